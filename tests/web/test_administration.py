"""The pages of the administration besides members: units, concept in force, what each is headed by."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.web.test_members import BOARD, links, page_of

from kontaktdichte.rules.loading import load_concept
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import members, organisations
from kontaktdichte.web.models import Membership, Unit
from kontaktdichte.web.views import administration


def test_units_have_names_and_places(board: Client, administrator: Access) -> None:
    """If it fails, teams cannot be named, or a unit belongs to itself."""
    assert "Noch gibt es keine Einheiten" in board.get(f"{BOARD}einheiten/").content.decode()
    board.post(f"{BOARD}einheiten/", {"name": "Team Süd", "parent": ""})
    unit = Unit.objects.get()
    assert board.post(f"{BOARD}einheiten/", {"name": "Team Süd", "parent": ""}).status_code == 422
    assert board.post(f"{BOARD}einheiten/{unit.pk}/", {"name": "Team Süd", "parent": unit.pk}).status_code == 422
    board.post(f"{BOARD}einheiten/{unit.pk}/", {"name": "Team Nord", "parent": ""})
    assert [one.name for one in Unit.objects.all()] == ["Team Nord"]
    assert links()[-2:] == ["unit.add", "unit.change"]


def test_the_concept_in_force_is_shown(board: Client) -> None:
    """If it fails, nobody in the office can tell by which rules it works."""
    page = board.get(f"{BOARD}konzept/").content.decode()
    assert "In Kraft: Dienstanweisung" in page
    assert "Ausgabe vom 15.02.2017" in page
    assert "ab 15.02.2017" in page


def test_an_edition_that_comes_or_waits_is_shown_with_the_command(
    board: Client, administrator: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, an office is surprised by new rules, or does not know how an installed edition comes into force."""
    organisations.put_in_force(
        organisation=administrator.organisation, concept="schwaebisch-hall", since=date(2027, 1, 1)
    )
    page = board.get(f"{BOARD}konzept/").content.decode()
    assert "Kommt noch: Dienstanweisung" in page
    assert "ab 01.01.2027" in page
    assert f"kontaktdichte activate-edition {administrator.organisation} KONZEPT" in page
    assert 'href="/hilfe/08-verwaltung/"' in page
    assert "Installiert" not in page
    newer = load_concept("schwaebisch-hall").model_copy(update={"edition": date(2026, 7, 1)})
    monkeypatch.setattr(administration, "concept_named", lambda name: newer)
    page = board.get(f"{BOARD}konzept/").content.decode()
    assert "Ausgabe vom 01.07.2026" in page[page.index("Installiert, hier noch nicht in Kraft gesetzt:") :]


def test_each_page_of_the_administration_is_headed_by_what_it_is(
    board: Client, administrator: Access, counsellor: Membership
) -> None:
    """If it fails, an administrator reads "Sie sind abgemeldet" over a form, and believes that nothing is stored."""
    unit = members.unit(access=administrator, name="Team Süd")
    name = counsellor.user.name
    headed = {
        BOARD: "Mitglieder", f"{BOARD}mitglieder/neu/": "Neues Mitglied", page_of(counsellor): name,
        page_of(counsellor, "aendern/"): f"{name} ändern",
        page_of(counsellor, "beenden/"): f"Mitgliedschaft von {name} beenden",
        page_of(counsellor, "sofort-beenden/"): f"Mitgliedschaft von {name} jetzt beenden?",
        f"{BOARD}einheiten/": "Einheiten", f"{BOARD}einheiten/{unit.pk}/": "Team Süd ändern",
        f"{BOARD}konzept/": "Geltendes Konzept", f"{BOARD}anmeldung/": "Eigener Anmeldedienst",
        f"{BOARD}zweiter-faktor/": "Zweiter Faktor",
    }  # fmt: skip
    assert {path: heading(board.get(path).content.decode()) for path in headed} == headed


def heading(page: str) -> str:
    """The words of a page's h1, which its tab repeats."""
    (said,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page)
    assert f"<title>{said} – kontaktdichte</title>" in page
    if "kd-crumbs" in page:
        assert f'<li aria-current="page">{said}</li>' in page
    return str(said)


def test_components_for_developers_stand_in_no_menu(board: Client) -> None:
    """If it fails, an administrator wonders what "Bausteine" are good for."""
    page = board.get(BOARD).content.decode()
    menu = page[page.index("<nav") : page.index("</nav>")]
    assert "Bausteine" not in menu
    assert "/bausteine/" in page[page.index("<footer") :]
