"""One life under one concept: timeline, acceptance and rhythms put together.

In: a :class:`~kontaktdichte.rules.lives.Life`. Out: an :class:`Assessment`: the duties of every rule, a code for every
contact and rule, the timeline that led there. Everything about a concept is compiled once, in :class:`Rulebook`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kontaktdichte.rules.acceptance import (
    COUNTED,
    NOT_KNOWN_YET,
    OUTSIDE_SCOPE,
    OUTSIDE_WINDOW,
    SAME_DAY,
    Acceptance,
)
from kontaktdichte.rules.agreed import Lives, value_on
from kontaktdichte.rules.anchors import Occurrence
from kontaktdichte.rules.calendar import FAR, NONE, Calendar, cell
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.conditions import Test
from kontaktdichte.rules.duties import (
    KNOWN_TOO_LATE,
    MISSED,
    MISSED_WITH_REASON,
    NO_CAUSE,
    SUSPENDED,
    Duty,
    Frame,
    every_duties,
    hold_duties,
    once_duty,
    per_duties,
    rests_at,
)
from kontaktdichte.rules.facts import Span, View
from kontaktdichte.rules.lives import Contact, Life
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.placing import Placing, zone_end
from kontaktdichte.rules.timeline import CompiledRule, Scopes, Timeline
from kontaktdichte.rules.vocabulary import AgreedValue, Every, Hold, Once, Per, Term


class _Kind(NamedTuple):
    """What is compiled for one kind of subject."""

    scopes: Scopes
    acceptance: Acceptance
    order: tuple[CompiledRule, ...]  # a rule comes after those it refers to
    expectations: tuple[Test, ...]  # when each expectation of the concept asks for its fact


class Rulebook:
    """A concept compiled for evaluation; holds no personal data."""

    def __init__(self, concept: Concept, calendar: Calendar) -> None:
        self.concept, self.calendar = concept, calendar
        self.kinds: dict[str, _Kind] = {}
        for kind in concept.population:
            scopes = Scopes(concept, calendar, kind)
            acceptance = Acceptance(concept, [compiled.name for compiled in scopes.rules], scopes.predicates)
            order = tuple(sorted(scopes.rules, key=lambda compiled: self._depth(compiled.name)))
            expectations = tuple(scopes.predicates.test(expected.when) for expected in concept.expects)
            self.kinds[kind] = _Kind(scopes, acceptance, order, expectations)

    def _depth(self, name: str) -> int:
        rhythm = self.concept.rules[name].rhythm
        other = (rhythm.once.unmet or rhythm.once.done) if isinstance(rhythm, Once) else None
        return 1 + self._depth(other) if other is not None else 0

    def assess(self, life: Life, as_of: int, others: Lives | None = None) -> Assessment:
        """The duties of one life on ``as_of`` (a day number); ``others``: lives whose agreements may hold."""
        kind = self.kinds.get(life.kind)
        view = View(self.concept, life, as_of)
        if kind is None:
            return Assessment(life, as_of, view, Timeline([0], [0], {}, {}, []))
        return _Run(self, kind, view, others or {}).assessment()


@dataclass
class Assessment:
    """Everything that follows for one life: duties and contact codes by rule, in the order of the concept."""

    life: Life
    as_of: int
    view: View
    timeline: Timeline
    duties: dict[str, list[Duty]] = field(default_factory=dict)
    codes: dict[str, list[int]] = field(default_factory=dict)  # one per contact of ``contacts``
    contacts: list[Contact] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # note rules that apply on as_of
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)  # rule and window → why it was not met


class _Run:
    """One evaluation of one life."""

    def __init__(self, book: Rulebook, kind: _Kind, view: View, others: Lives) -> None:
        self.book, self.kind, self.view, self.others = book, kind, view, others
        self.calendar, self.as_of, self.life = book.calendar, view.as_of, view.life
        self.timeline = kind.scopes.timeline(view)
        self.contacts = [contact for contact in self.life.contacts if contact.on <= self.as_of]
        self._days = [contact.on for contact in self.contacts]
        self._cases = self._decided_cases()
        self._lists: dict[int, tuple[list[int], list[int]]] = {}
        self._placing = Placing(self.calendar, self.timeline, view, self.others)
        self.result = Assessment(self.life, self.as_of, view, self.timeline)
        self._deviations = self._standing_deviations()

    def assessment(self) -> Assessment:
        result = self.result
        for compiled in self.kind.order:
            rhythm = compiled.rule.rhythm
            if isinstance(rhythm, Once):
                self._once(compiled, rhythm)
            elif compiled.bit in self.timeline.applying:
                self._spans_rule(compiled)
        unseen = [contact for contact in self.life.unknown_contacts if contact.on <= self.as_of]
        result.contacts = self.contacts + unseen
        unknown = [NOT_KNOWN_YET] * len(unseen)
        for codes in result.codes.values():
            codes += unknown
        return result

    def _decided_cases(self) -> list[tuple[int, ...]]:
        """For every contact one code per list of clauses."""
        starts, masks = self.timeline.starts, self.timeline.masks
        acceptance, view = self.kind.acceptance, self.view
        at, last, decided = 0, len(starts) - 1, []
        mask, holding = masks[0], acceptance.holding(masks[0])
        for contact in self.contacts:
            while at < last and starts[at + 1] <= contact.on:
                at += 1
                mask, holding = masks[at], acceptance.holding(masks[at])
            decided.append(acceptance.codes(contact, mask, holding, view))
        return decided

    def _counted(self, compiled: CompiledRule) -> tuple[list[int], list[int]]:
        """Counted days of the whole life and a code per contact, for the clauses of a rule."""
        which = self.kind.acceptance.of[compiled.name]
        found = self._lists.get(which)
        if found is None:
            days: list[int] = []
            codes = [case[which] for case in self._cases]
            for i in [i for i, code in enumerate(codes) if code == COUNTED]:
                on = self._days[i]
                if days and on == days[-1]:
                    codes[i] = SAME_DAY
                else:
                    days.append(on)
            found = self._lists[which] = (days, codes)
        return found

    def _standing_deviations(self) -> dict[str, dict[int, tuple[bool, int]]]:
        """Per rule and window: whether a reason excuses it, and the first day on which notice was given."""
        found: dict[str, dict[int, tuple[bool, int]]] = {}
        for row in self.view.deviations():
            excuses = (row.reason is not None or row.text is not None) and row.status != "rejected"
            notified = row.notified_on if NONE < row.notified_on <= self.as_of else FAR
            before = found.setdefault(row.rule, {}).get(row.window, (False, FAR))
            found[row.rule][row.window] = (before[0] or excuses, min(before[1], notified))
            if excuses:
                self.result.reasons[row.rule, row.window] = row.reason or row.text or ""
        return found

    def _frame(self, name: str) -> Frame:
        windows = self._deviations.get(name)
        if not windows:
            return Frame(self.as_of, self.calendar)
        return Frame(self.as_of, self.calendar, frozenset(w for w, (excuses, _) in windows.items() if excuses))

    def _value(self, spec: Any, day: int) -> Any:
        return value_on(spec, self.view, self.others, day)

    def _constant(self, spec: Any) -> Any:
        """An agreed value that this subject never agreed is its default on every day."""
        if isinstance(spec, AgreedValue) and spec.of is None and not self.view.agreements(spec.agreed):
            return spec.default
        return spec

    def _period(self, spec: Term, day: int) -> Period:
        period: Period = self._value(spec, day)
        return period

    def _spans_rule(self, compiled: CompiledRule) -> None:
        """Per, every, hold and note: rules that live in spans."""
        rule, rhythm = compiled.rule, compiled.rule.rhythm
        name, bit, timeline = compiled.name, compiled.bit, self.timeline
        keeps = rule.clock == "run" or (rule.clock == "stop" and not isinstance(rhythm, Per))
        scope = timeline.applying[bit] if keeps else timeline.active(bit)
        if isinstance(rhythm, Per):
            self.result.duties[name] = list(self._per(compiled, rhythm, scope))
        elif isinstance(rhythm, Every):
            self.result.duties[name] = [duty for episode in scope for duty in self._every(compiled, rhythm, episode)]
        elif isinstance(rhythm, Hold):
            self.result.duties[name] = [duty for episode in scope for duty in self._hold(compiled, rhythm, episode)]
        elif any(start <= self.as_of < until for start, until in timeline.active(bit)):
            self.result.notes.append(name)
        if isinstance(rhythm, Per | Every):
            self.result.codes[name] = self._scope_codes(compiled, scope)

    def _per(self, compiled: CompiledRule, rhythm: Per, scope: Sequence[Span]) -> Iterator[Duty]:
        days, _ = self._counted(compiled)
        unit, n = rhythm.per, rhythm.n
        return per_duties(
            self._frame(compiled.name), scope, days, rhythm.partial,
            (lambda day: unit) if isinstance(unit, str) else (lambda day: self._value(unit, day)),
            (lambda day: n) if isinstance(n, int) else (lambda day: self._value(n, day)),
            (lambda day: day) if compiled.rule.lookback is None else (lambda day: self._since(compiled, day)),
            self.timeline.suspended.get(compiled.bit, ()) if compiled.rule.clock == "run" else (),
        )  # fmt: skip

    def _every(self, compiled: CompiledRule, rhythm: Every, episode: Span) -> Iterator[Duty]:
        counted, _ = self._counted(compiled)
        begin, end = episode
        days = counted[bisect_right(counted, begin - 1) : bisect_right(counted, end - 1)]
        resting = self.timeline.suspended.get(compiled.bit, []) if compiled.rule.clock != "restart" else []

        add, every = self.calendar.add, self._constant(rhythm.every)

        if isinstance(every, Period):

            def interval_end(start: int, window: int) -> int:
                return add(start, every)
        else:

            def interval_end(start: int, window: int) -> int:
                return add(start, self._value(every, window))

        first = self._first_due(compiled, rhythm, episode, counted)
        frame = self._frame(compiled.name)
        return every_duties(frame, episode, resting, compiled.rule.clock, days, rhythm.n, interval_end, first)

    def _first_due(self, compiled: CompiledRule, rhythm: Every, episode: Span, counted: Sequence[int]) -> int:
        """The first term of an episode where lookback, first_within or an anchor gives one, else NONE."""
        begin = episode[0]
        if compiled.rule.lookback is not None:
            last = bisect_right(counted, begin - 1) - 1
            if last >= 0 and counted[last] >= self.calendar.add(begin, -compiled.rule.lookback):
                due = self.calendar.add(counted[last], self._period(rhythm.every, begin))
                if due >= begin:
                    return due
        if rhythm.first_within is not None:
            return self.calendar.add(begin, self._period(rhythm.first_within, begin))
        days = [day for day in self._anchored_terms(compiled, rhythm, begin) if day >= begin]
        return min(days, default=NONE)

    def _anchored_terms(self, compiled: CompiledRule, rhythm: Every, begin: int) -> Iterator[int]:
        """First terms that anchors give to the episode that begins on ``begin``."""
        if rhythm.first is None:
            return
        spans = self.timeline.during.get(compiled.bit, [])
        opened_by = {span.occurrence.identity for span in spans if span.start <= begin < span.until}
        anchors = self.kind.scopes.anchors
        for found in anchors.occurrences(anchors.unshifted(rhythm.first), self.view):
            if compiled.during and found.identity not in opened_by:
                continue
            day, short = self.calendar.add(found.day, rhythm.first.shift), rhythm.short
            if (
                short is not None
                and found.begin != NONE
                and found.day + 1 < self.calendar.add(found.begin, short.below)
            ):
                day = self.calendar.add(found.begin, short.after_begin)
            moved_on = found.history[-1][0]
            if len(found.history) > 1 and day < moved_on:
                day = self.calendar.add(moved_on, self._period(rhythm.every, begin))
            yield day

    def _hold(self, compiled: CompiledRule, rhythm: Hold, episode: Span) -> Iterator[Duty]:
        facts = self.kind.scopes.fact_spans(self.view, rhythm.hold)
        hard = self.calendar.add(episode[0], self._period(rhythm.within, episode[0]))
        resting = self.timeline.suspended.get(compiled.bit, []) if compiled.rule.clock != "restart" else []
        return hold_duties(self._frame(compiled.name), episode, resting, compiled.rule.clock, facts, hard)

    def _scope_codes(self, compiled: CompiledRule, scope: Sequence[Span]) -> list[int]:
        _, codes = self._counted(compiled)
        spans = (
            scope if compiled.rule.lookback is None else [(self._since(compiled, span[0]), span[1]) for span in scope]
        )
        return self._inside(codes, spans, OUTSIDE_SCOPE)

    def _since(self, compiled: CompiledRule, begin: int) -> int:
        """The first day on which contacts count for an episode: a lookback reaches back, in per within its cell."""
        rhythm, back = compiled.rule.rhythm, compiled.rule.lookback
        day = self.calendar.add(begin, -back) if back is not None else begin
        if isinstance(rhythm, Per):
            unit = self._value(rhythm.per, begin)
            return max(day, cell(unit, begin)[0])
        return day

    def _inside(self, codes: list[int], spans: Sequence[Span], outside: int) -> list[int]:
        """The codes of contacts inside the spans, ``outside`` for all others."""
        result = [outside] * len(codes)
        for start, until in spans:
            low, high = bisect_left(self._days, start), bisect_left(self._days, until)
            result[low:high] = codes[low:high]
        return result

    def _once(self, compiled: CompiledRule, rhythm: Once) -> None:
        placed = [both for found in self._anchor_days(rhythm) if (both := self._placed(compiled, rhythm, found))]
        if not placed:
            return
        self.result.duties[compiled.name] = sorted(duty for duty, _ in placed)
        if compiled.rule.met_by == "contact":
            zones = [(duty.window, zone_end(duty, end, self.as_of) + 1) for duty, end in placed]
            self.result.codes[compiled.name] = self._inside(self._counted(compiled)[1], zones, OUTSIDE_WINDOW)

    def _anchor_days(self, rhythm: Once) -> list[Occurrence]:
        anchor = rhythm.once
        other = anchor.unmet or anchor.done
        if other is None:
            return self.kind.scopes.anchors.occurrences(anchor, self.view)
        found = []
        for duty in self.result.duties.get(other, []):
            day = duty.hard if anchor.unmet else duty.done_on
            wanted = duty.verdict in (MISSED, MISSED_WITH_REASON) if anchor.unmet else duty.done_on != NONE
            if wanted:
                day = self.calendar.add(day, anchor.shift)
                found.append(
                    Occurrence(("window", duty.window), day, NONE, duty.window, ((NONE, day),), ((NONE, True),))
                )
        return found

    def _placed(self, compiled: CompiledRule, rhythm: Once, found: Occurrence) -> tuple[Duty, int] | None:
        """The duty of one occurrence, after every move of its anchor, and the end of the population it depends on."""
        days, n = self._met_days(compiled, rhythm, found), rhythm.n
        place, cause, cause_day, moved = self._placing.followed(compiled, rhythm, found, days)
        if place is None:
            return None
        window, hard, population_end, anchor = place
        if cause == NO_CAUSE and rhythm.late_known == "not_judge" and found.known > hard:
            cause, cause_day = KNOWN_TOO_LATE, found.known
        resting, clock = self.timeline.suspended.get(compiled.bit, []), compiled.rule.clock
        if resting and rests_at(resting, hard, clock, self.as_of):
            cause, cause_day = SUSPENDED, hard
        frame = self._frame(compiled.name)
        duty = once_duty(frame, window, hard, days, n, population_end, cause, cause_day, anchor, moved)
        return duty, population_end

    def _met_days(self, compiled: CompiledRule, rhythm: Once, found: Occurrence) -> list[int]:
        if compiled.rule.met_by == "contact":
            return self._counted(compiled)[0]
        _, notified = self._deviations.get(rhythm.once.unmet or "", {}).get(found.begin, (False, FAR))
        return [max(notified, found.begin)] if notified < FAR else []
