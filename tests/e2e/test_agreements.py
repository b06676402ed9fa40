"""A project lead enters what is agreed, in a real browser: two Jobcenters with different agreements in one project."""

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Open
from tests.e2e.projects import LEAD, PROJECT, TEILS
from tests.e2e.test_accessible import checked

DENSITY = "Persönliche Ansprachen im Monat (Kontaktdichte)"
LOOKS = {
    "hell": {"viewport": {"width": 1280, "height": 900}},
    "dunkel": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "schmal": {"viewport": {"width": 320, "height": 800}},
}


def agreement(page: Page, number: str) -> None:
    """To an agreement, as people go there."""
    page.goto("/projekte/")
    page.get_by_role("link", name=number, exact=True).click()


@pytest.mark.parametrize(("javascript", "count", "since"), [(True, "5", "2027-01-01"), (False, "6", "2027-02-01")])
def test_two_jobcenters_in_one_project_owe_what_each_agreed_on(
    opened: Open, javascript: bool, count: str, since: str
) -> None:
    """If it fails, one Jobcenter's three contacts are asked of another one's participants, or of nobody."""
    size = {"width": 1280, "height": 900} if javascript else {"width": 360, "height": 740}  # a desk, and a phone
    page = opened("/projekte/", LEAD, javascript, viewport=size)
    agreement(page, "KV-A")
    lacking = page.get_by_role("heading", name="Nicht förderfähig").locator("xpath=../..")
    expect(lacking).to_contain_text("als Zuwendungsvoraussetzung definiert")
    expect(lacking).to_contain_text("Berichtswesen")
    page.get_by_role("link", name=DENSITY).click()
    page.get_by_label("Wortlaut der Vereinbarung").fill(f"{count} persönliche Ansprachen im Monat seit {since}.")
    page.get_by_label("Gilt ab", exact=True).fill(since)
    field = page.locator("#klausel-contacts_per_month")
    field.fill("1")
    page.get_by_role("button", name="Vorschau: Was ändert sich?").click()
    expect(page.locator(".kern-error")).to_contain_text("mindestens zwei pro Monat")
    field.fill(count)
    page.get_by_role("button", name="Vorschau: Was ändert sich?").click()
    preview = page.locator("#vorschau")
    expect(preview).to_contain_text(f"Teil, {TEILS[0]}")
    expect(preview).not_to_contain_text(f"Teil, {TEILS[1]}")
    expect(preview).to_contain_text(f"{count} persönliche Kontakte")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("main")).to_contain_text("Gespeichert")
    expect(page.locator("main")).to_contain_text(f"{count} persönliche Ansprachen im Monat seit {since}.")


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_projects_can_be_read_by_everybody(opened: Open, look: str) -> None:
    """If it fails, somebody with a screen reader, a telephone or tired eyes cannot read what is agreed."""
    page = opened("/projekte/", LEAD, **LOOKS[look])
    for name, link in (("projekte", None), ("projekt", "Plätze und Vereinbarungen"), ("vereinbarung", "KV-B")):
        if link:
            page.get_by_role("link", name=link, exact=True).first.click()
        expect(page.locator("h1")).to_be_visible()
        checked(page, f"{name}-{look}")
    page.get_by_role("link", name=DENSITY).click()
    checked(page, f"punkt-{look}")
    page.goto("/projekte/")
    expect(page.get_by_role("heading", name=PROJECT)).to_be_visible()
