"""The morning: who is overdue, who is due this week, who is new, who did not come yesterday, what changes by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from kontaktdichte.rules.calendar import calendar_for, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.portions import noun
from kontaktdichte.rules.reasons import label
from kontaktdichte.rules.vocabulary import Hold
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.jobs import refresh
from kontaktdichte.web.models import Contact, DutyState, Person
from kontaktdichte.web.models.records import standing

SHOWN = 50


@dataclass
class Line:
    """A client on the list, and what is owed: the most urgent duty first."""

    person: Person
    duties: list[dict[str, Any]] = field(default_factory=list)

    @property
    def first(self) -> dict[str, Any]:
        """The duty by which the client stands where it does."""
        return self.duties[0]


@policy()
def today(request: Any) -> HttpResponse:
    """The list of one counsellor (``?meine``) or of everybody (``?alle``); a word for roles that see no clients.

    Whoever looks after nobody sees everybody: an empty list would say that all is well.
    """
    access: Access = request.access
    if not access.may(Permission.READ_CLIENTS):
        return render(request, "today/no_clients.html")
    everybody = "alle" in request.GET or ("meine" not in request.GET and not access.mine().exists())
    persons = access.persons() if everybody else access.mine()
    progress = refresh(access, persons.values_list("pk", flat=True))
    concept = concept_for(access)
    week = _end_of_week(access.today)
    owed = list(
        DutyState.objects.filter(Q(overdue=True) | Q(hard__lte=week), actionable=True, person__in=persons)
        .select_related("person__counsellor__user").order_by("hard", "person__sort_key")
    )  # fmt: skip
    overdue = _lines((duty for duty in owed if duty.overdue), concept, access.language, access.today)
    due = _lines(
        (d for d in owed if not d.overdue and access.today <= d.hard <= week), concept, access.language, access.today
    )
    yesterday = _working_day_before(concept, access.today)
    missed = standing(Contact.objects.filter(outcome="no_show", on=yesterday, person__in=persons))
    context = {
        "overdue": overdue[:SHOWN], "overdue_count": len(overdue), "due": due[:SHOWN], "due_count": len(due),
        "no_shows": missed.select_related("person__counsellor__user").order_by("person__sort_key")[:SHOWN],
        "week_until": week, "everybody": everybody, "progress": progress,
    }  # fmt: skip
    request.reads.append(("heute", None, len(overdue) + len(due)))
    return render(request, "today/page.html", context)


def _lines(duties: Iterable[DutyState], concept: Concept, language: Any, day: date) -> list[Line]:
    found: dict[Any, Line] = {}
    for duty in duties:
        line = found.setdefault(duty.person_id, Line(duty.person))
        rule = concept.rules[duty.rule]
        line.duties.append({
            "label": label(rule.label, language), "hard": duty.hard, "late": (day - duty.hard).days, "need": duty.need,
            "counted": duty.counted, "quote": rule.quote, "section": rule.section,
            "owed": noun(rule.owed, max(duty.need - duty.counted, 1), language),
            "by_contact": not isinstance(rule.rhythm, Hold),
        })  # fmt: skip
    return list(found.values())


def _end_of_week(day: date) -> date:
    """The Sunday of a day's week; on a weekend that of the week to come."""
    return day + timedelta(days=6 - day.weekday() + (7 if day.weekday() > 4 else 0))


def _working_day_before(concept: Concept, day: date) -> date:
    """The last working day before a day, by the concept's holidays and closing days."""
    calendar = calendar_for(concept.holidays, concept.closing_days, (day.year - 1, day.year))
    return day_of(calendar.working_day_until(number(day) - 1))
