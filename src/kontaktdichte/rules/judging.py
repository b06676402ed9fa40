"""One life under one concept: the rhythms of every rule over its spans and counted contacts.

In: a :class:`~kontaktdichte.rules.program.Program`, one life, its spans, the codes of its contacts. Out: duties, rule
after rule, each after those it refers to. Plain functions over integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from kontaktdichte.rules.agreed import value_on
from kontaktdichte.rules.anchors import BY_DUTY, Move, Occurrence, no_moves, occurrences
from kontaktdichte.rules.calendar import FAR, NONE, moved
from kontaktdichte.rules.duties import (
    KNOWN_TOO_LATE,
    MISSED,
    MISSED_WITH_REASON,
    NO_CAUSE,
    SUSPENDED,
    Duty,
    every_duties,
    hold_duties,
    once_duty,
    per_duties,
    rests_at,
)
from kontaktdichte.rules.placing import followed
from kontaktdichte.rules.program import EVERY, HOLD, NOTE, ONCE, PER, RUN, STOP, UNMET, Coded, Program
from kontaktdichte.rules.situations import Toggle, Version, runs, values_of
from kontaktdichte.rules.spans import Span, shared, without
from kontaktdichte.rules.timeline import During, Memo, RuleSpan, decide, spans_of_rule

CodeTable = dict[int, tuple[int, ...]]  # row of a case → a code per list of clauses, 0: counts


NO_DUTY = Duty(*[NONE] * 15)


class Zone(NamedTuple):
    """Last day, exclusive, on which a contact could meet a once-duty or close it late."""

    rule: int
    window: int
    until: int


def case_rows(program: Program, memo: Memo, life: Coded, masks: list[Toggle]) -> list[int]:
    """For each contact the row of its case: the case, who of the assigning it was, which clauses' conditions held."""
    rows: list[int] = []
    at, whiles = 0, decide(program, memo, masks[0][1])[3]
    for mark in life.marks:
        while at + 1 < len(masks) and masks[at + 1][0] <= mark.on:
            at += 1
            whiles = decide(program, memo, masks[at][1])[3]
        row = mark.case << program.assigned
        if program.assigned > 0:
            row |= _assigned(program, life, mark.actor, mark.on)
        rows.append(row << len(program.whiles) | whiles)
    return rows


def _assigned(program: Program, life: Coded, actor: int, day: int) -> int:
    """By which of the clauses' lists of assigning attributes the actor is assigned on the day, as bits."""
    found = 0
    for assigning in program.assigning:
        if actor == NONE:
            found |= 1 << assigning.who  # an unnamed actor counts, flagged
        else:
            for start, until, value in values_of(program, life, assigning.attribute):
                if start <= day < until and value == actor:
                    found |= 1 << assigning.who
    return found


def counted_days(life: Coded, rows: list[int], table: CodeTable, clauses: int) -> list[int]:
    """The days, each once, on which a contact counts by a list of clauses."""
    days: list[int] = []
    for i in range(len(rows)):
        if table[rows[i]][clauses] == 0:
            on = life.marks[i].on
            if len(days) == 0 or on != days[-1]:
                days.append(on)
    return days


def judge(
    program: Program, life: Coded, versions: list[Version], rows: list[int], table: CodeTable, during: list[During], applying: list[RuleSpan],
    resting: list[RuleSpan], population: list[Span], duties: list[Duty], met: list[int], zones: list[Zone],
) -> None:  # fmt: skip
    """The duties of every rule. ``met``: their counted days; ``zones``: until when contacts are looked at (once)."""
    first, clauses, days = len(duties), NONE, [NONE for _ in range(0)]
    for rule in program.order:
        plan = program.plans[rule]
        if plan.rhythm == NOTE:
            continue
        scope = spans_of_rule(applying, rule)
        if len(scope) == 0:
            continue
        rests = spans_of_rule(resting, rule)
        if plan.rhythm != HOLD and plan.clauses != clauses:
            clauses = plan.clauses
            days = counted_days(life, rows, table, clauses)
        if plan.rhythm == ONCE:
            _once(program, life, versions, rule, scope, rests, population, days, first, duties, met, zones)
            continue
        keeps = plan.clock == RUN or (plan.clock == STOP and plan.rhythm != PER)
        episodes = scope if keeps else without(scope, rests)
        if plan.rhythm == PER:
            per_duties(program, life, rule, episodes, rests if plan.clock == RUN else rests[:0], days, duties, met)
        for episode in episodes:
            if plan.rhythm == EVERY:
                due = first_due(program, life, versions, rule, episode, days, during)
                every_duties(program, life, rule, episode, rests if keeps else rests[:0], days, due, duties, met)
            elif plan.rhythm == HOLD:
                facts = held_spans(program, life, rule)
                hold_duties(program, life, rule, episode, rests if keeps else rests[:0], facts, duties)


def held_spans(program: Program, life: Coded, rule: int) -> list[Span]:
    """Spans in which every fact that a hold rule asks for exists."""
    plan = program.plans[rule]
    held = program.held[plan.hold]
    result = runs(program, life, held.attribute, held.bits, FAR)
    for i in range(plan.hold + 1, plan.hold + plan.holds):
        result = shared(result, runs(program, life, program.held[i].attribute, program.held[i].bits, FAR))
    return result


def first_due(
    program: Program, life: Coded, versions: list[Version], rule: int, episode: Span, days: list[int],
    during: list[During],
) -> int:  # fmt: skip
    """The first term of an episode where lookback, first_within or an anchor gives one, else NONE."""
    plan, begin, calendar = program.plans[rule], episode[0], program.calendar
    if plan.lookback == 1:
        last = bisect_left(days, begin) - 1
        back = moved(calendar, begin, -plan.lookback_months, -plan.lookback_days, -plan.lookback_working)
        if last >= 0 and days[last] >= back:
            months, weekdays, working = value_on(program, life, plan.term, begin, NONE)
            due = moved(calendar, days[last], months, weekdays, working)
            if due >= begin:
                return due
    if plan.first_within != NONE:
        months, weekdays, working = value_on(program, life, plan.first_within, begin, NONE)
        return moved(calendar, begin, months, weekdays, working)
    return _anchored_term(program, life, versions, rule, begin, during) if plan.anchor != NONE else NONE


def _anchored_term(
    program: Program, life: Coded, versions: list[Version], rule: int, begin: int, during: list[During]
) -> int:
    """The earliest first term that anchors give to the episode that begins on ``begin``."""
    plan, calendar = program.plans[rule], program.calendar
    best = NONE
    moves = no_moves()
    for found in occurrences(program, life, versions, plan.anchor, moves):
        if plan.during_bit != 0 and not _opened(during, rule, found, begin):
            continue
        day = moved(calendar, found.day, plan.from_months, plan.from_days, plan.from_working)
        if plan.short == 1 and found.begin != NONE:
            limit = moved(calendar, found.begin, plan.short_months, plan.short_days, plan.short_working)
            if found.day + 1 < limit:
                day = moved(calendar, found.begin, plan.after_months, plan.after_days, plan.after_working)
        moved_on = NONE
        for i in range(found.first + 1, found.last):
            if moves[i].day != NONE:
                moved_on = moves[i].known
        if moved_on != NONE and day < moved_on:
            months, weekdays, working = value_on(program, life, plan.term, begin, NONE)
            day = moved(calendar, moved_on, months, weekdays, working)
        if day >= begin and (best == NONE or day < best):
            best = day
    return best


def _opened(during: list[During], rule: int, found: Occurrence, begin: int) -> bool:
    """Whether an occurrence opened the span that holds ``begin``."""
    result = False
    for span in during:
        same = span.kind == found.kind and span.a == found.a and span.b == found.b
        result = result or (same and span.rule == rule and span.start <= begin < span.until)
    return result


def _once(
    program: Program, life: Coded, versions: list[Version], rule: int, scope: list[Span], rests: list[Span], population: list[Span],
    days: list[int], first: int, duties: list[Duty], met: list[int], zones: list[Zone],
) -> None:  # fmt: skip
    """Duties of a rule at its anchors, by window."""
    plan = program.plans[rule]
    moves = no_moves()
    if plan.of_rule == NONE:
        found = occurrences(program, life, versions, plan.anchor, moves)
    else:
        found = _duty_anchors(program, rule, first, duties, moves)
    placed = [_placed(program, life, rule, each, moves, scope, rests, population, days, met) for each in found]
    order = [(placed[i][0].window, placed[i][0].hard, i) for i in range(len(placed)) if placed[i][1] != NONE]
    for window, _, i in sorted(order):
        duty, end = placed[i]
        duties.append(duty)
        zones.append(Zone(rule, window, zone_until(duty, end, life.as_of)))


def _duty_anchors(program: Program, rule: int, first: int, duties: list[Duty], moves: list[Move]) -> list[Occurrence]:
    """The unmet, or done, duties of another rule as anchors."""
    plan = program.plans[rule]
    point = program.points[plan.anchor]
    found: list[Occurrence] = []
    for i in range(first, len(duties)):
        duty = duties[i]
        if duty.rule != plan.of_rule:
            continue
        day = duty.done_on
        if point.kind == UNMET:
            day = duty.hard if duty.verdict == MISSED or duty.verdict == MISSED_WITH_REASON else NONE
        if day != NONE:
            day = moved(program.calendar, day, point.months, point.days, point.working)
            moves.append(Move(NONE, day, 1))
            found.append(Occurrence(BY_DUTY, duty.window, NONE, day, NONE, duty.window, len(moves) - 1, len(moves)))
    return found


def _placed(
    program: Program, life: Coded, rule: int, found: Occurrence, moves: list[Move], scope: list[Span],
    rests: list[Span], population: list[Span], days: list[int], met: list[int],
) -> tuple[Duty, int]:  # fmt: skip
    """The duty of one occurrence, and the end of the population it depends on; NONE where nothing is owed."""
    plan = program.plans[rule]
    meeting = _noticed(life, plan.of_rule, found.begin) if plan.by_notice == 1 else days
    place = followed(program, life, plan, found, moves, meeting, scope, rests, population)
    if place.there == 0:
        return NO_DUTY, NONE
    cause, cause_day = place.cause, place.cause_day
    if cause == NO_CAUSE and plan.judge_late == 0 and found.known > place.hard:
        cause, cause_day = KNOWN_TOO_LATE, found.known
    if len(rests) > 0 and rests_at(rests, place.hard, plan.clock, life.as_of):
        cause, cause_day = SUSPENDED, place.hard
    duty = once_duty(
        program, life, rule, place.window, place.hard, meeting, place.population_end, cause, cause_day, place.anchor,
        place.stays, met,
    )  # fmt: skip
    return duty, place.population_end


def _noticed(life: Coded, rule: int, window: int) -> list[int]:
    """The day on which notice of an unmet duty was given, not before the duty's own first day."""
    days: list[int] = []
    for row in life.excuses:
        if row.rule == rule and row.window == window and row.notified < FAR:
            days.append(max(row.notified, window))
    return days


def zone_until(duty: Duty, population_end: int, as_of: int) -> int:
    """Day after the last on which a contact could meet a once-duty or close it late."""
    if NONE < duty.done_on <= duty.hard:
        return duty.hard + 1
    last = duty.done_on if duty.done_on != NONE else as_of
    return max(duty.hard, min(last, population_end - 1)) + 1
