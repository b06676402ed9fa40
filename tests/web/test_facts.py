"""Changing what holds of a client: first what would follow, then stored; corrected, ended, taken back, agreed."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.web.conftest import TODAY, client_of
from tests.web.test_access import entered

from kontaktdichte.web.access import Access
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Agreement, DutyState, Event, Link, Person, Role, Situation
from kontaktdichte.web.models.records import standing

OUTLOOK = "merkmal/outlook/"
Z = {"value": "Z", "from_day": "2026-11-20", "last_day": "", "review_on": ""}


def page(person: Person, what: str = "") -> str:
    return f"/klienten/{person.pk}/angaben/{what}"


def hidden(text: str, name: str) -> str:
    """The value of a hidden field of the form."""
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    return found[1] if found else ""


def previewed(browser: Client, address: str, form: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The page with the preview, and the form as it would be sent again."""
    seen = hidden(browser.get(address).content.decode(), "seen")
    text = browser.post(address, {**form, "seen": seen, "schritt": "vorschau"}).content.decode()
    return text, {**form, "seen": seen, "previewed": hidden(text, "previewed")}


def stored(browser: Client, address: str, form: dict[str, str]) -> str:
    """The page after preview and storing."""
    sent = previewed(browser, address, form)[1]
    return browser.post(address, {**sent, "schritt": "speichern"}, follow=True).content.decode()


def holding(person: Person, attribute: str) -> list[tuple[str, date, date | None]]:
    rows = standing(Situation.objects.filter(person=person, attribute=attribute)).order_by("from_day")
    return [(row.value, row.from_day, row.until_day) for row in rows]


def rules(person: Person) -> set[str]:
    return set(DutyState.objects.filter(person=person, actionable=True).values_list("rule", flat=True))


def test_before_it_is_stored_the_page_says_what_begins_and_ends(browser: Client, person: Person) -> None:
    """If it fails, a counsellor learns of a new duty when it is overdue."""
    links, before = Link.objects.count(), holding(person, "outlook")
    text, _ = previewed(browser, page(person, OUTLOOK), Z)
    for said in ("Was sich dadurch ändert", "beginnt", "endet", "Z – 2 Überprüfungen im Jahr", "Grund", "2x jährlich"):
        assert said in text
    assert "Noch ist nichts gespeichert" in text
    assert (Link.objects.count(), holding(person, "outlook")) == (links, before)


def test_what_is_stored_is_what_was_previewed(members: dict[str, Access], browser: Client, person: Person) -> None:
    """If it fails, the page promises one thing and the lists show another."""
    browser.get("/")
    text, sent = previewed(browser, page(person, OUTLOOK), Z)
    promised = set(re.findall(r"<dt>dann</dt><dd>([^<]+)</dd>", text))
    after = browser.post(page(person, OUTLOOK), {**sent, "schritt": "speichern"}, follow=True).content.decode()
    assert "Gespeichert: Integrationsprognose." in after
    assert holding(person, "outlook") == [("near_market", date(2026, 4, 1), TODAY), ("Z", TODAY, None)]
    sentences = {duty.sentence for duty in explained(members[Role.COUNSELLOR], person).duties}
    assert promised - {"wird nicht mehr geschuldet"} <= sentences
    assert "review_z_target" in rules(person)
    assert verifying.projection(members[Role.COUNSELLOR].organisation, TODAY) == []
    assert verifying.chain(members[Role.COUNSELLOR].organisation) == []


def test_what_begins_later_is_shown_for_its_day(browser: Client, person: Person) -> None:
    """If it fails, a change of next month looks as if it changed nothing."""
    text, _ = previewed(browser, page(person, OUTLOOK), Z | {"from_day": "2026-12-15"})
    soon, _, later = text.partition("Ab 15.12.2026</h3>")
    assert "Ab heute angezeigt" in soon
    assert "Z – 2 Überprüfungen im Jahr" in soon
    assert "endet" in later


def test_whoever_changes_something_after_the_preview_sees_a_new_one(browser: Client, person: Person) -> None:
    """If it fails, something is stored whose effects nobody saw."""
    _, sent = previewed(browser, page(person, OUTLOOK), Z)
    text = browser.post(page(person, OUTLOOK), {**sent, "value": "I", "schritt": "speichern"}).content.decode()
    assert "Nach der Vorschau wurde etwas geändert" in text
    assert "I – 2 Überprüfungen im Jahr" in text
    assert len(holding(person, "outlook")) == 1


def test_of_two_who_change_one_fact_the_second_sees_both(browser: Client, person: Person) -> None:
    """If it fails, one colleague's classification silently covers the other's."""
    _, mine = previewed(browser, page(person, OUTLOOK), Z | {"from_day": "2026-11-18"})
    stored(browser, page(person, OUTLOOK), Z | {"value": "I"})
    for step in ("vorschau", "speichern"):
        answer = browser.post(page(person, OUTLOOK), {**mine, "schritt": step})
        text = answer.content.decode()
        assert answer.status_code == 409
        assert "inzwischen von jemand anderem geändert" in text
        assert "I (integriert" in text
        assert 'value="2026-11-18"' in text, "what was typed is still there"
    assert len(holding(person, "outlook")) == 2


def test_an_exception_needs_reason_approver_and_review(browser: Client, person: Person) -> None:
    """If it fails, FM 0 relieves of every duty and nobody is answerable."""
    form = {"reason": "threat", "from_day": "2026-11-01", "approved_on": "2026-11-02", "last_day": ""}
    answer = browser.post(page(person, "merkmal/fm0/"), {**form, "seen": "x", "schritt": "vorschau"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count("Dieses Feld ist zwingend erforderlich") == 2, "approver and review"
    form |= {"approver": "Teamleitung Nord", "review_on": "2027-05-01"}
    text, _ = previewed(browser, page(person, "merkmal/fm0/"), form)
    assert "ruht" in text
    stored(browser, page(person, "merkmal/fm0/"), form)
    row = Situation.objects.get(person=person, attribute="fm0")
    assert (row.value, row.reason, row.approver, row.review_on) == (
        "true", "threat", "Teamleitung Nord", date(2027, 5, 1),
    )  # fmt: skip
    assert "fm0_floor" in set(DutyState.objects.filter(person=person).values_list("rule", flat=True))


def test_what_is_sensitive_is_offered_and_shown_to_few(members: dict[str, Access], person: Person) -> None:
    """If it fails, whoever stands in for a day reads of a threat, or enters one."""
    full, few = entered(members[Role.COUNSELLOR]), entered(members[Role.SUBSTITUTE])
    for what, secret in (("merkmal/fm0/", "FM 0"), ("ereignis/expected_birth/", "Geburtstermin")):
        assert secret in full.get(page(person)).content.decode()
        assert secret not in few.get(page(person)).content.decode()
        assert (full.get(page(person, what)).status_code, few.get(page(person, what)).status_code) == (200, 404)


def test_a_date_is_recorded_corrected_and_taken_back(
    members: dict[str, Access], browser: Client, person: Person
) -> None:
    """If it fails, an expected birth that moved leaves a duty on the old day."""
    address = page(person, "ereignis/expected_birth/")
    text, _ = previewed(browser, address, {"on": "2027-04-01"})
    assert "Vor Beginn des Mutterschutzes" in text
    assert "17.02.2027" in text
    stored(browser, address, {"on": "2027-04-01"})
    row = Event.objects.get(person=person)
    text, _ = previewed(browser, f"{address}?zu={row.pk}&tun=berichtigen", {"on": "2027-05-01"})
    assert "neuer Termin" in text
    stored(browser, f"{address}?zu={row.pk}&tun=berichtigen", {"on": "2027-05-01"})
    new = standing(Event.objects.filter(person=person)).get()
    assert (new.on, new.replaces_id) == (date(2027, 5, 1), row.pk)
    stored(browser, f"{address}?zu={new.pk}&tun=zuruecknehmen", {})
    assert not any(duty.rule == "parents_before_birth" for duty in explained(members[Role.COUNSELLOR], person).duties)
    assert "zurückgenommen" in browser.get(page(person)).content.decode()
    assert browser.get(address, {"zu": str(new.pk), "tun": "berichtigen"}).status_code == 404


def test_a_situation_ends_on_its_last_day_or_is_taken_back(browser: Client, person: Person) -> None:
    """If it fails, a situation ends a day early, or one that never was leaves a hole."""
    row = Situation.objects.get(person=person, attribute="outlook")
    address = f"{page(person, OUTLOOK)}?zu={row.pk}&tun="
    seen = hidden(browser.get(address + "beenden").content.decode(), "seen")
    answer = browser.post(address + "beenden", {"last_day": "2026-03-01", "seen": seen})
    assert (answer.status_code, "später" in answer.content.decode()) == (422, True)
    assert "Integrationsprognose fehlt" in previewed(browser, address + "beenden", {"last_day": "2026-11-19"})[0]
    stored(browser, address + "beenden", {"last_day": "2026-12-31"})
    assert holding(person, "outlook") == [("near_market", date(2026, 4, 1), date(2027, 1, 1))]
    ended = standing(Situation.objects.filter(person=person, attribute="outlook")).get()
    text = stored(browser, f"{page(person, OUTLOOK)}?zu={ended.pk}&tun=zuruecknehmen", {})
    assert "Integrationsprognose fehlt" in text
    assert "Angaben, die nicht" not in text


def test_an_agreed_rhythm_stays_within_the_bounds_of_the_rule(browser: Client, person: Person) -> None:
    """If it fails, a longer rhythm is agreed than the document allows, and nobody notices."""
    address = page(person, "vereinbarung/contact_interval/")
    form = {
        "value": "9 Monate",
        "from_day": "2026-11-20",
        "last_day": "",
        "reason": "Ausbildung",
        "approver": "T. Lead",
    }
    seen = hidden(browser.get(address).content.decode(), "seen")
    answer = browser.post(address, {**form, "seen": seen, "schritt": "vorschau"})
    assert answer.status_code == 422
    assert "höchstens 6 Monate" in answer.content.decode()
    assert "9 Monate" in answer.content.decode()
    stored(browser, address, form | {"value": "6 Wochen"})
    row = Agreement.objects.get(person=person)
    assert (row.value, row.reason, row.approver) == ("6 weeks", "Ausbildung", "T. Lead")
    assert "6 Wochen" in browser.get(f"/klienten/{person.pk}/").content.decode()


def test_a_review_of_the_integration_agreement_is_recorded_with_the_next(browser: Client, person: Person) -> None:
    """If it fails, nobody knows when an agreement was looked at and when it is due again."""
    address = page(person, "merkmal/integration_agreement/")
    stored(browser, address, {"from_day": "2026-04-20", "last_day": "", "review_on": "2026-10-20"})
    assert "Überprüfung am 20.10.2026" in browser.get(page(person)).content.decode()
    assert "verstrichen" in browser.get(page(person)).content.decode()
    stored(browser, address, {"from_day": "2026-11-20", "last_day": "", "review_on": "2027-05-20"})
    rows = standing(Situation.objects.filter(person=person, attribute="integration_agreement")).order_by("from_day")
    assert [(row.from_day, row.until_day, row.review_on) for row in rows] == [
        (date(2026, 4, 20), TODAY, date(2026, 10, 20)), (TODAY, None, date(2027, 5, 20)),
    ]  # fmt: skip
    assert "integration_agreement" not in rules(person)


@pytest.mark.parametrize("changed", [{"from_day": "gestern"}, {"from_day": "0001-01-01"}, {"last_day": "2026-01-01"},
                                     {"value": "nearby"}, {"review_on": "2026"}], ids=str)  # fmt: skip
def test_a_slip_is_told_at_the_field_and_nothing_is_lost(
    browser: Client, person: Person, changed: dict[str, str]
) -> None:
    """If it fails, a caseworker types everything again, or an impossible day is stored."""
    what = "merkmal/integration_agreement/" if "review_on" in changed else OUTLOOK
    answer = browser.post(page(person, what), {**Z, **changed, "seen": "x", "schritt": "vorschau"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in text
    assert next(iter(changed.values())) in text or "value" in changed
    assert len(holding(person, "outlook")) == 1


@pytest.mark.parametrize(
    "what", ["merkmal/nothing/", "merkmal/weekly_minutes/", "merkmal/counsellor/", "nichts/outlook/"]
)
def test_only_what_the_concept_says_of_clients_is_offered(browser: Client, person: Person, what: str) -> None:
    """If it fails, figures of the staff are recorded as a client's."""
    assert browser.get(page(person, what)).status_code == 404


def test_a_row_of_another_client_is_nobodys(members: dict[str, Access], browser: Client, person: Person) -> None:
    """If it fails, somebody else's entry is read and changed from this file."""
    other = client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], "0000009")
    row = Situation.objects.get(person=other, attribute="outlook")
    for wrong in (str(row.pk), "x"):
        for step in ("berichtigen", "beenden", "zuruecknehmen", "nichts"):
            assert browser.get(page(person, OUTLOOK), {"zu": wrong, "tun": step}).status_code == 404
