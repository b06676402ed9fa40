"""What held when, by the knowledge of one day: runs of facts, and the days on which predicates change.

In: a :class:`~kontaktdichte.rules.program.Program` and one :class:`~kontaktdichte.rules.program.Coded` life. Out: spans
and toggles. ``known`` is the day of the knowledge, ``FAR`` for all there is. Plain functions, compiled by :mod:`bulk`.
"""

from __future__ import annotations

from typing import NamedTuple

from kontaktdichte.rules.calendar import FAR, NONE, Calendar, birthday, cell, moved
from kontaktdichte.rules.program import Coded, Elapsed, Length, Program
from kontaktdichte.rules.spans import Row, Span, ValueSpan, merged, painted, used_up, without

Toggle = tuple[int, int]  # day, bits that change on it


class Version(NamedTuple):
    """A span by the knowledge of a day."""

    known: int
    start: int
    until: int


def spans_of(program: Program, life: Coded, attribute: int, known: int) -> list[ValueSpan]:
    """Spans of an attribute with the predicates its value fulfils; without overlap unless it may hold several."""
    rows = [
        (f.order, f.start, f.until, f.bits)
        for f in life.facts
        if f.attribute == attribute and f.known <= known < f.gone
    ]
    return resolved(program, life, attribute, rows)


def resolved(program: Program, life: Coded, attribute: int, rows: list[Row]) -> list[ValueSpan]:
    """The rows of an attribute as spans: painted, and cut where a budget ends."""
    if program.many[attribute] == 1:
        spans = sorted([(start, until, bits) for _, start, until, bits in rows if start < until])
    elif len(rows) == 1 and rows[0][1] < rows[0][2]:
        spans = [(rows[0][1], rows[0][2], rows[0][3])]
    else:
        spans = painted(rows)
    for limit in program.limits:
        if limit.attribute == attribute:
            credits = [
                (row.start, row.until, row.months, row.days) for row in life.covenants if row.key == limit.credit
            ]
            spells = merged([(s, e) for s, e, b in spans if b & limit.bits != 0])
            cuts = used_up(program.calendar, spells, limit.months, credits)
            spans = [
                (s, e, bits)
                for start, until, bits in spans
                for s, e in (without([(start, until)], cuts) if bits & limit.bits != 0 else [(start, until)])
            ]
    return spans


def values_of(program: Program, life: Coded, attribute: int) -> list[ValueSpan]:
    """Spans of an attribute with the value itself, by all that is known."""
    rows = [(f.order, f.start, f.until, f.value) for f in life.facts if f.attribute == attribute and f.gone > FAR]
    if program.many[attribute] == 1:
        return [(start, until, value) for _, start, until, value in rows]
    return painted(rows)


def runs(program: Program, life: Coded, attribute: int, bits: int, known: int) -> list[Span]:
    """Maximal spans in which the attribute fulfils one of these predicates."""
    found: list[Span] = []
    if simple(program, life, attribute, known):
        for fact in life.facts:
            meant = fact.attribute == attribute and fact.bits & bits != 0 and fact.start < fact.until
            if not meant or fact.known > known or known >= fact.gone:
                continue
            if len(found) > 0 and found[-1][1] == fact.start:
                found[-1] = (found[-1][0], fact.until)
            else:
                found.append((fact.start, fact.until))
        return found
    return merged([(s, e) for s, e, b in spans_of(program, life, attribute, known) if b & bits != 0])


def simple(program: Program, life: Coded, attribute: int, known: int) -> bool:
    """Whether the rows of an attribute are its spans as they stand: without overlap, and no budget cuts them."""
    until, apart = NONE, True
    for fact in life.facts:
        if fact.attribute == attribute and fact.start < fact.until and fact.known <= known < fact.gone:
            apart = apart and until <= fact.start
            until = fact.until
    for limit in program.limits:
        apart = apart and limit.attribute != attribute
    return apart


def knowledge(life: Coded, attributes: int, events: int, known: int) -> list[int]:
    """The days on which what is known of these attributes and events (bits by place) changed, up to ``known``."""
    days = [f.known for f in life.facts if attributes >> f.attribute & 1]
    days += [f.gone for f in life.facts if attributes >> f.attribute & 1]
    days += [e.known for e in life.events if events >> e.event & 1]
    days += [e.gone for e in life.events if events >> e.event & 1]
    distinct: list[int] = []
    for day in sorted(days):
        if day <= known and day <= FAR and (len(distinct) == 0 or day > distinct[-1]):
            distinct.append(day)
    return distinct


def present(life: Coded) -> tuple[int, int]:
    """Attributes and events of which a life has rows, as bits by place."""
    attributes, events = 0, 0
    for fact in life.facts:
        attributes |= 1 << fact.attribute
    for event in life.events:
        events |= 1 << event.event
    return attributes, events


def holds(program: Program, first: int, count: int, mask: int) -> bool:
    """Whether a condition, ``count`` boxes from ``first`` on, holds for a mask of predicates."""
    for i in range(first, first + count):
        if mask & program.boxes[i].on == program.boxes[i].on and mask & program.boxes[i].off == 0:
            return True
    return False


def populations(program: Program, life: Coded) -> list[Version]:
    """Maximal spans in which the population's condition holds, in force or not, by every knowledge and by all of it.

    A knowledge without such a span has one of no day. Empty where no anchor asks for it.
    """
    found = [Version(FAR, FAR, FAR) for _ in range(0)]
    if program.population_rows == 0:
        return found
    versions = knowledge(life, program.population_rows, 0, FAR)
    latest = 0
    for known in versions:
        latest = len(found)
        _population_by(program, life, known, found)
    if len(versions) > 0:
        for i in range(latest, len(found)):
            found.append(Version(FAR, found[i].start, found[i].until))
    else:
        _population_by(program, life, FAR, found)
    return found


def _population_by(program: Program, life: Coded, known: int, found: list[Version]) -> None:
    start, before = NONE, len(found)
    for day, mask in swept(toggles(program, life, known, program.population_bits)):
        inside = holds(program, program.population, program.populations, mask)
        if inside and start == NONE:
            start = day
        elif not inside and start != NONE:
            found.append(Version(known, start, day))
            start = NONE
    if start != NONE:
        found.append(Version(known, start, FAR))
    if len(found) == before:
        found.append(Version(known, FAR, FAR))


def toggles(program: Program, life: Coded, known: int, asked: int) -> list[Toggle]:
    """The days on which the predicates among ``asked`` change, in any order; those on the same day stand apart."""
    found = [(program.force_from, program.force_bit), (program.force_until, program.force_bit)]
    _fact_toggles(program, life, known, asked, found)
    if life.birth != NONE:
        for age in program.ages:
            if age.bit & asked:
                found.append((birthday(program.calendar, life.birth, age.years), age.bit))
    attributes, events = present(life)
    for elapsed in program.elapsed:
        rows = attributes >> elapsed.attribute if elapsed.event == NONE else events >> elapsed.event
        if rows & 1 and elapsed.bit & asked:
            for start, until in _since(program, life, elapsed, known):
                found.append((start, elapsed.bit))
                found.append((until, elapsed.bit))
    for length in program.lengths:
        if attributes >> length.attribute & 1 and length.bit & asked:
            for start, until in _lasting(program, life, length, known):
                found.append((start, length.bit))
                found.append((until, length.bit))
    if len(life.covenants) > 0:
        for covered in program.covered:
            if covered.bit & asked:
                for start, until in _agreed(program.calendar, life, covered.key, covered.unit):
                    found.append((start, covered.bit))
                    found.append((until, covered.bit))
    return found


def _fact_toggles(program: Program, life: Coded, known: int, asked: int, found: list[Toggle]) -> None:
    first = 0
    while first < len(life.facts):
        attribute, last, meant = life.facts[first].attribute, first, 0
        while last < len(life.facts) and life.facts[last].attribute == attribute:
            fact = life.facts[last]
            if fact.known <= known < fact.gone and fact.start < fact.until:
                meant |= fact.bits & asked
            last += 1
        if meant != 0 and simple(program, life, attribute, known):
            for k in range(first, last):
                fact = life.facts[k]
                if fact.bits & asked != 0 and fact.start < fact.until and fact.known <= known < fact.gone:
                    found.append((fact.start, fact.bits & asked))
                    found.append((fact.until, fact.bits & asked))
        elif meant != 0:
            rows = [
                (fact.order, fact.start, fact.until, fact.bits)
                for fact in life.facts[first:last]
                if fact.known <= known < fact.gone
            ]
            _resolved_toggles(program, life, attribute, rows, meant, found)
        first = last


def _resolved_toggles(
    program: Program, life: Coded, attribute: int, rows: list[Row], asked: int, found: list[Toggle]
) -> None:
    """Toggles of one attribute; ``asked``: those of the predicates wanted that its rows fulfil."""
    spans = resolved(program, life, attribute, rows)
    if program.many[attribute] == 0:
        for start, until, bits in spans:
            if bits & asked != 0:
                found.append((start, bits & asked))
                found.append((until, bits & asked))
        return
    while asked != 0:
        bit = asked & -asked
        asked ^= bit
        for start, until in merged([(s, e) for s, e, b in spans if b & bit != 0]):
            found.append((start, bit))
            found.append((until, bit))


def swept(found: list[Toggle]) -> list[Toggle]:
    """Toggles as the masks from each day on, by day, the first being ``(0, 0)``."""
    masks = [(0, 0)]
    mask = 0
    for day, bits in sorted(found):
        if day >= FAR:
            break
        mask ^= bits
        if masks[-1][0] == day:
            masks[-1] = (day, mask)
        else:
            masks.append((day, mask))
    return masks


def _since(program: Program, life: Coded, spec: Elapsed, known: int) -> list[Span]:
    """Days on which the time since a begin or the latest event lies in the wanted range."""
    calendar = program.calendar
    starts: list[Span] = []
    if spec.event == NONE:
        starts = runs(program, life, spec.attribute, spec.bits, known)
    else:
        days = sorted([e.on for e in life.events if e.event == spec.event and e.known <= known < e.gone])
        for i in range(len(days)):
            after = days[i + 1] if i + 1 < len(days) else FAR
            if days[i] < after:
                starts.append((days[i], after))
    found: list[Span] = []
    for start, until in starts:
        low, high = moved(calendar, start, spec.months, spec.days, spec.working), until
        if spec.bounded == 1:
            high = min(until, moved(calendar, start, spec.below_months, spec.below_days, spec.below_working))
        if low < high:
            found.append((low, high))
    return merged(found)


def _lasting(program: Program, life: Coded, spec: Length, known: int) -> list[Span]:
    """Days of a situation on which its length, as known that day, is at most (above) the limit."""
    found: list[Span] = []
    own = runs(program, life, spec.attribute, spec.bits, known)
    if len(own) == 0:
        return found
    versions = knowledge(life, 1 << spec.attribute, 0, known)
    if len(versions) <= 1:
        for start, until in own:
            if _lasts(program.calendar, spec, start, until):
                found.append((start, until))
        return found
    last = len(versions) - 1
    known_runs = [
        (k, s, e)
        for k in range(last + 1)
        for s, e in (own if k == last else runs(program, life, spec.attribute, spec.bits, versions[k]))
    ]
    for start, until in own:
        cuts = [start]
        cuts += [day for day in versions if start < day < until]
        cuts += [s for _, s, _ in known_runs if start < s < until]
        cuts += [e for _, _, e in known_runs if start < e < until]
        cuts = sorted(cuts)
        for i in range(len(cuts)):
            first, after = cuts[i], cuts[i + 1] if i + 1 < len(cuts) else until
            if first < after:
                begin, end = _as_known(first, versions, known_runs)
                if _lasts(program.calendar, spec, begin, end):
                    found.append((first, after))
    return merged(found)


def _as_known(day: int, versions: list[int], known_runs: list[tuple[int, int, int]]) -> Span:
    """The span that covers a day by the knowledge of that day, or by the earliest later knowledge that covers it.

    The latest knowledge covers every day that is asked for.
    """
    current = 0
    for i in range(len(versions)):
        if versions[i] <= day:
            current = i
    at = 0
    while not (known_runs[at][0] >= current and known_runs[at][1] <= day < known_runs[at][2]):
        at += 1
    return known_runs[at][1], known_runs[at][2]


def _lasts(calendar: Calendar, spec: Length, start: int, until: int) -> bool:
    if until >= FAR:
        return False
    limit = moved(calendar, start, spec.months, spec.days, spec.working)
    return until > limit if spec.above == 1 else until <= limit


def _agreed(calendar: Calendar, life: Coded, key: int, unit: int) -> list[Span]:
    """Days on which a value is agreed; with ``unit``, from the first cell on that begins after its recording."""
    found: list[Span] = []
    for row in life.covenants:
        if row.key != key:
            continue
        start = row.start
        if unit != NONE and cell(calendar, unit, start)[0] < row.known:
            first, after = cell(calendar, unit, row.known)
            start = max(start, first if first == row.known else after)
        if start < row.until:
            found.append((start, row.until))
    return merged(found)
