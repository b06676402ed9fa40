"""One run: an evaluation, what stood at begin and end of a period, and what the import said. What every report gets.

In: concept, tables, Stichtag, period. Out: :class:`Run`. "Overdue" is the column of that name and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

import polars as pl

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Evaluation, Progress, evaluate
from kontaktdichte.rules.measures import SCHEMA, measured
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.tables import Tables
from kontaktdichte.rules.vocabulary import Per

UNMET = ("missed", "missed_with_reason")
_PAIR = {"subject": pl.String, "rule": pl.String}


class Days(NamedTuple):
    """A period from its first to its last day, both included, as people write it."""

    first: date
    last: date


@dataclass(frozen=True)
class Standing:
    """How things stood on ``day``, one row per subject and rule.

    ``overdue``: subject, rule, duties · ``cell_missed``: floors whose last closed calendar cell was missed, with or
    without reason, and that still ask for more (a rule that ended asks for nothing).
    """

    day: date
    overdue: pl.DataFrame
    cell_missed: pl.DataFrame


@dataclass(frozen=True)
class Run:
    """An evaluation and what belongs beside its numbers.

    ``period`` is empty where no rates are wanted; ``begin`` and ``end`` are then the Stichtag. ``rejected`` and
    ``warnings`` are those of the intake, None without one. ``measured``: the concept's measures, from the cell that
    holds the period's first day.
    """

    evaluation: Evaluation
    period: Days | None
    begin: Standing
    end: Standing
    current: Standing
    rejected: pl.DataFrame | None = None
    warnings: pl.DataFrame | None = None
    measured: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SCHEMA))

    @property
    def concept(self) -> Concept:
        """The concept evaluated."""
        return self.evaluation.concept

    @property
    def present(self) -> frozenset[str]:
        """Subjects in the population on the Stichtag."""
        return self.evaluation.present

    @property
    def as_of(self) -> date:
        """The Stichtag."""
        return self.evaluation.as_of

    @property
    def people(self) -> pl.DataFrame:
        """subject, unit, counsellor, kind (``person`` where empty)."""
        kind = pl.col("kind").fill_null("person")
        return self.evaluation.persons.select(pl.col("id").alias("subject"), "unit", "counsellor", kind)

    def only(self, unit: str | None = None, counsellor: str | None = None) -> Run:
        """The same on the Stichtag for those of this unit and counsellor, as if there were nobody else."""
        people = self.people
        for column, wanted in (("unit", unit), ("counsellor", counsellor)):
            people = people if wanted is None else people.filter(pl.col(column) == wanted)
        ids, of = people["subject"].to_list(), self.evaluation
        theirs = pl.col("subject").is_in(ids)
        evaluation = replace(
            of, persons=of.persons.filter(pl.col("id").is_in(ids)), present=of.present & set(ids),
            duties=of.duties.filter(theirs), contacts=of.contacts.filter(theirs), notes=of.notes.filter(theirs),
            findings=of.findings.filter(theirs), missing=of.missing.filter(theirs), changes=of.changes.filter(theirs),
        )  # fmt: skip
        begin, end, current = (
            Standing(at.day, at.overdue.filter(theirs), at.cell_missed.filter(theirs))
            for at in (self.begin, self.end, self.current)
        )
        groups = [(by, name) for by, name in (("unit", unit), ("counsellor", counsellor)) if name is not None]
        own = [(pl.col("by") == by) & (pl.col("group") == name) for by, name in groups]
        measured = self.measured.filter(pl.any_horizontal(own)) if own else self.measured
        return replace(self, evaluation=evaluation, begin=begin, end=end, current=current, measured=measured)

    @property
    def in_period(self) -> pl.Expr:
        """Duties whose hard date lies in the period and before the Stichtag; without a period, before the Stichtag."""
        passed = pl.col("hard") < self.as_of
        return passed if self.period is None else passed & pl.col("hard").is_between(*self.period)


def run(
    concept: Concept, tables: Tables, *, as_of: date, known_at: date | None = None, period: Days | None = None,
    rejected: pl.DataFrame | None = None, warnings: pl.DataFrame | None = None, progress: Progress | None = None,
    by: Callable[..., Evaluation] = evaluate,
) -> Run:  # fmt: skip
    """Evaluate on the Stichtag, and on the first and last day of ``period`` for what was overdue then.

    All three look with the same knowledge (``known_at``), so late entries change the past's numbers too. A period that
    reaches beyond the Stichtag ends there. ``by``: ``evaluate``, or what shares its work among processes. Raises
    TableError.
    """
    evaluation = by(concept, tables, as_of=as_of, known_at=known_at, contacts=False, progress=progress)
    current = begin = end = standing(evaluation)
    if period is not None:
        days = (min(period.first, as_of), min(period.last, as_of))
        begin, end = (
            current
            if day == as_of
            else standing(by(concept, tables, as_of=day, known_at=known_at, contacts=False, progress=progress))
            for day in days
        )
    since = None if period is None else period.first
    numbers = measured(concept, tables, evaluation.duties, as_of=as_of, known_at=known_at, since=since)
    return Run(evaluation, period, begin, end, current, rejected, warnings, numbers)


def standing(evaluation: Evaluation) -> Standing:
    """What is overdue on the evaluation's day, and whose last closed cell was missed."""
    overdue = evaluation.duties.filter("overdue").group_by("subject", "rule", maintain_order=True)
    return Standing(evaluation.as_of, overdue.agg(pl.len().alias("duties")), _cells_missed(evaluation))


def _cells_missed(evaluation: Evaluation) -> pl.DataFrame:
    rules = evaluation.concept.rules.items()
    names = [name for name, rule in rules if isinstance(rule.rhythm, Per) and rule.strength == "floor"]
    cells = evaluation.duties.filter(pl.col("rule").is_in(names))
    running = cells.filter(pl.col("hard") >= evaluation.as_of).select("subject", "rule").unique()
    closed = cells.filter(pl.col("hard") < evaluation.as_of).sort("hard", maintain_order=True)
    last = closed.group_by("subject", "rule", maintain_order=True).last()
    missed = last.filter(pl.col("verdict").cast(pl.String).is_in(UNMET)).select("subject", "rule", "window", "hard")
    return missed.join(running, on=["subject", "rule"], how="semi", maintain_order="left")


def rule_labels(concept: Concept, language: Language) -> pl.DataFrame:
    """rule, rule_label, section, quote and the rule's place in the document, one row per rule."""
    rows = [
        (name, label(rule.label, language), rule.section, rule.quote, i)
        for i, (name, rule) in enumerate(concept.rules.items())
    ]
    schema = {"rule": pl.String, "rule_label": pl.String, "section": pl.String, "quote": pl.String, "place": pl.UInt32}
    return pl.DataFrame(rows, schema=schema, orient="row")


def with_names(frame: pl.DataFrame, of: Run, language: Language) -> pl.DataFrame:
    """Rows of subjects and rules with unit, counsellor and the rule's label, section, quote and place."""
    people = of.people.select("subject", "unit", "counsellor")
    named = frame.join(people, on="subject", how="left", maintain_order="left")
    if "rule" not in frame.columns:
        return named
    return named.join(rule_labels(of.concept, language), on="rule", how="left", maintain_order="left")


def a_year_before(day: date) -> Days:
    """The year that ends with ``day``: the period where none is named."""
    try:
        first = day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        first = day - timedelta(days=366)
    return Days(first + timedelta(days=1), day)
