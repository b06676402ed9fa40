"""The check over the two invented concepts: whole ones, in which each slip is told alone."""

from __future__ import annotations

from typing import Any

import pytest
from tests.concepts.examples import INVENTED
from tests.rules.invented import written
from tests.rules.lint.test_remarks import HERE

from kontaktdichte.rules.lint import CODES, examined
from kontaktdichte.rules.loading import parse_concept, read_yaml

SLIPS: list[dict[str, Any]] = read_yaml((HERE / "invented.yaml").read_text("utf-8"))
OTHERWISE = {  # about other files, other editions, or no remark on a slip
    "refused", "no_source", "quote_not_found", "passage_not_quoted", "example_differs", "example_unreadable",
    "edition_overlap", "edition_gap", "rests_for_all", "continues_unknown", "continues_unlike", "continues_unchecked",
    "continues_unjudged",
}  # fmt: skip


def slipped(slip: dict[str, Any]) -> dict[str, Any]:
    """The concept's plain data with the slip in it."""
    (file,) = INVENTED.glob(f"{slip['concept']}*/*/concept.yaml")
    concept: dict[str, Any] = read_yaml(file.read_text("utf-8"))
    for place, value in slip["set"].items():
        target, last = _inside(concept, place)
        target[last] = value
    if "drop" in slip:
        target, last = _inside(concept, slip["drop"])
        del target[last]
    return concept


def _inside(concept: Any, place: str) -> tuple[Any, str]:
    *steps, last = place.split(".")
    for step in steps:
        concept = concept[int(step) if step.isdigit() else step]
    return concept, last


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip['codes'][0]} {slip.get('rule', '')}")
def test_a_slip_in_a_whole_concept_is_told_alone(slip: dict[str, Any]) -> None:
    """If it fails, a check that works on single rules is silent, or talks of other things, in a real concept."""
    found = [remark for remark in examined(parse_concept(written(slipped(slip)))) if remark.severity != "note"]
    assert list(dict.fromkeys(remark.code for remark in found)) == slip["codes"], "\n".join(map(str, found))
    assert slip.get("rule") in {remark.rule for remark in found}


def test_every_kind_of_slip_is_made() -> None:
    """If it fails, nobody knows whether a remark is found among many rules."""
    assert {code for slip in SLIPS for code in slip["codes"]} | OTHERWISE == set(CODES)
