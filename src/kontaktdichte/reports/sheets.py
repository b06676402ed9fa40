"""All reports of a run, each once, in the order of the workbook.

In: a run. Out: :class:`Sheet`, each a table with stable columns and the columns that people see. Every output
(workbook, CSV, Parquet, JSON) is made of these, so no two of them can show different numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from kontaktdichte.reports import (
    deviations,
    duties,
    findings,
    measures,
    missing,
    rates,
    readings,
    rejected,
    summary,
    worklist,
)
from kontaktdichte.reports.run import Run
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.reasons import Language

Report = Callable[[Run, Language], pl.DataFrame]


@dataclass(frozen=True)
class Sheet:
    """One report: ``frame`` with codes and stable column names, ``columns`` those people see, ``empty`` for no rows."""

    key: str
    title: str
    frame: pl.DataFrame
    columns: tuple[str, ...]
    empty: str


@dataclass(frozen=True)
class _Spec:
    key: str
    title: Word
    report: Report
    columns: tuple[str, ...]
    empty: Word
    needs_period: bool = False
    needs_measures: bool = False


_SPECS = (
    _Spec("summary", Word("Übersicht", "Overview"), summary.summary_table, summary.COLUMNS, Word("", "")),
    _Spec(
        "worklist",
        Word("Arbeitsliste", "Worklist"),
        worklist.worklist,
        worklist.COLUMNS,
        Word("Nichts zu tun.", "Nothing to do."),
    ),
    _Spec("duties", Word("Pflichten", "Duties"), duties.duties, duties.COLUMNS, Word("Keine Pflichten.", "No duties.")),
    _Spec("rates", Word("Quoten", "Rates"), rates.rates, rates.COLUMNS, Word("Keine Quoten.", "No rates."), True),
    _Spec(
        "target_rates",
        Word("Soll-Quoten", "Target rates"),
        rates.target_rates,
        rates.TARGET_COLUMNS,
        Word("Kein Soll.", "No targets."),
        True,
    ),
    _Spec(
        "measures",
        Word("Messgrößen", "Measures"),
        measures.measures,
        measures.COLUMNS,
        Word("Keine Messgrößen.", "No measures."),
        needs_measures=True,
    ),
    _Spec(
        "missing",
        Word("Fehlende Angaben", "Missing facts"),
        missing.missing,
        missing.COLUMNS,
        Word("Es fehlt nichts.", "Nothing is missing."),
    ),
    _Spec(
        "deviations",
        Word("Abweichungen", "Deviations"),
        deviations.deviations,
        deviations.COLUMNS,
        Word("Keine Abweichungen.", "No deviations."),
    ),
    _Spec(
        "findings",
        Word("Feststellungen", "Findings"),
        findings.findings,
        findings.COLUMNS,
        Word("Keine Feststellungen.", "No findings."),
    ),
    _Spec(
        "rejected",
        Word("Abgewiesene Zeilen", "Rejected rows"),
        rejected.rejected,
        rejected.COLUMNS,
        Word("Jede Zeile wurde übernommen.", "Every row was taken."),
    ),
    _Spec(
        "readings",
        Word("Lesarten", "Readings"),
        readings.readings,
        readings.COLUMNS,
        Word("Keine Lesarten.", "No readings."),
    ),
)


def sheets(run: Run, language: Language = "de") -> list[Sheet]:
    """Every report of the run; without a period no rates, measures only where the concept has some."""
    return [
        Sheet(spec.key, spec.title.to(language), spec.report(run, language), spec.columns, spec.empty.to(language))
        for spec in _SPECS
        if (run.period is not None or not spec.needs_period) and (run.concept.measures or not spec.needs_measures)
    ]
