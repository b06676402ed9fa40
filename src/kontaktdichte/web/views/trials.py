"""At a provider: a participant's work trials, internships and employments, each at an employer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import employers as actions
from kontaktdichte.web.forms.employers import EmploymentForm, TrialForm, of_trial
from kontaktdichte.web.models import Employer, Trial, TrialNote
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.stored import stored
from kontaktdichte.web.views.work import employed, employments


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: Any, key: UUID) -> HttpResponse:
    """All of them, the form for a new one, and where the participant is employed."""
    access: Access = request.access
    person = shown.human(request, key, "klient/betriebe")
    spans, employers = employed(person), list(Employer.objects.order_by("name", "place"))
    work = "beschaeftigung" in request.POST
    data = request.POST if request.method == "POST" else None
    trial = TrialForm(access.today, employers, None if work else data, auto_id="erprobung-%s")
    employment = EmploymentForm(spans, employers, data if work else None, auto_id="beschaeftigung-%s")
    sent: Any = employment if work else trial
    if data is not None and sent.is_valid():
        if work:
            actions.employ(access=access, **employment.cleaned_data)
        else:
            actions.begin(access=access, person=person, said=actions.Said(**trial.columns()))
        messages.success(request, _("Stored."))
        return redirect("trials", key=person.pk)
    rows = standing(Trial.objects.filter(organisation=access.organisation, person=person)).select_related("employer")
    notes = dict(standing(TrialNote.objects.filter(person=person)).values_list("trial", "text"))
    context = {
        "person": person, "trial": trial, "employment": employment, "employers": employers, "notes": notes,
        "rows": list(rows.order_by("-from_day", "pk")),
        "employed": employments(spans),
    }  # fmt: skip
    return render(request, "employers/trials.html", context, status=422 if data is not None else 200)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: Any, key: UUID, trial: UUID) -> HttpResponse:
    """One trial: ended, or said otherwise."""
    access: Access = request.access
    person = shown.human(request, key, "klient/betriebe")
    rows = Trial.objects.filter(organisation=access.organisation, person=person, trial=trial)
    row = get_object_or_404(standing(rows).select_related("person"))
    noted = actions.note(row)
    initial = of_trial(row, noted.text if noted else "")
    employers = list(Employer.objects.order_by("name", "place"))
    form = TrialForm(access.today, employers, request.POST or None, initial=initial, auto_id="erprobung-%s")
    status = stored(
        request, form, lambda: actions.correct(access=access, trial=row, said=actions.Said(**form.columns())), row
    )
    if status == 302:
        messages.success(request, _("Stored."))
        return redirect("trials", key=person.pk)
    context = {"person": person, "form": form, "row": row, "stale": status == 409, "above": "trials"}
    context |= {"title": _("Work trial or internship"), "parent": _("Employers and work")}
    return render(request, "employers/correct.html", context, status=status)
