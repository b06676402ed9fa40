"""Every remark of the check appears where its defect is, alone, and is gone after the remedy."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from tests.rules.invented import RULE, sound, written

from kontaktdichte.rules.lint import CODES, Remark, examine, table
from kontaktdichte.rules.loading import read_yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
GROUPS = ("reach", "overlaps", "clauses", "terms")
DEFECTS: list[dict[str, Any]] = [
    case for group in GROUPS for case in read_yaml((HERE / f"{group}.yaml").read_text("utf-8"))
]
ELSEWHERE = {
    "refused", "no_source", "quote_not_found", "passage_not_quoted", "example_differs", "example_unreadable",
    "edition_overlap", "edition_gap", "continues_unknown", "continues_unlike", "continues_unchecked",
    "continues_unjudged",
}  # fmt: skip


def concept_of(case: dict[str, Any], *, mended: bool) -> str:
    """The invented office with the case's rules, with or without the remedy."""
    concept = {**sound(), **copy.deepcopy(case.get("more", {}))}
    concept["rules"] = {name: {**copy.deepcopy(RULE), **rule} for name, rule in copy.deepcopy(case["rules"]).items()}
    for place, value in case["mended"].items() if mended else ():
        target: Any = concept
        *parents, last = place.split(".")
        for step in parents:
            target = target[step]
        target[last] = value
    return written(concept)


def block(text: str, place: list[str]) -> range:
    """The lines of a key and what belongs to it, counting from 1."""
    lines, first = text.splitlines(), -1
    for depth, key in enumerate(place):
        first = next(i for i in range(first + 1, len(lines)) if lines[i].startswith("  " * depth + f"{key}:"))
    inside = "  " * len(place)
    after = (i for i in range(first + 1, len(lines)) if not lines[i].startswith((inside, inside[2:] + "- ")))
    return range(first + 1, next(after, len(lines)) + 1)


def examined(folder: Path, text: str) -> list[Remark]:
    folder.mkdir()
    (folder / "concept.yaml").write_text(text, "utf-8")
    return examine(folder / "concept.yaml")


@pytest.mark.parametrize("case", DEFECTS, ids=lambda case: case["name"])
def test_a_defect_is_told_where_it_is_and_not_after_its_remedy(case: dict[str, Any], tmp_path: Path) -> None:
    """If it fails, an author looks for a defect that is not there, or an office works by one that is."""
    text = concept_of(case, mended=False)
    found = examined(tmp_path / "wrong", text)
    assert [remark.code for remark in found] == case["codes"], "\n".join(map(str, found))
    assert case["says"] in str(found[0])
    assert found[0].line in block(text, case["at"].split(".")), f"{found[0]} points elsewhere"
    left = examined(tmp_path / "mended", concept_of(case, mended=True))
    assert left == [], "\n".join(map(str, left))


def test_every_code_has_a_defect() -> None:
    """If it fails, a sentence of the check was never seen by anyone."""
    assert {code for case in DEFECTS for code in case["codes"]} | ELSEWHERE == set(CODES)


def test_every_code_stands_in_the_handbook() -> None:
    """If it fails, an author who looks a code up finds nothing."""
    page = (ROOT / "docs" / "check-concept.md").read_text("utf-8")
    assert table("en") in page
    assert table("de") in page


def test_a_file_that_does_not_load_says_why_at_its_place(tmp_path: Path) -> None:
    """If it fails, a slip of the pen is told without its line, or hides everything else."""
    wrong = {"talks": {"rhythm": {"every": "6 weeks"}, "strength": "gole", "suspends": [{"rules": "nothing"}]}}
    text = concept_of({"rules": wrong, "mended": {}}, mended=False)
    found = examined(tmp_path / "wrong", text)
    assert [remark.code for remark in found] == ["refused"]
    assert text.splitlines()[found[0].line - 1].strip() == "strength: gole"
    text = text.replace("gole", "floor")
    found = examined(tmp_path / "mended", text)
    assert [(remark.code, remark.severity) for remark in found] == [("refused", "error")]
    assert "suspends the unknown rule 'nothing'" in str(found[0])


PASSAGE = {"section": "1", "quote": "x", "reason": "x"}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"cumulative": [{"rules": ["talks", "nothing"], **PASSAGE}]}, "cumulative names the unknown rule 'nothing'"),
        ({"cumulative": [{"set": "quiet", **PASSAGE}]}, "cumulative names the unknown set 'quiet'"),
        ({"unreached": [{"when": {"mood": True}, **PASSAGE}]}, "the attribute 'mood' is not declared"),
        ({"unreached": [{"when": {}, "subject": "project", **PASSAGE}]}, "population says nothing of the subject"),
        ({"unreached": [{"when": {}, "section": "1", "reason": "x"}]}, "'quote' is missing"),
    ],
)
def test_what_a_concept_states_about_itself_is_checked_as_well(tmp_path: Path, more: dict[str, Any], says: str) -> None:
    """If it fails, a mistyped name in a statement silences a remark for ever."""
    rules = {"talks": {"rhythm": {"per": "month", "n": 1, "partial": "show"}}}
    (remark,) = examined(tmp_path / "wrong", concept_of({"rules": rules, "more": more, "mended": {}}, mended=False))
    assert remark.code == "refused"
    assert says in remark.sentence
