"""Quotes that do not stand in the document, passages of the document that stand in no quote.

In: the texts of a ``concept.yaml`` and of its ``source.md``. Out: remarks, each with its place in the file it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import yaml

from kontaktdichte.rules.lint.passages import fold, pieces, spans
from kontaktdichte.rules.lint.phrases import say
from kontaktdichte.rules.lint.places import LOADER
from kontaktdichte.rules.lint.remarks import Remark


class Quote(NamedTuple):
    """A quote and where it stands in the concept file."""

    text: str
    line: int
    column: int


def remarks(text: str, file: str, source: str, source_file: str) -> Iterator[Remark]:
    """Quotes that the source does not hold, then pieces of the source that no quote holds."""
    folded, found = fold(source), list(quotes(text))
    for quote in found:
        if next(spans(quote.text, folded), None) is None:
            said = Remark("quote_not_found", say("quote_not_found", text=quote.text))
            yield replace(said, file=file, line=quote.line, column=quote.column)
    for line, piece, left in _uncovered(source, folded, found):
        marked = ", ".join(f"„{some}“" for some in left)
        part = say("passage_not_quoted part", text=piece, left=marked)
        said = Remark("passage_not_quoted", say("passage_not_quoted", text=piece) if left == [piece] else part)
        yield replace(said, file=source_file, line=line, column=1)


def quotes(text: str) -> Iterator[Quote]:
    """Every ``quote`` and each item of a ``context`` in a concept file, wherever it stands."""
    node = yaml.compose(text, Loader=LOADER)
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


def _quote(node: Any) -> Quote:
    return Quote(str(node.value), node.start_mark.line + 1, node.start_mark.column + 1)


def _uncovered(source: str, folded: str, found: list[Quote]) -> Iterator[tuple[int, str, list[str]]]:
    """Pieces with a letter or digit that no quote holds: line, text, and the parts of it that are left."""
    held = [False] * len(folded)
    for quote in found:
        for begin, end in spans(quote.text, folded):
            held[begin:end] = [True] * (end - begin)
    begin = 0
    for piece in pieces(source):
        bare = "".join("\0" if held[begin + i] else sign for i, sign in enumerate(piece.text))
        if left := [part.strip() for part in bare.split("\0") if any(map(str.isalnum, part))]:
            yield piece.line, piece.text, left
        begin += len(piece.text) + 1
