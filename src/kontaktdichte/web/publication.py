"""What partners read of a client: written with the projection, from the same pass.

In: what the engine says of a life, and the client's sharings. Out: columns of the published tables. Nothing is decided
here: verdicts are the engine's, and how far a sharing goes is told by its row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q

from kontaktdichte.rules.calendar import NONE, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.lasting import DutyRow, Lasting
from kontaktdichte.rules.lives import Deviation, standing
from kontaktdichte.web.models import About, Contact, Sharing
from kontaktdichte.web.models.records import WITHDRAWN, disputed

T = TypeVar("T", int, date)  # days, as the engine counts them or as tables keep them
_BY = ("sharing_id", "partner")
CONTACT = (*_BY, "contact", "on", "channel", "kind", "outcome", "disputed")
DUTY = (
    *_BY, "concept", "rule", "strength", "window", "hard", "need", "counted", "verdict", "actionable", "overdue",
    "reason", "told_on", "disputed",
)  # fmt: skip
UNMET = ("concept", "rule", "window", "hard", "need", "counted", "verdict", "notice_by", "told_on")


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
    if not known.sharings:
        return
    rows = [row for row in standing(said.life.contacts) if row.outcome != WITHDRAWN]
    for sharing in known.sharings:
        since = number(sharing.from_day)
        for row in rows if About.CONTACTS in sharing.about else ():
            if row.on >= since:
                yield (
                    sharing.pk, sharing.partner, UUID(row.id), day_of(row.on), row.channel, row.kind, row.outcome,
                    row.id in known.disputed,
                )  # fmt: skip


def duties(
    said: Lasting, known: Public, concept: Concept, named: str, contact_rules: frozenset[str]
) -> Iterator[tuple[Any, ...]]:
    """Columns :data:`DUTY` of what was owed since a sharing begins, but for what is yet to come.

    Reasons are told by their neutral code: nobody else learns that somebody was ill.
    """
    if not known.sharings:
        return
    marked = [row.on for row in said.life.contacts if row.id in known.disputed]
    given = _given(standing(said.life.deviations))
    for sharing in known.sharings:
        since = number(sharing.from_day)
        for duty in said.duties if About.DUTIES in sharing.about else ():
            if duty.hard >= since and duty.verdict != "upcoming":
                deviation = given.get((duty.rule, duty.window))
                reason = concept.neutral(deviation.reason) if deviation else None
                yield (*(sharing.pk, sharing.partner, named), *_columns(duty, deviation, reason, marked, contact_rules))


def unmet(said: Lasting, notices: Mapping[str, str], named: str) -> Iterator[tuple[Any, ...]]:
    """Columns :data:`UNMET` of the mandatory duties that were not met, each with its notice, whenever they closed.

    ``notices``: of the concept of that name (see :meth:`~kontaktdichte.rules.document.Document.notices`).
    """
    if not notices:
        return
    told = {(duty.rule, duty.window): duty for duty in said.duties if duty.rule in notices.values()}
    given = _given(standing(said.life.deviations))
    for duty in said.duties:
        if duty.rule in notices and duty.verdict in ("missed", "missed_with_reason"):
            notice, row = told.get((notices[duty.rule], duty.window)), given.get((duty.rule, duty.window))
            told_on = row.notified_on if row else NONE
            yield (
                named, duty.rule, day_of(duty.window), day_of(duty.hard), duty.need, duty.counted, duty.verdict,
                day_of(notice.hard) if notice else None, day_of(told_on) if told_on != NONE else None,
            )  # fmt: skip


def rests_on(rule: str, first: T, last: T, days: Iterable[T], contact_rules: frozenset[str]) -> bool:
    """Whether one of these days of contacts falls into a duty that contacts meet: then their marker is the duty's."""
    return rule in contact_rules and any(first <= on <= last for on in days)


def _columns(
    duty: DutyRow, deviation: Deviation | None, reason: str | None, marked: Iterable[int],
    contact_rules: frozenset[str],
) -> tuple[Any, ...]:  # fmt: skip
    told = deviation.notified_on if deviation else NONE
    return (
        duty.rule, duty.strength, day_of(duty.window), day_of(duty.hard), duty.need, duty.counted, duty.verdict,
        duty.actionable, duty.overdue, reason, day_of(told) if told != NONE else None,
        rests_on(duty.rule, duty.window, duty.hard, marked, contact_rules),
    )  # fmt: skip


def _given(rows: Iterable[Deviation]) -> dict[tuple[str, int], Deviation]:
    return {(row.rule, row.window): row for row in sorted(rows, key=lambda row: row.order)}
