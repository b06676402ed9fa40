"""At a Jobcenter: working meetings with providers, as they wrote them down; acknowledging minutes, or objecting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import meetings as actions
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.forms.working_meetings import MinutesAnswerForm
from kontaktdichte.web.models import CooperationAgreement, Meeting, Partner
from kontaktdichte.web.views import met, shown


@policy(Permission.AGREE)
def listed(request: Any, agreement: UUID) -> HttpResponse:
    """All meetings under one agreement."""
    found = _agreement(request.access, agreement)
    context = {"agreement": found, "partner": _partner(found), "meetings": met.meetings(found), "mine": False}
    return render(request, "meetings/list.html", context)


@policy(Permission.AGREE)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Any, agreement: UUID, meeting: UUID) -> HttpResponse:
    """One meeting with its minutes; sent, they are acknowledged or objected to."""
    access: Access = request.access
    found = _agreement(access, agreement)
    one = met.meeting(found, meeting)
    if one is None:
        raise Http404
    form, status = MinutesAnswerForm(request.POST or None, auto_id="antwort-%s"), 200
    if request.method == "POST":
        status = _answered(request, one.now, form)
        if status == 200:
            return redirect("shared-meeting", agreement=found.pk, meeting=meeting)
    context = {
        "agreement": found, "partner": _partner(found), "met": one, "form": form, "mine": False,
        "stale": status == 409, "channels": _channels(access, found),
    }  # fmt: skip
    return render(request, "meetings/page.html", context, status=status)


def _answered(request: Any, now: Meeting, form: MinutesAnswerForm) -> int:
    """The answer is stored (200), or is not (422); 409: the minutes are no longer those that were read."""
    if shown.key_of(request.POST.get("stand", "")) != now.pk or now.held_on is None:
        return 409
    if not form.is_valid():
        return 422
    try:
        actions.answer(access=request.access, meeting=now, objection=form.cleaned_data["objection"])
    except Refused as refused:
        form.add_error(None, refused.told(request.access.language))
        return 422
    messages.success(request, _("Answered. The provider reads it from now on."))
    return 200


def _channels(access: Access, agreement: CooperationAgreement) -> dict[str, str]:
    """Channels by the words of the concept under which the provider concluded the agreement."""
    return met.channels(concept_named(agreement.concept), access.language) if agreement.concept else {}


def _agreement(access: Access, key: UUID) -> CooperationAgreement:
    return get_object_or_404(agreements_of(access), pk=key)


def agreements_of(access: Access) -> QuerySet[CooperationAgreement]:
    """What providers have agreed on with this Jobcenter."""
    return CooperationAgreement.objects.filter(partner=access.organisation)


def _partner(agreement: CooperationAgreement) -> Partner:
    return Partner.objects.get(partner=agreement.organisation_id)
