"""A client's file, and recording a contact in place."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import contacts
from kontaktdichte.web.evaluations import concept_on, explained
from kontaktdichte.web.forms.contact import ContactForm
from kontaktdichte.web.models import Contact, Person

_LATEST_FIRST = ("-on", "-recorded_at")


@policy(Permission.READ_CLIENTS)
def file(request: Any, key: UUID) -> HttpResponse:
    """Everything owed to one client, why, and by which contacts."""
    access: Access = request.access
    person = get_object_or_404(access.persons().select_related("counsellor__user", "unit"), pk=key)
    request.reads.append(("klient", person.pk, 1))
    return render(request, "client/page.html", _file(access, person, _form(access)))


@policy(Permission.RECORD_CONTACTS)
@require_POST
def record(request: Any, key: UUID) -> HttpResponse:
    """Store a contact; the answer says which duties it met and, if it does not count, why."""
    access: Access = request.access
    person = get_object_or_404(access.persons(), pk=key)
    request.reads.append(("klient/kontakt", person.pk, 1))
    form = _form(access, request.POST)
    if not form.is_valid():
        page = "client/_contact_form.html" if request.htmx else "client/page.html"
        return render(request, page, _file(access, person, form), status=422)
    said = form.cleaned_data
    recorded = contacts.record(access=access, person=person, **said | {"justification": said["justification"] or None})
    if request.htmx:
        context = {"recorded": recorded, "person": person, "form": _form(access)}
        return render(request, "client/_recorded.html", context, status=201)
    for duty in recorded.met:
        messages.success(request, f"{duty.label}: {duty.sentence}")
    if not recorded.met and not recorded.again:
        messages.info(request, _("Stored. This contact meets no duty that is open."))
    return redirect("client", key=person.pk)


def _form(access: Access, data: Any = None) -> ContactForm:
    return ContactForm(concept_on(access.today), access.today, access.language, data)


def _file(access: Access, person: Person, form: ContactForm) -> dict[str, Any]:
    said = explained(access, person)
    return {
        "person": person, "said": said, "form": form,
        "now": [duty for duty in said.duties if duty.actionable],
        "coming": [duty for duty in said.duties if duty.verdict == "upcoming"],
        "closed": [duty for duty in said.duties if not duty.actionable and duty.verdict != "upcoming"],
        "contacts": Contact.objects.filter(person=person).select_related("recorded_by__user").order_by(*_LATEST_FIRST),
    }  # fmt: skip
