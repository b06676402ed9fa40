"""A sheet of raw text with the row numbers a user sees, whatever file it came from.

In: what the readers of workbooks, CSV and Parquet found. Out: :class:`Sheet`, whose rows come in batches so that memory
stays bounded. Also the limits every reader keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from kontaktdichte.intake.messages import Problem

ROW = "row"
BATCH_ROWS = 50_000
HEAD_ROWS = 12  # rows looked at for the headings: exports begin with titles and dates
MAX_COLUMNS = 1_000
Row = tuple[str | None, ...]


@dataclass(frozen=True)
class Limits:
    """What a file may need at most; beyond it the file is refused as a whole, so a small machine keeps standing."""

    file_bytes: int = 400 * 2**20  # CSV, Parquet
    workbook_bytes: int = 64 * 2**20  # XLSX as it lies on the disk
    unpacked_bytes: int = 192 * 2**20  # all parts of an XLSX
    cells: int = 2_500_000  # of one sheet, empty ones between filled ones included
    cell_bytes: int = 2**17  # one cell: Excel's 32,767 characters at four bytes
    result_bytes: int = 2**31  # rows taken, all tables together
    text_bytes: int = 128 * 2**20  # text of one workbook, repeated strings counted each time


class Batch(NamedTuple):
    """Rows of a sheet: ``cells`` has ``row`` (as Excel numbers them) and the text columns "0", "1", …

    ``broken`` are rows that cannot be cut into cells: number, text, problem.
    """

    cells: pl.DataFrame
    broken: list[tuple[int, str, Problem]] = []  # noqa: RUF012


@dataclass(frozen=True)
class Sheet:
    """One sheet, or one file that holds one table."""

    file: str
    name: str  # of the sheet; of CSV and Parquet the file's name without ending
    shown: str  # the sheet as rejected rows name it: empty for CSV and Parquet
    head: tuple[Row, ...]
    rows_after: Callable[[int], Iterator[Batch]] = field(repr=False)  # all rows below the given row number


def text_frame(rows: Sequence[int], columns: list[pl.Series]) -> pl.DataFrame:
    """The cells of a batch."""
    numbers = pl.Series(ROW, rows, dtype=pl.UInt32)
    return pl.DataFrame([numbers, *(c.alias(str(i)) for i, c in enumerate(columns))])
