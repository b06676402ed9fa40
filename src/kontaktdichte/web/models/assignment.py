"""Clients whom a Jobcenter assigns to a provider's project, and why a participation ends.

What the provider reads is what it needs to take the person in: no number of the Jobcenter's, no word on the case.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import FILED, IDENTITY, STAFFS, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published


@remembered()
class Assignment(Published):
    """A client assigned under a cooperation agreement; published ``[from, until)``, withdrawn by its end.

    The provider's ``Sharing.assignment`` names this row once the person was taken in: the link of the two records.
    """

    person = Within("web.Person", db_comment=FILED)
    agreement = models.UUIDField(db_comment=FILED)  # the provider's, which the Jobcenter reads
    project_name = models.CharField(_("project"), max_length=200, db_comment=FILED)
    family_name = models.CharField(_("family name"), max_length=100, db_comment=IDENTITY)
    given_name = models.CharField(_("given name"), max_length=100, blank=True, db_comment=IDENTITY)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True, db_comment=IDENTITY)
    counsellor = models.CharField(_("counsellor"), max_length=100, db_comment=STAFFS)
    wished_on = models.DateField(_("wanted entry"), db_comment=FILED)
    basis = models.CharField(_("legal basis"), max_length=200, db_comment=FILED)
    purpose = models.CharField(_("purpose"), max_length=200, db_comment=FILED)
    from_day = models.DateField(_("from"), db_column="from", db_comment=FILED)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=FILED)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="assignment_person"),
            models.Index(fields=["partner", "from_day"], name="assignment_partner"),
        ]

    def __str__(self) -> str:
        return f"{self.family_name}, {self.given_name}" if self.given_name else self.family_name


class ExitReason(models.TextChoices):
    """Why a participation ends: stored as the reason of the situation, told in reports; nothing of health."""

    WORK = "work", _("took up work")
    TRAINING = "training", _("training or further education")
    TIME_OVER = "time_over", _("the agreed time is over")
    OWN_WISH = "own_wish", _("at the participant's wish")
    JOBCENTER = "jobcenter", _("ended by the Jobcenter")
    NO_BENEFIT = "no_benefit", _("no longer entitled to benefits")
    MOVED = "moved", _("moved away")
    UNREACHABLE = "unreachable", _("not reachable for long")
    OTHER = "other", _("another reason")
