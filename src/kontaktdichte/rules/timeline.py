"""Which rule applies to whom when: scope, suspension, population (SEMANTICS 2.1).

In: a :class:`~kontaktdichte.rules.program.Program` and one life. Out: the masks of predicates over time, and for each
rule the spans in which it applies and those in which it rests. Each distinct mask meets the rules once. Plain
functions over integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from typing import NamedTuple

from kontaktdichte.rules.anchors import Occurrence, asked_of, no_moves, occurrences
from kontaktdichte.rules.calendar import FAR, NONE
from kontaktdichte.rules.program import EVERY_BIT, Coded, Program, Resting
from kontaktdichte.rules.situations import Toggle, Version, holds, present, swept, toggles
from kontaktdichte.rules.spans import Span, merged, without

Decision = tuple[int, int, int, int]  # rules that apply, rules that rest, in the population, clauses' conditions
Memo = dict[int, Decision]  # mask of predicates → decision
RuleSpan = tuple[int, int, int]  # place of the rule, first day, day after the last


class During(NamedTuple):
    """A span between two anchors of a rule, with the identity of the occurrence that opened it."""

    rule: int
    start: int
    until: int
    kind: int
    a: int
    b: int


def decide(program: Program, memo: Memo, mask: int) -> Decision:
    """Rules that apply and rules that rest (as bits), whether the subject is in the population, and which of the
    clauses' own conditions hold."""  # fmt: skip
    if mask in memo:
        return memo[mask]
    inside = holds(program, program.population, program.populations, mask)
    applying, resting = 0, 0
    if inside and mask & program.force_bit != 0:
        for plan in program.plans:
            during = plan.during_bit == 0 or mask & plan.during_bit != 0
            if during and holds(program, plan.box, plan.boxes, mask):
                applying |= plan.bit
        for suspension in program.resting:
            if resting & program.plans[suspension.by].bit == 0 and acts(program, mask, applying, suspension):
                resting |= suspension.targets
    whiles = 0
    for i in range(len(program.whiles)):
        if holds(program, program.whiles[i].box, program.whiles[i].boxes, mask):
            whiles |= 1 << i
    memo[mask] = (applying, resting, 1 if inside else 0, whiles)
    return memo[mask]


def acts(program: Program, mask: int, applying: int, suspension: Resting) -> bool:
    """Whether a suspension is in effect while its rule does not rest itself."""
    if suspension.boxes == NONE:
        return applying & program.plans[suspension.by].bit != 0
    return holds(program, suspension.box, suspension.boxes, mask)


def during_spans(program: Program, life: Coded, population: list[Version]) -> list[During]:
    """For every rule with ``during`` its spans: of the same occurrence, else to the next ``until`` day, else open."""
    found: list[During] = []
    moves = no_moves()
    attributes, events = present(life)
    for rule in range(len(program.plans)):
        plan = program.plans[rule]
        if plan.during_bit == 0 or not asked_of(program, plan.begin, life, attributes, events):
            continue
        begins = occurrences(program, life, population, plan.begin, moves)
        if len(begins) == 0:
            continue
        ends = occurrences(program, life, population, plan.end, moves)
        for begin in begins:
            last = _last_day(begin, ends)
            if begin.day <= last:
                found.append(During(rule, begin.day, last + 1, begin.kind, begin.a, begin.b))
    return found


def _last_day(begin: Occurrence, ends: list[Occurrence]) -> int:
    last = NONE
    for end in ends:
        if last == NONE and end.kind == begin.kind and end.a == begin.a and end.b == begin.b:
            last = end.day
    if last == NONE:
        for end in ends:
            if last == NONE and end.day >= begin.day:
                last = end.day
    return last if last != NONE else FAR - 1


def masks_of(program: Program, life: Coded, during: list[During], more: list[Toggle]) -> list[Toggle]:
    """The mask of predicates from each day on; ``more``: toggles that come from other rules' duties."""
    changes = toggles(program, life, FAR, EVERY_BIT)
    changes += more
    for rule in range(len(program.plans) if len(during) > 0 else 0):
        if program.plans[rule].during_bit != 0:
            for start, until in merged([(span.start, span.until) for span in during if span.rule == rule]):
                changes.append((start, program.plans[rule].during_bit))
                changes.append((until, program.plans[rule].during_bit))
    return swept(changes)


def rule_spans(
    program: Program, memo: Memo, masks: list[Toggle], applying: list[RuleSpan], resting: list[RuleSpan]
) -> list[Span]:
    """Fills in the spans in which each rule applies and rests, by their begin; returns those of the population."""
    population: list[Span] = []
    rules_before, resting_before, since = 0, 0, NONE
    for day, mask in masks:
        rules, rests, inside, _ = decide(program, memo, mask)
        _changed(applying, rules_before, rules, day)
        _changed(resting, resting_before, rests, day)
        if inside == 1 and mask & program.force_bit != 0:
            if since == NONE:
                since = day
        elif since != NONE:
            population.append((since, day))
            since = NONE
        rules_before, resting_before = rules, rests
    if since != NONE:
        population.append((since, FAR))
    return population


def _changed(spans: list[RuleSpan], before: int, now: int, day: int) -> None:
    """Opens a span for each bit that came, closes that of each bit that went."""
    changed = before ^ now
    rule = 0
    while changed >> rule != 0:
        if changed >> rule & 1:
            if now >> rule & 1:
                spans.append((rule, day, FAR))
            else:
                for i in range(len(spans)):
                    if spans[i][0] == rule and spans[i][2] == FAR:
                        spans[i] = (rule, spans[i][1], day)
        rule += 1


def spans_of_rule(spans: list[RuleSpan], rule: int) -> list[Span]:
    """The spans of one rule, by day."""
    return [(start, until) for which, start, until in spans if which == rule]


def places_in(spans: list[RuleSpan]) -> int:
    """The rules that have any of the spans, as bits by place."""
    found = 0
    for rule, _, _ in spans:
        found |= 1 << rule
    return found


def active_spans(applying: list[RuleSpan], resting: list[RuleSpan], rule: int) -> list[Span]:
    """Spans in which a rule applies and does not rest."""
    return without(spans_of_rule(applying, rule), spans_of_rule(resting, rule))
