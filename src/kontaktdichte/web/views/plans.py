"""At a provider: the perspective plan of a participant in its versions, and what the Jobcenter says to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import plans
from kontaktdichte.web.actions.participation import holding
from kontaktdichte.web.forms.plans import PlanForm, filled, steps_of
from kontaktdichte.web.models import Person, Plan, PlanAnswer, PlanStep
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.disclosed import disclosed


@dataclass(frozen=True)
class Version:
    """A version with its steps and the Jobcenter's answer, None where there is none (to be read)."""

    plan: Plan
    steps: list[PlanStep]
    answer: PlanAnswer | None


def versions(found: list[Plan]) -> list[Version]:
    """Plans with what belongs to them; of one's own or of a partner's, as far as they can be read."""
    steps = list(PlanStep.objects.filter(plan__in=found).order_by("position"))
    answers = {one.plan: one for one in PlanAnswer.objects.filter(plan__in=[plan.pk for plan in found])}
    return [Version(one, [step for step in steps if step.plan_id == one.pk], answers.get(one.pk)) for one in found]


def own(access: Access, person: Person) -> list[Plan]:
    """A participant's versions, the latest first."""
    return list(Plan.objects.filter(organisation=access.organisation, person=person).order_by("-version"))


@policy(Permission.ACCOMPANY)
def listed(request: Any, key: UUID) -> HttpResponse:
    """All versions, and how it stands with the Jobcenter's agreement."""
    access: Access = request.access
    person = shown.human(request, key, "klient/plan")
    now = holding(person, plans.AGREED, access.today)
    context = {
        "person": person, "versions": versions(own(access, person)), "agreed": now.value if now else "",
        "since": now.from_day if now else None, "sharings": disclosed(access, person),
    }  # fmt: skip
    return render(request, "plans/page.html", context)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Any, key: UUID) -> HttpResponse:
    """The form for the next version, filled with the one before; sent, it is stored beside it."""
    access: Access = request.access
    person = shown.human(request, key, "klient/plan")
    before = next(iter(own(access, person)), None)
    data = request.POST or None
    initial = {"on": access.today, "goals": before.goals if before else ""}
    form = PlanForm(access.today, data, initial=initial, auto_id="plan-%s")
    steps = steps_of(data, before)
    if request.method == "POST" and form.is_valid() and steps.is_valid():
        said = form.cleaned_data
        made = plans.write(
            access=access, person=person, goals=said["goals"], on=said["on"],
            steps=[plans.Step(**one) for one in filled(steps)],
        )  # fmt: skip
        messages.success(request, _("Version %(n)s of the plan is stored.") % {"n": made.version})
        return redirect("plans", key=person.pk)
    context = {"person": person, "form": form, "steps": steps, "sharings": disclosed(access, person)}
    return render(request, "plans/new.html", context, status=422 if request.method == "POST" else 200)


@policy(Permission.ACCOMPANY)
@require_POST
def ask(request: Any, key: UUID, plan: UUID) -> HttpResponse:
    """Ask the Jobcenter's counsellor to agree to a version."""
    person = shown.human(request, key, "klient/plan")
    found = get_object_or_404(Plan, organisation=request.access.organisation, person=person, pk=plan)
    plans.ask(access=request.access, plan=found)
    messages.success(request, _("Asked. The Jobcenter's counsellor answers on its page of the client."))
    return redirect("plans", key=person.pk)


@policy(Permission.ACCOMPANY)
@require_POST
def take_over(request: Any, key: UUID, plan: UUID) -> HttpResponse:
    """Enter what the Jobcenter answered into the participant's file."""
    access: Access = request.access
    person = shown.human(request, key, "klient/plan")
    found = get_object_or_404(Plan, organisation=access.organisation, person=person, pk=plan)
    answered = get_object_or_404(PlanAnswer, partner=access.organisation, plan=found.pk)
    plans.take_over(access=access, plan=found, answered=answered)
    messages.success(request, _("The answer stands in the file."))
    return redirect("plans", key=person.pk)
