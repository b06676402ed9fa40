"""What pages begin with: the client whom the member may see, logged as read; keys and months that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kontaktdichte.web.models import Person
from kontaktdichte.web.models.person import PERSON

PAGE = 50  # rows of one page of a list
SHOWN = 20  # rows of a table of a board, the most urgent, unless all are asked for


def client(request: Any, key: UUID, page: str) -> Person:
    """The client, logged as shown on this page. Raises Http404 for what is not there or not the member's to see."""
    found = request.access.persons().select_related("counsellor__user", "unit")
    person: Person = get_object_or_404(found, pk=key)
    request.reads.append((page, person.pk, 1))
    return person


def human(request: Any, key: UUID, page: str) -> Person:
    """The same for what only people have: an agreement or a project takes part in nothing. Raises Http404."""
    person = client(request, key, page)
    if person.kind != PERSON:
        raise Http404
    return person


def paged(request: Any, rows: Any, count: int | None = None, size: int = PAGE) -> Any:
    """The page of a list that is asked for by ``?seite=``, of so many rows. ``count``: of all, where it is known."""
    paginator = Paginator(rows, size)
    if count is not None:
        vars(paginator)["count"] = count
    return paginator.get_page(request.GET.get("seite"))


def key_of(text: str) -> UUID | None:
    """A key as an address or a form has it; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def month_of(text: str | None, default: date) -> date:
    """The first day of a month as an address has it, ``2026-10``; the default without one. Raises Http404."""
    try:
        return date.fromisoformat(f"{text}-01") if text else default
    except ValueError:
        raise Http404 from None


def sorts(
    request: Any, columns: Iterable[tuple[str, ...]], words: Mapping[str, Any], sort: str
) -> list[dict[str, Any]]:
    """The headings of a list's columns: each sorts by itself, and the other way round if it does already."""
    found = []
    for names in columns:
        ways = [_sort(request, name, words[name], sort) for name in names]
        found.append({"ways": ways, "way": next((one["way"] for one in ways if one["way"]), "")})
    return found


def _sort(request: Any, name: str, word: Any, sort: str) -> dict[str, Any]:
    address = request.GET.copy()
    address.pop("seite", None)
    address["sortierung"] = f"-{name}" if sort == name else name
    way = "ascending" if sort == name else "descending" if sort == f"-{name}" else ""
    told = {"ascending": _("sorted ascending"), "descending": _("sorted descending")}.get(way, "")
    return {"name": word, "address": address.urlencode(), "way": way, "told": told}
