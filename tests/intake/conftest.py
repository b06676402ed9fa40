"""What every test of the intake starts from: an invented concept, and an office that writes files and reads them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from kontaktdichte.intake import Intake, Profile, read
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import load_concept

PERSONS = "Personennummer;Geburtsdatum\n001;01.05.1990\n"
ReadTexts = Callable[..., Intake]


@pytest.fixture(scope="session")
def concept() -> Concept:
    """Every kind of list and bound once."""
    return load_concept(Path(__file__).with_name("concept.yaml"))


@pytest.fixture
def read_texts(tmp_path: Path, concept: Concept) -> ReadTexts:
    """Write texts as files of one folder and read it; person 001 is there unless a test brings its own persons.

    The text of a workbook is the names of its sheets.
    """

    def run(texts: Mapping[str, str], profile: Profile | None = None) -> Intake:
        own = any(name.startswith(("Personen", "Kundenliste")) for name in texts)
        for name, text in ({} if own else {"Personen.csv": PERSONS}).items() | dict(texts).items():
            if name.endswith(".xlsx"):
                _write_sheets(tmp_path / name, text.splitlines())
            else:
                (tmp_path / name).write_text(text, "utf-8")
        return read([tmp_path], concept=concept, profile=profile)

    return run


def _write_sheets(path: Path, names: list[str]) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name in names:
            book.add_worksheet(name).write_string(0, 0, "Nr.")
