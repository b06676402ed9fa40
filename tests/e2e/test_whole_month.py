"""One month of one participant, from the first entry on the road to the authority's answer: a phone, no script."""

import re

from playwright.sync_api import Page, expect
from tests.e2e.conftest import Open
from tests.e2e.projects import GRANT, LEAD, WORKER
from tests.e2e.test_month import PHONE, away, press
from tests.e2e.test_morning import picture, told
from tests.e2e.test_notices import october

NAME, NUMBER = "Teil, Toralf", "T-13"  # three contacts a month are agreed, two were held in October


def test_holiday_illness_and_a_phone_call_end_in_a_notice_and_its_answer(opened: Open) -> None:
    """Otherwise the steps work one by one, and a worker on the road still does not come to the end of them."""
    worker = opened("/monat/?monat=2026-10", who=WORKER, **PHONE)
    worker.get_by_role("link", name=NAME, exact=True).click()
    entered(worker)
    unmet = worker.get_by_role("region", name="Oktober 2026")
    expect(unmet).to_contain_text("1 von 3 persönlichen Kontakten fehlen")
    expect(unmet).to_contain_text("Versäumt, Frist 31.10.2026")
    worker.goto("/abweichungen/?teil=reason")
    october(worker, "#grund", NAME).get_by_role("link", name="Begründen").click()
    expect(worker.get_by_label("Grund", exact=True).locator("option:checked")).to_have_text("Krankheit")
    words = worker.get_by_label("Begründung in Worten")
    expect(words).to_have_value(re.compile("Krankheit vom 12.10.2026 bis 16.10.2026"))
    expect(words).to_have_value(re.compile("Urlaub vom 26.10.2026 bis 30.10.2026"))
    picture(worker, "monat-begruendung", False)
    worker.get_by_role("button", name="Begründung speichern").click()
    told(worker, "Begründung gespeichert")
    lead = opened("/abweichungen/?teil=review", who=LEAD, **PHONE)
    notice = sent(lead)
    officer = opened("/", who=GRANT, **PHONE)
    officer.get_by_role("link", name=f", {NUMBER}, 01.10.2026").click()
    expect(officer.locator("main")).to_contain_text("Verhinderung der teilnehmenden Person")
    expect(officer.locator("main")).not_to_contain_text("Krankheit")
    form = officer.get_by_role("form", name=f"Antwort {NUMBER}")
    form.get_by_label("Antwort", exact=True).select_option(label="anerkannt")
    form.get_by_role("button", name="Antwort speichern").click()
    told(officer, f"Antwort gespeichert: {NUMBER}.")
    lead.goto(notice)
    lead.get_by_role("button", name="Antworten übernehmen").click()
    told(lead, "Antworten übernommen: 1.")
    worker.goto("/monat/?monat=2026-10")
    worker.get_by_role("link", name=NAME, exact=True).click()
    expect(unmet).to_contain_text("Versäumt mit Grund")


def entered(page: Page) -> None:
    """A phone call, an illness, a holiday: none of them counts, and each says why."""
    press(page, "telefonisch", "Gespräch", "stattgefunden")
    page.get_by_label("Tag", exact=True).fill("2026-10-14")
    page.get_by_role("button", name="Kontakt speichern").click()
    told(page, "Gespeichert. Es zählt nicht.")
    for reason, since, last in (("Krankheit", "2026-10-12", "2026-10-16"), ("Urlaub", "2026-10-26", "2026-10-30")):
        away(page, reason, since, last)
    entries = page.get_by_role("region", name="Einträge dieses Monats")
    expect(entries.get_by_text("zählt nicht", exact=True)).to_have_count(3)


def sent(lead: Page) -> str:
    """The lead reviews the reason, notes the notice as sent and takes its letter; returns the notice's address."""
    lead.get_by_label(f"Geprüft: {NAME}, 01.10.2026").check()
    lead.get_by_role("button", name="Als geprüft speichern").click()
    told(lead, "Geprüft: 1.")
    lead.get_by_role("link", name="Mitteilung vorbereiten: P-1, Oktober 2026").click()
    for box in lead.get_by_role("checkbox").all():
        box.uncheck()
    lead.get_by_label(f"mitteilen: {NUMBER}, 01.10.2026").check()
    lead.get_by_label("Eigenes Aktenzeichen").fill("Meldung T 13")
    lead.get_by_role("button", name="Als versandt speichern").click()
    told(lead, "Ab jetzt ändert sie niemand mehr")
    with lead.expect_download() as saved:
        lead.get_by_role("link", name="Brief als PDF").click()
    assert saved.value.suggested_filename == "mitteilung-P-1-2026-10.pdf"
    return lead.url
