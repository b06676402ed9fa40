"""Lists between provider, Jobcenter and grant authority as files: the same rows and rights as on their pages.

In: a member's page. Out: XLSX or CSV with every row, not only those of one page. What a partner does not read on the
page stands in no file either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Literal

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontaktdichte.reports.lists import Cell, Column, Form, Listed
from kontaktdichte.web import grants
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.evaluations import refresh
from kontaktdichte.web.forms.in_projects import InProjectsFilter
from kontaktdichte.web.models import CooperationAgreement, Notice, NoticeAnswer, Project
from kontaktdichte.web.templatetags.kd import called
from kontaktdichte.web.unmet import NOTICE, REASON, REVIEW, TOLD, open_duties
from kontaktdichte.web.views.agreed import Agreed, agreed
from kontaktdichte.web.views.conferences import every
from kontaktdichte.web.views.exports import about, file
from kontaktdichte.web.views.in_project import readable, told
from kontaktdichte.web.views.month import month_asked, narrowed, shown_in, worker_asked
from kontaktdichte.web.views.shared_agreements import shared
from kontaktdichte.web.views.shown import month_of
from kontaktdichte.web.views.told_duties import words

DAY: Literal["day"] = "day"
NUMBER: Literal["number"] = "number"


def answered(
    access: Access, title: str, columns: list[Column], rows: Iterable[list[Cell]], form: Form, name: str,
    chosen: str = "",
) -> HttpResponse:  # fmt: skip
    """The file of one list; ``chosen``: what it was narrowed to."""
    found = list(rows)
    listed = Listed(title, columns, found, about(access, chosen or _("everything"), len(found)))
    return file(access, listed, form, f"{name}-{access.today}")


def _of_duty() -> list[Column]:
    return [
        Column("subject", _("Number")), Column("rule_label", _("Rule")), Column("window", _("Window"), DAY),
        Column("hard", _("Deadline"), DAY), Column("need", _("Needed"), NUMBER),
        Column("counted", _("Counted"), NUMBER),
    ]  # fmt: skip


def _duty(number: str, row: Any, rules: dict[str, dict[str, str]]) -> list[Cell]:
    return [number, rules.get(row.rule, {}).get("label", row.rule), row.window, row.hard, row.need, row.counted]


def _last(row: Any) -> Cell:
    """The last day of a span."""
    return row.until_day - timedelta(1) if row.until_day else None


@policy(Permission.ACCOMPANY)
@require_safe
def deviations(request: Any, form: Form) -> HttpResponse:
    """Mandatory duties that were not met: own participants', for the lead everybody's."""
    access: Access = request.access
    refresh(access)
    rows = open_duties(None if access.may(Permission.LEAD_PROJECT) else access.mine())
    w = words(access, [one.duty for one in rows])
    steps = {REASON: _("reason is missing"), REVIEW: _("to be reviewed"), NOTICE: _("notices to prepare"),
             TOLD: _("told, not accepted")}  # fmt: skip
    request.reads.append(("abweichungen/ausgabe", None, len({one.person.pk for one in rows})))
    columns = [
        *_of_duty(), Column("name", _("Name")), Column("project", _("Project")), Column("step", _("Step")),
        Column("reason", _("Reason")), Column("notice_by", _("Notice by"), DAY), Column("told_on", _("Told on"), DAY),
        Column("disputed", _("disputed")),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            *_duty(one.person.number, one.duty, w.rules), str(one.person), one.project.number if one.project else None,
            str(steps[one.step]), called(one.deviation.reason, w.reasons) if one.explained and one.deviation else None,
            one.duty.notice_by, one.duty.told_on, _("yes") if one.disputed else _("no"),
        ]
        for one in rows
    ]  # fmt: skip
    return answered(access, _("Deviations"), columns, lines, form, "abweichungen")


@policy(Permission.LEAD_PROJECT)
@require_safe
def sent(request: Any, form: Form) -> HttpResponse:
    """Every notice that was sent, with its answers."""
    access: Access = request.access
    found = list(Notice.objects.filter(organisation=access.organisation).order_by("-sent_on", "-recorded_at"))
    names, said = grants.providers(), {one.pk: Counter[str]() for one in found}
    answers = NoticeAnswer.objects.filter(notice__in=said).order_by("recorded_at")
    for answer in {row.item: row for row in answers}.values():
        said[answer.notice][answer.verdict] += 1
    request.reads.append(("mitteilungen/ausgabe", None, 0))
    columns = [
        Column("project", _("Project")), Column("month", _("Month")), Column("partner", _("Grant authority")),
        Column("sent_on", _("Sent on"), DAY), Column("way", _("How")), Column("reference", _("Own reference")),
        Column("by", _("Sent by")), Column("accepted", _("accepted"), NUMBER),
        Column("rejected", _("rejected"), NUMBER),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            f"{one.project_number}, {one.project_name}", date_format(one.month, "F Y"), names.get(one.partner),
            one.sent_on, one.get_way_display(), one.reference or None, one.sent_by, said[one.pk]["accepted"],
            said[one.pk]["rejected"],
        ]
        for one in found
    ]  # fmt: skip
    return answered(access, _("Notices sent"), columns, lines, form, "mitteilungen")


@policy(Permission.GRANT)
@require_safe
def inbox(request: Any, form: Form) -> HttpResponse:
    """Duties that were told and wait for an answer, by number."""
    access: Access = request.access
    items = list(grants.inbox(access))
    w = words(access, items)
    request.reads.append(("bewilligung/ausgabe", None, len(items)))
    columns = [
        Column("project", _("Project")), Column("provider", _("Provider")), *_of_duty(), Column("reason", _("Reason")),
        Column("notice_by", _("Notice by"), DAY), Column("sent_on", _("Sent on"), DAY),
        Column("disputed", _("disputed")),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            one.notice.project_number, one.notice.provider, *_duty(one.number, one, w.rules),
            called(one.reason, w.reasons) if one.reason else None, one.notice_by, one.notice.sent_on,
            _("yes") if one.disputed else _("no"),
        ]
        for one in items
    ]  # fmt: skip
    return answered(access, _("Notices to answer, the oldest first"), columns, lines, form, "eingang")


@policy(Permission.GRANT)
@require_safe
def granted(request: Any, form: Form) -> HttpResponse:
    """All projects of the authority with what closed in a month, ``?monat=2026-10``."""
    access: Access = request.access
    first = access.today.replace(day=1)
    month = month_of(request.GET.get("monat"), (first - timedelta(1)).replace(day=1))
    rows = grants.figures(access, month, grants.providers())
    columns = [
        Column("number", _("Project number")), Column("project", _("Project")), Column("provider", _("Provider")),
        *(Column(verdict, said, NUMBER) for verdict, said in zip(
            grants.VERDICTS, (_("fulfilled"), _("missed with reason"), _("missed")), strict=True
        )),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [one.number, one.name, one.provider, *(one.counts[verdict] for verdict in grants.VERDICTS)] for one in rows
    ]
    return answered(access, _("Projects"), columns, lines, form, "projekte", date_format(month, "F Y"))


@policy(Permission.ACCOMPANY, Permission.READ_CLIENTS)
@require_safe
def month(request: Any, form: Form) -> HttpResponse:
    """A worker's month sheet."""
    access: Access = request.access
    first, whose = month_asked(request), worker_asked(request)
    rows = [one for one in narrowed(request, shown_in(access, whose, first)) if one.owed is not None]
    request.reads.append(("monat/ausgabe", None, len(rows)))
    columns = [
        Column("subject", _("Number")), Column("name", _("Name")), Column("need", _("Needed"), NUMBER),
        Column("counted", _("Counted"), NUMBER), Column("missing", _("Missing"), NUMBER),
        Column("left", _("Working days left"), NUMBER), Column("latest", _("Still possible until"), DAY),
        Column("sentence", _("What is owed")),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [one.person.number, str(one.person), owed.need, owed.counted, owed.missing, owed.left, owed.latest,
         owed.sentence]
        for one in rows if (owed := one.owed) is not None
    ]  # fmt: skip
    chosen = f"{whose.user}, {date_format(first, 'F Y')}"
    return answered(access, _("Month sheet"), columns, lines, form, f"monat-{first:%Y-%m}", chosen)


@policy(Permission.LEAD_PROJECT)
@require_safe
def projects(request: Any, form: Form) -> HttpResponse:
    """All projects, each with its agreements."""
    access: Access = request.access
    mine = {"organisation": access.organisation}
    agreements = list(CooperationAgreement.objects.filter(**mine).order_by("number"))
    said, names = agreed(agreements), grants.providers()
    columns = [
        Column("number", _("Project number")), Column("project", _("Project")), Column("from", _("First day"), DAY),
        Column("until", _("Last day"), DAY), Column("partner", _("Grant authority")), *_of_agreement(_("Jobcenter")),
    ]  # fmt: skip
    lines: list[list[Cell]] = []
    for project in Project.objects.filter(**mine).order_by("number"):
        about_it: list[Cell] = [
            project.number, project.name, project.from_day, _last(project),
            names.get(project.partner) if project.partner else None,
        ]  # fmt: skip
        own = [one for one in agreements if one.project_id == project.pk]
        lines += [[*about_it, *_agreement(one, names.get(one.partner), said.get(one.pk))] for one in own]
        lines += [] if own else [[*about_it, *[None] * 5]]
    return answered(access, _("Projects"), columns, lines, form, "projekte")


@policy(Permission.AGREE)
@require_safe
def agreements(request: Any, form: Form) -> HttpResponse:
    """What providers have agreed on with this Jobcenter."""
    access: Access = request.access
    rows, names = list(shared(access)), grants.providers()
    said = agreed(rows)
    columns = [Column("project", _("Project")), *_of_agreement(_("Provider"))]
    lines = [[one.project_name, *_agreement(one, names.get(one.organisation_id), said.get(one.pk))] for one in rows]
    return answered(access, _("Cooperation agreements"), columns, lines, form, "vereinbarungen")


def _of_agreement(partner: str) -> list[Column]:
    return [
        Column("agreement", _("Agreement")), Column("with", partner), Column("begins", _("From"), DAY),
        Column("ends", _("Until"), DAY), Column("agreed_on", _("Agreed to")),
    ]  # fmt: skip


def _agreement(one: CooperationAgreement, partner: str | None, said: Agreed | None) -> list[Cell]:
    word = _("not yet")
    if said is not None:
        word = f"{said.answer.on:%d.%m.%Y}" if said.answer.given else _("not agreed")
        word += f", {_('amended since')}" if said.answer.given and said.amended else ""
    return [one.number, partner, one.from_day, _last(one), word]


@policy(Permission.SEE_SHARED)
@require_safe
def in_projects(request: Any, form: Form) -> HttpResponse:
    """Clients of the Jobcenter in projects, with what providers publish of them."""
    access: Access = request.access
    every = readable(access)
    asked = InProjectsFilter(access, every, request.GET)
    found = told(access, list(asked.narrowed(every)))
    request.reads.append(("projekte/klienten/ausgabe", None, len(found)))
    columns = [
        Column("subject", _("Number")), Column("name", _("Name")), Column("project", _("Project")),
        Column("provider", _("Provider")), Column("as", _("Participant number")),
        Column("last_on", _("Last contact"), DAY), Column("overdue", _("overdue"), NUMBER),
        Column("missed", _("missed"), NUMBER), Column("until", _("Shared until"), DAY),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [
            one.assignment.person.number, str(one.assignment.person), one.assignment.project_name, one.provider,
            one.sharing.number, one.last.on if one.last else None, one.verdicts.get("overdue", 0),
            one.verdicts.get("missed", 0), _last(one.sharing),
        ]
        for one in found if one.sharing is not None
    ]  # fmt: skip
    return answered(access, _("Clients in projects"), columns, lines, form, "in-projekten", asked.told())


@policy(Permission.ACCOMPANY)
@require_safe
def conferences(request: Any, form: Form) -> HttpResponse:
    """Case conferences of all participants, what is still open first."""
    access: Access = request.access
    rows = list(every(access))
    request.reads.append(("fallberatungen/ausgabe", None, len(rows)))
    columns = [
        Column("subject", _("Number")), Column("name", _("Name")), Column("topic", _("Topic")),
        Column("need_on", _("Needed since"), DAY), Column("asked", _("asked for by the Jobcenter")),
        Column("planned_on", _("Date"), DAY), Column("held_on", _("Took place on"), DAY),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [one.person.number, str(one.person), one.topic, one.need_on, _("yes") if one.request else _("no"),
         one.planned_on, one.held_on]
        for one in rows
    ]  # fmt: skip
    return answered(access, _("Case conferences"), columns, lines, form, "fallberatungen")
