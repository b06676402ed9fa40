"""Is the document covered: does every quote stand in the source text, and is every piece of the text accounted for.

In: the text of a ``source.md`` and the quotes of a concept. Out: the folded text, where a quote stands in it, and the
text cut into pieces (sentences, list items, headings, table cells). Pure text work; reads no file and knows no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "sentence", "list_item", "table_cell"]

OMISSION = "[…]"
_FENCE = re.compile(r"\s*\|?(\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*")  # the line under a table's head, or a rule
_MARKER = re.compile(r"^\s*(?:>\s+)*(?:#{1,6}\s+|[-*+]\s+)?")
_HEADING = re.compile(r"\s*#{1,6}\s+\S")
_LIST = re.compile(r"(\s*)[-*+]\s+\S")
_GAP = re.compile(r"<br\s*/?>|(?<!\\)\|")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE_END = re.compile(r"[.!?](?=[“”\"')]*\s+[„\"(]?[A-ZÄÖÜ])[“”\"')]*")
# Words whose full stop ends no sentence, single letters and ordinal numbers beside them.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Abs|Art|Nr|Ziff|bzw|ca|einschl|etc|evtl|ggf|inkl|max|mind|mtl|pers|sog|tel|telef|usw|vgl|zzgl)|\b\w|\b\d{1,2})\."
)


@dataclass(frozen=True)
class Piece:
    """One sentence, list item, heading or table cell; ``text`` is folded, ``line`` counts from 1 in the source."""

    kind: Kind
    text: str
    line: int


def fold(text: str) -> str:
    """The bare words: no ``**``, ``#``, list markers, table pipes or backslash escapes, all white space one blank.

    >>> fold("- Der **Kontakt** der Begleiter\\\\*innen\\n  | N | 15 AT |")
    'Der Kontakt der Begleiter*innen N 15 AT'
    """
    lines = (line for line in text.splitlines() if not _FENCE.fullmatch(line))
    return " ".join(word for line in lines for word in _bare(_MARKER.sub("", line)).split())


def _bare(text: str) -> str:
    return _ESCAPE.sub(r"\1", _GAP.sub(" ", text).replace("**", ""))


def found(quote: str, source: str) -> bool:
    """Whether the quote stands in the source, both folded, word by word; ``[…]`` in it marks an omission.

    >>> found("persönlich […] im Monat", "Der Kontakt ist **persönlich** und zweimal\\nim Monat.")
    True
    """
    return next(spans(quote, fold(source)), None) is not None


def spans(quote: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a quote stand in an already folded text, as half-open character spans.

    Every occurrence of the first part is followed up; an occurrence counts only if all later parts follow it in order.
    """
    parts = [part.strip() for part in fold(quote).split(OMISSION) if part.strip()]
    if not parts:
        return
    start = _at(parts[0], folded, 0)
    while start >= 0:
        chain, end = [(start, start + len(parts[0]))], start + len(parts[0])
        for part in parts[1:]:
            begin = _at(part, folded, end)
            if begin < 0:
                return
            end = begin + len(part)
            chain.append((begin, end))
        yield from chain
        start = _at(parts[0], folded, start + 1)


def _at(part: str, text: str, begin: int) -> int:
    """First place of ``part`` from ``begin`` on that cuts no word in two; −1 if there is none."""
    at = text.find(part, begin)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(part) : at + len(part) + 1]
        if not (before.isalnum() and part[0].isalnum()) and not (after.isalnum() and part[-1].isalnum()):
            return at
        at = text.find(part, at + 1)
    return -1


def pieces(source_md: str) -> list[Piece]:
    """The text cut into pieces in its order; joined by blanks they are ``fold(source_md)`` again, so nothing is lost.

    >>> [piece.text for piece in pieces("# Titel\\n- Nr. 1 gilt. Immer!\\n\\nN\\t15 AT")]
    ['Titel', 'Nr. 1 gilt.', 'Immer!', 'N', '15 AT']
    """
    return [piece for kind, text, line in _blocks(source_md) for piece in _cut(kind, text, line)]


def _blocks(source_md: str) -> Iterator[tuple[Kind, str, int]]:
    """Headings, rows, list items and paragraphs; wrapped lines of an item or a paragraph belong together."""
    open_block: tuple[Kind, list[str], int] | None = None
    for number, line in enumerate(source_md.splitlines(), 1):
        kind = _kind(line)
        if open_block and kind == "sentence":
            open_block[1].append(line)
            continue
        if open_block:
            yield open_block[0], "\n".join(open_block[1]), open_block[2]
        open_block = None
        if kind in ("list_item", "sentence"):
            open_block = (kind, [line], number)
        elif kind is not None:
            yield kind, line, number
    if open_block:
        yield open_block[0], "\n".join(open_block[1]), open_block[2]


def _kind(line: str) -> Kind | None:
    """What a line begins; None for a blank line or the line under a table's head."""
    if not line.strip() or _FENCE.fullmatch(line):
        return None
    if _HEADING.match(line):
        return "heading"
    if _LIST.match(line):
        return "list_item"
    return "table_cell" if line.lstrip().startswith("|") or "\t" in line.rstrip() else "sentence"


def _cut(kind: Kind, text: str, line: int) -> Iterator[Piece]:
    """One block as pieces: a row by its cells, a heading whole, everything else by its sentences."""
    if kind == "table_cell":
        cells = (" ".join(_bare(cell).split()) for cell in re.split(r"(?<!\\)\||\t", text))
        yield from (Piece(kind, cell, line) for cell in cells if cell)
        return
    folded, begin = fold(text), 0
    for match in _SENTENCE_END.finditer(folded) if kind != "heading" else ():
        word = folded[: match.start() + 1].rpartition(" ")[2]
        if not _ABBREVIATION.fullmatch(word.lstrip("(„")):
            yield Piece(kind, folded[begin : match.end()], line)
            begin = match.end() + 1
    yield Piece(kind, folded[begin:], line)
