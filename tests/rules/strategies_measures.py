"""Random measures and a small office for them: staff with working time, projects with places, persons, contacts.

In: :class:`~tests.rules.strategies_dice.Dice`. Out: a concept of the invented office with measures of every form,
quantity, window and group, and plain rows with corrections, late entries, unreadable numbers and people nobody is in
charge of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.rules.invented import RULE, sound
from tests.rules.strategies_dice import Dice
from tests.rules.strategies_lives import Rows, midnight

from kontaktdichte.rules.concept import Concept

KINDS, CHANNELS, OUTCOMES, PLACES = ("talk", "review"), ("in_person", "phone"), ("kept", "no_show"), ("office", "home")
STAFF, PROJECTS, UNITS = ("Ada", "Ben"), ("Nord", "Süd"), ("Team 1", "Team 2", None)
CELLS = ("week", "month", "quarter", "half_year", "year")
BEGIN = date(2019, 1, 1)
TEXT = {"de": "Zahl", "en": "number"}


@dataclass
class Portfolio:
    """Rows and the days of the evaluation."""

    rows: Rows
    as_of: date
    known_at: date | None
    since: date | None


def concept_of(d: Dice) -> Concept:
    """The invented office with four measures."""
    data = sound()
    for name in ("weekly_minutes", "places_provided", "project"):
        data["attributes"][name] = {"label": TEXT, "free": True}
    data["attributes"]["absent"] = {"label": TEXT}
    data["sets"] = {"few": ["talks"]}
    data["in_force"] = {"from": BEGIN, **({"until": BEGIN + timedelta(days=500)} if d.chance(30) else {})}
    data["measures"] = {f"measure_{i}": measure_of(d) for i in range(4)}
    return Concept.model_validate(data)


def measure_of(d: Dice) -> dict[str, Any]:
    """One measure: a share of like things, a ratio of any, or a sum."""
    window: Any = d.one("as_of", {"per": d.one(*CELLS)}, {"rolling": d.one("4 weeks", "10 days", "2 months", "1 year")})
    flows = window != "as_of"
    form, daily = d.one("share", "ratio", "sum"), d.chance(30)
    if form == "share":
        some = d.one(heads, *([duties, minutes] if flows else []))
        pair: Any = {"of": some(d, daily), "in": some(d, daily)}
        beside = {"more": {"label": TEXT, "of": some(d, daily)}} if d.chance(40) else {}
    else:
        any_ = (heads, *([duties, minutes] if flows else []))
        pair = {"of": d.one(*any_)(d, daily), "in": d.one(*any_)(d, d.chance(30))}
        pair = pair if form == "ratio" else pair["of"]
        beside = {"more": {"label": TEXT, "of": d.one(*any_)(d, daily)}} if d.chance(20) else {}
    by = list(dict.fromkeys(d.one("office", "unit", "counsellor", "project") for _ in range(d.number(1, 3))))
    bounds = {"at_least": d.one("60 %", "50 %", 1, "2.5", 0)} if d.chance(60) else {}
    bounds |= {"at_most": d.one("250 %", 3, 75, "400")} if d.chance(40) else {}
    return {**{k: RULE[k] for k in ("label", "section", "quote")}, form: pair, "by": by, "window": window,
            "beside": beside, **bounds}  # fmt: skip


def heads(d: Dice, daily: bool) -> dict[str, Any]:
    """Persons, or places."""
    where = d.one({}, {"outlook": "near"}, {"not": {"outlook": "near"}}, {"age": {"below": 25}})
    return d.one({"persons": where, "daily": daily}, {"places": "places_provided", "daily": daily})


def duties(d: Dice, _: bool) -> dict[str, Any]:
    """Fulfilled ones, or all that were judged."""
    which = d.one({}, {"rules": ["talks", "wishes"]}, {"set": "few"}, {"rules": "reports", "set": "few"})
    return {"duties": d.one("fulfilled", ["fulfilled", "missed", "missed_with_reason"], "missed"), **which}


def minutes(d: Dice, _: bool) -> dict[str, Any]:
    """Minutes of contacts, or working time."""
    there = d.one({}, {"while": {"not": {"absent": True}}})
    chosen = {name: d.one(*options) for name, options in COLUMNS.items() if d.chance(40)}
    return d.one({"minutes": chosen}, {"minutes": "weekly_minutes", **there})


COLUMNS: dict[str, tuple[Any, ...]] = {
    "kind": ("talk", ["talk", "review"], {"not": "review"}), "channel": ("in_person", {"not": ["phone"]}),
    "outcome": ("kept", ["kept", "no_show"]), "place": ("office", {"not": "home"}),
}  # fmt: skip


class Clerk:
    """Writes the rows of one office; now and then late, corrected or unreadable."""

    def __init__(self, d: Dice, as_of: date) -> None:
        self.d, self.as_of, self.count = d, as_of, 0
        self.rows: Rows = {t: [] for t in ("persons", "situations", "events", "contacts", "agreements", "deviations")}

    def day(self) -> date:
        """A day before the evaluation, mostly not long before."""
        return self.as_of - timedelta(
            days=self.d.one(self.d.number(0, 60), self.d.number(0, 500), -self.d.number(0, 9))
        )

    def add(self, table: str, subject: str, day: date, **row: Any) -> None:
        """A row, now and then recorded later, or corrected by the same row with another value."""
        for again in (False, True):
            self.count += 1
            late = midnight(day + timedelta(days=self.d.number(0, 90))) if self.d.chance(30) else None
            replaced = {"replaces": f"r{self.count - 1}"} if again else {}
            self.rows[table].append(
                {"id": f"r{self.count}", "subject": subject, "recorded_at": late, **replaced, **row}
            )
            if not self.d.chance(8):
                return

    def fact(self, subject: str, attribute: str, *values: Any) -> None:
        """A situation with one of these values."""
        begin = self.day()
        until = None if self.d.chance(60) else begin + timedelta(days=self.d.number(0, 200))
        span = {"from": begin, "until": until}
        self.add("situations", subject, begin, attribute=attribute, value=self.d.one(*values), **span)

    def subject(self, name: str, kind: str | None, **more: Any) -> None:
        """Somebody, with a unit or none."""
        self.rows["persons"].append({"id": name, "kind": kind, "unit": self.d.one(*UNITS), **more})

    def person(self, name: str) -> None:
        """A person with a begin, an outlook, a counsellor, a project, contacts."""
        born = date(1995, 3, 1) if self.d.chance(70) else None
        self.subject(name, None, birth_date=born, counsellor=self.d.one(*STAFF, None))
        for _ in range(self.d.number(1, 2)):
            self.fact(name, "client", "true")
        for attribute, values in (("outlook", ("near", "far")), ("counsellor", STAFF), ("project", PROJECTS)):
            if self.d.chance(50):
                self.fact(name, attribute, *values)
        for _ in range(self.d.number(0, 8)):
            on = self.day()
            named = {"kind": self.d.one(*KINDS), "channel": self.d.one(*CHANNELS), "place": self.d.one(*PLACES, None)}
            named |= {"outcome": self.d.one(*OUTCOMES, None), "actor": self.d.one(*STAFF, "Eva", None)}
            self.add("contacts", name, on, on=on, minutes=self.d.one(15, 45, 60, 0, None), **named)


def portfolio_of(d: Dice) -> Portfolio:
    """An office with two of the staff, two projects, an agreement and a few persons."""
    as_of = BEGIN + timedelta(days=d.number(-20, 700))
    clerk = Clerk(d, as_of)
    for name in STAFF:
        clerk.subject(name, "staff")
        for _ in range(d.number(0, 2)):
            clerk.fact(name, "weekly_minutes", "300", "300", "300", "1170", "7", "halbtags")
        for _ in range(d.number(0, 3)):
            clerk.fact(name, "absent", "true")
    for name in PROJECTS:
        clerk.subject(name, "project")
        for _ in range(d.number(0, 2)):
            clerk.fact(name, "places_provided", "2", "3", "5", "0", "1,5")
    clerk.subject("K1", "agreement")
    clerk.fact("K1", "cooperation", "true")
    for i in range(d.number(1, 4)):
        clerk.person(f"P{i}")
    known_at = as_of + timedelta(days=d.number(-60, 30)) if d.chance(25) else None
    return Portfolio(clerk.rows, as_of, known_at, clerk.day() if d.chance(40) else None)
