"""The contact record over HTTP: everything that an on-site check recounts stands on it, as the month sheet says it."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from tests.web.provider import agreed, browser, participant, provider

from kontaktdichte.reports.contact_record import Sheet
from kontaktdichte.web import contact_records
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import absences, attachments, contacts
from kontaktdichte.web.actions.acting import acting, operating
from kontaktdichte.web.models import (
    ChainHead,
    Clause,
    Contact,
    CooperationAgreement,
    Deviation,
    Notice,
    NoticeAnswer,
    NoticeItem,
    OrganisationKind,
    Partner,
    Person,
    Project,
    Read,
)
from kontaktdichte.web.months import months

OCTOBER = date(2026, 10, 1)
PHOTO = b"\xff\xd8\xff\xe0 photo \xff\xd9"


@pytest.fixture
def staff(db: None) -> dict[str, Access]:
    return provider()


@pytest.fixture
def person(staff: dict[str, Access]) -> Person:
    """A participant of a project with an agreement of three contacts a month."""
    access = staff["lead"]
    found = participant(access)
    agreed(access, 3)
    subject = Person.objects.get(number="KV-1")
    with operating(access.organisation, "agreement.make", access.membership):
        other = uuid4()
        Partner.objects.create(
            organisation_id=access.organisation, partner=other, name="Jobcenter Ilmtal", kind=OrganisationKind.JOBCENTER
        )
        made = Person.objects.create(organisation_id=access.organisation, number="P-7", kind="project")
        project = Project.objects.create(
            organisation_id=access.organisation, subject=made, number="P-7", name="Neustart", from_day=OCTOBER
        )
        CooperationAgreement.objects.create(
            organisation_id=access.organisation, partner=other, subject=subject, project=project, number="KV-1",
            project_name="Neustart", from_day=OCTOBER,
        )  # fmt: skip
    return found


@pytest.fixture
def worker(staff: dict[str, Access], person: Person) -> Client:
    return browser(staff["worker"])


def recorded(access: Access, person: Person, on: date, **said: object) -> Contact:
    columns = {"channel": "in_person", "kind": "talk", "outcome": "kept", "justification": None, **said}
    return contacts.record(access=access, person=person, on=on, form_key=None, **columns).contact


def sheet(access: Access, person: Person, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    """What is put on paper."""
    taken: list[Sheet] = []
    monkeypatch.setattr(contact_records, "contact_record", lambda sheets, *_: taken.extend(sheets) or b"")
    contact_records.record_of(access, months(access, [person], OCTOBER), OCTOBER)
    return taken[0]


def test_everything_that_is_checked_stands_on_it(
    staff: dict[str, Access], person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, the checker of the grant authority asks for papers that are not there."""
    access = staff["worker"]
    first = recorded(access, person, date(2026, 10, 6), place="company", topic="Bewerbung", next_step="Probetag")
    recorded(access, person, date(2026, 10, 20), channel="phone")
    recorded(access, person, date(2026, 10, 27), signed_by="SMS", unsigned_because="unterwegs")
    now = contacts.correct(access=access, contact=first, on=date(2026, 10, 7))
    contacts.dispute(access=access, contact=now)
    contacts.cancel(access=access, contact=recorded(access, person, date(2026, 10, 9)))
    absences.away(access=access, person=person, reason="illness", since=date(2026, 10, 12), last=date(2026, 10, 16))
    attachments.attach(access=access, person=person, name="bogen", content=PHOTO, month=OCTOBER)
    with acting(access, "deviation.give") as action:
        action.record(
            Deviation, person=person, rule="contacts_per_month", window=OCTOBER, reason="illness", status="notified",
            given_on=date(2026, 11, 2), notified_on=date(2026, 11, 3),
        )  # fmt: skip
    made = sheet(access, person, monkeypatch)
    facts, block = dict(made.facts), dict(made.block)
    assert facts["Projekt"] == "P-7, Neustart"
    assert facts["Jobcenter"] == "Jobcenter Ilmtal"
    assert facts["Teilnahme"] == "regulär"
    assert facts["Integrationsbegleitung"] == "worker Träger"
    assert facts["Mindestzahl im Monat"].startswith("3, vereinbart in KV-1 seit 01.04.2026; „Anzahl der monatlichen")
    corrected, phone, unsigned = made.lines
    assert (corrected.day, corrected.place, corrected.topic) == ("07.10.2026", "Betrieb", "Bewerbung")
    assert corrected.marks == ("spät eingetragen", "bestritten", "berichtigt; vorher: 06.10.2026, persönlich")
    assert phone.why.startswith("Das Telefonat vom 20.10.2026 zählt nicht: Telefonate, E-Mails, Urlaub")
    assert phone.signature == "keine Unterschrift: nicht persönlich"
    assert unsigned.signature == "Unterschrift ersetzt durch SMS, weil unterwegs"
    assert "worker Träger" in unsigned.entered
    assert block["Persönliche Ansprachen"] == "2 gezählt von 3 nötigen"
    assert block["Abwesenheiten"].startswith("Abwesenheit vom 12.10.2026 bis 16.10.2026 zählt nicht")
    assert block["Urteil"].startswith("Versäumt mit Grund (Verhinderung der teilnehmenden Person), Frist 31.10.")
    assert block["Grund"] == "Verhinderung der teilnehmenden Person"
    assert "Krankheit" not in block["Urteil"] + block["Grund"], "the checker is told no illness"
    assert block["Mitteilung an die Bewilligungsbehörde am"] == "03.11.2026"
    assert block["Stornierter Eintrag"].startswith("09.10.2026")
    assert block["Unterschriebener Bogen"].startswith("bogen.jpg, SHA-256 ")


def test_it_says_with_what_it_was_reckoned(staff: dict[str, Access], person: Person) -> None:
    """If it fails, nobody can say which edition and which entries a printed sheet knows."""
    access = staff["worker"]
    made = contact_records.basis(access, contact_records.concept_for(access))
    head = ChainHead.objects.get(pk=access.organisation)
    assert made.chain == f"Glied {head.number}, {bytes(head.digest).hex()}"
    assert "2019-01-01" in made.edition
    assert made.known.startswith("20.11.2026, ")


def test_one_and_all_are_saved_as_files(staff: dict[str, Access], person: Person, worker: Client) -> None:
    """If it fails, a month of twenty participants is twenty downloads."""
    other = participant(staff["lead"], "TN-2")
    one = worker.get(f"/monat/{person.pk}/nachweis.pdf?monat=2026-10")
    every = worker.get("/monat/nachweise.pdf?monat=2026-10")
    for answer in (one, every):
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
    assert one["Content-Disposition"] == "attachment; filename*=UTF-8''kontaktnachweis-TN-1-2026-10.pdf"
    assert len(every.content) > len(one.content)
    assert Read.objects.filter(page="monat/nachweis", person=person).count() == 1
    assert Read.objects.filter(page="monat/nachweis", persons=2).count() == 1
    assert other.pk


def test_a_month_without_anybody_is_no_file(staff: dict[str, Access], person: Person) -> None:
    """If it fails, an empty PDF looks like a month in which nobody was seen."""
    assert browser(staff["other"]).get("/monat/nachweise.pdf").status_code == 404


def test_clause_notice_and_answer_stand_on_it(
    staff: dict[str, Access], person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, the checker has to ask for the agreement and for the letters."""
    access, agreement = staff["lead"], CooperationAgreement.objects.get(number="KV-1")
    told = {
        "concept": "x", "rule": "contacts_per_month", "window": OCTOBER, "hard": date(2026, 10, 31), "need": 3,
        "counted": 0, "organisation_id": access.organisation, "partner": agreement.partner,
    }  # fmt: skip
    with acting(access, "notice.send") as action:
        action.record(
            Clause, person=agreement.subject, agreement=agreement, partner=agreement.partner, subject="contacts",
            text="Drei Ansprachen im Monat.", values=[["contacts_per_month", "3"]], from_day=OCTOBER,
        )  # fmt: skip
        notice = Notice.objects.create(
            organisation_id=access.organisation, partner=agreement.partner, project=agreement.project, month=OCTOBER,
            project_number="P-7", project_name="Neustart", provider="Träger", sent_on=date(2026, 11, 4), way="letter",
            reference="AZ 12", sent_by="lead", recorded_at=action.at,
        )  # fmt: skip
        item = NoticeItem.objects.create(notice=notice, person=person, number="TN-1", **told)
        NoticeAnswer.objects.create(
            organisation_id=access.organisation, partner=agreement.partner, notice=notice.pk, item=item.pk,
            verdict="rejected", answered_on=date(2026, 11, 10), reference="BW 3", answered_by="x",
            recorded_at=action.at,
        )  # fmt: skip
    made = sheet(access, person, monkeypatch)
    minimum, block = dict(made.facts)["Mindestzahl im Monat"], dict(made.block)
    assert minimum == "3, vereinbart in KV-1 seit 01.04.2026; „Drei Ansprachen im Monat.“"
    assert block["Mitteilung an die Bewilligungsbehörde am"] == "04.11.2026, Jobcenter Ilmtal, AZ 12"
    assert block["Antwort"] == "10.11.2026, abgelehnt, BW 3"
