"""What providers have agreed on with this Jobcenter, as they publish it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import agreements as actions
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.forms.agreements import AgreementAnswerForm
from kontaktdichte.web.models import CooperationAgreement, Partner
from kontaktdichte.web.models.person import german_order
from kontaktdichte.web.views import settled
from kontaktdichte.web.views.agreed import agreed
from kontaktdichte.web.views.settled import Part
from kontaktdichte.web.views.shown import paged


@policy(Permission.AGREE)
def listed(request: Any) -> HttpResponse:
    """All of them, with what they lack."""
    access: Access = request.access
    names, page = dict(Partner.objects.values_list("partner", "name")), paged(request, shared(access))
    rows = list(page)
    answers = agreed(rows)
    found = [
        {
            "agreement": one, "partner": names[one.organisation_id],
            "missing": {part.code: len(part.missing) for part in _parts(access, one)}, "said": answers.get(one.pk),
        }
        for one in rows
    ]  # fmt: skip
    return render(request, "agreement/list.html", {"agreements": found, "page": page})


@policy(Permission.AGREE)
def page(request: Any, agreement: UUID) -> HttpResponse:
    """One agreement in the words that the provider entered."""
    access: Access = request.access
    found = get_object_or_404(shared(access), pk=agreement)
    partner = Partner.objects.get(partner=found.organisation_id)
    context = {"agreement": found, "partner": partner, "parts": _parts(access, found), "mine": False,
               "said": agreed([found]).get(found.pk)}  # fmt: skip
    return render(request, "agreement/page.html", context)


@policy(Permission.AGREE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, agreement: UUID) -> HttpResponse:
    """Agree to an agreement as it stands, or say why not; the provider reads it at once."""
    access: Access = request.access
    found = get_object_or_404(shared(access), pk=agreement)
    form = AgreementAnswerForm(access.today, request.POST or None, initial={"on": access.today}, auto_id="antwort-%s")
    if request.method == "POST" and form.is_valid():
        actions.answer(access=access, agreement=found, **form.columns())
        messages.success(request, _("Answered. The provider reads it from now on."))
        return redirect("shared-agreement", agreement=found.pk)
    context = {"agreement": found, "partner": Partner.objects.get(partner=found.organisation_id), "form": form}
    return render(request, "agreement/answer.html", context, status=422 if request.method == "POST" else 200)


def _parts(access: Access, agreement: CooperationAgreement) -> list[Part]:
    """By the concept under which the provider concluded it; none where it came from a file that named none."""
    if not agreement.concept:
        return []
    return settled.parts(concept_named(agreement.concept), agreement, access.today, access.language)


def shared(access: Access) -> Any:
    """Agreements of this Jobcenter, by project as German sorts."""
    return CooperationAgreement.objects.filter(partner=access.organisation).order_by(
        german_order(F("project_name")), "number"
    )
