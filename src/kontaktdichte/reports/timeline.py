"""A year of one client as a picture: windows of duties as bars, contacts as marks, the verdict by colour and shape.

In: bars and marks in the words of the page. Out: SVG without scripts and styles, with title and description. A page
finds its colours by their values and puts its own there, light or dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import Any, NamedTuple

from kontaktdichte.reports.picture import TEXT, altair, drawn, moment, quiet
from kontaktdichte.rules.reasons import Language

# What each verdict looks like: the colour of a light page (unique, a page finds it by that), the symbol's outline, the
# bar's filling and its edge in dashes. The symbols are those of the badges.
LOOKS: dict[str, tuple[str, str, float, tuple[int, int]]] = {
    "overdue": ("#a30034", "M0,-1L1,0.85L-1,0.85Z", 0.35, (1, 0)),
    "missed": ("#a30035", "M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8", 0.35, (1, 0)),
    "missed_with_reason": ("#925401", "M-1,-1H1V1H-1ZM-0.5,-0.5L0.5,0.5M0.5,-0.5L-0.5,0.5", 0.25, (6, 2)),
    "open": ("#925402", "M0,-1A1,1,0,0,1,0,1A1,1,0,0,1,0,-1M0,-1V1", 0.15, (1, 0)),
    "upcoming": ("#2245ab", "M0,-1A1,1,0,0,1,0,1A1,1,0,0,1,0,-1", 0.0, (2, 2)),
    "fulfilled": ("#007156", "M-0.95,0.05L-0.3,0.75L0.95,-0.8", 0.35, (1, 0)),
    "not_judged": ("#404566", "M-0.9,0H0.9", 0.0, (4, 4)),
}
SURFACE = "#fefefe"
COUNTED, NOT_COUNTED, DISPUTED = "counted", "not_counted", "disputed"
MARKS = {
    COUNTED: "M0,-1L1,0L0,1L-1,0Z",
    NOT_COUNTED: "M-0.7,-0.7H0.7V0.7H-0.7Z",
    DISPUTED: "M-0.7,1V-1H0.9L0.4,-0.4L0.9,0.2H-0.7",
}
HEIGHT, LABELS, WIDTH = 40, 300, 620
LETTERS, BREAK = 40, "|"  # of a line of a label; between its lines


class Bar(NamedTuple):
    """A duty: its row, first and last day, and its verdict (a key of :data:`LOOKS`)."""

    row: str
    first: date
    last: date
    verdict: str


class Mark(NamedTuple):
    """A contact and what it is for the duties shown: a key of :data:`MARKS`."""

    on: date
    kind: str


class Words(NamedTuple):
    """What the picture says: the row of contacts, the title, the description."""

    contacts: str
    title: str
    description: str


def timeline(
    bars: Sequence[Bar], marks: Sequence[Mark], words: Words, span: tuple[date, date], today: date, language: Language
) -> str:
    """The picture of ``span`` (both days belong to it) as SVG text."""
    bars = [bar._replace(row=_wrapped(bar.row)) for bar in bars]
    rows = [words.contacts, *dict.fromkeys(bar.row for bar in bars)]
    return drawn(_chart(bars, marks, words, rows, span, today), words.title, words.description, language)


def _wrapped(label: str) -> str:
    """A label in the lines for which there is room."""
    return BREAK.join(wrap(label, LETTERS, break_long_words=False)) or label


def _chart(
    bars: Sequence[Bar], marks: Sequence[Mark], words: Words, rows: list[str], span: tuple[date, date], today: date
) -> Any:
    alt = altair()
    first, until = moment(span[0]), moment(span[1] + timedelta(1))
    days = alt.X("first:T", title=None, scale=alt.Scale(domain=[first, until], nice=False, clamp=True),
                 axis=alt.Axis(format="%b", tickCount="month", grid=True, labelOverlap=False))  # fmt: skip
    lines = alt.Axis(labelExpr=f"split(datum.label, '{BREAK}')")
    place = alt.Y("row:N", title=None, sort=rows, scale=alt.Scale(domain=rows), axis=lines)
    shown = [{**bar._asdict(), "first": moment(max(bar.first, span[0])),
              "last": moment(min(bar.last, span[1]) + timedelta(1))} for bar in bars]  # fmt: skip
    layers = [*_bars(alt, shown, days, place), *_marks(alt, marks, words.contacts, days, place)]
    if span[0] <= today <= span[1]:
        now = alt.Chart(alt.Data(values=[{"first": moment(today)}]))
        layers.append(now.mark_rule(stroke=TEXT, strokeDash=[3, 3], aria=False).encode(x=days))
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT * len(rows)).configure(**_theme())


def _bars(alt: Any, shown: list[dict[str, Any]], days: Any, place: Any) -> list[Any]:
    """A bar for each duty, and at its begin the symbol of its verdict."""
    layers = []
    for verdict, (colour, outline, filling, dashes) in LOOKS.items():
        mine = [bar for bar in shown if bar["verdict"] == verdict]
        if mine:
            chart = alt.Chart(alt.Data(values=mine)).encode(x=days, y=place)
            bar = chart.mark_bar(height=16, fill=colour, fillOpacity=filling, stroke=colour, strokeDash=list(dashes),
                                 aria=False)  # fmt: skip
            layers.append(bar.encode(x2="last:T"))
            symbol = chart.mark_point(shape=outline, size=90, stroke=colour, strokeWidth=2, filled=False, xOffset=9,
                                      opacity=1, aria=False)  # fmt: skip
            layers.append(symbol)
    return layers


def _marks(alt: Any, marks: Sequence[Mark], row: str, days: Any, place: Any) -> list[Any]:
    """A symbol for each contact: filled where it counted."""
    layers = []
    for kind, outline in MARKS.items():
        mine = [{"first": moment(mark.on), "row": row} for mark in marks if mark.kind == kind]
        if mine:
            chart = alt.Chart(alt.Data(values=mine)).encode(x=days, y=place)
            fill = TEXT if kind == COUNTED else SURFACE
            layers.append(chart.mark_point(
                shape=outline, size=110, stroke=TEXT, strokeWidth=1.5, fill=fill, opacity=1, aria=False,
            ))  # fmt: skip
    return layers


def _theme() -> dict[str, Any]:
    """A row for each duty: no axis beside its labels."""
    theme = quiet()
    theme["axis"]["labelLimit"] = 0
    rows = {"ticks": False, "domain": False, "minExtent": LABELS, "labelPadding": 8, "labelLineHeight": 16}
    return {**theme, "axisY": rows}
