"""Rates equal what a person reckons with pencil and paper from docs/semantics.md 2.5."""

from datetime import date

import polars as pl
import pytest
from tests.reports.town import town

from kontaktdichte.reports.rates import rates, target_rates
from kontaktdichte.reports.run import Days
from kontaktdichte.reports.summary import headline

ALL, TEAM_1, TEAM_2, NONE = "alle Einheiten", "Team 1", "Team 2", "ohne Einheit"
EVERY, MONTHLY, PLAN, EVEN = "alle Regeln", "Monatliches Gespräch", "Gemeinsamer Plan", "Alle zwei Monate"
# unit, rule, fulfilled, missed, with reason, rate, without reasoned, not judged
JUDGED = [
    (ALL, EVERY, 7, 6, 1, 7 / 14, 7 / 13, 2),
    (TEAM_1, EVERY, 5, 2, 1, 5 / 8, 5 / 7, 0),
    (TEAM_2, EVERY, 1, 4, 0, 1 / 5, 1 / 5, 1),
    (NONE, EVERY, 1, 0, 0, 1.0, 1.0, 1),
    (ALL, MONTHLY, 6, 4, 1, 6 / 11, 6 / 10, 2),
    (ALL, PLAN, 1, 2, 0, 1 / 3, 1 / 3, 0),
    (TEAM_1, MONTHLY, 4, 1, 1, 4 / 6, 4 / 5, 0),
    (TEAM_2, PLAN, 0, 1, 0, 0.0, 0.0, 0),
]
# unit, rule, overdue and last period missed: at begin, at end, now; persons, overdue, clear
STANDING = [
    (ALL, EVERY, 0, 1, 1, 2, 1, 2, 4, 1, 1),
    (TEAM_1, EVERY, 0, 0, 1, 1, 1, 1, 2, 1, 0),
    (TEAM_2, EVERY, 0, 0, 0, 1, 0, 1, 2, 0, 1),
    (ALL, MONTHLY, 0, 1, 0, 2, 0, 2, 4, 0, 2),
    (ALL, PLAN, 0, 0, 1, 0, 1, 0, 1, 1, 0),
]
STANDING_COLUMNS = (
    "overdue_begin", "cell_missed_begin", "overdue_end", "cell_missed_end", "overdue_now", "cell_missed_now", "persons",
    "persons_overdue", "persons_clear",
)  # fmt: skip


def row(table: pl.DataFrame, unit: str, rule: str) -> dict[str, object]:
    return table.filter(unit=unit, rule_label=rule).row(0, named=True)


@pytest.mark.parametrize(("unit", "rule", "done", "missed", "reasoned", "rate", "without", "not_judged"), JUDGED)
def test_a_team_lead_reads_the_rates_reckoned_by_hand(
    unit, rule, done, missed, reasoned, rate, without, not_judged
) -> None:
    found = row(rates(town()), unit, rule)
    assert (found["fulfilled"], found["missed"], found["missed_with_reason"]) == (done, missed, reasoned)
    assert found["rate"] == pytest.approx(rate)
    assert found["rate_without_reasoned"] == pytest.approx(without)
    assert (found["not_judged"], found["not_judged_partial"]) == (not_judged, not_judged)


@pytest.mark.parametrize("expected", STANDING)
def test_no_rate_stands_without_what_is_overdue_and_what_was_missed_for_ever(expected) -> None:
    unit, rule, *numbers = expected
    found = row(rates(town()), unit, rule)
    assert [found[name] for name in STANDING_COLUMNS] == numbers


def test_one_in_four_has_nothing_overdue() -> None:
    assert headline(town())["share_clear"] == 0.25


def test_targets_are_counted_apart_and_never_as_breaches() -> None:
    found = row(target_rates(town()), ALL, EVEN)
    assert (found["fulfilled"], found["late_target"], found["late_target_with_reason"]) == (6, 1, 0)
    assert found["rate"] == pytest.approx(6 / 7)
    assert (found["not_judged"], found["not_judged_ended"]) == (1, 1)
    assert EVEN not in rates(town())["rule_label"]


def test_a_running_month_never_lowers_a_rate() -> None:
    """April is open for three of four: judged on the 10th it would look like failure."""
    until_april = town(Days(date(2026, 1, 1), date(2026, 4, 30)))
    assert row(rates(until_april), ALL, EVERY)["fulfilled"] == 7


def test_every_rule_has_its_line_even_where_nothing_was_due() -> None:
    found = rates(town(Days(date(2020, 1, 1), date(2020, 12, 31))))
    assert found.filter(unit=ALL)["rule_label"].to_list() == [EVERY, MONTHLY, PLAN]
    assert found["rate"].null_count() == found.height


def test_groups_add_up_to_the_whole() -> None:
    found = rates(town())
    for name in ("fulfilled", "missed", "missed_with_reason", "overdue_now", "not_judged"):
        whole = row(found, ALL, EVERY)[name]
        assert found.filter(pl.col("unit") != ALL, rule_label=EVERY)[name].sum() == whole
        assert found.filter(pl.col("rule_label") != EVERY, unit=ALL)[name].sum() == whole
        assert found.filter(pl.col("rule_label") != EVERY, pl.col("unit") != ALL)[name].sum() == whole
