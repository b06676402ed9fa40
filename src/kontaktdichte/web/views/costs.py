"""At a provider: who bears which costs of a participant's services, and the offer of aftercare."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import costs as actions
from kontaktdichte.web.actions.participation import holding
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.costs import CostForm, OfferForm, of_cost, of_offer
from kontaktdichte.web.models import AftercareOffer, CooperationAgreement, Cost, Person
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.views import settled, shown
from kontaktdichte.web.views.stored import stored

COSTS = "costs"  # the subject of an agreement, by the concept's code


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: Any, key: UUID) -> HttpResponse:
    """All services with their costs, what is agreed on them, and the form for a new one."""
    access: Access = request.access
    person = shown.human(request, key, "klient/kosten")
    form = CostForm(access.today, request.POST or None, initial={"applied_on": access.today}, auto_id="kosten-%s")
    if request.method == "POST" and form.is_valid():
        actions.apply(access=access, person=person, said=actions.Said(**form.columns()))
        messages.success(request, _("Stored."))
        return redirect("costs", key=person.pk)
    rows = standing(Cost.objects.filter(organisation=access.organisation, person=person)).order_by("-applied_on", "pk")
    context = {"person": person, "form": form, "rows": list(rows), "clause": clause(access, person)}
    return render(request, "costs/page.html", context, status=422 if form.errors else 200)


def clause(access: Access, person: Person) -> settled.Standing | None:
    """What the participant's agreement says of costs."""
    now = holding(person, "agreement", access.today)
    number = now.value if now is not None else ""
    found = CooperationAgreement.objects.filter(organisation=access.organisation, subject__number=number).first()
    if found is None:
        return None
    return settled.subject(concept_for(access), found, access.today, access.language, COSTS)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def cost(request: Any, key: UUID, cost: UUID) -> HttpResponse:
    """One service: decided on, or said otherwise."""
    access: Access = request.access
    person = shown.human(request, key, "klient/kosten")
    rows = Cost.objects.filter(organisation=access.organisation, person=person, cost=cost)
    row = get_object_or_404(standing(rows).select_related("person", "sharing"))
    form = CostForm(access.today, request.POST or None, initial=of_cost(row), auto_id="kosten-%s")
    status = stored(
        request, form, lambda: actions.correct(access=access, cost=row, said=actions.Said(**form.columns())), row
    )
    if status == 302:
        messages.success(request, _("Stored."))
        return redirect("costs", key=person.pk)
    context = {"person": person, "form": form, "row": row, "stale": status == 409, "above": "costs"}
    context |= {"title": _("Costs of a service"), "parent": _("Costs")}
    return render(request, "employers/correct.html", context, status=status)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: Any, key: UUID, offer: UUID | None = None) -> HttpResponse:
    """Aftercare is offered anew, or what is entered of an ``offer`` is completed or corrected."""
    access: Access = request.access
    person = shown.human(request, key, "klient/teilnahme")
    own = AftercareOffer.objects.filter(organisation=access.organisation, person=person)
    row = get_object_or_404(own, pk=offer) if offer is not None else None
    initial = of_offer(row) if row is not None else {"offered_on": access.today}
    form = OfferForm(access.today, request.POST or None, initial=initial, auto_id="angebot-%s")
    status = stored(
        request, form, lambda: actions.offer(access=access, person=person, corrects=row, **form.cleaned_data)
    )
    if status == 302:
        messages.success(request, _("Stored."))
        return redirect("participation", key=person.pk)
    context = {"person": person, "form": form, "row": row, "stale": status == 409, "above": "participation"}
    context |= {"title": _("Offer of aftercare"), "parent": _("Participation")}
    return render(request, "employers/correct.html", context, status=status)
