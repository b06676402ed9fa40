"""What every action does: rows with commitments, the link that ends it, the projection of those it touched.

In: an :class:`~kontaktdichte.web.access.Access`. Out: an :class:`Acting` to add records to, inside a transaction.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone

from kontaktdichte.web.access import Access
from kontaktdichte.web.evaluations import recompute
from kontaktdichte.web.models import Record

R = TypeVar("R", bound=Record)
_OUTSIDE = {"salt", "commitment"}


@dataclass
class Acting:
    """A running action: everything it records is committed to by one root."""

    access: Access
    kind: str
    action: UUID = field(default_factory=uuid4)
    at: datetime = field(default_factory=timezone.now)
    commitments: list[bytes] = field(default_factory=list)
    persons: set[UUID] = field(default_factory=set)

    def record(self, model: type[R], **columns: Any) -> R:
        """Add a row of a client; returns it as stored."""
        row = model(
            organisation_id=self.access.organisation, recorded_at=self.at, recorded_by=self.access.membership,
            action=self.action, salt=secrets.token_bytes(16), **columns,
        )  # fmt: skip
        row.commitment = commitment(row)
        row.save(force_insert=True)
        self.commitments.append(row.commitment)
        self.persons.add(row.person_id)
        return row


def commitment(row: Record) -> bytes:
    """SHA-256 over a row's salt and its content: binds the content, tells nothing of it."""
    names = sorted(one.attname for one in row._meta.concrete_fields if one.attname not in _OUTSIDE)
    content = {name: _written(getattr(row, name)) for name in names}
    text = json.dumps([row._meta.db_table, content], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(bytes(row.salt) + text.encode()).digest()


def _written(value: Any) -> Any:
    """A value in the one form it has before it is stored and after it is read: moments in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value if value is None or isinstance(value, int | list) else str(value)


def root(commitments: list[bytes]) -> bytes:
    """SHA-256 over the sorted commitments of an action."""
    return hashlib.sha256(b"".join(sorted(commitments))).digest()


@contextmanager
def acting(access: Access, kind: str) -> Iterator[Acting]:
    """One action: all or nothing, its link last (the head of the chain is locked for a moment only)."""
    with transaction.atomic():
        action = Acting(access, kind)
        yield action
        recompute(action.persons, access.organisation, access.today)
        with connection.cursor() as cursor:
            cursor.execute(
                "select append_link(%s, %s, %s, %s)",
                [action.action, kind, access.membership.pk, root(action.commitments)],
            )
