"""At a provider: a participant's way through the project, and what partners read of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktdichte.rules.reasons import label
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import participation, partners
from kontaktdichte.web.differences import differences
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import clock, concept_for, explained
from kontaktdichte.web.forms.participation import ExitForm, TurnForm
from kontaktdichte.web.models import Employer, ExitReason, Person, Project, Sharing, Situation
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.disclosed import disclosed
from kontaktdichte.web.views.telling import told
from kontaktdichte.web.views.work import employed, employments, offers


@policy(Permission.ACCOMPANY)
def page(request: Any, key: UUID) -> HttpResponse:
    """Since when, in which project, by whom; what partners read; the next steps."""
    access: Access = request.access
    person = shown.human(request, key, "klient/teilnahme")
    return render(request, "participation/page.html", _context(access, person))


def _context(access: Access, person: Person) -> dict[str, Any]:
    concept = concept_for(access)
    values = concept.attributes["participation"].values
    rows = participation.situations(person, "participation")
    now = participation.holding(person, "participation", access.today)
    project = participation.holding(person, "project", access.today)
    counsellor = participation.holding(person, "counsellor", access.today)
    return {
        "person": person, "rows": rows, "now": now, "counsellor": counsellor.value if counsellor else "",
        "project": Project.objects.filter(subject__number=project.value).first() if project else None,
        "values": {code: label(text, access.language) for code, text in values.items()},
        "exits": dict(ExitReason.choices), "offers": offers(person),
        "employed": employments(employed(person)),
        "last_step": participation.last_step(person),
        "taken": participation.taken(person), "sharings": disclosed(access, person), "clock": clock(access, person),
    }  # fmt: skip


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Any, key: UUID) -> HttpResponse:
    """The form for the exit; sent, participation and sharings end."""
    access: Access = request.access
    person = shown.human(request, key, "klient/teilnahme")
    employers = list(Employer.objects.order_by("name", "place"))
    form = ExitForm(employers, request.POST or None, initial={"last": access.today}, auto_id="austritt-%s")

    def done() -> object:
        return participation.leave(access=access, person=person, **form.columns())

    return _turned(request, person, form, "exit", _("The participation has ended."), done)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def aftercare(request: Any, key: UUID) -> HttpResponse:
    """Employment begins and the participant stays; or it has ended, and the participant is regular again."""
    access: Access = request.access
    person = shown.human(request, key, "klient/teilnahme")
    now = participation.holding(person, "participation", access.today)
    usual = "regular" if now is not None and now.value == participation.AFTERCARE else "aftercare"
    ends = request.POST.get("schritt", usual) == "regular"  # the step that was shown: sent twice, it is refused
    employers = [] if ends else list(Employer.objects.order_by("name", "place"))
    form = TurnForm(employers, request.POST or None, initial={"on": access.today}, auto_id="nachbetreuung-%s")
    turn = participation.end_aftercare if ends else participation.begin_aftercare
    title = _("Regular again; the time used stays used.") if ends else _("Aftercare has begun.")

    def done() -> object:
        return turn(access=access, person=person, **form.cleaned_data)

    return _turned(request, person, form, "regular" if ends else "aftercare", title, done)


def _turned(request: Any, person: Person, form: Any, step: str, title: str, done: Callable[[], object]) -> HttpResponse:
    """The form of a step, or the step done: the next page says which duties changed by it."""
    access: Access = request.access
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        before = explained(access, person)
        try:
            done()
        except Refused as refused:
            form.add_error(None, refused.told(access.language))
            status = 409
        else:
            told(request, title, differences(before, explained(access, person)))
            return redirect("participation", key=person.pk)
    context = _context(access, person) | {"form": form, "step": step}
    return render(request, "participation/step.html", context, status=status)


@policy(Permission.ACCOMPANY)
@require_POST
def take_back(request: Any, key: UUID) -> HttpResponse:
    """The last step, recorded by mistake, never was: duties and sharings come back as they were before it."""
    access: Access = request.access
    person = shown.client(request, key, "klient/teilnahme")
    mine = Situation.objects.filter(person=person, attribute="participation")
    row = get_object_or_404(mine, pk=shown.key_of(request.POST.get("zeile", "")))
    before = explained(access, person)
    try:
        participation.take_back(access=access, person=person, row=row)
    except Stale:
        messages.warning(request, _("Somebody else has changed this meanwhile."))
    except Refused as refused:
        messages.error(request, refused.told(access.language))
    else:
        told(request, _("Taken back; it stays visible in the course."), differences(before, explained(access, person)))
    return redirect("participation", key=person.pk)


@policy(Permission.ACCOMPANY)
@require_POST
def unshare(request: Any, key: UUID, sharing: UUID) -> HttpResponse:
    """End a sharing: the partner reads nothing more from the next request on."""
    access: Access = request.access
    person = shown.human(request, key, "klient/teilnahme")
    own = Sharing.objects.filter(organisation=access.organisation, person=person)
    partners.unshare(access=access, sharing=get_object_or_404(own, pk=sharing), until=access.today)
    messages.success(request, _("The sharing has ended: the partner reads nothing more of this participant."))
    return redirect("participation", key=person.pk)
