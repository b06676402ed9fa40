"""Sections about people: who was there, who came and left, who found work, how much aftercare is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from kontaktdichte.reports.jobcenter_report import Column, Section, Table
from kontaktdichte.rules.budgets import BudgetClock, clocks
from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.lives import standing
from kontaktdichte.rules.reasons import label
from kontaktdichte.web.models import CooperationAgreement, Employment, ExitReason, Situation, records
from kontaktdichte.web.reporting.evaluated import AGREED, LANGUAGE, PART, Evaluated, Participant, named, values
from kontaktdichte.web.templatetags.kd import span

INTEGRATIONS = "integrations"
WORK = "employed"  # the situation of who has found work
DUTIES = "duties"  # what a sharing must cover for a row about one participant


def participants(said: Evaluated) -> Section:
    """How many at the begin and at the end, entries and exits with their reasons."""
    came = _sorted((start, one) for one in said.people for start, _until in one.spans if said.within(start))
    left = _sorted((until - 1, one) for one in said.people for _start, until in one.spans if said.within(until - 1))
    declared = values(said.concept, PART)
    facts = [(_("Participants in the period"), str(len(said.people)))]
    for word, day in ((_("On the first day"), said.first), (_("On the last day"), said.end)):
        there = Counter(one.on(day) for one in said.people)
        told = ", ".join(f"{there[code]} {label(text, LANGUAGE)}" for code, text in declared.items())
        facts.append((word, told))
    facts += [(_("Entries"), str(len(came))), (_("Exits"), str(len(left)))]
    if hidden := sum(not one.about for one in said.people):
        facts.append((_("Not shared, hence in the sums alone"), str(hidden)))
    number = Column(_("Number"))
    return Section("participants", _("Participants, entries and exits"), tuple(facts), (
        Table(_("Entries"), (number, Column(_("Day"), "day"), Column(_("Participation"))), tuple(
            (one.number, day_of(at).isoformat(), _word(said, one.on(day_of(at))))
            for at, one in came if one.shows(DUTIES, said.as_of)
        ), _("Nobody to be named entered."), people=True),
        Table(_("Exits"), (number, Column(_("Last day"), "day"), Column(_("Reason"))), tuple(
            (one.number, day_of(at).isoformat(), _why(one, at)) for at, one in left if one.shows(DUTIES, said.as_of)
        ), _("Nobody to be named left."), people=True),
    ))  # fmt: skip


def _sorted(found: Iterable[tuple[int, Participant]]) -> list[tuple[int, Participant]]:
    """By day, then by number."""
    return sorted(found, key=lambda row: (row[0], row[1].number))


def _word(said: Evaluated, code: str | None) -> str:
    known = values(said.concept, PART)
    return label(known[code], LANGUAGE) if code is not None and code in known else "–"


def _why(one: Participant, last: int) -> str:
    """The reason that the participation's row bears, by its label."""
    rows = [row for row in standing(one.view.life.situations) if row.attribute == PART and row.until == last + 1]
    reason = next((row.reason for row in rows if row.reason), None)
    return str(ExitReason(reason).label) if reason in ExitReason.values else reason or "–"


def kept_employers(agreement: CooperationAgreement, _first: date, last: date) -> list[list[str]]:
    """Person, first day and employer of each employment of which it is entered where it is."""
    people = named(AGREED, agreement.subject.number)
    rows = records.standing(Employment.objects.filter(person__in=people)).select_related("employer")
    where = {one.situation_id: str(one.employer) for one in rows.order_by("recorded_at", "pk")}
    keys = {one.person_id for one in rows}
    spans = records.standing(
        Situation.objects.filter(person__in=keys, attribute=WORK, value="true", from_day__lte=last)
    )
    found = []
    for one in spans.select_related("replaces").order_by("person", "from_day", "pk"):
        at = next((where[key] for key in records.history(one) if key in where), None)
        if at is not None and one.until_day != one.from_day:
            found.append([str(one.person_id), one.from_day.isoformat(), at])
    return found


def integrations(said: Evaluated) -> Section:
    """Employment that began in the period, of participants and of who had just left, and where it is if known."""
    found = _sorted(
        (start, one) for one in said.people for start, _until in one.view.runs(WORK, ["true"]) if said.within(start)
    )
    kept = said.inputs["kept"].get(INTEGRATIONS)  # a run that was frozen before employers were told has none
    rows = tuple(
        (one.number, day_of(day).isoformat(), _word(said, one.on(day_of(day))), *_where(kept, one, day))
        for day, one in found if one.shows(DUTIES, said.as_of)
    )  # fmt: skip
    columns: tuple[Column, ...] = (
        Column(_("Number")), Column(_("Employed since"), "day"), Column(_("Participation")),
        *((Column(_("Employer")),) if kept is not None else ()),
    )  # fmt: skip
    none = _("Nobody to be named took up work.")
    return Section(
        INTEGRATIONS, _("Integrations"), ((_("Employment began"), str(len(found))),),
        (Table(_("Integrations"), columns, rows, none, people=True),),
    )  # fmt: skip


def _where(kept: list[list[str]] | None, one: Participant, day: int) -> tuple[str | None, ...]:
    """The employer of an employment that begins on a day, also if it is entered at a later part of it."""
    if kept is None:
        return ()
    until = next(until for start, until in one.view.runs(WORK, ["true"]) if start == day)
    at = [name for key, since, name in kept if key == str(one.key) and day <= number(date.fromisoformat(since)) < until]
    return (at[0] if at else None,)


def aftercare(said: Evaluated) -> Section:
    """Who was in aftercare, since when, what is used and left of its months."""
    found = [(one, clock) for one in said.people if (clock := _clock(said, one)) is not None]
    rows = tuple(
        (one.number, _begun(said, one, clock), span(clock.used), span(clock.credited), span(clock.left),
         clock.last.isoformat() if clock.running else None)
        for one, clock in found if one.shows(DUTIES, said.as_of)
    )  # fmt: skip
    columns = (
        Column(_("Number")), Column(_("Since"), "day"), Column(_("Used")), Column(_("Credited")), Column(_("Left")),
        Column(_("Last day"), "day"),
    )  # fmt: skip
    table = Table(_("Aftercare on the last day"), columns, rows, _("Nobody to be named was in aftercare."), people=True)
    return Section("aftercare", _("Aftercare"), ((_("In aftercare in the period"), str(len(found))),), (table,))


def _clock(said: Evaluated, one: Participant) -> BudgetClock | None:
    """The clock of somebody in aftercare on some day of the period."""
    for budget in clocks(said.concept, said.rows, str(one.key), as_of=said.end):
        runs = one.view.runs(budget.attribute, budget.values)
        if any(day_of(start) <= said.end and day_of(until) > said.first for start, until in runs):
            return budget
    return None


def _begun(said: Evaluated, one: Participant, clock: BudgetClock) -> str:
    runs = [start for start, _until in one.view.runs(clock.attribute, clock.values) if day_of(start) <= said.end]
    return day_of(runs[-1]).isoformat()
