"""The invented office as a concept of its own making, for tests that need more than a spec can say."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import parse_concept, read_yaml

HERE = Path(__file__).parent
RULE = {
    "label": {"de": "Gespräch", "en": "Talk"},
    "owed": {"de": ["Gespräch", "Gespräche"], "en": ["talk", "talks"]},
    "section": "2",
    "quote": "Gespräche sind regelmäßig zu führen.",
}


def sound() -> dict[str, Any]:
    """The invented office with three sound rules: a floor, a target and one for agreements."""
    concept: dict[str, Any] = read_yaml((HERE / "spec" / "beispielstadt.yaml").read_text("utf-8"))
    monthly = {"per": "month", "n": 1, "partial": "show"}
    concept["rules"] = {
        "talks": {**copy.deepcopy(RULE), "rhythm": monthly},
        "wishes": {**copy.deepcopy(RULE), "rhythm": monthly, "strength": "target"},
        "reports": {**copy.deepcopy(RULE), "rhythm": monthly, "subject": "agreement"},
    }
    return concept


def written(concept: dict[str, Any]) -> str:
    return yaml.safe_dump(concept, allow_unicode=True, sort_keys=False)


def concept_with(rules: dict[str, dict[str, Any]], **more: Any) -> Concept:
    """The invented office with these rules (what they leave out is filled in) and other keys replaced."""
    concept = {**sound(), **more}
    concept["rules"] = {name: {**copy.deepcopy(RULE), **rule} for name, rule in rules.items()}
    return parse_concept(written(concept))
