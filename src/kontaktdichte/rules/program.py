"""Concepts and lives as integers: what the stations from spans to duties work on (DESIGN 3).

A :class:`Program` is a concept, a :class:`Coded` one life under it. Their tables are lists of the records below for
one person, structured arrays with the same fields for the many. Places (of an attribute, a rule, a clause list …) are
indices into the concept's tables; days are day numbers; ``NONE`` (-1) is empty; ``bits`` are the predicates that a
value fulfils. Periods stand as months, days, working days.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kontaktdichte.rules.calendar import FAR, Calendar

EVERY_BIT = -1  # all predicates
STANDS = FAR + 1  # never replaced by a later row
EVENT, BEGIN, END, BEGIN_POPULATION, END_POPULATION, BIRTHDAY, BIRTHDAY_OF, PART, FIRST_KNOWN, UNMET, DONE = range(11)
EACH, LATEST, FIRST = range(3)
PER, EVERY, ONCE, HOLD, NOTE = range(5)
RESTART, STOP, RUN = range(3)
JUDGE, SHOW, PRORATE = range(3)
BY_PERIOD, BY_KNOWN, BY_WINDOW = range(3)
DAYS, CONTACTS, MINUTES = range(3)
OF_SPAN = 5  # in place of a unit: cells of a length of their own
PLAIN, SPACED, ROLLING = range(3)  # days that count once · contacts one by one · rolling, closed by its start


# One life


class Fact(NamedTuple):
    """A row of situations: it stands for the knowledge of the days from ``known`` to before ``gone``."""

    attribute: int
    start: int
    until: int
    bits: int
    value: int
    known: int
    gone: int
    order: int


class Dated(NamedTuple):
    """A row of events, by the same knowledge; ``root`` is the event's identity through its corrections."""

    event: int
    on: int
    known: int
    gone: int
    root: int


class Covenant(NamedTuple):
    """A row of agreements that stands; ``months`` and ``days``: the time it credits, if it does."""

    key: int
    start: int
    until: int
    known: int
    months: int
    days: int


class Offer(NamedTuple):
    """A row of agreements as a value that a rule may use; larger ``rank`` is stricter."""

    value: int  # place among Program.values
    start: int
    until: int
    known: int
    rank: int
    months: int  # or the number, or the place of the unit
    days: int
    working: int


class Excuse(NamedTuple):
    """What deviations say of one duty: whether a reason excuses it, when notice was given first (FAR: never)."""

    rule: int
    window: int
    excuses: int
    notified: int


class Mark(NamedTuple):
    """A contact: its day, the case it is for the clauses, its actor among the values of assigning attributes."""

    on: int
    case: int
    actor: int
    minutes: int


class Coded(NamedTuple):
    """One life. ``facts`` by attribute and begin, ``events`` by day, ``marks`` by day, the rest in order of recording.

    ``offers`` are those of every subject whose agreements may hold; ``owners`` says from where on each one's stand, the
    life's own being those of ``subject``.
    """

    as_of: int
    birth: int
    subject: int
    facts: Sequence[Fact]
    events: Sequence[Dated]
    covenants: Sequence[Covenant]
    excuses: Sequence[Excuse]
    marks: Sequence[Mark]
    offers: Sequence[Offer]
    owners: Sequence[int]


# One concept


class Box(NamedTuple):
    """A conjunction of predicates: all of ``on`` and none of ``off`` hold. A condition is any of several boxes."""

    on: int
    off: int


class Age(NamedTuple):
    """From this birthday on the predicate holds."""

    years: int
    bit: int


class Elapsed(NamedTuple):
    """The predicate of a condition ``since``: of a situation, or (``event`` ≥ 0) of the latest event."""

    bit: int
    attribute: int
    bits: int
    event: int
    months: int
    days: int
    working: int
    bounded: int
    below_months: int
    below_days: int
    below_working: int


class Length(NamedTuple):
    """The predicate of a condition ``lasting``; ``above``: longer than the period, else at most as long."""

    bit: int
    attribute: int
    bits: int
    above: int
    months: int
    days: int
    working: int


class Covered(NamedTuple):
    """The predicate that a value is agreed; ``unit`` ≥ 0: only in cells that begin after its recording."""

    bit: int
    key: int
    unit: int


class Limit(NamedTuple):
    """A budget of an attribute's value."""

    attribute: int
    bits: int
    months: int
    credit: int


class Resting(NamedTuple):
    """A suspension: the rule at place ``by`` puts ``targets`` to rest while a condition holds, or while it applies."""

    by: int
    targets: int
    box: int
    boxes: int  # NONE: while it applies


class Value(NamedTuple):
    """A value a rule asks for, plain or agreed: a period, a number or a unit."""

    agreed: int
    of: int  # attribute that names the subject whose agreement holds, NONE: the life itself
    rank: int
    months: int
    days: int
    working: int


class Point(NamedTuple):
    """An anchor. ``children``: alternatives of first_known, from ``child`` on; ``per``: place of the groups' anchor."""

    kind: int
    attribute: int
    bits: int
    event: int
    years: int
    numerator: int
    denominator: int
    pick: int
    months: int
    days: int
    working: int
    per: int
    child: int
    children: int
    attributes: int  # what it depends on, as bits by place
    events: int
    asks_birth: int
    direct: int  # its situation has neither approval nor budget


class Weight(NamedTuple):
    """A clause of a way: what a contact adds, in units of 1/``Plan.grain``; at most so many, so many % of the need."""

    units: int
    most: int
    percent: int


class Way(NamedTuple):
    """A way to meet a rule's duties; ``codes``, ``clause``, ``quotas`` are columns of the table of cases."""

    n: int  # of an alternative
    codes: int  # 0 counts, else why not
    clause: int  # the deciding clause
    quotas: int  # those that the contact serves, as bits; NONE where there are none
    weight: int  # of the first clause
    weights: int
    capped: int  # 1: a clause has a limit


class Quota(NamedTuple):
    """A part of what a rule asks for: a number, or (``percent`` not NONE) a share of the need."""

    n: int
    percent: int


class Asked(NamedTuple):
    """The predicate that a rule has overdue duties; ``in_a_row`` > 0: that so many were missed, one after the other."""

    bit: int
    rule: int
    in_a_row: int


class Plan(NamedTuple):
    """A rule. What its rhythm does not ask for is NONE."""

    bit: int
    box: int
    boxes: int
    during_bit: int
    begin: int  # anchors of during
    end: int
    rhythm: int
    clock: int
    strength: int  # 1: floor
    clauses: int
    by_notice: int
    lookback: int  # 1: there is one
    lookback_months: int
    lookback_days: int
    lookback_working: int
    unit: int  # values: of per
    n: int
    term: int  # of every, hold (within) and once (until)
    first_within: int
    times: int  # n of every and once
    partial: int
    anchor: int  # of once, or of the first term
    of_rule: int  # the rule whose duties are the anchor
    opens: int
    from_months: int
    from_days: int
    from_working: int
    by_window: int
    judge_late: int
    survives: int
    short: int
    short_months: int
    short_days: int
    short_working: int
    after_months: int
    after_days: int
    after_working: int
    hold: int
    holds: int
    span_months: int  # cells of per that are no unit's
    span_days: int
    spread: int  # unit, or OF_SPAN
    spread_months: int
    spread_days: int
    end_of: int  # unit
    consume: int
    counts: int  # place among days, contacts, minutes
    grain: int  # units in one of what is counted
    wide: int  # how contacts are counted
    told: int  # place among the rules that tell their codes themselves
    way: int
    ways: int
    quota: int
    quotas: int
    apart: int  # 1: there is a least distance
    apart_months: int
    apart_days: int
    apart_working: int
    level: int  # how many times conditions must ask for duties before this rule's are known


class Held(NamedTuple):
    """A fact that a hold rule asks for; those of one ``turn`` together, any of the turns."""

    attribute: int
    bits: int
    turn: int


class While(NamedTuple):
    """A clause's own condition."""

    box: int
    boxes: int


class Assigning(NamedTuple):
    """An attribute whose value on the day may be a contact's actor; ``who``: place of the list that a clause names."""

    who: int
    attribute: int


class Program(NamedTuple):
    """A concept as integers, for one kind of subject."""

    calendar: Calendar
    force_bit: int
    force_from: int
    force_until: int
    population: int
    populations: int
    population_rows: int  # attributes of its condition, as bits by place; 0 where no anchor asks for it
    population_bits: int  # the predicates of its condition
    many: Sequence[int]
    boxes: Sequence[Box]
    ages: Sequence[Age]
    elapsed: Sequence[Elapsed]
    lengths: Sequence[Length]
    covered: Sequence[Covered]
    limits: Sequence[Limit]
    resting: Sequence[Resting]
    values: Sequence[Value]
    points: Sequence[Point]
    plans: Sequence[Plan]
    held: Sequence[Held]
    order: Sequence[int]  # places of rules, each after those it refers to
    whiles: Sequence[While]
    assigning: Sequence[Assigning]
    assigned: int  # how many lists of assigning attributes the clauses name
    ways: Sequence[Way]
    weights: Sequence[Weight]
    quotas: Sequence[Quota]
    asked: Sequence[Asked]
    levels: int  # one more than the greatest of the plans
    told: int  # how many rules tell their codes themselves


RECORDS: dict[str, Any] = {  # field of Program → its record
    "boxes": Box, "ages": Age, "elapsed": Elapsed, "lengths": Length, "covered": Covered, "limits": Limit,
    "resting": Resting, "values": Value, "points": Point, "plans": Plan, "held": Held, "whiles": While,
    "assigning": Assigning, "ways": Way, "weights": Weight, "quotas": Quota, "asked": Asked,
}  # fmt: skip
