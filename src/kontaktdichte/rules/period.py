"""Periods as concept files write them: ``"2 months"``, ``"15 working_days"``, ``"-8 weeks"``.

In: the text of a concept file or an agreed value. Out: a frozen :class:`Period`, or a :class:`ValueError`
whose sentence says what was expected. First station of ``rules``; knows no calendar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PART = re.compile(r"([+-]?)\s*(\d{1,4})\s+(day|week|month|year|working_day)s?")
_DAYS_PER_MONTH = 30.436875
_LONGEST = 300 * _DAYS_PER_MONTH  # what the calendar tables leave room for


class Period(NamedTuple):
    """A signed length: applied as months first, then days, then working days (SEMANTICS 2.3).

    Weeks are 7 days and years 12 months. Equal periods compare equal whatever unit they were written in.
    """

    months: int = 0
    days: int = 0
    working_days: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``"2 months 10 days"``; a sign holds for its own part. Raises ValueError with one sentence.

        >>> Period.parse("-8 weeks")
        Period(months=0, days=-56, working_days=0)
        """
        parts = _PART.findall(text)
        if not parts or _PART.sub("", text).strip():
            raise ValueError(f"{text!r} is no period; write for example '6 weeks', '2 months' or '15 working_days'")
        months = days = working_days = 0
        for sign, digits, unit in parts:
            number = -int(digits) if sign == "-" else int(digits)
            months += number * {"month": 1, "year": 12}.get(unit, 0)
            days += number * {"day": 1, "week": 7}.get(unit, 0)
            working_days += number if unit == "working_day" else 0
        period = cls(months, days, working_days)
        if abs(period.length) > _LONGEST:
            raise ValueError(f"{text!r} is longer than 25 years")
        return period

    @property
    def length(self) -> float:
        """Length in days for comparing bounds (a month counts 30.44 days, a working day 1.4)."""
        return self.months * _DAYS_PER_MONTH + self.days + self.working_days * 1.4

    def __neg__(self) -> Period:
        """The same length the other way."""
        return Period(-self.months, -self.days, -self.working_days)

    def __str__(self) -> str:
        """The text a concept file would carry."""
        weeks = self.days // 7 if self.days % 7 == 0 else 0
        named = (
            (self.months, "month"),
            (weeks, "week"),
            (0 if weeks else self.days, "day"),
            (self.working_days, "working_day"),
        )
        return " ".join(f"{n} {unit}{'' if abs(n) == 1 else 's'}" for n, unit in named if n) or "0 days"
