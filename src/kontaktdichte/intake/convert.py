"""A batch of text rows → typed rows of one table; every cell that cannot be read is booked with its reason.

In: a batch and a binding. Out: the rows whose cells are all sound, with ``SRC`` and ``ROW``; a person also without an
optional cell that is not, the value empty and the cell booked. Each distinct text is
parsed once in Python; ids and exact times, which are nearly all distinct, pass in Polars, only the
doubtful ones in Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from kontaktdichte.intake.binding import Binding
from kontaktdichte.intake.dictionary import DISPENSABLE, IDS, PAIRS, Dictionary, PairReader, Reader
from kontaktdichte.intake.ledger import SRC, Ledger
from kontaktdichte.intake.messages import Problem, problem
from kontaktdichte.intake.profile import LAST_DAY, Also, targets
from kontaktdichte.intake.sheets import ROW, Batch
from kontaktdichte.intake.values import CELL_ERROR, INVISIBLE, NOT_CALCULATED, SPACES, SUSPICIOUS_ID, Read, fold
from kontaktdichte.rules.tables import COLUMNS, REQUIRED

_PAIR = "\x1f"  # between neighbour and text; trimmed text cannot begin or end with it
_CACHE = 200_000  # distinct texts remembered per column
_EXACT_TIME = r"^(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d$"
_ERROR = re.compile(CELL_ERROR)
Answer = Read | Problem


def _of_pair(read: PairReader) -> Reader:
    """A reader of a cell together with its neighbour, both in one text."""

    def together(text: str) -> Answer:
        neighbour, own = text.split(_PAIR, 1)
        return read(neighbour, own)

    return together


def clean(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells trimmed at both ends, empty ones null, rows without any content left out."""
    texts = [c for c in cells.columns if c != ROW]
    if not texts:
        return cells.clear()
    trimmed = [pl.col(c).str.strip_chars(SPACES + INVISIBLE).replace("", None) for c in texts]
    return cells.with_columns(trimmed).filter(~pl.all_horizontal(pl.col(texts).is_null()))


@dataclass
class Converter:
    """Reads the rows of one binding, batch after batch, and remembers what it has parsed."""

    binding: Binding
    dictionary: Dictionary
    ledger: Ledger
    known: dict[str, dict[str, Answer]] = field(default_factory=dict)
    readers: dict[str, Reader | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        table, mapping = self.binding.table, self.binding.mapping
        for column in targets(table):
            if (table, column) in PAIRS:
                self.readers[column] = _of_pair(self.dictionary.pair_reader(mapping, column))
            else:
                self.readers[column] = self.dictionary.reader(mapping, column)

    def rows(self, cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Rows to take, typed; and of the unsound ones place and id as it stands (null where the table has none)."""
        raw = self._raw(cells)
        self.ledger.places[self.binding.number].rows += raw.height
        typed: dict[str, pl.Series] = {}
        bad = pl.Series([False] * raw.height, dtype=pl.Boolean)
        for column in self._order():
            typed[column], wrong = self._column(raw, column, typed)
            bad = bad | wrong
        for column in REQUIRED[self.binding.table]:
            bad = bad | self._missing(raw, column)
        if LAST_DAY in typed:
            typed["until"] = typed.pop(LAST_DAY).dt.offset_by("1d")
        frame = pl.DataFrame([raw[SRC], raw[ROW], *(s.alias(c) for c, s in typed.items())])
        ids = raw["id"] if "id" in raw.columns else pl.Series("id", [None] * raw.height, dtype=pl.String)
        lost = pl.DataFrame([raw[SRC], raw[ROW], ids])
        return _complete(frame.filter(~bad), self.binding.table), lost.filter(bad)

    def _order(self) -> list[str]:
        """Columns present; those that hang on a neighbour after it."""
        table = self.binding.table
        given = {*self.binding.positions, *self.binding.mapping.constants, *self.binding.mapping.defaults}
        return sorted((c for c in targets(table) if c in given), key=lambda c: (table, c) in PAIRS)

    def _raw(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Text by column of the table, constants and defaults filled in; further rows where their cell is filled."""
        mapping, positions = self.binding.mapping, self.binding.positions
        if isinstance(mapping, Also):
            cells = _selected(cells, str(positions[mapping.row_if]), mapping)
        columns = [pl.lit(self.binding.number, dtype=pl.Int32).alias(SRC), pl.col(ROW)]
        for column in self._order():
            text = pl.col(str(positions[column])) if column in positions else pl.lit(None, dtype=pl.String)
            if column in mapping.constants:
                text = pl.lit(mapping.constants[column])
            elif column in mapping.defaults:
                text = text.fill_null(mapping.defaults[column])
            columns.append(text.alias(column))
        return cells.select(columns)

    def _column(self, raw: pl.DataFrame, column: str, typed: dict[str, pl.Series]) -> tuple[pl.Series, pl.Series]:
        """One column as values, and which rows it spoils."""
        texts = raw[column]
        neighbour = PAIRS.get((self.binding.table, column))
        if neighbour is not None:
            # a row whose neighbour is missing or wrong is rejected for that reason already
            texts = (typed[neighbour] + _PAIR + texts).alias(column)
        dtype = COLUMNS[self.binding.table].get(column, pl.Date())
        direct = _direct(texts, column, dtype, self.readers[column])
        doubtful = texts.filter(texts.is_not_null() & direct.is_null()).unique(maintain_order=True).to_list()
        answers = self._answers(column, doubtful)
        values = direct if not doubtful else _filled_in(texts, direct, answers, dtype)
        wrong = self._book(
            raw, column, texts, {t: a for t, a in answers.items() if isinstance(a, Problem)}, reject=True
        )
        warned = {t: a.warning for t, a in answers.items() if isinstance(a, Read) and a.warning}
        self._book(raw, column, texts, warned, reject=False)
        return values, wrong

    def _answers(self, column: str, texts: list[str]) -> dict[str, Answer]:
        known = self.known.setdefault(column, {})
        if len(known) > _CACHE:
            known.clear()
        for text in texts:
            if text not in known:
                known[text] = _answer(text, self.readers[column])
        return {text: known[text] for text in texts}

    def _book(
        self, raw: pl.DataFrame, column: str, texts: pl.Series, said: dict[str, Problem], *, reject: bool
    ) -> pl.Series:
        """Book the cells with these texts; the rows they spoil, or mark."""
        if not said:
            return pl.Series([False] * raw.height, dtype=pl.Boolean)
        numbers = {text: self.ledger.number(p) for text, p in said.items()}
        found = texts.replace_strict(numbers, default=None, return_dtype=pl.UInt32)
        hit = found.is_not_null()
        rows = raw.filter(hit)
        if reject and (self.binding.table, column) in DISPENSABLE:
            self.ledger.leave_out(rows, column, rows[column], found.filter(hit))
            return pl.Series([False] * raw.height, dtype=pl.Boolean)
        self.ledger.book(rows, column, rows[column], found.filter(hit), reject=reject)
        return hit

    def _missing(self, raw: pl.DataFrame, column: str) -> pl.Series:
        empty = raw[column].is_null() if column in raw.columns else pl.Series([True] * raw.height, dtype=pl.Boolean)
        if empty.any():
            rows = raw.filter(empty)
            number = self.ledger.number(problem("missing"))
            said = pl.Series([number] * rows.height, dtype=pl.UInt32)
            self.ledger.book(rows, column, pl.Series([""] * rows.height, dtype=pl.String), said, reject=True)
        return empty


def count_rows(batch: Batch) -> int:
    """Rows with any content, cut into cells or not."""
    return clean(batch.cells).height + len(batch.broken)


def _selected(cells: pl.DataFrame, place: str, mapping: Also) -> pl.DataFrame:
    texts = cells[place].unique().drop_nulls().to_list()
    only, skip = {fold(t) for t in mapping.only}, {fold(t) for t in mapping.skip}
    wanted = [t for t in texts if fold(t) not in skip and (not only or fold(t) in only)]
    return cells.filter(pl.col(place).is_in(wanted))


def _answer(text: str, reader: Reader | None) -> Answer:
    own = text.split(_PAIR, 1)[-1]
    if own == NOT_CALCULATED:
        return problem("formula_not_calculated")
    if _ERROR.match(own):
        return problem("cell_error", value=own)
    return reader(text) if reader else Read(text)


def _direct(texts: pl.Series, column: str, dtype: pl.DataType, reader: Reader | None) -> pl.Series:
    """What can be taken without a closer look; null where a closer look is needed."""
    if isinstance(dtype, pl.Datetime):
        exact = texts.str.contains(_EXACT_TIME).fill_null(value=False)
        plain = pl.select(pl.when(exact).then(texts.str.replace("T", " ", literal=True))).to_series()
        return plain.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False, time_unit="us")
    if column in IDS or reader is None:
        doubtful = texts.str.contains(SUSPICIOUS_ID if column in IDS else "^#")
        return texts.set(doubtful, None) if doubtful.any() else texts
    return pl.Series([None] * texts.len(), dtype=dtype)


def _filled_in(texts: pl.Series, direct: pl.Series, answers: dict[str, Answer], dtype: pl.DataType) -> pl.Series:
    good: dict[str, Any] = {t: a.value for t, a in answers.items() if isinstance(a, Read)}
    if isinstance(dtype, pl.List):
        joined = texts.replace_strict({t: ";".join(v) for t, v in good.items()}, default=None, return_dtype=pl.String)
        return pl.select(pl.when(joined != "").then(joined.str.split(";"))).to_series()
    return direct.fill_null(texts.replace_strict(good, default=None, return_dtype=dtype)) if good else direct


def _complete(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """All columns of the table in their order."""
    given = [
        pl.col(c).cast(t) if c in frame.columns else pl.lit(None, dtype=t).alias(c) for c, t in COLUMNS[table].items()
    ]
    return frame.select(SRC, ROW, *given)
