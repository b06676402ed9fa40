"""Days that duties hang on, with their history: the anchor station of the reference evaluator.

In: a :class:`Life` and an anchor of its concept. Out: :class:`Instance` rows, each with the days it had as knowledge
grew. Anchors at other rules' duties get those duties from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.rules.reference_calendar import ONE, birthday
from tests.rules.reference_duties import Duty
from tests.rules.reference_facts import Life, Span

if TYPE_CHECKING:
    from kontaktdichte.rules.vocabulary import Anchor, Facts, Short

Key = tuple[Any, ...]


@dataclass
class Found:
    """One instance as known at one moment."""

    day: date  # with its shift
    plain: date  # without
    group: date | None = None  # begin of the group of a first_known
    window: date | None = None  # first day of the unmet duty


@dataclass
class Instance:
    """One instance through all moments; ``known`` is the first of them."""

    key: Key
    history: list[tuple[date, Found]] = field(default_factory=list)

    @property
    def known(self) -> date:
        return self.history[0][0]

    @property
    def final(self) -> Found:
        return self.history[-1][1]

    def at(self, moment: date) -> Found | None:
        """As it was known on that moment."""
        return next((found for m, found in reversed(self.history) if m <= moment), None)


class Anchors:
    """Finds the instances of anchors in one life."""

    def __init__(self, life: Life, duties: Callable[[str], list[Duty]]) -> None:
        self.life, self.duties = life, duties
        self._keys: dict[str, dict[date, list[tuple[Key, Span]]]] = {}
        self._roots = {row["position"]: self._root(row) for row in life.all["events"]}

    def _root(self, row: dict[str, Any]) -> int:
        """Position of the first row in a chain of replacements."""
        seen = {row["position"]}
        while row.get("replaces") is not None:
            older = [r for r in self.life.all["events"] if r.get("id") == row["replaces"]]
            if not older or older[0]["position"] in seen:
                break
            row = older[0]
            seen.add(row["position"])
        return int(row["position"])

    def instances(self, anchor: Anchor) -> list[Instance]:
        """Every instance that the final knowledge still names."""
        found: dict[Key, Instance] = {}
        last: dict[Key, Found] = {}
        for moment in self.life.moments:
            last = self.at(anchor, moment)
            for key, one in last.items():
                instance = found.setdefault(key, Instance(key))
                if not instance.history or instance.final != one:
                    instance.history.append((moment, one))
        return [found[key] for key in last]

    def at(self, anchor: Anchor, moment: date) -> dict[Key, Found]:
        """Instances by key as known at a moment."""
        plain = self._plain(anchor, moment)
        return {
            key: Found(self.life.office.add(one.day, anchor.shift), one.day, one.group, one.window)
            for key, one in plain.items()
        }

    def _plain(self, anchor: Anchor, moment: date) -> dict[Key, Found]:
        if anchor.event is not None:
            return {key: Found(day, day) for key, day in self._events(anchor.event, moment)}
        if anchor.begin is not None:
            return {key: Found(span[0], span[0]) for key, span in self._spans(anchor.begin, moment)}
        if anchor.end is not None:
            spans = self._spans(anchor.end, moment)
            return {key: Found(span[1], span[1]) for key, span in spans if span[1] is not None}
        if anchor.part is not None:
            return self._part(anchor, moment)
        if anchor.birthday is not None:
            return self._birthdays(anchor, moment)
        if anchor.first_known is not None:
            return self._first_known(anchor, moment)
        return self._duties(anchor)

    def _events(self, name: str, moment: date) -> list[tuple[Key, date]]:
        return [(("event", self._roots[e["position"]]), e["on"]) for e in self.life.events(name, moment)]

    def _part(self, anchor: Anchor, moment: date) -> dict[Key, Found]:
        assert anchor.part is not None
        found = {}
        for key, (first, last) in self._spans(anchor.part.of, moment):
            if last is not None:
                days = (last - first).days + 1
                day = first + days * anchor.part.numerator // anchor.part.denominator * ONE
                found[key] = Found(day, day)
        return found

    def _birthdays(self, anchor: Anchor, moment: date) -> dict[Key, Found]:
        assert anchor.birthday is not None
        if anchor.of is None:
            births = [(("birth",), self.life.birth)] if self.life.birth else []
        else:
            births = self._events(anchor.of, moment)
        return {key: Found(birthday(day, anchor.birthday), day) for key, day in births}

    def _first_known(self, anchor: Anchor, moment: date) -> dict[Key, Found]:
        assert anchor.first_known is not None
        alternatives = [self.at(alternative, moment) for alternative in anchor.first_known]
        if anchor.per is None:
            for alternative in alternatives:
                if alternative:
                    days = sorted(one.day for one in alternative.values())
                    return {("nth", n): Found(day, day) for n, day in enumerate(days)}
            return {}
        groups = {key: one.day for key, one in self.at(anchor.per, moment).items()}
        chosen: dict[Key, Found] = {}
        for alternative in alternatives:
            belonging: dict[Key, list[date]] = {}
            for one in alternative.values():
                begun = [(begin, key) for key, begin in groups.items() if begin <= one.day]
                if begun:
                    belonging.setdefault(max(begun)[1], []).append(one.day)
            for key, days in belonging.items():
                chosen.setdefault(key, Found(max(days), max(days), groups[key]))
        return chosen

    def _duties(self, anchor: Anchor) -> dict[Key, Found]:
        if anchor.done is not None:
            done = [(d.window, d.done_on) for d in self.duties(anchor.done) if d.done_on is not None]
            return {("done", i): Found(day, day, None, window) for i, (window, day) in enumerate(done)}
        missed = [d for d in self.duties(anchor.unmet or "") if d.verdict in ("missed", "missed_with_reason")]
        return {("unmet", i): Found(d.hard, d.hard, None, d.window) for i, d in enumerate(missed)}

    def _spans(self, facts: Facts | str, moment: date) -> list[tuple[Key, Span]]:
        """Spans with keys that stay the same as long as a span overlaps its former self."""
        name = repr(facts)
        if name not in self._keys:
            self._keys[name] = {}
            former: dict[Key, Span] = {}  # every span ever known, as it was last known, in the order of becoming known
            for m in self.life.moments:
                spans = self.life.population_spans(m) if isinstance(facts, str) else self.life.spans(facts, m)
                now = self._follow(name, m, spans, former)
                former.update(now)
                self._keys[name][m] = now
        return self._keys[name][moment]

    def _follow(self, name: str, moment: date, spans: list[Span], former: dict[Key, Span]) -> list[tuple[Key, Span]]:
        free, now = dict(former), []
        for span in spans:
            same = next((key for key, old in free.items() if overlap(old, span)), None)
            if same is not None:
                del free[same]
            now.append((same if same is not None else (name, moment, span[0]), span))
        return now


def overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a day."""
    return (b[1] is None or a[0] <= b[1]) and (a[1] is None or b[0] <= a[1])


def first_term(life: Life, instance: Instance, short: Short | None) -> tuple[date, date | None]:
    """The day an instance gives for a first term; if a move put it into the past, the day that was recorded."""
    day = given(life, instance.final, short)
    pairs = zip(instance.history, instance.history[1:], strict=False)
    moves = [moment for (_, former), (moment, found) in pairs if found.day != former.day]
    return day, moves[-1] if moves and day < moves[-1] else None


def given(life: Life, found: Found, short: Short | None) -> date:
    """The shifted day, or the short span's own."""
    if short is not None and found.group is not None and found.plain + ONE < life.office.add(found.group, short.below):
        return life.office.add(found.group, short.after_begin)
    return found.day
