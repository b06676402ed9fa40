"""The month sheet: of a project worker, of a participant; entries made on the way, absences, substitutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktdichte.web.access import LOOK_AFTER, Access, Permission, policy
from kontaktdichte.web.actions import absences, contacts
from kontaktdichte.web.actions.absences import SUBSTITUTE
from kontaktdichte.web.actions.attachments import standing_files
from kontaktdichte.web.clock import beginning, last_of, month_after
from kontaktdichte.web.contact_records import record_of
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.month import (
    AbsenceEndForm,
    AbsenceForm,
    MonthContactForm,
    SheetForm,
    StaffAwayForm,
    SubstituteForm,
)
from kontaktdichte.web.models import Attachment, Membership, Person, Situation
from kontaktdichte.web.models.person import german_order
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.models.staff_absence import workers
from kontaktdichte.web.months import ABSENCE, Month, concerned, earlier, months, named_on
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.disclosed import disclosed
from kontaktdichte.web.views.situation import staff, words
from kontaktdichte.web.views.staff_away import staff_away

BACK = 12  # months that can be chosen
PAGE = 25  # participants: more than a worker has, or a phone shows


@policy(Permission.ACCOMPANY, Permission.READ_CLIENTS)
def sheet(request: Any) -> HttpResponse:
    """A to-do list of the month: whose contacts are missing, and until when they can still be made.

    ``?fehlt``: only of whom a contact is missing.
    """
    access: Access = request.access
    first, whose = month_asked(request), worker_asked(request)
    found = shown_in(access, whose, first)
    rows = narrowed(request, found)
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    request.reads.append(("monat", None, len(page)))
    day = min(access.today, last_of(first))
    named = named_on((one.person.pk for one in found), access.membership.code, day)
    people = [one.person for one in found]
    context = {
        "staff_away": staff_away(Q(member__user_id=whose.user_id), people, first),
        "may_say": absences.may_say(access, whose) and whose.role in (*LOOK_AFTER, "project_lead"),
        "away": StaffAwayForm(initial={"since": access.today}, auto_id="w-%s"),
        "first": first, "whose": whose, "own": whose.pk == access.membership.pk,
        "look_after": LOOK_AFTER, "months": list(shown_months(access)), "lack": "fehlt" in request.GET,
        "rows": list(page), "page": page, "every": len(found), "lacking": sum(map(lacks, found)),
        "query": request.GET.urlencode(), "members": members(), "named": named,
        "unnamed": [one for one in found if one.person.pk not in named],
        "form": SubstituteForm(stand_ins(whose), initial={"since": access.today, "code": usual(found)}, auto_id="v-%s"),
    }  # fmt: skip
    return render(request, "month/sheet.html", context)


def shown_in(access: Access, whose: Membership, first: date, entries: bool = False) -> list[Month]:
    """The months of a worker's participants of whom anything is to be said, the most urgent first."""
    some = concerned(access, _looked_after(access, whose, first), first)
    people = access.persons().filter(pk__in=some).select_related("counsellor__user")
    found = months(access, list(people), first, entries)
    return sorted((one for one in found if not one.empty), key=_urgency)


def lacks(month: Month) -> bool:
    """Whether a contact is missing that can still be made, or could have been."""
    return month.owed is not None and month.owed.missing > 0


def narrowed(request: Any, found: Sequence[Month]) -> list[Month]:
    """What ``?fehlt`` leaves."""
    return [one for one in found if lacks(one)] if "fehlt" in request.GET else list(found)


def _urgency(month: Month) -> tuple[bool, date, str]:
    """What can still be made comes first, by its last day; then by name."""
    owed = month.owed
    latest = owed.latest if owed is not None and owed.missing else None
    return latest is None, latest or date.max, month.person.sort_key


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def participant(request: Any, key: UUID) -> HttpResponse:
    """A participant's month with the form for a contact; sent, it is stored, and the answer says if it counts."""
    access: Access = request.access
    person = shown.human(request, key, "monat/person")
    form = MonthContactForm(
        concept_for(access), access.today, access.language, request.POST if request.method == "POST" else None,
        auto_id="k-%s",
    )  # fmt: skip
    if request.method != "POST":
        return page(request, person, month_asked(request), form)
    if not form.is_valid():
        return page(request, person, month_asked(request), form, status=422)
    said = form.cleaned_data
    stored = contacts.record(
        access=access, person=person, on=said["on"], channel=said["channel"], kind=said["kind"],
        outcome=said["outcome"], justification=said["justification"] or None, form_key=said["form_key"],
        **form.details(),
    )  # fmt: skip
    _tell(request, months(access, [person], beginning(said["on"]))[0], stored.contact.pk)
    return _back(person, beginning(said["on"]))


def _tell(request: Any, month: Month, contact: UUID) -> None:
    """Whether the entry counts, and what is still missing."""
    entry = next((one for one in month.entries if one.contact.pk == contact), None)
    still = month.owed.sentence if month.owed is not None else _("Nothing is owed in this month.")
    if entry is not None and entry.counts:
        messages.success(request, "\n".join([_("Stored. It counts."), still]))
    else:
        why = entry.why if entry is not None else ""
        messages.warning(request, "\n".join(filter(None, [_("Stored. It does not count."), why, still])))


def page(
    request: Any, person: Person, first: date, form: MonthContactForm | None = None,
    away: AbsenceForm | None = None, signed: SheetForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A participant's month with its forms, of which one may say what is wrong with it."""
    access: Access = request.access
    concept, month = concept_for(access), months(access, [person], first)[0]
    named = named_on([person.pk], access.membership.code, access.today)
    of_person = Q(member=person.counsellor_id) | Q(member__code__in=workers(person, month.last))
    context = {
        "staff_away": staff_away(of_person, [person], first),
        "person": person, "month": month, "first": first, "months": list(shown_months(access)),
        "form": form or MonthContactForm(concept, access.today, access.language, auto_id="k-%s"),
        "away": away or AbsenceForm(concept, access.language, initial={"since": access.today}, auto_id="a-%s"),
        "signed": signed or SheetForm(auto_id="s-%s"), "knows_absence": ABSENCE in concept.attributes,
        "files": standing_files(Attachment.objects.filter(person=person, month=first)),
        "words": words(concept, access.language), "staff": staff(), "is_named": person.pk in named,
        "sharings": disclosed(access, person),
    }  # fmt: skip
    return render(request, "month/participant.html", context, status=status)


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_POST
def absence(request: Any, key: UUID) -> HttpResponse:
    """A participant is on holiday or ill: noted, and it replaces no contact."""
    access: Access = request.access
    person, first = shown.human(request, key, "monat/person"), month_asked(request)
    form = AbsenceForm(concept_for(access), access.language, request.POST, auto_id="a-%s")
    if not form.is_valid():
        return page(request, person, first, away=form, status=422)
    said = form.cleaned_data
    absences.away(access=access, person=person, reason=said["reason"], since=said["since"], last=said["last"])
    messages.warning(request, _("Stored. It does not replace a contact: as many are owed as before."))
    return _back(person, beginning(said["since"]))


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_POST
def absence_back(request: Any, key: UUID, absence: UUID) -> HttpResponse:
    """Take back an absence that never was."""
    person = shown.human(request, key, "monat/person")
    row = get_object_or_404(Situation, pk=absence, person=person, attribute=ABSENCE)
    try:
        absences.end_away(access=request.access, absence=row, last=None)
    except Stale:
        messages.warning(request, _("Somebody else has changed this meanwhile."))
    else:
        messages.success(request, _("Taken back. It stays visible in the history of the file."))
    return _back(person, beginning(row.from_day))


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
@require_POST
def absence_end(request: Any, key: UUID, absence: UUID) -> HttpResponse:
    """Somebody is back earlier, or stays away longer, than was recorded."""
    person = shown.client(request, key, "monat/person")
    row = get_object_or_404(Situation, pk=absence, person=person, attribute=ABSENCE)
    form = AbsenceEndForm(request.POST)
    if not form.is_valid() or form.cleaned_data["last"] < row.from_day:
        messages.error(request, _("Please choose a last day that is not before the first."))
        return _back(person, beginning(row.from_day))
    try:
        absences.end_away(access=request.access, absence=row, last=form.cleaned_data["last"])
    except Stale:
        messages.warning(request, _("Somebody else has changed this meanwhile."))
    else:
        messages.success(request, _("Stored. It does not replace a contact: as many are owed as before."))
    return _back(person, beginning(row.from_day))


@policy(Permission.ACCOMPANY, Permission.CHANGE_FACTS)
@require_POST
def substitute(request: Any) -> HttpResponse:
    """Name a substitute for all participants of a project worker."""
    access: Access = request.access
    whose = worker_asked(request)
    form = SubstituteForm(stand_ins(whose), request.POST, auto_id="v-%s")
    back = redirect(f"{reverse('month')}?wer={whose.pk}")
    if not form.is_valid():
        messages.error(request, _("Please choose a substitute, and a first day that is not after the last."))
        return back
    said = form.cleaned_data
    people = participants(access, whose, beginning(access.today), own=True)
    request.reads.append(("monat", None, len(people)))
    rows = absences.stand_in(
        access=access, persons=people, code=said["code"], since=said["since"], last=said["last"]
    )  # fmt: skip
    messages.success(request, _("Named as substitute for %(n)s participants.") % {"n": len(rows)})
    return back


def _back(person: Person, first: date) -> HttpResponse:
    return redirect(f"{reverse('month-participant', args=[person.pk])}?monat={first:%Y-%m}")


def month_asked(request: Any) -> date:
    """``?monat=2026-11`` as its first day; without it the running one. Raises Http404 for none, or one to come."""
    access: Access = request.access
    said = request.GET.get("monat")
    try:
        first = date.fromisoformat(f"{said}-01") if said else beginning(access.today)
    except ValueError:
        raise Http404 from None
    if not first.year >= 2000 or first > access.today:
        raise Http404
    return first


def shown_months(access: Access) -> Any:
    """The running month and those before it that can be chosen."""
    return earlier(beginning(access.today), BACK)


def worker_asked(request: Any) -> Membership:
    """``?wer=``: whose sheet; without it one's own."""
    key = shown.key_of(request.GET.get("wer") or request.POST.get("wer") or "")
    access: Access = request.access
    return get_object_or_404(Membership.objects.select_related("user"), pk=key) if key else access.membership


def members() -> QuerySet[Membership]:
    """Those who look after participants, by name."""
    found = Membership.objects.filter(role__in=LOOK_AFTER, until_day=None).select_related("user")
    return found.order_by(german_order(F("user__name")))


def usual(rows: Iterable[Month]) -> str:
    """Who was named last as a substitute for these participants: whoever is absent again is proposed the same one."""
    keys = [one.person.pk for one in rows]
    named = standing(Situation.objects.filter(attribute=SUBSTITUTE, person__in=keys)).order_by("-recorded_at")
    return next((row.value for row in named if row.until_day is None or row.until_day > row.from_day), "")


def stand_ins(whose: Membership) -> list[Membership]:
    """Who may be named for somebody: members of today but this one."""
    found = Membership.objects.filter(until_day=None, role__in=(*LOOK_AFTER, "substitute", "project_lead"))
    return list(found.exclude(pk=whose.pk).select_related("user").order_by(german_order(F("user__name"))))


def participants(access: Access, whose: Membership, first: date, own: bool = False) -> list[Person]:
    """Whom somebody looks after in a month, or (unless ``own``) is named as a substitute for."""
    found = access.persons().filter(pk__in=_looked_after(access, whose, first, own))
    return list(found.select_related("counsellor__user").order_by("sort_key", "pk"))


def _looked_after(access: Access, whose: Membership, first: date, own: bool = False) -> set[UUID]:
    day = min(access.today, month_after(first))
    attributes = ("project_worker",) if own else ("project_worker", "substitute")
    members = list(Membership.objects.filter(user_id=whose.user_id).values_list("pk", flat=True))
    assigned = named_on(None, whose.code, day, attributes)
    found = access.people().filter(Q(counsellor__in=members) | Q(pk__in=assigned))
    return set(found.values_list("pk", flat=True))


@policy(Permission.ACCOMPANY, Permission.RECORD_CONTACTS)
def record(request: Any, key: UUID) -> HttpResponse:
    """The contact record of one participant as a PDF."""
    person, first = shown.human(request, key, "monat/nachweis"), month_asked(request)
    found = months(request.access, [person], first)
    return _pdf(record_of(request.access, found, first), f"{person.number}-{first:%Y-%m}")


@policy(Permission.ACCOMPANY, Permission.READ_CLIENTS)
def records(request: Any) -> HttpResponse:
    """The contact records of all participants of a sheet in one PDF."""
    access: Access = request.access
    first, whose = month_asked(request), worker_asked(request)
    found = sorted(shown_in(access, whose, first, entries=True), key=lambda one: (one.person.sort_key, one.person.pk))
    if not found:
        raise Http404
    request.reads.append(("monat/nachweis", None, len(found)))
    return _pdf(record_of(access, found, first), f"{whose.code}-{first:%Y-%m}")


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''kontaktnachweis-{quote(name)}.pdf"
    return answer
