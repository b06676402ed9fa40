"""The morning: who is overdue, who is new, who is due this week, who did not come, what changes, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kontaktdichte.web.access import LOOK_AFTER, Access, Permission, policy
from kontaktdichte.web.evaluations import NoConcept
from kontaktdichte.web.jobs import progress
from kontaktdichte.web.lines import Beside, Line
from kontaktdichte.web.listing import (
    CHANGES,
    DAYS,
    DUE,
    MISSING,
    NEW,
    NO_SHOW,
    OVERDUE,
    TARGET,
    UNCLEAR,
    Wanted,
    address,
    fresh,
    narrowed,
    ordered,
    settled,
)
from kontaktdichte.web.models import Membership, Unit
from kontaktdichte.web.views.shown import key_of
from kontaktdichte.web.views.start import home, steps

SHOWN = {OVERDUE: 50, NEW: 20, DUE: 50, NO_SHOW: 20, TARGET: 10, CHANGES: 10, MISSING: 10, UNCLEAR: 10}
OF_MANY = {OVERDUE: 20, NEW: 10, DUE: 20, NO_SHOW: 10, TARGET: 5, CHANGES: 5, MISSING: 5, UNCLEAR: 5}
"""Of a unit or everybody: nobody works through them here, the lists behind the numbers have all."""


@dataclass(frozen=True)
class Section:
    """A part of the page: what it is called in templates and addresses, whom it holds, where all of them are."""

    standing: str
    count: int
    lines: list[Line]
    every: str


@policy()
def today(request: Any) -> HttpResponse:
    """The list of one counsellor, one unit or everybody; a word for roles that see no clients.

    Whoever looks after nobody sees their unit, else everybody: an empty list would say that all is well. Roles that
    begin elsewhere come there, unless they ask for a list (``?heute``).
    """
    access: Access = request.access
    sees = access.may(Permission.READ_CLIENTS)
    if (page := home(access)) is not None and not (sees and request.GET):
        return redirect(page)
    if not sees:
        return render(request, "today/no_clients.html", {"steps": steps(access)})
    try:
        return _page(request, access)
    except NoConcept:
        return render(request, "today/begin.html")


def _page(request: Any, access: Access) -> HttpResponse:
    whose = _whose(request, access)
    week = _end_of_week(access.today)
    until = {DUE: week}
    wanted = {one: replace(whose, standing=one, until=until.get(one)) for one in SHOWN}
    counts = settled(access, whose, {one: until.get(one) for one in SHOWN})
    shown = SHOWN if whose.counsellor else OF_MANY
    lists = {one: _people(access, asked, shown[one]) for one, asked in wanted.items() if counts.standing[one]}
    found = fresh(access, lists, sure=not counts.stale)
    beside = Beside(access, (person for people in found.values() for person in people))
    sections = {
        one.replace("-", "_"): Section(
            one, counts.standing[one], beside.lines(found.get(one, ()), one),
            f"{reverse('persons')}?{address(replace(asked, sort='frist'))}",
        )
        for one, asked in wanted.items()
    }  # fmt: skip
    request.reads.append(("heute", None, len({person.pk for people in found.values() for person in people})))
    context = {
        "s": sections, "week_until": week, "whose": whose, "total": counts.all, "stale": counts.waiting,
        "progress": progress(access.organisation, access.today) if counts.waiting else None,
        "everybody": not whose.counsellor and not whose.unit, "others": whose.counsellor != access.membership.pk,
        "units": Unit.objects.order_by("name").values("pk", "name"), "members": _counsellors(),
        "own": access.membership.pk,
    }  # fmt: skip
    return render(request, "today/page.html", context)


def _people(access: Access, wanted: Wanted, most: int) -> Any:
    sort = "frist" if wanted.standing in DAYS else "name"
    found = narrowed(access, wanted)
    rows = found.order_by(DAYS[wanted.standing], "sort_key", "pk") if wanted.standing in DAYS else ordered(found, sort)
    return rows[:most]


def _whose(request: Any, access: Access) -> Wanted:
    """``?meine``, ``?einheit=`` (empty: one's own), ``?fachkraft=`` whom one stands in for, ``?alle``."""
    asked, own = request.GET, access.membership
    if "alle" in asked:
        return Wanted()
    if "fachkraft" in asked:
        return Wanted(counsellor=key_of(asked["fachkraft"]) or own.pk)
    if "einheit" in asked and (unit := key_of(asked["einheit"]) or own.unit_id):
        return Wanted(unit=unit)
    if "meine" in asked or access.mine().exists():
        return Wanted(counsellor=own.pk)
    return Wanted(unit=own.unit_id) if own.unit_id and "einheit" not in asked else Wanted()


def _counsellors() -> Any:
    """Those who look after clients, by name."""
    found = Membership.objects.filter(role__in=LOOK_AFTER, until_day=None).order_by("user__name")
    return found.values("pk", "user__name")


def _end_of_week(day: date) -> date:
    """The Sunday of a day's week; on a weekend that of the week to come."""
    return day + timedelta(days=6 - day.weekday() + (7 if day.weekday() > 4 else 0))
