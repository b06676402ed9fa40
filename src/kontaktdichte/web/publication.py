"""What partners read of a client: written with the projection, from the same pass.

In: what the engine says of a life, and the client's sharings. Out: columns of the published tables. Nothing is decided
here: verdicts are the engine's, and how far a sharing goes is told by its row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from kontaktdichte.rules.calendar import NONE, day_of, number
from kontaktdichte.rules.lasting import DutyRow, Lasting
from kontaktdichte.rules.lives import Deviation, standing
from kontaktdichte.web.models import About, Contact, Sharing
from kontaktdichte.web.models.records import WITHDRAWN, disputed

_BY = ("sharing_id", "partner")
CONTACT = (*_BY, "contact", "on", "channel", "kind", "outcome", "disputed")
DUTY = (
    *_BY, "concept", "rule", "strength", "window", "hard", "need", "counted", "verdict", "actionable", "overdue",
    "reason", "told_on", "disputed",
)  # fmt: skip


@dataclass(frozen=True)
class Public:
    """What is published of one client, and which of its contacts are disputed, by key."""

    sharings: list[Sharing] = field(default_factory=list)
    disputed: frozenset[str] = frozenset()

    @property
    def until(self) -> date:
        """The first day on which a sharing ends by itself."""
        return min((one.until_day for one in self.sharings if one.until_day), default=date.max)


def public(persons: Sequence[UUID], day: date) -> dict[UUID, Public]:
    """The sharings of these clients that have not ended; in one query where there are none."""
    found: defaultdict[UUID, list[Sharing]] = defaultdict(list)
    for sharing in Sharing.objects.filter(Q(until_day=None) | Q(until_day__gt=day), person_id__in=persons):
        found[sharing.person_id].append(sharing)
    marked = {str(key) for key in disputed(Contact.objects.filter(person_id__in=found))} if found else set()
    return {key: Public(sharings, frozenset(marked)) for key, sharings in found.items()}


def contacts(said: Lasting, known: Public) -> Iterator[tuple[Any, ...]]:
    """Columns :data:`CONTACT` of what took place, or should have, since a sharing begins."""
    rows = [row for row in standing(said.life.contacts) if row.outcome != WITHDRAWN]
    for sharing in known.sharings:
        since = number(sharing.from_day)
        for row in rows if About.CONTACTS in sharing.about else ():
            if row.on >= since:
                yield (
                    sharing.pk, sharing.partner, UUID(row.id), day_of(row.on), row.channel, row.kind, row.outcome,
                    row.id in known.disputed,
                )  # fmt: skip


def duties(said: Lasting, known: Public, concept: str, contact_rules: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    """Columns :data:`DUTY` of what was owed since a sharing begins, but for what is yet to come."""
    marked = [row.on for row in said.life.contacts if row.id in known.disputed]
    given = _given(standing(said.life.deviations))
    for sharing in known.sharings:
        since = number(sharing.from_day)
        for duty in said.duties if About.DUTIES in sharing.about else ():
            if duty.hard >= since and duty.verdict != "upcoming":
                yield (*(sharing.pk, sharing.partner, concept), *_columns(duty, given, marked, contact_rules))


def _columns(
    duty: DutyRow, given: dict[tuple[str, int], Deviation], marked: Iterable[int], contact_rules: frozenset[str]
) -> tuple[Any, ...]:
    deviation = given.get((duty.rule, duty.window))
    told = deviation.notified_on if deviation else NONE
    within = duty.rule in contact_rules and any(duty.window <= on <= duty.hard for on in marked)
    return (
        duty.rule, duty.strength, day_of(duty.window), day_of(duty.hard), duty.need, duty.counted, duty.verdict,
        duty.actionable, duty.overdue, deviation.reason if deviation else None, day_of(told) if told != NONE else None,
        within,
    )  # fmt: skip


def _given(rows: Iterable[Deviation]) -> dict[tuple[str, int], Deviation]:
    return {(row.rule, row.window): row for row in sorted(rows, key=lambda row: row.order)}
