"""The civil calendar as lookup tables: months, weeks, working days (SEMANTICS 2.3).

In: the Land of a concept and its closing days. Out: a :class:`Calendar` over *day numbers*: whole days since Monday,
1872-01-01 (0), up to 2210: room on both sides of the dates that tables may hold. ``NONE`` (-1) stands for an empty
date, ``FAR`` for an open end. The functions over a calendar are compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import holidays

from kontaktdichte.rules.period import Period

EPOCH = date(1872, 1, 1)
_BEFORE = EPOCH.toordinal()  # days that lie before it
UNIX = (date(1970, 1, 1) - EPOCH).days  # day number of Polars' day 0
NONE = -1
FAR = (date(2140, 1, 1) - EPOCH).days
FIRST_INPUT = (date(1900, 1, 1) - EPOCH).days  # dates of tables lie from here …
LAST_INPUT = (date(2101, 1, 1) - EPOCH).days  # … to before here
_LAST_YEAR = 2210
WEEK = 0  # place of a unit among UNITS
MONTHS_IN = (0, 1, 3, 6, 12)  # months in a unit, by its place among UNITS


def number(day: date) -> int:
    """Day number of a date."""
    return (day - EPOCH).days


def day_of(value: int) -> date:
    """Date of a day number."""
    return date.fromordinal(_BEFORE + value)


class Calendar(NamedTuple):
    """Months, and the working days of one Land and office. Lists, or arrays where they are compiled."""

    month_start: Sequence[int]  # months since January 1872 → day number of the first day
    month_of: Sequence[int]  # day number → months since January 1872
    working_days: Sequence[int]  # day numbers, ascending
    up_to: Sequence[int]  # day number → how many working days lie on or before it

    def add(self, day: int, period: Period) -> int:
        """``day`` + period: months (clamped to the month's end), then days, then working days."""
        months, days, working = period
        return moved(self, day, months, days, working)

    def working_day_until(self, day: int) -> int:
        """The last working day on or before ``day``."""
        return self.working_days[self.up_to[day] - 1]

    def working_days_left(self, day: int, last: int) -> int:
        """Working days from ``day`` to ``last``, both of them among these; 0 where ``last`` has passed.

        >>> november = [number(date(2026, 11, day)) for day in (20, 30)]
        >>> calendar_for("DE-TH", years=(2026, 2026)).working_days_left(*november)
        7
        """
        return max(0, self.up_to[last] - self.up_to[day - 1])

    def working_day_before_last(self, last: int, n: int) -> int:
        """The n-th last working day up to ``last``: who begins on it still has n different ones.

        >>> calendar = calendar_for("DE-TH", years=(2026, 2026))
        >>> day_of(calendar.working_day_before_last(number(date(2026, 11, 30)), 2)).isoformat()
        '2026-11-27'
        """
        return self.working_days[self.up_to[last] - n]


def moved(calendar: Calendar, day: int, months: int, days: int, working: int) -> int:
    """``day`` + months (clamped to the month's end), then days, then working days (day 1 is the day after)."""
    if months != 0:
        day = add_months(calendar, day, months)
    day += days
    if working > 0:
        return calendar.working_days[calendar.up_to[day] + working - 1]
    if working < 0:
        return calendar.working_days[calendar.up_to[day - 1] + working]
    return day


def add_months(calendar: Calendar, day: int, n: int) -> int:
    """Same day number n months on, clamped to the month's end."""
    starts, month = calendar.month_start, calendar.month_of[day]
    return min(starts[month + n] + day - starts[month], starts[month + n + 1] - 1)


def birthday(calendar: Calendar, birth: int, years: int) -> int:
    """The day on which ``years`` are completed; 29 February falls on 1 March in common years."""
    month = calendar.month_of[birth]
    then = month + 12 * years
    if then >= len(calendar.month_start):
        return FAR
    return calendar.month_start[then] + birth - calendar.month_start[month]


def full_months(calendar: Calendar, start: int, end: int) -> int:
    """Largest m with start + m months ≤ end."""
    months = 0
    while add_months(calendar, start, months + 1) <= end:
        months += 1
    return months


def cell(calendar: Calendar, unit: int, day: int) -> tuple[int, int]:
    """First day and day after the last of the calendar cell that holds ``day``; ``unit``: its place among UNITS."""
    if unit == WEEK:
        first = day - day % 7
        return first, first + 7
    n = MONTHS_IN[unit]
    month = calendar.month_of[day]
    month -= month % n
    return calendar.month_start[month], calendar.month_start[month + n]


def _months() -> tuple[list[int], list[int]]:
    first = [number(date(year, month, 1)) for year in range(EPOCH.year, _LAST_YEAR) for month in range(1, 13)]
    after = [*first[1:], number(date(_LAST_YEAR, 1, 1))]
    return first, [month for month, start in enumerate(first) for _ in range(start, after[month])]


MONTH_START, MONTH_OF = _months()
MONTHS = Calendar(MONTH_START, MONTH_OF, [], [])  # where no working day is asked for


@lru_cache(maxsize=32)
def calendar_for(land: str, closing_days: tuple[date, ...] = (), years: tuple[int, int] = (1995, 2040)) -> Calendar:
    """The calendar of ``DE-BW`` (or any country-subdivision ``holidays`` knows); ValueError for an unknown one.

    Public holidays are looked up for the first to the last of ``years`` (each year costs about 2 ms): outside them
    only weekends and closing days are free, so pass years that hold every date in question.
    """
    free = [day for year in range(years[0], years[1] + 1) for day in _public_holidays(land, year)]
    off = {*free, *(number(day) for day in closing_days)}
    works = [day % 7 < 5 and day not in off for day in range(len(MONTH_OF))]
    return Calendar(
        MONTH_START, MONTH_OF, [day for day, at_work in enumerate(works) if at_work], list(accumulate(works))
    )


@lru_cache(maxsize=4096)
def _public_holidays(land: str, year: int) -> tuple[int, ...]:
    country, _, subdivision = land.partition("-")
    try:
        found = holidays.country_holidays(country, subdiv=subdivision or None, years=year, expand=False)
    except NotImplementedError as error:
        raise ValueError(f"no public holidays are known for {land!r}; write for example DE-BW") from error
    return tuple(number(day) for day in found)
