"""What either concept asks of each unit: needed contacts a year, overdue, rates, beside each other.

In: a comparison over people. Out: one row per unit and rule, all units and all rules together first.

*Needed contacts a year*: the ``need`` of all floors that contacts meet, whose hard date lies in the period and that are
not "not judged", times the days of a year over the days of the period. A contact may serve several duties, so it is no
number of talks; a rolling duty that is missed asks for nothing more until it is made up.
"""

from __future__ import annotations

from typing import Literal

import polars as pl

from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.people import persons
from kontaktdichte.reports.compare.sides import SIDES, Comparison, People, sides
from kontaktdichte.reports.rates import ALL, rates
from kontaktdichte.reports.run import Run
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language
from kontaktdichte.rules.vocabulary import Every, Once, Per

EVERYWHERE, NOWHERE = Word("alle Einheiten", "all units"), Word("ohne Einheit", "without unit")
ALL_RULES = Word("alle Regeln", "all rules")
_KEYS = ("unit", "rule")
_BESIDE = ("persons", "overdue_now", "cell_missed_now", "rate", "rate_without_reasoned")
_COUNTED = ("contacts", "minutes")
COLUMNS = (
    "unit", "rule_label", "contacts_a", "contacts_b", "contacts_more", "minutes_a", "minutes_b", "minutes_more",
    "affected", *(f"{name}_{side}" for name in _BESIDE for side in SIDES),
)  # fmt: skip


def units(found: Aligned, language: Language = "de") -> pl.DataFrame:
    """COLUMNS and ``rule`` (a pair's name or ``*``): contacts and minutes a year, persons, duties, rates as fractions.

    ``affected``: persons with a duty that differs. What a rule counts in minutes stands under minutes, not contacts. A
    side of which nothing can be said for want of facts is empty, not zero.
    """
    of, people = found.of, found.people
    parts = [_affected(found, language)]
    for side, run in sides(people):
        parts += [_needed(of, people, run, side, what, language) for what in _COUNTED]
        parts.append(_rates(of, run, side, language))
    table = pl.concat([part.select(_KEYS) for part in parts]).unique()
    for part in parts:
        table = table.join(part, on=_KEYS, how="left")
    zero = [name for name in table.columns if name not in _KEYS and not name.startswith("rate")]
    table = table.with_columns(pl.col(zero).fill_null(0)).with_columns(_without_blind(found, zero))
    table = table.with_columns(
        (pl.col(f"{what}_b") - pl.col(f"{what}_a")).round(1).alias(f"{what}_more") for what in _COUNTED
    )
    return _ordered(table.join(found.labels(language), on="rule", how="left"), language).select("rule", *COLUMNS)


def columns(found: Aligned) -> tuple[str, ...]:
    """COLUMNS that people see: minutes only where some rule of either side counts them."""
    counted = (needed_in(concept, rule) for concept in found.of.concepts for rule in concept.rules)
    return COLUMNS if "minutes" in counted else tuple(name for name in COLUMNS if not name.startswith("minutes"))


def _without_blind(found: Aligned, names: list[str]) -> list[pl.Expr]:
    """A side's numbers, empty for the rules of which nothing can be said; with all of them also over all rules."""
    said = []
    for side in SIDES:
        blind = sorted(found.unsaid[side])
        rules = [*blind, ALL] if len(blind) == len(found.of.pairs) else blind
        own = [name for name in names if name.endswith(f"_{side}")]
        said += [pl.when(~pl.col("rule").is_in(rules)).then(name).alias(name) for name in own]
    return said


def _ordered(table: pl.DataFrame, language: Language) -> pl.DataFrame:
    """All together first, then the units, then the rules in their order, then each in each."""
    everywhere = pl.col("unit") == EVERYWHERE.to(language)
    order = (~everywhere).cast(pl.Int8) + 2 * (pl.col("rule") != ALL).cast(pl.Int8)
    named = table.with_columns(pl.col("rule_label").fill_null(ALL_RULES.to(language)))
    return named.sort(order, pl.col("unit") == NOWHERE.to(language), "unit", "place")


def needed_in(concept: Concept, rule: str) -> Literal["contacts", "minutes"] | None:
    """In what a floor counts: contacts, minutes, or neither (a fact that must be there, a notice)."""
    written = concept.rules[rule]
    if written.met_by != "contact" or not isinstance(written.rhythm, Per | Every | Once):
        return None
    return "minutes" if written.count == "minutes" else "contacts"


def _needed(of: Comparison, people: People, run: Run, side: str, what: str, language: Language) -> pl.DataFrame:
    """unit, rule and what is needed in a year under one side."""
    rules = [name for name in run.concept.rules if needed_in(run.concept, name) == what]
    owed = (pl.col("strength") == "floor") & (pl.col("verdict").cast(pl.String) != "not_judged")
    inside = pl.col("hard").is_between(*people.period) & pl.col("rule").is_in(rules)
    found = run.evaluation.duties.filter(owed & inside).select("subject", _pair(of, side), "need")
    a_year = (pl.col("need").sum() * people.per_year).round(1).alias(f"{what}_{side}")
    return _levels(found, people, language).group_by(_KEYS).agg(a_year)


def _affected(found: Aligned, language: Language) -> pl.DataFrame:
    rows = persons(found, language).filter(pl.col("change") != "unsaid").select("subject", "rule")
    return _levels(rows, found.people, language).group_by(_KEYS).agg(pl.col("subject").n_unique().alias("affected"))


def _rates(of: Comparison, run: Run, side: str, language: Language) -> pl.DataFrame:
    found = rates(run, language).with_columns(_pair(of, side))
    return found.select(*_KEYS, *(pl.col(name).alias(f"{name}_{side}") for name in _BESIDE))


def _pair(of: Comparison, side: str) -> pl.Expr:
    """A side's rule under its pair's name; ``*`` stays."""
    return pl.col("rule").replace_strict({**of.paired(side), ALL: ALL}, return_dtype=pl.String)


def _levels(frame: pl.DataFrame, people: People, language: Language) -> pl.DataFrame:
    """The rows once for each group they belong to: their own unit and rule, all units, all rules."""
    rows = frame.join(people.units.select("subject", "unit"), on="subject", how="left")
    rows = rows.with_columns(pl.col("unit").fill_null(NOWHERE.to(language)))
    for key, every in (("unit", EVERYWHERE.to(language)), ("rule", ALL)):
        rows = pl.concat([rows, rows.with_columns(pl.lit(every).alias(key))])
    return rows
