"""What lists say of a client at a glance, and what comes by itself: written with the projection, from the same pass.

In: what the engine says of a life, on a day that knows when an answer turns. Out: columns of the projection's tables.
Nothing is decided here: verdicts, overdue and missing facts are the engine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kontaktdichte.rules.calendar import FAR, NONE, day_of
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.duties import LISTED_AHEAD
from kontaktdichte.rules.lasting import DutyRow, Lasting
from kontaktdichte.rules.lives import Contact, standing
from kontaktdichte.rules.vocabulary import Hold
from kontaktdichte.web.models import ComingChange

KEPT, NO_SHOW = "kept", "no_show"
CHANGE = ("kind", "about", "value", "on")
Kind = ComingChange.Kind


def summary(said: Lasting, contact_rules: frozenset[str]) -> dict[str, Any]:
    """The columns of :class:`~kontaktdichte.web.models.Computed` that lists are sorted and filtered by."""
    return {**_owed(said, contact_rules), **_contacts(said), "missing": len(said.missing)}


def by_contact(concept: Concept) -> frozenset[str]:
    """Rules that a contact meets; others ask for an agreement or a notice."""
    return frozenset(
        name for name, rule in concept.rules.items() if rule.met_by == "contact" and not isinstance(rule.rhythm, Hold)
    )


def kinds_for(concept: Concept, rule: Rule) -> set[str]:
    """The kinds of contact that a rule names; none where it takes any."""
    return {kind for clause in concept.accepts(rule) if clause.kind for kind in clause.kind.is_ or ()}


def _owed(said: Lasting, contact_rules: frozenset[str]) -> dict[str, Any]:
    """The days by which a client stands in lists.

    Somebody new is a client with a duty to be contacted, none of whose contacts counts for any duty so far.
    """
    owed = [duty for duty in said.duties if duty.actionable]
    first = [duty for duty in owed if duty.rule in contact_rules]
    floors = [duty for duty in first if duty.strength == "floor"]  # what must be before what should
    touched = any(duty.counted or duty.done_on != NONE for duty in said.duties if duty.rule in contact_rules)
    return {
        "overdue_since": _earliest(duty for duty in owed if duty.overdue),
        "due": _earliest(duty for duty in owed if duty.hard >= said.day),
        "target_since": _earliest(duty for duty in owed if duty.strength == "target" and duty.hard < said.day),
        "first_contact_by": None if touched else _earliest(floors or first),
    }


def _earliest(duties: Iterable[DutyRow]) -> date | None:
    found = min((duty.hard for duty in duties), default=NONE)
    return day_of(found) if found != NONE else None


def _contacts(said: Lasting) -> dict[str, Any]:
    """The last contact that took place, and the last missed one if none took place after it."""
    kept, missed = _last(said, KEPT), _last(said, NO_SHOW)
    still = missed if missed and not (kept and kept.on > missed.on) else None
    return {
        "last_on": day_of(kept.on) if kept else None, "last_channel": kept.channel if kept else None,
        "no_show_on": day_of(still.on) if still else None, "no_show_noted": day_of(still.known) if still else None,
    }  # fmt: skip


def _last(said: Lasting, outcome: str) -> Contact | None:
    """The last contact that ended so; they stand by day."""
    return next((one for one in reversed(said.life.contacts) if one.outcome == outcome), None)


def changes(said: Lasting) -> Iterator[tuple[str, str, str, date]]:
    """Rules that begin or end, situations that end, reviews of those that hold, events that are to come."""
    day, last = said.day, said.day + LISTED_AHEAD
    for change in said.changes:
        yield Kind(change.change), change.rule, "", day_of(change.on)
    for row in standing(said.life.situations):
        if not (row.until == FAR or row.until > day) or row.start > last:
            continue
        if row.until <= last:
            yield Kind.SITUATION_ENDS, row.attribute, row.value, day_of(row.until)
        if row.review_on != NONE and row.review_on <= last and row.start <= day:
            yield Kind.REVIEW, row.attribute, row.value, day_of(row.review_on)
    for event in standing(said.life.events):
        if day < event.on <= last:
            yield Kind.EVENT, event.event, "", day_of(event.on)
