"""The lists of the boards as files, and what of them stands on the page."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.web.provider import browser
from tests.web.test_boards import Demonstrated, counted, demonstrated
from tests.web.test_exports import read_csv
from tests.web.test_project_exports import both

from kontaktdichte.web import boards, shared_boards
from kontaktdichte.web.access import Access
from kontaktdichte.web.models import Read

__all__ = ["counted", "demonstrated"]
pytestmark = pytest.mark.usefixtures("db")


def test_every_list_of_the_leads_board_is_a_file_with_as_many_rows(demonstrated: Demonstrated) -> None:
    """If it fails, a lead who plans with a spreadsheet has fewer rows there than the number says, or another's."""
    client, found = browser(demonstrated.lead), boards.board(demonstrated.lead)
    for figure in boards.FIGURES:
        assert len(both(client, f"/projekte/lage/{figure}")) == len(found.items[figure])
    key, project = next(iter(found.projects.items()))
    content = client.get(f"/projekte/lage/kontakte.csv?projekt={key}").content
    assert len(read_csv(content)[1]) == found.by_project[boards.CONTACTS][key]
    assert f"Auswahl;{project.number}, {project.name}" in content.decode("utf-8-sig")
    for row, (one, _project) in zip(both(client, "/projekte/lage/nach-projekten"), found.projects.items(), strict=True):
        assert int(row["Teilnehmende, denen diesen Monat Kontakte fehlen"]) == found.by_project[boards.CONTACTS][one]
        assert int(row["freie Plätze"]) == found.places[one].free
    assert Read.objects.filter(page="projekte/lage/kontakte/ausgabe").exists()
    assert client.get("/projekte/lage/gibt-es-nicht.csv").status_code == 404


def test_every_list_of_the_jobcenters_board_is_a_file_with_as_many_rows(counted: tuple[Access, Client]) -> None:
    """If it fails, a Jobcenter copies by hand whom it wants to ask a provider about."""
    access, client = counted
    board = shared_boards.board(access, date(2026, 10, 1))
    for figure, items in board.items.items():
        assert len(both(client, f"/in-projekten/lage/{figure}")) == len(items)
    rows = read_csv(client.get("/in-projekten/lage/urteile.csv?monat=2026-10&urteil=missed").content)[1]
    assert len(rows) == sum(one.counts["missed"] for one in board.projects) > 0
    assert {row["Urteil"] for row in rows} <= {"versäumt", "überfällig"}, (
        "as on the page: what is still owed is overdue"
    )
    table = read_csv(client.get("/in-projekten/lage/nach-projekten.csv?monat=2026-10").content)[1]
    assert [int(row["versäumt"]) for row in table] == [one.counts["missed"] for one in board.projects]
    assert client.get("/in-projekten/lage/gibt-es-nicht.xlsx").status_code == 404


def test_the_most_urgent_stand_on_the_board_and_all_on_request(
    counted: tuple[Access, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a Jobcenter with fifty agreements scrolls, or never finds the ones that are left out."""
    access, client = counted
    month = "/in-projekten/lage/?monat=2026-10"
    board = shared_boards.board(access, date(2026, 10, 1))
    urgent = [(not one.missing.get("mandatory"), one.unreported is None, not one.ends) for one in board.agreements]
    assert urgent == sorted(urgent)
    monkeypatch.setattr("kontaktdichte.web.views.shared_boards.SHOWN", 1)
    for found, links in ((client.get(month), True), (client.get(f"{month}&alle"), False)):
        text = found.content.decode()
        for rows, name in ((board.projects, "Projekte"), (board.agreements, "Vereinbarungen")):
            assert len(rows) > 1
            assert (f"Alle {len(rows)} {name} zeigen" in text) == links
        numbers = [f">{one.agreement.number}</a>" in text for one in board.agreements]
        assert sum(numbers) == (1 if links else len(numbers))
