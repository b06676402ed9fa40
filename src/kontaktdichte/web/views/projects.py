"""A provider's projects: their agreements and their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import agreements as actions
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.agreements import PlacesForm, ProjectForm
from kontaktdichte.web.models import CooperationAgreement, Partner, Project
from kontaktdichte.web.reporting.places import counting
from kontaktdichte.web.views import settled
from kontaktdichte.web.views.agreed import agreed
from kontaktdichte.web.views.places import drawn, places, queue, reads, refill_days

PAGE = 20  # projects, each with the table of its agreements


@policy(Permission.LEAD_PROJECT)
def listed(request: Any) -> HttpResponse:
    """All projects with their agreements and what these lack."""
    projects = Project.objects.filter(organisation=request.access.organisation).order_by("number")
    page = Paginator(projects, PAGE).get_page(request.GET.get("seite"))
    under = _agreements(request.access, list(page))
    return render(request, "project/list.html", {"projects": [(one, under[one.pk]) for one in page], "page": page})


@policy(Permission.LEAD_PROJECT)
def add(request: Any) -> HttpResponse:
    """A new project."""
    form = ProjectForm(request.POST or None, initial={"since": request.access.today})
    if form.is_valid():
        try:
            made = actions.open_project(access=request.access, **form.cleaned_data)
        except Refused as error:
            form.add_error("number", error.told(request.access.language))
        else:
            messages.success(request, _("Stored."))
            return redirect("project", project=made.pk)
    context = {"form": form, "title": _("New project"), "button": _("Store")}
    return render(request, "agreement/form.html", context, status=422 if form.errors else 200)


@policy(Permission.LEAD_PROJECT)
def page(request: Any, project: UUID) -> HttpResponse:
    """One project: its places over time, who waits for one, and with whom it is agreed on."""
    return _page(request, _of(request.access, project), PlacesForm(initial={"since": request.access.today}))


@policy(Permission.LEAD_PROJECT)
@require_POST
def provide(request: Any, project: UUID) -> HttpResponse:
    """Another number of places from a day on."""
    access: Access = request.access
    found, concept, form = _of(access, project), concept_for(access), PlacesForm(request.POST)
    how = counting(concept)
    if how is None or not form.is_valid():
        return _page(request, found, form, status=422)
    actions.provide(access=access, concept=concept, subject=found.subject, name=how.places, **form.cleaned_data)
    messages.success(request, _("Stored."))
    return redirect("project", project=found.pk)


def _page(request: Any, project: Project, form: PlacesForm, status: int = 200) -> HttpResponse:
    access: Access = request.access
    concept, agreements = concept_for(access), _agreements(access, [project])[project.pk]
    shown = places(access, concept, project)
    under = [one["agreement"] for one in agreements]
    waits = queue(access, under)
    reads(request, len(waits))
    context = {
        "project": project, "agreements": agreements, "places": shown, "form": form, "waiting": waits,
        "refill": refill_days(access, under),
        "picture": drawn(access, project, shown) if shown else "",
    }  # fmt: skip
    return render(request, "project/page.html", context, status=status)


def _of(access: Access, key: UUID) -> Project:
    """A project of the own organisation. Raises Http404."""
    return get_object_or_404(Project.objects.filter(organisation=access.organisation).select_related("subject"), pk=key)


def _agreements(access: Access, projects: Sequence[Project]) -> dict[UUID, list[dict[str, Any]]]:
    """The agreements of each project with their partner and what is not settled: few questions."""
    names = dict(Partner.objects.values_list("partner", "name"))
    concept, found = concept_for(access), {one.pk: list[dict[str, Any]]() for one in projects}
    rows = list(CooperationAgreement.objects.filter(project__in=projects).order_by("number"))
    answers, clauses = agreed(rows), settled.clauses(rows)
    for one in rows:
        parts = settled.parts(concept, one, access.today, access.language, said=clauses)
        missing = {part.code: len(part.missing) for part in parts}
        carried = {row.code: row for part in parts for row in part.subjects if row.settled and row.passage.situations}
        found[one.project_id].append({
            "agreement": one, "partner": names[one.partner], "missing": missing, "about": carried.values(),
            "said": answers.get(one.pk),
        })  # fmt: skip
    return found
