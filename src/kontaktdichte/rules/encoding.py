"""A concept as integers: predicates, anchors, values and rules of one kind of subject, for the stations that compute.

In: a :class:`~kontaktdichte.rules.concept.Concept` and a calendar. Out: an :class:`Encoding`: the
:class:`~kontaktdichte.rules.program.Program` and the places of the concept's names in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from graphlib import TopologicalSorter
from operator import or_
from typing import Any

from kontaktdichte.rules.acceptance import Acceptance
from kontaktdichte.rules.agreed import amount, strictness
from kontaktdichte.rules.calendar import FAR, NONE, Calendar, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.conditions import Predicates
from kontaktdichte.rules.consistency import Step, parts, steps
from kontaktdichte.rules.counting import Counting
from kontaktdichte.rules.document import Rule, SubjectKind
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.program import (
    BEGIN,
    BEGIN_POPULATION,
    BIRTHDAY,
    BIRTHDAY_OF,
    BY_KNOWN,
    BY_PERIOD,
    BY_WINDOW,
    DONE,
    END,
    END_POPULATION,
    EVENT,
    EVERY,
    FIRST_KNOWN,
    HOLD,
    NOTE,
    OF_SPAN,
    ONCE,
    PART,
    PER,
    UNMET,
    Age,
    Asked,
    Assigning,
    Box,
    Covered,
    Elapsed,
    Held,
    Length,
    Limit,
    Plan,
    Point,
    Program,
    Resting,
    Value,
    While,
)
from kontaktdichte.rules.vocabulary import (
    UNITS,
    AgreedValue,
    Anchor,
    Condition,
    Every,
    Facts,
    Hold,
    Once,
    Per,
    SpanUnit,
    Unit,
)

PICKS, CLOCKS, PARTIALS = ("each", "latest", "first"), ("restart", "stop", "run"), ("judge", "show", "prorate")
NO_TIME = Period()


class Encoding:
    """The rules of one kind of subject as a program; ``rules``, ``attributes``, ``events``, ``keys`` by place."""

    def __init__(self, concept: Concept, calendar: Calendar, kind: SubjectKind) -> None:
        self.concept, self.kind = concept, kind
        self.rules = [name for name, rule in concept.rules.items() if rule.subject == kind]
        self.attributes, self.events, self.keys = list(concept.attributes), list(concept.events), list(concept.agreed)
        self.predicates = Predicates()
        self.values: list[Any] = []
        self.acceptance = Acceptance(concept, self.rules)
        self._counting = Counting(concept, self.acceptance)
        self._levels = self._levels_of()
        self._boxes: list[Box] = []
        self._points: list[Point] = []
        self._values: list[Value] = []
        self._held: list[Held] = []
        population = self._placed(concept.population[kind])
        force = self.predicates.bit("in force")
        plans = [self._plan(i, name) for i, name in enumerate(self.rules)]
        whiles = [While(*self._placed(condition)) for condition in self.acceptance.whiles]
        resting = self._resting()
        in_force = concept.in_force
        self.expectations = [self._placed(expected.when) for expected in concept.expects]
        self.program = Program(
            calendar, force, number(in_force.from_), FAR if in_force.until is None else number(in_force.until),
            *population, self._population_rows(), self._bits_of(*population),
            [int(declared.many) for declared in concept.attributes.values()],
            self._boxes,
            [Age(years, bit) for years, bit in self.predicates.ages.items()], list(self._elapsed()),
            list(self._lengths()), list(self._covered()), list(self._limits()), resting, self._values, self._points,
            plans, self._held, self._order(), whiles,
            [
                Assigning(i, self.attributes.index(name))
                for i, who in enumerate(self.acceptance.assigned)
                for name in who.assigned
            ],
            len(self.acceptance.assigned), self._counting.ways, self._counting.weights, self._counting.quotas,
            [Asked(bit, self.rules.index(rule), n) for bit, (rule, n) in self.predicates.asked.items()],
            1 + max(self._levels, default=0), self._counting.told,
        )  # fmt: skip

    def _placed(self, condition: Condition, unit: Unit | None = None) -> tuple[int, int]:
        """The place of a condition's boxes, and how many they are."""
        boxes, first = self.predicates.boxes(condition, unit), len(self._boxes)
        self._boxes += boxes
        return first, len(boxes)

    def _fact(self, facts: Facts) -> tuple[int, int]:
        ((attribute, values),) = facts.items()
        return self.attributes.index(attribute), self.predicates.fact(attribute, values)

    def _value(self, value: Any) -> int:
        """The place of a plain or agreed value; equal ones share it."""
        if value in self.values:
            return self.values.index(value)
        self.values.append(value)
        if isinstance(value, AgreedValue):
            of = NONE if value.of is None else self.attributes.index(value.of)
            self._values.append(Value(1, of, strictness(value, value.default), *amount(value, value.default)))
        else:
            plain = tuple(value) if isinstance(value, Period) else (_number(value), 0, 0)
            self._values.append(Value(0, NONE, 0, *plain))
        return len(self.values) - 1

    def _plan(self, place: int, name: str) -> Plan:
        rule = self.concept.rules[name]
        rhythm, back = rule.rhythm, rule.lookback
        unit = None
        if isinstance(rhythm, Per) and not isinstance(rhythm.per, SpanUnit):
            unit = rhythm.per if isinstance(rhythm.per, str) else rhythm.per.default
        box, boxes = self._placed(rule.applies_to, unit)
        told: dict[str, int] = dict.fromkeys(Plan._fields, NONE)
        told |= {
            "bit": 1 << place, "box": box, "boxes": boxes, "during_bit": 0, "clock": CLOCKS.index(rule.clock),
            "strength": int(rule.strength == "floor"), "clauses": self.acceptance.of[name],
            "by_notice": int(rule.met_by == "notice"), "lookback": int(back is not None),
            **_period("lookback", back), **_period("from", NO_TIME), "survives": 0, "short": 0, "judge_late": 0,
            "by_window": 0, "times": 1, "consume": 0, "level": self._levels[place], **self._counting.plan(rule),
        }  # fmt: skip
        if rule.during is not None:
            told["during_bit"] = self.predicates.bit(("during", name))
            told["begin"], told["end"] = self._point(rule.during.from_), self._point(rule.during.until)
        return Plan(**told | self._rhythm(rule))

    def _rhythm(self, rule: Rule) -> dict[str, int]:
        rhythm = rule.rhythm
        if isinstance(rhythm, Per):
            return {"rhythm": PER, **self._per(rhythm)}
        if isinstance(rhythm, Every):
            return {"rhythm": EVERY, **self._every(rhythm)}
        if isinstance(rhythm, Once):
            return {"rhythm": ONCE, **self._once(rhythm)}
        if isinstance(rhythm, Hold):
            return {"rhythm": HOLD, "term": self._value(rhythm.within), **self._hold(rhythm)}
        return {"rhythm": NOTE}

    def _per(self, rhythm: Per) -> dict[str, int]:
        told = {"n": self._value(rhythm.n), "partial": PARTIALS.index(rhythm.partial), **_spread(rhythm.spread)}
        if isinstance(rhythm.per, SpanUnit):
            return told | {"span_months": rhythm.per.span.months, "span_days": rhythm.per.span.days}
        return told | {"unit": self._value(rhythm.per)}

    def _hold(self, rhythm: Hold) -> dict[str, int]:
        """The facts that must be there together, turn by turn."""
        first, own = len(self._held), (rhythm.hold, *rhythm.also)
        for turn, together in enumerate((own, *((facts,) for facts in rhythm.or_))):
            for facts in together:
                self._held += [Held(*self._fact({name: values}), turn) for name, values in facts.items()]
        return {"hold": first, "holds": len(self._held) - first}

    def _every(self, rhythm: Every) -> dict[str, int]:
        told = {"term": self._value(rhythm.every), "times": rhythm.n, "end_of": _unit(rhythm.end_of)}
        if rhythm.first_within is not None:
            told["first_within"] = self._value(rhythm.first_within)
        if rhythm.first is not None:
            told["anchor"] = self._point(rhythm.first.model_copy(update={"shift": NO_TIME}))
            told |= _period("from", rhythm.first.shift)
        if rhythm.short is not None:
            told |= {"short": 1, **_period("short", rhythm.short.below), **_period("after", rhythm.short.after_begin)}
        return told

    def _once(self, rhythm: Once) -> dict[str, int]:
        other = rhythm.once.unmet or rhythm.once.done
        opens = {"known": BY_KNOWN, "window": BY_WINDOW}.get(str(rhythm.from_), BY_PERIOD)
        return {
            "anchor": self._point(rhythm.once),
            "of_rule": NONE if other is None else self.rules.index(other),
            "opens": opens,
            **_period("from", rhythm.from_ if isinstance(rhythm.from_, Period) else NO_TIME),
            "term": self._value(rhythm.until),
            "times": rhythm.n,
            "end_of": _unit(rhythm.end_of),
            "consume": int(rhythm.consume),
            **_spread(rhythm.spread),
            "by_window": int(rhythm.anchored == "window"),
            "judge_late": int(rhythm.late_known == "judge"),
            "survives": int(rhythm.once.unmet is not None or rhythm.once.end == "population"),
        }

    def _point(self, anchor: Anchor) -> int:
        """The place of an anchor; those inside it stand before it, alternatives one after the other."""
        self._points.append(self._prepared(anchor))
        return len(self._points) - 1

    def _prepared(self, anchor: Anchor) -> Point:
        """An anchor as a point; what stands inside it must not hold others itself (``consistency`` sees to that)."""
        per = NONE if anchor.per is None else self._point(anchor.per)
        inner = [self._prepared(child) for child in anchor.first_known or ()]
        child = len(self._points)
        self._points += inner
        return self._described(anchor, per, child, len(inner))

    def _described(self, anchor: Anchor, per: int, child: int, children: int) -> Point:
        facts = anchor.begin or anchor.end or (anchor.part.of if anchor.part else None)
        attribute, bits = self._fact(facts) if isinstance(facts, dict) else (NONE, 0)
        event = anchor.event or anchor.of
        own = 0 if attribute == NONE else 1 << attribute
        if facts == "population":
            own = self._asked_by_population()
        inner = [*self._points[child : child + children], *([self._points[per]] if per != NONE else [])]
        events = self._sum(self.events, [event] if event is not None else [])
        for point in inner:
            own, events = own | point.attributes, events | point.events
        asks_birth = anchor.birthday is not None and anchor.of is None
        return Point(
            _kind(anchor), attribute, bits, self.events.index(event) if event is not None else NONE,
            anchor.birthday or 0, anchor.part.numerator if anchor.part else 0,
            anchor.part.denominator if anchor.part else 1, PICKS.index(anchor.pick), *anchor.shift, per, child,
            children, own, events, int(asks_birth or any(point.asks_birth for point in inner)),
            int(attribute != NONE and self._direct(self.attributes[attribute])),
        )  # fmt: skip

    def _asked_by_population(self) -> int:
        condition = self.concept.population[self.kind]
        return self._sum(self.attributes, (name for part in parts(condition) for name in part.facts))

    def _population_rows(self) -> int:
        asked = any(point.kind in (BEGIN_POPULATION, END_POPULATION) for point in self._points)
        return self._asked_by_population() if asked else 0

    def _bits_of(self, box: int, boxes: int) -> int:
        """The predicates that a condition speaks of."""
        return reduce(or_, (on | off for on, off in self._boxes[box : box + boxes]), 0)

    def _direct(self, attribute: str) -> bool:
        """Whether rows of an attribute are its spans: neither approval nor budget stands between."""
        budgeted = any(attribute in budget.situation for budget in self.concept.budgets)
        return self.concept.attributes[attribute].approval is None and not budgeted

    @staticmethod
    def _sum(names: list[str], asked: Iterable[str]) -> int:
        return sum(1 << names.index(name) for name in dict.fromkeys(asked))

    def _resting(self) -> list[Resting]:
        """Every suspension, those of a suspending rule before those of the rules it puts to rest."""
        found: dict[int, list[Resting]] = {i: [] for i in range(len(self.rules))}
        graph: dict[int, set[int]] = {i: set() for i in range(len(self.rules))}
        for i, name in enumerate(self.rules):
            for clause in self.concept.rules[name].suspends:
                names = [other for other in self.concept.suspended_by(clause) if other in self.rules]
                box, boxes = self._placed(clause.while_) if clause.while_ is not None else (NONE, NONE)
                found[i].append(Resting(i, self._sum(self.rules, names), box, boxes))
                for other in names:
                    graph[self.rules.index(other)].add(i)
        return [suspension for i in TopologicalSorter(graph).static_order() for suspension in found[i]]

    def _elapsed(self) -> Iterable[Elapsed]:
        for bit, since in self.predicates.since.items():
            attribute, bits = self._fact(since.begin) if since.begin is not None else (NONE, 0)
            event = self.events.index(since.event) if since.event is not None else NONE
            low, high = since.from_ or NO_TIME, since.below or NO_TIME
            yield Elapsed(bit, attribute, bits, event, *low, int(since.below is not None), *high)

    def _lengths(self) -> Iterable[Length]:
        for bit, lasting in self.predicates.lasting.items():
            limit = lasting.at_most or lasting.above or NO_TIME
            yield Length(bit, *self._fact(lasting.situation), int(lasting.at_most is None), *limit)

    def _covered(self) -> Iterable[Covered]:
        for bit, (key, unit) in self.predicates.agreed.items():
            yield Covered(bit, self.keys.index(key), NONE if unit is None else UNITS.index(unit))

    def _limits(self) -> Iterable[Limit]:
        for budget in self.concept.budgets:
            for attribute, values in budget.situation.items():
                fact = self._fact({attribute: values})
                yield Limit(*fact, budget.months, self.keys.index(budget.credit))

    def _order(self) -> list[int]:
        """Places of the rules, each after those whose duties it hangs on; those that count alike stand together."""

        def turn(i: int) -> tuple[int, int, int]:
            return self._levels[i], self._depth(self.rules[i]), self.acceptance.of[self.rules[i]]

        return sorted(range(len(self.rules)), key=turn)

    def _depth(self, name: str) -> int:
        rhythm = self.concept.rules[name].rhythm
        other = (rhythm.once.unmet or rhythm.once.done) if isinstance(rhythm, Once) else None
        return 1 + self._depth(other) if other is not None else 0

    def _levels_of(self) -> list[int]:
        """For each rule how many times conditions must ask for duties before its own can be known."""
        needs, level = steps(self.concept), dict[Step, int]()
        for step in TopologicalSorter(needs).static_order():
            level[step] = max(
                (level[need] + (need.what == "duties" and step.what != "duties") for need in needs.get(step, ())),
                default=0,
            )
        return [level[Step("duties", name)] for name in self.rules]


def _kind(anchor: Anchor) -> int:
    if anchor.begin is not None:
        return BEGIN_POPULATION if anchor.begin == "population" else BEGIN
    if anchor.end is not None:
        return END_POPULATION if anchor.end == "population" else END
    if anchor.birthday is not None:
        return BIRTHDAY_OF if anchor.of is not None else BIRTHDAY
    named = ((anchor.event, EVENT), (anchor.part, PART), (anchor.unmet, UNMET), (anchor.done, DONE))
    return next((kind for value, kind in named if value is not None), FIRST_KNOWN)


def _spread(spread: Unit | SpanUnit | None) -> dict[str, int]:
    if isinstance(spread, SpanUnit):
        return {"spread": OF_SPAN, "spread_months": spread.span.months, "spread_days": spread.span.days}
    return {"spread": _unit(spread)}


def _unit(unit: Unit | None) -> int:
    return NONE if unit is None else UNITS.index(unit)


def _period(name: str, period: Period | None) -> dict[str, int]:
    months, days, working = period or NO_TIME
    return {f"{name}_months": months, f"{name}_days": days, f"{name}_working": working}


def _number(value: Any) -> int:
    return UNITS.index(value) if isinstance(value, str) else int(value)
