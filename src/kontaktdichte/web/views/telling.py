"""What an action changed, told on the next page: which duties begin, end, move, rest or are judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from kontaktdichte.web.differences import Difference
from kontaktdichte.web.templatetags.kd import happens


def told(request: Any, title: str, changed: Iterable[Difference]) -> None:
    """A message for the next page; without a change it says so."""
    lines = [line for one in changed for line in _said(one)]
    messages.success(request, "\n".join([title, *(lines or [_("No duty has changed by it.")])]))


def _said(one: Difference) -> Iterator[str]:
    if not one.lines:
        yield f"{one.label}: {happens(one.kind)}"
    for line in one.lines:
        sentence = line.after.sentence if line.after else _("is no longer owed")
        yield f"{one.label}: {sentence}"
