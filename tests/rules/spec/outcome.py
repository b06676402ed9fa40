"""What a spec expects beside what the engine says, as rows of text that can be compared and shown.

In: a :class:`~tests.rules.spec.specs.Spec`. Out: per table of expectations two sorted lists of rows. Only the columns
that the spec names are compared. Duties that are still upcoming are left out unless the spec lists one.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.rules.spec import measured
from tests.rules.spec.specs import OUTPUTS, Row, Spec, shown

from kontaktdichte.rules.evaluation import Evaluation
from kontaktdichte.rules.reasons import code_sentence, sentences

Compared = list[tuple[str, ...]]
ENGINE_TABLE = {"codes": "contacts"}
SAID = {
    "duties": "sentences",
    "codes": "refusals",
    measured.TABLE: "said",
}  # table → the word under which a spec lists its sentences


def compared(spec: Spec) -> Iterator[tuple[str, list[str], Compared, Compared]]:
    """Table, columns, expected rows, rows found; for every table the spec states."""
    for name in OUTPUTS:
        if name not in spec.data:
            continue
        expected = expected_rows(spec, name)
        found = [{**row, **said} for said, evaluation in spec.evaluations for row in _found(spec, evaluation, name)]
        if name == "duties":
            found = _without_upcoming(expected, found)
        columns = list((expected or found or [{}])[0])
        yield name, columns, _sorted(expected, columns), _sorted(found, columns)


def expected_rows(spec: Spec, name: str) -> list[Row]:
    """The rows of one expected table, with their sentences where the spec states them."""
    rows, said = spec.rows(name), spec.data.get(SAID.get(name, ""))
    if not said:
        return rows
    if len(said) != len(rows):
        raise ValueError(f"{spec.name}: {len(rows)} rows of {name} but {len(said)} {SAID[name]}")
    return [{**row, "sentence": sentence or ""} for row, sentence in zip(rows, said, strict=True)]


def _found(spec: Spec, evaluation: Evaluation, name: str) -> Iterator[Row]:
    if name == measured.TABLE:
        for row in measured.rows(spec.data, spec.tables(), evaluation):
            yield {column: shown(value) for column, value in row.items()}
        return
    frame = getattr(evaluation, ENGINE_TABLE.get(name, name))
    told = (
        sentences(evaluation)
        if name == "duties"
        else _refusals(spec, evaluation)
        if name == "codes"
        else [""] * frame.height
    )
    for row, sentence in zip(frame.iter_rows(named=True), told, strict=True):
        yield {**{column: shown(value) for column, value in row.items()}, "sentence": sentence}


def _refusals(spec: Spec, evaluation: Evaluation) -> list[str]:
    contacts = {row["id"]: row for row in spec.tables().contacts.iter_rows(named=True)}
    return [
        ""
        if row["code"] == "counted"
        else code_sentence(spec.concept, row["rule"], contacts[row["contact"]], row["code"])
        for row in evaluation.contacts.iter_rows(named=True)
    ]


def _without_upcoming(expected: list[Row], found: list[Row]) -> list[Row]:
    listed = any(row.get("verdict") == "upcoming" for row in expected)
    return [row for row in found if listed or row["verdict"] != "upcoming"]


def _sorted(rows: list[Row], columns: list[str]) -> Compared:
    """A row without a rule says that this day has none."""
    return sorted(tuple(row[column] for column in columns) for row in rows if row.get("rule") != "")
