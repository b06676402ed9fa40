"""Working meetings and everything about work, in a real browser on a phone without JavaScript: both sides read it."""

from playwright.sync_api import Page, expect
from tests.e2e import shore
from tests.e2e.conftest import Open
from tests.e2e.test_morning import told

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


def meetings(page: Page) -> None:
    """From the list of agreements to the meetings of one."""
    page.get_by_role("link", name="KV-U", exact=True).click()
    page.get_by_role("link", name="Arbeitstreffen", exact=True).click()


def test_minutes_are_written_by_one_side_and_answered_by_the_other(opened: Open) -> None:
    """If it fails, provider and Jobcenter meet and nobody can say afterwards what was resolved."""
    lead = opened("/projekte/", shore.LEAD, javascript=False, **PHONE)
    meetings(lead)
    date = lead.get_by_role("form", name="Termin festlegen")
    date.get_by_label("Termin").fill("2026-11-12")
    date.get_by_label("Eingeladen – freiwillig").fill("Teamleitung")
    date.get_by_role("button", name="Termin festlegen").click()
    told(lead, "Der Termin steht")
    lead.get_by_label("Stattgefunden am").fill("2026-11-12")
    lead.get_by_label("Anwesend für den Träger").fill("Projektleitung")
    lead.get_by_label("Anwesend für das Jobcenter").fill("Teamleitung")
    lead.get_by_label("Protokoll", exact=True).fill("Drei Plätze sind frei.")
    lead.get_by_role("button", name="Protokoll speichern").click()
    told(lead, "das Jobcenter liest es")
    resolution = lead.get_by_role("form", name="Beschluss eintragen")
    resolution.get_by_label("Beschluss", exact=True).fill("Drei Zuweisungen bis Monatsende")
    resolution.get_by_role("button", name="Beschluss eintragen").click()
    told(lead, "das Jobcenter liest es")

    office = opened("/vereinbarungen/", shore.COUNSELLOR, javascript=False, **PHONE)
    meetings(office)
    office.get_by_role("row", name="12.11.2026").get_by_role("link").click()
    expect(office.locator("#protokoll")).to_contain_text("Drei Plätze sind frei.")
    expect(office.locator("#beschluesse")).to_contain_text("Drei Zuweisungen bis Monatsende")
    office.get_by_label("Einwand", exact=True).check()
    office.get_by_label("Einwand – freiwillig").fill("Es sind zwei Plätze.")
    office.get_by_role("button", name="Antwort", exact=True).click()
    told(office, "Geantwortet")
    lead.reload()
    expect(lead.locator("#antworten")).to_contain_text("Es sind zwei Plätze.")


def test_a_trial_costs_and_an_offer_are_entered_on_the_phone(opened: Open) -> None:
    """If it fails, an internship is known to one person, and the Jobcenter pays what it never saw."""
    page = opened("/arbeitgeber/", shore.LEAD, javascript=False, **PHONE)
    page.get_by_role("link", name="Neuer Arbeitgeber").click()
    page.get_by_label("Name des Arbeitgebers").fill("Bäckerei am Ufer")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Gespeichert")
    page.goto(f"/klienten/?q={shore.FAMILY}")
    page.get_by_role("link", name=f"{shore.FAMILY}, Walter", exact=True).click()
    page.get_by_role("link", name="Teilnahme", exact=True).first.click()
    page.get_by_role("link", name="Betriebe und Arbeit").click()
    page.get_by_label("Art", exact=True).select_option(label="Arbeitserprobung")
    page.locator("#erprobung-employer").select_option(label="Bäckerei am Ufer")
    page.get_by_label("Erster Tag").fill("2026-11-16")
    page.get_by_label("Notiz").fill("Uferkanarinotiz")
    page.locator("#neu").get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Gespeichert")
    expect(page.locator("#erprobungen")).to_contain_text("Arbeitserprobung, 16.11.2026 – offen, läuft")
    page.get_by_role("link", name=f"{shore.FAMILY}, Walter").first.click()
    page.get_by_role("link", name="Kosten", exact=True).click()
    page.get_by_label("Leistung", exact=True).select_option(label="Arbeitskleidung")
    page.get_by_label("Betrag in Euro").fill("85")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Gespeichert")
    expect(page.locator("#leistungen")).to_contain_text("85,00 €")
    page.get_by_role("link", name=f"{shore.FAMILY}, Walter").first.click()
    page.get_by_role("link", name="Angebot festhalten").click()
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Gespeichert")
    expect(page.locator("#angebot")).to_contain_text("noch keine Antwort")

    office = opened("/in-projekten/", shore.COUNSELLOR, javascript=False, **PHONE)
    office.get_by_role("link", name=f"{shore.FAMILY}, Walter", exact=True).click()
    main = office.locator("main")
    expect(main).to_contain_text("Arbeitserprobung, 16.11.2026")
    expect(main).to_contain_text("85,00 €")
    expect(main).not_to_contain_text("Bäckerei")
    expect(main).not_to_contain_text("Uferkanarinotiz")
