"""A report on all its stations, whose texts bear a mark: a row in each of its tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kontaktdichte.reports.jobcenter_report import Section, written
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import CooperationAgreement, Membership, Report, Run, SentReport

FIRST, UNTIL, AT = date(2026, 9, 1), date(2026, 10, 1), datetime(2026, 11, 2, 9, tzinfo=UTC)
CONCEPT = "thueringen-integrationsbegleitung@2019-01-01"


def draft(access: Access, agreement: CooperationAgreement) -> Report:
    """A draft about September, once."""
    known = Report.objects.filter(organisation=access.organisation, agreement=agreement).first()
    if known is None:
        with operating(access.organisation, "report.draft", access.membership):
            known = Report.objects.create(
                organisation_id=access.organisation, agreement=agreement, from_day=FIRST, until_day=UNTIL,
                drafted_by="x", drafted_at=AT,
            )  # fmt: skip
    return known


def sent(agreement: CooperationAgreement, member: Membership, mark: str) -> SentReport:
    """Drafted, frozen and sent to the agreement's partner; the context is that of its owner."""
    own = {"organisation_id": agreement.organisation_id}
    content = written([Section("x", f"{mark}titel", ((f"{mark}angabe", "1"),))])
    of = {
        "concept": CONCEPT, "as_of": FIRST, "known_at": AT, "link": 1, "head": "0" * 64, "engine": "1",
        "from_day": FIRST, "until_day": UNTIL, "content": content, "digest": "0" * 64,
    }  # fmt: skip
    with operating(agreement.organisation_id, "report.send", member) as action:
        run = action.record(
            Run, person=agreement.subject, kind="report", edition="2019-01-01", concept_digest="0" * 64,
            readings="{}", inputs="{}", **of,
        )  # fmt: skip
        action.persons.clear()
        report = Report.objects.create(
            **own, agreement=agreement, from_day=FIRST, until_day=UNTIL, drafted_by="x", drafted_at=AT, run=run,
            remarks=f"{mark}bemerkung",
        )  # fmt: skip
        return SentReport.objects.create(
            **own, partner=agreement.partner, report=report, run=run, agreement=agreement, number=agreement.number,
            project_name=agreement.project_name, provider=mark, reviewed_by="x", reviewed_at=AT, sent_on=FIRST,
            way="here", sent_by="x", recorded_at=AT, **of,
        )  # fmt: skip
