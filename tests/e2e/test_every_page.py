"""P20: every page that links lead to, found by following them: no violation of axe, nothing sideways, no keyboard trap.

Complete by construction: each address of the application is reached by a link or named in :data:`NO_PAGE` with a why.
Quick: every page filled, in light, dark and 320 pixels wide; with PROOF_SIZE=full also at 200 % and in forced colours.
Errors and empty pages are in test_accessible.py.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page
from tests.e2e import shore
from tests.e2e.conftest import log_in
from tests.e2e.office import ADMINISTRATOR, COUNSELLOR, PASSWORD
from tests.e2e.test_accessible import checked
from tests.e2e.test_accounts import entered, member, with_app, with_authenticator
from tests.proof import report
from tests.web.addresses import addresses

LOOKS = {"hell": {"viewport": {"width": 1280, "height": 900}}}
if report.FULL:
    LOOKS |= {
        "200-prozent": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
        "kontraste": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
    }
STARTS = (
    (None, ["/anmelden/"]), (COUNSELLOR, ["/?alle", "/klienten/listen/"]), (ADMINISTRATOR, ["/"]),
    (shore.COUNSELLOR, ["/in-projekten/lage/", "/in-projekten/", "/erhaltene-berichte/"]),
    (shore.LEAD, ["/projekte/lage/", "/zugewiesen/", "/monat/", "/projekte/", "/abweichungen/", "/berichte/"]),
    (shore.GRANT, ["/"]), (shore.SUPERVISOR, ["/"]),
)  # fmt: skip
STEPS = (
    "/konto/",
    "/konto/zweiter-faktor/",
    "/organisation/",
    "/konto/bestaetigen/",
    "/konto/bestaetigen/code/",
    "/konto/bestaetigen/passkey/",
    "/passwort-vergessen/gesendet/",
)
FORMS = "takes a form, shows no page of its own"
MACHINES = "for machines"
NO_PAGE = {
    "account_logout": FORMS, "contact-cancel": FORMS, "contact-dispute": FORMS, "end-sessions": FORMS,
    "deviation-review": FORMS, "notice-disclose": FORMS, "notice-take-over": FORMS, "project-places": FORMS,
    **{f"report-{step}": FORMS for step in ("draft", "review", "freeze", "send", "correct", "take-over")},
    "month-attach": FORMS, "month-absence": FORMS, "month-substitute": FORMS, "agreement-attach": FORMS,
    "month-staff-away": FORMS, "month-staff-back": FORMS,
    "month-absence-back": FORMS, "month-absence-end": FORMS, "attachment-withdraw": FORMS, "participation-back": FORMS,
    "assignment-withdraw": FORMS, "plan-ask": FORMS, "plan-take-over": FORMS, "unshare": FORMS,
    "language": FORMS, "list": FORMS, "member-step": FORMS, "mfa_login_webauthn": MACHINES,
    "openid_connect_callback": "takes the provider's answer", "openid_connect_login": "leads to the provider",
    "health": MACHINES, "ready": MACHINES, "metrics": MACHINES,
    "mfa_index": "another name of account", "mfa_list_webauthn": "another name of account",
}  # fmt: skip


def named(path: str) -> str | None:
    """The name of the address behind a link; none for styles and other places."""
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    return found.view_name


def links(page: Page) -> list[str]:
    """Where the page leads to by links."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    return [link for link in found if link.startswith(("/", "?"))]


STOPS = """
window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(one =>
  !one.disabled && one.type !== 'hidden' && one.type !== 'radio' && one.tabIndex >= 0 && one.checkVisibility());
window.met = new Set();
window.stops.length"""
MET = "met.add(document.activeElement), stops.length === 0 || met.has(stops.at(-1))"
PARTS = 4  # the Tab key stops so often in a field for a date: day, month, year, its calendar


def untrapped(page: Page) -> None:
    """The Tab key leads to the last thing on the page, past everything before it."""
    for _ in range(PARTS * page.evaluate(STOPS) + PARTS):
        if page.evaluate(MET):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{page.url}: the Tab key is caught at {page.evaluate('document.activeElement.outerHTML')}")


class Walk:
    """Looks at one page of each address; ``reached``: the names of those it was led to."""

    def __init__(self, look: str) -> None:
        self.look, self.reached = look, set[str]()

    def see(self, page: Page) -> None:
        """A page that is open."""
        name = named(page.url)
        assert name is not None, page.url
        if name not in self.reached:
            checked(page, f"jede-{name}-{self.look}")
            untrapped(page)
            self.look_again(page, name)
            self.reached.add(name)

    def look_again(self, page: Page, name: str) -> None:
        """The same page dark, then 320 pixels wide, as it stands: nothing is asked of it again."""
        wide = page.viewport_size
        assert wide is not None
        page.emulate_media(color_scheme="dark")
        checked(page, f"jede-{name}-{self.look}-dunkel")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 700})
        checked(page, f"jede-{name}-{self.look}-schmal")
        page.set_viewport_size(wide)

    def follow(self, page: Page, starts: Iterable[str]) -> None:
        """The pages one begins with, and wherever their links lead."""
        gone: set[str | None] = {None}
        waiting = [*starts]
        while waiting:
            path = waiting.pop(0)
            if named(path) in gone:
                continue
            gone.add(named(path))
            answer = page.request.get(path)
            assert answer.ok, f"{path}: {answer.status}"
            if "text/html" not in answer.headers["content-type"]:
                self.reached.add(str(named(path)))
                continue
            page.goto(path)
            self.see(page)
            waiting += [link if link.startswith("/") else path + link for link in links(page)]


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_every_page(
    visit: Any, look: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, somebody who sees little, magnifies, or uses no mouse is kept from a part of the work."""
    monkeypatch.setattr(report, "aloud", capsys.disabled)
    walk = Walk(look)
    with report.proof("P20", look=look) as said:
        for who, starts in STARTS:
            page = visit(**LOOKS[look])
            if who:
                log_in(page, who)
            walk.follow(page, starts)
        with_two_factors(walk, visit)
        with_an_ended_session(walk, visit)
        said["pages"] = len(walk.reached)
    every = {one.name for one in addresses()}
    assert every - walk.reached - NO_PAGE.keys() == set()
    assert NO_PAGE.keys() & walk.reached == set()


def with_two_factors(walk: Walk, visit: Any) -> None:
    """What only somebody new, or somebody with an app and a passkey is shown."""
    email = f"walk-{walk.look}@musterstadt.example"
    page = member(visit, f"Walk {walk.look}", email, walk.see, **LOOKS[walk.look])
    with_authenticator(page)
    with_app(page, walk.see)
    walk.see(page)
    page.goto("/konto/passkey/")
    page.get_by_label("Name", exact=False).fill("Dienstrechner")
    page.get_by_role("button", name="Passkey hinzufügen").click()
    page.wait_for_url(lambda url: "passkey" not in url)
    walk.follow(page, STEPS)
    page = visit(**LOOKS[walk.look])
    page.goto("/anmelden/")
    entered(page, email)
    page.get_by_role("heading", name="Zweiter Faktor").wait_for()
    walk.see(page)


def with_an_ended_session(walk: Walk, visit: Any) -> None:
    """What is shown to whoever stores something after the session has ended."""
    page = visit(**LOOKS[walk.look])
    log_in(page, COUNSELLOR)
    page.goto("/klienten/?q=Nowak")
    page.locator("tbody th a").first.click()
    page.goto(page.url + "kontakt/")
    page.context.clear_cookies(name="sessionid")
    page.evaluate("document.querySelector('main form').submit()")  # as without JavaScript, that axe needs to run
    page.get_by_text("Noch nicht gespeichert, und nicht verloren.").wait_for()
    checked(page, f"jede-wieder-anmelden-{walk.look}")
    page.get_by_label("E-Mail-Adresse").fill(COUNSELLOR)
    page.get_by_label("Passwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_role("button", name="Jetzt speichern").wait_for()
    walk.see(page)


def test_what_takes_a_form_shows_no_page(visit: Any) -> None:
    """If it fails, there is a page that the walk above never looks at."""
    pages = [visit() for _ in range(3)]
    for page, who in zip(pages, (COUNSELLOR, ADMINISTRATOR, shore.LEAD), strict=True):
        log_in(page, who)
    told: dict[str, set[int]] = {}
    for address in addresses():
        if NO_PAGE.get(address.name) == FORMS:
            path = address.path({kind: uuid4() for kind in address.kinds().values()})
            told[address.name] = {page.request.get(path).status for page in pages}
    assert {name: found for name, found in told.items() if 405 not in found or found - {405, 404, 302}} == {}
    assert len(told) == sum(why == FORMS for why in NO_PAGE.values())
