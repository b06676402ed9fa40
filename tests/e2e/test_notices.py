"""From a month with too few contacts to the grant authority's answer, in a real browser with JavaScript and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.conftest import Open
from tests.e2e.projects import GRANT, LEAD, SUPERVISOR, WORKER
from tests.e2e.test_accessible import LOOKS, checked
from tests.e2e.test_morning import picture, told

CASES = [(True, ("Teil, Timotheus", "T-1"), ("Teil, Tillmann", "T-3")),
         (False, ("Teil, Torsten", "T-5"), ("Teil, Tomasz", "T-7"))]  # fmt: skip


@pytest.mark.parametrize(("javascript", "accepted", "rejected"), CASES)
def test_a_month_with_too_few_contacts_ends_in_a_notice_and_its_answer(
    opened: Open, javascript: bool, accepted: tuple[str, str], rejected: tuple[str, str]
) -> None:
    """If it fails, a shortfall is explained at the provider and nobody else ever hears of it, or not of the answer."""
    both = (accepted, rejected)
    worker = opened("/abweichungen/", who=WORKER, javascript=javascript)
    for name, _number in both:
        worker.goto("/abweichungen/?teil=reason")
        october(worker, "#grund", name).get_by_role("link", name="Begründen").click()
        worker.get_by_label("Grund", exact=True).select_option(label="Krankheit")
        worker.get_by_label("Begründung in Worten").fill("Attest liegt vor")
        worker.get_by_role("button", name="Begründung speichern").click()
        told(worker, "Begründung gespeichert")
        worker.goto("/abweichungen/")
        expect(october(worker, "#pruefen", name)).to_contain_text("Krankheit")
    lead = opened("/abweichungen/", who=LEAD, javascript=javascript)
    for name, _number in both:
        lead.get_by_label(f"Geprüft: {name}, 01.10.2026").check()
    picture(lead, "abweichungen-leitung", javascript)
    lead.get_by_role("button", name="Als geprüft speichern").click()
    told(lead, "Geprüft: 2.")
    lead.get_by_role("link", name="Mitteilung vorbereiten: P-1, Oktober 2026").click()
    for box in lead.get_by_role("checkbox").all():
        box.uncheck()
    for _name, number in both:
        lead.get_by_label(f"mitteilen: {number}, 01.10.2026").check()
        expect(row(lead, number)).to_contain_text("Verhinderung der teilnehmenden Person")
    expect(lead.locator("main")).not_to_contain_text("Attest")
    lead.get_by_label("Eigenes Aktenzeichen").fill("W 17")
    picture(lead, "mitteilung-vorbereiten", javascript)
    lead.get_by_role("button", name="Als versandt speichern").click()
    told(lead, "Ab jetzt ändert sie niemand mehr")
    sent = lead.url
    answered(opened, javascript, accepted[1], rejected[1])
    lead.goto(sent)
    expect(row(lead, accepted[1])).to_contain_text("anerkannt")
    lead.get_by_role("button", name="Antworten übernehmen").click()
    told(lead, "Antworten übernommen: 2.")
    picture(lead, "mitteilung", javascript)
    lead.goto("/abweichungen/")
    expect(october(lead, "#offen", rejected[0])).to_contain_text("abgelehnt")
    expect(lead.locator("#offen").get_by_role("listitem").filter(has_text=accepted[0])).to_have_count(0)


def answered(opened: Open, javascript: bool, accepted: str, rejected: str) -> None:
    """The officer accepts one reason and rejects the other."""
    officer = opened("/", who=GRANT, javascript=javascript)
    expect(officer.get_by_role("heading", name="Projekte und Mitteilungen", level=1)).to_be_visible()
    for forbidden in ("Teil,", "Krankheit", "Attest"):
        expect(officer.locator("main")).not_to_contain_text(forbidden)
    picture(officer, "bewilligung", javascript)
    for number, word in ((accepted, "anerkannt"), (rejected, "abgelehnt")):
        officer.goto("/bewilligung/")
        officer.get_by_role("link", name=f", {number}, 01.10.2026").click()
        form = officer.get_by_role("form", name=f"Antwort {number}")
        form.get_by_label("Antwort", exact=True).select_option(label=word)
        form.get_by_label("Aktenzeichen").fill("B 4")
        picture(officer, "bewilligung-antwort", javascript)
        form.get_by_role("button", name="Antwort speichern").click()
        told(officer, f"Antwort gespeichert: {number}.")


def test_what_has_no_reason_reaches_the_supervisory_authority(opened: Open) -> None:
    """If it fails, the feedback that the text asks for happens on paper, or reaches the wrong office."""
    officer = opened("/bewilligung/ohne-grund/", who=GRANT)
    officer.get_by_label("weitergeben: T-9, 01.09.2026").check()
    officer.get_by_label("An wen").select_option(label="Ministerium")
    officer.get_by_role("button", name="Weitergeben").click()
    told(officer, "Weitergegeben: 1.")
    supervisor = opened("/", who=SUPERVISOR)
    expect(supervisor.get_by_role("row").filter(has_text="T-9")).to_contain_text("P-1")
    supervisor.get_by_role("link", name="Rückmeldung geben: T-9").click()
    supervisor.get_by_label("Rückmeldung").fill("Bitte mit dem Träger sprechen.")
    supervisor.get_by_role("button", name="Rückmeldung speichern").click()
    told(supervisor, "Rückmeldung gespeichert")
    officer.reload()
    expect(officer.get_by_text("Bitte mit dem Träger sprechen.")).to_be_visible()
    officer.goto("/bewilligung/grundsaetze/")
    officer.get_by_label("Frage").fill("Zählt ein Eintritt nach dem 20.?")
    officer.locator("#id_answer").fill("Der volle Wert gilt; der Grund ist mitzuteilen.")
    officer.get_by_label("Aktenzeichen").fill("Rundschreiben 3/2026")
    officer.get_by_role("button", name="Allen Trägern mitteilen").click()
    told(officer, "Gespeichert und 1 Trägern mitgeteilt.")
    worker = opened("/abweichungen/?teil=reason", who=WORKER)
    october(worker, "#grund", "Teil, Tristan").get_by_role("link", name="Begründen").click()
    expect(worker.locator("main")).to_contain_text("Rundschreiben 3/2026")


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_pages_of_deviations_and_grants(opened: Open, look: str) -> None:
    """If it fails, somebody cannot read or use one of these pages."""
    lead = opened("/abweichungen/", who=LEAD, **LOOKS[look])
    checked(lead, f"abweichungen-{look}")
    lead.get_by_role("link", name="Mitteilung vorbereiten").first.click()
    checked(lead, f"mitteilung-vorbereiten-{look}")
    officer = opened("/bewilligung/?monat=2026-10", who=GRANT, **LOOKS[look])
    checked(officer, f"bewilligung-{look}")
    for name in ("ohne-grund", "grundsaetze"):
        officer.goto(f"/bewilligung/{name}/")
        checked(officer, f"bewilligung-{name}-{look}")
    checked(opened("/aufsicht/", who=SUPERVISOR, **LOOKS[look]), f"aufsicht-{look}")


def october(page: Page, part: str, name: str) -> Locator:
    """The line of somebody's October."""
    lines = page.locator(part).get_by_role("listitem")
    return lines.filter(has_text=name).filter(has_text="01.10.2026").filter(has=page.get_by_role("link")).first


def row(page: Page, number: str) -> Locator:
    """The row of a participant."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=number, exact=True))
