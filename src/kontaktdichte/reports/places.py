"""Places of a project over time: vacancies, and a picture of provided, filled and free places.

In: a row for each day, as the measure counts it. Out: vacancies, the days on which something changed, SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from kontaktdichte.reports.picture import TEXT, altair, drawn, moment, quiet
from kontaktdichte.rules.measures import Filled
from kontaktdichte.rules.reasons import Language

_FILLED, _FREE = "#007156", "#925401"
_WIDTH, _HEIGHT = 760, 220


class Vacancy(NamedTuple):
    """A place that stood, or stands, free: its first day, the day on which it was filled (or taken away) again."""

    since: date
    until: date | None
    days: int


class Words(NamedTuple):
    """What the picture says: title, description, the names of its areas and of its line."""

    title: str
    description: str
    filled: str
    free: str
    provided: str


def free(one: Filled) -> int:
    """Places that nobody fills; more people than places are none."""
    return max((one.provided or 0) - one.filled, 0)


def steps(days: Sequence[Filled]) -> list[Filled]:
    """The first day, and each on which something differs from the day before."""
    return [*days[:1], *(after for before, after in pairwise(days) if before[1:] != after[1:])]


def vacancies(days: Sequence[Filled], today: date) -> list[Vacancy]:
    """Each place that was free until today, the one that has been free longest is filled first.

    >>> days = [Filled(date(2026, 1, n), filled, 2) for n, filled in ((1, 2), (2, 1), (3, 1), (4, 2))]
    >>> vacancies(days, date(2026, 1, 4))
    [Vacancy(since=datetime.date(2026, 1, 2), until=datetime.date(2026, 1, 4), days=2)]
    """
    found: list[Vacancy] = []
    open_: list[date] = []
    for one in days:
        if one.day > today:
            break
        while len(open_) < free(one):
            open_.append(one.day)
        while len(open_) > free(one):
            since = open_.pop(0)
            found.append(Vacancy(since, one.day, (one.day - since).days))
    found += [Vacancy(since, None, (today - since).days + 1) for since in open_]
    return sorted(found, key=lambda one: (one.since, one.until or date.max))


def picture(days: Sequence[Filled], today: date, words: Words, language: Language) -> str:
    """Filled and free places as areas, one upon the other, the places provided as a line above."""
    alt = altair()
    shown = [*steps(days), days[-1]._replace(day=days[-1].day + timedelta(1))]
    rows = [
        {"day": moment(one.day), "filled": min(one.filled, one.provided or one.filled),
         "top": max(one.provided or 0, one.filled), "provided": one.provided}
        for one in shown
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(format="%b %y", grid=True, labelOverlap=True, tickCount=8))
    )
    scale = alt.Y("filled:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d"), scale=alt.Scale(zero=True))
    layers: list[Any] = [
        base.mark_area(interpolate="step-after", fill=_FILLED, fillOpacity=0.35, aria=False).encode(y=scale),
        base.mark_area(interpolate="step-after", fill=_FREE, fillOpacity=0.25, aria=False).encode(y=scale, y2="top:Q"),
        base.mark_line(interpolate="step-after", stroke=TEXT, strokeWidth=2, aria=False).encode(
            y=alt.Y("provided:Q", title=None)
        ),
    ]
    if days[0].day <= today <= days[-1].day:
        now = alt.Chart(alt.Data(values=[{"day": moment(today)}]))
        layers.append(now.mark_rule(stroke=TEXT, strokeDash=[3, 3], aria=False).encode(x="day:T"))
    chart = alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT).configure(**quiet())
    return drawn(chart, words.title, words.description, language)
