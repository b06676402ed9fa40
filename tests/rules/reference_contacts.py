"""Which contacts count for a rule, and why the others do not: the contact station of the reference evaluator.

In: a :class:`Life`, a rule. Out: its :class:`Way`\\ s, each with the items it accepts and a reason code for the other
contacts; :class:`Codes` keeps the one code that a contact gets in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.rules.reference_conditions import holds
from tests.rules.reference_facts import Life, Row

if TYPE_CHECKING:
    from kontaktdichte.rules.document import Rule
    from kontaktdichte.rules.vocabulary import Clause, Match

ORDER = (
    "outside_scope", "outside_window", "not_kept", "kind_not_accepted", "only_while", "channel_not_accepted",
    "justification_missing", "wrong_actor", "participant_missing", "too_short", "place_not_accepted", "same_day",
    "too_close", "over_cap", "counted",
)  # fmt: skip


def match(wanted: Match | None, value: str | None) -> bool:
    """One of ``is``, none of ``not``; nothing wanted fits everything."""
    if wanted is None:
        return True
    if wanted.is_ is not None and value not in wanted.is_:
        return False
    return wanted.not_ is None or value not in wanted.not_


def actor_fits(life: Life, clause: Clause, contact: Row) -> bool:
    """An unnamed actor counts; a named one must be the value of one of the attributes on that day."""
    if clause.actor is None or not contact.get("actor"):
        return True
    return any(contact["actor"] in life.values(a).get(contact["on"], ()) for a in clause.actor.assigned)


def decided(life: Life, clauses: Sequence[Clause], contact: Row) -> str | int:
    """The place of the deciding clause; if none fits, the column that left none, in the fixed order."""
    present = contact.get("participants") or ["client"]
    columns: list[tuple[str, Callable[[Clause], bool]]] = [
        ("not_kept", lambda c: match(c.outcome, contact.get("outcome") or "kept")),
        ("kind_not_accepted", lambda c: match(c.kind, contact.get("kind"))),
        ("only_while", lambda c: c.while_ is None or holds(life, c.while_, contact["on"])),
        ("channel_not_accepted", lambda c: match(c.channel, contact.get("channel"))),
        ("justification_missing", lambda c: all(contact.get(need) for need in c.needs)),
        ("wrong_actor", lambda c: actor_fits(life, c, contact)),
        ("participant_missing", lambda c: all(p in present for p in c.participants)),
        ("too_short", lambda c: c.minutes is None or (contact.get("minutes") or 0) >= c.minutes),
        ("place_not_accepted", lambda c: match(c.place, contact.get("place"))),
    ]
    left = list(enumerate(clauses))
    for code, fits in columns:
        left = [(place, clause) for place, clause in left if fits(clause)]
        if not left:
            return code
    return left[0][0]


@dataclass(frozen=True)
class Item:
    """A contact that a way accepts: what it would add, by which clause, and which quotas it serves."""

    day: date
    position: int  # of the contact in its table
    clause: int
    worth: Fraction
    serves: tuple[int, ...] = ()


class Way:
    """One way to meet the duties of a rule: what its clauses say to every contact of a life, and one item a day.

    ``codes`` holds by position why a contact is no item.
    """

    def __init__(self, life: Life, rule: Rule, clauses: Sequence[Clause], quotas: Sequence[Sequence[Clause]] = ()):
        self.clauses = clauses
        self.codes: dict[int, str] = {}
        self.items: list[Item] = []
        for contact in life.contacts:
            found = decided(life, clauses, contact)
            if rule.count == "minutes" and isinstance(found, int) and not contact.get("minutes"):
                found = "too_short"
            if isinstance(found, str):
                self.codes[contact["position"]] = found
                continue
            worth = clauses[found].worth * (contact["minutes"] if rule.count == "minutes" else 1)
            serves = tuple(q for q, asked in enumerate(quotas) if isinstance(decided(life, asked, contact), int))
            self.items.append(Item(contact["on"], contact["position"], found, worth, serves))
        if rule.count == "days":
            self._one_a_day()
        self.items.sort(key=lambda item: (item.day, item.position))

    def _one_a_day(self) -> None:
        """Of several items of a day keep the one that is best for the duty."""
        capped = any(clause.at_most is not None for clause in self.clauses)

        def rank(item: Item) -> tuple[Fraction, int, int, int]:
            return -item.worth, -len(item.serves), item.clause if capped else 0, item.position

        best: dict[date, Item] = {}
        for item in sorted(self.items, key=rank):
            if best.setdefault(item.day, item) is not item:
                self.codes[item.position] = "same_day"
        self.items = list(best.values())


def ways_of(life: Life, rule: Rule) -> list[Way]:
    """The rule's own way, then its alternatives."""
    own = life.concept.contact.accepts if rule.accepts is None else rule.accepts
    ways = [Way(life, rule, own, [quota.accepts for quota in rule.also])]
    return ways + [Way(life, rule, other.accepts) for other in rule.or_]


class Codes:
    """What ways and duties say to each contact of a life; of several codes the one furthest in the order stands."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self._said: dict[int, str] = {}

    def say(self, position: int, code: str) -> None:
        former = self._said.get(position, code)
        self._said[position] = max(former, code, key=ORDER.index)

    def said(self, position: int) -> bool:
        """Whether anything has been said to a contact yet."""
        return position in self._said

    def by_contact(self) -> dict[str, str]:
        """'counted' or the reason code by the id of every contact."""
        found = {c["id"]: "not_known_yet" for c in self.life.unknown_contacts}
        return found | {c["id"]: self._said[c["position"]] for c in self.life.contacts}
