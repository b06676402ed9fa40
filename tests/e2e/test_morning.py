"""A counsellor's morning in a real browser, with JavaScript and without it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.conftest import SCREENSHOTS, Open
from tests.e2e.office import COUNSELLOR, PASSWORD

FIELDS, KEYSTROKES = 5, 15


@pytest.mark.parametrize(("javascript", "client"), [(True, "Muster, Maria"), (False, "Muster, Moritz")])
def test_a_phone_contact_counts_only_with_its_reason(opened: Open, javascript: bool, client: str) -> None:
    """Otherwise somebody believes a duty is met that an audit finds missed, or the other way round."""
    page = opened(javascript=javascript)
    line(page, client).get_by_role("link", name=f"Kontakt erfassen: {client}").click()
    record(page, channel="telefonisch")
    told(page, "Er erfüllt keine offene Pflicht")
    told(page, "zählt nicht")
    picture(page, "ohne-grund", javascript)
    again(page, client, javascript)
    record(page, channel="telefonisch", reason="Krankheit")
    told(page, "Damit erfüllt")
    picture(page, "mit-grund", javascript)
    if javascript:
        page.get_by_role("link", name="Akte öffnen", exact=True).click()
    contacts = page.get_by_role("table", name=re.compile("Kontakte$")).get_by_role("row", name="20.11.2026")
    expect(contacts).to_have_count(2)
    expect(contacts.filter(has_text="Krankheit")).to_have_count(1)
    page.goto("/")
    expect(page.get_by_role("heading", name=client)).to_have_count(0)


def test_recording_takes_a_few_keys(opened: Open) -> None:
    """Under 20 seconds: who must type more writes it into another list instead."""
    page = opened()
    page.evaluate("window.pressed = 0; addEventListener('keydown', () => { window.pressed += 1 }, true)")
    line(page, "Muster, Mira").get_by_role("link", name="Kontakt erfassen").press("Enter")
    expect(page.get_by_label("Tag", exact=True)).to_be_focused()
    assert page.locator(".kd-line__form :is(input:not([type=hidden]), select, textarea)").count() <= FIELDS
    while not focused(page, "Kontaktweg"):
        page.keyboard.press("Tab")
    for key in ("t", "Tab", "Tab", "Tab", "K", "Tab", "Enter"):
        page.keyboard.press(key)
    told(page, "Damit erfüllt")
    assert 8 <= page.evaluate("window.pressed") <= KEYSTROKES, (
        "counted by the browser, the opening of the form included"
    )


def test_a_double_click_stores_one_contact(opened: Open) -> None:
    """Two entries of one talk would count twice."""
    page = opened()
    line(page, "Muster, Milan").get_by_role("link", name="Kontakt erfassen").click()
    page.get_by_role("button", name="Kontakt speichern").dblclick()
    told(page, "Kontakt gespeichert")
    page.get_by_role("link", name="Akte öffnen", exact=True).click()
    expect(page.get_by_role("row", name="20.11.2026")).to_have_count(1)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_day_is_told_at_the_field_and_nothing_is_lost(opened: Open, javascript: bool) -> None:
    """Who must type everything again after a slip does not come back."""
    page = opened(javascript=javascript)
    line(page, "Muster, Mona").get_by_role("link", name="Kontakt erfassen").click()
    page.get_by_label("Tag", exact=True).fill("2027-01-01")
    record(page, channel="telefonisch", reason="Krankheit")
    said = "Fehler: Dieser Tag liegt noch in der Zukunft. Ein Kontakt wird erfasst, wenn er stattgefunden hat."
    expect(page.get_by_label("Tag", exact=True)).to_have_accessible_description(said)
    expect(page.get_by_label("Kontaktweg")).to_have_value("phone")
    expect(page.get_by_label("Grund, falls nicht persönlich")).to_have_value("illness")
    picture(page, "falscher-tag", javascript)


def test_the_file_shows_at_once_what_a_contact_changed(opened: Open) -> None:
    """A page that still says "overdue" beside "stored" makes people record twice."""
    page = opened("/klienten/?q=muster+max")
    page.get_by_role("link", name="Muster, Max", exact=True).click()
    expect(page.locator("#pflichten")).to_contain_text("Fällig bis 20.11.2026")
    record(page, channel="persönlich")
    expect(page.locator("#pflichten")).not_to_contain_text("Fällig bis 20.11.2026")
    expect(page.locator("#verlauf").get_by_role("row", name="20.11.2026")).to_have_count(1)
    picture(page, "akte-nach-kontakt", True)


def test_a_server_that_is_away_is_told(opened: Open) -> None:
    """A contact that nobody stored must not look stored."""
    page = opened("/klienten/?q=muster+max")
    page.get_by_role("link", name="Muster, Max", exact=True).click()
    page.route("**/kontakt/", lambda route: route.abort())
    page.get_by_role("button", name="Kontakt speichern").click()
    expect(page.get_by_role("alert")).to_contain_text("konnte nicht gespeichert")
    expect(page.get_by_role("button", name="Kontakt speichern")).to_be_enabled()


def test_a_login_with_capitals_opens_and_a_wrong_password_is_told(opened: Open) -> None:
    """A telephone writes the first letter of an address large by itself."""
    page = opened("/anmelden/", who=None)
    page.get_by_label("E-Mail-Adresse").fill(f" {COUNSELLOR.capitalize()}")
    page.get_by_label("Passwort").fill("falsch")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("passen nicht zusammen")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("heading", name="Heute", level=1)).to_be_visible()


def test_english_is_chosen_in_one_click(opened: Open) -> None:
    """The language is the account's, on every machine."""
    page = opened("/klienten/")
    page.locator(".kd-account summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Clients", level=1)).to_be_visible()
    page.locator(".kd-account summary").click()
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_role("heading", name="Klienten", level=1)).to_be_visible()


def line(page: Page, client: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=client))


def record(page: Page, channel: str, reason: str | None = None) -> None:
    page.get_by_label("Kontaktweg").select_option(label=channel)
    if reason:
        page.get_by_label("Grund, falls nicht persönlich").select_option(label=reason)
    page.get_by_role("button", name="Kontakt speichern").click()


def again(page: Page, client: str, javascript: bool) -> None:
    if javascript:
        page.get_by_role("link", name="Weiteren Kontakt erfassen").click()
    else:
        expect(page.get_by_role("heading", name=client, level=1)).to_be_visible()


def told(page: Page, sentence: str) -> None:
    expect(page.locator(".kern-alert:visible").filter(has_text=sentence)).to_be_visible()


def focused(page: Page, label: str) -> bool:
    return bool(page.get_by_label(label).evaluate("element => element === document.activeElement"))


def picture(page: Page, name: str, javascript: bool) -> None:
    page.screenshot(path=SCREENSHOTS / f"{name}{'' if javascript else '-ohne-js'}.png", full_page=True)
