"""The golden cases beside a concept are worked through: a wrong one is told at its line, a sound one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports.town import CONCEPT

from kontaktdichte.rules.lint import Remark, examine

HEAD = "origin: worked out by hand\nexamples:\n"
CASE = """  - name: first_month
    origin: einmal im Monat persönlich
    situations: [{attribute: client, value: true, from: 2026-01-01}]
    as_of: 2026-02-05
    expect: [{rule: monthly, window: 2026-01-01, hard: 2026-01-31, verdict: missed}]
"""


def told(folder: Path, examples: str) -> list[Remark]:
    (folder / "concept.yaml").write_text(CONCEPT, "utf-8")
    (folder / "examples.yaml").write_text(examples, "utf-8")
    return [remark for remark in examine(folder / "concept.yaml", strict=True) if remark.code.startswith("example")]


def test_a_case_that_holds_is_not_spoken_of(tmp_path: Path) -> None:
    """If it fails, an author mends what is right."""
    assert told(tmp_path, HEAD + CASE) == []


def test_a_case_that_differs_is_told_at_its_line(tmp_path: Path) -> None:
    """If it fails, an office works by a rule that says something else than its author worked out."""
    (found,) = told(tmp_path, HEAD + CASE + CASE.replace("verdict: missed", "verdict: fulfilled"))
    assert (found.code, Path(found.file).name, found.line) == ("example_differs", "examples.yaml", 8)
    assert "verdict is missed, expected fulfilled." in found.sentence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CASE, "no origin"),
        (HEAD + CASE.replace("as_of", "asof"), "lacks 'as_of'"),
        (HEAD + CASE.replace("rule: monthly, ", ""), "case 'first_month'"),
        (HEAD + CASE.replace("    as_of", "    readings: {mood: good}\n    as_of"), "there is no reading 'mood'"),
        ("origin: [", "parsing"),
    ],
)
def test_a_case_that_cannot_be_read_is_told(tmp_path: Path, text: str, says: str) -> None:
    """If it fails, a slip of the pen among the cases ends in a traceback, or the case is taken for one that holds."""
    (found,) = told(tmp_path, text)
    assert found.code == "example_unreadable"
    assert says in found.sentence
