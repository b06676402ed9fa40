"""What the README shows must work when it is pasted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[1] / "README.md"


def test_the_python_example_runs_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """If it fails, the first thing a programmer tries ends in a traceback."""
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    said = capsys.readouterr().out
    assert "integration_agreement" in said  # the table of overdue duties
    assert "Jugendliche U25" in said


def test_every_linked_file_exists() -> None:
    """If it fails, a reader who wants to know more finds nothing."""
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []
