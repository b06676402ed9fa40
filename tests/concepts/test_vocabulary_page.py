"""The page of the vocabulary: every word stands on it, every example loads, and what cannot be said still cannot."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel
from tests.rules.invented import RULE, sound, written

from kontaktdichte.rules import document, quantities, vocabulary
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Document, Passage, Rule
from kontaktdichte.rules.loading import ConceptError, parse_concept, read_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text("utf-8")
REFERENCE, _, BEYOND = PAGE.partition("\n## What cannot be said\n")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = "  # ✗"
SECTIONS = {
    "Head": "InForce",
    "Words of the office": "Text Named Attribute Approval EventKind AgreedKey Reason Evidence",
    "For whom": "Budget Expectation Cumulative Unreached",
    "Readings": "Reading",
    "What counts": "ContactDefinition Clause Match Assigned",
    "Rules": "Rule Owed Passage Suspends During",
    "Conditions": "Condition Age Since Lasting Unmet",
    "Anchors": "Anchor Part",
    "How often": "Per SpanUnit Every Short Once Hold Note",
    "Quotas, alternatives, distances": "Quota Alternative",
    "Agreed values": "AgreedValue AgreedCount AgreedPeriod AgreedUnit Waiver",
    "Measures": "Measure Chosen CountedDuties ContactMinutes WorkingMinutes CountedPersons CountedPlaces Pair Cells "
    "Rolling ShownBeside",
    "Cooperation agreements": "AgreementSubjects AgreementPart AgreementSubject",
    "What is no duty": "NotEncoded",
}


def models() -> list[type[BaseModel]]:
    """Every part a concept file is written with."""
    named = [part for module in (document, vocabulary, quantities) for part in vars(module).values()]
    found = [part for part in named if isinstance(part, type) and issubclass(part, BaseModel)]
    return sorted({part for part in found if part.model_fields}, key=lambda part: part.__name__)


def words(model: type[BaseModel]) -> set[str]:
    """The words of a part, as a file writes them; attributes stand for themselves."""
    inherited = words(Passage) if issubclass(model, Passage) and model is not Passage else set()
    return {field.alias or name for name, field in model.model_fields.items()} - inherited - {"facts"}


def test_every_part_has_its_place_on_the_page() -> None:
    """If it fails, a new part of the language is looked for on the whole page, where its words may mean another."""
    placed = {name for named in SECTIONS.values() for name in named.split()}
    assert {part.__name__ for part in models()} - {"Document"} == placed


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_word_stands_on_the_page(model: type[BaseModel]) -> None:
    """If it fails, an author does not learn of a word the program knows."""
    parts = {part.partition("\n")[0]: part for part in REFERENCE.split("\n## ")}
    where = "".join(parts[title] for title, named in SECTIONS.items() if model.__name__ in named.split()) or REFERENCE
    told = set(re.findall(r"(?<=`)[a-z_]+|\b[a-z_]+(?=:)", where))
    assert not words(model) - told, f"docs/vocabulary.md says nothing of {sorted(words(model) - told)} where it should"


def _rules() -> dict[str, Any]:
    """The rules that examples refer to."""
    return {
        "talks": {**RULE, "rhythm": {"per": "month", "n": 1, "partial": "show"}},
        "reviews": {**RULE, "rhythm": {"every": "6 weeks"}},
        "plan": {**RULE, "rhythm": {"hold": {"plan": "own"}, "within": "4 weeks"}},
    }


def _office(example: dict[str, Any]) -> dict[str, Any]:
    """The invented office with an example in it: keys of a rule make a rule, all others stand for themselves."""
    concept = {**sound(), "rules": _rules()}
    if set(example) <= {field.alias or name for name, field in Rule.model_fields.items()}:
        concept["rules"]["example"] = {**RULE, **example}
        return concept
    assert set(example) <= set(Document.model_fields), f"an example mixes words: {sorted(example)}"
    for key, value in example.items():
        merged = isinstance(value, dict) and isinstance(concept.get(key), dict) and key != "contact"
        concept[key] = {**concept[key], **value} if merged else value
    return concept


@pytest.mark.parametrize("example", _BLOCK.findall(REFERENCE), ids=lambda text: " ".join(text.split())[:40])
def test_every_example_loads(example: str) -> None:
    """If it fails, an author copies an example and gets an error."""
    assert isinstance(parse_concept(written(_office(read_yaml(example)))), Concept)


class Attempt(NamedTuple):
    """A demand, how one would write it, the line where it fails and what is said there."""

    demand: str
    text: str
    line: int
    says: str


def attempts() -> list[Attempt]:
    """Everything under "What cannot be said"."""
    found = []
    for part in BEYOND.split("\n### ")[1:]:
        (text,) = _BLOCK.findall(part)
        marked = [i for i, line in enumerate(text.splitlines(), 1) if line.endswith(_MARK)]
        said = re.search(r"^```\n`(.+?)` – ", part, re.MULTILINE)
        assert said is not None, f"nothing is said under {part.splitlines()[0]!r}"
        assert len(marked) == 1, f"no line, or more than one, is marked under {part.splitlines()[0]!r}"
        found.append(Attempt(part.splitlines()[0], text, marked[0], said[1]))
    return found


@pytest.mark.parametrize("attempt", attempts(), ids=lambda attempt: attempt.demand)
def test_what_cannot_be_said_fails_where_the_page_says(attempt: Attempt) -> None:
    """If it fails, the language has grown or an error points elsewhere: an author is sent away for nothing."""
    head = written({key: value for key, value in sound().items() if key != "rules"})
    with pytest.raises(ConceptError) as refused:
        parse_concept(head + attempt.text)
    lines = len(head.splitlines())
    said = [(problem.line - lines, problem.message) for problem in refused.value.problems]
    assert any(line == attempt.line and attempt.says in message for line, message in said), said


def test_enough_is_named_that_cannot_be_said() -> None:
    """If it fails, the limits of the language are told too gently."""
    assert len(attempts()) >= 12
