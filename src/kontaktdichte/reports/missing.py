"""Missing facts: without them something is not judged, so each is named.

In: a run. Out: one row per subject and missing fact.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.run import Run, with_names
from kontaktdichte.rules.reasons import Language

COLUMNS = ("subject", "unit", "counsellor", "label")


def missing(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS, by unit and subject."""
    frame = run.evaluation.missing.with_columns(pl.col(f"label_{language}").alias("label"))
    return with_names(frame, run, language).sort("unit", "subject", "expectation", nulls_last=True).select(COLUMNS)
