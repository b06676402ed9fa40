"""What an action changed, told on the next page: which duties begin, end, move, rest or are judged anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from kontaktdichte.web.differences import Difference
from kontaktdichte.web.templatetags.kd import happens


def told(request: Any, title: str, changed: Iterable[Difference]) -> None:
    """A message for the next page; without a change it says so."""
    lines = [_said(one) for one in changed]
    messages.success(request, "\n".join([title, *(lines or [_("No duty has changed by it.")])]))


def _said(one: Difference) -> str:
    """One line for each rule: what is owed by it from now on, else in a word what happened to it."""
    owed = (line.after for line in one.lines if line.after is not None and line.after.actionable)
    still = min(owed, key=lambda duty: duty.hard, default=None)
    return f"{one.label}: {still.sentence if still is not None else happens(one.kind)}"
