"""The rhythms of rules that look at contacts one by one: worth, quotas, alternatives, caps, spread, distance.

In: the items of a rule's ways (see :mod:`ways`) and its spans. Out: duties, and for every contact what it is told. What
the words mean stands in docs/semantics.md 5.1. Plain functions over integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from kontaktdichte.rules.acceptance import COUNTED, OUTSIDE_WINDOW, OVER_CAP, TOO_CLOSE
from kontaktdichte.rules.agreed import value_on
from kontaktdichte.rules.anchors import Occurrence
from kontaktdichte.rules.calendar import FAR, NONE, moved
from kontaktdichte.rules.cells import cells_of, end_of_cell, spread_cells
from kontaktdichte.rules.duties import (
    ENDED,
    NO_CAUSE,
    SUSPENDED,
    Duty,
    cell_duty,
    days_asked,
    judged,
    listed_until,
    pushed,
    rests_now,
)
from kontaktdichte.rules.needs import adds_from_the_newest, consumed, quota_total, start_on, total
from kontaktdichte.rules.placing import Place
from kontaktdichte.rules.program import RUN, STOP, Coded, Plan, Program
from kontaktdichte.rules.spans import Span
from kontaktdichte.rules.ways import (
    Item,
    Portion,
    days_of,
    first_from,
    limits_of,
    quota_needs,
    summed,
    summed_once,
    tell,
    tell_added,
)


def per_widely(
    program: Program, life: Coded, rule: int, scope: list[Span], running: list[Span], items: list[Item],
    takes: list[int], bounds: list[int], duties: list[Duty], met: list[int], portions: list[Portion], said: list[int],
) -> None:  # fmt: skip
    """One duty per cell touched; the items are those in scope and lookback."""
    plan, since = program.plans[rule], 0
    told = plan.told * len(life.marks)
    added = [item.worth for item in items]
    for cell in cells_of(program, life, rule, scope, listed_until(life.as_of)):
        n = value_on(program, life, plan.n, cell.window, NONE)[0]
        days, whole = days_asked(plan, cell), cell.after - cell.first
        need = n * days // whole
        spread = spread_cells(program.calendar, plan, scope, cell.first, cell.after)
        portion = len(portions)
        found = summed(
            program, plan, items, takes, bounds, since, cell.hard, cell.hard, need, days, whole, spread, added,
            portions,
        )  # fmt: skip
        first = len(met)
        met += days_of(items, added, bounds, since, cell.hard + 1)
        if len(said) > 0:
            tell_added(said, told, items, takes, bounds, added, since, cell.hard)
        duties.append(cell_duty(
            life, rule, plan, cell, running, n, need, found.counted, found.done_on, first,
            len(met) - first, portion,
        ))  # fmt: skip
        since = cell.hard + 1
    if len(said) > 0:
        tell_added(said, told, items, takes, bounds, added, since, FAR)  # of cells that are not listed yet


def every_widely(
    program: Program, life: Coded, rule: int, episode: Span, resting: list[Span], first_due: int, items: list[Item],
    takes: list[int], bounds: list[int], duties: list[Duty], met: list[int], portions: list[Portion],
) -> None:  # fmt: skip
    """Rolling duties of one episode, each closed on the first counted day on which its start moves on."""
    plan, as_of = program.plans[rule], life.as_of
    begin, end = episode
    days = days_of(items, takes, bounds, begin, end)
    starts = _starts(program, plan, items, takes, bounds, begin, days)
    window, start, at = begin, NONE, 0
    while window < end and window <= listed_until(as_of):
        while at < len(days) and starts[at] <= start:
            at += 1
        done_on = days[at] if at < len(days) else NONE
        clock = begin if start == NONE else start
        hard = first_due
        if start != NONE or first_due == NONE:
            months, weekdays, working = value_on(program, life, plan.term, window, NONE)
            hard = moved(program.calendar, clock, months, weekdays, working)
        if plan.clock == STOP and len(resting) > 0:
            hard = pushed(clock, hard, resting, as_of)
        hard = end_of_cell(program.calendar, plan, hard)
        cause, cause_day = NO_CAUSE, NONE
        if done_on == NONE and end <= hard and end <= as_of:
            cause, cause_day = ENDED, end - 1
        elif plan.clock == RUN and rests_now(resting, hard, as_of):
            cause = SUSPENDED
        until, portion, first = done_on if done_on != NONE else min(as_of, end - 1), len(portions), len(met)
        since = begin if start == NONE else start + 1
        counted = _summed_back(program, plan, items, takes, bounds, since, until, portions)
        met += [day for day in days if window <= day <= until]
        duties.append(judged(
            life, rule, window, hard, plan.times, counted, done_on, cause, cause_day, end, begin,
            window - 1 if start != NONE else NONE, 0, first, len(met) - first, portion,
        ))  # fmt: skip
        if done_on == NONE:
            return
        window, start = done_on + 1, starts[at]


def _starts(
    program: Program, plan: Plan, items: list[Item], takes: list[int], bounds: list[int], begin: int, days: list[int]
) -> list[int]:
    """For each day the latest one from which on, up to it, enough was done in some way; NONE: in none."""
    starts = [NONE for _ in days]
    for w in range(plan.ways):
        way = program.ways[plan.way + w]
        n = plan.times if w == 0 else way.n
        limits = limits_of(program, way, n, plan.grain)
        wanted = [need * plan.grain for need in quota_needs(program, plan, n, 1, 1)] if w == 0 else takes[:0]
        low = first_from(items, bounds[w], bounds[w + 1], begin)
        high = low
        for k in range(len(days)):
            while high < bounds[w + 1] and items[high].day <= days[k]:
                high += 1
            starts[k] = max(starts[k], start_on(items, takes, low, high, limits, n * plan.grain, wanted))
    return starts


def _summed_back(
    program: Program, plan: Plan, items: list[Item], takes: list[int], bounds: list[int], since: int, until: int,
    portions: list[Portion],
) -> int:  # fmt: skip
    """What the own way adds from ``since`` to ``until`` in whole units, the newest first; the others go to portions."""
    counted = 0
    for w in range(plan.ways):
        way = program.ways[plan.way + w]
        n = plan.times if w == 0 else way.n
        low = first_from(items, bounds[w], bounds[w + 1], since)
        high = first_from(items, low, bounds[w + 1], until + 1)
        added = adds_from_the_newest(items, takes, low, high, limits_of(program, way, n, plan.grain))
        if w == 0:
            counted = total(added, plan.grain)
            needs = quota_needs(program, plan, n, 1, 1)
            for j in range(plan.quotas):
                portions.append(Portion(needs[j], quota_total(items, added, low, j, plan.grain)))
        else:
            portions.append(Portion(n, total(added, plan.grain)))
    return counted


def takers(plan: Plan, places: list[Place], found: list[Occurrence], items: list[Item], takes: list[int]) -> list[int]:
    """The place whose duty takes each item, where a contact serves only one; NONE: none does."""
    order = sorted([
        (place.hard, place.window, place.anchor, found[i].known, i)
        for i, place in enumerate(places) if place.there == 1
    ])  # fmt: skip
    rows = [(window, hard, places[i].population_end) for hard, window, _, _, i in order]
    taken = consumed(items, takes, rows, plan.times * plan.grain)
    return [order[k][4] if k != NONE else NONE for k in taken]


def once_widely(
    program: Program, life: Coded, rule: int, place: Place, items: list[Item], takes: list[int], bounds: list[int],
    duties: list[Duty], met: list[int], portions: list[Portion], added: list[int],
) -> None:  # fmt: skip
    """One duty in its window; ``takes``: what it may take, at its distance. ``added``: gets what each item adds."""
    plan, portion = program.plans[rule], len(portions)
    found = summed_once(
        program, plan, place.window, place.hard, place.population_end, items, takes, bounds, added, portions
    )
    first = len(met)
    met += days_of(items, added, bounds, place.window, place.hard + 1)
    duties.append(judged(
        life, rule, place.window, place.hard, plan.times, found.counted, found.done_on, place.cause, place.cause_day,
        place.population_end, place.anchor, NONE, place.stays, first, len(met) - first, portion,
    ))  # fmt: skip


def tell_window(
    life: Coded, plan: Plan, window: int, until: int, items: list[Item], takes: list[int], bounds: list[int],
    codes: list[int], added: list[int], said: list[int],
) -> None:  # fmt: skip
    """Tell every contact what one duty says to it; ``until``: after the last day on which it could be met or closed."""
    many = len(life.marks)
    for w in range(plan.ways):
        at = bounds[w]
        for m in range(many):
            code = codes[w * many + m]
            while at < bounds[w + 1] and items[at].mark < m:
                at += 1
            if life.marks[m].on < window or life.marks[m].on >= until:
                code = OUTSIDE_WINDOW
            elif code == COUNTED and plan.consume == 0:
                code = TOO_CLOSE if takes[at] == 0 else COUNTED if added[at] > 0 else OVER_CAP
            tell(said, plan.told * many + m, code)
