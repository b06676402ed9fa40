"""The people that the figures are measured on: Parquet by size, made once, the rows of every table shuffled.

In: names of sizes (none: all of them) and a folder. Out: ``<folder>/<size>/<table>.parquet``, one year of history of
that many synthetic clients of a Jobcenter, without faults. Seeded: the same rows in the same order on every machine.

    python benchmarks/data.py [--folder build/bench] [p4k p20k p40k p400k country]
"""

from __future__ import annotations

import argparse
import shutil
from datetime import date
from pathlib import Path

import polars as pl

from kontaktdichte.demo import write
from kontaktdichte.rules.tables import COLUMNS, Tables

FOLDER = Path(__file__).resolve().parents[1] / "build" / "bench"
SIZES = {"p4k": 4_000, "p20k": 20_000, "p40k": 40_000, "p400k": 400_000, "country": 4_000_000}
AS_OF, SEED, YEARS = date(2026, 11, 20), 1, 1
ROW_GROUP, CODEC = 1_000_000, "zstd"  # of the inputs, of the finished output and of the floor alike


def main() -> None:
    """Make the sizes named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", metavar="size", help=f"of {', '.join(SIZES)}; none: all")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args()
    for size in chosen.sizes or SIZES:
        folder = inputs(size, chosen.folder)
        rows = {name: pl.scan_parquet(folder / f"{name}.parquet").select(pl.len()).collect().item() for name in COLUMNS}
        print(size, " ".join(f"{name} {count:,}" for name, count in rows.items()), flush=True)


def inputs(size: str, folder: Path = FOLDER) -> Path:
    """The folder with the six files of that size, made where it is missing. Raises KeyError for an unknown size."""
    persons, made = SIZES[size], folder / size
    if not made.exists():
        drawn, shuffled = folder / f".{size}-drawn", folder / f".{size}-shuffled"
        shutil.rmtree(shuffled, ignore_errors=True)
        shuffled.mkdir(parents=True)
        write(drawn, persons, seed=SEED, as_of=AS_OF, years=YEARS, faults=False)
        for name in COLUMNS:
            table = pl.read_parquet(drawn / f"{name}.parquet").sample(fraction=1, shuffle=True, seed=SEED)
            store(table, shuffled / f"{name}.parquet")
        shutil.rmtree(drawn)
        shuffled.rename(made)
    return made


def store(table: pl.DataFrame, file: Path) -> None:
    """Write Parquet as every benchmark writes it."""
    table.write_parquet(file, compression=CODEC, row_group_size=ROW_GROUP)


def tables(made: Path) -> Tables:
    """The six tables of a folder in memory."""
    return Tables.of(**{name: pl.read_parquet(made / f"{name}.parquet") for name in COLUMNS})


if __name__ == "__main__":
    main()
