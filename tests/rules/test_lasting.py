"""Until when duties stand by themselves: never longer than they do, mostly as long as they do."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.comparison import seen
from tests.rules.strategies import STARTS, aims
from tests.rules.strategies_dice import Dice

from kontaktdichte.demo import generate
from kontaktdichte.rules.assessment import Rulebook
from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate, rulebook_for
from kontaktdichte.rules.findings import UNDECIDED, coming_changes, findings, missing_facts
from kontaktdichte.rules.lasting import DutyRow, Moving, Watch, lasting
from kontaktdichte.rules.lives import Life, lives
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

LOOKED_AT = 100  # days after the evaluation day
DAY = date(2026, 11, 20)
COLUMNS = tuple(name for name in DutyRow._fields if name != "soft")


def too_late(book: Rulebook, everyone: dict[str, Life], life: Life, as_of: int) -> list[str]:
    """The days before the bound on which the duties are others, each with what they are."""
    now = lasting(book, life, as_of, everyone)
    until, rows = now.until, now.duties
    assert until > as_of
    said = []
    for day in range(as_of + 1, min(until, as_of + LOOKED_AT)):
        then = fresh(book, everyone, life, day)
        if then != (rows, now.missing, now.changes, now.undecided):
            said.append(f"{life.subject}: {day_of(day)} is before {day_of(until)}\n{rows}\n{then}")
    return said


def fresh(book: Rulebook, everyone: dict[str, Life], life: Life, day: int) -> Any:
    """The same from an evaluation on a plain day number, where that can be asked."""
    found, then = book.assess(life, day, everyone), lasting(book, life, day, everyone)
    listed = [(name, d.window, d.hard, d.counted, d.done_on) for name in book.concept.rules
              for d in found.duties.get(name, ())]  # fmt: skip
    assert listed == [(row.rule, row.window, row.hard, row.counted, row.done_on) for row in then.duties]
    assert (then.missing, then.changes) == (missing_facts(book, found), list(coming_changes(book, found)))
    assert then.undecided == [one for one in findings(book, found) if one.code in UNDECIDED]
    return then.duties, then.missing, then.changes, then.undecided


def scene(dice: Dice, rhythm: str, turn: int) -> tuple[Concept, Any]:
    wanted = tuple((aims(rhythm) * 2)[turn : turn + 3])
    return seen(dice, wanted, 3)


def checked(concept: Concept, tables: Tables, as_of: date) -> list[str]:
    years = (as_of.year - 30, as_of.year + 9)
    book, everyone = rulebook_for(concept, tables, as_of, years), lives(tables)
    return [line for life in everyone.values() for line in too_late(book, everyone, life, number(as_of))]


@settings(max_examples=max(10, settings.default.max_examples // 5))
@given(data=st.data())
@pytest.mark.parametrize("rhythm", STARTS)
def test_nothing_changes_before_the_day_that_is_named(rhythm: str, data: st.DataObject) -> None:
    """If it fails, a list shows a duty as running that was missed yesterday."""
    turn = data.draw(st.integers(0, len(aims(rhythm)) - 1))
    concept, drawn = scene(Dice.drawn(data.draw), rhythm, turn)
    assert not checked(concept, Tables.from_rows(**drawn.rows), drawn.as_of)


@pytest.mark.slow
@pytest.mark.parametrize("rhythm", STARTS)
def test_nothing_changes_before_the_day_that_is_named_in_many_lives(rhythm: str) -> None:
    """The same for every aim of a rhythm, by seed."""
    for turn in range(len(aims(rhythm))):
        concept, drawn = scene(Dice.seeded(1000 + turn), rhythm, turn)
        said = checked(concept, Tables.from_rows(**drawn.rows), drawn.as_of)
        assert not said, f"{rhythm}, seed {1000 + turn}\n" + "\n".join(said)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "dataset"), [("schwaebisch-hall", "jobcenter"), ("thueringen", "projekte")])
def test_people_of_a_demonstration_stand_as_long_as_is_said(name: str, dataset: Any) -> None:
    """If it fails, a Jobcenter's list is wrong on some morning; if the days are all tomorrow, the nights are long."""
    tables = Tables(**next(generate(60, seed=7, as_of=DAY, dataset=dataset)))
    concept = load_concept(name)
    assert checked(concept, tables, DAY) == []
    book, everyone = rulebook_for(concept, tables, DAY), lives(tables)
    days = [lasting(book, life, number(DAY), everyone).until - number(DAY) for life in everyone.values()]
    assert median(days) >= 7


def test_the_rows_are_those_of_an_evaluation() -> None:
    """If it fails, a list and a client's file say two things."""
    tables = Tables(**next(generate(60, seed=3, as_of=DAY)))
    concept = load_concept("schwaebisch-hall")
    duties = evaluate(concept, tables, as_of=DAY, contacts=False).duties
    book, everyone = rulebook_for(concept, tables, DAY), lives(tables)
    rows = [row for life in everyone.values() for row in lasting(book, life, number(DAY), everyone).duties]
    days = {"window", "hard", "soft", "done_on"}

    def shown(name: str, value: Any) -> Any:
        return (day_of(value) if value != -1 else None) if name in days else value

    names = DutyRow._fields
    assert [tuple(shown(n, v) for n, v in zip(names, row, strict=True)) for row in rows] == duties.select(names).rows()


@pytest.mark.parametrize("other", [-3, 0, 1, 5])
@pytest.mark.parametrize("ahead", [0, 92])
def test_a_day_that_moves_knows_when_a_comparison_turns(other: int, ahead: int) -> None:
    """If it fails, a rule that asks in another way than those of today is believed too long."""
    asked = {
        "<": lambda day: day < other, "<=": lambda day: day <= other, ">": lambda day: day > other,
        ">=": lambda day: day >= other, "==": lambda day: day == other, "table": lambda day: [*range(200)][day],
        "from": lambda day: other - day, "max": lambda day: max(day, other) == day,
    }  # fmt: skip
    for name, ask in asked.items():
        watch = Watch(0)
        now = ask(Moving(0, watch) + ahead)
        assert now == ask(ahead), name
        turns = next((day for day in range(1, 50) if ask(day + ahead) != now), 50)
        assert watch.until <= turns or turns == 50, name


def test_days_that_move_together_stay_apart() -> None:
    """If it fails, a due date that is pushed on day by day looks stable."""
    watch = Watch(10)
    day = Moving(10, watch)
    assert (day + 3) - day == 3
    assert (day < day + 1, day <= day, day > day, day == day) == (True, True, False, True)
    assert watch.until > 11
    assert hash(day) == hash(10)
    assert watch.until == 11
    assert day - 4 == Moving(6, watch)
    assert timedelta(days=(day - 4).day).days == 6
