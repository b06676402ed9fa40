"""What a report is asked, and what the engine says to it: evaluated afresh over base tables, never from the projection.

In: an :class:`Asking` (rules, days, a link of the chain, what is told as it stood). Out: an :class:`Evaluated`, which
the sections read. Equal questions get equal answers, whatever was recorded after that link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Rows, rulebook_for
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.reasons import Language
from kontaktdichte.rules.spans import Span
from kontaktdichte.rules.vocabulary import Text
from kontaktdichte.web.bridge import tables
from kontaktdichte.web.models import Situation

AGREED, PART = "agreement", "participation"  # attributes: whose values hold; regular or in aftercare
LANGUAGE: Language = "de"  # what is sent is one document, in the language of the offices


@dataclass(frozen=True)
class Asking:
    """Which agreement in which period ``[first, last]``, by which rules, on which day, with which knowledge.

    ``link``: rows of later links of the chain are not known. ``inputs``: what is not evaluated but told as it stood.
    """

    concept: Concept
    as_of: date
    link: int
    first: date
    last: date
    inputs: Mapping[str, Any]

    @property
    def end(self) -> date:
        """The last day that can be told of."""
        return min(self.last, self.as_of)


@dataclass(frozen=True)
class Participant:
    """Somebody under the agreement; ``spans``: when, as day and day after the last; ``about``: what is shared."""

    key: UUID
    number: str
    view: View
    spans: tuple[Span, ...]
    about: frozenset[str]
    since: date  # from which day on it is shared

    def on(self, day: date) -> str | None:
        """Regular or in aftercare on a day, None where neither, or not under the agreement."""
        at = number(day)
        inside = any(start <= at < until for start, until in self.spans)
        return self.view.value_on(PART, at) if inside else None

    def shows(self, about: str, day: date) -> bool:
        """Whether the Jobcenter reads this of this participant, as of that day."""
        return about in self.about and day >= self.since


class Evaluated:
    """What the engine says of the participants of an agreement in the period."""

    def __init__(self, asking: Asking) -> None:
        self.asking, self.concept = asking, asking.concept
        self.first, self.end, self.as_of = asking.first, asking.end, asking.as_of
        self.inputs = asking.inputs
        keys = [*named(AGREED, self.inputs["number"]), UUID(self.inputs["subject"])]
        self.rows = tables(keys, link=asking.link)
        self.lives = plain_lives(self.rows)
        self.book = rulebook_for(self.concept, self.rows, self.as_of)
        self.people = tuple(sorted(self._people(keys[:-1]), key=lambda one: (one.number, one.key)))
        self.duties = tuple(self._duties())

    def _people(self, keys: Iterable[UUID]) -> Iterator[Participant]:
        shared: Mapping[str, Any] = self.inputs["shared"]
        low, high = number(self.first), number(self.end)
        for key in keys:
            life = self.lives[str(key)]
            view = View(self.concept, life, number(self.as_of))
            spans = tuple(
                (max(a[0], b[0]), min(a[1], b[1]))
                for a in view.runs(PART, [value for _s, _e, value in view.spans(PART)])
                for b in view.runs(AGREED, [self.inputs["number"]])
                if max(a[0], b[0]) < min(a[1], b[1])
            )  # fmt: skip
            if any(start <= high and until > low for start, until in spans):
                since, about = shared.get(str(key), (date.max.isoformat(), ()))
                yield Participant(
                    key, self.inputs["numbers"].get(str(key), "–"), view, spans, frozenset(about),
                    date.fromisoformat(since),
                )  # fmt: skip

    def _duties(self) -> Iterator[tuple[Participant, dict[str, Any]]]:
        """The duties of the participants that touch the period, by participant, in the order of the rules."""
        low, high = number(self.first), number(self.end)
        for one in self.people:
            said = Rows(self.book, lambda duty: duty.hard >= low and duty.window <= high, contacts=False)
            said.add(self.book.assess(self.lives[str(one.key)], number(self.as_of), self.lives))
            for row in said.told("duties"):
                yield one, row

    def of_rules(self, *names: str) -> list[tuple[Participant, dict[str, Any]]]:
        """The duties of these rules."""
        return [(one, row) for one, row in self.duties if row["rule"] in names]

    def within(self, day: int) -> bool:
        """Whether a day lies in the period."""
        return self.first <= day_of(day) <= self.end


def named(attribute: str, value: str) -> list[UUID]:
    """Whose situations name this, whenever; in the order of their keys."""
    rows = Situation.objects.filter(attribute=attribute, value=value)
    return sorted(set(rows.values_list("person_id", flat=True)))


def values(concept: Concept, attribute: str) -> Mapping[str, Text]:
    """The values of an attribute by their labels; none of one that the concept does not know."""
    declared = concept.attributes.get(attribute)
    return declared.values if declared is not None else {}
