"""The JSON schema takes what the loader takes, and marks in an editor what the loader would refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.rules.invented import RULE, sound, written
from tests.rules.test_refusals import REFUSALS, steps

from kontaktdichte.rules.loading import available_concepts, parse_concept, read_yaml
from kontaktdichte.rules.schema import concept_schema

SCHEMA = Draft202012Validator(concept_schema())
EVERY_WORD = """
talks:
  count: days
  apart: 3 days
  applies_to:
    any: [{unmet: {rule: wishes, in_a_row: 2}}, {not: {overdue: plan}}]
    since: {begin: {client: true}, below: 150 days}
  accepts:
    - {channel: in_person}
    - {channel: [phone], worth: 1/2, at_most: 50 %}
    - {outcome: no_show, at_most: 1, worth: 2}
  also:
    - {n: 1, label: {de: x, en: x}, accepts: [{channel: in_person}]}
    - {share: 50 %, label: {de: x, en: x}, accepts: [{place: home}]}
  or: [{n: 3, owed: {de: [x, x], en: [x, x]}, accepts: [{place: home}]}]
  rhythm:
    {per: month, n: {agreed: number, default: 2, waiver: {needs: [reason, approver]}}, partial: show, spread: week}
spans: {rhythm: {per: {span: 3 months}, n: 1, partial: judge, spread: {span: 10 days}}}
minutes: {count: minutes, rhythm: {every: 6 weeks, n: 120, end_of: month}}
ladder: {rhythm: {once: {event: need}, until: 2 weeks, n: 2, end_of: month, spread: week}}
single: {rhythm: {once: {event: need}, until: 2 weeks, consume: true}}
plan: {rhythm: {hold: {plan: own}, also: [{agreement: true}], or: [{plan: other}], within: 4 weeks}}
"""


def as_json(value: Any) -> Any:
    """Dates as text, as an editor's YAML service sees them."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def marked(concept: Any) -> list[str]:
    return [error.json_path for error in SCHEMA.iter_errors(as_json(concept))]


@pytest.mark.parametrize("name", available_concepts())
def test_no_shipped_concept_is_marked(name: str) -> None:
    """If it fails, an editor underlines a sound file, and its author stops looking."""
    assert not marked(read_yaml(available_concepts()[name].read_text("utf-8")))


def test_the_wider_vocabulary_is_known() -> None:
    """If it fails, an editor underlines words that the engine knows."""
    concept = sound()
    for name, rule in read_yaml(EVERY_WORD).items():
        concept["rules"][name] = {**RULE, **rule}
    assert not marked(concept)
    assert parse_concept(written(concept)).rules["spans"]


@pytest.mark.parametrize(
    "case",
    [case for case in REFUSALS if "is no word of the vocabulary" in case["says"] or "is missing" in case["says"]],
    ids=lambda case: case["says"][:60],
)
def test_unknown_and_missing_words_are_marked(case: dict[str, Any]) -> None:
    """If it fails, a mistyped word shows only when the file is checked."""
    concept = sound()
    for place, value in case.get("set", {}).items():
        *parents, last = steps(place)
        part = concept
        for step in parents:
            part = part[step]
        part[last] = value
    if "drop" in case:
        del concept["rules"]["talks"][steps(case["drop"])[-1]]
    assert marked(concept)


def test_a_reading_may_stand_for_any_value() -> None:
    """If it fails, a concept with readings is underlined throughout."""
    concept = sound()
    concept["rules"]["talks"]["rhythm"] = {"per": {"reading": "unit"}, "n": {"reading": "n"}, "partial": "show"}
    concept["rules"]["talks"]["accepts"] = [{"channel": {"reading": "ways"}, "worth": {"reading": "worth"}}]
    assert not marked(concept)
    concept["rules"]["talks"]["rhythm"]["n"] = {"readings": "n"}
    assert marked(concept)
