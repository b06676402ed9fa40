"""The lead's page of all projects: what is owed today, each number with the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kontaktdichte.rules.reasons import label
from kontaktdichte.web import boards
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.boards import Board, Item
from kontaktdichte.web.evaluations import NoConcept, concept_for
from kontaktdichte.web.listing import Wanted, settled
from kontaktdichte.web.models import Person, Project
from kontaktdichte.web.views import assigned
from kontaktdichte.web.views.shown import key_of

PAGE = 50
NAMES = {  # what each figure counts, what it says of those whose day has passed, and the page of one of its rows
    boards.CONTACTS: (_("participants with contacts missing this month"), _("no longer in time"), "month-participant"),
    boards.NOTICES: (_("notices to give"), _("overdue"), "deviation"),
    boards.REPORTS: (_("reports to Jobcenters"), _("period passed without one"), "reports"),
    boards.HANDOVERS: (_("warm handovers"), _("overdue"), "handover"),
    boards.PLANS: (_("without a perspective plan"), _("overdue"), "plans"),
    boards.CONFERENCES: (_("case conferences"), _("overdue"), "conferences"),
    boards.AFTERCARE: (_("aftercare ends within 8 weeks"), _("time used up"), "participation"),
}  # fmt: skip
FREE = _("free places")


@dataclass(frozen=True)
class Figure:
    """A number of the page: of all projects, and of each in their order."""

    code: str
    name: str
    count: int
    late: int
    late_name: str


@dataclass(frozen=True)
class Row:
    """An item with whom and what it is about, and where it is settled."""

    item: Item
    person: Person
    project: Project | None
    rule: str
    page: str


@policy(Permission.LEAD_PROJECT)
@require_safe
def provider(request: Any) -> HttpResponse:
    """All projects today: over all of them and each on its own."""
    access: Access = request.access
    try:
        counts = settled(access, Wanted())
    except NoConcept:
        return render(request, "today/begin.html")
    found, concept = boards.board(access), concept_for(access)
    request.reads.append(("projekte/lage", None, people(found)))
    lists = _lists()
    refills = concept.attributes[boards.REFILLED].values if boards.REFILLED in concept.attributes else {}
    context = {
        "board": found, "figures": figures(found), "free_name": FREE, "stale": counts.waiting,
        "rows": [
            (project, reverse("project", args=[key]),
             [(f"{path}?projekt={key}", name, str(n) if (n := found.by_project[code][key]) else "")
              for code, path, name in lists],
             found.places.get(key))
            for key, project in found.projects.items()
        ],
        "assigned": assigned.waiting(access).count(), "asked": assigned.asked(access),
        "refills": {code: label(text, access.language) for code, text in refills.items()},
    }  # fmt: skip
    return render(request, "boards/provider.html", context)


def people(found: Board) -> int:
    """Of how many the numbers tell."""
    return len({one.person for items in found.items.values() for one in items})


def figures(found: Board) -> list[Figure]:
    """Every figure over all projects."""
    return [
        Figure(code, str(NAMES[code][0]), len(items), sum(one.late for one in items), str(NAMES[code][1]))
        for code, items in found.items.items()
    ]


def _lists() -> list[tuple[str, str, str]]:
    """Each figure with its list and what it counts."""
    return [(code, reverse("project-board-list", args=[code]), escape(NAMES[code][0])) for code in boards.FIGURES]


@policy(Permission.LEAD_PROJECT)
@require_safe
def behind(request: Any, figure: str) -> HttpResponse:
    """The list behind a number, ``?projekt=``: of one project; what is due first stands first."""
    access: Access = request.access
    try:
        counts = settled(access, Wanted())
    except NoConcept:
        return render(request, "today/begin.html")
    found, items, project = asked(request, figure)
    page = Paginator(items, PAGE).get_page(request.GET.get("seite"))
    shown = rows(access, figure, found, list(page))
    request.reads.append((f"projekte/lage/{figure}", None, len({one.person.pk for one in shown})))
    context = {
        "figure": next(one for one in figures(found) if one.code == figure), "rows": shown, "page": page,
        "project": project, "query": f"projekt={project.pk}" if project else "",
        "count": len(items), "stale": counts.waiting,
        "contacts": figure == boards.CONTACTS, "late_name": NAMES[figure][1], "today": access.today,
        "first": access.today.replace(day=1), "with_rule": figure in (boards.NOTICES, boards.HANDOVERS),
    }  # fmt: skip
    return render(request, "boards/behind.html", context)


def asked(request: Any, figure: str) -> tuple[Board, list[Item], Project | None]:
    """The board, the items of one figure in their order, and the project they are narrowed to. Raises Http404."""
    if figure not in NAMES:
        raise Http404
    found, key = boards.board(request.access), key_of(request.GET.get("projekt", ""))
    if key is not None and key not in found.projects:
        raise Http404
    items = sorted(boards.some(found.items[figure], key), key=lambda one: (one.by, str(one.person), one.rule))
    return found, items, found.projects[key] if key is not None else None


def rows(access: Access, figure: str, found: Board, items: Sequence[Item]) -> list[Row]:
    """Items with whom and what they are about."""
    concept, known = concept_for(access), access.persons().in_bulk([one.person for one in items])
    said = []
    for one in items:
        if (person := known.get(one.person)) is not None:
            named: list[Any] = [] if figure == boards.REPORTS else [person.pk]
            named += [one.rule, one.window] if figure == boards.NOTICES else []
            rule = label(concept.rules[one.rule].label, access.language) if one.rule else ""
            project = found.projects.get(one.project) if one.project else None
            said.append(Row(one, person, project, rule, reverse(NAMES[figure][2], args=named)))
    return said
