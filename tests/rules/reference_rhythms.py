"""Per and hold, day by day: a duty station of the reference evaluator.

In: the :class:`Circumstances` of one rule in one life (its days in scope, suspended days, items). Out: duties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.rules.reference_agreed import agreed_value
from tests.rules.reference_calendar import ONE, cell_of, days_from
from tests.rules.reference_contacts import Item, Way
from tests.rules.reference_duties import Duty, judged, rests, shifted
from tests.rules.reference_ways import (
    Added,
    added,
    asked,
    complete,
    reached,
    serving,
    span_cells,
    spread_over,
    total,
    whole_cells,
)

if TYPE_CHECKING:
    from tests.rules.reference import Circumstances

AHEAD = timedelta(days=92)


# ---------------------------------------------------------------------- per


@dataclass
class Cell:
    """A cell, and its days in scope."""

    first: date
    last: date
    days: list[date]

    @property
    def whole(self) -> int:
        return (self.last - self.first).days + 1


def per(c: Circumstances) -> list[Duty]:
    """One duty per cell touched. A contact looked back to that no cell holds has no cap to meet."""
    duties = [cell_duty(c, cell) for cell in cells(c)]
    for way in c.ways:
        c.tell([(item, item.worth) for item in c.kept(way) if not c.codes.said(item.position)])
    return duties


def cell_duty(c: Circumstances, cell: Cell) -> Duty:
    """What is owed and counted in one cell."""
    rhythm = c.rule.rhythm
    n = agreed_value(c.life, rhythm.n, cell.days[0])
    cut = len(cell.days) < cell.whole
    days, whole = (len(cell.days), cell.whole) if cut and rhythm.partial == "prorate" else (1, 1)
    need = n * days // whole
    amounts = added(items_in(c, c.ways[0], cell), c.ways[0].clauses, need)
    quotas = asked(c.rule, need, days, whole)
    parts = [(least, total(serving(amounts, quota))) for quota, least in enumerate(quotas)]
    done = [own_way(c, cell, amounts, need, quotas)]
    counted_on = {item.day for item, amount in amounts if amount > 0}
    c.tell(amounts)
    for way, other in zip(c.ways[1:], c.rule.or_, strict=True):
        least = other.n * days // whole
        others = added(items_in(c, way, cell), way.clauses, least)
        done.append(reached(others, least) if least > 0 else None)
        counted_on |= {item.day for item, amount in others if amount > 0}
        parts.append((least, total(others)))
        c.tell(others)
    duty = Duty(c.name, cell.days[0], cell.days[-1], need, total(amounts), counted_on=sorted(counted_on))
    duty.part_needs, duty.part_counts = [least for least, _ in parts], [there for _, there in parts]
    duty.done_on = min((day for day in done if day is not None), default=None) if need > 0 else None
    partial = need == 0 or (cut and rhythm.partial == "show")
    left_out = "waived" if n == 0 else "partial" if partial else None
    cause = "suspended" if rests(c, duty.hard) else None
    return judged(c, duty, cause=cause, left_out=left_out, cell=cell.first, ends=duty.hard + ONE)


def own_way(c: Circumstances, cell: Cell, amounts: Added, need: int, quotas: list[int]) -> date | None:
    """The day on which the rule's own way is complete: number, quotas and spread."""
    done = complete(amounts, need, quotas)
    if done is None or c.rule.rhythm.spread is None:
        return done
    parts = whole_cells(c.life.office, c.rule.rhythm.spread, cell.first, cell.days)
    spread = spread_over(amounts, parts)
    return None if spread is None else max(done, spread)


def items_in(c: Circumstances, way: Way, cell: Cell) -> list[Item]:
    """The items of a cell's days in scope, and of a lookback within it."""
    days = set(cell.days)
    return [
        item for item in c.kept(way)
        if item.day in days or (cell.first <= item.day <= cell.days[-1] and looked_back(c, item.day))
    ]  # fmt: skip


def looked_back(c: Circumstances, day: date) -> bool:
    """A day within the lookback of an episode; of a per rule only in the cell in which the episode begins."""
    if c.rule.lookback is None or day in c.scope:
        return False
    begins = [b for b, _ in c.episodes if c.life.office.before(b, c.rule.lookback) <= day < b]
    if c.kind != "per":
        return bool(begins)
    return any(cell_of(b, agreed_value(c.life, c.rule.rhythm.per, b))[0] <= day for b in begins)


def cells(c: Circumstances) -> list[Cell]:
    """Cells that hold a day in scope, in order."""
    if hasattr(c.rule.rhythm.per, "span"):
        return [cell for begin, end in c.episodes for cell in cells_of_span(c, begin, end)]
    return calendar_cells(c)


def calendar_cells(c: Circumstances) -> list[Cell]:
    """Each after the one before; an agreed unit is that of its first day."""
    found: list[Cell] = []
    for day in sorted(c.scope):
        if day > c.life.as_of + AHEAD or (found and day <= found[-1].last):
            continue
        first, last = cell_of(day, agreed_value(c.life, c.rule.rhythm.per, day))
        found.append(Cell(first, last, [d for d in days_from(day, last) if d in c.scope]))
    return found


def cells_of_span(c: Circumstances, begin: date, end: date | None) -> Iterator[Cell]:
    """The cells of one episode, counted from its first day; only the last one can be cut."""
    listed = c.life.as_of + AHEAD
    for first, last in span_cells(
        c.life.office, begin, c.rule.rhythm.per.span, listed if end is None else min(listed, end - ONE)
    ):
        yield Cell(first, last, [d for d in days_from(first, last) if end is None or d < end])


# ---------------------------------------------------------------------- hold


def hold(c: Circumstances) -> list[Duty]:
    """One duty per episode, and one for each later gap."""
    return [duty for begin, end in c.episodes for duty in holding(c, begin, end)]


def holding(c: Circumstances, begin: date, end: date | None) -> list[Duty]:
    """The first duty of an episode and its later gaps."""
    life, rhythm = c.life, c.rule.rhythm
    hard = shifted(c, begin, life.office.add(begin, agreed_value(life, rhythm.within, begin)))
    last = min(d for d in (life.last, life.as_of + AHEAD, end - ONE if end else None) if d is not None)
    there = {d for d in days_from(begin, max(hard, last)) if is_there(c, d)}
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


def is_there(c: Circumstances, day: date) -> bool:
    """The fact and all that it also needs, or one of those that stand for it."""
    rhythm, fact = c.rule.rhythm, c.life.fact
    own = fact(rhythm.hold, day) and all(fact(facts, day) for facts in rhythm.also)
    return own or any(fact(facts, day) for facts in rhythm.or_)


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
