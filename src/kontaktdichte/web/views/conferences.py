"""At a provider: warm handovers and case conferences of a participant, where all three are present."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktdichte.web import letters
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import conferences, contacts
from kontaktdichte.web.actions.participation import holding
from kontaktdichte.web.differences import differences
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for, explained
from kontaktdichte.web.forms.meetings import ConferenceForm, DateForm, MeetingForm, NeedForm
from kontaktdichte.web.models import Conference, ConferenceRequest, Person, Sharing
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.disclosed import disclosed
from kontaktdichte.web.views.shown import paged
from kontaktdichte.web.views.telling import told


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: Any, key: UUID) -> HttpResponse:
    """A warm handover with those who were there; sent, the next page says what it fulfils."""
    access: Access = request.access
    person = shown.human(request, key, "klient/teilnahme")
    form = MeetingForm(concept_for(access), access.today, access.language, request.POST or None, auto_id="treffen-%s")
    if request.method == "POST" and form.is_valid():
        before = explained(access, person)
        contacts.record(
            access=access, person=person, on=form.cleaned_data["on"], channel=form.cleaned_data["channel"],
            kind="warm_handover", outcome="kept", justification=None, form_key=None, participants=form.participants(),
        )  # fmt: skip
        told(request, _("Warm handover stored."), differences(before, explained(access, person)))
        return redirect("participation", key=person.pk)
    context = {"person": person, "form": form, "sharings": disclosed(access, person)}
    return render(request, "conferences/handover.html", context, status=422 if request.method == "POST" else 200)


@policy(Permission.ACCOMPANY)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: Any, key: UUID) -> HttpResponse:
    """All case conferences, requests of the Jobcenter, and the form for a need; sent, the conference is owed."""
    access: Access = request.access
    person = shown.human(request, key, "klient/fallberatung")
    asked = requests(access, person)
    form = NeedForm(access.today, request.POST or None, auto_id="bedarf-%s")
    if request.method != "POST":
        return _page(request, person, form, asked)
    wanted = next((one for one in asked if str(one.pk) == request.POST.get("bitte")), None)
    if wanted is None and not form.is_valid():
        return _page(request, person, form, asked, 422)
    on, topic = (wanted.on, wanted.topic) if wanted else (form.cleaned_data["on"], form.cleaned_data["topic"])
    before = explained(access, person)
    try:
        conferences.need(
            access=access, person=person, on=on, topic=topic, requested=wanted.pk if wanted is not None else None
        )
    except Refused as refused:
        form.add_error(None, refused.told(access.language))
        return _page(request, person, form, asked, 409)
    told(request, _("The need is recorded."), differences(before, explained(access, person)))
    return redirect("conferences", key=person.pk)


def every(access: Access) -> QuerySet[Conference]:
    """Of whom the member may see: those not held yet first, by their need."""
    rows = Conference.objects.filter(organisation=access.organisation, person__in=access.persons())
    return rows.select_related("person").order_by(F("held_on").desc(nulls_first=True), "need_on", "person__sort_key")


@policy(Permission.ACCOMPANY)
@require_safe
def of_all(request: Any) -> HttpResponse:
    """Case conferences of all participants, by pages."""
    page = paged(request, every(request.access))
    request.reads.append(("fallberatungen", None, len({row.person_id for row in page})))
    return render(request, "conferences/every.html", {"page": page, "today": request.access.today})


def requests(access: Access, person: Person) -> list[ConferenceRequest]:
    """What the Jobcenter asks for and nobody has taken over yet."""
    links = Sharing.objects.filter(organisation=access.organisation, person=person).exclude(assignment=None)
    taken = Conference.objects.filter(organisation=access.organisation, person=person).exclude(request=None)
    found = ConferenceRequest.objects.filter(
        partner=access.organisation, assignment__in=list(links.values_list("assignment", flat=True))
    )
    return list(found.exclude(pk__in=list(taken.values_list("request", flat=True))).order_by("on"))


def _page(
    request: Any, person: Person, form: NeedForm, asked: list[ConferenceRequest], status: int = 200
) -> HttpResponse:
    rows = Conference.objects.filter(organisation=request.access.organisation, person=person).order_by("-need_on", "pk")
    context = {"person": person, "form": form, "rows": list(rows), "requests": asked,
               "sharings": disclosed(request.access, person)}  # fmt: skip
    return render(request, "conferences/page.html", context, status=status)


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def conference(request: Any, key: UUID, conference: UUID) -> HttpResponse:
    """One conference: its date, and after it who was there and what came of it."""
    access: Access = request.access
    person = shown.human(request, key, "klient/fallberatung")
    row = get_object_or_404(Conference, organisation=access.organisation, person=person, pk=conference)
    sent = request.POST if request.method == "POST" else None
    held = sent is not None and "abhalten" in sent
    planned = {"on": row.planned_on, "at": row.planned_at, "place": row.place}
    date = DateForm(sent if sent is not None and not held else None, initial=planned, auto_id="termin-%s")
    form = ConferenceForm(
        concept_for(access), access.today, access.language, sent if held else None, auto_id="ergebnis-%s"
    )
    status = 200
    if sent is not None:
        done = _held(request, person, row, form) if held else _arranged(request, row, date)
        if done:
            return redirect("conferences", key=person.pk)
        status = 422
    context = {"person": person, "row": row, "date": date, "form": form, "sharings": disclosed(access, person)}
    return render(request, "conferences/one.html", context, status=status)


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_safe
def letter(request: Any, key: UUID, conference: UUID) -> HttpResponse:
    """The date as a PDF letter to participant, counsellor and project worker."""
    access: Access = request.access
    person = shown.human(request, key, "klient/fallberatung/brief")
    row = get_object_or_404(
        Conference.objects.select_related("person"), organisation=access.organisation, person=person, pk=conference
    )
    counsellor = holding(person, "counsellor", access.today)
    worker = person.counsellor.user.name if person.counsellor is not None else "–"
    made = letters.invitation(access, row, worker, counsellor.value if counsellor is not None else "")
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(f'fallberatung-{person.number}.pdf')}"
    return answer


def _arranged(request: Any, row: Conference, form: DateForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    conferences.arrange(access=request.access, conference=row, on=said["on"], at=said["at"], place=said["place"])
    messages.success(request, _("The date is set; the Jobcenter reads it on its page of the client."))
    return True


def _held(request: Any, person: Person, row: Conference, form: ConferenceForm) -> bool:
    if not form.is_valid():
        return False
    before, said = explained(request.access, person), form.cleaned_data
    try:
        conferences.hold(
            access=request.access, conference=row, on=said["on"], channel=said["channel"],
            participants=form.participants(), result=said["result"], next_steps=said["next_steps"],
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, refused.told(request.access.language))
        return False
    told(request, _("Case conference stored."), differences(before, explained(request.access, person)))
    return True
