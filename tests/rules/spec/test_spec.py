"""Every spec holds; together they use every word of the semantics. docs/behaviour is written from the same files."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from tests.rules.spec.outcome import compared
from tests.rules.spec.specs import Spec, composition, specs, wider_composition
from tests.rules.spec.words import used, words

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
    assert wanted == {cell for spec in specs() if (cell := spec.data.get("cell"))} - allowed_wider_cells()


def allowed_wider_cells() -> set[str]:
    """Word and rhythm of the wider vocabulary that go together."""
    (_, *rhythms), *rows = wider_composition()
    cells = {f"{rhythm} × {name}": cell for name, *row in rows for rhythm, cell in zip(rhythms, row, strict=True)}
    return {name for name, cell in cells.items() if cell != "–" and "refused" not in cell}


def test_a_reader_finds_every_wider_word_with_every_rhythm() -> None:
    """If it fails, an office writes a rule whose words go together and nobody has said what it then means."""
    assert allowed_wider_cells() <= {spec.data.get("cell") for spec in specs()}


def test_a_reader_finds_what_life_does_to_every_wider_word() -> None:
    """Entering and leaving midway, a pause with each clock, being late: for each word, and in each rhythm."""
    lives = {name for name, *_ in composition()[1:]}
    told = {(*spec.data["cell"].split(" × ", 1), spec.data["life"]) for spec in specs() if "life" in spec.data}
    wanted = {(name, life) for name, *_ in wider_composition()[1:] for life in lives}
    assert wanted == {(name, life) for _, name, life in told}
    assert {(rhythm, life) for rhythm in composition()[0][1:] for life in lives} == {(r, life) for r, _, life in told}


def test_a_reader_finds_every_word_a_rule_can_be_written_in() -> None:
    """If it fails, a word of the vocabulary, perhaps a new one, has no example that says what it means."""
    # what else an entry covers, who may see it, what it carries on (not judged yet)
    without_effect = {("Passage", "context"), ("Rule", "sensitive"), ("Rule", "continues")}
    concepts = [spec.concept for spec in specs() if "refused" not in spec.data]
    assert words() - used(concepts) == without_effect


def test_the_specs_state_their_sentences() -> None:
    """A verdict without its sentence is a code; most specs show both."""
    judged = [spec for spec in specs() if spec.rows("duties")]
    assert sum("sentences" in spec.data for spec in judged) >= len(judged) / 3
