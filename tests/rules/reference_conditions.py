"""On which days a condition holds: a station of the reference evaluator.

In: a :class:`Life` and a condition of its concept. Out: the set of the days, of all days that the life is looked at.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.rules.reference_calendar import ONE, birthday, cell_of
from tests.rules.reference_duties import overdue_on, settled, unmet_in_a_row

if TYPE_CHECKING:
    from tests.rules.reference_facts import Life, Span

    from kontaktdichte.rules.vocabulary import Age, Condition, Lasting, Since


def days_of(
    life: Life, c: Condition, moment: date = date.max, unit: str | None = None, negated: bool = False
) -> set[date]:
    """The days on which all holds that a condition names, by the knowledge of a moment.

    ``unit``: calendar unit of the rule that asks; its cells matter to agreed values under a not (``negated``).
    """
    days = set(life.days & life.fact_days(c.facts, moment) if c.facts else life.days)
    for part in c.all or ():
        days &= days_of(life, part, moment, unit, negated)
    if c.any is not None:
        days &= set().union(*(days_of(life, part, moment, unit, negated) for part in c.any))
    if c.not_ is not None:
        days -= days_of(life, c.not_, moment, unit, not negated)
    if c.age is not None:
        days = {day for day in days if has_age(life, c.age, day)}
    if c.since is not None:
        begun = starts(life, c.since, moment)
        days = {day for day in days if is_since(life, c.since, begun, day)}
    if c.lasting is not None:
        days = {day for day in days if is_lasting(life, c.lasting, day)}
    if c.agreed is not None:
        days = {day for day in days if is_agreed(life, c.agreed, day, unit if negated else None)}
    if c.overdue is not None:
        days = {day for day in days if overdue_on(life.duties(c.overdue), day)}
    if c.unmet is not None:
        known = settled(life.duties(c.unmet.rule))
        days = {day for day in days if unmet_in_a_row(known, c.unmet.in_a_row, day)}
    return days


def holds(life: Life, c: Condition, day: date) -> bool:
    """Whether a condition holds on one day."""
    key = id(c)
    if key not in life.conditions:
        life.conditions[key] = days_of(life, c)
    return min(day, life.last) in life.conditions[key]


def has_age(life: Life, age: Age, day: date) -> bool:
    """Years completed on the day."""
    if life.birth is None:
        return False
    if age.from_ is not None and day < birthday(life.birth, age.from_):
        return False
    return age.below is None or day < birthday(life.birth, age.below)


def starts(life: Life, since: Since, moment: date) -> list[Span]:
    """From which day on, and until which, time is counted: events without end, or spans of a situation."""
    if since.event is not None:
        return [(event["on"], None) for event in life.events(since.event, moment)]
    assert since.begin is not None
    return life.spans(since.begin, moment)


def is_since(life: Life, since: Since, begun: list[Span], day: date) -> bool:
    """Time since the begin of the running span, or since the latest event."""
    running = [a for a, b in begun if a <= day and (b is None or day <= b)]
    if not running or (since.from_ is not None and day < life.office.add(max(running), since.from_)):
        return False
    return since.below is None or day < life.office.add(max(running), since.below)


def is_lasting(life: Life, lasting: Lasting, day: date) -> bool:
    """Length as it was known on the first day (from the day itself on) whose knowledge covers the day."""
    if not life.fact(lasting.situation, day):
        return False
    for moment in [day, *(m for m in life.moments if m > day)]:
        for begin, last in life.spans(lasting.situation, moment):
            if begin <= day and (last is None or day <= last):
                if last is None:
                    return False
                if lasting.at_most is not None:
                    return last + ONE <= life.office.add(begin, lasting.at_most)
                assert lasting.above is not None
                return last + ONE > life.office.add(begin, lasting.above)
    return False


def is_agreed(life: Life, key: str, day: date, unit: str | None) -> bool:
    """A row for the key covers the day; with a unit one that was recorded by the first day of its cell."""
    rows = life.agreed_on(key, day)
    return bool(rows) if unit is None else any(known <= cell_of(day, unit)[0] for known in rows)
