"""What the grant authority passes on: read by the supervisory authority, or a Jobcenter, each only what is its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import grants as actions
from kontaktdichte.web.forms.notices import FeedbackForm
from kontaktdichte.web.grants import providers
from kontaktdichte.web.models import Escalation, EscalationFeedback
from kontaktdichte.web.views.told_duties import words

PAGE = 50


def _listed(request: Any, form_page: str) -> HttpResponse:
    access: Access = request.access
    rows = Escalation.objects.filter(partner=access.organisation).order_by("-escalated_on", "project_number", "number")
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    answered = EscalationFeedback.objects.filter(escalation__in=[one.pk for one in page]).order_by("given_on")
    request.reads.append(("rueckkopplung", None, len(page)))
    context = {
        "page": page, "w": words(access, page), "feedback": {one.escalation: one for one in answered},
        "from_whom": providers(), "form_page": form_page,
    }  # fmt: skip
    return render(request, "grants/received.html", context)


def _answered(request: Any, key: UUID, back: str) -> HttpResponse:
    access: Access = request.access
    found = get_object_or_404(Escalation, pk=key, partner=access.organisation)
    form = FeedbackForm(access.today, request.POST or None, initial={"given_on": access.today})
    request.reads.append(("rueckkopplung", None, 1))
    if request.method == "POST" and form.is_valid():
        actions.respond(access=access, escalation=found, **form.cleaned_data)
        messages.success(request, _("Feedback stored; the grant authority reads it."))
        return redirect(back)
    rows = EscalationFeedback.objects.filter(escalation=found.pk).order_by("given_on")
    context = {"one": found, "form": form, "back": back, "w": words(access, [found]), "given": list(rows)}
    return render(request, "grants/feedback.html", context, status=422 if request.method == "POST" else 200)


@policy(Permission.SUPERVISE)
@require_safe
def supervised(request: Any) -> HttpResponse:
    """What was passed on to the supervisory authority."""
    return _listed(request, "supervision-feedback")


@policy(Permission.SUPERVISE)
@require_http_methods(["GET", "HEAD", "POST"])
def supervision_feedback(request: Any, key: UUID) -> HttpResponse:
    """Its answer to the grant authority."""
    return _answered(request, key, "supervision")


@policy(Permission.SEE_SHARED)
@require_safe
def received(request: Any) -> HttpResponse:
    """What was passed on to this Jobcenter."""
    return _listed(request, "received-feedback")


@policy(Permission.SEE_SHARED)
@require_http_methods(["GET", "HEAD", "POST"])
def received_feedback(request: Any, key: UUID) -> HttpResponse:
    """Its answer to the grant authority."""
    return _answered(request, key, "received")
