"""A report to the Jobcenter from the draft to the acknowledgement, and the run behind it."""

from __future__ import annotations

import json
from datetime import date, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook
from tests.web.conftest import TODAY
from tests.web.project_side import founded
from tests.web.side import Together, together

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.actions import contacts, deviations, organisations, participation, partners, reports
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import refresh
from kontaktdichte.web.models import (
    Acknowledgement,
    Agreement,
    Contact,
    CooperationAgreement,
    DutyState,
    Person,
    Report,
    Run,
    SentReport,
    Sharing,
    Situation,
)
from kontaktdichte.web.reporting import runs
from kontaktdichte.web.views import reports as pages

pytestmark = pytest.mark.usefixtures("db")
LEAD, WORKER = "project_lead", "project_worker"
FIRST, UNTIL = date(2026, 10, 1), date(2026, 11, 1)
ENTRY = date(2026, 9, 7)


@pytest.fixture
def side(db: None) -> Together:
    """One participant since September, met twice in October (once by telephone besides) and never in September."""
    made = together()
    person = made.taken_in(ENTRY)
    provider = made.provider
    with operating(provider.organisation.pk, "agreement.say", provider.members[LEAD].membership) as action:
        subject = Person.objects.get(number="KV1")
        action.record(
            Situation, person=subject, attribute="cooperation_agreement", value="true", from_day=date(2025, 1, 1)
        )
        action.record(
            Situation, person=Person.objects.get(number="P1"), attribute="places_provided", value="2",
            from_day=date(2025, 1, 1),
        )  # fmt: skip
    for day, channel in ((6, "in_person"), (7, "phone"), (20, "in_person")):
        met(made, person, date(2026, 10, day), channel)
    refresh(provider[LEAD])
    return made


def met(side: Together, person: Person, on: date, channel: str = "in_person") -> Contact:
    """The worker talks to somebody."""
    return contacts.record(
        access=side.provider[WORKER], person=person, on=on, channel=channel, kind="talk", outcome="kept",
        justification=None, form_key=None,
    ).contact  # fmt: skip


def drafted(side: Together) -> Report:
    """October."""
    agreement = CooperationAgreement.objects.get(pk=side.agreement)
    return reports.draft(access=side.provider[LEAD], agreement=agreement, first=FIRST, until=UNTIL)


def frozen(side: Together, report: Report | None = None) -> tuple[Report, Run]:
    """Reviewed and frozen."""
    access, report = side.provider[LEAD], report or drafted(side)
    reports.review(access=access, report=report, seen=reports.state(report))
    run = reports.freeze(access=access, report=report)
    report.refresh_from_db()
    return report, run


def sent(side: Together) -> SentReport:
    """To the Jobcenter, today."""
    report, _run = frozen(side)
    return reports.send(access=side.provider[LEAD], report=report, sent_on=TODAY, way="here", reference="W 1")


def section(run: Run | SentReport, code: str) -> dict[str, Any]:
    """One part of what was frozen."""
    return next(one for one in json.loads(run.content) if one["code"] == code)


def test_a_run_says_the_same_again_whatever_is_corrected_later(side: Together) -> None:
    """If it fails, nobody can show years later what a report was reckoned with."""
    _report, run = frozen(side)
    assert section(run, "contacts")["tables"][0]["rows"] == [
        ["T0001", "2026-10-01", 2, 2, "06.10., 20.10.", "erfüllt", None]
    ]
    person = Person.objects.get(number="T0001")
    first = Contact.objects.filter(person=person, channel="in_person").order_by("on")[0]
    contacts.cancel(access=side.provider[WORKER], contact=first)
    met(side, person, date(2026, 10, 8))
    again = runs.again(run)
    assert again == run.content
    assert runs.digest(again) == run.digest
    other = runs.frozen(runs.asked(side.provider[LEAD], drafted_for_november(side)), datetime.now().astimezone())
    assert other["link"] > run.link


def test_a_run_knows_nothing_of_what_moved_or_was_said_to_be_older_afterwards(side: Together) -> None:
    """If it fails, a contact moved to the right person, a later reason or a late file changes what was reported."""
    person = Person.objects.get(number="T0001")
    provider, access = side.provider, side.provider[LEAD]
    organisations.take_in(
        access=access, names={"T0002": ("Beispiel", "Bodo")}, tables=Tables.from_rows(persons=[{"id": "T0002"}])
    )
    _report, run = frozen(side)
    first = Contact.objects.filter(person=person, channel="in_person").order_by("on")[0]
    contacts.move(access=provider[WORKER], contact=first, person=Person.objects.get(number="T0002"))
    with operating(provider.organisation.pk, "x", provider.members[LEAD].membership) as action:
        subject = Person.objects.get(number="KV1")
        action.record(Agreement, person=subject, key="contacts_per_month", value="4", from_day=date(2025, 1, 1))
    old = {"id": "alt", "subject": "T0001", "on": date(2026, 10, 9), "kind": "talk", "channel": "in_person",
           "recorded_at": datetime(2026, 10, 9, 12)}  # fmt: skip # noqa: DTZ001 - files know no zone
    organisations.take_in(access=access, names={}, tables=Tables.from_rows(persons=[{"id": "T0001"}], contacts=[old]))
    assert runs.again(run) == run.content
    now = runs.asked(access, drafted_for_november(side))
    (row,) = next(one for one in runs.sections(now) if one.code == "contacts").tables[0].rows
    assert row[2] == 4, "what is asked today knows it"


def drafted_for_november(side: Together) -> Report:
    agreement = CooperationAgreement.objects.get(pk=side.agreement)
    return reports.draft(access=side.provider[LEAD], agreement=agreement, first=UNTIL, until=date(2026, 12, 1))


def test_what_passed_without_a_report_stands_first_and_many_agreements_come_by_pages(
    side: Together, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a lead of a hundred agreements looks for the report that is missing."""
    known = CooperationAgreement.objects.get(pk=side.agreement)
    with operating(side.provider.organisation.pk, "agreement.make"):
        subject = Person.objects.create(organisation=side.provider.organisation, number="KV0", kind="agreement")
        known.pk, known.number, known.subject = uuid4(), "KV0", subject
        known.save(force_insert=True)
    monkeypatch.setattr(pages, "PAGE", 1)
    lead = side.provider.browser(LEAD)
    first = lead.get("/berichte/").content.decode()
    assert ("KV1" in first, "KV0" in first, "?seite=2" in first) == (True, False, True)
    assert "KV0" in lead.get("/berichte/?seite=2").content.decode()


def test_the_way_of_a_report(side: Together) -> None:
    """If it fails, a report cannot go its way, or the duty of reporting is not met by it."""
    lead, agreement = side.provider.browser(LEAD), side.agreement
    page = lead.get("/berichte/").content.decode()
    assert "bis 30.11.2026" in page
    assert "ohne Bericht vergangen, zuletzt 01.10.2026 – 31.10.2026" in page
    made = lead.post(f"/berichte/entwerfen/{agreement}/", {"period": "2026-10-01_2026-10-31"})
    side.provider.entered()
    report = Report.objects.get()
    here = f"/berichte/{report.pk}/"
    assert made["Location"] == here
    words = {
        "remarks": "Bemerkung",
        "indicators": "",
        "open_points": "Fahrtkosten\nKita",
        "seen": reports.state(report),
    }
    assert lead.post(here, words).status_code == 302
    assert lead.post(here, words).status_code == 409
    text = lead.get(here).content.decode()
    for told in ("Fahrtkosten", "06.10., 20.10.", "Entwurf"):
        assert told in text
    for step, form in (
        ("pruefen/", {"seen": reports.state(Report.objects.get(pk=report.pk))}), ("festschreiben/", {}),
        ("versenden/", {"sent_on": str(TODAY), "way": "here", "reference": "W 1"}),
    ):  # fmt: skip
        assert lead.post(here + step, form).status_code == 302, step
        if step == "festschreiben/":
            assert "freigegeben und festgeschrieben, noch nicht versandt" in lead.get(here).content.decode()
            assert "Freigegeben und festgeschrieben, noch nicht versandt" in _about(lead.get(f"{here}bericht.xlsx"))
    side.provider.entered()
    duty = DutyState.objects.get(rule="reporting", window=date(2026, 11, 1))
    assert duty.verdict == "fulfilled"
    for form, begin in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        assert lead.get(f"{here}bericht.{form}").content.startswith(begin)


def _about(answer: Any) -> set[str]:
    """What the workbook's page about the file says."""
    book = load_workbook(BytesIO(answer.content))
    return {str(cell) for row in book["Angaben"].values for cell in row}


def test_the_jobcenter_reads_and_acknowledges(side: Together) -> None:
    """If it fails, nobody knows whether a report has arrived, or the two sides read two reports."""
    given = sent(side)
    browser = side.jobcenter.browser("team_lead")
    assert "1 Bericht wartet" in browser.get("/erhaltene-berichte/").content.decode()
    here = f"/erhaltene-berichte/{given.pk}/"
    text = browser.get(here).content.decode()
    assert "T0001" in text
    assert "Öztürk" in text
    assert browser.post(here, {"remark": "Danke"}).status_code == 302
    assert browser.post(here, {"remark": "Danke"}).status_code == 409
    assert browser.get(f"{here}bericht.pdf").content.startswith(b"%PDF")
    assert browser.get(f"{here}bericht.xlsx").content.startswith(b"PK")
    assert "0 Berichte warten" in browser.get("/erhaltene-berichte/").content.decode()
    lead = side.provider.browser(LEAD)
    page = lead.get(f"/berichte/{given.report_id}/").content.decode()
    assert "Danke" in page
    told = {"on": str(TODAY), "by": "team_lead Amt", "remark": "Danke"}
    assert lead.post(f"/berichte/{given.report_id}/bestaetigung/", told).status_code == 302
    side.provider.entered()
    assert Report.objects.get(pk=given.report_id).acknowledged_on == TODAY


def test_what_was_sent_is_changed_by_nobody(side: Together) -> None:
    """If it fails, a report says something else years later than the Jobcenter has read."""
    given = sent(side)
    side.provider.entered()
    for table in ("web_sentreport", "web_run"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update {table} set content = 'x'")
    for refused in (
        reports.freeze,
        lambda **it: reports.word(seen="", remarks="", indicators="", open_points="", **it),
    ):
        with pytest.raises(Refused, match="frozen"):
            refused(access=side.provider[LEAD], report=given.report)
    with pytest.raises(Refused, match="already"):
        reports.send(access=side.provider[LEAD], report=given.report, sent_on=TODAY, way="here")


def test_a_corrected_report_stands_beside_the_wrong_one(side: Together) -> None:
    """If it fails, a mistake cannot be put right, or the report that was read is gone."""
    first = sent(side)
    lead = side.provider.browser(LEAD)
    answer = lead.post(f"/berichte/{first.report_id}/korrigieren/", {"why": "Ein Kontakt fehlte."})
    side.provider.entered()
    report = Report.objects.get(corrects=first.report_id)
    assert answer["Location"] == f"/berichte/{report.pk}/"
    frozen(side, report)
    second = reports.send(access=side.provider[LEAD], report=report, sent_on=TODAY, way="letter")
    assert second.corrects == first.pk
    with pytest.raises(Stale):
        reports.correct(access=side.provider[LEAD], report=first.report, why="noch einmal")
    browser = side.jobcenter.browser("team_lead")
    text = browser.get("/erhaltene-berichte/").content.decode()
    assert "durch einen korrigierten ersetzt" in text
    assert "Ein Kontakt fehlte." in browser.get(f"/erhaltene-berichte/{first.pk}/").content.decode()
    assert "Ein Kontakt fehlte." in browser.get(f"/erhaltene-berichte/{second.pk}/").content.decode()


def test_nobody_sends_what_was_not_reviewed_as_it_stands(side: Together) -> None:
    """If it fails, a report goes out that nobody has read, or in other words than were read."""
    report, access = drafted(side), side.provider[LEAD]
    for step in (reports.freeze, lambda **it: reports.send(sent_on=TODAY, way="here", **it)):
        with pytest.raises(Refused):
            step(access=access, report=report)
    seen = reports.state(report)
    reports.review(access=access, report=report, seen=seen)
    reports.word(access=access, report=report, seen=seen, remarks="anders", indicators="", open_points="")
    with pytest.raises(Refused, match="reviewed"):
        reports.freeze(access=access, report=report)
    with pytest.raises(Stale):
        reports.review(access=access, report=report, seen=seen)


def test_a_reason_is_told_by_its_neutral_word(side: Together) -> None:
    """If it fails, the Jobcenter learns from a report that somebody was ill."""
    person = Person.objects.get(number="T0001")
    deviations.give(
        access=side.provider[WORKER], person=person, rule="contacts_per_month", window=ENTRY, seen="",
        reason="illness", text="Grippe, Attest", given_on=TODAY, status="given",
    )  # fmt: skip
    agreement = CooperationAgreement.objects.get(pk=side.agreement)
    september = reports.draft(access=side.provider[LEAD], agreement=agreement, first=date(2026, 9, 1), until=FIRST)
    _report, run = frozen(side, september)
    (row,) = section(run, "contacts")["tables"][0]["rows"]
    assert row[5:] == ["versäumt mit Grund", "Verhinderung der teilnehmenden Person"]
    for word in ("Krankheit", "Grippe", "Attest"):
        assert word not in run.content
    assert section(run, "participants")["tables"][0]["rows"] == [["T0001", "2026-09-07", "regulär"]]


def test_who_is_not_shared_is_in_the_sums_alone(side: Together) -> None:
    """If it fails, the Jobcenter reads of somebody whom nobody shares with it (any more)."""
    person = Person.objects.get(number="T0001")
    participation.leave(
        access=side.provider[WORKER], person=person, last=date(2026, 10, 31), reason="own_wish",
        shared_until=date(2026, 11, 10),
    )  # fmt: skip
    _report, run = frozen(side)
    assert "T0001" not in run.content
    said = dict(section(run, "participants")["facts"])
    assert (said["Austritte"], said["nicht freigegeben, daher nur in den Summen"]) == ("1", "1")
    assert dict(section(run, "contacts")["facts"])["erfüllt"] == "1"


def test_work_exit_and_aftercare_are_told(side: Together) -> None:
    """If it fails, integrations, exits or the time left of aftercare are missing where the Jobcenter asks for them."""
    access, person = side.provider[WORKER], Person.objects.get(number="T0001")
    participation.begin_aftercare(access=access, person=person, on=date(2026, 10, 12))
    _report, run = frozen(side)
    assert section(run, "integrations")["tables"][0]["rows"] == [["T0001", "2026-10-12", "Nachbetreuung", None]]
    (row,) = section(run, "aftercare")["tables"][0]["rows"]
    assert row == ["T0001", "2026-10-12", "20 Tage", "nichts", "6 Monate 11 Tage", "2027-05-11"]
    agreement = CooperationAgreement.objects.get(pk=side.agreement)
    participation.leave(
        access=access, person=person, last=date(2026, 11, 13), reason="work", shared_until=date(2027, 1, 1)
    )
    november = reports.draft(access=side.provider[LEAD], agreement=agreement, first=UNTIL, until=date(2026, 12, 1))
    _report, run = frozen(side, november)
    assert section(run, "participants")["tables"][1]["rows"] == [
        ["T0001", "2026-11-13", "Aufnahme einer Beschäftigung"]
    ]
    assert runs.again(run) == run.content


def test_names_vanish_with_the_sharing_and_numbers_stay(side: Together) -> None:
    """If it fails, the Jobcenter reads names that nobody shares with it any more, or a report that it got is gone."""
    given = sent(side)
    jobcenter = side.jobcenter.browser("team_lead")
    assert "Öztürk" in jobcenter.get(f"/erhaltene-berichte/{given.pk}/").content.decode()
    access = side.provider[WORKER]
    sharing = Sharing.objects.get(organisation=side.provider.organisation, partner=side.jobcenter.organisation.pk)
    partners.unshare(access=access, sharing=sharing, until=TODAY)
    text = side.jobcenter.browser("team_lead").get(f"/erhaltene-berichte/{given.pk}/").content.decode()
    assert "T0001" in text
    assert "Öztürk" not in text


def test_places_are_counted_by_the_measure(side: Together) -> None:
    """If it fails, a report says another number of free places than the project's own page."""
    _report, run = frozen(side)
    said = section(run, "places")
    assert dict(said["facts"])["Platztage"] == "62 vorgehalten, davon 31 unbesetzt"
    assert said["tables"][0]["rows"] == [[1, "2026-10-01", None, 31]]


def test_an_agreement_that_owes_a_report_stands_in_no_list_of_people(side: Together) -> None:
    """If it fails, a provider counts its agreements among its participants, or looks for somebody called KV1."""
    lead = side.provider.browser(LEAD)
    assert DutyState.objects.filter(person__number="KV1", actionable=True).exists(), "it is owed, and on a page"
    assert "KV1" in lead.get("/berichte/").content.decode()
    side.provider.entered()
    assert list(side.provider[LEAD].people().values_list("number", flat=True)) == ["T0001"]
    for page in ("/klienten/", "/?alle", "/klienten/?stand=faellig", "/klienten/liste.csv"):
        answer = lead.get(page)
        assert answer.status_code == 200, page
        assert "KV1" not in answer.content.decode("utf-8-sig"), page
        assert "Öztürk" in answer.content.decode("utf-8-sig") or "stand" in page, page


def test_another_house_reads_nothing_of_a_report(side: Together) -> None:
    """If it fails, a stranger reads what a provider reports, or acknowledges it."""
    given = sent(side)
    stranger = founded("Fremdes Amt", "jobcenter").browser("team_lead")
    for path in ("", "bericht.pdf", "bericht.xlsx"):
        assert stranger.get(f"/erhaltene-berichte/{given.pk}/{path}").status_code == 404
    assert "Noch hat kein Träger" in stranger.get("/erhaltene-berichte/").content.decode()
    assert side.provider.browser(WORKER).get("/berichte/").status_code == 404
    assert Acknowledgement.objects.count() == 0
