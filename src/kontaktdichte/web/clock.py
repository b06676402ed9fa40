"""Which day and which moment it is for the office; where its months begin and end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kontaktdichte.web.settings import settings


def today() -> date:
    """The day by the office's clock, or the fixed one of a demonstration."""
    own = settings()
    return date.fromisoformat(own.today) if own.today else datetime.now(ZoneInfo(own.time_zone)).date()


def now() -> datetime:
    """The moment by the office's clock; in a demonstration on its fixed day."""
    moment = datetime.now(ZoneInfo(settings().time_zone))
    return moment.replace(year=today().year, month=today().month, day=today().day)


def beginning(day: date) -> date:
    """The first day of a day's month.

    >>> beginning(date(2026, 2, 28))
    datetime.date(2026, 2, 1)
    """
    return day.replace(day=1)


def month_after(day: date) -> date:
    """The first day of the month after a day's.

    >>> month_after(date(2026, 12, 31))
    datetime.date(2027, 1, 1)
    """
    return beginning(beginning(day) + timedelta(31))


def last_of(day: date) -> date:
    """The last day of a day's month.

    >>> last_of(date(2028, 2, 1))
    datetime.date(2028, 2, 29)
    """
    return month_after(day) - timedelta(1)
