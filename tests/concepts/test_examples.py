"""The golden cases of both documents: what an office relies on, case by case, sentence by sentence."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from tests.concepts.examples import Case, cases, unlike_measures

from kontaktdichte.rules.evaluation import Evaluation, evaluate
from kontaktdichte.rules.explanation import explain
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.measure_reasons import measure_sentences
from kontaktdichte.rules.measures import measured
from kontaktdichte.rules.reasons import Language, code_sentence, sentences
from kontaktdichte.rules.tables import Tables

CASES = cases()
LANGUAGES: tuple[Language, ...] = ("de", "en")
COMPARED = (
    "hard",
    "soft",
    "verdict",
    "need",
    "counted",
    "done_on",
    "days_late",
    "cause",
    "actionable",
    "overdue",
    "last",
)


def _evaluated(case: Case) -> tuple[Evaluation, list[dict[str, Any]]]:
    concept = load_concept(case.concept, case.readings)
    evaluation = evaluate(concept, Tables.from_rows(**case.rows), as_of=case.as_of, known_at=case.known_at)
    frame = evaluation.duties.with_columns(sentences(evaluation))
    return evaluation, frame.to_dicts()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_golden_case_holds(case: Case) -> None:
    """If it fails, somebody is told the wrong duty, date or reason in a case that the document decides."""
    evaluation, duties = _evaluated(case)
    wrong: list[str] = []
    for expected in case.expected.get("expect", []):
        wrong += _compare(case, expected, duties)
    for rule in case.expected.get("none", []):
        wrong += [f"{rule} owes {row['window']}" for row in duties if row["rule"] == rule]
    if case.expected.get("only"):
        wrong += _unexpected(case, duties)
    wrong += _flags(case, duties, evaluation) + _codes(case, evaluation) + _lists(case, evaluation)
    wrong += _measures(case, evaluation)
    assert not wrong, "\n".join(wrong)


def _compare(case: Case, expected: dict[str, Any], duties: list[dict[str, Any]]) -> list[str]:
    subject = expected.get("subject", case.subject)
    same = [row for row in duties if row["rule"] == expected["rule"] and row["subject"] == subject]
    found = next((row for row in same if row["window"] == expected["window"]), None)
    if found is None:
        return [
            f"{expected['rule']} owes nothing from {expected['window']}, only from {[str(r['window']) for r in same]}"
        ]
    return [
        f"{expected['rule']} {expected['window']}: {key} is {found[key]}, expected {expected[key]}"
        for key in (*COMPARED, "sentence")
        if key in expected and found[key] != expected[key]
    ]


def _flags(case: Case, duties: list[dict[str, Any]], evaluation: Evaluation) -> list[str]:
    """Marks of a duty: its moved anchor, and those of the contacts that count for it."""
    wrong = []
    for expected in case.expected.get("expect", []):
        for row in duties:
            if "flags" in expected and (row["rule"], row["window"]) == (expected["rule"], expected["window"]):
                mine = (
                    (pl.col("rule") == row["rule"])
                    & pl.col("on").is_in(row["counted_on"])
                    & (pl.col("code") == "counted")
                )
                marks = evaluation.contacts.filter(mine)["flags"].drop_nulls().to_list()
                found = {mark for text in marks for mark in text.split(";")} | (
                    {"anchor_moved"} if row["anchor_moved"] else set()
                )
                if found != set(expected["flags"]):
                    wrong.append(f"{row['rule']} {row['window']}: flags are {found}, expected {expected['flags']}")
    return wrong


def _unexpected(case: Case, duties: list[dict[str, Any]]) -> list[str]:
    listed = {(expected["rule"], expected["window"]) for expected in case.expected["expect"]}
    rules = {rule for rule, _ in listed}
    return [
        f"{row['rule']} also owes from {row['window']}"
        for row in duties
        if row["subject"] == case.subject and row["rule"] in rules and (row["rule"], row["window"]) not in listed
    ]


def _codes(case: Case, evaluation: Evaluation) -> list[str]:
    found = {(row["rule"], row["contact"]): row["code"] for row in evaluation.contacts.to_dicts()}
    never = "outside_scope"  # a rule that never applied to this person lists no contacts
    return [
        f"{rule}: {contact} is {found.get((rule, contact), never)}, expected {code}"
        for rule, codes in case.expected.get("contact_codes", {}).items()
        for contact, code in codes.items()
        if found.get((rule, contact), never) != code
    ]


def _measures(case: Case, evaluation: Evaluation) -> list[str]:
    """Measures over all people of the case; looked at only where it names some."""
    if "measures" not in case.expected:
        return []
    tables = Tables.from_rows(**case.rows)
    found = measured(evaluation.concept, tables, evaluation.duties, as_of=case.as_of, known_at=case.known_at)
    said = found.with_columns(measure_sentences(evaluation.concept, found))
    return unlike_measures(case, said.to_dicts())


def _lists(case: Case, evaluation: Evaluation) -> list[str]:
    contacts = {row["id"]: row for row in case.rows["contacts"]}
    said = {
        code_sentence(evaluation.concept, row["rule"], contacts[row["contact"]], row["code"])
        for row in evaluation.contacts.to_dicts()
        if row["code"] != "counted" and row["contact"] in contacts
    }
    there = {
        "refusals": said,
        "notes": set(evaluation.notes["rule"]),
        "missing": set(evaluation.missing["label_de"]),
        "findings": set(evaluation.findings["code"]),
    }
    return [
        f"{what}: {wanted!r} is not among {sorted(found)}"
        for what, found in there.items()
        for wanted in case.expected.get(what, [])
        if wanted not in found
    ]


def test_every_case_can_be_explained() -> None:
    """If it fails, "Why?" has no answer for somebody whom the golden cases know."""
    for i, case in enumerate(CASES):
        concept = load_concept(case.concept, case.readings)
        tables = Tables.from_rows(**case.rows)
        for language in LANGUAGES[: 1 + (i % 5 == 0)]:
            said = explain(concept, tables, case.subject, as_of=case.as_of, known_at=case.known_at, language=language)
            assert said.text().startswith(case.subject)
