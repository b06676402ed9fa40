"""Parquet: typed columns → a sheet of text in the forms that the parsers of cells read.

In: a path. Out: one :class:`~kontaktdichte.intake.sheets.Sheet`; lists become codes joined by ``;``, dates ISO text.
Row numbers count as in Excel: the column names are row 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kontaktdichte.intake.messages import IntakeError
from kontaktdichte.intake.sheets import BATCH_ROWS, MAX_COLUMNS, Batch, Limits, Sheet, text_frame

_MAX_ROWS = 50_000_000
_MOST_PER_CELL = 100  # list entries of one cell, on average
_UNMEASURABLE = "DELTA_BYTE_ARRAY"  # each value may repeat all of the one before in a few bits
_BERLIN = "Europe/Berlin"


def read_parquet(path: Path, limits: Limits) -> list[Sheet]:
    """The one sheet of a Parquet file."""
    with _guarded(path), pq.ParquetFile(path) as file:
        schema, rows = file.schema_arrow, file.metadata.num_rows
        if len(schema.names) > MAX_COLUMNS or rows > _MAX_ROWS:
            raise _too_big(path)
        for field in schema:
            _check_type(path, field)
        for group in range(file.num_row_groups):
            _check_group(path, file.metadata.row_group(group), limits)

    def rows_after(heading_row: int) -> Iterator[Batch]:
        with _guarded(path):
            yield from _batches(path, limits)

    return [Sheet(path.name, path.stem, "", (tuple(schema.names),), rows_after)]


@contextmanager
def _guarded(path: Path) -> Iterator[None]:
    """What the readers raise on a damaged file, as one sentence."""
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, pl.exceptions.PolarsError) as error:
        if isinstance(error, IntakeError):
            raise
        raise _refused(
            path,
            "ist keine lesbare Parquet-Datei, wohl beschädigt: bitte neu ausgeben",
            "is no readable Parquet file, probably damaged: please write it again",
        ) from error


def _check_type(path: Path, field: Any) -> None:
    inner = field.type.value_type if pa.types.is_list(field.type) or pa.types.is_large_list(field.type) else field.type
    if pa.types.is_nested(inner) or pa.types.is_binary(inner) or pa.types.is_large_binary(inner):
        raise _refused(
            path,
            f"hat in Spalte „{field.name}“ den Typ {field.type}: bitte als Text, Zahl oder Datum ausgeben",
            f"has the type {field.type} in column “{field.name}”: please write text, number or date",
        )


def _check_group(path: Path, group: Any, limits: Limits) -> None:
    columns = [group.column(i) for i in range(group.num_columns)]
    size = sum(column.total_uncompressed_size for column in columns)
    most = max((column.num_values for column in columns), default=0)
    if size > limits.file_bytes or most > _MOST_PER_CELL * max(group.num_rows, 1):
        raise _too_big(path)
    if any(_UNMEASURABLE in column.encodings for column in columns):
        raise _refused(
            path,
            f"nutzt die Kodierung {_UNMEASURABLE}, deren Größe sich nicht prüfen lässt: bitte ohne sie ausgeben",
            f"uses the encoding {_UNMEASURABLE}, whose size cannot be checked: please write it without",
        )


def _batches(path: Path, limits: Limits) -> Iterator[Batch]:
    first = 2
    with pq.ParquetFile(path, memory_map=True) as file:
        for group in range(file.num_row_groups):
            # a repeated text is stored once: a few kilobytes can unfold to terabytes, so the longest is looked at first
            longest = _longest_text(path, file, group)
            if longest > limits.cell_bytes:
                raise _too_big(path)
            size = max(1, min(BATCH_ROWS, limits.text_bytes // max(longest * len(file.schema), 1)))
            for batch in file.iter_batches(batch_size=size, row_groups=[group]):
                frame = pl.DataFrame(pl.from_arrow(pa.table(batch)))
                columns = [_as_text(series) for series in frame.get_columns()]
                yield Batch(text_frame(range(first, first + frame.height), columns))
                first += frame.height


def _longest_text(path: Path, file: Any, group: int) -> int:
    """Bytes of the longest text that the group's dictionaries hold."""
    paths = [file.schema.column(i).path for i in range(len(file.schema))]
    longest = 0
    with pq.ParquetFile(path, read_dictionary=paths) as encoded:
        for batch in encoded.iter_batches(batch_size=1, row_groups=[group]):
            for column in batch.columns:
                values = column.values if pa.types.is_nested(column.type) else column
                if pa.types.is_dictionary(values.type) and len(values.dictionary):
                    longest = max(longest, pc.max(pc.binary_length(values.dictionary)).as_py() or 0)
            break
    return longest


def _as_text(series: pl.Series) -> pl.Series:
    if isinstance(series.dtype, pl.List | pl.Array):
        return series.cast(pl.List(pl.String)).list.join(";")
    if isinstance(series.dtype, pl.Datetime):
        if series.dtype.time_zone:
            series = series.dt.convert_time_zone(_BERLIN).dt.replace_time_zone(None)
        return series.dt.strftime("%Y-%m-%d %H:%M:%S")
    return series.cast(pl.String)


def _too_big(path: Path) -> IntakeError:
    return _refused(
        path,
        "ist entpackt zu groß: bitte in mehrere Dateien teilen",
        "is too big when unpacked: please split it into several files",
    )


def _refused(path: Path, de: str, en: str) -> IntakeError:
    return IntakeError(f"Die Datei „{path.name}“ {de}.", f"The file “{path.name}” {en}.")
