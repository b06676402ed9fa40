"""Working meetings of a provider and a Jobcenter under their agreement: date, minutes, resolutions, answers.

Rows are added, never changed: whoever moves a date or mends the minutes adds the next row of the same meeting. Minutes
are common: the Jobcenter reads all of it, and acknowledges or objects by a row of its own.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, FILED, NOBODYS, STAFFS, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published
from kontaktdichte.web.models.records import Record


class OfAgreement(Record, Published):
    """A row under an agreement; ``person`` is the agreement's subject."""

    agreement = Within("web.CooperationAgreement", db_comment=NOBODYS)
    meeting = models.UUIDField(db_comment=EVIDENT)  # the same in all rows about one meeting

    class Meta(Record.Meta):
        abstract = True
        indexes = [
            models.Index(fields=["organisation", "person"], name="%(class)s_person"),
            models.Index(fields=["partner", "meeting"], name="%(class)s_partner"),
        ]


class Meeting(OfAgreement):
    """A meeting from its date to its minutes; ``contact`` is the entry by which an agreed rhythm is met."""

    planned_on = models.DateField(_("date"), db_comment=NOBODYS)
    planned_at = models.TimeField(_("time"), null=True, blank=True, db_comment=NOBODYS)
    place = models.CharField(_("place"), max_length=200, blank=True, db_comment=NOBODYS)
    invited = models.CharField(_("invited"), max_length=500, blank=True, db_comment=STAFFS)
    invited_on = models.DateField(_("invited on"), null=True, blank=True, db_comment=NOBODYS)
    held_on = models.DateField(_("took place on"), null=True, blank=True, db_comment=NOBODYS)
    channel = models.CharField(_("channel"), max_length=60, blank=True, db_comment=NOBODYS)
    of_provider = models.CharField(_("present, provider"), max_length=500, blank=True, db_comment=STAFFS)
    of_jobcenter = models.CharField(_("present, Jobcenter"), max_length=500, blank=True, db_comment=STAFFS)
    minutes = models.TextField(_("minutes"), blank=True, db_comment=FILED)
    contact = Within("web.Contact", null=True, blank=True, db_comment=NOBODYS)

    class Meta(OfAgreement.Meta):
        abstract = False


class Resolution(OfAgreement):
    """What a meeting has resolved: what, who, until when, done on; ``resolution`` is the same in all its rows."""

    resolution = models.UUIDField(db_comment=EVIDENT)
    what = models.CharField(_("resolution"), max_length=500, db_comment=FILED)
    who = models.CharField(_("who"), max_length=200, blank=True, db_comment=STAFFS)
    until_day = models.DateField(_("until when"), null=True, blank=True, db_comment=NOBODYS)
    done_on = models.DateField(_("done on"), null=True, blank=True, db_comment=NOBODYS)

    class Meta(OfAgreement.Meta):
        abstract = False


@remembered()
class MeetingAnswer(Published):
    """The Jobcenter has read minutes (``row`` of ``meeting``); with an ``objection`` it disagrees."""

    meeting = models.UUIDField(db_comment=EVIDENT)
    row = models.UUIDField(db_comment=EVIDENT)
    objection = models.CharField(_("objection"), max_length=2000, blank=True, db_comment=FILED)
    on = models.DateField(_("day"), db_comment=NOBODYS)
    by = models.CharField(_("by whom"), max_length=200, db_comment=STAFFS)
    recorded_at = models.DateTimeField(db_comment=NOBODYS)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "meeting"], name="meeting_answer_own"),
            models.Index(fields=["partner", "meeting"], name="meeting_answer_partner"),
        ]
