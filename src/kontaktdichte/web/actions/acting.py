"""What every action does: rows with commitments, the link that ends it, the projection of those it touched.

In: an :class:`~kontaktdichte.web.access.Access`, or an organisation for an operator's command. Out: an :class:`Acting`
to add records to, inside a transaction. Rows that may change are changed inside of it and nowhere else: the database
refuses them outside, and the link commits to each state that the action made of them.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import connection, models, transaction

from kontaktdichte.web.access import Access
from kontaktdichte.web.clock import now, today
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.evaluations import recompute
from kontaktdichte.web.models import Membership, Record, Seal
from kontaktdichte.web.models.history import remembering, states
from kontaktdichte.web.projection import Projected
from kontaktdichte.web.rls import setting

R = TypeVar("R", bound=Record)
ACTION, STATED = "app.action", "app.stated"
_OUTSIDE = {"salt", "commitment"}
APART = {"web_attachment": {"content"}}  # the digest is committed to, which stands beside the bytes
LATER = {  # columns that a table got when rows stood in it already: where one says nothing it was never asked
    "web_contact": {"begins", "ends", "topic", "next_step", "signed_by", "unsigned_because"},
}


@dataclass
class Acting:
    """A running action: everything it records is committed to by one root. ``actor`` is None for an operator."""

    organisation: UUID
    actor: Membership | None
    kind: str
    action: UUID = field(default_factory=uuid4)
    at: datetime = field(default_factory=now)
    commitments: list[bytes] = field(default_factory=list)
    persons: set[UUID] = field(default_factory=set)
    said: Projected = field(default_factory=Projected)  # of those persons, once the action has ended

    def record(self, model: type[R], **columns: Any) -> R:
        """Add a row of a client; returns it as stored."""
        row = model(
            organisation_id=self.organisation, recorded_at=self.at, recorded_by=self.actor,
            action=self.action, salt=secrets.token_bytes(16), **columns,
        )  # fmt: skip
        row.commitment = commitment(row, row.salt)
        row.save(force_insert=True)
        self.commitments.append(row.commitment)
        self.persons.add(row.person_id)
        return row

    def replacing(self, row: R) -> R:
        """The row, which nobody else replaces until this action has ended. Raises Stale where somebody already has."""
        self.alone(row.pk)
        now = type(row)._default_manager.filter(replaces=row).first()
        if now is not None:
            raise Stale(now)
        return row

    def alone(self, key: object) -> None:
        """Wait until no other action works on what this key names (rows cannot be locked: nobody may change them)."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])

    def seal(self) -> None:
        """Commit to every state that this action made of rows that may change."""
        seals = []
        for model in changed(self.action):
            for state in states(model)._default_manager.filter(action=self.action).iterator(2000):
                salt = secrets.token_bytes(16)
                seals.append(Seal(
                    organisation_id=self.organisation, action=self.action, table=model._meta.db_table, state=state.pk,
                    salt=salt, commitment=commitment(state, salt),
                ))  # fmt: skip
        Seal.objects.bulk_create(seals, batch_size=2000)
        self.commitments += [bytes(seal.commitment) for seal in seals]


def commitment(row: models.Model, salt: bytes | memoryview) -> bytes:
    """SHA-256 over a salt and a row's content: binds the content, tells nothing of it."""
    outside = _OUTSIDE | APART.get(row._meta.db_table, set())
    names = sorted(one.attname for one in row._meta.concrete_fields if one.attname not in outside)
    content = {name: _written(getattr(row, name)) for name in names}
    for name in LATER.get(row._meta.db_table, ()):
        if content[name] is None:
            del content[name]
    text = json.dumps([row._meta.db_table, content], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(bytes(salt) + text.encode()).digest()


def _written(value: Any) -> Any:
    """A value in the one form it has before it is stored and after it is read: moments in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if value is None or isinstance(value, int | list) else str(value)


def root(commitments: list[bytes]) -> bytes:
    """SHA-256 over the sorted commitments of an action."""
    return hashlib.sha256(b"".join(sorted(commitments))).digest()


def changed(action: UUID) -> list[type[models.Model]]:
    """The remembered models of which an action made states, asked in two questions.

    Each state notes its action (``current_action()``); most actions only add rows, of them nothing else is asked.
    """
    with connection.cursor() as cursor:
        cursor.execute("select current_setting(%s, true)", [STATED])
        if cursor.fetchone()[0] != str(action):
            return []
    models_ = remembering()
    asked = " union all ".join(
        f'select {number} where exists (select from "{states(model)._meta.db_table}" where action = %s)'
        for number, model in enumerate(models_)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [action] * len(models_))
        return [models_[number] for (number,) in cursor.fetchall()]


@contextmanager
def acting(access: Access, kind: str) -> Iterator[Acting]:
    """One action of a member: all or nothing, its link last (the head of the chain is locked for a moment only)."""
    with _ended(Acting(access.organisation, access.membership, kind), access.today) as action:
        yield action


@contextmanager
def operating(organisation: UUID, kind: str, actor: Membership | None = None) -> Iterator[Acting]:
    """One action by an operator's command, whom no membership names (or by ``actor``), in a context entered before."""
    with _ended(Acting(organisation, actor, kind), today()) as action:
        yield action


@contextmanager
def _ended(action: Acting, day: date) -> Iterator[Acting]:
    with transaction.atomic():
        setting(ACTION, str(action.action))
        yield action
        if action.persons:
            action.said = recompute(action.persons, action.organisation, day)
        action.seal()
        actor = action.actor.pk if action.actor else None
        with connection.cursor() as cursor:
            cursor.execute(
                "select append_link(%s, %s, %s, %s), set_config(%s, '', true)",
                [action.action, action.kind, actor, root(action.commitments), ACTION],
            )
