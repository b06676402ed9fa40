"""Case conferences: a need from any partner, a date, the talk with all three, its result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import (
    Assignment,
    Conference,
    ConferenceRequest,
    Contact,
    Event,
    Person,
    Sharing,
)
from kontaktdichte.web.models.records import standing

NEED, KIND = "case_conference_need", "case_conference"


def request(*, access: Access, person: Person, assignment: Assignment, on: date, topic: str) -> ConferenceRequest:
    """The Jobcenter sees the need for a conference about one of its clients in a project."""
    access.need(Permission.ASSIGN)
    with acting(access, "conference.request"):
        return ConferenceRequest.objects.create(
            organisation_id=access.organisation, partner=assignment.partner, person=person, assignment=assignment,
            on=on, topic=topic, by=access.membership.user.name,
        )  # fmt: skip


def need(*, access: Access, person: Person, on: date, topic: str, requested: UUID | None = None) -> Conference:
    """The need is recorded: from its day on the conference is owed. Raises Refused for a request taken over before."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "conference.need") as action:
        action.alone(f"{person.pk} conference")
        own = {"organisation_id": access.organisation, "person": person}
        if requested is not None and Conference.objects.filter(**own, request=requested).exists():
            raise Refused("Diese Bitte ist schon übernommen.", "This request is already taken over.")
        if not standing(Event.objects.filter(person=person, event=NEED, on=on)).exists():
            action.record(Event, person=person, event=NEED, on=on)
        open_ = Sharing.objects.filter(**own, until_day=None).exclude(assignment=None).first()
        return Conference.objects.create(
            **own, sharing=open_, partner=open_.partner if open_ is not None else None, request=requested, need_on=on,
            topic=topic,
        )  # fmt: skip


def arrange(*, access: Access, conference: Conference, on: date, at: time | None, place: str) -> Conference:
    """The date of a conference, which the Jobcenter reads at once."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "conference.arrange"):
        conference.planned_on, conference.planned_at, conference.place = on, at, place
        conference.save(update_fields=["planned_on", "planned_at", "place"])
    return conference


def hold(
    *, access: Access, conference: Conference, on: date, channel: str, participants: Sequence[str], result: str,
    next_steps: str,
) -> Contact:  # fmt: skip
    """The conference took place: a contact of its kind with those who were there, its result and what follows."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "conference.hold") as action:
        action.alone(conference.pk)
        if Conference.objects.filter(pk=conference.pk).exclude(held_on=None).exists():
            raise Refused("Diese Fallberatung ist schon erfasst.", "This conference is already recorded.")
        conference.held_on, conference.result, conference.next_steps = on, result, next_steps
        conference.save(update_fields=["held_on", "result", "next_steps"])
        return action.record(
            Contact, person=conference.person, on=on, channel=channel, kind=KIND, outcome="kept",
            actor=access.membership.code, participants=list(participants),
        )  # fmt: skip
