"""What is known and what holds on each day: the facts station of the reference evaluator.

In: a concept, the plain rows of the six tables, a subject, ``as_of`` and ``known_at``. Out: :class:`Life`, which
answers for one day at a time: which values hold, whether a condition holds, which agreed value is in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.rules.reference_calendar import (
    ONE,
    Length,
    Office,
    add_months,
    birthday,
    days_from,
    read_length,
    runs,
)
from tests.rules.reference_conditions import days_of
from tests.rules.reference_duties import Duty

if TYPE_CHECKING:
    from kontaktdichte.rules.concept import Concept
    from kontaktdichte.rules.document import Budget
    from kontaktdichte.rules.vocabulary import Condition, Facts

Row = dict[str, Any]
Span = tuple[date, date | None]  # first and last day; no last day: still
TABLES = ("persons", "situations", "events", "contacts", "agreements", "deviations")


def text(value: object) -> str:
    """A value as the tables carry it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def recorded_day(row: Row) -> date:
    """The day a row was recorded; without one it was known from the start."""
    stamp = row.get("recorded_at")
    return date.min if stamp is None else stamp.date() if isinstance(stamp, datetime) else stamp


def recording_order(row: Row) -> tuple[date, tuple[int, ...], int]:
    """Rows in the order of their recording, then as they stand in the table."""
    stamp = row.get("recorded_at")
    hours = (stamp.hour, stamp.minute, stamp.second, stamp.microsecond) if isinstance(stamp, datetime) else ()
    return recorded_day(row), hours, row["position"]


def covers(row: Row, day: date) -> bool:
    """Whether a row's half-open span holds the day."""
    return row["from"] <= day and (row.get("until") is None or day < row["until"])


def fits(values: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """One of the values is wanted; ``true`` wants any value but ``false``."""
    if not values:
        return False
    return any(v in wanted or ("true" in wanted and v != "false") for v in values)


def everything_in(thing: Any) -> Iterator[Any]:
    """A concept and every part of it, however deep."""
    yield thing
    if hasattr(type(thing), "model_fields"):
        parts = [getattr(thing, name) for name in type(thing).model_fields]
    else:
        parts = list(thing.values()) if isinstance(thing, dict) else list(thing) if type(thing) in (list, tuple) else []
    for part in parts:
        yield from everything_in(part)


def longest_and_ages(concept: Concept) -> tuple[int, frozenset[int]]:
    """The longest period of a concept in days, rounded up, and every age that its conditions name."""
    longest, ages = max([0, *(b.months * 31 for b in concept.budgets)]), set()
    for part in everything_in([concept.population, concept.rules, concept.contact]):
        if hasattr(part, "working_days"):
            longest = max(longest, abs(part.months) * 31 + abs(part.days) + abs(part.working_days) * 3)
        if type(part).__name__ == "Age":
            ages |= {part.from_, part.below} - {None}
    return longest, frozenset(ages)


def attributes_and_events(condition: Condition) -> Iterator[str]:
    """The attributes and events that a condition asks about."""
    for part in everything_in(condition):
        yield from [*part] if isinstance(part, dict) else []
        yield from [part.event] if type(part).__name__ == "Since" and part.event else []


_HORIZONS: dict[int, tuple[Concept, tuple[int, frozenset[int]]]] = {}


def longest_and_ages_of(concept: Concept) -> tuple[int, frozenset[int]]:
    """The same, worked out once per concept."""
    if id(concept) not in _HORIZONS or _HORIZONS[id(concept)][0] is not concept:
        _HORIZONS[id(concept)] = (concept, longest_and_ages(concept))
    return _HORIZONS[id(concept)][1]


class Life:
    """One subject of one concept, as the rows tell it on ``as_of``."""

    def __init__(self, concept: Concept, rows: dict[str, list[Row]], subject: str, as_of: date, known_at: date | None):
        self.concept, self.subject, self.as_of = concept, subject, as_of
        self.office = Office(concept.holidays, concept.closing_days)
        self._states: dict[tuple[str, date], list[Row]] = {}
        self._values: dict[object, dict[date, tuple[str, ...]]] = {}
        self._values_at: dict[tuple[str, date], dict[date, tuple[str, ...]]] = {}
        self.all: dict[str, list[Row]] = {}
        self.unknown_contacts: list[Row] = []
        for table in TABLES:
            self.all[table] = []
            for i, row in enumerate(rows.get(table, [])):
                numbered = {**row, "position": i, "known": self.known_from(table, row)}
                if known_at is None or recorded_day(row) <= known_at:
                    self.all[table].append(numbered)
                elif table == "contacts" and row["subject"] == subject and row["on"] <= as_of:
                    self.unknown_contacts.append(numbered)
        person: Row = next((r for r in self.all["persons"] if r["id"] == subject), {})
        self.kind: str = person.get("kind") or "person"
        self.birth: date | None = person.get("birth_date")
        self.population = concept.population[self.kind]
        self._asked_of_population = {*attributes_and_events(self.population)}
        self.contacts = [c for c in self.state("contacts", date.max) if c["on"] <= as_of]
        self.deviations = [
            d for d in self.state("deviations", date.max) if d.get("given_on") is None or d["given_on"] <= as_of
        ]
        replaced = {r.get("replaces") for r in self.all["agreements"]} - {None}
        standing = [r for r in self.all["agreements"] if r.get("id") not in replaced]
        self.agreements = sorted(standing, key=recording_order)
        mine = [row for table in ("situations", "events") for row in self.all[table] if row["subject"] == subject]
        self.moments = sorted({date.min} | {row["known"] for row in mine})
        self.duties: Callable[[str], list[Duty]] = lambda rule: []  # of another rule: set by the evaluation
        self.conditions: dict[int, set[date]] = {}  # the days of each condition that was asked for
        self._facts: dict[object, set[date]] = {}
        self._spans: dict[int, list[Span]] = {}
        self.first, self.last = self._horizon()
        self.days = frozenset(days_from(self.first, self.last))

    def _horizon(self) -> tuple[date, date]:
        """From the first dated row to well after the last one: afterwards nothing changes any more."""
        named = [
            row[c]
            for table in TABLES[1:]
            for row in self.all[table]
            if row["subject"] == self.subject or table == "agreements"
            for c in ("from", "until", "on", "approved_on")
            if row.get(c) is not None
        ]
        force = self.concept.in_force
        named += [force.from_, self.as_of] + ([force.until] if force.until else [])
        longest, ages = longest_and_ages_of(self.concept)
        if self.birth:
            named += [day for years in ages if (day := birthday(self.birth, years)) > force.from_]
        last = max(max(named) + timedelta(days=longest + 31), self.as_of + timedelta(days=92 + 367))
        return min(named) - ONE, last

    def known_from(self, table: str, row: Row) -> date:
        """Recording day; an actual event or a contact is not known before it happened."""
        kind = self.concept.events.get(row["event"]) if table == "events" else None
        happened = table == "contacts" or (table == "events" and not (kind and kind.planned))
        return max(recorded_day(row), row["on"]) if happened else recorded_day(row)

    def state(self, table: str, moment: date) -> list[Row]:
        """The subject's rows as known on a day: those known by then, without those that one of them replaces."""
        if (table, moment) not in self._states:
            known = [r for r in self.all[table] if r["known"] <= moment]
            replaced = {r.get("replaces") for r in known} - {None}
            mine = [r for r in known if r["subject"] == self.subject and r.get("id") not in replaced]
            self._states[table, moment] = mine
        return self._states[table, moment]

    def events(self, name: str, moment: date = date.max) -> list[Row]:
        """Events of one name; what is not declared planned and lies after ``as_of`` is ignored."""
        kind = self.concept.events.get(name)
        planned = kind is not None and kind.planned
        return [e for e in self.state("events", moment) if e["event"] == name and (planned or e["on"] <= self.as_of)]

    # ------------------------------------------------------------------ situations

    def values(self, attribute: str, moment: date = date.max) -> dict[date, tuple[str, ...]]:
        """Which values of an attribute hold on each day, by the knowledge of a moment."""
        if (attribute, moment) not in self._values_at:
            rows = [r for r in self.state("situations", moment) if r["attribute"] == attribute]
            key = (attribute, tuple(r["position"] for r in rows))
            if key not in self._values:
                self._values[key] = self._days_of(attribute, rows)
            self._values_at[attribute, moment] = self._values[key]
        return self._values_at[attribute, moment]

    def _days_of(self, attribute: str, rows: list[Row]) -> dict[date, tuple[str, ...]]:
        definition = self.concept.attributes.get(attribute)
        days: dict[date, tuple[str, ...]] = {}
        for row in sorted(rows, key=recording_order):
            begin, value = row["from"], text(row["value"])
            if definition is not None and definition.approval is not None:
                approval = definition.approval
                if row.get("reason") not in approval.reasons or any(row.get(need) is None for need in approval.needs):
                    continue
                value = row["reason"]
                recorded = recorded_day(row) if row.get("recorded_at") is not None else begin
                begin = max(begin, row.get("approved_on") or recorded)
            until = row.get("until")
            for day in days_from(begin, self.last if until is None else min(until - ONE, self.last)):
                many = definition is not None and definition.many
                days[day] = (*days.get(day, ()), value) if many else (value,)
        for budget in self.concept.budgets:
            if attribute in budget.situation:
                self._spend(budget, budget.situation[attribute], days)
        return days

    def _spend(self, budget: Budget, wanted: tuple[str, ...], days: dict[date, tuple[str, ...]]) -> None:
        """Take the value away where the budget is used up; earlier spells and agreed credit are spent already."""
        used_months = used_days = 0
        for begin, last in runs(day for day, values in days.items() if fits(values, wanted)):
            credit = self._credit(budget.credit, begin)
            months, rest = used_months + credit.months, used_days + credit.days
            spent = add_months(add_months(begin, budget.months), -months) - rest * ONE
            end = max(begin, min(spent, last + ONE))
            for day in days_from(end, last):
                days[day] = tuple(v for v in days[day] if not fits((v,), wanted))
            spell = 0
            while add_months(begin, spell + 1) <= end:
                spell += 1
            used_months, used_days = used_months + spell, used_days + (end - add_months(begin, spell)).days

    def agreed_on(self, key: str, day: date) -> list[date]:
        """The recording days of the subject's own agreements for a key that cover a day."""
        rows = [r for r in self.agreements if r["subject"] == self.subject and r["key"] == key and covers(r, day)]
        return [recorded_day(row) for row in rows]

    def _credit(self, key: str, day: date) -> Length:
        rows = [r for r in self.agreements if r["subject"] == self.subject and r["key"] == key and covers(r, day)]
        return read_length(rows[-1]["value"]) if rows else Length()

    def fact(self, facts: Facts, day: date) -> bool:
        """Whether every named attribute has one of its values on the day."""
        return min(day, self.last) in self.fact_days(facts)

    def fact_days(self, facts: Facts, moment: date = date.max) -> set[date]:
        """The days on which every named attribute has one of its values."""
        asked = (id(facts), moment)
        if asked not in self._facts:
            self._facts[asked] = self._fact_days(facts, moment)
        return self._facts[asked]

    def _fact_days(self, facts: Facts, moment: date) -> set[date]:
        rows = [r["position"] for r in self.state("situations", moment) if r["attribute"] in facts]
        key = (tuple(facts.items()), tuple(rows))
        if key not in self._facts:
            days = [
                {day for day, values in self.values(attribute, moment).items() if fits(values, wanted)}
                for attribute, wanted in facts.items()
            ]
            self._facts[key] = set.intersection(*days)
        return self._facts[key]

    def spans(self, facts: Facts, moment: date = date.max) -> list[Span]:
        """Maximal spans on which the facts hold."""
        return self._spans_of(self.fact_days(facts, moment))

    def _spans_of(self, days: set[date]) -> list[Span]:
        """Maximal spans of a set of days that is kept."""
        if id(days) not in self._spans:
            self._spans[id(days)] = [(a, None if b == self.last else b) for a, b in runs(days)]
        return self._spans[id(days)]

    def population_spans(self, moment: date = date.max) -> list[Span]:
        """Maximal spans of the population's condition, whether or not the concept is in force."""
        rows = self.state("situations", moment) + self.state("events", moment)
        asked = [row for row in rows if (row.get("attribute") or row["event"]) in self._asked_of_population]
        used = tuple(("event" in row, row["position"]) for row in asked)
        if used not in self._facts:
            self._facts[used] = days_of(self, self.population, moment)
        return self._spans_of(self._facts[used])

    @cached_property
    def population_days(self) -> set[date]:
        """The days of the population's condition while the concept is in force."""
        force = self.concept.in_force
        return {
            day for day in days_of(self, self.population)
            if force.from_ <= day and (force.until is None or day < force.until)
        }  # fmt: skip

    def in_population(self, day: date) -> bool:
        """Whether the day is one of them; after the last day of all, as on that day."""
        return min(day, self.last) in self.population_days

    def population_begins(self, day: date) -> date:
        """First day of the population's span that holds the day."""
        while self.in_population(day - ONE):
            day -= ONE
        return day

    def population_ends(self, day: date) -> date | None:
        """First day after the population's span that holds the day; none: still."""
        while self.in_population(day):
            if day > self.last:
                return None
            day += ONE
        return day
