"""Measures over a portfolio: sums, ratios and shares of duties, minutes, persons and places (SEMANTICS 2.6).

In: a concept, the six tables, the duties of an evaluation, ``as_of`` and ``known_at``. Out: one row per measure, window
and group. Whole numbers throughout: a verdict compares products, so nothing hangs on rounding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import polars as pl

from kontaktdichte.rules.assessment import Rulebook
from kontaktdichte.rules.calendar import FAR, UNIX, Calendar, calendar_for, cell, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Owed, Rule, SubjectKind
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import Contact, Life, lives
from kontaktdichte.rules.quantities import (
    BY_COUNSELLOR,
    BY_OFFICE,
    BY_UNIT,
    Bound,
    Cells,
    Chosen,
    ContactMinutes,
    CountedDuties,
    CountedPersons,
    CountedPlaces,
    Measure,
    Quantity,
    Rolling,
    WorkingMinutes,
)
from kontaktdichte.rules.spans import Span
from kontaktdichte.rules.tables import Tables
from kontaktdichte.rules.vocabulary import UNITS, Condition, Match, Note

STANDS = ("met", "not_met", "open", "no_basis", "no_bound")
OFFICE, UNASSIGNED = "*", ""
_WORKING_WEEK = 5  # days among which a week's working time is spread
_WHOLE = re.compile(r"[0-9]{1,9}")
_BESIDE = pl.List(pl.Struct({"name": pl.String, "numerator": pl.Int64, "lacking": pl.Int64}))
SCHEMA: dict[str, pl.DataType] = {
    "measure": pl.String(), "by": pl.String(), "group": pl.String(), "first": pl.Date(), "last": pl.Date(),
    "closed": pl.Boolean(), "numerator": pl.Int64(), "denominator": pl.Int64(), "value": pl.Float64(),
    "stands": pl.Enum(STANDS), "lacking": pl.Int64(), "beside": _BESIDE,
}  # fmt: skip


class Window(NamedTuple):
    """The days looked at, both included; ``closed``: no more of them is to come."""

    first: int
    last: int
    closed: bool


class Item(NamedTuple):
    """Something counted: of whom, on which day, how much; ``amount`` None: it should carry a number and does not."""

    subject: str
    day: int
    amount: int | None
    actor: str | None = None  # of a contact, "" where nobody is named
    begun: int | None = None  # of a duty: the day that names its group where the hard date names none


@dataclass
class Tally:
    """Amounts by group, and how many items carried no number."""

    amounts: Counter[str] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)

    def add(self, group: str, amount: int | None) -> None:
        """One item; a group with an item has a row, be it of nothing."""
        self.amounts[group] += amount or 0
        self.lacking[group] += amount is None


def measured(
    concept: Concept, tables: Tables, duties: pl.DataFrame, *, as_of: date, known_at: date | None = None,
    since: date | None = None,
) -> pl.DataFrame:  # fmt: skip
    """SCHEMA: every measure of the concept for each of its windows and groups.

    ``duties`` are those of an evaluation by the same concept, tables, ``as_of`` and ``known_at``. Calendar cells are
    listed from the one that holds ``since`` (default: the last closed one) to the running one. ``group`` is ``*`` for
    the whole office and empty for what belongs to none; ``numerator`` and ``denominator`` are whole duties, minutes,
    persons or places, ``value`` is their quotient, or the sum. Raises TableError.
    """
    if not concept.measures:
        return pl.DataFrame(schema=SCHEMA)
    office = _Office(concept, lives(tables, known_at), duties, as_of)
    begin = None if since is None else number(since)
    rows = [
        (name, by, group, day_of(window.first), day_of(window.last), window.closed, *said)
        for name, measure in concept.measures.items()
        for window in office.windows(measure, begin)
        for by, group, said in office.judged(measure, window)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


class Filled(NamedTuple):
    """A day of a group: how many persons fill places, how many places there are (None: no number can be read)."""

    day: date
    filled: int
    provided: int | None


def filled_by_day(
    concept: Concept, known: dict[str, Life], name: str, group: str, span: tuple[date, date], as_of: date
) -> list[Filled]:
    """Each day of a span (both belong to it), counted as a measure of persons in places counts its days."""
    measure = concept.measures[name]
    persons, places = measure.counted, measure.compared
    if not isinstance(persons, CountedPersons) or not isinstance(places, CountedPlaces):
        raise ValueError(f"measure {name!r} counts no persons in places")
    office = _Office(concept, known, pl.DataFrame(), as_of)
    window = Window(number(span[0]), number(span[1]), True)
    days, by = range(window.first, window.last + 1), next(one for one in measure.by if one != BY_OFFICE)
    of, in_ = Counter[int](), Counter[int]()
    for tally, items in (
        (of, office._persons(persons, days)), (in_, office._numbers("project", places.places, days, window)),
    ):  # fmt: skip
        for item in items:
            if item.amount is not None and office._group(by, item) == group:
                tally[item.day] += item.amount
    return [Filled(day_of(day), of[day], in_.get(day)) for day in days]


Said = tuple[int, int | None, float | None, str, int, list[dict[str, object]]]


class _Office:
    """All lives of an office under one concept, asked for what a measure counts."""

    def __init__(
        self, concept: Concept, known: dict[str, Life], duties: pl.DataFrame, as_of: date
    ) -> None:  # fmt: skip
        self.concept, self.duties, self.as_of = concept, duties, number(as_of)
        until = concept.in_force.until
        self.begin, self.end = number(concept.in_force.from_), FAR if until is None else number(until)
        years = (concept.in_force.from_.year, max(as_of, concept.in_force.from_).year)
        self.calendar = calendar_for(concept.holidays, concept.closing_days, years)
        self.lives = known
        self.persons, self.staff = (_Conditions(concept, self.calendar, kind) for kind in ("person", "staff"))
        self._views: dict[str, View] = {}
        contacts = [(contact.on, life, contact) for life in self.lives.values() for contact in life.contacts]
        self._contacts: list[tuple[int, Life, Contact]] = sorted(contacts, key=lambda row: row[0])

    def view(self, life: Life) -> View:
        """What held in a life when."""
        if life.subject not in self._views:
            self._views[life.subject] = View(self.concept, life, self.as_of)
        return self._views[life.subject]

    def windows(self, measure: Measure, since: int | None) -> Iterator[Window]:
        """The windows of a measure, cut to the days in force; the running cell ends on the evaluation day."""
        for first, last, closed in self._uncut(measure, since):
            cut = Window(max(first, self.begin), min(last, self.as_of, self.end - 1), closed)
            if cut.first <= cut.last:
                yield cut

    def _uncut(self, measure: Measure, since: int | None) -> Iterator[Window]:
        window = measure.window
        if isinstance(window, Rolling):
            yield Window(self.calendar.add(self.as_of, -window.rolling) + 1, self.as_of, True)
        elif isinstance(window, Cells):
            unit = UNITS.index(window.per)
            running, _ = cell(self.calendar, unit, self.as_of)
            first, after = cell(self.calendar, unit, running - 1 if since is None else min(since, self.as_of))
            while first <= running:
                yield Window(first, after - 1, after <= self.as_of)
                first, after = cell(self.calendar, unit, after)
        else:
            yield Window(self.as_of, self.as_of, True)

    def judged(self, measure: Measure, window: Window) -> Iterator[tuple[str, str, Said]]:
        """Each group with numerator, denominator, value, how it stands, lacking numbers and what stands beside."""
        items = {name: list(self._items(quantity, window)) for name, quantity in measure.quantities.items()}
        for by in measure.by:
            tallies = {name: self._tally(measure.quantities[name], by, some) for name, some in items.items()}
            for group in sorted({group for tally in tallies.values() for group in tally.amounts}):
                yield by, group, _said(measure, group, window, tallies)

    def _tally(self, quantity: Quantity, by: str, items: Iterable[Item]) -> Tally:
        """What a quantity comes to in each group; a week's working time is spread over its five days."""
        tally = Tally()
        for item in items:
            tally.add(self._group(by, item), item.amount)
        if isinstance(quantity, WorkingMinutes):
            tally.amounts = Counter({group: sum_ // _WORKING_WEEK for group, sum_ in tally.amounts.items()})
        return tally

    def _group(self, by: str, item: Item) -> str:
        life = self.lives[item.subject]
        if by == BY_OFFICE:
            return OFFICE
        if by == BY_UNIT:
            owner = life if item.actor is None else self.lives.get(item.actor)
            return (owner.unit if owner is not None else None) or UNASSIGNED
        if by == BY_COUNSELLOR and item.actor is not None:
            return item.actor
        named = self.view(life).value_on(by, item.day)
        if named is None and item.begun is not None:
            named = self.view(life).value_on(by, item.begun)
        if named is None and life.kind != "person":
            return life.subject
        return named or (life.counsellor if by == BY_COUNSELLOR else None) or UNASSIGNED

    def _items(self, quantity: Quantity, window: Window) -> Iterator[Item]:
        if isinstance(quantity, CountedDuties):
            return self._counted_duties(quantity, window)
        if isinstance(quantity, ContactMinutes):
            return self._contact_minutes(quantity.minutes, window)
        if isinstance(quantity, WorkingMinutes):
            before, until = (self.calendar.up_to[day] for day in (window.first - 1, window.last))
            working = self.calendar.working_days[before:until]
            return self._numbers("staff", quantity.minutes, working, window, quantity.while_)
        days = range(window.first if quantity.daily else window.last, window.last + 1)
        if isinstance(quantity, CountedPlaces):
            return self._numbers("project", quantity.places, days, window)
        return self._persons(quantity, days)

    def _counted_duties(self, quantity: CountedDuties, window: Window) -> Iterator[Item]:
        """Duties whose hard date lies in the window and before the evaluation day."""
        chosen = {*quantity.rules, *(self.concept.sets[quantity.set] if quantity.set else ())}
        floors = {name for name, rule in self.concept.rules.items() if rule.strength == "floor"}
        last = min(window.last, self.as_of - 1)
        passed = self.duties.filter(
            pl.col("rule").is_in(sorted(chosen or floors))
            & pl.col("hard").is_between(day_of(window.first), day_of(last))
            & pl.col("verdict").cast(pl.String).is_in(quantity.duties)
        )  # fmt: skip
        hard, begun = (passed[column].to_physical() + UNIX for column in ("hard", "window"))
        rows = zip(passed["subject"], hard, begun, strict=True)
        return (Item(subject, day, 1, begun=first) for subject, day, first in rows)

    def _contact_minutes(self, chosen: Chosen, window: Window) -> Iterator[Item]:
        wanted = (chosen.kind, chosen.channel, chosen.outcome, chosen.place)
        edges = (window.first, window.last + 1)
        low, high = (bisect_left(self._contacts, day, key=lambda row: row[0]) for day in edges)
        for on, life, contact in self._contacts[low:high]:
            if all(map(_fits, wanted, (contact.kind, contact.channel, contact.outcome, contact.place))):
                amount = contact.minutes if contact.minutes >= 0 else None
                yield Item(life.subject, on, amount, contact.actor or UNASSIGNED)

    def _persons(self, quantity: CountedPersons, days: Sequence[int]) -> Iterator[Item]:
        for life in self.lives.values():
            if life.kind == "person":
                holds = self.persons.spans(quantity.persons, life, self.as_of)
                yield from (Item(life.subject, day, 1) for day in _within(holds, days))

    def _numbers(
        self, kind: str, attribute: str, days: Sequence[int], window: Window, while_: Condition | None = None
    ) -> Iterator[Item]:
        """What the subjects of a kind hold on these days; one item without number where a value cannot be read."""
        for life in self.lives.values():
            if life.kind != kind:
                continue
            spans = self.view(life).spans(attribute)
            holds = [(0, FAR)] if while_ is None else self.staff.spans(while_, life, self.as_of)
            wrong = [(start, until) for start, until, value in spans if not _WHOLE.fullmatch(value)]
            if len(wrong) == len(spans) or any(low <= window.last and window.first < high for low, high in wrong):
                yield Item(life.subject, window.last, None)
            for start, until, value in spans:
                if _WHOLE.fullmatch(value):
                    inside = [(max(start, low), min(until, high)) for low, high in holds]
                    yield from (Item(life.subject, day, int(value)) for day in _within(inside, days))


class _Conditions:
    """The conditions that measures ask of one kind of subject, each as a note rule: they mean what they mean in rules.

    Persons are asked within their population, staff without one.
    """

    def __init__(self, concept: Concept, calendar: Calendar, kind: SubjectKind) -> None:
        column = "persons" if kind == "person" else "while_"
        asked = [
            (measure, getattr(quantity, column))
            for measure in concept.measures.values()
            for quantity in measure.quantities.values()
            if hasattr(quantity, column)
        ]
        notes = {repr(condition): _note(measure, kind, condition) for measure, condition in asked}
        population = concept.population.get(kind, Condition()) if kind == "person" else Condition()
        alone = concept.model_copy(update={"rules": notes, "population": {kind: population}})
        self._places = {name: place for place, name in enumerate(notes)}
        self._book = Rulebook(alone, calendar)
        self._known: dict[str, list[list[Span]]] = {}

    def spans(self, condition: Condition, life: Life, as_of: int) -> list[Span]:
        """Spans of a life, while the concept is in force, in which a condition holds."""
        if life.subject not in self._known:
            timeline = self._book.assess(life, as_of).timeline
            self._known[life.subject] = [timeline.active(place) for place in self._places.values()]
        return self._known[life.subject][self._places[repr(condition)]]


def _note(measure: Measure, kind: SubjectKind, condition: Condition) -> Rule:
    owed = Owed(de=(measure.label.de,) * 2, en=(measure.label.en,) * 2)
    return Rule(
        label=measure.label, owed=owed, section=measure.section, quote=measure.quote, subject=kind,
        applies_to=condition, rhythm=Note(note=True),
    )  # fmt: skip


def _within(spans: Iterable[Span], days: Sequence[int]) -> Iterator[int]:
    """The days, in order, that lie in one of the disjoint spans."""
    for start, until in spans:
        yield from days[bisect_left(days, start) : bisect_left(days, until)]


def _fits(match: Match | None, value: str | None) -> bool:
    if match is None:
        return True
    return (match.is_ is None or value in match.is_) and (match.not_ is None or value not in match.not_)


def _said(measure: Measure, group: str, window: Window, tallies: dict[str, Tally]) -> Said:
    of, below = tallies["of"], tallies.get("in", Tally())
    above, under = of.amounts[group], None if measure.compared is None else below.amounts[group]
    value = float(above) if under is None else above / under if under else None
    lacking = (of.lacking[group], below.lacking[group])
    beside: list[dict[str, object]] = [
        {"name": name, "numerator": tallies[name].amounts[group], "lacking": tallies[name].lacking[group]}
        for name in measure.beside
    ]
    return above, under, value, _stands(measure, group, window, above, under, lacking), sum(lacking), beside


def _stands(
    measure: Measure, group: str, window: Window, above: int, under: int | None, lacking: tuple[int, int]
) -> str:
    """A bound that a lacking number could still turn is not judged, nor is what belongs to nobody."""
    if under == 0:
        return "no_basis"
    if measure.at_least is None and measure.at_most is None:
        return "no_bound"
    if group == UNASSIGNED:
        return "no_basis"
    if not window.closed:
        return "open"
    may_rise, may_fall = map(bool, lacking)
    low = measure.at_least is None or _compared(above, under, measure.at_least) >= 0
    high = measure.at_most is None or _compared(above, under, measure.at_most) <= 0
    if low and high:
        turns = (may_fall and measure.at_least is not None) or (may_rise and measure.at_most is not None)
    else:
        turns = (may_rise and not low) or (may_fall and not high)
    return "no_basis" if turns else "met" if low and high else "not_met"


def _compared(above: int, under: int | None, bound: Bound) -> int:
    """Below (negative), on (0) or above the bound."""
    return above * bound.denominator - bound.numerator * (1 if under is None else under)
