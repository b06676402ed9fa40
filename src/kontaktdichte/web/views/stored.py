"""Storing what a form says, where somebody else may have been quicker: one way for all pages of that kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kontaktdichte.web.errors import Stale


def stored(request: Any, form: Any, act: Callable[[], object], row: Any = None) -> int:
    """The status of the answer: 302 where ``act`` has stored it, 200 where nothing was sent, 422 where the form says
    why not, 409 where ``row``, or what ``act`` replaces, is no longer what was shown.
    """
    if request.method != "POST":
        return 200
    if not form.is_valid():
        return 422
    if row is not None and request.POST.get("stand") != str(row.pk):
        return 409
    try:
        act()
    except Stale:
        return 409
    return 302
