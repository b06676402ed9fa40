"""The invented concepts beside changed copies of themselves: a whole document, every change told and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.concepts.examples import INVENTED
from tests.rules.invented import written

from kontaktdichte.reports.compare import output, paper
from kontaktdichte.reports.compare.overview import overview
from kontaktdichte.reports.compare.page import page
from kontaktdichte.reports.compare.sides import Comparison
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import load_concept, parse_concept, read_yaml

FILES = {file.parts[-3].split("-")[0]: file for file in sorted(INVENTED.glob("*/*/concept.yaml"))}
TOLD = {  # what changes in the copy of Musterau, and how it is told: field, A, B
    "Messgröße: Personen je Fachkraft": [("bound", "höchstens 90", "höchstens 75")],
    "Messgröße: Gesprächszeit an der Arbeitszeit": [
        ("window", "4 Wochen bis zum Stichtag", "im Quartal"),
        ("beside", "mit nicht wahrgenommenen Terminen: Minuten der Kontakte (Art: Gespräch, Eingangsgespräch, "
         "Standortbestimmung, Plangespräch, Bilanzgespräch oder Nachholgespräch; Ergebnis: stattgefunden oder nicht "
         "erschienen)", ""),
    ],
    "Messgröße: Fristgerechte Eingangs- und Plangespräche": [
        ("counted", "Pflichten (erfüllt) der Regeln „Stufe 1 – Eingangsgespräch“ und „Stufe 3 – Plangespräch“",
         "Muss-Pflichten (erfüllt)"),
    ],
    "Phase C – ein Gespräch im Halbjahr": [("rhythm", "1-mal im Halbjahr", "2-mal im Halbjahr")],
}  # fmt: skip


def changed() -> tuple[Concept, Concept]:
    """Musterau, and a copy with one rule and three measures changed, one measure gone, one new, one renamed."""
    data: dict[str, Any] = read_yaml(FILES["musterau"].read_text("utf-8"))
    measures = data["measures"]
    measures["caseload"]["at_most"] = 75
    measures["talk_time"] |= {"window": {"per": "quarter"}, "beside": {}}
    measures["steps_in_time"]["share"]["of"] = {"duties": "fulfilled"}
    del measures["minutes_per_duty"]
    measures["filled"] = measures.pop("places_filled")
    measures["youngest"] = {
        "label": {"de": "Junge Menschen", "en": "Young people"}, "section": "6", "quote": "wie viele jung sind",
        "sum": {"persons": {"age": {"below": 25}}},
    }  # fmt: skip
    data["rules"]["phase_c"]["rhythm"]["n"] = 2
    return load_concept(FILES["musterau"]), parse_concept(written(data))


def test_a_changed_copy_differs_in_what_was_changed_and_nothing_else() -> None:
    """If it fails, a leader overlooks a change, or decides on one that is none."""
    a, b = changed()
    found = [*paper.rule_changes(a, b), *paper.measure_changes(a, b)]
    assert {one.label: [*one.differences] for one in found if one.change == "changed"} == TOLD
    assert [(one.change, *one.pair) for one in found if one.change not in ("same", "changed")] == [
        ("gone", "minutes_per_duty", None), ("renamed", "places_filled", "filled"), ("added", None, "youngest"),
    ]  # fmt: skip
    assert paper.concept_changes(a, b) == ()


def test_a_new_measure_is_told_in_full_and_quoted() -> None:
    """If it fails, an office answers for a number of which it was never told what it counts."""
    a, b = changed()
    (new,) = (one for one in paper.measure_changes(a, b, "en") if one.change == "added")
    assert {field: text for field, _, text in new.differences} == {
        "label": "Young people", "form": "sum", "counted": "persons (aged below 25), on the last day of the window",
        "by": "whole office", "window": "on the Stichtag", "bound": "none, the number is only shown", "section": "6",
        "quote": "wie viele jung sind",
    }  # fmt: skip
    row = paper.quotes(a, b).filter(name_b="youngest").row(0, named=True)
    assert (row["change"], row["quote_a"], row["quote_b"]) == ("added", None, "wie viele jung sind")


def test_measures_stand_in_the_overview_on_the_terminal_and_in_the_workbook(tmp_path: Any) -> None:
    """If it fails, a change of a bound is in the data and nobody sees it."""
    of = Comparison(*changed())
    counts = {line.item: (line.a, line.b) for line in overview(of, None)[::-1]}
    assert counts["Messgrößen"] == (6, 6)
    lines = [line.text for line in page(of, None, "de", width=100)]
    assert "~ Messgröße: Personen je Fachkraft (geändert)" in lines
    assert "      A  höchstens 90" in lines
    assert any("„Eine Fachkraft ist für höchstens 90 Personen zuständig“ (6. Steuerung)" in line for line in lines)
    assert "+ Messgröße: Junge Menschen (neu in B)" in lines
    output.write(tmp_path / "v.xlsx", of, None, "de")
    book = load_workbook(tmp_path / "v.xlsx", read_only=True)
    for sheet, cell in (("Regeln", "höchstens 75"), ("Zitate", "wie viele jung sind")):
        assert cell in {value for row in book[sheet].iter_rows(values_only=True) for value in row}


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_an_invented_concept_is_told_in_german(name: str) -> None:
    """If it fails, somebody who decides on the text reads a word of the file."""
    other = load_concept("thueringen")
    both: list[Callable[..., Any]] = [paper.rule_changes, paper.measure_changes]
    told = [field for changes in both for one in changes(load_concept(FILES[name]), other) for field in one.differences]
    assert told
    assert [difference for difference in told if difference.field == "other"] == []


@pytest.mark.parametrize("name", FILES)
def test_a_copy_under_another_name_is_the_same(name: str) -> None:
    """If it fails, an office that only moved its file reads of changes."""
    a, b = load_concept(FILES[name]), parse_concept(FILES[name].read_text("utf-8"))
    assert {one.change for one in (*paper.rule_changes(a, b), *paper.measure_changes(a, b))} == {"same"}
    assert paper.concept_changes(a, b) == ()
