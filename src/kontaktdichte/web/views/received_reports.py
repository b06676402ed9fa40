"""At a Jobcenter: reports that providers have sent to it, those without an acknowledgement first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import reports
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.forms.reports import AcknowledgeForm
from kontaktdichte.web.models import Acknowledgement, SentReport, Sharing
from kontaktdichte.web.reporting.files import About, Form, basis, sent_facts
from kontaktdichte.web.views import report_shown

PAGE = 20


@dataclass(frozen=True)
class Received:
    """A report, its last day, and what stands to it: the own acknowledgement, the one that corrects it."""

    sent: SentReport
    last: Any
    answered: Acknowledgement | None
    corrected: bool


@policy(Permission.AGREE)
@require_safe
def listed(request: Any) -> HttpResponse:
    """All reports of all providers."""
    access: Access = request.access
    known = Acknowledgement.objects.filter(organisation=access.organisation, report=OuterRef("pk"))
    rows = _mine(access).annotate(told=Exists(known)).order_by("told", "-sent_on", "-recorded_at")
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "rows": _received(access, list(page)), "waiting": rows.filter(told=False).count()}
    return render(request, "reports/received.html", context)


def _received(access: Access, found: list[SentReport]) -> list[Received]:
    keys = [one.pk for one in found]
    answers = {
        one.report: one for one in Acknowledgement.objects.filter(organisation=access.organisation, report__in=keys)
    }
    corrected = set(_mine(access).filter(corrects__in=keys).values_list("corrects", flat=True))
    return [
        Received(one, one.until_day - timedelta(1), answers.get(one.pk), one.pk in corrected) for one in found
    ]  # fmt: skip


@policy(Permission.AGREE)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Any, key: UUID) -> HttpResponse:
    """One report as it was sent; the acknowledgement is told to the provider at once."""
    access: Access = request.access
    found = get_object_or_404(_mine(access), pk=key)
    form, status = AcknowledgeForm(request.POST if request.method == "POST" else None, auto_id="bestaetigung-%s"), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                reports.acknowledge(access=access, sent=found, remark=form.cleaned_data["remark"])
            except Refused as refused:
                form.add_error(None, refused.told(access.language))
                status = 409
            else:
                messages.success(request, _("Acknowledged. The provider reads it from now on."))
                return redirect("received-report", key=found.pk)
    return render(request, "reports/received_report.html", _context(request, found) | {"form": form}, status=status)


def _context(request: Any, found: SentReport) -> dict[str, Any]:
    access: Access = request.access
    sections = report_shown.shown(request, found, "erhaltener-bericht", access.language)
    shared = Sharing.objects.filter(partner=access.organisation, organisation=found.organisation_id)
    return {
        "one": _received(access, [found])[0], "sections": sections, "basis": basis(found),
        "names": report_shown.called(dict(shared.values_list("number", "name")), sections),
        "earlier": report_shown.corrected_by(found).first(),
        "later": _mine(access).filter(corrects=found.pk).first(),
    }  # fmt: skip


@policy(Permission.AGREE)
@require_safe
def file(request: Any, key: UUID, form: Form) -> HttpResponse:
    """The report as a PDF or a workbook: the same bytes of content as the provider's."""
    access: Access = request.access
    found = get_object_or_404(_mine(access), pk=key)
    facts = sent_facts(found, report_shown.corrected_by(found))
    about = About(found.number, found.project_name, found.provider, access.organisation_name, facts, "sent")
    return report_shown.answer(request, about, found, form, "erhaltener-bericht/datei")


def _mine(access: Access) -> QuerySet[SentReport]:
    """What was sent to this Jobcenter."""
    return SentReport.objects.filter(partner=access.organisation)
