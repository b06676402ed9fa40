"""Spark: the duties of one process in its order, on this machine and on a cluster of two workers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from pyspark.errors import PythonException
from tests.scale.people import AS_OF, CONCEPTS, concept, in_one_process, people, write

from kontaktdichte.demo import Dataset
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.tables import TableError, Tables
from kontaktdichte.scale import cluster, spark
from kontaktdichte.scale.partition import DUTY, Question

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def running() -> Iterator[SparkSession]:
    with cluster.session("local[2]") as session:
        yield session


def judged(session: SparkSession, folder: Path, question: Question, persons: int = 40) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(spark.duties(session, str(folder), question, persons=persons).toArrow()))


def plain(duties: pl.DataFrame) -> pl.DataFrame:
    """Verdicts as the text that Spark writes."""
    return duties.with_columns(pl.col("verdict").cast(pl.String))


@pytest.mark.parametrize("dataset", CONCEPTS)
@pytest.mark.parametrize("files", [1, 3])
def test_a_country_gets_the_duties_of_one_process(
    running: SparkSession, tmp_path: Path, dataset: Dataset, files: int
) -> None:  # fmt: skip
    tables = people(dataset, 300)
    found = judged(running, write(tables, tmp_path, files), Question(concept(dataset), AS_OF))
    assert found.equals(plain(in_one_process(dataset, tables)))


def test_the_past_is_seen_with_the_knowledge_of_then(running: SparkSession, tmp_path: Path) -> None:
    tables, then = people("projekte", 150), date(2026, 6, 1)
    question = Question(concept("projekte"), AS_OF, known_at=then, period=(date(2026, 1, 1), date(2026, 5, 1)))
    whole = evaluate(question.concept, tables, as_of=AS_OF, known_at=then, period=question.period)
    assert judged(running, write(tables, tmp_path), question).equals(plain(whole.duties.select(DUTY)))


def test_tables_and_columns_that_nobody_filled_may_be_missing(running: SparkSession, tmp_path: Path) -> None:
    tables = people("projekte", 100)
    write(tables, tmp_path)
    for name in ("events", "agreements", "deviations"):
        (tmp_path / f"{name}.parquet").unlink()
    left = ("id", "subject", "on", "kind", "channel", "participants")
    tables.contacts.select(left).write_parquet(tmp_path / "contacts.parquet")
    kept = {name: frame for name, frame in tables.items() if name in ("persons", "situations")}
    whole = in_one_process("projekte", Tables.of(contacts=tables.contacts.select(left), **kept))
    assert judged(running, tmp_path, Question(concept("projekte"), AS_OF)).equals(plain(whole))


def test_nobody_at_all_is_no_error(running: SparkSession, tmp_path: Path) -> None:
    assert judged(running, write(Tables(), tmp_path), Question(concept("jobcenter"), AS_OF)).is_empty()


def test_a_folder_without_persons_is_refused(running: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"persons\.parquet cannot be read"):
        spark.duties(running, str(tmp_path), Question(concept("jobcenter"), AS_OF))


def test_two_persons_of_one_number_are_refused(running: SparkSession, tmp_path: Path) -> None:
    tables = people("jobcenter", 50)
    twice = pl.concat([tables.persons, tables.persons.head(1)])
    write(Tables.of(**{**dict(tables.items()), "persons": twice}), tmp_path)
    with pytest.raises(PythonException, match="names a subject twice"):
        judged(running, tmp_path, Question(concept("jobcenter"), AS_OF))


@pytest.fixture
def small_home(tmp_path: Path) -> dict[str, str]:
    """A cluster of several processes wants a Spark home that it may write its workers' logs to."""
    import pyspark

    home = tmp_path / "home"
    home.mkdir()
    for name in ("bin", "jars"):
        (home / name).symlink_to(Path(pyspark.__file__).parent / name)
    return {**os.environ, "SPARK_HOME": str(home)}


def command(folder: Path, out: Path, master: str, dataset: Dataset) -> list[str]:
    line = [sys.executable, "-m", "kontaktdichte", "evaluate", str(folder), "--concept", CONCEPTS[dataset]]
    return [*line, "--as-of", str(AS_OF), "--engine", "spark", "--master", master, "--out", str(out)]


def test_a_cluster_of_two_workers_writes_the_duties_of_one_process(
    tmp_path: Path, small_home: dict[str, str]
) -> None:  # fmt: skip
    tables = people("projekte", 300)
    folder, out = write(tables, tmp_path / "in"), tmp_path / "out.parquet"
    line = command(folder, out, "local-cluster[2,1,1024]", "projekte")
    done = subprocess.run(line, env=small_home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    whole = plain(in_one_process("projekte", tables))
    assert pl.read_parquet(sorted((tmp_path / "out" / "duties").glob("part-*"))).equals(whole)
    assert str(tmp_path / "out" / "duties") in done.stdout


def test_rows_of_nobody_are_refused_in_a_sentence(tmp_path: Path) -> None:
    tables = people("jobcenter", 50)
    fewer = {**dict(tables.items()), "persons": tables.persons.head(40)}
    folder = write(Tables.of(**fewer), tmp_path / "in")
    line = command(folder, tmp_path / "out.parquet", "local[2]", "jobcenter")
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "whom 'persons' does not know" in done.stderr.splitlines()[-1]
