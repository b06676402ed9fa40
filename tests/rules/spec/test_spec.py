"""Every spec holds; together they use every word of the semantics. docs/behaviour is written from the same files."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from tests.rules.spec.outcome import compared
from tests.rules.spec.specs import Spec, composition, specs

from kontaktdichte.rules.acceptance import CODES
from kontaktdichte.rules.duties import CAUSES, VERDICTS


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.name)
def test_the_engine_does_what_the_page_says(spec: Spec) -> None:
    if "refused" in spec.data:
        with pytest.raises(ValidationError) as refusal:
            _ = spec.concept
        assert spec.data["refused"] in str(refusal.value)
        return
    for table, columns, expected, found in compared(spec):
        assert found == expected, f"{spec.name} {spec.title}: {table} ({', '.join(columns)})"


def test_a_reader_finds_every_verdict_cause_and_reason_explained() -> None:
    told = {
        (column, row[column]) for spec in specs() for n in ("duties", "codes") for row in spec.rows(n) for column in row
    }
    wanted = {("verdict", v) for v in VERDICTS} | {("cause", c) for c in CAUSES} | {("code", c) for c in CODES}
    assert wanted <= told, f"no spec shows {sorted(wanted - told)}"


def test_a_reader_finds_every_cell_of_the_composition_table() -> None:
    """Row and column of docs/semantics.md: what happens to each rhythm when life does not keep to it."""
    (_, *rhythms), *rows = composition()
    wanted = {f"{rhythm} × {name}" for name, *_ in rows for rhythm in rhythms}
    assert wanted == {cell for spec in specs() if (cell := spec.data.get("cell"))}


def test_the_specs_state_their_sentences() -> None:
    """A verdict without its sentence is a code; most specs show both."""
    judged = [spec for spec in specs() if spec.rows("duties")]
    assert sum("sentences" in spec.data for spec in judged) >= len(judged) / 3
