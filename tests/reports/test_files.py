"""Workbook, CSV, Parquet and JSON show the same numbers, and nothing a user typed is ever run as a formula."""

import csv
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.reports.town import town

from kontaktdichte.reports.deviations import deviations
from kontaktdichte.reports.duties import duties
from kontaktdichte.reports.files import csv_text, write
from kontaktdichte.reports.findings import findings
from kontaktdichte.reports.missing import missing
from kontaktdichte.reports.run import Run
from kontaktdichte.reports.summary import headline, summary
from kontaktdichte.reports.worklist import worklist

SHEETS = ["Übersicht", "Arbeitsliste", "Pflichten", "Quoten", "Soll-Quoten", "Fehlende Angaben", "Abweichungen",
          "Feststellungen", "Abgewiesene Zeilen", "Lesarten"]  # fmt: skip
EVIL = '=HYPERLINK("http://example.org","x")'


@pytest.fixture(scope="module")
def run() -> Run:
    return town()


@pytest.fixture(scope="module")
def book(run: Run, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "town.xlsx"
    write(path, run, "xlsx")
    return openpyxl.load_workbook(path)


def column(sheet: Worksheet, title: str) -> list[object]:
    titles = [cell.value for cell in sheet[1]]
    return [row[titles.index(title)].value for row in sheet.iter_rows(min_row=2)]


def overview(book: openpyxl.Workbook) -> dict[str, object]:
    return {row[0].value: row[1].value for row in book["Übersicht"].iter_rows() if row[0].value}


def test_the_number_overdue_is_the_same_wherever_it_stands(run: Run, book: openpyxl.Workbook, tmp_path: Path) -> None:
    numbers = headline(run)
    write(tmp_path / "town.json", run, "json")
    document = json.loads((tmp_path / "town.json").read_text("utf-8"))
    write(tmp_path / "town", run, "parquet")
    counts = {
        "column": int(run.evaluation.duties["overdue"].sum()),
        "headline": numbers["overdue_now"],
        "worklist": worklist(run)["overdue_duties"].sum(),
        "duties": duties(run)["overdue"].sum(),
        "deviations": deviations(run)["overdue"].sum(),
        "overview": overview(book)["… überfällige Pflichten"],
        "worklist sheet": sum(column(book["Arbeitsliste"], "überfällige Pflichten")),
        "duties sheet": column(book["Pflichten"], "überfällig").count("ja"),
        "rates sheet": column(book["Quoten"], "überfällig am Stichtag")[0],
        "json": document["summary"]["overdue_now"],
        "json duties": sum(row["overdue"] for row in document["duties"]),
        "parquet": pl.read_parquet(tmp_path / "town" / "duties.parquet")["overdue"].sum(),
    }
    assert counts == dict.fromkeys(counts, 1)


def test_a_workbook_has_every_sheet_ready_to_filter_and_to_print(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS
    for name in ("Arbeitsliste", "Pflichten", "Quoten"):
        sheet = book[name]
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref == f"A1:{sheet.dimensions.split(':')[1]}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        assert "beispielstadt@2025-01-01" in sheet.oddFooter.left.text
        assert "10.04.2026" in sheet.oddFooter.center.text
        assert "&P" in sheet.oddFooter.right.text or "Page" in sheet.oddFooter.right.text


def test_dates_are_dates_and_ids_keep_their_zeros(tmp_path: Path) -> None:
    write(tmp_path / "x.xlsx", town(Ada="0000123"), "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Arbeitsliste"]
    assert "0000123" in column(sheet, "Nr.")
    due = sheet["D2"]
    assert due.value == datetime.fromisoformat("2026-01-29")
    assert due.number_format == "dd.mm.yyyy"


def test_a_verdict_is_read_without_its_colour(book: openpyxl.Workbook) -> None:
    verdicts = set(column(book["Pflichten"], "Stand"))
    assert verdicts == {
        "✓ erfüllt", "✗ versäumt", "~ versäumt mit Grund", "○ offen", "… bevorstehend", "– nicht beurteilt",
        "△ Soll verfehlt",
    }  # fmt: skip


@pytest.mark.parametrize("evil", [EVIL, "+49 791 123", "-2+3", "@SUM(A1)", "\tx", "|calc"])
def test_a_name_that_looks_like_a_formula_is_only_a_name(evil: str, tmp_path: Path) -> None:
    run = town(Ada=evil)
    write(tmp_path / "x.xlsx", run, "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Arbeitsliste"]
    cell = next(row[0] for row in sheet.iter_rows(min_row=2) if row[0].value == evil)
    assert cell.data_type == "s"
    write(tmp_path / "x", run, "csv")
    with (tmp_path / "x" / "arbeitsliste.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["Nr."] for row in csv.DictReader(file, delimiter=";")]
    assert "'" + evil in names


def test_a_german_excel_opens_the_csv_as_it_is(run: Run, tmp_path: Path) -> None:
    files = write(tmp_path / "town", run, "csv")
    assert [file.name for file in files][:3] == ["uebersicht.csv", "arbeitsliste.csv", "pflichten.csv"]
    raw = (tmp_path / "town" / "quoten.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"alle Einheiten;alle Regeln;7;6;1;0,5000;0,5385;" in raw
    assert b"29.01.2026" in (tmp_path / "town" / "arbeitsliste.csv").read_bytes()


def test_other_programs_get_codes_and_plain_days(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a" / "town.json", run, "json")
    document = json.loads((tmp_path / "a" / "town.json").read_text("utf-8"))
    assert (document["as_of"], document["period"]) == ("2026-04-10", ["2026-01-01", "2026-03-31"])
    assert document["reading_values"] == {"cut_month": "show"}
    assert {row["verdict"] for row in document["deviations"]} == {"missed", "missed_with_reason"}
    write(tmp_path / "town", run, "parquet")
    frame = pl.read_parquet(tmp_path / "town" / "worklist.parquet")
    assert frame.schema["hard"] == pl.Date
    assert frame.columns[0] == "rule"


def test_unmet_duties_without_reason_come_before_those_with_one(run: Run) -> None:
    found = deviations(run)
    assert found["verdict"].cast(pl.String).to_list() == ["missed"] * 6 + ["missed_with_reason"]
    assert found.row(-1, named=True)["reason"] == "Krankheit"
    late = found.filter(subject="Cem").row(0, named=True)
    assert (late["done_on"], late["days_late"]) == (date(2026, 3, 20), 10)


def test_what_is_missing_is_named_for_whom(run: Run) -> None:
    assert missing(run).rows() == [("Bo", "Team 1", "IFK", "Geburtsdatum fehlt")]
    assert findings(run).is_empty()


def test_an_empty_report_says_what_that_means(book: openpyxl.Workbook) -> None:
    assert book["Feststellungen"]["A2"].value == "Keine Feststellungen."


def test_the_overview_names_document_edition_day_and_period(run: Run, book: openpyxl.Workbook) -> None:
    shown = overview(book)
    assert shown["Ausgabe"] == "beispielstadt@2025-01-01"
    assert shown["Stichtag"] == datetime.fromisoformat("2026-04-10")
    assert shown["Zeitraum der Quoten"] == "01.01.2026 bis 31.03.2026"
    assert {line.name for line in summary(run)} >= {
        "rate",
        "rate_without_reasoned",
        "overdue_begin",
        "overdue_end",
        "share_clear",
    }


def test_without_a_period_there_are_no_rates(tmp_path: Path) -> None:
    write(tmp_path / "x.xlsx", town(None), "xlsx", "en")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames[:4] == [
        "Overview",
        "Worklist",
        "Duties",
        "Missing facts",
    ]


def test_numbers_in_csv_have_the_comma_of_the_language() -> None:
    frame = pl.DataFrame({"rate": [0.5]})
    assert csv_text(frame, ["rate"], "de") == "Quote\r\n0,5000\r\n"
    assert csv_text(frame, ["rate"], "en") == "Rate\r\n0.5000\r\n"
