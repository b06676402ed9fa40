"""The sentences of the wider vocabulary: what is asked for, what is left, what met it instead."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.rules.invented import concept_with

from kontaktdichte.rules.acceptance import CODES
from kontaktdichte.rules.loading import read_yaml
from kontaktdichte.rules.reasons import Language, code_sentence, code_text, duty_sentence
from kontaktdichte.rules.texts import CAUSES
from kontaktdichte.rules.texts import CODES as TOLD

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parent / "sentences.yaml").read_text("utf-8"))
PARTS: dict[str, dict[str, Any]] = {
    "one in person": {
        "n": 1,
        "label": {"de": "persönlich", "en": "in person"},
        "accepts": [{"channel": "in_person"}],
    },
    "half at home": {"share": "50 %", "label": {"de": "zu Hause", "en": "at home"}, "accepts": [{"place": "home"}]},
    "three home visits": {
        "n": 3,
        "owed": {"de": ["Hausbesuch", "Hausbesuche"], "en": ["home visit", "home visits"]},
        "accepts": [{"place": "home"}],
    },
}
ROW: dict[str, Any] = {
    "rule": "talks", "verdict": "open", "cause": None, "cause_day": None, "window": date(2026, 11, 1),
    "hard": date(2026, 11, 30), "begin": date(2026, 11, 1), "last": date(2026, 11, 30), "need": 4, "counted": 3,
    "done_on": None, "days_late": None, "counted_on": [date(2026, 11, 6)], "reason": None,
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_duty_says_what_is_asked_for_and_what_is_left(case: dict[str, Any]) -> None:
    """If it fails, a counsellor phones where a talk in person is missing, or reads of talks that never were."""
    rule = {
        word: [PARTS[n] for n in value] if word in ("also", "or") else value for word, value in case["rule"].items()
    }
    concept = concept_with({"talks": rule})
    for said in case["said"]:
        assert duty_sentence(concept, {**ROW, **said["row"]}, said.get("language", "de")) == said["says"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_code_and_cause_has_words(language: Language) -> None:
    """If it fails, somebody reads a code instead of a reason."""
    assert {*CODES, "too_close", "over_cap"} == set(TOLD[language])
    assert "waived" in CAUSES[language]


def test_contacts_that_the_wider_words_refuse_say_why() -> None:
    """If it fails, a counsellor enters the same call again."""
    own = {"over_cap": {"de": "nur zwei Anrufe zählen", "en": "only two calls count"}}
    concept = concept_with({"talks": {"rhythm": {"per": "month", "n": 4, "partial": "show"}, "refusals": own}})
    call = {"on": date(2026, 11, 12), "kind": "talk", "channel": "phone"}
    said = {code: code_sentence(concept, "talks", call, code) for code in ("too_close", "over_cap")}
    assert said["too_close"] == "Das Telefonat vom 12.11.2026 zählt nicht: zu dicht am Kontakt davor."
    assert said["over_cap"] == "Das Telefonat vom 12.11.2026 zählt nicht: nur zwei Anrufe zählen."
    assert code_text(concept, concept.rules["talks"], "over_cap", "en") == "only two calls count"


RULE = {"rhythm": {"per": "month", "n": 4, "partial": "show"}}


@pytest.mark.parametrize(
    ("code", "row", "says"),
    [
        ("too_short", {"minutes": None}, "die Dauer ist nicht eingetragen"),
        ("too_short", {"minutes": 0}, "zu kurz"),
        ("place_not_accepted", {"place": None}, "der Ort ist nicht eingetragen"),
        ("place_not_accepted", {"place": "home"}, "dieser Ort zählt hier nicht"),
        ("too_close", {}, "zu dicht am Kontakt davor"),
    ],
)
def test_a_value_nobody_entered_is_told_as_such(code: str, row: dict[str, Any], says: str) -> None:
    """If it fails, a counsellor who forgot a field is told that the talk was too short, and talks again."""
    call = {"on": date(2026, 11, 12), "kind": "talk", "channel": "phone", **row}
    said = code_sentence(concept_with({"talks": RULE}), "talks", call, code)
    assert said == f"Das Telefonat vom 12.11.2026 zählt nicht: {says}."
