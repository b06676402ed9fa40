"""The golden cases under the reference evaluator: worked out from the text, they must hold in both."""

from __future__ import annotations

from typing import Any

import pytest
from tests.concepts.examples import cases
from tests.rules.reference import KEYS, Result, evaluate
from tests.rules.reference_measures import measures

from kontaktdichte.rules.golden import Case, unexpected, unlike_measures
from kontaktdichte.rules.loading import load_concept


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_golden_case_holds_in_the_reference(case: Case) -> None:
    """If it fails, the day-by-day reading of the semantics contradicts a case worked out by hand: one is wrong."""
    concept = load_concept(case.concept, case.readings)
    results = {
        person["id"]: evaluate(concept, case.rows, person["id"], case.as_of, case.known_at)
        for person in case.rows["persons"]
        if person.get("kind", "person") in concept.population
    }
    wrong = [line for expected in case.expected.get("expect", []) for line in unlike(case, expected, results)]
    mine = results[case.subject]
    for rule in case.expected.get("none", []):
        wrong += [f"{rule} owes {duty['window']}" for duty in mine.duties if duty["rule"] == rule]
    if case.expected.get("only"):
        wrong += [said.en for said in unexpected(case, mine.duties)]
    for rule, codes in case.expected.get("contact_codes", {}).items():
        found = mine.codes.get(rule, {})  # a rule that never applied lists no contacts
        differing = [c for c, code in codes.items() if found.get(c, "outside_scope") != code]
        wrong += [f"{rule}: {c} is {found.get(c)}" for c in differing]
    wrong += [f"the note {name} does not apply" for name in case.expected.get("notes", []) if name not in mine.notes]
    if "measures" in case.expected:
        duties = [{**duty, "subject": name} for name, result in results.items() for duty in result.duties]
        reckoned = measures(concept, case.rows, duties, case.as_of, case.known_at)
        wrong += [said.en for said in unlike_measures(case, reckoned)]
    assert not wrong, "\n".join(wrong)


def unlike(case: Case, expected: dict[str, Any], results: dict[str, Result]) -> list[str]:
    """What an expected duty and the one found differ in."""
    duties = [d for d in results[expected.get("subject", case.subject)].duties if d["rule"] == expected["rule"]]
    found = next((d for d in duties if d["window"] == expected["window"]), None)
    name = f"{expected['rule']} {expected['window']}"
    if found is None:
        return [f"{name}: owed only from {[str(d['window']) for d in duties]}"]
    keys = [key for key in KEYS if key in expected]
    return [
        f"{name}: {key} is {found[key]}, expected {expected[key]}"
        for key in keys
        if found[key] != expected[key] and not (key == "days_late" and found[key] is None and expected[key] == 0)
    ]
