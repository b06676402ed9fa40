"""What every table of the application says of itself: whose row it is, how personal a field is, how long it is kept.

The class and the retention of a field stand in the database as its comment, from the first migration on; rows of an
organisation are only seen in its context (:mod:`~kontaktdichte.web.rls`).
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any

from django.db import models


class Personal(StrEnum):
    """How personal a field is (DSGVO Art. 4 and 9, § 67 SGB X)."""

    NOTHING = "none"
    STAFF = "staff"  # who acted: data of the employees
    IDENTIFYING = "identifying"  # name, number, birth date of a client
    SOCIAL = "social"  # Sozialdaten: what is known of a client's situation
    SENSITIVE = "sensitive"  # illness, pregnancy, threat: the period only, shown to few


class Retention(StrEnum):
    """How long a field is kept; the terms themselves are settings of the organisation."""

    ORGANISATION = "organisation"  # as long as the organisation uses the application
    ACCOUNT = "account"  # as long as the account, then as the evidence of what it did
    CLIENT_FILE = "client_file"  # with the client's file
    EVIDENCE = "evidence"  # chain, commitments and logs
    DERIVED = "derived"  # made anew at any time


def told(personal: Personal, retention: Retention) -> str:
    """A field's classes as the comment of its column.

    >>> told(Personal.SOCIAL, Retention.CLIENT_FILE)
    'personal: social; retention: client_file'
    """
    return f"personal: {personal}; retention: {retention}"


NOBODYS = told(Personal.NOTHING, Retention.ORGANISATION)
STAFFS = told(Personal.STAFF, Retention.ACCOUNT)
IDENTITY = told(Personal.IDENTIFYING, Retention.CLIENT_FILE)
FILED = told(Personal.SOCIAL, Retention.CLIENT_FILE)
EVIDENT = told(Personal.NOTHING, Retention.EVIDENCE)
EVIDENT_STAFF = told(Personal.STAFF, Retention.EVIDENCE)
MADE = told(Personal.SOCIAL, Retention.DERIVED)


class Within(models.ForeignKey[Any, Any]):
    """A reference to a row of the same organisation: the migration makes it a foreign key over both columns.

    A plain foreign key would not do: PostgreSQL checks it past row-level security, so another organisation's row could
    be named, and found out by that.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        options.setdefault("related_name", "+")
        super().__init__(to, on_delete, **options)


class Base(models.Model):
    """A row with a key that tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, db_comment=EVIDENT)

    class Meta:
        abstract = True


class OfOrganisation(Base):
    """A row that belongs to one organisation and is seen in no other."""

    organisation = models.ForeignKey(
        "web.Organisation", models.PROTECT, related_name="+", editable=False, db_comment=EVIDENT
    )

    class Meta:
        abstract = True
