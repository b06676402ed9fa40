"""A contact that was entered wrongly: corrected, cancelled, moved, disputed; told what it changed, nothing lost."""

from datetime import date

import pytest
from django.test import Client
from tests.web.conftest import TODAY, client_of

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import contacts
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Contact, DutyState, Person, Read, Role
from kontaktdichte.web.models.records import disputed, standing

SECOND = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": ""}


@pytest.fixture
def contact(members: dict[str, Access], person: Person) -> Contact:
    """A talk of yesterday, by phone and with its reason."""
    said = {"on": date(2026, 11, 19), "channel": "phone", "kind": "talk", "outcome": "kept", "justification": "illness"}
    return contacts.record(access=members[Role.COUNSELLOR], person=person, form_key=None, **said).contact  # type: ignore[arg-type]


def page(person: Person, contact: Contact, step: str = "") -> str:
    return f"/klienten/{person.pk}/kontakte/{contact.pk}/{step}"


def form(contact: Contact, **changed: str) -> dict[str, str]:
    return {**SECOND, "justification": "illness", "channel": "phone", "form_key": str(contact.pk), **changed}


def overdue_since_autumn(person: Person) -> bool:
    """Whether the talk that was due six months after the one in April is still owed."""
    return DutyState.objects.filter(person=person, hard=date(2026, 10, 10), actionable=True).exists()


def test_a_correction_shows_the_earlier_entry_and_says_what_it_changed(
    browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, a slip is corrected and nobody sees that a duty came back."""
    assert "Krankheit" in browser.get(page(person, contact)).content.decode()
    assert not overdue_since_autumn(person)
    answer = browser.post(page(person, contact), form(contact, justification=""), follow=True)
    text = answer.content.decode()
    assert "Kontakt berichtigt." in text
    assert "Frist 10.10.2026: 1 Kontakt nicht erfolgt" in text
    assert overdue_since_autumn(person)
    assert "kd-replaced" in text
    new = standing(Contact.objects.filter(person=person, on=contact.on)).get()
    assert (new.replaces_id, new.justification) == (contact.pk, None)
    assert "Frühere Einträge" in browser.get(page(person, new)).content.decode()


def test_what_was_typed_wrongly_is_told_at_the_field_and_kept(
    browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, a slip in a correction costs the whole correction."""
    answer = browser.post(page(person, contact), form(contact, on="2027-01-01", justification_text="Bus fiel aus"))
    assert (answer.status_code, "liegt noch in der Zukunft" in answer.content.decode()) == (422, True)
    assert "Bus fiel aus" in answer.content.decode()
    assert Contact.objects.filter(person=person).count() == 2


def test_of_two_who_correct_one_contact_the_second_sees_both(
    members: dict[str, Access], browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, one colleague's correction silently covers the other's."""
    contacts.correct(access=members[Role.TEAM_LEAD], contact=contact, channel="video")
    answer = browser.post(page(person, contact), form(contact, justification_text="Bus fiel aus"))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "inzwischen von jemand anderem geändert" in text
    assert "per Video" in text
    assert "Bus fiel aus" in text
    assert Contact.objects.filter(person=person).count() == 3
    with pytest.raises(Stale):
        contacts.cancel(access=members[Role.COUNSELLOR], contact=contact)


def test_a_cancelled_contact_counts_no_more_and_stays_visible(
    members: dict[str, Access], browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, a contact that never was meets a duty, or vanishes without a trace."""
    text = browser.post(page(person, contact, "stornieren/"), follow=True).content.decode()
    assert "Kontakt storniert" in text
    assert overdue_since_autumn(person)
    assert text.count("19.11.2026") >= 2
    assert "vom 19.11.2026 zählt nicht" not in text, "it never was, so it needs no reason"
    assert verifying.projection(members[Role.COUNSELLOR].organisation, TODAY) == []


def test_a_contact_of_the_wrong_client_is_moved_after_both_were_shown(
    members: dict[str, Access], browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, whoever mistook one Öztürk for the other cannot mend it, or mends it into a third file."""
    right = client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], "0000009")
    there = page(person, contact, "verschieben/")
    assert str(right.pk) in browser.get(there, {"q": "0000009"}).content.decode()
    shown = browser.get(there, {"zu": str(right.pk)}).content.decode()
    assert "0000001" in shown
    assert "0000009" in shown
    reads = Read.objects.filter(person=right).count()
    text = browser.post(there, {"zu": str(right.pk)}, follow=True).content.decode()
    assert "Kontakt verschoben zu" in text
    assert "In der Akte von" in text
    assert (overdue_since_autumn(right), overdue_since_autumn(person)) == (False, True)
    assert Read.objects.filter(person=right).count() > reads
    for address in (page(person, contact), f"/klienten/{person.pk}/"):
        left = browser.get(address).content.decode()
        assert "in die richtige Akte verschoben" in left
        assert "Krankheit<" not in left.partition('id="kontakte"')[2], "what was said belongs to somebody else"


@pytest.mark.parametrize("to", ["nobody", "00000000-0000-0000-0000-000000000001"])
def test_a_contact_moves_to_nobody(browser: Client, person: Person, contact: Contact, to: str) -> None:
    """If it fails, a contact is lost in a file that does not exist."""
    assert browser.post(page(person, contact, "verschieben/"), {"zu": to}).status_code == 404
    assert Contact.objects.filter(person=person).count() == 2


def test_a_dispute_is_marked_wherever_the_contact_appears_until_it_is_settled(
    members: dict[str, Access], browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, somebody relies on what the client disputes (§ 84 (2) SGB X)."""
    browser.post(page(person, contact, "bestreiten/"))
    assert "bestritten" in browser.get(page(person, contact)).content.decode()
    text = browser.get(f"/klienten/{person.pk}/").content.decode()
    listed = text.partition('id="kontakte"')[2]
    told = [
        one.partition("</li>")[0] for one in text.split("<li>")[1:] if "vom 19.11.2026" in one.partition("</li>")[0]
    ]
    assert "bestritten" in listed
    assert told
    assert all("bestritten" in one for one in told), "also where it counts"
    new = contacts.correct(access=members[Role.COUNSELLOR], contact=contact, minutes=20)
    assert disputed(Contact.objects.filter(person=person)) == {contact.pk, new.pk}, "the marker goes with it"
    browser.post(page(person, new, "bestreiten/"), {"ende": "1"})
    assert disputed(Contact.objects.filter(person=person)) == set()


def test_a_contact_just_recorded_can_be_undone_without_a_script(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, a slip costs five clicks and therefore stays."""
    form = {**SECOND, "form_key": "6a1e9d1c-5f0a-4d2b-9d52-0d6a4f0d8f11"}
    text = browser.post(f"/klienten/{person.pk}/kontakt/", form, follow=True).content.decode()
    row = Contact.objects.get(person=person, on="2026-11-19")
    assert "Rückgängig machen" in text
    assert page(person, row, "stornieren/") in text
    other = browser.get(f"/klienten/{person.pk}/", {"erfasst": str(Contact.objects.get(on="2026-04-10").pk)})
    assert "Rückgängig machen" not in other.content.decode(), "somebody else recorded it"


def test_why_names_the_facts_the_contacts_the_passage_and_the_reading(browser: Client, person: Person) -> None:
    """If it fails, a caseworker cannot say why something is owed without asking somebody else."""
    browser.post(f"/klienten/{person.pk}/kontakt/", {**SECOND, "channel": "email", "form_key": str(person.pk)})
    text = browser.get(f"/klienten/{person.pk}/").content.decode()
    why = text.partition("2 Kontakte im Jahr in gleichmäßigem Abstand")[2].partition("</details>")[0]
    for said in (
        "Integrationsprognose: marktnah (seit 01.04.2026)", "Die E-Mail vom 19.11.2026 zählt nicht", "mind. 2x/Jahr",
        "Gleichmäßiger Abstand", "6 Monate", "11.04.2026 – 10.10.2026",
    ):  # fmt: skip
        assert said in why, said


def test_a_contact_is_found_in_its_own_file_only(
    members: dict[str, Access], browser: Client, person: Person, contact: Contact
) -> None:
    """If it fails, an entry is read under somebody else's name."""
    other = client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], "0000009")
    for step in ("", "verschieben/"):
        assert browser.get(page(other, contact, step)).status_code == 404
    for step in ("stornieren/", "bestreiten/"):
        assert browser.post(page(other, contact, step)).status_code == 404
        assert browser.get(page(person, contact, step)).status_code == 405
