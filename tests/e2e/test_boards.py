"""The pages with which leads and Jobcenters begin: each number leads to its list, also by phone, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e import shore
from tests.e2e.conftest import Open
from tests.e2e.projects import LEAD
from tests.e2e.test_accessible import LOOKS, checked

PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("who", "path"), [(LEAD, "projekte"), (shore.COUNSELLOR, "in-projekten")])
def test_everybody_can_read_the_boards(opened: Open, look: str, who: str, path: str) -> None:
    """A number that only some can read leads nobody else anywhere."""
    page = opened(f"/{path}/lage/", who=who, **LOOKS[look])
    checked(page, f"lage-{path}-{look}")
    if path == "in-projekten":
        page.get_by_role("link", name="Als Bild zeigen").click()
        page.locator("svg.kd-picture").wait_for()
        checked(page, f"lage-bild-{look}")
    page.goto(f"/{path}/lage/perspektivplaene/")
    checked(page, f"lage-{path}-liste-{look}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_lead_begins_with_all_projects_and_comes_to_a_participants_month(opened: Open, javascript: bool) -> None:
    """Three steps on the phone: log in, the number, the participant whose contacts are missing."""
    page = opened("/", who=LEAD, javascript=javascript, viewport=PHONE)
    expect(page.get_by_role("heading", level=1, name="Projekte im Blick")).to_be_visible()
    followed(page, "Teilnehmende, denen diesen Monat Kontakte fehlen")
    page.locator("tbody a").first.click()
    expect(page).to_have_url(re.compile(r"/monat/[0-9a-f-]+/"))


def test_a_jobcenter_follows_a_verdict_to_whom_it_is_about(opened: Open) -> None:
    """A number of a month leads to the clients whom a provider says it of."""
    page = opened("/in-projekten/lage/", who=shore.COUNSELLOR, javascript=False, viewport=PHONE)
    followed(page, "zugewiesen und noch nicht aufgenommen")
    expect(page.locator("tbody")).to_contain_text(shore.FAMILY)


def followed(page: Page, name: str) -> None:
    """The number with this name, and the list that is as long."""
    figure = page.locator(".kd-figures a").filter(has_text=name)
    number = int(figure.locator("strong").inner_text())
    assert number > 0
    figure.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(str(number))
    expect(page.locator("tbody tr")).to_have_count(number)
