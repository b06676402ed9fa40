"""What rules count, as integers: the ways to meet them, what a contact adds in each, quotas (docs/semantics.md 5.1).

In: the rules of a concept and their :class:`~kontaktdichte.rules.acceptance.Acceptance`. Out: records of
:mod:`~kontaktdichte.rules.program`, and what a rule's plan says of them.
"""

from __future__ import annotations

from math import lcm

from kontaktdichte.rules.acceptance import Acceptance, Clauses, weighs
from kontaktdichte.rules.calendar import NONE
from kontaktdichte.rules.composition import is_wide
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.program import PLAIN, ROLLING, SPACED, Quota, Way, Weight
from kontaktdichte.rules.shares import Percent
from kontaktdichte.rules.vocabulary import Clause, Every

UNITS_COUNTED = ("days", "contacts", "minutes")


class Counting:
    """Ways, weights and quotas of the rules of one kind of subject; ``told``: how many rules have any."""

    def __init__(self, concept: Concept, acceptance: Acceptance) -> None:
        self.concept, self.acceptance = concept, acceptance
        self.ways: list[Way] = []
        self.weights: list[Weight] = []
        self.quotas: list[Quota] = []
        self.told = 0

    def plan(self, rule: Rule) -> dict[str, int]:
        """What a rule's plan says of how contacts are counted."""
        if not weighs(self.concept, rule):
            return {"wide": PLAIN, "counts": 0, "grain": 1, "ways": 0, "quotas": 0, "apart": 0}
        own = self.concept.accepts(rule)
        grain = lcm(*(c.worth.denominator for clauses in (own, *(o.accepts for o in rule.or_)) for c in clauses))
        rolling = isinstance(rule.rhythm, Every) and is_wide(self.concept, rule)
        apart = rule.apart or Period()
        told = {
            "wide": ROLLING if rolling else SPACED, "counts": UNITS_COUNTED.index(rule.count), "grain": grain,
            "told": self.told, "way": len(self.ways), "ways": 1 + len(rule.or_), "quota": len(self.quotas),
            "quotas": len(rule.also), "apart": int(rule.apart is not None), "apart_months": apart.months,
            "apart_days": apart.days, "apart_working": apart.working_days,
        }  # fmt: skip
        self.told += 1
        for quota in rule.also:
            self.quotas.append(Quota(quota.n or 0, NONE if quota.share is None else quota.share.of_hundred))
        self._way(NONE, own, tuple(quota.accepts for quota in rule.also), grain)
        for other in rule.or_:
            self._way(other.n, other.accepts, (), grain)
        return told

    def _way(self, n: int, clauses: Clauses, quotas: tuple[Clauses, ...], grain: int) -> None:
        weights = [_weight(clause, grain) for clause in clauses]
        capped = any(clause.at_most is not None for clause in clauses)
        columns = self.acceptance.columns(clauses, quotas)
        self.ways.append(Way(n, *columns, len(self.weights), len(weights), int(capped)))
        self.weights += weights


def _weight(clause: Clause, grain: int) -> Weight:
    units, cap = int(clause.worth * grain), clause.at_most
    if isinstance(cap, Percent):
        return Weight(units, NONE, cap.of_hundred)
    return Weight(units, NONE if cap is None else cap, NONE)
