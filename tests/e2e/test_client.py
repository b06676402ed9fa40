"""What a counsellor does in a client file, in a real browser with JavaScript and without; each page is accessible."""

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.conftest import Open
from tests.e2e.test_accessible import LOOKS, checked
from tests.e2e.test_morning import picture, record, told


@pytest.mark.parametrize(("javascript", "client"), [(True, "Muster, Mats"), (False, "Muster, Meret")])
def test_a_status_changes_after_its_effects_were_seen(opened: Open, javascript: bool, client: str) -> None:
    """Otherwise a counsellor learns of a new duty when it is overdue."""
    page = file(opened, client, javascript)
    page.get_by_role("link", name="Angaben ändern, Verlauf sehen").click()
    page.get_by_role("link", name="Integrationsprognose", exact=True).click()
    page.get_by_label("Es gilt").select_option(label="Z (Zuordnung nicht erforderlich)")
    page.get_by_role("button", name="Vorschau: Was ändert sich?").click()
    preview = page.get_by_role("region", name="Was sich dadurch ändert")
    expect(preview).to_contain_text("Z – 2 Überprüfungen im Jahr")
    expect(change(preview, "Mindestens 2 Kontakte im Jahr")).to_contain_text("endet")
    expect(change(preview, "Z – Überprüfung in gleichmäßigem Abstand")).to_contain_text("beginnt")
    if javascript:
        expect(preview).to_be_focused()
    picture(page, "statuswechsel", javascript)
    page.get_by_role("button", name="Speichern", exact=True).click()
    told(page, "Gespeichert: Integrationsprognose.")
    expect(page.locator("#situation")).to_contain_text("Z (Zuordnung nicht erforderlich) seit 20.11.2026")
    expect(page.locator("#pflichten")).not_to_contain_text("Mindestens 2 Kontakte im Jahr")


@pytest.mark.parametrize(
    ("javascript", "wrong", "right"),
    [(True, "Muster, Malte", "Muster, Mina"), (False, "Muster, Milo", "Muster, Marta")],
)
def test_a_contact_of_the_wrong_person_is_put_right(opened: Open, javascript: bool, wrong: str, right: str) -> None:
    """Otherwise one client's duty is met by another client's talk."""
    page = file(opened, wrong, javascript)
    record(page, channel="persönlich")
    told(page, "Kontakt gespeichert")
    if javascript:
        page.reload()
    expect(page.locator("#pflichten")).not_to_contain_text("20.11.2026: noch")
    page.get_by_role("link", name="Kontakt ändern: 20.11.2026").click()
    page.get_by_role("link", name="Zur richtigen Person verschieben").click()
    page.get_by_label("Name oder Nummer der richtigen Person").fill(right)
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name=right, exact=True).click()
    expect(page.locator("#von")).to_contain_text(wrong)
    expect(page.locator("#zu")).to_contain_text(right)
    picture(page, "verschieben", javascript)
    page.get_by_role("button", name="Kontakt verschieben").click()
    told(page, f"Kontakt verschoben zu: {right}")
    told(page, f"In der Akte von {wrong}")
    expect(page.get_by_role("heading", name=right, level=1)).to_be_visible()
    expect(page.get_by_role("row", name="20.11.2026")).to_have_count(1)
    page.goto(page.url.split("#")[0])
    page = file(opened, wrong, javascript)
    expect(page.locator("#pflichten")).to_contain_text("Fällig bis 20.11.2026")
    expect(page.get_by_role("row", name="20.11.2026")).to_contain_text("ersetzt")


def test_a_contact_just_recorded_is_undone_in_place(opened: Open) -> None:
    """A slip that costs five clicks stays."""
    page = file(opened, "Muster, Mateo", True)
    record(page, channel="persönlich")
    page.get_by_role("button", name="Rückgängig machen").click()
    told(page, "Kontakt storniert")
    expect(page.locator("#pflichten")).to_contain_text("Fällig bis 20.11.2026")
    expect(page.get_by_role("row", name="20.11.2026")).to_have_count(2)


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_change_what_is_in_a_file(opened: Open, look: str) -> None:
    """Each new page as it opens, with its errors, and with what it shows before storing."""
    page = file(opened, "Muster, Mila", True, **LOOKS[look])
    home = page.url.split("#")[0]
    page.get_by_role("link", name="Kontakt ändern: 20.05.2026").click()
    checked(page, f"kontakt-aendern-{look}")
    page.get_by_role("link", name="Zur richtigen Person verschieben").click()
    page.get_by_label("Name oder Nummer der richtigen Person").fill("Schröder")
    page.get_by_role("button", name="Suchen").click()
    checked(page, f"kontakt-suchen-{look}")
    page.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    checked(page, f"kontakt-verschieben-{look}")
    page.goto(home + "angaben/")
    checked(page, f"angaben-{look}")
    page.goto(home + "angaben/merkmal/fm0/")
    page.get_by_label("Grund", exact=True).select_option(label="bei Bedrohung")
    page.get_by_role("button", name="Vorschau").evaluate("button => button.form.noValidate = true")
    page.get_by_role("button", name="Vorschau").click()
    page.locator(".kern-error").first.wait_for()
    checked(page, f"angabe-fehler-{look}")
    page.get_by_label("Genehmigt durch").fill("Teamleitung")
    page.get_by_label("Genehmigt am").fill("2026-11-20")
    page.get_by_label("Nächste Überprüfung am").fill("2027-05-20")
    page.get_by_role("button", name="Vorschau").click()
    page.locator(".kd-preview").wait_for()
    checked(page, f"angabe-vorschau-{look}")


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_timeline(opened: Open, look: str) -> None:
    """The picture in the file and on its own page with the table, and the form for the reason of a missed duty."""
    page = opened("/klienten/?q=Schr", **LOOKS[look])
    page.locator("tbody th a").first.click()
    home = page.url.split("#")[0]
    page.get_by_role("link", name="Das Jahr als Bild zeigen").click()
    page.locator("#zeitstrahl .kd-picture").wait_for()
    checked(page, f"akte-zeitstrahl-{look}")
    page.goto(home + "zeitstrahl/?jahr=2026")
    expect(page.get_by_role("img", name="Pflichten und Kontakte 2026")).to_be_visible()
    checked(page, f"zeitstrahl-{look}")
    page = file(opened, "Muster, Mila", True, **LOOKS[look])
    page.get_by_role("link", name="Alle Pflichten nach Jahren, mit Tabelle").first.click()
    page.get_by_role("link", name="Begründung festhalten").first.click()
    page.get_by_role("button", name="Begründung speichern").evaluate("button => button.form.noValidate = true")
    page.get_by_role("button", name="Begründung speichern").click()
    page.locator(".kern-error").first.wait_for()
    checked(page, f"begruendung-{look}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_year_is_chosen_without_and_with_a_script(opened: Open, javascript: bool) -> None:
    """Five years of duties are of use only if one of them can be chosen."""
    page = file(opened, "Muster, Mila", javascript)
    page.get_by_role("link", name="Alle Pflichten nach Jahren, mit Tabelle").first.click()
    page.get_by_label("Jahr", exact=True).select_option("2025")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.get_by_role("heading", name="Zeitstrahl 2025: Muster, Mila")).to_be_visible()
    expect(page.get_by_role("table", name="Kontakte des Jahres").get_by_role("row")).to_have_count(3)
    expect(page.get_by_role("img", name="Pflichten und Kontakte 2025")).to_be_visible()


def file(opened: Open, client: str, javascript: bool, **more: object) -> Page:
    """A client's file, found by the name."""
    page = opened("/klienten/?q=" + client.replace(",", ""), javascript=javascript, **more)
    page.get_by_role("table").get_by_role("link", name=client, exact=True).click()
    page.get_by_role("heading", name=client, level=1).wait_for()
    return page


def change(preview: Locator, label: str) -> Locator:
    return preview.get_by_role("listitem").filter(has_text=label).first
