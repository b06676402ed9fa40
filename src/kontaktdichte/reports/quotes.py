"""Does every quote of a concept stand in its document, and is every piece of the document accounted for.

In: a concept file that loads, beside its ``source.md``. Out: problems with line and column: of the concept file for a
quote, of the source for a piece in no quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from kontaktdichte.rules.lint import fold, pieces, spans
from kontaktdichte.rules.loading import ConceptError, Problem, concept_file, load_concept

SOURCE = "source.md"


class Quote(NamedTuple):
    """A quote and where it stands in the concept file."""

    text: str
    line: int
    column: int


def quote_problems(file: Path) -> list[Problem]:
    """Quotes that the source does not hold, then pieces of the source that no quote holds; none for a sound concept."""
    source_file = file.with_name(SOURCE)
    if not source_file.is_file():
        said = f"there is no {SOURCE} beside it: put the document's text there, so that quotes can be checked"
        return [Problem(str(file), 1, 1, said)]
    source = source_file.read_text("utf-8-sig")
    folded, found = fold(source), list(quotes(file.read_text("utf-8-sig")))
    wrong = [
        Problem(str(file), quote.line, quote.column, f"not in {SOURCE}: „{quote.text}“")
        for quote in found if next(spans(quote.text, folded), None) is None
    ]  # fmt: skip
    return wrong + [
        Problem(str(source_file), line, 1, f"in no quote: „{text}“") for line, text in _uncovered(source, folded, found)
    ]


def quotes(text: str) -> Iterator[Quote]:
    """Every ``quote`` and each item of a ``context`` in a concept file, wherever it stands."""
    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if node is not None:
        yield from _inside(node)


def _inside(node: yaml.Node) -> Iterator[Quote]:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _inside(child)
    elif isinstance(node, yaml.MappingNode):
        passage = any(key.value == "section" for key, _ in node.value)
        for key, child in node.value:
            if passage and key.value == "quote":
                yield _quote(child)
            elif passage and key.value == "context" and isinstance(child, yaml.SequenceNode):
                yield from map(_quote, child.value)
            else:
                yield from _inside(child)


def _quote(node: yaml.Node) -> Quote:
    return Quote(str(node.value), node.start_mark.line + 1, node.start_mark.column + 1)


def _uncovered(source: str, folded: str, found: list[Quote]) -> Iterator[tuple[int, str]]:
    """Pieces with a letter or digit that no quote holds."""
    held = [False] * len(folded)
    for quote in found:
        for begin, end in spans(quote.text, folded):
            held[begin:end] = [True] * (end - begin)
    begin = 0
    for piece in pieces(source):
        if any(sign.isalnum() and not held[begin + i] for i, sign in enumerate(piece.text)):
            yield piece.line, piece.text
        begin += len(piece.text) + 1


def check(name: str, *, strict: bool) -> tuple[list[Problem], str]:
    """Problems of one concept, by path or shipped name; and without any, one line that says what was checked."""
    try:
        file = concept_file(name)
        concept = load_concept(name)
    except ConceptError as error:
        return error.problems, ""
    if strict and (problems := quote_problems(file)):
        return problems, ""
    counted = f"{len(concept.rules)} rules, {len(concept.readings)} readings"
    quoted = f", {len(list(quotes(file.read_text('utf-8-sig'))))} quotes found in {SOURCE}" if strict else ""
    return [], f"{concept.name}: fine ({counted}{quoted})"
