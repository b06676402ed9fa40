"""How many days one duty of a rule has room for: in its cell, its term or its window, kept apart as it asks.

In: :class:`~kontaktdichte.rules.lint.subjects.Subjects` and a rule. Out: :class:`Room`, counted in the office's
calendar over the duties of 4 years (where weeks matter, 28: then weekdays and leap years repeat).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kontaktdichte.rules.calendar import Calendar, cell, number
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lint.phrases import say
from kontaktdichte.rules.lint.subjects import Subjects
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import Said
from kontaktdichte.rules.vocabulary import UNITS, AgreedUnit, Every, Model, Once, Per, SpanUnit, Unit

_FOUR_YEARS = 1461
_CYCLE = 7 * _FOUR_YEARS
Span = tuple[int, int]


class Room(NamedTuple):
    """Days that fit into the longest and into the shortest duty; None: nothing limits them."""

    what: Said
    most: int | None
    least: int | None
    spread_fits: bool = True  # whether some duty has a day for each part it is spread over
    spread_always_fits: bool = True


def room(subjects: Subjects, rule: Rule) -> Room:
    """The room of one rule's duties."""
    rhythm = rule.rhythm
    periods = [*_periods(rhythm), *([rule.apart] if rule.apart is not None else [])]
    calendar = subjects.asked.calendar_of(periods)
    spans = list(_spans(calendar, number(subjects.concept.in_force.from_), rule))
    if not spans:
        return Room(say("room duty"), None, None)
    counts = [_count(calendar, span, rule.apart) for span in spans]
    fits = [True]
    if isinstance(rhythm, Per | Once) and rhythm.spread is not None and rule.apart is not None:
        fits = [_spread(calendar, span, rhythm.spread, rule.apart) for span in spans]
    return Room(_name(rule), max(counts), min(counts), any(fits), all(fits))


def _name(rule: Rule) -> Said:
    rhythm = rule.rhythm
    if isinstance(rhythm, Per):
        unit = rhythm.per.default if isinstance(rhythm.per, AgreedUnit) else rhythm.per
        return say("room span", length=unit.span) if isinstance(unit, SpanUnit) else say(f"room {unit}")
    return say("room term", length=_default(rhythm.every)) if isinstance(rhythm, Every) else say("room window")


def _default(term: object) -> Period:
    period = getattr(term, "default", term)
    assert isinstance(period, Period)
    return period


def _periods(rhythm: Model) -> list[Period]:
    """The lengths of time that decide how long a duty runs."""
    if isinstance(rhythm, Every):
        return [_default(rhythm.every)]
    if isinstance(rhythm, Per):
        return [rhythm.per.span] if isinstance(rhythm.per, SpanUnit) else []
    found = [_default(rhythm.until), rhythm.once.shift] if isinstance(rhythm, Once) else []
    return [*found, rhythm.from_] if isinstance(rhythm, Once) and isinstance(rhythm.from_, Period) else found


def _spans(calendar: Calendar, first: int, rule: Rule) -> Iterator[Span]:
    """The days of duties, first day and day after the last; none where an anchor or an agreement alone decides."""
    rhythm, add = rule.rhythm, calendar.add
    if isinstance(rhythm, Per) and not isinstance(rhythm.per, SpanUnit):
        unit = rhythm.per.default if isinstance(rhythm.per, AgreedUnit) else rhythm.per
        day = first
        while day < first + _CYCLE:
            span = _cell(calendar, unit, day)
            yield span
            day = span[1]
        return
    for day in _first_days(first, rule):
        if isinstance(rhythm, Per) and isinstance(rhythm.per, SpanUnit):
            yield day, add(day, rhythm.per.span)
        elif isinstance(rhythm, Every):
            due = _ended(calendar, add(day, _default(rhythm.every)), rhythm.end_of)
            yield day + 1, due + 1
        elif isinstance(rhythm, Once) and isinstance(rhythm.from_, Period):
            yield _window(calendar, rhythm, rhythm.from_, day)


def _window(calendar: Calendar, once: Once, begin: Period, day: int) -> Span:
    anchor = calendar.add(day, once.once.shift)
    return calendar.add(anchor, begin), _ended(calendar, calendar.add(anchor, _default(once.until)), once.end_of) + 1


def windows_meet(subjects: Subjects, a: Once, b: Once) -> bool:
    """Whether the windows of two once rhythms at the same anchor share a day; one that begins with knowledge may."""
    if not (isinstance(a.from_, Period) and isinstance(b.from_, Period)):
        return True
    calendar = subjects.asked.calendar_of([*_periods(a), *_periods(b)])
    days = range(start := number(subjects.concept.in_force.from_), start + _FOUR_YEARS)
    pairs = ((_window(calendar, a, a.from_, day), _window(calendar, b, b.from_, day)) for day in days)
    return any(max(one[0], other[0]) < min(one[1], other[1]) for one, other in pairs)


def _first_days(first: int, rule: Rule) -> range:
    """First days whose duties show every length there is."""
    periods = [*_periods(rule.rhythm), *([rule.apart] if rule.apart is not None else [])]
    if _follows_calendar(rule):
        return range(first, first + _CYCLE)
    uneven = any(period.months or period.working_days for period in periods)
    return range(first, first + (_FOUR_YEARS if uneven else 1))


def _follows_calendar(rule: Rule) -> bool:
    return any(getattr(rule.rhythm, word, None) is not None for word in ("spread", "end_of"))


def _ended(calendar: Calendar, day: int, unit: Unit | None) -> int:
    return day if unit is None else _cell(calendar, unit, day)[1] - 1


def _cell(calendar: Calendar, unit: Unit, day: int) -> Span:
    return cell(calendar, UNITS.index(unit), day)


def _count(calendar: Calendar, span: Span, apart: Period | None) -> int:
    """As many days of a span as keep their distance: each as early as it may be."""
    day, until = span
    if apart is None:
        return max(0, until - day)
    count = 0
    while day < until:
        count += 1
        day = calendar.add(day, apart)
    return count


def _spread(calendar: Calendar, span: Span, spread: Unit | SpanUnit, apart: Period) -> bool:
    """Whether each whole part of a span can hold a day, all kept apart: each as early as it may be."""
    free = span[0]
    for start, until in _parts(calendar, span, spread):
        day = max(start, free)
        if day >= until:
            return False
        free = calendar.add(day, apart)
    return True


def _parts(calendar: Calendar, span: Span, spread: Unit | SpanUnit) -> Iterator[Span]:
    """The calendar cells, or the spans counted from the first day, that lie wholly in a span."""
    first, after = span
    if isinstance(spread, SpanUnit):
        months, days, _ = spread.span
        k = 0
        while (until := calendar.add(first, Period(months * (k + 1), days * (k + 1)))) <= after:
            yield calendar.add(first, Period(months * k, days * k)), until
            k += 1
        return
    start, until = _cell(calendar, spread, first)
    while until <= after:
        if start >= first:
            yield start, until
        start, until = _cell(calendar, spread, until)
