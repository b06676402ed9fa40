"""What a part of the people says on its own is what it says among all: nobody's duties hang on who shares a process."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.comparison import seen
from tests.rules.invented import concept_with, sound
from tests.rules.strategies import STARTS, Dice, aims
from tests.rules.strategies_lives import Scene
from tests.scale.people import AS_OF, CONCEPTS, concept, in_one_process, people

from kontaktdichte.rules import bulk
from kontaktdichte.rules.bulk import compiled
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate, rulebook_for
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import COLUMNS, TableError, Tables
from kontaktdichte.scale import partition
from kontaktdichte.scale.files import all_read, part, survey
from kontaktdichte.scale.partition import DATED, DUTY, Question, judged, lenders, moved

DAY = date(2020, 6, 30)
AIMS = [aim for rhythm in STARTS for aim in aims(rhythm)]


def lazy(tables: Tables) -> dict[str, pl.LazyFrame]:
    return {name: frame.lazy() for name, frame in tables.items()}


def in_parts(question: Question, tables: Tables, size: int) -> pl.DataFrame:
    """Every part judged on its own, one after another."""
    frames = lazy(tables)
    known = survey(frames, question)
    asked = Question(question.concept, question.as_of, question.known_at, question.period, known.years)
    parts = [part(frames, asked, known, first, size) for first in range(0, known.persons, size)]
    all_read(frames, known, (each.rows for each in parts))
    return pl.concat([judged(asked, each.tables, each.guests) for each in parts])


def at_once(question: Question, tables: Tables) -> pl.DataFrame:
    found = evaluate(question.concept, tables, as_of=question.as_of, known_at=question.known_at, period=question.period)
    return found.duties.select(DUTY)


def tangled(d: Dice, scene: Scene) -> Tables:
    """The scene's rows shuffled, some of them replacing rows of other people."""
    for name in DATED:
        rows = scene.rows[name]
        for row in rows:
            if d.chance(10):
                row["replaces"] = d.one(*rows)["id"]
    shuffled = {name: sorted(rows, key=lambda row: d.number(0, 999)) for name, rows in scene.rows.items()}
    return Tables.from_rows(**shuffled)


@pytest.mark.slow
@given(st.data())
def test_nobody_gets_other_duties_because_of_the_part_they_are_in(data: st.DataObject) -> None:
    d = Dice.drawn(data.draw)
    concept, scene = seen(d, (d.one(*AIMS), d.one(*AIMS)), people=3)
    tables = tangled(d, scene)
    period = (date(2018, 9, 1), date(2019, 3, 1)) if d.chance(20) else None
    question = Question(concept, scene.as_of, scene.known_at, period)
    assert in_parts(question, tables, d.number(1, 4)).equals(at_once(question, tables))


def town(**more: list[dict[str, Any]]) -> Tables:
    """Two clients since New Year and what else is said of them."""
    clients = [
        {"subject": name, "attribute": "client", "value": "true", "from": date(2020, 1, 1)} for name in ("A", "B")
    ]
    rows = {"persons": [{"id": "A"}, {"id": "B"}], "situations": clients}
    return Tables.from_rows(**{name: [*rows.get(name, []), *more.get(name, [])] for name in COLUMNS})


def talk(number: str, subject: str, on: date, **more: Any) -> dict[str, Any]:
    return {"id": number, "subject": subject, "on": on, "kind": "talk", "channel": "in_person", **more}


def talks() -> Concept:
    return concept_with({"talks": {"rhythm": {"per": "month", "n": 1, "partial": "judge"}}})


def verdicts(duties: pl.DataFrame) -> Mapping[str, list[str]]:
    kept = duties.filter(pl.col("window") == date(2020, 5, 1))
    return {subject: kept.filter(subject=subject)["verdict"].to_list() for subject in ("A", "B")}


def test_a_contact_moved_to_the_right_person_does_not_stay_with_the_wrong_one() -> None:
    moving = talk("2", "B", date(2020, 5, 4), replaces="1", recorded_at=datetime(2020, 6, 1))  # noqa: DTZ001
    tables = town(contacts=[talk("1", "A", date(2020, 5, 4)), moving])
    question = Question(talks(), DAY)
    assert verdicts(in_parts(question, tables, 1)) == {"A": ["missed"], "B": ["fulfilled"]}
    before = Question(talks(), DAY, known_at=date(2020, 5, 31))
    assert verdicts(in_parts(before, tables, 1)) == {"A": ["fulfilled"], "B": ["missed"]}


def test_an_agreement_made_elsewhere_holds_for_those_who_belong_to_it() -> None:
    n = {"agreed": "number", "of": "agreement", "default": 1, "at_least": 1}
    question = Question(concept_with({"talks": {"rhythm": {"per": "month", "n": n, "partial": "judge"}}}), DAY)
    belongs = {"subject": "B", "attribute": "agreement", "value": "V", "from": date(2020, 1, 1)}
    two = {"id": "1", "subject": "V", "key": "number", "value": "2", "from": date(2020, 1, 1)}
    tables = town(
        persons=[{"id": "V", "kind": "agreement"}], situations=[belongs], agreements=[two],
        contacts=[talk("1", "A", date(2020, 5, 4)), talk("2", "B", date(2020, 5, 4))],
    )  # fmt: skip
    assert verdicts(in_parts(question, tables, 1)) == {"A": ["fulfilled"], "B": ["missed"]}


def test_a_row_that_its_own_person_corrects_is_not_moved() -> None:
    rows = {"id": ["1", "2", "3", None], "subject": ["A", "A", "B", "B"], "replaces": [None, "1", "9", None]}
    links = pl.DataFrame(rows).with_columns(recorded_at=pl.lit(None, pl.Datetime))
    assert moved(links, None) == ["9"]


def test_a_row_of_nobody_is_refused_in_the_words_of_a_single_process() -> None:
    tables = town(contacts=[talk("1", "C", date(2020, 5, 4))])
    question = Question(talks(), DAY)
    with pytest.raises(TableError) as alone:
        at_once(question, tables)
    with pytest.raises(TableError) as apart:
        in_parts(question, tables, 1)
    assert str(apart.value) == str(alone.value)


def test_two_persons_of_one_number_are_refused() -> None:
    with pytest.raises(TableError, match="twice"):
        survey(lazy(town(persons=[{"id": "A"}])), Question(talks(), DAY))


def test_far_off_holidays_are_the_same_for_whoever_has_no_far_off_dates() -> None:
    """The calendar knows the holidays of the years in the tables: a part must take them from the whole."""
    far = {"subject": "B", "attribute": "client", "value": "true", "from": date(2033, 1, 1)}
    term = {"first_within": "143 months 24 working_days", "every": "1 month"}
    tables = town(situations=[far])
    question = Question(concept_with({"talks": {"rhythm": term}}), DAY)
    assert at_once(question, tables)["hard"].to_list()
    assert in_parts(question, tables, 1).equals(at_once(question, tables))


def test_no_agreed_value_is_overlooked_wherever_a_concept_names_it() -> None:
    assert lenders(load_concept("thueringen")) == ("agreement",)
    assert lenders(load_concept("schwaebisch")) == ()


def test_parts_read_as_columns_say_what_parts_read_as_lives_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a part is judged hangs on how many people there are; what it says must not. (Compiled: ``make compiled``.)"""
    monkeypatch.setattr(partition, "LOADED", 0)
    monkeypatch.setattr(partition, "COMPILED", 0)
    monkeypatch.setattr(bulk, "judge", functools.partial(bulk.judge, compiled=False))
    for dataset in CONCEPTS:
        tables, question = people(dataset, 60), Question(concept(dataset), AS_OF)
        assert in_parts(question, tables, 25).equals(in_one_process(dataset, tables))


def test_nobody_waits_minutes_for_a_compiler_that_few_people_need(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(compiled, "cache_folder", compiled.cache_folder.__wrapped__)
    book = rulebook_for(concept("jobcenter"), Tables(), AS_OF)
    assert not partition.compiled_here(book)
    for variant in ("plain", "wide"):
        (compiled.cache_folder(variant) / "kept.nbi").touch()
    assert partition.compiled_here(book)


def test_a_concept_that_asks_more_than_a_machine_word_holds_is_judged_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """If it fails, an office with a long concept gets wrong duties as soon as it has many clients."""
    monkeypatch.setattr(partition, "LOADED", 0)
    monkeypatch.setattr(partition, "COMPILED", 0)
    employers = {"any": [{"employer": f"Betrieb {i}"} for i in range(bulk.MOST_BITS)]}
    rule = {"applies_to": employers, "rhythm": {"per": "month", "n": 1, "partial": "judge"}}
    attributes = {**sound()["attributes"], "employer": {"label": {"de": "Betrieb", "en": "employer"}, "free": True}}
    many, rows = concept_with({"talks": rule}, attributes=attributes), {"subject": "a", "from": date(2020, 1, 1)}
    tables = Tables.from_rows(
        persons=[{"id": "a"}],
        situations=[
            {**rows, "attribute": "client", "value": "true"}, {**rows, "attribute": "employer", "value": "Betrieb 61"},
        ],
    )  # fmt: skip
    assert in_parts(Question(many, DAY), tables, 1).equals(at_once(Question(many, DAY), tables))
    with pytest.raises(ValueError, match="only evaluate"):
        bulk.judge(many, tables, as_of=DAY)
