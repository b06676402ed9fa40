"""What counts: each distinct case of a contact meets the clauses once (SEMANTICS 2.4).

In: the clauses of a concept's rules, then contacts with what held on their day. Out: for every list of clauses 0
(counts) or a reason code, and the clause that decided. The one place that knows acceptance; scope, window, same day,
distance and caps are added by the rhythms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import NamedTuple, TypeVar

from kontaktdichte.rules.calendar import NONE
from kontaktdichte.rules.composition import is_wide
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.lives import Contact
from kontaktdichte.rules.vocabulary import Clause, Condition, Every, Match, Once, Per

CODES = (
    "counted", "not_known_yet", "outside_scope", "outside_window", "not_kept", "kind_not_accepted", "only_while",
    "channel_not_accepted", "justification_missing", "wrong_actor", "participant_missing", "too_short",
    "place_not_accepted", "same_day", "too_close", "over_cap",
)  # fmt: skip
COUNTED, NOT_KNOWN_YET, OUTSIDE_SCOPE, OUTSIDE_WINDOW, NOT_KEPT, KIND, ONLY_WHILE, CHANNEL = range(8)
JUSTIFICATION, ACTOR, PARTICIPANT, TOO_SHORT, PLACE, SAME_DAY, TOO_CLOSE, OVER_CAP = range(8, 16)

Raw = tuple[object, ...]
Clauses = tuple[Clause, ...]
T = TypeVar("T")
_ONE_AT_A_TIME = Lock()


def weighs(concept: Concept, rule: Rule) -> bool:
    """Whether a rule looks at its contacts one by one; any other only asks for the days on which one counts."""
    rhythm = rule.rhythm
    if not isinstance(rhythm, Per | Every | Once) or rule.met_by == "notice":
        return False
    asks = (isinstance(rhythm, Per | Once) and rhythm.spread is not None) or (
        isinstance(rhythm, Once) and rhythm.consume
    )
    return asks or rule.apart is not None or is_wide(concept, rule)


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


class Acceptance:
    """The clauses of one kind of subject; ``lists`` are the distinct ones, ``of`` says which list a rule uses.

    ``deciding`` are the lists of which is asked which clause decides, ``serving`` the quotas, rule by rule, of which is
    asked whether a contact serves them. ``whiles`` are the clauses' own conditions, ``assigned`` the lists of
    attributes that assign an actor: which of them hold for a contact is decided for each life, and part of its row.
    """

    def __init__(self, concept: Concept, names: Sequence[str]) -> None:
        self.lists: list[Clauses] = []
        self.deciding: list[int] = []
        self.serving: list[tuple[int, ...]] = []
        rules = {name: concept.rules[name] for name in names}
        self.of = {name: self._listed(concept.accepts(rule)) for name, rule in rules.items()}
        for name, rule in rules.items():
            if weighs(concept, rule):
                for place in (self.of[name], *(self._listed(other.accepts) for other in rule.or_)):
                    _place(self.deciding, place)
                if rule.also:
                    _place(self.serving, tuple(self._listed(quota.accepts) for quota in rule.also))
        every = [clause for clauses in self.lists for clause in clauses]
        self.whiles: list[Condition] = []
        self._while: dict[int, int] = {}
        for clause in every:
            if clause.while_ is not None:
                if clause.while_ not in self.whiles:
                    self.whiles.append(clause.while_)
                self._while[id(clause)] = 1 << self.whiles.index(clause.while_)
        self.assigned = list(dict.fromkeys(c.actor for c in every if c.actor is not None))
        self.minutes = sorted({c.minutes for c in every if c.minutes is not None})
        self.people = sorted({person for c in every for person in c.participants})
        self.named = {name: _mentioned(every, name) for name in ("kind", "channel", "outcome", "place")}
        self.cases: list[Case] = []
        self._places: dict[Case, int] = {}
        self._known: dict[Raw, int] = {}
        self.table: dict[int, tuple[int, ...]] = {}

    def _listed(self, clauses: Clauses) -> int:
        return _place(self.lists, clauses)

    @property
    def width(self) -> int:
        """How many numbers the table has for each row."""
        return len(self.lists) + len(self.deciding) + len(self.serving)

    def columns(self, clauses: Clauses, quotas: Sequence[Clauses]) -> tuple[int, int, int]:
        """Where the table has a way's codes, its deciding clause and the quotas served (NONE: it has none)."""
        place, first = self.lists.index(clauses), len(self.lists)
        served = tuple(self.lists.index(quota) for quota in quotas)
        serving = first + len(self.deciding) + self.serving.index(served) if served else NONE
        return place, first + self.deciding.index(place), serving

    def place(self, contact: Contact) -> int:
        """The place of a contact's case among ``cases``."""
        _, _, _, _, kind, channel, outcome, _, justified, explained, minutes, place, participants = contact
        length = self.length(minutes) if self.minutes else 0
        known = place if place is not None and place in self.named["place"] else None
        raw = (kind, channel, outcome, justified, explained, length, known, participants)
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = self.place_of(self.case(*raw))
        return found

    def place_of(self, case: Case) -> int:
        """The place of a case among ``cases``; several threads may ask, and two cases never get one place."""
        with _ONE_AT_A_TIME:
            if case not in self._places:
                self._places[case] = len(self.cases)
                self.cases.append(case)
            return self._places[case]

    def length(self, minutes: int) -> int:
        """How many of the least minutes that clauses name are reached; NONE minutes reach none."""
        return sum(minutes >= least for least in self.minutes)

    def case(
        self, kind: str, channel: str, outcome: str, justified: bool, explained: bool, length: int, place: str | None,
        participants: tuple[str, ...],
    ) -> Case:  # fmt: skip
        """What the clauses can tell of a contact with these values."""
        seen, present = self.named, participants or ("client",)
        return Case(
            kind if kind in seen["kind"] else None, channel if channel in seen["channel"] else None,
            outcome if outcome in seen["outcome"] else None, justified, explained,
            place if place in seen["place"] else None, length,
            tuple(person for person in self.people if person in present),
        )  # fmt: skip

    def decided(self, rows: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """The table, with each of these rows in it (see ``judging.case_rows``): a code per list of clauses, then the
        deciding clauses, then the quotas served."""  # fmt: skip
        table = self.table
        for row in rows:
            if row not in table:
                holding = row & (1 << len(self.whiles)) - 1
                assigned = row >> len(self.whiles) & (1 << len(self.assigned)) - 1
                case = self.cases[row >> len(self.whiles) + len(self.assigned)]
                said = [self._decide(clauses, case, holding, assigned) for clauses in self.lists]
                table[row] = (
                    *(code for code, _ in said),
                    *(said[place][1] for place in self.deciding),
                    *(sum((said[p][0] == COUNTED) << i for i, p in enumerate(places)) for places in self.serving),
                )
        return table

    def _decide(self, clauses: Clauses, case: Case, holding: int, assigned: int) -> tuple[int, int]:
        """Thin the clauses out column by column, the one that leaves none names the reason: code, deciding clause."""
        named = {"justification": case.justified, "justification_text": case.explained}
        steps: tuple[tuple[int, Callable[[Clause], bool]], ...] = (
            (NOT_KEPT, lambda c: _fits(c.outcome, case.outcome)),
            (KIND, lambda c: _fits(c.kind, case.kind)),
            (ONLY_WHILE, lambda c: c.while_ is None or self._while[id(c)] & holding != 0),
            (CHANNEL, lambda c: _fits(c.channel, case.channel)),
            (JUSTIFICATION, lambda c: all(named[need] for need in c.needs)),
            (ACTOR, lambda c: c.actor is None or assigned >> self.assigned.index(c.actor) & 1 == 1),
            (PARTICIPANT, lambda c: all(person in case.there for person in c.participants)),
            (TOO_SHORT, lambda c: c.minutes is None or self.minutes.index(c.minutes) < case.lengths),
            (PLACE, lambda c: _fits(c.place, case.place)),
        )
        left: Sequence[int] = range(len(clauses))
        for code, test in steps:
            left = [place for place in left if test(clauses[place])]
            if not left:
                return code, NONE
        return COUNTED, left[0]


def _place(places: list[T], wanted: T) -> int:
    """The place of something in a list, to which it is added if it is not there."""
    if wanted not in places:
        places.append(wanted)
    return places.index(wanted)


def _fits(match: Match | None, value: object) -> bool:
    if match is None:
        return True
    if match.is_ is not None and value not in match.is_:
        return False
    return match.not_ is None or value not in match.not_


def _mentioned(clauses: Sequence[Clause], column: str) -> frozenset[str]:
    matches = [getattr(clause, column) for clause in clauses]
    return frozenset(v for match in matches if match is not None for v in (*(match.is_ or ()), *(match.not_ or ())))
