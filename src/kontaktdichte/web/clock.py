"""Which day and which moment it is for the office."""

from __future__ import annotations

from datetime import date, datetime
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
