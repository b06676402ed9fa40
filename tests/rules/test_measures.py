"""Measures over a portfolio: engine and reference agree, and nothing that cannot be judged looks judged."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.invented import RULE, concept_with, sound, written
from tests.rules.reference_measures import measures as reference
from tests.rules.strategies_dice import Dice
from tests.rules.strategies_measures import Portfolio, concept_of, portfolio_of

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.loading import ConceptError, load_concept, parse_concept
from kontaktdichte.rules.measure_reasons import STANDS as WORDS
from kontaktdichte.rules.measure_reasons import bound_text, measure_sentences
from kontaktdichte.rules.measures import SCHEMA, STANDS, measured
from kontaktdichte.rules.quantities import Bound
from kontaktdichte.rules.tables import Tables

SCENES = 100 * (20 if settings.get_current_profile_name() == "full" else 1)


def both(concept: Concept, office: Portfolio) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the engine and what the reference says of one office."""
    tables = Tables.from_rows(**office.rows)
    duties = evaluate(concept, tables, as_of=office.as_of, known_at=office.known_at).duties
    named = {"as_of": office.as_of, "known_at": office.known_at, "since": office.since}
    listed = duties.with_columns(pl.col("verdict").cast(pl.String)).to_dicts()
    return measured(concept, tables, duties, **named).to_dicts(), reference(concept, office.rows, listed, **named)


@pytest.mark.slow
def test_engine_and_reference_reckon_the_same() -> None:
    """If it fails, a leader is told a share that a person with a pencil would not find."""
    tally: Counter[tuple[str, str]] = Counter()
    for seed in range(SCENES):
        d = Dice.seeded(seed)
        concept, office = concept_of(d), portfolio_of(d)
        engine, other = both(concept, office)
        assert engine == other, f"seed {seed}"
        for row in engine:
            measure = concept.measures[row["measure"]]
            tally[measure.form, row["stands"]] += 1
            tally["by", row["by"]] += 1
    assert {(form, state) for form in ("share", "ratio") for state in STANDS} <= set(tally), tally
    assert {("sum", state) for state in STANDS} <= set(tally), tally
    assert {("by", by) for by in ("office", "unit", "counsellor", "project")} <= set(tally)
    assert tally.total() > 2000


@settings(max_examples=max(5, settings.default.max_examples // 5))
@given(data=st.data())
def test_the_shortest_difference_is_shown(data: st.DataObject) -> None:
    """The same, searched and shortened."""
    d = Dice.drawn(data.draw)
    concept, office = concept_of(d), portfolio_of(d)
    engine, other = both(concept, office)
    assert engine == other


# ---------------------------------------------------------------------- sentences and bounds


def office_of(**measure: Any) -> Concept:
    """The invented office with one measure, minutes of contacts a month where nothing else is said."""
    said = {name: RULE[name] for name in ("label", "section", "quote")}
    whole = {"sum": {"minutes": {}}, "window": {"per": "month"}, **measure}
    return concept_with(
        {"talks": {"rhythm": {"per": "month", "n": 1, "partial": "show"}}}, measures={"one": {**said, **whole}}
    )


def told(concept: Concept, language: Any, *minutes: int | None) -> list[str]:
    """Sentences about talks of these minutes in January 2024."""
    talks = [
        {"id": f"c{i}", "subject": "Kim", "on": date(2024, 1, 10), "kind": "talk", "channel": "phone", "minutes": m}
        for i, m in enumerate(minutes)
    ]
    tables = Tables.from_rows(persons=[{"id": "Kim"}], contacts=talks)
    duties = evaluate(concept, tables, as_of=date(2024, 2, 10)).duties
    return measure_sentences(concept, measured(concept, tables, duties, as_of=date(2024, 2, 10)), language).to_list()


def test_an_english_reader_gets_english_sentences() -> None:
    assert told(office_of(at_least=1500), "en", 1600) == ["Met: 1,600 minutes in January 2024, at least 1500."]
    assert told(office_of(at_most=1), "en", 1, None) == ["No basis in January 2024 (1 minute, 1 without a number)."]
    both_ = {"of": {"minutes": {}}, "in": {"minutes": {"kind": "talk"}}}
    assert told(office_of(sum=None, share=both_, at_most="99.5 %"), "en", 60) == [
        "Not met: 100.0% in January 2024, at most 99.5% (60 of 60 minutes)."
    ]
    assert told(office_of(), "en", 60) == ["Standing: 60 minutes in January 2024."]


def test_every_way_to_stand_has_a_name_in_both_languages() -> None:
    assert set(WORDS["de"]) == set(WORDS["en"]) == set(STANDS)


def test_a_share_above_its_bound_never_looks_as_if_it_were_on_it() -> None:
    """9,501 of 10,000 are 95.01 %: shown as 95.1 against at most 95, as 95.0 against at least 95."""
    pair = {"of": {"minutes": {"kind": "talk"}}, "in": {"minutes": {}}}
    high = office_of(
        sum=None, share=pair, at_most="95 %", beside={"all": {"label": RULE["label"], "of": {"minutes": {}}}}
    )
    low = office_of(sum=None, share=pair, at_least="95 %")
    talks = [
        {"id": kind, "subject": "Kim", "on": date(2024, 1, 10), "kind": kind, "channel": "phone", "minutes": minutes}
        for kind, minutes in (("talk", 9501), ("review", 499))
    ]
    tables = Tables.from_rows(persons=[{"id": "Kim"}], contacts=talks)
    said = {}
    for name, concept in (("high", high), ("low", low)):
        duties = evaluate(concept, tables, as_of=date(2024, 2, 10)).duties
        (said[name],) = measure_sentences(concept, measured(concept, tables, duties, as_of=date(2024, 2, 10)))
    assert said["high"].startswith("Nicht eingehalten: 95,1 % im Januar 2024, höchstens 95 % (9.501 von 10.000")
    assert said["low"].startswith("Eingehalten: 95,0 % im Januar 2024, mindestens 95 %")


@pytest.mark.parametrize(
    ("text", "bound", "shown"),
    [("60 %", (60, 100), "60 %"), ("62.5%", (625, 1000), "62,5 %"), (75, (75, 1), "75"), ("0.5", (5, 10), "0,5"),
     (2.5, (25, 10), "2,5"), ("0.5 %", (5, 1000), "0,5 %")],
)  # fmt: skip
def test_a_bound_is_shown_as_it_was_written(text: str | float, bound: tuple[int, int], shown: str) -> None:
    measure = office_of(at_least=text).measures["one"]
    assert measure.at_least == Bound(*bound)
    assert bound_text(measure, "de") == f"mindestens {shown}"
    assert measure.model_dump(mode="json")["at_least"] == str(Bound(*bound))


def test_a_concept_without_measures_has_an_empty_table() -> None:
    concept = concept_with({"talks": {"rhythm": {"per": "month", "n": 1, "partial": "show"}}})
    tables = Tables.from_rows(persons=[{"id": "Kim"}])
    found = measured(concept, tables, evaluate(concept, tables, as_of=date(2024, 2, 1)).duties, as_of=date(2024, 2, 1))
    assert (found.height, dict(found.schema)) == (0, SCHEMA)


def test_the_schema_tells_an_editor_what_a_bound_looks_like() -> None:
    bound = Concept.model_json_schema()["$defs"]["Measure"]["properties"]["at_least"]["anyOf"][0]
    assert bound["examples"] == ["60 %", 75]


def test_readings_of_measures_say_where_they_are_used() -> None:
    """What a person is told of readings leaves out those that bear on no rule of hers."""
    assert load_concept("schwaebisch").readings["talk_time_window"].used_in == ("talk_time",)
    assert load_concept("thueringen").readings["place_holders"].used_in == ("place_days_filled", "places_filled")


# ---------------------------------------------------------------------- refusals

MINUTES: dict[str, Any] = {"minutes": {}}
HOURS: dict[str, Any] = {"minutes": "free_text"}
REFUSED = {
    "a measure names exactly one of sum, ratio, share": {"share": {"of": MINUTES, "in": MINUTES}},
    "a quantity names one of duties, minutes, persons, places": {"sum": {"talks": {}}},
    "'viel' is no bound; write for example '60 %', 75 or 0.5": {"at_least": "viel"},
    "rolling: name a number of days, weeks, months or years": {"window": {"rolling": "5 working_days"}},
    "duties and minutes lie in time; name a window": {"window": "as_of"},
    "a share compares like with like, not duties with minutes; write ratio": {
        "sum": None, "share": {"of": {"duties": "missed"}, "in": MINUTES},
    },
    "a share compares like with like, not places with places by day": {
        "sum": None, "share": {"of": {"persons": {}}, "in": {"places": "free_text", "daily": True}},
    },
    "at least 3 is more than at most 2.5": {"at_least": 3, "at_most": "2.5"},
    "the attribute 'team' is not declared under attributes": {"by": "team"},
    "the attribute 'profile' may hold several values at once": {"by": "profile"},
    "the attribute 'hours' is not declared under attributes": {"sum": {"minutes": "hours"}},
    "the attribute 'outlook' holds numbers and must be free": {"sum": {"places": "outlook"}},
    "counts duties of the unknown set 'some'": {"sum": {"duties": "missed", "set": "some"}},
    "counts duties of the unknown rule 'visits'": {"sum": {"duties": "missed", "rules": "visits"}},
    "counts duties of 'hint', which owes nothing": {"sum": {"duties": "missed", "rules": "hint"}},
    "counts contacts of the unknown kind 'walk'": {"sum": {"minutes": {"kind": "walk"}}},
    "counts contacts of the unknown place 'park'": {"sum": {"minutes": {"place": {"not": "park"}}}},
    "the attribute 'outlook' has no value 'dark'": {"sum": {"persons": {"outlook": "dark"}}},
    "the attribute 'away' is not declared under attributes": {"sum": {**HOURS, "while": {"away": True}}},
    "overdue may stand only in applies_to and in the while of suspends": {
        "sum": {"persons": {"any": [{"not": {"overdue": "talks"}}]}},
    },
    "measure 'one': the attribute 'mood' is not declared": {
        "beside": {"more": {"label": RULE["label"], "of": {"persons": {"mood": "good"}}}},
    },
}  # fmt: skip


@pytest.mark.parametrize("sentence", REFUSED)
def test_an_author_reads_what_a_measure_cannot_say(sentence: str) -> None:
    data = sound()
    data["attributes"]["free_text"] = {"label": RULE["label"], "free": True}
    data["rules"]["hint"] = {**RULE, "rhythm": {"note": True}}
    measure = {"sum": MINUTES, "window": {"per": "month"}, **REFUSED[sentence]}
    said = {name: RULE[name] for name in ("label", "section", "quote")}
    data["measures"] = {"one": {**said, **{key: value for key, value in measure.items() if value is not None}}}
    with pytest.raises(ConceptError) as refusal:
        parse_concept(written(data))
    assert sentence in str(refusal.value)
    assert refusal.value.problems[0].line > 1


def test_persons_cannot_be_counted_where_nobody_is_a_person() -> None:
    data = sound()
    data["population"] = {"agreement": {"cooperation": True}}
    data["rules"] = {"reports": data["rules"]["reports"]}
    said = {name: RULE[name] for name in ("label", "section", "quote")}
    data["measures"] = {"one": {**said, "sum": {"persons": {}}}}
    with pytest.raises(ConceptError, match="population says nothing of persons"):
        parse_concept(written(data))
    data["measures"] = {"one": {**said, "sum": {"duties": "missed"}, "window": {"per": "month"}, "by": "unit"}}
    tables = Tables.from_rows(persons=[{"id": "K1", "kind": "agreement", "unit": "Team 1"}], situations=[
        {"subject": "K1", "attribute": "cooperation", "value": "true", "from": date(2024, 1, 1)},
    ])  # fmt: skip
    concept, day = parse_concept(written(data)), date(2024, 2, 10)
    (row,) = measured(concept, tables, evaluate(concept, tables, as_of=day).duties, as_of=day).to_dicts()
    assert (row["group"], row["numerator"], row["stands"]) == ("Team 1", 1, "no_bound")
