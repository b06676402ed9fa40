"""The clock of a budget: what is used and left on a day, and that it stops where the engine stops."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.rules.invented import concept_with
from tests.rules.test_corners import MONTHLY, tables

from kontaktdichte.rules.budgets import BudgetClock, clocks
from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.period import Period

BUDGET = {
    "section": "1", "quote": "x", "situation": {"participation": "aftercare"}, "months": 7, "credit": "credit",
}  # fmt: skip
LIVES: dict[str, Any] = {
    "runs": ([("2024-01-01", None)], None),
    "credited": ([("2024-01-01", None)], "2 months 10 days"),
    "second spell": ([("2024-01-01", "2024-03-11"), ("2024-05-15", None)], None),
    "ended": ([("2024-01-01", "2024-03-11")], None),
    "never": ([], None),
    "used up": ([("2023-01-01", "2023-12-01")], None),
    "to come": ([("2024-07-01", None)], None),
}


def life(name: str) -> tuple[Concept, Any]:
    spells, credit = LIVES[name]
    rows = [
        {"attribute": "participation", "value": "aftercare", "from": date.fromisoformat(start)}
        | ({"until": date.fromisoformat(until)} if until else {})
        for start, until in spells
    ]
    agreed = [{"key": "credit", "value": credit, "from": date(2023, 1, 1)}] if credit else []
    concept = concept_with({"talks": MONTHLY}, budgets=[BUDGET], agreed={"credit": {"label": {"de": "x", "en": "x"}}})
    return concept, tables(*rows, agreements=agreed).plain()


def clock(name: str, on: str) -> BudgetClock:
    concept, rows = life(name)
    (found,) = clocks(concept, rows, "Kim", as_of=date.fromisoformat(on))
    return found


@pytest.mark.parametrize(
    ("name", "on", "used", "left", "last", "running"),
    [
        ("runs", "2024-01-01", (0, 1), (6, 30), "2024-07-31", True),
        ("runs", "2024-03-15", (2, 15), (4, 16), "2024-07-31", True),
        ("runs", "2024-07-31", (7, 0), (0, 0), "2024-07-31", True),
        ("runs", "2024-09-10", (7, 0), (0, 0), "2024-07-31", True),
        ("credited", "2024-02-15", (1, 15), (3, 6), "2024-05-21", True),
        ("second spell", "2024-05-15", (2, 11), (4, 19), "2024-10-04", True),
        ("ended", "2024-04-30", (2, 10), (4, 20), "2024-09-20", False),
        ("never", "2024-04-30", (0, 0), (7, 0), "2024-11-30", False),
        ("used up", "2024-04-30", (7, 0), (0, 0), "2024-04-30", False),
        ("to come", "2024-06-20", (0, 0), (7, 0), "2025-01-20", False),
    ],
)
def test_what_is_used_and_left(
    name: str, on: str, used: tuple[int, int], left: tuple[int, int], last: str, running: bool
) -> None:
    """If it fails, a worker counts on days that the grant authority does not pay, or drops somebody too early."""
    said = clock(name, on)
    assert (said.used, said.left) == (Period(*used), Period(*left))
    assert (said.last, said.running) == (date.fromisoformat(last), running)


@pytest.mark.parametrize("name", ["runs", "credited", "second spell"])
def test_the_clock_stops_where_the_engine_stops(name: str) -> None:
    """If it fails, there are two arithmetics: the page promises contacts that do not count."""
    concept, rows = life(name)
    view = View(concept, plain_lives(rows)["Kim"], number(date(2024, 6, 1)))
    last = day_of(view.runs("participation", ("aftercare",))[-1][1] - 1)
    assert clock(name, "2024-06-01").last == last


def test_what_was_credited_is_told() -> None:
    """If it fails, nobody sees why the time is shorter than seven months."""
    assert clock("credited", "2024-02-15").credited == Period(2, 10)
    assert clock("runs", "2024-02-15").credited == Period()


@pytest.mark.parametrize(
    ("name", "on", "near", "over"),
    [
        ("runs", "2024-06-30", False, False),
        ("runs", "2024-07-02", True, False),
        ("runs", "2024-07-31", True, True),
        ("ended", "2024-09-10", False, False),
        ("used up", "2024-04-30", False, True),
    ],
)
def test_the_last_month_is_told_before_it_is_over(name: str, on: str, near: bool, over: bool) -> None:
    """If it fails, nobody is warned that the time ends, or everybody is, also where nothing runs."""
    said = clock(name, on)
    assert (said.near, said.over) == (near, over)
