"""Both sides of a comparison: two concepts, and what follows from each for the same people on the same Stichtag.

In: two concepts; for the people's part the tables as read for either, Stichtag and period. Out: :class:`Comparison`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

import polars as pl

from kontaktdichte.reports.compare.pairs import Pair, pairs
from kontaktdichte.reports.run import Days, Run, run
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import InForce
from kontaktdichte.rules.evaluation import Progress
from kontaktdichte.rules.tables import Tables

SIDES = ("a", "b")


class Read(NamedTuple):
    """The people as read for one side: the tables its concept understands, and the rows it does not."""

    tables: Tables
    rejected: pl.DataFrame | None = None


@dataclass(frozen=True)
class People:
    """The same people under both concepts; ``together``: the span in which both are taken to be in force, or None."""

    a: Run
    b: Run
    read: tuple[Read, Read]
    together: InForce | None

    @property
    def as_of(self) -> date:
        """The Stichtag of both."""
        return self.a.as_of

    @property
    def period(self) -> Days:
        """The period of the numbers, up to the Stichtag at most."""
        period = self.a.period or Days(self.as_of, self.as_of)
        return Days(min(period.first, self.as_of), min(period.last, self.as_of))

    @property
    def per_year(self) -> float:
        """By what a number of the period is multiplied for a year: exactly 1 for twelve months."""
        first, last = self.period
        return _year_from(first) / ((last - first).days + 1)

    @property
    def units(self) -> pl.DataFrame:
        """subject, unit, counsellor of everybody who was read for either side."""
        both = pl.concat([self.a.people, self.b.people]).select("subject", "unit", "counsellor")
        return both.unique("subject", keep="first", maintain_order=True)


def _year_from(first: date) -> int:
    """Days of the year that begins on ``first``."""
    try:
        return (first.replace(year=first.year + 1) - first).days
    except ValueError:  # 29 February
        return 366


@dataclass(frozen=True)
class Comparison:
    """Two concepts as written, and what follows from each for the same people (None: compared on paper only)."""

    a: Concept
    b: Concept
    people: People | None = None

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every rule of both sides, once."""
        return pairs(self.a, self.b)

    @property
    def concepts(self) -> tuple[Concept, Concept]:
        """Both concepts."""
        return self.a, self.b

    def paired(self, side: str) -> dict[str, str]:
        """A side's rule → the name of its pair."""
        return {name: pair.name for pair in self.pairs if (name := getattr(pair, side)) is not None}


def over_people(
    a: Concept, b: Concept, read: tuple[Read, Read], *, as_of: date, period: Days, known_at: date | None = None,
    as_in_force: bool = False, progress: Progress | None = None,
) -> Comparison:  # fmt: skip
    """Both concepts over the same people.

    Each is taken to be in force from the earlier of both begins (at the latest from the period's) without an end, so
    that both have the same clocks and every difference comes from a rule; ``as_in_force``: each only while its text
    says. Raises TableError.
    """
    together = None if as_in_force else InForce(from_=min(a.in_force.from_, b.in_force.from_, period.first))
    paper = Comparison(a, b)
    left, right = (
        run(
            _in_force(concept, together), _excused(paper, read, side), as_of=as_of, known_at=known_at, period=period,
            rejected=read[SIDES.index(side)].rejected, progress=progress,
        )
        for concept, side in zip((a, b), SIDES, strict=True)
    )  # fmt: skip
    return Comparison(a, b, People(left, right, read, together))


def _in_force(concept: Concept, span: InForce | None) -> Concept:
    return concept if span is None else concept.model_copy(update={"in_force": span})


def _excused(of: Comparison, read: tuple[Read, Read], side: str) -> Tables:
    """A side's tables with the deviations known to the other: a reason given for a rule holds under its new name."""
    own, other = (given.tables for given in (read if side == "a" else read[::-1]))
    here = {pair: name for name, pair in of.paired(side).items()}
    there = of.paired("b" if side == "a" else "a")
    names = {name: here[pair] for name, pair in there.items() if pair in here}
    known = ["subject", "rule", "window"]
    theirs = other.deviations.filter(pl.col("rule").is_in(list(names))).with_columns(pl.col("rule").replace(names))
    lacking = theirs.join(own.deviations, on=known, how="anti", maintain_order="left")
    return replace(own, deviations=pl.concat([own.deviations, lacking]))


def sides(people: People) -> Iterator[tuple[str, Run]]:
    """``a`` and ``b`` with their runs."""
    return zip(SIDES, (people.a, people.b), strict=True)
