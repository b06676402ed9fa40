"""The boards: each number is what the engine says of base tables, and the list behind it has as many rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import TODAY, office
from tests.web.project_side import connected, founded, participant, project_of
from tests.web.provider import browser
from tests.web.side import together

from kontaktdichte.rules.vocabulary import Condition
from kontaktdichte.web import boards, shared_boards
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import conferences, contacts, participation, plans, reports
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.boards import Board
from kontaktdichte.web.evaluations import clock, concept_for, concept_named, explained
from kontaktdichte.web.jobs import renew_all
from kontaktdichte.web.management import demonstrated_projects
from kontaktdichte.web.models import (
    Assignment,
    CooperationAgreement,
    Membership,
    Person,
    Project,
    Role,
    SentReport,
    Situation,
)
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.months import months
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views import settled
from kontaktdichte.web.views.places import places

DOCUMENT = "thueringen-integrationsbegleitung"
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


@pytest.fixture
def counted(db: None) -> tuple[Access, Client]:
    """A Jobcenter's team lead after a year of two providers; its context is entered."""
    jobcenter, members = office("Musterstadt")
    keys, _logins = demonstrated_projects.made(jobcenter.pk, TODAY, years=1)
    for key in keys:
        enter(key)
        renew_all(key, TODAY)
    enter(jobcenter.pk)
    return members[Role.TEAM_LEAD], browser(members[Role.TEAM_LEAD])


def rows_of(access: Access, where: str, *values: Any) -> int:
    """How many published duties of this Jobcenter there are, by plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from web_sharedduty where partner = %s and strength = 'floor' and {where}",
            [access.organisation, *values],
        )
        return int(cursor.fetchone()[0])


def test_a_jobcenters_numbers_are_those_of_the_rows(counted: tuple[Access, Client]) -> None:
    """If it fails, a Jobcenter asks a provider about what is not so, or does not ask at all."""
    access, client = counted
    page = client.get("/in-projekten/lage/?monat=2026-10").content.decode()
    first, after = date(2026, 10, 1), date(2026, 11, 1)
    for verdict in shared_boards.VERDICTS:
        said = rows_of(access, "verdict = %s and hard >= %s and hard < %s", verdict, first, after)
        path = f"/in-projekten/lage/urteile/?monat=2026-10&amp;urteil={verdict}"
        told = re.search(rf'href="{re.escape(path)}">(\d+)<', page)
        assert (int(told[1]) if told else 0) == said == shared(client, f"urteile/?monat=2026-10&urteil={verdict}")
    board = shared_boards.board(access, first)
    assert sum(one.counts.total() for one in board.projects) == rows_of(
        access, "hard >= %s and hard < %s", first, after
    )
    new = "verdict = %s and hard >= %s and hard < %s"
    since = TODAY - timedelta(31)
    expected = {
        shared_boards.OVERDUE: rows_of(access, "overdue"),
        shared_boards.MISSED: rows_of(access, new, "missed", since, TODAY),
        shared_boards.REASONED: rows_of(access, new, "missed_with_reason", since, TODAY),
    }
    assert expected[shared_boards.MISSED] > 0 < expected[shared_boards.REASONED]
    for figure, items in board.items.items():
        number = re.search(rf'href="/in-projekten/lage/{figure}/"><strong>(\d+)</strong>', page)
        assert number is not None
        assert int(number[1]) == len(items) == expected.get(figure, len(items)) == shared(client, f"{figure}/?")
    assert "<svg" not in page.partition("<main")[2].partition('id="monat"')[2].partition("<table")[0]
    drawn = client.get("/in-projekten/lage/?monat=2026-10&bild").content.decode()
    assert 'role="img"><title>Verbindliche Vorgaben im Oktober 2026</title>' in drawn
    for one in board.projects:
        assert f"{one.name} ({one.provider})" in drawn.partition('role="img"')[2].partition("</svg>")[0]
    assert client.get("/in-projekten/lage/gibt-es-nicht/").status_code == 404
    assert client.get("/in-projekten/lage/?monat=2026-13").status_code == 404


def shared(client: Client, path: str) -> int:
    """Rows of a Jobcenter's list over all of its pages."""
    rows, page, last = 0, 0, 1
    while page < last:
        page += 1
        text = client.get(f"/in-projekten/lage/{path}&seite={page}").content.decode()
        last = max([1, *map(int, re.findall(r"seite=(\d+)", text))])
        rows += text.count('scope="row"')
    return rows


def test_what_waits_for_the_jobcenter_is_counted(db: None) -> None:
    """If it fails, a plan waits for a word that nobody knows to be asked for."""
    made = together()
    made.assigned()
    access = made.jobcenter[Role.CONTACT_PERSON]
    board = shared_boards.board(access, TODAY.replace(day=1))
    assert [one.name for one in board.items[shared_boards.ASSIGNED]] == ["Öztürk, Selin"]
    worker = made.provider[Role.PROJECT_WORKER]
    person = participation.enter(
        access=worker, assignment=Assignment.objects.get(), entry=participation.Entry(
            on=date(2026, 11, 2), number="T0001", worker=worker.membership, basis="§ 61 SGB II", purpose="Begleitung",
            authority_basis="Bescheid", authority_purpose="Nachweis",
        ),
    )  # fmt: skip
    plans.ask(access=worker, plan=plans.write(access=worker, person=person, goals="Arbeit", on=TODAY, steps=[]))
    conferences.need(access=worker, person=person, on=TODAY, topic="Wege", requested=None)
    contact = contacts.record(
        access=worker, person=person, on=TODAY, channel="in_person", kind="talk", outcome="kept", justification=None,
        form_key=None,
    ).contact  # fmt: skip
    contacts.dispute(access=worker, contact=contact)
    access = made.jobcenter[Role.CONTACT_PERSON]
    board = shared_boards.board(access, TODAY.replace(day=1))
    count = {name: len(items) for name, items in board.items.items()}
    assert count == dict.fromkeys(shared_boards.FIGURES, 0) | dict.fromkeys(
        (shared_boards.PLANS, shared_boards.CONFERENCES, shared_boards.DISPUTED), 1
    )
    client = made.jobcenter.browser(Role.CONTACT_PERSON)
    assert client.get("/")["Location"] == "/in-projekten/lage/"
    text = client.get("/in-projekten/lage/bestritten/").content.decode()
    assert "Öztürk, Selin" in text
    assert "bestritten" in text


def test_agreements_are_told_as_their_page_tells_them(demonstrated: Demonstrated) -> None:
    """If it fails, the board says that an agreement is whole and its page that it cannot be funded."""
    for partner in CooperationAgreement.objects.values_list("partner", flat=True).distinct():
        enter(partner)
        member = Membership.objects.select_related("organisation", "user").filter(role=Role.COUNSELLOR)[0]
        access = Access(partner, "", member, TODAY)
        told = {one.agreement.pk: one.missing for one in shared_boards.agreed(access, {})}
        for one in CooperationAgreement.objects.filter(partner=partner):
            parts = settled.parts(concept_named(one.concept), one, TODAY, "de")
            missing = {part.code: len(part.missing) for part in parts}
            assert told.get(one.pk, dict.fromkeys(missing, 0)) == missing


def test_more_participants_and_projects_are_no_more_questions(db: None) -> None:
    """If it fails, a page that is quick in a test is slow for a provider with thirty projects."""
    provider, authority = founded("Träger", "provider"), founded("Behörde", "grant_authority")
    connected(provider, authority)
    project_of(provider, authority)
    pages = ("/projekte/lage/", "/projekte/lage/kontakte/", "/projekte/lage/mitteilungen/", "/bewilligung/")
    few: list[int] = []
    many: list[int] = []
    for found, size in ((few, 2), (many, 12)):
        for number in range(size):
            participant(provider, f"T-{size}-{number}")
        client = {True: provider.browser("project_lead"), False: authority.browser("grant_officer")}
        for path in pages:
            client[path.startswith("/projekte")].get(path)  # what is asked once for a process is not counted
            with CaptureQueriesContext(connection) as queries:
                assert client[path.startswith("/projekte")].get(path).status_code == 200
            found.append(len(queries))
        project_of(provider, authority, f"P-1{size}")
    assert many <= few
    assert max(many) <= 30


def test_a_jobcenters_board_asks_few_questions(counted: tuple[Access, Client]) -> None:
    """If it fails, the page asks of each of its clients."""
    for path in ("/in-projekten/lage/", "/in-projekten/lage/urteile/?monat=2026-10", "/in-projekten/lage/versaeumt/"):
        counted[1].get(path)
        with CaptureQueriesContext(connection) as queries:
            counted[1].get(path)
        assert len(queries) <= 30


def test_reports_are_told_until_they_are_there_and_acknowledged(db: None) -> None:
    """If it fails, nobody at the Jobcenter misses a report that never came, or sees one that did."""
    made = together()
    with acting(made.provider[Role.PROJECT_LEAD], "agreement.conclude"):
        CooperationAgreement.objects.filter(pk=made.agreement).update(concept=DOCUMENT)
    access = made.jobcenter[Role.CONTACT_PERSON]
    assert [one.unreported for one in shared_boards.agreed(access, {})] == [date(2026, 10, 31)]
    lead = made.provider[Role.PROJECT_LEAD]
    agreement = CooperationAgreement.objects.select_related("subject").get(pk=made.agreement)
    with acting(lead, "agreement.say") as action:
        action.record(Situation, person=agreement.subject, attribute="cooperation_agreement", value="true",
                      from_day=date(2025, 1, 1))  # fmt: skip
    drafted = reports.draft(access=lead, agreement=agreement, first=date(2026, 10, 1), until=date(2026, 11, 1))
    reports.review(access=lead, report=drafted, seen=reports.state(drafted))
    drafted.refresh_from_db()
    reports.freeze(access=lead, report=drafted)
    drafted.refresh_from_db()
    reports.send(access=lead, report=drafted, sent_on=TODAY, way="here", reference="")
    access = made.jobcenter[Role.CONTACT_PERSON]
    assert [one.unreported for one in shared_boards.agreed(access, {})] == [None]
    assert shared_boards.unacknowledged(access) == 1
    reports.acknowledge(access=access, sent=SentReport.objects.get())
    assert shared_boards.unacknowledged(access) == 0
    page = made.jobcenter.browser(Role.CONTACT_PERSON).get("/in-projekten/lage/").content.decode()
    assert 'href="/erhaltene-berichte/"><strong>0</strong>' in page


@pytest.mark.parametrize("role", ["management", "administrator"])
def test_who_sees_nothing_shared_sees_no_board(role: str) -> None:
    """If it fails, somebody at the Jobcenter reads of clients whom he has nothing to do with."""
    jobcenter = founded("Amt", "jobcenter")
    for path in ("", "versaeumt/"):
        assert jobcenter.browser(role).get(f"/in-projekten/lage/{path}").status_code == 404
    assert jobcenter.browser("counsellor").get("/in-projekten/lage/").status_code == 200


def test_places_that_a_condition_on_other_facts_fills_are_not_guessed() -> None:
    """If it fails, the board names a number of free places that its project's page does not."""
    concept = concept_named("thueringen-integrationsbegleitung")
    assert boards.plain(Condition.model_validate({"participation": "regular"}), concept)
    assert not boards.plain(Condition.model_validate({"participation": "aftercare"}), concept), "may be used up"
    assert not boards.plain(Condition(**{"not": {"employed": True}}), concept)
