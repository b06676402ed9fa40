"""What either concept asks about and the data do not say: a zero for want of facts is no zero.

In: a comparison over people. Out: one row per side and thing that is lacking: facts missing for persons, facts and
events of which the data hold no row at all, rows that a side's concept does not understand, nobody in a population; and
the rules of which, for want of facts, nothing can be said.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from kontaktdichte.reports.compare.sides import SIDES, Comparison, People, Read, sides
from kontaktdichte.reports.run import Run
from kontaktdichte.reports.words import Word
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.consistency import anchors, parts
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.vocabulary import Anchor, Condition, Hold

COLUMNS = ("side", "lack", "label", "count", "asked_by")
POPULATION = Word("für wen die Vorgabe gilt", "whom the concept is for")
_Row = tuple[str, str | None, int, str | None]  # lack, label, count, asked_by
_SCHEMA = {"side": pl.String, "lack": pl.String, "label": pl.String, "count": pl.Int64, "asked_by": pl.String}


def lacking(of: Comparison, people: People, language: Language = "de") -> pl.DataFrame:
    """COLUMNS; ``lack`` is nobody · unknown (no row in the data) · missing · rejected, ``count`` persons or rows.

    ``asked_by`` names the rules that ask for it, or the population.
    """
    rows: list[tuple[str, str, str | None, int, str | None]] = []
    for (side, run), concept, read in zip(sides(people), of.concepts, people.read, strict=True):
        found = [*_nobody(run), *_unknown(concept, read, language), *_missing(run, language), *_rejected(read)]
        rows += [(side, *row) for row in found]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _nobody(run: Run) -> Iterator[_Row]:
    if not run.present:
        yield "nobody", None, 0, None


def _missing(run: Run, language: Language) -> Iterator[_Row]:
    """The facts a concept expects, by the number of persons they are missing for."""
    found = run.evaluation.missing.group_by("expectation", f"label_{language}").agg(pl.col("subject").n_unique())
    for _, name, count in found.sort("expectation").iter_rows():
        yield "missing", name, count, None


def _rejected(read: Read) -> Iterator[_Row]:
    if read.rejected is not None and not read.rejected.is_empty():
        yield "rejected", None, read.rejected.height, None


def unsaid(of: Comparison, people: People, side: str) -> set[str]:
    """Names of the pairs of which nothing can be said on a side: no duty follows, and no row names what it asks about.

    Where nobody is in the population because no row names what it asks about, that is every pair, also of rules that
    the side does not have: what stands in their place cannot be seen.
    """
    run, concept, read = dict(sides(people))[side], *_own(of, people, side)
    there, found = _there(read), {*run.evaluation.duties["rule"].unique(), *run.evaluation.notes["rule"].unique()}
    if not run.present and not found and any(set(_of_condition(c)) - there for c in concept.population.values()):
        return {pair.name for pair in of.pairs}
    names = of.paired(side)
    return {names[name] for name, rule in concept.rules.items() if name not in found and _of_rule(rule) - there}


def _own(of: Comparison, people: People, side: str) -> tuple[Concept, Read]:
    at = SIDES.index(side)
    return of.concepts[at], people.read[at]


def _there(read: Read) -> set[str]:
    """Attributes and events that some row names."""
    return {*read.tables.situations["attribute"].unique(), *read.tables.events["event"].unique()}


def _unknown(concept: Concept, read: Read, language: Language) -> Iterator[_Row]:
    """Attributes and events that somebody asks about and no row of the data names."""
    there = _there(read)
    asked: dict[str, list[str]] = {}
    for who, names in _asked(concept, language):
        for name in names - there:
            asked.setdefault(name, []).append(who)
    labels = {name: item.label for name, item in concept.attributes.items()}
    labels |= {name: item.label for name, item in concept.events.items()}
    for name, text in labels.items():
        if name in asked:
            yield "unknown", label(text, language), 0, ", ".join(dict.fromkeys(asked[name]))


def _asked(concept: Concept, language: Language) -> Iterator[tuple[str, set[str]]]:
    """Who asks (the population, a rule by its label), and which attributes and events it names."""
    for condition in concept.population.values():
        yield POPULATION.to(language), set(_of_condition(condition))
    for rule in concept.rules.values():
        yield label(rule.label, language), _of_rule(rule)


def _of_rule(rule: Rule) -> set[str]:
    """The attributes and events without which a rule has no duty."""
    names = set(_of_condition(rule.applies_to)) | {name for anchor in anchors(rule) for name in _of_anchor(anchor)}
    if isinstance(rule.rhythm, Hold):
        names |= {name for facts in (rule.rhythm.hold, *rule.rhythm.also, *rule.rhythm.or_) for name in facts}
    return names


def _of_condition(condition: Condition) -> Iterator[str]:
    for part in parts(condition):
        yield from part.facts
        if part.lasting is not None:
            yield from part.lasting.situation
        if part.since is not None:
            yield from part.since.begin or ()
            yield from filter(None, (part.since.event,))


def _of_anchor(anchor: Anchor) -> Iterator[str]:
    yield from filter(None, (anchor.event, anchor.of))
    for facts in (anchor.begin, anchor.end, anchor.part.of if anchor.part else None):
        if isinstance(facts, dict):
            yield from facts
