"""The check of the quotes: each stands in the document, and no passage of the document is passed over."""

from __future__ import annotations

from pathlib import Path

from tests.reports.town import CONCEPT

from kontaktdichte.rules.lint import Remark, examine, found, pieces, quotes

SOURCE = """
# Kontaktkonzept
Gespräch
- einmal im Monat persönlich
- ein Plan innerhalb von vier Wochen
- möglichst alle zwei Monate
"""
ABOUT_QUOTES = {"no_source", "quote_not_found", "passage_not_quoted"}


def quoted(folder: Path, text: str, source: str | None) -> list[Remark]:
    (folder / "concept.yaml").write_text(text, "utf-8")
    if source is not None:
        (folder / "source.md").write_text(source, "utf-8")
    return [remark for remark in examine(folder / "concept.yaml", strict=True) if remark.code in ABOUT_QUOTES]


def test_a_quote_that_is_not_in_the_document_is_found_at_its_line(tmp_path: Path) -> None:
    """If it fails, a rule leans on words that nobody wrote."""
    wrong = CONCEPT.replace("einmal im Monat persönlich", "zweimal im Monat persönlich")
    found = quoted(tmp_path, wrong, SOURCE.replace("# Kontaktkonzept\n", ""))
    line = wrong.splitlines().index('    quote: "zweimal im Monat persönlich"') + 1
    assert [(remark.code, remark.line, remark.column) for remark in found] == [
        ("quote_not_found", line, 12),
        ("passage_not_quoted", 3, 1),
    ]
    assert "zweimal im Monat" in str(found[0])


def test_a_sentence_nobody_quoted_is_found_at_its_line(tmp_path: Path) -> None:
    """If it fails, a duty of the document is forgotten and nobody notices."""
    found = quoted(tmp_path, CONCEPT, SOURCE)
    assert [(Path(r.file).name, r.line, r.code, r.sentence) for r in found] == [
        ("source.md", 2, "passage_not_quoted", "in no quote: „Kontaktkonzept“.")
    ]
    assert quoted(tmp_path, CONCEPT, SOURCE.replace("# Kontaktkonzept\n", "")) == []


def test_of_a_sentence_quoted_in_part_the_rest_is_told(tmp_path: Path) -> None:
    """If it fails, an author searches a whole sentence for the one number that no quote has."""
    numbered = SOURCE.replace("# Kontaktkonzept\n", "").replace(
        "- einmal im Monat persönlich", "- 2.1 einmal im Monat persönlich, je"
    )
    (said,) = quoted(tmp_path, CONCEPT, numbered)
    assert said.sentence == "of „2.1 einmal im Monat persönlich, je“ stands in no quote: „2.1“, „, je“."


def test_a_concept_without_its_document_is_told_where_to_put_it(tmp_path: Path) -> None:
    """If it fails, quotes are taken for checked that were compared with nothing."""
    assert [remark.code for remark in quoted(tmp_path, CONCEPT, None)] == ["no_source"]
    assert quoted(tmp_path, CONCEPT, SOURCE.replace("# Kontaktkonzept\n", "")) == []


def test_an_empty_text_quotes_nothing() -> None:
    """If it fails, a file that was just begun ends the check with a traceback."""
    assert list(quotes("")) == []
    assert pieces("") == []
    assert not found("", "Gespräch")
