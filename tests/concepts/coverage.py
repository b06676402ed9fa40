"""Which piece of a source text is covered by which entry of its concept.

In: a concept and the text of its ``source.md``. Out: quotes that the text does not hold, and each piece with the kind
of entry that accounts for it. A piece is covered when the quotes together hold every word of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Passage
from kontaktdichte.rules.lint import Piece, fold, found, pieces, spans

# the first that holds words of a piece names it
KINDS = ("rule", "measure", "contact", "budget", "agreement", "not_encoded", "no_duty")


@dataclass(frozen=True)
class Entry:
    """One place in a concept that quotes its document."""

    kind: str
    name: str
    quotes: tuple[str, ...]


def entries(concept: Concept) -> list[Entry]:
    """Rules and measures, the contact definition, the budgets, what agreements settle, not encoded or no duty."""
    return [
        *(_entry("rule", name, rule) for name, rule in concept.rules.items()),
        *(_entry("measure", name, measure) for name, measure in concept.measures.items()),
        _entry("contact", "contact", concept.contact),
        *(_entry("budget", f"budgets {i}", budget) for i, budget in enumerate(concept.budgets, 1)),
        *(_entry("agreement", name, passage) for name, passage in _settled(concept)),
        *(_entry("not_encoded", f"not_encoded {i}", passage) for i, passage in enumerate(concept.not_encoded, 1)),
        *(_entry("no_duty", f"no_duty {i}", passage) for i, passage in enumerate(concept.no_duty, 1)),
    ]


def _settled(concept: Concept) -> Iterator[tuple[str, Passage]]:
    """What is said of cooperation agreements: each part, each subject."""
    if (settled := concept.agreement_subjects) is not None:
        for part in (settled.mandatory, settled.recommended):
            yield "agreement_subjects", part
            yield from part.subjects.items()


def _entry(kind: str, name: str, passage: Passage) -> Entry:
    return Entry(kind, name, (passage.quote, *passage.context))


def wrong_quotes(source: str, listed: Iterable[Entry]) -> list[str]:
    """Quotes that do not stand in the source, each with the entry that gives it."""
    return [f"{entry.name}: {quote}" for entry in listed for quote in entry.quotes if not found(quote, source)]


def coverage(source: str, listed: Iterable[Entry]) -> list[tuple[Piece, str | None]]:
    """Each piece with the kind of entry that accounts for it; None where a word of it is in no quote."""
    folded, listed = fold(source), list(listed)
    held = {kind: [False] * len(folded) for kind in KINDS}
    for entry in listed:
        for quote in entry.quotes:
            for begin, end in spans(quote, folded):
                held[entry.kind][begin:end] = [True] * (end - begin)
    return [(piece, _kind(letters, held)) for piece, letters in _placed(source, folded)]


def _placed(source: str, folded: str) -> Iterator[tuple[Piece, list[int]]]:
    """Each piece with the places of its letters and digits in the folded text."""
    begin = 0
    for piece in pieces(source):
        yield piece, [begin + i for i, sign in enumerate(piece.text) if sign.isalnum()]
        begin += len(piece.text) + 1


def _kind(letters: list[int], held: dict[str, list[bool]]) -> str | None:
    if not all(any(marks[i] for marks in held.values()) for i in letters):
        return None
    return next((kind for kind in KINDS if any(held[kind][i] for i in letters)), None)


def uncovered(source: str, listed: Iterable[Entry]) -> list[str]:
    """The pieces that no entry accounts for, each with its line."""
    return [f"line {piece.line}: {piece.text}" for piece, kind in coverage(source, listed) if kind is None]


def table(name: str, source: str, listed: Iterable[Entry]) -> str:
    """How many pieces which kind of entry covers, as text."""
    counts = Counter(kind or "uncovered" for _, kind in coverage(source, listed))
    rows = [f"{kind:12}{counts[kind]:5}" for kind in (*KINDS, "uncovered")]
    return "\n".join([name, *rows, f"{'all':12}{counts.total():5}"])
