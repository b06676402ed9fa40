"""The projection that lists read: what is owed, what comes and what closed last. Made anew at any time.

A client's rows are found by organisation and client: an index on the client alone would be written and never read.
"""

from __future__ import annotations

from django.db import models

from kontaktdichte.web.models.base import MADE, OfOrganisation, Within

UNMET = ("missed", "missed_with_reason", "not_judged")


class DutyState(OfOrganisation):
    """A duty that lists ask for, as of the last computation; which ones says :mod:`~kontaktdichte.web.projection`."""

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    edition = models.CharField(max_length=40, db_comment=MADE)
    rule = models.CharField(max_length=100, db_comment=MADE)
    strength = models.CharField(max_length=10, db_comment=MADE)
    window = models.DateField(db_comment=MADE)
    soft = models.DateField(null=True, db_comment=MADE)
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
            models.Index(fields=["organisation", "rule"], condition=models.Q(actionable=True), name="duty_rule"),
            models.Index(
                fields=["organisation", "verdict", "hard"], condition=models.Q(verdict__in=UNMET), name="duty_unmet"
            ),
        ]


class Computed(OfOrganisation):
    """When a client's duties were last computed, by which edition, and what lists say of it.

    ``stable_until``: the first day on which anything of the projection may change without new facts.

    Days are empty where there is nothing of the kind: ``overdue_since`` and ``target_since`` the earliest day that an
    overdue duty or an owed target had, ``due`` the next one to come, ``first_contact_by`` that of a client none of
    whose contacts counts yet, ``last_on`` the last contact that took place, ``no_show_on`` the last missed one after.
    """

    person = Within("web.Person", models.CASCADE, related_name="computed", db_index=False, db_comment=MADE)
    as_of = models.DateField(db_comment=MADE)
    stable_until = models.DateField(db_comment=MADE)
    in_force = Within("web.EditionInForce", db_comment=MADE)
    overdue_since = models.DateField(null=True, db_comment=MADE)
    due = models.DateField(null=True, db_comment=MADE)
    target_since = models.DateField(null=True, db_comment=MADE)
    first_contact_by = models.DateField(null=True, db_comment=MADE)
    last_on = models.DateField(null=True, db_comment=MADE)
    last_channel = models.CharField(max_length=60, null=True, db_comment=MADE)
    no_show_on = models.DateField(null=True, db_comment=MADE)
    no_show_noted = models.DateField(null=True, db_comment=MADE)
    missing = models.PositiveSmallIntegerField(default=0, db_comment=MADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="computed_person")]
        indexes = [
            models.Index(fields=["organisation", "stable_until"], name="computed_stable"),
            models.Index(
                fields=["organisation", "overdue_since"], condition=models.Q(overdue_since__isnull=False),
                name="computed_overdue",
            ),
            models.Index(fields=["organisation", "due"], condition=models.Q(due__isnull=False), name="computed_due"),
            models.Index(fields=["organisation", "last_on"], name="computed_last"),
        ]  # fmt: skip


class ComingChange(OfOrganisation):
    """Something that changes for a client by itself on a day: a rule, a situation that ends, a review, an event."""

    class Kind(models.TextChoices):
        """What it is; ``about`` then names the rule, the attribute or the event."""

        BEGINS = "begins"
        ENDS = "ends"
        SITUATION_ENDS = "situation_ends"
        REVIEW = "review"
        EVENT = "event"

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    kind = models.CharField(max_length=20, choices=Kind.choices, db_comment=MADE)
    about = models.CharField(max_length=100, db_comment=MADE)
    value = models.CharField(max_length=200, blank=True, db_comment=MADE)
    on = models.DateField(db_comment=MADE)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="change_person"),
            models.Index(fields=["organisation", "on"], name="change_on"),
        ]


class OpenFinding(OfOrganisation):
    """Entries that contradict each other or cannot be used, as the engine says: what it is about, and since when."""

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    code = models.CharField(max_length=40, db_comment=MADE)
    about = models.CharField(max_length=100, db_comment=MADE)
    on = models.DateField(db_comment=MADE)
    detail = models.CharField(max_length=500, blank=True, db_comment=MADE)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person"], name="finding_person")]


class MissingFact(OfOrganisation):
    """A fact without which something is not judged: the number of the concept's expectation."""

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    expectation = models.PositiveSmallIntegerField(db_comment=MADE)

    class Meta:
        indexes = [models.Index(fields=["organisation", "person"], name="missing_person")]
