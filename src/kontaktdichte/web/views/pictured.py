"""Projects of a month as a picture, where it is asked for by ``?bild``: drawing it takes as long as a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktdichte.reports.board import COLOURS, Bar, picture

BARS = 25  # projects, those that stand first in the table
VERDICTS = {
    "fulfilled": gettext_lazy("fulfilled"), "open": gettext_lazy("open"),
    "missed_with_reason": gettext_lazy("missed with reason"), "missed": gettext_lazy("missed"),
    "not_judged": gettext_lazy("not judged"),
}  # fmt: skip


def pictured(request: Any, rows: Iterable[tuple[str, Mapping[str, int]]], month: date) -> dict[str, Any]:
    """What ``boards/_picture.html`` needs."""
    said = {"colours": COLOURS, "verdicts": VERDICTS, "picture": ""}
    bars = [Bar(name, counts) for name, counts in rows][:BARS]
    if "bild" not in request.GET or not bars:
        return said
    title = _("Mandatory duties in %(month)s") % {"month": date_format(month, "F Y")}
    told = _("One bar for each of %(n)d projects, those with most missed first. The table says it too.")
    drawn = picture(bars, title, told % {"n": len(bars)}, request.access.language)
    return said | {"picture": mark_safe(drawn)}  # drawn by Vega, which escapes
