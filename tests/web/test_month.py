"""The month sheet: what is needed, counted and missing is the engine's; what does not count says why."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.conftest import TODAY, office
from tests.web.provider import agreed, browser, participant, provider
from tests.web.test_exports import read_csv

from kontaktdichte.web import jobs
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import absences, contacts
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Contact, DutyState, Person, Read, Role, StaffAbsence
from kontaktdichte.web.months import Month, concerned, months
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views import month as pages

NOVEMBER = date(2026, 11, 1)
WORDS = "Telefonate, E-Mails, Urlaub oder Krankheit ersetzen den persönlichen Kontakt nicht"
AWAY = "/monat/vertretung/abwesend/"
FORM = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept"}


@pytest.fixture
def staff(db: None) -> dict[str, Access]:
    return provider()


@pytest.fixture
def person(staff: dict[str, Access]) -> Person:
    return participant(staff["lead"])


@pytest.fixture
def worker(staff: dict[str, Access], person: Person) -> Client:
    return browser(staff["worker"])


def sent(client: Client, person: Person, **changed: str) -> str:
    form = {**FORM, "form_key": str(uuid4()), **changed}
    return client.post(f"/monat/{person.pk}/", form, follow=True).content.decode()


def month(access: Access, person: Person, first: date = NOVEMBER) -> Month:
    return months(access, [person], first)[0]


def test_a_month_says_what_is_missing_and_until_when(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, a project worker drives on the last day to somebody who needed two days."""
    owed = month(staff["worker"], person).owed
    assert owed is not None
    assert (owed.need, owed.counted, owed.missing) == (2, 0, 2)
    assert (owed.left, owed.latest) == (7, date(2026, 11, 27))  # 20, 23 to 27, 30 November
    sent(worker, person)
    owed = month(staff["worker"], person).owed
    assert owed is not None
    assert (owed.counted, owed.missing, owed.latest) == (1, 1, date(2026, 11, 30))
    sent(worker, person, on="2026-11-20")
    owed = month(staff["worker"], person).owed
    assert owed is not None
    assert (owed.verdict, owed.missing, owed.latest) == ("fulfilled", 0, None)


def test_the_number_is_the_agreements(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, three were agreed and the sheet asks for two."""
    agreed(staff["worker"], 3)
    owed = month(staff["worker"], person).owed
    assert owed is not None
    assert (owed.need, owed.missing, owed.latest) == (3, 3, date(2026, 11, 26))
    assert "3 von 3 persönlichen Kontakten fehlen" in worker.get("/monat/").content.decode()


def test_what_does_not_count_says_so_in_the_words_of_the_text(
    staff: dict[str, Access], person: Person, worker: Client
) -> None:
    """If it fails, a phone call looks like a contact until the on-site check."""
    said = sent(worker, person, channel="phone")
    assert "Gespeichert. Es zählt nicht." in said
    assert f"Das Telefonat vom 19.11.2026 zählt nicht: {WORDS}." in said
    worker.post(f"/monat/{person.pk}/abwesenheit/", {"reason": "holiday", "since": "2026-11-02", "last": "2026-11-06"})
    worker.post(f"/monat/{person.pk}/abwesenheit/", {"reason": "illness", "since": "2026-11-16"})
    page = worker.get(f"/monat/{person.pk}/").content.decode()
    assert f"Urlaub vom 02.11.2026 bis 06.11.2026 zählt nicht: {WORDS}." in page
    assert f"Krankheit vom 16.11.2026 an zählt nicht: {WORDS}." in page
    assert "2 von 2 persönlichen Kontakten fehlen" in page


def test_the_sheet_says_what_the_file_says(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, two pages tell two numbers of one month."""
    for on in ("2026-11-18", "2026-11-18", "2026-10-30"):
        sent(worker, person, on=on)
    for first in (NOVEMBER, date(2026, 10, 1)):
        owed = month(staff["worker"], person, first).owed
        duties = explained(staff["worker"], person).duties
        said = next(one for one in duties if (one.rule, one.window) == ("contacts_per_month", first))
        assert owed is not None
        assert (owed.sentence, owed.verdict, owed.hard) == (said.sentence, said.verdict, said.hard)
    twice = month(staff["worker"], person).entries
    assert [one.counts for one in twice] == [True, False]
    assert "Tag" in twice[1].why


def test_an_entry_keeps_what_the_contact_record_asks_for(worker: Client, person: Person) -> None:
    """If it fails, the record has a column that nobody could fill in."""
    sent(
        worker, person, begins="10:00", ends="10:45", place="company", topic="Bewerbung", next_step="Probetag",
        also="counsellor", signed_by="Bestätigung per SMS", unsigned_because="Gespräch im Betrieb",
    )  # fmt: skip
    row = Contact.objects.get(person=person)
    assert (row.minutes, row.place, row.topic, row.next_step) == (45, "company", "Bewerbung", "Probetag")
    assert row.participants == ["client", "project_worker", "counsellor"]
    assert (row.signed_by, row.unsigned_because) == ("Bestätigung per SMS", "Gespräch im Betrieb")


@pytest.mark.parametrize(
    "wrong", [{"begins": "11:00", "ends": "10:00"}, {"signed_by": "SMS"}, {"on": "2026-11-21"}, {"place": "moon"}]
)
def test_a_slip_is_not_stored(worker: Client, person: Person, wrong: dict[str, str]) -> None:
    """If it fails, a talk ends before it begins, and an auditor asks why."""
    assert worker.post(f"/monat/{person.pk}/", {**FORM, "form_key": str(uuid4()), **wrong}).status_code == 422
    assert not Contact.objects.filter(person=person).exists()


def test_a_substitute_counts_from_the_day_that_he_is_named(
    staff: dict[str, Access], person: Person, worker: Client
) -> None:
    """If it fails, the work of whoever stands in is lost, or anybody's counts."""
    stand = browser(staff["stand"])
    said = sent(stand, person)
    assert "Sie sind heute für diese Person nicht benannt" in said
    assert "Gespeichert. Es zählt nicht." in said
    lead = browser(staff["lead"])
    whose = staff["worker"].membership.pk
    lead.post("/monat/vertretung/", {"wer": whose, "code": "stand", "since": "2026-11-20", "last": "2026-11-27"})
    again = sent(stand, person, on="2026-11-20")
    assert "Gespeichert. Es zählt." in again
    assert "nicht benannt" not in again
    assert person.family_name in stand.get("/monat/").content.decode()  # as one of those one stands in for
    assert Contact.objects.filter(person=person, actor="stand").count() == 2


def test_naming_a_substitute_twice_is_said_once(staff: dict[str, Access], person: Person) -> None:
    """If it fails, the history of a file fills with the same sentence."""
    asked = {"persons": [person], "code": "stand", "since": NOVEMBER, "last": date(2026, 11, 27)}
    assert len(absences.stand_in(access=staff["lead"], **asked)) == 1
    assert absences.stand_in(access=staff["lead"], **asked) == []


def test_an_absence_that_never_was_is_taken_back(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, a healthy participant is told to have been ill."""
    row = absences.away(access=staff["worker"], person=person, reason="illness", since=NOVEMBER, last=None)
    assert month(staff["worker"], person).absences
    worker.post(f"/monat/{person.pk}/abwesenheit/{row.pk}/zuruecknehmen/")
    assert month(staff["worker"], person).absences == ()
    assert verifying.chain(staff["worker"].organisation) == []


def test_who_is_back_earlier_ends_the_absence(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, a holiday that was broken off is the prepared reason for weeks in which somebody was there."""
    since, last = date(2026, 11, 2), date(2026, 11, 20)
    row = absences.away(access=staff["worker"], person=person, reason="holiday", since=since, last=last)
    there = f"/monat/{person.pk}/abwesenheit/{row.pk}/ende/"
    refused = worker.post(there, {"last": "2026-11-01"}, follow=True).content.decode()
    assert "nicht vor dem ersten" in refused
    worker.post(there, {"last": "2026-11-06"})
    (away,) = month(staff["worker"], person).absences
    assert (away.since, away.last) == (since, date(2026, 11, 6))
    assert "inzwischen" in worker.post(there, {"last": "2026-11-09"}, follow=True).content.decode()


def test_the_usual_substitute_is_proposed(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, whoever hears of an ill colleague in the morning has to ask who stands in."""
    day = staff["worker"].today
    absences.stand_in(access=staff["worker"], persons=[person], code="stand", since=day, last=day)
    assert '<option value="stand" selected>' in worker.get("/monat/").content.decode()


def test_an_illness_is_shown_to_few(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, whoever stands in for a week reads who was ill."""
    absences.away(access=staff["worker"], person=person, reason="illness", since=NOVEMBER, last=None)
    page = browser(staff["stand"]).get(f"/monat/{person.pk}/").content.decode()
    assert "Geschützte Angabe" in page
    assert ">Krankheit<" not in page
    assert "· Krankheit" not in page


def test_a_contact_entered_late_is_marked(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, an entry made before the check looks like one made on the day."""
    sent(worker, person, on="2026-11-09")
    sent(worker, person, on="2026-11-19")
    assert [one.late for one in month(staff["worker"], person).entries] == [True, False]


def test_a_corrected_contact_keeps_what_was_said_of_it(
    staff: dict[str, Access], worker: Client, person: Person
) -> None:
    """If it fails, a wrong day costs the place and the next step."""
    sent(worker, person, place="home", topic="Miete", begins="09:00")
    row = Contact.objects.get(person=person)
    now = contacts.correct(access=staff["worker"], contact=row, on=date(2026, 11, 18))
    assert (now.place, now.topic, str(now.begins)) == ("home", "Miete", "09:00:00")


def test_who_opened_a_sheet_is_known(worker: Client, person: Person) -> None:
    """If it fails, a list of participants is read without a trace."""
    worker.get("/monat/")
    assert Read.objects.filter(page="monat", persons=1).count() == 1


@pytest.mark.parametrize("asked", ["2027-01", "1999-12", "gestern", "2026-13"])
def test_a_month_that_is_none_is_not_found(worker: Client, asked: str) -> None:
    """If it fails, a mistyped address shows an empty month as if nothing were owed."""
    assert worker.get(f"/monat/?monat={asked}").status_code == 404


def test_what_was_entered_on_the_way_can_be_corrected(worker: Client, person: Person) -> None:
    """If it fails, a slip in the place of a talk stays in the evidence, or correcting it costs who was there."""
    sent(worker, person, begins="10:00", ends="10:30", place="home", also="counsellor")
    row = Contact.objects.get(person=person)
    path = f"/klienten/{person.pk}/kontakte/{row.pk}/"
    page = worker.get(path).content.decode()
    assert 'value="10:30"' in page
    changed = {**FORM, "form_key": str(row.pk), "begins": "10:00", "ends": "11:00", "place": "office"}
    assert worker.post(path, changed | {"also": "counsellor", "minutes": "30"}).status_code == 302
    now = Contact.objects.get(replaces=row)
    assert (now.place, now.minutes, now.participants) == ("office", 60, ["client", "project_worker", "counsellor"])


def test_a_jobcenter_has_no_month_sheet(db: None) -> None:
    """If it fails, a counsellor of a Jobcenter reads pages that are a provider's."""
    desk = browser(office("Beispielstadt")[1][Role.COUNSELLOR])
    for path in ("/monat/", f"/monat/{uuid4()}/", "/monat/nachweise.pdf", f"/anlagen/{uuid4()}/"):
        assert desk.get(path).status_code == 404


def test_who_is_away_and_who_stands_in_is_shown(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, nobody sees before the end of the month that a project worker is away and nobody stands in."""
    own = staff["worker"].membership
    page = worker.get("/monat/").content.decode()
    assert "Keine Abwesenheit ist eingetragen." in page
    form = {"wer": own.pk, "kind": "unplanned", "since": "2026-11-09", "last": "2026-11-27"}
    for wrong in ({"last": "2026-11-08"}, {"kind": "illness"}):
        assert "Bitte nennen Sie die Art" in worker.post(AWAY, form | wrong, follow=True).content.decode()
    page = worker.post(AWAY, form, follow=True).content.decode()
    assert "09.11.2026 – 27.11.2026, ungeplant; keine Vertretung ist benannt" in page
    assert "2 von 2 persönlichen Kontakten fehlen" in page, "it ends no duty"
    worker.post("/monat/vertretung/", {"wer": own.pk, "code": "stand", "since": "2026-11-16", "last": "2026-11-20"})
    for path in ("/monat/", f"/monat/{person.pk}/"):
        assert "Vertretung: stand Träger" in worker.get(path).content.decode()
    assert "Vertretung: stand" in browser(staff["stand"]).get(f"/monat/?wer={own.pk}").content.decode()
    enter(own.organisation_id)
    days = {"since": date(2026, 11, 16), "last": date(2026, 11, 20)}
    absences.stand_in(access=staff["lead"], persons=[person], code=own.code, **days)
    said = worker.get("/monat/").content.decode().partition("09.11.2026 – 27.11.2026")[2].partition("<")[0]
    assert own.user.name not in said, "nobody stands in for themselves"
    assert verifying.chain(own.organisation_id) == []


def test_an_absence_of_staff_is_entered_by_oneself_or_the_lead(staff: dict[str, Access], person: Person) -> None:
    """If it fails, one colleague enters of the other when they are away, or the lead cannot."""
    form = {"wer": staff["worker"].membership.pk, "kind": "planned", "since": "2026-11-09", "last": ""}
    assert browser(staff["other"]).post(AWAY, form).status_code == 404
    assert f'action="{AWAY}"' not in browser(staff["other"]).get(f"/monat/?wer={form['wer']}").content.decode()
    lead = browser(staff["lead"])
    assert lead.post(AWAY, form).status_code == 302
    assert lead.post(AWAY, form | {"wer": "niemand"}).status_code == 404
    enter(staff["lead"].organisation)
    row = StaffAbsence.objects.get()
    assert browser(staff["other"]).post(f"{AWAY}{row.pk}/", {"last": "2026-11-13"}).status_code == 404
    refused = lead.post(f"{AWAY}{row.pk}/", {"last": "2026-11-08"}, follow=True).content.decode()
    assert "nicht vor dem ersten" in refused
    lead.post(f"{AWAY}{row.pk}/", {"last": "2026-11-13"})
    assert "09.11.2026 – 13.11.2026, geplant" in lead.get(f"/monat/?wer={form['wer']}").content.decode()
    lead.post(f"{AWAY}{row.pk}/", {"last": ""})
    assert "Keine Abwesenheit ist eingetragen." in lead.get(f"/monat/?wer={form['wer']}").content.decode()


def test_an_absence_of_staff_is_prepared_as_the_reason(staff: dict[str, Access], person: Person) -> None:
    """If it fails, the lead asks around in January who was ill in October."""
    own, path = staff["worker"].membership, f"/klienten/{person.pk}/pflichten/contacts_per_month/2026-10-01/"
    worker = browser(staff["worker"])
    assert "abwesend" not in worker.get(path).content.decode()
    since, last = date(2026, 9, 28), date(2026, 10, 20)
    absences.staff_away(access=staff["worker"], member=own, kind="unplanned", since=since, last=last)
    text = worker.get(path).content.decode()
    assert "worker Träger abwesend vom 28.09.2026 bis 20.10.2026" in text
    assert '<option value="staff_absence" selected>' in text


def test_who_owes_nothing_is_left_out_before_the_engine_is_asked_and_nobody_else(
    staff: dict[str, Access], person: Person, worker: Client
) -> None:
    """If it fails, somebody whose contacts are missing, or who was visited, stands in no sheet."""
    lead, there = staff["lead"], {person.pk}
    assert concerned(lead, there, NOVEMBER) == there, "nothing is computed yet: that says nothing"
    jobs.renew_all(lead.organisation, TODAY)
    assert concerned(lead, there, NOVEMBER) == there, "something is owed"
    DutyState.objects.all().delete()
    assert concerned(lead, there, NOVEMBER) == set()
    assert concerned(lead, there, date(2026, 10, 1)) == there, "of an earlier month only the engine knows"
    sent(worker, person)
    DutyState.objects.all().delete()
    assert concerned(lead, there, NOVEMBER) == there, "a contact is to be seen"
    assert months(staff["worker"], [person], NOVEMBER, entries=False)[0].owed == month(staff["worker"], person).owed


def test_a_long_sheet_comes_by_pages_and_shows_who_lacks_contacts(
    staff: dict[str, Access], person: Person, worker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, whoever stands before a door scrolls past twenty people who have had their contacts."""
    for number in ("TN-2", "TN-3"):
        participant(staff["lead"], number)
    for on in ("2026-11-18", "2026-11-19"):
        sent(worker, person, on=on)
    monkeypatch.setattr(pages, "PAGE", 2)
    shown = worker.get("/monat/").content.decode()
    assert shown.count('class="kd-month"') == 2
    assert "alle: 3" in shown
    assert "Kontakte fehlen: 2" in shown
    assert Read.objects.filter(page="monat", persons=2).exists()
    rest = worker.get("/monat/?seite=2").content.decode()
    assert rest.count('class="kd-month"') == 1
    assert str(person) in rest, "who has had all contacts comes last"
    lack = worker.get("/monat/?fehlt=1").content.decode()
    assert lack.count('class="kd-month"') == 2
    assert str(person) not in lack
    assert len(read_csv(worker.get("/monat/liste.csv?fehlt=1").content)[1]) == 2
    assert len(read_csv(worker.get("/monat/liste.csv").content)[1]) == 3
