"""The projection that lists read: every duty of every client as of its last computation. Made anew at any time."""

from __future__ import annotations

from django.db import models

from kontaktdichte.web.models.base import MADE, OfOrganisation, Within


class DutyState(OfOrganisation):
    """A duty and until which day nothing changes by itself (``stable_until``: the first day on which it may)."""

    person = Within("web.Person", models.CASCADE, db_comment=MADE)
    edition = models.CharField(max_length=40, db_comment=MADE)
    rule = models.CharField(max_length=100, db_comment=MADE)
    strength = models.CharField(max_length=10, db_comment=MADE)
    window = models.DateField(db_comment=MADE)
    hard = models.DateField(db_comment=MADE)
    need = models.IntegerField(db_comment=MADE)
    counted = models.IntegerField(db_comment=MADE)
    verdict = models.CharField(max_length=20, db_comment=MADE)
    cause = models.CharField(max_length=20, null=True, db_comment=MADE)
    done_on = models.DateField(null=True, db_comment=MADE)
    actionable = models.BooleanField(db_comment=MADE)
    overdue = models.BooleanField(db_comment=MADE)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="duty_person"),
            models.Index(fields=["organisation", "hard"], condition=models.Q(actionable=True), name="duty_actionable"),
        ]


class Computed(OfOrganisation):
    """When a client's duties were last computed, and from which day on that no longer holds."""

    person = Within("web.Person", models.CASCADE, db_comment=MADE)
    as_of = models.DateField(db_comment=MADE)
    stable_until = models.DateField(db_comment=MADE)
    edition = models.CharField(max_length=40, db_comment=MADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="computed_person")]
        indexes = [models.Index(fields=["organisation", "stable_until"], name="computed_stable")]
