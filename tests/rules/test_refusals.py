"""What must not be in a concept cannot be built, and its author reads where and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.rules.invented import sound, written

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import ConceptError, concept_file, load_concept, parse_concept, read_yaml
from kontaktdichte.rules.period import Period

HERE = Path(__file__).parent
REFUSALS: list[dict[str, Any]] = read_yaml((HERE / "refusals.yaml").read_text("utf-8"))


def steps(place: str) -> list[str]:
    return place.replace("rule.", "rules.talks.").split(".") if place != "rule" else ["rules", "talks"]


def line_of(text: str, place: list[str]) -> int:
    """The line on which a key stands in block YAML, counting from 1."""
    line = -1
    lines = text.splitlines()
    for depth, key in enumerate(place):
        line = next(i for i in range(line + 1, len(lines)) if lines[i].startswith("  " * depth + f"{key}:"))
    return line + 1


def test_the_sound_concept_is_accepted() -> None:
    """If it fails, the refusals below say nothing."""
    assert isinstance(parse_concept(written(sound())), Concept)


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["says"][:60])
def test_what_must_not_be_cannot_be_built(case: dict[str, Any]) -> None:
    """If it fails, an office puts a concept in force that says something else than its author meant."""
    concept = sound()
    for place, value in case.get("set", {}).items():
        target = concept
        *parents, last = steps(place)
        for step in parents:
            target = target[step]
        target[last] = value
    if "drop" in case:
        *parents, last = steps(case["drop"])
        del concept["rules"]["talks"][last]
    text = written(concept)
    with pytest.raises(ConceptError) as refused:
        parse_concept(text, file="amt.yaml")
    fitting = [problem for problem in refused.value.problems if case["says"] in problem.message]
    assert fitting, f"{case['says']!r} is not said, but: {refused.value}"
    place = case.get("at") or next(iter(case.get("set", {"rule": None})))
    lowest = line_of(text, steps(place)) if place.split(".")[0] in ("rule", "readings", "contact", "population") else 1
    assert fitting[0].line >= lowest, f"{fitting[0]} points before line {lowest}"
    assert str(fitting[0]).startswith("amt.yaml:")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty or no mapping"),
        ("- a\n- b\n", "the file is empty or no mapping"),
        ("a: [1, 2\nb: 3\n", "no YAML"),
        ("concept: a\nconcept: b\n", "'concept' stands twice"),
    ],
)
def test_a_file_that_is_no_concept_says_so(text: str, says: str) -> None:
    """If it fails, a slip of the pen ends in a traceback."""
    with pytest.raises(ConceptError, match=says):
        parse_concept(text)


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    """If it fails, a file saved by an old editor gives wrong letters or a traceback."""
    file = tmp_path / "concept.yaml"
    file.write_bytes("concept: Schwäbisch".encode("cp1252"))
    with pytest.raises(ConceptError, match="cannot be read as UTF-8"):
        load_concept(file)


def test_a_concept_is_found_by_folder_file_and_name(tmp_path: Path) -> None:
    """If it fails, an office's own concept cannot be used, or a shipped one only by its full name."""
    (tmp_path / "concept.yaml").write_text(written(sound()), "utf-8")
    assert load_concept(tmp_path).name == "beispielstadt@2015-01-01"
    assert load_concept(tmp_path / "concept.yaml").concept == "beispielstadt"
    assert concept_file("thueringen").parent.name == "2019-01-01"
    for name, says in (("nirgendwo", "neither a file nor a concept"), ("", "fits several")):
        with pytest.raises(ConceptError, match=says):
            concept_file(name)


def test_a_reading_that_is_not_there_is_refused() -> None:
    """If it fails, a mistyped --reading is silently ignored."""
    with pytest.raises(ConceptError, match="there is no reading 'cut_years'"):
        load_concept("schwaebisch-hall", {"cut_years": "show"})


def test_an_inconsistent_concept_cannot_be_built_in_python_either() -> None:
    """If it fails, code that skips the file skips the checks."""
    concept = sound()
    concept["rules"]["talks"]["suspends"] = [{"rules": "nothing"}]
    with pytest.raises(ValueError, match="suspends the unknown rule 'nothing'"):
        Concept.model_validate(concept)


@pytest.mark.parametrize("text", ["2 months", "10 days", "8 weeks", "1 month 10 days", "-15 working_days", "0 days"])
def test_a_period_is_written_as_it_is_read(text: str) -> None:
    """If it fails, an agreed term changes when it is saved and loaded."""
    assert str(Period.parse(text)) == text
    assert (-Period.parse(text)).months == -Period.parse(text).months


def test_one_slip_is_told_once() -> None:
    """If it fails, an author reads what else the value might have been, in the words of a library."""
    concept = sound()
    concept["rules"]["talks"]["rhythm"] = {"per": {"span": "10 working_days"}, "n": 1, "partial": "show"}
    with pytest.raises(ConceptError) as refused:
        parse_concept(written(concept))
    assert [problem.message for problem in refused.value.problems] == [
        "rules.talks.rhythm.per: span: write a length above 0 in days, weeks, months or years; "
        "working days make no cells"
    ]
