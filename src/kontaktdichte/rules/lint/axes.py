"""What the conditions of a concept can tell of a subject on a day: one axis per question, cut into their answers.

In: a concept and a kind of subject. Out: :class:`Axis` values, the plainest answer first. Lengths of time are cut where
some condition names a threshold; periods of different units are put in every order that some first day gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from kontaktdichte.rules.calendar import MONTHS, Calendar, calendar_for, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.consistency import parts
from kontaktdichte.rules.document import Rule, SubjectKind
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import Clause, Condition, Every, Hold, Once, Per

OTHER = "another value"
PLAIN = {"all", "any", "not_", "age", "since", "lasting", "agreed", "facts"}  # all else a condition names is yes or no
_FOUR_YEARS = 1461
Reached = frozenset[Period]  # thresholds that a length of time has reached; that of a whole situation: has exceeded
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Axis:
    """One question with its answers (cells). ``key`` begins with the kind of question:

    value: an attribute's value, None = none · holds: whether a value of a set holds · age: (from, below), None = birth
    date unknown · since, event: thresholds reached since a begin or the latest event, None = no event yet · length:
    thresholds exceeded by a situation's known length, None = open end · agreed, during, another condition: yes or no ·
    contact: a column of a contact, minutes by the least ones that clauses name, what clauses need by yes or no.
    """

    key: Key
    cells: tuple[Any, ...]


class Asked:
    """Every question that the conditions for one kind of subject ask."""

    def __init__(self, concept: Concept, kind: SubjectKind) -> None:
        self.concept = concept
        self.rules = {name: rule for name, rule in concept.rules.items() if rule.subject == kind}
        self.conditions = [part for whole in _conditions(concept, kind) for part in parts(whole)]
        begins = [part.since for part in self.conditions if part.since is not None]
        self.lengths = [part.lasting for part in self.conditions if part.lasting is not None]
        self.begins = [(since.begin, since) for since in begins if since.begin is not None]
        self.events = [(since.event, since) for since in begins if since.event is not None]

    @cached_property
    def calendar(self) -> Calendar:
        """The office's calendar around the concept's first day; ValueError for an unknown Land."""
        first = self.concept.in_force.from_.year
        return calendar_for(self.concept.holidays, self.concept.closing_days, (first - 1, first + 6))

    def calendar_of(self, periods: Iterable[Period]) -> Calendar:
        """A calendar that can add these periods; holidays are looked up only where working days are counted."""
        return self.calendar if any(period.working_days for period in periods) else MONTHS

    def axes(self) -> list[Axis]:
        """One axis per question."""
        return list({axis.key: axis for axis in self._axes()}.values())

    def _axes(self) -> Iterator[Axis]:
        for attribute, named in self._named().items():
            yield from self._values(attribute, named)
        ages = sorted({age for part in self.conditions if part.age for age in (part.age.from_ or 0, part.age.below)
                       if age})  # fmt: skip
        if any(part.age for part in self.conditions):
            yield Axis(("age",), (*reversed([*pairwise([0, *ages, None])]), None))
        for facts, _ in self.begins:
            ((attribute, values),) = facts.items()
            yield Axis(("since", attribute, values), self._steps(self.thresholds(attribute)))
        for event, _ in self.events:
            named_periods = {p for name, s in self.events if name == event for p in (s.from_, s.below) if p is not None}
            yield Axis(("event", event), (None, *self._steps(named_periods)))
        for lasting in self.lengths:
            ((attribute, values),) = lasting.situation.items()
            yield Axis(("length", attribute, values), (None, *self._steps(self.thresholds(attribute))))
        for key in self._free():
            yield Axis(key, (False, True))
        yield from self._contacts()

    def thresholds(self, attribute: str) -> set[Period]:
        """Every length of time that some condition asks of a situation."""
        found = {p for facts, s in self.begins if attribute in facts for p in (s.from_, s.below)}
        found |= {p for lasting in self.lengths if attribute in lasting.situation
                  for p in (lasting.at_most, lasting.above)}  # fmt: skip
        return {period for period in found if period is not None}

    def _named(self) -> dict[str, set[str]]:
        """Attributes that conditions ask about, with the values they name."""
        named: dict[str, set[str]] = {}
        facts = [part.facts for part in self.conditions] + [lasting.situation for lasting in self.lengths]
        facts += [begin for begin, _ in self.begins]
        for attribute, values in ((a, v) for one in facts for a, v in one.items()):
            named.setdefault(attribute, set()).update(values)
        return named

    def _values(self, name: str, named: set[str]) -> Iterator[Axis]:
        attribute = self.concept.attributes[name]
        declared = list(attribute.approval.reasons if attribute.approval else attribute.values)
        values = declared + sorted(named - {"true", "false", *declared})
        if attribute.free or not values:
            values.append(OTHER if attribute.free else "true")
        if attribute.many:
            yield from (Axis(("holds", name, value), (False, True)) for value in values)
        else:
            yield Axis(("value", name), (None, *values, *(["false"] if "false" in named else [])))

    def _contacts(self) -> Iterator[Axis]:
        """What the clauses of these rules can tell of a contact."""
        concept = self.concept
        columns: tuple[tuple[str, tuple[str | None, ...]], ...] = (
            ("kind", (*concept.kinds,)), ("channel", (*concept.channels,)), ("outcome", (*concept.outcomes,)),
            ("place", (None, *concept.places)),
        )  # fmt: skip
        clauses = [clause for rule in self.rules.values() for way in ways(concept, rule) for clause in way]
        for name, values in columns:
            if any(getattr(clause, name) is not None for clause in clauses):
                yield Axis(("contact", name), values)
        minutes = sorted({0, *(clause.minutes for clause in clauses if clause.minutes is not None)})
        yield Axis(("contact", "minutes"), tuple(minutes))
        keys: list[Key] = [("needs", need) for clause in clauses for need in clause.needs]
        keys += [("participants", person) for clause in clauses for person in clause.participants]
        keys += [("actor", clause.actor) for clause in clauses if clause.actor is not None]
        yield from (Axis(("contact", *key), (False, True)) for key in keys)

    def _free(self) -> list[Key]:
        """Questions answered by yes or no, each once."""
        keys: dict[Key, None] = {}
        for part in self.conditions:
            if part.agreed is not None:
                keys["agreed", part.agreed] = None
            keys.update(dict.fromkeys(others(part)))
        spans = [rule.during for rule in self.rules.values() if rule.during is not None]
        return [*keys, *dict.fromkeys(("during", repr(span)) for span in spans)]

    def _steps(self, thresholds: Iterable[Period]) -> tuple[Reached, ...]:
        """Every set of thresholds that a growing length of time can have reached, shortest first."""
        periods = list(thresholds)
        cells: set[Reached] = set()
        add = self.calendar_of(periods).add
        for begin in self.first_days(periods):
            days = [(add(begin, period), period) for period in periods]
            for moment in {begin, *(day for day, _ in days if day > begin)}:
                cells.add(frozenset(period for day, period in days if day <= moment))
        return tuple(sorted(cells, key=lambda cell: (len(cell), sorted(period.length for period in cell))))

    def first_days(self, periods: Iterable[Period]) -> range:
        """Days whose sums with these periods show every order they can have: one day where all have one unit."""
        units = [tuple(bool(part) for part in period) for period in periods if any(period)]
        one_unit = len(units) <= 1 or (len(set(units)) == 1 and sum(units[0]) == 1)
        start = number(self.concept.in_force.from_)
        return range(start, start + (1 if one_unit else _FOUR_YEARS))


def ways(concept: Concept, rule: Rule) -> Iterator[tuple[Clause, ...]]:
    """The lists of clauses that a rule judges contacts by: its own, those of its quotas, those of its alternatives."""
    if rule.met_by == "contact" and isinstance(rule.rhythm, Per | Every | Once):
        yield concept.accepts(rule)
        yield from (quota.accepts for quota in rule.also)
        yield from (other.accepts for other in rule.or_)


def others(part: Condition) -> list[Key]:
    """The further words of one condition (overdue, unmet): each is either so or not."""
    named = ((name, getattr(part, name)) for name in type(part).model_fields if name not in PLAIN)
    return [(name, repr(value)) for name, value in named if value is not None]


def _conditions(concept: Concept, kind: SubjectKind) -> Iterator[Condition]:
    """Every condition that is asked of one kind of subject; the facts of a hold rule are one as well."""
    yield concept.population[kind]
    for rule in concept.rules.values():
        if rule.subject != kind:
            continue
        yield rule.applies_to
        yield from (clause.while_ for clause in rule.suspends if clause.while_ is not None)
        yield from (clause.while_ for way in ways(concept, rule) for clause in way if clause.while_ is not None)
        if isinstance(rule.rhythm, Hold):
            hold = rule.rhythm
            yield from (Condition(facts=facts) for facts in (hold.hold, *hold.also, *hold.or_))
    yield from (expectation.when for expectation in concept.expects)
    yield from (entry.when for entry in concept.unreached if entry.subject == kind)
