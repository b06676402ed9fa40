"""What an organisation publishes of one human being to a partner: how far, on which basis, from when until when.

The rows that the partner reads are a projection like ``duty_state``: written with it, from the same evaluation, so that
two partners never see two verdicts of one duty. They have no column for notes. When the span of a sharing has passed,
the database shows the partner nothing more of it, from the next request on.
"""

from __future__ import annotations

from typing import TypeVar, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import FILED, IDENTITY, MADE, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published

D = TypeVar("D", bound=models.Model)


class About(models.TextChoices):
    """What a sharing covers."""

    CONTACTS = "contacts", _("contacts: day, channel, kind, came or not")
    DUTIES = "duties", _("duties with verdicts and deviations")
    PLAN = "plan", _("perspective plan")


@remembered()
class Sharing(Published):
    """What one partner reads of one participant ``[from, until)``.

    ``number`` and ``name`` are how the partner knows the participant (a grant authority: by number alone);
    ``assignment`` is the partner's own record of this human being: the explicit link of the two.
    """

    person = Within("web.Person", db_comment=FILED)
    project = Within("web.Project", null=True, blank=True, db_comment=FILED)
    assignment = models.UUIDField(null=True, blank=True, db_comment=FILED)
    number = models.CharField(_("number"), max_length=40, db_comment=IDENTITY)
    name = models.CharField(_("name"), max_length=200, blank=True, db_comment=IDENTITY)
    project_name = models.CharField(_("project"), max_length=200, blank=True, db_comment=FILED)
    about = ArrayField(models.CharField(max_length=20, choices=About.choices), db_comment=FILED)
    basis = models.CharField(_("legal basis"), max_length=200, db_comment=FILED)
    purpose = models.CharField(_("purpose"), max_length=200, db_comment=FILED)
    from_day = models.DateField(_("from"), db_column="from", db_comment=FILED)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=FILED)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="sharing_person"),
            models.Index(
                fields=["partner", "assignment"],
                include=["organisation", "id", "project", "from_day", "until_day"],
                name="sharing_holds",
            ),
        ]


class SharedContact(Published):
    """A contact as a partner reads it; ``disputed``: the participant says that it is wrong (§ 84 (2) SGB X)."""

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    sharing = Within("web.Sharing", models.CASCADE, db_comment=MADE)
    contact = models.UUIDField(db_comment=MADE)
    on = models.DateField(db_comment=MADE)
    channel = models.CharField(max_length=60, db_comment=MADE)
    kind = models.CharField(max_length=60, db_comment=MADE)
    outcome = models.CharField(max_length=60, db_comment=MADE)
    disputed = models.BooleanField(db_comment=MADE)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="shared_contact_person"),
            models.Index(fields=["partner", "on"], name="shared_contact_partner"),
            models.Index(fields=["partner"], condition=models.Q(disputed=True), name="shared_contact_disputed"),
        ]


class SharedDuty(Published):
    """A duty as a partner reads it; ``reason`` is the code of its deviation, ``told_on`` when notice was given."""

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    sharing = Within("web.Sharing", models.CASCADE, db_comment=MADE)
    concept = models.CharField(max_length=200, db_comment=MADE)
    rule = models.CharField(max_length=100, db_comment=MADE)
    strength = models.CharField(max_length=10, db_comment=MADE)
    window = models.DateField(db_comment=MADE)
    hard = models.DateField(db_comment=MADE)
    need = models.IntegerField(db_comment=MADE)
    counted = models.IntegerField(db_comment=MADE)
    verdict = models.CharField(max_length=20, db_comment=MADE)
    actionable = models.BooleanField(db_comment=MADE)
    overdue = models.BooleanField(db_comment=MADE)
    reason = models.CharField(max_length=60, null=True, db_comment=MADE)
    told_on = models.DateField(null=True, db_comment=MADE)
    disputed = models.BooleanField(db_comment=MADE)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="shared_duty_person"),
            models.Index(fields=["partner", "concept"], name="shared_duty_concept"),
            models.Index(  # with all that boards count by and the policy asks: the rows themselves are not read
                fields=["partner", "hard"],
                include=["organisation", "sharing", "concept", "rule", "strength", "verdict"],
                name="shared_duty_month",
            ),
            models.Index(
                fields=["partner"],
                include=["organisation", "sharing", "concept", "rule"],
                condition=models.Q(overdue=True),
                name="shared_duty_late",
            ),
        ]


def marked(duties: models.QuerySet[D]) -> models.QuerySet[D]:
    """These rows with ``disputed``: whether partners read with them the marker of a disputed entry, as of now.

    Of every table that names a duty by organisation, person, rule and window; what a notice told stays as it was told.
    """
    same = {name: models.OuterRef(name) for name in ("organisation", "person", "rule", "window")}
    found = duties.annotate(disputed=models.Exists(SharedDuty.objects.filter(**same, disputed=True)))
    return cast("models.QuerySet[D]", found)
