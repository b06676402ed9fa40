"""Case conferences: the need that anybody records, the date that all are told, the result that all three have heard."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import FILED, STAFFS, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published
from kontaktdichte.web.models.plan import Shared


@remembered()
class ConferenceRequest(Published):
    """A Jobcenter sees the need for a case conference; the provider reads it while the assignment stands."""

    person = Within("web.Person", db_comment=FILED)
    assignment = Within("web.Assignment", db_comment=FILED)
    on = models.DateField(_("day"), db_comment=FILED)
    topic = models.CharField(_("what about"), max_length=200, db_comment=FILED)
    by = models.CharField(_("by whom"), max_length=200, db_comment=STAFFS)

    class Meta:
        indexes = [models.Index(fields=["partner", "on"], name="request_partner")]


@remembered()
class Conference(Shared):
    """A case conference from its need to its result; ``request``: the Jobcenter's, where it saw the need."""

    request = models.UUIDField(null=True, blank=True, db_comment=FILED)
    need_on = models.DateField(_("need recorded for"), db_comment=FILED)
    topic = models.CharField(_("what about"), max_length=200, db_comment=FILED)
    planned_on = models.DateField(_("date"), null=True, blank=True, db_comment=FILED)
    planned_at = models.TimeField(_("time"), null=True, blank=True, db_comment=FILED)
    place = models.CharField(_("place"), max_length=200, blank=True, db_comment=FILED)
    held_on = models.DateField(_("took place on"), null=True, blank=True, db_comment=FILED)
    result = models.CharField(_("result"), max_length=1000, blank=True, db_comment=FILED)
    next_steps = models.CharField(_("next steps"), max_length=1000, blank=True, db_comment=FILED)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "person"], name="conference_person"),
            models.Index(fields=["partner", "person"], name="conference_partner"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "request"], name="conference_request"),
        ]
