"""What holds of a client: said, changed, ended, corrected, taken back. Rows are added, never changed.

In: the columns of one situation, event or agreement. Out: the rows that say it; before they are stored they serve the
preview. Of two who change the same thing at once the second learns what the first has stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.clock import now
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.models import Agreement, Event, Person, Record, Situation
from kontaktdichte.web.models.records import standing

NAMED: dict[type[Record], str] = {Situation: "attribute", Event: "event", Agreement: "key"}
_KEPT = {"id", "organisation_id", "recorded_at", "recorded_by_id", "action", "salt", "commitment", "replaces_id"}
Columns = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """Which fact of whom: all rows of one attribute, event or agreed key of a client."""

    person: Person
    model: type[Record]
    name: str

    def rows(self) -> list[Any]:
        """The rows that stand, by their days."""
        found: Any = self.model._default_manager.filter(person=self.person, **{NAMED[self.model]: self.name})
        return list(standing(found).order_by("on" if self.model is Event else "from_day", "recorded_at"))


def state(rows: Iterable[Record]) -> str:
    """A word for exactly these rows: whoever edits them sends back the one that was shown."""
    return hashlib.sha256(",".join(sorted(str(row.pk) for row in rows)).encode()).hexdigest()[:20]


def planned(concept: Concept, subject: Subject, columns: Columns, corrects: Record | None) -> list[dict[str, Any]]:
    """Columns of the rows that say it: the new one, and of those that it ends from its first day on.

    ``corrects``: the row in whose place the new one stands, so that nothing else ends.
    """
    new = {"person_id": subject.person.pk, NAMED[subject.model]: subject.name, **columns}
    if corrects is not None:
        return [copied(corrects) | new | {"replaces": corrects}]
    if subject.model is Event:
        return [new]
    declared = concept.attributes.get(subject.name) if subject.model is Situation else None
    rows = [row for row in subject.rows() if not (declared and declared.many) or row.value == columns["value"]]
    same = next((row for row in rows if row.from_day == columns["from_day"]), None)
    ended = [
        copied(row) | {"until_day": columns["from_day"], "replaces": row} for row in rows
        if row.from_day < columns["from_day"] and (row.until_day is None or row.until_day > columns["from_day"])
    ]  # fmt: skip
    return [*ended, new | ({"replaces": same} if same is not None else {})]


def ending(subject: Subject, until: date) -> list[dict[str, Any]]:
    """Columns of the rows that end a fact before a day; one that would begin later never was."""
    return [
        copied(row) | {"until_day": max(until, row.from_day), "replaces": row} for row in subject.rows()
        if row.until_day is None or row.until_day > max(until, row.from_day)
    ]  # fmt: skip


def begun(action: Acting, concept: Concept, person: Person, said: Mapping[str, str], since: date) -> None:
    """Within a greater action: these situations hold from a day on, and what held instead of them ends."""
    for name, value in said.items():
        written(action, concept, Subject(person, Situation, name), {"value": value, "from_day": since})


def written(action: Acting, concept: Concept, subject: Subject, columns: Columns) -> None:
    """Within a greater action: the rows that say one thing."""
    for row in planned(concept, subject, columns, None):
        action.record(subject.model, **row)


def drafted(access: Access, subject: Subject, rows: Sequence[Columns]) -> list[Record]:
    """The rows as they would be stored; nothing is."""
    made = {"organisation_id": access.organisation, "recorded_at": now()}
    return [subject.model(**made, **columns) for columns in rows]


def say(
    *, access: Access, concept: Concept, subject: Subject, columns: Columns, seen: str, corrects: UUID | None = None
) -> list[Record]:
    """Store what holds. ``seen``: the :func:`state` that was shown. Raises Stale with the rows that stand now."""
    access.need(Permission.CHANGE_FACTS)
    kind = f"{NAMED[subject.model]}.{'correct' if corrects else 'say'}"
    with acting(access, kind) as action:
        action.alone(f"{subject.person.pk} {NAMED[subject.model]} {subject.name}")
        rows = subject.rows()
        corrected = next((row for row in rows if row.pk == corrects), None)
        if state(rows) != seen or (corrects is not None and corrected is None):
            raise Stale(rows)
        return [action.record(subject.model, **one) for one in planned(concept, subject, columns, corrected)]


def copied(row: Record) -> dict[str, Any]:
    """What a row says, without who said it when."""
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if one.attname not in _KEPT}
