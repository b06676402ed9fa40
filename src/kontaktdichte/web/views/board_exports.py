"""The lists behind the numbers of the boards as files, and the numbers by project: the rows and rights of the pages.

In: a member's board. Out: XLSX or CSV with every row, not only those of one page.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontaktdichte.reports.lists import Cell, Column, Form
from kontaktdichte.web import boards, shared_boards
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.clock import beginning
from kontaktdichte.web.evaluations import refresh
from kontaktdichte.web.models import Project
from kontaktdichte.web.views import boards as pages
from kontaktdichte.web.views import shared_boards as shared_pages
from kontaktdichte.web.views.pictured import VERDICTS
from kontaktdichte.web.views.project_exports import DAY, NUMBER, answered
from kontaktdichte.web.views.shown import month_of


def _named(project: Project | None) -> str | None:
    return f"{project.number}, {project.name}" if project is not None else None


@policy(Permission.LEAD_PROJECT)
@require_safe
def of_lead(request: Any, form: Form) -> HttpResponse:
    """Every number of the lead's board, by project; places with who refills them stay on the page."""
    access: Access = request.access
    refresh(access)
    found = boards.board(access)
    request.reads.append(("projekte/lage/ausgabe", None, pages.people(found)))
    columns = [
        Column("project", _("Project")), *(Column(one.code, one.name, NUMBER) for one in pages.figures(found)),
        Column("provided", _("provided"), NUMBER), Column("filled", _("filled"), NUMBER),
        Column("free", str(pages.FREE), NUMBER),
    ]  # fmt: skip
    lines: list[list[Cell]] = []
    for key, project in found.projects.items():
        places = found.places.get(key)
        free: list[Cell] = [places.provided, places.filled, places.free] if places is not None else [None] * 3
        lines.append([_named(project), *(found.by_project[code][key] for code in boards.FIGURES), *free])
    return answered(access, _("Projects at a glance"), columns, lines, form, "im-blick")


@policy(Permission.LEAD_PROJECT)
@require_safe
def behind_lead(request: Any, form: Form, figure: str) -> HttpResponse:
    """The list behind a number of the lead's board, ``?projekt=``: of one project."""
    access: Access = request.access
    refresh(access)
    found, items, project = pages.asked(request, figure)
    rows = pages.rows(access, figure, found, items)
    request.reads.append((f"projekte/lage/{figure}/ausgabe", None, len({one.person.pk for one in rows})))
    columns = [
        Column("subject", _("Number")), Column("name", _("Name")), Column("project", _("Project")),
        Column("missing", _("Missing"), NUMBER), Column("rule", _("Rule")), Column("until", _("until"), DAY),
        Column("late", str(pages.NAMES[figure][1])),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            one.person.number, str(one.person), _named(one.project), one.item.missing or None, one.rule or None,
            one.item.by, _("yes") if one.item.late else _("no"),
        ]
        for one in rows
    ]  # fmt: skip
    chosen = _named(project) or _("All projects")
    return answered(access, str(pages.NAMES[figure][0]), columns, lines, form, figure, chosen)


@policy(Permission.SEE_SHARED)
@require_safe
def of_jobcenter(request: Any, form: Form) -> HttpResponse:
    """Mandatory duties of the Jobcenter's clients in a month, by project."""
    access: Access = request.access
    month = month_of(request.GET.get("monat"), beginning(access.today))
    rows = shared_boards.months(access, month)
    request.reads.append(("in-projekten/lage/ausgabe", None, 0))
    columns = [
        Column("project", _("Project")), Column("provider", _("Provider")),
        *(Column(verdict, str(VERDICTS[verdict]), NUMBER) for verdict in shared_boards.VERDICTS),
    ]  # fmt: skip
    lines: list[list[Cell]] = [[one.name or None, one.provider, *(n for _verdict, n in one.numbers)] for one in rows]
    return answered(access, _("Projects at a glance"), columns, lines, form, "projekte", date_format(month, "F Y"))


@policy(Permission.SEE_SHARED)
@require_safe
def behind_jobcenter(request: Any, form: Form, figure: str) -> HttpResponse:
    """The list behind a number of the Jobcenter's board; of a month: ``?monat=``, ``?urteil=``, ``?projekt=``."""
    access: Access = request.access
    month = month_of(request.GET.get("monat"), beginning(access.today))
    rows = shared_pages.rows(access, shared_pages.items(request, figure, month))
    request.reads.append((f"in-projekten/lage/{figure}/ausgabe", None, len({one.item.assignment for one in rows})))
    columns = [
        Column("name", _("Name")), Column("project", _("Project")), Column("rule", _("Rule")),
        Column("verdict", _("Verdict")), Column("on", str(shared_pages.DAYS.get(figure, _("last day"))), DAY),
        Column("disputed", _("disputed")),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            str(one.person) if one.person is not None else one.item.name, one.project or None, one.rule or None,
            _("overdue") if one.item.late and one.rule else _verdict(one.item.verdict), one.item.on,
            _("yes") if one.item.disputed else _("no"),
        ]
        for one in rows
    ]  # fmt: skip
    of_month, verdict = figure == shared_boards.JUDGED, request.GET.get("urteil", "")
    chosen = ", ".join(filter(None, [date_format(month, "F Y"), _verdict(verdict)])) if of_month else ""
    return answered(access, str(shared_pages.named(figure)), columns, lines, form, figure, chosen)


def _verdict(code: str) -> str | None:
    """A verdict in a word; none where there is none, or none that is known."""
    return str(VERDICTS[code]) if code in VERDICTS else None
