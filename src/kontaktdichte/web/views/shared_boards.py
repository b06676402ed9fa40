"""The Jobcenter's page of its clients in projects: verdicts of a month, what is new, what waits for its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kontaktdichte.rules.reasons import label
from kontaktdichte.web import shared_boards as boards
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.clock import beginning, month_after
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import Assignment, Person
from kontaktdichte.web.shared_boards import Shown
from kontaktdichte.web.views.pictured import VERDICTS, pictured
from kontaktdichte.web.views.shown import SHOWN, key_of, month_of

PAGE = 50
NAMES = {  # what each figure counts
    boards.OVERDUE: _("mandatory duties overdue"),
    boards.MISSED: _("missed in the last 31 days"),
    boards.REASONED: _("missed with reason in the last 31 days"),
    boards.DISPUTED: _("disputed entries"),
    boards.PLANS: _("perspective plans that wait for your agreement"),
    boards.CONFERENCES: _("case conferences wanted"),
    boards.ASSIGNED: _("assigned and not taken in yet"),
}
DAYS = {  # what the day of a row of a figure is
    boards.DISPUTED: _("day of the contact"), boards.PLANS: _("asked on"), boards.ASSIGNED: _("wanted entry"),
    boards.CONFERENCES: _("date, else day of the need"),
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """An item with one's own client, where it is linked to one, and the duty in words."""

    item: Shown
    person: Person | None
    project: str
    rule: str


@policy(Permission.SEE_SHARED)
@require_safe
def jobcenter(request: Any) -> HttpResponse:
    """All of this Jobcenter's clients in projects, ``?monat=2026-10`` (else the running month)."""
    access: Access = request.access
    month = month_of(request.GET.get("monat"), beginning(access.today))
    found, at_most = boards.board(access, month), None if "alle" in request.GET else SHOWN
    request.reads.append(("in-projekten/lage", None, len({one.assignment for one in _every(found)})))
    context = {
        "board": found,
        "month": month,
        "month_named": f"{month:%Y-%m}",
        "before": beginning(month - timedelta(1)),
        "next": month_after(month),
        "figures": [(code, NAMES[code], len(items)) for code, items in found.items.items()],
        "running": beginning(access.today),
        "reports": boards.unacknowledged(access) if access.may(Permission.AGREE) else 0,
        "rows": found.projects[:at_most],
        "agreements": found.agreements[:at_most],
        "words": {code: str(word) for code, word in VERDICTS.items()},
    } | pictured(request, ((f"{one.name} ({one.provider})", one.counts) for one in found.projects), month)
    return render(request, "boards/jobcenter.html", context)


def _every(found: boards.SharedBoard) -> list[Shown]:
    return [one for items in found.items.values() for one in items]


@policy(Permission.SEE_SHARED)
@require_safe
def behind(request: Any, figure: str) -> HttpResponse:
    """The list behind a number; of the verdicts of a month: ``?monat=``, ``?urteil=``, ``?projekt=``."""
    access: Access = request.access
    month = month_of(request.GET.get("monat"), beginning(access.today))
    found, verdict = items(request, figure, month), request.GET.get("urteil", "")
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    shown = rows(access, list(page))
    request.reads.append((f"in-projekten/lage/{figure}", None, len({one.item.assignment for one in shown})))
    context = {
        "figure": figure, "name": named(figure), "rows": shown, "page": page,
        "count": len(found), "query": request.GET.urlencode(),
        "day_name": DAYS.get(figure, _("last day")), "month": month, "verdict": verdict,
        "with_rule": any(one.rule for one in shown), "of_month": figure == boards.JUDGED,
        "verdicts": VERDICTS,
    }  # fmt: skip
    return render(request, "boards/shared.html", context)


def named(figure: str) -> Any:
    """What a list is called."""
    return NAMES.get(figure, _("duties of the month"))


def items(request: Any, figure: str, month: date) -> list[Shown]:
    """What a list holds, as its address asks. Raises Http404."""
    access: Access = request.access
    if figure != boards.JUDGED:
        if figure not in NAMES:
            raise Http404
        return boards.counted(access, figure)
    asked, found = request.GET, boards.in_month(access, month)
    if verdict := asked.get("urteil"):
        found = found.filter(verdict=verdict)
    if (text := asked.get("projekt")) is not None:
        found = found.filter(sharing__project=key_of(text))
    return boards.duties(found)


def rows(access: Access, items: Sequence[Shown]) -> list[Row]:
    """Items with one's own clients and words."""
    keys = {one.assignment for one in items if one.assignment is not None}
    own = Assignment.objects.filter(organisation=access.organisation, pk__in=keys, person__in=access.persons())
    known: dict[UUID, Assignment] = {one.pk: one for one in own.select_related("person")}
    said = []
    for one in items:
        assignment = known.get(one.assignment) if one.assignment is not None else None
        rule = concept_named(one.concept).rules[one.rule] if one.rule else None
        said.append(Row(
            one, assignment.person if assignment else None, assignment.project_name if assignment else "",
            label(rule.label, access.language) if rule is not None else "",
        ))  # fmt: skip
    return said
