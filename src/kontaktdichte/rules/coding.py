"""Lives as integers: the rows of one subject by the places and predicates of an encoded concept.

In: a :class:`~kontaktdichte.rules.lives.Life` and an :class:`~kontaktdichte.rules.encoding.Encoding`. Out: a
:class:`~kontaktdichte.rules.program.Coded` life. What is free text (names, places, employers) becomes a predicate, or
a number that only says whether two are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from kontaktdichte.rules.agreed import amount, parsed, refusal, strictness
from kontaktdichte.rules.calendar import FAR, NONE
from kontaktdichte.rules.encoding import Encoding
from kontaktdichte.rules.facts import approval_day, credited, fits, lacking
from kontaktdichte.rules.lives import Agreement, Contact, Deviation, Event, Life, standing
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.program import STANDS, Coded, Covenant, Dated, Excuse, Fact, Mark, Offer
from kontaktdichte.rules.vocabulary import AgreedValue

Lives = Mapping[str, Life]


class Coder:
    """Codes lives for one encoding; holds no personal data."""

    def __init__(self, encoding: Encoding) -> None:
        concept = encoding.concept
        self.encoding, self.concept = encoding, concept
        self.attributes = {name: i for i, name in enumerate(encoding.attributes)}
        self.events = {name: i for i, name in enumerate(encoding.events)}
        self.keys = {name: i for i, name in enumerate(encoding.keys)}
        self.rules = {name: i for i, name in enumerate(encoding.rules)}
        self.specs = [(i, value) for i, value in enumerate(encoding.values) if isinstance(value, AgreedValue)]
        self.naming = {value.of for _, value in self.specs if value.of is not None}
        self.assigning = {name for who in encoding.acceptance.assigned for name in who.assigned}
        self._bits: dict[tuple[str, str], int] = {}

    def coded(self, life: Life, contacts: Sequence[Contact], as_of: int, others: Lives) -> Coded:
        """One life; ``contacts`` by day, none after ``as_of``; ``others``: lives whose agreements may hold."""
        names: dict[str | None, int] = {None: NONE}  # numbers that say whether two names are the same
        offers, owners = self._offers(life, others, names)
        return Coded(
            as_of,
            life.birth,
            0,
            self._facts(life, names),
            self._events(life, as_of),
            list(self._covenants(life)) if life.agreements else [],
            self._excuses(life, as_of) if life.deviations else [],
            self._marks(contacts, names),
            offers,
            owners,
        )

    def bits(self, attribute: str, value: str) -> int:
        """The predicates that a value of an attribute fulfils."""
        found = self._bits.get((attribute, value))
        if found is None:
            asked = self.encoding.predicates.facts.get(attribute, {})
            found = sum(bit for values, bit in asked.items() if fits(values, value))
            if not self.concept.attributes[attribute].free:
                self._bits[attribute, value] = found
        return found

    def _marks(self, contacts: Sequence[Contact], names: dict[str | None, int]) -> list[Mark]:
        place, made = self.encoding.acceptance.place, partial(tuple.__new__, Mark)
        if not self.assigning:
            return [made((contact.on, place(contact), NONE, contact.minutes)) for contact in contacts]
        return [
            made((contact.on, place(contact), names.setdefault(contact.actor, len(names)), contact.minutes))
            for contact in contacts
        ]

    def _facts(self, life: Life, names: dict[str | None, int]) -> list[Fact]:
        gone, facts = _gone(life.situations, [row.known for row in life.situations]), []
        for row, until_known in zip(life.situations, gone, strict=True):
            declared = self.concept.attributes.get(row.attribute)
            if declared is None:
                continue
            start, value, approval = row.start, row.value, declared.approval
            if approval is not None:
                if value == "false" or row.reason not in approval.reasons or lacking(row, approval):
                    start, value = row.until, "false"  # known, but without a day on which it holds
                else:
                    start, value = max(start, approval_day(row)), row.reason or ""
            number = NONE
            if row.attribute in self.naming:
                number = names.get(f"owner {value}", NONE)
            elif row.attribute in self.assigning:
                number = names.setdefault(value, len(names))
            facts.append(
                Fact(
                    self.attributes[row.attribute], start, row.until, self.bits(row.attribute, value), number,
                    row.known, until_known, row.order,
                )
            )  # fmt: skip
        facts.sort()
        return facts

    def _events(self, life: Life, as_of: int) -> list[Dated]:
        if not life.events:
            return []
        known = [self._known_from(row) for row in life.events]
        gone = _gone(life.events, known)
        roots = _roots(life.events)
        order = {root: i for i, root in enumerate(sorted(set(roots)))}
        found = [
            Dated(self.events[row.event], row.on, since, until_known, order[root])
            for row, since, until_known, root in zip(life.events, known, gone, roots, strict=True)
            if row.event in self.events and (row.on <= as_of or self.concept.events[row.event].planned)
        ]
        return sorted(found, key=lambda row: (row.on, row.known, row.root))

    def _known_from(self, row: Event) -> int:
        """A plan's recording, an actual event's own day at the earliest."""
        declared = self.concept.events.get(row.event)
        return row.known if declared is not None and declared.planned else max(row.known, row.on)

    def _covenants(self, life: Life) -> Iterator[Covenant]:
        for row in sorted(standing(life.agreements), key=lambda row: row.order):
            if row.key in self.keys:
                credit = credited(row) or Period()
                yield Covenant(self.keys[row.key], row.start, row.until, row.known, credit.months, credit.days)

    def _offers(self, life: Life, others: Lives, names: dict[str | None, int]) -> tuple[list[Offer], list[int]]:
        """The offers of the life itself, then of each subject that one of its situations names."""
        offers, owners = list(self._offered(life)), [0]
        owners.append(len(offers))
        for row in life.situations if self.naming else ():
            if row.attribute in self.naming and row.value in others and f"owner {row.value}" not in names:
                names[f"owner {row.value}"] = len(owners) - 1
                offers += self._offered(others[row.value])
                owners.append(len(offers))
        return offers, owners

    def _offered(self, life: Life) -> Iterator[Offer]:
        if not life.agreements or not self.specs:
            return
        rows = sorted(standing(life.agreements), key=lambda row: row.order)
        for place, spec in self.specs:
            for row in rows:
                if row.key == spec.agreed and refusal(spec, row) is None:
                    yield offer(place, spec, row)

    def _excuses(self, life: Life, as_of: int) -> list[Excuse]:
        found: dict[tuple[str, int], tuple[int, int]] = {}
        for row in standing(life.deviations):
            if row.given_on <= as_of and row.rule in self.rules:
                excuses, notified = found.get((row.rule, row.window), (0, FAR))
                notice = row.notified_on if NONE < row.notified_on <= as_of else FAR
                found[row.rule, row.window] = (max(excuses, int(excusing(row))), min(notified, notice))
        return [Excuse(self.rules[rule], window, *said) for (rule, window), said in found.items()]


def excusing(row: Deviation) -> bool:
    """Whether a deviation gives a reason that stands."""
    return (row.reason is not None or row.text is not None) and row.status != "rejected"


def offer(place: int, spec: AgreedValue, row: Agreement) -> Offer:
    """An agreement that a rule may use, for the value at a place."""
    value = parsed(spec, row.value)
    return Offer(place, row.start, row.until, row.known, strictness(spec, value), *amount(spec, value))


def _gone(rows: Sequence[Any], known: Sequence[int]) -> list[int]:
    """For each row the day from which on a later row of the same life stands in its place."""
    replaced: dict[str, int] = {}
    for row, since in zip(rows, known, strict=True):
        if row.replaces is not None:
            replaced[row.replaces] = min(since, replaced.get(row.replaces, FAR))
    return (
        [replaced.get(row.id, STANDS) if row.id is not None else STANDS for row in rows]
        if replaced
        else [STANDS] * len(rows)
    )


def _roots(rows: Sequence[Event]) -> list[str]:
    """Identity of each event through its corrections: the first row of its chain."""
    replaces = {row.id: row.replaces for row in rows if row.id is not None}
    found = []
    for row in rows:
        name, seen = row.id or f"row {row.order}", set()
        while replaces.get(name) is not None and name not in seen:
            seen.add(name)
            name = replaces[name] or name
        found.append(name)
    return found
