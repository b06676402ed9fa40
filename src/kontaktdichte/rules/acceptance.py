"""What counts: each distinct case of a contact meets the clauses once (SEMANTICS 2.4).

In: the clauses of a concept's rules, then contacts with what held on their day. Out: for every list of clauses 0
(counts) or a reason code. The one place that knows acceptance; scope, window and same day are added by the rhythms.
"""

from __future__ import annotations

from collections.abc import Sequence

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

Case = tuple[object, ...]


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
        self._decided: dict[Case, tuple[int, ...]] = {}
        self.asks_actor = bool(self._assigned)
        self.plain = not (self._assigned or self._minutes or self._columns["place"])
        self._cases: dict[Case, Case] = {}

    def codes(self, contact: Contact, mask: int, view: View) -> tuple[int, ...]:
        """One code per list of clauses for a contact on a day whose predicates are ``mask``."""
        return self.decided(self.case(contact, view), mask)

    def case(self, contact: Contact, view: View) -> Case:
        """What the clauses can tell of a contact: two contacts of one case count alike."""
        raw = (
            contact.kind,
            contact.channel,
            contact.outcome,
            contact.justified,
            contact.explained,
            contact.participants,
        )
        if self.plain:
            found = self._cases.get(raw)
            if found is None:
                found = self._cases[raw] = self._case(contact, view)
            return found
        return self._case(contact, view)

    def _case(self, contact: Contact, view: View) -> Case:
        seen = self._columns
        kind, channel, outcome = contact.kind, contact.channel, contact.outcome
        case = (
            kind if kind in seen["kind"] else None,
            channel if channel in seen["channel"] else None,
            outcome if outcome in seen["outcome"] else None,
            contact.justified,
            contact.explained,
        )
        return (*case, *self._rare(contact, view))

    def _rare(self, contact: Contact, view: View) -> Case:
        there = contact.participants or ("client",)
        return (
            contact.place if contact.place in self._columns["place"] else None,
            sum(contact.minutes >= least for least in self._minutes),
            tuple(person for person in self._people if person in there),
            tuple(contact.actor is None or _is_assigned(contact, who, view) for who in self._assigned),
        )

    def decided(self, case: Case, mask: int) -> tuple[int, ...]:
        """The codes of a case, remembered; ``mask`` matters only by the clauses' own conditions."""
        holding = self._holding(mask) if self._while else 0
        key = (case, holding)
        found = self._decided.get(key)
        if found is None:
            found = self._decided[key] = tuple(self._decide(clauses, case, mask) for clauses in self.lists)
        return found

    def _holding(self, mask: int) -> int:
        bits = self._while_bits.get(mask)
        if bits is None:
            bits = self._while_bits[mask] = sum(1 << i for i, test in enumerate(self._while.values()) if test(mask))
        return bits

    def _decide(self, clauses: Sequence[Clause], case: Case, mask: int) -> int:
        """Thin the clauses out column by column; the column that leaves none names the reason."""
        kind, channel, outcome, justified, explained = case[:5]
        place, long_enough, there, assigned = case[5:]
        fitting: dict[str, bool] = {"justification": bool(justified), "justification_text": bool(explained)}
        steps = (
            (NOT_KEPT, lambda c: _fits(c.outcome, outcome)),
            (KIND, lambda c: _fits(c.kind, kind)),
            (ONLY_WHILE, lambda c: c.while_ is None or self._while[id(c)](mask)),
            (CHANNEL, lambda c: _fits(c.channel, channel)),
            (JUSTIFICATION, lambda c: all(fitting[need] for need in c.needs)),
            (ACTOR, lambda c: c.actor is None or assigned[self._assigned.index(c.actor)]),  # type: ignore[index]
            (PARTICIPANT, lambda c: all(person in there for person in c.participants)),  # type: ignore[operator]
            (TOO_SHORT, lambda c: c.minutes is None or self._minutes.index(c.minutes) < long_enough),  # type: ignore[operator]
            (PLACE, lambda c: _fits(c.place, place)),
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
