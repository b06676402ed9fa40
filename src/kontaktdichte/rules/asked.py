"""What conditions ask about duties of other rules: since when they are overdue, or missed in a row.

In: the duties of one life that are known so far. Out: the days on which these predicates change. Plain functions over
integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from kontaktdichte.rules.calendar import FAR, NONE
from kontaktdichte.rules.duties import FULFILLED, MISSED, MISSED_WITH_REASON, Duty
from kontaktdichte.rules.program import Program
from kontaktdichte.rules.situations import Toggle
from kontaktdichte.rules.spans import Span, merged


def asked_toggles(program: Program, duties: list[Duty], first: int, level: int) -> list[Toggle]:
    """The toggles of what is asked about rules below ``level``; the life's duties stand from ``first`` on."""
    found = [(NONE, 0) for _ in range(0)]
    for asked in program.asked:
        if program.plans[asked.rule].level < level:
            mine = [duties[i] for i in range(first, len(duties)) if duties[i].rule == asked.rule]
            for start, until in _overdue(mine) if asked.in_a_row == 0 else _unmet(mine, asked.in_a_row):
                found.append((start, asked.bit))
                found.append((until, asked.bit))
    return found


def _overdue(duties: list[Duty]) -> list[Span]:
    """The days on which one of the missed duties was still owed."""
    found = [(NONE, NONE) for _ in range(0)]
    for duty in duties:
        if is_missed(duty):
            start = max(duty.window, duty.hard + 1)
            until = min(duty.until, duty.done_on if duty.done_on != NONE else FAR)
            if start < until:
                found.append((start, until))
    return merged(found)


def _unmet(duties: list[Duty], times: int) -> list[Span]:
    """The days on which the last so many of the settled duties had all been missed."""
    found = [(NONE, NONE) for _ in range(0)]
    settled = sorted([
        (max(duty.window, duty.hard + 1) if is_missed(duty) else duty.done_on, duty.hard, duty.window, is_missed(duty))
        for duty in duties if duty.verdict == FULFILLED or is_missed(duty)
    ])  # fmt: skip
    row, since = 0, NONE
    for i in range(len(settled)):
        day = settled[i][0]
        row = row + 1 if settled[i][3] else 0
        if i + 1 < len(settled) and settled[i + 1][0] == day:
            continue
        if row >= times and since == NONE:
            since = day
        elif row < times and since != NONE:
            found.append((since, day))
            since = NONE
    if since != NONE:
        found.append((since, FAR))
    return found


def is_missed(duty: Duty) -> bool:
    """Whether a duty is missed, with or without a reason, also where it was made up late."""
    return duty.verdict in (MISSED, MISSED_WITH_REASON)
