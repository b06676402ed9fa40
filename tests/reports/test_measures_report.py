"""Measures in the overview, the workbook and for other programs: the same numbers, and in words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from tests.reports.town import AS_OF, CONCEPT, QUARTER, tables, town

from kontaktdichte.reports.files import as_document, json_text, write
from kontaktdichte.reports.measures import COLUMNS, measures, newest
from kontaktdichte.reports.run import Run, run
from kontaktdichte.reports.sheets import sheets
from kontaktdichte.reports.summary import headline, summary, value_text
from kontaktdichte.rules.loading import load_concept, parse_concept
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.tables import Tables

MEASURES = """
measures:
  contact_rate:
    label: {de: Erfüllte Monatskontakte, en: Monthly contacts met}
    section: "2"
    quote: "einmal im Monat persönlich"
    share:
      of: {duties: fulfilled, rules: monthly}
      in: {duties: [fulfilled, missed, missed_with_reason], rules: monthly}
    by: [unit, office]
    window: {per: month}
    at_least: 95 %
    beside:
      with_reason:
        label: {de: versäumt mit Grund, en: missed with reason}
        of: {duties: missed_with_reason, rules: monthly}
  caseload:
    label: {de: Personen je Fachkraft, en: Persons per counsellor}
    section: "2"
    quote: "einmal im Monat persönlich"
    sum: {persons: {}}
    by: [counsellor, plan_by]
    at_most: 3
"""


def measured_town() -> Run:
    """The five people under a concept with two measures; everybody's counsellor is IFK."""
    text = CONCEPT.replace("kinds:\n", "  plan_by: {label: {de: Plan durch, en: Plan by}, free: true}\nkinds:\n", 1)
    return run(parse_concept(text + MEASURES), tables(), as_of=AS_OF, period=QUARTER)


@pytest.fixture(scope="module")
def found() -> Run:
    return measured_town()


def said(frame: pl.DataFrame, measure: str, by: str) -> list[tuple[str, str, str]]:
    rows = frame.filter(measure=measure, by=by)
    return list(zip(rows["group_label"], rows["value_text"], rows["stands_text"], strict=True))


def test_a_leader_sees_each_team_with_what_stands_beside(found: Run) -> None:
    """March, by hand: Ada missed, Bo met, Cem met, Dora missed; Edda had left."""
    march = measures(found).filter(pl.col("first") == date(2026, 3, 1))
    assert said(march, "contact_rate", "unit") == [
        ("Team 1", "50,0 %", "✗ nicht eingehalten"), ("Team 2", "50,0 %", "✗ nicht eingehalten"),
    ]  # fmt: skip
    assert said(march, "contact_rate", "office") == [("alle", "50,0 %", "✗ nicht eingehalten")]
    february = measures(found, "en").filter((pl.col("first") == date(2026, 2, 1)) & (pl.col("group") == "Team 1"))
    assert february.select("beside_text", "bound_text", "by_label").row(0) == (
        "missed with reason: 50.0%", "at least 95%", "unit",
    )  # fmt: skip


def test_an_attribute_names_its_groups_and_nobody_is_passed_over(found: Run) -> None:
    frame = measures(found)
    assert said(frame, "caseload", "counsellor") == [("IFK", "4 Personen", "✗ nicht eingehalten")]
    assert said(frame, "caseload", "plan_by") == [("ohne Zuordnung", "4 Personen", "– ohne Grundlage")]
    assert set(frame.filter(by="plan_by")["by_label"]) == {"Plan durch"}


def test_the_overview_names_the_last_closed_window(found: Run) -> None:
    lines = [line for line in summary(found) if line.part.startswith("Messgrößen")]
    assert [(line.part, line.item, value_text(line, "de"), line.alarm) for line in lines[:2]] == [
        ("Messgrößen: Erfüllte Monatskontakte, mindestens 95 %", "Einheit Team 1", "50,0 % nicht eingehalten", True),
        ("Messgrößen: Erfüllte Monatskontakte, mindestens 95 %", "Einheit Team 2", "50,0 % nicht eingehalten", True),
    ]
    assert headline(found)["measures_not_met"] == 4
    assert set(newest(found).filter(measure="contact_rate")["first"]) == {date(2026, 3, 1)}


def test_many_groups_are_counted_not_listed() -> None:
    people = [{"id": f"P{i}", "unit": f"Team {i}", "counsellor": "IFK"} for i in range(9)]
    rows = [{"subject": p["id"], "attribute": "client", "value": "true", "from": date(2026, 1, 1)} for p in people]
    text = CONCEPT + MEASURES.replace("[counsellor, plan_by]", "unit").replace("at_most: 3", "at_most: 1")
    of = run(parse_concept(text), Tables.from_rows(persons=people, situations=rows), as_of=AS_OF)
    (line,) = [line for line in summary(of, "en") if "Persons per counsellor" in line.part]
    assert (line.item, line.value, line.alarm) == ("unit", "9 met", False)


def test_only_one_unit_sees_only_its_own_numbers(found: Run) -> None:
    assert set(found.only(unit="Team 1").measured["group"]) == {"Team 1"}
    assert set(found.only(counsellor="IFK").measured["group"]) == {"IFK"}
    assert found.only().measured.height == found.measured.height


def test_the_workbook_has_the_sheet_and_other_programs_the_numbers(found: Run, tmp_path: Path) -> None:
    write(tmp_path / "town.xlsx", found, "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "town.xlsx")["Messgrößen"]
    assert [cell.value for cell in sheet[1]][:5] == ["Messgröße", "je", "Gruppe", "von", "bis"]
    assert sheet.max_row == found.measured.height + 1
    assert len(list(sheet[1])) == len(COLUMNS)
    written = {path.name for path in write(tmp_path / "csv", found, "csv")}
    assert "messgroessen.csv" in written
    document = json.loads(json_text(as_document(found, sheets(found))))
    row = next(r for r in document["measures"] if r["group"] == "Team 1" and r["first"] == "2026-02-01")
    assert (row["numerator"], row["denominator"], row["stands"]) == (1, 2, "not_met")
    assert row["beside"] == [{"name": "with_reason", "numerator": 1, "lacking": 0}]
    write(tmp_path / "parquet", found, "parquet")
    assert pl.read_parquet(tmp_path / "parquet" / "measures.parquet")["value"].dtype == pl.Float64


def test_a_concept_without_measures_has_no_sheet_for_them() -> None:
    assert "measures" not in {sheet.key for sheet in sheets(town())}
    assert "measures_not_met" not in headline(town())


def test_a_window_and_a_group_that_a_reading_chose_are_said_in_words() -> None:
    concept = load_concept("schwaebisch")
    chosen = {name: reading_text(concept, reading.value, "de") for name, reading in concept.readings.items()}
    assert (chosen["talk_time_window"], chosen["talk_time_by"]) == ("4 Wochen", "Einheit")
