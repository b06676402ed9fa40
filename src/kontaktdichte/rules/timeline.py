"""Which rule applies to whom when: scope, suspension, population (SEMANTICS 2.1).

In: a concept (compiled once) and the view of a life. Out: a :class:`Timeline`: for each rule the spans in which it
applies, those in which it is suspended, and the spans of the population. Each distinct mask meets the rules once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import NamedTuple

from kontaktdichte.rules.anchors import Anchors, Occurrence
from kontaktdichte.rules.calendar import FAR, Calendar, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.conditions import Predicates, Test, Toggles, toggle
from kontaktdichte.rules.document import During, Rule, SubjectKind
from kontaktdichte.rules.facts import Span, View, merged, without
from kontaktdichte.rules.vocabulary import Facts, Per


class DuringSpan(NamedTuple):
    """A span between two anchors, with the occurrence that opened it."""

    start: int
    until: int
    occurrence: Occurrence


class Suspension(NamedTuple):
    """A compiled suspends clause: targets as bits; without a test it acts while its rule applies."""

    targets: int
    test: Test | None


class CompiledRule(NamedTuple):
    """A rule of one kind of subject with its tests; ``bit`` is its place in the masks of rules."""

    name: str
    rule: Rule
    bit: int
    applies: Test
    during: int  # predicate bit, 0 without
    suspensions: tuple[Suspension, ...]


class Scopes:
    """The rules for one kind of subject, compiled: from a mask of predicates to masks of rules."""

    def __init__(self, concept: Concept, calendar: Calendar, kind: SubjectKind) -> None:
        self.concept, self.kind = concept, kind
        self.predicates = Predicates(calendar)
        condition = concept.population[kind]
        self.population = self.predicates.test(condition)
        self.in_force = self.predicates.bit("in force")
        self.anchors = Anchors(self.predicates, calendar, condition, self.population)
        names = [name for name, rule in concept.rules.items() if rule.subject == kind]
        self.rules = [self._compiled(name, 1 << i, names) for i, name in enumerate(names)]
        self.order = self._suspenders_first()
        self.begin = number(concept.in_force.from_)
        self.end = FAR if concept.in_force.until is None else number(concept.in_force.until)
        self._decided: dict[int, tuple[int, int, bool]] = {}

    def _compiled(self, name: str, bit: int, names: list[str]) -> CompiledRule:
        rule = self.concept.rules[name]
        unit = None
        if isinstance(rule.rhythm, Per):
            unit = rule.rhythm.per if isinstance(rule.rhythm.per, str) else rule.rhythm.per.default
        suspensions = tuple(
            Suspension(
                sum(1 << names.index(other) for other in self.concept.suspended_by(clause) if other in names),
                self.predicates.test(clause.while_) if clause.while_ is not None else None,
            )
            for clause in rule.suspends
        )
        during = self.predicates.bit(("during", name)) if rule.during is not None else 0
        return CompiledRule(name, rule, bit, self.predicates.test(rule.applies_to, unit), during, suspensions)

    def _suspenders_first(self) -> list[CompiledRule]:
        graph: dict[int, set[int]] = {i: set() for i in range(len(self.rules))}
        for i, compiled in enumerate(self.rules):
            for suspension in compiled.suspensions:
                for j in range(len(self.rules)):
                    if suspension.targets >> j & 1:
                        graph[j].add(i)
        return [self.rules[i] for i in TopologicalSorter(graph).static_order()]

    def decide(self, mask: int) -> tuple[int, int, bool]:
        """Rules that apply, rules that are suspended (as bits), and whether the subject is in the population."""
        found = self._decided.get(mask)
        if found is None:
            found = self._decided[mask] = self._decide(mask)
        return found

    def _decide(self, mask: int) -> tuple[int, int, bool]:
        inside = self.population(mask)
        if not inside or not mask & self.in_force:
            return 0, 0, inside
        applying = suspended = 0
        for compiled in self.rules:
            if (not compiled.during or mask & compiled.during) and compiled.applies(mask):
                applying |= compiled.bit
        for compiled in self.order:
            if suspended & compiled.bit:
                continue
            for suspension in compiled.suspensions:
                if _acts(suspension, compiled, mask, applying):
                    suspended |= suspension.targets
        return applying, suspended, True

    def suspended_by(self, mask: int, bit: int) -> list[str]:
        """Names of the rules that put a rule to rest while ``mask`` holds."""
        applying, suspended, _ = self.decide(mask)
        return [
            compiled.name for compiled in self.rules if not suspended & compiled.bit
            for suspension in compiled.suspensions
            if suspension.targets & bit and _acts(suspension, compiled, mask, applying)
        ]  # fmt: skip

    def timeline(self, view: View) -> Timeline:
        """The timeline of one life."""
        changes = self.predicates.toggles(view)
        during = {}
        for compiled in self.rules:
            if compiled.rule.during is not None and (spans := self._during(compiled.rule.during, view)):
                during[compiled.bit] = spans
                toggle(changes, merged((s, e) for s, e, _ in spans), compiled.during)
        toggle(changes, [(self.begin, self.end)], self.in_force)
        return self._swept(changes, during)

    def _during(self, during: During, view: View) -> list[DuringSpan]:
        """Spans from anchor to anchor: of the same occurrence, else to the next ``until`` day, else open."""
        ends = self.anchors.occurrences(during.until, view)
        spans = []
        for begin in self.anchors.occurrences(during.from_, view):
            same = next((end.day for end in ends if end.identity == begin.identity), None)
            last = same if same is not None else next((e.day for e in ends if e.day >= begin.day), FAR - 1)
            if begin.day <= last:
                spans.append(DuringSpan(begin.day, last + 1, begin))
        return spans

    def _swept(self, changes: Toggles, during: dict[int, list[DuringSpan]]) -> Timeline:
        starts, masks = [0], [0]
        applying: dict[int, list[Span]] = defaultdict(list)
        suspended: dict[int, list[Span]] = defaultdict(list)
        population: list[Span] = []
        states = (applying, suspended, {1: population})
        before = (0, 0, 0)
        opened: tuple[dict[int, int], ...] = ({}, {}, {})
        mask = 0
        for day in sorted(changes):
            if not changes[day] or day >= FAR:
                continue
            mask ^= changes[day]
            starts.append(day)
            masks.append(mask)
            rules, resting, inside = self.decide(mask)
            now = (rules, resting, 1 if inside and mask & self.in_force else 0)
            for was, is_, begun, spans in zip(before, now, opened, states, strict=True):
                changed = was ^ is_
                while changed:
                    bit = changed & -changed
                    changed ^= bit
                    if is_ & bit:
                        begun[bit] = day
                    else:
                        spans[bit].append((begun.pop(bit), day))
            before = now
        for begun, spans in zip(opened, states, strict=True):
            for bit, start in begun.items():
                spans[bit].append((start, FAR))
        return Timeline(starts, masks, applying, suspended, population, during)

    def fact_spans(self, view: View, facts: Facts) -> list[Span]:
        """Spans in which every one of these facts holds."""
        spans = [view.runs(attribute, values) for attribute, values in facts.items()]
        result = spans[0]
        for more in spans[1:]:
            result = without(result, without([(0, FAR)], more))
        return result


def _acts(suspension: Suspension, compiled: CompiledRule, mask: int, applying: int) -> bool:
    return suspension.test(mask) if suspension.test is not None else bool(applying & compiled.bit)


@dataclass
class Timeline:
    """What the rules say of one life over time; keys of the dictionaries are rule bits."""

    starts: list[int]
    masks: list[int]
    applying: dict[int, list[Span]]
    suspended: dict[int, list[Span]]
    population: list[Span]
    during: dict[int, list[DuringSpan]] = field(default_factory=dict)

    def mask_on(self, day: int) -> int:
        """The predicates that hold on a day."""
        return self.masks[bisect_right(self.starts, day) - 1]

    def active(self, bit: int) -> list[Span]:
        """Spans in which a rule applies and is not suspended."""
        spans = self.applying.get(bit, [])
        resting = self.suspended.get(bit)
        return without(spans, resting) if resting else spans
