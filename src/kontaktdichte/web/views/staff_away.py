"""When a project worker is away: shown on month sheets with who stands in, entered by the worker or the lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import absences
from kontaktdichte.web.actions.absences import SUBSTITUTE
from kontaktdichte.web.forms.month import AbsenceEndForm, StaffAwayForm
from kontaktdichte.web.models import Membership, Person, Situation, StaffAbsence
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.models.staff_absence import away
from kontaktdichte.web.views.shown import key_of
from kontaktdichte.web.views.situation import staff


@dataclass(frozen=True)
class StaffAway:
    """An absence of a member, and the names of those who stand in for it on some of its days."""

    row: StaffAbsence
    substitutes: list[str]


def staff_away(members: Q, people: Iterable[Person], first: date) -> list[StaffAway]:
    """Absences of these members from a day on; substitutes are those named for these participants."""
    rows = list(away(first, date.max).filter(members))
    if not rows:
        return []
    keys, names = [one.pk for one in people], staff()
    named = list(standing(Situation.objects.filter(attribute=SUBSTITUTE, person__in=keys)))
    return [StaffAway(row, sorted({names.get(one.value, one.value) for one in named if _meet(row, one)}))
            for row in rows]  # fmt: skip


def _meet(row: StaffAbsence, named: Situation) -> bool:
    """Whether somebody else is named on a day of the absence."""
    until = min(row.until_day or date.max, named.until_day or date.max)
    return named.value != row.member.code and max(row.from_day, named.from_day) < until


@policy(Permission.ACCOMPANY, Permission.CHANGE_FACTS)
@require_POST
def say(request: Any) -> HttpResponse:
    """A project worker is away: entered by the worker, or by the lead."""
    access: Access = request.access
    member = get_object_or_404(Membership, organisation=access.organisation, pk=key_of(request.POST.get("wer", "")))
    form = StaffAwayForm(request.POST)
    if form.is_valid():
        absences.staff_away(access=access, member=member, **form.cleaned_data)
        messages.success(request, _("Stored. Contacts are owed as before; please name a substitute."))
    else:
        messages.error(request, _("Please say the kind, and a first day that is not after the last."))
    return _back(member)


@policy(Permission.ACCOMPANY, Permission.CHANGE_FACTS)
@require_POST
def back(request: Any, absence: UUID) -> HttpResponse:
    """Back on another day than was entered; without a day it was entered by mistake."""
    access: Access = request.access
    mine = StaffAbsence.objects.filter(organisation=access.organisation).select_related("member")
    row, form = get_object_or_404(mine, pk=absence), AbsenceEndForm(request.POST)
    form.fields["last"].required = False
    if form.is_valid() and ((last := form.cleaned_data["last"]) is None or last >= row.from_day):
        absences.staff_back(access=access, absence=row, last=last)
        messages.success(request, _("Stored."))
    else:
        messages.error(request, _("Please say a last day that is not before the first."))
    return _back(row.member)


def _back(member: Membership) -> HttpResponse:
    return redirect(f"{reverse('month')}?wer={member.pk}#abwesend")
