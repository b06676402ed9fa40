"""The pictures of the handbook are taken here, of pages that work: ``make pictures`` puts them where it shows them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.e2e.conftest import SCREENSHOTS, Open
from tests.e2e.office import ADMINISTRATOR, COUNSELLOR
from tests.e2e.projects import GRANT, LEAD, WORKER

from kontaktdichte.web.handbook import FOLDER

SIZE = {"viewport": {"width": 1100, "height": 760}}
TAKEN = SCREENSHOTS / "handbuch"


def today(page: Page) -> None:
    """Who is overdue, with the sentence of the first one opened."""
    page.locator(".kd-line .kd-why summary").first.click()


def contact(page: Page) -> None:
    """The form in its line."""
    page.locator("[hx-get*=kontakt]").first.click()
    page.locator(".kd-line__form form").first.wait_for()
    page.locator(".kd-line__form form").first.scroll_into_view_if_needed()


def file(page: Page) -> None:
    """A client's file."""
    page.get_by_role("table").get_by_role("link", name="Muster, Max", exact=True).click()
    page.get_by_role("heading", name="Muster, Max").wait_for()


def nothing(page: Page) -> None:
    """The page as it opens."""


def fact(page: Page) -> None:
    """A new outlook, before it is stored."""
    file(page)
    page.goto(page.url.split("#")[0] + "angaben/merkmal/outlook/")
    page.get_by_label("Es gilt").select_option(label="Z (Zuordnung nicht erforderlich)")
    page.get_by_role("button", name="Vorschau: Was ändert sich?").click()
    page.get_by_role("button", name="Speichern", exact=True).wait_for()
    page.evaluate("scrollTo(0, 220)")


def year(page: Page) -> None:
    """A year of a client as a picture."""
    file(page)
    page.goto(page.url.split("#")[0] + "zeitstrahl/?jahr=2026")


def deviation(page: Page) -> None:
    """Why a duty was missed."""
    file(page)
    page.goto(page.url.split("#")[0] + "zeitstrahl/?jahr=2026")
    page.get_by_role("link", name="Begründung festhalten").first.click()
    page.get_by_role("button", name="Begründung speichern").wait_for()


def agreement(page: Page) -> None:
    """What is agreed on with one Jobcenter, and whether it has agreed."""
    page.get_by_role("link", name="KV-A", exact=True).click()
    page.get_by_role("heading", name="Kooperationsvereinbarung KV-A").wait_for()


def shared(page: Page) -> None:
    """What a provider lets the Jobcenter read of a client."""
    page.get_by_role("link", name="Weg, Wolke", exact=True).click()
    page.get_by_role("heading", name="Im Projekt: Weg, Wolke").wait_for()


def participation(page: Page) -> None:
    """A participant's course, clock, and what partners see."""
    page.get_by_role("link", name="Weg, Wolke", exact=True).click()
    page.get_by_role("link", name="Teilnahme", exact=True).click()
    page.locator("#freigaben").wait_for()


PICTURES: dict[str, tuple[str, Callable[[Page], None], str]] = {
    "heute": ("/", today, COUNSELLOR),
    "kontakt": ("/", contact, COUNSELLOR),
    "akte": ("/klienten/?q=Muster", file, COUNSELLOR),
    "zeitstrahl": ("/klienten/?q=Muster", year, COUNSELLOR),
    "angabe": ("/klienten/?q=Muster", fact, COUNSELLOR),
    "abweichung": ("/klienten/?q=Muster", deviation, COUNSELLOR),
    "listen": ("/klienten/", nothing, COUNSELLOR),
    "konto": ("/konto/", nothing, COUNSELLOR),
    "monatsblatt": ("/monat/", nothing, WORKER),
    "vereinbarung": ("/projekte/", agreement, LEAD),
    "abweichungen": ("/abweichungen/", nothing, LEAD),
    "bewilligung": ("/bewilligung/?monat=2026-10", nothing, GRANT),
    "im-projekt": ("/in-projekten/", shared, COUNSELLOR),
    "teilnahme": ("/klienten/?q=Wolke", participation, WORKER),
    "verwaltung": ("/verwaltung/", nothing, ADMINISTRATOR),
    "zweiter-faktor": ("/verwaltung/zweiter-faktor/", nothing, ADMINISTRATOR),
}
LARGEST = 150_000  # bytes of a picture: the handbook opens on a slow line too


@pytest.mark.parametrize("name", PICTURES)
def test_the_handbook_shows_the_page_as_it_is(opened: Open, name: str) -> None:
    """If it fails, the handbook shows a page that no longer opens like this."""
    path, done, who = PICTURES[name]
    page = opened(path, who, **SIZE)
    done(page)
    TAKEN.mkdir(parents=True, exist_ok=True)
    assert len(page.screenshot(path=TAKEN / f"{name}.png")) < LARGEST


def test_every_picture_of_the_handbook_is_taken_by_these_tests() -> None:
    """If it fails, a picture grows old unnoticed."""
    said = {name for file in FOLDER.glob("*.md") for name in re.findall(r"bilder/(.+?)\.png", file.read_text("utf-8"))}
    assert said == set(PICTURES)


def test_a_reader_gets_from_each_page_to_its_chapter(opened: Open) -> None:
    """If it fails, help is there and nobody finds it."""
    page = opened("/klienten/")
    page.get_by_role("link", name="Hilfe zu dieser Seite").click()
    page.get_by_role("heading", name="Listen: suchen").wait_for()
    assert page.locator("article img").evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")
