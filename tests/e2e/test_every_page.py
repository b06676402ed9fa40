"""P20: every page that links lead to, found by following them: no violation of axe, nothing sideways, no keyboard trap.

Complete by construction: each address of the application is reached by a link or named in :data:`NO_LINK` with a why.
Quick: every page filled, in light; with PROOF_SIZE=full also at 320 pixels, at 200 % and in forced colours. Errors,
empty pages and the dark look are in test_accessible.py.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page
from tests.e2e.conftest import Open
from tests.e2e.office import ADMINISTRATOR, COUNSELLOR
from tests.e2e.test_accessible import checked
from tests.proof import report
from tests.web.addresses import addresses

LOOKS = {"hell": {"viewport": {"width": 1280, "height": 900}}}
if report.FULL:
    LOOKS |= {
        "schmal": {"viewport": {"width": 320, "height": 700}},
        "200-prozent": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
        "kontraste": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
    }
NO_LINK: dict[str, str] = {}


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


def crawled(page: Page) -> Iterator[str]:
    """One page of each address that links lead to; each is open while it is yielded."""
    seen: set[str] = set()
    waiting = [urlsplit(page.url).path]
    while waiting:
        path = waiting.pop(0)
        name = named(path)
        if name is None or name in seen:
            continue
        seen.add(name)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status < 400, path
        if "text/html" in answer.headers.get("content-type", ""):
            yield name
            waiting += [link if link.startswith("/") else path + link for link in links(page)]


STOPS = """
window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(one =>
  !one.disabled && one.type !== 'hidden' && one.type !== 'radio' && one.tabIndex >= 0 && one.checkVisibility());
window.met = new Set();
window.stops.length"""
MEET = "document.activeElement === document.body || met.has(document.activeElement) || !met.add(document.activeElement)"


def untrapped(page: Page) -> None:
    """The Tab key leads to the last thing on the page and on from there."""
    stops = page.evaluate(STOPS)
    for _ in range(stops + 30):
        page.keyboard.press("Tab")
        if page.evaluate(MEET):
            break
    assert page.evaluate("stops.length === 0 || met.has(stops.at(-1))"), f"{page.url}: the Tab key is caught"


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_every_page(
    opened: Open, look: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "aloud", capsys.disabled)
    reached: set[str] = set()
    with report.proof("P20", look=look) as said:
        for who, start in ((None, "/anmelden/"), (COUNSELLOR, "/?alle"), (ADMINISTRATOR, "/")):
            page = opened(start, who=who, **LOOKS[look])
            for name in crawled(page):
                if name not in reached:
                    checked(page, f"jede-{name}-{look}")
                    untrapped(page)
                reached.add(name)
        said["pages"] = len(reached)
    every = {one.name for one in addresses()}
    assert every - reached - NO_LINK.keys() == set()
    assert NO_LINK.keys() & reached == set()
