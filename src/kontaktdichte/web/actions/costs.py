"""Who bears which costs of individual services, and the offer of aftercare: applied for, said, corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.db.models import Q

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.actions.employers import reading, republished
from kontaktdichte.web.models import AftercareOffer, Bearer, Cost, Decision, Person, Sharing
from kontaktdichte.web.models.records import standing


@dataclass(frozen=True)
class Said:
    """What is said of a service and its costs."""

    service: str
    cents: int
    borne_by: str
    applied_on: date
    decided_on: date | None
    decision: str
    reference: str


def apply(*, access: Access, person: Person, said: Said) -> Cost:
    """A service is applied for; the Jobcenter reads it where it is to bear it."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "cost.apply") as action:
        return action.record(Cost, person=person, **_told(access, person, said), cost=uuid4(), **vars(said))


def correct(*, access: Access, cost: Cost, said: Said) -> Cost:
    """It is decided, or said otherwise. Raises Stale where somebody else has changed it."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "cost.correct") as action:
        row = action.replacing(cost)
        told = _told(access, row.person, said)
        if told["sharing"] is None:  # who has read of it reads that it is no longer to bear it
            told = {"sharing": row.sharing, "partner": row.partner}
        return action.record(Cost, person=row.person, **told, cost=row.cost, replaces=row, **vars(said))


def published(action: Acting, sharing: Sharing) -> None:
    """What is there when a sharing begins, of costs that the Jobcenter is to bear: applied for in its span, or open."""
    rows = standing(Cost.objects.filter(organisation=action.organisation, person=sharing.person))
    within = Q(applied_on__gte=sharing.from_day) | Q(decision="")
    for row in rows.filter(within, borne_by=Bearer.JOBCENTER).exclude(decision=Decision.WITHDRAWN):
        republished(action, row, sharing)


def offer(
    *, access: Access, person: Person, offered_on: date, answer: str, answered_on: date | None,
    corrects: AftercareOffer | None = None,
) -> AftercareOffer:  # fmt: skip
    """Aftercare was offered, and what the participant said. Raises Stale where somebody else has changed it."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "aftercare.offer") as action:
        return action.record(
            AftercareOffer, person=person, offered_on=offered_on, answer=answer, answered_on=answered_on,
            replaces=action.replacing(corrects) if corrects is not None else None,
        )  # fmt: skip


def _told(access: Access, person: Person, said: Said) -> dict[str, Any]:
    """Who reads it: the Jobcenter what it is to bear."""
    if said.borne_by == Bearer.JOBCENTER:
        return reading(access, person)
    return {"sharing": None, "partner": None}
