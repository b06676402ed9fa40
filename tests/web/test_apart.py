"""Organisations are kept apart by the database: what one office loses if they are not is every client's privacy."""

from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from tests.web.conftest import client_of, office

from kontaktdichte.web.access import Access
from kontaktdichte.web.models import Person, Role
from kontaktdichte.web.rls import EXEMPT, enter

pytestmark = pytest.mark.usefixtures("db")


def asked(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def touched(sql: str, *values: Any) -> int:
    """How many rows a statement touched; none where it is not allowed."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount
    except ProgrammingError:  # permission denied
        return 0


def secured() -> list[str]:
    tables = [row[0] for row in asked("select tablename from pg_tables where schemaname = 'public' order by 1")]
    return [table for table in tables if table not in EXEMPT]


def test_no_table_is_forgotten() -> None:
    """If it fails, a new table shows every organisation's rows to all of them."""
    forced = asked("select relname from pg_class where relrowsecurity and relforcerowsecurity and relkind = 'r'")
    assert set(secured()) == {row[0] for row in forced}
    assert {table for table in EXEMPT if not asked("select to_regclass(%s)", table)[0][0]} == set()


def test_a_missing_context_is_an_error_and_no_empty_list() -> None:
    """If it fails, a forgotten context looks like an office without clients.

    Asked of the rules themselves, for one row without values: an empty table may be read without asking any of them.
    """
    rules = asked(
        """select tablename, string_agg(format('(%%s)', qual), ' or ') from pg_policies
        where cmd in ('ALL', 'SELECT') group by 1"""
    )
    assert {table for table, _ in rules} == set(secured())
    for table, rule in rules:
        row = f'(select (json_populate_record(null::"{table}", \'{{}}\')).* offset 0) as "{table}"'
        with pytest.raises(DatabaseError, match=r"app\.organisation|type uuid"), transaction.atomic():
            pytest.fail(f"{table}: {asked(f'select {rule} from {row}')}")


def test_every_reference_names_the_organisation_too() -> None:
    """If it fails, a row can point at another organisation's row, since foreign keys look past row-level security."""
    found = asked(
        """select con.conrelid::regclass::text, con.conname from pg_constraint con
        where con.contype = 'f' and con.confrelid::regclass::text = any(%s) and con.conrelid::regclass::text = any(%s)
        and con.confrelid <> 'web_organisation'::regclass and not exists (
            select 1 from pg_attribute a where a.attrelid = con.conrelid and a.attnum = any(con.conkey)
            and a.attname = 'organisation_id')""",
        secured(), secured(),
    )  # fmt: skip
    assert found == []


def test_another_offices_rows_are_neither_seen_nor_touched(members: dict[str, Access], person: Person) -> None:
    """If it fails, one office reads, changes, deletes or plants another one's data."""
    other, foreign = office("Nebenstadt", "2")
    client_of(foreign[Role.COUNSELLOR].membership, foreign[Role.TEAM_LEAD], "0000002")
    own = members[Role.COUNSELLOR].organisation
    for table in secured():
        key = {"web_organisation": "id", "web_organisationevent": "id"}.get(table, "organisation_id")
        enter(own)
        assert asked(f'select count(*) from "{table}" where {key} = %s', other.pk) == [(0,)], table
        for statement in (f'update "{table}" set {key} = {key}', f'delete from "{table}"'):
            assert touched(f"{statement} where {key} = %s", other.pk) == 0, statement
    planted = Person(organisation=other, number="9")
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        planted.save(force_insert=True)


def test_a_row_cannot_point_into_another_office(members: dict[str, Access], person: Person) -> None:
    """If it fails, an office finds out by trying which keys exist elsewhere."""
    _, foreign = office("Nebenstadt", "2")
    enter(members[Role.COUNSELLOR].organisation)
    asked("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="own_fk"):
        touched("update web_person set counsellor_id = %s", foreign[Role.COUNSELLOR].membership.pk)


def test_what_is_recorded_is_never_changed_or_deleted(person: Person) -> None:
    """If it fails, somebody can make a contact that never was, or unmake one that was."""
    for table in (
        "web_contact",
        "web_situation",
        "web_event",
        "web_agreement",
        "web_deviation",
        "web_dispute",
        "web_link",
    ):
        for statement in (f"update {table} set organisation_id = organisation_id", f"delete from {table}"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                asked(statement)


def test_the_applications_role_can_do_nothing_special() -> None:
    """If it fails, a hole in a page is a hole in everything."""
    assert asked(
        "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user"
    ) == [(False, False, False, False)]
    assert asked("select count(*) from pg_tables where tableowner = current_user") == [(0,)]
