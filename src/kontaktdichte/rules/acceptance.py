"""What counts: each distinct case of a contact meets the clauses once (SEMANTICS 2.4).

In: the clauses of a concept's rules, then contacts with what held on their day. Out: for every list of clauses 0
(counts) or a reason code. The one place that knows acceptance; scope, window and same day are added by the rhythms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.conditions import Predicates, Test
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import Contact
from kontaktdichte.rules.vocabulary import Assigned, Clause, Match

CODES = (
    "counted", "not_known_yet", "outside_scope", "outside_window", "not_kept", "kind_not_accepted", "only_while",
    "channel_not_accepted", "justification_missing", "wrong_actor", "participant_missing", "too_short",
    "place_not_accepted", "same_day",
)  # fmt: skip
COUNTED, NOT_KNOWN_YET, OUTSIDE_SCOPE, OUTSIDE_WINDOW, NOT_KEPT, KIND, ONLY_WHILE, CHANNEL = range(8)
JUSTIFICATION, ACTOR, PARTICIPANT, TOO_SHORT, PLACE, SAME_DAY = range(8, 14)

Raw = tuple[object, ...]


class Case(NamedTuple):
    """What the clauses can tell of a contact: two contacts of one case count alike. None: no clause names the value."""

    kind: str | None
    channel: str | None
    outcome: str | None
    justified: bool
    explained: bool
    place: str | None
    lengths: int  # how many of the least minutes that clauses name it reaches
    there: tuple[str, ...]
    assigned: tuple[bool, ...]  # for each kind of assigned actor that clauses name


class Acceptance:
    """The clauses of one kind of subject; ``lists`` are the distinct ones, ``of`` says which list a rule uses."""

    def __init__(self, concept: Concept, names: Sequence[str], predicates: Predicates) -> None:
        self.lists: list[tuple[Clause, ...]] = []
        self.of: dict[str, int] = {}
        for name in names:
            clauses = concept.accepts(concept.rules[name])
            if clauses not in self.lists:
                self.lists.append(clauses)
            self.of[name] = self.lists.index(clauses)
        every = [clause for clauses in self.lists for clause in clauses]
        self._while: dict[int, Test] = {id(c): predicates.test(c.while_) for c in every if c.while_ is not None}
        self._assigned = list(dict.fromkeys(c.actor for c in every if c.actor is not None))
        self._minutes = sorted({c.minutes for c in every if c.minutes is not None})
        self._people = sorted({person for c in every for person in c.participants})
        self._columns = {name: _mentioned(every, name) for name in ("kind", "channel", "outcome", "place")}
        self._while_bits: dict[int, int] = {}
        self._decided: dict[tuple[Case, int], tuple[int, ...]] = {}
        self.asks_actor = bool(self._assigned)
        self.plain = not (self._assigned or self._minutes or self._columns["place"])
        self._known: dict[Raw, tuple[int, ...]] = {}

    def codes(self, contact: Contact, mask: int, holding: int, view: View) -> tuple[int, ...]:
        """One code per list of clauses for a contact; ``holding`` comes from :meth:`holding` of the day's ``mask``.

        Where no clause asks for more than plain values, these find the answer at once.
        """
        if not self.plain:
            return self._decided_for(self._case(contact, view), mask, holding)
        _, _, _, _, kind, channel, outcome, _, justified, explained, _, _, participants = contact
        raw = (kind, channel, outcome, justified, explained, participants, holding)
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = self._decided_for(self._case(contact, view), mask, holding)
        return found

    def _case(self, contact: Contact, view: View) -> Case:
        seen = self._columns
        present = contact.participants or ("client",)
        return Case(
            contact.kind if contact.kind in seen["kind"] else None,
            contact.channel if contact.channel in seen["channel"] else None,
            contact.outcome if contact.outcome in seen["outcome"] else None,
            contact.justified,
            contact.explained,
            contact.place if contact.place in seen["place"] else None,
            sum(contact.minutes >= least for least in self._minutes),
            tuple(person for person in self._people if person in present),
            tuple(contact.actor is None or _is_assigned(contact, who, view) for who in self._assigned),
        )

    def _decided_for(self, case: Case, mask: int, holding: int) -> tuple[int, ...]:
        found = self._decided.get((case, holding))
        if found is None:
            found = tuple(self._decide(clauses, case, mask) for clauses in self.lists)
            self._decided[case, holding] = found
        return found

    def holding(self, mask: int) -> int:
        """Which of the clauses' own conditions hold under a mask, as bits."""
        bits = self._while_bits.get(mask)
        if bits is None:
            bits = self._while_bits[mask] = sum(1 << i for i, test in enumerate(self._while.values()) if test(mask))
        return bits

    def _decide(self, clauses: Sequence[Clause], case: Case, mask: int) -> int:
        """Thin the clauses out column by column; the column that leaves none names the reason."""
        named = {"justification": case.justified, "justification_text": case.explained}
        steps: tuple[tuple[int, Callable[[Clause], bool]], ...] = (
            (NOT_KEPT, lambda c: _fits(c.outcome, case.outcome)),
            (KIND, lambda c: _fits(c.kind, case.kind)),
            (ONLY_WHILE, lambda c: c.while_ is None or self._while[id(c)](mask)),
            (CHANNEL, lambda c: _fits(c.channel, case.channel)),
            (JUSTIFICATION, lambda c: all(named[need] for need in c.needs)),
            (ACTOR, lambda c: c.actor is None or case.assigned[self._assigned.index(c.actor)]),
            (PARTICIPANT, lambda c: all(person in case.there for person in c.participants)),
            (TOO_SHORT, lambda c: c.minutes is None or self._minutes.index(c.minutes) < case.lengths),
            (PLACE, lambda c: _fits(c.place, case.place)),
        )
        left = list(clauses)
        for code, test in steps:
            left = [clause for clause in left if test(clause)]
            if not left:
                return code
        return COUNTED


def _fits(match: Match | None, value: object) -> bool:
    if match is None:
        return True
    if match.is_ is not None and value not in match.is_:
        return False
    return match.not_ is None or value not in match.not_


def _mentioned(clauses: Sequence[Clause], column: str) -> frozenset[str]:
    matches = [getattr(clause, column) for clause in clauses]
    return frozenset(v for match in matches if match is not None for v in (*(match.is_ or ()), *(match.not_ or ())))


def _is_assigned(contact: Contact, who: Assigned, view: View) -> bool:
    return any(
        value == contact.actor and start <= contact.on < until
        for attribute in who.assigned
        for start, until, value in view.spans(attribute)
    )
