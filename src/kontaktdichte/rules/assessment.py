"""One life under one concept: timeline, acceptance and rhythms put together.

In: a :class:`~kontaktdichte.rules.lives.Life`. Out: an :class:`Assessment`: the duties of every rule, a code for every
contact and rule, the timeline that led there. Everything about a concept is compiled once, in :class:`Rulebook`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from kontaktdichte.rules.acceptance import COUNTED, NOT_KNOWN_YET, OUTSIDE_SCOPE, OUTSIDE_WINDOW, SAME_DAY
from kontaktdichte.rules.calendar import NONE, Calendar
from kontaktdichte.rules.cells import looked_at
from kontaktdichte.rules.coding import Coder, Lives, excusing
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule, SubjectKind
from kontaktdichte.rules.duties import Duty
from kontaktdichte.rules.encoding import Encoding
from kontaktdichte.rules.facts import View
from kontaktdichte.rules.judging import Zone, case_rows, judge
from kontaktdichte.rules.lives import Contact, Life, standing
from kontaktdichte.rules.program import EVERY, NOTE, ONCE, PER, PLAIN, RUN, STOP, Coded
from kontaktdichte.rules.situations import populations
from kontaktdichte.rules.spans import Span, holds_on
from kontaktdichte.rules.timeline import (
    During,
    Memo,
    RuleSpan,
    active_spans,
    acts,
    decide,
    during_spans,
    masks_of,
    rule_spans,
    spans_of_rule,
)
from kontaktdichte.rules.ways import Portion

_day, _rule = attrgetter("on"), attrgetter("rule")


class Kind:
    """What is compiled for one kind of subject; holds no personal data."""

    def __init__(self, concept: Concept, calendar: Calendar, kind: SubjectKind) -> None:
        self.encoding = Encoding(concept, calendar, kind)
        self.program, self.coder = self.encoding.program, Coder(self.encoding)
        self.rules: dict[str, Rule] = {name: concept.rules[name] for name in self.encoding.rules}
        self.memo: Memo = {}

    def suspended_by(self, mask: int, rule: int) -> list[str]:
        """Names of the rules that put the rule at a place to rest while ``mask`` holds."""
        applying, resting, _, _ = decide(self.program, self.memo, mask)
        found = {
            suspension.by
            for suspension in self.program.resting
            if suspension.targets >> rule & 1 and not resting >> suspension.by & 1
            if acts(self.program, mask, applying, suspension)
        }
        return [name for i, name in enumerate(self.encoding.rules) if i in found]


class Rulebook:
    """A concept compiled for evaluation; holds no personal data."""

    def __init__(self, concept: Concept, calendar: Calendar) -> None:
        self.concept, self.calendar = concept, calendar
        self.kinds: dict[str, Kind] = {kind: Kind(concept, calendar, kind) for kind in concept.population}

    def assess(
        self, life: Life, as_of: int, others: Lives | None = None, contacts: bool = True
    ) -> Assessment:  # fmt: skip
        """The duties of one life on ``as_of`` (a day number); ``others``: lives whose agreements may hold.

        ``contacts=False``: duties alone, neither a code for each contact nor notes.
        """
        result = Assessment(life, as_of, View(self.concept, life, as_of))
        kind = self.kinds.get(life.kind)
        if kind is not None:
            _assess(kind, result, others or {}, contacts)
        return result


class Timeline(NamedTuple):
    """What the rules say of one life over time; rules by their place."""

    masks: list[tuple[int, int]]
    applying: list[RuleSpan]
    resting: list[RuleSpan]
    population: list[Span]
    during: list[During]

    def mask_on(self, day: int) -> int:
        """The predicates that hold on a day."""
        return self.masks[bisect_left(self.masks, (day + 1, 0)) - 1][1]

    def inside(self, day: int) -> bool:
        """Whether a day lies in the population."""
        return holds_on(self.population, day)

    def applies(self, rule: int) -> list[Span]:
        """Spans in which a rule applies, at rest or not."""
        return spans_of_rule(self.applying, rule)

    def active(self, rule: int) -> list[Span]:
        """Spans in which a rule applies and does not rest."""
        return active_spans(self.applying, self.resting, rule)


@dataclass
class Assessment:
    """Everything that follows for one life: duties and contact codes by rule, in the order of the concept."""

    life: Life
    as_of: int
    view: View
    timeline: Timeline = field(default_factory=lambda: Timeline([(0, 0)], [], [], [], []))
    duties: dict[str, list[Duty]] = field(default_factory=dict)
    codes: dict[str, list[int]] = field(default_factory=dict)  # one per contact of ``contacts``
    contacts: list[Contact] = field(default_factory=list)
    met: list[int] = field(default_factory=list)  # the counted days that duties point to
    portions: list[Portion] = field(default_factory=list)  # their quotas and alternatives
    notes: list[str] = field(default_factory=list)  # note rules that apply on as_of
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)  # rule and window → why it was not met


def _assess(kind: Kind, result: Assessment, others: Lives, with_contacts: bool) -> None:
    """Fill in what follows for a life."""
    life, as_of, program = result.life, result.as_of, kind.program
    contacts = life.contacts[: bisect_right(life.contacts, as_of, key=_day)]  # they stand by day
    coded = kind.coder.coded(life, contacts, as_of, others)
    versions = populations(program, coded)
    during = during_spans(program, coded, versions)
    masks = masks_of(program, coded, during, [])
    applying: list[RuleSpan] = []
    resting: list[RuleSpan] = []
    population = rule_spans(program, kind.memo, masks, applying, resting)
    result.timeline = Timeline(masks, applying, resting, population, during)
    rows = case_rows(program, kind.memo, coded, masks)
    table = kind.encoding.acceptance.decided(rows)
    duties: list[Duty] = []
    zones: list[Zone] = []
    said = [NONE] * (program.told * len(contacts))
    judge(
        program, kind.memo, coded, versions, masks, during, rows, table, applying, resting, population, duties,
        result.met, zones, result.portions, said,
    )  # fmt: skip
    names = kind.encoding.rules
    for rule, owed in groupby(duties, _rule):  # they stand rule by rule
        result.duties.setdefault(names[rule], []).extend(owed)
    for row in standing(life.deviations):
        if row.given_on <= as_of and excusing(row):
            result.reasons[row.rule, row.window] = row.reason or row.text or ""
    if not with_contacts:
        return
    _coded_contacts(kind, result, coded, [table[row] for row in rows], zones, said)
    unseen = [contact for contact in life.unknown_contacts if contact.on <= as_of]
    result.contacts = contacts + unseen
    for codes in result.codes.values():
        codes += [NOT_KNOWN_YET] * len(unseen)


def _coded_contacts(
    kind: Kind, result: Assessment, coded: Coded, decided: Sequence[tuple[int, ...]], zones: list[Zone],
    said: list[int],
) -> None:  # fmt: skip
    """A code for every contact under every rule that looks at contacts, and the notes that apply."""
    program, timeline = kind.program, result.timeline
    days = [mark.on for mark in coded.marks]
    applied = {rule for rule, _, _ in timeline.applying}
    once_a_day: dict[int, list[int]] = {}
    for rule, name in enumerate(kind.encoding.rules):
        plan, outside = program.plans[rule], OUTSIDE_SCOPE
        if plan.rhythm == NOTE and holds_on(timeline.active(rule), result.as_of):
            result.notes.append(name)
        if plan.rhythm == ONCE and not plan.by_notice:
            spans, outside = [(zone.window, zone.until) for zone in zones if zone.rule == rule], OUTSIDE_WINDOW
        elif plan.rhythm in (PER, EVERY) and rule in applied:
            keeps = plan.clock == RUN or (plan.clock == STOP and plan.rhythm != PER)
            scope = timeline.applies(rule) if keeps else timeline.active(rule)
            spans = looked_at(program, coded, plan, scope)
        else:
            continue
        if plan.rhythm == ONCE and not spans:
            continue
        if plan.wide != PLAIN:
            result.codes[name] = said[plan.told * len(days) : (plan.told + 1) * len(days)]
        else:
            if plan.clauses not in once_a_day:
                once_a_day[plan.clauses] = _once_a_day(days, [case[plan.clauses] for case in decided])
            result.codes[name] = _inside(once_a_day[plan.clauses], days, spans, outside)


def _once_a_day(days: Sequence[int], codes: list[int]) -> list[int]:
    """The codes; of several contacts on one day that count the first does."""
    taken = NONE
    for i, day in enumerate(days):
        if codes[i] == COUNTED:
            if day == taken:
                codes[i] = SAME_DAY
            taken = day
    return codes


def _inside(codes: list[int], days: Sequence[int], spans: Sequence[Span], outside: int) -> list[int]:
    """The codes of contacts inside the spans, ``outside`` for all others."""
    result = [outside] * len(codes)
    for start, until in spans:
        low, high = bisect_left(days, start), bisect_left(days, until)
        result[low:high] = codes[low:high]
    return result
