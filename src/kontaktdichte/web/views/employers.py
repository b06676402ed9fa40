"""At a provider: the employers that its projects work with, and what participants do there."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import employers as actions
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.forms.employers import EmployerForm
from kontaktdichte.web.models import Employer
from kontaktdichte.web.views.shown import paged
from kontaktdichte.web.views.work import costs, employed_at, trials


@policy(Permission.ACCOMPANY)
def listed(request: Any) -> HttpResponse:
    """All employers by name, with how many trials run and how many there were."""
    known = list(trials(request.access))
    running, ever = (Counter(one.employer_id for one in known if one.until_day is None or not run) for run in (1, 0))
    rows = [(one, running[one.pk], ever[one.pk]) for one in Employer.objects.order_by("name", "place")]
    return render(request, "employers/list.html", {"rows": rows})


@policy(Permission.ACCOMPANY)
@require_safe
def of_all(request: Any) -> HttpResponse:
    """Work trials and internships of all participants, by pages."""
    page = paged(request, trials(request.access))
    request.reads.append(("erprobungen", None, len({row.person_id for row in page})))
    return render(request, "employers/every.html", {"page": page})


@policy(Permission.ACCOMPANY)
@require_safe
def costs_of_all(request: Any) -> HttpResponse:
    """Services of all participants with who bears their costs, by pages."""
    page = paged(request, costs(request.access))
    request.reads.append(("kosten", None, len({row.person_id for row in page})))
    return render(request, "costs/every.html", {"page": page})


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Any) -> HttpResponse:
    """A new employer."""
    form, status = EmployerForm(request.POST or None, auto_id="arbeitgeber-%s"), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = actions.add(access=request.access, columns=form.cleaned_data)
            except Refused as refused:
                form.add_error("name", refused.told(request.access.language))
            else:
                messages.success(request, _("Stored."))
                return redirect("employer", employer=made.pk)
    return render(request, "employers/new.html", {"form": form}, status=status)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Any, employer: UUID) -> HttpResponse:
    """One employer with its data, trials and employments; sent, the data are changed."""
    access: Access = request.access
    found = get_object_or_404(Employer, organisation=access.organisation, pk=employer)
    initial = {name: getattr(found, name) for name in EmployerForm.base_fields}
    form, status = EmployerForm(request.POST or None, initial=initial, auto_id="arbeitgeber-%s"), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.change(access=access, employer=found, columns=form.cleaned_data)
            except Refused as refused:
                form.add_error("name", refused.told(access.language))
            else:
                messages.success(request, _("Stored."))
                return redirect("employer", employer=found.pk)
    rows = list(trials(access).filter(employer=found))
    people = employed_at(access, found)
    context = {
        "employer": found,
        "form": form,
        "trials": rows,
        "employed": people,
    }
    request.reads.append(("arbeitgeber", None, len(rows) + len(people)))
    return render(request, "employers/page.html", context, status=status)
