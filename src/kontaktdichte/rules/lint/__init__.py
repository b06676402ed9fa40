"""The check of a concept file: what its author should hear before an office works by it.

In: a concept file, the source text and the other editions beside it. Out: remarks, each with place, remedy and, where
one helps, an example person. Decided exactly over condition boxes: nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kontaktdichte.rules.calendar import calendar_for
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.lint import clauses, editions, overlaps, quoting, reach, terms, working
from kontaktdichte.rules.lint.codes import CODES, SEVERITIES, table
from kontaktdichte.rules.lint.editions import Edition
from kontaktdichte.rules.lint.passages import Piece, fold, found, pieces, spans
from kontaktdichte.rules.lint.phrases import say
from kontaktdichte.rules.lint.places import marks, placed
from kontaktdichte.rules.lint.quoting import quotes
from kontaktdichte.rules.lint.remarks import Example, Remark
from kontaktdichte.rules.lint.scopes import Scopes
from kontaktdichte.rules.lint.subjects import Subjects
from kontaktdichte.rules.loading import ConceptError, load_concept
from kontaktdichte.rules.reasons import Language, Said

__all__ = [
    "CODES", "SEVERITIES", "SOURCE", "Edition", "Example", "Piece", "Remark", "examine", "examined", "fold", "found",
    "pieces", "quotes", "spans", "table",
]  # fmt: skip

SOURCE = "source.md"


def examine(file: Path, *, strict: bool = False, language: Language = "en") -> list[Remark]:
    """Everything to say about a concept file: why it does not load, else what is wrong with what it says.

    ``strict``: also whether every quote stands in ``source.md`` beside it, every passage of that in a quote, and
    whether the golden cases of ``examples.yaml`` hold.
    """
    return [replace(remark, language=language) for remark in _examined(file, strict=strict)]


def _examined(file: Path, *, strict: bool) -> Iterator[Remark]:
    try:
        concept = load_concept(file)
    except ConceptError as error:
        for found in error.problems:
            same = Said(found.message, found.message)
            yield Remark("refused", same, file=found.file, line=found.line, column=found.column)
        return
    text = file.read_text("utf-8-sig")
    yield from examined(concept, file=str(file), text=text, others=editions.neighbours(file))
    if strict:
        yield from _quoted(file, text)
        yield from working.remarks(file)


def examined(concept: Concept, *, file: str = "", text: str = "", others: Iterable[Edition] = ()) -> list[Remark]:
    """What is wrong with a concept that loads: errors first, then in the order of the file.

    ``text`` is that of the file and gives lines and columns; ``others``: the other editions of the concept.
    """
    said = [*_of_kinds(concept), *editions.remarks(concept, others)]
    known = marks(text)
    if file:
        said = [placed(remark, file, known) for remark in said]
    return sorted(said, key=lambda remark: (SEVERITIES.index(remark.severity), remark.line, remark.column))


def _of_kinds(concept: Concept) -> Iterator[Remark]:
    """Remarks on the rules for each kind of subject."""
    try:
        calendar_for(concept.holidays, (), (concept.in_force.from_.year,) * 2)
    except ValueError as error:
        yield Remark("unknown_holidays", Said(f"{error}.", f"{error}."), None, ("holidays",))
        return
    for kind in concept.population:
        if any(rule.subject == kind for rule in concept.rules.values()):
            scopes = Scopes(Subjects(concept, kind))
            for station in (reach, overlaps, clauses, terms):
                yield from station.remarks(scopes)


def _quoted(file: Path, text: str) -> Iterator[Remark]:
    source_file = file.with_name(SOURCE)
    if source_file.is_file():
        yield from quoting.remarks(text, str(file), source_file.read_text("utf-8-sig"), str(source_file))
    else:
        yield Remark("no_source", say("no_source", name=SOURCE), file=str(file), line=1, column=1)
