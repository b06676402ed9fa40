"""Reports of a provider to a Jobcenter: the lead's draft, what was sent, and the Jobcenter's acknowledgement.

What was sent is a row of its own that nobody changes; a corrected report is another one beside it, which names it.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, EVIDENT_STAFF, FILED, NOBODYS, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published


class ReportWay(models.TextChoices):
    """How a report went out."""

    HERE = "here", _("put here for the Jobcenter to read")
    LETTER = "letter", _("by letter")
    EMAIL = "email", _("by e-mail")


@remembered()
class Report(OfOrganisation):
    """A report about an agreement and a period ``[from, until)`` on its way: drafted, reviewed, frozen as a run."""

    agreement = Within("web.CooperationAgreement", db_comment=NOBODYS)
    corrects = Within("self", null=True, blank=True, db_comment=NOBODYS)
    from_day = models.DateField(_("first day"), db_column="from", db_comment=NOBODYS)
    until_day = models.DateField(db_column="until", db_comment=NOBODYS)
    why = models.CharField(_("why corrected"), max_length=300, blank=True, db_comment=FILED)
    remarks = models.TextField(_("remarks"), blank=True, db_comment=FILED)
    indicators = models.TextField(_("results by indicator"), blank=True, db_comment=FILED)
    open_points = models.TextField(_("open points"), blank=True, db_comment=FILED)
    drafted_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)
    drafted_at = models.DateTimeField(db_comment=EVIDENT_STAFF)
    reviewed_by = models.CharField(max_length=200, blank=True, db_comment=EVIDENT_STAFF)
    reviewed_at = models.DateTimeField(null=True, blank=True, db_comment=EVIDENT_STAFF)
    run = Within("web.Run", null=True, blank=True, db_comment=FILED)
    acknowledged_on = models.DateField(_("acknowledged on"), null=True, blank=True, db_comment=FILED)
    acknowledged_by = models.CharField(_("by whom"), max_length=200, blank=True, db_comment=EVIDENT_STAFF)
    acknowledgement = models.CharField(_("remark"), max_length=500, blank=True, db_comment=FILED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "corrects"], name="report_corrected_once"),
            models.UniqueConstraint(
                fields=["organisation", "agreement", "from_day", "until_day"],
                condition=models.Q(corrects__isnull=True), name="report_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organisation", "agreement"], name="report_agreement")]


@remembered()
class SentReport(Published):
    """A report as it was sent, which the Jobcenter (``partner``) reads; ``content`` is that of its run."""

    report = Within("web.Report", db_comment=FILED)
    run = Within("web.Run", db_comment=FILED)
    agreement = Within("web.CooperationAgreement", db_comment=NOBODYS)
    corrects = models.UUIDField(null=True, blank=True, db_comment=FILED)  # the one in whose place it stands
    why = models.CharField(max_length=300, blank=True, db_comment=FILED)
    number = models.CharField(max_length=40, db_comment=NOBODYS)  # of the agreement
    project_name = models.CharField(max_length=200, db_comment=NOBODYS)
    provider = models.CharField(max_length=200, db_comment=NOBODYS)
    from_day = models.DateField(db_column="from", db_comment=NOBODYS)
    until_day = models.DateField(db_column="until", db_comment=NOBODYS)
    concept = models.CharField(max_length=200, db_comment=NOBODYS)
    as_of = models.DateField(db_comment=NOBODYS)
    known_at = models.DateTimeField(db_comment=NOBODYS)
    link = models.BigIntegerField(db_comment=EVIDENT)
    head = models.CharField(max_length=64, db_comment=EVIDENT)
    engine = models.CharField(max_length=40, db_comment=NOBODYS)
    reviewed_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)
    reviewed_at = models.DateTimeField(db_comment=EVIDENT_STAFF)
    content = models.TextField(db_comment=FILED)
    digest = models.CharField(max_length=64, db_comment=EVIDENT)
    sent_on = models.DateField(_("sent on"), db_comment=FILED)
    way = models.CharField(_("how"), max_length=20, choices=ReportWay.choices, db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)
    sent_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)
    recorded_at = models.DateTimeField(db_comment=FILED)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "report"], name="report_sent_once")]
        indexes = [models.Index(fields=["partner", "sent_on"], name="sent_report_partner")]


@remembered()
class Acknowledgement(Published):
    """The Jobcenter has received a report; ``partner`` is the provider, ``report`` the key of what was sent."""

    report = models.UUIDField(db_comment=FILED)
    on = models.DateField(_("day"), db_comment=FILED)
    by = models.CharField(_("by whom"), max_length=200, db_comment=EVIDENT_STAFF)
    remark = models.CharField(_("remark"), max_length=500, blank=True, db_comment=FILED)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "report"], name="acknowledged_once")]
        indexes = [models.Index(fields=["partner", "report"], name="acknowledgement_partner")]
