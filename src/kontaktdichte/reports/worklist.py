"""The worklist: who must be contacted by when, why, and where that stands written.

In: a run. Out: one row per subject with something still owed, and one more where notices are owed for it: an old notice
must not hide this month's talk. The next date is the earliest hard date among actionable floors, where there are none
among actionable targets; what is overdue stands first.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.run import Run, rule_labels, with_names
from kontaktdichte.rules.reasons import Language, sentences

COLUMNS = (
    "subject",
    "unit",
    "counsellor",
    "hard",
    "act_by",
    "overdue_days",
    "overdue_duties",
    "rule_label",
    "sentence",
    "also",
    "cell_missed",
    "task",
    "strength",
    "section",
    "quote",
)
KEYS = ("task", "subject")
_DATE = {"de": "%d.%m.%Y", "en": "%-d %b %Y"}
_PASSED = {"de": " (Soll, verstrichen)", "en": " (target, passed)"}
_BY = {"de": "bis", "en": "by"}


def worklist(
    run: Run, language: Language = "de", *, unit: str | None = None, counsellor: str | None = None
) -> pl.DataFrame:
    """COLUMNS and ``rule``; overdue first, then floors, then targets, each by date; notices after them the same way.

    ``task`` is duty or notice. ``overdue_days`` (calendar days) and ``act_by`` exclude each other; ``overdue_duties``
    adds up to the number of overdue duties. ``unit`` and ``counsellor`` keep exact matches.
    """
    notices = [name for name, rule in run.concept.rules.items() if rule.met_by == "notice"]
    task = pl.when(pl.col("rule").is_in(notices)).then(pl.lit("notice")).otherwise(pl.lit("duty")).alias("task")
    owed = with_names(run.evaluation.duties.filter("actionable").with_columns(task), run, language)
    for column, wanted in (("unit", unit), ("counsellor", counsellor)):
        if wanted is not None:
            owed = owed.filter(pl.col(column) == wanted)
    owed = owed.sort(*KEYS, pl.col("strength") != "floor", "hard", "place", maintain_order=True)
    first = owed.unique(KEYS, keep="first", maintain_order=True)
    rest = owed.join(first, on=["subject", "rule", "window"], how="anti", maintain_order="left")
    chosen = first.join(_overdue_duties(owed), on=KEYS, how="left").join(
        _also(rest, run, language), on=KEYS, how="left"
    )
    chosen = chosen.join(_cells(run, language), on="subject", how="left").sort(
        "task", pl.col("overdue").not_(), pl.col("strength") != "floor", "hard", "subject"
    )
    passed = pl.col("hard") < run.as_of
    return chosen.with_columns(
        sentence=sentences(run.evaluation, chosen, language),
        act_by=pl.when(~passed).then("act_by"),
        overdue_days=pl.when("overdue").then((pl.lit(run.as_of) - pl.col("hard")).dt.total_days()),
        cell_missed=pl.when(pl.col("task") == "duty").then("cell_missed"),
    ).select("rule", *COLUMNS)


def _overdue_duties(owed: pl.DataFrame) -> pl.DataFrame:
    return owed.group_by(KEYS).agg(pl.col("overdue").sum().alias("overdue_duties"))


def _also(rest: pl.DataFrame, run: Run, language: Language) -> pl.DataFrame:
    """What else is owed to the subject, one entry per rule with its earliest date; a passed target is no breach."""
    by_rule = rest.group_by(*KEYS, "rule_label", "strength", maintain_order=True).agg(
        pl.col("hard").min(), pl.len().alias("count")
    )
    passed = (pl.col("strength") == "target") & (pl.col("hard") < run.as_of)
    mark = pl.when(passed).then(pl.lit(_PASSED[language])).otherwise(pl.lit(""))
    times = pl.when(pl.col("count") > 1).then(pl.format(" ({}×)", "count")).otherwise(pl.lit(""))
    entry = pl.format(
        "{} {} {}{}{}", "rule_label", pl.lit(_BY[language]), pl.col("hard").dt.to_string(_DATE[language]), mark, times
    )
    return (
        by_rule.group_by(KEYS, maintain_order=True)
        .agg(entry.alias("also"))
        .with_columns(pl.col("also").list.join("; "))
    )


def _cells(run: Run, language: Language) -> pl.DataFrame:
    """Rules whose last closed cell was missed."""
    named = run.current.cell_missed.join(
        rule_labels(run.concept, language), on="rule", how="left", maintain_order="left"
    )
    entry = pl.format("{} {} {}", "rule_label", pl.lit(_BY[language]), pl.col("hard").dt.to_string(_DATE[language]))
    return (
        named.group_by("subject", maintain_order=True)
        .agg(entry.alias("cell_missed"))
        .with_columns(pl.col("cell_missed").list.join("; "))
    )
