"""``kontaktdichte check-concept``: what an author reads on the terminal, what a script learns from the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.rules.lint.test_remarks import DEFECTS, concept_of

from kontaktdichte import cli

Told = tuple[int, list[str]]
Command = Callable[..., Told]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command; exit code and lines."""

    def run(*arguments: object) -> Told:
        spoken = () if "--language" in arguments else ("--language", "en")
        monkeypatch.setattr(sys, "argv", ["kontaktdichte", "check-concept", *map(str, arguments), *spoken])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0), capsys.readouterr().out.splitlines()

    return run


def defect(folder: Path, name: str) -> Path:
    (case,) = (case for case in DEFECTS if case["name"] == name)
    file = folder / "2015-01-01" / "concept.yaml"  # a folder of its own: its neighbours are taken for other editions
    file.parent.mkdir()
    file.write_text(concept_of(case, mended=False), "utf-8")
    return file


def test_a_warning_is_told_with_place_remedy_and_example_and_fails_only_when_strict(
    tmp_path: Path, check: Command
) -> None:
    """If it fails, an author does not see what to do, or a script fails where nothing is wrong."""
    file = defect(tmp_path, "people without a frequency rule")
    code, lines = check(file)
    line = file.read_text("utf-8").splitlines().index("population:") + 2
    assert code == cli.FINE
    assert lines[0].startswith(
        f"{file}:{line}:3: warning: no frequency rule reaches persons with outlook: far or none."
    )
    assert lines[0].endswith("with the passage and the reason. [unreached]")
    assert lines[1:3] == ["    for example a person born 1986-01-01, Client", "    subject: {birth_date: 1986-01-01}"]
    assert lines[-1] == "beispielstadt@2015-01-01: 1 warning (2 rules, 0 readings)"
    file.with_name("source.md").write_text("Gespräche sind regelmäßig zu führen.\n", "utf-8")
    assert check(file, "--strict")[0] == cli.PROBLEMS


def test_an_error_fails_and_a_file_that_does_not_load_says_why(tmp_path: Path, check: Command) -> None:
    """If it fails, a concept with a dead rule goes into force because the script that checks it was content."""
    file = defect(tmp_path, "two outlooks at once")
    code, lines = check(file)
    assert (code, lines[-1]) == (cli.PROBLEMS, "beispielstadt@2015-01-01: 1 error (2 rules, 0 readings)")
    file.write_text(file.read_text("utf-8").replace("strength: target", "strength: gole"), "utf-8")
    code, lines = check(file)
    assert (code, lines[-1]) == (cli.PROBLEMS, f"{file}: 1 error")
    assert lines[0].endswith("[refused]")


def test_a_note_never_fails(tmp_path: Path, check: Command) -> None:
    """If it fails, an office mends what its document means."""
    wanted: Any = check("schwaebisch-hall", "--strict")
    assert wanted[0] == cli.FINE
    assert wanted[1][-1].startswith("schwaebisch-hall-mindestkontaktdichte@2017-02-15: 1 note (")
    code, lines = check(defect(tmp_path, "all that asks for contacts rests"))
    assert (code, lines[0].split(": ")[1]) == (cli.FINE, "note")


def test_an_office_reads_it_in_german_by_default(tmp_path: Path, check: Command) -> None:
    """If it fails, an author has to know English to mend a German instruction."""
    file = defect(tmp_path, "people without a frequency rule")
    code, lines = check(file, "--language", "de")
    assert code == cli.FINE
    assert ": Warnung: keine Regel mit Takt erreicht Personen (outlook: far oder keiner). Eine Regel weiter" in lines[0]
    assert lines[1] == "    zum Beispiel eine Person, geboren 1986-01-01, Kundin oder Kunde"
    assert lines[-1] == "beispielstadt@2015-01-01: 1 Warnung (2 Regeln, 0 Lesarten)"
