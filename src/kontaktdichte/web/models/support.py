"""What is done for a participant beside contacts: individual services with who bears their costs, aftercare offered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import FILED
from kontaktdichte.web.models.plan import Shared
from kontaktdichte.web.models.records import Record


class Service(models.TextChoices):
    """What costs something."""

    TRAVEL = "travel", _("travel")
    WORK_CLOTHES = "work_clothes", _("work clothes")
    COURSE = "course", _("course or certificate")
    TOOLS = "tools", _("tools or materials")
    APPLICATIONS = "applications", _("applications")
    CHILD_CARE = "child_care", _("child care")
    OTHER = "other", _("another service")


class Bearer(models.TextChoices):
    """Who pays."""

    JOBCENTER = "jobcenter", _("the Jobcenter")
    PROJECT = "project", _("the project")


class Decision(models.TextChoices):
    """What was said to an application; ``WITHDRAWN``: it is no longer asked for, or was entered by mistake."""

    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Cost(Record, Shared):
    """An individual service of a participant; the Jobcenter reads those that it bears."""

    cost = models.UUIDField(db_comment=FILED)  # the same in all rows about one
    service = models.CharField(_("service"), max_length=20, choices=Service.choices, db_comment=FILED)
    cents = models.PositiveIntegerField(_("amount"), db_comment=FILED)
    borne_by = models.CharField(_("borne by"), max_length=20, choices=Bearer.choices, db_comment=FILED)
    applied_on = models.DateField(_("applied for on"), db_comment=FILED)
    decided_on = models.DateField(_("decided on"), null=True, blank=True, db_comment=FILED)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision.choices, blank=True, db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["organisation", "person"], name="cost_person"),
            models.Index(fields=["partner", "person"], name="cost_partner"),
        ]


class OfferAnswer(models.TextChoices):
    """What a participant says to the offer of aftercare."""

    ACCEPTED = "accepted", _("offer accepted")
    DECLINED = "declined", _("offer declined")


class AftercareOffer(Record):
    """The possibility of aftercare was offered to a participant, who has said yes or no, or has not said yet."""

    offered_on = models.DateField(_("offered on"), db_comment=FILED)
    answer = models.CharField(_("answer"), max_length=20, choices=OfferAnswer.choices, blank=True, db_comment=FILED)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False
