"""The other process of the proof of lists: reads what is stored, and judges it by the reference.

In: questions on a pipe. Out: what lists say and evaluation or reference do not. It writes only as the worker does.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import COLUMNS

SHOWN = (
    "rule", "window", "hard", "soft", "need", "counted", "verdict", "cause", "done_on", "actionable", "overdue",
)  # fmt: skip


def answer(line: Any, settings: dict[str, str]) -> None:
    """Answer questions until the line ends: ``("check" | "work", organisation, day)``."""
    import os

    os.environ |= settings
    import django

    django.setup()
    while True:
        try:
            kind, organisation, day = line.recv()
        except EOFError:
            return
        try:
            line.send(work(organisation, day) if kind == "work" else check(organisation, day))
        except Exception as error:  # the other process says it and fails
            line.send([f"{type(error).__name__}: {error}"])


def work(organisation: UUID, day: date) -> list[str]:
    """What the worker does; afterwards nothing is stale."""
    from kontaktdichte.web import jobs
    from kontaktdichte.web.evaluations import stale
    from kontaktdichte.web.rls import inside

    jobs.renew_all(organisation, day)
    with inside(organisation):
        return [f"{key}: still stale" for key in stale(day).values_list("number", flat=True)]


def check(organisation: UUID, day: date) -> list[str]:
    """Clients of whom a list that is shown says something else than an evaluation, or than the reference."""
    from kontaktdichte.web.evaluations import edition_on, stale
    from kontaktdichte.web.management import verifying
    from kontaktdichte.web.models import DutyState, Person
    from kontaktdichte.web.rls import inside

    with inside(organisation):
        found = verifying.projection(organisation, day)
        concept, rows = loaded(edition_on(day).concept), base_rows()
        fresh = Person.objects.exclude(pk__in=stale(day).values("pk"))
        for person in fresh:
            shown = {tuple(row) for row in DutyState.objects.filter(person=person).values_list(*SHOWN)}
            wanted = by_reference(concept, rows, str(person.pk), day)
            found += [f"{person.number}: only the list says {row}" for row in shown - wanted]
            found += [f"{person.number}: the list does not say {row}" for row in wanted - shown]
    return found


@cache
def loaded(name: str) -> Concept:
    """A concept by its file."""
    return load_concept(name)


def base_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of the base tables, read without the application's bridge."""
    from django.utils import timezone

    from kontaktdichte.web.models import Person
    from kontaktdichte.web.models.records import FIELDS, TABLES

    own = {"id": "id", "subject": "person_id", "replaces": "replaces_id"}

    def plain(value: Any) -> Any:
        if isinstance(value, UUID):
            return str(value)
        return timezone.localtime(value).replace(tzinfo=None) if hasattr(value, "tzinfo") and value.tzinfo else value

    found: dict[str, list[dict[str, Any]]] = {
        "persons": [
            {"id": str(person.pk), "kind": None, "birth_date": person.birth_date, "unit": None, "counsellor": None}
            for person in Person.objects.all()
        ]
    }
    for table, model in TABLES.items():
        columns = {column: own.get(column) or FIELDS.get(column, column) for column in COLUMNS[table]}
        found[table] = [
            {column: plain(getattr(row, name)) for column, name in columns.items()}
            for row in model._default_manager.order_by("recorded_at", "pk")
        ]
    return found


def by_reference(concept: Concept, rows: dict[str, list[dict[str, Any]]], key: str, day: date) -> set[tuple[Any, ...]]:
    """The duties that lists ask for, as the reference says: owed, running, coming, and of each rule the last closed."""
    from tests.rules.reference import evaluate

    duties = evaluate(concept, rows, key, day).duties
    last: dict[str, tuple[date, date]] = {}
    for duty in duties:
        if duty["hard"] < day:
            closed = (duty["hard"], duty["window"])
            last[duty["rule"]] = max(last.get(duty["rule"], closed), closed)
    return {
        tuple(duty[name] for name in SHOWN) for duty in duties
        if duty["hard"] >= day or duty["actionable"] or last[duty["rule"]] == (duty["hard"], duty["window"])
    }  # fmt: skip
