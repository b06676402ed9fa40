"""Every: rolling duties, each closed by a contact, or by enough of them. A duty station of the reference evaluator.

In: the :class:`Circumstances` of one rule in one life. Out: duties.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.rules.reference_agreed import agreed_value
from tests.rules.reference_anchors import first_term
from tests.rules.reference_calendar import ONE, cell_of
from tests.rules.reference_contacts import Item, Way
from tests.rules.reference_duties import Duty, judged, rests, shifted
from tests.rules.reference_ways import added, asked, reached, serving, total

if TYPE_CHECKING:
    from tests.rules.reference import Circumstances


def every(c: Circumstances) -> list[Duty]:
    """Rolling duties of each episode."""
    each = widely if is_wide(c) else rolling
    found = [duty for begin, end in c.episodes for duty in each(c, begin, end)]
    for way in c.ways:
        c.tell([(item, item.worth) for item in c.kept(way)])
    return found


def is_wide(c: Circumstances) -> bool:
    """Whether more is asked than days that count once."""
    clauses = [clause for way in c.ways for clause in way.clauses]
    weighed = any(clause.worth != 1 or clause.at_most is not None for clause in clauses)
    return weighed or c.rule.count != "days" or bool(c.rule.also) or bool(c.rule.or_)


def within(items: list[Item], begin: date, end: date | None) -> list[Item]:
    """The items of an episode."""
    return [item for item in items if begin <= item.day and (end is None or item.day < end)]


def rolling(c: Circumstances, begin: date, end: date | None) -> list[Duty]:
    """Duty k for each counted day of an episode and one more, running."""
    n, duties = c.rule.rhythm.n, []
    days = sorted({item.day for item in within(c.kept(c.ways[0]), begin, end)})
    for k in range(len(days) + 1):
        window = begin if k == 0 else days[k - 1] + ONE
        if end is not None and window >= end:
            break
        hard = due(c, begin, days[k - n] if k >= n else None, window, first=k == 0)
        done = days[k] if k < len(days) else None
        duty = Duty(c.name, window, hard, 1, int(done is not None), done_on=done, counted_on=days[k : k + 1])
        duties.append(judged(c, duty, cause=cause_of(c, duty, end), ends=end))
    return duties


def widely(c: Circumstances, begin: date, end: date | None) -> list[Duty]:
    """Each duty runs until the day from which on the last contacts were enough moves on."""
    pools = [within(c.kept(way), begin, end) for way in c.ways]
    days = sorted({item.day for pool in pools for item in pool})
    starts = {day: start_of(c, pools, day) for day in days}
    duties: list[Duty] = []
    window, start = begin, None
    while end is None or window < end:
        done = next(
            (d for d in days if d >= window and (s := starts[d]) is not None and (start is None or s > start)), None
        )
        until = done or c.life.as_of
        since = begin if start is None else start + ONE
        own = [item for item in reversed(pools[0]) if since <= item.day <= until]
        counted = total(added(own, c.ways[0].clauses, c.rule.rhythm.n))
        hard = due(c, begin, start, window, first=not duties)
        on = [day for day in days if window <= day <= until]
        duty = Duty(c.name, window, hard, c.rule.rhythm.n, counted, done_on=done, counted_on=on)
        duty.part_needs, duty.part_counts = parts_of(c, pools, since, until)
        duties.append(judged(c, duty, cause=cause_of(c, duty, end), ends=end))
        if done is None:
            break
        window, start = done + ONE, starts[done]
    return duties


def parts_of(c: Circumstances, pools: list[list[Item]], since: date, until: date) -> tuple[list[int], list[int]]:
    """Of each quota and each alternative what it asks for, and what counted for it from one day to another."""
    needs = asked(c.rule, c.rule.rhythm.n)
    own, *others = [[item for item in reversed(pool) if since <= item.day <= until] for pool in pools]
    amounts = added(own, c.ways[0].clauses, c.rule.rhythm.n)
    counts = [total(serving(amounts, quota)) for quota in range(len(needs))]
    for way, items, other in zip(c.ways[1:], others, c.rule.or_, strict=True):
        counts.append(total(added(items, way.clauses, other.n)))
    return needs + [other.n for other in c.rule.or_], counts


def start_of(c: Circumstances, pools: list[list[Item]], day: date) -> date | None:
    """The latest day from which on, up to ``day``, some way has all it needs."""
    n = c.rule.rhythm.n
    own: list[date | None] = [from_where(c.ways[0], pools[0], day, n)]
    own += [from_where(c.ways[0], pools[0], day, need, quota) for quota, need in enumerate(asked(c.rule, n))]
    known = [start for start in own if start is not None]
    ways = [min(known) if len(known) == len(own) else None]
    for way, pool, other in zip(c.ways[1:], pools[1:], c.rule.or_, strict=True):
        ways.append(from_where(way, pool, day, other.n))
    return max((start for start in ways if start is not None), default=None)


def from_where(way: Way, pool: list[Item], day: date, need: int, quota: int | None = None) -> date | None:
    """The latest day from which on the items up to ``day`` are enough; caps count backwards from there."""
    amounts = added([item for item in reversed(pool) if item.day <= day], way.clauses, need)
    return reached(amounts if quota is None else serving(amounts, quota), need)


# ---------------------------------------------------------------------- due dates


def cause_of(c: Circumstances, duty: Duty, end: date | None) -> str | None:
    """Why a duty would not be judged if unmet."""
    if end is not None and end <= c.life.as_of and duty.hard >= end and duty.done_on is None:
        return "ended"
    return "suspended" if rests(c, duty.hard) else None


def due(c: Circumstances, begin: date, start: date | None, window: date, first: bool) -> date:
    """The hard date: from the contact that starts the clock, else from the begin; last of all the end of its cell."""
    clock = begin if start is None else start
    term = agreed_value(c.life, c.rule.rhythm.every, window)
    day = shifted(c, clock, c.life.office.add(clock, term))
    if first:
        day = first_due(c, begin, day)
    return day if c.rule.rhythm.end_of is None else cell_of(day, c.rule.rhythm.end_of)[1]


def first_due(c: Circumstances, begin: date, otherwise: date) -> date:
    """The first term: a contact of the lookback, the first anchor, first_within, or the interval itself."""
    rhythm, life = c.rule.rhythm, c.life
    if c.rule.lookback is not None:
        back = life.office.before(begin, c.rule.lookback)
        earlier = [item.day for item in c.kept(c.ways[0]) if back <= item.day < begin]
        if earlier:
            due = life.office.add(earlier[-1], agreed_value(life, rhythm.every, begin))
            if due >= begin:
                return shifted(c, begin, due)
    if rhythm.first_within is not None:
        return shifted(c, begin, life.office.add(begin, agreed_value(life, rhythm.first_within, begin)))
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
        days.append(day if recorded is None else life.office.add(recorded, agreed_value(life, rhythm.every, begin)))
    return days
