"""The country: four million persons, the complete edition, one year; Parquet in, duties with verdict and cause out.

In: the people as Parquet, rows shuffled. Out: ``duties-<size>.parquet`` in the folder; time and memory of the
evaluation from file to file, how many duties and distinct masks, a checksum of the verdicts. What it says of 10,000 of
the persons is compared, column by column, with the plain functions and with the reference evaluator (``reference.py``).

    python benchmarks/country.py [--size country] [--workers 2]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import polars as pl
from checks import SAID, checksum, same, sample
from data import AS_OF, inputs
from measuring import Result, measure, options, timed
from reference import CONCEPT, kept
from rowwise import served

from kontaktdichte.rules import bulk
from kontaktdichte.rules.loading import load_concept

GOAL = "10 s, 3 times the floor, 6 GiB"


def once(chosen: argparse.Namespace) -> Result:
    """Compile on a few persons, then from file to file."""
    concept = load_concept(CONCEPT)
    few, people = inputs("p4k", chosen.folder), inputs(chosen.size, chosen.folder)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        compiling, _ = timed(
            lambda: bulk.judge_files(concept, few, Path(folder) / "few.parquet", as_of=AS_OF, workers=chosen.workers)
        )
    out = output(chosen)
    seconds, told = timed(lambda: bulk.judge_files(concept, people, out, as_of=AS_OF, workers=chosen.workers))
    return {"seconds": seconds, "compile_seconds": compiling, "size": chosen.size, "masks": told.masks}


def after(chosen: argparse.Namespace, told: Result) -> None:
    """Count, add up, and compare with the plain functions and the reference on the sample."""
    concept, people = load_concept(CONCEPT), inputs(chosen.size, chosen.folder)
    duties = pl.scan_parquet(output(chosen))
    told["duties"] = duties.select(pl.len()).collect().item()
    told["checksum"] = checksum(duties.select("subject", "rule", "window", "verdict").collect(), concept)
    some = sample(people)
    found = duties.filter(pl.col("subject").cast(pl.String).is_in(some.persons["id"].implode())).collect()
    plain = served(concept, some, AS_OF)
    told["sample"], told["sample_checksum"] = some.persons.height, checksum(found, concept)
    told["as_plain"] = same(found, plain, plain.columns)
    reference = kept(chosen.folder, chosen.size)
    told["as_reference"] = "no reference yet: benchmarks/reference.py"
    if reference.exists():
        other = pl.read_parquet(reference)
        told["as_reference"] = same(found, other, SAID) and checksum(other, concept) == told["sample_checksum"]


def output(chosen: argparse.Namespace) -> Path:
    """Where the finished output stands, for the floor to write again."""
    return Path(chosen.folder) / f"duties-{chosen.size}.parquet"


if __name__ == "__main__":
    parser = options(__doc__)
    parser.add_argument("--size", default="country")
    parser.add_argument("--workers", type=int, default=2)
    raise SystemExit(measure("country", GOAL, once, parser, after))
