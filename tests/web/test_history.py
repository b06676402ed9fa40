"""What was, stays known: rows that may change keep every state, and no change escapes the chain."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from tests.web.conftest import client_of, office

from kontaktdichte.web.access import ROLES, Access
from kontaktdichte.web.actions.acting import acting, operating
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import EditionInForce, Link, Membership, Person, Role, Unit, User
from kontaktdichte.web.models.history import FORGOTTEN, remembering, states
from kontaktdichte.web.rls import inside

NOT_KEPT = {
    ("web_user", "password"),
    ("web_user", "last_login"),
    ("web_person", "sort_key"),
    ("web_loginprovider", "secret"),
    ("web_person", "search_key"),
}


@pytest.mark.usefixtures("db")
def test_no_table_forgets_what_was() -> None:
    """If it fails, a new table can be changed and nobody knows what stood there: see models/history.py."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(
            """select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            and (has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE') or has_any_column_privilege(oid, 'UPDATE'))"""
        )
        changeable = {row[0] for row in cursor.fetchall()}
        remembered = {model._meta.db_table for model in (*remembering(), User)}
        assert changeable - remembered - FORGOTTEN.keys() == set()
        assert FORGOTTEN.keys() - tables == set()
        cursor.execute(
            """select tgrelid::regclass::text from pg_trigger where not tgisinternal and tgenabled = 'O'
            group by 1 having bit_or(tgtype::int) & 28 = 28"""  # inserts, deletions, updates
        )
        assert remembered <= {row[0] for row in cursor.fetchall()}


def test_a_state_says_everything_but_secrets() -> None:
    """If it fails, a column's past is lost, or a password is kept for ever."""
    for model in (*remembering(), User):
        kept = {field.name for field in states(model)._meta.concrete_fields}
        lost = {(model._meta.db_table, f.name) for f in model._meta.concrete_fields if f.name not in kept}
        assert lost <= NOT_KEPT


@pytest.mark.usefixtures("db")
def test_migrations_are_those_of_the_models() -> None:
    """If it fails, a field or a trigger of this version exists in the code only."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_what_a_client_was_is_known(members: dict[str, Access], person: Person) -> None:
    """If it fails, nobody can say who looked after a client last year."""
    access, former = members[Role.TEAM_LEAD], person.counsellor
    with acting(access, "person.assign") as action:
        person.counsellor = access.membership
        person.save()
    with acting(access, "person.remove"):
        other = client_of_nobody(access)
    found = states(Person)._default_manager.filter(id=person.pk).order_by("pk")
    assert [(one.pgh_label, one.counsellor_id) for one in found] == [
        ("insert", former and former.pk), ("update", access.membership.pk),
    ]  # fmt: skip
    assert found.last().action == action.action
    assert Link.objects.get(action=action.action).actor_id == access.membership.pk
    assert states(Person)._default_manager.filter(id=other).count() == 1
    assert verifying.chain(access.organisation) == []


def client_of_nobody(access: Access) -> UUID:
    return Person.objects.create(organisation_id=access.organisation, number="77").pk


def test_nothing_changes_outside_an_action(members: dict[str, Access], person: Person) -> None:
    """If it fails, a new page changes a client and no link of the chain says so."""
    person.number = "0000008"
    with pytest.raises(DatabaseError, match="within an action only"), transaction.atomic():
        person.save()
    with acting(members[Role.COUNSELLOR], "person.change"):
        person.save()
    with pytest.raises(DatabaseError, match="within an action only"), transaction.atomic():
        Unit.objects.create(organisation_id=person.organisation_id, name="Team 9")


def test_what_was_is_never_changed(person: Person) -> None:
    """If it fails, whoever comes in through a page can rewrite what was."""
    tables = [states(model)._meta.db_table for model in (*remembering(), User)]
    for table in (*tables, "web_seal"):
        for statement in (f'update "{table}" set action = action', f'delete from "{table}"', f'truncate "{table}"'):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as c,
            ):
                c.execute(statement)


def test_founding_and_enrolling_are_links_of_the_chain(members: dict[str, Access]) -> None:
    """If it fails, a member with every right can come and go unseen."""
    kinds = list(Link.objects.order_by("number").values_list("kind", "actor_id"))
    assert kinds == [("organisation.found", None), *[("membership.enrol", None)] * len(ROLES["jobcenter"])]


def test_accounts_are_remembered_without_their_secrets(members: dict[str, Access]) -> None:
    """If it fails, a changed address cannot be told from the one before."""
    user = members[Role.COUNSELLOR].membership.user
    user.email = "neu@beispielstadt.example"
    user.save()
    user.set_password("ein-anderes-langes-wort")
    user.save()
    labels = states(User)._default_manager.filter(id=user.pk).order_by("pk").values_list("pgh_label", flat=True)
    assert list(labels) == ["insert", "update"]


MEMBERSHIP, EDITION = Membership._meta.db_table, EditionInForce._meta.db_table
TAMPERED = {
    "role": f"update {MEMBERSHIP} set role = 'team_lead' where role = 'counsellor'",
    "end": f"update {MEMBERSHIP} set until = current_date where role = 'counsellor'",
    "begin": f"""update {EDITION} set "from" = "from" - 30""",
    "edition": f"update {EDITION} set edition = '2099-01-01'",
    "no edition": f"delete from {EDITION}",
    "name": "update web_organisation set name = 'Anderswo'",
    "counsellor": "update web_person set counsellor_id = null",
    "past": f"update {MEMBERSHIP}event set role = 'team_lead' where role = 'counsellor'",
    "no past": f"delete from {MEMBERSHIP}event where role = 'counsellor'",
    "no seal": "delete from web_seal where state = (select min(state) from web_seal)",
}


@pytest.fixture(scope="module")
def stored(migrated: None) -> UUID:
    """An office whose rows are stored for good."""
    with transaction.atomic():
        organisation, members = office(f"Dorf {uuid4().hex[:6]}", uuid4().hex[:6])
        client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD])
    return organisation.pk


@pytest.mark.parametrize("with_triggers", [True, False], ids=["plainly", "without triggers"])
@pytest.mark.parametrize("sql", TAMPERED.values(), ids=TAMPERED)
def test_what_the_owner_changes_of_members_and_editions_is_named(stored: UUID, sql: str, with_triggers: bool) -> None:
    """If it fails, whoever owns the database makes somebody a team lead, or a rule older than it is, unseen."""
    with inside(stored):
        assert verifying.chain(stored) == []
    with inside(stored, using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("select set_config('app.action', gen_random_uuid()::text, true)")
        if not with_triggers:
            cursor.execute(f"alter table {sql.split()[2 if sql.startswith('delete') else 1]} disable trigger user")
        cursor.execute(sql)
        assert cursor.rowcount >= 1
        found = as_owner(stored)
        transaction.set_rollback(True, using="owner")
    assert found != []


def as_owner(organisation: UUID) -> list[str]:
    """The chain as the owner's running transaction leaves it."""
    default, owner = connections["default"], connections["owner"]
    connections["default"] = owner
    try:
        return verifying.chain(organisation)
    finally:
        connections["default"] = default


def test_an_operator_without_membership_can_act(members: dict[str, Access]) -> None:
    """If it fails, a first edition put in force by command breaks the chain."""
    own = members[Role.COUNSELLOR].organisation
    with operating(own, "edition.activate"):
        EditionInForce.objects.create(
            organisation_id=own, concept="schwaebisch-hall", edition="2018-01-01", from_day=date(2018, 1, 1)
        )
    assert verifying.chain(own) == []
