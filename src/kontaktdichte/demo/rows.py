"""Rows of the six tables as they are drawn: columns of integers now, checked tables at the end.

In: whom (person numbers) and the columns of some rows. Out: tables with exactly the columns of ``rules.tables``, sorted
by subject and day, ids ``<letter><subject>-<number>``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from kontaktdichte.demo.days import FAR, NONE
from kontaktdichte.demo.draws import Ints
from kontaktdichte.rules.calendar import UNIX
from kontaktdichte.rules.tables import COLUMNS

Column = Ints | pl.Series | str | int | None

WHO = "_who"  # person number within the whole data set
KNOWN = "_known"  # day of recording; NONE: by the office's usual delay
KEPT = "_kept"  # row that the end of the client's time does not cut
SUBJECT_DIGITS = 7


@dataclass
class Rows:
    """The rows of one chunk, table by table."""

    parts: dict[str, list[pl.DataFrame]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, table: str, who: Ints, **columns: Column) -> None:
        """Rows of ``table``: arrays are day numbers in date columns, one value for all rows may stand alone.

        ``from_`` stands for the column ``from``; ``known`` is the recording day, ``kept`` protects from cutting.
        """
        if not len(who):
            return
        named = {_NAMES.get(name, name): value for name, value in columns.items()}
        content = {name: _column(name, value, table) for name, value in named.items()}
        self.parts[table].append(pl.DataFrame({WHO: who}).with_columns(**content))

    def fact(
        self, who: Ints, attribute: str, value: Column, begin: Ints, until: Ints | int = FAR, **columns: Column
    ) -> None:
        """Rows of ``situations``: the attribute had the value from ``begin`` until before ``until``."""
        self.add("situations", who, attribute=attribute, value=value, from_=begin, until=until, **columns)

    def frame(self, table: str) -> pl.DataFrame:
        """All rows of a table so far, dates as day numbers, missing columns empty, by person and day."""
        schema = {WHO: pl.Int64(), **_drawn_schema(table)}
        frame = pl.concat([pl.DataFrame(schema=schema), *self.parts[table]], how="diagonal").select(list(schema))
        return frame.sort([WHO, *_ORDER.get(table, [])], maintain_order=True)

    def replace(self, table: str, frame: pl.DataFrame) -> None:
        """Put ``frame`` in place of everything added to ``table``."""
        self.parts[table] = [frame]


_NAMES = {"from_": "from", "known": KNOWN, "kept": KEPT}
_ORDER = {
    "situations": ["from"],
    "events": ["on"],
    "contacts": ["on"],
    "agreements": ["from"],
    "deviations": ["window"],
}


def _drawn_schema(table: str) -> dict[str, pl.DataType]:
    """Columns while rows are drawn: dates and recording as whole numbers."""
    numbers = {name: pl.Int64() if dtype == pl.Date else dtype for name, dtype in COLUMNS[table].items()}
    return {**numbers, KNOWN: pl.Int64(), KEPT: pl.Boolean()}


def _column(name: str, value: Column, table: str) -> pl.Series | pl.Expr:
    dtype = _drawn_schema(table)[name]
    if isinstance(value, pl.Series):
        return value.cast(dtype)
    if isinstance(value, np.ndarray):
        return pl.Series(name, value).cast(dtype)
    return pl.lit(value, dtype=dtype)


def words(codes: Ints, vocabulary: Sequence[str | None]) -> pl.Series:
    """The word standing at each code.

    >>> words(np.array([1, 0]), ["phone", None]).to_list()
    [None, 'phone']
    """
    return pl.Series(list(vocabulary), dtype=pl.String).gather(pl.Series(codes))


def subjects(who: Ints) -> pl.Series:
    """Ids of persons, with the leading zeros that spreadsheets like to eat.

    >>> subjects(np.array([0, 1233])).to_list()
    ['0000001', '0001234']
    """
    return pl.Series(who + 1).cast(pl.String).str.zfill(SUBJECT_DIGITS)


def numbered(frame: pl.DataFrame, letter: str) -> pl.DataFrame:
    """``frame`` (sorted by person) with ids unique in the whole data set, by the person's own row count.

    Ids that rows already have (because another row names them in ``replaces``) stay.
    """
    own = pl.int_range(pl.len()).over(WHO)
    text = pl.concat_str([pl.lit(letter), pl.col("subject"), pl.lit("-"), own.cast(pl.String).str.zfill(3)])
    return frame.with_columns(id=pl.coalesce("id", text))


def row_keys(frame: pl.DataFrame) -> Ints:
    """One key per row for draws: the person's number and the row's place among the person's rows."""
    own = frame.select(pl.int_range(pl.len()).over(WHO)).to_series().to_numpy()
    return np.asarray(frame[WHO].to_numpy() * 4096 + own, dtype=np.int64)


def days(frame: pl.DataFrame, column: str, empty: int = NONE) -> Ints:
    """A column of day numbers as an array, ``empty`` where nothing stands."""
    return np.asarray(frame[column].fill_null(empty).to_numpy(), dtype=np.int64)


def finished(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The columns of ``rules.tables`` and nothing else: day numbers become dates, NONE and FAR empty."""
    dates = [
        pl.when((pl.col(name) != NONE) & (pl.col(name) < FAR))
        .then(pl.col(name) - UNIX)
        .cast(pl.Int32)
        .cast(pl.Date)
        .alias(name)
        for name, dtype in COLUMNS[table].items()
        if dtype == pl.Date
    ]
    return frame.with_columns(dates).select([pl.col(name).cast(dtype) for name, dtype in COLUMNS[table].items()])
