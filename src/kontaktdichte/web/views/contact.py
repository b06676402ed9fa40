"""A stored contact: what was entered and by whom; correcting, cancelling, moving and disputing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktdichte.rules.explanation import Explanation
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import contacts
from kontaktdichte.web.differences import differences
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.evaluations import concept_for, explained
from kontaktdichte.web.forms.contact import CorrectForm
from kontaktdichte.web.forms.month import MonthCorrectForm
from kontaktdichte.web.listing import searched
from kontaktdichte.web.models import Contact, Dispute, Person
from kontaktdichte.web.models.records import disputed, history
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.situation import staff, words
from kontaktdichte.web.views.telling import told

FOUND = 20


@policy(Permission.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: Any, key: UUID, contact: UUID) -> HttpResponse:
    """An entry with those it replaced; sent, it is corrected."""
    person, row = _found(request, key, contact)
    form = _form(request.access, row, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, person, row, form)
    if not form.is_valid():
        return _page(request, person, row, form, status=422)
    before = explained(request.access, person)
    try:
        contacts.correct(access=request.access, contact=row, **form.columns())
    except Stale as stale:
        return _page(request, person, row, form, status=409, now=stale.now)
    return _done(request, person, before, _("Contact corrected."))


@policy(Permission.RECORD_CONTACTS)
@require_POST
def cancel(request: Any, key: UUID, contact: UUID) -> HttpResponse:
    """Take back a contact that never was."""
    person, row = _found(request, key, contact)
    before = explained(request.access, person)
    try:
        contacts.cancel(access=request.access, contact=row)
    except Stale as stale:
        return _page(request, person, row, _form(request.access, row), status=409, now=stale.now)
    return _done(request, person, before, _("Contact cancelled. It counts no longer, and stays visible as cancelled."))


@policy(Permission.RECORD_CONTACTS)
@require_POST
def dispute(request: Any, key: UUID, contact: UUID) -> HttpResponse:
    """Mark a contact that the client disputes, or settle the dispute."""
    row = _found(request, key, contact)[1]
    ends = "ende" in request.POST
    contacts.dispute(access=request.access, contact=row, ends=ends)
    said = _("The dispute is settled; the marker is gone.") if ends else _("The contact is marked as disputed.")
    messages.success(request, said)
    return redirect("contact", key=key, contact=contact)


@policy(Permission.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Any, key: UUID, contact: UUID) -> HttpResponse:
    """Search the right person, see both side by side, and move the contact there."""
    access: Access = request.access
    person, row = _found(request, key, contact)
    wanted = request.POST.get("zu") or request.GET.get("zu")
    right = get_object_or_404(access.persons(), pk=shown.key_of(wanted)) if wanted else None
    if right is not None:
        request.reads.append(("klient/kontakt", right.pk, 1))
    if request.method != "POST" or right is None or right == person:
        return render(request, "client/move.html", _moving(request, person, row, right))
    before = explained(access, person), explained(access, right)
    try:
        contacts.move(access=access, contact=row, person=right)
    except Stale as stale:
        return _page(request, person, row, _form(access, row), status=409, now=stale.now)
    told(
        request, _("Contact moved to %(person)s.") % {"person": right}, differences(before[1], explained(access, right))
    )
    told(
        request, _("In the file of %(person)s:") % {"person": person}, differences(before[0], explained(access, person))
    )
    return redirect("client", key=right.pk)


def _moving(request: Any, person: Person, row: Contact, right: Person | None) -> dict[str, Any]:
    wanted = request.GET.get("q", "").strip()
    found = searched(request.access.people(), wanted).exclude(pk=person.pk) if wanted else Person.objects.none()
    page = Paginator(found.select_related("unit", "counsellor__user").order_by("sort_key", "pk"), FOUND).get_page(1)
    if wanted:
        request.reads.append(("klienten", None, len(page.object_list)))
    concept = concept_for(request.access)
    return {"person": person, "contact": row, "right": right, "q": wanted, "page": page,
            "words": words(concept, request.access.language), "staff": staff()}  # fmt: skip


def _found(request: Any, key: UUID, contact: UUID) -> tuple[Person, Contact]:
    """The client and the entry; that it was shown is logged."""
    person = shown.client(request, key, "klient/kontakt")
    row = get_object_or_404(Contact.objects.select_related("recorded_by__user"), pk=contact, person=person)
    return person, row


def _form(access: Access, row: Contact, data: Any = None) -> CorrectForm:
    """At a provider with all that a contact record asks for."""
    kind = MonthCorrectForm if access.may(Permission.ACCOMPANY) else CorrectForm
    initial = {**kind.of(row), "form_key": row.pk}
    return kind(concept_for(access), access.today, access.language, data, initial=initial, auto_id="k-%s")


def _page(
    request: Any, person: Person, row: Contact, form: CorrectForm, status: int = 200, now: Any = None
) -> HttpResponse:
    """``now``: what somebody else stored meanwhile in the place of the row that was edited."""
    rows = (
        Contact.objects.select_related("recorded_by__user", "person")
        .filter(pk__in=history(row))
        .order_by("-recorded_at")
    )
    by = Contact.objects.filter(replaces=row).select_related("recorded_by__user", "person").first()
    context = {
        "person": person, "contact": row, "form": form, "rows": list(rows), "by": by, "now": now,
        "disputed": disputed(Contact.objects.filter(pk=row.pk)), "staff": staff(),
        "disputes": Dispute.objects.filter(contact__in=history(row)).select_related("recorded_by__user")
        .order_by("recorded_at"),
        "words": words(concept_for(request.access), request.access.language),
        "headings": [_("Day"), _("Contact"), _("Result"), _("By whom"), _("Note")],
    }  # fmt: skip
    return render(request, "client/entry.html", context, status=status)


def _done(request: Any, person: Person, before: Explanation, title: str) -> HttpResponse:
    told(request, title, differences(before, explained(request.access, person)))
    return redirect("client", key=person.pk)
