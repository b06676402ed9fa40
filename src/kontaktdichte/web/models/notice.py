"""Notices to a grant authority, its answers, what it says in principle, and what it passes on to others.

A notice is stored when it is sent, as it was sent: the database lets nobody change it afterwards. The authority reads
it by number and neutral reason; its answers, principles and escalations are rows of its own, published to whom they
are for. Keys of rows of another organisation are plain: a foreign key would reach across.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, EVIDENT_STAFF, FILED, IDENTITY, MADE, NOBODYS, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published


class Way(models.TextChoices):
    """How a notice went out."""

    LETTER = "letter", _("by letter")
    EMAIL = "email", _("by e-mail")
    PORTAL = "portal", _("by the authority's portal")


class Answered(models.TextChoices):
    """How the grant authority answers one duty of a notice."""

    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class UnmetDuty(OfOrganisation):
    """A mandatory duty that was not met, with its notice: derived, written with ``duty_state`` from the same pass.

    ``notice_by`` is the last day of its notice, empty where the concept asks for none of this one; ``told_on`` the day
    on which notice was given.
    """

    person = Within("web.Person", models.CASCADE, db_index=False, db_comment=MADE)
    concept = models.CharField(max_length=200, db_comment=MADE)
    rule = models.CharField(max_length=100, db_comment=MADE)
    window = models.DateField(db_comment=MADE)
    hard = models.DateField(db_comment=MADE)
    need = models.IntegerField(db_comment=MADE)
    counted = models.IntegerField(db_comment=MADE)
    verdict = models.CharField(max_length=20, db_comment=MADE)
    notice_by = models.DateField(null=True, db_comment=MADE)
    told_on = models.DateField(null=True, db_comment=MADE)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="unmet_person"),
            models.Index(
                fields=["organisation", "notice_by"], condition=models.Q(told_on__isnull=True), name="unmet_untold"
            ),
        ]


class Duty(Published):
    """A duty as it is told beyond the organisation: by number, never by name."""

    number = models.CharField(_("number"), max_length=40, db_comment=IDENTITY)
    concept = models.CharField(max_length=200, db_comment=FILED)
    rule = models.CharField(max_length=100, db_comment=FILED)
    window = models.DateField(db_comment=FILED)
    hard = models.DateField(db_comment=FILED)
    need = models.IntegerField(db_comment=FILED)
    counted = models.IntegerField(db_comment=FILED)

    class Meta:
        abstract = True


@remembered()
class Notice(Published):
    """A letter to the grant authority (``partner``) about one project and month, as it was sent."""

    project = Within("web.Project", db_comment=FILED)
    project_number = models.CharField(max_length=40, db_comment=NOBODYS)
    project_name = models.CharField(max_length=200, db_comment=NOBODYS)
    provider = models.CharField(max_length=200, db_comment=NOBODYS)  # as the authority reads it
    month = models.DateField(_("month"), db_comment=FILED)
    sent_on = models.DateField(_("sent on"), db_comment=FILED)
    way = models.CharField(_("how"), max_length=20, choices=Way.choices, db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)
    remark = models.CharField(_("remark"), max_length=1000, blank=True, db_comment=FILED)
    sent_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)
    recorded_at = models.DateTimeField(db_comment=FILED)

    class Meta:
        indexes = [
            models.Index(fields=["partner", "sent_on"], name="notice_partner"),
            models.Index(fields=["organisation", "sent_on"], name="notice_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.project_number}, {self.month:%m/%Y}"


@remembered()
class NoticeDraft(OfOrganisation):
    """A notice as somebody left it: what is ticked and written, who wrote it, who has read it.

    ``notice`` is what it became; until then there is one of each project and month. Nobody else reads it.
    """

    project = Within("web.Project", db_comment=FILED)
    month = models.DateField(_("month"), db_comment=FILED)
    chosen = ArrayField(models.CharField(max_length=200), default=list, db_comment=FILED)  # keys of unmet duties
    way = models.CharField(_("how"), max_length=20, choices=Way.choices, db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)
    remark = models.CharField(_("remark"), max_length=1000, blank=True, db_comment=FILED)
    drafted_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)
    drafted_at = models.DateTimeField(db_comment=FILED)
    reviewed_by = models.CharField(max_length=200, blank=True, db_comment=EVIDENT_STAFF)
    reviewed_on = models.DateField(null=True, db_comment=FILED)
    notice = Within("web.Notice", null=True, blank=True, db_comment=FILED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "project", "month"], condition=models.Q(notice=None), name="draft_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "notice"], name="draft_notice")]


@remembered()
class NoticeItem(Duty):
    """One duty of a notice; ``reason`` is a neutral code of the concept, empty where no reason was given."""

    notice = Within("web.Notice", related_name="items", db_comment=FILED)
    person = Within("web.Person", db_comment=FILED)
    reason = models.CharField(max_length=60, blank=True, db_comment=FILED)
    notice_by = models.DateField(null=True, db_comment=FILED)
    reviewed_by = models.CharField(max_length=200, blank=True, db_comment=EVIDENT_STAFF)
    reviewed_on = models.DateField(null=True, db_comment=FILED)
    disputed: bool  # asked for by :func:`~kontaktdichte.web.models.sharing.marked`, of now and not as told

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "notice", "person", "rule", "window"], name="told_once")
        ]
        indexes = [  # what is not answered is found among tens of thousands without reading them
            models.Index(fields=["partner", "hard"], include=["organisation", "notice", "id"], name="notice_item_open")
        ]


@remembered()
class NoticeAnswer(Published):
    """What the grant authority says of one duty of a notice; ``partner`` is the provider. A later one replaces it."""

    notice = models.UUIDField(db_comment=FILED)
    item = models.UUIDField(db_comment=FILED)
    verdict = models.CharField(_("answer"), max_length=20, choices=Answered.choices, db_comment=FILED)
    answered_on = models.DateField(_("answered on"), db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)
    text = models.CharField(_("in words"), max_length=1000, blank=True, db_comment=FILED)
    answered_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)
    recorded_at = models.DateTimeField(db_comment=FILED)

    class Meta:
        indexes = [
            models.Index(fields=["partner", "notice"], name="answer_partner"),
            models.Index(fields=["organisation", "item"], include=["partner"], name="answer_of_item"),
        ]


@remembered()
class Principle(Published):
    """What the grant authority answers in principle about a rule, told to one provider (``partner``).

    ``statement`` is the same for all providers that it was told to.
    """

    statement = models.UUIDField(db_comment=EVIDENT)
    concept = models.CharField(max_length=200, db_comment=NOBODYS)
    rule = models.CharField(_("rule"), max_length=100, db_comment=NOBODYS)
    question = models.CharField(_("question"), max_length=300, db_comment=NOBODYS)
    answer = models.CharField(_("answer"), max_length=2000, db_comment=NOBODYS)
    reference = models.CharField(_("reference"), max_length=100, db_comment=NOBODYS)
    given_on = models.DateField(_("given on"), db_comment=NOBODYS)

    class Meta:
        indexes = [
            models.Index(fields=["partner", "rule"], name="principle_partner"),
            models.Index(fields=["organisation", "statement"], name="principle_statement"),
        ]


@remembered()
class Escalation(Duty):
    """A duty missed without reason that the grant authority passes on to the supervisory authority or a Jobcenter."""

    owner = models.UUIDField(db_comment=EVIDENT)  # the provider's organisation
    provider = models.CharField(max_length=200, db_comment=NOBODYS)
    project_number = models.CharField(max_length=40, db_comment=NOBODYS)
    project_name = models.CharField(max_length=200, db_comment=NOBODYS)
    escalated_on = models.DateField(_("passed on"), db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)
    text = models.CharField(_("in words"), max_length=1000, blank=True, db_comment=FILED)
    escalated_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "partner", "owner", "number", "rule", "window"], name="escalated_once"
            )
        ]
        indexes = [models.Index(fields=["partner", "escalated_on"], name="escalation_partner")]


@remembered()
class EscalationFeedback(Published):
    """What who was told of an escalation answers the grant authority (``partner``)."""

    escalation = models.UUIDField(db_comment=FILED)
    given_on = models.DateField(_("answered on"), db_comment=FILED)
    reference = models.CharField(_("reference"), max_length=100, blank=True, db_comment=FILED)
    text = models.CharField(_("in words"), max_length=2000, db_comment=FILED)
    given_by = models.CharField(max_length=200, db_comment=EVIDENT_STAFF)

    class Meta:
        indexes = [
            models.Index(fields=["partner", "escalation"], name="feedback_partner"),
            models.Index(fields=["organisation", "escalation"], name="feedback_escalation"),
        ]
