"""The same six people under both editions, reckoned by hand: whoever plans staff for a new edition relies on this."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest
from tests.reports import town
from tests.reports.two_editions import AS_OF, PERIOD, compared, editions, tables

from kontaktdichte.reports.compare import lacking, people, tasks, units
from kontaktdichte.reports.compare.aligned import Aligned, align
from kontaktdichte.reports.compare.overview import overview
from kontaktdichte.reports.compare.sides import Read, over_people
from kontaktdichte.reports.rates import rates
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import load_concept, parse_concept
from kontaktdichte.rules.tables import Tables


@pytest.fixture(scope="module")
def found() -> Aligned:
    """Both editions over the six."""
    return compared()


def between(a: Concept, b: Concept, given: Tables | None = None) -> Aligned:
    """Two concepts over the same tables, with the Stichtag and period of the six."""
    read = Read(tables() if given is None else given)
    found = align(over_people(a, b, (read, read), as_of=AS_OF, period=PERIOD))
    assert found is not None
    return found


def test_it_is_said_who_gains_and_loses_which_rule_from_when(found: Aligned) -> None:
    columns = ("subject", "rule", "change", "since", "duties_a", "duties_b", "added", "gone", "moved", "turned")
    rows = people.persons(found).select(columns).rows()
    assert rows == [
        ("Ann", "young_monthly", "turned", date(2026, 4, 1), 10, 10, 0, 0, 0, 1),  # a talk by video counts now
        ("Ben", "young_monthly", "ends", date(2026, 1, 1), 10, 0, 0, 10, 0, 0),  # 22 years old
        ("Ben", "quarterly", "begins", date(2026, 1, 1), 0, 4, 4, 0, 0, 0),
        ("Cleo", "quarterly", "moved", date(2026, 1, 1), 4, 4, 0, 0, 4, 1),  # two instead of one, one in the first
        ("Cleo", "measure_steady", "moved", date(2026, 2, 1), 4, 4, 0, 0, 4, 0),
        ("Dan", "new_client", "begins", date(2026, 5, 4), 0, 1, 1, 0, 0, 0),
        ("Dan", "quarterly", "moved", date(2026, 7, 1), 2, 2, 0, 0, 2, 0),  # the cut second quarter is owed nowhere
        ("Dan", "plan", "moved", date(2026, 5, 4), 1, 1, 0, 0, 1, 1),
        ("Eva", "young_monthly", "fewer", date(2026, 8, 1), 10, 8, 0, 2, 1, 0),  # 21 on 30 August
        ("Eva", "quarterly", "begins", date(2026, 10, 1), 0, 1, 1, 0, 0, 0),
        ("Eva", "course_begin", "ends", date(2026, 3, 2), 1, 0, 0, 1, 0, 0),
    ]


def test_whoever_has_no_difference_is_not_listed(found: Aligned) -> None:
    assert "Fay" not in people.persons(found)["subject"].to_list()
    same = between(editions()[0], editions()[0])
    assert [people.persons(same).height, people.duties(same).height, tasks.tasks(same).height] == [0, 0, 0]


def test_every_duty_that_differs_is_shown_with_both_sentences(found: Aligned) -> None:
    rows = {(row["subject"], row["rule"], row["window"]): row for row in people.duties(found).to_dicts()}
    plan = rows["Dan", "plan", date(2026, 5, 4)]
    assert (plan["hard_a"], plan["hard_b"]) == (date(2026, 6, 1), date(2026, 5, 18))
    assert plan["sentence_a"] == "Erfüllt am 25.05.2026: gemeinsamer Plan liegt vor."
    assert plan["sentence_b"].endswith("gemeinsamer Plan lag erst am 25.05.2026 vor (7 Tage zu spät).")
    new = rows["Dan", "new_client", date(2026, 5, 4)]
    assert (new["hard_a"], new["hard_b"], new["verdict_b"]) == (None, date(2026, 5, 19), "fulfilled")  # Ascension Day
    steady = rows["Cleo", "measure_steady", date(2026, 2, 6)]
    assert (steady["hard_a"], steady["hard_b"]) == (date(2026, 4, 5), date(2026, 3, 19))


def test_a_reason_given_for_a_rule_holds_under_its_new_name(found: Aligned) -> None:
    """Otherwise a mere renaming turns excused misses into breaches."""
    rows = people.duties(found).filter(rule="measure_steady", window=date(2026, 2, 6))
    assert rows.select("verdict_a", "verdict_b").row(0) == ("missed_with_reason", "missed_with_reason")


def test_verdicts_that_turn_are_counted(found: Aligned) -> None:
    rows = people.verdicts(found).filter(pl.col("verdict_a").is_not_null() & pl.col("verdict_b").is_not_null())
    assert sorted(rows.select("rule", "verdict_a", "verdict_b", "count").rows()) == [
        ("plan", "fulfilled", "missed", 1),
        ("quarterly", "fulfilled", "missed", 1),
        ("young_monthly", "missed", "fulfilled", 1),
    ]


def test_contacts_a_year_are_those_that_were_counted_by_hand(found: Aligned) -> None:
    """A: 6 + 6 months of Ann and Ben; 2 quarters, 6 months, 1 course. B: 6 months and 2 × 2; 2 × 2, 6 months, 1 new."""
    rows = {row["unit"]: row for row in units.units(found).filter(rule="*").to_dicts()}
    year = 365 / 181
    assert {unit: (row["contacts_a"], row["contacts_b"]) for unit, row in rows.items()} == {
        "alle Einheiten": (round(21 * year, 1), round(21 * year, 1)),
        "Team Nord": (round(12 * year, 1), round(10 * year, 1)),
        "Team Süd": (round(9 * year, 1), round(11 * year, 1)),
    }
    assert [rows[unit]["affected"] for unit in ("alle Einheiten", "Team Nord", "Team Süd")] == [5, 2, 3]


def test_a_year_of_twelve_months_is_not_scaled() -> None:
    read = Read(tables())
    of = over_people(
        *editions(), (read, read), as_of=date(2025, 2, 28), period=PERIOD._replace(first=date(2024, 2, 29))
    )
    assert of.people is not None
    assert of.people.period.last == date(2025, 2, 28)
    assert of.people.per_year == 1


def test_rates_and_overdue_are_those_of_either_sides_own_report(found: Aligned) -> None:
    table = units.units(found)
    assert table.null_count().select("unit", "rule_label").row(0) == (0, 0)
    for side, run in (("a", found.people.a), ("b", found.people.b)):
        own = rates(run).filter(rule="*").select("unit", "rate", "overdue_now")
        both = table.filter(rule="*").select("unit", pl.col(f"rate_{side}"), pl.col(f"overdue_now_{side}"))
        assert sorted(own.rows()) == sorted(both.rows())
    assert table.row(0, named=True)["overdue_now_a"] == 1  # Ben has no plan


def test_the_worklist_shows_whose_next_task_is_another(found: Aligned) -> None:
    rows = tasks.tasks(found).select("subject", "change", "hard_a", "hard_b", "overdue_days_b").rows()
    assert rows == [
        ("Ben", "moved", date(2025, 1, 29), date(2025, 1, 15), 541),
        ("Cleo", "moved", date(2026, 9, 30), date(2026, 9, 30), None),  # two talks instead of one
        ("Dan", "moved", date(2026, 9, 30), date(2026, 9, 30), None),
    ]


def test_a_rule_whose_facts_nobody_recorded_has_no_zero(found: Aligned) -> None:
    rows = {row["rule"]: row for row in units.units(found).filter(unit="alle Einheiten").to_dicts()}
    assert (rows["care"]["contacts_a"], rows["care"]["contacts_b"]) == (0, None)
    assert (rows["after_illness"]["contacts_a"], rows["after_illness"]["contacts_b"]) == (None, None)
    said = lacking.lacking(found.of, found.people).select("side", "lack", "label", "asked_by").rows()
    assert said == [
        ("a", "unknown", "Krank", "Nach einer Krankheit"),
        ("b", "unknown", "Krank", "Nach einer Krankheit"),
        ("b", "unknown", "Pflegt Angehörige", "Wer Angehörige pflegt"),
    ]


def test_another_offices_concept_makes_no_false_zeros() -> None:
    """Its facts are not in these files: that nobody loses a duty is not true, it cannot be said."""
    found = between(editions()[0], load_concept("thueringen"))
    assert set(people.persons(found)["change"]) == {"unsaid"}
    assert people.duties(found).is_empty()
    assert tasks.tasks(found).is_empty()
    total = units.units(found).row(0, named=True)
    assert (total["contacts_a"], total["contacts_b"], total["overdue_now_b"], total["affected"]) == (
        42.3,
        None,
        None,
        0,
    )
    lines = {line.item: line for line in overview(found.of, found, "en")}
    assert (lines["nobody falls under the concept"].a, lines["nobody falls under the concept"].b) == ("no", "yes")
    assert lines["persons affected"].more == "0"


def test_as_in_force_each_edition_ends_and_begins_on_its_day() -> None:
    """The first edition was in force until June, the second is since July."""
    rows = people.duties(compared(as_in_force=True)).filter(subject="Ann")
    assert rows.filter(change="gone")["hard_a"].max() == date(2026, 6, 30)
    assert rows.filter(change="added")["window"].min() == date(2026, 7, 1)


def test_two_readings_compare_like_two_editions() -> None:
    """Cut months judged: Cem's February is owed and was kept, Edda's too and was not."""
    given, read = town.concept(), Read(town.tables())
    judged = parse_concept(town.CONCEPT, readings={"cut_month": "judge"})
    of = over_people(given, judged, (read, read), as_of=town.AS_OF, period=town.QUARTER)
    found = align(of)
    assert found is not None
    rows = people.duties(found).select("subject", "rule", "change", "window", "verdict_a", "verdict_b").rows()
    assert rows == [
        ("Cem", "monthly", "added", date(2026, 2, 10), "not_judged", "fulfilled"),
        ("Edda", "monthly", "added", date(2026, 2, 1), "not_judged", "missed"),
    ]


def test_minutes_are_not_added_to_contacts() -> None:
    """Sixty minutes are not sixty talks."""
    a, b = editions()
    rule = b.rules["quarterly"]
    minutes = b.model_copy(update={"rules": {**b.rules, "quarterly": rule.model_copy(update={"count": "minutes"})}})
    assert units.needed_in(b, "quarterly") == "contacts"
    assert units.needed_in(minutes, "quarterly") == "minutes"
    assert units.needed_in(a, "plan") is None


@pytest.mark.parametrize("report", [people.duties, people.persons, people.verdicts, units.units, tasks.tasks])
def test_the_same_question_twice_gets_the_same_answer(
    report: Callable[[Aligned], pl.DataFrame], found: Aligned
) -> None:
    assert report(found).equals(report(compared()))
