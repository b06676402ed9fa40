"""Rows of the application as the engine's tables; the only place of the web that knows them.

In: keys of clients, read in the context of their organisation. Out: :class:`~kontaktdichte.rules.tables.Tables`.
Subjects are the clients' keys, never their names; the engine needs neither name nor number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.web.models import Person, Record
from kontaktdichte.web.models.records import FIELDS, TABLES, stayed
from kontaktdichte.web.settings import settings

_NAMES = FIELDS | {"subject": "person_id", "replaces": "replaces_id"}


def tables(persons: Iterable[UUID], proposed: Sequence[Record] = ()) -> Tables:
    """The six tables of these clients; with ``proposed`` rows, as if they were stored."""
    keys = list(persons)
    found = {name: rows(name, keys) for name in TABLES}
    for name, model in TABLES.items():
        found[name] += [_row(name, one) for one in proposed if isinstance(one, model)]
    return Tables.from_rows(persons=_persons(keys), **found)


def _row(table: str, record: Record) -> dict[str, Any]:
    """A row that is not stored yet."""
    return {column: _plain(getattr(record, _NAMES.get(column, column))) for column in COLUMNS[table]}


def _persons(keys: Sequence[UUID]) -> list[dict[str, Any]]:
    found = Person.objects.filter(pk__in=keys).values("pk", "kind", "birth_date", "unit__name", "counsellor__code")
    return [
        {
            "id": str(row["pk"]), "kind": None if row["kind"] == "person" else row["kind"],
            "birth_date": row["birth_date"], "unit": row["unit__name"], "counsellor": row["counsellor__code"],
        }
        for row in found
    ]  # fmt: skip


def rows(table: str, keys: Sequence[UUID]) -> list[dict[str, Any]]:
    """Rows of one table, in the order of recording; without those that went to another client."""
    columns = {column: _NAMES.get(column, column) for column in COLUMNS[table]}
    mine = TABLES[table]._default_manager.filter(person_id__in=keys)
    found: QuerySet[Any] = stayed(mine).order_by("recorded_at", "pk")
    return [{column: _plain(row[name]) for column, name in columns.items()} for row in found.values(*columns.values())]


def _plain(value: Any) -> Any:
    """Keys as text, moments as the office's wall clock."""
    if isinstance(value, UUID):
        return str(value)
    if hasattr(value, "tzinfo") and value.tzinfo is not None:
        return value.astimezone(ZoneInfo(settings().time_zone)).replace(tzinfo=None)
    return value
