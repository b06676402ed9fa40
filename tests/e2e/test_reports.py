"""A report from its draft to the Jobcenter's acknowledgement, in a real browser with JavaScript and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Open
from tests.e2e.office import CONTACT_PERSON
from tests.e2e.projects import LEAD
from tests.e2e.shore import COUNSELLOR as OTHER
from tests.e2e.shore import LEAD as SHORE
from tests.e2e.test_accessible import LOOKS, checked
from tests.e2e.test_morning import picture, told

PERIODS = "01.08.2026 – 31.08.2026", "01.07.2026 – 31.07.2026"  # one for each run; every quarter from October on
HEAD = tuple(f"KV-A, {period}" for period in PERIODS)


@pytest.mark.parametrize(("javascript", "nth"), [(True, 0), (False, 1)])
def test_a_report_goes_its_way(opened: Open, javascript: bool, nth: int) -> None:
    """If it fails, a report is never sent, or nobody knows that it arrived, or the duty stays open."""
    lead = opened("/", who=LEAD, javascript=javascript)
    lead.get_by_role("navigation").get_by_role("link", name="Berichte", exact=True).click()
    form = lead.get_by_role("form", name="Bericht entwerfen: KV-A")
    form.get_by_label("Zeitraum").select_option(label=PERIODS[nth])
    form.get_by_role("button", name="Bericht entwerfen").click()
    expect(lead.get_by_role("heading", name=f"Bericht an das Jobcenter: {HEAD[nth]}")).to_be_visible()
    lead.get_by_role("textbox", name="Offene Punkte").fill("Fahrtkosten klären\nKita-Platz")
    lead.get_by_role("button", name="Speichern", exact=True).click()
    told(lead, "Gespeichert. Der Bericht ist erneut zu prüfen.")
    expect(lead.locator("main")).to_contain_text("Kita-Platz")
    picture(lead, "bericht-entwurf", javascript)
    lead.get_by_role("button", name="Geprüft: darf hinaus").click()
    told(lead, "Geprüft.")
    lead.get_by_role("button", name="Festschreiben", exact=True).click()
    told(lead, "Von nun an ändert niemand diesen Bericht")
    expect(lead.get_by_role("textbox", name="Offene Punkte")).to_have_count(0)
    lead.get_by_label("Eigenes Aktenzeichen").fill("W 7")
    lead.get_by_role("button", name="An das Jobcenter versenden").click()
    told(lead, "der Kontakt ist erfasst")
    acknowledged(opened, HEAD[nth], javascript)
    lead.goto(lead.url)
    expect(lead.locator("main")).to_contain_text("Das Jobcenter hat den Eingang bestätigt")
    lead.get_by_role("button", name="Bestätigung festhalten").click()
    told(lead, "Die Bestätigung ist festgehalten.")
    picture(lead, "bericht-bestaetigt", javascript)
    lead.goto("/berichte/")
    expect(lead.get_by_role("region", name="KV-A")).to_contain_text("ist ein Bericht versandt, wie vereinbart")
    expect(lead.get_by_role("region", name="KV-B")).to_contain_text("Ein Bericht ist zu versenden bis 31.12.2026")


def acknowledged(opened: Open, head: str, javascript: bool) -> None:
    """The Jobcenter's contact person reads it and says that it arrived."""
    page = opened("/erhaltene-berichte/", who=CONTACT_PERSON, javascript=javascript)
    row = page.get_by_role("row").filter(has_text=head)
    expect(row).to_contain_text("noch nicht bestätigt")
    picture(page, "berichte-erhalten", javascript)
    row.get_by_role("link", name=head).click()
    expect(page.locator("main")).to_contain_text("Fahrtkosten klären")
    page.get_by_role("textbox", name="Anmerkung").fill("Danke")
    page.get_by_role("button", name="Eingang bestätigen").click()
    told(page, "Bestätigt. Der Träger liest es von nun an.")


def test_a_sent_report_is_replaced_and_both_stay(opened: Open) -> None:
    """If it fails, a wrong report cannot be put right, or the wrong one vanishes."""
    page = opened("/berichte/", who=LEAD)
    form = page.get_by_role("form", name="Bericht entwerfen: KV-A")
    form.get_by_label("Zeitraum").select_option(label="01.06.2026 – 30.06.2026")
    form.get_by_role("button", name="Bericht entwerfen").click()
    sent(page)
    first = page.url
    page.get_by_label("Warum er korrigiert wird").fill("Ein Eintritt fehlte.")
    page.get_by_role("button", name="Korrigierten Bericht entwerfen").click()
    told(page, "der versandte bleibt, wie er ist")
    sent(page)
    office = opened("/erhaltene-berichte/", who=CONTACT_PERSON)
    rows = office.get_by_role("row").filter(has_text="01.06.2026 – 30.06.2026")
    expect(rows).to_have_count(2)
    rows.filter(has_text="durch einen korrigierten ersetzt").get_by_role("link").click()
    expect(office.locator("main")).to_contain_text("Ein Eintritt fehlte.")
    page.goto(first)
    expect(page.locator("main")).to_contain_text("Ersetzt durch")


def sent(page: Page) -> None:
    """From the draft to the Jobcenter."""
    page.get_by_role("button", name="Geprüft: darf hinaus").click()
    page.get_by_role("button", name="Festschreiben", exact=True).click()
    page.get_by_role("button", name="An das Jobcenter versenden").click()
    told(page, "Versandt.")


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_pages_of_reports(opened: Open, look: str) -> None:
    """If it fails, somebody cannot read what is due, what was sent, or cannot acknowledge it."""
    page = opened("/berichte/", who=SHORE, **LOOKS[look])
    checked(page, f"berichte-{look}")
    page.get_by_role("link", name="01.09.2026 – 30.09.2026").click()
    checked(page, f"bericht-versandt-{look}")
    page = opened("/erhaltene-berichte/", who=OTHER, **LOOKS[look])
    checked(page, f"berichte-erhalten-{look}")
    page.get_by_role("link", name="KV-U, 01.09.2026").click()
    checked(page, f"bericht-erhalten-{look}")
