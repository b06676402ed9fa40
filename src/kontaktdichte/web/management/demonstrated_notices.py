"""Notices of the demonstration's providers: of each project one month is told, the authority has answered some duties.

In: a provider whose lists hold, the grant authority, a day. Out: nothing; some of what was told waits for an answer.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import grants, notices
from kontaktdichte.web.clock import beginning
from kontaktdichte.web.management.demonstrated_reports import member_of
from kontaktdichte.web.models import NoticeItem, Project, Role
from kontaktdichte.web.models.notice import Answered, Way
from kontaktdichte.web.rls import inside
from kontaktdichte.web.unmet import unmet, untold

EVERY = 3  # duty of a notice that is answered


def told(provider: UUID, grant: UUID, day: date) -> None:
    """A notice of each project, sent in time, and the authority's answers to some of it."""
    with inside(provider):
        lead = member_of(provider, Role.PROJECT_LEAD, day)
        for project in Project.objects.filter(organisation=provider).order_by("number"):
            _notice(lead, project)
    with inside(grant):
        officer = member_of(grant, Role.GRANT_OFFICER, day)
        for item in NoticeItem.objects.filter(organisation=provider).order_by("number", "hard")[::EVERY]:
            grants.answer(access=officer, item=item, verdict=Answered.ACCEPTED, answered_on=day)


def _notice(lead: Access, project: Project) -> None:
    """The latest month before this one that has reasons to be told: all of them, reviewed."""
    mine = [one for one in unmet(untold()) if one.project is not None and one.project.pk == project.pk]
    ended = {one.month for one in mine if one.explained and one.month < beginning(lead.today)}
    for month in sorted(ended)[-1:]:
        for one in notices.to_report(project, month):
            if one.explained and one.deviation is not None:
                notices.review(access=lead, deviation=one.deviation)
        chosen = [one for one in notices.to_report(project, month) if one.explained]
        notices.send(
            access=lead, project=project, month=month, chosen=[one.key for one in chosen],
            sent_on=min([lead.today, *(one.duty.notice_by for one in chosen if one.duty.notice_by)]), way=Way.LETTER,
            reference=f"{project.number}/{month:%m-%Y}",
        )  # fmt: skip
