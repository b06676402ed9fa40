"""Regions mean what the conditions mean: random lives by the reference evaluator, example people by the engine."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from tests.rules.lint.test_remarks import DEFECTS, concept_of
from tests.rules.reference import Subject
from tests.rules.reference_conditions import holds as by_reference
from tests.rules.reference_contacts import decided
from tests.rules.reference_facts import Life
from tests.rules.strategies import frame, passage
from tests.rules.strategies_conditions import atom, clauses
from tests.rules.strategies_dice import Dice, text
from tests.rules.strategies_lives import Rows, Teller, scene_of

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Evaluation, evaluate
from kontaktdichte.rules.lint import Example, examined
from kontaktdichte.rules.lint.axes import OTHER, Axis
from kontaktdichte.rules.lint.scopes import Scopes
from kontaktdichte.rules.lint.subjects import Subjects
from kontaktdichte.rules.loading import available_concepts, load_concept, parse_concept
from kontaktdichte.rules.tables import Tables
from kontaktdichte.rules.vocabulary import Condition

REPEATING = ("per", "every")


# ---------------------------------------------------------------------- conditions, by the reference


@cache
def written(condition: str) -> Condition:
    """A condition by its text; kept, since the reference evaluator remembers conditions by identity."""
    return Condition.model_validate(json.loads(condition))


def holds(life: Life, day: date, **condition: Any) -> bool:
    return by_reference(life, written(json.dumps(condition)), day)


def answer(axis: Axis, life: Life, day: date) -> Any:
    """What the reference evaluator says to one question about a life on a day."""
    kind, *rest = axis.key
    if kind == "value":
        values = life.values(rest[0]).get(min(day, life.last), ())
        return next((v if v in axis.cells else OTHER for v in values if v in axis.cells or v != "false"), None)
    if kind == "holds":
        return rest[1] in life.values(rest[0]).get(min(day, life.last), ())
    if kind == "age":
        known = [cell for cell in axis.cells if cell is not None]
        return next((c for c in known if holds(life, day, age={"from": c[0], "below": c[1]})), None)
    if kind in ("since", "event"):
        about = {"event": rest[0]} if kind == "event" else {"begin": {rest[0]: rest[1]}}
        begun = holds(life, day, since=about)
        passed = {p for p in axis.cells[-1] if holds(life, day, since={**about, "from": str(p)})}
        return frozenset(passed) if begun else None if kind == "event" else axis.cells[0]
    if kind == "length":
        about = {"situation": {rest[0]: rest[1]}}
        above = {p for p in axis.cells[-1] if holds(life, day, lasting={**about, "above": str(p)})}
        at_most = any(holds(life, day, lasting={**about, "at_most": str(p)}) for p in axis.cells[-1])
        return frozenset(above) if above or at_most else None
    return holds(life, day, agreed=rest[0]) if kind == "agreed" else axis.cells[0]


def uncorrected(rows: Rows) -> Rows:
    """The rows recorded in time and never corrected, as the check of a concept takes them for granted."""
    plain = {name: [{**row, "recorded_at": None} for row in table] for name, table in rows.items()}
    return {name: [row for row in table if row.get("replaces") is None] for name, table in plain.items()}


def wide_concept(d: Dice) -> Concept:
    """A random concept whose rules ask many things at once."""
    rule = {**passage("rule"), "label": text("rule"), "owed": {"de": ["a", "b"], "en": ["a", "b"]}}
    rule["rhythm"] = {"per": "month", "n": 1, "partial": "show"}
    asked = [
        {"any": [{"all": [atom(d), {"not": atom(d)}]}, {"not": {"any": [atom(d), atom(d)]}}]} for _ in range(3)
    ]  # fmt: skip
    rules = {f"r{i}": {**rule, "applies_to": condition, "accepts": clauses(d)} for i, condition in enumerate(asked)}
    rules["r0"]["suspends"] = [d.one({"rules": ["r1", "r2"]}, {"rules": ["r1"], "while": atom(d)})]
    rules["r1"]["suspends"] = [d.one({"rules": ["r2"]}, {"rules": ["r2"], "while": {"not": atom(d)}})]
    return Concept.model_validate(frame(d, rules) | {"rules": rules})


@pytest.mark.parametrize("seed", range(60))
def test_a_region_holds_exactly_the_lives_that_it_should(seed: int) -> None:
    """If it fails, gaps, overlaps and dead rules are told of other people than the engine will meet."""
    d = Dice.seeded(seed)
    concept = wide_concept(d)
    subjects, scene = Subjects(concept, "person"), scene_of(d, 1)
    life = Life(concept, uncorrected(scene.rows), scene.people[0], scene.as_of, None)
    regions, reference = Scopes(subjects), Subject(life).scopes
    force = concept.in_force
    for day in (force.from_ + timedelta(days=d.number(0, 200)) for _ in range(20)):
        point = tuple(axis.cells.index(answer(axis, life, day)) for axis in subjects.axes)
        assert point not in subjects.impossible, "a life is in a state that is said to be impossible"
        for condition in subjects.asked.conditions:
            assert (point in subjects.where(condition)) == by_reference(life, condition, day), condition
        for name in concept.rules:
            applies, rests = day in reference.applies(name), day in reference.suspended(name)
            assert (point in regions.applies[name]) == applies
            assert (point in regions.rests[name]) == rests
            assert (point in regions.active[name]) == (applies and not rests)


def of_contact(axis: Axis, life: Life, contact: dict[str, Any]) -> Any:
    """The answer of a contact to one question about contacts; about its subject as on its day."""
    if axis.key[0] != "contact":
        return answer(axis, life, contact["on"])
    column, named = axis.key[1], axis.key[-1]
    if column == "minutes":
        return max(least for least in axis.cells if least <= (contact["minutes"] or 0))
    if column == "needs":
        return bool(contact[named])
    if column == "participants":
        return named in (contact["participants"] or ["client"])
    if column == "actor":
        people = [who for name in named.assigned for who in life.values(name).get(contact["on"], ())]
        return contact["actor"] is None or contact["actor"] in people
    return contact[column] or ("kept" if column == "outcome" else None)


@pytest.mark.parametrize("seed", range(30))
def test_a_clause_lets_exactly_those_contacts_through_that_it_should(seed: int) -> None:
    """If it fails, a rule is told to be beyond meeting that contacts do meet, or the other way round."""
    d = Dice.seeded(seed)
    concept = wide_concept(d)
    subjects, scene = Subjects(concept, "person"), scene_of(d, 1)
    life = Life(concept, uncorrected(scene.rows), scene.people[0], scene.as_of, None)
    teller = Teller(d, scene.rows, "P1", scene.as_of, scene.as_of)
    for i in range(40):
        on = max(life.first, scene.as_of - timedelta(days=i * 7))
        contact = {**teller.contact(), "on": on, "position": i}
        point = tuple(axis.cells.index(of_contact(axis, life, contact)) for axis in subjects.axes)
        for rule in concept.rules.values():
            fitting = [i for i, clause in enumerate(rule.accepts or ()) if point in subjects.clause(clause)]
            found = decided(life, rule.accepts or (), contact)
            assert (fitting[0] if fitting else None) == (found if isinstance(found, int) else None)


# ---------------------------------------------------------------------- examples, by the engine


def evaluated(concept: Concept, example: Example) -> Evaluation:
    """The example on its day, with a contact on that day."""

    def dated(row: Any) -> dict[str, Any]:
        days = ("birth_date", "from", "until", "on", "review_on")
        return {key: date.fromisoformat(value) if key in days else value for key, value in row.items()}

    contact = {
        "id": "c",
        "on": example.as_of,
        "kind": next(iter(concept.kinds)),
        "channel": next(iter(concept.channels)),
    }
    tables = Tables.from_rows(
        persons=[{"id": "1", **dated(example.subject)}],
        situations=[{"subject": "1", **dated(row)} for row in example.situations],
        events=[{"subject": "1", **dated(row)} for row in example.events],
        agreements=[{"subject": "1", **dated(row)} for row in example.agreements],
        contacts=[{"subject": "1", **dated(contact)}],
    )
    return evaluate(concept, tables, as_of=date.fromisoformat(example.as_of))


def running(concept: Concept, example: Example) -> set[str]:
    """The rules with rhythm per and every that are in scope on the example's day, as the code of a contact tells."""
    found = evaluated(concept, example)
    assert found.present == {"1"}, "the example is not in the population"
    inside = {row["rule"] for row in found.contacts.iter_rows(named=True) if row["code"] != "outside_scope"}
    return {rule for rule in inside if any(hasattr(concept.rules[rule].rhythm, word) for word in REPEATING)}


CONCEPTS = {case["name"]: concept_of(case, mended=False) for case in DEFECTS}
TOLD = {"unreached", "rests_for_all", "overlap"}


@pytest.mark.parametrize("name", [case["name"] for case in DEFECTS if TOLD & set(case["codes"])])
def test_an_example_person_shows_what_the_remark_says(name: str) -> None:
    """If it fails, an author looks at an example of something else."""
    concept = parse_concept(CONCEPTS[name])
    seen(concept, [remark for remark in examined(concept) if remark.code in TOLD])


def seen(concept: Concept, remarks: list[Any]) -> None:
    for remark in remarks:
        example = remark.example
        assert example is not None
        if example.open:
            continue
        rules = running(concept, example)
        if remark.code == "overlap" and any(hasattr(concept.rules[remark.rule].rhythm, word) for word in REPEATING):
            assert remark.rule in rules
            assert any(repr(other) in remark.sentence for other in rules - {remark.rule})
        elif remark.code != "overlap":
            assert not rules, f"{remark.sentence} But the example falls under {rules}."


@pytest.mark.parametrize("name", sorted(available_concepts()))
def test_examples_of_the_shipped_concepts_show_what_the_remarks_say(name: str) -> None:
    """If it fails, an office is shown a person whom a rule reaches as one whom none reaches."""
    for without in ({}, {"cumulative": ()}, {"unreached": ()}, {"expects": (), "unreached": ()}):
        concept = load_concept(name).model_copy(update=without)
        seen(concept, [remark for remark in examined(concept) if remark.code in TOLD])


def test_an_example_can_be_pasted_among_the_golden_cases() -> None:
    """If it fails, an author types the example person by hand."""
    (case,) = (case for case in DEFECTS if case["name"] == "a phase that nobody follows up")
    (remark,) = examined(parse_concept(concept_of(case, mended=False)))
    assert remark.lines()[1:] == [
        "    for example a person born 1986-01-01, Client",
        "    subject: {birth_date: 1986-01-01}",
        "    situations: [{attribute: client, value: true, from: 2015-09-08}]",
        "    as_of: 2016-02-05",
    ]
