"""Reports of the demonstration's providers: under each agreement the last period's, on different stations of its way.

In: a provider, a day. Out: nothing; the first report is sent and acknowledged, the next sent, one frozen, one a draft.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from uuid import UUID

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import reports
from kontaktdichte.web.models import CooperationAgreement, Membership, Role, SentReport
from kontaktdichte.web.reporting.periods import periods
from kontaktdichte.web.rls import inside

STATIONS = ("acknowledged", "sent", "frozen", "draft")
WORDS = {
    "remarks": "Die Zusammenarbeit verläuft wie vereinbart.", "indicators": "",
    "open_points": "Fahrtkosten für zwei Arbeitserprobungen\nTermin des nächsten Arbeitstreffens",
}  # fmt: skip


def reported(provider: UUID, day: date) -> None:
    """Under each agreement that is in force a report about the last period that has ended."""
    with inside(provider):
        access = member_of(provider, Role.PROJECT_LEAD, day)
        mine = CooperationAgreement.objects.filter(organisation=provider).order_by("number").select_related("subject")
        for agreement, station in zip(mine, cycle(STATIONS), strict=False):
            found = next((one for one in periods(access, [agreement])[agreement.subject_id] if not one.running), None)
            if found is not None:
                _report(access, agreement, (found.first, found.last + timedelta(1)), STATIONS.index(station))
        sent = list(SentReport.objects.filter(organisation=provider).order_by("number")[::2])
    for one in sent[:1]:
        with inside(one.partner):
            team = Membership.objects.filter(role__in=(Role.TEAM_LEAD, Role.CONTACT_PERSON)).first()
            if team is not None:
                reports.acknowledge(access=_of(one.partner, team, day), sent=one, remark="Eingegangen, vielen Dank.")


def _report(access: Access, agreement: CooperationAgreement, span: tuple[date, date], left: int) -> None:
    """A draft; the fewer stations are ``left``, the farther it goes."""
    report = reports.draft(access=access, agreement=agreement, first=span[0], until=span[1])
    report = reports.word(access=access, report=report, seen=reports.state(report), **WORDS)
    if left < STATIONS.index("draft"):
        reports.review(access=access, report=report, seen=reports.state(report))
        reports.freeze(access=access, report=report)
    if left < STATIONS.index("frozen"):
        reports.send(access=access, report=report, sent_on=access.today, way="here")


def member_of(organisation: UUID, role: str, day: date) -> Access:
    """The only member with a role, as one who acts on a day."""
    return _of(organisation, Membership.objects.select_related("organisation", "user").get(role=role), day)


def _of(organisation: UUID, member: Membership, day: date) -> Access:
    return Access(organisation, member.organisation.name, member, day)
