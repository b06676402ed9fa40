"""People of a Jobcenter and of four projects as a folder of Parquet, some of their rows recorded for the wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from kontaktdichte.demo import Dataset, generate
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables
from kontaktdichte.scale.partition import DATED, DUTY

AS_OF = date(2026, 11, 20)
CONCEPTS: dict[Dataset, str] = {"jobcenter": "schwaebisch", "projekte": "thueringen"}


def concept(dataset: Dataset) -> Concept:
    return load_concept(CONCEPTS[dataset])


def people(dataset: Dataset, size: int) -> Tables:
    """Shuffled; every fortieth row replaces one of somebody else: it was moved to the right person."""
    (made,) = generate(size, seed=7, as_of=AS_OF, dataset=dataset, years=1)
    tables = {name: frame.sample(fraction=1, shuffle=True, seed=3) for name, frame in made.items()}
    for name in DATED:
        other = pl.when(pl.int_range(pl.len()) % 40 == 0).then(pl.col("id").shift(7)).otherwise("replaces")
        tables[name] = tables[name].with_columns(replaces=other)
    return Tables.of(**tables)


def write(tables: Tables, folder: Path, files: int = 1) -> Path:
    """The tables as one file each, or as folders of several files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        path = folder / f"{name}.parquet"
        if files == 1:
            frame.write_parquet(path)
            continue
        path.mkdir()
        size = -(-frame.height // files) or 1
        for i, rows in enumerate(frame.iter_slices(size)):
            rows.write_parquet(path / f"part-{i:02}.parquet")
    return folder


def in_one_process(dataset: Dataset, tables: Tables) -> pl.DataFrame:
    return evaluate(concept(dataset), tables, as_of=AS_OF, contacts=False).duties.select(DUTY)
