"""Measures over a portfolio: one row per measure, window and group, with the bound, what stands beside and a sentence.

In: a run of a concept with measures. Out: codes and whole numbers beside the words that people see. Which groups are
shown is the concept's ``by``: figures about single employees only where a reading switched them on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from kontaktdichte.reports.run import Run
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.measure_reasons import STANDS, bound_text, measure_sentence, value_text
from kontaktdichte.rules.measures import OFFICE, UNASSIGNED
from kontaktdichte.rules.reasons import Language, label

COLUMNS = (
    "measure_label", "by_label", "group_label", "first", "last", "value_text", "bound_text", "stands_text",
    "beside_text", "numerator", "denominator", "lacking", "measure_sentence", "section", "quote",
)  # fmt: skip
SIGNS = {"met": "✓", "not_met": "✗", "open": "○", "no_basis": "–", "no_bound": "·"}
_BY = {
    "office": Word("gesamt", "whole office"), "unit": Word("Einheit", "unit"),
    "counsellor": Word("Fachkraft", "counsellor"),
}  # fmt: skip
_ALL, _NOBODY = Word("alle", "all"), Word("ohne Zuordnung", "belonging to nobody")
_TEXTS = tuple(name for name in COLUMNS if name not in ("first", "last", "numerator", "denominator", "lacking"))


def measures(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS and the columns of :func:`~kontaktdichte.rules.measures.measured`, measures in the document's order."""
    said = [_in_words(run.concept, row, language) for row in run.measured.iter_rows(named=True)]
    words = pl.DataFrame(said, schema=dict.fromkeys(_TEXTS, pl.String), orient="row")
    return pl.concat([run.measured, words], how="horizontal")


def _in_words(concept: Concept, row: dict[str, Any], language: Language) -> tuple[str, ...]:
    measure = concept.measures[row["measure"]]
    texts = {
        "measure_label": label(measure.label, language),
        "by_label": by_label(concept, row["by"], language),
        "group_label": group_label(row["group"], language),
        "value_text": value_text(measure, measure.counted, row["numerator"], row["denominator"], language),
        "bound_text": bound_text(measure, language),
        "stands_text": f"{SIGNS[row['stands']]} {STANDS[language][row['stands']]}",
        "beside_text": "; ".join(_beside(concept, row, language)),
        "measure_sentence": measure_sentence(concept, row, language),
        "section": measure.section,
        "quote": measure.quote,
    }
    return tuple(texts[name] for name in _TEXTS)


def _beside(concept: Concept, row: dict[str, Any], language: Language) -> Iterator[str]:
    measure = concept.measures[row["measure"]]
    for also in row["beside"] if row["denominator"] != 0 else ():
        beside = measure.beside[also["name"]]
        value = value_text(measure, beside.of, also["numerator"], row["denominator"], language)
        yield f"{label(beside.label, language)}: {value}"


def by_label(concept: Concept, by: str, language: Language) -> str:
    """What the groups are: units, counsellors, the values of an attribute."""
    return _BY[by].to(language) if by in _BY else label(concept.attributes[by].label, language)


def group_label(group: str, language: Language) -> str:
    """A group's name; ``alle`` for the whole office, ``ohne Zuordnung`` for what belongs to nobody."""
    return {OFFICE: _ALL.to(language), UNASSIGNED: _NOBODY.to(language)}.get(group, group)


def newest(run: Run) -> pl.DataFrame:
    """Of each measure the rows of its last closed window; of one without any, those of its last."""
    order = pl.col("closed").cast(pl.Int8) * 100_000 + (pl.col("last") - run.concept.in_force.from_).dt.total_days()
    return run.measured.filter(order == order.max().over("measure"))
