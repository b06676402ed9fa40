"""To whom each rule applies, when it rests, and what is left: as regions (SEMANTICS 2.1).

In: the subjects of one kind. Out: :class:`Scopes`: for each rule the states in which it applies, rests, is active.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import NamedTuple

from kontaktdichte.rules.boxes import Region
from kontaktdichte.rules.document import Rule, Suspends
from kontaktdichte.rules.lint.subjects import Subjects
from kontaktdichte.rules.vocabulary import Every, Once, Per


class Resting(NamedTuple):
    """A suspends clause at work: whose it is, whom it names, and the states in which it acts."""

    by: str
    clause: int
    names: tuple[str, ...]
    where: Region


class Scopes:
    """The rules of one kind of subject over the space of its states; all regions lie in the population."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.rules = subjects.asked.rules
        self.conditions = {name: self._condition(rule) for name, rule in self.rules.items()}
        self.applies = {name: where & subjects.population for name, where in self.conditions.items()}
        self.suspensions: list[Resting] = []
        self.rests: dict[str, Region] = {}
        for name in TopologicalSorter(self._suspenders()).static_order():
            self._suspend(name)
        self.active = {name: self.applies[name] - self.rests[name] for name in self.rules}

    def _condition(self, rule: Rule) -> Region:
        """Where a rule's conditions hold, in the population or not."""
        found = self.subjects.where(rule.applies_to) - self.subjects.impossible
        if rule.during is not None:
            found &= self.subjects.during(rule.during)
        return found & self.subjects.on_scope_day(rule.rhythm) if isinstance(rule.rhythm, Once) else found

    def _suspenders(self) -> dict[str, set[str]]:
        graph: dict[str, set[str]] = {name: set() for name in self.rules}
        for name, rule in self.rules.items():
            for clause in rule.suspends:
                for other in self.named(clause):
                    graph[other].add(name)
        return graph

    def named(self, clause: Suspends) -> tuple[str, ...]:
        """The rules for this kind of subject that a suspends clause names."""
        return tuple(name for name in self.subjects.concept.suspended_by(clause) if name in self.rules)

    def _suspend(self, name: str) -> None:
        """All suspensions of the rules before it are known: what is left of its own acts."""
        resting = [entry.where for entry in self.suspensions if name in entry.names]
        self.rests[name] = self._union(resting)
        for i, clause in enumerate(self.rules[name].suspends):
            where = self._acting(name, clause) - self.rests[name]
            self.suspensions.append(Resting(name, i, self.named(clause), where))

    def _acting(self, name: str, clause: Suspends) -> Region:
        """Where a clause acts: on its rule's own days (once: not only the anchor's), or while its condition holds."""
        if clause.while_ is not None:
            return self.subjects.where(clause.while_) & self.subjects.population
        rule = self.rules[name]
        found = self.subjects.where(rule.applies_to) & self.subjects.population
        return found & self.subjects.during(rule.during) if rule.during is not None else found

    def _union(self, regions: list[Region]) -> Region:
        return self.subjects.space.region(*(box for region in regions for box in region.plain().boxes))

    def frequency(self) -> list[str]:
        """The rules that ask for contacts again and again."""
        return [name for name, rule in self.rules.items() if isinstance(rule.rhythm, Per | Every)]

    def reached(self) -> Region:
        """Whom some frequency rule reaches, suspended or not."""
        return self._union([self.applies[name] for name in self.frequency()])

    def busy(self) -> Region:
        """Whom some frequency rule reaches that does not rest."""
        return self._union([self.active[name] for name in self.frequency()])

    def suspenders(self, name: str) -> Iterator[tuple[str, Region]]:
        """Rules that put this one to rest, each with the states in which they do so while it applies."""
        for entry in self.suspensions:
            if name in entry.names and (where := entry.where & self.applies[name]):
                yield entry.by, where
