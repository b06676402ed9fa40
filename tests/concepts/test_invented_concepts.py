"""The two invented concepts: what an author may copy from, and the proof that the whole vocabulary works in earnest.

Their golden cases run with those of the documents (test_examples.py, test_examples_reference.py).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from tests.concepts.examples import INVENTED, cases

from kontaktdichte import cli
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.consistency import parts
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lint import examine
from kontaktdichte.rules.loading import available_concepts, load_concept, read_yaml
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.schema import concept_schema
from kontaktdichte.rules.shares import Percent
from kontaktdichte.rules.vocabulary import AgreedCount, Clause, Condition, Every, Hold, Note, Once, Per, SpanUnit

FILES = sorted(INVENTED.glob("*/*/concept.yaml"))
by_name = pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[-3])

Rules = list[Rule]


def _clauses(concept: Concept, rule: Rule) -> Iterator[Clause]:
    yield from concept.accepts(rule)
    yield from (clause for other in rule.or_ for clause in other.accepts)


def _conditions(rule: Rule) -> Iterator[Condition]:
    for condition in (rule.applies_to, *(suspends.while_ for suspends in rule.suspends if suspends.while_)):
        yield from parts(condition)


def _any(asks: Callable[[Concept, Rule], Any]) -> Callable[[Concept], bool]:
    return lambda concept: any(asks(concept, rule) for rule in concept.rules.values())


def _clause(asks: Callable[[Clause], Any]) -> Callable[[Concept], bool]:
    return _any(lambda concept, rule: any(asks(clause) for clause in _clauses(concept, rule)))


def _condition(asks: Callable[[Condition], Any]) -> Callable[[Concept], bool]:
    return _any(lambda _, rule: any(asks(condition) for condition in _conditions(rule)))


def _rhythm(*kinds: type, **words: Callable[[Any], Any]) -> Callable[[Concept], bool]:
    """Whether a rule has one of these rhythms and its words are as asked."""
    return _any(
        lambda _, rule: isinstance(rule.rhythm, kinds) and all(fit(getattr(rule.rhythm, w)) for w, fit in words.items())
    )


def _measure(asks: Callable[[Any], Any]) -> Callable[[Concept], bool]:
    return lambda concept: any(asks(measure.model_dump()) for measure in concept.measures.values())


def _counts(what: str) -> Callable[[Concept], bool]:
    return _measure(lambda m: f"'{what}':" in str({form: m[form] for form in ("sum", "ratio", "share")}))


# The wider vocabulary (SEMANTICS 2.6), construct by construct
CONSTRUCTS: dict[str, Callable[[Concept], bool]] = {
    "end_of in every": _rhythm(Every, end_of=bool),
    "end_of in once": _rhythm(Once, end_of=bool),
    "a span as unit": _rhythm(Per, per=lambda unit: isinstance(unit, SpanUnit)),
    "minutes": _any(lambda _, rule: rule.count == "minutes"),
    "contacts": _any(lambda _, rule: rule.count == "contacts"),
    "apart": _any(lambda _, rule: rule.apart),
    "a quota by number": _any(lambda _, rule: any(quota.n for quota in rule.also)),
    "a quota by share": _any(lambda _, rule: any(quota.share for quota in rule.also)),
    "a quota in a cell": _any(lambda _, rule: rule.also and isinstance(rule.rhythm, Per)),
    "a quota in a rolling rule": _any(lambda _, rule: rule.also and isinstance(rule.rhythm, Every)),
    "a quota in a single duty": _any(lambda _, rule: rule.also and isinstance(rule.rhythm, Once)),
    "an alternative": _any(lambda _, rule: rule.or_),
    "a worth": _clause(lambda clause: clause.worth != 1),
    "at most so many": _clause(lambda clause: isinstance(clause.at_most, int)),
    "at most a share": _clause(lambda clause: isinstance(clause.at_most, Percent)),
    "spread over a unit in a cell": _rhythm(Per, spread=lambda spread: isinstance(spread, str)),
    "spread over a unit in a window": _rhythm(Once, spread=lambda spread: isinstance(spread, str)),
    "spread over a span": _rhythm(Once, Per, spread=lambda spread: isinstance(spread, SpanUnit)),
    "consume": _rhythm(Once, consume=bool),
    "a phase by a begin": _condition(lambda c: c.since is not None and c.since.begin),
    "a phase by an event": _condition(lambda c: c.since is not None and c.since.event),
    "overdue in applies_to": _any(lambda _, rule: any(c.overdue for c in parts(rule.applies_to))),
    "overdue in suspends": _any(
        lambda _, rule: any(c.overdue for s in rule.suspends if s.while_ for c in parts(s.while_))
    ),
    "unmet in a row": _condition(lambda c: c.unmet is not None and c.unmet.in_a_row > 1),
    "attempts that count": _clause(lambda clause: set(clause.outcome.is_ or ()) - {"kept"}),
    "a waiver": _rhythm(Per, n=lambda n: isinstance(n, AgreedCount) and n.waiver is not None),
    "hold: further facts": _rhythm(Hold, also=bool),
    "hold: other facts": _rhythm(Hold, or_=bool),
    "a step after a step": _rhythm(Once, once=lambda anchor: anchor.done),
    "a duty from a missed one": _rhythm(Once, once=lambda anchor: anchor.unmet),
    "a sum": _measure(lambda m: m["sum"]),
    "a ratio": _measure(lambda m: m["ratio"]),
    "a share": _measure(lambda m: m["share"]),
    "counted duties": _counts("duties"),
    "counted minutes": _counts("minutes"),
    "counted persons": _counts("persons"),
    "counted places": _counts("places"),
    "at least": _measure(lambda m: m["at_least"]),
    "at most": _measure(lambda m: m["at_most"]),
    "by unit": _measure(lambda m: "unit" in m["by"]),
    "by person": _measure(lambda m: "counsellor" in m["by"]),
    "by project": _measure(lambda m: set(m["by"]) - {"office", "unit", "counsellor"}),
    "in cells": _measure(lambda m: "per" in m["window"]),
    "rolling": _measure(lambda m: "rolling" in m["window"]),
    "on the day": _measure(lambda m: m["window"] == "as_of"),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_each_construct_of_the_wider_vocabulary_is_used_in_earnest(construct: str) -> None:
    """If it fails, a word of the vocabulary stands in no concept that anybody worked out by hand."""
    assert any(CONSTRUCTS[construct](load_concept(file)) for file in FILES)


def _table() -> list[str]:
    """Which construct stands in which of the two, as Markdown."""
    concepts = [load_concept(file) for file in FILES]
    rows = [[name, *("yes" if asks(concept) else "" for concept in concepts)] for name, asks in CONSTRUCTS.items()]
    head = ["construct", *(concept.concept.split("-")[0] for concept in concepts)]
    return [f"| {' | '.join(row)} |".replace("  ", " ") for row in (head, ["---"] * len(head), *rows)]


def test_the_page_says_which_construct_stands_where() -> None:
    """If it fails, an author looks for an example of a word in the wrong file."""
    page = (INVENTED.parent / "README.md").read_text("utf-8")
    assert "\n".join(_table()) in page


@by_name
def test_an_editor_underlines_nothing(file: Path) -> None:
    """If it fails, whoever copies from it sees errors where there are none."""
    written = json.loads(json.dumps(read_yaml(file.read_text("utf-8")), default=str))
    assert [error.json_path for error in Draft202012Validator(concept_schema()).iter_errors(written)] == []


@by_name
def test_nothing_is_to_be_remarked(file: Path) -> None:
    """If it fails, an author who copies from it copies a defect: a gap, a quote that is none, a passage passed over."""
    assert [str(remark) for remark in examine(file, strict=True) if remark.severity != "note"] == []


@by_name
def test_nobody_takes_it_for_a_real_office(file: Path) -> None:
    """If it fails, somebody cites an instruction that nobody ever gave."""
    assert "Erfunden:" in file.with_name("source.md").read_text("utf-8")
    assert "(erfunden)" in load_concept(file).issuer
    assert load_concept(file).name not in available_concepts()


@by_name
def test_the_golden_cases_leave_no_rule_out(file: Path) -> None:
    """If it fails, a rule, a reading or a measure is in use that nobody worked out by hand."""
    concept, worked = load_concept(file), cases([file])
    expected = [row for case in worked for row in case.expected.get("expect", [])]
    verdicts = {name: {row["verdict"] for row in expected if row["rule"] == name} for name in concept.rules}
    duties = [name for name, rule in concept.rules.items() if not isinstance(rule.rhythm, Note)]
    assert len(worked) >= 60
    assert not [name for name in duties if not {"fulfilled", "missed"} <= verdicts[name]]
    assert (
        not concept.rules.keys()
        - {row["rule"] for row in expected if "sentence" in row}
        - (concept.rules.keys() - set(duties))
    )
    assert not concept.readings.keys() - {name for case in worked for name in case.readings}
    assert not concept.measures.keys() - {
        row["measure"] for case in worked for row in case.expected.get("measures", [])
    }
    repeated = [name for name, count in Counter(case.name for case in worked).items() if count > 1]
    assert not repeated, f"two cases have one name: {repeated}"


PEOPLE = {
    "beispielhafen-jugendberufsagentur": (
        "2025-05-16",
        "J2",
        "noch 3 Kontakte im Mai 2025, davon 1 persönlich",
    ),
    "musterau-eingliederungsleiter": ("2026-05-29", "M2", "Versäumt, Frist 31.03.2026: 1 Plangespräch nicht erfolgt."),
}


def _run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    monkeypatch.setattr(sys, "argv", ["kontaktdichte", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    assert (int(ended.value.code or 0), said.err) == (0, "")
    return said.out


@by_name
def test_from_files_to_verdict_explanation_and_workbook(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """If it fails, an office that writes its own concept gets no answer from its own lists."""
    day, person, sentence = PEOPLE[file.parts[-3]]
    how = (file.parent / "people", "--concept", file.parent, "--as-of", day)
    _run(monkeypatch, capsys, "evaluate", *how, "--strict", "--out", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert any(sentence in cell for cell in cells if isinstance(cell, str))
    told = " ".join(_run(monkeypatch, capsys, "explain", *how, "--person", person).split())
    assert sentence in told
    found = json.loads(_run(monkeypatch, capsys, "explain", *how, "--person", person, "--format", "json"))
    assert found
    _run(monkeypatch, capsys, "template", tmp_path / "empty.xlsx", "--concept", file.parent)
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx", read_only=True).sheetnames


def test_a_kind_of_contact_is_told_as_such_though_a_rule_bears_its_name() -> None:
    """If it fails, a reading's list of kinds names a whole rule where a talk is meant."""
    assert reading_text(load_concept(FILES[0]), ["talk", "clearing"], "de") == "Gespräch, Clearinggespräch"
