"""Lives: the rows of one subject as plain integers and text, and what was known of them on a given day.

In: :class:`~kontaktdichte.rules.tables.Tables`, or their rows as plain lists, and ``known_at``. Out: one :class:`Life`
per subject. Days are day numbers; ``NONE`` is an empty date, ``FAR`` an open end. ``replaces`` and knowledge are
decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from kontaktdichte.rules.calendar import FAR, FIRST_INPUT, LAST_INPUT, NONE, UNIX, day_of, number
from kontaktdichte.rules.tables import Plain, TableError, Tables

Columns = Mapping[str, list[Any]]
T = TypeVar("T", bound=tuple[Any, ...])
A_DAY = 86_400_000_000  # microseconds
_on = attrgetter("on")


class Situation(NamedTuple):
    """``[start, until)``; ``known`` is the recording day or NONE."""

    id: str | None
    replaces: str | None
    known: int
    order: int
    attribute: str
    value: str
    start: int
    until: int
    reason: str | None
    approver: str | None
    approved_on: int
    review_on: int


class Event(NamedTuple):
    """A dated fact."""

    id: str | None
    replaces: str | None
    known: int
    order: int
    event: str
    on: int


class Contact(NamedTuple):
    """Something done for or with a client."""

    id: str
    replaces: str | None
    known: int
    on: int
    kind: str
    channel: str
    outcome: str
    actor: str | None
    justified: bool
    explained: bool
    minutes: int
    place: str | None
    participants: tuple[str, ...]


class Agreement(NamedTuple):
    """An agreed value as text, ``[start, until)``."""

    id: str | None
    replaces: str | None
    known: int
    order: int
    key: str
    value: str
    start: int
    until: int
    reason: str | None
    approver: str | None


class Deviation(NamedTuple):
    """Why one duty was not met."""

    id: str | None
    replaces: str | None
    known: int
    order: int
    rule: str
    window: int
    reason: str | None
    text: str | None
    given_on: int
    notified_on: int
    status: str | None


@dataclass
class Life:
    """All rows of one subject, by knowledge at ``known_at``, before ``replaces`` acts."""

    subject: str
    kind: str = "person"
    birth: int = NONE
    unit: str | None = None
    counsellor: str | None = None
    situations: list[Situation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    deviations: list[Deviation] = field(default_factory=list)
    unknown_contacts: list[Contact] = field(default_factory=list)  # recorded after known_at
    late_justified: frozenset[str] = frozenset()  # contacts whose reason was added by a later row


def standing(rows: list[Any]) -> list[Any]:
    """The rows that no other of these rows replaces."""
    replaced = {row.replaces for row in rows if row.replaces is not None}
    return [row for row in rows if row.id is None or row.id not in replaced] if replaced else rows


def lives(tables: Tables, known_at: date | None = None) -> dict[str, Life]:
    """Every subject of ``persons`` with its rows. Rows of unknown subjects raise TableError.

    Raises TableError for a date outside 1900 to 2100.
    """
    return plain_lives(tables.plain(), known_at)


def plain_lives(rows: Plain, known_at: date | None = None) -> dict[str, Life]:
    """The same of rows as plain lists."""
    persons = rows["persons"]
    found = {
        subject: Life(subject, kind or "person", birth, unit, counsellor)
        for subject, kind, birth, unit, counsellor in zip(
            persons["id"], persons["kind"], _days(persons, "birth_date"), persons["unit"], persons["counsellor"],
            strict=True,
        )
    }  # fmt: skip
    limit = FAR if known_at is None else number(known_at)
    dated: tuple[tuple[str, Iterator[tuple[str, Any]]], ...] = (
        ("situations", _situations(rows["situations"])),
        ("events", _events(rows["events"])),
        ("agreements", _agreements(rows["agreements"])),
        ("deviations", _deviations(rows["deviations"])),
    )
    for name, told in dated:
        for subject, row in told:
            if row.known <= limit:
                getattr(_life(found, subject, name), name).append(row)
    for subject, contact in _contacts(rows["contacts"]):
        life = found.get(subject) or _life(found, subject, "contacts")
        (life.contacts if contact.known <= limit else life.unknown_contacts).append(contact)
    replaces = {name: table["replaces"] for name, table in rows.items() if name != "persons"}
    _move_away(found, [name for name, column in replaces.items() if column.count(None) < len(column)])
    for life in found.values():
        _settle_contacts(life)
    return found


def _move_away(found: dict[str, Life], replacing: Iterable[str]) -> None:
    """Rows that a row of another subject replaces leave, with those they stood for: they were the wrong one's.

    ``replacing``: the tables of which any row replaces another.
    """
    for table in replacing:
        moved: set[str] = set()
        for life in found.values():
            rows = getattr(life, table)
            named = {row.replaces for row in rows if row.replaces is not None}
            moved |= named.difference(row.id for row in rows) if named else named
        if moved:
            before = {row.id: row.replaces for life in found.values() for row in getattr(life, table)}
            chain = list(moved)
            while chain:
                stood_for = before.get(chain.pop())
                if stood_for is not None and stood_for not in moved:
                    moved.add(stood_for)
                    chain.append(stood_for)
        for life in found.values() if moved else ():
            setattr(life, table, [row for row in getattr(life, table) if row.id not in moved])


def _life(found: dict[str, Life], subject: str, table: str) -> Life:
    try:
        return found[subject]
    except KeyError:
        raise TableError(f"table {table!r} names the subject {subject!r}, whom 'persons' does not know") from None


def _settle_contacts(life: Life) -> None:
    rows = life.contacts
    replaced = {row.replaces for row in rows} - {None}
    if replaced:
        unjustified = {row.id for row in rows if not row.justified}
        life.late_justified = frozenset(r.id for r in rows if r.justified and r.replaces in unjustified)
        life.contacts = rows = standing(rows)
    rows.sort(key=_on)


def _days(f: Columns, column: str, empty: int = NONE) -> list[int]:
    """A date column as day numbers; TableError for a date outside 1900 to 2100."""
    return _numbers(f[column], column, empty)


def _numbers(days: list[int | None], column: str, empty: int = NONE) -> list[int]:
    known = [day + UNIX for day in days if day is not None]
    if known and not FIRST_INPUT <= min(known) <= max(known) < LAST_INPUT:
        wrong = next(day for day in known if not FIRST_INPUT <= day < LAST_INPUT)
        raise TableError(
            f"column {column!r}: {day_of(wrong) if abs(wrong) < 10**6 else wrong} lies outside 1900 to 2100"
        )
    return known if len(known) == len(days) else [empty if day is None else day + UNIX for day in days]


def _known(f: Columns) -> list[int]:
    moments = f["recorded_at"]
    return _numbers([moment if moment is None else moment // A_DAY for moment in moments], "recorded_at")


def _orders(f: Columns) -> list[int]:
    """Position of each row when sorted by recording (empty first), then by place in the table."""
    moments = f["recorded_at"]
    places = sorted(range(len(moments)), key=lambda i: (moments[i] is not None, moments[i]))
    found = [0] * len(places)
    for order, place in enumerate(places):
        found[place] = order
    return found


def _made(record: type[T], rows: Iterator[tuple[Any, ...]]) -> Iterator[T]:
    """Rows as records, without a call of Python for each."""
    return map(partial(tuple.__new__, record), rows)


def _situations(f: Columns) -> Iterator[tuple[str, Situation]]:
    rows = zip(
        f["id"], f["replaces"], _known(f), _orders(f), f["attribute"], f["value"], _days(f, "from"),
        _days(f, "until", FAR), f["reason"], f["approver"], _days(f, "approved_on"), _days(f, "review_on"), strict=True,
    )  # fmt: skip
    return zip(f["subject"], _made(Situation, rows), strict=True)


def _events(f: Columns) -> Iterator[tuple[str, Event]]:
    rows = zip(f["id"], f["replaces"], _known(f), _orders(f), f["event"], _days(f, "on"), strict=True)
    return zip(f["subject"], _made(Event, rows), strict=True)


def _contacts(f: Columns) -> Iterator[tuple[str, Contact]]:
    rows = zip(
        f["id"], f["replaces"], _known(f), _days(f, "on"), f["kind"], f["channel"],
        ["kept" if one is None else one for one in f["outcome"]], f["actor"],
        [one is not None for one in f["justification"]], [one is not None for one in f["justification_text"]],
        [NONE if one is None else one for one in f["minutes"]], f["place"],
        [tuple(one or ()) for one in f["participants"]], strict=True,
    )  # fmt: skip
    return zip(f["subject"], _made(Contact, rows), strict=True)


def _agreements(f: Columns) -> Iterator[tuple[str, Agreement]]:
    rows = zip(
        f["id"], f["replaces"], _known(f), _orders(f), f["key"], f["value"], _days(f, "from"), _days(f, "until", FAR),
        f["reason"], f["approver"], strict=True,
    )  # fmt: skip
    return zip(f["subject"], _made(Agreement, rows), strict=True)


def _deviations(f: Columns) -> Iterator[tuple[str, Deviation]]:
    rows = zip(
        f["id"], f["replaces"], _known(f), _orders(f), f["rule"], _days(f, "window"), f["reason"], f["text"],
        _days(f, "given_on"), _days(f, "notified_on"), f["status"], strict=True,
    )  # fmt: skip
    return zip(f["subject"], _made(Deviation, rows), strict=True)
