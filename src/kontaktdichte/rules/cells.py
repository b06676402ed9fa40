"""The cells of a per rule, and those that a duty is spread over (SEMANTICS 2.3, docs/semantics.md 5.1).

In: a rule, one life, the spans in which the rule is in scope. Out: cells as day numbers. Plain functions over integers,
compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from typing import NamedTuple

from kontaktdichte.rules.agreed import value_on
from kontaktdichte.rules.calendar import FAR, NONE, Calendar, cell, moved
from kontaktdichte.rules.program import OF_SPAN, Coded, Plan, Program
from kontaktdichte.rules.spans import Span


class Cell(NamedTuple):
    """A cell's first day and the day after its last; its first and last day in scope, and how many there are."""

    first: int
    after: int
    window: int
    hard: int
    inside: int


def cells_of(program: Program, life: Coded, rule: int, scope: list[Span], last: int) -> list[Cell]:
    """The cells that the scope of a per rule touches, by day, those that begin by ``last``."""
    plan = program.plans[rule]
    found = [Cell(0, 0, 0, 0, 0) for _ in range(0)]
    if plan.unit == NONE:
        for start, until in scope:
            _counted_from(program.calendar, plan, start, until, last, found)
    elif len(scope) > 0:
        _calendar_cells(program, life, plan, scope, last, found)
    return found


def _calendar_cells(program: Program, life: Coded, plan: Plan, scope: list[Span], last: int, found: list[Cell]) -> None:
    """Each after the one before; an agreed unit is that of its first day."""
    i, day = 0, scope[0][0]
    while day <= last:
        unit = value_on(program, life, plan.unit, day, NONE)[0]
        first, after = cell(program.calendar, unit, day)
        window, hard, inside = day, day, 0
        while True:
            start, until = scope[i]
            low, high = max(start, day), min(until, after)
            inside += high - low
            hard = high - 1
            if until > after:
                day = after
                break
            i += 1
            if i == len(scope):
                day = FAR
                break
            day = scope[i][0]
            if day >= after:
                break
        found.append(Cell(first, after, window, hard, inside))


def _counted_from(calendar: Calendar, plan: Plan, begin: int, end: int, last: int, found: list[Cell]) -> None:
    """The cells of one episode from its first day on; only the last of them can be cut."""
    k, first = 1, begin
    while first < end and first <= last:
        after = moved(calendar, begin, k * plan.span_months, k * plan.span_days, 0)
        hard = min(after, end) - 1
        found.append(Cell(first, after, first, hard, hard + 1 - first))
        k, first = k + 1, after


def spread_cells(calendar: Calendar, plan: Plan, pieces: list[Span], first: int, until: int) -> list[Span]:
    """First and last day of the parts of ``[first, until)`` that a rule is spread over: those wholly in one piece."""
    found = [(NONE, NONE) for _ in range(0)]
    if plan.spread == NONE:
        return found
    k, low = 1, first
    while low < until:
        if plan.spread == OF_SPAN:
            after = moved(calendar, first, k * plan.spread_months, k * plan.spread_days, 0)
        else:
            low, after = cell(calendar, plan.spread, low)
        for start, end in pieces:
            if max(start, first) <= low and after <= min(end, until):
                found.append((low, after - 1))
        k, low = k + 1, after
    return found


def end_of_cell(calendar: Calendar, plan: Plan, due: int) -> int:
    """A due date moved to the last day of its cell, where the rule says so."""
    return due if plan.end_of == NONE else cell(calendar, plan.end_of, due)[1] - 1


def looked_at(program: Program, life: Coded, plan: Plan, scope: list[Span]) -> list[Span]:
    """The days on which contacts count for a per or an every rule: its scope, and before an episode its lookback."""
    if plan.lookback == 0:
        return scope
    found: list[Span] = []
    before = NONE
    for start, until in scope:
        found.append((max(before, _looked_back_from(program, life, plan, start)), until))
        before = until
    return found


def _looked_back_from(program: Program, life: Coded, plan: Plan, begin: int) -> int:
    """The first day on which contacts count for an episode; in per a lookback reaches back within its cell."""
    back = moved(program.calendar, begin, -plan.lookback_months, -plan.lookback_days, -plan.lookback_working)
    if plan.unit == NONE:
        return back
    unit = value_on(program, life, plan.unit, begin, NONE)[0]
    return max(back, cell(program.calendar, unit, begin)[0])
