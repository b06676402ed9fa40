"""All tables of a comparison, each once, in the order of the workbook.

In: a comparison. Out: :class:`Table`: rows with codes and stable column names, and how its changes are called. Every
output is made of these, so no two of them can show different numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from kontaktdichte.reports.compare import headings, lacking, overview, paper, people, tasks, units
from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.sides import Comparison
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.reasons import Language


@dataclass(frozen=True)
class Table:
    """One table: ``columns`` are those people see, ``changes`` the words for its column ``change``."""

    key: str
    title: str
    frame: pl.DataFrame
    columns: tuple[str, ...]
    empty: str
    changes: Mapping[str, Word]


def tables(of: Comparison, found: Aligned | None, language: Language = "de") -> list[Table]:
    """Every table; without ``found`` (:func:`~kontaktdichte.reports.compare.aligned.align`) those on paper."""
    return [
        Table(key, title.to(language), frame, columns, empty.to(language), changes)
        for key, title, frame, columns, empty, changes in _tables(of, found, language)
    ]


_Row = tuple[str, Word, pl.DataFrame, tuple[str, ...], Word, Mapping[str, Word]]
_NONE: dict[str, Word] = {}


def _tables(of: Comparison, found: Aligned | None, language: Language) -> Iterator[_Row]:
    a, b = of.concepts
    title, empty = Word("Überblick", "Overview"), Word("", "")
    yield "overview", title, overview.table(of, found, language), overview.COLUMNS, empty, _NONE
    title, empty = Word("Regeln", "Rules"), Word("Keine Regel.", "No rule.")
    yield "rules", title, paper.rules(a, b, language), paper.RULES, empty, headings.RULE_CHANGES
    if found is not None:
        yield from _over_people(found, language)
    title, empty = Word("Lesarten", "Readings"), Word("Keine Lesarten.", "No readings.")
    yield "readings", title, paper.readings(a, b, language), paper.READINGS, empty, headings.READING_CHANGES
    title = Word("Zitate", "Quotes")
    yield "quotes", title, paper.quotes(a, b, language), paper.QUOTES, empty, headings.RULE_CHANGES


def _over_people(found: Aligned, language: Language) -> Iterator[_Row]:
    title, empty = Word("Einheiten", "Units"), Word("Keine Pflichten.", "No duties.")
    yield "units", title, units.units(found, language), units.columns(found), empty, _NONE
    title, empty = Word("Personen", "Persons"), Word("Für niemanden ändert sich etwas.", "Nothing changes for anybody.")
    yield "persons", title, people.persons(found, language), people.PERSONS, empty, headings.PERSON_CHANGES
    title = Word("Arbeitsliste", "Worklist")
    yield "worklist", title, tasks.tasks(found, language), tasks.COLUMNS, empty, headings.TASK_CHANGES
    title, empty = Word("Pflichten", "Duties"), Word("Jede Pflicht steht gleich.", "Every duty stands the same.")
    yield "duties", title, people.duties(found, language), people.DUTIES, empty, headings.DUTY_CHANGES
    title = Word("Wechsel des Standes", "Verdicts")
    yield "verdicts", title, people.verdicts(found, language), people.VERDICTS, empty, _NONE
    title, empty = Word("Fehlende Angaben", "Missing facts"), Word("Es fehlt nichts.", "Nothing is missing.")
    yield "lacking", title, lacking.lacking(found.of, found.people, language), lacking.COLUMNS, empty, _NONE
