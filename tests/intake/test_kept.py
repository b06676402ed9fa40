"""What must not be lost by one wrong cell or one file too many: a person's contacts, and the rest of the folder."""

from datetime import date
from pathlib import Path

import pytest
from tests.intake.conftest import ReadTexts
from tests.reports.town import town

from kontaktdichte.intake import read
from kontaktdichte.intake.files import own_result, read_sheets
from kontaktdichte.intake.sheets import Limits
from kontaktdichte.reports.workbook import write_workbook
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language

CONTACT = "Nummer;Personennummer;Datum;Kontaktart;Kontaktweg\nk1;001;01.02.2024;talk;phone\n"
HEAD = "Personennummer;Geburtsdatum;Team;Art"


@pytest.mark.parametrize("birth", ["1.2.85", "31.02.1990"])
def test_a_person_with_a_wrong_birth_date_keeps_her_contacts(read_texts: ReadTexts, birth: str) -> None:
    intake = read_texts({"Personen.csv": f"{HEAD}\n001;{birth};Mitte;\n", "Kontakte.csv": CONTACT})
    assert intake.tables.persons.select("id", "birth_date", "unit").rows() == [("001", None, "Mitte")]
    assert intake.tables.contacts["id"].to_list() == ["k1"]
    assert intake.rejected.select("file", "row", "column", "value", "code").rows() == [
        ("Personen.csv", 2, "Geburtsdatum", birth, "value_left_out")
    ]
    assert "Die Person bleibt, die Angabe fehlt" in intake.rejected["reason_de"][0]
    assert "The person is kept, the value is missing" in intake.rejected["reason_en"][0]
    row = intake.counts.filter(table="persons").row(0, named=True)
    assert (row["rows"], row["accepted"], row["rejected"], row["flagged"]) == (1, 1, 0, 1)


def test_a_person_of_unknown_kind_is_rejected_and_nobody_says_she_is_kept(read_texts: ReadTexts) -> None:
    intake = read_texts({"Personen.csv": f"{HEAD}\n001;1.2.85;#NV;Firma\n"})
    assert intake.tables.persons.is_empty()
    assert intake.rejected["code"].sort().to_list() == ["cell_error", "date_two_digit_year", "unknown_subject_kind"]
    assert not intake.rejected["reason_de"].str.contains("Die Person bleibt").any()
    assert intake.counts["flagged"].to_list() == [0]


def test_a_third_row_with_a_typo_does_not_settle_two_birth_dates(read_texts: ReadTexts) -> None:
    rows = "".join(f"001;{birth};;\n" for birth in ("01.05.1990", "05.01.1990", "1.5.90"))
    intake = read_texts({"Personen.csv": f"{HEAD}\n{rows}", "Kontakte.csv": CONTACT})
    assert intake.tables.persons.is_empty()
    assert intake.rejected.filter(row=4, column="Geburtsdatum")["code"].to_list() == [
        "contradictory_birth_dates",
        "date_two_digit_year",
    ]
    assert intake.counts.filter(table="persons").select("accepted", "rejected", "flagged").row(0) == (0, 3, 0)


def test_a_wrong_optional_cell_of_a_contact_still_rejects_the_contact(read_texts: ReadTexts) -> None:
    text = "Nummer;Personennummer;Datum;Kontaktart;Kontaktweg;Minuten\nk1;001;01.02.2024;talk;phone;lang\n"
    intake = read_texts({"Kontakte.csv": text})
    assert intake.tables.contacts.is_empty()
    assert intake.rejected["code"].to_list() == ["number_unreadable"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_results_left_among_the_data_are_passed_over_with_one_remark(
    tmp_path: Path, concept: Concept, language: Language
) -> None:
    (tmp_path / "Personen.csv").write_text("Personennummer;Geburtsdatum\n001;01.05.1990\n")
    write_workbook(tmp_path / "kontaktdichte.xlsx", town(), language)
    intake = read([tmp_path], concept=concept)
    assert intake.tables.persons["birth_date"].to_list() == [date(1990, 5, 1)]
    assert intake.rejected.is_empty()
    assert intake.warnings.select("file", "row", "code").rows() == [("kontaktdichte.xlsx", 1, "own_result")]


def test_a_list_of_duties_of_an_office_is_not_taken_for_a_result(tmp_path: Path) -> None:
    (tmp_path / "Pflichten.csv").write_text("Personennummer\n001\n")
    assert not own_result(read_sheets(tmp_path / "Pflichten.csv", Limits()))
