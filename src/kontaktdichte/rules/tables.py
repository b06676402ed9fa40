"""The six tables: which columns a table has, of which type, which must be filled (SEMANTICS 1).

In: Polars or Arrow tables, or plain rows. Out: Polars tables with exactly these columns, or the same as plain lists,
which are quicker for few people. Checks of meaning (bounds, overlaps, unknown persons) belong to ``intake``; here only
shape and type are decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import polars as pl

_TEXT, _DATE, _TIME = pl.String(), pl.Date(), pl.Datetime("us")

COLUMNS: dict[str, dict[str, pl.DataType]] = {
    "persons": {"id": _TEXT, "kind": _TEXT, "birth_date": _DATE, "unit": _TEXT, "counsellor": _TEXT},
    "situations": {
        "id": _TEXT, "subject": _TEXT, "attribute": _TEXT, "value": _TEXT, "from": _DATE, "until": _DATE,
        "reason": _TEXT, "approver": _TEXT, "approved_on": _DATE, "review_on": _DATE,
        "replaces": _TEXT, "recorded_at": _TIME,
    },
    "events": {"id": _TEXT, "subject": _TEXT, "event": _TEXT, "on": _DATE, "replaces": _TEXT, "recorded_at": _TIME},
    "contacts": {
        "id": _TEXT, "subject": _TEXT, "on": _DATE, "kind": _TEXT, "channel": _TEXT, "outcome": _TEXT, "actor": _TEXT,
        "justification": _TEXT, "justification_text": _TEXT, "minutes": pl.Int32(), "place": _TEXT,
        "participants": pl.List(pl.String), "replaces": _TEXT, "recorded_at": _TIME,
    },
    "agreements": {
        "id": _TEXT, "subject": _TEXT, "key": _TEXT, "value": _TEXT, "from": _DATE, "until": _DATE,
        "reason": _TEXT, "approver": _TEXT, "replaces": _TEXT, "recorded_at": _TIME,
    },
    "deviations": {
        "id": _TEXT, "subject": _TEXT, "rule": _TEXT, "window": _DATE, "reason": _TEXT, "text": _TEXT, "by": _TEXT,
        "given_on": _DATE, "notified_on": _DATE, "answered_on": _DATE, "status": _TEXT,
        "replaces": _TEXT, "recorded_at": _TIME,
    },
}  # fmt: skip
REQUIRED: dict[str, tuple[str, ...]] = {
    "persons": ("id",),
    "situations": ("subject", "attribute", "value", "from"),
    "events": ("subject", "event", "on"),
    "contacts": ("id", "subject", "on", "kind", "channel"),
    "agreements": ("subject", "key", "value", "from"),
    "deviations": ("subject", "rule", "window"),
}


Plain = Mapping[str, Mapping[str, list[Any]]]
"""The six tables, each as lists by column: days as days and moments as microseconds since 1970, None where empty."""


class TableError(ValueError):
    """A table lacks a column or has one of the wrong type; the sentence names both."""


def _empty(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=COLUMNS[name])


@dataclass(frozen=True)
class Tables:
    """The six tables of one evaluation; an absent one is empty. Columns as in ``COLUMNS``, spans half-open.

    ``persons`` holds subjects of every kind (``kind`` empty = person); further columns are dropped.
    """

    persons: pl.DataFrame = field(default_factory=lambda: _empty("persons"))
    situations: pl.DataFrame = field(default_factory=lambda: _empty("situations"))
    events: pl.DataFrame = field(default_factory=lambda: _empty("events"))
    contacts: pl.DataFrame = field(default_factory=lambda: _empty("contacts"))
    agreements: pl.DataFrame = field(default_factory=lambda: _empty("agreements"))
    deviations: pl.DataFrame = field(default_factory=lambda: _empty("deviations"))

    @classmethod
    def of(cls, **tables: Any) -> Tables:
        """Polars or Arrow tables by name. Raises TableError naming table and column.

        >>> Tables.of(persons=pl.DataFrame({"id": ["1"]})).persons.columns
        ['id', 'kind', 'birth_date', 'unit', 'counsellor']
        """
        unknown = sorted(set(tables) - set(COLUMNS))
        if unknown:
            raise TableError(f"unknown table {unknown[0]!r}; the tables are {', '.join(COLUMNS)}")
        return cls(**{name: conform(name, table) for name, table in tables.items()})

    @classmethod
    def from_rows(cls, **rows: Iterable[Mapping[str, Any]]) -> Tables:
        """Plain rows (mappings) by table name; missing columns are empty."""
        return cls.of(
            **{
                name: pl.DataFrame(
                    [
                        {column: _midnight(row.get(column), dtype) for column, dtype in COLUMNS[name].items()}
                        for row in table
                    ],
                    schema=COLUMNS[name],
                )
                for name, table in rows.items()
            }
        )

    def items(self) -> list[tuple[str, pl.DataFrame]]:
        """Name and table, in the order of SEMANTICS 1."""
        return [(name, getattr(self, name)) for name in COLUMNS]

    def plain(self) -> Plain:
        """The same as lists of plain values.

        >>> Tables.from_rows(persons=[{"id": "1", "birth_date": date(1970, 1, 3)}]).plain()["persons"]["birth_date"]
        [2]
        """
        return {
            name: {column: frame[column].cast(dtype).to_physical().to_list() for column, dtype in COLUMNS[name].items()}
            for name, frame in self.items()
        }


def _midnight(value: Any, dtype: pl.DataType) -> Any:
    """A plain date as the begin of that day where a time is wanted."""
    if isinstance(dtype, pl.Datetime) and isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def conform(name: str, table: Any) -> pl.DataFrame:
    """One table with exactly its columns, types cast without loss; TableError says which column is wrong."""
    frame = table if isinstance(table, pl.DataFrame) else pl.DataFrame(pl.from_arrow(table))
    for column in REQUIRED[name]:
        if column not in frame.columns:
            raise TableError(f"table {name!r} lacks the column {column!r}")
        if frame[column].null_count():
            row = frame[column].is_null().arg_true()[0]
            raise TableError(f"table {name!r}, row {row + 1}: column {column!r} is empty")
    columns: list[pl.Series] = []
    for column, dtype in COLUMNS[name].items():
        if column not in frame.columns:
            columns.append(pl.Series(column, [None], dtype=dtype).new_from_index(0, frame.height))
            continue
        try:
            columns.append(frame[column].cast(dtype, strict=True))
        except pl.exceptions.PolarsError as error:
            raise TableError(f"table {name!r}, column {column!r}: {frame[column].dtype} is no {dtype}") from error
    return pl.DataFrame(columns)
