"""What all pictures share: KERN's quiet theme, days that no time zone shifts, SVG with a title and a description.

In: a chart of Altair, which is imported on first use: it is slow. Out: SVG without scripts and styles. A page finds its
colours by their values and puts its own there, light or dark.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from kontaktdichte.rules.reasons import Language

TEXT, LINE = "#131526", "#c9cde0"
_LOCALE: dict[Language, Any] = {"de": "de-DE", "en": "en-GB"}


@cache
def altair() -> Any:
    """The library."""
    import altair

    altair.data_transformers.disable_max_rows()
    return altair


def quiet() -> dict[str, Any]:
    """KERN UX: its type face, quiet lines, no frame; nothing that a reader would have to read one by one."""
    words = {"labelColor": TEXT, "labelFont": "Fira Sans", "labelFontSize": 14, "domainColor": LINE, "tickColor": LINE}
    return {
        "view": {"stroke": None}, "background": "transparent", "aria": False,
        "axis": {**words, "gridColor": LINE, "aria": False},
    }  # fmt: skip


def moment(day: date) -> str:
    """A day's begin on the wall clock, which no time zone shifts."""
    return f"{day.isoformat()}T00:00:00"


def drawn(chart: Any, title: str, description: str, language: Language) -> str:
    """The chart with a title and a description for those who listen, instead of one label for each of its parts."""
    import vl_convert

    head, _, rest = vl_convert.vegalite_to_svg(chart.to_dict(), time_format_locale=_LOCALE[language]).partition(">")
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    head = head.replace(' class="marks"', "")
    return f'{head} class="kd-picture" role="img">{told}{rest}'
