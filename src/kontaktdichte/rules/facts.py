"""What held when, by the knowledge of one day: situations without overlap, budgets cut, approvals demanded.

In: a :class:`~kontaktdichte.rules.lives.Life` and a concept. Out: a :class:`View`, asked for spans, events and agreed
values. Spans are ``(first day, day after the last)``, ``FAR`` when open.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kontaktdichte.rules.calendar import FAR, MONTH_START, NONE, add_months
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Approval
from kontaktdichte.rules.lives import Agreement, Deviation, Event, Life, Situation, standing
from kontaktdichte.rules.period import Period

Span = tuple[int, int]
ValueSpan = tuple[int, int, str]
Instance = tuple[int, int, str]  # day, known from, identity


def fits(values: Sequence[str], value: str) -> bool:
    """Whether a situation's value is among those a concept names; ``true`` fits all but ``false``."""
    return value in values or (value != "false" and "true" in values)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Maximal spans of a union; adjoining spans become one."""
    result: list[Span] = []
    for start, until in sorted(spans):
        if result and start <= result[-1][1]:
            if until > result[-1][1]:
                result[-1] = (result[-1][0], until)
        else:
            result.append((start, until))
    return result


def without(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    """``spans`` minus ``holes`` (both sorted and disjoint)."""
    result: list[Span] = []
    for start, until in spans:
        for low, high in holes:
            if high <= start or low >= until:
                continue
            if low > start:
                result.append((start, low))
            start = high
        if start < until:
            result.append((start, until))
    return result


def overlaps(rows: Sequence[Situation]) -> list[tuple[Situation, Situation]]:
    """Pairs of rows of one single-valued attribute that share days: earlier row, the row that wins."""
    ordered = sorted(rows, key=lambda row: row.start)
    return [
        (a, b) if a.order < b.order else (b, a)
        for i, a in enumerate(ordered)
        for b in ordered[i + 1 :]
        if b.start < a.until
    ]


def painted(rows: list[Situation]) -> list[ValueSpan]:
    """Rows of one attribute without overlap: of overlapping ones the later recorded wins on the shared days."""
    spans: list[ValueSpan] = sorted((row.start, row.until, row.value) for row in rows if row.start < row.until)
    if all(a[1] <= b[0] for a, b in itertools.pairwise(spans)):
        return spans
    spans = []
    for row in sorted(rows, key=lambda row: row.order):
        start, until = row.start, row.until
        if start >= until:
            continue
        kept = [(s, min(e, start), v) for s, e, v in spans if s < start]
        kept += [(max(s, until), e, v) for s, e, v in spans if e > until]
        spans = [*kept, (start, until, row.value)]
    return sorted(spans)


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
    """One life as it was known on day ``known`` (``FAR``: all rows), facts without overlap."""

    def __init__(self, concept: Concept, life: Life, as_of: int, known: int = FAR) -> None:
        self.concept, self.life, self.as_of, self.known = concept, life, as_of, known
        self._rows: dict[str, list[Situation]] = {}
        for row in standing(life.situations if known == FAR else [r for r in life.situations if r.known <= known]):
            self._rows.setdefault(row.attribute, []).append(row)
        self._events: dict[str, list[Instance]] | None = None
        self._spans: dict[str, list[ValueSpan]] = {}
        self._agreements: dict[str, list[Agreement]] = {}
        self._earlier: dict[int, View] = {}
        self.memo: dict[Any, Any] = {}  # what later stations found for this view, for the length of one evaluation

    def at(self, known: int) -> View:
        """The same life as it was known on an earlier day."""
        if known not in self._earlier:
            self._earlier[known] = View(self.concept, self.life, self.as_of, known)
        return self._earlier[known]

    def ever(self, attribute: str) -> list[Situation]:
        """All rows of an attribute whatever was known when, also those that were replaced."""
        known: dict[str, list[Situation]] | None = self.memo.get("ever")
        if known is None:
            known = self.memo["ever"] = {}
            for row in self.life.situations:
                known.setdefault(row.attribute, []).append(row)
        return known.get(attribute, [])

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
        rows = self._rows.get(attribute)
        if not rows:
            return []
        declared = self.concept.attributes.get(attribute)
        if declared is not None and declared.approval is not None:
            rows = approved(rows, declared.approval)
        if declared is not None and declared.many:
            spans = sorted((row.start, row.until, row.value) for row in rows if row.start < row.until)
        else:
            spans = painted(rows)
        for budget in self.concept.budgets:
            if attribute in budget.situation:
                spans = self._budgeted(spans, budget.situation[attribute], budget.months, budget.credit)
        return spans

    def _budgeted(self, spans: list[ValueSpan], values: Sequence[str], months: int, credit: str) -> list[ValueSpan]:
        """Spans with the value's days cut off once its time, less what was credited, is used up."""
        used_months = used_days = 0
        cuts: list[Span] = []
        for start, until in merged((s, e) for s, e, v in spans if fits(values, v)):
            agreed = self.agreement_on(credit, start)
            extra = (credited(agreed) if agreed is not None else None) or Period()
            end = add_months(add_months(start, months), -(used_months + extra.months)) - used_days - extra.days
            end = max(start, min(end, until))
            if end < until:
                cuts.append((end, until))
            full = _full_months(start, end)
            used_months += full
            used_days += end - add_months(start, full)
        return [
            (s, e, v) for start, until, v in spans
            for s, e in (without([(start, until)], cuts) if fits(values, v) else [(start, until)])
        ]  # fmt: skip

    def runs(self, attribute: str, values: Sequence[str]) -> list[Span]:
        """Maximal spans in which the attribute has one of these values."""
        return merged([(s, e) for s, e, v in self.spans(attribute) if fits(values, v)])

    def value_on(self, attribute: str, day: int) -> str | None:
        """The value of a situation on a day."""
        for start, until, value in self.spans(attribute):
            if start <= day < until:
                return value
        return None

    def events(self, name: str) -> list[Instance]:
        """Events of that name as (day, known from, identity), sorted; actual ones after ``as_of`` are left out."""
        if self._events is None:
            self._events = self._dated()
        return self._events.get(name, [])

    def _dated(self) -> dict[str, list[Instance]]:
        if not self.life.events:
            return {}
        replaces = {row.id: row.replaces for row in self.life.events if row.id is not None}
        found: dict[str, list[Instance]] = {}
        for row in standing([r for r in self.life.events if self.known_from(r) <= self.known]):
            if row.on <= self.as_of or self._planned(row):
                found.setdefault(row.event, []).append((row.on, self.known_from(row), _root(row, replaces)))
        for instances in found.values():
            instances.sort()
        return found

    def _planned(self, row: Event) -> bool:
        declared = self.concept.events.get(row.event)
        return declared is not None and declared.planned

    def known_from(self, row: Event) -> int:
        """The day from which an event is known: a plan's recording, an actual event's own day at the earliest."""
        return row.known if self._planned(row) else max(row.known, row.on)

    def agreements(self, key: str) -> list[Agreement]:
        """The agreements of the subject for a key that stand, in the order of recording."""
        if not self.life.agreements:
            return []
        if key not in self._agreements:
            rows = [row for row in standing(self.life.agreements) if row.key == key]
            self._agreements[key] = sorted(rows, key=lambda row: row.order)
        return self._agreements[key]

    def deviations(self) -> list[Deviation]:
        """The deviations that stand and were given by ``as_of``."""
        return (
            [row for row in standing(self.life.deviations) if row.given_on <= self.as_of]
            if self.life.deviations
            else []
        )

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


def _root(row: Event, replaces: Mapping[str, str | None]) -> str:
    """Identity of an event through its corrections: the first row of its chain."""
    name, seen = row.id or f"row {row.order}", set()
    while replaces.get(name) is not None and name not in seen:
        seen.add(name)
        name = replaces[name] or name
    return name


def _full_months(start: int, end: int) -> int:
    """Largest m with start + m months ≤ end."""
    months = 0
    while months < len(MONTH_START) and add_months(start, months + 1) <= end:
        months += 1
    return months
