"""The clients of a Jobcenter: who they are, since when, and the spells that their contacts follow.

In: a :class:`World` and person numbers. Out: :class:`Clients` and spells as arrays of day numbers, all pure functions
of seed and person number, so that situations and contacts can ask for the same spell independently.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from kontaktdichte.demo.days import FAR, WorkingDays, add_months
from kontaktdichte.demo.draws import Bools, Draws, Floats, Ints, position, within
from kontaktdichte.demo.figures import shares, span, value

PROFILES = (
    "youth", "pupil_or_apprentice", "abc", "case_management", "reduced_capacity", "self_employed",
    "outlook_z", "outlook_i", "refugee", "parent", "fm0", "general",
)  # fmt: skip
_MAY_BE_NEW = ("youth", "outlook_i", "refugee", "general")
_MAY_LEAVE = ("youth", "self_employed", "outlook_i", "refugee", "general")
_IN_MEASURES = ("youth", "refugee", "general")
_YEAR = 365.25


@dataclass(frozen=True)
class World:
    """What every draw may look at: randomness, the two ends of history, the office's calendar, the size."""

    draws: Draws
    as_of: int
    since: int
    size: int
    work: WorkingDays

    def days(self, name: str, keys: Ints, stream: str = "") -> Ints:
        """A number of days from the range of that name for each key; ``stream`` if a range serves several purposes."""
        return self.draws.between(stream or name, keys, *span(name))


@dataclass(frozen=True)
class Clients:
    """Some clients, one array position each; days are day numbers, ``leave`` is exclusive, ``FAR`` means still."""

    who: Ints  # number within the whole data set, from 0
    row: Ints  # position within the chunk
    profile: Ints  # position in PROFILES
    place: Floats  # how far into the profile's share, 0 to 1: sub-shares are cut from it exactly
    birth: Ints
    entry: Ints
    leave: Ints

    def where(self, chosen: Bools) -> Self:
        """Those for whom ``chosen`` holds."""
        return type(self)(**{field.name: getattr(self, field.name)[chosen] for field in fields(self)})

    def of(self, *names: str) -> Self:
        """Those of one of the profiles."""
        return self.where(self.has(*names))

    def has(self, *names: str) -> Bools:
        """Which of them have one of the profiles."""
        return np.isin(self.profile, [PROFILES.index(name) for name in names])

    def __len__(self) -> int:
        return len(self.who)


def clients(world: World, who: Ints) -> Clients:
    """The clients of these numbers."""
    quotas = [value(f"profile_{name}") for name in PROFILES[:-1]]
    quotas.append(1.0 - sum(quotas))
    where = world.draws.even("profile", who)
    profile = position(where, quotas)
    age = _age(world, who, profile)
    known = Clients(who, np.arange(len(who)), profile, within(where, quotas), world.as_of - age, age, age)
    entry = _entry(world, known, age)
    return Clients(who, known.row, profile, known.place, known.birth, entry, _leave(world, known, entry))


def _age(world: World, who: Ints, profile: Ints) -> Ints:
    """Age on the Stichtag in days."""
    low = np.array([value(f"age_from_{_AGES.get(name, 'adult')}") for name in PROFILES])[profile]
    high = np.array([value(f"age_to_{_AGES.get(name, 'adult')}") for name in PROFILES])[profile]
    return np.asarray(np.floor((low + (high - low) * world.draws.uniform("age", who)) * _YEAR), dtype=np.int64)


_AGES = {"youth": "youth", "pupil_or_apprentice": "pupil", "parent": "parent"}


def _entry(world: World, known: Clients, age: Ints) -> Ints:
    """First day as a client: even over the history, some of them new, nobody before turning 15."""
    draws, history = world.draws, world.as_of - world.since
    tenure = np.floor(draws.uniform("tenure", known.who) * history).astype(np.int64)
    new = draws.chance("new", known.who, value("share_new")) & known.has(*_MAY_BE_NEW)
    settled = np.maximum(tenure, int(min(value("settled_days"), history)))
    tenure = np.where(known.has(*_MAY_BE_NEW), tenure, settled)
    tenure = np.where(new, draws.between("new_days", known.who, 0, value("new_days")), tenure)
    of_age = age - np.ceil(value("youngest_client") * _YEAR).astype(np.int64)
    return world.as_of - np.clip(tenure, 0, np.maximum(of_age, 0))


def _leave(world: World, known: Clients, entry: Ints) -> Ints:
    """First day no longer a client, for the few who left within the history."""
    stay = int(value("least_stay_days"))
    left = world.draws.chance("leaves", known.who, value("share_left")) & known.has(*_MAY_LEAVE)
    left &= world.as_of - entry > 2 * stay
    return np.where(left, world.draws.between("leave", known.who, entry + stay, world.as_of), FAR)


def last_day(world: World, some: Clients) -> Ints:
    """The last day of which contacts may tell."""
    return np.minimum(some.leave - 1, world.as_of)


def spell(world: World, some: Clients, name: str, running: float) -> tuple[Ints, Ints]:
    """Begin and end (exclusive) of supervision within each client's time; the share ``running`` has no end yet."""
    latest = np.maximum(some.entry, world.as_of - int(value("turn_room")))
    begin = world.draws.between(f"{name}/begin", some.who, some.entry, some.entry + (latest - some.entry) * 3 // 4)
    end = begin + world.days("supervision_days", some.who, f"{name}/length")
    still = world.draws.chance(f"{name}/running", some.who, running) | (end > world.as_of)
    return begin, np.where(still, FAR, end)


@dataclass(frozen=True)
class Measures:
    """One measure each: ``end`` is the last day; ``begun`` false: assigned and never begun."""

    people: Clients
    start: Ints
    planned: Ints
    end: Ints
    begun: Bools
    dated: Bools  # the planned end is known


def measures(world: World, everyone: Clients) -> Measures:
    """The measures of those who were assigned to one."""
    draws = world.draws
    people = everyone.of(*_IN_MEASURES)
    people = people.where(draws.chance("measure", people.who, value("share_assigned")) & (people.leave == FAR))
    people = people.where(world.as_of - people.entry > value("measure_wait_days"))
    wait = int(value("measure_wait_days"))
    start = world.work.next(draws.between("measure/start", people.who, people.entry + wait, world.as_of))
    short = draws.chance("measure/short", people.who, value("short_measure"))
    length = world.days("measure_usual_days", people.who)
    length = np.where(short, world.days("measure_brief_days", people.who), length)
    planned = start + length - 1
    early = draws.chance("measure/early", people.who, value("measure_ends_early"))
    least = int(value("measure_cut_least"))
    end = np.where(
        early, planned - draws.between("measure/cut", people.who, least, np.maximum(length // 2, least)), planned
    )
    begun = ~draws.chance("measure/never", people.who, value("never_begun"))
    dated = ~draws.chance("measure/undated", people.who, value("measure_without_end"))
    return Measures(people, start, planned, np.maximum(end, start), begun, dated)


@dataclass(frozen=True)
class Incapacity:
    """Reduced capacity: ``[begin, until)`` as finally known (FAR: no end known), ``first`` as recorded at first."""

    people: Clients
    begin: Ints
    until: Ints
    first: Ints


def incapacity(world: World, everyone: Clients) -> Incapacity:
    """Spells of reduced capacity: up to six months, longer, without end, extended later."""
    people = everyone.of("reduced_capacity")
    names = ("capacity_short", "capacity_long", "capacity_open", "capacity_extended")
    which = position(people.place, [value(name) for name in names])
    draws = world.draws
    room = np.maximum(world.as_of - people.entry, int(value("turn_room")))
    begin = people.entry + draws.between("capacity/begin", people.who, room // 8, room * 2 // 3)
    brief = begin + world.days("capacity_brief_days", people.who)
    lengthy = begin + world.days("capacity_long_days", people.who)
    more = brief + world.days("capacity_more_days", people.who)
    until = np.select([which == 0, which == 1, which == 2], [brief, lengthy, np.full(len(people), FAR)], more)
    return Incapacity(people, begin, until, np.where(which == 3, brief, until))


def exemption(world: World, everyone: Clients) -> tuple[Clients, Ints]:
    """Those with FM 0 and the day it began."""
    people = everyone.of("fm0")
    room = np.maximum(world.as_of - people.entry, int(value("turn_room")))
    return people, people.entry + world.draws.between("fm0/begin", people.who, room // 4, room * 3 // 4)


def agreed_interval(world: World, people: Clients) -> Ints:
    """Weeks between contacts as agreed with ABC and case-management clients; 0: nothing agreed."""
    agreed = people.place < value("interval_agreed")
    return np.where(agreed, world.draws.pick("interval", people.who, shares("interval")) * 2 + 4, 0)


def supervised(world: World, everyone: Clients, name: str) -> tuple[Clients, Ints, Ints]:
    """Those in ABC or case management with begin and end of it."""
    people = everyone.of(name)
    begin, end = spell(world, people, name, value("supervision_running"))
    return people, begin, end


def twenty_fifth_birthday(some: Clients) -> Ints:
    """The day the rule for the young ends."""
    return add_months(some.birth, int(value("adult_age")) * 12)
