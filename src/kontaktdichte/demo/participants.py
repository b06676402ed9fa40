"""Participants of four projects of two providers: who had which place, from when, and how it ended.

In: a :class:`~kontaktdichte.demo.clients.World` and person numbers. Out: :class:`Participants`, each a pure function of
seed and number. A place passes from one participant to the next, with some vacant days between; the present one
comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Self

import numpy as np

from kontaktdichte.demo.clients import World
from kontaktdichte.demo.days import FAR, month_of, month_start
from kontaktdichte.demo.draws import Bools, Ints
from kontaktdichte.demo.figures import span, value

PROJECTS = 4  # of one group; larger data sets repeat the group
JOBCENTERS = ("A", "B")
_LONGEST_CHAIN = 8


@dataclass(frozen=True)
class Participants:
    """Some participants, one array position each; days are day numbers, ends exclusive, ``FAR`` means still."""

    who: Ints
    row: Ints
    project: Ints  # number over all groups, from 0
    jobcenter: Ints  # position in JOBCENTERS: decides which agreement holds
    start: Ints
    end: Ints  # of regular participation
    stop: Ints  # of all participation
    credited: Bools  # aftercare in the predecessor project
    returned: Bools  # employment ended during aftercare

    def where(self, chosen: Bools) -> Self:
        """Those for whom ``chosen`` holds."""
        return type(self)(**{field.name: getattr(self, field.name)[chosen] for field in fields(self)})

    def __len__(self) -> int:
        return len(self.who)

    @property
    def agreement(self) -> Ints:
        """Number of the cooperation agreement: project and Jobcenter."""
        return self.project * len(JOBCENTERS) + self.jobcenter

    @property
    def in_aftercare(self) -> Bools:
        """Who stayed after finding work."""
        return np.asarray(self.stop > self.end, dtype=np.bool_)


@lru_cache(maxsize=1)
def _projects_of_places() -> Ints:
    """Place → project, the projects taking turns so that a few people already fill all four."""
    places = [int(value(f"places_{n + 1}")) for n in range(PROJECTS)]
    turns = [(turn, project) for project, count in enumerate(places) for turn in range(count)]
    return np.array([project for _, project in sorted(turns)], dtype=np.int64)


def chain(world: World) -> int:
    """How many participants one place has within the history."""
    return int(np.clip(round((world.as_of - world.since) / 365.25), 1, _LONGEST_CHAIN))


def group_size(world: World) -> int:
    """Persons of one group of four projects."""
    return len(_projects_of_places()) * chain(world)


def participants(world: World, who: Ints) -> Participants:
    """The participants of these numbers."""
    places, draws = _projects_of_places(), world.draws
    group, rest = np.divmod(who, group_size(world))
    generation, place = np.divmod(rest, len(places))
    slot = group * len(places) + place
    start, end = _spans(world, slot, generation)
    start = np.maximum(start, world.since)
    end = np.maximum(end, start + span("stay_days")[0] // 2)
    works = draws.chance("works", who, value("found_work")) & (end <= world.as_of)
    stays = works & draws.chance("stays", who, value("aftercare"))
    longest = world.days("aftercare_days", who)
    stop = np.where(stays, end + longest, end)
    credited = stays & draws.chance("credited", who, value("aftercare_credit"))
    returned = (
        stays & draws.chance("returned", who, value("back_to_regular")) & (longest > value("returned_least_days"))
    )
    return Participants(
        who,
        np.arange(len(who)),
        group * PROJECTS + places[place],
        np.asarray(slot // PROJECTS % 2),
        start,
        np.where(end > world.as_of, FAR, end),
        np.where(end > world.as_of, FAR, stop),
        credited,
        returned,
    )


def _spans(world: World, slot: Ints, generation: Ints) -> tuple[Ints, Ints]:
    """First day and end of regular participation: backwards from the Stichtag along the place's chain."""
    draws = world.draws
    day = np.full(len(slot), world.as_of)
    start = end = day
    for turn in range(int(generation.max(initial=0)) + 1):
        keys = slot * _LONGEST_CHAIN + turn
        length = world.days("stay_days", keys)
        vacant = world.days("vacant_days", keys)
        passed = np.floor(draws.uniform("passed", keys) * length).astype(np.int64)
        until = day + length - passed if turn == 0 else day - vacant
        begin = _entry_day(world, keys, until - length)
        start, end = np.where(generation == turn, begin, start), np.where(generation == turn, until, end)
        day = begin
    return start, end


def _entry_day(world: World, keys: Ints, day: Ints) -> Ints:
    """Entries on working days, some of them on or about the 27th."""
    late = world.draws.chance("entry_27", keys, value("entry_late_in_month"))
    return world.work.next(
        np.where(late, np.minimum(month_start(month_of(day)) + int(value("late_entry_day")) - 1, world.as_of), day)
    )


def covered(world: World, who: Ints) -> Bools:
    """Who has a named substitute."""
    return world.draws.chance("substitute", who, value("substitute_named"))


def budget_end(some: Participants) -> Ints:
    """The day after the last one of aftercare that counts, an estimate for deviations."""
    credit = np.where(some.credited, int(value("credit_days")), 0)
    return np.minimum(some.stop, some.end + int(value("aftercare_budget_days")) - credit)
