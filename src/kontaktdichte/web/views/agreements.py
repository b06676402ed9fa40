"""A provider's cooperation agreements: what each settles, what is missing, and what a clause changes for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import agreements as actions
from kontaktdichte.web.actions import attachments
from kontaktdichte.web.actions.agreements import Wording
from kontaktdichte.web.actions.facts import state
from kontaktdichte.web.bridge import depending
from kontaktdichte.web.clock import now
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.agreements import ClauseForm, ConcludeForm, LastDayForm, SignedForm
from kontaktdichte.web.models import Attachment, Carries, Clause, CooperationAgreement, Partner, Person, Project, Record
from kontaktdichte.web.previews import Effects, effects
from kontaktdichte.web.views import settled
from kontaktdichte.web.views.agreed import agreed
from kontaktdichte.web.views.settled import Part, Standing


@dataclass(frozen=True)
class Affected:
    """Somebody whose duties would change, and how; of the agreement itself ``person`` is its subject."""

    person: Person
    preview: Effects


@policy(Permission.LEAD_PROJECT)
def add(request: Any, project: UUID) -> HttpResponse:
    """A new agreement for a project; the answer is its page, on which every subject is still missing."""
    access: Access = request.access
    of = get_object_or_404(Project, pk=project, organisation=access.organisation)
    form = ConcludeForm(request.POST or None, initial={"since": of.from_day})
    if form.is_valid():
        try:
            made = actions.conclude(access=access, concept=concept_for(access), project=of, **form.cleaned_data)
        except Refused as error:
            form.add_error("number", error.told(access.language))
        else:
            messages.success(request, _("Stored. Now enter what is agreed on each subject."))
            return redirect("agreement", agreement=made.pk)
    context = {"form": form, "project": of, "title": _("New cooperation agreement"), "button": _("Store")}
    return render(request, "agreement/form.html", context, status=422 if form.errors else 200)


@policy(Permission.LEAD_PROJECT)
def page(request: Any, agreement: UUID) -> HttpResponse:
    """What an agreement settles, and what is missing."""
    return _shown(request, _of(request.access, agreement), SignedForm(auto_id="datei-%s"))


@policy(Permission.LEAD_PROJECT)
@require_POST
def attach(request: Any, agreement: UUID) -> HttpResponse:
    """Keep the agreement as it was signed: the bytes as they came."""
    found, form = _of(request.access, agreement), SignedForm(request.POST, request.FILES, auto_id="datei-%s")
    if not form.is_valid():
        return _shown(request, found, form, 422)
    file = form.cleaned_data["file"]
    try:
        attachments.attach(
            access=request.access, person=found.subject, name=file.name, content=file.read(),
            carries=Carries.AGREEMENT,
        )  # fmt: skip
    except Refused as refused:
        form.add_error("file", refused.told(request.access.language))
        return _shown(request, found, form, 422)
    messages.success(request, _("The file is kept as it came."))
    return redirect("agreement", agreement=found.pk)


def _shown(request: Any, found: CooperationAgreement, form: SignedForm, status: int = 200) -> HttpResponse:
    access: Access = request.access
    files = attachments.standing_files(Attachment.objects.filter(person=found.subject_id))
    context = {
        "form": form, "files": files,
        "agreement": found, "partner": Partner.objects.get(partner=found.partner),
        "parts": _parts(access, found), "mine": True, "said": agreed([found]).get(found.pk),
        "participants": len(depending([found.subject_id])),
    }  # fmt: skip
    return render(request, "agreement/page.html", context, status=status)


@policy(Permission.LEAD_PROJECT)
def clause(request: Any, agreement: UUID, subject: str) -> HttpResponse:
    """What is agreed on a subject from a day on: first what it changes for whom, then stored."""
    access: Access = request.access
    found, concept = _of(access, agreement), concept_for(access)
    part, standing = _subject(concept, found, access, subject)
    form = _form(access, concept, found, standing, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, part, standing, form, status=422 if form.errors else 200)
    if form.cleaned_data["seen"] != state(actions.clauses(found, subject)):
        return _page(request, found, part, standing, form, stale=True, status=409)
    if request.POST.get("schritt") == "speichern" and form.cleaned_data["previewed"] == form.digest():
        return _stored(request, concept, found, part, standing, form)
    return _previewed(request, concept, found, part, standing, form)


def _subject(concept: Concept, agreement: CooperationAgreement, access: Access, code: str) -> tuple[Part, Standing]:
    for part in settled.parts(concept, agreement, access.today, access.language):
        for one in part.subjects:
            if one.code == code:
                return part, one
    raise Http404


def _form(access: Access, concept: Concept, agreement: CooperationAgreement, now: Standing, data: Any) -> ClauseForm:
    assert concept.agreement_subjects is not None
    declared = concept.agreement_subjects.subjects[now.code]
    rows = actions.clauses(agreement, now.code)
    initial = {
        "seen": state(rows),
        "from_day": agreement.from_day if not rows else max(access.today, agreement.from_day),
    }
    initial |= settled.held(agreement, access.today)
    if now.now is not None:
        initial |= {"text": now.now.clause.text, **dict(now.now.clause.values)}
    return ClauseForm(access, concept, agreement, declared, data, initial=initial, auto_id="klausel-%s")


def _page(
    request: Any, agreement: CooperationAgreement, part: Part, standing: Standing, form: ClauseForm, status: int = 200,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    context = {"agreement": agreement, "part": part, "subject": standing, "form": form, **more}
    return render(request, "agreement/clause.html", context, status=status)


def _previewed(
    request: Any, concept: Concept, agreement: CooperationAgreement, part: Part, standing: Standing, form: ClauseForm
) -> HttpResponse:
    again = request.POST.get("schritt") == "speichern"
    form.data = {**request.POST.dict(), "previewed": form.digest()}
    found = affected(request, concept, agreement, standing.code, form)
    return _page(request, agreement, part, standing, form, affected=found, previewed=True, again=again)


def affected(
    request: Any, concept: Concept, agreement: CooperationAgreement, subject: str, form: ClauseForm
) -> list[Affected]:
    """Whose duties the wording changes: the agreement's own, then its participants'."""
    access: Access = request.access
    made = {"organisation_id": access.organisation, "recorded_at": now()}
    drafts = actions.drafts(concept, agreement, subject, Wording(**form.wording()))
    rows: list[Record] = [model(**made, **columns) for model, columns in drafts if model is not Clause]
    if not rows:
        return []
    people = Person.objects.filter(pk__in=depending([agreement.subject_id])).order_by("sort_key")
    found = [Affected(one, effects(access, one, rows, form.acts())) for one in (agreement.subject, *people)]
    request.reads.append(("vereinbarung/vorschau", None, len(people)))
    return [one for one in found if one.preview.now or one.preview.later]


def _stored(
    request: Any, concept: Concept, agreement: CooperationAgreement, part: Part, standing: Standing, form: ClauseForm
) -> HttpResponse:
    try:
        actions.settle(
            access=request.access, concept=concept, agreement=agreement, subject=standing.code,
            wording=Wording(**form.wording()), seen=form.cleaned_data["seen"],
        )  # fmt: skip
    except Stale:
        return _page(request, agreement, part, standing, form, stale=True, status=409)
    many = len(depending([agreement.subject_id]))
    said = ngettext("Its duties hold for %(n)s participant.", "Its duties hold for %(n)s participants.", many)
    messages.success(request, f"{_('Stored: %(label)s.') % {'label': standing.label}} {said % {'n': many}}")
    return redirect("agreement", agreement=agreement.pk)


@policy(Permission.LEAD_PROJECT)
def end(request: Any, agreement: UUID) -> HttpResponse:
    """The last day of an agreement."""
    access: Access = request.access
    found = _of(access, agreement)
    form = LastDayForm(request.POST or None, initial={"last": access.today})
    if form.is_valid():
        try:
            actions.end(access=access, concept=concept_for(access), agreement=found, last=form.cleaned_data["last"])
        except Refused as error:
            form.add_error("last", error.told(access.language))
        else:
            messages.success(request, _("Stored."))
            return redirect("agreement", agreement=found.pk)
    title = _("End the agreement %(number)s") % {"number": found.number}
    context = {"form": form, "agreement": found, "project": found.project, "title": title, "button": _("Store")}
    return render(request, "agreement/form.html", context, status=422 if form.errors else 200)


def _parts(access: Access, agreement: CooperationAgreement) -> list[Part]:
    held = settled.held(agreement, access.today)
    return settled.parts(concept_for(access), agreement, access.today, access.language, held)


def _of(access: Access, key: UUID) -> CooperationAgreement:
    """An agreement of the own organisation. Raises Http404."""
    mine = CooperationAgreement.objects.filter(organisation=access.organisation)
    return get_object_or_404(mine.select_related("project", "subject"), pk=key)
