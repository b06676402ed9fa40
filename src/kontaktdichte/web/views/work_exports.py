"""Trials, costs and working meetings as files: the same rows and rights as on their pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontaktdichte.reports.lists import Cell, Column, Form
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.models import CooperationAgreement
from kontaktdichte.web.templatetags.kd import day_before, euros
from kontaktdichte.web.views import met, work
from kontaktdichte.web.views.project_exports import DAY, NUMBER, answered
from kontaktdichte.web.views.shared_meetings import agreements_of


@policy(Permission.ACCOMPANY)
@require_safe
def trials(request: Any, form: Form) -> HttpResponse:
    """Work trials and internships of all participants, the latest first."""
    access: Access = request.access
    rows = list(work.trials(access))
    request.reads.append(("erprobungen/ausgabe", None, len({one.person_id for one in rows})))
    columns = [
        Column("subject", _("Number")), Column("name", _("Name")), Column("kind", _("Kind of trial")),
        Column("employer", _("Employer")), Column("from", _("First day"), DAY),
        Column("planned", _("Last day as planned"), DAY), Column("until", _("Last day in fact"), DAY),
        Column("result", _("Result")),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [one.person.number, str(one.person), one.get_kind_display(), str(one.employer), one.from_day,
         day_before(one.planned_until) if one.planned_until else None,
         day_before(one.until_day) if one.until_day else None, one.get_result_display() or None]
        for one in rows
    ]  # fmt: skip
    return answered(access, _("Work trials and internships"), columns, lines, form, "erprobungen")


@policy(Permission.ACCOMPANY)
@require_safe
def costs(request: Any, form: Form) -> HttpResponse:
    """Services of all participants with who bears their costs, the latest first."""
    access: Access = request.access
    rows = list(work.costs(access))
    request.reads.append(("kosten/ausgabe", None, len({one.person_id for one in rows})))
    columns = [
        Column("subject", _("Number")), Column("name", _("Name")), Column("service", _("Service")),
        Column("amount", _("Amount in euros")), Column("borne_by", _("Borne by")),
        Column("applied_on", _("Applied for on"), DAY), Column("decision", _("Decision")),
        Column("decided_on", _("Decided on"), DAY), Column("reference", _("Reference")),
    ]  # fmt: skip
    lines: list[list[Cell]] = [
        [one.person.number, str(one.person), one.get_service_display(), euros(one.cents), one.get_borne_by_display(),
         one.applied_on, one.get_decision_display() or None, one.decided_on, one.reference or None]
        for one in rows
    ]  # fmt: skip
    return answered(access, _("Who bears which costs"), columns, lines, form, "kosten")


@policy(Permission.LEAD_PROJECT)
@require_safe
def meetings(request: Any, agreement: UUID, form: Form) -> HttpResponse:
    """Working meetings under one agreement, with each resolution a row."""
    return _meetings(request.access, get_object_or_404(met.mine(request.access), pk=agreement), form)


@policy(Permission.AGREE)
@require_safe
def shared_meetings(request: Any, agreement: UUID, form: Form) -> HttpResponse:
    """The same at the Jobcenter."""
    return _meetings(request.access, get_object_or_404(agreements_of(request.access), pk=agreement), form)


def _meetings(access: Access, agreement: CooperationAgreement, form: Form) -> HttpResponse:
    columns = [
        Column("planned_on", _("Date"), DAY), Column("held_on", _("Took place on"), DAY),
        Column("of_provider", _("Present for the provider")), Column("of_jobcenter", _("Present for the Jobcenter")),
        Column("minutes", _("Minutes of the meeting")), Column("number", _("No."), NUMBER),
        Column("what", _("Resolution")),
        Column("who", _("Who")), Column("until", _("Until when"), DAY), Column("done_on", _("Done on"), DAY),
    ]  # fmt: skip
    lines: list[list[Cell]] = []
    for one in met.meetings(agreement):
        now = one.now
        head: list[Cell] = [
            now.planned_on, now.held_on, now.of_provider or None, now.of_jobcenter or None, now.minutes or None,
        ]  # fmt: skip
        lines += [
            [*head, place, row.what, row.who or None, row.until_day, row.done_on]
            for place, row in enumerate(one.resolutions, start=1)
        ] or [[*head, *[None] * 5]]
    chosen = f"{agreement.number}, {agreement.project_name}"
    return answered(access, _("Working meetings"), columns, lines, form, "arbeitstreffen", chosen)
