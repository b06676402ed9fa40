"""Cooperation agreements: what is settled, what is missing, and that whatever is agreed becomes a duty."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.conftest import PASSWORD, TODAY
from tests.web.test_access import entered
from tests.web.test_facts import hidden

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import ROLES, Access
from kontaktdichte.web.actions import agreements, organisations, partners
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for, refresh
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import (
    Agreement,
    Attachment,
    Clause,
    CooperationAgreement,
    DutyState,
    Organisation,
    Partner,
    Person,
    Project,
    Role,
)
from kontaktdichte.web.rls import enter

LEAD, SINCE = Role.PROJECT_LEAD, date(2026, 1, 1)
DENSITY = "punkte/contact_density/"


def staffed(name: str, kind: str, concept: str) -> tuple[Organisation, dict[str, Access]]:
    """An organisation of a kind in whose context the transaction is, with one member for each of its roles."""
    organisation = organisations.found(name=name, kind=kind, concept=concept)
    found = {}
    for role in ROLES[kind]:
        member = organisations.enrol(
            organisation=organisation.pk, email=f"{role}@{name.lower().replace(' ', '')}.example",
            name=f"{role} {name}", password=PASSWORD, role=role, code=f"{role}-1", unit=None, since=date(2017, 1, 1),
        )  # fmt: skip
        found[role] = Access(organisation.pk, name, member, TODAY)
    return organisation, found


class Provided:
    """A provider with a project and an agreement with each of two Jobcenters, one participant for each."""

    def __init__(self) -> None:
        self.jobcenters = [staffed(name, "jobcenter", "schwaebisch-hall") for name in ("Jobcenter A", "Jobcenter B")]
        self.organisation, self.members = staffed("Träger", "provider", "thueringen")
        for jobcenter, _members in self.jobcenters:
            partners.connect(one=self.organisation.pk, other=jobcenter.pk)
        enter(self.organisation.pk)
        self.lead = self.members[LEAD]
        self.project = agreements.open_project(
            access=self.lead, number="P-1", name="Brücke", since=SINCE, last=None, grants=None
        )
        self.agreements = [self._concluded(place) for place in range(2)]
        self.people = self._participants()
        refresh(self.lead)

    def _concluded(self, place: int) -> CooperationAgreement:
        partner = Partner.objects.get(partner=self.jobcenters[place][0].pk)
        return agreements.conclude(
            access=self.lead, concept=concept_for(self.lead), project=self.project, partner=partner,
            number=f"KV-{place}", since=SINCE, last=None,
        )  # fmt: skip

    def _participants(self) -> list[Person]:
        held = {"participation": "regular", "project": "P-1"}
        tables = Tables.from_rows(
            persons=[{"id": f"T-{place}", "counsellor": "project_worker-1"} for place in range(2)],
            situations=[
                {"id": f"s{place}{name}", "subject": f"T-{place}", "attribute": name, "value": value, "from": SINCE}
                for place in range(2)
                for name, value in {**held, "agreement": f"KV-{place}"}.items()
            ],
        )
        names = {f"T-{place}": (f"Familie{place}", "Paula") for place in range(2)}
        organisations.take_in(access=self.lead, tables=tables, names=names)
        return [Person.objects.get(number=f"T-{place}") for place in range(2)]

    def address(self, place: int = 0, end: str = "") -> str:
        return f"/projekte/vereinbarungen/{self.agreements[place].pk}/{end}"

    def needs(self, place: int, since: date = date(2026, 12, 1)) -> set[int]:
        """How many contacts the months of a participant ask for from a day on."""
        rows = DutyState.objects.filter(person=self.people[place], rule="contacts_per_month", window__gte=since)
        return set(rows.values_list("need", flat=True))


@pytest.fixture
def provided(db: None) -> Provided:
    return Provided()


@pytest.fixture
def lead(provided: Provided) -> Client:
    return entered(provided.lead)


def settled(browser: Client, address: str, form: dict[str, str]) -> tuple[str, str]:
    """The page with the preview, and the page after storing."""
    seen = hidden(browser.get(address).content.decode(), "seen")
    shown = browser.post(address, {**form, "seen": seen, "schritt": "vorschau"}).content.decode()
    sent = {**form, "seen": seen, "previewed": hidden(shown, "previewed"), "schritt": "speichern"}
    return shown, browser.post(address, sent, follow=True).content.decode()


def test_a_new_agreement_says_what_is_missing_and_which_sentence_says_so(provided: Provided, lead: Client) -> None:
    """If it fails, a project loses its funding over a subject that nobody missed."""
    text = lead.get(provided.address()).content.decode()
    for said in ("Nicht förderfähig", "5 verbindliche Punkte sind nicht geregelt", "als Zuwendungsvoraussetzung",
                 "KAV", "Empfohlen und nicht geregelt", "Regelungen zum Datenschutz",
                 "mindestens zwei pro Monat"):  # fmt: skip
        assert said in text
    assert "5 verbindliche Punkte fehlen; 9 empfohlene fehlen" in lead.get("/projekte/").content.decode()


def test_whatever_is_agreed_becomes_a_duty_of_that_jobcenters_participants_alone(
    provided: Provided, lead: Client
) -> None:
    """If it fails, three contacts are agreed and two are counted, or another Jobcenter's participants owe them too."""
    form = {"text": "Drei persönliche Ansprachen im Monat.", "contacts_per_month": "3", "from_day": "2026-12-01"}
    before, after = settled(lead, provided.address(0, DENSITY), form)
    assert "Familie0" in before
    assert "Familie1" not in before
    assert "Noch ist nichts gespeichert" in before
    assert "Sie gilt für 1 Teilnehmende*n." in after
    assert (provided.needs(0), provided.needs(1)) == ({3}, {2})
    assert "5 verbindliche Punkte sind nicht geregelt" in after, "it holds from December on"
    assert verifying.projection(provided.organisation.pk, TODAY) == []
    assert verifying.chain(provided.organisation.pk) == []


def test_below_the_minimum_is_refused_with_the_sentence(provided: Provided, lead: Client) -> None:
    """If it fails, one contact a month is agreed although the text says two at least."""
    form = {"text": "Eine Ansprache.", "contacts_per_month": "1", "from_day": "2026-12-01"}
    seen = hidden(lead.get(provided.address(0, DENSITY)).content.decode(), "seen")
    answer = lead.post(provided.address(0, DENSITY), {**form, "seen": seen, "schritt": "speichern"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "mindestens 2" in text
    assert text.count("mindestens zwei pro Monat") == 2, "at the subject, and at the value"
    assert "Eine Ansprache." in text, "what was typed is still there"
    assert Clause.objects.count() == 0


def test_an_amendment_begins_on_its_day_and_the_old_wording_stays_readable(provided: Provided, lead: Client) -> None:
    """If it fails, nobody can say any more what was agreed in spring."""
    address = provided.address(0, DENSITY)
    settled(lead, address, {"text": "Vier im Monat.", "contacts_per_month": "4", "from_day": "2026-01-01"})
    _, after = settled(lead, address, {"text": "Drei im Monat.", "contacts_per_month": "3", "from_day": "2026-12-01"})
    assert "Vier im Monat." in after
    assert "Drei im Monat." in after
    assert "Ab 01.12.2026" in after
    assert (provided.needs(0), provided.needs(0, date(2026, 11, 1))) == ({3}, {3, 4})
    assert [row.text for row in Clause.objects.order_by("from_day")] == ["Vier im Monat.", "Drei im Monat."]


def test_what_is_no_longer_settled_is_missing_again(provided: Provided, lead: Client) -> None:
    """If it fails, a subject that was cancelled still counts as settled, and its value drives duties."""
    address = provided.address(0, DENSITY)
    settled(lead, address, {"text": "Vier im Monat.", "contacts_per_month": "4", "from_day": "2026-01-01"})
    settled(lead, address, {"text": "", "contacts_per_month": "", "from_day": "2026-11-01"})
    assert "5 verbindliche Punkte sind nicht geregelt" in lead.get(provided.address()).content.decode()
    assert provided.needs(0) == {2}


def test_of_two_who_amend_at_once_the_second_is_told(provided: Provided, lead: Client) -> None:
    """If it fails, one of two wordings silently covers the other."""
    address = provided.address(0, DENSITY)
    form = {"text": "Vier im Monat.", "contacts_per_month": "4", "from_day": "2026-01-01"}
    seen = hidden(lead.get(address).content.decode(), "seen")
    settled(lead, address, form)
    answer = lead.post(address, {**form, "text": "Fünf.", "seen": seen, "schritt": "vorschau"})
    assert answer.status_code == 409
    assert "inzwischen von jemand anderem geändert" in answer.content.decode()


def test_the_jobcenter_reads_its_own_agreement_and_no_other(provided: Provided, lead: Client) -> None:
    """If it fails, a Jobcenter reads what another one agreed on, or not what it agreed on itself."""
    settled(lead, provided.address(0, DENSITY), {"text": "Vier.", "contacts_per_month": "4", "from_day": "2026-01-01"})
    own, other = (entered(members[Role.TEAM_LEAD]) for _one, members in provided.jobcenters)
    address = f"/vereinbarungen/{provided.agreements[0].pk}/"
    enter(provided.jobcenters[0][0].pk)
    text = own.get(address).content.decode()
    assert "Vier." in text
    assert "4 verbindliche Punkte sind nicht geregelt" in text
    assert "Ab einem Tag ändern" not in text
    assert "KV-0" in own.get("/vereinbarungen/").content.decode()
    enter(provided.jobcenters[1][0].pk)
    assert other.get(address).status_code == 404
    assert "KV-0" not in other.get("/vereinbarungen/").content.decode()


def test_an_ended_agreement_owes_no_report_any_more(provided: Provided, lead: Client) -> None:
    """If it fails, reports of an agreement that ended are overdue for ever."""
    subject = provided.agreements[0].subject
    lead.post(provided.address(0, "beenden/"), {"last": "2026-11-30"})
    provided.agreements[0].refresh_from_db()
    assert provided.agreements[0].until_day == date(2026, 12, 1)
    rows = DutyState.objects.filter(person=subject, rule="reporting")
    assert rows.exists()
    assert not rows.filter(window__gte=date(2026, 12, 1)).exists()
    answer = lead.post(provided.address(0, "beenden/"), {"last": "2025-12-31"})
    assert (answer.status_code, "vor dem Beginn" in answer.content.decode()) == (422, True)


def test_a_number_that_is_taken_is_refused(provided: Provided, lead: Client) -> None:
    """If it fails, participants belong to two agreements at once, for they name them by number."""
    for address, more in (("/projekte/neu/", {"name": "Neu"}), (f"/projekte/{provided.project.pk}/vereinbarung/", {})):
        partner = str(Partner.objects.get(partner=provided.jobcenters[0][0].pk).pk)
        form = {"number": "KV-0", "since": "2026-01-01", "partner": partner, **more}
        answer = lead.post(address, form)
        assert (answer.status_code, "ist schon vergeben" in answer.content.decode()) == (422, True)
    assert (Project.objects.count(), CooperationAgreement.objects.count()) == (1, 2)


def test_the_signed_agreement_is_kept_byte_for_byte(provided: Provided, lead: Client) -> None:
    """If it fails, what was signed cannot be shown at an on-site check, or is not what was signed."""
    signed = b"%PDF-1.7 unterschrieben %%EOF"
    for content, status in ((signed, 302), (b"kein Dokument", 422)):
        sent = {"file": SimpleUploadedFile("Vereinbarung.pdf", content)}
        assert lead.post(provided.address(0, "datei/"), sent).status_code == status
    file = Attachment.objects.get(person=provided.agreements[0].subject)
    assert (bytes(file.content), file.carries, file.retention) == (signed, "agreement", "organisation")
    text = lead.get(provided.address()).content.decode()
    assert "Vereinbarung.pdf" in text
    assert file.digest in text
    assert lead.get(f"/anlagen/{file.pk}/").content == signed


def test_a_value_without_wording_is_named(provided: Provided, lead: Client) -> None:
    """If it fails, duties follow a value from a file, and nobody can say where it was agreed."""
    with acting(provided.lead, "agreement.say") as action:
        action.record(
            Agreement, person=provided.agreements[0].subject, key="contacts_per_month", value="3", from_day=SINCE
        )
    text = lead.get(provided.address()).content.decode()
    assert "kein Wortlaut sagt es: <strong>3</strong> (persönliche Ansprachen im Monat)" in text
    assert 'value="3"' in lead.get(provided.address(0, DENSITY)).content.decode()


def test_both_sides_read_whether_the_jobcenter_agreed_and_what_was_amended_since(
    provided: Provided, lead: Client
) -> None:
    """If it fails, an agreement passes for agreed that one side alone has entered."""
    key = provided.agreements[0].pk
    settled(lead, provided.address(0, DENSITY), {"text": "Zwei.", "contacts_per_month": "2", "from_day": "2026-01-01"})
    team_lead = entered(provided.jobcenters[0][1][Role.TEAM_LEAD])
    there, projects = f"/vereinbarungen/{key}/", f"/projekte/{provided.project.pk}/"

    def told() -> tuple[str, str, str, str]:
        enter(provided.organisation.pk)
        mine = lead.get(provided.address()).content.decode(), lead.get(projects).content.decode()
        enter(provided.jobcenters[0][0].pk)
        return *mine, team_lead.get(there).content.decode(), team_lead.get("/vereinbarungen/").content.decode()

    not_yet = ("noch nicht zugestimmt", "noch nicht") * 2
    assert all(said in page for page, said in zip(told(), not_yet, strict=True))
    assert team_lead.post(f"{there}antwort/", {"given": "nein", "why": "", "on": "2026-11-12"}).status_code == 422
    assert team_lead.post(f"{there}antwort/", {"given": "ja", "why": "", "on": "2026-11-21"}).status_code == 422, (
        "ahead"
    )
    no = {"given": "nein", "why": "Zwei Kontakte sind zu wenig.", "on": "2026-11-12"}
    assert team_lead.post(f"{there}antwort/", no).status_code == 302
    for page in told()[::2]:
        assert "Jobcenter A hat am 12.11.2026 nicht zugestimmt." in page
        assert "Zwei Kontakte sind zu wenig." in page
    assert team_lead.post(f"{there}antwort/", {"given": "ja", "why": "", "on": "2026-11-16"}).status_code == 302
    mine, listed, theirs, all_theirs = told()
    for page in (mine, theirs):
        assert "Jobcenter A hat am 16.11.2026 zugestimmt (team_lead Jobcenter A)." in page
        assert "Danach eingetragen" not in page
    assert "16.11.2026" in listed
    assert "16.11.2026" in all_theirs
    enter(provided.organisation.pk)
    settled(lead, provided.address(0, DENSITY), {"text": "Drei.", "contacts_per_month": "3", "from_day": "2026-12-01"})
    amended = ("Danach eingetragen", "seither geändert") * 2
    assert all(said in page for page, said in zip(told(), amended, strict=True))


def test_nobody_agrees_to_what_others_agreed_on(provided: Provided, lead: Client) -> None:
    """If it fails, another Jobcenter's word stands under an agreement."""
    other, members = provided.jobcenters[1]
    enter(other.pk)
    address = f"/vereinbarungen/{provided.agreements[0].pk}/antwort/"
    assert entered(members[Role.TEAM_LEAD]).get(address).status_code == 404
    enter(other.pk)
    with pytest.raises(Refused):
        agreements.answer(
            access=members[Role.TEAM_LEAD], agreement=provided.agreements[0], given=True, on=date(2026, 11, 12)
        )
    own = provided.agreements[1]
    said = agreements.answer(access=members[Role.TEAM_LEAD], agreement=own, given=True, on=date(2026, 11, 12))
    with acting(members[Role.TEAM_LEAD], "agreement.answer"):
        said.pk, said.agreement = uuid4(), provided.agreements[0].pk
        said.save(force_insert=True)
    enter(provided.organisation.pk)
    assert "noch nicht zugestimmt" in lead.get(provided.address()).content.decode()
