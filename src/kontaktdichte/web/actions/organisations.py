"""An organisation comes into being: its chain, its units, its members, the edition it follows, its people."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation

from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.acting import Acting, acting, commitment, operating
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import (
    ChainHead,
    EditionInForce,
    Membership,
    Organisation,
    Person,
    Record,
    Role,
    Unit,
    User,
)
from kontaktdichte.web.models.records import FIELDS, TABLES
from kontaktdichte.web.rls import enter

_OWN = ("id", "subject", "replaces", "recorded_at")
BATCH = 5000


def found(*, name: str, kind: str, concept: str, since: date | None = None) -> Organisation:
    """An organisation with the begin of its chain and a concept in force; its context is entered.

    ``since``: default the day from which the concept itself says it is in force. Raises ConceptError.
    """
    loaded, key = load_concept(concept), uuid4()
    with transaction.atomic():
        enter(key)
        with operating(key, "organisation.found"):
            organisation = Organisation.objects.create(id=key, name=name, kind=kind)
            ChainHead.objects.create(organisation=organisation, digest=hashlib.sha256(key.bytes).digest())
            EditionInForce.objects.create(
                organisation=organisation, concept=concept, edition=str(loaded.edition),
                from_day=since or loaded.in_force.from_,
            )  # fmt: skip
    return organisation


def enrol(
    *, organisation: UUID, email: str, name: str, password: str, role: str, code: str, unit: Unit | None, since: date,
    by: Membership | None = None,
) -> Membership:  # fmt: skip
    """An account as a member of the organisation whose context is entered; a known account keeps its password.

    ``by``: who enrols; None is an operator.

    Raises Refused for an unknown role and for a password that is too easily guessed.
    """
    if role not in Role.values:
        known = ", ".join(Role.values)
        raise Refused(f"Die Rolle „{role}“ gibt es nicht; es gibt {known}.", f"No role {role!r}; there are {known}.")
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        check_password_rules(password)
    with operating(organisation, "membership.enrol", by):
        return Membership.objects.create(
            organisation_id=organisation, user=user or User.objects.create_user(email, password, name), role=role,
            code=code, unit=unit, from_day=since,
        )  # fmt: skip


def check_password_rules(password: str) -> None:
    """Raise Refused for a password that is too short or too easily guessed."""
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            try:
                validate_password(password)
            except ValidationError as error:
                said[language] = " ".join(error.messages)
    if said:
        raise Refused(**said)


def joined(organisation: str) -> UUID:
    """The key of an organisation that is there, from its text. Raises Refused."""
    with connection.cursor() as cursor:
        cursor.execute("select organisations()::text")
        keys = [row[0] for row in cursor.fetchall()]
    if organisation not in keys:
        raise Refused(
            f"Eine Organisation „{organisation}“ gibt es nicht: bitte den Schlüssel von create-organisation angeben.",
            f"No organisation {organisation!r}: give the key that create-organisation prints.",
        )
    return UUID(organisation)


def take_in(*, access: Access, tables: Tables, names: Mapping[str, tuple[str, str]] | None = None) -> int:
    """Checked tables of people into the organisation, as one action; returns the number of persons.

    ``names``: family and given name by id, where they are known.
    """
    with acting(access, "import") as action:
        keys = _persons(access, tables, names or {})
        for table, model in TABLES.items():
            _records(action, model, getattr(tables, table).to_dicts(), table, keys)
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
    copied = {FIELDS.get(name, name): name for name in COLUMNS[table] if name not in _OWN}
    made = []
    for row in rows:
        columns = {field: row[name] for field, name in copied.items() if row[name] is not None}
        if row["replaces"] is not None:
            columns["replaces_id"] = keys.get(row["replaces"])
        record = model(
            id=keys.get(row["id"]) or uuid4(), organisation_id=action.organisation, action=action.action,
            recorded_by=action.actor, person_id=persons[row["subject"]], salt=secrets.token_bytes(16),
            recorded_at=timezone.make_aware(row["recorded_at"]) if row["recorded_at"] else action.at, **columns,
        )  # fmt: skip
        record.commitment = commitment(record, record.salt)
        action.commitments.append(record.commitment)
        made.append(record)
    model._default_manager.bulk_create(made, batch_size=BATCH)
