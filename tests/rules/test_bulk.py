"""The way of the many, over columns and as its functions stand: every row and every refusal as for one person.

How it runs when compiled stands in tests/compiled; how both agree with the reference in test_properties.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.comparison import by_compiled, plain, seen, unlike_compiled
from tests.rules.invented import concept_with, sound
from tests.rules.spec.specs import Spec, specs
from tests.rules.strategies import STARTS, aims
from tests.rules.strategies_dice import Dice
from tests.rules.strategies_words import WORDS

from kontaktdichte.rules import bulk
from kontaktdichte.rules.assessment import Rulebook
from kontaktdichte.rules.bulk import judge, laying
from kontaktdichte.rules.bulk.driver import first_place, in_order, judge_stretch, nothing
from kontaktdichte.rules.calendar import calendar_for
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.tables import TableError, Tables

TOLD = [spec for spec in specs() if "refused" not in spec.data and spec.rows("duties")]
ONE_A_SECTION = [list(some)[-1] for _, some in groupby(TOLD, key=lambda spec: (spec.chapter, spec.section))]
AS_OF = date(2024, 6, 30)
TALK = {"kind": "talk", "channel": "in_person"}


@pytest.mark.parametrize("spec", ONE_A_SECTION, ids=lambda spec: spec.name)
def test_a_country_gets_what_the_page_says(spec: Spec) -> None:
    """If it fails, the same rule means something else where there are many."""
    for days, said in spec.evaluations:
        known = date.fromisoformat(days["known_at"]) if days["known_at"] else None
        as_of = date.fromisoformat(days["as_of"])
        found = judge(spec.concept, spec.tables(), as_of=as_of, known_at=known, compiled=False)
        assert unlike_compiled(said, found) == {}


SCENES = [(rhythm, seed, ()) for rhythm in STARTS for seed in range(3)]
# lives that walk where few do: two settled duties on one day, a duty over before it was late, a late end of a spell
SCENES += [("every", 2, WORDS["every"]), ("hold", 6, WORDS["hold"]), ("once", 4, ()), ("every", 7, ()), ("per", 18, ())]


@pytest.mark.parametrize(("rhythm", "seed", "sought"), SCENES)
def test_whatever_life_brings_a_country_gets_what_one_person_gets(
    rhythm: str, seed: int, sought: tuple[str, ...]
) -> None:
    """If it fails, a life with everything in it is judged otherwise where there are many."""
    wanted = aims(rhythm)
    some = tuple(wanted[(seed * 5 + i) % len(wanted)] for i in range(5))
    concept, scene = seen(Dice.seeded(seed), some, 5, sought)
    assert unlike_compiled(plain(concept, scene), by_compiled(concept, scene)) == {}


def people(many: int) -> Tables:
    begin = date(2024, 1, 1)
    return Tables.from_rows(
        persons=[{"id": f"P{i}"} for i in range(many)],
        situations=[
            {"subject": f"P{i}", "attribute": "client", "value": "true", "from": begin} for i in range(many)
        ],
        contacts=[
            {"id": f"c{i}", "subject": f"P{i}", "on": date(2024, i % 6 + 1, 7), "kind": "talk", "channel": "in_person"}
            for i in range(many)
        ],
    )  # fmt: skip


def monthly(**more: Any) -> Any:
    return concept_with({"talks": {"rhythm": {"per": "month", "n": 1, "partial": "judge"}, **more}})


def test_a_period_leaves_the_same_rows_to_the_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a yearly report of a country holds other duties than an office's own."""
    monkeypatch.setattr(bulk, "STRETCH", 3)
    concept, tables, period = monthly(), people(20), (date(2024, 2, 1), date(2024, 4, 1))
    said = evaluate(concept, tables, as_of=AS_OF, period=period).duties
    found = judge(concept, tables, as_of=AS_OF, period=period, compiled=False, workers=2)
    assert 0 < found.height < judge(concept, tables, as_of=AS_OF, compiled=False).height
    assert found.equals(said.select(found.columns))


@pytest.mark.parametrize(("more", "wide"), [({}, False), ({"also": [{"n": 1}]}, True)])
def test_only_what_a_concept_asks_for_is_compiled(
    more: dict[str, Any], wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, an office waits twice as long for a compiler, or the wider words are left out of its duties."""
    asked: list[bool] = []

    def kernel(*, wide: bool) -> Any:
        asked.append(wide)
        return lambda program, lives, subjects, table, memo, *some: judge_stretch(
            bulk.readable(program), bulk.readable(lives), subjects, table, {}, *some
        )

    monkeypatch.setattr(bulk, "kernel", kernel)
    part = {"label": {"de": "Teil", "en": "part"}, "accepts": [{"channel": "in_person"}]}
    concept = monthly(**{word: [{**quota, **part} for quota in value] for word, value in more.items()})
    found = judge(concept, people(5), as_of=AS_OF)
    assert asked == [wide, False]  # clients, agreements
    assert found.equals(judge(concept, people(5), as_of=AS_OF, compiled=False))


def both(concept: Concept, tables: Tables) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The duties as one person is told them, and as the many are."""
    found = judge(concept, tables, as_of=AS_OF, compiled=False)
    return evaluate(concept, tables, as_of=AS_OF).duties.select(found.columns), found


def test_a_row_that_went_to_somebody_else_counts_for_nobody_before() -> None:
    """If it fails, a contact entered for the wrong client and corrected still counts for the wrong one."""
    tables = people(2)
    moved = {"id": "c9", "subject": "P1", "on": date(2024, 1, 7), "replaces": "c0", **TALK}
    more = Tables.from_rows(contacts=[moved]).contacts
    said, found = both(monthly(), replace(tables, contacts=pl.concat([tables.contacts, more])))
    assert found.equals(said)
    assert found.filter(subject="P0")["counted"].sum() == 0


def test_rows_that_nobody_can_have_are_refused_where_there_are_many() -> None:
    """If it fails, a country's duties are computed without the rows of somebody whom no file knows."""
    stray = Tables.from_rows(contacts=[{"id": "x", "subject": "Q", "on": AS_OF, **TALK}]).contacts
    with pytest.raises(TableError, match="names the subject 'Q', whom 'persons' does not know"):
        judge(monthly(), replace(people(2), contacts=stray), as_of=AS_OF, compiled=False)
    far = Tables.from_rows(contacts=[{"id": "x", "subject": "P0", "on": date(1820, 1, 1), **TALK}]).contacts
    with pytest.raises(TableError, match="1820-01-01 lies outside 1900 to 2100"):
        judge(monthly(), replace(people(2), contacts=far), as_of=AS_OF, compiled=False)


def test_an_office_that_dates_no_events_is_judged() -> None:
    """If it fails, a concept without events stops the evaluation of a country."""
    rules = {"talks": {"rhythm": {"per": "month", "n": 1, "partial": "judge"}}}
    said, found = both(concept_with(rules, events={}), people(3))
    assert found.equals(said)


def test_an_office_that_asks_for_ages_only_is_judged() -> None:
    """If it fails, a concept without any situation stops the evaluation of a country."""
    once = {"rhythm": {"once": {"birthday": 25}, "until": "2 weeks"}, "accepts": [TALK]}
    tables = Tables.from_rows(persons=[{"id": "a", "birth_date": date(1999, 3, 3)}])
    said, found = both(concept_with({"visit": once}, population={"person": {"age": {"from": 18}}}), tables)
    assert found.equals(said)
    assert found["window"].to_list() == [date(2024, 3, 3)]


@pytest.mark.parametrize("name", available_concepts())
def test_what_a_shipped_concept_asks_fits_a_machine_word(name: str) -> None:
    """If it fails, a country's conditions run over the edge of the word that holds them."""
    kinds = Rulebook(load_concept(name), calendar_for("DE-BW")).kinds.values()
    assert max(len(kind.encoding.predicates) for kind in kinds) <= bulk.MOST_BITS


def test_a_concept_that_asks_more_than_a_word_holds_is_refused() -> None:
    """If it fails, conditions past the last bit are silently never true for the many."""
    any_of = {"any": [{"age": {"from": age}} for age in range(20, 20 + bulk.MOST_BITS)]}
    with pytest.raises(ValueError, match="only evaluate"):
        judge(monthly(applies_to=any_of), people(2), as_of=AS_OF, compiled=False)


def test_a_clause_that_names_very_many_words_is_judged() -> None:
    """If it fails, an office with many kinds of participants waits for a table of all that could ever meet."""
    many = [*sound()["participants"], *(f"guest{i}" for i in range(17))]
    rules = {"talks": {"rhythm": {"per": "month", "n": 1, "partial": "judge"},
                       "accepts": [{"participants": [name]} for name in many]}}  # fmt: skip
    concept = concept_with(rules, participants={name: {"de": name, "en": name} for name in many})
    tables = people(4)
    present = tables.contacts.with_columns(participants=pl.lit(["guest16"]))
    said, found = both(concept, replace(tables, contacts=present))
    assert found.equals(said)
    assert "fulfilled" in found["verdict"]


def test_the_ids_of_events_may_be_missing() -> None:
    """If it fails, an export without ids of events cannot be judged together with one that corrects some."""
    once = {"rhythm": {"once": {"event": "expected_birth"}, "until": "2 weeks"}}
    rows = [{"id": None}, {"id": "e1"}, {"id": "e2", "replaces": "e1"}]
    days = {"event": "expected_birth", "subject": "P0"}
    events = [{**days, **row, "on": date(2024, 4, 1 + i * 7)} for i, row in enumerate(rows)]
    said, found = both(concept_with({"visit": once}), replace(people(1), events=Tables.from_rows(events=events).events))
    assert found.equals(said)


def test_many_rows_are_laid_like_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, rows of a country land with the wrong person as soon as there are many."""
    said, found = both(monthly(), people(30))
    monkeypatch.setattr(laying, "MANY", 0)
    assert found.equals(said)
    assert judge(monthly(), people(30), as_of=AS_OF, compiled=False).equals(said)


@given(st.lists(st.integers(0, 9)), st.integers(-1, 10))
def test_what_stands_for_sorted_and_bisect_sorts_and_finds(days: list[int], day: int) -> None:
    """If it fails, compiled duties stand in another order, or begin a contact too late."""
    assert in_order(days) == sorted(days)
    assert first_place(sorted(days), day) == bisect_left(sorted(days), day)
    assert nothing(days, day) is None
