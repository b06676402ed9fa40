"""Conditions as predicates: what a concept asks about becomes one bit each, a condition a few boxes over the bits.

In: the conditions of a concept. Out: boxes (a conjunction each; a condition is any of its boxes) and the predicates
they speak of. Predicates, never raw values: a thousand places cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kontaktdichte.rules.program import Box
from kontaktdichte.rules.vocabulary import Condition, Lasting, Since, Unit

NOTHING = Box(0, 0)


class Predicates:
    """Every predicate a concept asks about, each with its bit."""

    def __init__(self) -> None:
        self._bits: dict[object, int] = {}
        self.facts: dict[str, dict[tuple[str, ...], int]] = {}  # attribute → values → bit
        self.ages: dict[int, int] = {}  # years → bit
        self.since: dict[int, Since] = {}  # bit → what it means
        self.lasting: dict[int, Lasting] = {}
        self.agreed: dict[int, tuple[str, Unit | None]] = {}
        self.asked: dict[int, tuple[str, int]] = {}  # bit → rule, how often missed in a row (0: overdue)

    def bit(self, key: object) -> int:
        """The bit of a predicate; the same key has the same bit."""
        return self._bits.setdefault(key, 1 << len(self._bits))

    def __len__(self) -> int:
        return len(self._bits)

    def fact(self, attribute: str, values: tuple[str, ...]) -> int:
        """The bit of an attribute that has one of these values."""
        return self.facts.setdefault(attribute, {}).setdefault(values, self.bit((attribute, values)))

    def boxes(self, condition: Condition, relaxing_unit: Unit | None = None) -> list[Box]:
        """A condition as boxes. ``relaxing_unit``: cells in which a negated agreed value acts."""
        return self._boxes(condition, relaxing_unit, negated=False)

    def _boxes(self, condition: Condition, unit: Unit | None, *, negated: bool) -> list[Box]:
        """The boxes of a condition, or of its negation."""
        parts = [self._one(self.fact(name, values), negated) for name, values in condition.facts.items()]
        parts += [self._boxes(inner, unit, negated=negated) for inner in condition.all or ()]
        if condition.any is not None:
            inner = [self._boxes(each, unit, negated=negated) for each in condition.any]
            parts.append(_both(inner) if negated else _either(inner))
        if condition.not_ is not None:
            parts.append(self._boxes(condition.not_, unit, negated=not negated))
        if condition.age is not None:
            parts.append(self._age(condition.age.from_ or 0, condition.age.below, negated))
        if condition.since is not None:
            bit = self.bit(repr(condition.since))
            self.since[bit] = condition.since
            parts.append(self._one(bit, negated))
        if condition.lasting is not None:
            bit = self.bit(repr(condition.lasting))
            self.lasting[bit] = condition.lasting
            parts.append(self._one(bit, negated))
        if condition.agreed is not None:
            bit = self.bit(("agreed", condition.agreed, unit if negated else None))
            self.agreed[bit] = (condition.agreed, unit if negated else None)
            parts.append(self._one(bit, negated))
        for rule, times in asked_of(condition):
            parts.append(self._one(self.bit(("asked", rule, times)), negated))
            self.asked[self.bit(("asked", rule, times))] = (rule, times)
        return _either(parts) if negated else _both(parts)

    def _one(self, bit: int, negated: bool) -> list[Box]:
        return [Box(0, bit) if negated else Box(bit, 0)]

    def _age(self, low: int, below: int | None, negated: bool) -> list[Box]:
        from_ = self.ages.setdefault(low, self.bit(("age", low)))
        until = self.ages.setdefault(below, self.bit(("age", below))) if below is not None else 0
        if not negated:
            return [Box(from_, until)]
        return [Box(0, from_), *([Box(until, 0)] if until else [])]


def asked_of(condition: Condition) -> list[tuple[str, int]]:
    """What a condition itself asks about duties of other rules: the rule, how often missed in a row (0: overdue)."""
    found = [(condition.overdue, 0)] if condition.overdue is not None else []
    return found + ([(condition.unmet.rule, condition.unmet.in_a_row)] if condition.unmet is not None else [])


def _both(parts: Sequence[list[Box]]) -> list[Box]:
    """Boxes of a conjunction; those that contradict themselves fall away."""
    result = [NOTHING]
    for boxes in parts:
        joined = [Box(a.on | b.on, a.off | b.off) for a in result for b in boxes]
        result = _distinct([box for box in joined if not box.on & box.off])
    return result


def _either(parts: Sequence[list[Box]]) -> list[Box]:
    return _distinct([box for boxes in parts for box in boxes])


def _distinct(boxes: list[Box]) -> list[Box]:
    """Without doubles and without boxes inside another."""
    kept: list[Box] = []
    for box in dict.fromkeys(boxes):
        if not any(other.on & box.on == other.on and other.off & box.off == other.off for other in kept):
            kept = [o for o in kept if not (box.on & o.on == box.on and box.off & o.off == box.off)] + [box]
    return kept
