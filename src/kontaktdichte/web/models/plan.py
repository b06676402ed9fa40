"""The perspective plan in its versions, and what the Jobcenter's counsellor says to one.

A version is never changed: the next one replaces it. The Jobcenter reads plans while they are shared; its answer is a
row of its own, which the provider reads.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, FILED, STAFFS, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published


class Shared(OfOrganisation):
    """A row about a participant that the partner of its ``sharing`` reads too; without one nobody else does."""

    partner = models.UUIDField(_("partner"), null=True, blank=True, db_comment=EVIDENT)
    person = Within("web.Person", db_comment=FILED)
    sharing = Within("web.Sharing", null=True, blank=True, db_comment=FILED)

    class Meta:
        abstract = True


@remembered()
class Plan(Shared):
    """One version of a participant's perspective plan, by a project worker."""

    version = models.PositiveIntegerField(db_comment=FILED)
    goals = models.TextField(_("goals"), db_comment=FILED)
    author = models.CharField(_("author"), max_length=200, db_comment=STAFFS)
    on = models.DateField(_("day"), db_comment=FILED)
    asked_on = models.DateField(_("asked on"), null=True, blank=True, db_comment=FILED)  # the Jobcenter, to agree

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person", "version"], name="plan_version")]
        indexes = [models.Index(fields=["partner", "person"], name="plan_partner")]


@remembered()
class PlanStep(Shared):
    """A step of a version: what, who, until when."""

    plan = Within("web.Plan", db_comment=FILED)
    position = models.PositiveSmallIntegerField(db_comment=FILED)
    what = models.CharField(_("step"), max_length=300, db_comment=FILED)
    who = models.CharField(_("who"), max_length=100, blank=True, db_comment=FILED)
    until_day = models.DateField(_("until when"), null=True, blank=True, db_comment=FILED)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "plan"], name="step_plan"),
            models.Index(fields=["partner", "plan"], name="step_partner"),
        ]


@remembered()
class PlanAnswer(Published):
    """What the Jobcenter's counsellor says to a version; ``partner`` is the provider, while the assignment stands."""

    person = Within("web.Person", db_comment=FILED)
    assignment = Within("web.Assignment", db_comment=FILED)
    plan = models.UUIDField(db_comment=FILED)
    given = models.BooleanField(_("agreed"), db_comment=FILED)
    on = models.DateField(_("day"), db_comment=FILED)
    why = models.CharField(_("why not"), max_length=500, blank=True, db_comment=FILED)
    by = models.CharField(_("by whom"), max_length=200, db_comment=STAFFS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "plan"], name="plan_answer_once")]
        indexes = [models.Index(fields=["partner", "plan"], name="plan_answer_partner")]
