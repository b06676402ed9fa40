"""Until when what is said of a life holds by itself: the duties of a day, and the first day on which one may change.

In: a :class:`~kontaktdichte.rules.assessment.Rulebook`, a life, a day. Out: its duties as rows, and a day. The stations
only compare the evaluation day with other days and shift it; so they are run on a day that notes, at each comparison,
when its answer would turn. Before the first such day every comparison, hence every duty, comes out the same: too early
a day is possible, too late a day is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import index
from typing import Any, NamedTuple, cast

from kontaktdichte.rules.assessment import Rulebook
from kontaktdichte.rules.calendar import NONE
from kontaktdichte.rules.coding import Lives
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.duties import CAUSES, NO_CAUSE, VERDICTS, Duty, is_overdue
from kontaktdichte.rules.findings import UNDECIDED, Change, Finding, coming_changes, findings, missing_facts
from kontaktdichte.rules.lives import Life

LONGEST = 3653  # days after which anything is looked at again


class DutyRow(NamedTuple):
    """A duty as lists need it; days are day numbers, NONE where empty."""

    subject: str
    rule: str
    strength: str
    window: int
    soft: int
    hard: int
    need: int
    counted: int
    verdict: str
    cause: str | None
    done_on: int
    actionable: bool
    overdue: bool


class Watch:
    """Notes the first day on which a comparison with the evaluation day turns."""

    __slots__ = ("as_of", "left")

    def __init__(self, as_of: int) -> None:
        self.as_of, self.left = as_of, LONGEST

    @property
    def until(self) -> int:
        """That day."""
        return self.as_of + self.left

    def turns(self, days: int) -> None:
        """A comparison turns so many days after the evaluation day."""
        if 0 < days < self.left:
            self.left = days


class Moving:
    """A day number that moves on with the evaluation day.

    What is not a comparison or a shift makes a fixed number of it, which holds for this day alone.
    """

    __slots__ = ("day", "watch")

    def __init__(self, day: int, watch: Watch) -> None:
        self.day, self.watch = day, watch

    def __lt__(self, other: Any) -> bool:
        if other.__class__ is Moving:
            return bool(self.day < other.day)
        ahead: int = other - self.day
        if ahead > 0:
            self.watch.turns(ahead)
        return ahead > 0

    def __le__(self, other: Any) -> bool:
        if other.__class__ is Moving:
            return bool(self.day <= other.day)
        ahead: int = other - self.day + 1
        if ahead > 0:
            self.watch.turns(ahead)
        return ahead > 0

    def __gt__(self, other: Any) -> bool:
        if other.__class__ is Moving:
            return bool(self.day > other.day)
        ahead: int = other - self.day + 1
        if ahead > 0:
            self.watch.turns(ahead)
        return ahead <= 0

    def __ge__(self, other: Any) -> bool:
        if other.__class__ is Moving:
            return bool(self.day >= other.day)
        ahead: int = other - self.day
        if ahead > 0:
            self.watch.turns(ahead)
        return ahead <= 0

    def __eq__(self, other: object) -> bool:
        return self <= other and self >= other

    def __hash__(self) -> int:
        return hash(index(self))

    def __add__(self, days: Any) -> Moving:
        return Moving(self.day + index(days), self.watch)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, Moving):
            return self.day - other.day
        return Moving(self.day - other, self.watch)

    def __rsub__(self, other: int) -> int:
        return other - index(self)

    def __index__(self) -> int:
        self.watch.turns(1)
        return self.day


@dataclass(frozen=True)
class Lasting:
    """What lists need of one life on a day: every duty in the order of the concept's rules, the numbers of the
    expectations that are not met, the rules that begin or end, the findings that somebody must settle.

    ``day`` moves: what is asked of it before :attr:`until` is read counts for it.
    """

    life: Life
    duties: list[DutyRow]
    missing: list[int]
    changes: list[Change]
    undecided: list[Finding]
    day: int
    watch: Watch

    @property
    def until(self) -> int:
        """The first day on which something may be other without new facts."""
        return self.watch.until


def lasting(book: Rulebook, life: Life, as_of: int, others: Lives) -> Lasting:
    """What follows for a life on ``as_of`` (a day number), and until when; ``others``: whose agreements may hold."""
    watch = Watch(as_of)
    day = cast(int, Moving(as_of, watch))
    found = book.assess(life, day, others, contacts=False)
    rows = [
        row
        for name, rule in book.concept.rules.items() if name in found.duties
        for row in _rows(book, life, rule, name, found.duties[name], day)
    ]  # fmt: skip
    undecided = [one for one in findings(book, found, late=False) if one.code in UNDECIDED]
    return Lasting(life, rows, missing_facts(book, found), list(coming_changes(book, found)), undecided, day, watch)


def _rows(book: Rulebook, life: Life, rule: Rule, name: str, duties: Iterable[Duty], day: int) -> Iterator[DutyRow]:
    """The duties of one rule, without a day that moves."""
    subject, strength, add, made = life.subject, rule.strength, book.calendar.add, partial(tuple.__new__, DutyRow)
    back = -rule.soft if rule.soft is not None else None
    for duty in duties:
        hard, actionable = index(duty.hard), bool(duty.actionable)
        yield made((
            subject, name, strength, index(duty.window), add(hard, back) if back is not None else NONE, hard,
            index(duty.need), index(duty.counted), VERDICTS[duty.verdict],
            CAUSES[duty.cause] if duty.cause != NO_CAUSE else None, index(duty.done_on), actionable,
            is_overdue(strength, hard, day, duty.verdict, actionable),
        ))  # fmt: skip
