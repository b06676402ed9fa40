"""What pages ask the engine, and the one function that writes the projection.

In: an :class:`~kontaktdichte.web.access.Access` and clients. Out: explanations for pages about one client, rows of
``duty_state`` for lists. In-process caches hold concepts only, never personal data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kontaktdichte.rules.budgets import BudgetClock, clocks
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.consistency import parts
from kontaktdichte.rules.explanation import DutyExplanation, Explanation, explain_met, explain_rows
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.reasons import Language, contact_noun, day_text
from kontaktdichte.rules.texts import WORDS
from kontaktdichte.rules.vocabulary import Condition, Text
from kontaktdichte.web import projection
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.bridge import tables
from kontaktdichte.web.models import Computed, Contact, EditionInForce, Person
from kontaktdichte.web.projection import (
    WRITTEN_AT_ONCE,
    Projected,
    computations,
    locked,
    replace_unchanged,
    store,
)

PROTECTED = Text(de="Geschützte Angabe", en="Protected information")
Part = Callable[[], AbstractContextManager[None]]
PAGE_AT_MOST = 250  # clients computed anew within a request: a caseload, never an office


_ASKED: ContextVar[dict[date, EditionInForce] | None] = ContextVar("editions", default=None)


class NoConcept(Exception):
    """No edition is in force for this organisation on the day: an administrator must put one in force."""


@lru_cache(maxsize=32)
def concept_named(name: str) -> Concept:
    """A concept by the name under which it is installed."""
    return load_concept(name)


@contextmanager
def reading() -> Iterator[None]:
    """While a page is read the edition in force is asked for once; whoever writes asks anew."""
    token = _ASKED.set({})
    try:
        yield
    finally:
        _ASKED.reset(token)


def edition_on(day: date) -> EditionInForce:
    """The edition in force in the current organisation. Raises NoConcept."""
    asked = _ASKED.get()
    if asked is None:
        return _editions(day)[0]
    if day not in asked:
        asked[day] = _editions(day)[0]
    return asked[day]


def _editions(day: date) -> tuple[EditionInForce, date]:
    """The edition in force on a day, and the first day after it on which another one may be."""
    rows = EditionInForce.objects.order_by("-from_day")
    known = [row for row in rows if row.until_day is None or row.until_day > day]
    inside = [row for row in known if row.from_day <= day]
    if not inside:
        raise NoConcept
    turns = [row.from_day for row in known if row.from_day > day] + [row.until_day for row in inside if row.until_day]
    return inside[0], min(turns, default=date.max)


def concept_for(access: Access) -> Concept:
    """The concept in the words that the member may read. Raises NoConcept."""
    return worded(access, edition_on(access.today).concept)


def worded(access: Access, name: str) -> Concept:
    """A concept by its name, in the words that the member may read."""
    return concept_named(name) if access.may(Permission.SEE_SENSITIVE) else guarded(name)


@lru_cache(maxsize=32)
def guarded(name: str) -> Concept:
    """A concept that says the same of everybody, but names what is sensitive by neutral words only.

    Its rules judge as before; labels, quotes and reasons of sensitive rules, facts and expectations tell nothing. A
    rule for those of whom something sensitive holds is sensitive too: that it applies tells it.
    """
    concept = concept_named(name)
    hidden = {key for key, attribute in concept.attributes.items() if attribute.sensitive}
    attributes = {
        key: declared.model_copy(update={
            "label": PROTECTED, "values": dict.fromkeys(declared.values, PROTECTED),
            "approval": declared.approval and declared.approval.model_copy(
                update={"reasons": dict.fromkeys(declared.approval.reasons, PROTECTED)}
            ),
        })
        for key, declared in concept.attributes.items() if key in hidden
    }  # fmt: skip
    neutral = {"label": PROTECTED, "quote": PROTECTED.de, "section": "–", "context": (), "refusals": {}}
    rules = {
        key: rule.model_copy(update=neutral | {"sensitive": True}) for key, rule in concept.rules.items()
        if rule.sensitive or hidden & _held(rule.applies_to)
    }  # fmt: skip
    expects = tuple(
        one.model_copy(update={"label": PROTECTED})
        if any(hidden & set(part.facts) for part in parts(one.when))
        else one
        for one in concept.expects
    )
    readings = {key: reading for key, reading in concept.readings.items() if not rules.keys() & set(reading.used_in)}
    return concept.model_copy(
        update={
            "attributes": concept.attributes | attributes, "rules": concept.rules | rules, "expects": expects,
            "readings": readings,
        }
    )  # fmt: skip


def _held(condition: Condition) -> set[str]:
    """Facts that a condition asks to hold (not those that it denies)."""
    return set(condition.facts).union(*(_held(inner) for inner in (*(condition.all or ()), *(condition.any or ()))))


def explained(access: Access, person: Person) -> Explanation:
    """One client's duties, rules, gaps and coming changes, evaluated now."""
    key = str(person.pk)
    return explain_rows(concept_for(access), tables([person.pk]), key, as_of=access.today, language=access.language)


def clock(access: Access, person: Person) -> BudgetClock | None:
    """How far a client's time for what may last only so long is used; None where the concept limits nothing."""
    key = str(person.pk)
    return next(iter(clocks(concept_for(access), tables([person.pk]), key, as_of=access.today)), None)


def named_as(contact: Contact, concept: Concept, language: Language) -> str:
    """A contact as it stands among those that count, and at the begin of the sentence why it does not."""
    noun = contact_noun(concept, contact.kind, contact.channel, language)
    return WORDS[language]["counted"].format(noun=noun, day=day_text(contact.on, language))


def explained_met(
    access: Access, person: Person, contact: UUID, now: Projected
) -> tuple[list[DutyExplanation], list[DutyExplanation]]:  # fmt: skip
    """The duties that a contact newly meets, and those that are still owed: of the facts and by the edition of ``now``,
    which was computed in this transaction and holds the client's row.
    """
    return explain_met(
        worded(access, now.concept), now.facts, str(person.pk), str(contact), as_of=access.today,
        language=access.language,
    )  # fmt: skip


def recompute(persons: Iterable[UUID], organisation: UUID, day: date) -> Projected:
    """Write the projection of these clients anew, in the running transaction; returns what it says.

    Their rows are locked before anything is read: of two who save at once the later computes with both facts.
    """
    keys = locked(persons, depending=True)
    found = projected(keys, day)
    store(keys, found, organisation)
    return found


def projected(persons: Sequence[UUID], day: date) -> Projected:
    """What an evaluation says now for the lists; not stored. Raises NoConcept."""
    edition, until = _editions(day)
    return projection.projected(persons, concept_named(edition.concept), edition, day, until)


def stale(day: date) -> QuerySet[Person]:
    """Clients whose rows for lists are missing, of another edition, or do not hold on this day. Raises NoConcept."""
    return Person.objects.filter(~Exists(Computed.objects.filter(person_id=OuterRef("pk"), **holds(day))))


def holds(day: date) -> dict[str, Any]:
    """What is true of a :class:`~kontaktdichte.web.models.Computed` that holds on a day. Raises NoConcept."""
    return {"stable_until__gt": day, "as_of__lte": day, "in_force": edition_on(day)}


def refresh(access: Access, persons: Iterable[UUID] | QuerySet[Any] | None = None) -> int:
    """Compute anew what no longer holds today among these clients (default: all); returns of how many.

    At most :data:`PAGE_AT_MOST` of them: the many are the job's (:mod:`~kontaktdichte.web.jobs`).
    """
    old = stale(access.today)
    keys = (old if persons is None else old.filter(pk__in=persons)).values_list("pk", flat=True)[:PAGE_AT_MOST]
    return renew(list(keys), access.organisation, access.today)


def renew(persons: Sequence[UUID], organisation: UUID, day: date, part: Part = nullcontext) -> int:
    """Compute these clients anew and store it where nobody else did meanwhile; returns of how many.

    ``part``: a transaction for the reading and for each few that are written, where none is running.
    """
    if not persons:
        return 0
    with part():
        before = computations(persons)
        said = projected(persons, day)
    stored = 0
    for first in range(0, len(persons), WRITTEN_AT_ONCE):
        with part():
            stored += replace_unchanged(before, persons[first : first + WRITTEN_AT_ONCE], said, organisation)
    return stored
