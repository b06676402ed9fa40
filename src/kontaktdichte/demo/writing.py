"""Synthetic people as files: Parquet or CSV per table, or one workbook, written chunk by chunk.

In: chunks of tables. Out: files in a folder and the number of rows of each table. No more than one chunk is in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal, Protocol

import polars as pl
import pyarrow.parquet as pq
import xlsxwriter
import yaml

from kontaktdichte.demo.faults import BAD_DATE, FAULT
from kontaktdichte.rules.tables import COLUMNS

Format = Literal["parquet", "csv", "xlsx"]
Progress = Callable[[int, int], None]  # persons written, persons in all
WORKBOOK = "kontaktdichte.xlsx"
_PROFILE = Path(__file__).resolve().parent.parent / "profiles" / "standard.yaml"
_CENTURIES = "180y"  # a typing error that Parquet can hold: 2206 for 2026


class Writer(Protocol):
    """Takes the tables of a chunk; closed at the end."""

    def add(self, tables: dict[str, pl.DataFrame]) -> None:
        """Append the rows of a chunk."""

    def close(self) -> None:
        """Finish the files."""


def write_chunks(folder: Path, chunks: Iterable[dict[str, pl.DataFrame]], form: Format, *, total: int,
                 progress: Progress | None) -> dict[str, int]:  # fmt: skip
    """Every chunk into ``folder`` (made if it is missing); returns rows per table. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    count, people = dict.fromkeys(COLUMNS, 0), 0
    with ExitStack() as stack:
        writer = _WRITERS[form](folder)
        stack.callback(writer.close)
        for tables in chunks:
            writer.add(tables)
            count = {name: count[name] + tables[name].height for name in COLUMNS}
            people += tables["persons"]["kind"].null_count()
            if progress is not None:
                progress(people, total)
    return count


class _Parquet:
    """One file per table, one row group per chunk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, Any] = {}

    def add(self, tables: dict[str, pl.DataFrame]) -> None:
        for name, frame in tables.items():
            arrow = _late_by_centuries(frame).select(list(COLUMNS[name])).to_arrow()
            if name not in self.files:
                path = self.folder / f"{name}.parquet"
                self.files[name] = pq.ParquetWriter(path, arrow.schema, compression="zstd")
            self.files[name].write_table(arrow)

    def close(self) -> None:
        for file in self.files.values():
            file.close()


def _late_by_centuries(frame: pl.DataFrame) -> pl.DataFrame:
    if FAULT not in frame.columns or "on" not in frame.columns:
        return frame
    wrong = pl.col("on").dt.offset_by(_CENTURIES)
    return frame.with_columns(on=pl.when(pl.col(FAULT) == BAD_DATE).then(wrong).otherwise("on"))


def as_text(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """Every column as text: ISO dates and times, lists joined by comma, spoiled dates as days that do not exist."""
    texts = []
    for name, dtype in COLUMNS[table].items():
        column = pl.col(name)
        if dtype == pl.Datetime:
            column = column.dt.to_string("%Y-%m-%d %H:%M:%S")
        elif isinstance(dtype, pl.List):
            column = column.list.join(", ")
        texts.append(column.cast(pl.String).alias(name))
    if FAULT not in frame.columns or "on" not in frame.columns:
        return frame.select(texts)
    never = pl.lit("31.02.") + pl.col("on").str.slice(0, 4)
    shown = frame.select(*texts, FAULT)
    return shown.with_columns(on=pl.when(pl.col(FAULT) == BAD_DATE).then(never).otherwise("on")).drop(FAULT)


class _Csv:
    """One file per table, semicolons as German offices' spreadsheets write them."""

    def __init__(self, folder: Path) -> None:
        self.files = {name: (folder / f"{name}.csv").open("wb") for name in COLUMNS}
        self.begun = False

    def add(self, tables: dict[str, pl.DataFrame]) -> None:
        for name, frame in tables.items():
            as_text(frame, name).write_csv(self.files[name], separator=";", include_header=not self.begun)
        self.begun = True

    def close(self) -> None:
        for file in self.files.values():
            file.close()


class _Workbook:
    """One workbook with the sheets and headings of the German template; every cell is text, leading zeros stay."""

    def __init__(self, folder: Path) -> None:
        self.book = xlsxwriter.Workbook(str(folder / WORKBOOK), {"constant_memory": False, "strings_to_numbers": False})
        profile = yaml.safe_load(_PROFILE.read_text("utf-8"))
        self.sources = {source["table"]: source for source in profile["sources"]}
        self.sheets: dict[str, Any] = {}
        self.rows = dict.fromkeys(COLUMNS, 1)
        for name in COLUMNS:
            self._open(name)

    def _open(self, name: str) -> None:
        """The sheet with its headings, the first spelling of each."""
        sheet = self.sheets[name] = self.book.add_worksheet(self.sources[name]["sheets"][0])
        bold = self.book.add_format({"bold": True})
        headings = self.sources[name]["columns"]
        for place, column in enumerate(COLUMNS[name]):
            sheet.write_string(0, place, headings.get(column, [column])[0], bold)
        sheet.set_column(0, len(COLUMNS[name]) - 1, 18)
        sheet.freeze_panes(1, 1)

    def add(self, tables: dict[str, pl.DataFrame]) -> None:
        for name, frame in tables.items():
            sheet = self.sheets[name]
            for row in as_text(frame, name).iter_rows():
                for place, cell in enumerate(row):
                    if cell is not None:
                        sheet.write_string(self.rows[name], place, cell)
                self.rows[name] += 1

    def close(self) -> None:
        self.book.close()


_WRITERS: dict[Format, Callable[[Path], Writer]] = {"parquet": _Parquet, "csv": _Csv, "xlsx": _Workbook}
