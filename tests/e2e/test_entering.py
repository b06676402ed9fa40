"""What stands between login and work in a real browser: a second factor that a role needs, two organisations."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Open, log_in
from tests.e2e.office import ADMINISTRATOR, BOTH
from tests.e2e.test_accessible import LOOKS, checked
from tests.e2e.test_accounts import confirmed, member
from tests.totp import code_of


def seen(page: Page, name: str) -> None:
    """The page as it is, in each look."""
    for look, how in LOOKS.items():
        page.set_viewport_size(how["viewport"])
        page.emulate_media(color_scheme=how.get("color_scheme", "light"))
        checked(page, f"{name}-{look}")
    page.set_viewport_size(LOOKS["hell"]["viewport"])
    page.emulate_media(color_scheme="light")


def ruled(page: Page, wanted: bool) -> None:
    """The administration says that counsellors must have a second factor, or need none."""
    page.goto("/verwaltung/zweiter-faktor/")
    page.get_by_label("Integrationsfachkraft").set_checked(wanted)
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("heading", name="Gespeichert.", exact=True)).to_be_visible()


def test_a_role_that_needs_a_second_factor_sets_it_up_before_anything_else(opened: Open) -> None:
    """If it fails, the rule of an office shuts people out, or lets them through."""
    page = member(
        lambda javascript=True, **more: opened("/anmelden/", None, javascript, **more), "Faktor Fuchs",
        "fuchs@musterstadt.example", javascript=False,
    )  # fmt: skip
    board = opened("/verwaltung/zweiter-faktor/", ADMINISTRATOR)
    seen(board, "verwaltung-zweiter-faktor")
    ruled(board, True)
    try:
        page.goto("/klienten/")
        expect(page.get_by_role("heading", name="Ihre Rolle braucht einen zweiten Faktor.")).to_be_visible()
        expect(page).to_have_url(re.compile(r"/konto/zweiter-faktor/$"))
        page.get_by_role("link", name="App einrichten").click()
        confirmed(page)
        page.get_by_label("Code").fill(code_of(page.locator("code.kd-secret").inner_text()))
        page.get_by_role("button", name="Einrichten").click()
        page.get_by_role("link", name="An die Arbeit").click()
        expect(page.get_by_role("link", name="Klienten", exact=True)).to_be_visible()
        waiting = opened("/anmelden/", None)
        log_in(waiting, BOTH)
        waiting.get_by_role("button", name="Jobcenter Musterstadt").click()
        expect(waiting.get_by_role("heading", name="Zweiter Faktor")).to_be_visible()
        seen(waiting, "zweiter-faktor")
    finally:
        ruled(board, False)


@pytest.mark.parametrize("javascript", [True, False])
def test_an_account_of_two_organisations_chooses_and_changes(opened: Open, javascript: bool) -> None:
    """If it fails, somebody of two houses works in the wrong one, or cannot get into the other."""
    page = opened("/klienten/", None, javascript)
    log_in(page, BOTH)
    expect(page.get_by_role("heading", name="Wo arbeiten Sie jetzt?")).to_be_visible()
    if javascript:
        seen(page, "organisation")
    page.get_by_role("button", name="Jobcenter Musterstadt").click()
    expect(page.locator(".kd-brand__organisation")).to_have_text("Jobcenter Musterstadt")
    page.locator(".kd-account summary").click()
    if javascript:
        for look, how in LOOKS.items():
            page.set_viewport_size(how["viewport"])
            checked(page, f"organisation-menue-{look}")
    page.get_by_role("button", name="Jobcenter Nebenstadt").click()
    expect(page.locator(".kd-brand__organisation")).to_have_text("Jobcenter Nebenstadt")
    page.goto("/klienten/?alle")
    expect(page.get_by_text("Öztürk")).to_have_count(0)
