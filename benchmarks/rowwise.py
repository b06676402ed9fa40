"""End to end, one person after another: the row-by-row service that a competent team would write, on 20,000 persons.

In: the people as Parquet. Out: the duties of the complete edition as Parquet, as the country's evaluation writes them.
Rows become objects, the plain functions assess one person after another, each duty becomes a row; nothing else is asked
of them, so that it is as fast as calling the plain functions can be. Its time per person does not fall with their
number: scaled to the country, once as it is and once as if two processes halved it.

    python benchmarks/rowwise.py [--size p20k]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from data import AS_OF, SIZES, inputs, store, tables
from measuring import Result, measure, options, timed

from kontaktdichte.rules.assessment import Assessment
from kontaktdichte.rules.calendar import NONE, UNIX, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.duties import CAUSES, NO_CAUSE, VERDICTS, is_overdue
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.lives import lives
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

_DAYS = ("window", "hard", "cause_day", "done_on", "begin", "last")
_SCHEMA = {
    "subject": pl.String, "rule": pl.String, "strength": pl.String, "window": pl.Int32, "hard": pl.Int32,
    "need": pl.Int32, "counted": pl.Int32, "verdict": pl.Enum(VERDICTS), "cause": pl.String, "cause_day": pl.Int32,
    "done_on": pl.Int32, "days_late": pl.Int32, "actionable": pl.Boolean, "overdue": pl.Boolean, "begin": pl.Int32,
    "last": pl.Int32, "anchor_moved": pl.Boolean, "reason": pl.String,
}  # fmt: skip


def served(concept: Concept, people: Tables, as_of: date) -> pl.DataFrame:
    """The duties of everyone, assessed one after another."""
    book, day, everyone = rulebook_for(concept, people, as_of), number(as_of), lives(people)
    rows = [row for life in everyone.values() for row in _rows(concept, book.assess(life, day, everyone))]
    dates = [pl.when(pl.col(name) != NONE).then(pl.col(name) - UNIX).cast(pl.Date).alias(name) for name in _DAYS]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").with_columns(dates)


def _rows(concept: Concept, found: Assessment) -> Iterator[tuple[Any, ...]]:
    """One row for each duty of one person."""
    for name in concept.rules:
        strength = concept.rules[name].strength
        for duty in found.duties.get(name, ()):
            yield (
                found.life.subject, name, strength, duty.window, duty.hard, duty.need, duty.counted,
                VERDICTS[duty.verdict], CAUSES[duty.cause] if duty.cause != NO_CAUSE else None, duty.cause_day,
                duty.done_on, duty.days_late if duty.done_on != NONE else None, bool(duty.actionable),
                is_overdue(strength, duty.hard, found.as_of, duty.verdict, bool(duty.actionable)), duty.begin,
                duty.last, bool(duty.moved), found.reasons.get((name, duty.window)),
            )  # fmt: skip


def once(chosen: argparse.Namespace) -> Result:
    """From file to file, and what that makes for the country."""
    concept, people = load_concept("schwaebisch-hall"), inputs(chosen.size, chosen.folder)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:

        def work() -> int:
            duties = served(concept, tables(people), AS_OF)
            store(duties, Path(folder) / "duties.parquet")
            return duties.height

        seconds, duties = timed(work)
    country = seconds * SIZES["country"] / SIZES[chosen.size]
    return {"seconds": seconds, "size": chosen.size, "duties": duties, "country": country, "two_cores": country / 2}


if __name__ == "__main__":
    parser = options(__doc__)
    parser.add_argument("--size", default="p20k")
    raise SystemExit(measure("rowwise", "none: what the country is compared with", once, parser))
