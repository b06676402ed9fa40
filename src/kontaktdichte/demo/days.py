"""Day numbers for the many: working days, months and birthdays of whole arrays, from the engine's own calendar.

In: arrays of day numbers (whole days since 1900-01-01, ``NONE`` for empty, ``FAR`` for still). Out: arrays of the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kontaktdichte.demo.draws import Bools, Ints
from kontaktdichte.rules.calendar import FAR, MONTH_OF, MONTH_START, NONE, calendar_for

__all__ = ["FAR", "NONE", "WorkingDays", "add_months", "month_of", "month_start", "working_days"]

_MONTH_OF = np.asarray(MONTH_OF, dtype=np.int64)
_MONTH_START = np.asarray(MONTH_START, dtype=np.int64)


@dataclass(frozen=True)
class WorkingDays:
    """Working days of one Land."""

    days: Ints  # ascending
    up_to: Ints  # day number → how many working days lie on or before it

    def add(self, day: Ints, n: Ints | int) -> Ints:
        """The n-th working day after each day; ``n`` = 0 is the last working day on or before it."""
        return np.asarray(self.days[self.up_to[day] + n - 1], dtype=np.int64)

    def next(self, day: Ints) -> Ints:
        """The day itself if it is a working day, else the next one."""
        return self.days[self.up_to[day - 1]]

    def is_one(self, day: Ints) -> Bools:
        """Whether the day is a working day."""
        return np.asarray(self.next(day) == day, dtype=np.bool_)


@lru_cache(maxsize=4)
def working_days(land: str) -> WorkingDays:
    """The working days of a Land such as ``DE-BW``."""
    calendar = calendar_for(land)
    return WorkingDays(np.asarray(calendar.working_days), np.asarray(calendar.up_to))


def month_of(day: Ints) -> Ints:
    """Months since January 1900."""
    return _MONTH_OF[day]


def month_start(month: Ints) -> Ints:
    """The first day of a month, counted as by :func:`month_of`."""
    return _MONTH_START[month]


def add_months(day: Ints, n: Ints | int) -> Ints:
    """The same day number n months on, clamped to the month's end."""
    month = _MONTH_OF[day]
    start = _MONTH_START[month]
    return np.asarray(
        np.minimum(_MONTH_START[month + n] + day - start, _MONTH_START[month + n + 1] - 1), dtype=np.int64
    )
