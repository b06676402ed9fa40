"""Rows of the files that were not taken, and rows that were taken with a remark.

In: a run with what its intake said. Out: file, sheet, row, column and one sentence with the remedy.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.run import Run
from kontaktdichte.rules.reasons import Language

COLUMNS = ("result", "file", "sheet", "row", "column", "value", "why")
_ROW = dict.fromkeys(COLUMNS, pl.String) | {"row": pl.UInt32}


def rejected(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS; ``result`` is rejected or flagged, rejected rows first."""
    parts = [pl.DataFrame(schema=_ROW)]
    for result, frame in (("rejected", run.rejected), ("flagged", run.warnings)):
        if frame is not None:
            said = pl.col(f"reason_{language}").alias("why")
            parts.append(frame.with_columns(said, pl.lit(result).alias("result")).select(COLUMNS))
    return pl.concat(parts)
