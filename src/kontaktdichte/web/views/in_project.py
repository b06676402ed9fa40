"""At a Jobcenter: which of its clients are in projects, and what the providers let it read of them.

In: its own assignments, and the rows that providers publish to it. Out: days, channels, verdicts, deviations; what a
provider notes is in no row that is read here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import assignments, conferences, plans
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.forms.assignment import AssignForm
from kontaktdichte.web.forms.in_projects import SORTED_BY, STANDS, InProjectsFilter
from kontaktdichte.web.forms.meetings import NeedForm
from kontaktdichte.web.forms.plans import AnswerForm
from kontaktdichte.web.models import (
    Assignment,
    Conference,
    ConferenceRequest,
    Cost,
    Partner,
    Plan,
    PlanAnswer,
    SharedContact,
    SharedDuty,
    Sharing,
    Trial,
)
from kontaktdichte.web.models.person import german_order
from kontaktdichte.web.views import shown, work
from kontaktdichte.web.views.deviation import reasons
from kontaktdichte.web.views.plans import Version, versions
from kontaktdichte.web.views.shown import PAGE, paged, sorts
from kontaktdichte.web.views.situation import words

LATEST = 20  # contacts of one assignment unless all are asked for
COLUMNS = (("name",), ("projekt",), ("kontakt",))


@dataclass(frozen=True)
class InProject:
    """An assignment, and what its provider publishes of it today; without ``sharing`` nothing can be read."""

    assignment: Assignment
    provider: str
    sharing: Sharing | None
    duties: list[SharedDuty] = field(default_factory=list)
    contacts: list[SharedContact] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, Any] = field(default_factory=dict)
    plans: list[Version] = field(default_factory=list)
    conferences: list[Conference] = field(default_factory=list)
    requests: list[ConferenceRequest] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)

    @property
    def verdicts(self) -> dict[str, int]:
        """How many duties stand how."""
        found = Counter("overdue" if duty.overdue else duty.verdict for duty in self.duties)
        return {verdict: found[verdict] for verdict in STANDS if found[verdict]}

    @property
    def last(self) -> SharedContact | None:
        """The last contact that took place."""
        return next((one for one in self.contacts if one.outcome == "kept"), None)


def told(access: Access, found: Sequence[Assignment]) -> list[InProject]:
    """Assignments with what is published of them today: three questions, however many they are."""
    mine = {"partner": access.organisation}
    sharings = {one.assignment: one for one in Sharing.objects.filter(assignment__in=[a.pk for a in found], **mine)}
    duties, contacts = (
        _by_sharing(SharedDuty, sharings, mine, "-hard"),
        _by_sharing(SharedContact, sharings, mine, "-on"),
    )
    names = dict(Partner.objects.values_list("partner", "name"))
    rows = []
    for one in found:
        sharing = sharings.get(one.pk)
        key = sharing.pk if sharing is not None else None
        concept = _concept(duties[key])
        spoken = _spoken(concept, access) if concept is not None else {}
        rows.append(InProject(one, names.get(one.partner, ""), sharing, duties[key], contacts[key], **spoken))
    return rows


def _by_sharing(model: Any, sharings: dict[Any, Sharing], mine: dict[str, UUID], order: str) -> defaultdict[Any, Any]:
    found: defaultdict[Any, Any] = defaultdict(list)
    rows = model.objects.filter(sharing__in=[one.pk for one in sharings.values()], **mine)
    for row in rows.order_by(order, "pk"):
        found[row.sharing_id].append(row)
    return found


def _concept(duties: list[SharedDuty]) -> Concept | None:
    """The concept by which the provider judged, whose words its codes are."""
    return concept_named(duties[0].concept) if duties else None


def _spoken(concept: Concept, access: Access) -> dict[str, Any]:
    rules = {name: label(rule.label, access.language) for name, rule in concept.rules.items()}
    return {"rules": rules, "words": words(concept, access.language), "reasons": reasons(concept, access.language)}


def assignments_of(access: Access) -> QuerySet[Assignment]:
    """Whom the member may see among those assigned, by project and name as German sorts."""
    rows = Assignment.objects.filter(organisation=access.organisation, person__in=access.persons())
    return rows.select_related("person").order_by(german_order(F("project_name")), "person__sort_key", "pk")


@policy(Permission.SEE_SHARED)
def listed(request: Any) -> HttpResponse:
    """Clients of this Jobcenter in projects, by pages; beside them those whom nothing is shared of."""
    access: Access = request.access
    every = readable(access)
    form = InProjectsFilter(access, every, request.GET)
    page = paged(request, form.narrowed(every))
    unread = form.among(assignments_of(access).filter(until_day=None).exclude(pk__in=every.order_by().values("pk")))
    found, waiting = told(access, list(page)), told(access, [] if form.said.get("standing") else list(unread[:PAGE]))
    request.reads.append(("projekte/klienten", None, len(found) + len(waiting)))
    context = {
        "rows": found, "page": page, "waiting": waiting, "asked": _asked(access), "form": form, "query": form.address(),
        "sorts": sorts(request, COLUMNS, SORTED_BY, form.said.get("sort", "projekt")),
    }  # fmt: skip
    return render(request, "in_project/list.html", context)


def readable(access: Access) -> QuerySet[Assignment]:
    """Those of :func:`assignments_of` of which a provider publishes something today."""
    read = Sharing.objects.filter(partner=access.organisation).exclude(assignment=None).values("assignment")
    return assignments_of(access).filter(pk__in=read)


def _asked(access: Access) -> set[UUID | None]:
    """Assignments whose provider asks to agree to a plan that nobody has answered to yet."""
    answered = PlanAnswer.objects.filter(organisation=access.organisation).values("plan")
    found = Plan.objects.filter(partner=access.organisation).exclude(asked_on=None).exclude(pk__in=answered)
    return set(found.values_list("sharing__assignment", flat=True))


@policy(Permission.SEE_SHARED)
def of_client(request: Any, key: UUID) -> HttpResponse:
    """One client in projects: what the provider publishes, until when; and assigning the client."""
    access: Access = request.access
    person = shown.human(request, key, "klient/projekt")
    rows = Assignment.objects.filter(organisation=access.organisation, person=person).order_by("-from_day", "-pk")
    found = [_whole(access, one) for one in told(access, list(rows))]
    latest = ":" if "alle" in request.GET else f":{LATEST}"
    context = {"person": person, "rows": found, "today": access.today, "latest": latest}
    return render(request, "in_project/page.html", context)


def _whole(access: Access, one: InProject) -> InProject:
    """With plan and conferences, which the list does not show."""
    asked = list(ConferenceRequest.objects.filter(organisation=access.organisation, assignment=one.assignment))
    if one.sharing is None:
        return replace(one, requests=asked)
    mine = {"partner": access.organisation, "sharing": one.sharing}
    held = list(Conference.objects.filter(**mine).order_by("-need_on", "pk"))
    known = {row.request for row in held}
    return replace(
        one, plans=versions(list(Plan.objects.filter(**mine).order_by("-version"))), conferences=held,
        requests=[row for row in asked if row.pk not in known], trials=work.told_trials(mine),
        costs=work.told_costs(mine),
    )  # fmt: skip


@policy(Permission.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: Any, key: UUID) -> HttpResponse:
    """The form for an assignment, with what the provider will read; sent, it is published."""
    access: Access = request.access
    person = shown.human(request, key, "klient/projekt")
    form = AssignForm(access, person, request.POST or None, auto_id="zuweisung-%s")
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = assignments.assign(access=access, person=person, **form.columns())
            except Refused as refused:
                form.add_error(None, refused.told(access.language))
                status = 409
            else:
                said = _("Assigned to “%(project)s”. The provider sees it from now on.")
                messages.success(request, said % {"project": made.project_name})
                return redirect("in-project", key=person.pk)
    return render(request, "in_project/assign.html", {"person": person, "form": form}, status=status)


@policy(Permission.ASSIGN)
@require_POST
def withdraw(request: Any, key: UUID, assignment: UUID) -> HttpResponse:
    """Take back an assignment: the provider reads it no more."""
    person = shown.human(request, key, "klient/projekt")
    mine = Assignment.objects.filter(organisation=request.access.organisation, person=person, until_day=None)
    assignments.withdraw(access=request.access, assignment=get_object_or_404(mine, pk=assignment))
    messages.success(request, _("The assignment is withdrawn; the provider reads it no more."))
    return redirect("in-project", key=person.pk)


@policy(Permission.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, key: UUID, plan: UUID) -> HttpResponse:
    """Agree to a version of the perspective plan, or say why not; the provider reads the answer at once."""
    access: Access = request.access
    person = shown.human(request, key, "klient/projekt")
    found = get_object_or_404(Plan.objects.select_related("sharing"), partner=access.organisation, pk=plan)
    mine = Assignment.objects.filter(organisation=access.organisation, person=person)
    assignment = get_object_or_404(mine, pk=found.sharing.assignment)
    form, status = AnswerForm(request.POST or None, auto_id="antwort-%s"), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                plans.answer(access=access, person=person, assignment=assignment, plan=found, **form.columns())
            except Refused as refused:
                form.add_error(None, refused.told(access.language))
                status = 409
            else:
                messages.success(request, _("Answered. The provider reads it from now on."))
                return redirect("in-project", key=person.pk)
    context = {"person": person, "form": form, "version": versions([found])[0]}
    return render(request, "in_project/answer.html", context, status=status)


@policy(Permission.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_conference(request: Any, key: UUID, assignment: UUID) -> HttpResponse:
    """Tell the provider that a case conference is needed; its term runs from the day of the need."""
    access: Access = request.access
    person = shown.human(request, key, "klient/projekt")
    mine = Assignment.objects.filter(organisation=access.organisation, person=person, until_day=None)
    found = get_object_or_404(mine, pk=assignment)
    form = NeedForm(access.today, request.POST or None, auto_id="bedarf-%s")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        conferences.request(access=access, person=person, assignment=found, on=said["on"], topic=said["topic"])
        messages.success(request, _("The provider reads that a case conference is needed."))
        return redirect("in-project", key=person.pk)
    context = {"person": person, "form": form, "assignment": found}
    return render(request, "in_project/conference.html", context, status=422 if request.method == "POST" else 200)
