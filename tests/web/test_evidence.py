"""Chain and projection: what was tampered with is named, what lists say is what an evaluation says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from tests.web.conftest import client_of, office
from tests.web.test_contacts import sent

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.acting import LATER, commitment
from kontaktdichte.web.management import verifying
from kontaktdichte.web.management.verifying import RECORDS
from kontaktdichte.web.models import Contact, DutyState, Link, Person, Role
from kontaktdichte.web.rls import inside


@pytest.fixture
def recorded(browser: Client, person: Person) -> Contact:
    """A contact recorded over HTTP after the import: the chain has two links."""
    assert sent(browser, person) == 302
    return Contact.objects.get(person=person, on="2026-11-19")


@pytest.fixture
def stored(migrated: None) -> Iterator[tuple[UUID, Contact]]:
    """An office whose rows are stored for good, with times of recording as files have them, for its owner to change."""
    with transaction.atomic():
        organisation, members = office(f"Stadt {uuid4().hex[:6]}", uuid4().hex[:6])
        person = client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD])
    with inside(organisation.pk):
        contact = Contact.objects.get(person=person)
    yield organisation.pk, contact
    connections.close_all()


def verified(organisation: UUID) -> list[str]:
    with inside(organisation):
        return verifying.chain(organisation)


def test_an_untouched_chain_holds(recorded: Contact, members: dict[str, Access]) -> None:
    """If it fails, an auditor is told of tampering that never was."""
    assert verifying.chain(members[Role.COUNSELLOR].organisation) == []


@pytest.mark.parametrize(
    "sql",
    [
        """update web_contact set "on" = "on" - 1 where id = %(id)s""",
        "update web_contact set recorded_at = recorded_at - interval '1 day' where id = %(id)s",
        "delete from web_contact where id = %(id)s",
        "update web_link set at = at - interval '1 day' where action = %(action)s",
        "delete from web_link where action = %(action)s",
        "update web_chainhead set number = number + 1",
    ],
)
def test_what_the_owner_of_the_database_changes_is_named(stored: tuple[UUID, Contact], sql: str) -> None:
    """If it fails, a day written back, a contact or a whole action taken out is not found."""
    organisation, contact = stored
    assert verified(organisation) == []
    with inside(organisation, using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(sql, {"id": contact.pk, "action": contact.action})
        assert cursor.rowcount == 1
    assert verified(organisation) != []


def test_a_list_that_says_something_else_is_named(recorded: Contact, members: dict[str, Access]) -> None:
    """If it fails, a list can say anything and nobody finds out."""
    access = members[Role.COUNSELLOR]
    assert verifying.projection(access.organisation, access.today) == []
    duty = DutyState.objects.filter(person=recorded.person).first()
    assert duty is not None
    DutyState.objects.filter(pk=duty.pk).update(verdict="missed", need=duty.need + 1)
    assert verifying.projection(access.organisation, access.today) == [
        f"{recorded.person.number}: the list says something else"
    ]


def test_each_action_has_its_link(recorded: Contact) -> None:
    """If it fails, an action can be taken out of the chain unseen."""
    assert {"import", "contact.record"} <= set(Link.objects.values_list("kind", flat=True))
    assert Link.objects.get(action=recorded.action).kind == "contact.record"


@pytest.mark.usefixtures("db")
def test_every_column_says_how_personal_it_is_and_how_long_it_is_kept() -> None:
    """If it fails, a field is in no deletion plan and in no answer to a client."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select table_name, column_name from information_schema.columns where table_schema = 'public'
            and table_name like 'web\\_%' and
            coalesce(col_description(format('%I', table_name)::regclass, ordinal_position), '')
            !~ '^personal: [a-z]+; retention: [a-z_]+$'"""
        )
        assert cursor.fetchall() == []


def test_what_was_recorded_before_a_column_came_still_verifies() -> None:
    """If it fails, an upgrade makes every old contact look as if somebody had changed it."""
    key = [UUID(int=n) for n in range(6)]
    row = Contact(
        id=key[1], organisation_id=key[2], person_id=key[3], recorded_by_id=key[4], action=key[5], kind="talk",
        recorded_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC), on=date(2026, 11, 19), channel="in_person",
        outcome="kept", actor="P-1", minutes=45,
    )  # fmt: skip
    assert commitment(row, b"salt").hex() == "c2810b73afd75068928d042c70d3acc59520b34f7bcd7001578ac2fac0ee97ff"
    for column in LATER["web_contact"]:
        before = commitment(row, b"salt")
        setattr(row, column, "x")
        assert commitment(row, b"salt") != before  # what is said in it is committed to


def test_later_columns_are_columns() -> None:
    """If it fails, a name is misspelt, and what stands in that column is not committed to as it should."""
    tables = {model._meta.db_table: {one.attname: one for one in model._meta.concrete_fields} for model in RECORDS}
    for table, columns in LATER.items():
        assert all(tables[table][name].null for name in columns)
