"""Golden cases: what somebody worked out by hand from the text, compared with what comes out.

In: the ``examples.yaml`` beside a concept file. Out: cases as rows of the six tables, and for each in what it differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from kontaktdichte.rules.evaluation import Evaluation, evaluate
from kontaktdichte.rules.loading import load_concept, read_yaml
from kontaktdichte.rules.measure_reasons import measure_sentences
from kontaktdichte.rules.measures import measured
from kontaktdichte.rules.reasons import Said, code_sentence, sentences
from kontaktdichte.rules.tables import COLUMNS, Tables

EXAMPLES = "examples.yaml"
ROWS = tuple(name for name in COLUMNS if name != "persons")
LISTS = ("refusals", "notes", "missing", "findings")
_WORDS = {
    "name", "origin", "subject", "others", "as_of", "known_at", "readings", "expect", "none", "only", "contact_codes",
    "measures", *ROWS, *LISTS,
}  # fmt: skip
_NAMING = ("subject", "rule", "window", "flags")  # of an expected duty: what names it, and the marks


class CaseError(ValueError):
    """A case that cannot be read; the sentence names it."""


@dataclass(frozen=True)
class Case:
    """One golden case: rows of the six tables, the evaluation day and what is expected."""

    concept: str  # path of its file
    name: str
    subject: str
    rows: dict[str, list[dict[str, Any]]]
    as_of: date
    known_at: date | None
    readings: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        """``folder: name``."""
        return f"{Path(self.concept).parts[-3].split('-')[0]}: {self.name}"


def cases(concept: Path) -> list[Case]:
    """Every case beside a concept file, none where there is no ``examples.yaml``. Raises CaseError."""
    file = concept.with_name(EXAMPLES)
    if not file.is_file():
        return []
    data = read_yaml(file.read_text("utf-8-sig"))
    if not isinstance(data, dict) or not data.get("origin") or not isinstance(data.get("examples"), list):
        raise CaseError("the file has no origin (who worked the cases out, from what) or no list of examples")
    return [_case(str(concept), case) for case in data["examples"]]


def _case(concept: str, data: Mapping[str, Any]) -> Case:
    name = data.get("name")
    for word in ("name", "origin", "as_of"):
        if word not in data:
            raise CaseError(f"case {name!r} lacks {word!r}")
    for word in data.keys() - _WORDS:
        raise CaseError(f"case {name!r}: {word!r} is no word of a case")
    subject = data.get("subject", {})
    own = str(subject.get("id", "P1"))
    rows: dict[str, list[dict[str, Any]]] = {"persons": [{**subject, "id": own}, *data.get("others", [])]}
    for table in ROWS:
        rows[table] = [_row(table, i, {"subject": own, **row}) for i, row in enumerate(data.get(table, []), 1)]
    return Case(
        concept, str(name), own, rows, data["as_of"], data.get("known_at"), data.get("readings", {}), dict(data)
    )


def _row(table: str, number: int, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the tables take it: contacts are called c1, c2, … where they have no id; values are text."""
    if table == "contacts":
        row.setdefault("id", f"c{number}")
    if "value" in row:
        row["value"] = str(row["value"]).lower() if isinstance(row["value"], bool) else str(row["value"])
    return row


def differences(case: Case) -> list[Said]:
    """What comes out differently from what the case expects; empty where it holds."""
    tables = Tables.from_rows(**case.rows)
    concept = load_concept(case.concept, case.readings)
    evaluation = evaluate(concept, tables, as_of=case.as_of, known_at=case.known_at)
    duties = evaluation.duties.with_columns(sentences(evaluation)).to_dicts()
    wrong = [line for expected in case.expected.get("expect", []) for line in _unlike(case, expected, duties)]
    none = [f"{row['rule']} {row['window']}" for row in duties if row["rule"] in case.expected.get("none", [])]
    wrong += [Said(f"{name}: nichts sollte geschuldet sein", f"{name}: nothing should be owed") for name in none]
    if case.expected.get("only"):
        wrong += unexpected(case, (row for row in duties if row["subject"] == case.subject))
    wrong += [*_flags(case, duties, evaluation), *_codes(case, evaluation), *_lists(case, evaluation)]
    if "measures" in case.expected:
        found = measured(concept, tables, evaluation.duties, as_of=case.as_of, known_at=case.known_at)
        wrong += unlike_measures(case, found.with_columns(measure_sentences(concept, found)).to_dicts())
    return wrong


def _unlike(case: Case, expected: dict[str, Any], duties: list[dict[str, Any]]) -> Iterator[Said]:
    subject = expected.get("subject", case.subject)
    same = [row for row in duties if row["rule"] == expected["rule"] and row["subject"] == subject]
    found = next((row for row in same if row["window"] == expected["window"]), None)
    name = f"{expected['rule']} {expected['window']}"
    if found is None:
        days = ", ".join(str(row["window"]) for row in same) or "–"
        yield Said(f"{name}: ab diesem Tag ist nichts geschuldet, nur ab {days}",
                   f"{name}: nothing is owed from that day, only from {days}")  # fmt: skip
        return
    for key, value in expected.items():
        if key not in _NAMING and found.get(key, "no such column") != value:
            yield _is(f"{name}: {key}", found.get(key, "no such column"), value)


def _is(what: str, found: object, wanted: object) -> Said:
    return Said(f"{what} ist {found}, erwartet {wanted}", f"{what} is {found}, expected {wanted}")


def unexpected(case: Case, duties: Iterable[Mapping[str, Any]]) -> list[Said]:
    """Duties of the named rules that the case does not list."""
    listed = {(expected["rule"], expected["window"]) for expected in case.expected["expect"]}
    rules = {rule for rule, _ in listed}
    return [
        Said(f"{row['rule']} schuldet auch etwas ab {row['window']}", f"{row['rule']} also owes from {row['window']}")
        for row in duties
        if row["rule"] in rules and (row["rule"], row["window"]) not in listed
    ]


def _flags(case: Case, duties: list[dict[str, Any]], evaluation: Evaluation) -> Iterator[Said]:
    """Marks of a duty: its moved anchor, and those of the contacts that count for it."""
    wanted = {(e["rule"], e["window"]): set(e["flags"]) for e in case.expected.get("expect", []) if "flags" in e}
    for row in duties:
        if (named := (row["rule"], row["window"])) in wanted:
            counting = (pl.col("rule") == row["rule"]) & (pl.col("code") == "counted")
            marks = evaluation.contacts.filter(counting & pl.col("on").is_in(row["counted_on"]))["flags"].drop_nulls()
            found = {mark for text in marks.to_list() for mark in text.split(";")}
            found |= {"anchor_moved"} if row["anchor_moved"] else set()
            if found != wanted[named]:
                yield _is(f"{named[0]} {named[1]}: flags", sorted(found), sorted(wanted[named]))


def _codes(case: Case, evaluation: Evaluation) -> Iterator[Said]:
    found = {(row["rule"], row["contact"]): row["code"] for row in evaluation.contacts.to_dicts()}
    for rule, codes in case.expected.get("contact_codes", {}).items():
        for contact, code in codes.items():
            said = found.get((rule, contact), "outside_scope")  # a rule that never applied lists no contacts
            if said != code:
                yield _is(f"{rule}: {contact}", said, code)


def _lists(case: Case, evaluation: Evaluation) -> Iterator[Said]:
    contacts = {row["id"]: row for row in case.rows["contacts"]}
    refused = {
        code_sentence(evaluation.concept, row["rule"], contacts[row["contact"]], row["code"])
        for row in evaluation.contacts.to_dicts()
        if row["code"] != "counted" and row["contact"] in contacts
    }
    columns = (evaluation.notes["rule"], evaluation.missing["label_de"], evaluation.findings["code"])
    for what, found in zip(LISTS, [refused, *(set(column) for column in columns)], strict=True):
        for wanted in case.expected.get(what, []):
            if wanted not in found:
                yield Said(f"{what}: {wanted!r} ist nicht unter {sorted(found)}",
                           f"{what}: {wanted!r} is not among {sorted(found)}")  # fmt: skip


def unlike_measures(case: Case, found: list[dict[str, Any]]) -> list[Said]:
    """What the expected measures of a case and those found differ in; ``found`` need not know every column."""
    wrong = []
    for expected in case.expected["measures"]:
        named = {key: expected[key] for key in ("measure", "by", "group", "first") if key in expected}
        same = [row for row in found if all(row[key] == value for key, value in named.items())]
        if len(same) != 1:
            of = [(row["measure"], row["group"], str(row["first"])) for row in found]
            wrong.append(Said(f"{len(same)} Zeilen {named}, unter {of}", f"{len(same)} rows {named}, of {of}"))
        wrong += [
            _is(f"{named}: {key}", row[key], value)
            for row in same
            for key, value in expected.items()
            if key in row and row[key] != value
        ]
    return wrong
