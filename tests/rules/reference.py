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
from tests.rules.reference_calendar import ONE, cell_of, runs
from tests.rules.reference_contacts import accepted_days, codes
from tests.rules.reference_facts import Life, Row
from tests.rules.reference_once import once, placed
from tests.rules.reference_rhythms import AHEAD, RHYTHMS, Duty, looked_back

if TYPE_CHECKING:
    from kontaktdichte.rules.concept import Concept
    from kontaktdichte.rules.document import Rule, Suspends

KEYS = (
    "rule", "window", "hard", "soft", "need", "counted", "verdict", "cause", "done_on", "days_late", "actionable",
    "overdue",
)  # fmt: skip


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
        self._applies: dict[str, dict[date, bool]] = {name: {} for name in self.rules}
        self._suspended: dict[str, dict[date, bool]] = {name: {} for name in self.rules}
        self._units = {name: life.unit_of(rule) for name, rule in self.rules.items()}
        self.suspends = {
            name: [(n, s) for n, rule in self.rules.items() for s in rule.suspends if self._names(s, name)]
            for name in self.rules
        }

    def applies(self, name: str, day: date) -> bool:
        """Population, condition and span of a rule, suspension left aside."""
        known = self._applies[name]
        if day not in known:
            known[day] = self.life.in_population(day) and self._condition(name, day) and self._during_holds(name, day)
        return known[day]

    def _condition(self, name: str, day: date) -> bool:
        unit = self._units[name]
        return self.life.holds(self.rules[name].applies_to, day, cell=None if unit is None else cell_of(day, unit)[0])

    def _during_holds(self, name: str, day: date) -> bool:
        return self.rules[name].during is None or any(a <= day <= b for _, a, b in self.occurrences(name))

    def occurrences(self, name: str) -> list[tuple[Any, date, date]]:
        """The spans of a rule's ``during``, each with the occurrence both of its anchors belong to."""
        if name not in self._during:
            during = self.rules[name].during
            assert during is not None
            begins = {i.key: i.final.day for i in self.anchors.instances(during.from_)}
            ends = {i.key: i.final.day for i in self.anchors.instances(during.until)}
            self._during[name] = [(key, day, end_of(key, day, ends)) for key, day in begins.items()]
        return self._during[name]

    def suspended(self, name: str, day: date) -> bool:
        """Whether some rule puts this one to rest on the day."""
        known = self._suspended[name]
        if day not in known:
            known[day] = any(self._active(other, clause, day) for other, clause in self.suspends[name])
        return known[day]

    def _names(self, clause: Suspends, name: str) -> bool:
        return name in clause.rules or (clause.set is not None and name in self.life.concept.sets[clause.set])

    def _active(self, other: str, clause: Suspends, day: date) -> bool:
        if clause.while_ is None:
            active = self.applies(other, day)
        else:
            active = self.life.in_population(day) and self.life.holds(clause.while_, day)
        return active and not self.suspended(other, day)


def end_of(key: Any, begin: date, ends: dict[Any, date]) -> date:
    """The last day of an occurrence: its own end, else the next one at all, else it is still running."""
    return ends.get(key) or min((day for day in ends.values() if day >= begin), default=date.max)


class Circumstances:
    """Everything one rule's rhythm needs to know about one life."""

    def __init__(self, name: str, rule: Rule, life: Life, scopes: Scope, anchors: Anchors) -> None:
        self.name, self.rule, self.life, self.scopes, self.anchors = name, rule, life, scopes, anchors
        self.kind = next(k for k in ("per", "every", "once", "hold", "note") if k in type(rule.rhythm).model_fields)

    def applies(self, day: date) -> bool:
        return self.scopes.applies(self.name, day)

    def suspended(self, day: date) -> bool:
        return self.scopes.suspended(self.name, day)

    @property
    def occurrences(self) -> list[tuple[Any, date, date]]:
        return self.scopes.occurrences(self.name)

    @cached_property
    def scope(self) -> set[date]:
        """Days on which contacts count: suspended ones too, where the clock runs (or, but for cells, stops)."""
        rests = self.rule.clock == "restart" or (self.rule.clock == "stop" and self.kind == "per")
        if not self.scopes.suspends[self.name]:
            rests = False
        return {d for d in self.life.days if self.applies(d) and not (rests and self.suspended(d))}

    @cached_property
    def episodes(self) -> list[tuple[date, date | None]]:
        """Maximal spans of scope as begin and end (exclusive; none: still)."""
        return [(a, None if b == self.life.last else b + ONE) for a, b in runs(self.scope)]

    @cached_property
    def accepted(self) -> list[date]:
        """Days with an accepted contact, in scope or not."""
        return accepted_days(self.life, self.rule)

    @cached_property
    def counted(self) -> list[date]:
        """Days with an accepted contact in scope."""
        return [d for d in self.accepted if d in self.scope]

    @cached_property
    def suspensions(self) -> list[tuple[date, date | None]]:
        """Maximal spans of suspension as first and last day (none: no known end)."""
        if not self.scopes.suspends[self.name]:
            return []
        days = runs(d for d in self.life.days if self.suspended(d))
        return [(a, None if b == self.life.last else b) for a, b in days]

    def suspension_of(self, day: date) -> tuple[date, date | None] | None:
        """The suspension that holds a day."""
        return next(((a, b) for a, b in self.suspensions if a <= day and (b is None or day <= b)), None)

    def stopped(self, day: date) -> bool:
        """A suspended day that moves a due date: without a known end only up to ``as_of``."""
        resting = self.suspension_of(day)
        return resting is not None and (resting[1] is not None or day <= self.life.as_of)


def evaluate(
    concept: Concept, rows: dict[str, list[Row]], subject: str, as_of: date, known_at: date | None = None
) -> Result:
    """Evaluate one subject; ``rows`` hold the six tables, other subjects' rows included."""
    life = Life(concept, rows, subject, as_of, known_at)
    found: dict[str, list[Duty]] = {}
    anchors = Anchors(life, found)
    scopes = Scope(life, anchors)
    result = Result([], {}, set())
    for name in in_order(scopes.rules):
        c = Circumstances(name, scopes.rules[name], life, scopes, anchors)
        if c.kind == "note":
            if c.applies(as_of) and not c.suspended(as_of):
                result.notes.add(name)
            continue
        found[name] = once(c) if c.kind == "once" else RHYTHMS[c.kind](c)
        asked = found[name] if c.kind == "once" else any(c.applies(day) for day in life.days)
        if asked and c.kind != "hold" and c.rule.met_by == "contact":
            result.codes[name] = contact_codes(c, found[name])
    listed = [
        d for name, duties in found.items() for d in duties
        if d.window <= as_of + AHEAD or hasattr(scopes.rules[name].rhythm, "once")
    ]  # fmt: skip
    listed.sort(key=lambda d: (d.rule, d.window, d.hard))
    result.duties = [{key: getattr(d, key) for key in KEYS} for d in listed]
    return result


def in_order(rules: dict[str, Rule]) -> list[str]:
    """Every rule after those whose duties it hangs on."""
    order: list[str] = []
    while len(order) < len(rules):
        for name, rule in rules.items():
            anchor = getattr(rule.rhythm, "once", None)
            needed = {anchor.done, anchor.unmet} - {None} if anchor is not None else set()
            if name not in order and needed <= set(order):
                order.append(name)
    return order


def contact_codes(c: Circumstances, duties: list[Duty]) -> dict[str, str]:
    """'counted' or the reason for every contact of the subject."""
    if c.kind == "once":
        return codes(c.life, c.rule, lambda day: placed(c, duties, day))
    return codes(c.life, c.rule, lambda day: None if day in c.scope or looked_back(c, day) else "outside_scope")
