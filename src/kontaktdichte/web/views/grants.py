"""The grant authority's pages: its projects by month, notices to answer, answers in principle, what it passes on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktdichte.web import grants
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import grants as actions
from kontaktdichte.web.clock import beginning, month_after
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.forms.notices import AnswerForm, EscalationForm, PrincipleForm
from kontaktdichte.web.models import (
    Escalation,
    EscalationFeedback,
    Notice,
    NoticeAnswer,
    OrganisationKind,
    Partner,
    Principle,
    SharedDuty,
)
from kontaktdichte.web.models.sharing import marked
from kontaktdichte.web.views.pictured import pictured
from kontaktdichte.web.views.shown import SHOWN, month_of, paged
from kontaktdichte.web.views.told_duties import words

PAGE = 50


@policy(Permission.GRANT)
@require_safe
def dashboard(request: Any) -> HttpResponse:
    """Projects by what closed in a month, ``?monat=2026-10`` (else the last whole one); notices to answer."""
    access: Access = request.access
    first = access.today.replace(day=1)
    month = month_of(request.GET.get("monat"), (first - timedelta(1)).replace(day=1))
    names = grants.providers()
    rows = grants.figures(access, month, names)
    page = paged(request, grants.inbox(access), grants.waiting(access), SHOWN)
    items = list(page)
    request.reads.append(("bewilligung", None, len(items)))
    context = {
        "month": month, "month_named": f"{month:%Y-%m}", "before": beginning(month - timedelta(1)),
        "next": month_after(month),
        "last": first, "rows": rows if "alle" in request.GET else rows[:SHOWN], "all": len(rows),
        "items": items, "page": page, "waiting": page.paginator.count,
        "overdue": grants.unreported(access), "w": words(access, items),
        "totals": {verdict: sum(one.counts[verdict] for one in rows) for verdict in grants.VERDICTS},
    } | pictured(request, ((one.number, one.counts) for one in rows), month)  # fmt: skip
    return render(request, "grants/page.html", context)


@policy(Permission.GRANT)
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: Any, key: UUID) -> HttpResponse:
    """A notice as it was sent; each of its duties is answered on its own."""
    access: Access = request.access
    notice = get_object_or_404(Notice, pk=key, partner=access.organisation)
    items = list(marked(notice.items.all()).order_by("number", "window"))
    asked = next((one for one in items if str(one.pk) == request.POST.get("pflicht")), None)
    initial = {"answered_on": access.today, "verdict": "accepted"}
    form, status = AnswerForm(access.today, request.POST or None, initial=initial), 200
    request.reads.append(("bewilligung", None, len(items)))
    if request.method == "POST":
        status = 422
        if asked is None:
            raise Http404
        if form.is_valid():
            try:
                actions.answer(access=access, item=asked, **form.cleaned_data)
            except Refused as error:
                form.add_error(None, error.told(access.language))
            else:
                messages.success(request, _("Answer stored: %(number)s.") % {"number": asked.number})
                return redirect("grant-notice", key=notice.pk)
    rows = NoticeAnswer.objects.filter(notice=notice.pk, organisation=access.organisation).order_by("recorded_at")
    context = {
        "notice": notice, "items": items, "answers": {one.item: one for one in rows}, "w": words(access, items),
        "fresh": AnswerForm(access.today, initial=initial), "form": form, "asked": asked,
    }  # fmt: skip
    return render(request, "grants/notice.html", context, status=status)


@policy(Permission.GRANT)
@require_http_methods(["GET", "HEAD", "POST"])
def principles(request: Any) -> HttpResponse:
    """Answers in principle, as every provider reads them with the duties of that rule."""
    access: Access = request.access
    rules = grants.told_rules(access)
    w = words(access, [SharedDuty(concept=name) for name in grants.concepts(access)])
    choices = [(rule, w.rules[rule]["label"]) for rule in rules]
    form, status = PrincipleForm(choices, access.today, request.POST or None, initial={"given_on": access.today}), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = actions.state(access=access, concept=_concepts(access)[form.cleaned_data["rule"]],
                                 **form.cleaned_data)  # fmt: skip
            messages.success(request, _("Stored, and told to %(n)d providers.") % {"n": len(told)})
            return redirect("principles")
    rows = {one.statement: one for one in Principle.objects.filter(organisation=access.organisation)}
    context = {"form": form, "rows": sorted(rows.values(), key=lambda one: one.given_on, reverse=True), "w": w}
    return render(request, "grants/principles.html", context, status=status)


def _concepts(access: Access) -> dict[str, str]:
    """The concept of each rule that must be told of."""
    return {rule: name for name in grants.concepts(access) for rule in concept_named(name).notices()}


@policy(Permission.GRANT)
@require_http_methods(["GET", "HEAD", "POST"])
def escalations(request: Any) -> HttpResponse:
    """What was missed without reason, to be passed on; what was passed on, with the feedback."""
    access: Access = request.access
    rows = grants.silent(access, grants.told_rules(access))
    kinds = (OrganisationKind.SUPERVISORY_AUTHORITY, OrganisationKind.JOBCENTER)
    known = Partner.objects.filter(kind__in=kinds).order_by("-kind", "name")
    partners = [(str(one.partner), one.name) for one in known]
    form = EscalationForm(partners, access.today, request.POST or None, initial={"escalated_on": access.today})
    chosen, status = request.POST.getlist("pflicht"), 200
    request.reads.append(("rueckkopplung", None, len(rows)))
    if request.method == "POST":
        status = 422
        duties = [one.duty for one in rows if str(one.duty.pk) in chosen]
        if not duties:
            form.add_error(None, _("Please choose at least one duty."))
        if form.is_valid():
            said = form.cleaned_data | {"partner": UUID(form.cleaned_data["partner"])}
            made = actions.escalate(access=access, duties=duties, **said)
            messages.success(request, _("Passed on: %(n)d.") % {"n": len(made)})
            return redirect("escalations")
    sent = Paginator(Escalation.objects.filter(organisation=access.organisation).order_by("-escalated_on", "number"),
                     PAGE).get_page(request.GET.get("seite"))  # fmt: skip
    answered = EscalationFeedback.objects.filter(escalation__in=[one.pk for one in sent]).order_by("given_on")
    context = {
        "rows": rows, "form": form, "sent": sent, "feedback": {one.escalation: one for one in answered},
        "w": words(access, [*(one.duty for one in rows), *sent]), "chosen": chosen, "partners": grants.providers(),
    }  # fmt: skip
    return render(request, "grants/escalations.html", context, status=status)
