"""Whoever reads a text differently can say so, and is told what may be said."""

from pathlib import Path

import pytest
from tests.reports.town import CONCEPT, concept, town

from kontaktdichte.reports.quotes import check
from kontaktdichte.reports.readings import UnknownReading, chosen, readings, spelled
from kontaktdichte.rules.loading import available_concepts, load_concept

SOURCE = """
# Kontaktkonzept
Gespräch
- einmal im Monat persönlich
- ein Plan innerhalb von vier Wochen
- möglichst alle zwei Monate
"""


@pytest.mark.parametrize("name", sorted(available_concepts()))
def test_every_choice_a_report_prints_can_be_typed(name: str) -> None:
    shipped = load_concept(name)
    for key, reading in shipped.readings.items():
        for choice in reading.choices:
            assert chosen(shipped, key, spelled(choice)) == choice
            load_concept(name, {key: chosen(shipped, key, spelled(choice))})


def test_a_wrong_choice_is_refused_with_the_right_ones() -> None:
    with pytest.raises(UnknownReading, match="reading 'cut_month' cannot be 'hide'; choose show or judge"):
        chosen(concept(), "cut_month", "hide")
    with pytest.raises(UnknownReading, match="it has: cut_month"):
        chosen(concept(), "cut_week", "show")


def test_the_report_says_which_reading_was_used_and_why() -> None:
    assert readings(town()).rows() == [
        ("Angebrochener Monat", "zeigen, nicht beurteilen", "Der Text schweigt.", "show | judge", "cut_month")
    ]


def written(folder: Path, text: str, source: str | None) -> str:
    (folder / "concept.yaml").write_text(text, "utf-8")
    if source is not None:
        (folder / "source.md").write_text(source, "utf-8")
    return str(folder / "concept.yaml")


def test_a_quote_that_is_not_in_the_document_is_found_at_its_line(tmp_path: Path) -> None:
    wrong = CONCEPT.replace("einmal im Monat persönlich", "zweimal im Monat persönlich")
    problems, _ = check(written(tmp_path, wrong, SOURCE + "# Kontaktkonzept"), strict=True)
    line = wrong.splitlines().index('    quote: "zweimal im Monat persönlich"') + 1
    assert (problems[0].line, problems[0].column) == (line, 12)
    assert "zweimal im Monat" in problems[0].message


def test_a_sentence_nobody_quoted_is_found_at_its_line(tmp_path: Path) -> None:
    problems, _ = check(written(tmp_path, CONCEPT, SOURCE), strict=True)
    assert [(Path(p.file).name, p.line, p.message) for p in problems] == [
        ("source.md", 2, "in no quote: „Kontaktkonzept“")
    ]


def test_a_concept_without_its_document_is_told_where_to_put_it(tmp_path: Path) -> None:
    problems, _ = check(written(tmp_path, CONCEPT, None), strict=True)
    assert "there is no source.md beside it" in problems[0].message


@pytest.mark.parametrize("name", sorted(available_concepts()))
def test_the_shipped_concepts_are_quoted_in_full(name: str) -> None:
    problems, praise = check(name, strict=True)
    assert problems == []
    assert praise.startswith(f"{name}: fine (")
