"""Who gains or loses which duty from when, and whose duties stand differently.

In: the duties of both sides beside each other. Out: :func:`duties`, one row per duty that differs; :func:`persons`,
one row per person and rule with a difference; :func:`verdicts`, how many duties pass from which verdict to which.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.compare.aligned import KEYS, Aligned, side_duties
from kontaktdichte.reports.compare.sides import sides
from kontaktdichte.rules.reasons import Language, sentences

DUTIES = (
    "subject", "unit", "counsellor", "rule_label", "change", "window", "hard_a", "hard_b", "need_a", "need_b",
    "verdict_a", "verdict_b", "strength_a", "strength_b", "overdue_a", "overdue_b", "sentence_a", "sentence_b",
)  # fmt: skip
PERSONS = (
    "subject", "unit", "counsellor", "rule_label", "change", "since", "until", "duties_a", "duties_b", "added", "gone",
    "moved", "turned", "overdue_a", "overdue_b",
)  # fmt: skip
VERDICTS = ("rule_label", "verdict_a", "verdict_b", "count")
_DIFFERS = pl.col("change").is_not_null() & (pl.col("change") != "unsaid")


def duties(found: Aligned, language: Language = "de") -> pl.DataFrame:
    """DUTIES and ``rule``, by person and date: every duty that differs."""
    rows = found.duties.filter(_DIFFERS)
    for side in ("a", "b"):
        rows = rows.join(_said(found, side, rows, language), on=KEYS, how="left", maintain_order="left")
    first = pl.min_horizontal("hard_a", "hard_b")
    return found.named(rows, language).sort("subject", first, "place").select("rule", *DUTIES)


def persons(found: Aligned, language: Language = "de") -> pl.DataFrame:
    """PERSONS and ``rule``: every person and rule with a duty that differs, or a note that only one side makes.

    ``change``: begins · ends (the rule asks something on one side only) · more · fewer · other (duties) · moved ·
    turned · noted · unnoted · unsaid. ``since`` is the first day of the first window that differs, ``until`` the last
    hard date. ``turned`` counts every duty owed on both sides whose verdict differs.
    """
    differs = pl.col("change").is_not_null()
    last = pl.max_horizontal("hard_a", "hard_b")
    verdict = pl.col("owed_a") & pl.col("owed_b") & (pl.col("verdict_a") != pl.col("verdict_b"))
    counted = [(pl.col("change") == kind).sum().alias(kind) for kind in ("added", "gone", "moved", "unsaid")]
    groups = found.duties.group_by("subject", "rule", maintain_order=True).agg(
        pl.col("window").filter(differs).min().alias("since"), last.filter(differs).max().alias("until"),
        pl.col("owed_a").sum().alias("duties_a"), pl.col("owed_b").sum().alias("duties_b"), *counted,
        verdict.sum().alias("turned"), pl.col("overdue_a").sum(), pl.col("overdue_b").sum(),
        differs.any().alias("differs"),
    )  # fmt: skip
    rows = groups.filter("differs").with_columns(change=_kind())
    rows = pl.concat([rows, _notes(found)], how="diagonal_relaxed")
    return found.named(rows, language).sort("unit", "subject", "place", nulls_last=True).select("rule", *PERSONS)


def verdicts(found: Aligned, language: Language = "de") -> pl.DataFrame:
    """VERDICTS and ``rule``: how many duties stand as what under A and as what under B, where the two differ.

    An empty verdict is no duty. In the rules' order, the most frequent passage first.
    """
    rows = found.duties.filter(_DIFFERS & pl.col("verdict_a").ne_missing(pl.col("verdict_b")))
    counts = rows.group_by("rule", "verdict_a", "verdict_b").agg(pl.len().alias("count"))
    labelled = counts.join(found.labels(language), on="rule", how="left")
    order = ("place", "count", "verdict_a", "verdict_b")
    return labelled.sort(order, descending=(False, True, False, False), nulls_last=True).select("rule", *VERDICTS)


def _kind() -> pl.Expr:
    added, gone = pl.col("added") > 0, pl.col("gone") > 0
    return (
        pl.when(pl.col("unsaid") > 0).then(pl.lit("unsaid"))
        .when(pl.col("duties_a") == 0).then(pl.lit("begins"))
        .when(pl.col("duties_b") == 0).then(pl.lit("ends"))
        .when(added & gone).then(pl.lit("other"))
        .when(added).then(pl.lit("more"))
        .when(gone).then(pl.lit("fewer"))
        .when(pl.col("moved") > 0).then(pl.lit("moved"))
        .otherwise(pl.lit("turned"))
    )  # fmt: skip


def _said(found: Aligned, side: str, rows: pl.DataFrame, language: Language) -> pl.DataFrame:
    """KEYS and ``sentence_a`` or ``sentence_b`` for those of the rows that this side has."""
    run = dict(sides(found.people))[side]
    own = side_duties(found.of, found.people, run, side)
    own = own.join(rows.select(KEYS), on=KEYS, how="semi", maintain_order="left")
    said = sentences(run.evaluation, own.with_columns(rule=pl.col("own")), language)
    return own.select(*KEYS, said.alias(f"sentence_{side}"))


def _notes(found: Aligned) -> pl.DataFrame:
    """subject, rule, change for each note that only one side makes."""
    keys = ["subject", "rule"]
    left, right = (
        run.evaluation.notes.with_columns(pl.col("rule").replace_strict(found.of.paired(side), return_dtype=pl.String))
        for side, run in sides(found.people)
    )
    parts = ((right, left, "noted", "a"), (left, right, "unnoted", "b"))
    return pl.concat(
        here.join(there, on=keys, how="anti", maintain_order="left").with_columns(
            change=pl.when(pl.col("rule").is_in(sorted(found.unsaid[other])))
            .then(pl.lit("unsaid"))
            .otherwise(pl.lit(kind))
        )
        for here, there, kind, other in parts
    )
