"""Lists between the partners as files: every row of the page and no more, and what is long comes by pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import TODAY
from tests.web.project_side import Side, connected, founded, participant, project_of
from tests.web.side import Together, together
from tests.web.test_exports import read_csv, read_xlsx

from kontaktdichte.web.actions import conferences, deviations, notices
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import Assignment, Person, Project, Role
from kontaktdichte.web.rls import enter

MONTH, WINDOW, RULE = date(2026, 9, 1), date(2026, 9, 27), "contacts_per_month"


def both(browser: Client, path: str) -> list[dict[str, Any]]:
    """The rows of the CSV, which are those of the workbook."""
    head, rows = read_csv(browser.get(f"{path}.csv").content)
    about, cells = read_xlsx(browser.get(f"{path}.xlsx").content)
    assert [list(row) for row in rows] == [list(cell) for cell in cells]
    assert about["Zeilen"] == len(rows) == int(dict(line for line in head if len(line) == 2)["Zeilen"])
    return rows


@pytest.fixture
def sides(db: None) -> Together:
    return together()


@pytest.fixture
def authority(db: None) -> Side:
    return founded("Bewilligungsstelle", "grant_authority")


@pytest.fixture
def provider(authority: Side) -> Side:
    made = founded("Wegweiser gGmbH", "provider")
    connected(made, authority)
    return made


@pytest.fixture
def project(provider: Side, authority: Side) -> Project:
    return project_of(provider, authority)


def told(provider: Side, project: Project, person: Person) -> None:
    """A reason, reviewed and sent."""
    given = deviations.give(
        access=provider["project_worker"], person=person, rule=RULE, window=WINDOW, seen="", reason="illness",
        given_on=TODAY, status="given",
    )  # fmt: skip
    notices.review(access=provider["project_lead"], deviation=given)
    (one,) = notices.to_report(project, MONTH)
    notices.send(
        access=provider["project_lead"], project=project, month=MONTH, chosen=[one.key], sent_on=TODAY, way="letter",
        reference="W 17",
    )  # fmt: skip


def test_deviations_notices_and_the_authoritys_inbox_are_files(
    provider: Side, authority: Side, project: Project
) -> None:
    """If it fails, the lead and the authority copy their lists by hand, or a file tells a name or an illness."""
    person = participant(provider)
    (row,) = both(provider.browser("project_worker"), "/abweichungen/liste")
    assert (row["Nummer"], row["Frist"], row["Schritt"]) == ("T-1", "30.09.2026", "Grund fehlt")
    assert both(provider.browser("substitute"), "/abweichungen/liste") == [], "whose it is not has it not in a file"
    told(provider, project, person)
    assert both(provider.browser("project_lead"), "/abweichungen/liste") == []
    (row,) = both(provider.browser("project_lead"), "/mitteilungen/liste")
    assert (row["Versandt am"], row["Eigenes Aktenzeichen"], row["anerkannt"]) == ("20.11.2026", "W 17", "0")
    authority.entered()
    officer = authority.browser("grant_officer")
    (row,) = both(officer, "/bewilligung/eingang")
    assert row["Grund"] == "Verhinderung der teilnehmenden Person"
    assert "Musterfrau" not in officer.get("/bewilligung/eingang.csv").content.decode("utf-8-sig")
    (row,) = both(officer, "/bewilligung/projekte")
    assert row["Projekt"] == "Wegweiser"
    month = officer.get("/bewilligung/projekte.csv?monat=2026-09").content.decode("utf-8-sig")
    assert "Auswahl;September 2026" in month


def test_projects_agreements_and_participants_are_files_on_both_sides(sides: Together) -> None:
    """If it fails, who has agreed on what with whom is copied by hand."""
    person = sides.taken_in(date(2026, 10, 1))
    access = sides.provider.members[Role.PROJECT_WORKER]
    conferences.need(access=access, person=person, on=TODAY, topic="Stillstand")
    (row,) = both(sides.provider.browser(Role.PROJECT_LEAD), "/projekte/liste")
    assert (row["Vereinbarung"], row["Jobcenter"], row["Zustimmung"]) == ("KV1", "Amt", "noch nicht")
    (row,) = both(sides.provider.browser(Role.PROJECT_WORKER), "/fallberatungen/liste")
    assert (row["Name"], row["Thema"], row["vom Jobcenter erbeten"]) == ("Öztürk, Selin", "Stillstand", "nein")
    (row,) = both(sides.provider.browser(Role.PROJECT_WORKER), "/monat/liste")
    assert (row["Nummer"], row["Nötig"], row["Es fehlen"]) == ("T0001", "2", "2")
    sides.jobcenter.entered()
    (row,) = both(sides.jobcenter.browser(Role.TEAM_LEAD), "/vereinbarungen/liste")
    assert (row["Vereinbarung"], row["Träger"]) == ("KV1", "Träger")
    (row,) = both(sides.jobcenter.browser(Role.COUNSELLOR), "/in-projekten/liste")
    assert (row["Nummer"], row["Teilnehmernummer"], row["Träger"]) == ("K1", "T0001", "Träger")


def test_clients_in_projects_come_by_pages_and_as_german_sorts(sides: Together) -> None:
    """If it fails, a Jobcenter of hundreds in projects waits for one endless page, or finds Öztürk after Zander."""
    sides.taken_in(date(2026, 10, 1))
    sides.jobcenter.entered()
    first = Assignment.objects.get()
    own = sides.jobcenter.organisation
    with operating(own.pk, "assignment.make"):
        for number in range(60):
            person = Person.objects.create(
                organisation=own, number=f"Z{number}", family_name="Zander" if number % 2 else "Ober", given_name="A"
            )
            Assignment.objects.create(
                organisation=own, partner=first.partner, person=person, project_name=first.project_name,
                family_name=person.family_name, agreement=first.agreement, counsellor="x", wished_on=TODAY, basis="b",
                purpose="p", from_day=TODAY,
            )  # fmt: skip
    page = sides.jobcenter.browser(Role.COUNSELLOR).get("/in-projekten/").content.decode()
    assert page.count("gewünscht ab") == 50, "those of whom nothing is read are fifty at most"
    assert page.index("Ober, A") < page.index("Zander, A")


def test_deviations_and_notices_come_by_pages(
    provider: Side, authority: Side, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a lead of many projects never sees the last of what is missing."""
    from kontaktdichte.web.views import notices as pages

    for number in range(3):
        participant(provider, number=f"T-{number}")
    monkeypatch.setattr(pages, "SHOWN", 2)
    lead = provider.browser("project_lead")
    page = lead.get("/abweichungen/").content.decode()
    assert page.count('class="kd-line"') == 2
    assert "?teil=reason#grund" in page
    assert lead.get("/abweichungen/?teil=reason").content.decode().count('class="kd-line"') == 3
    enter(provider.organisation.pk)


def test_projects_come_by_pages_in_few_questions(
    provider: Side, authority: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a provider of thirty projects waits for one endless page that asks of each agreement."""
    from kontaktdichte.web.views import projects as pages

    lead, asked = provider.browser("project_lead"), list[int]()
    for numbers in (("P-1",), ("P-2", "P-3", "P-4")):
        for number in numbers:
            project_of(provider, authority, number)
        lead.get("/projekte/")
        with CaptureQueriesContext(connection) as queries:
            page = lead.get("/projekte/").content.decode()
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert page.count("Plätze und Vereinbarungen") == 4
    monkeypatch.setattr(pages, "PAGE", 3)
    assert lead.get("/projekte/?seite=2").content.decode().count("Plätze und Vereinbarungen") == 1
