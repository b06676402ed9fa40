"""For the many: the same functions, compiled, over columns.

In: a concept and tables. Out: every duty as a row of one table. What is said of one person with all its reasons is
``evaluation``; here only duties and verdicts come out, for millions at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from kontaktdichte.rules.assessment import Kind, Rulebook
from kontaktdichte.rules.bulk.columns import Scene, day, people, records
from kontaktdichte.rules.bulk.compiled import kernel
from kontaktdichte.rules.bulk.driver import COLUMNS, People
from kontaktdichte.rules.bulk.result import as_table
from kontaktdichte.rules.calendar import FAR, Calendar, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.program import RECORDS, Program
from kontaktdichte.rules.tables import Tables

STRETCH = 20_000  # lives judged by one call
MOST_PREDICATES = 62  # bits of a machine word
MOST_ROWS = 1 << 16  # of the table of cases


@dataclass(frozen=True)
class Judged:
    """The duties of one kind of subject as numbers, with what they mean."""

    kind: Kind
    concept: Concept
    ids: pl.Series
    rows: Any
    reasons: pl.Series
    as_of: int

    def table(self, period: tuple[date, date] | None) -> pl.DataFrame:
        """As a table, each duty's subject and rule by place in front; ``period`` as in ``evaluate``."""
        rows = self.rows
        if period is not None:
            low, high = map(number, period)
            column = {name: rows[:, i] for i, name in enumerate(COLUMNS)}
            rows = rows[(column["actionable"] == 1) | ((column["hard"] >= low) & (column["window"] < high))]
        return as_table(rows, self.ids, self.kind.encoding.rules, self.concept, self.reasons, self.as_of)


def judge(
    concept: Concept, tables: Tables, *, as_of: date, known_at: date | None = None,
    period: tuple[date, date] | None = None, years: tuple[int, int] | None = None, workers: int = 2,
) -> pl.DataFrame:  # fmt: skip
    """Every duty of every subject on ``as_of``, as ``evaluate(…).duties`` says it, without its lists. Raises TableError.

    ``workers``: threads. Rows stand in the order of ``persons`` and, for each, of the concept's rules.
    """
    book = rulebook_for(concept, tables, as_of, years)
    frames = {name: frame.lazy() for name, frame in tables.items() if name != "persons"}
    limit = FAR if known_at is None else number(known_at)
    found = [each.table(period) for each in judged(book, tables.persons, frames, number(as_of), limit, workers)]
    if len(found) > 1:
        return pl.concat(found).sort("_subject", "_rule", maintain_order=True).drop("_subject", "_rule")
    return found[0].drop("_subject", "_rule")


def judged(
    book: Rulebook, persons: pl.DataFrame, frames: Mapping[str, pl.LazyFrame], as_of: int, known_at: int, workers: int
) -> list[Judged]:
    """The duties of each kind of subject; ``frames``: the other tables."""
    ids = persons["id"]
    places = pl.DataFrame({"id": ids, "place": pl.Series(range(len(ids)), dtype=pl.Int64)})
    births = persons.select(day("birth_date"))["birth_date"].to_numpy()
    kinds = persons["kind"].fill_null("person")
    found = []
    for name, kind in book.kinds.items():
        subjects = (kinds == name).arg_true().cast(pl.Int64).to_numpy()
        scene = Scene(kind.coder, frames, places, births, as_of, known_at, {})
        rows, reasons = people(scene)
        table = _table(kind)
        numbers = _in_stretches(kind.program, rows, subjects, table, as_of, workers)
        found.append(Judged(kind, book.concept, ids, numbers, reasons, as_of))
    return found


def _table(kind: Kind) -> Any:
    """The codes of every case under every state of the clauses' own conditions."""
    acceptance, program = kind.encoding.acceptance, kind.program
    size = len(acceptance.cases) << program.assigned + len(program.whiles)
    decided = acceptance.decided(range(size))
    table = np.zeros((max(size, 1), max(len(acceptance.lists), 1)), np.int8)
    for row in range(size):
        table[row] = decided[row]
    return table


def _in_stretches(program: Program, rows: People, subjects: Any, table: Any, as_of: int, workers: int) -> Any:
    """Judge all subjects, stretch by stretch, on several threads."""
    import numba

    run, arrays = kernel(), as_arrays(program)
    memos = [numba.typed.Dict.empty(numba.int64, numba.types.UniTuple(numba.int64, 4)) for _ in range(workers)]

    def part(which: int) -> list[Any]:
        return [
            run(arrays, rows, subjects, table, memos[which], as_of, low, min(low + STRETCH, len(subjects)))
            for low in range(which * STRETCH, len(subjects), workers * STRETCH)
        ]

    with ThreadPoolExecutor(workers) as pool:
        parts = list(pool.map(part, range(workers)))
    stretches = [parts[i % workers][i // workers] for i in range(sum(map(len, parts)))]
    return np.concatenate(stretches) if stretches else np.empty((0, len(COLUMNS)), np.int32)


def as_arrays(program: Program) -> Program:
    """A program's tables as structured arrays, each record's fields as they are."""
    calendar = Calendar(*(np.asarray(values, np.int64) for values in program.calendar))
    found: dict[str, Any] = {"calendar": calendar}
    for name, value in program._asdict().items():
        if name in ("many", "order"):
            found[name] = np.asarray(value, np.int64)
        elif name in RECORDS:
            columns = {field: [getattr(row, field) for row in value] for field in RECORDS[name]._fields}
            found[name] = records(RECORDS[name], **columns)
    return program._replace(**found)
