"""What a provider tells the grant authority: reasons reviewed, notices sent, answers taken over.

A notice is stored when it is sent, with what was shown; from then on nobody changes it. Each of its duties gets a
deviation with the day of the notice, which is what the engine's duty of notice asks for.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.actions.partners import begun
from kontaktdichte.web.clock import month_after
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.models import (
    About,
    Deviation,
    DeviationReview,
    Notice,
    NoticeAnswer,
    NoticeDraft,
    NoticeItem,
    Project,
    Sharing,
)
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.unmet import Unmet, numbers, subjects_of, unmet, untold

BASIS, PURPOSE = "§ 67d SGB X, Zuwendungsbescheid", "Nachweis der Kontaktdichte, nur mit Nummer"


def review(*, access: Access, deviation: Deviation) -> DeviationReview:
    """The lead has read a reason, and it may go out. A reason that changes afterwards is reviewed anew."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "deviation.review") as action:
        action.replacing(deviation)
        known = DeviationReview.objects.filter(deviation=deviation).first()
        return known or action.record(DeviationReview, person=deviation.person, deviation=deviation)


def disclose(*, access: Access, project: Project) -> int:
    """Let the grant authority read the duties of a project's participants and agreements, by number alone.

    Returns of how many it begins. Raises Refused where the project names no grant authority.
    """
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "sharing.grant") as action:
        return _disclosed(action, project)


def _disclosed(action: Acting, project: Project) -> int:
    authority = _authority(project)
    known = set(Sharing.objects.filter(partner=authority).values_list("person", flat=True))
    new = [one for one in subjects_of(project) if one.pk not in known]
    for person in new:
        begun(
            action, person=person, partner=authority, about=[About.DUTIES], basis=BASIS, purpose=PURPOSE,
            from_day=project.from_day, number=person.number, project=project,
        )  # fmt: skip
    return len(new)


def _authority(project: Project) -> Any:
    if project.partner is None:
        raise Refused(
            "Für dieses Projekt ist keine Bewilligungsbehörde eingetragen; bitte zuerst beim Projekt eintragen.",
            "This project names no grant authority; please enter it with the project first.",
        )
    return project.partner


def to_report(project: Project, month: date) -> list[Unmet]:
    """What a notice of this project and month would tell: every duty or reason not told yet, or no reason at all."""
    rows = untold().filter(hard__gte=month, hard__lt=month_after(month))
    return [one for one in unmet(rows) if one.project is not None and one.project.pk == project.pk]


def draft_of(project: Project, month: date) -> NoticeDraft | None:
    """What somebody has left as a draft of this notice and nobody has sent yet."""
    return NoticeDraft.objects.filter(project=project, month=month, notice=None).first()


def keep(
    *, access: Access, project: Project, month: date, chosen: Collection[str], way: str, reference: str = "",
    remark: str = "", reviewed: bool = False,
) -> NoticeDraft:  # fmt: skip
    """Leave a notice as it is, to be taken up by anybody who leads; ``reviewed``: it has been read as it is left.

    What is left differently than it was read has to be read again.
    """
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "notice.draft") as action:
        action.alone(f"notice {project.pk}")
        said = {"chosen": sorted(chosen), "way": way, "reference": reference, "remark": remark}
        known = draft_of(project, month) or NoticeDraft(
            organisation_id=action.organisation, project=project, month=month
        )
        if known.drafted_by == "" or any(getattr(known, name) != value for name, value in said.items()):
            known.drafted_by, known.drafted_at = access.membership.user.name, action.at
            known.reviewed_by, known.reviewed_on = "", None
            for name, value in said.items():
                setattr(known, name, value)
        if reviewed:
            known.reviewed_by, known.reviewed_on = access.membership.user.name, access.today
        known.save()
    return known


def send(
    *, access: Access, project: Project, month: date, chosen: Collection[str], sent_on: date, way: str,
    reference: str = "", remark: str = "",
) -> Notice:  # fmt: skip
    """Record that the notice of these duties was sent; ``chosen``: their :attr:`Unmet.key` as they were shown.

    Raises Stale where one of them is another by now or was told already, Refused where none is chosen or a reason is
    not reviewed.
    """
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "notice.send") as action:
        action.alone(f"notice {project.pk}")
        authority = _authority(project)
        now = {one.key: one for one in to_report(project, month)}
        if missing := [key for key in chosen if key not in now]:
            raise Stale(missing)
        items = [now[key] for key in chosen]
        _refuse(items)
        _disclosed(action, project)
        notice = Notice.objects.create(
            organisation_id=action.organisation, partner=authority, project=project, project_number=project.number,
            project_name=project.name, provider=access.organisation_name, month=month, sent_on=sent_on, way=way,
            reference=reference, remark=remark, sent_by=access.membership.user.name, recorded_at=action.at,
        )  # fmt: skip
        NoticeDraft.objects.filter(project=project, month=month, notice=None).update(notice=notice)
        known_as = numbers(authority, [one.person.pk for one in items])
        for one in items:
            _told(action, notice, one, known_as[one.person.pk])
    return notice


def _refuse(items: list[Unmet]) -> None:
    if not items:
        raise Refused("Bitte mindestens eine Pflicht auswählen.", "Please choose at least one duty.")
    if any(one.explained and one.review is None for one in items):
        raise Refused(
            "Eine Begründung ist noch nicht geprüft; bitte zuerst prüfen.",
            "A reason has not been reviewed yet; please review it first.",
        )


def _told(action: Acting, notice: Notice, one: Unmet, number: str) -> None:
    """One duty of the notice, and the deviation that says when it was told; its reason may be empty."""
    duty, before, seen = one.duty, one.deviation, one.review
    NoticeItem.objects.create(
        organisation_id=action.organisation, partner=notice.partner, notice=notice, person=one.person, number=number,
        concept=duty.concept, rule=duty.rule, window=duty.window, hard=duty.hard, need=duty.need, counted=duty.counted,
        reason=one.told, notice_by=duty.notice_by, reviewed_by=seen.recorded_by.user.name if seen else "",
        reviewed_on=seen.recorded_at.date() if seen else None,
    )  # fmt: skip
    first = before.notified_on if before is not None else None
    _deviate(action, one.person, duty, before, notified_on=first or notice.sent_on, status="notified", answered_on=None)


def _deviate(action: Acting, person: Any, duty: Any, before: Deviation | None, **changed: Any) -> Deviation:
    """The row that stands from now on for a duty: as before, but for what changed."""
    names = ("reason", "text", "by", "given_on", "notified_on", "answered_on", "status")
    columns = {name: getattr(before, name) for name in names} if before is not None else {}
    return action.record(
        Deviation, person=person, rule=duty.rule, window=duty.window, replaces=before, **(columns | changed)
    )


def answers(notice: Notice) -> dict[Any, NoticeAnswer]:
    """The authority's latest answer to each duty of a notice, by key of the duty."""
    rows = NoticeAnswer.objects.filter(notice=notice.pk).order_by("recorded_at")
    return {row.item: row for row in rows}


def outstanding(sent: Collection[Notice]) -> list[tuple[NoticeItem, NoticeAnswer, Deviation | None]]:
    """Answers to these notices that the provider's own records do not say yet; in three questions for any number."""
    answered = NoticeAnswer.objects.filter(notice__in=[one.pk for one in sent])
    said = {row.item: row for row in answered.order_by("recorded_at")}
    items = list(NoticeItem.objects.filter(pk__in=list(said)).select_related("person"))
    rows = standing(Deviation.objects.filter(person__in={item.person_id for item in items})).order_by("recorded_at")
    known = {(row.person_id, row.rule, row.window): row for row in rows} if items else {}
    found = []
    for item in items:
        answer, now = said[item.pk], known.get((item.person_id, item.rule, item.window))
        newer = now is not None and now.recorded_at > answer.recorded_at  # taken over, or a reason given after it
        if not newer and (now is None or (now.status, now.answered_on) != (answer.verdict, answer.answered_on)):
            found.append((item, answer, now))
    return found


def take_over(*, access: Access, notice: Notice) -> int:
    """Put the authority's answers into one's own records: what is rejected is missed again. Returns how many."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "notice.take_over") as action:
        action.alone(f"notice {notice.project_id}")
        waiting = outstanding([notice])
        for item, answer, now in waiting:
            _deviate(action, item.person, item, now, answered_on=answer.answered_on, status=answer.verdict)
    return len(waiting)
