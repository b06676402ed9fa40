"""The rhythms: from spans and counted days to duties with verdicts (SEMANTICS 2.3, 2.5, composition table).

In: sorted day numbers and spans of one rule and one life. Out: duties. Plain functions over integers, one merge pass
each, compiled by :mod:`bulk` as they stand; this is the only place that knows verdicts, "actionable" and "overdue".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from kontaktdichte.rules.agreed import value_on
from kontaktdichte.rules.calendar import FAR, NONE, moved
from kontaktdichte.rules.cells import Cell, cells_of, end_of_cell
from kontaktdichte.rules.program import PRORATE, RUN, SHOW, STOP, Coded, Plan, Program
from kontaktdichte.rules.spans import Span

VERDICTS = ("upcoming", "open", "fulfilled", "missed", "missed_with_reason", "not_judged")
UPCOMING, OPEN, FULFILLED, MISSED, MISSED_WITH_REASON, NOT_JUDGED = range(6)
CAUSES = ("", "partial", "ended", "suspended", "known_too_late", "moved", "waived")
NO_CAUSE, PARTIAL, ENDED, SUSPENDED, KNOWN_TOO_LATE, MOVED, WAIVED = range(7)
LISTED_AHEAD = 92  # days after as_of in which a window must open for its duty to be listed


class Duty(NamedTuple):
    """One thing owed in one window; days are day numbers, NONE where empty.

    ``rule`` is its place; ``begin`` the first day of the episode, or the anchor; ``cause_day`` the last day of what
    ended, the day on which an anchor was known or moved; ``last`` the counted day before the window (every) or the
    cell's last day (per); the counted days in the window are ``kept`` ones from ``first`` on of those found; ``until``:
    the first day on which it is owed no longer; ``portion``: the place of the first of its quotas and alternatives.
    """

    rule: int
    window: int
    hard: int
    need: int
    counted: int
    verdict: int
    cause: int
    cause_day: int
    done_on: int
    actionable: int
    begin: int
    last: int
    moved: int
    first: int
    kept: int
    until: int
    portion: int

    @property
    def days_late(self) -> int:
        """Calendar days between the hard date and the day it was made up; 0 if not late."""
        return max(0, self.done_on - self.hard) if self.done_on != NONE else 0


def no_duties() -> list[Duty]:
    """An empty list for others to fill; a compiler must see of what."""
    return [Duty(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) for _ in range(0)]


def listed_until(as_of: int) -> int:
    """Last day on which a window may open for its duty to be listed."""
    return as_of + LISTED_AHEAD


def judged(
    life: Coded, rule: int, window: int, hard: int, need: int, counted: int, done_on: int, cause: int, cause_day: int,
    until: int, begin: int, last: int, moved: int, first: int, kept: int, portion: int,
) -> Duty:  # fmt: skip
    """A duty with its verdict: the first that fits of SEMANTICS 2.5. ``until``: when it is owed no longer."""
    as_of = life.as_of
    if cause in (PARTIAL, WAIVED):
        verdict = NOT_JUDGED
    elif done_on != NONE and done_on <= hard:
        verdict = FULFILLED
    elif cause != NO_CAUSE:
        verdict = NOT_JUDGED
    elif hard < as_of:
        verdict = MISSED_WITH_REASON if excused(life, rule, window) else MISSED
    else:
        verdict = OPEN if window <= as_of else UPCOMING
    if verdict != NOT_JUDGED:
        cause = NO_CAUSE
    if cause == NO_CAUSE:
        cause_day = NONE
    due = verdict in (OPEN, MISSED, MISSED_WITH_REASON)
    actionable = 1 if due and done_on == NONE and as_of < until else 0
    return Duty(
        rule, window, hard, need, counted, verdict, cause, cause_day, done_on, actionable, begin, last, moved, first,
        kept, until, portion,
    )  # fmt: skip


def excused(life: Coded, rule: int, window: int) -> bool:
    """Whether a deviation with a reason stands for exactly this rule and window."""
    found = False
    for row in life.excuses:
        found = found or (row.rule == rule and row.window == window and row.excuses == 1)
    return found


def is_overdue(strength: str, hard: int, as_of: int, verdict: int, actionable: bool) -> bool:
    """The one decision on overdue: a floor whose hard date has passed unmet and that is still owed."""
    return bool(actionable) and strength == "floor" and verdict in (MISSED, MISSED_WITH_REASON) and hard < as_of


def per_duties(
    program: Program, life: Coded, rule: int, scope: list[Span], running: list[Span], days: list[int],
    duties: list[Duty], met: list[int],
) -> None:  # fmt: skip
    """One duty per cell touched. ``running``: suspensions that a running clock ignores, but in which nothing is judged
    before they end. ``days``: the counted ones in scope and lookback; they go to ``met``."""  # fmt: skip
    plan, at = program.plans[rule], 0
    for cell in cells_of(program, life, rule, scope, listed_until(life.as_of)):
        found = len(met)
        while at < len(days) and days[at] <= cell.hard:
            met.append(days[at])
            at += 1
        n, counted = value_on(program, life, plan.n, cell.window, NONE)[0], len(met) - found
        need = n * days_asked(plan, cell) // (cell.after - cell.first)
        done_on = met[found + need - 1] if counted >= need and need > 0 else NONE
        duties.append(cell_duty(life, rule, plan, cell, running, n, need, counted, done_on, found, counted, NONE))


def days_asked(plan: Plan, cell: Cell) -> int:
    """For how many days of a cell is asked: those in scope where the rule prorates, else all."""
    return cell.inside if plan.partial == PRORATE else cell.after - cell.first


def cell_duty(
    life: Coded, rule: int, plan: Plan, cell: Cell, running: list[Span], n: int, need: int, counted: int, done_on: int,
    found: int, kept: int, portion: int,
) -> Duty:  # fmt: skip
    """The duty of one cell that ``n`` is written for; ``kept`` counted days stand from ``found`` on among those met."""
    cut = cell.inside < cell.after - cell.first
    cause = SUSPENDED if rests_now(running, cell.hard, life.as_of) else NO_CAUSE
    if cell.first <= life.as_of:
        if n == 0:
            cause = WAIVED
        elif cut and (plan.partial == SHOW or need == 0):
            cause = PARTIAL
    return judged(
        life, rule, cell.window, cell.hard, need, counted, done_on, cause, cell.hard, cell.hard + 1, cell.first,
        cell.after - 1, 0, found, kept, portion,
    )  # fmt: skip


def days_in(days: list[int], spans: list[Span]) -> list[int]:
    """The days that lie in the spans (both sorted)."""
    found = [NONE for _ in range(0)]
    for start, until in spans:
        for k in range(bisect_left(days, start), bisect_left(days, until)):
            found.append(days[k])
    return found


def every_duties(
    program: Program, life: Coded, rule: int, episode: Span, resting: list[Span], days: list[int], first_due: int,
    duties: list[Duty], met: list[int],
) -> None:  # fmt: skip
    """Rolling duties of one episode. ``days``: all counted days; ``first_due``: the first term where there is one."""
    plan, as_of = program.plans[rule], life.as_of
    begin, end = episode
    low, high = bisect_left(days, begin), bisect_left(days, end)
    n, count, found, last_listed = plan.times, high - low, len(met), listed_until(as_of)
    agreed = program.values[plan.term].agreed != 0  # else it is the same for every window
    months, weekdays, working = value_on(program, life, plan.term, begin, NONE)
    for k in range(low, high):
        met.append(days[k])
    for k in range(count + 1):
        window = days[low + k - 1] + 1 if k > 0 else begin
        if window >= end or window > last_listed:
            return
        start = days[low + k - n] if k >= n else begin
        hard = first_due
        if k > 0 or first_due == NONE:
            if agreed:
                months, weekdays, working = value_on(program, life, plan.term, window, NONE)
            hard = moved(program.calendar, start, months, weekdays, working)
        if plan.clock == STOP and len(resting) > 0:
            hard = pushed(start, hard, resting, as_of)
        hard = end_of_cell(program.calendar, plan, hard)
        done_on = days[low + k] if k < count else NONE
        cause, cause_day = NO_CAUSE, NONE
        if done_on == NONE and end <= hard and end <= as_of:
            cause, cause_day = ENDED, end - 1
        elif plan.clock == RUN and rests_now(resting, hard, as_of):
            cause = SUSPENDED
        closed = 1 if k < count else 0
        duties.append(judged(
            life, rule, window, hard, 1, closed, done_on, cause, cause_day,
            end, begin, days[low + k - 1] if k > 0 else NONE, 0, found + k, closed, NONE,
        ))  # fmt: skip


def once_duty(
    program: Program, life: Coded, rule: int, window: int, hard: int, days: list[int], population_end: int, cause: int,
    cause_day: int, anchor: int, moved_in_vain: int, met: list[int],
) -> Duty:  # fmt: skip
    """One duty in its window; ``days`` are all counted days of the life, ``population_end`` FAR where it survives."""
    n, found = program.plans[rule].times, len(met)
    low, high = bisect_left(days, window), bisect_left(days, hard + 1)
    done_on = days[low + n - 1] if low + n <= len(days) else NONE
    if done_on > hard and done_on >= population_end:
        done_on = NONE
    for k in range(low, high):
        met.append(days[k])
    counted = len(met) - found
    return judged(
        life, rule, window, hard, n, counted, done_on, cause, cause_day, population_end, anchor, NONE, moved_in_vain,
        found, counted, NONE,
    )  # fmt: skip


def hold_duties(
    program: Program, life: Coded, rule: int, episode: Span, resting: list[Span], facts: list[Span], duties: list[Duty]
) -> None:
    """The first term of an episode and every later gap. ``facts``: spans in which the fact exists."""
    plan, as_of = program.plans[rule], life.as_of
    begin, end = episode
    months, days, working = value_on(program, life, plan.term, begin, NONE)
    hard = moved(program.calendar, begin, months, days, working)
    if plan.clock == STOP and len(resting) > 0:
        hard = pushed(begin, hard, resting, as_of)
    fact_from = FAR
    for start, until in facts:
        if fact_from == FAR and until > hard:
            fact_from = max(begin, start)
    in_time = fact_from <= hard
    made_up = not in_time and fact_from < end
    done_on = fact_from if fact_from <= as_of and (in_time or made_up) else NONE
    cause, cause_day = NO_CAUSE, NONE
    if end <= hard and end <= as_of:
        cause, cause_day = ENDED, end - 1
    elif plan.clock == RUN and rests_now(resting, hard, as_of):
        cause = SUSPENDED
    if begin <= listed_until(as_of):
        counted = 1 if done_on != NONE else 0
        duties.append(judged(
            life, rule, begin, hard, 1, counted, done_on, cause, cause_day, end, begin, NONE, 0, 0, 0, NONE,
        ))  # fmt: skip
    if in_time or made_up:
        _gaps(program, life, rule, episode, resting, [span for span in facts if span[1] > hard], duties)


def _gaps(
    program: Program, life: Coded, rule: int, episode: Span, resting: list[Span], facts: list[Span], duties: list[Duty]
) -> None:
    """Each gap after the first cover owes on its first day."""
    clock, as_of = program.plans[rule].clock, life.as_of
    begin, end = episode
    for i in range(len(facts)):
        closing = facts[i + 1][0] if i + 1 < len(facts) else FAR
        day = facts[i][1]
        if clock == STOP:
            for low, high in resting:
                if low <= day < high:
                    day = high
        if day >= min(end, closing) or day > listed_until(as_of):
            continue
        done_on = closing if closing <= as_of and closing < end else NONE
        cause = SUSPENDED if clock == RUN and rests_now(resting, day, as_of) else NO_CAUSE
        counted = 1 if done_on != NONE else 0
        duties.append(judged(
            life, rule, day, day, 1, counted, done_on, cause, NONE, end, begin, NONE, 0, 0, 0, NONE,
        ))  # fmt: skip


def pushed(start: int, due: int, resting: list[Span], as_of: int) -> int:
    """A due date moved on by every suspended day after ``start``; an open suspension counts up to ``as_of``."""
    for first, high in resting:
        low = max(first, start + 1)
        if low > due:
            break
        due += max(0, (high if high < FAR else as_of + 1) - low)
    return due


def rests_now(resting: list[Span], hard: int, as_of: int) -> bool:
    """Whether a hard date has passed inside a suspension that is still running."""
    found = False
    if hard < as_of:
        for low, high in resting:
            found = found or (low <= hard and as_of < high)
    return found


def rests_at(resting: list[Span], hard: int, clock: int, as_of: int) -> bool:
    """Whether a once-duty is not judged because its hard date lies in a suspension (that has begun, or still runs)."""
    if clock == RUN:
        return rests_now(resting, hard, as_of)
    found = False
    if clock != STOP:
        for low, high in resting:
            found = found or (low <= hard < high and low <= as_of)
    return found
