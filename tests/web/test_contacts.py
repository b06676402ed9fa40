"""Recording a contact over HTTP: what it meets, why it does not count, and that nothing is stored twice or changed."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.conftest import client_of

from kontaktdichte.web import jobs
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import contacts
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Contact, DutyState, Link, Person, Read, Role

FORM = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": ""}


def sent(browser: Client, person: Person, **changed: str) -> int:
    form = {**FORM, "form_key": str(uuid4()), **changed}
    return int(browser.post(f"/klienten/{person.pk}/kontakt/", form).status_code)


def owed(person: Person) -> set[tuple[str, date]]:
    return set(DutyState.objects.filter(person=person, actionable=True).values_list("rule", "hard"))


def test_a_talk_meets_what_was_owed(browser: Client, person: Person) -> None:
    """If it fails, a counsellor who did the work still stands on the list."""
    browser.get("/")
    before = owed(person)
    assert sent(browser, person) == 302
    assert before - owed(person)
    assert Contact.objects.filter(person=person).count() == 2


def test_a_form_sent_twice_is_stored_once(browser: Client, person: Person) -> None:
    """If it fails, a double click is two contacts."""
    key = str(uuid4())
    assert sent(browser, person, form_key=key) == sent(browser, person, form_key=key) == 302
    assert Contact.objects.filter(form_key=key).count() == 1


@pytest.mark.parametrize(
    "changed", [{"on": "2026-11-21"}, {"on": "gestern"}, {"channel": "pigeon"}, {"on": "1899-12-31"}], ids=str
)
def test_what_cannot_be_stored_is_not(browser: Client, person: Person, changed: dict[str, str]) -> None:
    """If it fails, a slip of the finger becomes evidence."""
    assert sent(browser, person, **changed) == 422
    assert Contact.objects.filter(person=person).count() == 1


def test_a_contact_of_the_wrong_client_moves_with_its_trace(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, a slip stays in the wrong file, or vanishes without a trace."""
    access = members[Role.COUNSELLOR]
    right = client_of(access.membership, members[Role.TEAM_LEAD], "0000009")
    sent(browser, person)
    wrong = Contact.objects.get(person=person, on="2026-11-19")
    moved = contacts.move(access=access, contact=wrong, person=right)
    assert (moved.person_id, moved.replaces_id) == (right.pk, wrong.pk)
    assert verifying.projection(access.organisation, access.today) == []
    assert owed(right) != owed(person)


def test_a_moved_contact_counts_no_more_for_the_wrong_client(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, the wrong client's duty stays fulfilled by a talk that somebody else had."""
    access = members[Role.COUNSELLOR]
    right = client_of(access.membership, members[Role.TEAM_LEAD], "0000009")
    browser.get("/")
    before = owed(person)
    sent(browser, person)
    wrong = Contact.objects.get(person=person, on="2026-11-19")
    contacts.move(access=access, contact=wrong, person=right)
    assert owed(person) == before
    assert not any("19.11.2026" in said for duty in explained(access, person).duties for said in duty.counted)
    assert any("19.11.2026" in said for duty in explained(access, right).duties for said in duty.counted)


def test_a_no_show_that_was_corrected_asks_for_nothing(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, a client who came is asked why not."""
    sent(browser, person, outcome="no_show")
    assert person.family_name in browser.get("/").content.decode().partition('id="nicht-erschienen"')[2]
    noted = Contact.objects.get(person=person, outcome="no_show")
    contacts.correct(access=members[Role.COUNSELLOR], contact=noted, outcome="kept")
    assert person.family_name not in browser.get("/").content.decode().partition('id="nicht-erschienen"')[2]


def test_every_action_is_one_link_and_the_chain_holds(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, nobody can show an auditor that nothing was added afterwards."""
    access, before = members[Role.COUNSELLOR], Link.objects.count()
    sent(browser, person)
    contact = Contact.objects.get(person=person, on="2026-11-19")
    contacts.correct(access=access, contact=contact, channel="phone")
    contacts.dispute(access=access, contact=contact)
    assert Link.objects.count() == before + 3
    assert verifying.chain(access.organisation) == []


def test_who_looked_at_a_file_is_known(browser: Client, person: Person) -> None:
    """If it fails, a client who asks who read the file gets no answer."""
    before = Read.objects.filter(person=person).count()
    assert browser.get(f"/klienten/{person.pk}/").status_code == 200
    assert Read.objects.filter(person=person).count() == before + 1


def test_a_corrected_contact_that_is_moved_takes_its_earlier_self_along(
    members: dict[str, Access], person: Person
) -> None:
    """If it fails, a talk with somebody else counts again for the wrong client as it was before it was corrected."""
    access = members[Role.COUNSELLOR]
    right = client_of(access.membership, members[Role.TEAM_LEAD], "0000009")
    jobs.renew_all(access.organisation, access.today)
    before, was = owed(person), owed(right)
    first = contacts.record(
        access=access, person=person, on=date(2026, 11, 19), channel="in_person", kind="talk", outcome="kept",
        justification=None, form_key=None,
    ).contact  # fmt: skip
    assert owed(person) != before
    corrected = contacts.correct(access=access, contact=first, on=date(2026, 11, 18))
    contacts.move(access=access, contact=corrected, person=right)
    assert owed(person) == before
    assert owed(right) != was
    assert not any("11.2026" in told for duty in explained(access, person).duties for told in duty.counted)


def test_why_a_contact_does_not_count_is_said_of_this_one_only(browser: Client, person: Person) -> None:
    """If it fails, a counsellor reads the excuses of five other contacts and finds not the one that matters."""
    sent(browser, person, on="2026-11-18", channel="phone")
    answer = browser.post(
        f"/klienten/{person.pk}/kontakt/", {**FORM, "outcome": "no_show", "form_key": str(uuid4())},
        HTTP_HX_REQUEST="true",
    ).content.decode()  # fmt: skip
    assert "vom 19.11.2026 zählt nicht" in answer
    assert "18.11.2026" not in answer


def test_a_second_contact_like_the_first_is_asked_about(browser: Client, person: Person) -> None:
    """If it fails, two people who record the same talk make two of it, and nobody notices."""

    def answered() -> str:
        form = {**FORM, "form_key": str(uuid4())}
        return browser.post(f"/klienten/{person.pk}/kontakt/", form, HTTP_HX_REQUEST="true").content.decode()

    assert "steht für diesen Tag schon in der Akte" not in answered()
    assert "steht für diesen Tag schon in der Akte" in answered()


def test_what_is_owed_is_shown_anew_beside_the_form(browser: Client, person: Person) -> None:
    """If it fails, the page says "fulfilled" on the left and "open" on the right, and the talk is entered twice."""
    page = browser.get(f"/klienten/{person.pk}/kontakt/").content.decode()
    assert f'id="pflichten" hx-get="/klienten/{person.pk}/" hx-trigger="contact-recorded from:body"' in page
