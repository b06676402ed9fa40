"""What a grant authority does with what providers tell it: answers, answers in principle, what it passes on.

All of it are rows of its own, published to the one organisation that they are for.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import (
    Answered,
    Escalation,
    EscalationFeedback,
    NoticeAnswer,
    NoticeItem,
    OrganisationKind,
    Partner,
    Principle,
    Project,
    SharedDuty,
)


def answer(
    *, access: Access, item: NoticeItem, verdict: str, answered_on: date, reference: str = "", text: str = ""
) -> NoticeAnswer:
    """Accept or reject the reason of one duty that was told; a later answer stands for the earlier."""
    access.need(Permission.GRANT)
    if not item.reason and verdict == Answered.ACCEPTED:
        raise Refused(
            "Ohne Grund gibt es nichts anzuerkennen; die Pflicht bleibt versäumt.",
            "Without a reason there is nothing to accept; the duty stays missed.",
        )
    with acting(access, "notice.answer") as action:
        action.alone(item.pk)
        return NoticeAnswer.objects.create(
            organisation_id=action.organisation, partner=item.organisation_id, notice=item.notice_id, item=item.pk,
            verdict=verdict, answered_on=answered_on, reference=reference, text=text, recorded_at=action.at,
            answered_by=access.membership.user.name,
        )  # fmt: skip


def state(
    *, access: Access, concept: str, rule: str, question: str, answer: str, reference: str, given_on: date
) -> list[Principle]:
    """Answer in principle, to every provider that works with the authority now."""
    access.need(Permission.GRANT)
    with acting(access, "principle.state") as action:
        statement = uuid4()
        return [
            Principle.objects.create(
                organisation_id=action.organisation, partner=one.partner, statement=statement, concept=concept,
                rule=rule, question=question, answer=answer, reference=reference, given_on=given_on,
            )
            for one in Partner.objects.filter(kind=OrganisationKind.PROVIDER)
        ]  # fmt: skip


def escalate(
    *, access: Access, duties: Collection[SharedDuty], partner: UUID, escalated_on: date, reference: str = "",
    text: str = "",
) -> list[Escalation]:  # fmt: skip
    """Pass duties missed without reason on to the supervisory authority or a Jobcenter; what it knows stays out."""
    access.need(Permission.GRANT)
    if any(one.verdict != "missed" for one in duties):
        raise Refused(
            "Weitergegeben wird nur, was ohne anerkannten Grund versäumt wurde.",
            "Only what was missed without an accepted reason is passed on.",
        )
    with acting(access, "escalation.begin") as action:
        action.alone(f"escalation {partner}")
        known = {
            (one.owner, one.number, one.rule, one.window) for one in Escalation.objects.filter(partner=partner)
        }  # fmt: skip
        names = dict(Partner.objects.values_list("partner", "name"))
        projects = {one.pk: one for one in Project.objects.all()}
        made = []
        for duty in duties:
            sharing = duty.sharing
            if (duty.organisation_id, sharing.number, duty.rule, duty.window) in known:
                continue
            project = projects.get(sharing.project_id)
            made.append(Escalation.objects.create(
                organisation_id=action.organisation, partner=partner, owner=duty.organisation_id,
                provider=names.get(duty.organisation_id, ""), number=sharing.number, concept=duty.concept,
                project_number=project.number if project else "", project_name=sharing.project_name,
                rule=duty.rule, window=duty.window, hard=duty.hard, need=duty.need, counted=duty.counted,
                escalated_on=escalated_on, reference=reference, text=text, escalated_by=access.membership.user.name,
            ))  # fmt: skip
    return made


def respond(
    *, access: Access, escalation: Escalation, given_on: date, text: str, reference: str = ""
) -> EscalationFeedback:
    """Who was told of an escalation answers the grant authority: a row of its own, published to it."""
    if not access.may(Permission.SUPERVISE):
        access.need(Permission.SEE_SHARED)
    with acting(access, "escalation.respond") as action:
        return EscalationFeedback.objects.create(
            organisation_id=action.organisation, partner=escalation.organisation_id, escalation=escalation.pk,
            given_on=given_on, reference=reference, text=text, given_by=access.membership.user.name,
        )  # fmt: skip
