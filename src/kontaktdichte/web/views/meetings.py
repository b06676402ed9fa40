"""At a provider: working meetings under an agreement, their minutes, and what came of resolutions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.rules.explanation import DutyExplanation
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import meetings as actions
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import concept_for, explained
from kontaktdichte.web.forms.working_meetings import FollowUpForm, HeldForm, PlannedForm, ResolutionForm, said
from kontaktdichte.web.models import CooperationAgreement, Meeting, Partner, Resolution
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.views import met, settled, shown
from kontaktdichte.web.views.stored import stored

MEETINGS = "working_meetings"  # a subject of agreements and the rule that its value drives, by the concept's code
SHOWN = 4  # of the times that the agreed rhythm asks for, the latest


@policy(Permission.LEAD_PROJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: Any, agreement: UUID) -> HttpResponse:
    """All meetings, what the agreed rhythm asks for, and the form for a date."""
    access: Access = request.access
    found = get_object_or_404(met.mine(access), pk=agreement)
    form = PlannedForm(request.POST or None, auto_id="termin-%s")
    if request.method == "POST" and form.is_valid():
        made = actions.arrange(access=access, agreement=found, planned=actions.Planned(**form.cleaned_data))
        messages.success(request, _("The date is set; the Jobcenter reads it."))
        return redirect("meeting", agreement=found.pk, meeting=made.meeting)
    context = {
        "agreement": found, "partner": Partner.objects.get(partner=found.partner), "meetings": met.meetings(found),
        "form": form, "duties": owed(access, found), "clause": _clause(access, found), "mine": True,
    }  # fmt: skip
    return render(request, "meetings/list.html", context, status=422 if form.errors else 200)


def owed(access: Access, agreement: CooperationAgreement) -> list[DutyExplanation]:
    """The meetings that the agreed rhythm asks for: what is owed now and what closed last."""
    duties = [one for one in explained(access, agreement.subject).duties if one.rule == MEETINGS]
    return sorted((one for one in duties if one.verdict != "upcoming"), key=lambda one: one.hard, reverse=True)[:SHOWN]


def _clause(access: Access, agreement: CooperationAgreement) -> settled.Standing | None:
    """What the agreement says of meetings."""
    return settled.subject(concept_for(access), agreement, access.today, access.language, MEETINGS)


@policy(Permission.LEAD_PROJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Any, agreement: UUID, meeting: UUID) -> HttpResponse:
    """One meeting: its date, and after it the minutes and what was resolved."""
    access: Access = request.access
    found = get_object_or_404(met.mine(access), pk=agreement)
    one = _met(found, meeting)
    step = request.POST.get("schritt") if request.method == "POST" else None
    forms = _forms(access, one.now, request.POST, step)
    status = 200
    if step in forms:
        status = _sent(request, one.now, forms[step], step)
        if status == 200:
            return redirect("meeting", agreement=found.pk, meeting=meeting)
        one = _met(found, meeting)
    partner = Partner.objects.get(partner=found.partner)
    context = {"agreement": found, "met": one, "partner": partner, "forms": forms, "mine": True, "stale": status == 409}
    context |= {"channels": met.channels(concept_for(access), access.language)}
    return render(request, "meetings/page.html", context, status=status)


def _forms(access: Access, now: Meeting, data: Any, step: str | None) -> dict[str, Any]:
    """The forms of the page; the one that was sent with what was entered."""
    sent = {step: data}
    return {
        "termin": PlannedForm(sent.get("termin"), initial=said(now), auto_id="termin-%s"),
        "halten": HeldForm(access, concept_for(access), sent.get("halten"), initial=said(now), auto_id="treffen-%s"),
        "beschluss": ResolutionForm(sent.get("beschluss"), auto_id="beschluss-%s"),
    }


def _sent(request: Any, now: Meeting, form: Any, step: str) -> int:
    """What was sent is stored (200), or is not: the form says why (422), or somebody else was faster (409)."""
    if not form.is_valid():
        return 422
    access: Access = request.access
    rows = Meeting.objects.filter(organisation=access.organisation, meeting=now.meeting)
    key = shown.key_of(request.POST.get("stand", ""))
    row = rows.select_related("agreement", "person").filter(pk=key).first() if key else None
    doing: dict[str, Callable[[Meeting], object]] = {
        "termin": lambda meeting: actions.move(
            access=access, meeting=meeting, planned=actions.Planned(**form.cleaned_data)
        ),
        "halten": lambda meeting: actions.hold(access=access, meeting=meeting, held=actions.Held(**form.cleaned_data)),
        "beschluss": lambda meeting: actions.resolve(access=access, meeting=meeting, **form.cleaned_data),
    }
    if row is None:
        return 409
    try:
        doing[step](row)
    except Stale:
        return 409
    except Refused as refused:
        form.add_error(None, refused.told(access.language))
        return 422
    messages.success(request, _("Stored; the Jobcenter reads it."))
    return 200


@policy(Permission.LEAD_PROJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def resolution(request: Any, agreement: UUID, meeting: UUID, resolution: UUID) -> HttpResponse:
    """A resolution: mended, or done on a day."""
    access: Access = request.access
    found = get_object_or_404(met.mine(access), pk=agreement)
    rows = standing(Resolution.objects.filter(agreement=found, meeting=meeting, resolution=resolution))
    row = get_object_or_404(rows.select_related("agreement", "person"))
    initial = {"what": row.what, "who": row.who, "until": row.until_day, "done_on": row.done_on}
    form = FollowUpForm(access.today, request.POST or None, initial=initial, auto_id="beschluss-%s")
    status = stored(request, form, lambda: actions.follow_up(access=access, resolution=row, **form.cleaned_data), row)
    if status == 302:
        messages.success(request, _("Stored; the Jobcenter reads it."))
        return redirect("meeting", agreement=found.pk, meeting=meeting)
    context = {"agreement": found, "meeting": meeting, "row": row, "form": form, "stale": status == 409}
    return render(request, "meetings/resolution.html", context, status=status)


def _met(agreement: CooperationAgreement, key: UUID) -> met.Met:
    found = met.meeting(agreement, key)
    if found is None:
        raise Http404
    return found
