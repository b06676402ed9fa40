"""Notices of the demonstration's providers: of each project one month is told, the authority has answered some duties.

In: a provider whose lists hold, the grant authority, a day. Out: nothing; some of what was told waits for an answer.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import grants, notices
from kontaktdichte.web.management.demonstrated_reports import member_of
from kontaktdichte.web.models import NoticeItem, Project, Role
from kontaktdichte.web.models.notice import Answered, Way
from kontaktdichte.web.rls import inside
from kontaktdichte.web.unmet import unmet, untold

SENT, ANSWERED = timedelta(9), timedelta(2)  # days ago
EVERY = 3  # duty of a notice that is answered


def told(provider: UUID, grant: UUID, day: date) -> None:
    """A notice for the oldest month that lacks one, and the authority's answers."""
    with inside(provider):
        lead = member_of(provider, Role.PROJECT_LEAD, day)
        for project in Project.objects.filter(organisation=provider).order_by("number"):
            _notice(lead, project)
    with inside(grant):
        officer = member_of(grant, Role.GRANT_OFFICER, day)
        for item in NoticeItem.objects.filter(organisation=provider).order_by("number", "hard")[::EVERY]:
            verdict = Answered.ACCEPTED if item.reason else Answered.REJECTED
            grants.answer(access=officer, item=item, verdict=verdict, answered_on=day - ANSWERED)


def _notice(lead: Access, project: Project) -> None:
    """Whatever is to be told of the oldest month, its reasons reviewed."""
    open_ = {one.month for one in unmet(untold()) if one.project is not None and one.project.pk == project.pk}
    for month in sorted(open_)[:1]:
        for one in notices.to_report(project, month):
            if one.explained and one.deviation is not None:
                notices.review(access=lead, deviation=one.deviation)
        chosen = [one.key for one in notices.to_report(project, month)]
        notices.send(
            access=lead, project=project, month=month, chosen=chosen, sent_on=lead.today - SENT, way=Way.LETTER,
            reference=f"{project.number}/{month:%m-%Y}",
        )  # fmt: skip
