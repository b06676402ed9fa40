"""At a provider: reports to Jobcenters, from what is due to the draft, its review, the frozen report and its answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktdichte.reports.jobcenter_report import Step
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions import reports
from kontaktdichte.web.clock import now
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.forms.reports import CorrectForm, PaperForm, PeriodForm, SendForm, WordsForm
from kontaktdichte.web.models import (
    Acknowledgement,
    CooperationAgreement,
    DutyState,
    Partner,
    Person,
    Report,
    Run,
    SentReport,
    UnmetDuty,
)
from kontaktdichte.web.reporting import runs
from kontaktdichte.web.reporting.files import About, Form, basis, sent_facts
from kontaktdichte.web.reporting.periods import Period, due, missed, periods
from kontaktdichte.web.templatetags.kd import day
from kontaktdichte.web.views import report_shown
from kontaktdichte.web.views.stored import stored

PAGE = 20  # agreements


@dataclass(frozen=True)
class Owing:
    """An agreement: the report it owes next, what passed without one, those there are, the periods to choose."""

    agreement: CooperationAgreement
    jobcenter: str
    due: DutyState | None
    missed: list[UnmetDuty]
    reports: list[Standing]
    form: PeriodForm


@dataclass(frozen=True)
class Standing:
    """A report and how far it is; ``answered``: the Jobcenter's acknowledgement, to be read."""

    report: Report
    sent: SentReport | None
    answered: Acknowledgement | None
    corrected: bool

    @property
    def step(self) -> str:
        """How far: draft, reviewed, frozen, sent, acknowledged."""
        step = _step(self.report, self.sent)
        return "acknowledged" if step == "sent" and (self.answered or self.report.acknowledged_on) else step


def _step(report: Report, sent: SentReport | None) -> Step:
    if sent is not None:
        return "sent"
    if report.run_id is not None:
        return "frozen"
    return "reviewed" if report.reviewed_at is not None else "draft"


@policy(Permission.LEAD_PROJECT)
@require_safe
def listed(request: Any) -> HttpResponse:
    """Each agreement with what is due by when, and its reports; first what passed without one, then what is due."""
    access: Access = request.access
    mine = CooperationAgreement.objects.filter(organisation=access.organisation).order_by("number")
    every = list(mine.select_related("project", "subject"))
    names = dict(Partner.objects.filter(organisation=access.organisation).values_list("partner", "name"))
    owed, passed = due(access, every), missed(access, every)

    def urgent(one: CooperationAgreement) -> tuple[bool, date]:
        next_one = owed.get(one.subject_id)
        waits = next_one is not None and next_one.verdict != "fulfilled"
        return not passed[one.subject_id], next_one.hard if next_one is not None and waits else date.max

    page = Paginator(sorted(every, key=urgent), PAGE).get_page(request.GET.get("seite"))
    agreements = list(page)
    known, cells = _standing(access, agreements), periods(access, agreements)
    rows = [
        Owing(
            one, names[one.partner], owed.get(one.subject_id), passed[one.subject_id], known[one.pk],
            _form(one, cells[one.subject_id], known[one.pk]),
        )
        for one in agreements
    ]  # fmt: skip
    return render(request, "reports/page.html", {"rows": rows, "page": page})


def _standing(access: Access, agreements: list[CooperationAgreement]) -> dict[UUID, list[Standing]]:
    """Reports by agreement, the latest period first, a corrected one below its correction."""
    rows = Report.objects.filter(agreement__in=agreements).order_by("-from_day", "-drafted_at")
    sent = {one.report_id: one for one in SentReport.objects.filter(organisation=access.organisation)}
    answers = {one.report: one for one in Acknowledgement.objects.filter(partner=access.organisation)}
    corrected = set(Report.objects.exclude(corrects=None).values_list("corrects", flat=True))
    found: dict[UUID, list[Standing]] = defaultdict(list)
    for one in rows:
        out = sent.get(one.pk)
        found[one.agreement_id].append(Standing(one, out, answers.get(out.pk) if out else None, one.pk in corrected))
    return found


def _form(
    agreement: CooperationAgreement, cells: list[Period], there: list[Standing], data: Any = None
) -> PeriodForm:  # fmt: skip
    """The periods of which there is no report yet; the latest that has ended is chosen."""
    taken = {(one.report.from_day, one.report.until_day) for one in there}
    free = [one for one in cells if (one.first, one.last + timedelta(1)) not in taken]
    choices = [
        (f"{one.first}_{one.last}",
         f"{day(one.first)} – {day(one.last)}" + (f" ({_('still running')})" if one.running else ""))
        for one in free
    ]  # fmt: skip
    chosen = next((f"{one.first}_{one.last}" for one in free if not one.running), None)
    return PeriodForm(choices, data, initial={"period": chosen}, auto_id=f"zeitraum-{agreement.pk}-%s")


@policy(Permission.LEAD_PROJECT)
@require_POST
def draft(request: Any, agreement: UUID) -> HttpResponse:
    """A new draft about one of the periods that are offered."""
    access: Access = request.access
    mine = CooperationAgreement.objects.filter(organisation=access.organisation)
    found = get_object_or_404(mine.select_related("subject"), pk=agreement)
    cells = periods(access, [found])[found.subject_id]
    form = _form(found, cells, _standing(access, [found])[found.pk], request.POST)
    if not form.is_valid():
        messages.error(request, _("Please choose a period without a report."))
        return redirect("reports")
    first, until = form.span()
    try:
        made = reports.draft(access=access, agreement=found, first=first, until=until)
    except Refused as refused:
        messages.error(request, refused.told(access.language))
        return redirect("reports")
    return redirect("report", key=made.pk)


def _telling(step: Callable[[Any, UUID], HttpResponse]) -> Callable[[Any, UUID], HttpResponse]:
    """A step of a report, which says on the report's page why it was refused."""

    @wraps(step)
    def told(request: Any, key: UUID) -> HttpResponse:
        try:
            return step(request, key)
        except Refused as refused:
            messages.error(request, refused.told(request.access.language))
            return redirect("report", key=key)

    return told


@policy(Permission.LEAD_PROJECT)
@require_http_methods(["GET", "HEAD", "POST"])
@_telling
def report(request: Any, key: UUID) -> HttpResponse:
    """A report on its way, or as it was frozen; the lead's words are stored from here."""
    access: Access = request.access
    found = _of(access, key)
    initial = {name: getattr(found, name) for name in reports.WORDS} | {"seen": reports.state(found)}
    form = WordsForm(request.POST or None, initial=initial, auto_id="worte-%s")
    status = stored(request, form, lambda: reports.word(access=access, report=found, **form.cleaned_data))
    if status == 302:
        messages.success(request, _("Stored. The report is to be reviewed again."))
        return redirect("report", key=found.pk)
    return render(request, "reports/report.html", _context(request, found) | {
        "words": form, "stale": status == 409,
    }, status=status)  # fmt: skip


def _context(request: Any, found: Report) -> dict[str, Any]:
    access: Access = request.access
    (standing,) = [one for one in _standing(access, [found.agreement])[found.agreement_id] if one.report.pk == found.pk]
    run = _run(access, found)
    sections = report_shown.shown(request, run, "bericht", access.language)
    answered = standing.answered
    paper = {"on": answered.on, "by": answered.by, "remark": answered.remark} if answered else {"on": access.today}
    names = {one.number: str(one) for one in Person.objects.filter(kind="person", number__in=_numbers(sections))}
    return {
        "report": found, "one": standing, "last": found.until_day - timedelta(1), "sections": sections,
        "partner": Partner.objects.get(organisation=access.organisation, partner=found.agreement.partner),
        "basis": basis(run), "names": names, "seen": reports.state(found),
        "correction": Report.objects.filter(corrects=found).first(),
        "send": SendForm(access.today, initial={"sent_on": access.today, "way": "here"}, auto_id="versand-%s"),
        "correct": CorrectForm(auto_id="korrektur-%s"),
        "paper": PaperForm(access.today, initial=paper, auto_id="bestaetigung-%s"),
    }  # fmt: skip


def _numbers(sections: list[report_shown.ShownSection]) -> set[str]:
    return {row[0] for one in sections for shown in one.tables if shown.table.people for row in shown.rows}


def _run(access: Access, found: Report) -> Run:
    """What is frozen; of a draft what would be, stored nowhere."""
    frozen: Run | None = found.run
    if frozen is not None:
        return frozen
    return Run(person=found.agreement.subject, **runs.frozen(runs.asked(access, found), now()))


@policy(Permission.LEAD_PROJECT)
@require_POST
@_telling
def review(request: Any, key: UUID) -> HttpResponse:
    """The draft has been read, as it was shown."""
    found = _of(request.access, key)
    try:
        reports.review(access=request.access, report=found, seen=request.POST.get("seen", ""))
    except Stale:
        messages.error(request, _("Somebody has changed the words meanwhile; please read them again."))
    else:
        messages.success(request, _("Reviewed. It can be frozen now."))
    return redirect("report", key=found.pk)


@policy(Permission.LEAD_PROJECT)
@require_POST
@_telling
def freeze(request: Any, key: UUID) -> HttpResponse:
    """Evaluate once more and keep it."""
    found = _of(request.access, key)
    reports.freeze(access=request.access, report=found)
    messages.success(request, _("Frozen. Nobody changes this report from now on; it can be sent."))
    return redirect("report", key=found.pk)


@policy(Permission.LEAD_PROJECT)
@require_POST
@_telling
def send(request: Any, key: UUID) -> HttpResponse:
    """Let the Jobcenter read it; the duty of reporting is met by it."""
    access: Access = request.access
    found, form = _of(access, key), SendForm(access.today, request.POST, auto_id="versand-%s")
    if not form.is_valid():
        return render(request, "reports/report.html", _context(request, found) | {"send": form}, status=422)
    reports.send(access=access, report=found, **form.cleaned_data)
    messages.success(request, _("Sent. The Jobcenter reads it from now on, and the contact is recorded."))
    return redirect("report", key=found.pk)


@policy(Permission.LEAD_PROJECT)
@require_POST
@_telling
def correct(request: Any, key: UUID) -> HttpResponse:
    """Another report in its place; both stay visible."""
    access: Access = request.access
    found, form = _of(access, key), CorrectForm(request.POST, auto_id="korrektur-%s")
    if not form.is_valid():
        return render(request, "reports/report.html", _context(request, found) | {"correct": form}, status=422)
    try:
        made = reports.correct(access=access, report=found, **form.cleaned_data)
    except Stale as stale:
        return redirect("report", key=getattr(stale.now, "pk", found.pk))
    messages.success(request, _("A corrected report is drafted; the one that was sent stays as it is."))
    return redirect("report", key=made.pk)


@policy(Permission.LEAD_PROJECT)
@require_POST
@_telling
def take_over(request: Any, key: UUID) -> HttpResponse:
    """The Jobcenter's acknowledgement is recorded here too."""
    access: Access = request.access
    found, form = _of(access, key), PaperForm(access.today, request.POST, auto_id="bestaetigung-%s")
    if not form.is_valid():
        return render(request, "reports/report.html", _context(request, found) | {"paper": form}, status=422)
    reports.take_over(access=access, report=found, **form.cleaned_data)
    messages.success(request, _("The acknowledgement is recorded."))
    return redirect("report", key=found.pk)


@policy(Permission.LEAD_PROJECT)
@require_safe
def file(request: Any, key: UUID, form: Form) -> HttpResponse:
    """The report as a PDF or a workbook, which says how far it is until it is sent."""
    access: Access = request.access
    found = _of(access, key)
    sent = SentReport.objects.filter(report=found).first()
    return report_shown.answer(request, _about(access, found, sent), _run(access, found), form, "bericht/datei")


def _about(access: Access, found: Report, sent: SentReport | None) -> About:
    agreement = found.agreement
    facts = sent_facts(sent, report_shown.corrected_by(sent)) if sent is not None else ()
    partner = Partner.objects.get(organisation=access.organisation, partner=agreement.partner)
    project = f"{agreement.project.number}, {agreement.project_name}"
    return About(agreement.number, project, access.organisation_name, partner.name, facts, _step(found, sent))


def _of(access: Access, key: UUID) -> Report:
    """A report of the own organisation. Raises Http404."""
    mine = Report.objects.filter(organisation=access.organisation)
    return get_object_or_404(mine.select_related("agreement__subject", "agreement__project__subject", "run"), pk=key)
