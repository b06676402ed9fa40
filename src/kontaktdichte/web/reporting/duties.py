"""Sections about duties: contacts by month, handovers, conferences, plans; every verdict is the engine's.

A row about one participant stands there as far as it is shared; the sums are of all under the agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kontaktdichte.reports.jobcenter_report import Cell, Column, Pairs, Section, Table
from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.reasons import label, reason_text, verdict_label
from kontaktdichte.web.models import About, Contact, CooperationAgreement
from kontaktdichte.web.models.records import disputed, standing
from kontaktdichte.web.months import monthly
from kontaktdichte.web.reporting.evaluated import AGREED, LANGUAGE, Evaluated, Participant, named, values

CONTACTS = "contacts"
HANDOVERS, CONFERENCES = ("handover_entry", "handover_exit"), ("case_conference",)
PLAN, PLAN_AGREED = "perspective_plan", "plan_agreed_with_jobcenter"
NEED = "case_conference_need"
VERDICTS = ("fulfilled", "missed_with_reason", "missed", "open", "not_judged")
Duty = tuple[Participant, dict[str, Any]]


def kept_disputed(agreement: CooperationAgreement, _first: date, last: date) -> list[list[str]]:
    """Person and day of each contact that a participant disputes: the engine reads none of it."""
    rows = standing(Contact.objects.filter(person__in=named(AGREED, agreement.subject.number), on__lte=last))
    return [[str(one.person_id), one.on.isoformat()] for one in rows.filter(pk__in=disputed(rows)).order_by("on", "pk")]


def contacts(said: Evaluated) -> Section:
    """Each participant's months: needed, counted, on which days, the verdict, and why by the neutral word.

    A day that the participant disputes bears its marker.
    """
    found = said.of_rules(monthly(said.concept) or "")
    columns = (
        Column(_("Number")), Column(_("First day"), "day"), Column(_("Needed"), "number"),
        Column(_("Counted"), "number"), Column(_("Days that count")), Column(_("Verdict")), Column(_("Reason")),
    )  # fmt: skip
    rows = tuple(_month(said, one, row) for one, row in found if one.shows(About.DUTIES, row["hard"]))
    table = Table(_("Contacts by month"), columns, rows, _("Nobody to be named owed a month."), people=True)
    return Section(CONTACTS, _("Personal contacts"), _sums(found), (table,))


def _month(said: Evaluated, one: Participant, row: dict[str, Any]) -> tuple[Cell, ...]:
    marked = {day for key, day in said.inputs["kept"].get(CONTACTS, ()) if key == str(one.key)}
    days = [
        f"{day:%d.%m.}" + (f" ({_('disputed')})" if day.isoformat() in marked else "")
        for day in row["counted_on"] if one.shows(About.CONTACTS, day)
    ]  # fmt: skip
    return (
        one.number, row["window"].isoformat(), row["need"], row["counted"], ", ".join(days) or None,
        verdict_label(row["verdict"], LANGUAGE), _reason(said, row),
    )  # fmt: skip


def _reason(said: Evaluated, row: dict[str, Any]) -> str | None:
    """Why it was not met, by the word that partners are told."""
    if row["verdict"] == "missed":
        return _("no reason given")
    if row["verdict"] != "missed_with_reason":
        return None
    return reason_text(said.concept, said.concept.neutral(row["reason"]), LANGUAGE)


def _sums(found: Iterable[Duty]) -> Pairs:
    """How many stand how; verdicts that none has are left out but for the three that closed ones have."""
    counted = Counter(str(row["verdict"]) for _one, row in found)
    shown = [code for code in VERDICTS if counted[code] or code in VERDICTS[:3]]
    return tuple((verdict_label(code, LANGUAGE), str(counted[code])) for code in shown)


def handovers(said: Evaluated) -> Section:
    """Warm handovers that were owed at entries and exits."""
    return _owed(said, "handovers", _("Warm handovers"), HANDOVERS)


def conferences(said: Evaluated) -> Section:
    """Needs for case conferences, and what became of them."""
    needs = sum(said.within(day) for one in said.people for day in one.view.events(NEED))
    return _owed(said, "conferences", _("Case conferences"), CONFERENCES, [(_("Needs recorded"), str(needs))])


def _owed(
    said: Evaluated, code: str, title: str, names: Sequence[str], before: Iterable[tuple[str, str]] = ()
) -> Section:
    """Duties of these rules, one row each."""
    found = said.of_rules(*names)
    columns = (
        Column(_("Number")), Column(_("Duty")), Column(_("First day"), "day"), Column(_("Last day"), "day"),
        Column(_("Verdict")), Column(_("Done on"), "day"),
    )  # fmt: skip
    rows = tuple(
        (one.number, label(said.concept.rules[row["rule"]].label, LANGUAGE), row["window"].isoformat(),
         row["hard"].isoformat(), verdict_label(row["verdict"], LANGUAGE), _iso(row["done_on"]))
        for one, row in found if one.shows(About.DUTIES, row["hard"])
    )  # fmt: skip
    table = Table(title, columns, rows, _("Nothing to be named was owed in this period."), people=True)
    return Section(code, title, (*before, *_sums(found)), (table,))


def plans(said: Evaluated) -> Section:
    """Who had a plan on the last day, and how it stood with the Jobcenter's agreement."""
    there = [one for one in said.people if one.on(said.end) is not None]
    with_plan = [one for one in there if one.view.value_on(PLAN, number(said.end)) is not None]
    states = Counter(one.view.value_on(PLAN_AGREED, number(said.end)) for one in with_plan)
    declared = values(said.concept, PLAN_AGREED)
    facts = [
        (_("Participants on the last day"), str(len(there))), (_("with a perspective plan"), str(len(with_plan))),
        *((label(text, LANGUAGE), str(states[code])) for code, text in declared.items()),
    ]  # fmt: skip
    columns = Column(_("Number")), Column(_("Plan since"), "day"), Column(_("With the Jobcenter")), Column(_("Verdict"))
    rows = tuple(_plan(said, one) for one in there if one.shows(About.PLAN, said.end))
    table = Table(_("Perspective plans"), columns, rows, _("No plan to be named."), people=True)
    return Section("plans", _("Perspective plans"), tuple(facts), (table,))


def _plan(said: Evaluated, one: Participant) -> tuple[Cell, ...]:
    at = number(said.end)
    since = next((start for start, until, _value in one.view.spans(PLAN) if start <= at < until), None)
    agreed = one.view.value_on(PLAN_AGREED, at)
    known = values(said.concept, PLAN_AGREED)
    told = list(_verdicts(said, one))
    return (
        one.number, None if since is None else day_of(since).isoformat(),
        label(known[agreed], LANGUAGE) if agreed is not None and agreed in known else None, ", ".join(told) or None,
    )  # fmt: skip


def _verdicts(said: Evaluated, one: Participant) -> Iterator[str]:
    for other, row in said.of_rules(PLAN):
        if other is one:
            yield verdict_label(row["verdict"], LANGUAGE)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
