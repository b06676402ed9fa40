"""The guide for authors, followed to the letter: every file it gives is written, every command it shows is run."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.concepts.examples import cases
from tests.concepts.test_examples import test_a_golden_case_holds as golden_case_holds

from kontaktdichte import cli

GUIDE = Path(__file__).parents[2] / "docs" / "write-a-concept.md"
_STEP = re.compile(r"(?:^<!-- (\w+): (.+?)(?:, nach: (.+?))? -->\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = "…"  # lines left out in what the guide shows

Run = Callable[[str], str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line of the guide and gives what it printed."""

    def ran(line: str) -> str:
        monkeypatch.setenv("COLUMNS", "120")  # as wide as the guide shows it
        monkeypatch.setattr(sys, "argv", line.split())
        with pytest.raises(SystemExit):
            cli.main()
        said = capsys.readouterr()
        return said.out + said.err

    return ran


def _written(action: str, name: str, after: str | None, text: str) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    old = file.read_text("utf-8") if action != "datei" else ""
    if action == "einfügen":
        (place,) = [line for line in old.splitlines(keepends=True) if line.strip() == after]
        old, text = old.replace(place, place + text), ""
    file.write_text(old + text, "utf-8")


def _sessions(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines it is said to print."""
    for part in block.removeprefix("$ ").split("\n$ "):
        command, *printed = part.rstrip("\n").split("\n")
        yield command, printed


def _unlike(shown: list[str], printed: list[str]) -> str | None:
    """The first line of what is shown that was not printed in its place."""
    at, skipping = 0, False
    for line in shown:
        if line == ELSEWHERE:
            skipping = True
            continue
        while skipping and at < len(printed) and printed[at] != line:
            at += 1
        if at == len(printed) or printed[at] != line:
            return line
        at, skipping = at + 1, False
    return None if skipping or at == len(printed) else f"(nothing, but there is) {printed[at]}"


def test_the_guide_can_be_followed_to_the_letter(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, an author who has read nothing else gets stuck in the first hour."""
    monkeypatch.chdir(tmp_path)
    wrong, commands = [], 0
    for action, name, after, language, text in _STEP.findall(GUIDE.read_text("utf-8")):
        if action:
            _written(action, name, after or None, text)
        for command, shown in _sessions(text) if language == "console" else ():
            commands += 1
            printed = run(command).rstrip("\n").split("\n")
            if (line := _unlike(shown, printed)) is not None:
                wrong.append(f"{command}: {line!r} is shown, printed was {printed}")
    assert not wrong, "\n".join(wrong)
    assert commands >= 6
    worked = cases([tmp_path / "selbstaendige" / "2026-07-01" / "concept.yaml"])
    assert len(worked) == 3
    for case in worked:
        golden_case_holds(case)
