"""When a member is away: from when until when, planned or not, never why; who stands in is said of each participant."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import STAFFS, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.person import Person
from kontaktdichte.web.models.records import Situation, standing


class AwayKind(models.TextChoices):
    """How an absence came; neither word tells an illness."""

    PLANNED = "planned", _("planned")
    UNPLANNED = "unplanned", _("not planned")


@remembered()
class StaffAbsence(OfOrganisation):
    """A member is away ``[from, until)``, None: still; an empty span was entered by mistake."""

    member = Within("web.Membership", db_comment=STAFFS)
    kind = models.CharField(_("kind of absence"), max_length=20, choices=AwayKind.choices, db_comment=STAFFS)
    from_day = models.DateField(_("first day"), db_column="from", db_comment=STAFFS)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=STAFFS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__isnull=True) | Q(until_day__gte=F("from_day")), name="staff_absence_span"
            )
        ]
        indexes = [models.Index(fields=["organisation", "member"], name="staff_absence_member")]


def away(first: date, last: date) -> models.QuerySet[StaffAbsence]:
    """Absences of members that touch these days, by their first one."""
    rows = StaffAbsence.objects.filter(Q(until_day=None) | Q(until_day__gt=first), from_day__lte=last)
    return rows.exclude(until_day=F("from_day")).select_related("member__user").order_by("from_day", "pk")


def workers(person: Person, day: date) -> list[str]:
    """The codes of the project workers named for a participant on a day."""
    rows = standing(Situation.objects.filter(person=person, attribute="project_worker", from_day__lte=day))
    return list(rows.filter(Q(until_day=None) | Q(until_day__gt=day)).values_list("value", flat=True))
