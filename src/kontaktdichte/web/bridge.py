"""Rows of the application as the engine's tables; the only place of the web that knows them.

In: keys of clients, read in the context of their organisation. Out: :class:`~kontaktdichte.rules.tables.Tables`.
Subjects are the clients' keys, never their names; the engine needs neither name nor number. Rows come as text from
PostgreSQL's COPY straight into columns: one client or thousands, no row becomes a Python object on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import polars as pl
from django.db import connection

from kontaktdichte.rules.tables import COLUMNS, REQUIRED, Tables
from kontaktdichte.web.models import Person, Record, Situation
from kontaktdichte.web.models.records import FIELDS, TABLES
from kontaktdichte.web.settings import settings

_KEYS = {"id": "id", "subject": "person_id", "replaces": "replaces_id"}
_BETWEEN = "\x1f"  # stands between the participants of a contact
_GONE = """with recursive gone as (
select r.id, r.replaces_id from "{0}" o join "{0}" r on r.id = o.replaces_id and r.person_id <> o.person_id
where r.person_id = any({1}) union
select r.id, r.replaces_id from gone g join "{0}" r on r.id = g.replaces_id)"""
_PERSONS = """select r.id, nullif(r.kind, 'person'), r.birth_date - date '1970-01-01', u.name, m.code
from web_person r left join web_unit u on u.id = r.unit_id left join web_membership m on m.id = r.counsellor_id
where r.id = any({keys}) order by r.id"""
_LENDERS = "select r.number, r.kind, null::int, null, null from web_person r where r.kind <> 'person' and {named}"


def tables(persons: Iterable[UUID], proposed: Sequence[Record] = ()) -> Tables:
    """The six tables of these clients, and of what their situations name by its number: its agreements are theirs.

    With ``proposed`` rows, as if they were stored.
    """
    keys = _array(str(key) for key in persons)
    found = {name: rows(name, keys) for name in TABLES}
    for name, model in TABLES.items():
        added = [_row(name, one) for one in proposed if isinstance(one, model)]
        if added:
            found[name] = pl.concat([found[name], getattr(Tables.from_rows(**{name: added}), name)])
    mine = Tables(persons=_read(_PERSONS.format(keys=keys), "persons"), **found)
    return _with_lenders(mine)


def _row(table: str, record: Record) -> dict[str, Any]:
    """A row that is not stored yet."""
    names = {"subject": "person_id", "replaces": "replaces_id"} | FIELDS
    return {column: _plain(getattr(record, names.get(column, column))) for column in COLUMNS[table]}


def _plain(value: Any) -> Any:
    """Keys as text, moments as the office's wall clock."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(settings().time_zone)).replace(tzinfo=None)
    return value


def rows(table: str, keys: str) -> pl.DataFrame:
    """Rows of one table, in the order of recording; without those that went to another client, and what they were
    before: a correction that leaves takes with it the row that it stood for.
    """
    model = TABLES[table]._meta.db_table
    columns = ", ".join(_written(table, column) for column in COLUMNS[table])
    question = f"""{_GONE.format(model, keys)} select {columns} from "{model}" r
    where r.person_id = any({keys}) and not exists (select from gone where gone.id = r.id)"""
    return _read(f"{question} order by r.recorded_at, r.id", table)


def depending(persons: Sequence[UUID]) -> set[UUID]:
    """Clients whose situations name one of these, which are then no persons: what is agreed with it holds for them."""
    numbers = Person.objects.filter(pk__in=persons).exclude(kind="person").values("number")
    return set(Situation.objects.filter(value__in=numbers).values_list("person_id", flat=True))


def _with_lenders(mine: Tables) -> Tables:
    """The same, and the agreements of the subjects that situations name, under the number by which they do."""
    values = pl.concat([mine.situations["value"], mine.situations["reason"]]).drop_nulls().unique().to_list()
    if not values:
        return mine
    named = _read(_LENDERS.format(named=f"r.number = any({_array(values, 'text')})"), "persons")
    if named.is_empty():
        return mine
    numbers = dict(Person.objects.filter(number__in=named["id"].to_list()).values_list("pk", "number"))
    lent = rows("agreements", _array(str(key) for key in numbers)).with_columns(
        pl.col("subject").replace({str(key): number for key, number in numbers.items()})
    )
    return replace(
        mine, persons=pl.concat([mine.persons, named]), agreements=pl.concat([mine.agreements, lent])
    )  # fmt: skip


def _array(values: Iterable[str], kind: str = "uuid") -> str:
    """Values as an array of SQL; none of them can be more than a value."""
    quoted = ",".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"array[{quoted}]::{kind}[]"


def _written(table: str, column: str) -> str:
    """A column as COPY writes it: days and moments as numbers, so that no setting of the server changes them."""
    name, dtype = f'r."{_column(table, column)}"', COLUMNS[table][column]
    if dtype == pl.Date:
        return f"{name} - date '1970-01-01'"
    if isinstance(dtype, pl.Datetime):
        zone = settings().time_zone
        return f"(extract(epoch from ({name} at time zone '{zone}')) * 1000000)::bigint"
    if dtype == pl.List(pl.String):
        return f"array_to_string({name}, '{_BETWEEN}')"
    return name if column in _KEYS or dtype != pl.String or column in REQUIRED[table] else f"nullif({name}, '')"


def _column(table: str, column: str) -> str:
    if column in _KEYS:
        return _KEYS[column]
    return {one.name: str(one.column) for one in TABLES[table]._meta.concrete_fields}[FIELDS.get(column, column)]


def _read(question: str, table: str) -> pl.DataFrame:
    """What a question answers, as columns of a table of the engine."""
    written = {
        column: pl.Int32() if dtype == pl.Date else pl.Int64() if isinstance(dtype, pl.Datetime)
        else pl.String() if dtype == pl.List(pl.String) else dtype
        for column, dtype in COLUMNS[table].items()
    }  # fmt: skip
    with connection.cursor() as cursor, cursor.copy(f"copy ({question}) to stdout (format csv)") as answer:
        text = BytesIO(b"".join(bytes(part) for part in answer))
    frame = pl.read_csv(text, has_header=False, schema=written, raise_if_empty=False)
    return frame.select(
        pl.col(column).str.split(_BETWEEN) if dtype == pl.List(pl.String) else pl.col(column).cast(dtype)
        for column, dtype in COLUMNS[table].items()
    )
