"""The empty workbook: what a team fills in must be read back whole, in both languages and for every concept."""
# ruff: noqa: DTZ001 (times of the tables are Berlin time without a zone)

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kontaktdichte.intake import read, write_template
from kontaktdichte.intake.layout import Language, Layout
from kontaktdichte.intake.profile import LAST_DAY
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.tables import COLUMNS

ALL = [*available_concepts()]
LANGUAGES: list[Language] = ["de", "en"]


def fill(path: Path, rows: dict[str, list[dict[str, Any]]], layout: Layout) -> None:
    """Type rows into the workbook as a person would, by heading."""
    book = openpyxl.load_workbook(path)
    for source in layout.sources():
        sheet = book[layout.sheet(source)]
        columns = layout.columns(source.table)
        for y, row in enumerate(rows.get(source.table, []), start=2):
            for column, value in row.items():
                sheet.cell(y, columns.index(column) + 1, value)
    book.save(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_is_read_back_whole(tmp_path: Path, concept: Concept, language: Language) -> None:
    path = tmp_path / "vorlage.xlsx"
    write_template(path, concept, language)
    layout = Layout(concept, language)
    first = {(t, c): choices[0] for t in COLUMNS for c in COLUMNS[t] if (choices := layout.choices(t, c))}
    day = datetime(2026, 3, 1)
    rows: dict[str, list[dict[str, Any]]] = {
        "persons": [{"id": "00417", "birth_date": datetime(1990, 5, 1), "unit": "Mitte"}],
        "situations": [
            {"subject": "00417", "attribute": label, "value": (layout.values(name) or ["Deutsch B1"])[0], "from": day,
             LAST_DAY: datetime(2026, 3, 31), "reason": layout.approval_reasons()[0] if name == "fm0" else None,
             "approver": "TL", "review_on": day}
            for name, label in zip(concept.attributes, layout.choices("situations", "attribute"), strict=True)
        ],
        "events": [{"subject": "00417", "event": first["events", "event"], "on": day}],
        "contacts": [
            {"id": "0001", "subject": "00417", "on": day, "minutes": 45, "recorded_at": datetime(2026, 3, 2, 9, 15),
             **{c: first["contacts", c] for c in ("kind", "channel", "outcome", "justification", "place")},
             "participants": "; ".join(layout.choices("contacts", "participants"))},
        ],
        "agreements": [
            {"subject": "00417", "key": first["agreements", "key"], "value": 3, "from": day, "reason": "Wunsch"},
        ],
        "deviations": [
            {"subject": "00417", "rule": first["deviations", "rule"], "window": day, "given_on": day,
             **{c: first["deviations", c] for c in ("reason", "status")}},
        ],
    }  # fmt: skip
    for at, row in enumerate(rows["situations"]):
        row["id"] = f"{at:03}"
    fill(path, rows, layout)
    intake = read([path], concept=concept)
    assert intake.rejected.to_dicts() == []
    assert intake.warnings.to_dicts() == []
    assert {name: table.height for name, table in intake.tables.items()} == {t: len(r) for t, r in rows.items()}
    assert intake.tables.persons["id"].to_list() == ["00417"]
    assert intake.tables.situations["until"].to_list() == [date(2026, 4, 1)] * len(concept.attributes)
    assert intake.tables.situations["attribute"].to_list() == [*concept.attributes]
    contact = intake.tables.contacts.row(0, named=True)
    assert (contact["kind"], contact["channel"], contact["minutes"]) == ("talk", "in_person", 45)
    assert contact["recorded_at"] == datetime(2026, 3, 2, 9, 15)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_choice_a_template_offers_is_read_as_its_own_code(name: str, language: Language) -> None:
    concept = load_concept(name)
    layout = Layout(concept, language)
    for (table, column), (_, labels) in layout.dictionary.lists.items():
        source = layout.profile.source(table)
        assert source is not None
        reader = layout.dictionary.reader(source, column)
        assert reader is not None
        read_back = [getattr(reader(choice), "value", None) for choice in layout.choices(table, column)]
        assert read_back == ([[code] for code in labels] if column == "participants" else list(labels))


@pytest.mark.parametrize("name", ALL)
def test_an_empty_template_of_every_concept_is_read_without_complaint(tmp_path: Path, name: str) -> None:
    concept = load_concept(name)
    write_template(tmp_path / "vorlage.xlsx", concept)
    intake = read([tmp_path / "vorlage.xlsx"], concept=concept)
    assert (intake.rejected.height, intake.warnings.height) == (0, 0)
    assert intake.counts["table"].to_list() == [*COLUMNS]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_workbook_helps_while_typing(tmp_path: Path, concept: Concept) -> None:
    path = tmp_path / "vorlage.xlsx"
    write_template(path, concept)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "Erläuterung", "Personen", "Situationen", "Ereignisse", "Kontakte", "Vereinbarungen", "Abweichungen", "Listen",
    ]  # fmt: skip
    assert book["Listen"].sheet_state == "hidden"
    contacts = book["Kontakte"]
    assert contacts.freeze_panes == "A2"
    headings = {cell.value: cell for cell in contacts[1]}
    assert all(cell.comment for cell in contacts[1])
    assert "Pflicht" in headings["Kontaktweg"].comment.text
    letters = {heading: cell.column_letter for heading, cell in headings.items()}
    assert contacts.column_dimensions[letters["Nummer"]].width >= 10
    rules = {str(rule.sqref).split(":")[0]: rule for rule in contacts.data_validations.dataValidation}
    assert rules[f"{letters['Datum']}2"].type == "date"
    channel = rules[f"{letters['Kontaktweg']}2"]
    sheet, cells = channel.formula1.split("!")
    offered = [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]
    assert offered == ["persönlich", "telefonisch", "nach Aktenlage"]


def test_ids_typed_as_numbers_into_the_template_keep_their_digits(tmp_path: Path, concept: Concept) -> None:
    path = tmp_path / "vorlage.xlsx"
    write_template(path, concept)
    fill(path, {"persons": [{"id": "007"}, {"id": 12}]}, Layout(concept, "de"))
    assert read([path], concept=concept).tables.persons["id"].to_list() == ["007", "12"]


def test_the_same_concept_gives_the_same_file(tmp_path: Path, concept: Concept) -> None:
    write_template(tmp_path / "a.xlsx", concept)
    write_template(tmp_path / "b.xlsx", concept)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_place_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path, concept: Concept) -> None:
    with pytest.raises(OSError, match=r"fehlt"):
        write_template(tmp_path / "fehlt" / "vorlage.xlsx", concept)
