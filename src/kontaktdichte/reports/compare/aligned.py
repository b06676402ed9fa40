"""The duties of both sides beside each other, and how each pair of them differs.

In: a comparison over people. Out: :class:`Aligned`, whose table has one row per duty of either side.

Two duties are the same if they belong to one pair of rules and have the same window. One that is not judged counts as
not there, as neither side owes it. Looked at are duties whose hard date does not lie before the period.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from kontaktdichte.reports.compare.lacking import unsaid
from kontaktdichte.reports.compare.sides import SIDES, Comparison, People, sides
from kontaktdichte.reports.run import Run
from kontaktdichte.rules.reasons import Language

KEYS = ("subject", "rule", "window", "nth")
_SIDED = ("hard", "need", "verdict", "strength", "overdue")


class Aligned(NamedTuple):
    """A comparison over people and its duties.

    ``duties``: KEYS (``rule``: the pair's name), hard, need, verdict, strength, overdue, owed of both sides with the
    ending ``_a`` or ``_b`` (empty where a side has no such duty), and ``change``: added · gone · moved (another date,
    number or strength) · turned (another verdict) · unsaid (on one side facts are missing) · empty (no difference).
    ``unsaid``: by side the pairs of which nothing can be said.
    """

    of: Comparison
    people: People
    duties: pl.DataFrame
    unsaid: dict[str, set[str]]

    def labels(self, language: Language) -> pl.DataFrame:
        """rule (the pair's name), rule_label, place in the order of the pairs; a renamed rule carries both labels."""
        pairs = enumerate(self.of.pairs)
        rows = [(pair.name, pair.label((self.of.a.rules, self.of.b.rules), language), place) for place, pair in pairs]
        return pl.DataFrame(rows, schema={"rule": pl.String, "rule_label": pl.String, "place": pl.UInt32}, orient="row")

    def named(self, rows: pl.DataFrame, language: Language) -> pl.DataFrame:
        """Rows of subjects and pairs with unit, counsellor, the rule's label and place."""
        named = rows.join(self.people.units, on="subject", how="left", maintain_order="left")
        return named.join(self.labels(language), on="rule", how="left", maintain_order="left")


def align(of: Comparison) -> Aligned | None:
    """Every duty of either side once; None where the concepts are compared on paper only."""
    people = of.people
    if people is None:
        return None
    left, right = (
        side_duties(of, people, run, side).select(*KEYS, *(pl.col(name).alias(f"{name}_{side}") for name in _SIDED))
        for side, run in sides(people)
    )
    both = left.join(right, on=KEYS, how="full", coalesce=True, maintain_order="left_right")
    owed = [pl.col(f"verdict_{side}").fill_null("not_judged").ne("not_judged").alias(f"owed_{side}") for side in SIDES]
    blind = {side: unsaid(of, people, side) for side in SIDES}
    return Aligned(of, people, both.with_columns(owed).with_columns(change=_change(blind)), blind)


def side_duties(of: Comparison, people: People, run: Run, side: str) -> pl.DataFrame:
    """A side's duties since the begin of the period, their rules' own names under ``own``.

    Numbered (``nth``) where a rule has several with the same window.
    """
    found = run.evaluation.duties.filter(pl.col("hard") >= people.period.first)
    found = found.sort("subject", "rule", "window", "hard")
    names = pl.col("rule").replace_strict(of.paired(side), return_dtype=pl.String)
    nth = pl.int_range(pl.len()).over("subject", "rule", "window").alias("nth")
    return found.with_columns(pl.col("verdict").cast(pl.String), nth, rule=names, own=pl.col("rule"))


def _change(blind: dict[str, set[str]]) -> pl.Expr:
    a, b = pl.col("owed_a"), pl.col("owed_b")
    here, there = (pl.col("rule").is_in(sorted(blind[side])) for side in SIDES)
    return (
        pl.when((~a & b & here) | (a & ~b & there)).then(pl.lit("unsaid"))
        .when(~a & b).then(pl.lit("added"))
        .when(a & ~b).then(pl.lit("gone"))
        .when(a & b & _differ("hard", "need", "strength")).then(pl.lit("moved"))
        .when(a & b & _differ("verdict", "overdue")).then(pl.lit("turned"))
    )  # fmt: skip


def _differ(*names: str) -> pl.Expr:
    return pl.any_horizontal(pl.col(f"{name}_a") != pl.col(f"{name}_b") for name in names)
