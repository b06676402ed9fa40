"""Sections about work and what surrounds it: trials and internships, offers of aftercare, costs, working meetings.

Their rows are no facts that the engine reads: what stood when the report was drafted is kept with the run and told
again as it stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kontaktdichte.reports.jobcenter_report import Column, Section, Table
from kontaktdichte.web.models import (
    AftercareOffer,
    Bearer,
    CooperationAgreement,
    Cost,
    Decision,
    Meeting,
    OfferAnswer,
    Resolution,
    Service,
    Trial,
    TrialKind,
    TrialResult,
)
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.reporting.evaluated import AGREED, Evaluated, Participant, named
from kontaktdichte.web.reporting.people import DUTIES
from kontaktdichte.web.templatetags.kd import day_before, euros

TRIALS, OFFERS, COSTS, MEETINGS = "trials", "offers", "costs", "meetings"


def kept_trials(agreement: CooperationAgreement, first: date, last: date) -> list[list[Any]]:
    """Person, kind, first day, last day as planned and in fact, result of what touches the period."""
    rows = _of_people(Trial, agreement).exclude(result=TrialResult.WITHDRAWN).filter(from_day__lte=last)
    return [
        [str(one.person_id), one.kind, _iso(one.from_day), _last(one.planned_until), _last(one.until_day), one.result]
        for one in rows.filter(Q(until_day=None) | Q(until_day__gt=first)).order_by("from_day", "trial")
    ]


def trials(said: Evaluated) -> Section:
    """What participants tried at employers, by number; never where."""
    found = list(_kept(said, TRIALS))
    kinds = Counter(row[0] for _one, row in found)
    ended = Counter(row[4] for _one, row in found if row[3])
    facts = [(str(label), str(kinds[code])) for code, label in TrialKind.choices]
    facts += [(str(label), str(ended[code])) for code, label in TrialResult.choices if ended[code]]
    rows = tuple(
        (one.number, str(TrialKind(row[0]).label), *row[1:4], str(TrialResult(row[4]).label) if row[4] else None)
        for one, row in found if one.shows(DUTIES, said.as_of)
    )  # fmt: skip
    columns = (
        Column(_("Number")), Column(_("Kind of trial")), Column(_("First day"), "day"),
        Column(_("Last day as planned"), "day"), Column(_("Last day in fact"), "day"), Column(_("Result")),
    )  # fmt: skip
    title = _("Work trials and internships")
    return Section(TRIALS, title, tuple(facts), (Table(title, columns, rows, _("None to be named."), people=True),))


def kept_offers(agreement: CooperationAgreement, first: date, last: date) -> list[list[Any]]:
    """Person, day and answer of what was offered in the period."""
    rows = _of_people(AftercareOffer, agreement).filter(offered_on__gte=first, offered_on__lte=last)
    return [
        [str(one.person_id), _iso(one.offered_on), one.answer, _iso(one.answered_on)]
        for one in rows.order_by("offered_on", "recorded_at")
    ]


def offers(said: Evaluated) -> Section:
    """To whom aftercare was offered, and what they said."""
    found = list(_kept(said, OFFERS))
    rows = tuple(
        (one.number, row[0], str(OfferAnswer(row[1]).label) if row[1] else None, row[2])
        for one, row in found if one.shows(DUTIES, said.as_of)
    )  # fmt: skip
    columns = (
        Column(_("Number")), Column(_("Offered on"), "day"), Column(_("Answer")), Column(_("Answered on"), "day"),
    )  # fmt: skip
    answers = Counter(row[1] for _one, row in found)
    facts = [(_("Offers in the period"), str(len(found)))]
    facts += [(str(label), str(answers[code])) for code, label in OfferAnswer.choices]
    title = _("Offer of aftercare")
    return Section(OFFERS, title, tuple(facts), (Table(title, columns, rows, _("None to be named."), people=True),))


def kept_costs(agreement: CooperationAgreement, first: date, last: date) -> list[list[Any]]:
    """Person, service, cents, bearer, days and decision of what was applied for in the period."""
    rows = _of_people(Cost, agreement).filter(applied_on__gte=first, applied_on__lte=last)
    return [
        [str(one.person_id), one.service, one.cents, one.borne_by, _iso(one.applied_on), one.decision,
         _iso(one.decided_on)]
        for one in rows.exclude(decision=Decision.WITHDRAWN).order_by("applied_on", "cost")
    ]  # fmt: skip


def costs(said: Evaluated) -> Section:
    """What was applied for: sums by bearer; by number what the Jobcenter is to bear."""
    found = list(_kept(said, COSTS))
    facts = [
        (str(label), _("%(n)s, together %(sum)s €") % {"n": len(sums), "sum": euros(sum(sums))})
        for code, label in Bearer.choices
        for sums in [[row[1] for _one, row in found if row[2] == code]]
    ]
    rows = tuple(
        (one.number, str(Service(row[0]).label), euros(row[1]), row[3], str(Decision(row[4]).label) if row[4] else None,
         row[5])
        for one, row in found if row[2] == Bearer.JOBCENTER and one.shows(DUTIES, said.as_of)
    )  # fmt: skip
    columns = (
        Column(_("Number")), Column(_("Service")), Column(_("Amount in euros")), Column(_("Applied for on"), "day"),
        Column(_("Decision")), Column(_("Decided on"), "day"),
    )  # fmt: skip
    table = Table(_("Costs that the Jobcenter is to bear"), columns, rows, _("None to be named."), people=True)
    return Section(COSTS, _("Costs of individual services"), tuple(facts), (table,))


def kept_meetings(agreement: CooperationAgreement, first: date, last: date) -> dict[str, list[list[Any]]]:
    """The meetings of the period, and the resolutions that were made in it or open at its end."""
    rows = standing(Meeting.objects.filter(agreement=agreement, held_on__lte=last)).order_by("held_on", "meeting")
    days: dict[UUID, date] = {one.meeting: one.held_on for one in rows if one.held_on is not None}
    known = standing(Resolution.objects.filter(agreement=agreement, meeting__in=list(days)))
    resolved = [
        [_iso(days[one.meeting]), one.what, one.who, _iso(one.until_day), _iso(one.done_on)]
        for one in known if days[one.meeting] >= first or one.done_on is None or one.done_on >= first
    ]  # fmt: skip
    met = [
        [_iso(one.held_on), one.of_provider, one.of_jobcenter] for one in rows if one.held_on and one.held_on >= first
    ]
    return {"met": met, "resolved": sorted(resolved, key=lambda row: (row[0], row[1]))}


def meetings(said: Evaluated) -> Section:
    """When provider and Jobcenter met, and what came of resolutions."""
    found = said.inputs["kept"][MEETINGS]
    met = Table(
        _("Working meetings"),
        (Column(_("Day"), "day"), Column(_("Present for the provider")), Column(_("Present for the Jobcenter"))),
        tuple((day, ours, theirs or None) for day, ours, theirs in found["met"]), _("No meeting in this period."),
    )  # fmt: skip
    resolved = Table(
        _("Resolutions"),
        (Column(_("Of"), "day"), Column(_("Resolution")), Column(_("Who")), Column(_("Until when"), "day"),
         Column(_("Done on"), "day")),
        tuple((day, what, who or None, until, done) for day, what, who, until, done in found["resolved"]),
        _("Nothing was resolved, nothing is open."),
    )  # fmt: skip
    return Section(MEETINGS, _("Working meetings"), (), (met, resolved))


def _of_people(model: Any, agreement: CooperationAgreement) -> Any:
    """What stands of everybody who was ever under the agreement."""
    return standing(model.objects.filter(person__in=named(AGREED, agreement.subject.number)))


def _kept(said: Evaluated, code: str) -> Iterator[tuple[Participant, list[Any]]]:
    """What was kept of those who are in the report, without the key."""
    people = {str(one.key): one for one in said.people}
    for key, *row in said.inputs["kept"][code]:
        if key in people:
            yield people[key], row


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _last(until: date | None) -> str | None:
    return _iso(day_before(until)) if until is not None else None
