"""Who did and who read what: the chain of actions and the log of reads."""

from __future__ import annotations

from django.db import models

from kontaktdichte.web.models.base import EVIDENT, EVIDENT_STAFF, FILED, OfOrganisation, Within


class ChainHead(models.Model):
    """The end of an organisation's chain; locked by the last statement of every action."""

    organisation = models.OneToOneField(
        "web.Organisation", models.PROTECT, primary_key=True, related_name="+", db_comment=EVIDENT
    )
    number = models.BigIntegerField(default=0, db_comment=EVIDENT)
    digest = models.BinaryField(max_length=32, db_comment=EVIDENT)


class Link(OfOrganisation):
    """One action: ``root`` over the commitments of its rows, ``digest`` over this link and the one before."""

    number = models.BigIntegerField(db_comment=EVIDENT)
    action = models.UUIDField(db_comment=EVIDENT)
    kind = models.CharField(max_length=60, db_comment=EVIDENT)
    actor = Within("web.Membership", null=True, db_comment=EVIDENT_STAFF)  # none: an operator, by command
    at = models.DateTimeField(db_comment=EVIDENT_STAFF)
    root = models.BinaryField(max_length=32, db_comment=EVIDENT)
    digest = models.BinaryField(max_length=32, db_comment=EVIDENT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="link_number"),
            models.UniqueConstraint(fields=["organisation", "action"], name="link_action"),
        ]


class Seal(OfOrganisation):
    """What the chain commits to of a state (:mod:`~kontaktdichte.web.models.history`) that an action made.

    Kept apart from the state: when that is destroyed in the end, the chain still holds.
    """

    action = models.UUIDField(db_comment=EVIDENT)
    table = models.CharField(max_length=63, db_comment=EVIDENT)
    state = models.BigIntegerField(db_comment=EVIDENT)
    salt = models.BinaryField(max_length=32, db_comment=EVIDENT)
    commitment = models.BinaryField(max_length=32, db_comment=EVIDENT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "table", "state"], name="seal_once")]


class Read(OfOrganisation):
    """A page that showed a client was asked for; written before the answer is sent."""

    at = models.DateTimeField(auto_now_add=True, db_comment=EVIDENT_STAFF)
    reader = Within("web.Membership", db_comment=EVIDENT_STAFF)
    page = models.CharField(max_length=100, db_comment=EVIDENT_STAFF)
    person = Within("web.Person", null=True, db_comment=FILED)
    persons = models.PositiveIntegerField(default=1, db_comment=EVIDENT_STAFF)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person", "at"], name="read_person")]
