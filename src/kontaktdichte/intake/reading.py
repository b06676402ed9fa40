"""The way of an import: files → sheets → bindings → typed rows → checked tables; the rest with its reasons.

In: paths, a concept and a profile. Out: an :class:`Intake`. Rows come in batches, so memory hangs on the result and
not on the files. Nothing is returned before every file was read: an IntakeError leaves nothing half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from kontaktdichte.intake.binding import Bound, bind
from kontaktdichte.intake.checks import Gathered, check
from kontaktdichte.intake.convert import Converter, clean, count_rows
from kontaktdichte.intake.dictionary import Dictionary
from kontaktdichte.intake.files import expand, own_result, read_sheets
from kontaktdichte.intake.ledger import SRC, Ledger
from kontaktdichte.intake.messages import IntakeError, problem
from kontaktdichte.intake.profile import STANDARD, Profile, load_profile
from kontaktdichte.intake.sheets import ROW, Limits, Sheet
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.tables import COLUMNS, Tables

Progress = Callable[[str, int], None]  # file name, rows of its current sheet read so far
_LOST = {SRC: pl.Int32, ROW: pl.UInt32, "id": pl.String}


@dataclass(frozen=True)
class Intake:
    """What an import gave.

    ``rejected`` and ``warnings``: file, sheet (empty for CSV and Parquet), row (as Excel numbers it), column (the
    file's own heading), value, reason_de, reason_en, code. ``counts``: file, sheet, table, rows,
    accepted, rejected, flagged; rows = accepted + rejected in every line. A wrong optional cell of a person stands in
    ``rejected`` (code ``value_left_out``) while the person is kept without the value: her row is accepted and flagged.
    """

    tables: Tables
    rejected: pl.DataFrame
    warnings: pl.DataFrame
    counts: pl.DataFrame


@dataclass
class _Import:
    """One import under way."""

    dictionary: Dictionary
    profile: Profile
    ledger: Ledger
    gathered: Gathered
    kept: dict[str, list[pl.DataFrame]]
    lost: dict[str, list[pl.DataFrame]]
    progress: Progress
    limits: Limits
    bindings: int = 0
    bytes: int = 0

    def file(self, file: Path) -> None:
        """Every sheet of a file, unless it is one of our own results."""
        sheets = read_sheets(file, self.limits)
        if own_result(sheets):
            self.skip(file, "own_result")
            return
        for sheet in sheets:
            self.sheet(sheet)

    def skip(self, file: Path, code: str) -> None:
        """A file that is not read, and why."""
        place = self.ledger.open_place(file.name, "")
        self.ledger.note(place, 1, "", file.name, problem(code, value=file.name), reject=False)

    def sheet(self, sheet: Sheet) -> None:
        bound = bind(sheet, self.profile, self.dictionary, self.bindings)
        if bound is None:
            return
        if bound.refused:
            self._refuse(bound)
            return
        for binding in bound.bindings:
            self.ledger.open(binding)
        self.bindings += len(bound.bindings)
        place = (
            bound.bindings[0].number if bound.bindings else self.ledger.open_place(sheet.file, sheet.shown, bound.table)
        )
        for row, column, value, said in bound.flagged:
            self.ledger.note(place, row, column, value, said, reject=False)
        if bound.bindings:
            self._rows(bound, place)

    def _refuse(self, bound: Bound) -> None:
        rows = 0
        for batch in bound.sheet.rows_after(bound.heading_row):
            rows += count_rows(batch)
            self.progress(bound.sheet.file, rows)
        place = self.ledger.open_place(bound.sheet.file, bound.sheet.shown, bound.table, rows)
        for row, column, value, said in bound.refused:
            self.ledger.note(place, row, column, value, said, reject=True)
        if bound.table == "persons":
            self.gathered.persons_refused = bound.refused[0][3]
            self.gathered.persons_place = self.ledger.where(place, bound.heading_row)

    def _rows(self, bound: Bound, place: int) -> None:
        converters = [Converter(b, self.dictionary, self.ledger) for b in bound.bindings]
        rows = 0
        for batch in bound.sheet.rows_after(bound.heading_row):
            cells = clean(batch.cells)
            for converter in converters:
                good, bad = converter.rows(cells)
                self.kept[converter.binding.table].append(good)
                self.lost[converter.binding.table].append(bad)
                self._weigh(good, bound.sheet.file)
            self._headless(bound, cells, place)
            self.ledger.places[place].rows += len(batch.broken)
            for row, text, said in batch.broken:
                self.ledger.note(place, row, "", text, said, reject=True)
            rows += cells.height + len(batch.broken)
            self.progress(bound.sheet.file, rows)

    def _weigh(self, rows: pl.DataFrame, file: str) -> None:
        self.bytes += int(rows.estimated_size())
        if self.bytes > self.limits.result_bytes:
            raise IntakeError(
                f"Mit der Datei „{file}“ sind es zu viele Daten auf einmal: bitte auf mehrere Läufe verteilen.",
                f"With the file “{file}” there are too many data at once: please spread them over several runs.",
            )

    def _headless(self, bound: Bound, cells: pl.DataFrame, place: int) -> None:
        """Cells in columns without a heading: where they are is said, so that no one misses them later."""
        for column in bound.headless:
            if str(column) not in cells.columns:
                continue
            for row, value in cells.filter(pl.col(str(column)).is_not_null()).select(ROW, str(column)).iter_rows():
                said = problem("cell_without_heading", value=value)
                self.ledger.note(place, row, "", value, said, reject=False)


def read(
    paths: Sequence[Path], *, concept: Concept, profile: Profile | None = None, progress: Progress | None = None,
    limits: Limits | None = None,
) -> Intake:  # fmt: skip
    """Read files and folders (XLSX, CSV, Parquet) into the six tables; bad rows come back with their reasons.

    ``profile`` says how sheets, headings and codes are called (default: the template's). ``progress`` is called after
    each batch with file name and rows so far. Raises IntakeError, naming file and remedy, where a file cannot be
    used at all.
    """
    profile = profile or load_profile(STANDARD)
    dictionary, ledger = Dictionary(concept, profile), Ledger()
    empty = {
        table: pl.DataFrame(schema={SRC: pl.Int32, ROW: pl.UInt32, **columns}) for table, columns in COLUMNS.items()
    }
    gathered = Gathered(empty, {}, ledger, dictionary)
    kept: dict[str, list[pl.DataFrame]] = {table: [] for table in COLUMNS}
    lost: dict[str, list[pl.DataFrame]] = {table: [] for table in COLUMNS}
    run = _Import(
        dictionary, profile, ledger, gathered, kept, lost, progress or (lambda file, rows: None), limits or Limits()
    )
    files, ignored = expand(paths)
    for file in files:
        run.file(file)
    for file in ignored:
        run.skip(file, "file_ignored")
    gathered.kept = {table: pl.concat([empty[table], *kept[table]]) for table in COLUMNS}
    gathered.lost = {table: pl.concat([pl.DataFrame(schema=_LOST), *lost[table]]) for table in COLUMNS}
    check(gathered)
    return _result(gathered)


def _result(gathered: Gathered) -> Intake:
    ledger = gathered.ledger
    ledger.settle()
    tables = Tables.of(**{table: frame.drop(SRC, ROW) for table, frame in gathered.kept.items()})
    rejected, warnings = ledger.findings(ledger.rejected), ledger.findings(ledger.flagged)
    return Intake(tables, rejected, warnings, ledger.counts(gathered.kept))
