"""P6, import fuzz: whatever an office uploads, the program stays up, no row disappears and each spoiled cell is named.

Quick: 200 folders; full (PROOF_SIZE=full): 20,000 folders and a million cells. Prints one JSON line with its seed;
PROOF_SEED repeats a run.
"""

import json
import os
import random
import resource
import shutil
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import polars as pl
import pytest
from tests.proof.import_files import Made, make

from kontaktdichte.intake import Intake, IntakeError, Profile, load_profile, read
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import load_concept

FULL = os.environ.get("PROOF_SIZE") == "full"
FOLDERS, ROWS = (20_000, 24) if FULL else (200, 40)
MEMORY_MB = 512
SEED = int(os.environ.get("PROOF_SEED", "20261121"))
WHOLE_SHEET = ["column_missing", "heading_twice", "sheet_unknown"]
LEFT_OUT = "value_left_out"  # the cell is rejected, its row is not
WITHOUT_COLUMN = [*WHOLE_SHEET, "too_many_fields", "quote_broken"]
CONCEPT = Path(__file__).parent.parent / "intake" / "concept.yaml"


def check_books(intake: Intake) -> None:
    """Rows in = rows out + rejected, for each sheet; a rejected row is named, with a reason in both languages.

    A cell left out is named too, in a row that was taken and is marked as such.
    """
    counts, rejected = intake.counts, intake.rejected
    assert (counts["rows"] == counts["accepted"] + counts["rejected"]).all()
    for name, table in intake.tables.items():
        assert table.height == counts.filter(table=name)["accepted"].sum()
    assert rejected.filter((pl.col("row") < 1) | (pl.col("reason_de") == "") | (pl.col("reason_en") == "")).height == 0
    assert rejected.filter((pl.col("column") == "") & ~pl.col("code").is_in(WITHOUT_COLUMN)).height == 0
    for file, sheet, table, _, accepted, lost, flagged in counts.iter_rows():
        named = rejected.filter(file=file, sheet=sheet)
        found, left = named.filter(pl.col("code") != LEFT_OUT), named.filter(code=LEFT_OUT)
        assert left.is_empty() or table == "persons"
        assert left["row"].n_unique() <= flagged <= accepted
        assert not left["row"].is_in(found["row"].implode()).any()
        if not found["code"].is_in(WHOLE_SHEET).any():
            assert found["row"].n_unique() == lost, found.to_dicts()
        else:
            assert counts.filter(file=file, sheet=sheet)["accepted"].sum() == 0


def check_references(intake: Intake) -> None:
    """Nothing half: every row that was taken belongs to a person that was taken."""
    for name, table in intake.tables.items():
        if name != "persons":
            assert table["subject"].is_in(intake.tables.persons["id"].to_list()).all()


def check_against(made: Made, intake: Intake) -> None:
    """No row disappears, and every spoiled cell comes back by sheet, row, column and text."""
    stems = intake.counts.with_columns(
        pl.when(pl.col("sheet") == "")
        .then(pl.col("file").str.replace(r"\.\w+$", ""))
        .otherwise(pl.col("sheet"))
        .alias("stem")
    )
    assert dict(stems.select("stem", "rows").iter_rows()) == made.rows
    found = {
        (sheet or file.rsplit(".", 1)[0], row, column): value
        for file, sheet, row, column, value in intake.rejected.select(
            "file", "sheet", "row", "column", "value"
        ).iter_rows()
    }
    for table, row, heading, text in made.spoiled:
        assert found.get((table, row, heading)) == text.strip("\u202e"), (table, row, heading, text)


def read_or_refuse(made: Made, concept: Concept, profile: Profile) -> Intake | IntakeError:
    """The only two things an import may come to."""
    try:
        return read(made.paths, concept=concept, profile=profile)
    except IntakeError as error:
        return error


def fuzz(root: Path) -> dict[str, int]:
    """All folders, one after the other; runs in a process of its own, so that the memory is the import's."""
    concept, profile = load_concept(CONCEPT), load_profile("standard")
    outcomes: Counter[str] = Counter()
    for number in range(FOLDERS):
        seed = SEED * 1_000_000 + number
        folder = root / str(number)
        folder.mkdir()
        made = make(random.Random(seed), folder, ROWS)
        outcomes["cells"] += made.cells
        try:
            outcomes.update(check(made, read_or_refuse(made, concept, profile)))
        except AssertionError as error:
            raise AssertionError(f"folder seed {seed}: {error}") from error
        shutil.rmtree(folder)
    return {**outcomes, "peak_mb": peak_mb()}


def check(made: Made, intake: Intake | IntakeError) -> dict[str, int]:
    """What came of one folder; AssertionError where something was lost."""
    if isinstance(intake, IntakeError):
        assert not made.intact, intake
        assert "bitte" in intake.de, intake
        return {"refused": 1}
    check_books(intake)
    check_references(intake)
    if made.intact:
        check_against(made, intake)
    return {"read": 1, "rows": int(intake.counts["rows"].sum()), "rejected": int(intake.counts["rejected"].sum())}


def peak_mb() -> int:
    """The most memory this process ever held."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    # ru_maxrss of a child counts what its parent held when it started
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


@pytest.mark.slow
def test_no_file_brings_the_import_down_and_no_row_is_lost(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    started = time.monotonic()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        outcomes = pool.submit(fuzz, tmp_path).result()
    line = {"proof": "P6", "seed": SEED, "folders": FOLDERS, **outcomes}
    with capfd.disabled():  # the proof's result is shown, passed or not
        print(f"\n{json.dumps(line | {'seconds': round(time.monotonic() - started, 1)})}", file=sys.stderr, flush=True)
    assert outcomes["refused"] > 0
    assert outcomes["rejected"] > 0
    assert outcomes["peak_mb"] < MEMORY_MB
