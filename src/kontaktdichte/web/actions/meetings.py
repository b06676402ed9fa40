"""Working meetings: a date, the meeting with its minutes, what it resolved; the Jobcenter's answer to the minutes.

In: an agreement. Out: rows that the Jobcenter reads at once. A meeting at which both sides were is a contact of the
agreement, by which an agreed rhythm is met; mended minutes mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import uuid4

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import Contact, CooperationAgreement, Meeting, MeetingAnswer, Resolution

KIND = "working_meeting"
TOGETHER, ALONE = "kept", "no_show"  # outcomes: both sides were there, or one was


@dataclass(frozen=True)
class Planned:
    """When and where a meeting is to be, who was invited, and when."""

    planned_on: date
    planned_at: time | None
    place: str
    invited: str
    invited_on: date | None


@dataclass(frozen=True)
class Held:
    """When and how a meeting took place, who was there of which side, and its minutes."""

    held_on: date
    channel: str
    of_provider: str
    of_jobcenter: str
    minutes: str


def arrange(*, access: Access, agreement: CooperationAgreement, planned: Planned) -> Meeting:
    """The date of a new meeting, which the Jobcenter reads at once."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "meeting.arrange") as action:
        return action.record(Meeting, **_of(agreement), meeting=uuid4(), **vars(planned))


def move(*, access: Access, meeting: Meeting, planned: Planned) -> Meeting:
    """Another date, place or invitation. Raises Stale where somebody else has changed the meeting."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "meeting.move") as action:
        return action.record(Meeting, **_next(action, meeting) | vars(planned))


def hold(*, access: Access, meeting: Meeting, held: Held) -> Meeting:
    """The meeting took place, or its minutes are mended. Raises Stale where somebody else has changed it."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "meeting.hold") as action:
        columns = _next(action, meeting)
        contact = action.record(
            Contact, person=meeting.person, on=held.held_on, channel=held.channel, kind=KIND,
            outcome=TOGETHER if held.of_provider and held.of_jobcenter else ALONE, actor=access.membership.code,
            participants=[], replaces=meeting.contact,
        )  # fmt: skip
        return action.record(Meeting, **columns | vars(held) | {"contact": contact})


def resolve(*, access: Access, meeting: Meeting, what: str, who: str, until: date | None) -> Resolution:
    """What the meeting has resolved. Raises Refused for one that has not taken place."""
    access.need(Permission.LEAD_PROJECT)
    if meeting.held_on is None:
        raise Refused("Das Treffen hat noch nicht stattgefunden.", "The meeting has not taken place yet.")
    with acting(access, "meeting.resolve") as action:
        return action.record(
            Resolution, **_of(meeting.agreement), meeting=meeting.meeting, resolution=uuid4(), what=what, who=who,
            until_day=until,
        )  # fmt: skip


def follow_up(
    *, access: Access, resolution: Resolution, what: str, who: str, until: date | None, done_on: date | None
) -> Resolution:
    """A resolution is mended, or done. Raises Stale where somebody else has changed it."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "meeting.follow_up") as action:
        return action.record(
            Resolution, **_of(resolution.agreement), meeting=resolution.meeting, resolution=resolution.resolution,
            what=what, who=who, until_day=until, done_on=done_on, replaces=action.replacing(resolution),
        )  # fmt: skip


def answer(*, access: Access, meeting: Meeting, objection: str = "") -> MeetingAnswer:
    """The Jobcenter acknowledges minutes, or objects. Raises Refused where it has acknowledged these before."""
    access.need(Permission.AGREE)
    with acting(access, "meeting.answer") as action:
        action.alone(meeting.meeting)
        known = MeetingAnswer.objects.filter(organisation=access.organisation, row=meeting.pk)
        if known.filter(objection=objection).exists():
            raise Refused("Das ist schon gesagt.", "This is already said.")
        return MeetingAnswer.objects.create(
            organisation_id=access.organisation, partner=meeting.organisation_id, meeting=meeting.meeting,
            row=meeting.pk, objection=objection, on=access.today, by=access.membership.user.name,
            recorded_at=action.at,
        )  # fmt: skip


def _of(agreement: CooperationAgreement) -> dict[str, Any]:
    """Columns of a row under an agreement."""
    return {"person": agreement.subject, "partner": agreement.partner, "agreement": agreement}


def _next(action: Acting, meeting: Meeting) -> dict[str, Any]:
    """Columns of the row that follows a row of a meeting: as it was, in its place."""
    kept = ("meeting", *Planned.__dataclass_fields__, *Held.__dataclass_fields__, "contact")
    columns = {name: getattr(meeting, name) for name in kept}
    return _of(meeting.agreement) | columns | {"replaces": action.replacing(meeting)}
