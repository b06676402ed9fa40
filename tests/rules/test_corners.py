"""Corners of the engine that neither document reaches: unreadable agreements, open spans, facts held together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl
import pytest
import yaml
from tests.rules.invented import concept_with

import kontaktdichte as kd
from kontaktdichte.rules.assessment import Assessment
from kontaktdichte.rules.calendar import FAR, birthday, calendar_for, number
from kontaktdichte.rules.lint import found
from kontaktdichte.rules.loading import read_yaml
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import verdict_label

AS_OF = date(2024, 6, 30)
CLIENT = {"attribute": "client", "value": "true", "from": date(2024, 1, 1)}
MONTHLY = {"rhythm": {"per": "month", "n": 1, "partial": "show"}}


def tables(*situations: dict[str, Any], **more: list[dict[str, Any]]) -> kd.Tables:
    rows: dict[str, list[dict[str, Any]]] = {"persons": [{"id": "Kim"}], "situations": [CLIENT, *situations], **more}
    return kd.Tables.from_rows(**{name: [{"subject": "Kim", **row} for row in table] for name, table in rows.items()})


def test_an_unreadable_agreement_changes_nothing_and_is_found() -> None:
    """If it fails, a typing error in an agreement stops the evaluation or silently changes a duty."""
    rules = {
        "talks": {"rhythm": {"per": {"agreed": "unit", "default": "month"}, "n": 1, "partial": "show"}},
        "rest": {"applies_to": {"participation": "aftercare"}, **MONTHLY},
    }
    budget = {
        "section": "1",
        "quote": "x",
        "situation": {"participation": "aftercare"},
        "months": 2,
        "credit": "credit",
    }
    concept = concept_with(rules, budgets=[budget])
    aftercare = {"attribute": "participation", "value": "aftercare", "from": date(2024, 1, 1)}
    since = {"from": date(2024, 1, 1)}
    rows = [{"key": "unit", "value": "fortnight", **since}, {"key": "credit", "value": "some time", **since}]
    evaluation = kd.evaluate(concept, tables(aftercare, agreements=rows), as_of=AS_OF)
    assert {row["about"] for row in evaluation.findings.to_dicts() if row["code"] == "agreed_value_refused"} == {
        "unit",
        "credit",
    }
    hard = dict(evaluation.duties.group_by("rule").agg(pl.col("hard").max()).iter_rows())
    assert hard == {"talks": date(2024, 9, 30), "rest": date(2024, 2, 29)}


def test_the_end_of_a_budgeted_time_is_an_anchor() -> None:
    """If it fails, a talk owed at the end of aftercare is owed at the end of the employment contract instead."""
    once = {"once": {"end": {"participation": "aftercare"}}, "until": "2 weeks"}
    budget = {
        "section": "1",
        "quote": "x",
        "situation": {"participation": "aftercare"},
        "months": 2,
        "credit": "credit",
    }
    concept = concept_with({"farewell": {"rhythm": once}}, budgets=[budget])
    rows = [
        {"attribute": "participation", "value": "aftercare", "from": day, "until": until, "recorded_at": day}
        for day, until in ((date(2023, 1, 1), date(2023, 1, 15)), (date(2024, 1, 10), None))
    ]
    duties = kd.evaluate(concept, tables(*rows), as_of=AS_OF).duties
    # 10 January + 2 months = 10 March, less the 14 days of January 2023: ends before 25 February
    assert duties["begin"].to_list() == [date(2024, 2, 24)]


def test_facts_that_must_hold_together_are_looked_at_together() -> None:
    """If it fails, a plan counts as valid although the leave it belongs to is over."""
    concept = concept_with({"plan": {"rhythm": {"hold": {"plan": "own", "leave": True}, "within": "4 weeks"}}})
    rows = [
        {"attribute": "plan", "value": "own", "from": date(2024, 1, 10)},
        {"attribute": "leave", "value": "true", "from": date(2024, 1, 5), "until": date(2024, 3, 1)},
    ]
    duties = kd.evaluate(concept, tables(*rows), as_of=AS_OF).duties
    assert duties.select("window", "done_on").rows() == [
        (date(2024, 1, 1), date(2024, 1, 10)),
        (date(2024, 3, 1), None),
    ]


def test_an_open_span_between_anchors_is_explained_as_open() -> None:
    """If it fails, "Why?" breaks for a rule that began at an anchor and has no end yet."""
    during = {"from": {"event": "need"}, "until": {"event": "actual_end"}}
    rules = {
        "after_need": {"during": during, "applies_to": {"agreed": "interval"}, "rhythm": {"every": "2 months"}},
        "ended": {"during": {"from": {"event": "need"}, "until": {"event": "need", "shift": "-1 day"}}, **MONTHLY},
    }
    rows = {
        "events": [{"event": "need", "on": date(2024, 2, 5)}],
        "agreements": [{"key": "interval", "value": "6 weeks", "from": date(2024, 1, 1)}],
    }
    told = kd.explain(concept_with(rules), tables(**rows), "Kim", as_of=AS_OF)
    (rule,) = told.rules
    assert rule.because == (
        "Kundin oder Kunde (seit 01.01.2024)",
        "Vereinbarter Abstand: 6 weeks",
        "Zeitraum vom 05.02.2024 bis …",
    )
    assert told.as_dict()["rules"][0]["name"] == "after_need"


def test_a_rule_for_everyone_needs_no_because() -> None:
    """If it fails, a concept without a population condition cannot be explained."""
    told = kd.explain(concept_with({"talks": MONTHLY}, population={"person": {}}), tables(), "Kim", as_of=AS_OF)
    assert told.rules[0].because == ()
    assert "weil" not in told.text()


def test_progress_sees_every_subject_and_changes_nothing() -> None:
    """If it fails, a progress bar swallows people."""
    seen: list[str] = []

    def watched(assessments: Iterable[Assessment], count: int) -> Iterable[Assessment]:
        assert count == 1
        for assessment in assessments:
            seen.append(assessment.life.subject)
            yield assessment

    concept = concept_with({"talks": MONTHLY})
    evaluation = kd.evaluate(concept, tables(), as_of=AS_OF, progress=watched)
    assert seen == ["Kim"]
    assert evaluation.duties.equals(kd.evaluate(concept, tables(), as_of=AS_OF).duties)
    assert evaluation.readings == {}
    assert evaluation.present == {"Kim"}


def test_small_words() -> None:
    """If it fails, a slip in a file is read as something else, or an empty quote is 'found'."""
    assert not found("[…]", "any text")
    assert read_yaml("day: 2023-02-30") == {"day": "2023-02-30"}
    with pytest.raises(ValueError, match="'a' stands twice"):
        read_yaml("a: 1\na: 2")
    with pytest.raises(yaml.YAMLError):
        read_yaml("a: [")
    with pytest.raises(ValueError, match="longer than 25 years"):
        Period.parse("9999 months")
    assert verdict_label("not_judged", "en") == "not judged"


def owed(concept: kd.Concept, people: kd.Tables, *columns: str, as_of: date = AS_OF) -> list[tuple[Any, ...]]:
    return kd.evaluate(concept, people, as_of=as_of).duties.select(columns).rows()


def test_two_spans_recorded_on_different_days_owe_one_talk_each() -> None:
    """If it fails, the second illness of a client owes nothing."""
    concept = concept_with({"after": {"rhythm": {"once": {"begin": {"sick": True}}, "until": "2 weeks"}}})
    spells = [
        {"attribute": "sick", "value": "true", "from": begin, "until": end, "recorded_at": begin}
        for begin, end in ((date(2024, 2, 1), date(2024, 2, 10)), (date(2024, 4, 1), date(2024, 4, 10)))
    ]
    assert owed(concept, tables(*spells), "window", "hard") == [
        (date(2024, 2, 1), date(2024, 2, 15)),
        (date(2024, 4, 1), date(2024, 4, 15)),
    ]


def test_a_birthday_without_birth_date_owes_nothing_yet() -> None:
    """If it fails, a missing birth date breaks the evaluation of a birthday rule."""
    first_known = {"first_known": [{"birthday": 25}, {"event": "need"}]}
    concept = concept_with({"talk": {"rhythm": {"once": first_known, "until": "2 weeks"}}})
    people = tables(events=[{"event": "need", "on": date(2024, 3, 1)}])
    assert owed(concept, people, "window") == [(date(2024, 3, 1),)]


def test_a_pick_that_was_withdrawn_gives_the_duty_back() -> None:
    """If it fails, a birth entered by mistake takes away the duty of the child that is there."""
    concept = concept_with(
        {"visit": {"rhythm": {"once": {"event": "expected_birth", "pick": "latest"}, "until": "4 weeks"}}}
    )
    births = [
        {"id": "a", "event": "expected_birth", "on": date(2024, 7, 1), "recorded_at": date(2024, 2, 1)},
        {"id": "b", "event": "expected_birth", "on": date(2024, 9, 1), "recorded_at": date(2024, 3, 1)},
        {
            "id": "c",
            "event": "expected_birth",
            "on": date(2024, 6, 20),
            "replaces": "b",
            "recorded_at": date(2024, 4, 1),
        },
        {
            "id": "d",
            "event": "expected_birth",
            "on": date(2024, 6, 25),
            "replaces": "c",
            "recorded_at": date(2024, 5, 1),
        },
    ]
    assert owed(concept, tables(events=births), "window") == [(date(2024, 7, 1),)]


def test_a_span_that_was_taken_back_and_given_again_is_the_same_one() -> None:
    """If it fails, correcting a correction makes a second duty of one illness."""
    first_days = {"once": {"begin": {"sick": True}, "pick": "latest"}, "until": "2 weeks"}
    february = {"attribute": "sick", "from": date(2024, 2, 1), "until": date(2024, 2, 10)}
    rows = [
        {**february, "id": "a", "value": "true", "recorded_at": date(2024, 1, 2)},
        {"attribute": "sick", "value": "true", "from": date(2024, 4, 1), "recorded_at": date(2024, 2, 12)},
        {**february, "id": "b", "value": "false", "replaces": "a", "recorded_at": date(2024, 3, 1)},
        {**february, "id": "c", "value": "true", "replaces": "b", "recorded_at": date(2024, 3, 2)},
    ]
    concept = concept_with({"talk": {"rhythm": first_days}})
    assert owed(concept, tables(*rows), "window") == [(date(2024, 4, 1),)]


def test_a_measure_moved_into_the_past_gives_a_term_from_the_day_it_was_known() -> None:
    """If it fails, a client whose measure broke off is overdue before anyone could know."""
    end = {"first_known": [{"event": "actual_end"}, {"event": "planned_end"}], "per": {"begin": {"measure": True}}}
    during = {"from": {**end, "shift": "-8 weeks"}, "until": {**end, "shift": "6 months"}}
    concept = concept_with(
        {"leaver": {"during": during, "rhythm": {"every": "6 weeks", "first": {**end, "shift": "-6 weeks"}}}}
    )
    people = tables(
        {"attribute": "measure", "value": "true", "from": date(2024, 1, 15), "until": date(2024, 5, 11)},
        {"attribute": "measure", "value": "true", "from": date(2025, 6, 1)},
        events=[
            {"event": "planned_end", "on": date(2025, 12, 31), "recorded_at": date(2024, 5, 20)},
            {"event": "planned_end", "on": date(2024, 12, 31), "recorded_at": date(2024, 1, 15)},
            {"event": "actual_end", "on": date(2024, 5, 10), "recorded_at": date(2024, 5, 13)},
        ],
    )
    # end − 8 weeks = 15 March; end − 6 weeks = 29 March is past when known on 13 May: + 6 weeks
    assert owed(concept, people, "window", "hard") == [(date(2024, 3, 15), date(2024, 6, 24))]


def test_a_lookback_without_a_contact_changes_nothing() -> None:
    """If it fails, a rule that looks back owes no first term."""
    concept = concept_with({"talks": {"lookback": "2 weeks", "rhythm": {"every": "2 months"}}})
    old = [{"id": "c1", "on": date(2023, 11, 1), "kind": "talk", "channel": "in_person"}]
    assert owed(concept, tables(contacts=old), "hard") == [(date(2024, 3, 1),)]


def test_spans_of_no_day_are_left_out() -> None:
    """If it fails, a time window that ended before it began adds or takes days."""
    far = {"applies_to": {"outlook": "near", "profile": ["young", "language"]}, **MONTHLY}
    since = {"applies_to": {"since": {"event": "need", "from": "8 weeks", "below": "10 weeks"}}, **MONTHLY}
    agreed = {"applies_to": {"not": {"agreed": "interval"}}, **MONTHLY}
    needs = [{"event": "need", "on": day} for day in (date(2024, 1, 2), date(2024, 1, 20))]
    late = {"key": "interval", "value": "6 weeks", "from": date(2024, 3, 5), "until": date(2024, 3, 20)}
    rows = {"events": needs, "agreements": [{**late, "recorded_at": date(2024, 3, 10)}]}
    wrong = {"attribute": "outlook", "value": "far", "from": date(2024, 4, 1), "until": date(2024, 3, 1)}
    overlapping = [{"attribute": "outlook", "value": "near", "from": date(2024, m, 1)} for m in (2, 3)]
    young = {"attribute": "profile", "value": "young", "from": date(2024, 2, 1), "until": date(2024, 4, 1)}
    language = {**young, "value": "language", "from": date(2024, 2, 10), "until": date(2024, 3, 1)}
    people = tables(wrong, *overlapping, young, language, **rows)
    duties = owed(concept_with({"since": since, "agreed": agreed, "far": far}), people, "rule", "window", "hard")
    assert [duty for duty in duties if duty[0] == "far"] == [
        ("far", date(2024, 2, 1), date(2024, 2, 29)),
        ("far", date(2024, 3, 1), date(2024, 3, 31)),
    ]
    assert ("since", date(2024, 3, 16), date(2024, 3, 29)) in duties  # 20 January + 8 and + 10 weeks
    assert ("agreed", date(2024, 3, 1), date(2024, 3, 31)) in duties  # recorded within the month it would have relaxed


def test_a_stopped_clock_skips_the_suspended_days_of_a_gap() -> None:
    """If it fails, a client in a break is overdue with a plan that nobody could renew."""
    plan = {"clock": "stop", "rhythm": {"hold": {"plan": True}, "within": "4 weeks"}}
    pause = {"applies_to": {"pause": True}, "suspends": [{"rules": "plan"}], "rhythm": {"note": True}}
    rows = [
        {"attribute": "plan", "value": "own", "from": date(2024, 1, 1), "until": date(2024, 3, 1)},
        {"attribute": "pause", "value": "true", "from": date(2024, 2, 20), "until": date(2024, 3, 15)},
        {"attribute": "pause", "value": "true", "from": date(2024, 5, 1), "until": date(2024, 5, 10)},
    ]
    concept = concept_with({"plan": plan, "pause": pause})
    assert owed(concept, tables(*rows), "window", "hard")[1] == (date(2024, 3, 15), date(2024, 3, 15))


def test_an_episode_far_ahead_is_not_listed_yet() -> None:
    """If it fails, next year's duties fill this week's list."""
    concept = concept_with(
        {"plan": {"applies_to": {"measure": True}, "rhythm": {"hold": {"plan": True}, "within": "4 weeks"}}}
    )
    assert owed(concept, tables({"attribute": "measure", "value": "true", "from": date(2025, 1, 1)}), "window") == []


def test_facts_and_spans_that_do_not_hold_today_are_no_reasons() -> None:
    """If it fails, "Why?" names a fact that ended long ago."""
    during = {"from": {"event": "need"}, "until": {"event": "need", "shift": "10 days"}}
    rule = {
        "applies_to": {"any": [{"outlook": "far"}, {"measure": True}], "age": {"from": 18}},
        "during": during,
        **MONTHLY,
    }
    rows = [{"attribute": "measure", "value": "true", "from": date(2024, 6, 1)}]
    needs = [{"event": "need", "on": day} for day in (date(2024, 2, 1), date(2024, 6, 25))]
    people = tables(*rows, persons=[{"id": "Kim", "birth_date": date(2000, 6, 30)}], events=needs)
    (told,) = kd.explain(concept_with({"talks": rule}), people, "Kim", as_of=AS_OF).rules
    assert told.because == (
        "Kundin oder Kunde (seit 01.01.2024)", "Alter 24 Jahre", "In einer Maßnahme (seit 01.06.2024)",
        "Zeitraum vom 25.06.2024 bis 05.07.2024",
    )  # fmt: skip


def test_what_the_concept_does_not_know_changes_nothing() -> None:
    """If it fails, a column of another office's list, or its agreements, stops the evaluation."""
    odd = {"attribute": "shoe_size", "value": "43", "from": date(2024, 1, 1)}
    agreed = [{"key": "shoe_size", "value": "43", "from": date(2024, 1, 1)}]
    concept = concept_with({"talks": MONTHLY})
    with_it = kd.evaluate(concept, tables(odd, agreements=agreed), as_of=AS_OF).duties
    assert with_it.equals(kd.evaluate(concept, tables(), as_of=AS_OF).duties)


def test_two_events_on_one_day_are_one_begin() -> None:
    """If it fails, a birth entered twice makes a time since it begin twice, or never."""
    since = {"since": {"event": "need", "below": "2 months"}}
    concept = concept_with({"talks": {**MONTHLY, "applies_to": since}})
    need = {"event": "need", "on": date(2024, 3, 1)}
    once, twice = (
        kd.evaluate(concept, tables(events=[{**need, "id": f"e{i}"} for i in range(many)]), as_of=AS_OF).duties
        for many in (1, 2)
    )
    assert once.height == 2
    assert once.equals(twice)


def test_a_condition_that_another_one_holds_already_changes_nothing() -> None:
    """If it fails, "in a measure, or in a measure and ill" is asked twice, or means only the ill."""
    both = {"any": [{"measure": True}, {"all": [{"measure": True}, {"sick": True}]}]}
    measure = {"attribute": "measure", "value": "true", "from": date(2024, 5, 1)}
    said = [
        kd.evaluate(concept_with({"talks": {**MONTHLY, "applies_to": asked}}), tables(measure), as_of=AS_OF).duties
        for asked in (both, {"measure": True})
    ]
    assert said[0]["window"].min() == date(2024, 5, 1)
    assert said[0].equals(said[1])


def test_a_birthday_beyond_the_calendar_never_comes() -> None:
    """If it fails, a slip in a birth date or an age stops the evaluation of everybody."""
    office = calendar_for("DE-BW")
    assert birthday(office, number(date(2000, 5, 10)), 25) == number(date(2025, 5, 10))
    assert birthday(office, number(date(2000, 5, 10)), 400) == FAR


def test_a_cap_is_written_as_it_was_read() -> None:
    """If it fails, a concept that a program read and wrote again has lost its caps."""
    clauses = [{"kind": "talk"}, {"channel": "phone", "at_most": "50 %"}, {"channel": "letter", "at_most": 1}]
    concept = concept_with({"talks": {"rhythm": {**MONTHLY["rhythm"], "n": 2}, "accepts": clauses}})
    written = concept.model_dump(mode="json", exclude_defaults=True)["rules"]["talks"]["accepts"]
    assert [clause.get("at_most") for clause in written] == [None, "50 %", 1]


def test_a_fact_of_which_several_can_hold_is_not_missing() -> None:
    """If it fails, an office is told to enter what it entered: a language beside another."""
    wanted = {"label": {"de": "Profil fehlt", "en": "Profile missing"}, "when": {"client": True}, "ever": "profile"}
    concept = concept_with({"talks": MONTHLY}, expects=[wanted])
    profiles = [{"attribute": "profile", "value": v, "from": date(2024, 1, 1)} for v in ("young", "language")]
    assert kd.evaluate(concept, tables(), as_of=AS_OF).missing["label_en"].to_list() == ["Profile missing"]
    assert kd.evaluate(concept, tables(*profiles), as_of=AS_OF).missing.is_empty()


def test_a_plan_that_another_one_overtakes_keeps_its_own_day() -> None:
    """If it fails, a first term counts from the day a later plan was entered, though the earlier one never moved."""
    first = {"event": "planned_end", "pick": "latest", "shift": "-2 weeks"}
    concept = concept_with({"talks": {"rhythm": {"every": "6 weeks", "n": 1, "first": first}}})
    earlier = {"id": "e1", "event": "planned_end", "on": date(2024, 2, 29), "recorded_at": date(2023, 12, 1)}
    later = {"id": "e2", "event": "planned_end", "on": date(2024, 4, 30), "recorded_at": date(2024, 1, 10)}
    alone, overtaken = (
        kd.evaluate(concept, tables(events=events), as_of=AS_OF).duties["hard"].to_list()
        for events in ([later], [earlier, later])
    )
    assert alone == [date(2024, 4, 16)]
    assert overtaken == [date(2024, 2, 15)]


def test_a_phase_ends_with_the_first_end_after_its_begin() -> None:
    """If it fails, an end of long ago closes a phase on the day it opens, and its duties are never owed."""
    phase = {"from": {"event": "need"}, "until": {"event": "actual_end"}}
    concept = concept_with({"talks": {"during": phase, "rhythm": {"per": "month", "n": 1, "partial": "judge"}}})
    days = {"actual_end": (date(2024, 1, 15), date(2024, 4, 10)), "need": (date(2024, 2, 1),)}
    events = [{"id": f"{name}{on}", "event": name, "on": on} for name, all_days in days.items() for on in all_days]
    duties = kd.evaluate(concept, tables(events=events), as_of=AS_OF).duties
    assert [duties["window"].min(), duties["hard"].max()] == [date(2024, 2, 1), date(2024, 4, 10)]
