"""The country: four million persons, the complete edition, one year; Parquet in, duties with verdict and cause out.

In: the people as Parquet, rows shuffled. Out: ``duties-<size>.parquet`` in the folder; time and memory of the
evaluation from file to file, how many duties and distinct masks, a checksum of the verdicts. What it says of 10,000 of
the persons is compared, column by column, with the plain functions and with the reference evaluator (``reference.py``).

    python benchmarks/country.py [--size country] [--workers 2]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl
from checks import SAID, checksum, same, sample
from data import AS_OF, CODEC, ROW_GROUP, inputs
from measuring import Result, measure, options, timed
from polars.io.plugins import register_io_source
from reference import CONCEPT, kept
from rowwise import served

from kontaktdichte.rules import bulk
from kontaktdichte.rules.calendar import FAR, number
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables
from kontaktdichte.scale.files import frames, survey
from kontaktdichte.scale.partition import Question

GOAL = "10 s, 3 times the floor, 6 GiB"


def once(chosen: argparse.Namespace) -> Result:
    """Compile on a few persons, then from file to file."""
    few, people = inputs("p4k", chosen.folder), inputs(chosen.size, chosen.folder)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        compiling, _ = timed(lambda: judge_files(few, Path(folder) / "few.parquet", chosen.workers))
    seconds, masks = timed(lambda: judge_files(people, output(chosen), chosen.workers))
    return {"seconds": seconds, "compile_seconds": compiling, "size": chosen.size, "masks": masks}


def judge_files(people: Path, out: Path, workers: int) -> int:
    """The duties of everyone in ``people`` into one file, stretch by stretch; returns how many masks were distinct."""
    question = Question(load_concept(CONCEPT), AS_OF)
    tables = frames(people)
    book = rulebook_for(question.concept, Tables(), AS_OF, survey(tables, question).years)
    (persons,) = bulk.prepared(book, tables["persons"].collect(), tables, number(AS_OF), FAR)
    stretches, known = persons.tables(None, workers), list[int]()
    first = next(stretches)

    def source(columns: list[str] | None, *_: Any) -> Iterator[pl.DataFrame]:
        for duties, masks in chain([first], stretches):
            known.append(masks)
            yield duties if columns is None else duties.select(columns)

    duties = register_io_source(source, schema=first[0].schema).drop("_subject", "_rule")
    duties.sink_parquet(out, compression=CODEC, row_group_size=ROW_GROUP)
    return max(known)


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
