"""A provider's deviations and notices: what was not met, why, who reviewed it, what went to the grant authority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktdichte.web import letters
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import notices
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import NoConcept, refresh
from kontaktdichte.web.forms.notices import SendForm
from kontaktdichte.web.models import Deviation, Notice, NoticeDraft, Partner, Project
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.models.sharing import marked
from kontaktdichte.web.unmet import REASON, REVIEW, TOLD, Unmet, authority, numbers, open_duties, undisclosed
from kontaktdichte.web.views.shown import paged
from kontaktdichte.web.views.told_duties import words

SHOWN, SENT = 20, "sent"  # rows of one list unless it is asked for alone, as notices sent are by this word


@dataclass(frozen=True)
class Batch:
    """What one notice would tell: a project and a month."""

    project: Project
    month: date
    rows: list[Unmet]
    waiting: int  # for a reason or a review
    draft: bool  # somebody has left one

    @property
    def by(self) -> date | None:
        """The earliest last day of notice."""
        return min((one.duty.notice_by for one in self.rows if one.duty.notice_by), default=None)


@policy(Permission.ACCOMPANY)
@require_safe
def listed(request: Any) -> HttpResponse:
    """Own participants; for the lead of projects everybody, what to review, and what goes out as notices."""
    access: Access = request.access
    lead = access.may(Permission.LEAD_PROJECT)
    try:
        refresh(access)
    except NoConcept:
        return render(request, "today/begin.html")
    rows = open_duties(None if lead else access.mine())
    parts = {name: [one for one in rows if one.step == name] for name in (REASON, REVIEW, TOLD)}
    part = request.GET.get("teil", "")
    page = paged(request, parts.get(part, _every_sent() if lead and part == SENT else ()))
    context = {
        "counts": {name: len(found) for name, found in parts.items()}, "part": part, "page": page,
        "lists": {name: list(page) if name == part else found[:SHOWN] for name, found in parts.items()},
        "w": words(access, [one.duty for one in rows]), "lead": lead, "all_sent": SENT,
        "homeless": [one for one in rows if one.project is None],
    }  # fmt: skip
    context |= _for_lead(rows, list(page) if part == SENT else None) if lead else {}
    request.reads.append(("abweichungen", None, len({one.person.pk for one in rows})))
    return render(request, "notices/page.html", context)


def _batches(rows: list[Unmet]) -> list[Batch]:
    """By project and month, the most urgent first."""
    groups: dict[tuple[UUID, date], list[Unmet]] = {}
    for one in rows:
        if one.project is not None and one.step != TOLD:
            groups.setdefault((one.project.pk, one.month), []).append(one)
    left = set(NoticeDraft.objects.filter(notice=None).values_list("project", "month"))
    found = [
        Batch(group[0].project, month, group, sum(one.step in (REASON, REVIEW) for one in group), (key, month) in left)
        for (key, month), group in groups.items() if group[0].project is not None
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.by or date.max, one.month, one.project.number))


def _for_lead(rows: list[Unmet], sent: list[Notice] | None) -> dict[str, Any]:
    """What goes out and went out; ``sent``: the notices of the page asked for, None for the latest."""
    shown = _sent(_every_sent()[:SHOWN] if sent is None else sent)
    return {
        "batches": _batches(rows), "undisclosed": undisclosed(), "sent": shown, "sent_count": _every_sent().count()
    }  # fmt: skip


def _every_sent() -> QuerySet[Notice]:
    return Notice.objects.order_by("-sent_on", "-recorded_at")


def _sent(notices_: Iterable[Notice]) -> list[tuple[Notice, int]]:
    """Notices, each with the number of answers to take over."""
    found = list(notices_)
    waiting = Counter(item.notice_id for item, _answer, _now in notices.outstanding(found))
    return [(one, waiting[one.pk]) for one in found]


@policy(Permission.LEAD_PROJECT)
@require_POST
def review(request: Any) -> HttpResponse:
    """The reasons ticked have been read and may go out."""
    rows = standing(Deviation.objects.filter(pk__in=_keys(request.POST.getlist("grund"))))
    for row in rows:
        notices.review(access=request.access, deviation=row)
    request.reads.append(("abweichungen", None, len({row.person_id for row in rows})))
    messages.success(request, _("Reviewed: %(n)d.") % {"n": len(rows)})
    return redirect("deviations")


def _keys(texts: list[str]) -> list[UUID]:
    try:
        return [UUID(one) for one in texts]
    except ValueError:
        raise Http404 from None


@policy(Permission.LEAD_PROJECT)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: Any, project: UUID, month: str) -> HttpResponse:
    """What a notice would tell, as it would be told; sending it stores it, and nobody changes it afterwards."""
    access: Access = request.access
    found, first = _project(project), _month(month)
    draft = notices.draft_of(found, first)
    form = SendForm(access.today, request.POST or None, initial=_left(access, draft))
    chosen, status = _chosen(request, draft), 200
    if "brief" in request.POST:
        return _letter_of(request, found, first, chosen or [])
    if request.method == "POST":
        status = 422
        if "entwurf" in request.POST:
            if form.is_valid() or not set(form.errors) - {"sent_on"}:
                return _kept(request, found, first, form)
        elif form.is_valid():
            try:
                sent = notices.send(access=access, project=found, month=first, chosen=chosen or [], **form.cleaned_data)
            except Stale:
                status = 409
            except Refused as error:
                form.add_error(None, error.told(access.language))
            else:
                request.reads.append(("mitteilung", None, sent.items.count()))
                messages.success(request, _("The notice is stored as sent. Nobody changes it from now on."))
                return redirect("notice", key=sent.pk)
    rows = notices.to_report(found, first)
    ticked = {one.key for one in rows if (one.explained if chosen is None else one.key in chosen)}
    context = _letter(request, found, first, rows) | {
        "form": form, "stale": status == 409, "ticked": ticked, "draft": draft,
        "gone": len(set(draft.chosen) - {one.key for one in rows}) if draft else 0,
    }  # fmt: skip
    return render(request, "notices/prepare.html", context, status=status)


def _left(access: Access, draft: NoticeDraft | None) -> dict[str, Any]:
    """What the form says at first: what was left as a draft."""
    said = {"sent_on": access.today, "way": "letter"}
    return said | {name: getattr(draft, name) for name in ("way", "reference", "remark")} if draft else said


def _chosen(request: Any, draft: NoticeDraft | None) -> list[str] | None:
    """The duties that are ticked; None where nobody has chosen yet."""
    if request.method == "POST":
        return list(request.POST.getlist("pflicht"))
    return list(draft.chosen) if draft is not None else None


def _kept(request: Any, project: Project, month: date, form: SendForm) -> HttpResponse:
    """The draft is stored, and shown again as it is stored."""
    said = {name: form.cleaned_data[name] for name in ("way", "reference", "remark")}
    reviewed = request.POST["entwurf"] == "geprueft"
    chosen = request.POST.getlist("pflicht")
    notices.keep(access=request.access, project=project, month=month, chosen=chosen, reviewed=reviewed, **said)
    messages.success(request, _("The draft is stored as reviewed.") if reviewed else _("The draft is stored."))
    return redirect("notice-prepare", project=project.pk, month=f"{month:%Y-%m}")


def _letter(request: Any, project: Project, month: date, rows: list[Unmet]) -> dict[str, Any]:
    request.reads.append(("mitteilung", None, len({one.person.pk for one in rows})))
    known = numbers(project.partner, [one.person.pk for one in rows])
    return {
        "project": project, "month": month, "rows": rows, "w": words(request.access, [one.duty for one in rows]),
        "numbers": {one.person.pk: known.get(one.person.pk, one.person.number) for one in rows},
        "authority": authority(project), "review": REVIEW,
    }  # fmt: skip


def _letter_of(request: Any, project: Project, month: date, chosen: list[str]) -> HttpResponse:
    """The letter of what is ticked, stored nowhere."""
    rows = [one for one in notices.to_report(project, month) if one.key in chosen and one.step != REVIEW]
    said = _letter(request, project, month, rows)
    return _pdf(letters.draft(request.access, project, month, rows, said["numbers"], said["authority"]), project, month)


def _pdf(content: bytes, project: Any, month: date) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    name = quote(f"mitteilung-{project.number}-{month:%Y-%m}.pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


@policy(Permission.LEAD_PROJECT)
@require_safe
def letter(request: Any, key: UUID) -> HttpResponse:
    """A notice as it was sent, as a PDF."""
    found = get_object_or_404(Notice.objects.select_related("project"), pk=key)
    items = list(found.items.order_by("number", "window"))
    request.reads.append(("mitteilung/brief", None, len({one.person_id for one in items})))
    return _pdf(letters.sent(request.access, found, items, authority(found.project)), found.project, found.month)


def _project(key: UUID) -> Project:
    return get_object_or_404(Project.objects.select_related("subject"), pk=key)


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None


@policy(Permission.LEAD_PROJECT)
@require_safe
def notice(request: Any, key: UUID) -> HttpResponse:
    """A notice as it was sent, with the authority's answers; what is not taken over yet is one click away."""
    found = get_object_or_404(Notice, pk=key)
    items = list(marked(found.items.all()).select_related("person").order_by("number", "window"))
    request.reads.append(("mitteilung", None, len({one.person_id for one in items})))
    context = {
        "notice": found, "items": items, "answers": notices.answers(found), "w": words(request.access, items),
        "waiting": len(notices.outstanding([found])),
        "authority": Partner.objects.filter(partner=found.partner).first(),
        "draft": NoticeDraft.objects.filter(notice=found).first(),
    }  # fmt: skip
    return render(request, "notices/notice.html", context)


@policy(Permission.LEAD_PROJECT)
@require_POST
def take_over(request: Any, key: UUID) -> HttpResponse:
    """The authority's answers become the status of the reasons: rejected means missed again."""
    found = get_object_or_404(Notice, pk=key)
    count = notices.take_over(access=request.access, notice=found)
    messages.success(request, _("Answers taken over: %(n)d.") % {"n": count})
    return redirect("notice", key=found.pk)


@policy(Permission.LEAD_PROJECT)
@require_POST
def disclose(request: Any, project: UUID) -> HttpResponse:
    """The grant authority reads the duties of this project, by number."""
    try:
        count = notices.disclose(access=request.access, project=_project(project))
        messages.success(request, _("Published to the grant authority by number: %(n)d.") % {"n": count})
    except Refused as error:
        messages.error(request, error.told(request.access.language))
    return redirect("deviations")
