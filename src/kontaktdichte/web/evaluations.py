"""What pages ask the engine, and the one function that writes the projection.

In: an :class:`~kontaktdichte.web.access.Access` and clients. Out: explanations for pages about one client, rows of
``duty_state`` for lists. In-process caches hold concepts only, never personal data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import polars as pl
from django.db.models import Q

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.consistency import parts
from kontaktdichte.rules.evaluation import evaluate
from kontaktdichte.rules.explanation import Explanation, explain
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.vocabulary import Text
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.bridge import tables
from kontaktdichte.web.models import ComingChange, Computed, DutyState, EditionInForce, MissingFact, Person
from kontaktdichte.web.summaries import summaries

PROTECTED = Text(de="Geschützte Angabe", en="Protected information")
AT_ONCE = 500  # clients of one evaluation: bounds the memory of a job
_COPIED = (
    "rule",
    "strength",
    "window",
    "hard",
    "need",
    "counted",
    "verdict",
    "cause",
    "done_on",
    "actionable",
    "overdue",
)


class NoConcept(Exception):
    """No edition is in force for this organisation on the day: an administrator must put one in force."""


@lru_cache(maxsize=32)
def concept_named(name: str) -> Concept:
    """A concept by the name under which it is installed."""
    return load_concept(name)


def edition_on(day: date) -> EditionInForce:
    """The edition in force in the current organisation. Raises NoConcept."""
    found = (
        EditionInForce.objects.filter(Q(until_day__isnull=True) | Q(until_day__gt=day), from_day__lte=day)
        .order_by("-from_day")
        .first()
    )
    if found is None:
        raise NoConcept
    return found


def concept_for(access: Access) -> Concept:
    """The concept in the words that the member may read. Raises NoConcept."""
    name = edition_on(access.today).concept
    return concept_named(name) if access.may(Permission.SEE_SENSITIVE) else guarded(name)


@lru_cache(maxsize=32)
def guarded(name: str) -> Concept:
    """A concept that says the same of everybody, but names what is sensitive by neutral words only.

    Its rules judge as before; labels, quotes and reasons of sensitive rules, facts and expectations tell nothing.
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
    rules = {key: rule.model_copy(update=neutral) for key, rule in concept.rules.items() if rule.sensitive}
    expects = tuple(
        one.model_copy(update={"label": PROTECTED})
        if any(hidden & set(part.facts) for part in parts(one.when))
        else one
        for one in concept.expects
    )
    return concept.model_copy(
        update={"attributes": concept.attributes | attributes, "rules": concept.rules | rules, "expects": expects}
    )


def explained(access: Access, person: Person) -> Explanation:
    """One client's duties, rules, gaps and coming changes, evaluated now."""
    key = str(person.pk)
    return explain(concept_for(access), tables([person.pk]), key, as_of=access.today, language=access.language)


def recompute(persons: Iterable[UUID], organisation: UUID, day: date) -> int:
    """Write the projection of these clients anew, in the running transaction; returns the number of duties."""
    keys, written = list(persons), 0
    for first in range(0, len(keys), AT_ONCE):
        some = keys[first : first + AT_ONCE]
        projection = projected(some, organisation, day)
        for model, rows in projection.items():
            model._default_manager.filter(person_id__in=some).delete()
            model._default_manager.bulk_create(rows, batch_size=2000)
        written += len(projection[DutyState])
    return written


def projected(persons: Sequence[UUID], organisation: UUID, day: date) -> dict[type[Any], list[Any]]:
    """The rows of the projection of these clients as an evaluation says now, table by table; not stored."""
    edition = edition_on(day)
    evaluation = evaluate(concept_named(edition.concept), tables(persons), as_of=day, contacts=False)
    columns = pl.col("subject").alias("person_id"), *_COPIED
    rows = evaluation.duties.select(columns).with_columns(pl.col("verdict").cast(pl.String))
    duties = [
        DutyState(**row | {"person_id": UUID(row["person_id"])}, organisation_id=organisation, edition=edition.edition)
        for row in rows.iter_rows(named=True)
    ]
    found = summaries(evaluation, duties, persons, organisation)
    computed = [
        Computed(
            organisation_id=organisation, person_id=key, as_of=day, edition=edition.edition,
            stable_until=min(day + timedelta(1), summary.holds_until(day)), **summary.columns,
        )
        for key, summary in found.items()
    ]  # fmt: skip
    return {
        DutyState: duties, Computed: computed,
        ComingChange: [row for summary in found.values() for row in summary.changes],
        MissingFact: [row for summary in found.values() for row in summary.missing],
    }  # fmt: skip


def refresh(access: Access, persons: Iterable[UUID] | None = None) -> int:
    """Compute anew what no longer holds today among these clients (default: all): nothing stale is ever shown."""
    known = Computed.objects.filter(stable_until__gt=access.today, as_of__lte=access.today).values("person_id")
    stale = access.persons().exclude(pk__in=known)
    if persons is not None:
        stale = stale.filter(pk__in=list(persons))
    keys = list(stale.values_list("pk", flat=True))
    return recompute(keys, access.organisation, access.today) if keys else 0
