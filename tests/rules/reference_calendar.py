"""Days, months, cells and working days for the reference evaluator, counted one by one.

In: dates, and periods as the concept carries them (months, days, working days). Out: dates. First station of the
reference; shares nothing with the engine's calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import holidays

ONE = timedelta(days=1)
UNIT_SIZE = {"week": 1, "month": 2, "quarter": 3, "half_year": 4, "year": 5}


class Length(NamedTuple):
    """A signed length, like a concept's own periods."""

    months: int = 0
    days: int = 0
    working_days: int = 0


def read_length(text: str) -> Length:
    """What an agreement's "2 months 10 days" means. Raises ValueError if it is no length."""
    words = re.findall(r"[+-]?\d+|[a-z_]+", text)
    if not words or len(words) % 2:
        raise ValueError(text)
    total = {"month": 0, "day": 0, "working_day": 0}
    for number, word in zip(words[::2], words[1::2], strict=True):
        unit = word.removesuffix("s")
        factor, unit = {"week": (7, "day"), "year": (12, "month")}.get(unit, (1, unit))
        if unit not in total:
            raise ValueError(text)
        total[unit] += factor * int(number)
    return Length(total["month"], total["day"], total["working_day"])


def end_of_month(year: int, month: int) -> date:
    """Last day of a month: the day before the first of the next one."""
    return date(year + month // 12, month % 12 + 1, 1) - ONE


def add_months(day: date, months: int) -> date:
    """Same day number some months on, clamped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = end_of_month(year, month + 1)
    return last if day.day > last.day else last.replace(day=day.day)


def birthday(birth: date, years: int) -> date:
    """The day on which so many years are completed; for 29 February in a common year 1 March."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def days_from(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE


def cell_of(day: date, unit: str) -> tuple[date, date]:
    """First and last day of the calendar cell that holds the day."""
    if unit == "week":
        first = day
        while first.weekday() != 0:
            first -= ONE
        return first, first + 6 * ONE
    months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[unit]
    start = (day.month - 1) // months * months + 1
    return date(day.year, start, 1), end_of_month(day.year, start + months - 1)


@cache
def public_holidays(land: str) -> frozenset[date]:
    """Public holidays of a Land ("DE-BW"), as a set of dates."""
    country, _, subdivision = land.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=range(1995, 2051)))


class Office:
    """The days on which the office of a concept works, and periods counted over them."""

    def __init__(self, land: str, closing_days: Iterable[date]) -> None:
        self.closed = public_holidays(land) | set(closing_days)

    def works(self, day: date) -> bool:
        """Monday to Friday, no holiday, not closed."""
        return day.weekday() < 5 and day not in self.closed

    def add(self, day: date, period: Any) -> date:
        """Months first, then days, then working days; day 1 is the day after."""
        day = add_months(day, period.months) + period.days * ONE
        step = ONE if period.working_days > 0 else -ONE
        for _ in range(abs(period.working_days)):
            day += step
            while not self.works(day):
                day += step
        return day

    def before(self, day: date, period: Any) -> date:
        """The same period back from the day."""
        return self.add(day, Length(-period.months, -period.days, -period.working_days))


def length(period: Any) -> float:
    """Length in days, for telling which of two periods is the shorter."""
    return period.months * 30.436875 + period.days + period.working_days * 1.4


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Maximal runs of consecutive days as (first, last), in order."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and found[-1][1] + ONE == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
