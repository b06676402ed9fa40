"""Two texts beside each other: a leader decides on a new edition by what this says has changed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from tests.reports.two_editions import editions

from kontaktdichte.reports.compare import paper
from kontaktdichte.reports.compare.pairs import pairs
from kontaktdichte.reports.compare.phrases import TOLD, untold
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import available_concepts, load_concept, parse_concept
from kontaktdichte.rules.vocabulary import Model

WORDS = (Path(__file__).parents[1] / "rules" / "spec" / "beispielstadt.yaml").read_text("utf-8")
TALKS = """
  talks:
    label: {de: Gespräche, en: Talks}
    owed: {de: [Gespräch, Gespräche], en: [talk, talks]}
    section: "2"
    quote: Gespräche sind zu führen
"""
OTHER = """
  other:
    label: {de: Anderes, en: Other}
    owed: {de: [Gespräch, Gespräche], en: [talk, talks]}
    section: "3"
    quote: Anderes ist zu führen
    rhythm: {hold: {plan: true}, within: 4 weeks}
"""


def written(rule: str, outside: str = "") -> Concept:
    """The invented office with one rule of these words."""
    return parse_concept(f"{WORDS}{outside}\nrules:{TALKS}    {rule}\n{OTHER}")


def told(a: Concept, b: Concept, rule: str = "talks", language: str = "de") -> dict[str, tuple[str, str]]:
    """What differs of a rule."""
    changes = paper.rule_changes(a, b, "de" if language == "de" else "en")
    found = next(change for change in changes if change.pair.name == rule)
    return {difference.field: difference[1:] for difference in found.differences}


def test_a_rule_of_either_edition_is_neither_lost_nor_told_twice() -> None:
    names = [(pair.a, pair.b) for pair in pairs(*editions())]
    assert names == [
        (None, "new_client"), ("young_monthly", "young_monthly"), ("quarterly", "quarterly"),
        ("measure_even", "measure_steady"), ("after_illness", "after_illness"), ("course_begin", None), (None, "care"),
        ("plan", "plan"),
    ]  # fmt: skip


@pytest.mark.parametrize("a", sorted(available_concepts()))
@pytest.mark.parametrize("b", sorted(available_concepts()))
def test_no_rule_of_the_shipped_concepts_is_lost(a: str, b: str) -> None:
    left, right = load_concept(a), load_concept(b)
    found = pairs(left, right)
    assert Counter(pair.a for pair in found if pair.a) == Counter(left.rules.keys())
    assert Counter(pair.b for pair in found if pair.b) == Counter(right.rules.keys())
    assert all(pair.a == pair.b for pair in found) is (a == b)


def test_what_a_rule_continues_is_its_counterpart_whatever_it_is_called() -> None:
    """If it fails, a leader reads of a rule that is gone and another that is new, where one goes on."""
    first, second = editions()
    going = {"measure_steady": "course_begin", "quarterly": "young_monthly"}
    rules = {name: rule.model_copy(update={"continues": going.get(name)}) for name, rule in second.rules.items()}
    later = second.model_copy(update={"rules": rules})
    found = pairs(first, later)
    assert {("course_begin", "measure_steady"), ("young_monthly", "quarterly")} < set(found)
    assert {(b, a) for a, b in found} == set(pairs(later, first))
    assert told(first, later, "quarterly")["continues"] == ("", "„young_monthly“ der Ausgabe davor")
    readings = second.model_copy(update={"rules": rules})
    assert all(pair.a == pair.b for pair in pairs(later, readings))


def test_texts_of_other_offices_are_not_taken_for_the_same_rule() -> None:
    """Two offices both say "contact"; a likeness of words alone must not hide that a rule is gone."""
    found = pairs(load_concept("schwaebisch"), load_concept("thueringen"))
    assert [pair for pair in found if None not in pair] == []


def test_a_changed_edition_is_told_field_by_field() -> None:
    a, b = editions()
    assert told(a, b, "young_monthly") == {
        "applies_to": ("unter 25 Jahren", "unter 21 Jahren"),
        "quote": (
            "Junge Menschen unter 25 Jahren werden einmal im Monat gesprochen.",
            "Junge Menschen unter 21 Jahren werden einmal im Monat gesprochen.",
        ),
    }
    assert told(a, b, "measure_steady", "en")["rhythm"] == (
        "every 2 months, from the last contact on",
        "every 6 weeks, from the last contact on",
    )
    assert {change.pair.name: change.change for change in paper.rule_changes(a, b)} == {
        "new_client": "added", "young_monthly": "changed", "quarterly": "changed", "measure_steady": "renamed",
        "after_illness": "same", "course_begin": "gone", "care": "added", "plan": "changed",
    }  # fmt: skip


def test_a_rule_that_is_gone_is_told_in_full() -> None:
    gone = told(*editions(), "course_begin")
    assert gone["applies_to"] == ("Sprachkurs", "")
    assert gone["term"] == ("3 Wochen nach dem Bezugstag", "")
    assert gone["quote"] == ("Zu Beginn eines Sprachkurses wird binnen drei Wochen gesprochen.", "")


def test_what_no_single_rule_says_is_told_too() -> None:
    changes = {difference.field: difference[1:] for difference in paper.concept_changes(*editions(), "en")}
    assert changes["in_force"] == ("1 Jan 2025 to 30 Jun 2026", "from 1 Jul 2026")
    assert changes["contact"] == (
        "1. kind: Talk; channel: in person\n2. kind: Talk; channel: by phone; with justification",
        "1. kind: Talk; channel: in person or by video\n2. kind: Talk; channel: by phone; with justification",
    )
    assert changes["attributes"] == ("Language course", "Cares for relatives")
    assert changes["closing_days"] == ("", "24 Dec 2026")
    assert "title" not in changes


PER = "rhythm: {per: month, n: 1, partial: judge}"
EVERY = "rhythm: {every: 6 weeks}"
ONCE = "rhythm: {once: {event: need}, until: 2 weeks}"
FIELDS = [
    (PER, "rhythm: {per: quarter, n: 2, partial: judge}", {"rhythm": ("1-mal im Kalendermonat", "2-mal im Quartal")}),
    (PER, "rhythm: {per: {span: 3 months}, n: 1, partial: judge}",
     {"rhythm": ("1-mal im Kalendermonat", "1-mal in je 3 Monate ab dem Beginn")}),
    (PER, "rhythm: {per: month, n: 1, partial: prorate}",
     {"partial": ("angebrochene Zeiträume zählen voll", "angebrochene Zeiträume zählen anteilig, abgerundet")}),
    (PER, "rhythm: {per: month, n: 1, partial: judge, spread: week}",
     {"spread": ("", "mindestens einer je Kalenderwoche")}),
    ("rhythm: {per: month, n: {agreed: number, default: 2, at_least: 1}, partial: judge}",
     "rhythm: {per: month, n: {agreed: number, default: 2, at_least: 2, needs: [reason]}, partial: judge}",
     {"agreed": ("Vereinbarte Anzahl, mindestens 1", "Vereinbarte Anzahl, mindestens 2, nötig: Grund")}),
    ("rhythm: {per: month, n: {agreed: number, default: 2}, partial: judge}",
     "rhythm: {per: month, n: {agreed: number, default: 2, waiver: {needs: [reason, approver]}}, partial: judge}",
     {"agreed": ("Vereinbarte Anzahl", "Vereinbarte Anzahl, Verzicht (0) möglich mit: Grund und genehmigende Person")}),
    (PER, f"{PER}\n    count: minutes",
     {"rhythm": ("1-mal im Kalendermonat", "1 Minute im Kalendermonat"), "count": ("", "Minuten")}),
    (PER, f"{PER}\n    apart: 10 days", {"apart": ("", "10 Tage")}),
    ("rhythm: {per: month, n: 2, partial: judge}",
     "rhythm: {per: month, n: 2, partial: judge}\n"
     "    also: [{n: 1, label: {de: persönlich, en: in person}, accepts: [{channel: in_person}]}]",
     {"also": ("", "1 persönlich (Weg: persönlich)")}),
    (PER, f"{PER}\n    or: [{{n: 3, owed: {{de: [Besuch, Besuche], en: [call, calls]}}, accepts: [{{place: home}}]}}]",
     {"or": ("", "3 Besuche (Ort: zu Hause)")}),
    (PER, f"{PER}\n    accepts: [{{channel: in_person}}, {{channel: phone, worth: 1/2, at_most: 1}}]",
     {"accepts": ("wie allgemein",
                  "1. Weg: persönlich\n2. Weg: telefonisch; zählt 1/2-fach; höchstens 1 davon je Pflicht")}),
    (PER, f"{PER}\n    applies_to: {{any: [{{measure: true}}, {{age: {{from: 18}}, not: {{sick: true}}}}]}}",
     {"applies_to": ("alle, für die die Vorgabe gilt", "(In einer Maßnahme oder ab 18 Jahren und nicht (Krank))")}),
    (PER, f"{PER}\n    applies_to: {{lasting: {{situation: {{sick: true}}, at_most: 6 months}}}}",
     {"applies_to": ("alle, für die die Vorgabe gilt", "Krank dauert höchstens 6 Monate")}),
    (PER, f"{PER}\n    applies_to: {{since: {{begin: {{client: true}}, below: 150 days}}}}",
     {"applies_to": ("alle, für die die Vorgabe gilt", "weniger als 150 Tage seit: Kundin oder Kunde")}),
    (PER, f"{PER}\n    applies_to: {{any: [{{overdue: other}}, {{unmet: {{rule: other, in_a_row: 2}}}}]}}",
     {"applies_to": ("alle, für die die Vorgabe gilt",
                     "(überfällig ist: „Anderes“ oder zuletzt 2-mal in Folge versäumt: „Anderes“)")}),
    (PER, f"{PER}\n    strength: target", {"strength": ("Muss (ein Verstoß)", "Soll (eine Warnung)")}),
    (PER, f"{PER}\n    soft: 7 days", {"soft": ("", "1 Woche")}),
    (PER, f"{PER}\n    clock: stop\n    suspends: [{{rules: [other], while: {{pause: true}}}}]",
     {"suspends": ("", "„Anderes“ (solange: Auszeit)")}),
    (PER, f"{PER}\n    sensitive: true", {"sensitive": ("", "nur für wenige")}),
    (PER, f"{PER}\n    refusals: {{same_day: {{de: schon gezählt, en: counted already}}}}",
     {"refusals": ("", "schon gezählt")}),
    (EVERY, "rhythm: {every: 6 weeks, n: 2, first_within: 10 working_days, end_of: month}",
     {"rhythm": ("alle 6 Wochen, gerechnet vom letzten Kontakt an",
                 "alle 6 Wochen, gerechnet vom letzten Kontakt an\n2 Kontakte in jedem solchen Zeitraum"),
      "first": ("", "10 Arbeitstage nach dem Beginn"),
      "term": ("", "verschoben auf den letzten Tag des Kalendermonats")}),
    (EVERY, "rhythm: {every: {agreed: interval, default: 6 weeks, at_most: 2 months}}",
     {"rhythm": ("alle 6 Wochen, gerechnet vom letzten Kontakt an",
                 "wie vereinbart, sonst alle 6 Wochen, gerechnet vom letzten Kontakt an"),
      "agreed": ("", "Vereinbarter Abstand, höchstens 2 Monate")}),
    (ONCE, "rhythm: {once: {event: need, shift: -1 week, pick: latest}, from: known, until: 2 weeks, "
     "late_known: judge}",
     {"anchor": ("Bedarf", "1 Woche vor: Bedarf (das jüngste)"), "earliest": ("am Bezugstag", "ab Bekanntwerden"),
      "anchored": ("", "auch wenn erst danach bekannt")}),
    (ONCE, "rhythm: {once: {event: need}, until: {agreed: term, default: 3 weeks}, consume: true, n: 2}",
     {"rhythm": ("einmal", "2-mal"),
      "term": ("2 Wochen nach dem Bezugstag", "wie vereinbart, sonst 3 Wochen nach dem Bezugstag"),
      "consume": ("", "ein Kontakt erfüllt nur eine Pflicht dieser Regel"), "agreed": ("", "Vereinbarte Frist")}),
    ("rhythm: {hold: {plan: own}, within: 4 weeks}",
     "rhythm: {hold: {plan: own}, also: [{cooperation: true}], or: [{plan: other}], within: 0 days}",
     {"rhythm": ("muss ohne Lücke vorliegen: Plan: eigener",
                 "muss ohne Lücke vorliegen: Plan: eigener und Vereinbarung in Kraft, ersatzweise Plan: anderer"),
      "term": ("4 Wochen nach dem Beginn", "am Beginn")}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "differ"), FIELDS)
def test_every_word_of_a_rule_that_changes_is_told(old: str, new: str, differ: dict[str, tuple[str, str]]) -> None:
    """A word that is not told is a change nobody decided on."""
    assert told(written(old), written(new)) == differ
    assert told(written(new), written(old)) == {field: (b, a) for field, (a, b) in differ.items()}


def test_suspension_is_told_at_both_rules() -> None:
    a, b = written(PER), written(f"{PER}\n    suspends: [{{rules: [other]}}]")
    assert told(a, b, "other") == {
        "rests": ("", "„Gespräche“"),
        "clock": ("", "beginnt nach dem Ruhen von vorn"),
    }


def test_readings_chosen_differently_are_told_at_their_rules_and_in_a_table() -> None:
    a, b = load_concept("thueringen"), load_concept("thueringen", {"partial_month": "prorate"})
    assert told(a, b, "contacts_per_month", "en") == {
        "partial": ("cut periods count in full", "cut periods count by share, rounded down"),
        "readings": ("Months cut by entry or exit: judge", "Months cut by entry or exit: prorate"),
    }
    rows = paper.readings(a, b).filter(change="changed")
    assert rows.select("chosen_a", "chosen_b", "name").rows() == [("beurteilt", "anteilig", "partial_month")]
    assert paper.readings(a, b).height == len(a.readings)


def test_a_reading_of_schwaebisch_hall_shows_what_it_lets_rest() -> None:
    a, b = load_concept("schwaebisch"), load_concept("schwaebisch", {"pupil_suspends": []})
    changed = {change.pair.name for change in paper.rule_changes(a, b) if change.change != "same"}
    assert changed == {"pupil_or_apprentice", "under_25", "contacts_per_year_floor", "contacts_per_year_target"}
    assert told(a, b, "pupil_or_apprentice")["suspends"][1] == ""


def test_both_texts_are_quoted_for_every_rule_and_measure() -> None:
    a, b = load_concept("schwaebisch"), load_concept("thueringen")
    rows = paper.quotes(a, b).filter(pl.col("name_a").is_not_null() | pl.col("name_b").is_not_null())
    assert rows.height == len(a.rules) + len(b.rules) + len(a.measures) + len(b.measures)
    by_name = {row["name_b"]: row for row in rows.to_dicts() if row["name_b"]}
    assert by_name["contacts_per_month"]["quote_b"].startswith("Anzahl der monatlichen persönlichen Ansprachen")
    assert by_name["contacts_per_month"]["quote_a"] is None


@pytest.mark.parametrize("part", TOLD, ids=lambda part: part.__name__)
def test_every_word_of_the_vocabulary_has_a_phrase(part: type[Model]) -> None:
    """Without one a leader reads YAML where the change stands."""
    kinds = part.__subclasses__() or [part]
    assert {name for kind in kinds for name in kind.model_fields} <= TOLD[part]


def test_a_word_without_a_phrase_stands_as_the_file_writes_it() -> None:
    rule = written(f"{PER}\n    apart: 10 days").rules["talks"]
    assert list(untold(rule, set(type(rule).model_fields) - {"apart", "or_"})) == ["apart: 10 days"]
