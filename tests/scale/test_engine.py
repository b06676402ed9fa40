"""The choice of engine as a user meets it: sentences, exit codes, files where they were wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest
from tests.scale.people import AS_OF, in_one_process, people, write

from kontaktdichte import cli

QUESTION = ("--concept", "schwaebisch", "--as-of", AS_OF)


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``kontaktdichte evaluate`` in this process."""

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["kontaktdichte", "evaluate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Result(int(ended.value.code or 0), *capsys.readouterr())

    return run


def test_many_persons_get_their_duties_as_parquet(evaluate: Command, tmp_path: Path) -> None:
    tables = people("jobcenter", 60)
    folder, out = write(tables, tmp_path / "in"), tmp_path / "all.parquet"
    done = evaluate(folder, *QUESTION, "--engine", "pool", "--processes", 1, "--out", out)
    whole = in_one_process("jobcenter", tables)
    assert (done.code, done.err) == (0, "")
    assert f"{whole.height} Pflichten, davon {whole['overdue'].sum()} überfällig" in done.out
    assert pl.read_parquet(tmp_path / "all" / "duties" / "part-*.parquet").equals(whole)
    again = evaluate(folder, *QUESTION, "--engine", "pool", "--processes", 1, "--out", out, "--language", "en")
    assert "duties" in again.out


def test_a_period_keeps_what_touches_its_days(evaluate: Command, tmp_path: Path) -> None:
    tables = people("jobcenter", 60)
    days = ("--period", "2026-03-01..2026-04-30")
    evaluate(write(tables, tmp_path / "in"), *QUESTION, *days, "--engine", "pool", "--out", tmp_path / "all.parquet")
    touched = (pl.col("hard") >= pl.date(2026, 3, 1)) & (pl.col("window") <= pl.date(2026, 4, 30))
    whole = in_one_process("jobcenter", tables).filter(pl.col("actionable") | touched)
    assert pl.read_parquet(tmp_path / "all" / "duties" / "part-*.parquet").equals(whole)


@pytest.mark.parametrize("more", [(), ("--out", "all.xlsx"), ("more", "--out", "all.parquet")])
def test_a_wrong_use_is_told_with_the_right_one(evaluate: Command, tmp_path: Path, more: tuple[str, ...]) -> None:
    done = evaluate(tmp_path, *more, *QUESTION, "--engine", "pool")
    assert (done.code, done.out) == (2, "")
    assert "kontaktdichte evaluate ORDNER --out NAME.parquet" in done.err


def test_a_folder_of_other_files_is_refused_in_a_sentence(evaluate: Command, tmp_path: Path) -> None:
    done = evaluate(tmp_path, *QUESTION, "--engine", "pool", "--out", tmp_path / "all.parquet")
    assert (done.code, done.out) == (2, "")
    assert "the six tables as Parquet" in done.err


def test_without_java_the_remedy_is_named(evaluate: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also without pyspark: whoever tries the cluster first learns what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    done = evaluate(write(people("jobcenter", 50), tmp_path / "in"), *QUESTION, "--engine", "spark",
                    "--out", tmp_path / "all.parquet")  # fmt: skip
    assert (done.code, done.out) == (2, "")
    assert "pip install 'kontaktdichte[spark]'" in done.err or "apt install openjdk-17-jre-headless" in done.err


def test_without_pyspark_the_remedy_is_named(
    evaluate: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    done = evaluate(tmp_path, *QUESTION, "--engine", "spark", "--out", tmp_path / "all.parquet")
    assert (done.code, done.out) == (2, "")
    assert "pip install 'kontaktdichte[spark]'" in done.err
