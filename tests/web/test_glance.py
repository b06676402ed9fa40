"""What lists say of a client at a glance follows from what is recorded, at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import TODAY
from tests.web.test_contacts import sent

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web import evaluations, lines, listing
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.evaluations import refresh
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import ComingChange, Computed, DutyState, MissingFact, OpenFinding, Person, Role

SINCE = date(2026, 11, 10)


def taken_in(members: dict[str, Access], number: str = "0000007", **facts: Any) -> Person:
    """A new client since last week; ``outlook=("N", {...})`` adds columns of the situation."""
    rows = [{"subject": number, "attribute": "client", "value": "true", "from": SINCE}]
    for attribute, (value, more) in facts.items():
        rows.append({"subject": number, "attribute": attribute, "value": value, "from": SINCE, **more})
    counsellor = members[Role.COUNSELLOR].membership.code
    person = {"id": number, "birth_date": date(1985, 5, 3), "counsellor": counsellor}
    organisations.take_in(
        access=members[Role.TEAM_LEAD], tables=Tables.from_rows(persons=[person], situations=rows),
        names={number: ("Müller-Weiß", "Jörg")},
    )  # fmt: skip
    refresh(members[Role.COUNSELLOR])
    return Person.objects.get(number=number)


def seen(person: Person) -> Computed:
    return Computed.objects.get(person=person)


def test_a_new_client_is_new_until_a_contact_counts(members: dict[str, Access], browser: Client) -> None:
    """If it fails, nobody sees in time who waits for the first talk, or a client who was there is called new."""
    person = taken_in(members, outlook=("N", {}))
    first = DutyState.objects.filter(person=person, rule="first_contact_n").get()
    assert seen(person).first_contact_by == first.hard > TODAY
    sent(browser, person, channel="phone")  # without a reason it does not count
    assert seen(person).first_contact_by == first.hard
    assert (seen(person).last_on, seen(person).last_channel) == (date(2026, 11, 19), "phone")
    sent(browser, person)
    assert seen(person).first_contact_by is None


def test_a_missed_appointment_is_open_until_the_client_came(browser: Client, person: Person) -> None:
    """If it fails, a counsellor asks somebody who was there why they did not come."""
    sent(browser, person, outcome="no_show", on="2026-11-18")
    assert seen(person).no_show_on == date(2026, 11, 18)
    sent(browser, person)
    assert seen(person).no_show_on is None


def test_what_ends_and_what_is_to_be_reviewed_is_seen_before(members: dict[str, Access]) -> None:
    """If it fails, an exception outlives its review, and a measure ends without anybody having seen it come."""
    ends = {"until": TODAY + timedelta(10)}
    review = {"reason": None, "approver": "TL", "approved_on": SINCE, "review_on": TODAY + timedelta(5)}
    person = taken_in(
        members, outlook=("near_market", {}), in_measure=("true", ends), fm0=("no_realistic_chance", review)
    )
    changes = ComingChange.objects.filter(person=person)
    found = {(change.kind, change.about): change.on for change in changes}
    assert found["situation_ends", "in_measure"] == TODAY + timedelta(10)
    assert found["review", "fm0"] == TODAY + timedelta(5)
    assert seen(person).stable_until <= min(found.values())


def test_missing_facts_are_counted_and_named(members: dict[str, Access]) -> None:
    """If it fails, a client of whom nothing can be judged looks like one to whom nothing is owed."""
    person = taken_in(members)
    assert seen(person).missing == MissingFact.objects.filter(person=person).count() > 0


@pytest.mark.parametrize("model", [Computed, ComingChange, MissingFact, OpenFinding])
def test_a_glance_that_says_something_else_is_named(members: dict[str, Access], model: Any) -> None:
    """If it fails, a list can leave somebody out and nobody finds out."""
    person = taken_in(members, in_measure=("true", {"until": TODAY + timedelta(10)}), fm0=("true", {}))
    access = members[Role.COUNSELLOR]
    assert verifying.projection(access.organisation, access.today) == []
    changed = {
        Computed: {"due": None, "overdue_since": TODAY},
        ComingChange: {"on": TODAY},
        MissingFact: {"expectation": 99},
        OpenFinding: {"about": "abc"},
    }
    model.objects.filter(person=person).update(**changed[model])
    assert verifying.projection(access.organisation, access.today) == [f"{person.number}: the list says something else"]


def test_a_duty_met_by_a_fact_leads_to_the_form_that_enters_it(browser: Client, person: Person) -> None:
    """If it fails, a counsellor looks for the place where an overdue agreement is entered."""
    sent(browser, person)
    there = f'href="/klienten/{person.pk}/angaben/merkmal/integration_agreement/" aria-label="Eintragen: '
    for page in ("/?alle", "/?meine"):
        assert there in browser.get(page).content.decode()
    assert browser.get(f"/klienten/{person.pk}/angaben/merkmal/integration_agreement/").status_code == 200


def test_a_protected_fact_has_no_form_for_everybody(members: dict[str, Access]) -> None:
    """If it fails, Today leads to a page that the member may not see, or its address tells what is protected."""
    concept = evaluations.concept_for(members[Role.TEAM_LEAD])
    rule = concept.rules["integration_agreement"]
    assert lines.held(rule, concept) == "integration_agreement"
    declared = concept.attributes["integration_agreement"].model_copy(update={"sensitive": True})
    hidden = concept.model_copy(update={"attributes": concept.attributes | {"integration_agreement": declared}})
    assert lines.held(rule, hidden) == ""


def test_entries_that_contradict_each_other_are_on_today_with_what_to_do(
    members: dict[str, Access], browser: Client
) -> None:
    """If it fails, an exception that nobody approved or two outlooks at once stay unseen until an audit."""
    person = taken_in(members, fm0=("true", {}))
    (row,) = OpenFinding.objects.filter(person=person)
    assert (row.code, row.about) == ("approval_missing", "fm0")
    page = browser.get("/?alle").content.decode()
    for said in ("wirkt nicht: es fehlt", "Fehlendes ergänzen", f"/klienten/{person.pk}/angaben/merkmal/fm0/"):
        assert said in page
    assert str(person.pk) in browser.get("/klienten/?stand=zu-klaeren").content.decode()
    assert browser.get(f"/klienten/{person.pk}/angaben/merkmal/fm0/").status_code == 200


def test_what_is_to_settle_about_a_protected_fact_is_told_to_few(members: dict[str, Access]) -> None:
    """If it fails, a substitute reads of an illness in a list of slips."""
    person = taken_in(members)
    OpenFinding.objects.create(
        organisation=person.organisation, person=person, code="situation_overlap", about="reduced_capacity", on=TODAY
    )
    assert listing.unclear(members[Role.COUNSELLOR]).exists()
    assert not listing.unclear(members[Role.SUBSTITUTE]).exists()
