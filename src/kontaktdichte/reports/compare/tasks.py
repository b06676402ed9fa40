"""Whose next task is another: the worklists of both sides beside each other, ready to work from.

In: the duties of both sides beside each other. Out: one row per person whose first task differs, in the order of B's
worklist; then those who have nothing left to do under B.
"""

from __future__ import annotations

import polars as pl

from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.sides import sides
from kontaktdichte.reports.worklist import worklist
from kontaktdichte.rules.reasons import Language

COLUMNS = (
    "subject", "unit", "counsellor", "task", "change", "hard_a", "hard_b", "overdue_days_a", "overdue_days_b",
    "rule_label_b", "sentence_b", "rule_label_a", "sentence_a", "section_b", "quote_b",
)  # fmt: skip
_KEYS = ["task", "subject"]
_SIDED = ("rule", "rule_label", "hard", "overdue_days", "sentence", "section", "quote")


def tasks(found: Aligned, language: Language = "de") -> pl.DataFrame:
    """COLUMNS; ``change``: added (nothing to do under A) · gone (nothing under B) · moved (other rule, date or number).

    Where nothing can be said of a side for want of facts, its silence is no change.
    """
    left, right = (
        worklist(run, language)
        .with_columns(pl.col("rule").replace_strict(found.of.paired(side), return_dtype=pl.String))
        .select(*_KEYS, "unit", "counsellor", *(pl.col(name).alias(f"{name}_{side}") for name in _SIDED))
        for side, run in sides(found.people)
    )
    both = right.join(left, on=_KEYS, how="full", coalesce=True, maintain_order="left_right")
    people = [pl.col(name).fill_null(pl.col(f"{name}_right")) for name in ("unit", "counsellor")]
    return both.with_columns(*people, change=_change(found)).filter(pl.col("change").is_not_null()).select(COLUMNS)


def _change(found: Aligned) -> pl.Expr:
    a, b = pl.col("rule_a"), pl.col("rule_b")
    said_a, said_b = (~pl.col(f"rule_{other}").is_in(sorted(found.unsaid[side])) for side, other in ("ab", "ba"))
    differ = pl.any_horizontal(
        pl.col(f"{name}_a").ne_missing(pl.col(f"{name}_b")) for name in ("rule", "hard", "sentence")
    )
    return (
        pl.when(a.is_null() & said_a).then(pl.lit("added"))
        .when(b.is_null() & said_b).then(pl.lit("gone"))
        .when(a.is_not_null() & b.is_not_null() & differ).then(pl.lit("moved"))
    )  # fmt: skip
