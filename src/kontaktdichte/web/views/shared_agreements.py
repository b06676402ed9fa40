"""What providers have agreed on with this Jobcenter, as they publish it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import CooperationAgreement, Partner
from kontaktdichte.web.views import settled
from kontaktdichte.web.views.settled import Part


@policy(Permission.AGREE)
def listed(request: Any) -> HttpResponse:
    """All of them, with what they lack."""
    access: Access = request.access
    names = dict(Partner.objects.values_list("partner", "name"))
    found = [
        {
            "agreement": one, "partner": names[one.organisation_id],
            "missing": {part.code: len(part.missing) for part in _parts(access, one)},
        }
        for one in _shared(access).order_by("project_name", "number")
    ]  # fmt: skip
    return render(request, "agreement/list.html", {"agreements": found})


@policy(Permission.AGREE)
def page(request: Any, agreement: UUID) -> HttpResponse:
    """One agreement in the words that the provider entered."""
    access: Access = request.access
    found = get_object_or_404(_shared(access), pk=agreement)
    partner = Partner.objects.get(partner=found.organisation_id)
    context = {"agreement": found, "partner": partner, "parts": _parts(access, found), "mine": False}
    return render(request, "agreement/page.html", context)


def _parts(access: Access, agreement: CooperationAgreement) -> list[Part]:
    """By the concept under which the provider concluded it; none where it came from a file that named none."""
    if not agreement.concept:
        return []
    return settled.parts(concept_named(agreement.concept), agreement, access.today, access.language)


def _shared(access: Access) -> Any:
    return CooperationAgreement.objects.filter(partner=access.organisation)
