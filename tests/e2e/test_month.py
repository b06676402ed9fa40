"""The month on the road: a screen as small as a phone's, without JavaScript; what counts and what does not."""

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import SCREENSHOTS, Open
from tests.e2e.projects import STAND_IN, WORKER
from tests.e2e.test_accessible import LOOKS, checked
from tests.e2e.test_morning import told

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "javascript": False}
THREE, TWO = "Teil, Tristan", "Teil, Tamara"  # contacts a month that their agreements ask for


def sheet(opened: Open, person: str, who: str = WORKER, **look: object) -> Page:
    """From the month sheet to one participant, as with a thumb."""
    page = opened("/monat/", who=who, **(look or PHONE))
    page.get_by_role("link", name=person, exact=True).click()
    return page


def away(page: Page, reason: str, since: str, last: str) -> None:
    """An absence, which does not replace a contact."""
    absence = page.locator("#abwesenheit")
    absence.get_by_label(reason).check()
    absence.get_by_label("Erster Tag").fill(since)
    absence.get_by_label("Letzter Tag").fill(last)
    absence.get_by_role("button", name="Abwesenheit speichern").click()
    told(page, "Gespeichert. Das ersetzt keinen Kontakt")


def press(page: Page, *choices: str) -> None:
    for choice in choices:
        page.locator("#kontakt").get_by_label(choice, exact=True).check()


def test_a_month_with_holiday_illness_and_a_phone_call(opened: Open) -> None:
    """Otherwise a worker believes the month done, and the grant authority does not."""
    page = sheet(opened, THREE)
    standing = page.get_by_role("region", name="November 2026")
    expect(standing).to_contain_text("3 von 3 persönlichen Kontakten fehlen")
    expect(standing).to_contain_text("noch 7 Arbeitstage; 3 verschiedene Tage sind bis 26.11.2026 möglich")
    press(page, "telefonisch", "Gespräch", "stattgefunden")
    page.get_by_role("button", name="Kontakt speichern").click()
    told(page, "Gespeichert. Es zählt nicht.")
    told(page, "Telefonate, E-Mails, Urlaub oder Krankheit ersetzen den persönlichen Kontakt nicht.")
    for reason, since, last in (("Urlaub", "2026-11-02", "2026-11-06"), ("Krankheit", "2026-11-09", "2026-11-13")):
        away(page, reason, since, last)
    expect(standing).to_contain_text("3 von 3 persönlichen Kontakten fehlen")
    press(page, "persönlich", "Gespräch", "stattgefunden", "Betrieb")
    page.get_by_label("Tag", exact=True).fill("2026-11-19")
    page.get_by_label("Beginn").fill("10:00")
    page.get_by_label("Ende").fill("10:45")
    page.get_by_label("Thema, ein Stichwort").fill("Bewerbung")
    page.get_by_role("button", name="Kontakt speichern").click()
    told(page, "Gespeichert. Es zählt.")
    expect(standing).to_contain_text("2 von 3 persönlichen Kontakten fehlen")
    expect(standing).to_contain_text("Gezählt: 19.11.2026")
    expect(standing).to_contain_text("2 verschiedene Tage sind bis 27.11.2026 möglich")
    entries = page.get_by_role("region", name="Einträge dieses Monats")
    expect(entries.get_by_text("zählt nicht", exact=True)).to_have_count(3)
    expect(entries.get_by_text("zählt", exact=True)).to_have_count(1)
    expect(entries).to_contain_text("19.11.2026, 10:00–10:45 · Gespräch, persönlich · Betrieb")
    page.screenshot(path=SCREENSHOTS / "monat-telefon.png", full_page=True)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Kontaktnachweis (PDF)").click()
    assert saved.value.suggested_filename == "kontaktnachweis-T-11-2026-11.pdf"


def test_the_day_is_there_and_four_presses_are_enough(opened: Open) -> None:
    """Otherwise entering takes longer than 20 seconds, and is left for the evening."""
    page = sheet(opened, TWO)
    expect(page.get_by_label("Tag", exact=True)).to_have_value("2026-11-20")
    expect(page.locator("#kontakt").get_by_label("stattgefunden")).to_be_checked()
    for target in page.locator("#kontakt .kd-pill, #kontakt button, #kontakt .kern-form-input__input").all():
        box = target.bounding_box() if target.is_visible() else None
        assert box is None or box["height"] >= 44, "too small for a thumb"
    press(page, "persönlich", "Gespräch")
    page.get_by_role("button", name="Kontakt speichern").click()
    told(page, "Gespeichert. Es zählt.")


def test_a_substitute_sees_the_sheet_of_the_absent_worker(opened: Open) -> None:
    """Otherwise nobody knows whom an ill colleague still had to see, or since when the colleague is away."""
    page = opened("/monat/", who=WORKER, **PHONE)
    away = page.locator("#abwesend")
    away.get_by_label("Art der Abwesenheit").select_option(label="ungeplant")
    away.get_by_label("Erster Tag").fill("2026-11-18")
    away.get_by_role("button", name="Abwesenheit speichern").click()
    told(page, "Die Kontakte bleiben geschuldet")
    expect(away).to_contain_text("18.11.2026 – …, ungeplant; Vertretung:")
    page = opened("/monat/", who=STAND_IN, **PHONE)
    expect(page.get_by_role("link", name="Teil, Theodora", exact=True)).to_be_visible()  # named for them all
    page.get_by_label("Integrationsbegleitung").select_option(label="Britta Begleitung")
    page.get_by_role("button", name="Blatt anzeigen").click()
    expect(page.locator("main")).to_contain_text("Teilnehmende von Britta Begleitung")
    expect(page.locator("#abwesend")).to_contain_text("Britta Begleitung: 18.11.2026 – …")
    expect(page.get_by_role("link", name="Teil, Theodora", exact=True)).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_month(opened: Open, look: str) -> None:
    """The sheet, a participant's month, and what was filled in wrongly."""
    page = opened("/monat/", who=WORKER, **LOOKS[look])
    checked(page, f"monat-{look}")
    page.get_by_role("link", name="Teil, Thilo", exact=True).click()
    for summary in page.locator("main summary").all():
        summary.click()
    checked(page, f"monat-person-{look}")
    press(page, "persönlich", "Gespräch")
    page.get_by_label("Tag", exact=True).fill("2026-11-27")
    page.get_by_role("button", name="Kontakt speichern").click()
    page.locator(".kern-error").first.wait_for()
    checked(page, f"monat-fehler-{look}")
