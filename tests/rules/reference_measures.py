"""Measures for the reference evaluator: every window day by day, every subject asked on every day.

In: a concept, the six tables as plain rows, listed duties, ``as_of``, ``known_at``, ``since``. Out: rows as plain
dicts, named like the engine's columns. It shares nothing with the engine but the concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.rules.reference_calendar import ONE, Length, cell_of, days_from
from tests.rules.reference_conditions import holds
from tests.rules.reference_contacts import match
from tests.rules.reference_facts import Life, Row

if TYPE_CHECKING:
    from kontaktdichte.rules.concept import Concept

Item = tuple[str, list[date], str | None, int | None]  # of whom, days that name its group, actor, amount
FIVE_DAYS = 5


class Portfolio:
    """Every subject's life, whatever its kind, on one evaluation day."""

    def __init__(self, concept: Concept, rows: dict[str, list[Row]], as_of: date, known_at: date | None) -> None:
        self.concept, self.as_of = concept, as_of
        self.person = {person["id"]: person for person in rows["persons"]}
        alike = {**rows, "persons": [{**person, "kind": None} for person in rows["persons"]]}
        self.lives = {name: Life(concept, alike, name, as_of, known_at) for name in self.person}

    def of_kind(self, kind: str) -> list[str]:
        return [name for name, person in self.person.items() if (person.get("kind") or "person") == kind]

    def value(self, name: str, attribute: str, day: date) -> str | None:
        """The value of an attribute on a day."""
        values = self.lives[name].values(attribute).get(min(day, self.lives[name].last), ())
        return values[-1] if values else None

    def group(self, by: str, name: str, days: list[date], actor: str | None) -> str:
        """Where something of this subject belongs; the first of the days that names a group decides."""
        if by == "office":
            return "*"
        if by == "unit":
            return self.person.get(name if actor is None else actor, {}).get("unit") or ""
        if by == "counsellor" and actor is not None:
            return actor
        for day in days:
            if (value := self.value(name, by, day)) is not None:
                return value
        if name not in self.of_kind("person"):
            return name
        return (self.person[name].get("counsellor") or "") if by == "counsellor" else ""

    def works(self, day: date) -> bool:
        return next(iter(self.lives.values())).office.works(day)


def measures(
    concept: Concept, rows: dict[str, list[Row]], duties: list[Row], as_of: date,
    known_at: date | None = None, since: date | None = None,
) -> list[Row]:  # fmt: skip
    """Every measure for each of its windows and groups."""
    portfolio, found = Portfolio(concept, rows, as_of, known_at), []
    for name, measure in concept.measures.items():
        pair = measure.ratio or measure.share
        parts = {"of": pair.of, "in": pair.in_} if pair is not None else {"of": measure.sum}
        parts |= {also: beside.of for also, beside in measure.beside.items()}
        for first, last, closed in windows(portfolio, measure, since):
            items = {part: list(counted(portfolio, quantity, duties, first, last)) for part, quantity in parts.items()}
            for by in measure.by:
                sums = {part: added(portfolio, parts[part], by, some) for part, some in items.items()}
                for group in sorted({group for amounts, _ in sums.values() for group in amounts}):
                    window = {"measure": name, "by": by, "group": group, "first": first, "last": last, "closed": closed}
                    found.append({**window, **judged(measure, sums, group, closed)})
    return found


def windows(portfolio: Portfolio, measure: Any, since: date | None) -> Iterator[tuple[date, date, bool]]:
    """First and last day in force of every window, and whether it is closed."""
    as_of, found = portfolio.as_of, []
    if measure.window == "as_of":
        found = [(as_of, as_of, True)]
    elif hasattr(measure.window, "rolling"):
        back = measure.window.rolling
        office = next(iter(portfolio.lives.values())).office
        found = [(office.add(as_of, Length(-back.months, -back.days, 0)) + ONE, as_of, True)]
    else:
        day = cell_of(as_of, measure.window.per)[0] - ONE if since is None else min(since, as_of)
        while day <= as_of:
            first, last = cell_of(day, measure.window.per)
            found.append((first, last, last < as_of))
            day = last + ONE
    force = portfolio.concept.in_force
    for first, last, closed in found:
        inside = [d for d in days_from(first, min(last, as_of)) if d >= force.from_]
        inside = [d for d in inside if force.until is None or d < force.until]
        if inside:
            yield inside[0], inside[-1], closed


def counted(portfolio: Portfolio, quantity: Any, duties: list[Row], first: date, last: date) -> Iterator[Item]:
    """Everything a quantity counts in a window."""
    days = list(days_from(first, last))
    if hasattr(quantity, "duties"):
        yield from counted_duties(portfolio, quantity, duties, days)
    elif hasattr(quantity, "persons"):
        for name in portfolio.of_kind("person"):
            life = portfolio.lives[name]
            for day in days if quantity.daily else [last]:
                if life.in_population(day) and holds(life, quantity.persons, day):
                    yield name, [day], None, 1
    elif hasattr(quantity, "places"):
        for name in portfolio.of_kind("project"):
            yield from numbers(portfolio, name, quantity.places, days, days if quantity.daily else [last])
    elif isinstance(quantity.minutes, str):
        for name in portfolio.of_kind("staff"):
            life = portfolio.lives[name]
            there = [day for day in days if portfolio.works(day) and holds(life, quantity.while_, day)]
            yield from numbers(portfolio, name, quantity.minutes, days, there)
    else:
        yield from contact_minutes(portfolio, quantity.minutes, days)


def counted_duties(portfolio: Portfolio, quantity: Any, duties: list[Row], days: list[date]) -> Iterator[Item]:
    rules = [*quantity.rules, *(portfolio.concept.sets[quantity.set] if quantity.set else ())]
    if not rules:
        rules = [name for name, rule in portfolio.concept.rules.items() if rule.strength == "floor"]
    for duty in duties:
        wanted = duty["rule"] in rules and duty["verdict"] in quantity.duties
        if wanted and duty["hard"] in days and duty["hard"] < portfolio.as_of:
            yield duty["subject"], [duty["hard"], duty["window"]], None, 1


def contact_minutes(portfolio: Portfolio, chosen: Any, days: list[date]) -> Iterator[Item]:
    for name, life in portfolio.lives.items():
        for contact in life.contacts:
            kept = {**contact, "outcome": contact.get("outcome") or "kept"}
            columns = ("kind", "channel", "outcome", "place")
            if contact["on"] in days and all(match(getattr(chosen, c), kept.get(c)) for c in columns):
                yield name, [contact["on"]], contact.get("actor") or "", contact.get("minutes")


def numbers(portfolio: Portfolio, name: str, attribute: str, days: list[date], asked: list[date]) -> Iterator[Item]:
    """The number a subject holds on each day asked for; one item without a number where one cannot be read."""
    ever = portfolio.lives[name].values(attribute)
    readable = any(read(value) is not None for values in ever.values() for value in values)
    held = {day: value for day in days if (value := portfolio.value(name, attribute, day)) is not None}
    if not readable or any(read(value) is None for value in held.values()):
        yield name, [days[-1]], None, None
    for day in asked:
        if day in held and read(held[day]) is not None:
            yield name, [day], None, read(held[day])


def read(value: str) -> int | None:
    """A whole number in one to nine digits."""
    return int(value) if re.fullmatch("[0-9]{1,9}", value) else None


def added(portfolio: Portfolio, quantity: Any, by: str, items: list[Item]) -> tuple[dict[str, int], dict[str, int]]:
    """Amounts and lacking numbers by group."""
    amounts: dict[str, int] = {}
    lacking: dict[str, int] = {}
    for name, days, actor, amount in items:
        group = portfolio.group(by, name, days, actor)
        amounts[group] = amounts.get(group, 0) + (amount or 0)
        lacking[group] = lacking.get(group, 0) + (amount is None)
    if isinstance(getattr(quantity, "minutes", None), str):
        amounts = {group: amount // FIVE_DAYS for group, amount in amounts.items()}
    return amounts, lacking


def judged(measure: Any, sums: dict[str, tuple[dict[str, int], dict[str, int]]], group: str, closed: bool) -> Row:
    """Numbers of one group, and how it stands."""
    above, may_rise = (part.get(group, 0) for part in sums["of"])
    under, may_fall = (part.get(group, 0) for part in sums["in"]) if "in" in sums else (None, 0)
    shown = above if under is None else above / under if under else None
    return {
        "numerator": above, "denominator": under, "value": shown, "lacking": may_rise + may_fall,
        "stands": stands(measure, group, closed, above, under, may_rise, may_fall),
        "beside": [
            {"name": also, "numerator": sums[also][0].get(group, 0), "lacking": sums[also][1].get(group, 0)}
            for also in measure.beside
        ],
    }  # fmt: skip


def stands(measure: Any, group: str, closed: bool, above: int, under: int | None, may_rise: int, may_fall: int) -> str:
    """The first that fits."""
    if under == 0:
        return "no_basis"
    if measure.at_least is None and measure.at_most is None:
        return "no_bound"
    if group == "":
        return "no_basis"
    if not closed:
        return "open"
    below = under if under is not None else 1
    low, high = measure.at_least, measure.at_most
    too_low = low is not None and above * low.denominator < low.numerator * below
    too_high = high is not None and above * high.denominator > high.numerator * below
    if too_low:
        return "no_basis" if may_rise else "not_met"
    if too_high:
        return "no_basis" if may_fall else "not_met"
    doubtful = (low is not None and may_fall) or (high is not None and may_rise)
    return "no_basis" if doubtful else "met"
