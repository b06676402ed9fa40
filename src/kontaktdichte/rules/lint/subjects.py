"""The subjects of one kind as a space: every state of a subject on a day that the concept tells apart is one point.

In: a concept and a kind of subject. Out: :class:`Subjects`, which turns conditions, facts and anchors into regions.
Taken for granted: rows are recorded in time and not corrected afterwards, else an old state may act for a while.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial, reduce
from operator import and_
from typing import Any

from kontaktdichte.rules.boxes import Box, Region, Space
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import During, SubjectKind
from kontaktdichte.rules.lint.axes import OTHER, Asked, Axis, Key, others
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import Age, Anchor, Clause, Condition, Facts, Lasting, Match, Once, Since, Texts


class Subjects:
    """All states that subjects of one kind can be in, as far as the concept asks."""

    def __init__(self, concept: Concept, kind: SubjectKind) -> None:
        self.concept, self.kind = concept, kind
        self.asked = Asked(concept, kind)
        self.axes = self.asked.axes()
        self.at = {axis.key: i for i, axis in enumerate(self.axes)}
        self.space = Space([len(axis.cells) for axis in self.axes])
        self.impossible = self.space.region(*self._impossible())
        self.population = self.where(concept.population[kind]) - self.impossible

    # ------------------------------------------------------------------ conditions

    def where(self, condition: Condition) -> Region:
        """The states in which a condition holds."""
        found = self.facts(condition.facts)
        for inner in condition.all or ():
            found &= self.where(inner)
        if condition.any is not None:
            found &= self.space.region(*(box for inner in condition.any for box in self.where(inner).plain().boxes))
        if condition.not_ is not None:
            found -= self.where(condition.not_)
        if condition.age is not None:
            found &= self._age(condition.age)
        if condition.since is not None:
            found &= self._since(condition.since)
        if condition.lasting is not None:
            found &= self._lasting(condition.lasting)
        yes = [*others(condition), *([("agreed", condition.agreed)] if condition.agreed is not None else [])]
        return self._all(found, yes)

    def facts(self, facts: Facts) -> Region:
        """The states in which every one of these facts holds; what no condition asks about restricts nothing."""
        found = self.space.whole
        for attribute, values in facts.items():
            found &= self._fact(attribute, values)
        return found

    def _fact(self, attribute: str, values: Texts) -> Region:
        sets = [axis for axis in self.axes if axis.key[:2] == ("holds", attribute)]
        if sets:
            meant = [axis for axis in sets if _fits(values, axis.key[2])]
            return self.space.region(*(self.cells(axis.key, bool) for axis in meant))
        if not values:
            return self.space.region()
        if ("value", attribute) not in self.at:
            return self.space.whole
        cells = self.axes[self.at["value", attribute]].cells
        meant_values = (*values, *([OTHER] if any(value not in cells for value in values) else ()))
        return self.region(("value", attribute), lambda cell: cell is not None and _fits(meant_values, cell))

    def _age(self, age: Age) -> Region:
        low, high = age.from_ or 0, age.below

        def fits(cell: tuple[int, int | None] | None) -> bool:
            return cell is not None and cell[0] >= low and (high is None or (cell[1] is not None and cell[1] <= high))

        return self.region(("age",), fits)

    def _since(self, since: Since) -> Region:
        key: Key = ("event", since.event)
        found = self.space.whole
        if since.begin is not None:
            ((attribute, values),) = since.begin.items()
            key, found = ("since", attribute, values), self.facts(since.begin)

        def fits(cell: frozenset[Period] | None) -> bool:
            return cell is not None and (since.from_ is None or since.from_ in cell) and since.below not in cell

        return found & self.region(key, fits)

    def _lasting(self, lasting: Lasting) -> Region:
        ((attribute, values),) = lasting.situation.items()

        def fits(cell: frozenset[Period] | None) -> bool:
            return cell is not None and (
                lasting.above in cell if lasting.at_most is None else lasting.at_most not in cell
            )

        return self.facts(lasting.situation) & self.region(("length", attribute, values), fits)

    def _all(self, found: Region, keys: list[Key]) -> Region:
        for key in keys:
            found &= self.region(key, bool)
        return found

    def region(self, key: Key, fits: Callable[[Any], bool]) -> Region:
        """The states whose answer to one question fits; everything where nobody asks it."""
        return self.space.region(self.cells(key, fits)) if key in self.at else self.space.whole

    def cells(self, key: Key, fits: Callable[[Any], bool]) -> Box:
        """The box of the answers to one question that fit."""
        at = self.at[key]
        return self.space.box({at: [i for i, cell in enumerate(self.axes[at].cells) if fits(cell)]})

    # ------------------------------------------------------------------ spans and anchors

    def during(self, during: During) -> Region:
        """The states within a span between two anchors; none where it ends before it begins."""
        if self.empty(during):
            return self.space.region()
        return self.region(("during", repr(during)), bool)

    def empty(self, during: During) -> bool:
        """Whether a span ends before it begins, whatever its anchor's day."""
        begin, end = during.from_, during.until
        same = begin.model_copy(update={"shift": Period()}) == end.model_copy(update={"shift": Period()})
        return same and self.order(begin.shift, end.shift) == {1}

    def order(self, a: Period, b: Period) -> set[int]:
        """How two lengths compare from one first day on: a subset of −1 (a shorter), 0, 1."""
        if max(a) <= 0 <= min(b) or max(b) <= 0 <= min(a):
            return {(sum(a) > sum(b)) - (sum(a) < sum(b))}
        add, days = self.asked.calendar_of([a, b]).add, self.asked.first_days([a, b])
        return {(add(day, a) > add(day, b)) - (add(day, a) < add(day, b)) for day in days}

    def on_scope_day(self, once: Once) -> Region:
        """The states possible on the day on which a once rule's scope is tested."""
        until = once.until if isinstance(once.until, Period) else once.until.default
        if once.anchored == "window" or 1 in self.order(Period(), until):
            return self.space.whole
        return self._on(once.once)

    def _on(self, anchor: Anchor) -> Region:
        """The states possible on an anchor's day, as far as the anchor itself says."""
        if anchor.shift != Period():
            return self.space.whole
        if anchor.first_known is not None:
            return self.space.region(*(box for inner in anchor.first_known for box in self._on(inner).plain().boxes))
        part = anchor.part if anchor.part is not None and anchor.part.numerator < anchor.part.denominator else None
        facts = anchor.begin or anchor.end or (part.of if part else None)
        if facts == "population":
            return self.population
        if isinstance(facts, dict):
            ((attribute, values),) = facts.items()
            begun = ("since", attribute, values)
            if anchor.begin is None or begun not in self.at:
                return self.facts(facts)
            first = self.axes[self.at[begun]].cells[0]
            return self.facts(facts) & self.region(begun, lambda cell: cell == first)
        happened = ("event", anchor.event)
        if happened in self.at:
            now = self.axes[self.at[happened]].cells[1]
            return self.region(happened, lambda cell: cell == now)
        if anchor.birthday is not None and anchor.of is None:
            years = anchor.birthday
            return self.region(("age",), lambda c: c is not None and c[0] <= years and (c[1] is None or years < c[1]))
        return self.space.whole

    def lacking(self) -> Region:
        """The states in which a fact is missing that the concept expects; reports show these subjects as such."""
        found = self.space.region()
        for expected in self.concept.expects:
            gaps = []
            if expected.situation is not None:
                gaps.append(self.region(("value", expected.situation), lambda cell: cell is None))
            if expected.birth_date:
                gaps.append(self.region(("age",), lambda cell: cell is None))
            if expected.agreed is not None:
                gaps.append(self.region(("agreed", expected.agreed), lambda cell: not cell))
            asked = all(not self.space.whole.within(gap) for gap in gaps)
            untold = expected.event or expected.ever or expected.end or expected.counsellor
            if gaps and asked and not untold:
                found |= reduce(and_, gaps, self.where(expected.when))
        return found

    # ------------------------------------------------------------------ contacts

    def clause(self, clause: Clause) -> Region:
        """The contacts, and states of their subject on that day, that fit a clause."""
        found = self.where(clause.while_) if clause.while_ is not None else self.space.whole
        for column in ("kind", "channel", "outcome", "place"):
            match: Match | None = getattr(clause, column)
            if match is not None:
                found &= self.region(("contact", column), partial(_matches, match))
        if clause.minutes is not None:
            least = clause.minutes
            found &= self.region(("contact", "minutes"), lambda cell: cell >= least)
        yes: list[Key] = [("contact", "needs", need) for need in clause.needs]
        yes += [("contact", "participants", person) for person in clause.participants]
        yes += [("contact", "actor", clause.actor)] if clause.actor is not None else []
        return self._all(found, yes) - self.impossible

    # ------------------------------------------------------------------ what cannot be

    def _impossible(self) -> Iterator[Box]:
        """States that no subject can be in: time since a begin against lengths, spans against their own facts."""
        timed = [axis for axis in self.axes if axis.key[0] in ("since", "length")]
        for inner in timed:
            for outer in timed:
                if inner != outer and inner.key[1] == outer.key[1]:
                    yield from self._contradictions(inner, outer)
        for rule in self.asked.rules.values():
            facts = _implied(rule.during) if rule.during is not None else None
            if rule.during is not None and facts is not None:
                yield from (self.region(("during", repr(rule.during)), bool) - self.facts(facts)).parts()
        actors = [axis.key for axis in self.axes if axis.key[:2] == ("contact", "actor")]
        for few in actors:
            for many in actors:
                if set(few[2].assigned) < set(many[2].assigned):
                    yield from (self.region(few, bool) - self.region(many, bool)).parts()

    def _contradictions(self, inner: Axis, outer: Axis) -> Iterator[Box]:
        """While the inner facts hold, the outer span covers the inner one: it has begun before and ends after it.

        What the inner one has reached (its age, its length) the outer one has reached as well; the time that has passed
        is less than the length of the span. An inner span without end has no outer one with an end.
        """
        running, around = (self.facts({axis.key[1]: axis.key[2]}) for axis in (inner, outer))
        if not running.within(around) or (inner.key[0], outer.key[0]) == ("length", "since"):
            return
        for i, small in enumerate(inner.cells):
            for j, large in enumerate(outer.cells):
                if large is not None and (small is None or small - large):
                    pair = self.space.box({self.at[inner.key]: [i], self.at[outer.key]: [j]})
                    yield from (running & self.space.region(pair)).parts()


def _fits(values: Texts, value: str) -> bool:
    return value in values or (value != "false" and "true" in values)


def _matches(match: Match, value: str | None) -> bool:
    return (match.is_ is None or value in match.is_) and (match.not_ is None or value not in match.not_)


def _implied(during: During) -> Facts | None:
    """The facts that hold throughout a span: from a situation's begin (or later) to its end (or earlier)."""
    begin, end = during.from_, during.until
    inside = min(begin.shift) >= 0 and max(end.shift) <= 0
    return begin.begin if inside and isinstance(begin.begin, dict) and begin.begin == end.end else None
