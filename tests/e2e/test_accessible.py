"""What no link leads to, in light, dark and 320 pixels wide: no violation of axe, nothing scrolled sideways.

Empty lists, errors, what unfolds or appears later; the pages themselves are in test_every_page.py (P20).
"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.e2e.conftest import SCREENSHOTS, Open
from tests.e2e.office import COUNSELLOR

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
# All rules, also that of WCAG 2.2 which axe leaves out by itself; of what passes only how many rules did: the rest is
# much to send and told to nobody.
RUN = """axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
  .then(one => [one.violations, one.passes.length])"""
LOOKS: dict[str, dict[str, Any]] = {
    "hell": {"viewport": {"width": 1280, "height": 900}},
    "dunkel": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "schmal": {"viewport": {"width": 320, "height": 700}},
}
PAGES = {
    "heute": ("/", COUNSELLOR),
    "klienten-leer": ("/klienten/?q=niemand", COUNSELLOR),
    "nicht-gefunden": ("/gibt-es-nicht/", None),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(opened: Open, name: str, look: str) -> None:
    path, who = PAGES[name]
    checked(opened(path, who=who, **LOOKS[look]), f"{name}-{look}")


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_client_file(opened: Open, look: str) -> None:
    """As it opens, with everything unfolded, and the form for a contact on its own page and in place."""
    page = opened("/?alle", **LOOKS[look])
    page.locator("[hx-get*=kontakt]").first.click()
    page.locator(".kd-line__form form").first.wait_for()
    page.locator(".kd-why summary").first.click()
    checked(page, f"heute-formular-{look}")
    page.goto("/klienten/?q=" + "Schr")
    page.locator("tbody a").first.click()
    checked(page, f"akte-{look}")
    for summary in page.locator("main summary").all():
        if summary.is_visible():
            summary.click()
    checked(page, f"akte-offen-{look}")
    page.goto(page.url.split("#")[0] + "kontakt/")
    checked(page, f"kontakt-{look}")


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_what_appears_later(opened: Open, look: str) -> None:
    """A menu that opens, a field that was filled in wrongly, a login that failed."""
    page = opened("/", **LOOKS[look])
    page.locator(".kd-account summary").click()
    checked(page, f"konto-{look}")
    page.keyboard.press("Escape")
    page.locator("[hx-get*=kontakt]").first.click()
    page.get_by_label("Tag", exact=True).fill("2027-01-01")
    page.get_by_role("button", name="Kontakt speichern").click()
    page.locator(".kern-error").wait_for()
    checked(page, f"feldfehler-{look}")
    page = opened("/anmelden/", who=None, **LOOKS[look])
    page.get_by_label("E-Mail-Adresse").fill("niemand@musterstadt.example")
    page.get_by_label("Passwort").fill("falsch")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_role("alert").wait_for()
    checked(page, f"anmelden-falsch-{look}")


def test_a_client_file_can_be_printed(opened: Open) -> None:
    """On paper: what is owed and why, without buttons."""
    page = opened("/klienten/?q=Schr", viewport={"width": 780, "height": 1000})
    page.locator("tbody a").first.click()
    page.emulate_media(media="print")
    page.screenshot(path=SCREENSHOTS / "akte-druck.png", full_page=True)
    assert not page.get_by_role("button", name="Kontakt speichern").is_visible()
    assert not page.get_by_role("navigation", name="Hauptnavigation").is_visible()
    assert page.get_by_role("table", name=re.compile("Kontakte$")).is_visible()
    assert page.locator("blockquote").first.is_visible()


def checked(page: Page, name: str) -> None:
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    page.evaluate(AXE)
    found, passed = page.evaluate(RUN)
    assert passed > 10, "axe looked at nothing"
    assert not found, [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "wider than the screen"
