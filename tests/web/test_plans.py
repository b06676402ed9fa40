"""Perspective plan and case conferences between provider and Jobcenter: each writes its own rows, both read them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.side import Together, together

from kontaktdichte.web.actions import partners
from kontaktdichte.web.actions.participation import holding
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import (
    Assignment,
    Conference,
    ConferenceRequest,
    Event,
    Partner,
    Person,
    Plan,
    PlanAnswer,
    Role,
    Sharing,
)

ENTRY = date(2026, 11, 2)
STEPS = {
    "schritt-TOTAL_FORMS": "4",
    "schritt-INITIAL_FORMS": "0",
    "schritt-0-what": "Bewerbung",
    "schritt-0-who": "Team",
}


@pytest.fixture
def sides(db: None) -> Together:
    return together()


def text(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]


def worker(sides: Together) -> Client:
    return sides.provider.browser(Role.PROJECT_WORKER)


def counsellor(sides: Together) -> Client:
    return sides.jobcenter.browser(Role.COUNSELLOR)


def duties(sides: Together, person: Person) -> dict[str, Any]:
    sides.provider.entered()
    said = explained(sides.provider.members[Role.PROJECT_WORKER], person)
    return {duty.rule: duty for duty in said.duties}


def planned(sides: Together, person: Person) -> Plan:
    """A version, asked about at the Jobcenter."""
    browser, path = worker(sides), f"/klienten/{person.pk}/teilnahme/plan/"
    form = {"on": "2026-11-05", "goals": "Arbeit im Lager", **STEPS}
    assert browser.post(f"{path}neu/", form).status_code == 302
    plan = Plan.objects.get(organisation=sides.provider.organisation)
    assert browser.post(f"{path}{plan.pk}/anfragen/").status_code == 302
    return plan


def test_a_version_meets_the_duty_and_is_read_by_the_jobcenter(sides: Together) -> None:
    """If it fails, a plan that was drawn up stays owed, or the counsellor cannot agree to what cannot be read."""
    person = sides.taken_in(ENTRY)
    assert duties(sides, person)["perspective_plan"].actionable
    planned(sides, person)
    assert duties(sides, person)["perspective_plan"].verdict == "fulfilled"
    assert "bittet um Abstimmung des Plans" in text(counsellor(sides).get("/in-projekten/"))
    page = text(counsellor(sides).get(f"/klienten/{sides.client}/projekt/"))
    for said in ("Arbeit im Lager", "Bewerbung", "Fassung 1 vom 05.11.2026"):
        assert said in page


@pytest.mark.parametrize(("given", "value"), [("ja", "given"), ("nein", "declined")])
def test_the_jobcenter_answers_and_the_provider_takes_it_over(sides: Together, given: str, value: str) -> None:
    """If it fails, nobody can show that the plan was agreed with the counsellor, or why not."""
    person = sides.taken_in(ENTRY)
    plan = planned(sides, person)
    asked, path = counsellor(sides), f"/klienten/{sides.client}/projekt/plan/{plan.pk}/"
    assert asked.post(path, {"given": "nein", "why": ""}).status_code == 422
    assert asked.post(path, {"given": given, "why": "Ziel fehlt"}).status_code == 302
    assert asked.post(path, {"given": given, "why": "Ziel fehlt"}).status_code == 409
    browser = worker(sides)
    assert "Ziel fehlt" in text(browser.get(f"/klienten/{person.pk}/teilnahme/plan/"))
    assert browser.post(f"/klienten/{person.pk}/teilnahme/plan/{plan.pk}/uebernehmen/").status_code == 302
    now = holding(person, "plan_agreed_with_jobcenter", date(2026, 11, 20))
    assert now is not None
    assert now.value == value


def test_a_plan_that_stands_is_read_as_soon_as_a_sharing_begins(sides: Together) -> None:
    """If it fails, the counsellor of somebody who comes back asks for a plan that the project has long had."""
    person = sides.taken_in(ENTRY)
    access = sides.provider.members[Role.PROJECT_WORKER]
    sharing = Sharing.objects.exclude(assignment=None).get()
    partner = Partner.objects.get(partner=sharing.partner)
    partners.unshare(access=access, sharing=sharing, until=ENTRY)
    plan = planned(sides, person)
    sides.provider.entered()
    assert plan.partner is None
    for about in (["duties"], ["duties", "plan"]):
        begun = partners.share(
            access=access, person=person, partner=partner, about=about, basis="§ 61 SGB II", purpose="Begleitung",
            since=ENTRY, number="T0001", name="x", project=sharing.project, assignment=sharing.assignment,
        )  # fmt: skip
        plan.refresh_from_db()
        read = text(counsellor(sides).get(f"/klienten/{sides.client}/projekt/"))
        assert ("Arbeit im Lager" in read, "Bewerbung" in read) == ("plan" in about,) * 2
        sides.provider.entered()
        assert plan.sharing == (begun if "plan" in about else None)
        if "plan" not in about:
            partners.unshare(access=access, sharing=begun, until=ENTRY)
    assert plan.asked_on is None, "this Jobcenter has not been asked"
    other = Partner.objects.exclude(partner=partner.partner).get()
    partners.unshare(access=access, sharing=Sharing.objects.get(partner=other.partner, until_day=None), until=ENTRY)
    partners.share(
        access=access, person=person, partner=other, about=["plan"], basis="§ 61 SGB II", purpose="Begleitung",
        since=ENTRY, number="T0001", name="x", project=sharing.project, assignment=sharing.assignment,
    )  # fmt: skip
    plan.refresh_from_db()
    assert plan.sharing == begun, "who reads it already goes on reading"
    assert verifying.chain(sides.provider.organisation.pk) == []


def test_an_ended_sharing_hides_the_plan(sides: Together) -> None:
    """If it fails, the Jobcenter reads goals of somebody who has left."""
    person = sides.taken_in(ENTRY)
    planned(sides, person)
    form = {"last": "2026-11-10", "reason": "moved", "employed_since": "", "shared_last": "2026-11-15"}
    assert worker(sides).post(f"/klienten/{person.pk}/teilnahme/austritt/", form).status_code == 302
    sides.jobcenter.entered()
    assert not Plan.objects.exists()
    assert not PlanAnswer.objects.exists()


def test_a_need_of_the_jobcenter_is_owed_from_its_day_and_ends_with_a_result(sides: Together) -> None:
    """If it fails, the Jobcenter asks in vain, or the term of the conference begins when somebody has time for it."""
    person = sides.taken_in(ENTRY)
    assignment = Assignment.objects.get()
    path = f"/klienten/{sides.client}/projekt/zuweisungen/{assignment.pk}/fallberatung/"
    assert counsellor(sides).post(path, {"on": "2026-11-09", "topic": "Stillstand"}).status_code == 302
    browser, own = worker(sides), f"/klienten/{person.pk}/teilnahme/fallberatung/"
    assert "Stillstand" in text(browser.get(own))
    assert "Stillstand" in text(browser.get("/zugewiesen/"))
    asked = ConferenceRequest.objects.get()
    assert browser.post(own, {"bitte": asked.pk}).status_code == 302
    assert [row.on for row in Event.objects.filter(person=person)] == [date(2026, 11, 9)]
    assert duties(sides, person)["case_conference"].hard == date(2026, 12, 7)
    assert "Das Jobcenter bittet" not in text(browser.get(own))
    row = Conference.objects.get()
    assert browser.post(f"{own}{row.pk}/", {"on": "2026-11-18", "at": "10:30", "place": "Amt"}).status_code == 302
    page = text(counsellor(sides).get(f"/klienten/{sides.client}/projekt/"))
    assert "18.11.2026, 10:30, Amt" in page
    held = {
        "abhalten": "1", "on": "2026-11-18", "channel": "in_person", "there_client": "on", "result": "Neustart",
        "there_project_worker": "on", "there_counsellor": "on", "next_steps": "Praktikum",
    }  # fmt: skip
    assert worker(sides).post(f"{own}{row.pk}/", held).status_code == 302
    assert duties(sides, person)["case_conference"].verdict == "fulfilled"
    page = text(counsellor(sides).get(f"/klienten/{sides.client}/projekt/"))
    assert "Neustart" in page
    assert "Praktikum" in page


def test_a_conference_without_the_counsellor_stays_owed(sides: Together) -> None:
    """If it fails, a talk of two is taken for the conference of three."""
    person = sides.taken_in(ENTRY)
    browser, own = worker(sides), f"/klienten/{person.pk}/teilnahme/fallberatung/"
    assert browser.post(own, {"on": "2026-11-09", "topic": "Stillstand"}).status_code == 302
    row = Conference.objects.get()
    held = {
        "abhalten": "1", "on": "2026-11-18", "channel": "in_person", "there_client": "on", "result": "x",
        "there_project_worker": "on",
    }  # fmt: skip
    assert browser.post(f"{own}{row.pk}/", held).status_code == 302
    assert duties(sides, person)["case_conference"].actionable
