"""The ways to meet a rule's duties: which contacts each takes, what they add to a duty (docs/semantics.md 5.1).

In: a rule that looks at contacts one by one, one life, the table of its cases. Out: the items of every way one after
the other (``bounds``: where each way's begin, then the end of the last), whether each still counts (``takes``), and for
every way and contact a code (``codes``: way by way). Plain functions over integers, compiled by :mod:`bulk` as they
stand.
"""

from __future__ import annotations

from typing import NamedTuple

from kontaktdichte.rules.acceptance import COUNTED, OUTSIDE_SCOPE, OVER_CAP, SAME_DAY, TOO_CLOSE, TOO_SHORT
from kontaktdichte.rules.calendar import NONE, Calendar, moved
from kontaktdichte.rules.cells import spread_cells
from kontaktdichte.rules.needs import adds, enough_on, keep_apart, keep_one_a_day, met_on, quota_total, total
from kontaktdichte.rules.program import DAYS, MINUTES, Coded, Plan, Program, Way
from kontaktdichte.rules.spans import Span

CodeTable = dict[int, tuple[int, ...]]  # row of a case → a code per list of clauses (0: counts), and what else is asked


class Item(NamedTuple):
    """A contact that a way accepts, as :mod:`needs` asks for it, and its place among the life's contacts."""

    day: int
    worth: int
    clause: int
    quotas: int
    mark: int


class Portion(NamedTuple):
    """What a quota or an alternative of one duty needs and what of it counted, in the rule's unit."""

    need: int
    counted: int


def items_of(
    program: Program, life: Coded, rows: list[int], table: CodeTable, rule: int, items: list[Item], takes: list[int],
    codes: list[int],
) -> list[int]:  # fmt: skip
    """Fills in the items of every way of a rule and the codes of all contacts; one a day where days count."""
    plan = program.plans[rule]
    bounds = [0]
    for place in range(plan.way, plan.way + plan.ways):
        first = len(codes)
        mine = _accepted(program, life, rows, table, plan, program.ways[place], codes)
        take = [1 for _ in mine]
        if plan.counts == DAYS:
            keep_one_a_day(mine, take, program.ways[place].capped == 1)
        for i in range(len(mine)):
            if take[i] == 0:
                codes[first + mine[i].mark] = SAME_DAY
        items += mine
        takes += take
        bounds.append(len(items))
    return bounds


def _accepted(
    program: Program, life: Coded, rows: list[int], table: CodeTable, plan: Plan, way: Way, codes: list[int]
) -> list[Item]:
    """The contacts that a way's clauses accept; ``codes`` gets what the clauses say to each contact."""
    found: list[Item] = []
    for i in range(len(rows)):
        mark = life.marks[i]
        code = table[rows[i]][way.codes]
        if code == COUNTED and plan.counts == MINUTES and mark.minutes <= 0:
            code = TOO_SHORT
        codes.append(code)
        if code == COUNTED:
            clause = table[rows[i]][way.clause]
            worth = program.weights[way.weight + clause].units
            if plan.counts == MINUTES:
                worth *= mark.minutes
            served = table[rows[i]][way.quotas] if way.quotas != NONE else 0
            found.append(Item(mark.on, worth, clause, served, i))
    return found


def keep_in(life: Coded, spans: list[Span], items: list[Item], takes: list[int], codes: list[int]) -> None:
    """Drop what lies outside the spans; contacts there have the code ``outside_scope``."""
    at, first = 0, 0
    inside = [0 for _ in life.marks]
    for i in range(len(inside)):
        while at < len(spans) and spans[at][1] <= life.marks[i].on:
            at += 1
        inside[i] = 1 if at < len(spans) and spans[at][0] <= life.marks[i].on else 0
    while first < len(codes):
        for i in range(len(inside)):
            if inside[i] == 0:
                codes[first + i] = OUTSIDE_SCOPE
        first += len(inside)
    for k in range(len(items)):
        if inside[items[k].mark] == 0:
            takes[k] = 0


def at_distance(
    calendar: Calendar, plan: Plan, items: list[Item], takes: list[int], bounds: list[int], since: int
) -> list[int]:
    """``takes`` without the days from ``since`` on that are too close to the one kept before, way by way."""
    if plan.apart == 0:
        return takes
    takes = [take for take in takes]  # noqa: C416 - what a compiler takes
    free = [moved(calendar, item.day, plan.apart_months, plan.apart_days, plan.apart_working) for item in items]
    for w in range(plan.ways):
        keep_apart(items, takes, free, first_from(items, bounds[w], bounds[w + 1], since), bounds[w + 1])
    return takes


def mark_too_close(items: list[Item], takes: list[int], bounds: list[int], codes: list[int], many: int) -> None:
    """What a way accepted and no longer takes stands too close to what it took before; ``many`` contacts in all."""
    for w in range(len(bounds) - 1):
        for i in range(bounds[w], bounds[w + 1]):
            place = w * many + items[i].mark
            if takes[i] == 0 and codes[place] == COUNTED:
                codes[place] = TOO_CLOSE


def first_from(items: list[Item], low: int, high: int, day: int) -> int:
    """The place of the first of the items ``low ≤ i < high`` that is not before ``day``."""
    while low < high:
        middle = (low + high) // 2
        if items[middle].day < day:
            low = middle + 1
        else:
            high = middle
    return low


def limits_of(program: Program, way: Way, need: int, grain: int) -> list[tuple[int, int]]:
    """For each clause of a way how many contacts, and how many units, of it count for a need; -1: any number."""
    found = [(NONE, NONE) for _ in range(0)]
    for place in range(way.weight, way.weight + way.weights):
        weight = program.weights[place]
        if need == 0 or weight.percent == NONE:
            found.append((weight.most if need > 0 else NONE, NONE))
        else:
            found.append((NONE, need * weight.percent // 100 * grain))
    return found


def quota_needs(program: Program, plan: Plan, need: int, days: int, whole: int) -> list[int]:
    """What each quota of a duty needs, its number, like the rule's own, for so many days of a whole cell."""
    found = [0 for _ in range(0)]
    for place in range(plan.quota, plan.quota + plan.quotas):
        quota = program.quotas[place]
        if quota.percent == NONE:
            found.append(quota.n * days // whole)
        else:
            found.append(-(-need * quota.percent // 100))
    return found


class Sum(NamedTuple):
    """What the ways make of one duty: the day on which one is complete (NONE: none), the own way's whole units."""

    done_on: int
    counted: int


def summed(
    program: Program, plan: Plan, items: list[Item], takes: list[int], bounds: list[int], since: int, hard: int,
    last: int, need: int, days: int, whole: int, cells: list[Span], added: list[int], portions: list[Portion],
) -> Sum:  # fmt: skip
    """The items from ``since`` to ``last`` as one duty takes them, first to last; what lies after ``hard`` is late.

    ``days`` of ``whole``: the part of a cell to which alternatives and quotas are cut down; ``cells`` of the spread.
    ``added``: gets for each item what it adds; ``portions``: the quotas, then the alternatives, up to the hard date.
    """
    done_on, counted, nothing = NONE, 0, [0 for _ in range(0)]
    for w in range(plan.ways):
        way = program.ways[plan.way + w]
        low = first_from(items, bounds[w], bounds[w + 1], since)
        high = first_from(items, low, bounds[w + 1], last + 1)
        late = first_from(items, low, high, hard + 1)
        n = need if w == 0 else way.n * days // whole
        amounts = adds(items, takes, low, high, limits_of(program, way, n, plan.grain))
        for i in range(low, high):
            added[i] = amounts[i - low]
        in_time = amounts[: late - low]
        day = NONE
        if w == 0:
            counted = total(in_time, plan.grain)
            wanted = quota_needs(program, plan, need, days, whole)
            for j in range(plan.quotas):
                portions.append(Portion(wanted[j], quota_total(items, in_time, low, j, plan.grain)))
            wanted = [each * plan.grain for each in wanted]
            day = met_on(items, amounts, low, n * plan.grain, wanted, cells, hard)
        else:
            portions.append(Portion(n, total(in_time, plan.grain)))
            day = enough_on(items, amounts, low, n * plan.grain, nothing) if n > 0 else NONE
        if day != NONE and (done_on == NONE or day < done_on):
            done_on = day
    return Sum(done_on if need > 0 else NONE, counted)


def summed_once(
    program: Program, plan: Plan, window: int, hard: int, end: int, items: list[Item], takes: list[int],
    bounds: list[int], added: list[int], portions: list[Portion],
) -> Sum:  # fmt: skip
    """What the ways make of a duty in its window, and after its hard date before ``end``; ``takes`` at distance."""
    spread = spread_cells(program.calendar, plan, [(window, hard + 1)], window, hard + 1)
    return summed(
        program, plan, items, takes, bounds, window, hard, max(hard, end - 1), plan.times, 1, 1, spread, added, portions
    )


def days_of(items: list[Item], takes: list[int], bounds: list[int], begin: int, end: int) -> list[int]:
    """The days from ``begin`` to before ``end`` on which some way takes an item (or adds one, see :func:`summed`)."""
    days = [0 for _ in range(0)]
    for w in range(len(bounds) - 1):
        low = first_from(items, bounds[w], bounds[w + 1], begin)
        for i in range(low, first_from(items, low, bounds[w + 1], end)):
            if takes[i] > 0:
                days.append(items[i].day)
    found = [0 for _ in range(0)]
    for day in sorted(days):
        if len(found) == 0 or found[-1] != day:
            found.append(day)
    return found


# What contacts are told: one code per rule; of several that its ways and duties give, the one furthest in their order


def tell(said: list[int], place: int, code: int) -> None:
    """Give a contact a code; that it counts stands above all, NONE is none yet."""
    if code == COUNTED or (said[place] != COUNTED and said[place] < code):
        said[place] = code


def tell_all(said: list[int], first: int, codes: list[int], many: int) -> None:
    """Give each of ``many`` contacts the codes of all ways why it does not count; ``first``: the rule's place."""
    for i in range(len(codes)):
        if codes[i] != COUNTED:
            tell(said, first + i % many, codes[i])


def tell_added(
    said: list[int], first: int, items: list[Item], takes: list[int], bounds: list[int], added: list[int], since: int,
    until: int,
) -> None:  # fmt: skip
    """Tell the items from ``since`` to ``until`` whether they count or are over a cap."""
    for w in range(len(bounds) - 1):
        low = first_from(items, bounds[w], bounds[w + 1], since)
        for i in range(low, first_from(items, low, bounds[w + 1], until + 1)):
            if takes[i] == 1:
                tell(said, first + items[i].mark, COUNTED if added[i] > 0 else OVER_CAP)
