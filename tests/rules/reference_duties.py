"""A duty, its verdict, and what other rules may ask about it: the last station of the reference evaluator.

In: a window, what was counted in it, the :class:`Circumstances` of its rule. Out: :class:`Duty` with its verdict, and
whether on a day something of a rule is overdue or unmet several times in a row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tests.rules.reference_calendar import ONE, days_from

if TYPE_CHECKING:
    from tests.rules.reference import Circumstances

MISSED = ("missed", "missed_with_reason")


@dataclass
class Duty:
    """One duty with its verdict; the keys that the engine is compared in."""

    rule: str
    window: date
    hard: date
    need: int
    counted: int
    verdict: str = ""
    cause: str | None = None
    done_on: date | None = None
    days_late: int | None = None
    soft: date | None = None
    actionable: bool = False
    overdue: bool = False
    counted_on: list[date] = field(default_factory=list)
    part_needs: list[int] = field(default_factory=list)  # of each quota, then of each alternative
    part_counts: list[int] = field(default_factory=list)
    ends: date | None = None  # first day on which nothing is owed any more


def judged(
    c: Circumstances,
    duty: Duty,
    *,
    cause: str | None = None,
    left_out: str | None = None,
    cell: date = date.min,
    ends: date | None = None,
) -> Duty:
    """The verdict, the first that fits, and what follows from it.

    ``left_out``: why it is not judged in any case (waived, partial), from the first day of its ``cell`` on; ``cause``:
    why it would not be judged if unmet.
    """
    as_of = c.life.as_of
    in_time = duty.done_on is not None and duty.done_on <= duty.hard
    if left_out is not None and cell <= as_of:
        duty.verdict, duty.cause = "not_judged", left_out
    elif in_time:
        duty.verdict = "fulfilled"
    elif cause is not None:
        duty.verdict, duty.cause = "not_judged", cause
    elif duty.hard < as_of:
        duty.verdict = "missed_with_reason" if excused(c, duty) else "missed"
    else:
        duty.verdict = "open" if duty.window <= as_of else "upcoming"
    if duty.done_on is not None and duty.done_on > duty.hard:
        duty.days_late = (duty.done_on - duty.hard).days
    duty.soft = None if c.rule.soft is None else c.life.office.before(duty.hard, c.rule.soft)
    duty.ends = ends
    owed = duty.verdict in ("open", *MISSED) and duty.done_on is None
    duty.actionable = owed and (ends is None or as_of < ends)
    late = duty.verdict in MISSED and duty.hard < as_of
    duty.overdue = late and duty.actionable and c.rule.strength == "floor"
    return duty


def excused(c: Circumstances, duty: Duty) -> bool:
    """A deviation with a reason, not rejected, stands for exactly this rule and window."""
    return any(
        d["rule"] == duty.rule
        and d["window"] == duty.window
        and (d.get("reason") or d.get("text"))
        and d.get("status") != "rejected"
        for d in c.life.deviations
    )


def rests(c: Circumstances, hard: date) -> bool:
    """Whether a hard date is not judged because the rule rests: by the rule's clock."""
    resting = c.suspension_of(hard)
    if resting is None or c.rule.clock == "stop":
        return False
    first, last = resting
    if c.rule.clock == "run":
        return hard < c.life.as_of and first <= c.life.as_of and (last is None or c.life.as_of <= last)
    return c.kind == "once" and first <= c.life.as_of


def shifted(c: Circumstances, start: date, base: date) -> date:
    """With a stopped clock: the date moved on by every suspended day after the start, up to the date so reached."""
    if c.rule.clock != "stop":
        return base
    due = base
    while True:
        moved = base + sum(c.stopped(day) for day in days_from(start + ONE, due)) * ONE
        if moved == due:
            return due
        due = moved


# ---------------------------------------------------------------------- what conditions of other rules ask


def overdue_on(duties: list[Duty], day: date) -> bool:
    """Whether one of the duties that are missed now had passed by the day, was not made up yet and still owed."""
    return any(
        duty.verdict in MISSED
        and max(duty.window, duty.hard + ONE) <= day
        and (duty.done_on is None or day < duty.done_on)
        and (duty.ends is None or day < duty.ends)
        for duty in duties
    )


def settled_on(duty: Duty) -> date | None:
    """The day on which it is settled whether a duty was met; none: it is not judged, or still runs."""
    if duty.verdict == "fulfilled":
        return duty.done_on
    return max(duty.window, duty.hard + ONE) if duty.verdict in MISSED else None


def settled(duties: list[Duty]) -> list[tuple[date, date, date, bool]]:
    """The duties that are settled, in their order: the day, hard date, window, and whether it was missed."""
    return sorted((on, d.hard, d.window, d.verdict in MISSED) for d in duties if (on := settled_on(d)) is not None)


def unmet_in_a_row(known: list[tuple[date, date, date, bool]], times: int, day: date) -> bool:
    """Whether the last so many of the duties that were settled by the day were all missed."""
    last = [missed for on, *_, missed in known if on <= day][-times:]
    return len(last) == times and all(last)
