"""For the many: the same functions, compiled, over columns.

In: a concept and tables. Out: every duty as a row of one table. What is said of one person with all its reasons is
``evaluation``; here only duties and verdicts come out, for millions at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from kontaktdichte.rules.assessment import Kind, Rulebook
from kontaktdichte.rules.bulk.columns import Scene, day, people, records
from kontaktdichte.rules.bulk.compiled import asks_wide, kernel
from kontaktdichte.rules.bulk.driver import COLUMNS, People, judge_stretch
from kontaktdichte.rules.bulk.result import as_table
from kontaktdichte.rules.calendar import FAR, Calendar, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.program import RECORDS, Covenant, Dated, Excuse, Fact, Mark, Offer, Program
from kontaktdichte.rules.tables import Tables

STRETCH = 20_000  # lives judged by one call
MOST_BITS = 62  # of a machine word: predicates, rules, attributes, events
MOST_STATES = 10  # bits by which the table of cases grows: clauses' own conditions, lists of those who are assigned
_RECORDS = RECORDS | {
    "facts": Fact, "events": Dated, "covenants": Covenant, "excuses": Excuse, "marks": Mark, "offers": Offer,
}  # fmt: skip


@dataclass(frozen=True)
class Judging:
    """One kind of subject ready to be judged, and what its numbers mean."""

    kind: Kind
    concept: Concept
    ids: pl.Series
    subjects: Any  # places among ids
    rows: People
    reasons: pl.Series
    as_of: int
    compiled: bool = True

    def tables(self, period: tuple[date, date] | None, workers: int) -> Iterator[tuple[pl.DataFrame, int]]:
        """Stretch by stretch the table of duties, and how many distinct masks there were so far.

        In front of each duty stand the places of its subject and its rule; ``period`` as in ``evaluate``.
        """
        for rows, masks in self._stretches(workers):
            yield self._table(rows, period), masks

    def _table(self, rows: Any, period: tuple[date, date] | None) -> pl.DataFrame:
        if period is not None:
            low, high = map(number, period)
            column = {name: rows[:, i] for i, name in enumerate(COLUMNS)}
            rows = rows[(column["actionable"] == 1) | ((column["hard"] >= low) & (column["window"] < high))]
        return as_table(rows, self.ids, self.kind.encoding.rules, self.concept, self.reasons, self.as_of)

    def _stretches(self, workers: int) -> Iterator[tuple[Any, int]]:
        """The numbers of each stretch in turn, on several threads, never more of them ahead than there are threads."""
        run, program, lives, table = judge_stretch, as_arrays(self.kind.program), self.rows, _table(self.kind)
        if self.compiled:
            run, memos = kernel(wide=asks_wide(self.kind.program)), [new_memo() for _ in range(workers)]
        else:
            program, lives, memos = readable(program), readable(lives), [{} for _ in range(workers)]

        def part(which: int, low: int) -> Any:
            high = min(low + STRETCH, len(self.subjects))
            return run(program, lives, self.subjects, table, memos[which], self.as_of, low, high)

        pools = [ThreadPoolExecutor(1) for _ in range(workers)]
        waiting: deque[Future[Any]] = deque()
        try:
            for turn, low in enumerate(range(0, max(len(self.subjects), 1), STRETCH)):
                waiting.append(pools[turn % workers].submit(part, turn % workers, low))
                if len(waiting) > 2 * workers:
                    yield waiting.popleft().result(), _distinct(memos)
            while waiting:
                yield waiting.popleft().result(), _distinct(memos)
        finally:
            for pool in pools:
                pool.shutdown(cancel_futures=True)


def judge(
    concept: Concept, tables: Tables, *, as_of: date, known_at: date | None = None,
    period: tuple[date, date] | None = None, years: tuple[int, int] | None = None, workers: int = 2,
    compiled: bool = True,
) -> pl.DataFrame:  # fmt: skip
    """Every duty of every subject on ``as_of``, as ``evaluate(…).duties`` has them, without lists. Raises TableError,
    and ValueError where the concept does not fit (see :func:`fits`).

    ``workers``: threads. ``compiled=False`` runs the same functions over the same arrays as they stand. Rows stand in
    the order of ``persons`` and, for each, of the concept's rules.
    """
    book = rulebook_for(concept, tables, as_of, years)
    if not fits(book):
        raise ValueError(f"{concept.name} asks about more than {MOST_BITS} things: only evaluate() can judge it")
    frames = {name: frame.lazy() for name, frame in tables.items() if name != "persons"}
    limit = FAR if known_at is None else number(known_at)
    kinds = prepared(book, tables.persons, frames, number(as_of), limit)
    ready = (replace(kind, compiled=compiled) for kind in kinds)
    found = pl.concat([table for kind in ready for table, _ in kind.tables(period, workers)])
    if len(book.kinds) > 1:
        found = found.sort("_subject", "_rule", maintain_order=True)
    return found.drop("_subject", "_rule")


def prepared(
    book: Rulebook, persons: pl.DataFrame, frames: Mapping[str, pl.LazyFrame], as_of: int, known_at: int
) -> Iterator[Judging]:
    """Each kind of subject with its rows as arrays; ``frames``: the other tables. Raises TableError."""
    ids = persons["id"]
    places = pl.DataFrame({"id": ids, "place": pl.Series(range(len(ids)), dtype=pl.Int64)})
    births = np.array(persons.select(day("birth_date"))["birth_date"], np.int64)
    kinds = persons["kind"].fill_null("person")
    for name, kind in book.kinds.items():
        rows, reasons = people(Scene(kind.coder, frames, places, births, as_of, known_at, {}))
        yield Judging(kind, book.concept, ids, np.array((kinds == name).arg_true(), np.int64), rows, reasons, as_of)


def new_memo() -> Any:
    """Decisions by mask, for one thread."""
    import numba

    return numba.typed.Dict.empty(numba.int64, numba.types.UniTuple(numba.int64, 4))


def _distinct(memos: list[Any]) -> int:
    return max(len(memo) for memo in memos)


def _table(kind: Kind) -> Any:
    """The codes of every case under every state of the clauses' own conditions."""
    acceptance, program = kind.encoding.acceptance, kind.program
    size = len(acceptance.cases) << program.assigned + len(program.whiles)
    decided = acceptance.decided(range(size))
    table = np.zeros((max(size, 1), max(acceptance.width, 1)), np.int64)
    for row in range(size):
        table[row, : len(decided[row])] = decided[row]
    return table


def readable(tables: Any) -> Any:
    """The same with plain lists of records and numbers in the place of arrays: what the functions read uncompiled."""
    columns = {name: value for name, value in tables._asdict().items() if isinstance(value, np.ndarray)}
    return tables._replace(**{
        name: [_RECORDS[name](*row) for row in value.tolist()] if name in _RECORDS else value.tolist()
        for name, value in columns.items()
    })  # fmt: skip


def fits(book: Rulebook) -> bool:
    """Whether machine words and a table of bounded size hold what a concept asks about; else only the plain way can."""
    return all(_fits(kind) for kind in book.kinds.values())


def _fits(kind: Kind) -> bool:
    encoding, program = kind.encoding, kind.program
    asked = (encoding.predicates, encoding.rules, encoding.attributes, encoding.events)
    return all(len(names) <= MOST_BITS for names in asked) and program.assigned + len(program.whiles) <= MOST_STATES


def as_arrays(program: Program) -> Any:
    """A program's tables as structured arrays, each record's fields as they are."""
    calendar: list[Any] = [np.asarray(values, np.int64) for values in program.calendar]
    found: dict[str, Any] = {"calendar": Calendar(*calendar)}
    for name, value in program._asdict().items():
        if name in ("many", "order"):
            found[name] = np.asarray(value, np.int64)
        elif name in RECORDS:
            columns = {field: [getattr(row, field) for row in value] for field in RECORDS[name]._fields}
            found[name] = records(RECORDS[name], **columns)
    return program._replace(**found)
