"""The running calendar cells by unit: how many contacts are missing this month and how many working days are left.

In: a run. Out: one row per unit and ``per`` floor, and the last closed cell beside the running one.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.run import Run, with_names
from kontaktdichte.rules.calendar import calendar_for, number
from kontaktdichte.rules.reasons import Language
from kontaktdichte.rules.vocabulary import Per

COLUMNS = (
    "unit",
    "rule_label",
    "last",
    "running",
    "running_fulfilled",
    "running_open",
    "contacts_missing",
    "working_days_left",
    "closed",
    "closed_fulfilled",
    "closed_missed",
    "closed_with_reason",
)


def cells(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS and ``rule``: duties in the running cell (``last``: its last day) and in the one before it."""
    names = [n for n, rule in run.concept.rules.items() if isinstance(rule.rhythm, Per) and rule.strength == "floor"]
    found = with_names(run.evaluation.duties.filter(pl.col("rule").is_in(names)), run, language)
    keys = ("unit", "rule", "rule_label", "place", "last")
    now = found.filter((pl.col("begin") <= run.as_of) & (pl.col("last") >= run.as_of))
    running = now.group_by(keys).agg(
        pl.len().alias("running"), _count("fulfilled", "running_fulfilled"), _count("open", "running_open"),
        (pl.col("need") - pl.col("counted")).filter(pl.col("verdict") == "open").sum().alias("contacts_missing"),
        pl.col("begin").min(),
    )  # fmt: skip
    before = found.group_by("unit", "rule", pl.col("last").dt.offset_by("1d").alias("begin")).agg(
        pl.len().alias("closed"), _count("fulfilled", "closed_fulfilled"), _count("missed", "closed_missed"),
        _count("missed_with_reason", "closed_with_reason"),
    )  # fmt: skip
    both = running.join(before, on=["unit", "rule", "begin"], how="left", nulls_equal=True)
    zero = [pl.col(name).fill_null(0) for name in COLUMNS if name.startswith("closed")]
    return (
        both.with_columns(_days_left(run, both), *zero).sort("unit", "place", nulls_last=True).select("rule", *COLUMNS)
    )


def _count(verdict: str, name: str) -> pl.Expr:
    return (pl.col("verdict") == verdict).sum().alias(name)


def _days_left(run: Run, table: pl.DataFrame) -> pl.Series:
    """Working days after the Stichtag up to the cell's last day."""
    years = (run.as_of.year - 1, run.as_of.year + 2)
    calendar = calendar_for(run.concept.holidays, run.concept.closing_days, years)
    today = calendar.up_to[number(run.as_of)]
    left = [max(0, calendar.up_to[number(day)] - today) for day in table["last"]]
    return pl.Series("working_days_left", left, dtype=pl.Int64)
