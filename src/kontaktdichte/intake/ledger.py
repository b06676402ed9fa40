"""The books of an import: what was rejected, what was flagged and how many rows came, so that none is lost.

In: problems, by single place or by table of rows. Out: the two tables of findings and the counts. A row is known by its
binding (``SRC``) and its row number (``ROW``), which every table carries until the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from kontaktdichte.intake.binding import Binding
from kontaktdichte.intake.messages import Problem, problem
from kontaktdichte.intake.sheets import ROW
from kontaktdichte.rules.vocabulary import Text

SRC = "_src"
FINDING = {
    "file": pl.String, "sheet": pl.String, "row": pl.UInt32, "column": pl.String, "value": pl.String,
    "reason_de": pl.String, "reason_en": pl.String, "code": pl.String,
}  # fmt: skip
COUNT = {
    "file": pl.String, "sheet": pl.String, "table": pl.String, "rows": pl.UInt32, "accepted": pl.UInt32,
    "rejected": pl.UInt32, "flagged": pl.UInt32,
}  # fmt: skip
_PLACE = {SRC: pl.Int32, ROW: pl.UInt32}
_BOOKED = {**_PLACE, "column": pl.String, "value": pl.String, "said": pl.UInt32}


@dataclass
class Place:
    """Where a number of the books points to."""

    file: str
    sheet: str
    table: str
    rows: int = 0
    accepted: int = 0


@dataclass
class Ledger:
    """Rejections and warnings; each sentence is stored once and rows point to it."""

    places: dict[int, Place] = field(default_factory=dict)
    bindings: dict[int, Binding] = field(default_factory=dict)
    said: dict[Problem, int] = field(default_factory=dict)
    rejected: list[pl.DataFrame] = field(default_factory=list)
    flagged: list[pl.DataFrame] = field(default_factory=list)
    left_out: list[pl.DataFrame] = field(default_factory=list)  # cells whose row may stay without them

    def open(self, binding: Binding) -> None:
        """A new binding whose rows will be counted."""
        self.bindings[binding.number] = binding
        self.places[binding.number] = Place(binding.file, binding.sheet, binding.table)

    def open_place(self, file: str, sheet: str, table: str = "", rows: int = 0) -> int:
        """A place for findings that belong to no binding: a sheet refused as a whole, a file not read."""
        number = -len(self.places) - 1
        self.places[number] = Place(file, sheet, table, rows)
        return number

    def number(self, problem: Problem) -> int:
        """The number under which a sentence is kept."""
        return self.said.setdefault(problem, len(self.said))

    def book(self, rows: pl.DataFrame, column: str, values: pl.Series, problems: pl.Series, *, reject: bool) -> None:
        """One finding per row of a table that has ``SRC`` and ``ROW``; ``problems`` are numbers of sentences."""
        (self.rejected if reject else self.flagged).append(self._booked(rows, column, values, problems))

    def leave_out(self, rows: pl.DataFrame, column: str, values: pl.Series, problems: pl.Series) -> None:
        """As :meth:`book`, for cells that are dropped while their row may stay; :meth:`settle` words them."""
        self.left_out.append(self._booked(rows, column, values, problems))

    def _booked(self, rows: pl.DataFrame, column: str, values: pl.Series, problems: pl.Series) -> pl.DataFrame:
        return pl.DataFrame([
            rows[SRC].cast(pl.Int32), rows[ROW].cast(pl.UInt32),
            pl.Series("column", self._headings(rows, column), dtype=pl.String),
            values.cast(pl.String).alias("value"), problems.cast(pl.UInt32).alias("said"),
        ])  # fmt: skip

    def note(self, src: int, row: int, column: str, value: str, problem: Problem, *, reject: bool) -> None:
        """One finding at one place, the heading given as it stands."""
        frame = pl.DataFrame([(src, row, column, value, self.number(problem))], schema=_BOOKED, orient="row")
        (self.rejected if reject else self.flagged).append(frame)

    def add(
        self,
        rows: pl.DataFrame,
        column: str,
        say: Callable[[dict[str, Any]], Problem],
        *,
        reject: bool,
        value: str = "",
    ) -> None:
        """A finding for each row of ``rows``, in the sentence that ``say`` makes of it; ``value`` names its column."""
        said = pl.Series([self.number(say(row)) for row in rows.iter_rows(named=True)], dtype=pl.UInt32)
        self.book(rows, column, shown(rows[value or column]), said, reject=reject)

    def reasons(self, rows: pl.DataFrame) -> dict[tuple[int, int], Problem]:
        """Why each of these rows was rejected, first reason first."""
        frame = pl.concat([pl.DataFrame(schema=_BOOKED), *self.rejected]).join(rows.select(SRC, ROW), on=[SRC, ROW])
        first = frame.unique((SRC, ROW), keep="first", maintain_order=True)
        sentences = list(self.said)
        return {(src, row): sentences[said] for src, row, said in first.select(SRC, ROW, "said").iter_rows()}

    def where(self, src: int, row: int) -> Text:
        """A row in words, for sentences about two rows."""
        place = self.places[src]
        name = place.sheet or place.file
        return Text(de=f"„{name}“, Zeile {row}", en=f"“{name}”, row {row}")

    def _headings(self, rows: pl.DataFrame, column: str) -> Iterable[str]:
        names = {src: self.bindings[src].heading(column) for src in rows[SRC].unique()}
        return rows[SRC].replace_strict(names, return_dtype=pl.String) if names else []

    def findings(self, booked: list[pl.DataFrame]) -> pl.DataFrame:
        """The table a user sees, in the order of files, sheets and rows."""
        frame = pl.concat([pl.DataFrame(schema=_BOOKED), *booked])
        sentences = list(self.said)
        said = pl.DataFrame(
            [(i, p.de, p.en, p.code) for i, p in enumerate(sentences)],
            schema={"said": pl.UInt32, "reason_de": pl.String, "reason_en": pl.String, "code": pl.String}, orient="row",
        )  # fmt: skip
        places = pl.DataFrame(
            [(n, i, p.file, p.sheet) for i, (n, p) in enumerate(self.places.items())],
            schema={SRC: pl.Int32, "place": pl.UInt32, "file": pl.String, "sheet": pl.String}, orient="row",
        )  # fmt: skip
        joined = frame.with_row_index("booked").join(said, on="said").join(places, on=SRC)
        return joined.sort("place", ROW, "booked").select(list(FINDING))

    def counts(self, kept: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        """Rows that came, were taken, rejected and flagged, per sheet and table; taken without a cell is flagged."""
        taken = pl.concat([pl.DataFrame(schema=_PLACE), *(frame.select(SRC, ROW) for frame in kept.values())])
        flagged = pl.concat([pl.DataFrame(schema=_BOOKED), *self.flagged, *self.left_out]).select(SRC, ROW).unique()
        accepted = dict(taken.group_by(SRC).len().iter_rows())
        marked = dict(taken.join(flagged, on=[SRC, ROW], how="semi").group_by(SRC).len().iter_rows())
        rows = [
            (p.file, p.sheet, p.table, p.rows, accepted.get(n, 0), p.rows - accepted.get(n, 0), marked.get(n, 0))
            for n, p in self.places.items()
        ]
        return pl.DataFrame(rows, schema=COUNT, orient="row")

    def settle(self) -> None:
        """Once, after all checks: word what hangs on whether a row was taken.

        Flags are for rows that were taken; a rejected row says why it was rejected, no more. A cell that was left out
        is listed as rejected; that its row is kept is said only where the row was.
        """
        gone = pl.concat([pl.DataFrame(schema=_BOOKED), *self.rejected]).select(SRC, ROW).unique()
        self.flagged = [frame.join(gone, on=[SRC, ROW], how="anti", maintain_order="left") for frame in self.flagged]
        left = pl.concat([pl.DataFrame(schema=_BOOKED), *self.left_out])
        stays = left.join(gone, on=[SRC, ROW], how="anti", maintain_order="left")
        self.rejected += [left.join(gone, on=[SRC, ROW], how="semi", maintain_order="left"), self._kept_without(stays)]

    def _kept_without(self, cells: pl.DataFrame) -> pl.DataFrame:
        """The same findings, each sentence followed by what becomes of the row."""
        sentences = list(self.said)
        whys = {n: sentences[n] for n in cells["said"].unique().to_list()}
        kept = {n: self.number(problem("value_left_out", why=Text(de=p.de, en=p.en))) for n, p in whys.items()}
        return cells.with_columns(pl.col("said").replace_strict(kept, return_dtype=pl.UInt32)) if kept else cells


def shown(values: pl.Series) -> pl.Series:
    """Values as a user writes them: dates as DD.MM.YYYY."""
    text = values.dt.strftime("%d.%m.%Y") if values.dtype == pl.Date else values.cast(pl.String)
    return text.fill_null("")
