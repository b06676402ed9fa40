"""Rows of the application as the engine's tables; the only place of the web that knows them.

In: keys of clients, read in the context of their organisation. Out: :data:`~kontaktdichte.rules.tables.Plain` lists.
Subjects are the clients' keys, never their names; the engine needs neither name nor number. The database is
asked for all tables at once, whether for one client or hundreds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import polars as pl
from django.db import connection

from kontaktdichte.rules.tables import COLUMNS, REQUIRED, Plain
from kontaktdichte.web.models import Person, Record, Situation
from kontaktdichte.web.models.records import FIELDS, TABLES
from kontaktdichte.web.settings import settings

_KEYS = {"id": "id", "subject": "person_id", "replaces": "replaces_id"}
_UNIX, _MICROSECOND = date(1970, 1, 1), timedelta(microseconds=1)
_ROWS = """select {columns}, {left} from "{model}" r where r.person_id = any({keys}){known}
order by r.recorded_at, r.id"""
_LEFT_ONE = """exists (select from "{model}" o
where o.replaces_id = r.id and o.person_id <> r.person_id{known_too} offset 0)"""  # a fence: row by row, by index
_LEFT = """r.id in (select w.id from "{model}" o join "{model}" w on w.id = o.replaces_id and w.person_id <> o.person_id
where w.person_id = any({keys}) and o.replaces_id is not null{known_too})"""
_FEW = 8  # clients for whom it is asked of each row whether it left; of more at once of all that was ever replaced
_KNOWN = """ and exists (select from web_link l
where l.organisation_id = {row}.organisation_id and l.action = {row}.action and l.number <= {link})"""
_PERSONS = """select r.id::text, nullif(r.kind, 'person'), r.birth_date - date '1970-01-01', u.name, m.code
from web_person r left join web_unit u on u.id = r.unit_id left join web_membership m on m.id = r.counsellor_id
where r.id = any({keys}) order by r.id"""
DEPENDING = """select s.person_id from web_person p join web_situation s
on s.organisation_id = p.organisation_id and s.value = p.number where p.id = any(%s) and p.kind <> 'person'"""
_LENDERS = """select r.id::text, r.number, r.kind from web_person r
where r.kind <> 'person' and r.number = any({named} || array(
select value from web_situation where person_id = any({keys}) union
select reason from web_situation where person_id = any({keys}))) order by r.id"""
Rows = dict[str, list[tuple[Any, ...]]]


def tables(persons: Iterable[UUID], proposed: Sequence[Record] = (), *, link: int | None = None) -> Plain:
    """The six tables of these clients, and of what their situations name by its number: its agreements are theirs.

    With ``proposed`` rows, as if they were stored. ``link``: of the chain; only what was recorded up to it.
    """
    persons = list(persons)
    keys = _array(str(key) for key in persons)
    added = {name: [_row(name, one) for one in proposed if isinstance(one, model)] for name, model in TABLES.items()}
    named = [one for row in proposed if isinstance(row, Situation) for one in (row.value, row.reason) if one]
    asked = {name: _rows(name, keys, link, len(persons)) for name in TABLES} | {
        "persons": _PERSONS.format(keys=keys), "lenders": _LENDERS.format(keys=keys, named=_array(named, "text")),
    }  # fmt: skip
    found = _read(asked)
    lenders = found.pop("lenders")
    for name, rows in added.items():
        found[name] += rows
    if lenders:
        _lend(found, lenders, {str(key) for key in persons}, link)
    return {
        name: dict(zip(columns, map(list, zip(*found[name], strict=True)) if found[name] else ([] for _ in columns),
                       strict=False))  # without the last, whether a row left
        for name, columns in COLUMNS.items()
    }  # fmt: skip


def portfolio(persons: Iterable[UUID], projects: Iterable[Person], *, link: int | None = None) -> Plain:
    """The six tables of these clients and projects, a project under the number by which situations name it."""
    numbers = {str(one.pk): one.number for one in projects}
    found = {name: dict(table) for name, table in tables([*persons, *map(UUID, numbers)], link=link).items()}
    for table in found.values():
        for column in table.keys() & {"id", "subject"}:
            table[column][:] = [numbers.get(key, key) for key in table[column]]
    kept = dict.fromkeys(found["persons"]["id"])
    first = [found["persons"]["id"].index(key) for key in kept]  # a project that its people name was told with them too
    found["persons"] = {name: [column[at] for at in first] for name, column in found["persons"].items()}
    return found


def depending(persons: Sequence[UUID]) -> set[UUID]:
    """Clients whose situations name one of these, which are then no persons: what is agreed with it holds for them."""
    with connection.cursor() as cursor:
        cursor.execute(DEPENDING, [list(persons)])
        return {row[0] for row in cursor.fetchall()}


def _lend(found: Rows, lenders: list[tuple[Any, ...]], asked: set[str], link: int | None) -> None:
    """Add the subjects that situations name, and their agreements, under the number by which they do.

    What is proposed for one of them that was not ``asked`` for itself is told under its number too.
    """
    numbers = {key: number for key, number, _kind in lenders}
    lent = _read({"agreements": _rows("agreements", _array(numbers), link, len(numbers))})["agreements"]
    at = list(COLUMNS["agreements"]).index("subject")
    told = [(row, row[at] in asked) for row in found["agreements"]] + [(row, False) for row in lent]
    found["persons"] += [(number, kind, None, None, None) for _key, number, kind in lenders]
    found["agreements"] = [
        row if own else (*row[:at], numbers.get(row[at], row[at]), *row[at + 1 :]) for row, own in told
    ]


def _rows(table: str, keys: str, link: int | None, many: int) -> str:
    """Rows of one table, in the order of recording, and behind each whether it left for another client."""
    model = TABLES[table]._meta.db_table
    columns = ", ".join(_written(table, column) for column in COLUMNS[table])
    known, known_too = (_KNOWN.format(row=row, link=int(link)) if link is not None else "" for row in "ro")
    left = (_LEFT_ONE if many <= _FEW else _LEFT).format(model=model, keys=keys, known_too=known_too)
    return _ROWS.format(model=model, keys=keys, columns=columns, left=left, known=known)


def _stayed(table: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Without the rows that went to another client, and what they were before: a correction that leaves takes with it
    the row that it stood for.
    """
    names = list(COLUMNS[table])
    key, replaces = names.index("id"), names.index("replaces")
    left = [row[key] for row in rows if row[-1]]
    before = {row[key]: row[replaces] for row in rows} if left else {}
    gone: set[str] = set()
    while left:
        one = left.pop()
        if one in before and one not in gone:
            gone.add(one)
            left.append(before[one])
    return [row for row in rows if row[key] not in gone] if gone else rows


def _row(table: str, record: Record) -> tuple[Any, ...]:
    """A row that is not stored yet, as the database would tell it; it left nobody."""
    names = {"subject": "person_id", "replaces": "replaces_id"} | FIELDS
    return (*(_plain(getattr(record, names.get(column, column))) for column in COLUMNS[table]), False)


def _plain(value: Any) -> Any:
    """Keys as text, moments by the office's wall clock, both days and moments as numbers; empty text as nothing."""
    if isinstance(value, datetime):
        wall = value.astimezone(ZoneInfo(settings().time_zone))
        return (wall.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // _MICROSECOND
    if isinstance(value, date):
        return (value - _UNIX).days
    return str(value) if isinstance(value, UUID) else value or None


def _array(values: Iterable[str], kind: str = "uuid") -> str:
    """Values as an array of SQL; none of them can be more than a value."""
    quoted = ",".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"array[{quoted}]::{kind}[]"


def _written(table: str, column: str) -> str:
    """A column as it is told: days and moments as numbers, so that no setting of the server changes them."""
    name, dtype = f'r."{_column(table, column)}"', COLUMNS[table][column]
    if dtype == pl.Date:
        return f"{name} - date '1970-01-01'"
    if isinstance(dtype, pl.Datetime):
        zone = settings().time_zone
        return f"(date_part('epoch', {name} at time zone '{zone}') * 1000000)::bigint"  # extract counts in numeric
    if column in _KEYS:
        return f"{name}::text"
    return name if dtype != pl.String or column in REQUIRED[table] else f"nullif({name}, '')"


def _column(table: str, column: str) -> str:
    if column in _KEYS:
        return _KEYS[column]
    return {one.name: str(one.column) for one in TABLES[table]._meta.concrete_fields}[FIELDS.get(column, column)]


def _read(asked: dict[str, str]) -> Rows:
    """What questions answer, all asked at once."""
    found: Rows = {}
    with connection.cursor() as cursor:
        cursor.execute("; ".join(asked.values()))
        for name in asked:
            rows = cursor.fetchall()
            found[name] = _stayed(name, rows) if name in TABLES else rows
            cursor.nextset()
    return found
