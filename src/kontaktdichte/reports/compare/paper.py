"""What differs on paper: rules added, gone, changed, field by field in words; with the quotes of both texts.

In: two concepts. Out: :func:`rule_changes` and :func:`measure_changes`, every one of both sides once, and
:func:`concept_changes`; the same as tables: :func:`rules`, :func:`quotes`, :func:`readings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import polars as pl

from kontaktdichte.reports.compare.headings import FIELDS, MEASURE, WHOLE
from kontaktdichte.reports.compare.pairs import Pair, Sides, measure_pairs, pairs
from kontaktdichte.reports.compare.telling import Difference, Teller, differences
from kontaktdichte.reports.readings import spelled
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Reading
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.vocabulary import Passage

Change = Literal["same", "changed", "renamed", "added", "gone"]
RULES = ("change", "rule_label", "field", "told_a", "told_b", "name_a", "name_b")
QUOTES = ("change", "rule_label", "section_a", "quote_a", "section_b", "quote_b", "name_a", "name_b")
READINGS = ("change", "reading", "chosen_a", "chosen_b", "because_a", "because_b", "choices_a", "choices_b", "name")


class PartChange(NamedTuple):
    """A rule or a measure of one or both sides; ``differences`` is every field of one that only one side has."""

    pair: Pair
    label: str
    change: Change
    differences: tuple[Difference, ...]
    passages: tuple[Passage | None, Passage | None]  # what it rests on in either text


def rule_changes(a: Concept, b: Concept, language: Language = "de") -> list[PartChange]:
    """Every rule of both sides exactly once, in B's order."""
    left, right = Teller(a, language), Teller(b, language)
    return [
        _change(pair, (a.rules, b.rules), differences(left.rule(pair.a), right.rule(pair.b)), language)
        for pair in pairs(a, b)
    ]


def measure_changes(a: Concept, b: Concept, language: Language = "de") -> list[PartChange]:
    """Every measure of both sides exactly once, in B's order; labelled as measures."""
    left, right = Teller(a, language), Teller(b, language)
    found = (
        _change(pair, (a.measures, b.measures), differences(left.measure(pair.a), right.measure(pair.b)), language)
        for pair in measure_pairs(a, b)
    )
    return [change._replace(label=MEASURE.to(language).format(change.label)) for change in found]


def _change(pair: Pair, parts: Sides, found: tuple[Difference, ...], language: Language) -> PartChange:
    change: Change = (
        "added" if pair.a is None else "gone" if pair.b is None else "renamed" if pair.renamed
        else "changed" if found else "same"
    )  # fmt: skip
    left, right = (None if name is None else known[name] for known, name in zip(parts, pair, strict=True))
    return PartChange(pair, pair.label(parts, language), change, found, (left, right))


def concept_changes(a: Concept, b: Concept, language: Language = "de") -> tuple[Difference, ...]:
    """What differs outside rules and measures."""
    return differences(Teller(a, language).document(), Teller(b, language).document())


def rules(a: Concept, b: Concept, language: Language = "de") -> pl.DataFrame:
    """RULES: one row per field that differs, one per rule that is the same; measures; then the concepts as a whole."""
    rows: list[tuple[str | None, ...]] = []
    for found in (*rule_changes(a, b, language), *measure_changes(a, b, language)):
        shown = found.differences or (Difference("", "", ""),)
        rows += [(found.change, found.label, *_cells(difference), *found.pair) for difference in shown]
    whole = WHOLE.to(language)
    rows += [("changed", whole, *_cells(difference), None, None) for difference in concept_changes(a, b, language)]
    return _table(rows, RULES)


def _cells(difference: Difference) -> tuple[str | None, ...]:
    return tuple(text or None for text in difference)


def quotes(a: Concept, b: Concept, language: Language = "de") -> pl.DataFrame:
    """QUOTES: every rule and measure with the passages it rests on in either text, then what else either text says."""
    rows: list[tuple[str | None, ...]] = []
    for found in (*rule_changes(a, b, language), *measure_changes(a, b, language)):
        quoted = (cell for passage in found.passages for cell in _quoted(passage))
        rows.append((found.change, found.label, *quoted, *found.pair))
    for field in ("contact", "budgets", "cumulative", "unreached", "not_encoded", "no_duty"):
        named = FIELDS[field].to(language)
        rows += [
            (change, named, *_quoted(one), *_quoted(other), None, None) for change, one, other in _beside(a, b, field)
        ]
    return _table(rows, QUOTES)


def _quoted(passage: Passage | None) -> tuple[str | None, str | None]:
    return (None, None) if passage is None else (passage.section, "\n".join((passage.quote, *passage.context)))


def _beside(a: Concept, b: Concept, field: str) -> Iterator[tuple[Change, Passage | None, Passage | None]]:
    """The passages of one part of both documents; the same quote stands in one row."""
    left, right = ({passage.quote: passage for passage in _passages(getattr(concept, field))} for concept in (a, b))
    for quote in dict.fromkeys((*left, *right)):
        change: Change = "added" if quote not in left else "gone" if quote not in right else "same"
        yield change, left.get(quote), right.get(quote)


def _passages(part: Any) -> tuple[Passage, ...]:
    return (part,) if isinstance(part, Passage) else part


def readings(a: Concept, b: Concept, language: Language = "de") -> pl.DataFrame:
    """READINGS: every reading of either side, what was chosen there and why, and what could be."""
    rows = []
    for name in dict.fromkeys((*a.readings, *b.readings)):
        left, right = (_reading(concept, concept.readings.get(name), language) for concept in (a, b))
        change = "added" if left is None else "gone" if right is None else "same" if left[1] == right[1] else "changed"
        both = zip(left or _NO_READING, right or _NO_READING, strict=True)
        label_, *cells = both
        rows.append((change, label_[1] or label_[0], *(cell for pair in cells for cell in pair), name))
    return _table(rows, READINGS)


_NO_READING = (None, None, None, None)


def _reading(concept: Concept, of: Reading | None, language: Language) -> tuple[str, str, str, str] | None:
    if of is None:
        return None
    chosen, choices = reading_text(concept, of.value, language), " | ".join(map(spelled, of.choices))
    return label(of.label, language), chosen, label(of.why, language), choices


def _table(rows: list[tuple[str | None, ...]], columns: tuple[str, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
