"""At a provider: whom Jobcenters have assigned to its projects, and taking one in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import participation
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.participation import EntryForm
from kontaktdichte.web.models import (
    Assignment,
    Conference,
    ConferenceRequest,
    CooperationAgreement,
    Partner,
    Sharing,
)


def waiting(access: Access) -> QuerySet[Assignment]:
    """Whom partners have assigned to this provider and nobody has taken in yet."""
    taken = Sharing.objects.filter(organisation=access.organisation).exclude(assignment=None).values("assignment")
    return Assignment.objects.filter(partner=access.organisation).exclude(pk__in=taken)


@policy(Permission.ACCOMPANY)
def assigned(request: Any) -> HttpResponse:
    """Everybody assigned and not yet taken in, whose wanted entry comes first before."""
    rows = list(waiting(request.access).order_by("wished_on", "family_name"))
    names = dict(Partner.objects.values_list("partner", "name"))
    asked = requests(request.access)
    request.reads.append(("zugewiesen", None, len(rows) + len(asked)))
    found = [(one, names.get(one.organisation_id, "")) for one in rows]
    return render(request, "assigned/page.html", {"rows": found, "asked": asked})


def _requested(access: Access) -> QuerySet[ConferenceRequest]:
    """Case conferences that Jobcenters ask for and nobody has taken over."""
    taken = Conference.objects.filter(organisation=access.organisation).exclude(request=None).values("request")
    return ConferenceRequest.objects.filter(partner=access.organisation).exclude(pk__in=taken)


def asked(access: Access) -> int:
    """How many of them are about participants with a sharing: as many as :func:`requests`."""
    linked = Sharing.objects.filter(organisation=access.organisation, assignment=OuterRef("assignment"))
    return _requested(access).filter(Exists(linked)).count()


def requests(access: Access) -> list[tuple[ConferenceRequest, Sharing]]:
    """Case conferences that Jobcenters ask for and nobody has taken over, with the participant's sharing."""
    found = _requested(access).order_by("on")
    links = Sharing.objects.filter(organisation=access.organisation).select_related("person")
    mine = {one.assignment: one for one in links.filter(assignment__in=found.values("assignment"))}
    return [(one, mine[one.assignment_id]) for one in found if one.assignment_id in mine]


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: Any, assignment: UUID) -> HttpResponse:
    """What the Jobcenter says of the person, and the form for the entry; sent, the file is made."""
    access: Access = request.access
    row = get_object_or_404(waiting(access), pk=assignment)
    request.reads.append(("zugewiesen/aufnahme", None, 1))
    form = EntryForm(access, concept_for(access), row, request.POST or None, auto_id="aufnahme-%s")
    if request.method != "POST" or not form.is_valid():
        return _page(request, row, form, 422 if request.method == "POST" else 200)
    try:
        entered = participation.Entry(**form.columns())
        person = participation.enter(access=access, assignment=row, entry=entered, known=form.person())
    except Refused as refused:
        form.add_error(None, refused.told(access.language))
        return _page(request, row, form, 409)
    said = _("%(person)s is taken in. The Jobcenter reads contacts, duties and plan; the warm handover is owed.")
    messages.success(request, said % {"person": person})
    return redirect("participation", key=person.pk)


def _page(request: Any, row: Assignment, form: EntryForm, status: int) -> HttpResponse:
    context = {
        "assignment": row, "form": form,
        "jobcenter": Partner.objects.filter(partner=row.organisation_id).first(),
        "agreement": CooperationAgreement.objects.filter(pk=row.agreement).first(),
    }  # fmt: skip
    return render(request, "assigned/entry.html", context, status=status)
