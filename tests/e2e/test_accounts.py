"""Entering and keeping an account in a real browser: passkeys, codes of an app, the office's own provider, new members.

Passkeys need the host name localhost; the browser's own virtual authenticator shows them. The provider of logins is a
real one that speaks OpenID Connect on this computer.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page, expect
from tests.e2e.conftest import SCREENSHOTS, log_in
from tests.e2e.office import ADMINISTRATOR, COUNSELLOR, PASSWORD
from tests.e2e.test_accessible import LOOKS, checked
from tests.totp import code_of

NEW_PASSWORD = "noch-ein-langes-wort"


def member(visit: Any, name: str, email: str, seen: Callable[[Page], None] = lambda page: None, **more: Any) -> Page:
    """A new member of the office, made by the pages of the administration; returns the logged-in page.

    ``seen`` is told each page on the way that no link leads to.
    """
    page = visit(**more)
    link = member_link(page, name, email)
    seen(page)
    theirs = visit(**more)
    theirs.goto(link)
    seen(theirs)
    theirs.get_by_label("Neues Passwort", exact=True).fill(NEW_PASSWORD)
    theirs.get_by_label("Neues Passwort noch einmal").fill(NEW_PASSWORD)
    theirs.get_by_role("button", name="Passwort setzen").click()
    theirs.get_by_role("link", name="Zur Anmeldung").wait_for()
    seen(theirs)
    theirs.get_by_role("link", name="Zur Anmeldung").click()
    entered(theirs, email)
    return theirs


def member_link(page: Page, name: str, email: str) -> str:
    """Add a member as administrator; what the next page shows for the password."""
    log_in(page, ADMINISTRATOR)
    page.goto("/verwaltung/mitglieder/neu/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.get_by_label("Kürzel").fill(name[:6])
    page.get_by_role("button", name="Mitglied hinzufügen").click()
    return page.locator("code.kd-secret").inner_text()


def entered(page: Page, email: str) -> None:
    """By address and password."""
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.get_by_label("Passwort", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()


def confirmed(page: Page) -> None:
    """The password once more."""
    page.get_by_label("Passwort", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="Weiter").click()


def test_a_new_member_begins_and_ends_without_javascript(visit: Any) -> None:
    """If it fails, an office cannot take in or dismiss anybody."""
    theirs = member(visit, "Neu Neumann", "neumann@musterstadt.example", javascript=False)
    expect(theirs.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()
    page = visit(javascript=False)
    log_in(page, ADMINISTRATOR)
    page.goto("/verwaltung/?q=Neumann")
    page.get_by_role("link", name="Neu Neumann").click()
    page.screenshot(path=SCREENSHOTS / "verwaltung-mitglied.png", full_page=True)
    page.get_by_role("link", name="Jetzt beenden").click()
    page.screenshot(path=SCREENSHOTS / "verwaltung-jetzt-beenden.png", full_page=True)
    theirs.reload()
    expect(theirs.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()
    page.get_by_role("button", name="Jetzt beenden").click()
    expect(page.get_by_text("Hat ab sofort keinen Zugang")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "verwaltung-beendet.png", full_page=True)
    theirs.goto("/klienten/")
    expect(theirs.get_by_role("heading", name="Anmelden")).to_be_visible()


def test_a_link_for_a_password_is_copied_by_a_button(visit: Any) -> None:
    """If it fails, an administrator marks a line of ninety characters by hand and loses its end."""
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = member_link(page, "Kopie Kowalski", "kowalski@musterstadt.example")
    page.screenshot(path=SCREENSHOTS / "verwaltung-link.png", full_page=True)
    page.get_by_role("button", name="Kopieren").click()
    expect(page.get_by_text("Kopiert.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == made


def test_codes_of_an_app_guard_an_account_without_javascript(visit: Any) -> None:
    """If it fails, a second factor cannot be set up, or is not asked for."""
    page = member(visit, "Codes Krüger", "krueger@musterstadt.example", javascript=False)
    codes = with_app(page)
    assert len(codes) == 10
    page.screenshot(path=SCREENSHOTS / "konto-codes.png", full_page=True)
    page.locator(".kd-account summary").click()
    page.get_by_role("button", name="Abmelden", exact=True).click()
    entered(page, "krueger@musterstadt.example")
    expect(page.get_by_role("heading", name="Zweiter Faktor")).to_be_visible()
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()


def with_app(page: Page, seen: Callable[[Page], None] = lambda page: None) -> list[str]:
    """Set up the codes of an app; returns the ten for the day it is lost. ``seen`` is told the page on the way."""
    page.goto("/konto/app/")
    confirmed(page)
    expect(page.get_by_role("img", name="Bild für die App")).to_be_visible()
    assert page.evaluate("document.querySelector('.kd-qr').naturalWidth") > 0, "the policy refuses the picture"
    seen(page)
    secret = page.locator("code.kd-secret").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Einrichten").click()
    return page.locator(".kd-codes code").all_inner_texts()


def with_authenticator(page: Page) -> None:
    """The browser has something that keeps passkeys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip


def test_a_passkey_is_enough_without_a_password(visit: Any) -> None:
    """If it fails, passkeys do not work in a real browser."""
    page = member(visit, "Passkey Paulsen", "paulsen@musterstadt.example")
    with_authenticator(page)
    page.goto("/konto/passkey/")
    confirmed(page)
    page.get_by_label("Name", exact=False).fill("Dienstrechner")
    page.get_by_role("button", name="Passkey hinzufügen").click()
    expect(page.get_by_role("heading", name="Wiederherstellungscodes", exact=True)).to_be_visible()
    page.goto("/konto/")
    expect(page.get_by_text("Dienstrechner")).to_be_visible()
    page.locator(".kd-account summary").click()
    page.get_by_role("button", name="Abmelden", exact=True).click()
    expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()
    page.goto("/klienten/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(page).to_have_url(re.compile(r"//[^/]+/klienten/$"))
    page.goto("/konto/")
    page.get_by_role("link", name="entfernen Dienstrechner").click()
    confirmed(page)
    page.get_by_role("button", name="Passkey entfernen").click()
    expect(page.get_by_text("Der Passkey ist entfernt.")).to_be_visible()


def test_a_passkey_of_nobody_is_told_plainly(visit: Any) -> None:
    """If it fails, somebody presses the button and nothing happens."""
    page = visit()
    with_authenticator(page)
    page.goto("/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()
    expect(page.get_by_text("Das hat nicht geklappt.")).to_be_visible()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the provider's own libraries
def test_the_offices_own_provider_lets_members_in_and_nobody_else(visit: Any) -> None:
    """If it fails, an office's staff cannot log in as they do elsewhere, or strangers can."""
    known = {"email": COUNSELLOR.upper(), "email_verified": True}
    people = [
        User(sub="sommer", claims=known), User(sub="doppel", claims=known),
        User(sub="unbestaetigt", claims={"email": ADMINISTRATOR, "email_verified": False}),
        User(sub="fremd", claims={"email": "fremd@elsewhere.example", "email_verified": True}),
    ]  # fmt: skip
    with run_server_in_thread(user_claims=people) as server:
        board = visit(javascript=False)
        log_in(board, ADMINISTRATOR)
        provider(board, f"http://localhost:{server.server_port}")
        for who in ("unbestaetigt", "fremd"):
            expect(by_provider(visit(), who).get_by_text("hat kein Konto Ihre bestätigte")).to_be_visible()
        page = by_provider(visit(), "sommer")
        expect(page.get_by_role("navigation", name="Hauptnavigation")).to_be_visible()
        page.goto("/konto/passwort/")
        expect(page.get_by_text("über den Anmeldedienst Ihres Hauses").first).to_be_visible()
        expect(page).to_have_url(re.compile(r"/konto/$"))
        expect(by_provider(visit(), "doppel").get_by_text("hat kein Konto Ihre bestätigte")).to_be_visible()
        page = visit()
        page.goto("/anmelden/ueber/stadt/")
        page.get_by_role("button", name="Deny").click()
        expect(page.get_by_text("hat Sie nicht angemeldet")).to_be_visible()
    page.goto("/anmelden/ueber/stadt/")
    expect(page.get_by_text("Anmeldedienst antwortet nicht")).to_be_visible()
    page.goto("/anmelden/ueber/niemand/")
    expect(page.get_by_role("heading", name="gefunden")).to_be_visible()
    board.goto("/verwaltung/anmeldung/")
    board.get_by_label("in Betrieb").uncheck()
    board.get_by_role("button", name="Speichern").click()
    page.goto("/anmelden/")
    expect(page.get_by_role("link", name="Anmelden über")).to_have_count(0)


def provider(page: Page, issuer: str) -> None:
    """Enter the office's provider."""
    page.goto("/verwaltung/anmeldung/")
    typed = {
        "Name auf dem Knopf": "Stadt Musterstadt", "Adresse der Anmeldung": "stadt", "Aussteller": issuer,
        "Client-Kennung": "kontaktdichte", "Client-Geheimnis": "geheim",
    }  # fmt: skip
    for label, text in typed.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("heading", name="Gespeichert.", exact=True)).to_be_visible()


def by_provider(page: Page, who: str) -> Page:
    """From the login page to the provider and back."""
    page.goto("/anmelden/")
    page.get_by_role("link", name="Anmelden über Stadt Musterstadt").click()
    page.fill("input[name=sub]", who)
    page.get_by_role("button", name="Authorize", exact=True).click()
    return page


PAGES = {
    "anmelden-beendet": ("/anmelden/?beendet", None),
    "passwort-vergessen": ("/passwort-vergessen/", None),
    "passwort-gesendet": ("/passwort-vergessen/gesendet/", None),
    "passwort-link-alt": ("/passwort/abc-alt/", None),
    "konto": ("/konto/", COUNSELLOR),
    "konto-passwort": ("/konto/passwort/", COUNSELLOR),
    "konto-bestaetigen": ("/konto/app/", COUNSELLOR),
    "verwaltung": ("/verwaltung/", ADMINISTRATOR),
    "verwaltung-niemand": ("/verwaltung/?q=xyz", ADMINISTRATOR),
    "verwaltung-neu": ("/verwaltung/mitglieder/neu/", ADMINISTRATOR),
    "verwaltung-einheiten": ("/verwaltung/einheiten/", ADMINISTRATOR),
    "verwaltung-konzept": ("/verwaltung/konzept/", ADMINISTRATOR),
    "verwaltung-anmeldung": ("/verwaltung/anmeldung/", ADMINISTRATOR),
}


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_pages_of_accounts(visit: Any, look: str) -> None:
    """If it fails, somebody who sees little or uses no mouse cannot enter or administer."""
    page, was = visit(**LOOKS[look]), None
    for name, (path, who) in PAGES.items():
        if who != was:
            page = visit(**LOOKS[look])
            log_in(page, who)
            was = who
        page.goto(path)
        checked(page, f"{name}-{look}")
        if name == "konto-bestaetigen":
            page.get_by_label("Passwort", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Weiter").click()
            checked(page, f"konto-app-{look}")
            page.goto("/konto/passkey/")
            checked(page, f"konto-passkey-{look}")
    page.goto("/verwaltung/")
    page.get_by_role("table").get_by_role("link").first.click()
    checked(page, f"verwaltung-mitglied-{look}")
    page.get_by_role("link", name="Rolle, Einheit oder Kürzel ändern").click()
    page.get_by_label("Gilt ab", exact=True).fill("2001-01-01")
    page.get_by_role("button", name="Speichern").click()
    checked(page, f"verwaltung-aendern-fehler-{look}")
    page.goto(f"/verwaltung/?q={COUNSELLOR}")
    page.locator("tbody th a").click()
    page.get_by_role("link", name="Jetzt beenden").click()
    expect(page.get_by_text("werden von diesem Mitglied betreut")).to_be_visible()
    checked(page, f"verwaltung-jetzt-beenden-{look}")


def test_nothing_typed_is_lost_when_a_session_has_ended(visit: Any) -> None:
    """If it fails, a counsellor types a contact again because lunch took long; with and without JavaScript."""
    for javascript in (False, True):
        page = visit(javascript=javascript)
        log_in(page, COUNSELLOR)
        page.goto("/klienten/?q=Nowak")
        page.locator("tbody th a").nth(int(javascript)).click()
        page.goto(page.url.split("#")[0] + "kontakt/")
        page.get_by_label("Tag", exact=True).fill("2026-11-19")
        page.context.clear_cookies(name="sessionid")
        page.get_by_role("button", name="Kontakt speichern").click()
        if javascript:
            with page.expect_popup() as opened:
                page.get_by_role("link", name="In einem anderen Tab anmelden").click()
            log_in(opened.value, COUNSELLOR)
            page.get_by_role("button", name="Kontakt speichern").click()
            expect(page.locator(".kd-recorded")).to_be_visible()
        else:
            checked_text = page.get_by_text("Noch nicht gespeichert, und nicht verloren.")
            expect(checked_text).to_be_visible()
            page.screenshot(path=SCREENSHOTS / "wieder-anmelden.png", full_page=True)
            page.get_by_label("E-Mail-Adresse").fill(COUNSELLOR)
            page.get_by_label("Passwort", exact=True).fill(PASSWORD)
            page.get_by_role("button", name="Anmelden", exact=True).click()
            page.get_by_role("button", name="Jetzt speichern").click()
            expect(page.get_by_text("Kontakt gespeichert")).to_be_visible()
