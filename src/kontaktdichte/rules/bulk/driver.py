"""The way of one life through all stations, for a stretch of many: the one function that is called compiled.

In: a program and the rows of many lives as arrays, each life's from its first place on. Out: one row of numbers per
duty. Nothing is decided here; the plain way through the same stations is ``assessment``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np

from kontaktdichte.rules.calendar import NONE
from kontaktdichte.rules.duties import Duty, no_duties
from kontaktdichte.rules.judging import Zone, case_rows, judge
from kontaktdichte.rules.program import Coded, Program
from kontaktdichte.rules.situations import populations
from kontaktdichte.rules.timeline import during_spans, masks_of, rule_spans
from kontaktdichte.rules.ways import Portion

COLUMNS = (
    "person", "rule", "window", "hard", "need", "counted", "verdict", "cause", "cause_day", "done_on", "actionable",
    "begin", "last", "moved", "excuse",
)  # fmt: skip
T = TypeVar("T")


class People(NamedTuple):
    """The rows of many lives as arrays, by subject; those of ``i`` stand from ``first_…[i]`` to the next one's."""

    births: Any  # int
    facts: Any  # Fact
    first_fact: Any  # int
    events: Any  # Dated
    first_event: Any  # int
    covenants: Any  # Covenant
    first_covenant: Any  # int
    excuses: Any  # Excuse
    first_excuse: Any  # int
    marks: Any  # Mark
    first_mark: Any  # int
    offers: Any  # Offer
    first_offer: Any  # int


def judge_stretch(
    program: Program, people: People, subjects: Sequence[int], table: Any, memo: Any, as_of: int, low: int, high: int
) -> Any:
    """The duties of ``subjects[low:high]``, one row each, columns as :data:`COLUMNS`."""
    duties = no_duties()
    portions = [Portion(0, 0) for _ in range(0)]
    owners = [(0, 0) for _ in range(0)]
    zones = [Zone(0, 0, 0) for _ in range(0)]
    met, said = [0 for _ in range(0)], [0 for _ in range(0)]
    program, people, subjects, table = lent((program, people, subjects, table))
    for place in range(low, high):
        i = subjects[place]
        life = life_of(people, as_of, i)
        versions = populations(program, life)
        during = during_spans(program, life, versions)
        masks = masks_of(program, life, during, [(0, 0) for _ in range(0)])
        applying = [(0, 0, 0) for _ in range(0)]
        resting = [(0, 0, 0) for _ in range(0)]
        population = rule_spans(program, memo, masks, applying, resting)
        rows = case_rows(program, memo, life, masks)
        before = len(duties)
        judge(
            program, memo, life, versions, masks, during, rows, table, applying, resting, population, duties, met,
            zones, portions, said,
        )  # fmt: skip
        for k in range(before, len(duties)):
            owners.append((i, excuse_of(life, people.first_excuse[i], duties[k])))
        met.clear()
        zones.clear()
        portions.clear()
    return as_rows(duties, owners)


def lent(held: T) -> T:
    """The same; compiled it saves the counting of who holds it."""
    return held


def life_of(people: People, as_of: int, i: int) -> Coded:
    """One life out of the many."""
    return Coded(
        as_of,
        people.births[i],
        i,
        people.facts[people.first_fact[i] : people.first_fact[i + 1]],
        people.events[people.first_event[i] : people.first_event[i + 1]],
        people.covenants[people.first_covenant[i] : people.first_covenant[i + 1]],
        people.excuses[people.first_excuse[i] : people.first_excuse[i + 1]],
        people.marks[people.first_mark[i] : people.first_mark[i + 1]],
        people.offers,
        people.first_offer,
    )


def excuse_of(life: Coded, first: int, duty: Duty) -> int:
    """The place of the excuse that names this duty, NONE without."""
    found = NONE
    for k in range(len(life.excuses)):
        row = life.excuses[k]
        if row.excuses == 1 and row.rule == duty.rule and row.window == duty.window:
            found = first + k
    return found


def as_rows(duties: list[Duty], owners: list[tuple[int, int]]) -> Any:
    """Duties as an array of numbers."""
    rows = np.empty((len(duties), 15), np.int32)
    for k in range(len(duties)):
        duty, (person, excuse) = duties[k], owners[k]
        rows[k, 0], rows[k, 1], rows[k, 2], rows[k, 3] = person, duty.rule, duty.window, duty.hard
        rows[k, 4], rows[k, 5], rows[k, 6], rows[k, 7] = duty.need, duty.counted, duty.verdict, duty.cause
        rows[k, 8], rows[k, 9], rows[k, 10] = duty.cause_day, duty.done_on, duty.actionable
        rows[k, 11], rows[k, 12], rows[k, 13], rows[k, 14] = duty.begin, duty.last, duty.moved, excuse
    return rows


def nothing(*_: Any) -> None:
    """Stands for a function that no rule of a concept comes to."""


def in_order(items: list[Any]) -> list[Any]:
    """``sorted`` for the short lists of one life, stable."""
    found = items[:]
    for i in range(1, len(found)):
        item, k = found[i], i
        while k > 0 and item < found[k - 1]:
            found[k] = found[k - 1]
            k -= 1
        found[k] = item
    return found


def first_place(days: Sequence[int], day: int) -> int:
    """``bisect_left``: the place of the first of the sorted days that is not before ``day``."""
    low, high = 0, len(days)
    while low < high:
        middle = (low + high) // 2
        if days[middle] < day:
            low = middle + 1
        else:
            high = middle
    return low
