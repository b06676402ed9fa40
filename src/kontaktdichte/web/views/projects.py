"""A provider's projects: their agreements and their places."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import agreements as actions
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.agreements import ProjectForm
from kontaktdichte.web.models import CooperationAgreement, Partner, Project
from kontaktdichte.web.views import settled


@policy(Permission.LEAD_PROJECT)
def listed(request: Any) -> HttpResponse:
    """All projects with their agreements and what these lack."""
    projects = Project.objects.filter(organisation=request.access.organisation).order_by("number")
    rows = [(one, _agreements(request.access, one)) for one in projects]
    return render(request, "project/list.html", {"projects": rows})


@policy(Permission.LEAD_PROJECT)
def add(request: Any) -> HttpResponse:
    """A new project."""
    form = ProjectForm(request.POST or None, initial={"since": request.access.today})
    if form.is_valid():
        try:
            made = actions.open_project(access=request.access, **form.cleaned_data)
        except Refused as error:
            form.add_error("number", error.en if request.access.language == "en" else error.de)
        else:
            messages.success(request, _("Stored."))
            return redirect("project", project=made.pk)
    context = {"form": form, "title": _("New project"), "button": _("Store")}
    return render(request, "agreement/form.html", context, status=422 if form.errors else 200)


@policy(Permission.LEAD_PROJECT)
def page(request: Any, project: UUID) -> HttpResponse:
    """One project: with whom it is agreed on."""
    found = get_object_or_404(Project, pk=project, organisation=request.access.organisation)
    return render(request, "project/page.html", {"project": found, "agreements": _agreements(request.access, found)})


def _agreements(access: Access, project: Project) -> list[dict[str, Any]]:
    """The agreements of a project, each with its partner and what is not settled."""
    names = dict(Partner.objects.values_list("partner", "name"))
    concept, found = concept_for(access), []
    for one in CooperationAgreement.objects.filter(project=project).order_by("number"):
        parts = settled.parts(concept, one, access.today, access.language)
        missing = {part.code: len(part.missing) for part in parts}
        found.append({"agreement": one, "partner": names[one.partner], "missing": missing})
    return found
