"""The rhythms: from spans and counted days to duties with verdicts (SEMANTICS 2.3, 2.5, composition table).

In: sorted day numbers and spans of one rule and one life. Out: duties. Plain functions over integers, one merge pass
each; this is the only place that knows verdicts, "actionable" and "overdue".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kontaktdichte.rules.calendar import FAR, NONE, Calendar, cell
from kontaktdichte.rules.facts import Span
from kontaktdichte.rules.vocabulary import Clock, Partial, Unit

VERDICTS = ("upcoming", "open", "fulfilled", "missed", "missed_with_reason", "not_judged")
UPCOMING, OPEN, FULFILLED, MISSED, MISSED_WITH_REASON, NOT_JUDGED = range(6)
CAUSES = ("", "partial", "ended", "suspended", "known_too_late", "moved")
NO_CAUSE, PARTIAL, ENDED, SUSPENDED, KNOWN_TOO_LATE, MOVED = range(6)
LISTED_AHEAD = 92  # days after as_of in which a window must open for its duty to be listed


class Duty(NamedTuple):
    """One thing owed in one window; days are day numbers, NONE where empty.

    ``begin`` is the first day of the episode, or the anchor; ``cause_day`` the last day of what ended, the day on which
    an anchor was known or moved; ``last`` the counted day before the window (every) or the calendar cell's last day
    (per); ``days`` the counted days in the window.
    """

    window: int
    hard: int
    need: int
    counted: int
    verdict: int
    cause: int
    cause_day: int
    done_on: int
    actionable: bool
    begin: int
    last: int = NONE
    moved: bool = False
    days: tuple[int, ...] = ()

    @property
    def days_late(self) -> int:
        """Calendar days between the hard date and the day it was made up; 0 if not late."""
        return max(0, self.done_on - self.hard) if self.done_on != NONE else 0


class Frame(NamedTuple):
    """What every rhythm needs to judge: the evaluation day, the calendar, windows excused by a deviation."""

    as_of: int
    calendar: Calendar
    excused: frozenset[int] = frozenset()

    @property
    def listed(self) -> int:
        """Last day on which a window may open for its duty to be listed."""
        return self.as_of + LISTED_AHEAD


def judged(
    frame: Frame, window: int, hard: int, need: int, counted: int, done_on: int, cause: int, cause_day: int, *,
    owed: bool, begin: int, last: int = NONE, moved: bool = False, days: tuple[int, ...] = (),
) -> Duty:  # fmt: skip
    """A duty with its verdict: the first that fits of SEMANTICS 2.5. ``owed``: whether it could still be met."""
    as_of = frame.as_of
    if cause == PARTIAL:
        verdict = NOT_JUDGED
    elif done_on != NONE and done_on <= hard:
        verdict = FULFILLED
    elif cause != NO_CAUSE:
        verdict = NOT_JUDGED
    elif hard < as_of:
        verdict = MISSED_WITH_REASON if window in frame.excused else MISSED
    else:
        verdict = OPEN if window <= as_of else UPCOMING
    if verdict != NOT_JUDGED or cause == NO_CAUSE:
        cause, cause_day = NO_CAUSE, NONE
    actionable = owed and done_on == NONE and OPEN <= verdict <= MISSED_WITH_REASON and verdict != FULFILLED
    return Duty(window, hard, need, counted, verdict, cause, cause_day, done_on, actionable, begin, last, moved, days)


def is_overdue(strength: str, hard: int, as_of: int, verdict: int, actionable: bool) -> bool:
    """The one decision on overdue: a floor whose hard date has passed unmet and that is still owed."""
    return strength == "floor" and hard < as_of and verdict in (MISSED, MISSED_WITH_REASON) and actionable


def per_duties(
    frame: Frame, scope: Sequence[Span], days: Sequence[int], partial: Partial,
    unit_on: Callable[[int], Unit], need_on: Callable[[int], int], lookback: Callable[[int], int],
    running: Sequence[Span] = (),
) -> Iterator[Duty]:  # fmt: skip
    """One duty per calendar cell touched. ``lookback``: from which day on contacts before an episode count.

    ``running``: suspensions that a running clock ignores, but in which nothing is judged before they end.
    """
    i, day = 0, scope[0][0] if scope else FAR
    while day <= frame.listed:
        first, after = cell(unit_on(day), day)
        window, hard, inside, taken = day, day, 0, first
        counted_days: list[int] = []
        while True:
            start, until = scope[i]
            low, high = max(start, day), min(until, after)
            inside += high - low
            hard = high - 1
            since = max(taken, lookback(start)) if low == start else low
            counted_days += days[bisect_left(days, since) : bisect_left(days, high)]
            taken = high
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
        rests = bool(running) and _rests(running, hard, frame.as_of)
        yield _cell_duty(frame, (first, after), window, hard, inside, counted_days, partial, need_on(window), rests)


def _cell_duty(
    frame: Frame, span: Span, window: int, hard: int, inside: int, days: Sequence[int], partial: Partial, need: int,
    rests: bool,
) -> Duty:  # fmt: skip
    first, after = span
    whole = inside == after - first
    cause = SUSPENDED if rests else NO_CAUSE
    if not whole and partial == "prorate":
        need = need * inside // (after - first)
    if not whole and first <= frame.as_of and (partial == "show" or need == 0):
        cause = PARTIAL
    done_on = days[need - 1] if len(days) >= need > 0 else NONE
    owed = frame.as_of <= hard
    return judged(
        frame, window, hard, need, len(days), done_on, cause, hard,
        owed=owed, begin=first, last=after - 1, days=tuple(days),
    )  # fmt: skip


def every_duties(
    frame: Frame, episode: Span, resting: Sequence[Span], clock: Clock, days: Sequence[int], n: int,
    interval_end: Callable[[int, int], int], first_due: int,
) -> Iterator[Duty]:  # fmt: skip
    """Rolling duties of one episode. ``interval_end(start, window)``: start + X with the value in force on window.

    ``days``: counted days inside the episode; ``first_due``: the first term where the rule has one, else NONE.
    """
    begin, end = episode
    as_of = frame.as_of
    for k in range(len(days) + 1):
        window = days[k - 1] + 1 if k else begin
        if window >= end or window > frame.listed:
            return
        start = days[k - n] if k >= n else begin
        hard = first_due if k == 0 and first_due != NONE else interval_end(start, window)
        if clock == "stop" and resting:
            hard = pushed(start, hard, resting, as_of)
        done_on = days[k] if k < len(days) else NONE
        cause, cause_day = NO_CAUSE, NONE
        if done_on == NONE and end <= hard and end <= as_of:
            cause, cause_day = ENDED, end - 1
        elif clock == "run" and _rests(resting, hard, as_of):
            cause = SUSPENDED
        yield judged(
            frame, window, hard, 1, 1 if k < len(days) else 0, done_on, cause, cause_day,
            owed=as_of < end, begin=begin, last=days[k - 1] if k else NONE, days=tuple(days[k : k + 1]),
        )  # fmt: skip


def once_duty(
    frame: Frame, window: int, hard: int, days: Sequence[int], n: int, population_end: int, cause: int, cause_day: int,
    anchor: int, moved: bool,
) -> Duty:  # fmt: skip
    """One duty in its window; ``days`` are all counted days of the life, ``population_end`` FAR where it survives."""
    low = bisect_left(days, window)
    done_on = days[low + n - 1] if low + n <= len(days) else NONE
    if done_on > hard and done_on >= population_end:
        done_on = NONE
    if population_end <= hard and population_end <= frame.as_of:
        cause, cause_day = ENDED, population_end - 1
    inside = tuple(days[low : bisect_left(days, hard + 1)])
    return judged(
        frame, window, hard, n, len(inside), done_on, cause, cause_day,
        owed=frame.as_of < population_end, begin=anchor, moved=moved, days=inside,
    )  # fmt: skip


def hold_duties(
    frame: Frame, episode: Span, resting: Sequence[Span], clock: Clock, facts: Sequence[Span], hard: int
) -> Iterator[Duty]:
    """The first term of an episode and every later gap. ``facts``: spans of the fact; ``hard``: B + within."""
    begin, end = episode
    as_of = frame.as_of
    if clock == "stop" and resting:
        hard = pushed(begin, hard, resting, as_of)
    cover = next(((start, until) for start, until in facts if until > hard), None)
    fact_from = max(begin, cover[0]) if cover is not None else FAR
    made_up = fact_from > hard and fact_from < end
    done_on = fact_from if fact_from <= as_of and (fact_from <= hard or made_up) else NONE
    cause, cause_day = (ENDED, end - 1) if end <= hard and end <= as_of else (NO_CAUSE, NONE)
    if cause == NO_CAUSE and clock == "run" and _rests(resting, hard, as_of):
        cause = SUSPENDED
    if begin <= frame.listed:
        counted = 1 if done_on != NONE else 0
        yield judged(frame, begin, hard, 1, counted, done_on, cause, cause_day, owed=as_of < end, begin=begin)
    if cover is not None and (fact_from <= hard or made_up):
        yield from _gaps(frame, episode, resting, clock, [span for span in facts if span[1] > hard])


def _gaps(frame: Frame, episode: Span, resting: Sequence[Span], clock: Clock, facts: Sequence[Span]) -> Iterator[Duty]:
    """Each gap after the first cover owes on its first day."""
    begin, end = episode
    for i, (_, gap) in enumerate(facts):
        closing = facts[i + 1][0] if i + 1 < len(facts) else FAR
        day = gap
        if clock == "stop":
            for low, high in resting:
                if low <= day < high:
                    day = high
        if day >= min(end, closing) or day > frame.listed:
            continue
        done_on = closing if closing <= frame.as_of and closing < end else NONE
        cause = SUSPENDED if clock == "run" and _rests(resting, day, frame.as_of) else NO_CAUSE
        counted = 1 if done_on != NONE else 0
        yield judged(frame, day, day, 1, counted, done_on, cause, NONE, owed=frame.as_of < end, begin=begin)


def pushed(start: int, due: int, resting: Sequence[Span], as_of: int) -> int:
    """A due date moved on by every suspended day after ``start``; an open suspension counts up to ``as_of``."""
    for low, high in resting:
        low = max(low, start + 1)
        if low > due:
            break
        due += max(0, (high if high < FAR else as_of + 1) - low)
    return due


def _rests(resting: Sequence[Span], hard: int, as_of: int) -> bool:
    """Whether a hard date has passed inside a suspension that is still running."""
    return hard < as_of and any(low <= hard and as_of < high for low, high in resting)


def rests_at(resting: Sequence[Span], hard: int, clock: Clock, as_of: int) -> bool:
    """Whether a once-duty is not judged because its hard date lies in a suspension (that has begun, or still runs)."""
    if clock == "run":
        return _rests(resting, hard, as_of)
    return any(low <= hard < high and low <= as_of for low, high in resting) if clock == "restart" else False
