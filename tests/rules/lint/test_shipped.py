"""The shipped concepts pass their own check, and every answer they give to it is needed."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import pytest
from tests.rules.invented import RULE, sound, written

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.lint import Remark, examine, examined
from kontaktdichte.rules.loading import available_concepts, load_concept, parse_concept

HALL = "schwaebisch-hall-mindestkontaktdichte@2017-02-15"


@cache
def remarks(name: str) -> list[Remark]:
    """What the whole check says of a shipped concept: it takes seconds, so once."""
    return examine(available_concepts()[name], strict=True)


@pytest.mark.xdist_group("shipped")
@pytest.mark.parametrize("name", sorted(available_concepts()))
def test_a_shipped_concept_leaves_no_question_open(name: str) -> None:
    """If it fails, offices work by a concept with a defect that its own check would have told."""
    found = [remark for remark in remarks(name) if remark.severity != "note"]
    assert found == [], "\n".join(map(str, found))


@pytest.mark.xdist_group("shipped")
@pytest.mark.parametrize("name", sorted(available_concepts()))
def test_the_shipped_concepts_are_quoted_in_full(name: str) -> None:
    """If it fails, somebody reads a rule whose source cannot be looked up."""
    assert not {"no_source", "quote_not_found", "passage_not_quoted"} & {remark.code for remark in remarks(name)}


def codes(concept: Concept) -> set[str]:
    return {remark.code for remark in examined(concept)}


def test_every_answer_of_schwaebisch_hall_is_needed() -> None:
    """If it fails, the concept explains something that nobody would ask."""
    hall = load_concept(HALL)
    assert codes(hall) == {"rests_for_all"}
    assert codes(hall.model_copy(update={"cumulative": ()})) == {"rests_for_all", "overlap"}
    assert codes(hall.model_copy(update={"unreached": ()})) == {"rests_for_all", "unreached"}
    silent: dict[str, Any] = hall.rules["abc_floor"].model_dump(exclude={"clock"})
    rules = {**hall.rules, "abc_floor": type(hall.rules["abc_floor"]).model_validate(silent)}
    assert codes(hall.model_copy(update={"rules": rules})) == {"rests_for_all", "resets"}


def test_other_readings_make_no_rule_impossible() -> None:
    """If it fails, an authority that reads the text differently gets a rule that nobody can meet."""
    hall = load_concept(HALL)
    for name in ("pupil_age", "pupil_suspends", "under_25_not_for", "two_per_year_outlooks", "fm0_threat_channels"):
        for choice in hall.readings[name].choices:
            found = [remark for remark in examined(load_concept(HALL, {name: choice})) if remark.severity == "error"]
            assert found == [], f"{name} = {choice}: {found[0]}"


def test_the_check_of_a_real_concept_takes_a_moment() -> None:
    """If it fails, nobody runs the check while writing."""
    hall = load_concept(HALL)
    begun = time.process_time()
    examined(hall)
    assert time.process_time() - begun < 1


def test_more_groups_than_anybody_reads_are_summed_up() -> None:
    """If it fails, a thousand lines say what one sentence could, or the ninth group is passed over in silence."""
    concept = sound()
    concept["rules"] = {}
    for i in range(12):
        for name in ("profile", "rest"):
            concept["attributes"][f"{name}_{i}"] = {"label": {"de": "x", "en": "x"}}
        rests = {"applies_to": {f"rest_{i}": True}, "suspends": [{"rules": f"rule_{i}"}], "rhythm": {"note": True}}
        rhythm = {"per": "month", "n": 1, "partial": "show"}
        concept["rules"][f"rule_{i}"] = {**RULE, "applies_to": {f"profile_{i}": True}, "rhythm": rhythm}
        concept["rules"][f"rest_{i}"] = {**RULE, **rests}
    found = [remark.sentence for remark in examined(parse_concept(written(concept))) if remark.code == "rests_for_all"]
    assert len(found) == 9
    assert "every frequency rule rests for some others as well." in found


def test_many_rules_with_two_conditions_each_are_checked_in_a_moment() -> None:
    """If it fails, a concept of many profiles with exceptions is never checked to its end."""
    concept = sound()
    concept["rules"] = {}
    for i in range(30):
        for name in ("profile", "exempt"):
            concept["attributes"][f"{name}_{i}"] = {"label": {"de": "x", "en": "x"}}
        applies_to = {f"profile_{i}": True, "not": {f"exempt_{i}": True}}
        rhythm = {"per": "month", "n": 1, "partial": "show"}
        concept["rules"][f"rule_{i}"] = {**RULE, "applies_to": applies_to, "rhythm": rhythm}
    made = parse_concept(written(concept))
    begun = time.process_time()
    found = [remark.code for remark in examined(made)]
    assert (found.count("unreached"), found.count("overlap")) == (9, 29)
    assert time.process_time() - begun < 5
