"""Spans of days ``(first day, day after the last)``: united, cut, laid over one another. ``FAR`` is an open end.

In and out: lists of tuples of day numbers. Plain functions; :mod:`bulk` compiles them as they stand.
"""

from __future__ import annotations

from typing import TypeVar

from kontaktdichte.rules.calendar import FAR, Calendar, add_months, full_months

Span = tuple[int, int]
ValueSpan = tuple[int, int, int]  # first day, day after the last, value
Row = tuple[int, int, int, int]  # order of recording, first day, day after the last, value


V = TypeVar("V", int, str)


def merged(spans: list[Span]) -> list[Span]:
    """Maximal spans of a union; adjoining spans become one."""
    if len(spans) <= 1:
        return spans
    result: list[Span] = []
    for start, until in sorted(spans):
        if len(result) > 0 and start <= result[-1][1]:
            if until > result[-1][1]:
                result[-1] = (result[-1][0], until)
        else:
            result.append((start, until))
    return result


def without(spans: list[Span], holes: list[Span]) -> list[Span]:
    """``spans`` minus ``holes`` (both sorted and disjoint)."""
    result: list[Span] = []
    for first, until in spans:
        start = first
        for low, high in holes:
            if high <= start or low >= until:
                continue
            if low > start:
                result.append((start, low))
            start = high
        if start < until:
            result.append((start, until))
    return result


def shared(spans: list[Span], others: list[Span]) -> list[Span]:
    """Days that lie in both (both sorted and disjoint)."""
    return without(spans, without([(0, FAR)], others))


def painted(rows: list[tuple[int, int, int, V]]) -> list[tuple[int, int, V]]:
    """Rows of one attribute without overlap: of overlapping ones the later recorded wins on the shared days."""
    spans = [(start, until, value) for _, start, until, value in rows if start < until]
    spans.sort()
    overlap = False
    for i in range(1, len(spans)):
        overlap = overlap or spans[i - 1][1] > spans[i][0]
    if not overlap:
        return spans
    spans.clear()
    for _, start, until, value in sorted(rows):
        if start >= until:
            continue
        kept = [(s, min(e, start), v) for s, e, v in spans if s < start]
        kept += [(max(s, until), e, v) for s, e, v in spans if e > until]
        kept.append((start, until, value))
        spans = kept
    spans.sort()
    return spans


def holds_on(spans: list[Span], day: int) -> bool:
    """Whether a day lies in one of the spans."""
    found = False
    for start, until in spans:
        found = found or start <= day < until
    return found


def used_up(
    calendar: Calendar, spells: list[Span], months: int, credits: list[tuple[int, int, int, int]]
) -> list[Span]:
    """The days of these spells on which a budget of months is used up (SEMANTICS 2.1).

    ``credits``: first day, day after the last, months and days that a spell beginning in between is credited.
    """
    used_months, used_days = 0, 0
    cuts: list[Span] = []
    for start, until in spells:
        more_months, more_days = 0, 0
        for first, after, credited_months, credited_days in credits:
            if first <= start < after:
                more_months, more_days = credited_months, credited_days
        end = add_months(calendar, add_months(calendar, start, months), -(used_months + more_months))
        end = max(start, min(end - used_days - more_days, until))
        if end < until:
            cuts.append((end, until))
        full = full_months(calendar, start, end)
        used_months += full
        used_days += end - add_months(calendar, start, full)
    return cuts
