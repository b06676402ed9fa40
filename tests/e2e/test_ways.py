"""Somebody on the way from the Jobcenter into a project and back, with two browsers: both sides read one truth."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Open
from tests.e2e.projects import PROJECT, WORKER
from tests.e2e.test_accessible import LOOKS, checked
from tests.e2e.test_morning import picture, told

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "javascript": False}


def client(opened: Open, name: str, **look: Any) -> Page:
    """The Jobcenter's file of one of the Wegs."""
    page = opened(f"/klienten/?q={name}", **look)
    page.get_by_role("link", name=f"Weg, {name}", exact=True).click()
    return page


def assigned(page: Page, wished: str) -> None:
    """From the client's file to the assignment."""
    page.get_by_role("link", name="Im Projekt", exact=True).click()
    page.get_by_role("link", name="Einem Projekt zuweisen").click()
    page.get_by_label("Gewünschter Eintritt").fill(wished)
    page.get_by_role("button", name="Zuweisen", exact=True).click()
    told(page, f"Zugewiesen: „{PROJECT}“")


def taken_in(opened: Open, name: str, number: str, credit: str = "", **look: Any) -> Page:
    """At the provider: from the list of the assigned to the participation."""
    page = opened("/zugewiesen/", who=WORKER, **look)
    page.get_by_role("link", name=f"Weg, {name}", exact=True).click()
    page.get_by_label("Teilnehmernummer").fill(number)
    page.get_by_label("Nachbetreuung im Vorgängerprojekt").fill(credit)
    page.get_by_role("button", name="Aufnehmen", exact=True).click()
    told(page, "ist aufgenommen")
    return page


def handover(page: Page, on: str) -> None:
    page.get_by_role("link", name="Warme Übergabe erfassen").click()
    page.get_by_label("Tag", exact=True).fill(on)
    page.get_by_role("button", name="Übergabe speichern").click()
    told(page, "Warme Übergabe gespeichert")


def test_from_assignment_to_exit_with_both_handovers(opened: Open) -> None:
    """Otherwise somebody falls between the two houses: assigned and never begun, or dropped without a handover."""
    office = client(opened, "Wanda", **PHONE)
    assigned(office, "2026-10-05")
    page = taken_in(opened, "Wanda", "W0001", **PHONE)
    picture(page, "teilnahme", False)
    handover(page, "2026-10-06")
    office.goto(office.url)
    duties = office.get_by_role("table", name="Freigegebene Pflichten")
    expect(duties.get_by_role("row", name="Warme Übergabe zum Projekteintritt")).to_contain_text("erfüllt")
    expect(office.get_by_role("table", name="Freigegebene Kontakte")).to_contain_text("06.10.2026")
    page.get_by_role("link", name="Austritt", exact=True).click()
    page.get_by_label("Letzter Tag").fill("2026-11-19")
    page.get_by_label("Grund").select_option(label="vereinbarte Zeit ist um")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Die Teilnahme ist beendet")
    expect(page.locator("#verlauf")).to_contain_text("bis 19.11.2026 – vereinbarte Zeit ist um")
    expect(page.locator("#freigaben")).to_contain_text("bis 31.12.2026")
    office.goto(office.url)
    expect(duties.get_by_role("row", name="Warme Übergabe zum Projektaustritt")).to_contain_text("offen")
    handover(page, "2026-11-20")
    office.goto(office.url)
    expect(duties.get_by_role("row", name="Warme Übergabe zum Projektaustritt")).to_contain_text("erfüllt")
    picture(office, "im-projekt", False)
    page.locator("#freigaben summary").filter(has_text="Jobcenter Musterstadt").click()
    page.locator("#freigaben form:visible").get_by_role("button", name="Jetzt beenden").click()
    told(page, "Die Freigabe ist beendet")
    office.goto(office.url)
    expect(office.locator("main")).to_contain_text("die Freigabe ist beendet: Es ist nichts zu lesen")
    expect(duties).to_have_count(0)


def test_aftercare_with_time_of_the_predecessor_project(opened: Open) -> None:
    """Otherwise somebody is accompanied beyond what the text allows, or dropped while time is left."""
    assigned(client(opened, "Wim"), "2026-03-02")
    page = taken_in(opened, "Wim", "W0002", credit="2 Monate 10 Tage")
    page.get_by_role("link", name="Beschäftigung beginnt, Nachbetreuung").click()
    page.get_by_label("Gilt ab", exact=True).fill("2026-08-01")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Die Nachbetreuung hat begonnen")
    clock = page.locator("#uhr")
    for said in ("3 Monate 20 Tage", "2 Monate 10 Tage", "1 Monat 1 Tag", "21.12.2026"):
        expect(clock).to_contain_text(said)
    picture(page, "nachbetreuung", True)
    page.get_by_role("link", name="Beschäftigung ist beendet").click()
    page.get_by_label("Gilt ab", exact=True).fill("2026-11-01")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Wieder regulär")
    expect(clock).to_contain_text("Verbraucht3 Monate")
    expect(clock).to_contain_text("Letzter Tag, wenn sie morgen begänne")
    back = page.url
    page.goto("/arbeitgeber/neu/")
    page.get_by_label("Name des Arbeitgebers").fill("Gärtnerei am Weg")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Gespeichert")
    page.goto(back)
    page.get_by_role("link", name="Austritt", exact=True).click()
    page.get_by_label("Letzter Tag").fill("2026-11-19")
    page.get_by_label("Grund").select_option(label="Aufnahme einer Beschäftigung")
    page.locator("#austritt-employer").select_option(label="Gärtnerei am Weg")
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Die Teilnahme ist beendet")
    expect(page.locator("#verlauf")).to_contain_text("beschäftigt seit 19.11.2026: Gärtnerei am Weg")


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_pages_of_both_sides(opened: Open, look: str) -> None:
    page = client(opened, "Wolke")
    page.set_viewport_size(LOOKS[look]["viewport"])
    page.emulate_media(color_scheme=LOOKS[look].get("color_scheme", "light"))
    page.get_by_role("link", name="Im Projekt", exact=True).click()
    checked(page, f"im-projekt-{look}")
    for link in ("Zum Plan antworten", "Um eine Fallberatung bitten", "Einem Projekt zuweisen"):
        page.get_by_role("link", name=link).click()
        checked(page, f"im-projekt-{link.split()[-1].lower()}-{look}")
        page.go_back()
    page.goto("/in-projekten/")
    checked(page, f"in-projekten-{look}")
    page = opened("/zugewiesen/", who=WORKER, **LOOKS[look])
    checked(page, f"zugewiesen-{look}")
    page.get_by_role("link", name="Weg, Willem").click()
    checked(page, f"aufnahme-{look}")
    page.goto("/klienten/?q=Wolke")
    page.get_by_role("link", name="Weg, Wolke", exact=True).click()
    page.get_by_role("link", name="Teilnahme", exact=True).click()
    checked(page, f"teilnahme-{look}")
    here = page.url
    for link in ("Austritt", "Beschäftigung beginnt", "Warme Übergabe erfassen", "Perspektivplan", "Fallberatungen"):
        page.goto(here)
        page.get_by_role("link", name=re.compile(f"^{link}")).click()
        checked(page, f"teilnahme-{link.split()[0].lower()}-{look}")
        if link in ("Perspektivplan", "Fallberatungen"):
            page.get_by_role("link", name=re.compile("^(Neue Fassung|Termin setzen)")).first.click()
            checked(page, f"teilnahme-{link.lower()}-form-{look}")
