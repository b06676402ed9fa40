"""Lists in a real browser: found, narrowed, kept, saved to a file and printed, with JavaScript and without it."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import SCREENSHOTS, Open
from tests.e2e.test_accessible import LOOKS, checked

OVERDUE = "/klienten/?stand=ueberfaellig&sortierung=frist"


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_lists(opened: Open, look: str) -> None:
    """Narrowed with everything unfolded, with a wrong day, with nobody found, one's own lists, Today for others."""
    page = opened(OVERDUE, **LOOKS[look])
    checked(page, f"klienten-ueberfaellig-{look}")
    for summary in page.locator("main summary").all():
        summary.click()
    checked(page, f"klienten-filter-{look}")
    page.goto("/klienten/?bis=gestern")
    checked(page, f"klienten-falscher-tag-{look}")
    keep(page, "/klienten/?ohne=6", f"Lange nicht da ({look})")
    checked(page, f"klienten-eigene-liste-{look}")
    page.goto("/klienten/listen/")
    checked(page, f"listen-{look}")
    page.get_by_role("button", name=f"Liste löschen: Lange nicht da ({look})").click()
    page.locator(".kd-fold summary").click()
    checked(page, f"listen-geloescht-{look}")
    page.goto("/?alle")
    page.locator(".kd-whose summary").click()
    checked(page, f"heute-vertretung-{look}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_list_is_narrowed_kept_and_left_again(opened: Open, javascript: bool) -> None:
    """If it fails, the same filters are typed every morning."""
    page = opened("/klienten/", javascript=javascript)
    everybody = counted(page)
    page.get_by_label("Stand", exact=True).select_option(label="überfällig")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page).to_have_url(re.compile("stand=ueberfaellig"))
    overdue = counted(page)
    assert 0 < overdue < everybody
    page.get_by_label("Name oder Nummer").fill("muster")
    page.get_by_label("Name oder Nummer").press("Enter")
    expect(page.get_by_role("link", name="Filter entfernen Name oder Nummer: muster")).to_be_visible()
    page.go_back()
    assert counted(page) == overdue
    name = f"Überfällige {javascript}"
    keep(page, page.url, name)
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    page.goto("/")
    page.goto("/klienten/")
    page.get_by_role("navigation", name="Meine Listen").get_by_role("link", name=name).click()
    assert counted(page) == overdue
    page.get_by_role("link", name="Listen verwalten").click()
    page.get_by_role("listitem").filter(has_text=name).get_by_label("Anderer Name").fill(f"{name}!")
    page.get_by_role("listitem").filter(has_text=name).get_by_role("button", name="Umbenennen").click()
    page.get_by_role("button", name=f"Liste löschen: {name}!").click()
    page.get_by_role("button", name=f"Rückgängig machen: {name}!").click()
    expect(page.get_by_role("link", name=f"{name}!")).to_be_visible()
    page.get_by_role("button", name=f"Liste löschen: {name}!").click()
    expect(page.get_by_role("link", name=f"{name}!")).to_have_count(0)


def test_a_list_is_saved_as_it_stands(opened: Open, tmp_path: Path) -> None:
    """If it fails, the file on the desk holds others than the page."""
    page = opened(OVERDUE)
    shown = page.locator("tbody tr").count()
    with page.expect_download() as begun:
        page.get_by_role("link", name="CSV").click()
    assert begun.value.suggested_filename == "klienten-2026-11-20.csv"
    begun.value.save_as(tmp_path / "liste.csv")
    text = (tmp_path / "liste.csv").read_text("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(lines[lines.index([]) + 2 :]) == counted(page)
    assert shown == min(50, counted(page))


def test_a_list_is_printed_with_its_head_and_without_buttons(opened: Open) -> None:
    """If it fails, nobody can say of a sheet of paper when it was printed and whom it leaves out."""
    page = opened(OVERDUE, viewport={"width": 780, "height": 1000})
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    page.emulate_media(media="print")
    page.screenshot(path=SCREENSHOTS / "klienten-druck.png", full_page=True)
    head = page.locator(".kd-printed")
    for said in ("Jobcenter Musterstadt", "20.11.2026", "Sabine Sommer", "Stand: überfällig"):
        expect(head).to_contain_text(said)
    for name in ("Anzeigen", "Drucken"):
        assert not page.get_by_role("button", name=name).is_visible()
    assert not page.get_by_role("navigation", name="Hauptnavigation").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_today_is_walked_by_keyboard(opened: Open) -> None:
    """If it fails, whoever uses no mouse tabs through forty links before the first client."""
    page = opened("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert any("neu, noch ohne Kontakt" in text for text in seen), seen
    page.get_by_role("link", name=re.compile("diese Woche fällig$")).press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#diese-woche') !== null")


def keep(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_text("Als meine Liste behalten").click()
    page.get_by_label("Name der Liste").fill(name)
    page.get_by_role("button", name="Liste behalten").click()


def counted(page: Page) -> int:
    """How many clients the page says it holds."""
    return int(page.locator(".kd-found").inner_text().split()[0])
