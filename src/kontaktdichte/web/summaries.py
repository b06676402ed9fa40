"""What lists say of a client at a glance, and what comes by itself: written with the projection, from the same pass.

In: an evaluation and the duties it gave. Out: the columns of :class:`~kontaktdichte.web.models.Computed`, coming
changes, missing facts. Nothing is decided here: verdicts, overdue and missing facts are the engine's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Evaluation
from kontaktdichte.rules.vocabulary import Hold
from kontaktdichte.web.models import ComingChange, Contact, DutyState, Event, MissingFact, Situation
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.settings import settings

KEPT, NO_SHOW = "kept", "no_show"
AHEAD = timedelta(days=92)  # how far the engine looks for coming changes
FRESH = timedelta(days=60)  # computed anew at least this often, so that each change is seen long before its day
Kind = ComingChange.Kind


@dataclass
class Summary:
    """Of one client: columns for lists, changes that come, facts that are missing."""

    columns: dict[str, Any] = field(default_factory=dict)
    changes: list[ComingChange] = field(default_factory=list)
    missing: list[MissingFact] = field(default_factory=list)

    def holds_until(self, day: date) -> date:
        """The first day on which this no longer holds, whatever is recorded or not."""
        return min([day + FRESH, *(change.on for change in self.changes if change.on > day)])


def summaries(
    evaluation: Evaluation, duties: Iterable[DutyState], persons: Sequence[UUID], organisation: UUID
) -> dict[UUID, Summary]:
    """One for each of these clients."""
    day, found = evaluation.as_of, {key: Summary() for key in persons}
    owned: defaultdict[UUID, list[DutyState]] = defaultdict(list)
    for duty in duties:
        owned[duty.person_id].append(duty)
    contact_rules = by_contact(evaluation.concept)
    for key, summary in found.items():
        summary.columns.update(_owed(owned[key], contact_rules, day))
    _add_contacts(found)
    _add_changes(found, evaluation, organisation)
    for row in evaluation.missing.iter_rows(named=True):
        fact = MissingFact(organisation_id=organisation, person_id=UUID(row["subject"]), expectation=row["expectation"])
        found[fact.person_id].missing.append(fact)
    for summary in found.values():
        summary.columns["missing"] = len(summary.missing)
    return found


def by_contact(concept: Concept) -> frozenset[str]:
    """Rules that a contact meets; others ask for an agreement or a notice."""
    return frozenset(
        name for name, rule in concept.rules.items() if rule.met_by == "contact" and not isinstance(rule.rhythm, Hold)
    )


def _owed(duties: Sequence[DutyState], contact_rules: frozenset[str], day: date) -> dict[str, Any]:
    """The days by which a client stands in lists.

    Somebody new is a client with a duty to be contacted, none of whose contacts counts for any duty so far.
    """
    owed = [duty for duty in duties if duty.actionable]
    touched = any(duty.counted or duty.done_on for duty in duties if duty.rule in contact_rules)
    return {
        "overdue_since": _earliest(duty for duty in owed if duty.overdue),
        "due": _earliest(duty for duty in owed if duty.hard >= day),
        "target_since": _earliest(duty for duty in owed if duty.strength == "target" and duty.hard < day),
        "first_contact_by": None if touched else _earliest(duty for duty in owed if duty.rule in contact_rules),
    }


def _earliest(duties: Iterable[DutyState]) -> date | None:
    return min((duty.hard for duty in duties), default=None)


def _add_contacts(found: dict[UUID, Summary]) -> None:
    """The last contact that took place, and the last missed one if none took place after it."""
    rows = standing(Contact.objects.filter(person_id__in=list(found), outcome__in=(KEPT, NO_SHOW)))
    rows = rows.order_by("person_id", "outcome", "-on", "-recorded_at").distinct("person_id", "outcome")
    last = {(row["person_id"], row["outcome"]): row for row in rows.values(
        "person_id", "outcome", "on", "channel", "recorded_at"
    )}  # fmt: skip
    zone = ZoneInfo(settings().time_zone)
    for key, summary in found.items():
        kept, missed = last.get((key, KEPT)), last.get((key, NO_SHOW))
        if kept:
            summary.columns |= {"last_on": kept["on"], "last_channel": kept["channel"]}
        if missed and not (kept and kept["on"] > missed["on"]):
            noted = missed["recorded_at"].astimezone(zone).date()
            summary.columns |= {"no_show_on": missed["on"], "no_show_noted": noted}


def _add_changes(found: dict[UUID, Summary], evaluation: Evaluation, organisation: UUID) -> None:
    """Rules that begin or end, situations that end, reviews of those that hold, events that are to come."""
    day, last = evaluation.as_of, evaluation.as_of + AHEAD

    def add(person: UUID, kind: Kind, about: str, on: date, value: str = "") -> None:
        row = ComingChange(organisation_id=organisation, person_id=person, kind=kind, about=about, on=on, value=value)
        found[person].changes.append(row)

    for change in evaluation.changes.iter_rows(named=True):
        add(UUID(change["subject"]), Kind(change["change"]), change["rule"], change["on"])
    held = standing(Situation.objects.filter(Q(until_day__isnull=True) | Q(until_day__gt=day), person_id__in=found))
    for row in held.filter(Q(until_day__lte=last) | Q(review_on__lte=last), from_day__lte=last):
        if row.until_day is not None and row.until_day <= last:
            add(row.person_id, Kind.SITUATION_ENDS, row.attribute, row.until_day, row.value)
        if row.review_on is not None and row.review_on <= last and row.from_day <= day:
            add(row.person_id, Kind.REVIEW, row.attribute, row.review_on, row.value)
    for event in standing(Event.objects.filter(person_id__in=found, on__gt=day, on__lte=last)):
        add(event.person_id, Kind.EVENT, event.event, event.on)
