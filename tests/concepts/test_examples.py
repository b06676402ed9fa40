"""The golden cases of all concepts: what an office relies on, case by case, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.concepts.examples import cases

from kontaktdichte.rules.explanation import explain
from kontaktdichte.rules.golden import Case, CaseError, differences
from kontaktdichte.rules.golden import cases as read_cases
from kontaktdichte.rules.loading import available_concepts, load_concept
from kontaktdichte.rules.reasons import Language
from kontaktdichte.rules.tables import Tables

CASES = cases()
LANGUAGES: tuple[Language, ...] = ("de", "en")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_golden_case_holds(case: Case) -> None:
    """If it fails, somebody is told the wrong duty, date or reason in a case that the document decides."""
    assert not (wrong := differences(case)), "\n".join(found.en for found in wrong)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_every_case_can_be_explained(part: int) -> None:
    """If it fails, "Why?" has no answer for somebody whom the golden cases know."""
    for i, case in enumerate(CASES[part::8]):
        concept = load_concept(case.concept, case.readings)
        tables = Tables.from_rows(**case.rows)
        for language in LANGUAGES[: 1 + (i % 5 == 0)]:
            said = explain(concept, tables, case.subject, as_of=case.as_of, known_at=case.known_at, language=language)
            assert said.text().startswith(case.subject)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("examples: []", "no origin"),
        ("origin: x", "no list of examples"),
        ("origin: x\nexamples: [{name: a, origin: x}]", "lacks 'as_of'"),
        ("origin: x\nexamples: [{name: a, origin: x, as_of: 2020-01-01, expects: []}]", "'expects' is no word"),
    ],
)
def test_a_case_that_cannot_be_read_says_why(tmp_path: Path, text: str, says: str) -> None:
    """If it fails, a mistyped case is taken for one that holds."""
    (tmp_path / "examples.yaml").write_text(text, "utf-8")
    with pytest.raises(CaseError, match=says):
        read_cases(tmp_path / "concept.yaml")


def test_a_case_that_differs_is_told() -> None:
    """If it fails, a wrong case is taken for one that holds: every kind of expectation must be able to fail."""
    concept = str(available_concepts()["thueringen-integrationsbegleitung@2019-01-01"])
    case = next(case for case in CASES if case.concept == concept and case.name == "month_open_with_one_contact")
    expected = case.expected["expect"][0]
    for key, value in {
        "expect": [{**expected, "verdict": "missed", "flags": ["late_entry"]}],
        "none": [expected["rule"]],
        "contact_codes": {expected["rule"]: {"c1": "same_day"}},
        "refusals": ["Der Brief zählt nicht."],
        "measures": [{"measure": "places_filled", "group": "nirgends"}],
    }.items():
        assert differences(Case(**{**vars(case), "expected": {**case.expected, key: value}})), key
    assert differences(Case(**{**vars(case), "expected": {"expect": [expected], "only": True}}))
    later = [{**expected, "window": expected["hard"]}]
    assert "nothing is owed from that day" in differences(Case(**{**vars(case), "expected": {"expect": later}}))[0].en
