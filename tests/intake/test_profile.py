"""Mapping profiles: an agency's headings and codes must arrive as the same facts, or its clients are judged wrongly."""

from datetime import date
from pathlib import Path

import pytest
from tests.intake.conftest import ReadTexts

from kontaktdichte.intake import IntakeError, available_profiles, load_profile
from kontaktdichte.intake.profile import LAST_DAY, targets
from kontaktdichte.intake.values import fold
from kontaktdichte.rules.tables import COLUMNS

CUSTOMERS = """Kundennummer;Nachname;Geburtsdatum;OE;zust. IFK;Kunde seit;Kunde bis;Integrationsprognose;Alleinerziehend;Profillage;FM0-Grund;Freigabe durch;Wiedervorlage;Maßnahmeende geplant
0417;Muster;01.05.1990;Mitte;IFK 1;01.01.2024;31.12.2024;nmn;x;FM0;03;TL;01.07.2024;30.06.2024
0418;Beispiel;02.05.1999;Mitte;IFK 2;01.02.2024;;marktnah;nein;SCH;;;;
0419;;;;;;;;;XYZ;;;;
"""  # noqa: E501
TALKS = """Vorgangsnummer;Kd-Nr.;Termin;Anlass;Form;Status;Bearbeiter;Ausnahmegrund;Dauer;angelegt am
000123;0417;05-02-2024;BER;P;ER;IFK 1;;60;06.02.2024 08:00
000124;0417;06.02.2024;;telef.;NE;IFK 1;KR;15;
"""


def test_the_example_agency_arrives_as_persons_situations_events_and_contacts(read_texts: ReadTexts) -> None:
    intake = read_texts({"Kundenliste.csv": CUSTOMERS, "Gesprächsliste.csv": TALKS}, load_profile("beispiel-agentur"))
    assert intake.tables.persons.select("id", "birth_date", "unit", "counsellor").rows()[:2] == [
        ("0417", date(1990, 5, 1), "Mitte", "IFK 1"), ("0418", date(1999, 5, 2), "Mitte", "IFK 2"),
    ]  # fmt: skip
    situations = set(intake.tables.situations.select("subject", "attribute", "value", "from", "until").rows())
    year = (date(2024, 1, 1), date(2025, 1, 1))
    assert situations == {
        ("0417", "client", "true", *year), ("0418", "client", "true", date(2024, 2, 1), None),
        ("0417", "outlook", "not_near_market", *year), ("0418", "outlook", "near_market", date(2024, 2, 1), None),
        ("0417", "parent", "true", *year), ("0417", "fm0", "true", *year),
        ("0418", "pupil_or_apprentice", "pupil", date(2024, 2, 1), None),
    }  # fmt: skip
    assert intake.tables.events.select("subject", "event", "on").rows() == [
        ("0417", "planned_measure_end", date(2024, 6, 30))
    ]
    assert intake.tables.contacts.select("id", "on", "kind", "channel", "outcome", "justification").rows() == [
        ("000123", date(2024, 2, 5), "talk", "in_person", "kept", None),
        ("000124", date(2024, 2, 6), "talk", "phone", "no_show", "illness"),
    ]  # fmt: skip


def test_an_unknown_code_of_the_agency_is_rejected_once_and_the_person_stays(read_texts: ReadTexts) -> None:
    intake = read_texts({"Kundenliste.csv": CUSTOMERS}, load_profile("beispiel-agentur"))
    found = intake.rejected.filter(row=4).select("column", "value", "code").rows()
    assert found == [("Profillage", "XYZ", "unknown_attribute"), ("Kunde seit", "", "missing")]
    assert "0419" in intake.tables.persons["id"].to_list()


def test_a_reason_the_concept_does_not_know_is_named_with_the_agencys_heading(read_texts: ReadTexts) -> None:
    intake = read_texts({"Kundenliste.csv": CUSTOMERS.replace(";03;", ";07;")}, load_profile("beispiel-agentur"))
    assert intake.rejected.filter(row=2).select("column", "value", "code").rows() == [
        ("FM0-Grund", "07", "unknown_approval_reason")
    ]


def test_further_rows_of_a_rejected_person_are_rejected_with_that_reason(read_texts: ReadTexts) -> None:
    lines = CUSTOMERS.splitlines()
    again = next(line for line in lines if "01.05.1990" in line).replace("01.05.1990", "05.01.1990")
    intake = read_texts({"Kundenliste.csv": "\n".join([*lines, again])}, load_profile("beispiel-agentur"))
    codes = intake.rejected.filter(row=2)["code"].to_list()
    assert codes == ["contradictory_birth_dates", *["subject_rejected"] * 5]
    assert intake.tables.situations.filter(subject="0417").height == 0


@pytest.mark.parametrize("name", [*available_profiles()])
def test_no_heading_of_a_profile_means_two_columns_of_one_sheet(name: str) -> None:
    for source in load_profile(name).sources:
        seen: dict[str, str] = {}
        for column in targets(source.table):
            for heading in source.headings(column):
                assert seen.setdefault(fold(heading), column) == column, heading


def test_the_standard_profile_has_a_german_heading_for_every_column() -> None:
    profile = load_profile("standard")
    for table, columns in COLUMNS.items():
        source = profile.source(table)
        assert source is not None
        assert {*source.columns} == {*columns} | ({LAST_DAY} if "until" in columns else set())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "leer oder no|is empty"),
        ("name: [", "line 2"),
        ("name: x", "label"),
        ("name: x\nlabel: {de: x, en: x}\nsources: [{table: people, sheets: [a]}]", "no table 'people'"),
        (
            "name: x\nlabel: {de: x, en: x}\nsources: [{table: persons, sheets: [a], columns: {name: [Name]}}]",
            "no column 'name'",
        ),
        ("name: x\nlabel: {de: x, en: x}\ndate_formats: ['%d.%m.%y']", "four digits"),
        ("name: x\nlabel: {de: x, en: x}\nsheets: []", "sheets"),
        (
            "name: x\nlabel: {de: x, en: x}\n"
            "sources: [{table: persons, sheets: [a], also: [{table: events, row_if: 'on'}]}]",
            "row_if",
        ),
    ],
)
def test_a_wrong_profile_is_refused_with_the_place(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "amt.yaml").write_text(text)
    with pytest.raises(IntakeError, match=says) as caught:
        load_profile(tmp_path / "amt.yaml")
    assert "amt.yaml" in caught.value.de


def test_a_profile_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"beispiel-agentur, standard"):
        load_profile(tmp_path / "fehlt.yaml")
