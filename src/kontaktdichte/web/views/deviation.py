"""Recording why a duty was not met, from the row of the missed duty."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.explanation import DutyExplanation
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions.deviations import deviations, give
from kontaktdichte.web.differences import differences
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.deviation import STATUSES, DeviationForm
from kontaktdichte.web.models import Deviation, OrganisationKind, Person, Principle
from kontaktdichte.web.previews import explained_with
from kontaktdichte.web.proposals import proposal
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.disclosed import disclosed
from kontaktdichte.web.views.telling import told


@policy(Permission.CHANGE_FACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def deviation(request: Any, key: UUID, rule: str, window: str) -> HttpResponse:
    """Why this duty was not met; the engine then says missed with reason, never fulfilled."""
    access: Access = request.access
    person = shown.client(request, key, "klient/begruendung")
    duty = _missed(access, person, rule, window)
    now = deviations(person).get((duty.rule, duty.window))
    concept = concept_for(access)
    initial, known = _initial(access, concept, person, duty, now)
    by_notice = (now or True) if _by_notice(access, concept, duty) else False
    form = DeviationForm(access, concept, request.POST or None, initial=initial, told=by_notice, auto_id="grund-%s")
    words = reasons(concept, access.language)
    context = {"person": person, "duty": duty, "form": form, "given": now, "words": words, "known": known,
               "sharings": disclosed(access, person),
               "principles": Principle.objects.filter(rule=duty.rule).order_by("-given_on")}  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return render(request, "client/deviation.html", context, status=422 if request.method == "POST" else 200)
    before = explained_with(access, person, since=duty.window)
    try:
        give(access=access, person=person, rule=duty.rule, window=duty.window, seen=form.cleaned_data["seen"],
             **form.columns())  # fmt: skip
    except Stale:
        return render(request, "client/deviation.html", context | {"stale": True}, status=409)
    told(request, _("Reason recorded."), differences(before, explained_with(access, person, since=duty.window)))
    return redirect("client", key=person.pk)


def _by_notice(access: Access, concept: Concept, duty: DutyExplanation) -> bool:
    """Whether the days of notice and answer come from notices that are sent: a provider's mandatory duties."""
    return access.kind == OrganisationKind.PROVIDER and duty.rule in concept.notices()


def _initial(
    access: Access, concept: Concept, person: Person, duty: DutyExplanation, now: Deviation | None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What the form says at first: what is stored, else a proposal from what is known; and what is known."""
    said = proposal(access, concept, person, duty.window, duty.hard)
    initial = DeviationForm.of(now, access.today)
    if now is None:
        initial |= {"reason": said.reason, "text": said.text}
    return initial, said.facts


def _missed(access: Access, person: Person, rule: str, window: str) -> DutyExplanation:
    """The duty of a rule and window, if it was missed. Raises Http404."""
    try:
        day = date.fromisoformat(window)
    except ValueError:
        raise Http404 from None
    for duty in explained_with(access, person, since=day).duties:
        if (duty.rule, duty.window) == (rule, day) and duty.verdict.startswith("missed"):
            return duty
    raise Http404


def reasons(concept: Concept, language: Language) -> dict[str, dict[str, str]]:
    """Codes of deviations by their labels."""
    texts = concept.deviation_reasons
    return {"reasons": {code: label(text, language) for code, text in texts.items()},
            "statuses": {code: str(text) for code, text in STATUSES.items()}}  # fmt: skip
