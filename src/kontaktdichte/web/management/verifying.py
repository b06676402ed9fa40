"""Recounting what the application says of itself: the chain of actions, the projection of duties.

In: the current organisation's context. Out: findings, empty where everything holds.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.models import Q

from kontaktdichte.web.actions.acting import commitment, root
from kontaktdichte.web.evaluations import NoConcept, projected, stale
from kontaktdichte.web.jobs import AT_ONCE
from kontaktdichte.web.models import Attachment, ChainHead, Link, Person, Record, Seal
from kontaktdichte.web.models.base import OfOrganisation
from kontaktdichte.web.models.history import remembering, states
from kontaktdichte.web.projection import SAID, Rows
from kontaktdichte.web.rls import inside

# every table whose rows carry a commitment of their own: whoever adds one adds it to this proof
RECORDS = tuple(model for model in apps.get_models() if issubclass(model, Record))
_FILES = "select id from web_attachment where encode(sha256(content), 'hex') <> digest or length(content) <> size"
_OPERATOR = UUID(int=0)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def chain(organisation: UUID) -> list[str]:
    """What does not hold of the chain: a row changed, added or gone, a link changed, missing, out of order."""
    committed: defaultdict[UUID, list[bytes]] = defaultdict(list)
    found = []
    for model in RECORDS:
        rows = model._default_manager.defer("content") if model is Attachment else model._default_manager.all()
        for row in rows.filter(organisation=organisation).order_by("pk").iterator(2000):
            if commitment(row, row.salt) != bytes(row.commitment):
                found.append(f"{row._meta.db_table} {row.pk}: changed after it was recorded")
            committed[row.action].append(bytes(row.commitment))
    found += [f"web_attachment {key}: its bytes are not those that came" for key in _other_files()]
    for changeable in remembering():
        found += _states(changeable, organisation, committed)
    digest, expected = hashlib.sha256(organisation.bytes).digest(), 1
    for link in Link.objects.order_by("number").iterator(2000):
        if link.number != expected:
            found.append(f"link {expected}: missing")
        digest = _digest(digest, link)
        if digest != bytes(link.digest):
            found.append(f"link {link.number}: changed")
        if root(committed.pop(link.action, [])) != bytes(link.root):
            found.append(f"link {link.number}: the rows of the action {link.kind} are not those it was ended with")
        digest, expected = bytes(link.digest), link.number + 1
    found += [f"{len(rows)} rows of an action without a link" for rows in committed.values()]
    head = ChainHead.objects.get(pk=organisation)
    if (head.number, bytes(head.digest)) != (expected - 1, digest):
        found.append(f"the chain ends with link {expected - 1}, its head says {head.number}")
    return found


def _other_files() -> list[UUID]:
    """Files whose bytes have another digest than the one committed to; counted where they lie."""
    with connection.cursor() as cursor:
        cursor.execute(_FILES)
        return [key for (key,) in cursor.fetchall()]


def _states(
    model: type[models.Model], organisation: UUID, committed: defaultdict[UUID, list[bytes]]
) -> Iterator[str]:  # fmt: skip
    """What does not hold of rows that may change: each is what its last state says, and each state is sealed."""
    table = model._meta.db_table
    seals = {seal.state: seal for seal in Seal.objects.filter(table=table).iterator(2000)}
    last: dict[UUID, Any] = {}
    past: Any = states(model)
    for state in past.objects.order_by("pk").iterator(2000):
        seal, last[state.id] = seals.pop(state.pk, None), state
        if seal is None:
            yield f"{table} {state.id}: a state that no action sealed"
        else:
            committed[seal.action].append(bytes(seal.commitment))
            if seal.action != state.action or commitment(state, seal.salt) != bytes(seal.commitment):
                yield f"{table} {state.id}: what it was has been changed"
    yield from (f"{table}: a state of the action {seal.action} is gone" for seal in seals.values())
    own = Q(organisation=organisation) if issubclass(model, OfOrganisation) else Q()  # not what partners publish to it
    for row in model._default_manager.filter(own).order_by("pk").iterator(2000):
        state = last.pop(row.pk, None)
        if state is None or state.pgh_label == "delete" or _differs(row, state):
            yield f"{table} {row.pk}: changed outside of any action"
    yield from (f"{table} {key}: taken away outside of any action" for key in _undeleted(last))


def _differs(row: models.Model, state: Any) -> bool:
    kept = {field.attname for field in state._meta.concrete_fields}
    names = (field.attname for field in row._meta.concrete_fields if field.attname in kept)
    return any(getattr(row, name) != getattr(state, name) for name in names)


def _undeleted(last: dict[UUID, Any]) -> list[UUID]:
    return [key for key, state in last.items() if state.pgh_label != "delete"]


def _digest(before: bytes, link: Link) -> bytes:
    micros = (link.at - _EPOCH) // timedelta(microseconds=1)
    return hashlib.sha256(
        before + link.number.to_bytes(8, "big") + link.action.bytes + link.kind.encode()
        + (link.actor_id or _OPERATOR).bytes + micros.to_bytes(8, "big", signed=True) + bytes(link.root)
    ).digest()  # fmt: skip


def projection(organisation: UUID, day: date) -> list[str]:
    """Clients whose rows for lists say something else than an evaluation now; stale rows are not looked at."""
    keys = sorted(_current(day).values_list("pk", flat=True))
    found = []
    for first in range(0, len(keys), AT_ONCE):
        some = keys[first : first + AT_ONCE]
        fresh, numbers = projected(some, day), dict(Person.objects.filter(pk__in=some).values_list("pk", "number"))
        said = {key: fresh.rows[key] for key in some}
        differing = {key for model in SAID for key in _differing(model, said)}
        found += [f"{numbers[key]}: the list says something else" for key in some if key in differing]
    return found


def _differing(model: type[models.Model], said: Mapping[UUID, Rows]) -> list[UUID]:
    """Clients of whom a table says something else than these rows."""
    stored: defaultdict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *row in model._default_manager.filter(person_id__in=said).values_list("person_id", *SAID[model]):
        stored[key].append(tuple(row))
    width = len(SAID[model])  # what follows says when it was computed
    return [
        key for key, rows in said.items()
        if sorted((row[:width] for row in rows[model]), key=str) != sorted(stored[key], key=str)
    ]  # fmt: skip


def everything(day: date) -> list[str]:
    """What does not hold in any organisation, with its key in front."""
    return [sentence for part in ("chain", "projection") for sentence in recounted(part, day)[1]]


def recounted(part: str, day: date) -> tuple[int, list[str]]:
    """How many links of chains, or people of lists, were looked at, and what does not hold, with the office's key."""
    with connection.cursor() as cursor:
        cursor.execute("select organisations()")
        keys = [row[0] for row in cursor.fetchall()]
    count, found = 0, []
    for key in keys:
        with inside(key):
            count += Link.objects.count() if part == "chain" else _current(day).count()
            found += [f"{key}: {one}" for one in (chain(key) if part == "chain" else projection(key, day))]
    return count, found


def _current(day: date) -> models.QuerySet[Person]:
    """Clients whose rows for lists are not stale; nobody where no concept is in force."""
    try:
        return Person.objects.exclude(pk__in=stale(day).values("pk"))
    except NoConcept:
        return Person.objects.none()
