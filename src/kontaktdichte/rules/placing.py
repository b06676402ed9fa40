"""Where the duty of an anchor stands: its window after every move of the anchor and every better pick (SEMANTICS 2.2).

In: a rule with the rhythm once, an occurrence of its anchor, the timeline of a life. Out: a :class:`Place`, or None
where nothing is owed. Verdicts are given by ``duties``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kontaktdichte.rules.agreed import Lives, value_on
from kontaktdichte.rules.anchors import Occurrence
from kontaktdichte.rules.calendar import FAR, NONE, Calendar
from kontaktdichte.rules.duties import MOVED, NO_CAUSE, Duty, pushed
from kontaktdichte.rules.facts import Span, View
from kontaktdichte.rules.timeline import CompiledRule, Timeline
from kontaktdichte.rules.vocabulary import Once


class Place(NamedTuple):
    """Window and hard date of a once-duty, the end of the population it depends on (FAR: none), its anchor day."""

    window: int
    hard: int
    population_end: int
    anchor: int


class Placing:
    """Places the duties of one life; ``others`` are the lives whose agreements may hold."""

    def __init__(self, calendar: Calendar, timeline: Timeline, view: View, others: Lives) -> None:
        self.calendar, self.timeline, self.view, self.others = calendar, timeline, view, others

    def followed(
        self, compiled: CompiledRule, rhythm: Once, found: Occurrence, days: Sequence[int]
    ) -> tuple[Place | None, int, int, bool]:
        """Where an occurrence's duty stands after every move and better pick: place, cause, its day, moved in vain."""
        at, picks = dict(found.history), dict(found.picks)
        place: Place | None = None
        cause, cause_day, current, stays, dropped = NO_CAUSE, NONE, NONE, False, False
        for known in sorted({*at, *picks}):
            day = at.get(known, current)
            if day != current and not stays:
                stays = place is not None and settled_by(place, days, rhythm.n, known)
                if not stays:
                    place = self.place(compiled, rhythm, found, day)
                    late = current != NONE and place is not None and place.hard < known
                    cause, cause_day, current = (MOVED, known, day) if late else (NO_CAUSE, NONE, day)
            if picks.get(known, not dropped):
                dropped = False
            elif not dropped:
                if place is not None and settled_by(place, days, rhythm.n, known):
                    return place, cause, cause_day, stays
                dropped = True
        return (None if dropped else place), cause, cause_day, stays

    def place(self, compiled: CompiledRule, rhythm: Once, found: Occurrence, day: int) -> Place | None:
        """Where the duty of an anchor day stands, or None where nothing is owed."""
        scope = self.timeline.applying.get(compiled.bit, [])
        hard = self._hard(compiled, rhythm, self._opening(rhythm, found, day, day), day)
        tested, begun = min(day, hard), NONE
        if not any(start <= tested < until for start, until in scope):
            begun = next((start for start, _ in scope if day < start <= hard), NONE)
            if rhythm.anchored != "window" or begun == NONE:
                return None
            tested = begun
        window = self._opening(rhythm, found, day, tested)
        hard = self._hard(compiled, rhythm, window, day)
        survives = rhythm.once.unmet is not None or rhythm.once.end == "population"
        return Place(min(max(window, begun), hard), hard, FAR if survives else self._population(tested)[1], day)

    def _opening(self, rhythm: Once, found: Occurrence, day: int, tested: int) -> int:
        """The first day of the window of an anchor day whose scope is tested on ``tested``."""
        if rhythm.from_ == "window":
            return found.begin
        if rhythm.from_ == "known":
            return max(found.known, self._population(tested)[0])
        return self.calendar.add(day, rhythm.from_)

    def _hard(self, compiled: CompiledRule, rhythm: Once, window: int, day: int) -> int:
        hard = self.calendar.add(day, value_on(rhythm.until, self.view, self.others, window, day))
        if compiled.rule.clock != "stop":
            return hard
        return pushed(day, hard, self.timeline.suspended.get(compiled.bit, []), self.view.as_of)

    def _population(self, day: int) -> Span:
        """The span of the population that holds a day; outside it, from that day on."""
        return next((span for span in self.timeline.population if span[0] <= day < span[1]), (day, FAR))


def settled_by(place: Place, days: Sequence[int], n: int, day: int) -> bool:
    """Whether a duty was done or missed before its anchor moved, or a better one was known, on ``day``."""
    counting = (on for on in days if place.window <= on <= day and (on <= place.hard or on < place.population_end))
    return place.hard < day or sum(1 for _ in counting) >= n


def zone_end(duty: Duty, population_end: int, as_of: int) -> int:
    """Last day on which a contact could meet a once-duty or close it late."""
    if NONE < duty.done_on <= duty.hard:
        return duty.hard
    last = duty.done_on if duty.done_on != NONE else as_of
    return max(duty.hard, min(last, population_end - 1))
