"""Rates over a period, by rule, by unit and by both, with every number that belongs beside a rate (SEMANTICS 2.5).

In: a run with a period. Out: one row per group; ``*`` stands for all units or all rules. Floors and targets never meet
in one table. Notes never count; what was not judged is counted apart, with its cause.
"""

from __future__ import annotations

from typing import Literal

import polars as pl

from kontaktdichte.reports.run import Run, Standing, rule_labels
from kontaktdichte.reports.words import CAUSES
from kontaktdichte.rules.reasons import Language

ALL = "*"
KEYS = ("unit", "rule")
_JUDGED = ("fulfilled", "missed", "missed_with_reason")
_CAUSES = tuple(f"not_judged_{cause}" for cause in CAUSES)
_OVERDUE = (
    "overdue_begin", "cell_missed_begin", "overdue_end", "cell_missed_end", "overdue_now", "cell_missed_now",
    "persons", "persons_overdue", "persons_clear",
)  # fmt: skip
COLUMNS = (
    "unit", "rule_label", *_JUDGED, "rate", "rate_without_reasoned", *_OVERDUE, "share_clear", "not_judged", *_CAUSES,
)  # fmt: skip
TARGET_COLUMNS = (
    "unit", "rule_label", "fulfilled", "late_target", "late_target_with_reason", "rate", "rate_without_reasoned",
    "not_judged", *_CAUSES,
)  # fmt: skip


def rates(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS and ``rule`` for floors: counts of duties and persons, rates as fractions (empty over nothing).

    Judged are duties whose hard date lies in the period and before the Stichtag. ``overdue_*`` count duties,
    ``cell_missed_*`` and ``persons*`` subjects; persons = overdue or cell missed or clear.
    """
    parts = [_judged(run, "floor"), _not_judged(run, "floor"), *_standings(run), _persons(run), _troubled(run)]
    table = _together(parts, _index(run, "floor", parts), (*_JUDGED, *_OVERDUE, "troubled", "not_judged", *_CAUSES))
    table = table.with_columns(persons_clear=pl.col("persons") - pl.col("troubled"))
    share = _share(pl.col("persons_clear"), pl.col("persons"))
    return _labelled(_with_rates(table).with_columns(share.alias("share_clear")), run, language).select(
        "rule", *COLUMNS
    )


def target_rates(run: Run, language: Language = "de") -> pl.DataFrame:
    """TARGET_COLUMNS and ``rule``: the same rates over targets, whose missed duties stand under ``late_target``."""
    parts = [_judged(run, "target"), _not_judged(run, "target")]
    table = _with_rates(_together(parts, _index(run, "target", parts), (*_JUDGED, "not_judged", *_CAUSES)))
    renamed = table.rename({"missed": "late_target", "missed_with_reason": "late_target_with_reason"})
    return _labelled(renamed, run, language).select("rule", *TARGET_COLUMNS)


def _levels(frame: pl.DataFrame, keys: tuple[str, ...] = KEYS) -> pl.DataFrame:
    """The rows once for each group they belong to: their own unit and rule, all units, all rules."""
    for key in keys:
        frame = pl.concat([frame, frame.with_columns(pl.lit(ALL).alias(key))])
    return frame


def _with_units(frame: pl.DataFrame, run: Run) -> pl.DataFrame:
    people = run.people.select("subject", pl.col("unit").fill_null(""))
    return frame.join(people, on="subject", how="left", maintain_order="left")


def _judged(run: Run, strength: Literal["floor", "target"]) -> pl.DataFrame:
    passed = run.evaluation.duties.filter(run.in_period & (pl.col("strength") == strength))
    rows = _levels(_with_units(passed.select("subject", "rule", pl.col("verdict").cast(pl.String)), run))
    return rows.group_by(KEYS).agg((pl.col("verdict") == verdict).sum().alias(verdict) for verdict in _JUDGED)


def _not_judged(run: Run, strength: Literal["floor", "target"]) -> pl.DataFrame:
    chosen = run.in_period & (pl.col("strength") == strength) & (pl.col("verdict") == "not_judged")
    rows = _levels(_with_units(run.evaluation.duties.filter(chosen).select("subject", "rule", "cause"), run))
    by_cause = [(pl.col("cause") == cause).sum().alias(f"not_judged_{cause}") for cause in CAUSES]
    return rows.group_by(KEYS).agg(pl.len().alias("not_judged"), *by_cause)


def _standings(run: Run) -> list[pl.DataFrame]:
    days = (("begin", run.begin), ("end", run.end), ("now", run.current))
    return [part for name, of in days for part in _standing(run, of, name)]


def _standing(run: Run, of: Standing, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    overdue = _levels(_with_units(of.overdue, run)).group_by(KEYS)
    cells = _levels(_with_units(of.cell_missed.select("subject", "rule"), run)).group_by(KEYS)
    return (
        overdue.agg(pl.col("duties").sum().alias(f"overdue_{name}")),
        cells.agg(pl.col("subject").n_unique().alias(f"cell_missed_{name}")),
    )


def _persons(run: Run) -> pl.DataFrame:
    """Subjects a rule still asks something of; over all rules those in the population and those still owing."""
    asked = pl.col("actionable") | (pl.col("hard") >= run.as_of)
    pairs = run.evaluation.duties.filter(asked & (pl.col("strength") == "floor")).select(
        "subject", "rule", "actionable"
    )
    owing = pairs.filter("actionable")["subject"].to_list() + run.current.cell_missed["subject"].to_list()
    everyone = pl.DataFrame({"subject": sorted(run.present | set(owing))}, schema={"subject": pl.String})
    rows = pl.concat([pairs.select("subject", "rule"), everyone.with_columns(pl.lit(ALL).alias("rule"))])
    return _levels(_with_units(rows, run), ("unit",)).group_by(KEYS).agg(pl.col("subject").n_unique().alias("persons"))


def _troubled(run: Run) -> pl.DataFrame:
    """How many subjects have something overdue, and how many that or a missed last cell."""
    overdue = run.current.overdue.select("subject", "rule", pl.lit(True).alias("late"))
    cells = run.current.cell_missed.select("subject", "rule", pl.lit(False).alias("late"))
    late = pl.col("subject").filter(pl.col("late")).n_unique()
    rows = _levels(_with_units(pl.concat([overdue, cells]), run)).group_by(KEYS)
    return rows.agg(late.alias("persons_overdue"), pl.col("subject").n_unique().alias("troubled"))


def _index(run: Run, strength: Literal["floor", "target"], parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Every group that occurs, and every rule of this strength even where nothing occurred."""
    rules = [ALL, *(name for name, rule in run.concept.rules.items() if rule.strength == strength and _owes(run, name))]
    always = pl.DataFrame({"unit": [ALL] * len(rules), "rule": rules}, schema=dict.fromkeys(KEYS, pl.String))
    return pl.concat([always, *(part.select(KEYS) for part in parts)]).unique()


def _owes(run: Run, rule: str) -> bool:
    return not hasattr(run.concept.rules[rule].rhythm, "note")


def _together(parts: list[pl.DataFrame], index: pl.DataFrame, counts: tuple[str, ...]) -> pl.DataFrame:
    for part in parts:
        index = index.join(part, on=KEYS, how="left")
    zero = [pl.col(name).fill_null(0).cast(pl.Int64) for name in counts if name in index.columns]
    return index.with_columns(zero)


def _with_rates(table: pl.DataFrame) -> pl.DataFrame:
    done, missed, reasoned = (pl.col(name) for name in _JUDGED)
    return table.with_columns(
        rate=_share(done, done + missed + reasoned), rate_without_reasoned=_share(done, done + missed)
    )


def _share(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole)


def _labelled(table: pl.DataFrame, run: Run, language: Language) -> pl.DataFrame:
    """With labels; all together first, then units, then rules in the document's order, then each in each."""
    labels = rule_labels(run.concept, language).select("rule", "rule_label", "place")
    both = (pl.col("unit") != ALL).cast(pl.Int8) + 2 * (pl.col("rule") != ALL).cast(pl.Int8)
    everything = {"de": "alle Regeln", "en": "all rules"}[language]
    everywhere, nowhere = {"de": ("alle Einheiten", "ohne Einheit"), "en": ("all units", "without unit")}[language]
    ordered = table.join(labels, on="rule", how="left").sort(both, "unit", "place")
    return ordered.with_columns(
        pl.col("unit").replace({ALL: everywhere, "": nowhere}), pl.col("rule_label").fill_null(everything)
    )
