"""Every duty since the begin of the period with its verdict and the sentence for it.

In: a run. Out: one row per duty whose hard date does not lie before the period, or that is still owed.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.run import Run, with_names
from kontaktdichte.rules.reasons import Language, reason_text, sentences

COLUMNS = (
    "subject",
    "unit",
    "counsellor",
    "rule_label",
    "strength",
    "verdict",
    "window",
    "hard",
    "overdue_days",
    "done_on",
    "days_late",
    "verdict_sentence",
    "overdue",
    "actionable",
    "soft",
    "need",
    "counted",
    "reason",
    "cause",
    "section",
)


def duties(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS and ``rule``, by subject and date; days as dates, ``overdue_days`` and ``days_late`` in calendar days."""
    return (
        described(run.evaluation.duties.filter(_listed(run)), run, language)
        .sort("subject", "hard", "place")
        .select("rule", *COLUMNS)
    )


def _listed(run: Run) -> pl.Expr:
    if run.period is None:
        return pl.lit(True)
    return pl.col("actionable") | (pl.col("hard") >= run.period.first)


def described(found: pl.DataFrame, run: Run, language: Language) -> pl.DataFrame:
    """Rows of ``Evaluation.duties`` with names, sentence, days overdue, and the reason in words."""
    said = sentences(run.evaluation, found, language).alias("verdict_sentence")
    reasons = {code: reason_text(run.concept, code, language) for code in found["reason"].drop_nulls().unique()}
    return with_names(found, run, language).with_columns(
        said,
        pl.col("reason").replace(reasons),
        days_late=pl.when(pl.col("days_late") > 0).then("days_late"),
        overdue_days=pl.when("overdue").then((pl.lit(run.as_of) - pl.col("hard")).dt.total_days()),
    )
