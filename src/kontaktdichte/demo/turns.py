"""Turns in a client's life that owe a contact: measures, illness, arrival, birth, and the contacts that followed them.

In: clients. Out: rows of ``situations`` and ``events`` with their plans and corrections, and of ``contacts`` that were
held in time, late or not at all.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import Clients, World, incapacity, measures
from kontaktdichte.demo.days import FAR, add_months
from kontaktdichte.demo.draws import Bools, Ints, position
from kontaktdichte.demo.figures import span, value
from kontaktdichte.demo.rows import Rows, subjects
from kontaktdichte.demo.standing import first_talks

PARENT_KINDS = ("pregnant", "birth_moved", "newborn", "older_child", "child_without_birth_date")


def add_turns(world: World, rows: Rows, everyone: Clients) -> None:
    """All turns of these clients."""
    _measures(world, rows, everyone)
    _incapacities(world, rows, everyone)
    _refugees(world, rows, everyone)
    _parents(world, rows, everyone)


def around(world: World, rows: Rows, name: str, people: Clients, first: Ints, last: Ints, kind: str = "talk") -> None:
    """A personal contact owed in ``[first, last]``: held then, up to two months late, or never."""
    draws, who = world.draws, people.who
    how = draws.pick(name, who, [value("once_in_time"), value("once_late"), value("once_never")])
    late = last + world.days("once_late_days", who, f"{name}/late")
    day = np.where(how == 0, draws.between(f"{name}/day", who, first, np.maximum(last - 3, first)), late)
    held = (how < 2) & (day >= people.entry)
    rows.add("contacts", who[held], on=day[held], kind=kind, channel="in_person")


def _measures(world: World, rows: Rows, everyone: Clients) -> None:
    """Assignment, planned end, actual end; an assignment never begun is a row taken back."""
    taken = measures(world, everyone)
    people = taken.people
    assigned = np.minimum(taken.start - world.days("assigned_before", people.who), world.as_of)
    plan = taken.dated
    rows.add("events", people.who[plan], event="planned_measure_end", on=taken.planned[plan], known=assigned[plan])
    never = ~taken.begun
    name = _named("M", people.who[never])
    rows.fact(people.who[never], "in_measure", "true", taken.start[never], id=name, known=assigned[never])
    taken_back = taken.start[never] + int(value("never_begun_after"))
    rows.fact(people.who[never], "in_measure", "false", taken.start[never], replaces=name, known=taken_back)
    over = taken.begun & (taken.end < world.as_of) & taken.dated
    running = taken.begun & ~over
    rows.fact(people.who[over], "in_measure", "true", taken.start[over], taken.end[over] + 1, known=taken.start[over])
    rows.fact(people.who[running], "in_measure", "true", taken.start[running], known=taken.start[running])
    rows.add("events", people.who[over], event="measure_end", on=taken.end[over])


def _named(letter: str, who: Ints) -> pl.Series:
    return letter + subjects(who)


def _incapacities(world: World, rows: Rows, everyone: Clients) -> None:
    away = incapacity(world, everyone)
    who = away.people.who
    longer = away.first != away.until
    name = _named_if(longer, "R", who)
    rows.fact(who, "reduced_capacity", "true", away.begin, away.first, id=name, known=away.begin + 2)
    rows.fact(
        who[longer],
        "reduced_capacity",
        "true",
        away.begin[longer],
        away.until[longer],
        replaces=_named("R", who[longer]),
        known=away.first[longer] - int(value("extended_before")),
    )
    dated = away.until < FAR
    last = away.until[dated] - 1
    before, after = span("capacity_window")
    around(world, rows, "capacity_end", away.people.where(dated), last + before, world.work.add(last, after))


def _named_if(chosen: Bools, letter: str, who: Ints) -> pl.Series:
    """An id for those rows that a later one names in ``replaces``."""
    names = _named(letter, who)
    return names.set(pl.Series(~chosen), None)


def _refugees(world: World, rows: Rows, everyone: Clients) -> None:
    people, draws = everyone.of("refugee"), world.draws
    rows.fact(people.who, "refugee", "true", people.entry, known=people.entry)
    first_talks(world, rows, people, "first_talk_refugee", "talk")
    kind = position(people.place, [value("course_dated"), value("course_without_end"), value("course_none")])
    begin = people.entry + world.days("course_after", people.who)
    length = draws.between("course/length", people.who, value("course_days_from"), value("course_days_to"))
    attends = (kind < 2) & (begin <= world.as_of)
    end = np.where(kind == 0, begin + length, FAR)
    rows.fact(people.who[attends], "integration_course", "true", begin[attends], end[attends])
    dated = attends & (kind == 0)
    third = (begin + length * 2 // 3)[dated]
    before, after = span("course_window")
    around(world, rows, "last_third", people.where(dated), third + before, third + after, "intensive")


def _parents(world: World, rows: Rows, everyone: Clients) -> None:
    people = everyone.of("parent")
    kind = position(people.place, [value(f"parent_{name}") for name in PARENT_KINDS])
    _pregnancies(world, rows, people.where(kind <= 1), moved=kind[kind <= 1] == 1)
    _births(world, rows, people.where((kind == 2) | (kind == 3)), told=kind[(kind == 2) | (kind == 3)] == 2)
    undated = people.where(kind == 4)
    rows.fact(undated.who, "parent", "true", undated.entry)


def _pregnancies(world: World, rows: Rows, people: Clients, *, moved: Bools) -> None:
    """A planned birth after the Stichtag or shortly before; some were moved by a correction."""
    who = people.who
    birth = world.as_of + world.days("pregnancy_birth", who)
    latest = world.as_of - int(value("pregnancy_known_before"))
    known = np.clip(birth - world.days("pregnancy_known", who), people.entry, latest)
    rows.add("events", who, id=_named_if(moved, "B", who), event="expected_birth", on=birth, known=known)
    shifted = birth[moved] + world.days("pregnancy_shift", who[moved])
    rows.add(
        "events",
        who[moved],
        event="expected_birth",
        on=shifted,
        replaces=_named("B", who[moved]),
        known=known[moved] + int(value("moved_after")),
    )
    around(world, rows, "before_birth", people, known, birth - int(value("before_birth_days")))


def _births(world: World, rows: Rows, people: Clients, *, told: Bools) -> None:
    """A child born within the last three years; the pregnancy was known for some."""
    who, draws = people.who, world.draws
    birth = world.as_of - world.days("birth_ago", who)
    expected = birth + world.days("birth_off", who)
    known = expected - world.days("pregnancy_known", who)
    rows.add("events", who[told], event="expected_birth", on=expected[told], known=known[told])
    protected = int(value("before_birth_days"))
    around(world, rows, "before_birth", people.where(told), known[told], expected[told] - protected)
    rows.add("events", who, event="child_birth", on=birth)
    third = add_months(birth, int(value("child_months")))
    rows.fact(who, "parent", "true", birth, third)
    on_leave = draws.chance("leave/taken", who, value("parental_leave"))
    leave_months = int(value("leave_short_months")), int(value("leave_long_months"))
    leave_end = add_months(
        birth,
        np.where(
            draws.chance("leave/short", who, value("leave_short")),
            *leave_months,
        ),
    )
    rows.fact(
        who[on_leave],
        "parental_leave",
        "true",
        birth[on_leave] + int(value("leave_after_days")),
        leave_end[on_leave] + 1,
    )
    around(world, rows, "after_birth", people, *_months(birth, "after_birth_months"))
    end = np.where(on_leave, leave_end, third - 1)
    around(world, rows, "end_of_leave", people, *_months(end, "leave_end_months"))


def _months(day: Ints, name: str) -> tuple[Ints, Ints]:
    """First and last day of a range of months around each day."""
    first, last = span(name)
    return add_months(day, first), add_months(day, last)
