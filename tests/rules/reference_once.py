"""Once per anchor: windows, moves, picks and notices in the reference evaluator.

In: the :class:`Circumstances` of one rule whose rhythm is once. Out: its duties, and for each where contacts may lie.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tests.rules.reference_agreed import agreed_value
from tests.rules.reference_anchors import Found, Instance
from tests.rules.reference_calendar import cell_of, days_from
from tests.rules.reference_contacts import Item, Way
from tests.rules.reference_duties import Duty, judged, rests, shifted
from tests.rules.reference_ways import (
    Added,
    added,
    asked,
    complete,
    far_enough,
    reached,
    serving,
    spread_over,
    total,
    whole_cells,
)

if TYPE_CHECKING:
    from tests.rules.reference import Circumstances


@dataclass
class Window:
    """Where the duty of one anchor day stands, before any verdict."""

    first: date
    hard: date
    ends: date | None  # the population ends; afterwards only the window itself still counts
    anchor: date  # the day it hangs on


def once(c: Circumstances) -> list[Duty]:
    """One duty for each instance of the anchor that still owes one."""
    settled = [
        (instance, *both) for instance in c.anchors.instances(c.rule.rhythm.once) if (both := settle(c, instance))
    ]
    if c.rule.rhythm.consume:
        settled.sort(key=lambda one: (one[1].hard, one[1].first, one[1].anchor, one[0].known))
    taken: set[date] = set()
    found = []
    for instance, window, moved in settled:
        met = meeting(c, instance, window, taken)
        if c.rule.rhythm.consume:
            taken |= met.days
        duty = duty_of(c, instance, window, moved, met)
        if c.rule.met_by == "contact":
            tell(c, window, duty.done_on)
        found.append(duty)
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
    done = meeting(c, instance, window).done_on
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
    return Window(first, hard, None if lasting else life.population_ends(scope_day), day)


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
    base = c.life.office.add(day, agreed_value(c.life, c.rule.rhythm.until, first, day))
    hard = shifted(c, day, base)
    return hard if c.rule.rhythm.end_of is None else cell_of(hard, c.rule.rhythm.end_of)[1]


def may_count(window: Window, day: date) -> bool:
    """In the window; or after it, as long as the population lasts."""
    return window.first <= day and (day <= window.hard or window.ends is None or day < window.ends)


# ---------------------------------------------------------------------- what meets a duty


@dataclass
class Met:
    """When a duty was done, and what counted in its window; ``days`` are those it took."""

    done_on: date | None
    counted: int
    counted_on: list[date]
    days: set[date]
    part_counts: list[int] = field(default_factory=list)  # of each quota, then of each alternative


def meeting(c: Circumstances, instance: Instance, window: Window, taken: Set[date] = frozenset()) -> Met:
    """What meets a duty: a notice, or contacts that no earlier duty of the rule has taken."""
    return noticed(c, instance, window) if c.rule.met_by == "notice" else by_contacts(c, window, taken)


def noticed(c: Circumstances, instance: Instance, window: Window) -> Met:
    """The earliest notice of a deviation for exactly the unmet duty."""
    days = [
        d["notified_on"]
        for d in c.life.deviations
        if d["rule"] == c.rule.rhythm.once.unmet
        and d["window"] == instance.final.window
        and d.get("notified_on") is not None
        and d["notified_on"] <= c.life.as_of
    ]
    done = max(min(days), instance.final.window or date.min) if days else None
    in_time = [done] if done is not None and done <= window.hard else []
    return Met(done, len(in_time), in_time, set())


def by_contacts(c: Circumstances, window: Window, taken: Set[date]) -> Met:
    """The day on which some way is complete, from the window's first day on, without the days already ``taken``."""
    n = c.rule.rhythm.n
    own = [(item, amount) for item, amount in adding(c, c.ways[0], window, n) if item.day not in taken]
    done = [done_own(c, window, own)]
    counted, elsewhere = {item.day for item, amount in own if amount > 0}, []
    for way, other in zip(c.ways[1:], c.rule.or_, strict=True):
        others = adding(c, way, window, other.n)
        done.append(reached(others, other.n))
        elsewhere.append(total([(item, amount) for item, amount in others if item.day <= window.hard]))
        counted |= {item.day for item, amount in others if amount > 0}
    done_on = min((day for day in done if day is not None), default=None)
    if c.rule.rhythm.consume and done_on is not None:
        own = [(item, amount) for item, amount in own if item.day <= done_on]
        counted = {day for day in counted if day <= done_on}
    inside = [(item, amount) for item, amount in own if item.day <= window.hard]
    days = sorted(day for day in counted if day <= window.hard)
    parts = [total(serving(inside, quota)) for quota in range(len(c.rule.also))] + elsewhere
    return Met(done_on, total(inside), days, {item.day for item, _ in own}, parts)


def adding(c: Circumstances, way: Way, window: Window, need: int) -> Added:
    """What each item from the window's first day on adds, by a chain and counters of this duty."""
    return added(far_enough(c.life.office, placed(way, window), c.rule.apart)[0], way.clauses, need)


def placed(way: Way, window: Window) -> list[Item]:
    """The items of the window and of late closing."""
    return [item for item in way.items if may_count(window, item.day)]


def done_own(c: Circumstances, window: Window, amounts: Added) -> date | None:
    """The day on which number and quotas are reached, in the window also the spread."""
    n, spread = c.rule.rhythm.n, c.rule.rhythm.spread
    done = complete(amounts, n, asked(c.rule, n))
    if spread is None or done is None or done > window.hard:
        return done
    parts = whole_cells(c.life.office, spread, window.first, list(days_from(window.first, window.hard)))
    last = spread_over(amounts, parts)
    if last is not None:
        return max(done, last)
    return min((item.day for item, amount in amounts if amount > 0 and item.day > window.hard), default=None)


# ---------------------------------------------------------------------- the duty and its contacts


def duty_of(c: Circumstances, instance: Instance, window: Window, moved: bool, met: Met) -> Duty:
    """The duty in a settled window, judged."""
    duty = Duty(c.name, window.first, window.hard, c.rule.rhythm.n, met.counted, done_on=met.done_on)
    duty.counted_on, duty.part_counts = met.counted_on, met.part_counts
    duty.part_needs = asked(c.rule, c.rule.rhythm.n) + [other.n for other in c.rule.or_]
    known_too_late = c.rule.rhythm.late_known == "not_judge" and instance.known > window.hard
    ended = window.ends is not None and window.ends <= c.life.as_of and window.ends <= window.hard
    causes = {"ended": ended, "suspended": rests(c, window.hard), "moved": moved, "known_too_late": known_too_late}
    cause = next((name for name, true in causes.items() if true), None)
    return judged(c, duty, cause=cause, ends=window.ends)


def tell(c: Circumstances, window: Window, done_on: date | None) -> None:
    """What one duty says to every contact: those of its window and of the days in which one may close it late."""
    until = window.hard
    if done_on is None or done_on > window.hard:
        until = max(until, done_on or c.life.as_of)
    for way, need in zip(c.ways, [c.rule.rhythm.n, *(other.n for other in c.rule.or_)], strict=True):
        amounts = {item.position: amount for item, amount in adding(c, way, window, need)}
        for contact in c.life.contacts:
            position = contact["position"]
            if contact["on"] > until or not may_count(window, contact["on"]):
                c.codes.say(position, "outside_window")
            elif position in amounts:
                c.codes.say(position, "counted" if amounts[position] > 0 else "over_cap")
            else:
                c.codes.say(position, way.codes.get(position, "too_close"))
