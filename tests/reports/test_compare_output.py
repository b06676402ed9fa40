"""The comparison as people get it: a workbook, a page on the terminal, a document for programs."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from tests.reports.two_editions import compared, editions

from kontaktdichte.reports.compare import output
from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.page import page
from kontaktdichte.reports.compare.sheets import tables
from kontaktdichte.reports.compare.sides import Comparison
from kontaktdichte.reports.given import Refusal
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.reasons import Language

SHEETS = [
    "Überblick", "Regeln", "Einheiten", "Personen", "Arbeitsliste", "Pflichten", "Wechsel des Standes",
    "Fehlende Angaben", "Lesarten", "Zitate",
]  # fmt: skip
ON_PAPER = ["Überblick", "Regeln", "Lesarten", "Zitate"]


@pytest.fixture(scope="module")
def found() -> Aligned:
    """Both editions over the six."""
    return compared()


@pytest.fixture(scope="module")
def book(found: Aligned, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """The workbook as a spreadsheet program reads it."""
    path = tmp_path_factory.mktemp("compare") / "neu" / "vergleich.xlsx"
    output.write(path, found.of, found)
    return openpyxl.load_workbook(path)


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    """A sheet's rows by their headings."""
    head, *others = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def test_every_table_is_a_sheet_that_can_be_filtered(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert [name for name in SHEETS[1:] if not book[name].auto_filter.ref] == []
    assert book["Pflichten"].freeze_panes == "B2"


def test_a_change_on_paper_stands_beside_its_counterpart(book: openpyxl.Workbook) -> None:
    young = [
        row for row in rows(book, "Regeln") if row["Regel"] == "Junge Menschen – monatlich" and row["Was"] == "Für wen"
    ]
    assert [(row["Änderung"], row["Vorgabe A"], row["Vorgabe B"]) for row in young[:1]] == [
        ("~ geändert", "unter 25 Jahren", "unter 21 Jahren")
    ]
    gone = [row["Was"] for row in rows(book, "Regeln") if row["Änderung"] == "− entfallen in B"]
    assert "Frist" in gone


def test_people_are_listed_with_dates_and_words(book: openpyxl.Workbook) -> None:
    dan = next(row for row in rows(book, "Pflichten") if row["Nr."] == "Dan" and row["Regel"] == "Gemeinsamer Plan")
    assert (dan["Stand A"], dan["Stand B"]) == ("✓ erfüllt", "✗ versäumt")
    assert str(dan["fällig bis B"]).startswith("2026-05-18")
    eva = [row["Änderung"] for row in rows(book, "Personen") if row["Nr."] == "Eva"]
    assert eva == ["− weniger Pflichten", "+ Regel gilt neu", "− Regel gilt nicht mehr"]


def test_a_unit_of_which_nothing_can_be_said_has_a_dash(book: openpyxl.Workbook) -> None:
    care = next(row for row in rows(book, "Einheiten") if row["Regel"] == "Wer Angehörige pflegt")
    assert (care["nötige Kontakte im Jahr A"], care["nötige Kontakte im Jahr B"]) == (0, "–")


def test_the_overview_says_what_its_numbers_mean(book: openpyxl.Workbook) -> None:
    cells = [str(cell) for row in book["Überblick"].iter_rows(values_only=True) for cell in row if cell is not None]
    assert any("(181 von 365 Tagen)" in cell for cell in cells)
    assert any("seit demselben Tag in Kraft" in cell for cell in cells)
    assert "betroffene Personen" in cells
    assert "Ein Kontakt kann mehreren Pflichten dienen" in str(book["Einheiten"]["C1"].comment.text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_terminal_shows_every_rule_that_differs_and_no_person(found: Aligned, language: Language) -> None:
    lines = [line.text for line in page(found.of, found, language, width=100)]
    text = "\n".join(lines)
    labels = [found.of.b.rules[name].label for name in ("new_client", "young_monthly", "quarterly", "care", "plan")]
    assert [label for label in labels if (label.de if language == "de" else label.en) not in text] == []
    assert [name for name in ("Ann", "Ben", "Cleo", "Dan", "Eva") if name in text.replace("Angehörige", "")] == []
    assert [line for line in lines if len(line) > 100] == []


def test_numbers_on_the_terminal_stand_under_each_other(found: Aligned) -> None:
    lines = [line.text for line in page(found.of, found, "de", width=100)]
    start = next(i for i, line in enumerate(lines) if line.startswith("Nötige Kontakte im Jahr"))
    assert lines[start : start + 4] == [
        "Nötige Kontakte im Jahr   A   B  Unterschied  betroffene Personen",
        "alle Einheiten           42  42            0                    5",
        "Team Nord                24  20           -4                    2",
        "Team Süd                 18  22            4                    3",
    ]


def test_without_people_the_texts_alone_are_compared(tmp_path: Path) -> None:
    of = Comparison(*editions())
    assert [table.title for table in tables(of, None)] == ON_PAPER
    path = tmp_path / "papier.xlsx"
    output.write(path, of, None)
    assert openpyxl.load_workbook(path).sheetnames == ON_PAPER


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_concepts_can_be_told_in_both_languages(language: Language) -> None:
    concepts = [load_concept(name) for name in available_concepts()]
    for a, b in zip(concepts, concepts[1:] + concepts[:1], strict=True):
        assert list(page(Comparison(a, b), None, language, width=80))
        assert all(table.frame.height for table in tables(Comparison(a, b), None, language))


def test_programs_get_the_same_tables_with_codes(found: Aligned, tmp_path: Path) -> None:
    path = tmp_path / "vergleich.json"
    output.write(path, found.of, found, "en")
    read = json.loads(path.read_text("utf-8"))
    assert (read["a"], read["b"]) == ("beispielstadt@2025-01-01", "beispielstadt@2026-07-01")
    assert read["period"] == ["2026-01-01", "2026-06-30"]
    assert {row["change"] for row in read["duties"]} == {"added", "gone", "moved", "turned"}


def test_a_comparison_never_replaces_what_it_was_made_of(tmp_path: Path) -> None:
    data = tmp_path / "team.xlsx"
    data.write_text("a year's work", "utf-8")
    for name in ("team.xlsx", "team.doc"):
        with pytest.raises(Refusal):
            output.target(tmp_path / name, [data])
    assert output.target(tmp_path / "vergleich.xlsx", [data]) == tmp_path / "vergleich.xlsx"


def test_the_manual_shows_what_the_program_prints(found: Aligned) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "compare.md").read_text("utf-8")
    shown = manual.split("```")[3].strip("\n").splitlines()
    printed = [line.text for line in page(found.of, found, "de", width=100)]
    assert [line for line in shown if line not in printed] == []
