"""One number for the verdicts of many duties, the same in whatever order they stand; and the persons it is checked on.

In: duties (columns subject, rule, window, verdict at least). Out: 16 hexadecimal digits; equal duties give equal
digits, one verdict changed gives others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.duties import VERDICTS
from kontaktdichte.rules.tables import COLUMNS, Tables

SAMPLE = 10_000
SAID = ("subject", "rule", "window", "hard", "need", "counted", "verdict", "cause", "done_on", "actionable", "overdue")


def checksum(duties: pl.DataFrame, concept: Concept) -> str:
    """The sum of a mixed number for each duty; subjects are numbers written as text."""
    places = {name: i for i, name in enumerate(concept.rules)}
    codes = {name: i for i, name in enumerate(VERDICTS)}
    columns = duties.select(
        pl.col("subject").cast(pl.String).cast(pl.Int64),
        pl.col("rule").cast(pl.String).replace_strict(places, return_dtype=pl.Int64),
        pl.col("window").to_physical(),
        pl.col("verdict").cast(pl.String).replace_strict(codes, return_dtype=pl.Int64),
    )
    return mixed(columns)


def mixed(numbers: pl.DataFrame) -> str:
    """The sum over all rows of whole numbers (no empty ones), each row mixed into one."""
    state = np.zeros(numbers.height, dtype=np.uint64)
    for column in numbers:
        state += column.to_numpy().astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):  # splitmix64
            state ^= state >> np.uint64(shift)
            state *= np.uint64(factor)
    return f"{int(state.sum(dtype=np.uint64)):016x}"


def sample(folder: Path, size: int = SAMPLE) -> Tables:
    """The first persons of the shuffled file, with their rows."""
    persons = pl.scan_parquet(folder / "persons.parquet").head(size)
    mine = {
        name: pl.scan_parquet(folder / f"{name}.parquet").join(
            persons.select(subject="id"), on="subject", how="semi", maintain_order="left"
        )
        for name in COLUMNS
        if name != "persons"
    }
    return Tables.of(**dict(zip(COLUMNS, pl.collect_all([persons, *mine.values()]), strict=True)))


def same(one: pl.DataFrame, other: pl.DataFrame, columns: Sequence[str] = SAID) -> bool:
    """Whether two tables of duties say the same of every duty, in whatever order."""
    return _plain(one, columns).equals(_plain(other, columns))


def _plain(duties: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    texts = [name for name in ("subject", "rule", "verdict", "cause") if name in columns]
    numbers = [name for name in ("need", "counted") if name in columns]
    plain = duties.select(columns).with_columns(pl.col(texts).cast(pl.String), pl.col(numbers).cast(pl.Int64))
    return plain.sort(columns)
