"""Where the duty of an anchor stands: its window after every move of the anchor and every better pick (SEMANTICS 2.2).

In: a rule with the rhythm once, an occurrence of its anchor, the spans of a life, the days that count or
(docs/semantics.md 5.1) the items of its ways. Out: a :class:`Place`. Verdicts are given by ``duties``. Plain
functions over integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from kontaktdichte.rules.agreed import value_on
from kontaktdichte.rules.anchors import Move, Occurrence
from kontaktdichte.rules.calendar import FAR, NONE, moved
from kontaktdichte.rules.cells import end_of_cell
from kontaktdichte.rules.duties import MOVED, NO_CAUSE, pushed
from kontaktdichte.rules.program import BY_KNOWN, BY_WINDOW, PLAIN, STOP, Coded, Plan, Program
from kontaktdichte.rules.spans import Span, holds_on
from kontaktdichte.rules.ways import Item, Portion, at_distance, summed_once


class Place(NamedTuple):
    """Window and hard date of a once-duty, the end of the population it depends on (FAR: none), its anchor day.

    ``there`` is 0 where nothing is owed; ``stays``: moved in vain, since it was done or missed before.
    """

    there: int
    window: int
    hard: int
    population_end: int
    anchor: int
    cause: int
    cause_day: int
    stays: int


NOWHERE = Place(0, NONE, NONE, FAR, NONE, NO_CAUSE, NONE, 0)


def followed(
    program: Program, life: Coded, plan: Plan, found: Occurrence, moves: list[Move], days: list[int],
    items: list[Item], takes: list[int], bounds: list[int], scope: list[Span], resting: list[Span],
    population: list[Span],
) -> Place:  # fmt: skip
    """Where an occurrence's duty stands after every move and better pick; what counts: ``days``, or ``items``."""
    place = NOWHERE
    cause, cause_day, current, stays, dropped = NO_CAUSE, NONE, NONE, 0, False
    for i in range(found.first, found.last):
        move = moves[i]
        if move.day != NONE and move.day != current and stays == 0:
            stays = 1 if settled_by(program, plan, place, days, items, takes, bounds, move.known) else 0
            if stays == 0:
                place = placed(program, life, plan, found, move.day, scope, resting, population)
                late = current != NONE and place.there == 1 and place.hard < move.known
                cause, cause_day, current = MOVED if late else NO_CAUSE, move.known if late else NONE, move.day
        picked = move.picked == 1 if move.picked != NONE else not dropped
        if picked:
            dropped = False
        elif not dropped:
            if settled_by(program, plan, place, days, items, takes, bounds, move.known):
                return _with(place, cause, cause_day, stays)
            dropped = True
    if dropped:
        return NOWHERE
    return _with(place, cause, cause_day, stays)


def _with(place: Place, cause: int, cause_day: int, stays: int) -> Place:
    return Place(place.there, place.window, place.hard, place.population_end, place.anchor, cause, cause_day, stays)


def because(place: Place, cause: int, cause_day: int) -> Place:
    """The same place with a reason why its duty would not be judged if unmet."""
    return _with(place, cause, cause_day, place.stays)


def placed(
    program: Program, life: Coded, plan: Plan, found: Occurrence, day: int,
    scope: list[Span], resting: list[Span], population: list[Span],
) -> Place:  # fmt: skip
    """Where the duty of an anchor day stands; NOWHERE where nothing is owed."""
    window = _opening(program, plan, found, day, day, population)
    hard = _hard(program, life, plan, window, day, resting)
    tested, begun = min(day, hard), NONE
    if not holds_on(scope, tested):
        for start, _ in scope:
            if begun == NONE and day < start <= hard:
                begun = start
        if plan.by_window == 0 or begun == NONE:
            return NOWHERE
        tested = begun
    window = _opening(program, plan, found, day, tested, population)
    hard = _hard(program, life, plan, window, day, resting)
    end = FAR if plan.survives == 1 else population_on(population, tested)[1]
    return Place(1, min(max(window, begun), hard), hard, end, day, NO_CAUSE, NONE, 0)


def _opening(program: Program, plan: Plan, found: Occurrence, day: int, tested: int, population: list[Span]) -> int:
    """The first day of the window of an anchor day whose scope is tested on ``tested``."""
    if plan.opens == BY_WINDOW:
        return found.begin
    if plan.opens == BY_KNOWN:
        return max(found.known, population_on(population, tested)[0])
    return moved(program.calendar, day, plan.from_months, plan.from_days, plan.from_working)


def _hard(program: Program, life: Coded, plan: Plan, window: int, day: int, resting: list[Span]) -> int:
    months, days, working = value_on(program, life, plan.term, window, day)
    hard = moved(program.calendar, day, months, days, working)
    if plan.clock == STOP:
        hard = pushed(day, hard, resting, life.as_of)
    return end_of_cell(program.calendar, plan, hard)


def population_on(population: list[Span], day: int) -> Span:
    """The span of the population that holds a day; outside it, from that day on."""
    found = (day, FAR)
    for start, until in population:
        if start <= day < until:
            found = (start, until)
    return found


def settled_by(
    program: Program, plan: Plan, place: Place, days: list[int], items: list[Item], takes: list[int], bounds: list[int],
    day: int,
) -> bool:  # fmt: skip
    """Whether a duty was done or missed before its anchor moved, or a better one was known, on ``day``."""
    if place.there == 0:
        return False
    if place.hard < day:
        return True
    if plan.wide != PLAIN:
        added, portions = [0 for _ in items], [Portion(0, 0) for _ in range(0)]
        mine = at_distance(program.calendar, plan, items, takes, bounds, place.window)
        end = place.population_end
        done_on = summed_once(
            program, plan, place.window, place.hard, end, items, mine, bounds, added, portions
        ).done_on
        return NONE < done_on <= day
    counting = 0
    for i in range(bisect_left(days, place.window), len(days)):
        if days[i] <= day and (days[i] <= place.hard or days[i] < place.population_end):
            counting += 1
    return counting >= plan.times
