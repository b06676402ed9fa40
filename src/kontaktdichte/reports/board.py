"""How duties of projects stand in a month, as a picture: one bar for each project, from fulfilled to missed.

In: projects with counts by verdict, in the order of their table. Out: SVG, which the table beside it says too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kontaktdichte.reports.picture import altair, drawn, quiet
from kontaktdichte.rules.reasons import Language

COLOURS = {"fulfilled": "#007156", "open": "#2245ab", "missed_with_reason": "#925401", "missed": "#a30034"}
_WIDTH, _BAR, _TICKS = 560, 22, 8


class Bar(NamedTuple):
    """A project and how many of its duties stand how."""

    name: str
    counts: Mapping[str, int]


def picture(bars: Sequence[Bar], title: str, description: str, language: Language) -> str:
    """Bars upon one scale; verdicts that :data:`COLOURS` does not name are left to the table."""
    alt = altair()
    rows = [
        {"name": bar.name, "verdict": verdict, "place": place, "n": bar.counts.get(verdict, 0)}
        for bar in bars
        for place, verdict in enumerate(COLOURS)
    ]
    most = max((sum(bar.counts.get(verdict, 0) for verdict in COLOURS) for bar in bars), default=0)
    numbers = alt.Axis(format="d", values=[*range(0, most + 1, max(1, -(-most // _TICKS)))])
    words = alt.Axis(labelLimit=0, ticks=False, domain=False)
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(aria=False)
        .encode(
            y=alt.Y("name:N", sort=None, title=None, axis=words),
            x=alt.X("n:Q", stack="zero", title=None, axis=numbers),
            color=alt.Color("verdict:N", legend=None, scale=alt.Scale(domain=[*COLOURS], range=[*COLOURS.values()])),
            order="place:Q",
        )
        .properties(width=_WIDTH, height=alt.Step(_BAR))
        .configure(**quiet())
    )
    return drawn(chart, title, description, language)
