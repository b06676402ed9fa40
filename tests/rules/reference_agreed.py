"""Agreed values on a duty's first day: a station of the reference evaluator.

In: a value of a concept (plain or agreed), a :class:`Life`, a day. Out: the value that holds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.rules.reference_calendar import UNIT_SIZE, length, read_length
from tests.rules.reference_facts import Life, Row, covers, recorded_day

if TYPE_CHECKING:
    from kontaktdichte.rules.vocabulary import AgreedValue


def agreed_value(life: Life, term: Any, day: date, anchor: date | None = None) -> Any:
    """A plain value as it is; an agreed one as it is in force on a duty's first day.

    Where nobody is named yet with whom it is agreed, on the ``anchor`` day instead.
    """
    if not hasattr(term, "agreed"):
        return term
    value, partners = term.default, partners_on(life, term.of, day)
    if not partners and anchor is not None:
        day, partners = anchor, partners_on(life, term.of, anchor)
    for row in life.agreements:
        if row["subject"] not in partners or row["key"] != term.agreed or not covers(row, day):
            continue
        new = usable(term, row)
        if new is not None and (strictness(new) >= strictness(value) or recorded_day(row) <= day):
            value = new
    return value


def partners_on(life: Life, attribute: str | None, day: date) -> tuple[str, ...]:
    """The subjects whose agreements hold on a day."""
    return (life.subject,) if attribute is None else life.values(attribute).get(min(day, life.last), ())


def usable(term: AgreedValue, row: Row) -> Any:
    """The value that a row agrees, None if it is unreadable, out of bounds or lacks what it needs."""
    default: Any = term.default
    least: Any = term.at_least
    most: Any = term.at_most
    try:
        read = int if isinstance(default, int) else str if isinstance(default, str) else read_length
        new: Any = read(row["value"])
    except ValueError:
        return None
    if isinstance(new, str) and new not in UNIT_SIZE:
        return None
    if any(row.get(need) is None for need in term.needs):
        return None
    if isinstance(new, int) and new < 1:
        return new if new == 0 and waives(term, row) else None
    if least is not None and size(new) < size(least):
        return None
    return None if most is not None and size(new) > size(most) else new


def waives(term: Any, row: Row) -> bool:
    """Whether a row may agree 0: the value allows a waiver, and the row names all that it needs."""
    return term.waiver is not None and all(row.get(need) is not None for need in term.waiver.needs)


def size(value: Any) -> float:
    """How big a count, period or unit is."""
    return UNIT_SIZE[value] if isinstance(value, str) else value if isinstance(value, int) else length(value)


def strictness(value: Any) -> float:
    """More contacts are stricter; shorter periods and smaller units are."""
    return size(value) if isinstance(value, int) else -size(value)
