"""Chain and projection: what was tampered with is named, what lists say is what an evaluation says."""

import pytest
from django.db import connection
from django.test import Client
from tests.web.test_contacts import sent

from kontaktdichte.web.access import Access
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Contact, DutyState, Link, Person, Role


@pytest.fixture
def recorded(browser: Client, person: Person) -> Contact:
    """A contact recorded over HTTP after the import: the chain has two links."""
    assert sent(browser, person) == 302
    return Contact.objects.get(person=person, on="2026-11-19")


def as_if(contact: Contact, **columns: object) -> None:
    """Pretend that somebody who owns the database changed a row: the test's transaction may not, so the model does."""
    for name, value in columns.items():
        setattr(contact, name, value)


def test_an_untouched_chain_holds(recorded: Contact, members: dict[str, Access]) -> None:
    """If it fails, an auditor is told of tampering that never was."""
    assert verifying.chain(members[Role.COUNSELLOR].organisation) == []


def test_a_changed_row_is_named(recorded: Contact, members: dict[str, Access], monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a day written back is not found."""
    read = Contact.from_db.__func__  # type: ignore[attr-defined]

    def changed(cls: type[Contact], *row: object) -> Contact:
        found: Contact = read(cls, *row)
        if found.pk == recorded.pk:
            as_if(found, on=found.on.replace(day=1))
        return found

    monkeypatch.setattr(Contact, "from_db", classmethod(changed))
    found = verifying.chain(members[Role.COUNSELLOR].organisation)
    assert [sentence for sentence in found if str(recorded.pk) in sentence]


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
    assert set(Link.objects.values_list("kind", flat=True)) == {"import", "contact.record"}
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
