"""Many processes: the same duties in the same order, and nothing left behind when something ends early."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.scale.people import AS_OF, CONCEPTS, concept, in_one_process, people, write

from kontaktdichte.demo import Dataset
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.tables import TableError, Tables
from kontaktdichte.scale.explained import evaluate_many
from kontaktdichte.scale.partition import Question, Refusal
from kontaktdichte.scale.pool import Written, in_order, judge

ROOT = Path(__file__).parents[2]


def duties(out: Path) -> pl.DataFrame:
    return pl.read_parquet(sorted(out.iterdir()))


@pytest.mark.parametrize("dataset", CONCEPTS)
def test_an_office_gets_the_same_duties_in_the_same_order_from_many_processes(tmp_path: Path, dataset: Dataset) -> None:
    tables = people(dataset, 300)
    folder = write(tables, tmp_path / "in")
    steps: list[int] = []

    def progress(parts: Iterable[Written], count: int) -> Iterator[Written]:
        for part in parts:
            steps.append(count)
            yield part

    question = Question(concept(dataset), AS_OF)
    done = judge(folder, question, tmp_path / "out", processes=2, persons=90, progress=progress)
    whole = in_one_process(dataset, tables)
    assert duties(tmp_path / "out").equals(whole)
    assert steps == [len(done)] * len(done)
    assert len(done) > 2
    assert sum(part.duties for part in done) == whole.height
    assert sum(part.overdue for part in done) == whole["overdue"].sum()


def test_nobody_at_all_is_no_error(tmp_path: Path) -> None:
    judge(write(Tables(), tmp_path / "in"), Question(concept("jobcenter"), AS_OF), tmp_path / "out", processes=1)
    assert duties(tmp_path / "out").is_empty()


def test_rows_of_nobody_are_refused_and_leave_no_result(tmp_path: Path) -> None:
    tables = people("projekte", 100)
    fewer = Tables.of(**{**dict(tables.items()), "persons": tables.persons.filter(pl.col("kind").is_not_null())})
    with pytest.raises(TableError, match="whom 'persons' does not know"):
        judge(write(fewer, tmp_path / "in"), Question(concept("projekte"), AS_OF), tmp_path / "out", processes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_result_takes_the_place_of_an_older_one_but_of_nothing_else(tmp_path: Path) -> None:
    folder, out = write(people("jobcenter", 50), tmp_path / "in"), tmp_path / "out"
    question = Question(concept("jobcenter"), AS_OF)
    judge(folder, question, out, processes=1, persons=10)
    judge(folder, question, out, processes=1, persons=50)
    assert len(list(out.iterdir())) == 4
    (out / "letter.docx").touch()
    with pytest.raises(Refusal, match="etwas anderes"):
        judge(folder, question, out, processes=1)
    assert (out / "letter.docx").exists()


def test_a_process_that_dies_is_told_in_a_sentence() -> None:
    with pytest.raises(Refusal) as error:
        list(in_order(os._exit, [9], 1))
    assert "Arbeitsspeicher" in error.value.de
    assert "memory" in error.value.en


def beating(folder: Path) -> bool:
    """Whether a heart still beats half a second later."""
    before = {path: path.stat().st_size for path in folder.iterdir()}
    time.sleep(0.5)
    return any(path.stat().st_size > size for path, size in before.items())


def until(true: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether it becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    line = [sys.executable, "-m", "tests.scale.heart", str(tmp_path)]
    with subprocess.Popen(line, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as program:
        assert until(lambda: len(list(tmp_path.iterdir())) == 2), "two processes should have begun"
        yield program
        program.kill()


def test_ctrl_c_ends_all_processes_and_only_the_first_speaks(
    running: subprocess.Popen[str], tmp_path: Path
) -> None:  # fmt: skip
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == -signal.SIGINT
    assert not beating(tmp_path)
    assert "multiprocessing/spawn.py" not in said


def test_processes_do_not_outlive_a_killed_one(running: subprocess.Popen[str], tmp_path: Path) -> None:
    """An operator who kills a run must not find its processes at work an hour later."""
    running.kill()
    assert until(lambda: not beating(tmp_path))


@pytest.mark.parametrize("dataset", CONCEPTS)
def test_reports_of_many_people_tell_what_those_of_one_process_tell(dataset: Dataset) -> None:
    tables, asked = people(dataset, 150), {"as_of": AS_OF, "known_at": date(2026, 9, 1)}
    one = evaluate(concept(dataset), tables, **asked)
    other = evaluate_many(concept(dataset), tables, **asked, processes=2, many=1)
    assert other.present == one.present
    for name in ("persons", "duties", "contacts", "notes", "findings", "missing", "changes"):
        assert getattr(other, name).equals(getattr(one, name)), name
