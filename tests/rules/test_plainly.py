"""Rows of few people without columns: what is told of them is what the tables of an evaluation hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.comparison import seen
from tests.rules.strategies import STARTS, aims
from tests.rules.strategies_dice import Dice

from kontaktdichte.demo import generate
from kontaktdichte.rules.calendar import number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Rows, evaluate, rulebook_for
from kontaktdichte.rules.lives import lives
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

TABLES = ("duties", "contacts", "notes", "findings", "missing", "changes")


def differing(concept: Concept, tables: Tables, as_of: date) -> list[str]:
    """The tables of which the plain rows and the columns tell different things."""
    rows, found = tables.plain(), evaluate(concept, tables, as_of=as_of)
    book, everyone = rulebook_for(concept, rows, as_of), lives(tables)
    assert book is rulebook_for(concept, tables, as_of)  # the same years of holidays
    said = Rows(book, lambda duty: True)
    for life in everyone.values():
        said.add(book.assess(life, number(as_of), everyone))
    return [name for name in TABLES if list(said.told(name)) != getattr(found, name).to_dicts()]


@settings(max_examples=max(10, settings.default.max_examples // 5))
@given(data=st.data())
@pytest.mark.parametrize("rhythm", STARTS)
def test_rows_tell_what_the_tables_tell(rhythm: str, data: st.DataObject) -> None:
    """If it fails, a client's file says something else of a duty than a report on all clients."""
    turn = data.draw(st.integers(0, len(aims(rhythm)) - 1))
    concept, drawn = seen(Dice.drawn(data.draw), tuple((aims(rhythm) * 2)[turn : turn + 3]), 3)
    assert differing(concept, Tables.from_rows(**drawn.rows), drawn.as_of) == []


@pytest.mark.parametrize(("name", "dataset"), [("schwaebisch-hall", "jobcenter"), ("thueringen", "projekte")])
def test_rows_of_a_demonstration_tell_what_the_tables_tell(name: str, dataset: Any) -> None:
    """The same for people with long histories."""
    day = date(2026, 11, 20)
    tables = Tables(**next(generate(50, seed=11, as_of=day, dataset=dataset)))
    assert differing(load_concept(name), tables, day) == []


def test_what_is_asked_of_one_rule_and_month_is_a_part_of_all_that_is_told() -> None:
    """If it fails, a month sheet counts contacts that the client's file does not, or misses one of its days."""
    concept, day = load_concept("thueringen"), date(2026, 11, 20)
    tables = Tables(**next(generate(50, seed=11, as_of=day, dataset="projekte")))
    rows, everyone = tables.plain(), lives(tables)
    book, first, last = rulebook_for(concept, rows, day), date(2026, 10, 1), date(2026, 10, 31)
    every, few = (Rows(book, lambda duty: True) for _ in range(2))
    for life in everyone.values():
        found = book.assess(life, number(day), everyone)
        every.add(found)
        few.add_duties(found, ["contacts_per_month"])
        few.add_contacts(found, "contacts_per_month", number(first), number(last))
    rule = [row for row in every.told("duties") if row["rule"] == "contacts_per_month"]
    assert list(few.told("duties")) == rule != []
    within = [row for row in every.told("contacts") if row["rule"] == "contacts_per_month"]
    assert list(few.told("contacts")) == [row for row in within if first <= row["on"] <= last] != []


def test_rows_recorded_at_different_times_stand_in_the_order_of_recording() -> None:
    """If it fails, of two facts that contradict each other the older one is believed."""
    written = ["2020-05-02T12:00", None, "1969-12-31T23:59", "2020-05-02T11:00"]
    moments = [one and datetime.fromisoformat(one) for one in written]
    row = {"subject": "1", "attribute": "client", "value": "true", "from": date(2019, 1, 1)}
    tables = Tables.from_rows(persons=[{"id": "1"}], situations=[row | {"recorded_at": one} for one in moments])
    found = lives(tables)["1"].situations
    assert [one.order for one in found] == [3, 0, 1, 2]
    days = [number(date(2020, 5, 2)), -1, number(date(1969, 12, 31)), number(date(2020, 5, 2))]
    assert [one.known for one in found] == days
