"""What held when, by all that is known, in the words of the tables: for findings, missing facts and explanations.

In: a :class:`~kontaktdichte.rules.lives.Life` and a concept. Out: a :class:`View`, asked for spans, events and agreed
values. Spans are ``(first day, day after the last)``, ``FAR`` when open. What duties follow from it is computed over
integers, by the same functions on spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kontaktdichte.rules.calendar import MONTHS, NONE
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Approval
from kontaktdichte.rules.lives import Agreement, Event, Life, Situation, standing
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.spans import Span, merged, painted, used_up, without

ValueSpan = tuple[int, int, str]


def fits(values: Sequence[str], value: str) -> bool:
    """Whether a situation's value is among those a concept names; ``true`` fits all but ``false``."""
    return value in values or (value != "false" and "true" in values)


def overlaps(rows: Sequence[Situation]) -> list[tuple[Situation, Situation]]:
    """Pairs of rows of one single-valued attribute that share days: earlier row, the row that wins."""
    ordered = sorted(rows, key=lambda row: row.start)
    return [
        (a, b) if a.order < b.order else (b, a)
        for i, a in enumerate(ordered)
        for b in ordered[i + 1 :]
        if b.start < a.until
    ]


def approved(rows: Iterable[Situation], approval: Approval) -> list[Situation]:
    """Rows that hold with their reason as value, from the later of begin and approval; the others are left out."""
    return [
        row._replace(value=row.reason, start=max(row.start, approval_day(row)))
        for row in rows
        if row.value != "false" and row.reason in approval.reasons and not lacking(row, approval)
    ]


def approval_day(row: Situation) -> int:
    """The day from which an approval counts: its own, else that of its recording, else the begin."""
    if row.approved_on != NONE:
        return row.approved_on
    return row.known if row.known != NONE else row.start


def lacking(row: Situation, approval: Approval) -> list[str]:
    """What an approval needs and this row does not name."""
    named = {
        "reason": row.reason,
        "approver": row.approver,
        "review_on": None if row.review_on == NONE else row.review_on,
    }
    return [need for need in approval.needs if named[need] is None]


class View:
    """One life as all rows tell it, facts without overlap."""

    def __init__(self, concept: Concept, life: Life, as_of: int) -> None:
        self.concept, self.life, self.as_of = concept, life, as_of
        self._rows: dict[str, list[Situation]] = {}
        for row in standing(life.situations):
            if row.start < row.until:  # one that was taken back holds on no day
                self._rows.setdefault(row.attribute, []).append(row)
        self._spans: dict[str, list[ValueSpan]] = {}

    def rows(self, attribute: str) -> list[Situation]:
        """The rows of an attribute that stand."""
        return self._rows.get(attribute, [])

    def spans(self, attribute: str) -> list[ValueSpan]:
        """Spans of one attribute with their value, sorted; without overlap unless the attribute may hold several."""
        found = self._spans.get(attribute)
        if found is None:
            found = self._spans[attribute] = self._resolved(attribute)
        return found

    def _resolved(self, attribute: str) -> list[ValueSpan]:
        spans = self._said(attribute)
        for budget in self.concept.budgets:
            if attribute in budget.situation:
                values = budget.situation[attribute]
                spells = merged([(s, e) for s, e, v in spans if fits(values, v)])
                cuts = used_up(MONTHS, spells, budget.months, self.credits(budget.credit))
                spans = [
                    (s, e, v) for start, until, v in spans
                    for s, e in (without([(start, until)], cuts) if fits(values, v) else [(start, until)])
                ]  # fmt: skip
        return spans

    def _said(self, attribute: str) -> list[ValueSpan]:
        """Spans as the rows say them, whatever budget is used up."""
        rows = self._rows.get(attribute)
        if not rows:
            return []
        declared = self.concept.attributes.get(attribute)
        if declared is not None and declared.approval is not None:
            rows = approved(rows, declared.approval)
        if declared is not None and declared.many:
            return sorted((row.start, row.until, row.value) for row in rows if row.start < row.until)
        return painted([(row.order, row.start, row.until, row.value) for row in rows])

    def spells(self, attribute: str, values: Sequence[str]) -> list[Span]:
        """Maximal spans in which the rows say one of these values, also where a budget is used up."""
        return merged([(s, e) for s, e, v in self._said(attribute) if fits(values, v)])

    def credits(self, key: str) -> list[tuple[int, int, int, int]]:
        """What a budget is credited with, as :func:`~kontaktdichte.rules.spans.used_up` takes it."""
        given = [(row.start, row.until, credited(row) or Period()) for row in self.agreements(key)]
        return [(start, until, period.months, period.days) for start, until, period in given]

    def runs(self, attribute: str, values: Sequence[str]) -> list[Span]:
        """Maximal spans in which the attribute has one of these values."""
        return merged([(s, e) for s, e, v in self.spans(attribute) if fits(values, v)])

    def value_on(self, attribute: str, day: int) -> str | None:
        """The value of a situation on a day."""
        for start, until, value in self.spans(attribute):
            if start <= day < until:
                return value
        return None

    def events(self, name: str) -> list[int]:
        """The days of the events of that name, sorted; actual ones after ``as_of`` are left out."""
        return sorted(
            row.on
            for row in standing(self.life.events)
            if row.event == name and (row.on <= self.as_of or self._planned(row))
        )

    def _planned(self, row: Event) -> bool:
        declared = self.concept.events.get(row.event)
        return declared is not None and declared.planned

    def agreements(self, key: str) -> list[Agreement]:
        """The agreements of the subject for a key that stand, in the order of recording."""
        return sorted((row for row in standing(self.life.agreements) if row.key == key), key=lambda row: row.order)

    def agreement_on(self, key: str, day: int) -> Agreement | None:
        """The agreement for a key in force on a day; of several the last recorded."""
        rows = [r for r in self.agreements(key) if r.start <= day < r.until]
        return rows[-1] if rows else None


def credited(row: Agreement) -> Period | None:
    """The time an agreement credits to a budget, ``2 months 10 days``; None where it cannot be read."""
    try:
        return Period.parse(row.value)
    except ValueError:
        return None
