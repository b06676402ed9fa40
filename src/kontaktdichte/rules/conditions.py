"""Conditions as predicates: what a concept asks about becomes one bit each, a life a sequence of bit masks.

In: the conditions of a concept, then the :class:`~kontaktdichte.rules.facts.View` of a life. Out: compiled tests on
masks, and per life the days on which its mask changes. Predicates, never raw values: a thousand places cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from kontaktdichte.rules.calendar import FAR, NONE, Calendar, birthday, cell
from kontaktdichte.rules.facts import Span, View, fits, merged
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import Age, Condition, Lasting, Since, Unit

Test = Callable[[int], bool]
Spec = TypeVar("Spec", Since, Lasting)
Toggles = dict[int, int]  # day → bits that change on it


class Predicates:
    """Every predicate a concept asks about, each with its bit; compiles conditions and finds their spans."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self._bits: dict[object, int] = {}
        self._facts: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._ages: dict[int, int] = {}
        self._since: list[tuple[Since, int]] = []
        self._lasting: list[tuple[Lasting, int]] = []
        self._agreed: list[tuple[str, Unit | None, int]] = []
        self._value_bits: dict[tuple[str, str], int] = {}

    def bit(self, key: object) -> int:
        """The bit of a predicate; the same key has the same bit."""
        return self._bits.setdefault(key, 1 << len(self._bits))

    def test(self, condition: Condition, relaxing_unit: Unit | None = None, negated: bool = False) -> Test:
        """A condition as a function of masks. ``relaxing_unit``: cells in which a negated agreed value acts."""
        tests = [self._fact(name, values) for name, values in condition.facts.items()]
        tests += [self.test(inner, relaxing_unit, negated) for inner in condition.all or ()]
        if condition.any is not None:
            tests.append(_either([self.test(inner, relaxing_unit, negated) for inner in condition.any]))
        if condition.not_ is not None:
            tests.append(_negation(self.test(condition.not_, relaxing_unit, not negated)))
        if condition.age is not None:
            tests.append(self._age(condition.age))
        if condition.since is not None:
            tests.append(self._remembered(self._since, condition.since, self.bit(repr(condition.since))))
        if condition.lasting is not None:
            tests.append(self._remembered(self._lasting, condition.lasting, self.bit(repr(condition.lasting))))
        if condition.agreed is not None:
            tests.append(self._agreed_key(condition.agreed, relaxing_unit if negated else None))
        return tests[0] if len(tests) == 1 else _both(tests)

    def _fact(self, attribute: str, values: tuple[str, ...]) -> Test:
        bit = self.bit((attribute, values))
        known = self._facts.setdefault(attribute, [])
        if (values, bit) not in known:
            known.append((values, bit))
        return lambda mask: mask & bit != 0

    def _age(self, age: Age) -> Test:
        low = self._ages.setdefault(age.from_ or 0, self.bit(("age", age.from_ or 0)))
        high = self._ages.setdefault(age.below, self.bit(("age", age.below))) if age.below is not None else 0
        return lambda mask: mask & low != 0 and mask & high == 0

    def _remembered(self, kept: list[tuple[Spec, int]], spec: Spec, bit: int) -> Test:
        if all(bit != other for _, other in kept):
            kept.append((spec, bit))
        return lambda mask: mask & bit != 0

    def _agreed_key(self, key: str, unit: Unit | None) -> Test:
        bit = self.bit(("agreed", key, unit))
        if (key, unit, bit) not in self._agreed:
            self._agreed.append((key, unit, bit))
        return lambda mask: mask & bit != 0

    def toggles(self, view: View) -> Toggles:
        """The days on which a life's mask changes, with the bits that change."""
        known: Toggles | None = view.memo.get("toggles")
        if known is None:
            known = view.memo["toggles"] = self._toggles(view)
        return dict(known)

    def _toggles(self, view: View) -> Toggles:
        changes: Toggles = {}
        for attribute, leaves in self._facts.items():
            if view.rows(attribute):
                self._fact_toggles(changes, view, attribute, leaves)
        if view.life.birth != NONE:
            for years, bit in self._ages.items():
                toggle(changes, [(birthday(view.life.birth, years), FAR)], bit)
        for since, bit in self._since:
            toggle(changes, since_spans(self.calendar, view, since), bit)
        for lasting, bit in self._lasting:
            toggle(changes, lasting_spans(self.calendar, view, lasting), bit)
        if view.life.agreements:
            for key, unit, bit in self._agreed:
                toggle(changes, agreed_spans(view, key, unit), bit)
        return changes

    def _fact_toggles(
        self, changes: Toggles, view: View, attribute: str, leaves: Sequence[tuple[tuple[str, ...], int]]
    ) -> None:
        declared = view.concept.attributes.get(attribute)
        if declared is not None and declared.many:
            for values, bit in leaves:
                toggle(changes, view.runs(attribute, values), bit)
            return
        for start, until, value in view.spans(attribute):
            bits = self._value_bits.get((attribute, value))
            if bits is None:
                bits = sum(bit for values, bit in leaves if fits(values, value))
                self._value_bits[attribute, value] = bits
            if bits:
                changes[start] = changes.get(start, 0) ^ bits
                changes[until] = changes.get(until, 0) ^ bits


def toggle(changes: Toggles, spans: Iterable[Span], bit: int) -> None:
    """Mark disjoint spans of one predicate."""
    for start, until in spans:
        changes[start] = changes.get(start, 0) ^ bit
        changes[until] = changes.get(until, 0) ^ bit


def spans_where(changes: Toggles, test: Test) -> list[Span]:
    """Maximal spans whose mask passes the test."""
    result: list[Span] = []
    mask, start = 0, NONE
    for day in sorted(changes):
        if day >= FAR:
            break
        mask ^= changes[day]
        holds = test(mask)
        if holds and start == NONE:
            start = day
        elif not holds and start != NONE:
            result.append((start, day))
            start = NONE
    return [*result, (start, FAR)] if start != NONE else result


def since_spans(calendar: Calendar, view: View, since: Since) -> list[Span]:
    """Days on which the time since a begin or the latest event lies in the wanted range."""
    if since.begin is not None:
        ((attribute, values),) = since.begin.items()
        starts = view.runs(attribute, values)
    else:
        days = sorted({day for day, _, _ in view.events(since.event or "")})
        starts = list(pairwise([*days, FAR]))
    found = []
    for start, until in starts:
        low = calendar.add(start, since.from_) if since.from_ is not None else start
        high = min(until, calendar.add(start, since.below)) if since.below is not None else until
        if low < high:
            found.append((low, high))
    return merged(found)


def lasting_spans(calendar: Calendar, view: View, lasting: Lasting) -> list[Span]:
    """Days of a situation on which its length, as known that day, is at most (above) the limit."""
    ((attribute, values),) = lasting.situation.items()
    found = []
    versions = knowledge(view, attribute)
    for start, until in view.runs(attribute, values):
        if len(versions) == 1:
            if _lasts(calendar, lasting, (start, until)):
                found.append((start, until))
            continue
        runs = [(known, earlier.runs(attribute, values)) for known, earlier in versions]
        cuts = {start, *(day for known, spans in runs for day in (known, *sum(spans, ())) if start < day < until)}
        ends = [*sorted(cuts)[1:], until]
        for first, after in zip(sorted(cuts), ends, strict=True):
            if _lasts(calendar, lasting, _as_known(first, runs)):
                found.append((first, after))
    return merged(found)


def _as_known(day: int, runs: list[tuple[int, list[Span]]]) -> Span:
    """The span that covers a day by the knowledge of that day, or by the earliest later knowledge that covers it."""
    current = max((i for i, (known, _) in enumerate(runs) if known <= day), default=0)
    return next(span for _, spans in runs[current:] for span in spans if span[0] <= day < span[1])


def _lasts(calendar: Calendar, lasting: Lasting, span: Span) -> bool:
    start, until = span
    if until >= FAR:
        return False
    if lasting.at_most is not None:
        return until <= calendar.add(start, lasting.at_most)
    return until > calendar.add(start, lasting.above or Period())


def knowledge(view: View, attribute: str) -> list[tuple[int, View]]:
    """The states of knowledge in which an attribute's rows differ, earliest first; the last is ``view`` itself."""
    days = sorted({row.known for row in view.ever(attribute)})
    if len(days) <= 1:
        return [(days[0] if days else NONE, view)]
    return [(day, view.at(day)) for day in days[:-1]] + [(days[-1], view)]


def agreed_spans(view: View, key: str, unit: Unit | None) -> list[Span]:
    """Days on which a value is agreed; with ``unit``, from the first cell on that begins after its recording."""
    found = []
    for row in view.agreements(key):
        start = row.start
        if unit is not None and cell(unit, start)[0] < row.known:
            first, after = cell(unit, row.known)
            start = max(start, first if first == row.known else after)
        if start < row.until:
            found.append((start, row.until))
    return merged(found)


def _both(tests: Sequence[Test]) -> Test:
    return lambda mask: all(test(mask) for test in tests)


def _either(tests: Sequence[Test]) -> Test:
    return lambda mask: any(test(mask) for test in tests)


def _negation(test: Test) -> Test:
    return lambda mask: not test(mask)
