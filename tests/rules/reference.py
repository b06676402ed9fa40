"""The reference evaluator: slow, obvious, day by day. What it says and the engine does not say is a defect.

In: a concept, the six tables as plain rows, a subject, ``as_of``, ``known_at``. Out: :class:`Result` with every listed
duty, a code for every contact and rule, and the notes of the day. It shares nothing with the engine but the concept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.rules.reference_anchors import Anchors
from tests.rules.reference_calendar import ONE, runs
from tests.rules.reference_conditions import days_of
from tests.rules.reference_contacts import Codes, Item, Way, ways_of
from tests.rules.reference_duties import Duty
from tests.rules.reference_every import every
from tests.rules.reference_facts import Life, Row
from tests.rules.reference_once import once
from tests.rules.reference_rhythms import AHEAD, hold, looked_back, per
from tests.rules.reference_ways import Added, far_enough

if TYPE_CHECKING:
    from kontaktdichte.rules.concept import Concept
    from kontaktdichte.rules.document import Rule, Suspends

KEYS = (
    "rule", "window", "hard", "soft", "need", "counted", "verdict", "cause", "done_on", "days_late", "actionable",
    "overdue", "counted_on", "part_needs", "part_counts",
)  # fmt: skip
RHYTHMS = {"per": per, "every": every, "once": once, "hold": hold}


@dataclass
class Result:
    """What the engine is compared with: duties as dicts of KEYS, codes by rule and contact, notes of the day."""

    duties: list[dict[str, Any]]
    codes: dict[str, dict[str, str]]
    notes: set[str]


class Scope:
    """On which days each rule applies, and on which it rests."""

    def __init__(self, life: Life, anchors: Anchors) -> None:
        self.life, self.anchors = life, anchors
        self.rules = {name: rule for name, rule in life.concept.rules.items() if rule.subject == life.kind}
        self._during: dict[str, list[tuple[Any, date, date]]] = {}
        self._applies: dict[str, set[date]] = {}
        self._suspended: dict[str, set[date]] = {}
        self.suspends = {
            name: [(n, s) for n, rule in self.rules.items() for s in rule.suspends if self._names(s, name)]
            for name in self.rules
        }

    def applies(self, name: str) -> set[date]:
        """The days of population, condition and span of a rule, suspension left aside."""
        if name not in self._applies:
            rule = self.rules[name]
            days = self.life.population_days & days_of(self.life, rule.applies_to, unit=unit_of(rule))
            if rule.during is not None:
                days = {day for day in days if any(a <= day <= b for _, a, b in self.occurrences(name))}
            self._applies[name] = days
        return self._applies[name]

    def occurrences(self, name: str) -> list[tuple[Any, date, date]]:
        """The spans of a rule's ``during``, each with the occurrence both of its anchors belong to."""
        if name not in self._during:
            during = self.rules[name].during
            assert during is not None
            begins = {i.key: i.final.day for i in self.anchors.instances(during.from_)}
            ends = {i.key: i.final.day for i in self.anchors.instances(during.until)}
            self._during[name] = [(key, day, end_of(key, day, ends)) for key, day in begins.items()]
        return self._during[name]

    def suspended(self, name: str) -> set[date]:
        """The days on which some rule puts this one to rest."""
        if name not in self._suspended:
            active = [self._active(other, clause) for other, clause in self.suspends[name]]
            self._suspended[name] = set().union(*active)
        return self._suspended[name]

    def _names(self, clause: Suspends, name: str) -> bool:
        return name in clause.rules or (clause.set is not None and name in self.life.concept.sets[clause.set])

    def _active(self, other: str, clause: Suspends) -> set[date]:
        if clause.while_ is None:
            days = self.applies(other)
        else:
            days = self.life.population_days & days_of(self.life, clause.while_)
        return days - self.suspended(other)


def unit_of(rule: Rule) -> str | None:
    """The calendar unit of a per rule (an agreed one: its default); cells of a span have none."""
    unit = getattr(rule.rhythm, "per", None)
    return unit if isinstance(unit, str) else getattr(unit, "default", None)


def end_of(key: Any, begin: date, ends: dict[Any, date]) -> date:
    """The last day of an occurrence: its own end, else the next one at all, else it is still running."""
    return ends.get(key) or min((day for day in ends.values() if day >= begin), default=date.max)


class Circumstances:
    """Everything one rule's rhythm needs to know about one life."""

    def __init__(self, name: str, rule: Rule, life: Life, scopes: Scope, anchors: Anchors) -> None:
        self.name, self.rule, self.life, self.scopes, self.anchors = name, rule, life, scopes, anchors
        self._kept: dict[int, list[Item]] = {}
        self.kind = next(k for k in ("per", "every", "once", "hold", "note") if k in type(rule.rhythm).model_fields)

    def applies(self, day: date) -> bool:
        """Whether the rule applies on the day, suspended or not; after the last day of all as on that day."""
        return min(day, self.life.last) in self.scopes.applies(self.name)

    def suspended(self, day: date) -> bool:
        """Whether it rests on the day."""
        return min(day, self.life.last) in self.scopes.suspended(self.name)

    @property
    def occurrences(self) -> list[tuple[Any, date, date]]:
        return self.scopes.occurrences(self.name)

    @cached_property
    def scope(self) -> set[date]:
        """Days on which contacts count: suspended ones too, where the clock runs (or, but for cells, stops)."""
        rests = self.rule.clock == "restart" or (self.rule.clock == "stop" and self.kind == "per")
        applies = self.scopes.applies(self.name)
        return applies - self.scopes.suspended(self.name) if rests else applies

    @cached_property
    def episodes(self) -> list[tuple[date, date | None]]:
        """Maximal spans of scope as begin and end (exclusive; none: still)."""
        return [(a, None if b == self.life.last else b + ONE) for a, b in runs(self.scope)]

    @cached_property
    def ways(self) -> list[Way]:
        """The rule's own way, then its alternatives."""
        return ways_of(self.life, self.rule)

    @cached_property
    def codes(self) -> Codes:
        """One code for every contact, once the duties are known."""
        return Codes(self.life)

    def kept(self, way: Way) -> list[Item]:
        """Of per and every: the items of the days in scope and of a lookback that keep their distance."""
        if id(way) not in self._kept:
            self._kept[id(way)] = self._in_scope(way)
        return self._kept[id(way)]

    def _in_scope(self, way: Way) -> list[Item]:
        inside = {on for on in {k["on"] for k in self.life.contacts} if on in self.scope or looked_back(self, on)}
        for contact in self.life.contacts:
            code = way.codes.get(contact["position"]) if contact["on"] in inside else "outside_scope"
            if code is not None:
                self.codes.say(contact["position"], code)
        kept, close = far_enough(self.life.office, [i for i in way.items if i.day in inside], self.rule.apart)
        for item in close:
            self.codes.say(item.position, "too_close")
        return kept

    def tell(self, amounts: Added) -> None:
        """What items add to a duty, to their contacts."""
        for item, amount in amounts:
            self.codes.say(item.position, "counted" if amount > 0 else "over_cap")

    @cached_property
    def suspensions(self) -> list[tuple[date, date | None]]:
        """Maximal spans of suspension as first and last day (none: no known end)."""
        days = self.scopes.suspended(self.name)
        return [(a, None if b == self.life.last else b) for a, b in runs(days)]

    def suspension_of(self, day: date) -> tuple[date, date | None] | None:
        """The suspension that holds a day."""
        return next(((a, b) for a, b in self.suspensions if a <= day and (b is None or day <= b)), None)

    def stopped(self, day: date) -> bool:
        """A suspended day that moves a due date: without a known end only up to ``as_of``."""
        resting = self.suspension_of(day) if self.suspended(day) else None
        return resting is not None and (resting[1] is not None or day <= self.life.as_of)


class Subject:
    """One subject under one concept: the duties of each rule, when somebody asks for them."""

    def __init__(self, life: Life) -> None:
        self.life = life
        life.duties = self.duties
        self.anchors = Anchors(life, self.duties)
        self.scopes = Scope(life, self.anchors)
        self.rules = {
            name: Circumstances(name, rule, life, self.scopes, self.anchors) for name, rule in self.scopes.rules.items()
        }
        self._duties: dict[str, list[Duty]] = {}

    def duties(self, name: str) -> list[Duty]:
        """The duties of a rule; those it hangs on are asked for on the way, and no circle can be written."""
        if name not in self._duties:
            c = self.rules[name]
            self._duties[name] = RHYTHMS[c.kind](c)
        return self._duties[name]

    def result(self) -> Result:
        """Everything the engine is compared with."""
        found = Result([], {}, set())
        for name, c in self.rules.items():
            if c.kind == "note":
                if c.applies(self.life.as_of) and not c.suspended(self.life.as_of):
                    found.notes.add(name)
                continue
            duties = self.duties(name)
            listed = [d for d in duties if d.window <= self.life.as_of + AHEAD or c.kind == "once"]
            found.duties += [{key: getattr(duty, key) for key in KEYS} for duty in listed]
            asked = duties if c.kind == "once" else self.scopes.applies(name)
            if asked and c.kind != "hold" and c.rule.met_by == "contact":
                found.codes[name] = c.codes.by_contact()
        found.duties.sort(key=lambda duty: (duty["rule"], duty["window"], duty["hard"]))
        return found


def evaluate(
    concept: Concept, rows: dict[str, list[Row]], subject: str, as_of: date, known_at: date | None = None
) -> Result:
    """Evaluate one subject; ``rows`` hold the six tables, other subjects' rows included."""
    return Subject(Life(concept, rows, subject, as_of, known_at)).result()
