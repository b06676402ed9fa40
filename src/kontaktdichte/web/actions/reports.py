"""Reports to a Jobcenter: drafted, reviewed, frozen as a run, sent, acknowledged; a sent one is corrected by another.

In: the agreement's period and the lead's own words. Out: rows; what was sent is read by the Jobcenter from then on and
is changed by nobody. Sending records the contact that the engine's duty of reporting asks for.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.models import (
    Acknowledgement,
    Contact,
    CooperationAgreement,
    Report,
    ReportWay,
    Run,
    SentReport,
)
from kontaktdichte.web.reporting import runs

KIND, OUTCOME = "report", "sent"  # of the contact by which the duty of reporting is met
CHANNELS = {ReportWay.HERE: "letter", ReportWay.LETTER: "letter", ReportWay.EMAIL: "email"}
WORDS = ("remarks", "indicators", "open_points")  # what the lead writes


def draft(*, access: Access, agreement: CooperationAgreement, first: date, until: date) -> Report:
    """A report about a period ``[first, until)``. Raises Refused where there is one already."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.draft") as action:
        action.alone(f"report {agreement.pk}")
        if Report.objects.filter(agreement=agreement, from_day=first, until_day=until).exists():
            raise Refused(
                "Für diesen Zeitraum gibt es schon einen Bericht.", "There is a report about this period already."
            )
        return _drafted(action, access, agreement=agreement, from_day=first, until_day=until)


def correct(*, access: Access, report: Report, why: str) -> Report:
    """Another report in the place of one that was sent, beginning with its words. Raises Refused or Stale."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.correct") as action:
        action.alone(f"report {report.agreement_id}")
        if not SentReport.objects.filter(report=report).exists():
            raise Refused("Dieser Bericht ist noch nicht versandt.", "This report has not been sent yet.")
        known = Report.objects.filter(corrects=report).first()
        if known is not None:
            raise Stale(known)
        said = {name: getattr(report, name) for name in WORDS}
        return _drafted(
            action, access, agreement=report.agreement, from_day=report.from_day, until_day=report.until_day,
            corrects=report, why=why, **said,
        )  # fmt: skip


def _drafted(action: Acting, access: Access, **columns: Any) -> Report:
    return Report.objects.create(
        organisation_id=action.organisation, drafted_by=access.membership.user.name, drafted_at=action.at, **columns
    )


def word(*, access: Access, report: Report, seen: str, **words: str) -> Report:
    """The lead's own lines; reviewed before, it is to be reviewed again. Raises Stale where others wrote meanwhile."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.word") as action:
        now = _open(action, report)
        if state(now) != seen:
            raise Stale(now)
        for name in WORDS:
            setattr(now, name, words[name])
        now.reviewed_by, now.reviewed_at = "", None
        now.save(update_fields=[*WORDS, "reviewed_by", "reviewed_at"])
    return now


def review(*, access: Access, report: Report, seen: str) -> Report:
    """Somebody has read the draft as it was shown (``seen``), and it may go out. Raises Stale, Refused."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.review") as action:
        now = _open(action, report)
        if state(now) != seen:
            raise Stale(now)
        now.reviewed_by, now.reviewed_at = access.membership.user.name, action.at
        now.save(update_fields=["reviewed_by", "reviewed_at"])
    return now


def freeze(*, access: Access, report: Report) -> Run:
    """Evaluate once more and keep it: this, and nothing else, is printed and sent. Raises Refused."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.freeze") as action:
        now = _open(action, report)
        if now.reviewed_at is None:
            raise Refused("Der Bericht ist noch nicht geprüft.", "The report has not been reviewed yet.")
        columns = runs.frozen(runs.asked(access, now), action.at)
        run = action.record(Run, person=now.agreement.subject, **columns)
        action.persons.clear()  # nobody's duties are others for having been evaluated
        now.run = run
        now.save(update_fields=["run"])
    return run


def send(*, access: Access, report: Report, sent_on: date, way: str, reference: str = "") -> SentReport:
    """Let the Jobcenter read the frozen report, and record the contact. Raises Refused where it was sent before."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.send") as action:
        now = _alone(action, report)
        run, agreement = now.run, now.agreement
        if run is None or now.reviewed_at is None:
            raise Refused("Der Bericht ist noch nicht festgeschrieben.", "The report is not frozen yet.")
        if SentReport.objects.filter(report=now).exists():
            raise Refused("Der Bericht ist schon versandt.", "The report has been sent already.")
        before = SentReport.objects.filter(report=now.corrects_id).first() if now.corrects_id else None
        said = {name: getattr(run, name) for name in (
            "from_day", "until_day", "concept", "as_of", "known_at", "link", "head", "engine", "content", "digest",
        )}  # fmt: skip
        sent = SentReport.objects.create(
            organisation_id=action.organisation, partner=agreement.partner, report=now, run=run, agreement=agreement,
            number=agreement.number, project_name=agreement.project_name, provider=access.organisation_name,
            corrects=before.pk if before else None, why=now.why, reviewed_by=now.reviewed_by,
            reviewed_at=now.reviewed_at, sent_on=sent_on, way=way, reference=reference,
            sent_by=access.membership.user.name, recorded_at=action.at, **said,
        )  # fmt: skip
        action.record(
            Contact, person=agreement.subject, on=sent_on, kind=KIND, channel=CHANNELS[ReportWay(way)], outcome=OUTCOME,
            actor=access.membership.code, topic=f"{run.from_day:%d.%m.%Y} {reference}".strip(),
        )  # fmt: skip
    return sent


def acknowledge(*, access: Access, sent: SentReport, remark: str = "") -> Acknowledgement:
    """At the Jobcenter: the report has arrived; the provider reads it at once. Raises Refused for a second time."""
    access.need(Permission.AGREE)
    with acting(access, "report.acknowledge") as action:
        action.alone(sent.pk)
        if Acknowledgement.objects.filter(organisation=access.organisation, report=sent.pk).exists():
            raise Refused("Dieser Bericht ist schon bestätigt.", "This report is acknowledged already.")
        return Acknowledgement.objects.create(
            organisation_id=action.organisation, partner=sent.organisation_id, report=sent.pk, on=access.today,
            by=access.membership.user.name, remark=remark,
        )  # fmt: skip


def take_over(*, access: Access, report: Report, on: date, by: str, remark: str = "") -> Report:
    """At the provider: the Jobcenter's acknowledgement, be it read here or come on paper. Raises Refused."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "report.take_over") as action:
        now = _alone(action, report)
        if now.acknowledged_on is not None or not SentReport.objects.filter(report=now).exists():
            raise Refused("Daran ist nichts zu bestätigen.", "There is nothing to acknowledge.")
        now.acknowledged_on, now.acknowledged_by, now.acknowledgement = on, by, remark
        now.save(update_fields=["acknowledged_on", "acknowledged_by", "acknowledgement"])
    return now


def state(report: Report) -> str:
    """A word for what the lead has written: whoever changes or reviews it sends back the one that was shown."""
    return runs.digest("\n--\n".join(getattr(report, name) for name in WORDS))[:20]


def _alone(action: Acting, report: Report) -> Report:
    """The report as it is now, which nobody else changes meanwhile."""
    action.alone(f"report {report.agreement_id}")
    return Report.objects.select_related("agreement__subject", "agreement__project", "run").get(pk=report.pk)


def _open(action: Acting, report: Report) -> Report:
    """The same of one that is not frozen. Raises Refused."""
    now = _alone(action, report)
    if now.run_id is not None:
        raise Refused(
            "Der Bericht ist festgeschrieben; ändern kann ihn nur ein neuer.",
            "The report is frozen; only another one can correct it.",
        )
    return now
