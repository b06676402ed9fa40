"""People from an office's files into its organisation: what is new is added, what is there stays as it is.

In: checked tables. Out: a :class:`Taken`. A row is known by its content: the same file twice adds nothing. Rows that
differ are added beside what is stored; a row that names another of the file in ``replaces`` takes its place.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.web import jobs
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.acting import Acting, acting, commitment
from kontaktdichte.web.models import Membership, Person, Record, Unit
from kontaktdichte.web.models.records import FIELDS, TABLES
from kontaktdichte.web.projection import outdate

BATCH = 5000
_OWN = ("id", "subject", "replaces", "recorded_at")
_MAY_CHANGE = ("family_name", "given_name", "birth_date", "unit_id", "counsellor_id")
Names = Mapping[str, tuple[str, str]]


@dataclass
class Taken:
    """What an import added, and what was there before; ``nobody``: codes of counsellors without an account."""

    new: list[Person] = field(default_factory=list)
    changed: list[Person] = field(default_factory=list)
    rows: dict[type[Record], list[Record]] = field(default_factory=dict)
    known: int = 0
    units: list[Unit] = field(default_factory=list)
    nobody: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """New rows of all tables but the persons'."""
        return sum(map(len, self.rows.values()))

    @property
    def touched(self) -> set[UUID]:
        """Clients of whom something is new."""
        rows = {row.person_id for found in self.rows.values() for row in found}
        return rows | {person.pk for person in (*self.new, *self.changed)}


def take_in(access: Access, tables: Tables, names: Names) -> Taken:
    """Add what is new as one action, all or nothing; no action where nothing is."""
    with transaction.atomic():
        with connection.cursor() as cursor:  # two imports of one organisation, one after the other
            cursor.execute("select pg_advisory_xact_lock(hashtext('import'), hashtext(%s))", [str(access.organisation)])
        taken = Taken()
        persons = _persons(access, tables, names, taken)
        for table, model in TABLES.items():
            taken.rows[model] = _rows(model, getattr(tables, table).to_dicts(), table, persons, taken)
        if taken.touched:
            with acting(access, "import") as action:
                _store(taken, action)
                outdate(taken.touched, access.organisation, access.today)
                jobs.ask(access.organisation)
    return taken


def _persons(access: Access, tables: Tables, names: Names, taken: Taken) -> dict[str, UUID]:
    """Keys by number; who is new or changed goes to ``taken``."""
    units = {unit.name: unit for unit in Unit.objects.all()}
    members = {member.code: member for member in Membership.objects.order_by("from_day")}
    numbers = tables.persons["id"].to_list()
    known = {person.number: person for person in Person.objects.filter(number__in=numbers)}
    for row in tables.persons.to_dicts():
        if (unit := row["unit"]) and unit not in units:
            units[unit] = Unit(organisation_id=access.organisation, name=unit)
            taken.units.append(units[unit])
        counsellor = members.get(row["counsellor"])
        if row["counsellor"] and counsellor is None:
            taken.nobody.add(row["counsellor"])
        family, given = names.get(row["id"], ("", ""))
        said = {
            "family_name": family, "given_name": given, "birth_date": row["birth_date"],
            "unit_id": units[unit].pk if unit else None, "counsellor_id": counsellor.pk if counsellor else None,
        }  # fmt: skip
        if row["id"] in known:
            _change(known[row["id"]], said, taken)
        else:
            kind = row["kind"] or "person"
            person = Person(organisation_id=access.organisation, number=row["id"], kind=kind, **said)
            known[row["id"]] = person
            taken.new.append(person)
    return {number: person.pk for number, person in known.items()}


def _change(person: Person, said: Mapping[str, Any], taken: Taken) -> None:
    """What the file says and is other than before; what it leaves empty stays."""
    other = {name: value for name, value in said.items() if value and value != getattr(person, name)}
    for name, value in other.items():
        setattr(person, name, value)
    if other:
        taken.changed.append(person)


def _rows(
    model: type[Record], rows: list[dict[str, Any]], table: str, persons: Mapping[str, UUID], taken: Taken
) -> list[Record]:
    """The rows that are not stored yet, each with the one that it replaces, be that one stored or new."""
    copied = {FIELDS.get(name, name): name for name in COLUMNS[table] if name not in _OWN}
    old = {persons[row["subject"]] for row in rows} - {person.pk for person in taken.new}
    stored = _stored(model, old, list(copied))
    keys: dict[str, UUID] = {}
    made: list[tuple[Any, str | None]] = []  # "replaces" is a foreign key of each table of its own
    for row in rows:
        columns = {field: row[name] for field, name in copied.items() if row[name] is not None}
        record = model(person_id=persons[row["subject"]], recorded_at=row["recorded_at"], **columns)
        found = stored[_content(record, list(copied))]
        if found:
            taken.known += 1
        else:
            made.append((record, row["replaces"]))
        keys[row["id"]] = found.pop() if found else record.pk
    for record, replaced in made:
        if replaced is not None:
            record.replaces_id = keys.get(replaced)
    return [record for record, _ in made]


def _stored(model: type[Record], persons: set[UUID], names: list[str]) -> defaultdict[tuple[Any, ...], list[UUID]]:
    """Keys of the rows of these clients, by content."""
    found: defaultdict[tuple[Any, ...], list[UUID]] = defaultdict(list)
    for record in model._default_manager.filter(person_id__in=persons).iterator(2000) if persons else ():
        found[_content(record, names)].append(record.pk)
    return found


def _content(record: Record, names: list[str]) -> tuple[Any, ...]:
    values = (getattr(record, name) for name in names)
    return (record.person_id, *(tuple(value) if isinstance(value, list) else value for value in values))


def _store(taken: Taken, action: Acting) -> None:
    Unit.objects.bulk_create(taken.units, batch_size=BATCH)
    Person.objects.bulk_create(taken.new, batch_size=BATCH)
    if taken.changed:
        Person.objects.bulk_update(taken.changed, _MAY_CHANGE, batch_size=BATCH)
    for model, records in taken.rows.items():
        for record in records:
            record.organisation_id, record.action = action.organisation, action.action
            record.recorded_by, record.salt = action.actor, secrets.token_bytes(16)
            record.recorded_at = timezone.make_aware(record.recorded_at) if record.recorded_at else action.at
            record.commitment = commitment(record, record.salt)
            action.commitments.append(record.commitment)
        model._default_manager.bulk_create(records, batch_size=BATCH)
