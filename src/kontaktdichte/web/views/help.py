"""The handbook beside the work: nobody must log in to read it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kontaktdichte.web.access import policy
from kontaktdichte.web.handbook import chapters


@policy(public=True)
def contents(request: Any) -> HttpResponse:
    """The chapters of the handbook."""
    return render(request, "help/contents.html", {"chapters": chapters().values()})


@policy(public=True)
def chapter(request: Any, key: str) -> HttpResponse:
    """One chapter, with those before and after it."""
    every = list(chapters().values())
    place = next((i for i, one in enumerate(every) if one.key == key), None)
    if place is None:
        raise Http404
    context = {"chapter": every[place], "chapters": every, "before": every[place - 1] if place else None}
    return render(request, "help/chapter.html", context | {"after": every[place + 1] if every[place + 1 :] else None})
