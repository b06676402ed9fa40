"""Anchors: the days that duties hang on, with what was known of them when (SEMANTICS 2.2).

In: an anchor of a concept and the :class:`~kontaktdichte.rules.facts.View` of a life. Out: occurrences, each with its
day, its history by knowledge and, where ``pick`` chooses, the day from which another one took its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kontaktdichte.rules.calendar import FAR, NONE, Calendar, birthday
from kontaktdichte.rules.conditions import Predicates, Test, spans_where
from kontaktdichte.rules.consistency import parts
from kontaktdichte.rules.facts import Span, View, fits
from kontaktdichte.rules.lives import Situation
from kontaktdichte.rules.period import Period
from kontaktdichte.rules.vocabulary import Anchor, Condition

Identity = tuple[str | int, ...]
State = tuple[Identity, int, int]  # identity, day, begin of the span or group (NONE: an event)


class Occurrence(NamedTuple):
    """One anchor day. ``history``: (known from, day), earliest knowledge first; its last day is ``day``.

    ``picks``: (known from, whether ``pick`` chose it then), earliest first; where nothing is picked, chosen throughout.
    """

    identity: Identity
    day: int
    known: int
    begin: int
    history: tuple[tuple[int, int], ...]
    picks: tuple[tuple[int, bool], ...]


class Anchors:
    """Finds occurrences for one concept and kind of subject; ``population`` is that kind's condition."""

    def __init__(self, predicates: Predicates, calendar: Calendar, population: Condition, test: Test) -> None:
        self.predicates, self.calendar, self.test = predicates, calendar, test
        self._bases: dict[int, Anchor] = {}
        self._by_text: dict[str, Anchor] = {}
        self._known: dict[int, tuple[set[str], set[str]]] = {}
        self._population = sorted({name for part in parts(population) for name in part.facts})

    def occurrences(self, anchor: Anchor, view: View) -> list[Occurrence]:
        """Every occurrence that stands by the view's knowledge, by day."""
        base = self.unshifted(anchor) if anchor.pick == "each" else anchor
        found: list[Occurrence] | None = view.memo.get(id(base))
        if found is None:
            found = view.memo[id(base)] = self._found(base, view)
        if base is anchor or anchor.shift == (0, 0, 0) or not found:
            return found
        return [self._shifted(occurrence, anchor.shift) for occurrence in found]

    def _shifted(self, found: Occurrence, shift: Period) -> Occurrence:
        add = self.calendar.add
        history = tuple((known, add(day, shift)) for known, day in found.history)
        return found._replace(day=add(found.day, shift), history=history)

    def _found(self, anchor: Anchor, view: View) -> list[Occurrence]:
        attributes, events = self._asked(anchor)
        rows = [row for name in attributes for row in view.ever(name)]
        dated = [row for row in view.life.events if row.event in events]
        if not rows and not dated and not _asks_birth(anchor):
            return []
        days = {row.known for row in rows} | {view.known_from(row) for row in dated}
        corrected = any(row.replaces is not None for row in rows) or any(row.replaces is not None for row in dated)
        plain_event = anchor.event is not None or anchor.of is not None
        if not corrected and (len(days) <= 1 or (plain_event and (anchor.pick == "each" or len(dated) == 1))):
            known: dict[int | str, int] = {}
            for name in events if plain_event else ():
                known.update((root, since) for _, since, root in view.events(name))
            return self._settled(anchor, view, max(days, default=NONE), known)
        if not corrected and anchor.pick == "each" and self._one_row_each(anchor, view, rows):
            return self._settled(anchor, view, NONE, {row.start: row.known for row in rows})
        return self._tracked(anchor, view, sorted(days))

    def _asked(self, anchor: Anchor) -> tuple[set[str], set[str]]:
        """Attributes and events whose rows an anchor depends on, remembered for each anchor of the concept."""
        found = self._known.get(id(anchor))
        if found is None:
            found = self._known[id(anchor)] = _mentioned(anchor, self._population)
        return found

    def unshifted(self, anchor: Anchor) -> Anchor:
        """The same anchor without its shift: one object for all anchors that differ in nothing else."""
        found = self._bases.get(id(anchor))
        if found is None:
            base = anchor.model_copy(update={"shift": Period()})
            found = self._bases[id(anchor)] = self._by_text.setdefault(repr(base), base)
        return found

    @staticmethod
    def _one_row_each(anchor: Anchor, view: View, rows: Sequence[Situation]) -> bool:
        """Whether every span of the anchor's situation is one row of its own, so that nothing ever changed."""
        facts = anchor.begin or anchor.end or (anchor.part.of if anchor.part else None)
        if not isinstance(facts, dict) or view.concept.attributes[next(iter(facts))].approval is not None:
            return False
        if any(name in budget.situation for budget in view.concept.budgets for name in facts):
            return False
        ((_, values),) = facts.items()
        ordered = sorted(rows, key=lambda row: row.start)
        meant = [row for row in ordered if fits(values, row.value)]
        return all(a.until <= b.start for a, b in pairwise(ordered)) and all(
            a.until < b.start for a, b in pairwise(meant)
        )

    def _settled(self, anchor: Anchor, view: View, known: int, since_by: Mapping[int | str, int]) -> list[Occurrence]:
        """Occurrences of which nothing ever changed; ``since_by``: known from, by event or first day of the span."""
        states = [state for state in self._states(anchor, view) if state[1] != NONE]
        best = _best(anchor, states)
        found = []
        for identity, day, begin in states:
            since = since_by.get(identity[1], known) if len(identity) > 1 else known
            found.append(Occurrence(identity, day, since, begin, ((since, day),), ((since, best in (None, day)),)))
        return found

    def _tracked(self, anchor: Anchor, view: View, days: Sequence[int]) -> list[Occurrence]:
        """Occurrences followed through every state of knowledge; a span without end is followed, but has no day."""
        tracks: list[_Track] = []
        for known in days:
            seen = view if known == days[-1] else view.at(known)
            states = self._states(anchor, seen)
            best = _best(anchor, states)
            free = list(tracks)
            for state in states:
                match = next((track for track in free if _same(track.identity, state[0])), None)
                if match is None:
                    tracks.append(match := _Track())
                else:
                    free.remove(match)
                match.follow(known, state, picked=best in (None, state[1]))
            for track in free:
                track.alive = False
        return sorted((t.occurrence() for t in tracks if t.alive), key=lambda found: found.day)

    def _states(self, anchor: Anchor, view: View) -> list[State]:
        states = list(self._unshifted(anchor, view))
        if anchor.shift != (0, 0, 0):
            add = self.calendar.add
            states = [(i, day if day == NONE else add(day, anchor.shift), begin) for i, day, begin in states]
        return sorted(states, key=lambda state: state[1] if state[2] == NONE else state[2])

    def _unshifted(self, anchor: Anchor, view: View) -> Iterator[State]:
        if anchor.event is not None:
            yield from ((("event", root), day, NONE) for day, _, root in view.events(anchor.event))
        elif anchor.begin is not None:
            yield from ((("span", *span), span[0], span[0]) for span in self._spans(anchor.begin, view))
        elif anchor.end is not None:
            for span in self._spans(anchor.end, view):
                yield ("span", *span), span[1] - 1 if span[1] < FAR else NONE, span[0]
        elif anchor.birthday is not None:
            yield from self._birthdays(anchor, view)
        elif anchor.part is not None:
            part = anchor.part
            for start, until in self._spans(part.of, view):
                day = start + (until - start) * part.numerator // part.denominator if until < FAR else NONE
                yield ("span", start, until), day, start
        else:
            yield from self._first_known(anchor, view)

    def _birthdays(self, anchor: Anchor, view: View) -> Iterator[State]:
        years = anchor.birthday or 0
        if anchor.of is not None:
            yield from ((("event", root), birthday(day, years), NONE) for day, _, root in view.events(anchor.of))
        elif view.life.birth != NONE:
            yield ("birth",), birthday(view.life.birth, years), NONE

    def _first_known(self, anchor: Anchor, view: View) -> Iterator[State]:
        alternatives = [
            sorted((state for state in self._states(alternative, view) if state[1] != NONE), key=lambda state: state[1])
            for alternative in anchor.first_known or ()
        ]
        if anchor.per is None:
            first = next((states for states in alternatives if states), [])
            yield from ((("nth", i), day, begin) for i, (_, day, begin) in enumerate(first))
            return
        groups = self._states(anchor.per, view)
        for i, (identity, begin, _) in enumerate(groups):
            until = groups[i + 1][1] if i + 1 < len(groups) else FAR
            for states in alternatives:
                own = [day for _, day, _ in states if begin <= day < until]
                if own:
                    yield identity, max(own), begin
                    break

    def _spans(self, facts: dict[str, tuple[str, ...]] | str, view: View) -> list[Span]:
        if isinstance(facts, str):
            return spans_where(self.predicates.toggles(view), self.test)
        ((attribute, values),) = facts.items()
        return view.runs(attribute, values)


class _Track:
    """One occurrence on its way through the states of knowledge."""

    identity: Identity = ()

    def __init__(self) -> None:
        self.history: list[tuple[int, int]] = []
        self.picks: list[tuple[int, bool]] = []
        self.begin = NONE
        self.alive = False

    def follow(self, known: int, state: State, *, picked: bool) -> None:
        self.identity, day, self.begin = state
        self.alive = day != NONE
        if not self.alive:
            return
        if not self.history or self.history[-1][1] != day:
            self.history.append((known, day))
        if not self.picks or self.picks[-1][1] != picked:
            self.picks.append((known, picked))

    def occurrence(self) -> Occurrence:
        (known, _), (_, day) = self.history[0], self.history[-1]
        return Occurrence(self.identity, day, known, self.begin, tuple(self.history), tuple(self.picks))


def _same(before: Identity, now: Identity) -> bool:
    """Whether two identities mean one occurrence: the same event, or spans that share a day."""
    if before[0] == now[0] == "span":
        return int(before[1]) < int(now[2]) and int(now[1]) < int(before[2])
    return before == now


def _best(anchor: Anchor, states: Sequence[State]) -> int | None:
    """The day that ``pick`` chooses (every occurrence on it), None where nothing is picked."""
    days = [day for _, day, _ in states if day != NONE]
    if anchor.pick == "each" or not days:
        return None
    return max(days) if anchor.pick == "latest" else min(days)


def _asks_birth(anchor: Anchor) -> bool:
    inner = (*(anchor.first_known or ()), *([anchor.per] if anchor.per else []))
    return (anchor.birthday is not None and anchor.of is None) or any(map(_asks_birth, inner))


def _mentioned(anchor: Anchor, population: Sequence[str]) -> tuple[set[str], set[str]]:
    """Attributes and events whose rows an anchor depends on."""
    attributes: set[str] = set()
    events = {name for name in (anchor.event, anchor.of) if name is not None}
    for facts in (anchor.begin, anchor.end, anchor.part.of if anchor.part else None):
        if isinstance(facts, dict):
            attributes |= set(facts)
        elif facts == "population":
            attributes |= set(population)
    for inner in (*(anchor.first_known or ()), *([anchor.per] if anchor.per else [])):
        more = _mentioned(inner, population)
        attributes |= more[0]
        events |= more[1]
    return attributes, events
