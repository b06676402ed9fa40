"""Why a duty was missed: recorded from its row, shown there, and judged by the engine."""

from datetime import date

import pytest
from django.test import Client
from tests.web.conftest import client_of
from tests.web.test_facts import hidden

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.deviations import give
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Deviation, DutyState, Person, Role

FORM = {
    "reason": "illness",
    "text": "",
    "given_on": "2026-11-20",
    "notified_on": "",
    "answered_on": "",
    "status": "given",
}
MISSED = "contacts_per_year_target/2026-04-11/"


def page(person: Person, duty: str = MISSED) -> str:
    return f"/klienten/{person.pk}/pflichten/{duty}"


def verdict(person: Person) -> str:
    return DutyState.objects.get(person=person, rule="contacts_per_year_target", window="2026-04-11").verdict


def test_a_missed_duty_with_a_reason_stays_missed_with_reason(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, a reason is lost, or makes a missed duty look fulfilled."""
    browser.get("/")
    assert verdict(person) == "missed"
    assert page(person) in browser.get(f"/klienten/{person.pk}/").content.decode()
    text = browser.post(page(person), FORM, follow=True).content.decode()
    assert "Versäumt mit Grund (Krankheit)" in text
    assert "angegeben am 20.11.2026" in text
    assert verdict(person) == "missed_with_reason"
    assert verifying.chain(members[Role.COUNSELLOR].organisation) == []


def test_a_reason_is_changed_by_another_row(browser: Client, person: Person) -> None:
    """If it fails, nobody sees that a rejected reason was given first."""
    browser.post(page(person), FORM)
    seen = hidden(browser.get(page(person)).content.decode(), "seen")
    text = browser.post(page(person), {**FORM, "status": "rejected", "seen": seen}, follow=True).content.decode()
    assert "abgelehnt" in text
    assert verdict(person) == "missed"
    first, second = Deviation.objects.filter(person=person).order_by("recorded_at")
    assert second.replaces_id == first.pk


def test_of_two_who_give_a_reason_the_second_sees_both(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, one colleague's reason silently covers the other's."""
    give(access=members[Role.TEAM_LEAD], person=person, rule="contacts_per_year_target", window=date(2026, 4, 11),
         seen="", reason="holiday", given_on=date(2026, 11, 20), status="given")  # fmt: skip
    answer = browser.post(page(person), FORM | {"text": "Grippe"})
    assert answer.status_code == 409
    assert "Urlaub" in answer.content.decode()
    assert "Grippe" in answer.content.decode()
    assert Deviation.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": ""}, "zwingend erforderlich"),
        ({"given_on": "2026-11-21"}, "liegt noch in der Zukunft"),
        ({"notified_on": "2026-11-19"}, "liegt vor dem darüber"),
        ({"answered_on": "morgen"}, "gültiges Datum"),
    ],
)
def test_a_slip_is_told_and_nothing_is_lost(
    browser: Client, person: Person, changed: dict[str, str], said: str
) -> None:
    """If it fails, a reason is dated before it was known, or typed twice."""
    answer = browser.post(page(person), FORM | {"text": "Grippe"} | changed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Grippe" in answer.content.decode()
    assert Deviation.objects.count() == 0


@pytest.mark.parametrize("duty", ["contacts_per_year_floor/2026-04-01/", "nothing/2026-04-11/", f"{MISSED[:-3]}x/"])
def test_only_a_missed_duty_has_a_reason(browser: Client, person: Person, duty: str) -> None:
    """If it fails, a reason stands where nothing was missed."""
    assert browser.get(page(person, duty)).status_code == 404


def test_a_reason_belongs_to_one_client(members: dict[str, Access], browser: Client, person: Person) -> None:
    """If it fails, one client's illness excuses another's duty."""
    client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], "0000009")
    browser.post(page(person), FORM)
    assert DutyState.objects.filter(verdict="missed_with_reason").values_list("person", flat=True).get() == person.pk
