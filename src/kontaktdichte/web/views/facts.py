"""What holds of a client over time, and changing it: what would follow is shown before anything is stored."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import facts as actions
from kontaktdichte.web.actions.facts import Subject
from kontaktdichte.web.differences import differences
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.evaluations import concept_for, explained
from kontaktdichte.web.forms.facts import AgreementForm, EndForm, EventForm, FactForm, SituationForm, WithdrawForm
from kontaktdichte.web.models import Agreement, Event, Person, Situation
from kontaktdichte.web.previews import effects
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.situation import declared, over_time, row_told
from kontaktdichte.web.views.telling import told

FORMS: dict[type[Any], Any] = {Situation: SituationForm, Event: EventForm, Agreement: AgreementForm}
STEPS = ("berichtigen", "beenden", "zuruecknehmen")


class Asked(NamedTuple):
    """Which fact, of which row if one is corrected, ended or taken back (``step``), with its form."""

    subject: Subject
    label: str
    row: Any
    step: str
    form: FactForm


@policy(Permission.READ_CLIENTS)
def facts(request: Any, key: UUID) -> HttpResponse:
    """Everything that was ever said of the client, corrections visible, and what can be changed."""
    access: Access = request.access
    person = shown.client(request, key, "klient/angaben")
    concept = concept_for(access)
    context = {"person": person, "groups": declared(access, concept), "told": over_time(access, person, concept)}
    return render(request, "client/facts.html", context)


@policy(Permission.CHANGE_FACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: Any, key: UUID, table: str, name: str) -> HttpResponse:
    """The form for one fact; sent, it shows what would follow, and sent again it is stored."""
    access: Access = request.access
    person = shown.client(request, key, "klient/angaben")
    concept = concept_for(access)
    asked = _asked(request, access, concept, person, table, name)
    if request.method != "POST":
        return _page(request, concept, asked)
    if not asked.form.is_valid():
        return _page(request, concept, asked, status=422)
    if asked.form.cleaned_data["seen"] != actions.state(asked.subject.rows()):
        return _stale(request, concept, asked)
    if request.POST.get("schritt") == "speichern" and asked.form.cleaned_data["previewed"] == asked.form.digest():
        return _stored(request, concept, asked)
    return _previewed(request, concept, asked)


def _asked(request: Any, access: Access, concept: Concept, person: Person, table: str, name: str) -> Asked:
    """What is to be changed. Raises Http404 for what the concept does not declare or the member may not see."""
    group = next((one for one in declared(access, concept) if one.slug == table), None)
    if group is None or name not in group.names:
        raise Http404
    subject = Subject(person, group.model, name)
    rows = subject.rows()
    step, row = request.GET.get("tun", STEPS[0]), None
    if "zu" in request.GET:
        row = _row(subject, request.GET["zu"])
        if step not in STEPS or (request.method != "POST" and row not in rows):
            raise Http404
    form = _form(access, concept, subject, row, step, {"seen": actions.state(rows)}, request.POST or None)
    return Asked(subject, group.names[name], row, step if "zu" in request.GET else "", form)


def _row(subject: Subject, key: str) -> Any:
    """A row of this fact, be it replaced meanwhile. Raises Http404."""
    try:
        named = {actions.NAMED[subject.model]: subject.name}
        return get_object_or_404(subject.model, pk=UUID(key), person=subject.person, **named)
    except ValueError:
        raise Http404 from None


def _form(
    access: Access, concept: Concept, subject: Subject, row: Any, step: str, initial: dict[str, Any], data: Any
) -> FactForm:
    options = {"data": data, "auto_id": "angabe-%s"}
    if row is not None and step != STEPS[0]:
        chosen: Any = EndForm if step == STEPS[1] and not isinstance(row, Event) else WithdrawForm
        form: FactForm = chosen(row, initial=initial, **options)
    else:
        made = FORMS[subject.model]
        initial |= made.of(row) if row is not None else {"from_day": access.today}
        form = made(access, concept, subject.name, initial=initial, **options)
    return form


def _previewed(request: Any, concept: Concept, asked: Asked) -> HttpResponse:
    """What would follow, before anything is stored; the form then carries a word for what was entered."""
    access, form = request.access, asked.form
    rows = actions.planned(concept, asked.subject, form.columns(), asked.row)
    seen = effects(access, asked.subject.person, actions.drafted(access, asked.subject, rows), form.acts())
    form.data = {**form.data.dict(), "previewed": form.digest()}  # type: ignore[attr-defined]
    again = request.POST.get("schritt") == "speichern"
    return _page(request, concept, asked, preview=seen, again=again)


def _stored(request: Any, concept: Concept, asked: Asked) -> HttpResponse:
    access, person = request.access, asked.subject.person
    before = explained(access, person)
    corrects = asked.row.pk if asked.row is not None else None
    try:
        actions.say(
            access=access, concept=concept, subject=asked.subject, columns=asked.form.columns(),
            seen=asked.form.cleaned_data["seen"], corrects=corrects,
        )  # fmt: skip
    except Stale:
        return _stale(request, concept, asked)
    told(request, _("Stored: %(what)s.") % {"what": asked.label}, differences(before, explained(access, person)))
    return redirect("client", key=person.pk)


def _stale(request: Any, concept: Concept, asked: Asked) -> HttpResponse:
    """Somebody else was first: what was typed, beside what is stored now."""
    return _page(request, concept, asked, status=409)


def _page(
    request: Any, concept: Concept, asked: Asked, *, status: int = 200, preview: Any = None, again: bool = False
) -> HttpResponse:
    """The form alone where only it is exchanged, else on a page of its own with what holds now."""
    access = request.access
    rows = [row_told(access, concept, one) for one in asked.subject.rows()]
    context = {
        "person": asked.subject.person, "label": asked.label, "form": asked.form, "row": asked.row, "step": asked.step,
        "rows": rows, "preview": preview, "again": again, "stale": status == 409,
        "corrected": row_told(access, concept, asked.row) if asked.row is not None else None,
    }  # fmt: skip
    return render(request, "client/_fact_form.html" if request.htmx else "client/fact.html", context, status=status)
