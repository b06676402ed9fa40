"""What the slow reference evaluator says of 10,000 of the country's persons, kept to be compared with: half an hour.

In: the country's people. Out: ``reference-<digits>.parquet`` in the folder; the digits change with the evaluator, the
concept and the persons, so that an outdated file is never compared with.

    python benchmarks/reference.py [--folder build/bench] [--persons 10000] [--size country]
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import polars as pl
from checks import SAID, SAMPLE, sample
from data import AS_OF, FOLDER, inputs

from kontaktdichte.rules.duties import VERDICTS
from kontaktdichte.rules.loading import concept_file, load_concept
from kontaktdichte.rules.tables import COLUMNS

ROOT = Path(__file__).resolve().parents[1]
CONCEPT = "schwaebisch-hall"
Rows = dict[str, list[dict[str, Any]]]
_DTYPES = {
    "subject": pl.String, "rule": pl.String, "window": pl.Date, "hard": pl.Date, "need": pl.Int64,
    "counted": pl.Int64, "verdict": pl.Enum(VERDICTS), "cause": pl.String, "done_on": pl.Date,
    "actionable": pl.Boolean, "overdue": pl.Boolean,
}  # fmt: skip


def main() -> None:
    """Evaluate the sample on both cores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--persons", type=int, default=SAMPLE)
    parser.add_argument("--size", default="country")
    chosen = parser.parse_args()
    people, file = inputs(chosen.size, chosen.folder), kept(chosen.folder, chosen.size, chosen.persons)
    begin, duties = time.perf_counter(), list[tuple[Any, ...]]()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done, found in enumerate(pool.map(said, _lives(people, chosen.persons), chunksize=20), start=1):
            duties += found
            if done % 500 == 0:
                print(f"{done} persons, {len(duties)} duties, {time.perf_counter() - begin:.0f} s", flush=True)
    pl.DataFrame(duties, schema=_DTYPES, orient="row").write_parquet(file)
    print(file)


def kept(folder: Path, size: str = "country", persons: int = SAMPLE) -> Path:
    """The file for these people, this concept and the evaluator as it is."""
    sources = [*sorted((ROOT / "tests" / "rules").glob("reference*.py")), concept_file(CONCEPT)]
    digest = hashlib.sha256(f"{size} {persons} {AS_OF}".encode())
    for source in sources:
        digest.update(source.read_bytes())
    digest.update((inputs(size, folder) / "persons.parquet").read_bytes())
    return folder / f"reference-{digest.hexdigest()[:12]}.parquet"


def _lives(people: Path, persons: int) -> list[Rows]:
    """The rows of each person of the sample."""
    tables = sample(people, persons)
    lives: dict[str, Rows] = {name: {table: [] for table in COLUMNS} for name in tables.persons["id"]}
    for table, frame in tables.items():
        for row in frame.iter_rows(named=True):
            lives[row["id" if table == "persons" else "subject"]][table].append(row)
    return list(lives.values())


def said(rows: Rows) -> list[tuple[Any, ...]]:
    """What the reference evaluator says of one person."""
    evaluate, concept = _evaluator()
    subject = rows["persons"][0]["id"]
    return [(subject, *(duty[name] for name in SAID[1:])) for duty in evaluate(concept, rows, subject, AS_OF).duties]


@cache
def _evaluator() -> Any:
    sys.path.insert(0, str(ROOT))  # it lives among the tests and shares nothing with the engine but the concept
    from tests.rules.reference import evaluate

    return evaluate, load_concept(CONCEPT)


if __name__ == "__main__":
    main()
