"""The boards: each number is what the engine says of base tables, and the list behind it has as many rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import TODAY, office
from tests.web.project_side import founded
from tests.web.provider import browser

from kontaktdichte.web import boards
from kontaktdichte.web.access import Access
from kontaktdichte.web.boards import Board
from kontaktdichte.web.evaluations import clock, concept_for, explained
from kontaktdichte.web.jobs import renew_all
from kontaktdichte.web.management import demonstrated_projects
from kontaktdichte.web.models import Membership, Person, Project, Role, Situation
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.months import months
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views.places import places

pytestmark = pytest.mark.usefixtures("db")


@dataclass
class Demonstrated:
    """The demonstration's lead of the first provider, and what the engine says of everybody there."""

    lead: Access
    said: dict[Person, Any]


@pytest.fixture
def demonstrated(db: None) -> Demonstrated:
    """Two providers, two Jobcenters, a grant authority; the first provider's context is entered."""
    jobcenter, _ = office("Musterstadt")
    keys, _logins = demonstrated_projects.made(jobcenter.pk, TODAY, years=2)
    for key in keys:
        enter(key)
        renew_all(key, TODAY)
    enter(keys[1])
    member = Membership.objects.select_related("organisation", "user").get(role=Role.PROJECT_LEAD)
    lead = Access(keys[1], member.organisation.name, member, TODAY)
    return Demonstrated(lead, {one: explained(lead, one) for one in Person.objects.all()})


def owed(made: Demonstrated, *rules: str) -> set[tuple[Any, ...]]:
    """Who owes what by these rules now, as the engine says."""
    return {
        (person.pk, duty.rule, duty.window)
        for person, said in made.said.items()
        for duty in said.duties
        if duty.rule in rules and duty.actionable
    }


def told(found: Board, figure: str) -> set[tuple[Any, ...]]:
    """The same of a board."""
    return {(one.person, one.rule, one.window) for one in found.items[figure]}


def test_each_number_is_what_the_engine_says(demonstrated: Demonstrated) -> None:
    """If it fails, a lead trusts a number that is not so, and a duty is missed."""
    duties_are_those_of_the_engine(demonstrated)
    days_and_contacts_that_are_missing_are_the_months(demonstrated)
    aftercare_that_ends_soon_is_that_of_the_clock(demonstrated)
    places_are_those_that_the_measure_counts(demonstrated)


def duties_are_those_of_the_engine(demonstrated: Demonstrated) -> None:
    """What is owed now, by rules; reports also where a period has passed without one."""
    found, lead = boards.board(demonstrated.lead), demonstrated.lead
    assert told(found, boards.CONTACTS) == owed(demonstrated, "contacts_per_month") != set()
    assert told(found, boards.HANDOVERS) == owed(demonstrated, "handover_entry", "handover_exit") != set()
    assert told(found, boards.PLANS) == owed(demonstrated, "perspective_plan") != set()
    assert told(found, boards.CONFERENCES) == owed(demonstrated, "case_conference")
    notices = {
        (person.pk, rule, duty.window)
        for person, said in demonstrated.said.items()
        for duty in said.duties
        for rule, notice in concept_for(lead).notices().items()
        if duty.rule == notice and duty.actionable
    }
    assert told(found, boards.NOTICES) == notices != set()
    reports = owed(demonstrated, "reporting")
    assert told(found, boards.REPORTS) >= reports != set()
    passed = {one.person for one in found.items[boards.REPORTS] if one.late}
    unsent = set()
    for person, said in demonstrated.said.items():
        closed = [duty for duty in said.duties if duty.rule == "reporting" and duty.hard < TODAY]
        if closed and closed[-1].verdict in ("missed", "missed_with_reason"):
            unsent.add(person.pk)
    assert passed == unsent


def days_and_contacts_that_are_missing_are_the_months(demonstrated: Demonstrated) -> None:
    """Else somebody begins on a day on which it is too late already."""
    found = boards.board(demonstrated.lead)

    people = [one for one in demonstrated.said if one.kind == "person"]
    sheet = {one.person.pk: one.owed for one in months(demonstrated.lead, people, TODAY.replace(day=1))}
    for item in found.items[boards.CONTACTS]:
        duty = sheet[item.person]
        assert duty is not None
        assert (item.missing, item.by, item.late) == (duty.missing, duty.latest, (duty.latest or TODAY) < TODAY)
    running = [one for one in sheet.values() if one is not None and one.hard >= TODAY]
    assert found.missing == sum(one.missing for one in running)
    assert found.left == max(one.left for one in running)


def aftercare_that_ends_soon_is_that_of_the_clock(demonstrated: Demonstrated) -> None:
    """Else aftercare ends before anybody has thought of it."""
    lead, soon = demonstrated.lead, TODAY + timedelta(weeks=8)
    ends = {}
    for person in demonstrated.said:
        now = clock(lead, person) if person.kind == "person" else None
        if now is not None and now.running:
            spans = standing(Situation.objects.filter(person=person, attribute="participation", value="aftercare"))
            held = spans.order_by("-from_day")[0].until_day
            last = min(now.last, held - timedelta(1) if held else now.last)
            if last < soon:
                ends[person.pk] = (last, last < TODAY)
    found = {one.person: (one.by, one.late) for one in boards.board(lead).items[boards.AFTERCARE]}
    assert found == ends
    assert {late for _day, late in ends.values()} == {True, False}


def places_are_those_that_the_measure_counts(demonstrated: Demonstrated) -> None:
    """Else board and project's page name two numbers of free places."""
    lead = demonstrated.lead
    found = boards.board(lead).places
    assert len(found) == 2
    for project in Project.objects.select_related("subject"):
        now = places(lead, concept_for(lead), project)
        assert now is not None
        assert (found[project.pk].provided, found[project.pk].filled) == now.today[1:]


def test_every_number_leads_to_a_list_as_long_as_it_says(demonstrated: Demonstrated) -> None:
    """If it fails, a number cannot be followed to whom it is about."""
    client = browser(demonstrated.lead)
    assert client.get("/")["Location"] == "/projekte/lage/"
    page = client.get("/projekte/lage/").content.decode()
    found = boards.board(demonstrated.lead)
    for figure in boards.FIGURES:
        number = re.search(rf'href="/projekte/lage/{figure}/"><strong>(\d+)</strong>', page)
        assert number is not None
        assert int(number[1]) == len(found.items[figure]) == listed(client, figure, "")
        for project in found.projects:
            count = found.by_project[figure][project]
            assert (f'/projekte/lage/{figure}/?projekt={project}"' in page) == bool(count)
            assert listed(client, figure, f"&projekt={project}") == count
    assert client.get("/?heute").status_code == 200
    for wrong in ("gibt-es-nicht/", f"{boards.PLANS}/?projekt={demonstrated.lead.organisation}"):
        assert client.get(f"/projekte/lage/{wrong}").status_code == 404


def listed(client: Client, figure: str, more: str) -> int:
    """Rows of a list over all of its pages."""
    rows, page, last = 0, 0, 1
    while page < last:
        page += 1
        text = client.get(f"/projekte/lage/{figure}/?seite={page}{more}").content.decode()
        last = max([1, *map(int, re.findall(r"seite=(\d+)", text))])
        rows += text.count('scope="row"')
    return rows


@pytest.mark.parametrize("role", ["project_worker", "substitute", "management", "administrator"])
def test_who_leads_no_project_sees_no_board(role: str) -> None:
    """If it fails, somebody reads of participants whom he has nothing to do with."""
    provider = founded("Träger", "provider")
    client = provider.browser(role)
    for path in ("", f"{boards.CONTACTS}/"):
        assert client.get(f"/projekte/lage/{path}").status_code == 404
    assert provider.browser("project_lead").get("/projekte/lage/").status_code == 200
