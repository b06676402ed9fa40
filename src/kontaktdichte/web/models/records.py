"""What is recorded of a client and never changed: situations, events, contacts, agreements, deviations.

A row that is wrong is replaced by another row. Each carries a salted commitment of its content, so that the chain still
holds when a text is deleted. Columns have the meaning of SEMANTICS 1.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, EVIDENT_STAFF, FILED, OfOrganisation, Within

R = TypeVar("R", bound="Record")


class Record(OfOrganisation):
    """A row that is added and never changed; those of one action bear its key."""

    person = Within("web.Person", db_comment=FILED)
    replaces = Within("self", null=True, blank=True, db_comment=FILED)
    recorded_at = models.DateTimeField(db_comment=FILED)
    recorded_by = Within("web.Membership", db_comment=EVIDENT_STAFF)
    action = models.UUIDField(db_comment=EVIDENT)
    salt = models.BinaryField(max_length=32, db_comment=EVIDENT)
    commitment = models.BinaryField(max_length=32, db_comment=EVIDENT)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["organisation", "person"], name="%(class)s_person")]


class Situation(Record):
    """What holds of a client ``[from, until)``."""

    attribute = models.CharField(max_length=60, db_comment=FILED)
    value = models.CharField(max_length=200, db_comment=FILED)
    from_day = models.DateField(db_column="from", db_comment=FILED)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=FILED)
    reason = models.CharField(max_length=200, null=True, blank=True, db_comment=FILED)
    approver = models.CharField(max_length=100, null=True, blank=True, db_comment=FILED)
    approved_on = models.DateField(null=True, blank=True, db_comment=FILED)
    review_on = models.DateField(null=True, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["organisation", "attribute", "value"], name="situation_value"),
        ]


class Event(Record):
    """Something that happened to a client, or will, on a day."""

    event = models.CharField(max_length=60, db_comment=FILED)
    on = models.DateField(db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False


class Contact(Record):
    """Something done for or with a client on a day."""

    on = models.DateField(_("day"), db_comment=FILED)
    kind = models.CharField(_("kind"), max_length=60, db_comment=FILED)
    channel = models.CharField(_("channel"), max_length=60, db_comment=FILED)
    outcome = models.CharField(_("came or not"), max_length=60, default="kept", db_comment=FILED)
    actor = models.CharField(_("by whom"), max_length=100, null=True, blank=True, db_comment=FILED)
    justification = models.CharField(_("reason"), max_length=60, null=True, blank=True, db_comment=FILED)
    justification_text = models.TextField(_("reason in words"), null=True, blank=True, db_comment=FILED)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True, db_comment=FILED)
    place = models.CharField(_("place"), max_length=100, null=True, blank=True, db_comment=FILED)
    participants = ArrayField(models.CharField(max_length=60), null=True, blank=True, db_comment=FILED)
    begins = models.TimeField(_("begin"), null=True, blank=True, db_comment=FILED)
    ends = models.TimeField(_("end"), null=True, blank=True, db_comment=FILED)
    topic = models.CharField(_("topic, a keyword"), max_length=100, null=True, blank=True, db_comment=FILED)
    next_step = models.CharField(_("next step"), max_length=200, null=True, blank=True, db_comment=FILED)
    signed_by = models.CharField(  # what stands in the place of the client's signature, and why
        _("signature replaced by"), max_length=100, null=True, blank=True, db_comment=FILED
    )
    unsigned_because = models.CharField(_("because"), max_length=200, null=True, blank=True, db_comment=FILED)
    form_key = models.UUIDField(null=True, blank=True, db_comment=EVIDENT)

    class Meta(Record.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["organisation", "form_key"], name="contact_once")]


class Agreement(Record):
    """A value agreed for a client ``[from, until)``."""

    key = models.CharField(max_length=60, db_comment=FILED)
    value = models.CharField(max_length=60, db_comment=FILED)
    from_day = models.DateField(db_column="from", db_comment=FILED)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=FILED)
    reason = models.CharField(max_length=200, null=True, blank=True, db_comment=FILED)
    approver = models.CharField(max_length=100, null=True, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False


class Deviation(Record):
    """Why one duty was not met, and who was told."""

    rule = models.CharField(max_length=100, db_comment=FILED)
    window = models.DateField(db_comment=FILED)
    reason = models.CharField(max_length=60, null=True, blank=True, db_comment=FILED)
    text = models.TextField(null=True, blank=True, db_comment=FILED)
    by = models.CharField(max_length=100, null=True, blank=True, db_comment=FILED)
    given_on = models.DateField(null=True, blank=True, db_comment=FILED)
    notified_on = models.DateField(null=True, blank=True, db_comment=FILED)
    answered_on = models.DateField(null=True, blank=True, db_comment=FILED)
    status = models.CharField(max_length=20, null=True, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False


class Dispute(Record):
    """A client disputes a recorded contact (§ 84 (2) SGB X); ``ends`` says that this one settles an earlier dispute."""

    contact = Within("web.Contact", db_comment=FILED)
    ends = models.BooleanField(default=False, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False


class DeviationReview(Record):
    """The lead has read why a duty was not met, before the grant authority is told."""

    deviation = Within("web.Deviation", db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False


WITHDRAWN = "withdrawn"  # the outcome of a row that only says that the one it replaces never was

TABLES: dict[str, type[Record]] = {
    "situations": Situation, "events": Event, "contacts": Contact, "agreements": Agreement, "deviations": Deviation,
}  # fmt: skip
FIELDS = {"from": "from_day", "until": "until_day"}  # columns of the engine's tables that Python reserves


def standing(rows: models.QuerySet[R]) -> models.QuerySet[R]:
    """Those that no other row replaces, be it another client's: the one place that says what was corrected."""
    known = rows.model._default_manager.filter(replaces__isnull=False)  # few are: without this word all rows are read
    return rows.exclude(models.Exists(known.filter(replaces=models.OuterRef("pk"))))


def disputed(contacts: models.QuerySet[Contact]) -> set[UUID]:
    """Those among contacts that a client disputes, by key: the marker of § 84 (2) SGB X."""
    found: set[UUID] = set()
    for dispute in Dispute.objects.filter(contact__in=contacts.order_by().values("pk")).order_by("recorded_at"):
        (found.discard if dispute.ends else found.add)(dispute.contact_id)
    return found


def history(row: Record) -> list[UUID]:
    """The keys of a row and of all that it replaces, one after another, the latest first."""
    found, earlier = [row.pk], row.replaces
    while earlier is not None and earlier.pk not in found:
        found.append(earlier.pk)
        earlier = earlier.replaces
    return found


def ended(last: date) -> dict[str, Any]:
    """Columns of a row that ends on its last day."""
    return {"until_day": following(last)}


def taken_back(row: Any) -> dict[str, Any]:
    """Columns of a row that says that the one it replaces never was: on no day at all."""
    return {"event": WITHDRAWN} if isinstance(row, Event) else {"until_day": row.from_day}


def following(day: date) -> date:
    """The day after."""
    return date.fromordinal(day.toordinal() + 1)
