"""One life under one concept: the rhythms of every rule over its spans and counted contacts.

In: a :class:`~kontaktdichte.rules.program.Program`, one life, its spans, the codes of its contacts. Out: duties, rule
after rule, each after those it refers to. Plain functions over integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from kontaktdichte.rules.agreed import value_on
from kontaktdichte.rules.anchors import BY_DUTY, Move, Occurrence, asked_of, no_moves, occurrences
from kontaktdichte.rules.asked import asked_toggles, is_missed
from kontaktdichte.rules.calendar import FAR, NONE, moved
from kontaktdichte.rules.cells import looked_at
from kontaktdichte.rules.duties import (
    ENDED,
    KNOWN_TOO_LATE,
    NO_CAUSE,
    SUSPENDED,
    Duty,
    days_in,
    every_duties,
    hold_duties,
    once_duty,
    per_duties,
    rests_at,
)
from kontaktdichte.rules.placing import Place, because, followed
from kontaktdichte.rules.program import EVERY, HOLD, NOTE, ONCE, PER, PLAIN, ROLLING, RUN, STOP, UNMET, Coded, Program
from kontaktdichte.rules.situations import Toggle, Version, present, runs, values_of
from kontaktdichte.rules.spans import Span, merged, shared, without
from kontaktdichte.rules.timeline import During, Memo, RuleSpan, decide, masks_of, places_in, rule_spans, spans_of_rule
from kontaktdichte.rules.ways import (
    CodeTable,
    Item,
    Portion,
    at_distance,
    days_of,
    items_of,
    keep_in,
    mark_too_close,
    tell_added,
    tell_all,
)
from kontaktdichte.rules.widely import every_widely, once_widely, per_widely, takers, tell_window


class Zone(NamedTuple):
    """Last day, exclusive, on which a contact could meet a once-duty or close it late."""

    rule: int
    window: int
    until: int


def case_rows(program: Program, memo: Memo, life: Coded, masks: list[Toggle]) -> list[int]:
    """For each contact the row of its case: the case, who of the assigning it was, which clauses' conditions held."""
    rows: list[int] = []
    at, whiles = 0, decide(program, memo, masks[0][1])[3]
    assigned, bits = program.assigned, len(program.whiles)
    for mark in life.marks:
        while at + 1 < len(masks) and masks[at + 1][0] <= mark.on:
            at += 1
            whiles = decide(program, memo, masks[at][1])[3]
        row = mark.case << assigned
        if assigned > 0:
            row |= _assigned(program, life, mark.actor, mark.on)
        rows.append(row << bits | whiles)
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
    program: Program, memo: Memo, life: Coded, versions: list[Version], masks: list[Toggle], during: list[During],
    rows: list[int], table: CodeTable, applying: list[RuleSpan], resting: list[RuleSpan], population: list[Span],
    duties: list[Duty], met: list[int], zones: list[Zone], portions: list[Portion], said: list[int],
) -> None:  # fmt: skip
    """The duties of every rule. ``masks``, ``applying``, ``resting`` go on where conditions ask about duties.

    ``met``: the duties' counted days; ``zones``: until when contacts are looked at (once); ``portions``: what quotas
    and alternatives need and have; ``said``: for each rule that tells its codes itself one of each contact, NONE at
    first, or empty where nobody asks.
    """
    first = len(duties)
    for level in range(program.levels):
        if level > 0:
            known = masks_of(program, life, during, asked_toggles(program, duties, first, level))
            masks.clear()
            applying.clear()
            resting.clear()
            masks += known
            rule_spans(program, memo, masks, applying, resting)
        _judge_level(
            program, life, versions, level, first, during, rows, table, applying, resting, population, duties, met,
            zones, portions, said,
        )  # fmt: skip


def _judge_level(
    program: Program, life: Coded, versions: list[Version], level: int, first: int, during: list[During],
    rows: list[int], table: CodeTable, applying: list[RuleSpan], resting: list[RuleSpan], population: list[Span],
    duties: list[Duty], met: list[int], zones: list[Zone], portions: list[Portion], said: list[int],
) -> None:  # fmt: skip
    """The rules whose days in scope are known by now; the life's duties stand from ``first`` on."""
    clauses, days, never = NONE, [NONE for _ in range(0)], [(0, 0) for _ in range(0)]
    nothing, none = no_items(), days[:0]
    begun, put_to_rest = places_in(applying), places_in(resting)
    attributes, events = present(life)
    for rule in program.order:
        plan = program.plans[rule]
        if plan.level != level or plan.rhythm == NOTE or not begun & plan.bit:
            continue
        anchored = plan.rhythm == ONCE and plan.of_rule == NONE
        if anchored and not asked_of(program, plan.anchor, life, attributes, events):
            continue
        scope = spans_of_rule(applying, rule)
        rests = spans_of_rule(resting, rule) if put_to_rest & plan.bit else never
        keeps = plan.clock == RUN or (plan.clock == STOP and plan.rhythm != PER)
        episodes = scope if keeps or plan.rhythm == ONCE or len(rests) == 0 else without(scope, rests)
        paused = rests if keeps else never
        if plan.wide != PLAIN:
            _judge_widely(
                program, life, versions, rule, first, during, rows, table, scope, episodes, rests, paused, population,
                duties, met, zones, portions, said,
            )  # fmt: skip
            continue
        if plan.rhythm != HOLD and plan.clauses != clauses:
            clauses = plan.clauses
            days = counted_days(life, rows, table, clauses)
        if plan.rhythm == ONCE:
            _once(
                program, life, versions, rule, first, scope, rests, population, days, nothing, none, none, none, duties,
                met, zones, portions, said,
            )  # fmt: skip
        elif plan.rhythm == PER:
            inside = days_in(days, looked_at(program, life, plan, episodes))
            per_duties(program, life, rule, episodes, paused, inside, duties, met)
        for episode in episodes:
            if plan.rhythm == EVERY:
                due = first_due(program, life, versions, rule, episode, days, during)
                every_duties(program, life, rule, episode, paused, days, due, duties, met)
            elif plan.rhythm == HOLD:
                hold_duties(program, life, rule, episode, paused, held_spans(program, life, rule), duties)


def no_items() -> list[Item]:
    """An empty list for others to fill; a compiler must see of what."""
    return [Item(0, 0, 0, 0, 0) for _ in range(0)]


def _judge_widely(
    program: Program, life: Coded, versions: list[Version], rule: int, first: int, during: list[During],
    rows: list[int], table: CodeTable, scope: list[Span], episodes: list[Span], rests: list[Span], paused: list[Span],
    population: list[Span], duties: list[Duty], met: list[int], zones: list[Zone], portions: list[Portion],
    said: list[int],
) -> None:  # fmt: skip
    """A rule that looks at its contacts one by one; what it tells them goes to ``said`` unless that is empty."""
    plan = program.plans[rule]
    items, takes, codes = no_items(), [0 for _ in range(0)], [0 for _ in range(0)]
    bounds = items_of(program, life, rows, table, rule, items, takes, codes)
    if plan.rhythm == ONCE:
        _once(
            program, life, versions, rule, first, scope, rests, population, takes[:0], items, takes, bounds, codes,
            duties, met, zones, portions, said,
        )  # fmt: skip
        return
    keep_in(life, looked_at(program, life, plan, episodes), items, takes, codes)
    takes = at_distance(program.calendar, plan, items, takes, bounds, 0)
    if len(said) > 0:
        mark_too_close(items, takes, bounds, codes, len(life.marks))
        tell_all(said, plan.told * len(life.marks), codes, len(life.marks))
    if plan.rhythm == PER:
        per_widely(program, life, rule, episodes, paused, items, takes, bounds, duties, met, portions, said)
        return
    if len(said) > 0:
        tell_added(said, plan.told * len(life.marks), items, takes, bounds, takes, 0, FAR)
    days = days_of(items, takes, bounds[:2], 0, FAR)
    for episode in episodes:
        due = first_due(program, life, versions, rule, episode, days, during)
        if plan.wide == ROLLING:
            every_widely(program, life, rule, episode, paused, due, items, takes, bounds, duties, met, portions)
        else:
            every_duties(program, life, rule, episode, paused, days, due, duties, met)


def held_spans(program: Program, life: Coded, rule: int) -> list[Span]:
    """Spans in which every fact of one of a hold rule's turns exists."""
    plan = program.plans[rule]
    result = [(NONE, NONE) for _ in range(0)]
    together, turn = result, NONE
    for i in range(plan.hold, plan.hold + plan.holds):
        held = program.held[i]
        spans = runs(program, life, held.attribute, held.bits, FAR)
        if held.turn != turn:
            result = merged(result + together)
            together, turn = spans, held.turn
        else:
            together = shared(together, spans)
    return merged(result + together)


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
    program: Program, life: Coded, versions: list[Version], rule: int, first: int, scope: list[Span], rests: list[Span],
    population: list[Span], days: list[int], items: list[Item], takes: list[int], bounds: list[int], codes: list[int],
    duties: list[Duty], met: list[int], zones: list[Zone], portions: list[Portion], said: list[int],
) -> None:  # fmt: skip
    """Duties of a rule at its anchors, by window. What counts: ``days``, or ``items`` with what is known of them."""
    plan = program.plans[rule]
    moves = no_moves()
    if plan.of_rule == NONE:
        found = occurrences(program, life, versions, plan.anchor, moves)
    else:
        found = _duty_anchors(program, rule, first, duties, moves)
    if len(found) == 0:
        return
    places = [
        _stands(program, life, rule, each, moves, days, items, takes, bounds, scope, rests, population)
        for each in found
    ]
    owners = takers(plan, places, found, items, takes) if plan.consume == 1 else takes[:0]
    added = [0 for _ in items]
    order = [(places[i].window, places[i].hard, i) for i in range(len(places)) if places[i].there == 1]
    for _, _, i in sorted(order):
        place, mine = places[i], takes
        if plan.wide == PLAIN:
            meeting = _noticed(life, plan.of_rule, found[i].begin) if plan.by_notice == 1 else days
            duties.append(once_duty(
                program, life, rule, place.window, place.hard, meeting, place.population_end, place.cause,
                place.cause_day, place.anchor, place.stays, met,
            ))  # fmt: skip
        else:
            if plan.consume == 1:
                mine = [1 if owner == i else 0 for owner in owners]
            else:
                mine = at_distance(program.calendar, plan, items, takes, bounds, place.window)
            once_widely(program, life, rule, place, items, mine, bounds, duties, met, portions, added)
        until = zone_until(duties[-1], place.population_end, life.as_of)
        zones.append(Zone(rule, place.window, until))
        if plan.wide != PLAIN and len(said) > 0:
            tell_window(life, plan, place.window, until, items, mine, bounds, codes, added, said)


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
            day = duty.hard if is_missed(duty) else NONE
        if day != NONE:
            day = moved(program.calendar, day, point.months, point.days, point.working)
            moves.append(Move(NONE, day, 1))
            found.append(Occurrence(BY_DUTY, duty.window, NONE, day, NONE, duty.window, len(moves) - 1, len(moves)))
    return found


def _stands(
    program: Program, life: Coded, rule: int, found: Occurrence, moves: list[Move], days: list[int], items: list[Item],
    takes: list[int], bounds: list[int], scope: list[Span], rests: list[Span], population: list[Span],
) -> Place:  # fmt: skip
    """Where the duty of one occurrence stands, and why it would not be judged if unmet."""
    plan = program.plans[rule]
    meeting = _noticed(life, plan.of_rule, found.begin) if plan.by_notice == 1 else days
    place = followed(program, life, plan, found, moves, meeting, items, takes, bounds, scope, rests, population)
    if place.there == 0:
        return place
    end = place.population_end
    if end <= place.hard and end <= life.as_of:
        return because(place, ENDED, end - 1)
    if len(rests) > 0 and rests_at(rests, place.hard, plan.clock, life.as_of):
        return because(place, SUSPENDED, place.hard)
    if place.cause == NO_CAUSE and plan.judge_late == 0 and found.known > place.hard:
        return because(place, KNOWN_TOO_LATE, found.known)
    return place


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
