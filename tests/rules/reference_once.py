"""Once per anchor: windows, moves, picks and notices in the reference evaluator.

In: the :class:`Circumstances` of one rule whose rhythm is once. Out: its duties, and for each where contacts may lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.rules.reference_anchors import Found, Instance
from tests.rules.reference_calendar import days_from
from tests.rules.reference_rhythms import Duty, judged, rests, shifted

if TYPE_CHECKING:
    from tests.rules.reference import Circumstances


@dataclass
class Window:
    """Where the duty of one anchor day stands, before any verdict."""

    first: date
    hard: date
    ends: date | None  # the population ends; afterwards only the window itself still counts


def once(c: Circumstances) -> list[Duty]:
    """One duty for each instance of the anchor that still owes one."""
    found: list[Duty] = []
    for instance in c.anchors.instances(c.rule.rhythm.once):
        settled = settle(c, instance)
        if settled is not None:
            window, moved = settled
            found.append(duty_of(c, instance, window, moved))
    return found


def settle(c: Circumstances, instance: Instance) -> tuple[Window, bool] | None:
    """Follow an instance through its moves, and through better picks, to the window it owes in the end."""
    window, moved, former, stays, dropped = None, False, None, False, False
    for moment in [m for m in c.life.moments if m >= instance.known]:
        found = instance.at(moment)
        assert found is not None
        if not stays and (former is None or found.day != former.day):
            stays = former is not None and window is not None and settled_by(c, instance, window, moment)
            if not stays:
                window = window_of(c, instance, found)
                moved = former is not None and window is not None and window.hard < moment
                former = found
        better = superseded(c, instance, moment)
        if better is False:
            dropped = False  # also where the better one turned out to be an error
        elif better and not dropped:
            if window is not None and settled_by(c, instance, window, moment):
                return window, moved
            dropped = True
    return None if window is None or dropped else (window, moved)


def settled_by(c: Circumstances, instance: Instance, window: Window, moment: date) -> bool:
    """Done by contacts up to that day, or its hard date passed before it."""
    done = done_on(c, instance, window)
    return window.hard < moment or (done is not None and done <= moment)


def superseded(c: Circumstances, instance: Instance, moment: date) -> bool | None:
    """Whether a later (for ``first``: earlier) instance is known by then; None while this one is not known itself."""
    anchor = c.rule.rhythm.once
    if anchor.pick == "each":
        return False
    others = c.anchors.at(anchor, moment)
    mine = others.get(instance.key)
    if mine is None:
        return None
    days = [one.day for key, one in others.items() if key != instance.key]
    return any(day > mine.day if anchor.pick == "latest" else day < mine.day for day in days)


def window_of(c: Circumstances, instance: Instance, found: Found) -> Window | None:
    """The window that an anchor day opens, or None if nothing is owed there."""
    rhythm, life, day = c.rule.rhythm, c.life, found.day
    lasting = rhythm.once.unmet is not None or rhythm.once.end == "population"
    hard = hard_date(c, day, opening(c, instance, found, day))
    scope_day = min(day, hard)
    begun: date | None = None
    if not c.applies(scope_day):
        if rhythm.anchored != "window":
            return None
        later = [d for d in days_from(day, hard) if d > day and c.applies(d)]
        if not later:
            return None
        scope_day = begun = later[0]
    first = opening(c, instance, found, scope_day)
    hard = hard_date(c, day, first)
    first = min(first if begun is None else max(first, begun), hard)
    return Window(first, hard, None if lasting else life.population_ends(scope_day))


def opening(c: Circumstances, instance: Instance, found: Found, scope_day: date) -> date:
    """The first day of the window."""
    if c.rule.rhythm.from_ == "window":
        assert found.window is not None
        return found.window
    if c.rule.rhythm.from_ == "known":
        return max(instance.known, c.life.population_begins(scope_day))
    return c.life.office.add(found.day, c.rule.rhythm.from_)


def hard_date(c: Circumstances, day: date, first: date) -> date:
    """The last day of the window; an agreed term is the one in force on its first day."""
    base = c.life.office.add(day, c.life.agreed_value(c.rule.rhythm.until, first, day))
    return shifted(c, day, base)


def done_on(c: Circumstances, instance: Instance, window: Window) -> date | None:
    """The n-th counted day, in time or late; a notice on its earliest day."""
    if c.rule.met_by == "notice":
        return notified(c, instance)
    days = [d for d in c.accepted if window.first <= d and may_count(window, d)]
    n = c.rule.rhythm.n
    return days[n - 1] if len(days) >= n else None


def may_count(window: Window, day: date) -> bool:
    """In the window; or after it, as long as the population lasts."""
    return day <= window.hard or window.ends is None or day < window.ends


def notified(c: Circumstances, instance: Instance) -> date | None:
    """The earliest notice of a deviation for exactly the unmet duty."""
    days = [
        d["notified_on"]
        for d in c.life.deviations
        if d["rule"] == c.rule.rhythm.once.unmet
        and d["window"] == instance.final.window
        and d.get("notified_on") is not None
        and d["notified_on"] <= c.life.as_of
    ]
    return max(min(days), instance.final.window or date.min) if days else None


def duty_of(c: Circumstances, instance: Instance, window: Window, moved: bool) -> Duty:
    """The duty in a settled window, judged."""
    done = done_on(c, instance, window)
    if c.rule.met_by == "notice":
        counted = int(done is not None and done <= window.hard)
    else:
        counted = sum(window.first <= d <= window.hard for d in c.accepted)
    duty = Duty(c.name, window.first, window.hard, c.rule.rhythm.n, counted, done_on=done)
    known_too_late = c.rule.rhythm.late_known == "not_judge" and instance.known > window.hard
    ended = window.ends is not None and window.ends <= c.life.as_of and window.ends <= window.hard
    causes = {"ended": ended, "suspended": rests(c, window.hard), "moved": moved, "known_too_late": known_too_late}
    cause = next((name for name, true in causes.items() if true), None)
    return judged(c, duty, cause=cause, ends=window.ends)


def placed(c: Circumstances, duties: list[Duty], day: date) -> str | None:
    """A contact lies in some window, or in the days in which one may still be closed late."""
    for duty in duties:
        until = duty.hard
        if duty.done_on is None or duty.done_on > duty.hard:
            until = max(until, duty.done_on or c.life.as_of)
        if duty.window <= day <= until and may_count(Window(duty.window, duty.hard, duty.ends), day):
            return None
    return "outside_window"
