"""The six tables as Parquet, read lazily: any part of the people, without ever holding all of them.

In: a folder. Out: lazy tables with the columns of ``rules.tables``, what must be known of all of them before a part can
be judged (:class:`Survey`), and parts. Types are the contract's; nothing is checked and corrected as ``intake`` does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from kontaktdichte.rules.evaluation import years_of
from kontaktdichte.rules.tables import COLUMNS, REQUIRED, TableError, Tables
from kontaktdichte.scale.partition import DATED, LINKS, Question, lenders, moved, named, stays

Frames = Mapping[str, pl.LazyFrame]


@dataclass(frozen=True)
class Survey:
    """What all rows together say: how many there are, the calendar's years, ids of rows of the wrong subject."""

    persons: int
    rows: dict[str, int]
    years: tuple[int, int]
    moved: dict[str, list[str]]


@dataclass(frozen=True)
class Part:
    """Some persons with all that decides about their duties; ``rows``: how many of each table's rows are theirs."""

    tables: Tables
    guests: list[str]
    rows: dict[str, int]


def frames(folder: Path) -> Frames:
    """``NAME.parquet`` for each table, a file or a folder of files; all but persons may be missing.

    Raises TableError.
    """
    return {name: _frame(name, folder / f"{name}.parquet") for name in COLUMNS}


def _frame(name: str, path: Path) -> pl.LazyFrame:
    if not path.exists():
        if name == "persons":
            raise TableError(f"{path} is missing: many persons are read from a folder with the six tables as Parquet")
        return pl.LazyFrame(schema=COLUMNS[name])
    with readable():
        frame = pl.scan_parquet(path / "*.parquet" if path.is_dir() else path)
        there = frame.collect_schema()
    for column in REQUIRED[name]:
        if column not in there:
            raise TableError(f"table {name!r} lacks the column {column!r}")
    return frame.select(
        pl.lit(None, dtype).alias(column)
        if column not in there
        else pl.col(column) if there[column] == dtype else pl.col(column).cast(dtype)
        for column, dtype in COLUMNS[name].items()
    )  # fmt: skip


@contextmanager
def readable() -> Iterator[None]:
    """What Polars says of files that it cannot read or types that do not fit, as a TableError."""
    try:
        yield
    except pl.exceptions.PolarsError as error:
        raise TableError(str(error).splitlines()[0]) from error


def survey(tables: Frames, question: Question) -> Survey:
    """One look at a few columns of every row. Raises TableError, also where an id stands twice among the persons."""
    with readable():
        persons, ids = tables["persons"].select(pl.len(), pl.col("id").n_unique()).collect(engine="streaming").row(0)
        if ids < persons:
            raise TableError("table 'persons' names a subject twice")
        rows = {name: tables[name].select(pl.len()).collect().item() for name in DATED}
        years = years_of(question.concept, question.as_of, [day for name in DATED for day in _extremes(tables[name])])
        away = {name: _moved(tables[name], question.known_at) for name in DATED}
        return Survey(persons, rows, years, away)


def _extremes(table: pl.LazyFrame) -> list[date]:
    """The first and the last day of every column of days."""
    days = [
        pl.col(name).cast(pl.Date) for name, dtype in table.collect_schema().items() if dtype in (pl.Date, pl.Datetime)
    ]
    bounds = [*(day.min().name.prefix("first ") for day in days), *(day.max().name.prefix("last ") for day in days)]
    found = table.select(bounds).collect(engine="streaming").row(0)
    return [day for day in found if day is not None]


def _moved(table: pl.LazyFrame, known_at: date | None) -> list[str]:
    links = table.select(LINKS)
    replacing = links.filter(pl.col("replaces").is_not_null()).collect(engine="streaming")
    if replacing.is_empty():
        return []
    replaced = links.filter(pl.col("id").is_in(replacing["replaces"].implode())).collect(engine="streaming")
    return moved(pl.concat([replacing, replaced]), known_at)


def part(tables: Frames, question: Question, known: Survey, first: int, count: int) -> Part:
    """``count`` persons from number ``first`` on, in the order of ``persons``, from 0. Raises TableError."""
    with readable():
        persons = tables["persons"].slice(first, count).collect()
        mine = {name: _of(tables[name], persons["id"], "subject") for name in DATED}
        rows = {name: frame.height for name, frame in mine.items()}
        hosts = _hosts(tables, question, persons, mine["situations"])
        mine["agreements"] = pl.concat([mine["agreements"], _of(tables["agreements"], hosts["id"], "subject")])
    standing = {name: frame.filter(stays(known.moved[name], question.known_at)) for name, frame in mine.items()}
    return Part(Tables.of(persons=pl.concat([persons, hosts]), **standing), hosts["id"].to_list(), rows)


def _hosts(tables: Frames, question: Question, persons: pl.DataFrame, situations: pl.DataFrame) -> pl.DataFrame:
    """Subjects of other parts whose agreed values may hold for these persons."""
    wanted = named(situations, lenders(question.concept))
    return _of(tables["persons"], wanted.filter(~wanted.is_in(persons["id"].implode())), "id")


def _of(table: pl.LazyFrame, subjects: pl.Series, column: str) -> pl.DataFrame:
    """The rows of these subjects; of files sorted by subject only the row groups that can hold them are read."""
    if subjects.is_empty():
        return table.clear().collect()
    near = pl.col(column).is_between(pl.lit(subjects.min()), pl.lit(subjects.max()))
    return table.filter(near & pl.col(column).is_in(subjects.implode())).collect(engine="streaming")


def all_read(tables: Frames, known: Survey, rows: Iterable[Mapping[str, int]]) -> None:
    """Refuse rows that belong to no part, because ``persons`` does not know their subject. Raises TableError."""
    read = Counter[str]()
    for some in rows:
        read.update(some)
    for name in DATED:
        if read[name] != known.rows[name]:
            with readable():
                unknown = tables[name].join(tables["persons"], left_on="subject", right_on="id", how="anti")
                subject = unknown.select("subject").head(1).collect(engine="streaming").item()
            raise TableError(f"table {name!r} names the subject {subject!r}, whom 'persons' does not know")
