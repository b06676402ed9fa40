"""What is amiss or unknown in a life: missing facts, findings, and what changes soon by itself.

In: an :class:`~kontaktdichte.rules.assessment.Assessment` and its rulebook. Out: plain records. A silent missing fact
would be a silent missing duty, so each is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kontaktdichte.rules.agreed import refusal
from kontaktdichte.rules.assessment import Assessment, Rulebook
from kontaktdichte.rules.calendar import FAR, NONE
from kontaktdichte.rules.consistency import agreed_values
from kontaktdichte.rules.document import Expectation
from kontaktdichte.rules.duties import LISTED_AHEAD
from kontaktdichte.rules.facts import View, credited, lacking, overlaps
from kontaktdichte.rules.lives import Contact, Situation, standing
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.situations import holds
from kontaktdichte.rules.vocabulary import AgreedValue, Facts

LATE = "late_entry"
UNDECIDED = ("approval_missing", "situation_overlap", "agreed_value_refused")  # findings that somebody can settle
LATE_ENTRY = Period(working_days=5)  # an entry recorded later than this after its day is flagged


class Finding(NamedTuple):
    """Something that needs a decision: ``code``, what it is about, the day it began, details."""

    code: str
    about: str
    on: int
    detail: str


class Change(NamedTuple):
    """A rule that begins or ends to apply by itself within the listed days."""

    rule: str
    on: int
    change: str  # begins · ends


def missing_facts(book: Rulebook, assessment: Assessment) -> list[int]:
    """Numbers of the concept's expectations that are not met on the evaluation day."""
    kind = book.kinds.get(assessment.life.kind)
    if kind is None:
        return []
    timeline, view = assessment.timeline, assessment.view
    if not timeline.inside(view.as_of):
        return []
    mask = timeline.mask_on(view.as_of)
    return [
        i
        for i, (box, boxes) in enumerate(kind.encoding.expectations)
        if holds(kind.program, box, boxes, mask) and not _is_there(view, book.concept.expects[i])
    ]


def _is_there(view: View, expected: Expectation) -> bool:
    """Whether one of the facts that an expectation names is known."""
    begin = 0
    if expected.end is not None:
        span = _running(view, expected.end)
        if span is None or span[1] < FAR:
            return True
        begin = span[0]
    return (
        (expected.event is not None and any(day >= begin for day in view.events(expected.event)))
        or (expected.situation is not None and view.value_on(expected.situation, view.as_of) is not None)
        or (expected.ever is not None and bool(view.spans(expected.ever)))
        or (expected.agreed is not None and view.agreement_on(expected.agreed, view.as_of) is not None)
        or (expected.birth_date and view.life.birth != NONE)
        or (expected.counsellor and bool(view.life.counsellor or view.value_on("counsellor", view.as_of)))
    )


def _running(view: View, facts: Facts) -> tuple[int, int] | None:
    ((attribute, values),) = facts.items()
    return next((span for span in view.runs(attribute, values) if span[0] <= view.as_of < span[1]), None)


def findings(book: Rulebook, assessment: Assessment, late: bool = True) -> Iterator[Finding]:
    """Approvals that lack something, reviews that are due, overlapping rows, refused agreements, ``late`` entries."""
    view = assessment.view
    for name, attribute in book.concept.attributes.items():
        rows = view.rows(name)
        if attribute.approval is not None:
            for row in rows:
                missing = lacking(row, attribute.approval)
                if row.reason is not None and row.reason not in attribute.approval.reasons:
                    missing.append("reason")
                if missing and row.value != "false":
                    yield Finding("approval_missing", name, row.start, ", ".join(missing))
                if NONE < row.review_on < view.as_of and row.start <= view.as_of < row.until:
                    yield Finding("review_passed", name, row.review_on, "")
        if not attribute.many and len(rows) > 1:
            for loser, winner in overlaps(rows):
                yield Finding(
                    "situation_overlap", name, max(loser.start, winner.start), f"{loser.value} / {winner.value}"
                )
        for row in rows if late else ():
            if _first_known(view, row) > book.calendar.add(row.start, LATE_ENTRY):
                yield Finding("recorded_late", name, row.start, row.value)
    for event in standing(assessment.life.events) if late else ():
        if event.event in book.concept.events and event.known > book.calendar.add(event.on, LATE_ENTRY):
            yield Finding("recorded_late", event.event, event.on, "")
    yield from _refused(book, assessment)


def _first_known(view: View, row: Situation) -> int:
    """The day on which it was first recorded that this holds from its first day on: a later end is no late entry."""
    known, earlier = row.known, {one.id: one for one in view.life.situations}
    while row.replaces in earlier and earlier[row.replaces].start == row.start:
        row = earlier.pop(row.replaces)
        known = min(known, row.known)
    return known


def _refused(book: Rulebook, assessment: Assessment) -> Iterator[Finding]:
    if not assessment.life.agreements:
        return
    specs: dict[str, list[AgreedValue]] = {}
    for rule in book.concept.rules.values():
        for spec in agreed_values(rule.rhythm):
            specs.setdefault(spec.agreed, []).append(spec)
    credits = {budget.credit for budget in book.concept.budgets}
    for row in standing(assessment.life.agreements):
        why = next((why for spec in specs.get(row.key, []) if (why := refusal(spec, row)) is not None), None)
        if row.key in credits and credited(row) is None:
            why = "unreadable"
        if why is not None:
            yield Finding("agreed_value_refused", row.key, row.start, f"{row.value}: {why}")


def contact_flags(book: Rulebook, assessment: Assessment, contact: Contact) -> list[str]:
    """Marks of a contact: late_entry (also where it does not count), late_justification, actor_unnamed."""
    flags = []
    if contact.known > book.calendar.add(contact.on, LATE_ENTRY):
        flags.append(LATE)
    if contact.id in assessment.life.late_justified:
        flags.append("late_justification")
    kind = book.kinds.get(assessment.life.kind)
    if contact.actor is None and kind is not None and kind.encoding.acceptance.assigned:
        flags.append("actor_unnamed")
    return flags


def coming_changes(book: Rulebook, assessment: Assessment) -> Iterator[Change]:
    """Rules that begin or end to apply within the listed days after the evaluation day."""
    kind = book.kinds.get(assessment.life.kind)
    as_of, last = assessment.as_of, assessment.as_of + LISTED_AHEAD
    applied = {rule for rule, _, _ in assessment.timeline.applying}
    for i, name in enumerate(kind.encoding.rules if kind is not None else []):
        for start, until in assessment.timeline.active(i) if i in applied else ():
            if as_of < start <= last:
                yield Change(name, start, "begins")
            if as_of < until <= last:
                yield Change(name, until, "ends")
