"""Anchors: the days that duties hang on, with what was known of them when (SEMANTICS 2.2).

In: the place of an anchor in a :class:`~kontaktdichte.rules.program.Program` and one life. Out: occurrences, each with
its day and its moves by knowledge. Plain functions over integers, compiled by :mod:`bulk` as they stand.
"""

from __future__ import annotations

from typing import NamedTuple

from kontaktdichte.rules.calendar import FAR, NONE, birthday, moved
from kontaktdichte.rules.program import (
    BEGIN,
    BEGIN_POPULATION,
    BIRTHDAY,
    BIRTHDAY_OF,
    EACH,
    END_POPULATION,
    EVENT,
    FIRST_KNOWN,
    LATEST,
    PART,
    Coded,
    Point,
    Program,
)
from kontaktdichte.rules.situations import Version, knowledge, runs
from kontaktdichte.rules.spans import Span

BY_EVENT, BY_SPAN, BY_BIRTH, BY_TURN, BY_DUTY = range(5)  # kinds of identity


class State(NamedTuple):
    """An anchor's occurrence by one knowledge; ``kind``, ``a``, ``b``: its identity; ``begin`` of its span or group."""

    kind: int
    a: int
    b: int
    day: int
    begin: int


class Occurrence(NamedTuple):
    """One anchor day; ``moves`` of ``first`` to before ``last`` tell how it came to stand there."""

    kind: int
    a: int
    b: int
    day: int
    known: int
    begin: int
    first: int
    last: int


class Move(NamedTuple):
    """What became known on a day: another day for the anchor, ``pick`` chose it (1) or not (0). NONE: the same."""

    known: int
    day: int
    picked: int


def asked_of(program: Program, place: int, life: Coded, attributes: int, events: int) -> bool:
    """Whether a life has rows (``attributes``, ``events``: of which, as bits) that an anchor could hang on."""
    point = program.points[place]
    rows = attributes & point.attributes | events & point.events
    return rows != 0 or (point.asks_birth == 1 and life.birth != NONE)


def no_moves() -> list[Move]:
    """An empty list for others to fill; a compiler must see of what."""
    return [Move(NONE, NONE, NONE) for _ in range(0)]


def occurrences(
    program: Program, life: Coded, population: list[Version], place: int, moves: list[Move]
) -> list[Occurrence]:
    """Every occurrence that stands by all that is known, by day; their moves are added to ``moves``.

    ``population``: its spans by each knowledge, see :func:`~kontaktdichte.rules.situations.populations`.
    """
    point = program.points[place]
    rows = dated = corrected = 0
    earliest, latest = FAR, NONE
    for fact in life.facts:
        if point.attributes >> fact.attribute & 1:
            rows += 1
            corrected |= fact.gone <= FAR
            earliest, latest = min(earliest, fact.known), max(latest, fact.known)
    for event in life.events:
        if point.events >> event.event & 1:
            dated += 1
            corrected |= event.gone <= FAR
            earliest, latest = min(earliest, event.known), max(latest, event.known)
    if rows + dated == 0 and point.asks_birth == 0:
        return [Occurrence(NONE, NONE, NONE, NONE, NONE, NONE, 0, 0) for _ in range(0)]
    plain_event = point.kind == EVENT or point.kind == BIRTHDAY_OF
    settled = corrected == 0 and (
        earliest >= latest
        or (plain_event and (point.pick == EACH or dated == 1))
        or (point.pick == EACH and point.direct == 1 and _one_row_each(life, point.attribute, point.bits))
    )
    if settled:
        return _settled(program, life, population, place, latest if earliest >= latest else NONE, moves)
    return _tracked(program, life, population, place, moves)


def _one_row_each(life: Coded, attribute: int, bits: int) -> bool:
    """Whether every span of the situation is one row of its own, so that nothing ever changed."""
    apart, before, meant = True, NONE, NONE
    for fact in life.facts:
        if fact.attribute == attribute:
            apart = apart and before <= fact.start
            before = fact.until
            if fact.bits & bits != 0:
                apart = apart and meant < fact.start
                meant = fact.until
    return apart


def _settled(
    program: Program, life: Coded, population: list[Version], place: int, known: int, moves: list[Move]
) -> list[Occurrence]:
    """Occurrences of which nothing ever changed; ``known``: since when, NONE where each row has its own day."""
    found: list[Occurrence] = []
    states = [state for state in states_of(program, life, population, place, FAR) if state.day != NONE]
    best = _best(program.points[place].pick, states)
    for state in states:
        since = known
        if state.kind == BY_EVENT:
            for event in life.events:
                if event.root == state.a:
                    since = event.known
        elif state.kind == BY_SPAN and known == NONE:
            since = _row_known(life, program.points[place].attribute, program.points[place].bits, state.a)
        picked = 1 if best == NONE or best == state.day else 0
        moves.append(Move(since, state.day, picked))
        found.append(
            Occurrence(state.kind, state.a, state.b, state.day, since, state.begin, len(moves) - 1, len(moves))
        )
    return found


def _row_known(life: Coded, attribute: int, bits: int, start: int) -> int:
    known = NONE
    for fact in life.facts:
        if fact.attribute == attribute and fact.start == start and fact.bits & bits != 0:
            known = fact.known
    return known


def _tracked(
    program: Program, life: Coded, population: list[Version], place: int, moves: list[Move]
) -> list[Occurrence]:
    """Occurrences followed through every state of knowledge; a span without end is followed, but has no day."""
    point = program.points[place]
    tracks: list[State] = []  # as seen last; day NONE where it does not stand
    standing: list[Move] = []  # last known from, day and pick of each track
    history: list[tuple[int, Move]] = []
    for known in knowledge(life, point.attributes, point.events, FAR):
        states = states_of(program, life, population, place, known)
        best = _best(point.pick, states)
        free = [1 for _ in tracks]
        for state in states:
            at = NONE
            for i in range(len(free)):
                if at == NONE and free[i] == 1 and _same(tracks[i], state):
                    at = i
            if at == NONE:
                at = len(tracks)
                tracks.append(state)
                standing.append(Move(NONE, NONE, NONE))
            else:
                free[at] = 0
                tracks[at] = state
            if state.day != NONE:
                picked = 1 if best == NONE or best == state.day else 0
                before = standing[at]
                day = state.day if state.day != before.day else NONE
                chosen = picked if picked != before.picked else NONE
                if day != NONE or chosen != NONE:
                    history.append((at, Move(known, day, chosen)))
                standing[at] = Move(known if before.day == NONE else before.known, state.day, picked)
        for i in range(len(free)):
            if free[i] == 1:
                track = tracks[i]
                tracks[i] = State(track.kind, track.a, track.b, NONE, track.begin)
    return _stood(tracks, standing, history, moves)


def _stood(
    tracks: list[State], standing: list[Move], history: list[tuple[int, Move]], moves: list[Move]
) -> list[Occurrence]:
    """The tracks that stand in the end, by day."""
    found: list[Occurrence] = []
    for _, i in sorted([(tracks[i].day, i) for i in range(len(tracks)) if tracks[i].day != NONE]):
        track, first = tracks[i], len(moves)
        for at, move in history:
            if at == i:
                moves.append(move)
        known = standing[i].known
        found.append(Occurrence(track.kind, track.a, track.b, track.day, known, track.begin, first, len(moves)))
    return found


def _same(before: State, now: State) -> bool:
    """Whether two identities mean one occurrence: the same event, or spans that share a day."""
    if before.kind == BY_SPAN and now.kind == BY_SPAN:
        return before.a < now.b and now.a < before.b
    return before.kind == now.kind and before.a == now.a and before.b == now.b


def _best(pick: int, states: list[State]) -> int:
    """The day that ``pick`` chooses (every occurrence on it), NONE where nothing is picked."""
    best = NONE
    if pick != EACH:
        for state in states:
            if state.day != NONE and (best == NONE or (state.day > best) == (pick == LATEST)):
                best = state.day
    return best


def states_of(program: Program, life: Coded, population: list[Version], place: int, known: int) -> list[State]:
    """The anchor's occurrences by one knowledge, shifted; by the begin of their span or group, else by day."""
    point = program.points[place]
    if point.kind != FIRST_KNOWN:
        return _shifted(program, point, _own_states(program, life, population, point, known))
    if point.per == NONE:
        return _shifted(program, point, _first_known(program, life, population, point, known))
    return _shifted(program, point, _grouped(program, life, population, point, known))


def _shifted(program: Program, point: Point, found: list[State]) -> list[State]:
    if point.months != 0 or point.days != 0 or point.working != 0:
        for i in range(len(found)):
            if found[i].day != NONE:
                day = moved(program.calendar, found[i].day, point.months, point.days, point.working)
                found[i] = State(found[i].kind, found[i].a, found[i].b, day, found[i].begin)
    if len(found) <= 1:
        return found
    keyed = [(found[i].day if found[i].begin == NONE else found[i].begin, i) for i in range(len(found))]
    return [found[i] for _, i in sorted(keyed)]


def _own_states(program: Program, life: Coded, population: list[Version], point: Point, known: int) -> list[State]:
    """Occurrences of an event, a situation or a birth date."""
    found: list[State] = []
    if point.kind == EVENT or point.kind == BIRTHDAY_OF:
        for event in life.events:
            if event.event == point.event and event.known <= known < event.gone:
                day = event.on
                if point.kind == BIRTHDAY_OF:
                    day = birthday(program.calendar, day, point.years)
                found.append(State(BY_EVENT, event.root, NONE, day, NONE))
    elif point.kind == BIRTHDAY:
        if life.birth != NONE:
            found.append(State(BY_BIRTH, NONE, NONE, birthday(program.calendar, life.birth, point.years), NONE))
    else:
        for start, until in _point_spans(program, life, population, point, known):
            found.append(State(BY_SPAN, start, until, _day_in(point, start, until), start))
    return found


def _inner_states(program: Program, life: Coded, population: list[Version], place: int, known: int) -> list[State]:
    """Occurrences of an anchor inside another, which has none inside itself."""
    point = program.points[place]
    return _shifted(program, point, _own_states(program, life, population, point, known))


def _first_known(program: Program, life: Coded, population: list[Version], point: Point, known: int) -> list[State]:
    """The occurrences of the first alternative that has any."""
    found: list[State] = []
    for child in range(point.child, point.child + point.children):
        if len(found) == 0:
            states = _inner_states(program, life, population, child, known)
            days = [(states[j].day, j) for j in range(len(states)) if states[j].day != NONE]
            for turn, (day, j) in enumerate(sorted(days)):
                found.append(State(BY_TURN, turn, NONE, day, states[j].begin))
    return found


def _day_in(point: Point, start: int, until: int) -> int:
    """The day of a span that an anchor means; NONE where it needs an end that is not known."""
    if point.kind == BEGIN or point.kind == BEGIN_POPULATION:
        return start
    if until >= FAR:
        return NONE
    return start + (until - start) * point.numerator // point.denominator if point.kind == PART else until - 1


def _point_spans(program: Program, life: Coded, population: list[Version], point: Point, known: int) -> list[Span]:
    if point.kind != BEGIN_POPULATION and point.kind != END_POPULATION:
        return runs(program, life, point.attribute, point.bits, known)
    latest = NONE - 1
    for version in population:
        if version.known <= known:
            latest = max(latest, version.known)
    return [(v.start, v.until) for v in population if v.known == latest and v.start < v.until]


def _grouped(program: Program, life: Coded, population: list[Version], point: Point, known: int) -> list[State]:
    """For each group, the first alternative with an instance in it gives its latest one."""
    found: list[State] = []
    groups = _inner_states(program, life, population, point.per, known)
    for i in range(len(groups)):
        begin = groups[i].day
        until = groups[i + 1].day if i + 1 < len(groups) else FAR
        best = NONE
        for child in range(point.child, point.child + point.children):
            if best == NONE:
                for state in _inner_states(program, life, population, child, known):
                    if state.day != NONE and begin <= state.day < until:
                        best = max(best, state.day)
        if best != NONE:
            found.append(State(groups[i].kind, groups[i].a, groups[i].b, best, begin))
    return found
