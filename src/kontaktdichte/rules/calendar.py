"""The civil calendar as lookup tables: months, weeks, working days (SEMANTICS 2.3).

In: the Land of a concept and its closing days. Out: a :class:`Calendar` over *day numbers*: whole days since Monday,
1872-01-01 (0), up to 2150: room on both sides of the dates that tables may hold. ``NONE`` (-1) stands for an empty
date, ``FAR`` for an open end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

import holidays

from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import Unit

EPOCH = date(1872, 1, 1)
UNIX = (date(1970, 1, 1) - EPOCH).days  # day number of Polars' day 0
NONE = -1
FAR = (date(2140, 1, 1) - EPOCH).days
FIRST_INPUT = (date(1900, 1, 1) - EPOCH).days  # dates of tables lie from here …
LAST_INPUT = (date(2101, 1, 1) - EPOCH).days  # … to before here
_LAST_YEAR = 2150
MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def number(day: date) -> int:
    """Day number of a date."""
    return (day - EPOCH).days


def day_of(value: int) -> date:
    """Date of a day number."""
    return EPOCH + timedelta(days=value)


def _months() -> tuple[list[int], list[int]]:
    first = [number(date(year, month, 1)) for year in range(EPOCH.year, _LAST_YEAR) for month in range(1, 13)]
    after = [*first[1:], number(date(_LAST_YEAR, 1, 1))]
    return first, [month for month, start in enumerate(first) for _ in range(start, after[month])]


MONTH_START, MONTH_OF = _months()


@dataclass(frozen=True)
class Calendar:
    """Working days of one Land and office; everything else is the same everywhere."""

    working_days: list[int]  # day numbers, ascending
    up_to: list[int]  # day number → how many working days lie on or before it

    def add(self, day: int, period: Period) -> int:
        """``day`` + period: months (clamped to the month's end), then days, then working days."""
        months, days, working = period
        if months:
            day = add_months(day, months)
        day += days
        return self.add_working_days(day, working) if working else day

    def add_working_days(self, day: int, n: int) -> int:
        """The n-th working day after ``day`` (n > 0; day 1 is the day after) or before it (n < 0)."""
        if n > 0:
            return self.working_days[self.up_to[day] + n - 1]
        return self.working_days[self.up_to[day - 1] + n]

    def working_day_until(self, day: int) -> int:
        """The last working day on or before ``day``."""
        return self.working_days[self.up_to[day] - 1]


def add_months(day: int, n: int) -> int:
    """Same day number n months on, clamped to the month's end."""
    month = MONTH_OF[day]
    start = MONTH_START[month + n]
    return min(start + day - MONTH_START[month], MONTH_START[month + n + 1] - 1)


def birthday(birth: int, years: int) -> int:
    """The day on which ``years`` are completed; 29 February falls on 1 March in common years."""
    month = MONTH_OF[birth]
    then = month + 12 * years
    return MONTH_START[then] + birth - MONTH_START[month] if then < len(MONTH_START) else FAR


def cell(unit: Unit, day: int) -> tuple[int, int]:
    """First day and day after the last of the calendar cell of ``unit`` that holds ``day``."""
    if unit == "week":
        first = day - day % 7
        return first, first + 7
    n = MONTHS_IN[unit]
    month = MONTH_OF[day]
    month -= month % n
    return MONTH_START[month], MONTH_START[month + n]


@lru_cache(maxsize=32)
def calendar_for(land: str, closing_days: tuple[date, ...] = (), years: tuple[int, int] = (1995, 2040)) -> Calendar:
    """The calendar of ``DE-BW`` (or any country-subdivision ``holidays`` knows); ValueError for an unknown one.

    Public holidays are looked up for the first to the last of ``years`` (each year costs about 2 ms): outside them
    only weekends and closing days are free, so pass years that hold every date in question.
    """
    free = [day for year in range(years[0], years[1] + 1) for day in _public_holidays(land, year)]
    off = {*free, *(number(day) for day in closing_days)}
    works = [day % 7 < 5 and day not in off for day in range(len(MONTH_OF))]
    return Calendar([day for day, at_work in enumerate(works) if at_work], list(accumulate(works)))


@lru_cache(maxsize=4096)
def _public_holidays(land: str, year: int) -> tuple[int, ...]:
    country, _, subdivision = land.partition("-")
    try:
        found = holidays.country_holidays(country, subdiv=subdivision or None, years=year, expand=False)
    except NotImplementedError as error:
        raise ValueError(f"no public holidays are known for {land!r}; write for example DE-BW") from error
    return tuple(number(day) for day in found)
