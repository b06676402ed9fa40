"""The five rhythms, day by day: the duty station of the reference evaluator.

In: a :class:`Situation` of one rule in one life (its days in scope, suspended days, counted days). Out: duties.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.rules.reference_anchors import Anchors, first_term
from tests.rules.reference_calendar import ONE, cell_of, days_from

if TYPE_CHECKING:
    from tests.rules.reference import Circumstances

AHEAD = timedelta(days=92)


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
    ends: date | None = None  # first day on which nothing is owed any more


def judged(
    c: Circumstances,
    duty: Duty,
    *,
    cause: str | None = None,
    partial_from: date | None = None,
    ends: date | None = None,
) -> Duty:
    """The verdict, the first that fits, and what follows from it. ``cause``: why it would not be judged if unmet."""
    as_of = c.life.as_of
    in_time = duty.done_on is not None and duty.done_on <= duty.hard
    if partial_from is not None and partial_from <= as_of:
        duty.verdict, duty.cause = "not_judged", "partial"
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
    owed = duty.verdict in ("open", "missed", "missed_with_reason") and duty.done_on is None
    duty.actionable = owed and (ends is None or as_of < ends)
    late = duty.verdict in ("missed", "missed_with_reason") and duty.hard < as_of
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


# ---------------------------------------------------------------------- per


def per(c: Circumstances) -> list[Duty]:
    """One duty per calendar cell touched."""
    duties, rhythm = [], c.rule.rhythm
    for first, last in cells(c):
        days = [d for d in days_from(first, last) if d in c.scope and (not duties or d > duties[-1].hard)]
        n = c.life.agreed_value(rhythm.n, days[0])
        whole = len(days) == (last - first).days + 1
        need = n if whole or rhythm.partial != "prorate" else n * len(days) // ((last - first).days + 1)
        counted = [d for d in c.accepted if d in days or (first <= d <= days[-1] and looked_back(c, d))]
        duty = Duty(c.name, days[0], days[-1], need, len(counted))
        duty.done_on = counted[need - 1] if 0 < need <= len(counted) else None
        dropped = need == 0 or (not whole and rhythm.partial == "show")
        cause = "suspended" if rests(c, duty.hard) else None
        duties.append(judged(c, duty, cause=cause, partial_from=first if dropped else None, ends=duty.hard + ONE))
    return duties


def looked_back(c: Circumstances, day: date) -> bool:
    """A day within the lookback of an episode; of a per rule only in the cell in which the episode begins."""
    if c.rule.lookback is None or day in c.scope:
        return False
    begins = [b for b, _ in c.episodes if c.life.office.before(b, c.rule.lookback) <= day < b]
    if c.kind != "per":
        return bool(begins)
    return any(cell_of(b, c.life.agreed_value(c.rule.rhythm.per, b))[0] <= day for b in begins)


def cells(c: Circumstances) -> list[tuple[date, date]]:
    """Cells that hold a day in scope, in order, each after the one before; an agreed unit is that of its first day."""
    found: list[tuple[date, date]] = []
    for day in sorted(c.scope):
        if day > c.life.as_of + AHEAD or (found and day <= found[-1][1]):
            continue
        found.append(cell_of(day, c.life.agreed_value(c.rule.rhythm.per, day)))
    return found


# ---------------------------------------------------------------------- every


def every(c: Circumstances) -> list[Duty]:
    """Rolling duties of each episode."""
    return [duty for begin, end in c.episodes for duty in rolling(c, begin, end)]


def rolling(c: Circumstances, begin: date, end: date | None) -> list[Duty]:
    """Duty k for each counted contact of an episode and one more, running."""
    rhythm, life, duties = c.rule.rhythm, c.life, []
    days = [d for d in c.counted if begin <= d and (end is None or d < end)]
    for k in range(len(days) + 1):
        window = begin if k == 0 else days[k - 1] + ONE
        if end is not None and window >= end:
            break
        start = days[k - rhythm.n] if k >= rhythm.n else begin
        hard = shifted(c, start, life.office.add(start, life.agreed_value(rhythm.every, window)))
        if k == 0:
            hard = first_due(c, begin, hard)
        done = days[k] if k < len(days) else None
        duty = Duty(c.name, window, hard, 1, int(done is not None), done_on=done)
        ended = end is not None and end <= life.as_of and hard >= end and done is None
        cause = "ended" if ended else "suspended" if rests(c, hard) else None
        duties.append(judged(c, duty, cause=cause, ends=end))
    return duties


def first_due(c: Circumstances, begin: date, otherwise: date) -> date:
    """The first term: a contact of the lookback, the first anchor, first_within, or the interval itself."""
    rhythm, life = c.rule.rhythm, c.life
    if c.rule.lookback is not None:
        earlier = [d for d in c.accepted if life.office.before(begin, c.rule.lookback) <= d < begin]
        if earlier:
            due = life.office.add(earlier[-1], life.agreed_value(rhythm.every, begin))
            if due >= begin:
                return shifted(c, begin, due)
    if rhythm.first_within is not None:
        return shifted(c, begin, life.office.add(begin, life.agreed_value(rhythm.first_within, begin)))
    if rhythm.first is not None:
        days = [day for day in anchored_terms(c, begin) if day >= begin]
        if days:
            return shifted(c, begin, min(days))
    return otherwise


def anchored_terms(c: Circumstances, begin: date) -> list[date]:
    """The days that the anchors give whose ``during`` covers the begin."""
    life, rhythm, days = c.life, c.rule.rhythm, []
    for instance in c.anchors.instances(rhythm.first):
        if c.rule.during is not None and not any(
            key == instance.key and first <= begin <= last for key, first, last in c.occurrences
        ):
            continue
        day, recorded = first_term(life, instance, rhythm.short)
        days.append(day if recorded is None else life.office.add(recorded, life.agreed_value(rhythm.every, begin)))
    return days


# ---------------------------------------------------------------------- hold


def hold(c: Circumstances) -> list[Duty]:
    """One duty per episode, and one for each later gap."""
    return [duty for begin, end in c.episodes for duty in holding(c, begin, end)]


def holding(c: Circumstances, begin: date, end: date | None) -> list[Duty]:
    """The first duty of an episode and its later gaps."""
    life, rhythm = c.life, c.rule.rhythm
    hard = shifted(c, begin, life.office.add(begin, life.agreed_value(rhythm.within, begin)))
    last = min(d for d in (life.last, life.as_of + AHEAD, end - ONE if end else None) if d is not None)
    there = {d for d in days_from(begin, max(hard, last)) if life.fact(rhythm.hold, d)}
    done: date | None = None
    if hard in there:
        done = hard
        while done - ONE in there:
            done -= ONE
    else:
        done = min((d for d in there if hard < d <= last), default=None)
    if done is not None and (done > life.as_of or (end is not None and done >= end and done > hard)):
        done = None
    first = Duty(c.name, begin, hard, 1, int(done is not None), done_on=done)
    ended = end is not None and end <= hard and end <= life.as_of and done is None
    cause = "ended" if ended else "suspended" if rests(c, hard) else None
    duties = [judged(c, first, cause=cause, ends=end)]
    return duties + [gap_duty(c, gap, there, last, end) for gap in gaps(c, there, hard, last)]


def gaps(c: Circumstances, there: set[date], hard: date, last: date) -> list[date]:
    """First days of the gaps that begin after the hard date; with a stopped clock the first day that counts."""
    found: list[date] = []
    fresh = hard in there  # a gap running past the hard date belongs to the first duty
    for day in days_from(hard + ONE, last):
        if day in there:
            fresh = True
        elif fresh and not (c.rule.clock == "stop" and c.suspended(day)):
            found.append(day)
            fresh = False
    return found


def gap_duty(c: Circumstances, day: date, there: set[date], last: date, end: date | None) -> Duty:
    """A gap as a duty whose hard date is its first day; it closes on the first day with the fact."""
    done = min((d for d in there if day < d <= min(last, c.life.as_of)), default=None)
    duty = Duty(c.name, day, day, 1, int(done is not None), done_on=done)
    return judged(c, duty, cause="suspended" if rests(c, day) else None, ends=end)


RHYTHMS: dict[str, Any] = {"per": per, "every": every, "hold": hold}
__all__ = ["AHEAD", "RHYTHMS", "Anchors", "Duty", "judged", "rests", "shifted"]
