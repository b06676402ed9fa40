"""The list of clients: found by name or number, narrowed, sorted, 50 a page; all of it stands in the address."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.forms.clients import SORTED_BY, ClientFilter
from kontaktdichte.web.forms.saved_lists import NameForm
from kontaktdichte.web.jobs import progress
from kontaktdichte.web.lines import Beside
from kontaktdichte.web.listing import broad, everybody, fresh, narrowed, ordered, settled
from kontaktdichte.web.models import SavedList
from kontaktdichte.web.views.shown import paged, sorts

COLUMNS = (("name", "nummer"), ("frist",), ("kontakt",), ("fachkraft",), ("einheit",))


@policy(Permission.READ_CLIENTS)
def persons(request: Any) -> HttpResponse:
    """Clients with what is owed to them."""
    access: Access = request.access
    form = ClientFilter(access, concept_for(access), request.GET)
    wanted = form.wanted()
    counts = settled(access, wanted)
    found = ordered(narrowed(access, wanted), wanted.sort)
    page = paged(request, found, counts.all if broad(wanted) else None)
    rows: Any = page.object_list
    people = fresh(access, {"page": rows}, sure=not counts.stale)["page"]
    query, kept, chosen = form.address(), saved(access), _chosen(request, form)
    context = {
        "page": page, "lines": Beside(access, people).lines(people, wanted.standing), "form": form, "query": query,
        "chosen": chosen, "sorts": sorts(request, COLUMNS, SORTED_BY, wanted.sort), "saved": kept,
        "here": next((one for one in kept if one.query == query), None), "naming": NameForm(),
        "channels": form.offered("channel"), "everybody": everybody(access) if chosen else counts.all,
        "stale": counts.waiting, "progress": progress(access.organisation, access.today) if counts.waiting else None,
    }  # fmt: skip
    request.reads.append(("klienten", None, len(people)))
    return render(request, "persons/page.html", context)


def saved(access: Access) -> list[SavedList]:
    """The member's own lists, by name."""
    return list(SavedList.objects.filter(member=access.membership, deleted_at=None).order_by("name"))


def _chosen(request: Any, form: ClientFilter) -> list[dict[str, str]]:
    """Each filter in words, with the address without it."""
    found = []
    for name, label, value in form.chosen():
        rest = request.GET.copy()
        rest.pop(name)
        rest.pop("seite", None)
        found.append({"label": label, "value": value, "without": rest.urlencode()})
    return found
