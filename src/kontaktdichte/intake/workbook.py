"""XLSX: every sheet as text, rows numbered as Excel shows them.

In: a path. Out: one :class:`~kontaktdichte.intake.sheets.Sheet` per sheet that holds anything. fastexcel reads every
cell as text; what it would show as empty though Excel shows an error is put back in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import fastexcel
import polars as pl

from kontaktdichte.intake.archive import LostCell, inspect
from kontaktdichte.intake.messages import IntakeError
from kontaktdichte.intake.sheets import BATCH_ROWS, HEAD_ROWS, Batch, Limits, Row, Sheet, text_frame

T = TypeVar("T")


def read_workbook(path: Path, limits: Limits) -> list[Sheet]:
    """The sheets in their order; an empty sheet has an empty head."""
    if path.stat().st_size > limits.workbook_bytes:
        raise IntakeError(
            f"Die Datei „{path.name}“ ist zu groß für XLSX: bitte als CSV oder Parquet speichern.",
            f"The file “{path.name}” is too big for XLSX: please save it as CSV or Parquet.",
        )
    data = path.read_bytes()
    lost = inspect(path.name, data, limits)
    reader = _guarded(path, lambda: fastexcel.read_excel(data))
    return [_sheet(path, reader, name, lost.get(name, [])) for name in reader.sheet_names]


def _guarded(path: Path, step: Callable[[], T]) -> T:
    """Run a step of the foreign reader; its panics are no ``Exception`` and must not end the program."""
    try:
        return step()
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise IntakeError(
            f"Die Datei „{path.name}“ ist innen beschädigt: bitte in Excel öffnen und neu als XLSX speichern.",
            f"The file “{path.name}” is damaged inside: please open it in Excel and save it as XLSX again.",
        ) from error


def _sheet(path: Path, reader: Any, name: str, lost: list[LostCell]) -> Sheet:
    def load() -> pl.DataFrame:
        # skip_rows=0 keeps empty rows at the top, so that numbers stay those of Excel
        return pl.DataFrame(reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars())

    frame = _put_back(_guarded(path, load), lost)
    head: tuple[Row, ...] = tuple(frame.head(HEAD_ROWS).rows())
    return Sheet(path.name, name, name, head, lambda heading_row: _batches(frame, heading_row))


def _put_back(frame: pl.DataFrame, lost: list[LostCell]) -> pl.DataFrame:
    below = max((cell.row for cell in lost), default=0) - frame.height
    if below > 0 and frame.width:
        frame = pl.concat([frame, frame.clear(below)])
    for cell in lost:
        if 0 <= cell.column < frame.width:  # outside there is no heading either
            frame[cell.row - 1, cell.column] = cell.text
    return frame


def _batches(frame: pl.DataFrame, heading_row: int) -> Iterator[Batch]:
    for start in range(heading_row, max(frame.height, heading_row + 1), BATCH_ROWS):
        piece = frame.slice(start, BATCH_ROWS)
        yield Batch(text_frame(list(range(start + 1, start + piece.height + 1)), piece.get_columns()))
