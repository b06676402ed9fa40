"""The floor: read every column of the six tables, write the finished output again, and do nothing else.

In: the people as Parquet and the output of the country's evaluation. Out: the seconds that no evaluation between these
files can undercut. The output is in memory before the clock starts; same codec, level and row groups as the evaluation
writes. Tried on 400,000 persons, two threads: reading with Polars 0.4 s, pyarrow 0.5 s, in batches 1.4 s; writing with
Polars 0.6 s, pyarrow 1.3 s. So it is Polars.

    python benchmarks/floor.py [--size country] [--output duties.parquet]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "2"

import polars as pl
from data import CODEC, ROW_GROUP, inputs, store
from measuring import Result, measure, options, timed

from kontaktdichte.rules.tables import COLUMNS


def once(chosen: argparse.Namespace) -> Result:
    """Read and write once; the two apart, too."""
    people = inputs(chosen.size, chosen.folder)
    output = pl.read_parquet(chosen.output or chosen.folder / f"duties-{chosen.size}.parquet")
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        reading, _ = timed(lambda: [pl.read_parquet(people / f"{name}.parquet").height for name in COLUMNS])
        writing, _ = timed(lambda: store(output, Path(folder) / "duties.parquet"))
        size = (Path(folder) / "duties.parquet").stat().st_size
    return {
        "seconds": reading + writing, "reading": reading, "writing": writing, "size": chosen.size,
        "duties": output.height, "output_mib": round(size / 2**20), "codec": CODEC, "row_group": ROW_GROUP,
    }  # fmt: skip


if __name__ == "__main__":
    parser = options(__doc__)
    parser.add_argument("--size", default="country")
    parser.add_argument("--output", type=Path, help="the finished output; default duties-<size>.parquet in the folder")
    raise SystemExit(measure("floor", "none: what others are measured by", once, parser))
