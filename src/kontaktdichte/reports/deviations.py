"""Unmet mandatory duties, with and without reason, and the notices they call for.

In: a run. Out: one row per unmet floor of the period or with a notice still due; notices themselves are not listed as
duties but beside the duty they report.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.duties import described
from kontaktdichte.reports.run import UNMET, Run
from kontaktdichte.rules.reasons import Language
from kontaktdichte.rules.vocabulary import Once

COLUMNS = (
    "subject",
    "unit",
    "counsellor",
    "rule_label",
    "window",
    "hard",
    "verdict",
    "reason",
    "done_on",
    "days_late",
    "notice_state",
    "notice_due",
    "notice_done",
    "verdict_sentence",
    "overdue",
    "section",
)
_NOTICE = {
    "subject": pl.String, "rule": pl.String, "hard": pl.Date, "notice_due": pl.Date, "notice_done": pl.Date,
    "notice_state": pl.String, "notice_owed": pl.Boolean,
}  # fmt: skip


def deviations(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS and ``rule``; without reason first, then by date.

    ``notice_state`` is timely, late, due, overdue or empty.
    """
    notices = _reported_by(run)
    unmet = run.evaluation.duties.filter(pl.col("verdict").cast(pl.String).is_in(UNMET), strength="floor").filter(
        ~pl.col("rule").is_in(list(notices.values()))
    )
    unmet = unmet.join(_notices(run, notices), on=["subject", "rule", "hard"], how="left", maintain_order="left")
    listed = unmet.filter(run.in_period | pl.col("actionable") | pl.col("notice_owed").fill_null(False))
    order = pl.col("verdict").cast(pl.String) != "missed"
    return described(listed, run, language).sort(order, "hard", "subject", "place").select("rule", *COLUMNS)


def _reported_by(run: Run) -> dict[str, str]:
    """Rule → the rule of the notice that reports it unmet."""
    found = {}
    for name, rule in run.concept.rules.items():
        if rule.met_by == "notice" and isinstance(rule.rhythm, Once) and rule.rhythm.once.unmet is not None:
            found[rule.rhythm.once.unmet] = name
    return found


def _notices(run: Run, notices: dict[str, str]) -> pl.DataFrame:
    """One row per notice: the unmet duty's rule and last day (a notice's anchor), and how the notice stands."""
    of = {name: rule for rule, name in notices.items()}
    if not of:
        return pl.DataFrame(schema=_NOTICE)
    state = (
        pl.when("overdue").then(pl.lit("overdue"))
        .when(pl.col("verdict") == "fulfilled").then(pl.lit("timely"))
        .when(pl.col("done_on").is_not_null()).then(pl.lit("late"))
        .when("actionable").then(pl.lit("due"))
    )  # fmt: skip
    given = run.evaluation.duties.filter(pl.col("rule").is_in(list(of)))
    return given.select(
        "subject", pl.col("rule").replace(of), pl.col("begin").alias("hard"), pl.col("hard").alias("notice_due"),
        pl.col("done_on").alias("notice_done"), state.alias("notice_state"), pl.col("actionable").alias("notice_owed"),
    )  # fmt: skip
