"""The same office, whatever file it sends: each format must give exactly the same rows, or people lose contacts."""
# ruff: noqa: DTZ001, DTZ007 (times of the tables are Berlin time without a zone)

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from kontaktdichte.intake import Intake, read
from kontaktdichte.rules.concept import Concept

PERSONS = [["Personennummer", "Geburtsdatum", "Team"], ["001", "01.05.1990", "Süd"], ["Ä-2", "29.02.1996", "Nord; Ost"]]
CONTACTS = [
    ["Nummer", "Personennummer", "Datum", "Kontaktart", "Kontaktweg",
     "Begründung im Wortlaut", "Beteiligte", "Erfasst am"],
    ["0007", "001", "05.02.2026", "Beratungsgespräch", "telefonisch",
     "kein Bus,\nSchnee", "Kunde;Integrationsfachkraft", "06.02.2026 09:15"],
    ["0008", "Ä-2", "06.02.2026", "Überprüfung", "nach Aktenlage", "", "", ""],
]  # fmt: skip


def as_csv(rows: list[list[str]], separator: str) -> str:
    return "".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)


def write_csv(folder: Path, encoding: str, separator: str) -> list[Path]:
    for name, rows in (("Personen", PERSONS), ("Kontakte", CONTACTS)):
        (folder / f"{name}.csv").write_bytes(as_csv(rows, separator).encode(encoding))
    return [folder]


def write_xlsx(
    folder: Path, put: Callable[[Any, int, int, str], None], first_row: int = 0, first_column: int = 0
) -> list[Path]:
    path = folder / "daten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Erläuterung").write(0, 0, "nur Text")
        for name, rows in (("Personen", PERSONS), ("Kontakte", CONTACTS)):
            sheet = book.add_worksheet(name)
            for y, row in enumerate(rows):
                for x, cell in enumerate(row):
                    put(sheet, y + first_row, x + first_column, cell)
    return [path]


def write_parquet(folder: Path) -> list[Path]:
    pl.DataFrame(
        {"id": ["001", "Ä-2"], "birth_date": [date(1990, 5, 1), date(1996, 2, 29)], "unit": ["Süd", "Nord; Ost"]}
    ).write_parquet(folder / "persons.parquet")
    pl.DataFrame({
        "id": ["0007", "0008"], "subject": ["001", "Ä-2"], "on": [date(2026, 2, 5), date(2026, 2, 6)],
        "kind": pl.Series(["talk", "review"], dtype=pl.Categorical), "channel": ["phone", "on_file"],
        "justification_text": ["kein Bus,\nSchnee", None], "participants": [["client", "counsellor"], None],
        "recorded_at": [datetime(2026, 2, 6, 9, 15), None],
    }).write_parquet(folder / "contacts.parquet")  # fmt: skip
    return [folder]


def expect_the_two_contacts(intake: Intake) -> None:
    assert intake.rejected.to_dicts() == []
    assert intake.warnings.to_dicts() == []
    assert intake.tables.persons.select("id", "birth_date", "unit").rows() == [
        ("001", date(1990, 5, 1), "Süd"), ("Ä-2", date(1996, 2, 29), "Nord; Ost"),
    ]  # fmt: skip
    columns = ["id", "subject", "on", "kind", "channel", "justification_text", "participants", "recorded_at"]
    assert intake.tables.contacts.select(columns).rows() == [
        ("0007", "001", date(2026, 2, 5), "talk", "phone", "kein Bus,\nSchnee", ["client", "counsellor"],
         datetime(2026, 2, 6, 9, 15)),
        ("0008", "Ä-2", date(2026, 2, 6), "review", "on_file", None, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_of_any_program_gives_the_same_rows(
    tmp_path: Path, concept: Concept, encoding: str, separator: str
) -> None:
    expect_the_two_contacts(read(write_csv(tmp_path, encoding, separator), concept=concept))


def test_xlsx_with_text_cells_gives_the_same_rows(tmp_path: Path, concept: Concept) -> None:
    paths = write_xlsx(tmp_path, lambda sheet, y, x, cell: sheet.write_string(y, x, cell))
    expect_the_two_contacts(read(paths, concept=concept))


def test_xlsx_with_real_dates_gives_the_same_rows(tmp_path: Path, concept: Concept) -> None:
    def put(sheet: Any, y: int, x: int, cell: str) -> None:
        for pattern in ("%d.%m.%Y", "%d.%m.%Y %H:%M"):
            try:
                sheet.write_datetime(y, x, datetime.strptime(cell, pattern))
            except ValueError:
                continue
            return
        sheet.write_string(y, x, cell)

    path = tmp_path / "daten.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd.mm.yyyy hh:mm"}) as book:
        for name, rows in (("Personen", PERSONS), ("Kontakte", CONTACTS)):
            sheet = book.add_worksheet(name)
            for y, row in enumerate(rows):
                for x, cell in enumerate(row):
                    put(sheet, y, x, cell)
    expect_the_two_contacts(read([path], concept=concept))


def test_a_table_that_begins_further_down_and_right_is_found(tmp_path: Path, concept: Concept) -> None:
    paths = write_xlsx(tmp_path, lambda sheet, y, x, cell: sheet.write_string(y, x, cell), 3, 2)
    expect_the_two_contacts(read(paths, concept=concept))


def test_parquet_gives_the_same_rows(tmp_path: Path, concept: Concept) -> None:
    expect_the_two_contacts(read(write_parquet(tmp_path), concept=concept))


@pytest.mark.parametrize("begin", ["sep=;\r\n", "Bericht vom 1.3.2026\r\n\r\n"])
def test_lines_above_the_headings_are_passed_over(tmp_path: Path, concept: Concept, begin: str) -> None:
    write_csv(tmp_path, "utf-8", ";")
    (tmp_path / "Kontakte.csv").write_bytes((begin + as_csv(CONTACTS, ";")).encode("utf-8"))
    expect_the_two_contacts(read([tmp_path], concept=concept))


def test_a_file_named_otherwise_is_known_by_its_headings(tmp_path: Path, concept: Concept) -> None:
    write_csv(tmp_path, "utf-8", ";")
    (tmp_path / "Kontakte.csv").rename(tmp_path / "export_4711.csv")
    expect_the_two_contacts(read([tmp_path], concept=concept))


def test_row_numbers_are_those_that_excel_shows(tmp_path: Path, concept: Concept) -> None:
    path = tmp_path / "daten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Personen")
        sheet.write_column(2, 1, ["Personennummer", "001", "", "002"])
        sheet.write_column(2, 2, ["Geburtsdatum", "1.1.1990", "", "31.02.1990"])
    found = read([path], concept=concept).rejected
    assert found.select("sheet", "row", "column", "value").rows() == [("Personen", 6, "Geburtsdatum", "31.02.1990")]


def test_rows_after_a_line_break_in_a_cell_keep_excels_numbers(tmp_path: Path, concept: Concept) -> None:
    (tmp_path / "Personen.csv").write_text('Personennummer;Team;Geburtsdatum\n1;"a\nb\nc";\n\n2;;1.1.90\n')
    assert read([tmp_path], concept=concept).rejected["row"].to_list() == [4]


def test_excel_errors_and_formulas_never_calculated_are_named_not_swallowed(tmp_path: Path, concept: Concept) -> None:
    path = tmp_path / "daten.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Personen & mehr")
        sheet.write_row(0, 1, ["id", "birth_date", "unit"])
        sheet.write_row(1, 1, ["1", "01.01.1990"])
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_string(2, 1, "2")
        sheet.write_formula(2, 2, "=TODAY()", None, "CALC")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"<v>CALC</v>", b""))
    found = read([path], concept=concept).rejected
    assert found.select("row", "column", "code").rows() == [
        (2, "unit", "value_left_out"), (3, "birth_date", "value_left_out"),
    ]  # fmt: skip
    assert "Excel-Fehler #DIV/0!" in found["reason_de"][0]
    assert "Formel wurde nie berechnet" in found["reason_de"][1]


def test_spaces_and_invisible_marks_around_a_value_do_not_matter(tmp_path: Path, concept: Concept) -> None:
    (tmp_path / "Personen.csv").write_text(
        "\u00a0Personennummer ;Geburtsdatum\n\u200b001\u00a0;\u202f 01.05.1990\u200e\n", "utf-8"
    )
    intake = read([tmp_path], concept=concept)
    assert intake.tables.persons.select("id", "birth_date").rows() == [("001", date(1990, 5, 1))]


def test_files_are_reported_while_they_are_read(tmp_path: Path, concept: Concept) -> None:
    seen: list[tuple[str, int]] = []
    read(write_csv(tmp_path, "utf-8", ";"), concept=concept, progress=lambda file, rows: seen.append((file, rows)))
    assert seen[-1] == ("Personen.csv", 2)


def test_a_concept_without_a_list_takes_any_text(tmp_path: Path, concept: Concept) -> None:
    bare = concept.model_copy(update={"participants": {}, "places": {}, "justifications": {}})
    write_csv(tmp_path, "utf-8", ";")
    intake = read([tmp_path], concept=bare)
    assert intake.tables.contacts["participants"][0].to_list() == ["Kunde", "Integrationsfachkraft"]
