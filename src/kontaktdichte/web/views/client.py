"""A client's file, and recording a contact in place."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import contacts
from kontaktdichte.web.actions.deviations import deviations
from kontaktdichte.web.evaluations import concept_for, explained, named_as
from kontaktdichte.web.forms.contact import ContactForm
from kontaktdichte.web.models import Contact, Person
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.deviation import reasons
from kontaktdichte.web.views.disclosed import disclosed
from kontaktdichte.web.views.situation import contacts as rows_of_contacts
from kontaktdichte.web.views.situation import grounds, situation, words

CLOSED, CONTACTS = 6, 12  # of what is closed, missed ones first, and of contacts; all are one click away


@policy(Permission.READ_CLIENTS)
def file(request: Any, key: UUID) -> HttpResponse:
    """Everything owed to one client, why, and by which contacts."""
    access: Access = request.access
    person = shown.client(request, key, "klient")
    every = request.GET.get("kontakte") == "alle"
    context = _file(access, person, _form(access, person), every)
    if recorded := shown.key_of(request.GET.get("erfasst", "")):
        context["undo"] = Contact.objects.filter(person=person, pk=recorded).first()
    return render(request, "client/page.html", context)


@policy(Permission.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Any, key: UUID) -> HttpResponse:
    """The form for a contact, and storing one: the answer says which duties it met and, if it does not count, why."""
    access: Access = request.access
    person = shown.client(request, key, "klient/kontakt")
    if request.method != "POST":
        return _asked(request, person, _form(access, person, opened=True))
    form = _form(access, person, request.POST)
    return _recorded(request, person, form) if form.is_valid() else _asked(request, person, form, status=422)


def _asked(request: Any, person: Person, form: ContactForm, status: int = 200) -> HttpResponse:
    """The form alone where only it is exchanged, else on a page of its own."""
    if request.htmx:
        return render(request, "client/_contact_form.html", {"person": person, "form": form}, status=status)
    return render(request, "client/contact.html", _file(request.access, person, form), status=status)


def _recorded(request: Any, person: Person, form: ContactForm) -> HttpResponse:
    said = form.cleaned_data
    recorded = contacts.record(
        access=request.access, person=person, on=said["on"], channel=said["channel"], kind=said["kind"],
        outcome=said["outcome"], justification=said["justification"] or None, form_key=said["form_key"],
    )  # fmt: skip
    if request.htmx:
        answer = render(request, "client/_recorded.html", {"recorded": recorded, "person": person}, status=201)
        return trigger_client_event(answer, "contact-recorded")
    if recorded.twin:
        messages.warning(
            request,
            _("A contact like it stands in the file already for this day. Was it the same one? Then undo this entry."),
        )
    if recorded.again:
        messages.info(request, _("This contact is already stored."))
    elif recorded.met:
        duties = ", ".join(duty.label for duty in recorded.met)
        messages.success(request, _("Contact stored. Fulfilled: %(duties)s") % {"duties": duties})
    else:
        told = [_("Contact stored. It does not fulfil any open duty."), *recorded.refused]
        messages.warning(request, "\n".join(told))
    return redirect(f"{reverse('client', args=[person.pk])}?erfasst={recorded.contact.pk}")


def _form(access: Access, person: Person, data: Any = None, opened: bool = False) -> ContactForm:
    """``opened``: somebody has just asked for it, so that the first field takes the keys."""
    form = ContactForm(concept_for(access), access.today, access.language, data, auto_id=f"k-{person.pk}-%s")
    if opened:
        form.fields["on"].widget.attrs["autofocus"] = True
    return form


def _file(access: Access, person: Person, form: ContactForm, every: bool = False) -> dict[str, Any]:
    """What the page shows; of what is closed and of contacts the latest, or all contacts (``every``)."""
    said, concept, language = explained(access, person), concept_for(access), access.language
    closed = [duty for duty in said.duties if not duty.actionable and duty.verdict != "upcoming"]
    rows = rows_of_contacts(person, None if every else CONTACTS)
    return {
        "person": person, "said": said, "form": form, "sharings": disclosed(access, person),
        "now": [duty for duty in said.duties if duty.actionable],
        "coming": [duty for duty in said.duties if duty.verdict == "upcoming"],
        "closed": sorted(closed, key=lambda duty: duty.verdict.startswith("missed"))[: -CLOSED - 1 : -1],
        "closed_count": len(closed),
        "verdicts": {
            strength: dict(Counter(duty.verdict for duty in closed if duty.strength == strength))
            for strength in ("floor", "target")
        },
        "situation": situation(access, person, concept), "words": words(concept, language),
        "deviations": deviations(person), "reasons": reasons(concept, language),
        "grounds": grounds(said, concept, language),
        "headings": [_("Day"), _("Contact"), _("Result"), _("By whom"), _("Note")], **rows,
        "disputes": tuple(named_as(row, concept, language) for row in rows["disputed_rows"]),
        "older": rows["contacts_count"] - len(rows["contacts"]),
    }  # fmt: skip
