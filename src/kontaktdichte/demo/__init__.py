"""Synthetic people: one seeded generator for the demonstration, the tests and the benchmark.

In: how many, a seed, a Stichtag. Out: tables as ``rules.tables`` wants them, chunk by chunk, or files. Nobody in them
exists; every figure behind them is in :mod:`figures` with its origin, every irregularity in :mod:`messes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import numpy as np
import polars as pl

from kontaktdichte.demo import jobcenter, projekte
from kontaktdichte.demo.clients import World
from kontaktdichte.demo.days import working_days
from kontaktdichte.demo.draws import Draws
from kontaktdichte.demo.example import one_person
from kontaktdichte.demo.faults import with_faults
from kontaktdichte.demo.figures import FIGURES, figures_table, value
from kontaktdichte.demo.messes import MESSES
from kontaktdichte.demo.record import Dataset, Figure, Mess
from kontaktdichte.demo.writing import Format, Progress, write_chunks
from kontaktdichte.rules.calendar import number

__all__ = [
    "FIGURES",
    "LARGEST",
    "LARGEST_WORKBOOK",
    "MESSES",
    "SMALLEST",
    "Dataset",
    "Figure",
    "Format",
    "Mess",
    "default_size",
    "figures_table",
    "generate",
    "one_person",
    "write",
]

CHUNK = 50_000
SMALLEST, LARGEST, LARGEST_WORKBOOK = 50, 4_000_000, 5_000
_MODULES: dict[Dataset, ModuleType] = {"jobcenter": jobcenter, "projekte": projekte}
_DEFAULTS: dict[Dataset, str] = {"jobcenter": "jobcenter_clients", "projekte": "project_persons"}


def default_size(dataset: Dataset) -> int:
    """Persons of the demonstration: one Jobcenter, or four projects with all who passed through them."""
    return int(value(_DEFAULTS[dataset]))


def generate(
    size: int, *, seed: int, as_of: date, dataset: Dataset = "jobcenter", years: int = 5, chunk: int = CHUNK
) -> Iterator[dict[str, pl.DataFrame]]:
    """``size`` synthetic persons (50 to 4,000,000) with ``years`` (1 to 5) of history up to ``as_of``, chunk by chunk.

    Each item holds the six tables of ``chunk`` persons. A person depends on seed, Stichtag, dataset, years and the own
    number alone, so chunks of any size give the same rows in the same order; only names of teams and counsellors follow
    ``size`` too. Raises ValueError for a size or history out of range.

    >>> tables = next(generate(50, seed=1, as_of=date(2026, 11, 20)))
    >>> [name for name in tables["persons"]["id"] if name.isdigit()][:2]
    ['0000001', '0000002']
    """
    if not SMALLEST <= size <= LARGEST:
        raise ValueError(f"{size} persons cannot be made up; choose from {SMALLEST} to {LARGEST}")
    if not 1 <= years <= 5 or chunk < 1:
        raise ValueError(f"{years} years in chunks of {chunk}: choose 1 to 5 years and chunks of at least one person")
    module = _MODULES[dataset]
    world = _world(size, seed, as_of, years, module.LAND)
    return (module.chunk(world, np.arange(first, min(first + chunk, size))) for first in range(0, size, chunk))


def _world(size: int, seed: int, as_of: date, years: int, land: str) -> World:
    day = number(as_of)
    return World(Draws(seed), day, day - round(years * 365.25), size, working_days(land))


def write(
    folder: Path,
    size: int,
    *,
    seed: int,
    as_of: date,
    dataset: Dataset = "jobcenter",
    years: int = 5,
    format: Format = "parquet",
    faults: bool = True,
    progress: Progress | None = None,
    chunk: int = CHUNK,
) -> dict[str, int]:
    """The same persons as files in ``folder``: one per table, or one workbook; returns rows per table.

    ``faults`` adds the few rows that an intake must reject. ``progress`` is called with persons done and in all after
    each chunk. Raises ValueError (a workbook holds at most 5,000 persons) and OSError.
    """
    if format == "xlsx" and size > LARGEST_WORKBOOK:
        raise ValueError(f"a workbook holds at most {LARGEST_WORKBOOK} persons; write {size} as parquet or csv")
    tables = generate(size, seed=seed, as_of=as_of, dataset=dataset, years=years, chunk=chunk)
    if faults:
        tables = (with_faults(Draws(seed), each, dataset) for each in tables)
    return write_chunks(Path(folder), tables, format, total=size, progress=progress)
