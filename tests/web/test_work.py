"""Employers, work trials, where somebody is employed, who bears which costs, the offer of aftercare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.web.conftest import TODAY
from tests.web.side import Together, together
from tests.web.test_facts import hidden

from kontaktdichte.web.actions import agreements, meetings, participation, partners, reports
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import (
    AftercareOffer,
    CooperationAgreement,
    Cost,
    Employer,
    Employment,
    Partner,
    Person,
    Role,
    Sharing,
    Situation,
    Trial,
    TrialNote,
)
from kontaktdichte.web.reporting import runs
from kontaktdichte.web.rls import enter

ENTRY = date(2026, 9, 1)
TRIAL = {"kind": "internship", "from_day": "2026-10-01", "planned_last": "2026-10-31"}
COST = {"service": "travel", "amount": "49,90", "borne_by": "jobcenter", "applied_on": "2026-10-05"}
DECIDED = {"decision": "granted", "decided_on": "2026-09-10"}


class Working:
    """A participant, a project worker's browser, the counsellor's, and an employer."""

    def __init__(self) -> None:
        self.all: Together = together()
        self.person = self.all.taken_in(ENTRY)
        self.worker = self.all.provider.browser(Role.PROJECT_WORKER)
        self.counsellor = self.all.jobcenter.browser(Role.COUNSELLOR)
        self.all.provider.entered()
        self.own(
            "/arbeitgeber/neu/", name="Lager Nord", place="Musterstadt", sector="Logistik", contact="Frau Beispiel"
        )
        self.employer = Employer.objects.get()

    def path(self, end: str) -> str:
        return f"/klienten/{self.person.pk}/teilnahme/{end}"

    def own(self, address: str, status: int = 200, **form: Any) -> str:
        """A form sent by the project worker; the page after it."""
        answer = self.worker.post(address, form, follow=True)
        assert answer.status_code == status, answer.content.decode()
        self.all.provider.entered()
        return str(answer.content.decode())

    def page(self, end: str) -> str:
        text = self.worker.get(self.path(end)).content.decode()
        self.all.provider.entered()
        return str(text)

    def theirs(self) -> str:
        """What the counsellor reads of the client."""
        enter(self.all.jobcenter.organisation.pk)
        text = self.counsellor.get(f"/klienten/{self.all.client}/projekt/").content.decode()
        self.all.provider.entered()
        return str(text)


@pytest.fixture
def working(db: None) -> Working:
    return Working()


def test_an_employer_is_there_once_and_its_data_change(working: Working) -> None:
    """If it fails, one business stands in two rows, or its old contact person is called for ever."""
    text = working.own("/arbeitgeber/neu/", 422, name="Lager Nord", place="Musterstadt")
    assert "Diesen Arbeitgeber gibt es schon." in text
    page = f"/arbeitgeber/{working.employer.pk}/"
    working.own("/arbeitgeber/neu/", name="Lager Süd")
    assert "gibt es schon" in working.own(page, 422, name="Lager Süd")
    working.own(page, name="Lager Nord", place="Musterstadt", contact="Herr Neu", reach="0361 1")
    text = working.worker.get("/arbeitgeber/").content.decode()
    assert "Herr Neu, 0361 1" in text
    assert "Frau Beispiel" not in text
    working.all.provider.entered()
    assert working.own(page, 422, name="")


def test_the_jobcenter_reads_days_and_kind_of_a_trial_and_never_where_or_why(working: Working) -> None:
    """If it fails, a partner reads notes, or learns nothing of a trial at all."""
    text = working.own(working.path("betriebe/"), employer=working.employer.pk, note="wegen der Nähe", **TRIAL)
    assert "Praktikum, 01.10.2026 – geplant bis 31.10.2026, läuft" in text
    assert "wegen der Nähe" in text
    read = working.theirs()
    assert "Praktikum, 01.10.2026" in read
    assert "Lager Nord" not in read
    assert "Nähe" not in read
    assert "Arbeitserprobungen und Praktika: Art, Tage, Ergebnis" in working.page(""), "the page says what they read"
    assert "1 laufend, 1 insgesamt" in working.worker.get("/arbeitgeber/").content.decode()
    working.all.provider.entered()
    assert "Öztürk, Selin" in working.worker.get(f"/arbeitgeber/{working.employer.pk}/").content.decode()
    enter(working.all.provider.organisation.pk)
    assert verifying.chain(working.all.provider.organisation.pk) == []


def test_a_trial_ends_with_a_result_and_who_breaks_off_says_why(working: Working) -> None:
    """If it fails, trials run for ever, or nobody knows why one was broken off."""
    working.own(working.path("betriebe/"), employer=working.employer.pk, **TRIAL)
    row = Trial.objects.get()
    page = working.path(f"betriebe/{row.trial}/")
    stand = hidden(working.worker.get(page).content.decode(), "stand")
    working.all.provider.entered()
    form = {**TRIAL, "employer": working.employer.pk, "stand": stand}
    for wrong in (
        {"last": "2026-10-12"}, {"result": "ended"}, {"last": "2026-09-12", "result": "ended"},
        {"last": "2026-12-24", "result": "ended"}, {"last": "2026-10-12", "result": "broken_off"},
        {"planned_last": "2026-09-01"},
    ):  # fmt: skip
        working.own(page, 422, **form | wrong)
    said = {"last": "2026-10-12", "result": "broken_off", "note": "Fahrweg zu lang"}
    text = working.own(page, **form | said)
    assert "01.10.2026 – 12.10.2026 (geplant bis 31.10.2026), abgebrochen" in text
    assert "Fahrweg zu lang" in text
    assert "abgebrochen" in working.theirs()
    assert "Fahrweg" not in working.theirs()
    assert "inzwischen von jemand anderem geändert" in working.own(page, 409, **form | said)
    stand = hidden(working.worker.get(page).content.decode(), "stand")
    working.all.provider.entered()
    working.own(page, **form | {"stand": stand, "result": "withdrawn", "note": "Fahrweg zu lang"})
    assert "Praktikum, 01.10.2026" not in working.theirs()
    assert (Trial.objects.count(), TrialNote.objects.count()) == (3, 1), "every entry is kept"


def test_where_somebody_is_employed_hangs_on_the_fact_that_says_so(working: Working) -> None:
    """If it fails, an employment is entered twice, or loses its employer when its day is corrected."""
    address = working.path("betriebe/")
    assert "In der Akte steht keine Beschäftigung." in working.page("betriebe/")
    access = working.all.provider.members[Role.PROJECT_WORKER]
    participation.begin_aftercare(access=access, person=working.person, on=date(2026, 11, 2))
    span = Situation.objects.filter(attribute="employed", until_day=None).latest("recorded_at")
    assert "Arbeitgeber noch nicht eingetragen" in working.page("betriebe/")
    sent = {"beschaeftigung": "1", "situation": span.pk, "employer": working.employer.pk}
    assert "seit 02.11.2026: <a" in working.own(address, **sent)
    working.own("/arbeitgeber/neu/", name="Lager Süd")
    other = Employer.objects.get(name="Lager Süd")
    working.own(address, **sent | {"employer": other.pk})
    assert Employment.objects.filter(replaces=None).count() == 1
    participation.end_aftercare(access=access, person=working.person, on=date(2026, 11, 10))
    text = working.page("betriebe/")
    assert "seit 02.11.2026, bis 09.11.2026" in text
    assert "Lager Süd" in text
    assert "Öztürk, Selin" in working.worker.get(f"/arbeitgeber/{other.pk}/").content.decode()
    working.all.provider.entered()
    working.own(address, 422, beschaeftigung="1", situation=span.pk, employer="keiner")


def test_an_exit_into_work_names_the_employer(working: Working) -> None:
    """If it fails, where somebody found work is looked for later, entered twice, or missing from the report."""
    page, person = working.path("austritt/"), working.person
    assert "Lager Nord" in working.page("austritt/")
    form = {"last": "2026-11-10", "reason": "moved", "employer": working.employer.pk}
    assert "am letzten Tag besteht keine Beschäftigung" in working.own(page, 409, **form)
    assert "seit 10.11.2026: <a" in working.own(page, **form | {"reason": "work"})
    said = Employment.objects.select_related("situation").get()
    assert (said.employer, said.situation.person, said.situation.from_day) == (
        working.employer, person, date(2026, 11, 10)
    )  # fmt: skip
    lead, agreement = working.all.provider[Role.PROJECT_LEAD], CooperationAgreement.objects.get()
    report = reports.draft(access=lead, agreement=agreement, first=date(2026, 11, 1), until=date(2026, 12, 1))
    asking = runs.asked(lead, report)
    told = {one.code: one for one in runs.sections(asking)}["integrations"].tables[0]
    assert told.rows == (("T0001", "2026-11-10", "regulär", "Lager Nord, Musterstadt"),)
    older = dict(asking.inputs["kept"])
    del older["integrations"]
    before = replace(asking, inputs={**asking.inputs, "kept": older})
    told = {one.code: one for one in runs.sections(before)}["integrations"].tables[0]
    assert told.rows == (("T0001", "2026-11-10", "regulär"),), "what was frozen before says the same again"
    step = participation.last_step(person)
    assert step is not None
    working.own(working.path("zuruecknehmen/"), zeile=step[1].pk)
    assert "Öztürk" not in working.worker.get(f"/arbeitgeber/{working.employer.pk}/").content.decode()


def test_aftercare_begins_with_its_employer(working: Working) -> None:
    """If it fails, employment begins on one page and its employer is asked for on another one."""
    page = working.path("nachbetreuung/")
    assert "nachbetreuung-employer" in working.page("nachbetreuung/")
    form = {"on": "2026-10-01", "schritt": "aftercare"}
    assert "seit 01.10.2026: <a" in working.own(page, **form, employer=working.employer.pk)
    assert Employment.objects.get().employer == working.employer
    assert "nachbetreuung-employer" not in working.page("nachbetreuung/"), "nor where employment ends"


def test_an_exit_out_of_aftercare_keeps_the_employment(working: Working) -> None:
    """If it fails, one employment is counted twice because somebody left while it lasted."""
    access = working.all.provider.members[Role.PROJECT_WORKER]
    participation.begin_aftercare(access=access, person=working.person, on=date(2026, 10, 1))
    form = {"last": "2026-11-10", "reason": "work", "employer": working.employer.pk}
    assert "seit 01.10.2026: <a" in working.own(working.path("austritt/"), **form)
    spans = participation.situations(working.person, "employed")
    assert [(one.from_day, one.until_day) for one in spans] == [(date(2026, 10, 1), None)]


def test_the_jobcenter_reads_what_it_is_to_bear_and_not_what_the_project_bears(working: Working) -> None:
    """If it fails, the Jobcenter decides on costs that it cannot see, or sees what is none of its business."""
    address = working.path("kosten/")
    text = working.own(address, **COST)
    assert "Fahrkosten" in text
    working.own(address, service="course", amount="120", borne_by="project", applied_on="2026-10-06")
    for wrong in ({"amount": "viel"}, {"decision": "granted"}, {"decision": "granted", "decided_on": "2026-10-01"}):
        working.own(address, 422, **COST | wrong)
    read = working.theirs()
    assert "49,90 €" in read
    assert "120,00" not in read
    row = Cost.objects.get(service="travel")
    page = working.path(f"kosten/{row.cost}/")
    stand = hidden(working.worker.get(page).content.decode(), "stand")
    working.all.provider.entered()
    form = COST | {"decision": "granted", "decided_on": "2026-10-20", "reference": "AZ 7", "stand": stand}
    assert "bewilligt 20.10.2026, AZ 7" in working.own(page, **form)
    assert "bewilligt" in working.theirs()
    assert "inzwischen von jemand anderem geändert" in working.own(page, 409, **form)
    now = Cost.objects.get(replaces=row)
    working.own(page, **form | {"stand": now.pk, "borne_by": "project"})
    assert "49,90 €" not in working.theirs(), "who has read of it reads that it is not to bear it any more"


def test_what_the_agreement_says_of_costs_stands_above_them(working: Working) -> None:
    """If it fails, a project worker does not know who was to bear what."""
    assert "nicht geregelt" in working.page("kosten/")
    lead = working.all.provider[Role.PROJECT_LEAD]
    wording = agreements.Wording("Fahrkosten trägt das Jobcenter.", {}, date(2026, 1, 1))
    agreements.settle(
        access=lead, concept=concept_for(lead), agreement=CooperationAgreement.objects.get(), subject="costs",
        wording=wording, seen=agreements.state([]),
    )  # fmt: skip
    assert "Fahrkosten trägt das Jobcenter." in working.page("kosten/")


def test_the_offer_of_aftercare_stands_beside_its_clock(working: Working) -> None:
    """If it fails, nobody can show at an on-site check that aftercare was offered."""
    assert "Kein Angebot ist festgehalten." in working.page("")
    address = working.path("angebot/")
    working.own(address, 422, offered_on="2026-12-24")
    working.own(address, 422, offered_on="2026-11-02", answer="accepted")
    working.own(address, 422, offered_on="2026-11-02", answer="accepted", answered_on="2026-11-01")
    assert "angeboten am 02.11.2026: noch keine Antwort" in working.own(address, offered_on="2026-11-02")
    row = AftercareOffer.objects.get()
    said = {"offered_on": "2026-11-02", "answer": "accepted", "answered_on": "2026-11-09"}
    page = f"{address}{row.pk}/"
    assert "angenommen 09.11.2026" in working.own(page, **said)
    assert "inzwischen von jemand anderem geändert" in working.own(page, 409, **said)
    assert verifying.projection(working.all.provider.organisation.pk, TODAY) == []


def test_the_lists_of_all_are_pages_and_files(working: Working) -> None:
    """If it fails, an office cannot hand on what it sees, or hands on less."""
    working.own(working.path("betriebe/"), employer=working.employer.pk, note="wegen der Nähe", **TRIAL)
    working.own(working.path("kosten/"), **COST)
    for name, said in (
        ("erprobungen", ("Öztürk, Selin", "Praktikum", "Lager Nord", "31.10.2026")),
        ("kosten", ("Öztürk, Selin", "49,90", "das Jobcenter", "05.10.2026")),
    ):
        page = working.worker.get(f"/arbeitgeber/{name}/").content.decode()
        text = working.worker.get(f"/arbeitgeber/{name}.csv").content.decode("utf-8-sig")
        assert working.worker.get(f"/arbeitgeber/{name}.xlsx").content.startswith(b"PK")
        working.all.provider.entered()
        for one in said:
            assert one in page
            assert one in text
        assert "Nähe" not in text


def test_the_report_to_the_jobcenter_tells_of_it_as_it_stood(working: Working) -> None:
    """If it fails, a report is silent about work, or says something else when it is reckoned again."""
    own, lead = working.own, working.all.provider[Role.PROJECT_LEAD]
    own(working.path("betriebe/"), employer=working.employer.pk, note="wegen der Nähe", **TRIAL)
    own(working.path("angebot/"), offered_on="2026-10-07", answer="declined", answered_on="2026-10-08")
    own(working.path("kosten/"), **COST)
    own(working.path("kosten/"), service="course", amount="120", borne_by="project", applied_on="2026-10-06")
    agreement = CooperationAgreement.objects.get()
    planned = meetings.Planned(date(2026, 10, 9), None, "", "", None)
    meeting = meetings.arrange(access=lead, agreement=agreement, planned=planned)
    held = meetings.Held(date(2026, 10, 9), "in_person", "Leitung", "Teamleitung", "Besprochen.")
    meeting = meetings.hold(access=lead, meeting=meeting, held=held)
    resolution = meetings.resolve(access=lead, meeting=meeting, what="Flyer", who="Träger", until=None)
    report = reports.draft(access=lead, agreement=agreement, first=date(2026, 10, 1), until=date(2026, 11, 1))
    asking = runs.asked(lead, report)
    said = {one.code: one for one in runs.sections(asking)}
    assert said["trials"].tables[0].rows == (("T0001", "Praktikum", "2026-10-01", "2026-10-31", None, None),)
    assert ("Praktikum", "1") in said["trials"].facts
    assert said["offers"].tables[0].rows == (("T0001", "2026-10-07", "abgelehnt", "2026-10-08"),)
    assert said["costs"].facts == (("das Jobcenter", "1, zusammen 49,90 €"), ("das Projekt", "1, zusammen 120,00 €"))
    assert said["costs"].tables[0].rows == (("T0001", "Fahrkosten", "49,90", "2026-10-05", None, None),)
    assert said["meetings"].tables[0].rows == (("2026-10-09", "Leitung", "Teamleitung"),)
    assert said["meetings"].tables[1].rows == (("2026-10-09", "Flyer", "Träger", None, None),)
    whole = str(said)
    assert "Nähe" not in whole
    assert "Lager Nord" not in whole
    meetings.follow_up(access=lead, resolution=resolution, what="Flyer", who="", until=None, done_on=TODAY)
    working.own(working.path("kosten/"), **COST)
    assert runs.sections(asking) == list(said.values()), "as it stood"


def test_after_the_end_of_a_sharing_nothing_of_it_is_read(working: Working) -> None:
    """If it fails, a Jobcenter reads on what is none of its business any more, or new entries reach it."""
    working.own(working.path("kosten/"), **COST)
    assert "49,90" in working.theirs()
    sharing = Sharing.objects.get(assignment__isnull=False)
    working.own(working.path(f"freigaben/{sharing.pk}/beenden/"))
    assert "49,90" not in working.theirs()
    working.own(working.path("betriebe/"), employer=working.employer.pk, **TRIAL)
    assert Trial.objects.get().partner is None
    row = Cost.objects.get()
    working.own(working.path(f"kosten/{row.cost}/"), stand=row.pk, **COST | {"amount": "50"})
    now = Cost.objects.get(replaces=row)
    assert (now.cents, now.partner) == (5000, row.partner)
    assert Person.objects.filter(pk=working.person.pk).exists()


def test_what_is_there_when_a_sharing_begins_is_read_at_once(working: Working) -> None:
    """If it fails, the Jobcenter learns of a trial or of costs only when somebody corrects them by chance."""
    access = working.all.provider.members[Role.PROJECT_WORKER]
    (sharing,) = Sharing.objects.exclude(assignment=None)
    working.own(working.path(f"freigaben/{sharing.pk}/beenden/"))
    ended = {"last": "2026-09-20", "result": "ended", "planned_last": ""}
    for form in (TRIAL, TRIAL | {"from_day": "2026-09-07"} | ended):
        working.own(working.path("betriebe/"), employer=working.employer.pk, **form)
    for form in (COST, COST | {"amount": "10", "applied_on": "2026-09-08"} | DECIDED, COST | {"borne_by": "project"}):
        working.own(working.path("kosten/"), **form)
    assert not Trial.objects.exclude(partner=None).exists()
    begun = partners.share(
        access=access, person=working.person, partner=Partner.objects.get(partner=sharing.partner),
        about=sharing.about, basis="§ 61 SGB II", purpose="Begleitung", since=date(2026, 10, 1), number="T0001",
        name="x", project=sharing.project, assignment=sharing.assignment,
    )  # fmt: skip
    shown = Trial.objects.get(partner=sharing.partner)
    assert (shown.sharing, shown.from_day, shown.replaces is not None) == (begun, date(2026, 10, 1), True)
    assert [one.cents for one in Cost.objects.filter(sharing=begun)] == [4990], "neither decided before nor its own"
    read = working.theirs()
    assert "Praktikum, 01.10.2026" in read
    assert "49,90" in read
    assert "07.09.2026" not in read
    assert working.page("betriebe/").count("Praktikum, 01.10.2026") == 2, "listed once, with its link"
    assert verifying.chain(working.all.provider.organisation.pk) == []
