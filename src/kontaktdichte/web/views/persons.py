"""Finding a client by name or number; lists in German order."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet, Value
from django.http import HttpResponse
from django.shortcuts import render

from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.models import Person
from kontaktdichte.web.models.person import german_order

PAGE = 50


@policy(Permission.READ_CLIENTS)
def persons(request: Any) -> HttpResponse:
    """Clients, 50 a page, by name."""
    access: Access = request.access
    wanted = request.GET.get("q", "").strip()
    found = search(access, wanted).select_related("unit", "counsellor__user").order_by("sort_key", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    request.reads.append(("klienten", None, len(page.object_list)))
    return render(request, "persons/page.html", {"page": page, "q": wanted})


def search(access: Access, wanted: str) -> QuerySet[Person]:
    """Clients whose name or number has these words, whatever the umlauts and capitals."""
    found = access.persons().filter(kind="person")
    for word in wanted.replace(",", " ").split():
        found = found.filter(Q(sort_key__contains=german_order(Value(word))) | Q(number__startswith=word))
    return found
