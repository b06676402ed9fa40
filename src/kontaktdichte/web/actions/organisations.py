"""An organisation comes into being: its chain, its units, its members, the edition it follows, its people."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone

from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.acting import Acting, commitment, root
from kontaktdichte.web.models import (
    Agreement,
    ChainHead,
    Contact,
    Deviation,
    EditionInForce,
    Event,
    Membership,
    Organisation,
    Person,
    Record,
    Situation,
    Unit,
    User,
)
from kontaktdichte.web.rls import enter

_MODELS: dict[str, type[Record]] = {
    "situations": Situation, "events": Event, "contacts": Contact, "agreements": Agreement, "deviations": Deviation,
}  # fmt: skip
_FIELDS = {"from": "from_day", "until": "until_day"}
_OWN = ("id", "subject", "replaces", "recorded_at")
BATCH = 5000


def found(*, name: str, kind: str, concept: str, edition: str, in_force_from: date) -> Organisation:
    """An organisation with the begin of its chain and a concept in force; its context is entered."""
    with transaction.atomic():
        key = uuid4()
        enter(key)
        organisation = Organisation.objects.create(id=key, name=name, kind=kind)
        begin = hashlib.sha256(key.bytes).digest()
        ChainHead.objects.create(organisation=organisation, digest=begin)
        EditionInForce.objects.create(
            organisation=organisation, concept=concept, edition=edition, from_day=in_force_from
        )
    return organisation


def enrol(
    *, organisation: UUID, email: str, name: str, password: str, role: str, code: str, unit: Unit | None, since: date
) -> Membership:
    """An account as a member of the organisation whose context is entered."""
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, password, name)
    return Membership.objects.create(
        organisation_id=organisation, user=user, role=role, code=code, unit=unit, from_day=since
    )


def take_in(*, access: Access, tables: Tables, names: Mapping[str, tuple[str, str]] | None = None) -> int:
    """Checked tables of people into the organisation, as one action; returns the number of persons.

    ``names``: family and given name by id, where they are known.
    """
    with transaction.atomic():
        action, said = Acting(access, "import"), names or {}
        keys = _persons(access, tables, said)
        for table, model in _MODELS.items():
            _records(action, model, getattr(tables, table).to_dicts(), table, keys)
        with connection.cursor() as cursor:
            cursor.execute(
                "select append_link(%s, %s, %s, %s)",
                [action.action, action.kind, access.membership.pk, root(action.commitments)],
            )
    return len(keys)


def _persons(access: Access, tables: Tables, names: Mapping[str, tuple[str, str]]) -> dict[str, UUID]:
    units = {unit.name: unit for unit in Unit.objects.all()}
    members = {member.code: member for member in Membership.objects.all()}
    people = []
    for row in tables.persons.to_dicts():
        if row["unit"] and row["unit"] not in units:
            units[row["unit"]] = Unit.objects.create(organisation_id=access.organisation, name=row["unit"])
        family, given = names.get(row["id"], ("", ""))
        people.append(Person(
            organisation_id=access.organisation, number=row["id"], kind=row["kind"] or "person", family_name=family,
            given_name=given, birth_date=row["birth_date"], unit=units.get(row["unit"]),
            counsellor=members.get(row["counsellor"]),
        ))  # fmt: skip
    Person.objects.bulk_create(people, batch_size=BATCH)
    return {person.number: person.pk for person in people}


def _records(
    action: Acting, model: type[Record], rows: Sequence[Mapping[str, Any]], table: str, persons: Mapping[str, UUID]
) -> None:
    """Rows with their own times of recording; a row names the one it replaces by the id of the file."""
    keys = {row["id"]: uuid4() for row in rows if row["id"] is not None}
    copied = {_FIELDS.get(name, name): name for name in COLUMNS[table] if name not in _OWN}
    made = []
    for row in rows:
        columns = {field: row[name] for field, name in copied.items() if row[name] is not None}
        if row["replaces"] is not None:
            columns["replaces_id"] = keys.get(row["replaces"])
        record = model(
            id=keys.get(row["id"]) or uuid4(), organisation_id=action.access.organisation, action=action.action,
            recorded_by=action.access.membership, person_id=persons[row["subject"]], salt=secrets.token_bytes(16),
            recorded_at=timezone.make_aware(row["recorded_at"]) if row["recorded_at"] else action.at, **columns,
        )  # fmt: skip
        record.commitment = commitment(record)
        action.commitments.append(record.commitment)
        made.append(record)
    model._default_manager.bulk_create(made, batch_size=BATCH)
