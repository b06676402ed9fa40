"""What participants get: contacts month by month, handovers, plans, conferences, and the reasons where they did not.

In: participants. Out: rows of ``contacts``, ``situations``, ``events`` and ``deviations``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import World
from kontaktdichte.demo.days import FAR, NONE, month_of, month_start
from kontaktdichte.demo.draws import Bools, Ints
from kontaktdichte.demo.figures import shares, span, value
from kontaktdichte.demo.participants import Participants, budget_end, covered
from kontaktdichte.demo.rows import WHO, Rows, days, words

REASONS = (
    "illness",
    "holiday",
    "no_show",
    "unreachable",
    "staff_absence",
    "other",
    "entry_late_in_month",
    "exit_early_in_month",
    None,
)
_PRESENT = (["client"], ["client", "project_worker"], ["client", "project_worker", "counsellor"])
_KEY = 4096
_STRANGER = "Praktikum"  # somebody who is neither project worker nor substitute


def present(codes: Ints) -> pl.Series:
    """Who was there: the client; also the project worker; also the counsellor."""
    return pl.Series(_PRESENT, dtype=pl.List(pl.String)).gather(pl.Series(codes))


@dataclass(frozen=True)
class Cells:
    """Months of participation: position of the participant, month, first and last day in it."""

    at: Ints
    month: Ints
    first: Ints
    last: Ints


def cells(world: World, people: Participants) -> Cells:
    """All months touched up to the Stichtag."""
    stop = np.minimum(people.stop - 1, world.as_of)
    begin = month_of(people.start)
    count = np.maximum(month_of(np.maximum(stop, people.start)) - begin + 1, 0) * (people.start <= world.as_of)
    at = np.repeat(np.arange(len(people)), count)
    month = begin[at] + np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    first = np.maximum(month_start(month), people.start[at])
    return Cells(at, month, first, np.minimum(month_start(month + 1) - 1, stop[at]))


def needed(people: Participants) -> Ints:
    """Contacts a month that the agreement asks for."""
    return np.where(people.jobcenter == 1, int(value("agreed_contacts")), int(value("least_contacts")))


def add_support(world: World, rows: Rows, people: Participants) -> None:
    """Everything the projects did."""
    months = cells(world, people)
    _meetings(world, rows, people, months)
    _besides(world, rows, people, months)
    _handovers(world, rows, people)
    _conferences(world, rows, people)
    _plans(world, rows, people)


def _meetings(world: World, rows: Rows, people: Participants, months: Cells) -> None:
    """Single talks in person, more where more is agreed, fewer in cut months."""
    keys, draws = people.who[months.at] * _KEY + months.month, world.draws
    extra = draws.pick("meetings", keys, [value(f"meetings_{n}") for n in range(4)]) - 1
    wanted = needed(people)[months.at] + extra
    share = (months.last - months.first + 1) / 30.0
    count = np.where(share < 0.8, np.round(wanted * share), wanted).astype(np.int64)
    cell = np.repeat(np.arange(len(count)), count)
    number = np.arange(len(cell)) - np.repeat(np.cumsum(count) - count, count)
    each = keys[cell] * 8 + number
    span = (months.last - months.first + 1)[cell]
    spread = months.first[cell] + np.floor((number + draws.uniform("meeting/day", each)) * span / count[cell])
    day = world.work.next(spread.astype(np.int64))
    failed = draws.chance("meeting/failed", each, value("meeting_failed"))
    outcome = np.where(failed, 1 + draws.chance("meeting/cancelled", each, value("cancelled")), 0)
    at = months.at[cell]
    _talks(world, rows, people, at, day, words(outcome, ["kept", "no_show", "cancelled"]), each)
    twice = (outcome == 0) & draws.chance("meeting/twice", each, value("meeting_twice"))
    _talks(world, rows, people, at[twice], day[twice], words(outcome[twice], ["kept"]), each[twice] + 4)


def _talks(world: World, rows: Rows, people: Participants, at: Ints, day: Ints, outcome: pl.Series, keys: Ints) -> None:
    """Held by the project worker, the substitute, nobody named, or somebody who may not."""
    inside = (day <= world.as_of) & (day < people.stop[at])
    at, day, keys, outcome = at[inside], day[inside], keys[inside], outcome.filter(pl.Series(inside))
    hands = [1.0, value("by_substitute"), value("meeting_unnamed"), value("wrong_actor")]
    by = world.draws.pick("meeting/by", keys, hands)
    by = np.where((by == 1) & ~covered(world, people.who[at]), 0, by)
    project = people.project[at]
    names = pl.DataFrame(
        {"by": by, "own": worker(project, people.who[at]), "other": worker(project, people.who[at] + 1)}
    )
    actor = names.select(
        pl.when(pl.col("by") == 0)
        .then("own")
        .when(pl.col("by") == 1)
        .then("other")
        .when(pl.col("by") == 3)
        .then(pl.lit(_STRANGER))
    ).to_series()
    rows.add(
        "contacts",
        people.who[at],
        on=day,
        kind="talk",
        channel="in_person",
        outcome=outcome,
        actor=actor,
        minutes=int(value("minutes_later")),
    )


def worker(project: Ints, who: Ints) -> pl.Series:
    """Name of the project worker; each project has two."""
    frame = pl.DataFrame({"p": project + 1, "n": who % 2 + 1})
    return frame.select(pl.format("IB {}-{}", "p", "n")).to_series()


def _besides(world: World, rows: Rows, people: Participants, months: Cells) -> None:
    """Calls, mails and group events: recorded, not counted."""
    keys, draws = people.who[months.at] * _KEY + months.month, world.draws
    forms = (("talk", "phone", "kept"), ("other", "email", "sent"), ("group_event", "in_person", "kept"))
    for kind, channel, outcome in forms:
        some = draws.chance(f"besides/{channel}", keys, value(f"besides_{channel}"))
        day = world.work.next(draws.between(f"besides/{channel}/day", keys, months.first, months.last))[some]
        at = months.at[some]
        rows.add(
            "contacts",
            people.who[at],
            on=np.minimum(day, world.as_of),
            kind=kind,
            channel=channel,
            outcome=outcome,
            actor=worker(people.project[at], people.who[at]),
        )


def _handovers(world: World, rows: Rows, people: Participants) -> None:
    jobless = (people.end <= world.as_of) & (people.stop == people.end)
    for name, day, some in (("entry", people.start, people), ("exit", people.end - 1, people.where(jobless))):
        on = (day if name == "entry" else day[jobless]) + world.draws.between(
            f"handover/{name}", some.who, *span("handover_days")
        )
        how = world.draws.pick(f"handover/{name}/how", some.who, _handover_shares())
        held = (how < 2) & (on <= world.as_of)
        rows.add(
            "contacts",
            some.who[held],
            on=world.work.next(on[held]),
            kind="warm_handover",
            channel="in_person",
            outcome="kept",
            actor=worker(some.project[held], some.who[held]),
            participants=present(2 - how[held]),
        )
        _made_up(world, rows, some.where(how > 0), on[how > 0], name)


def _made_up(world: World, rows: Rows, people: Participants, on: Ints, name: str) -> None:
    """A handover that was missing, or held by two, took place to the three some weeks later: gaps are recent ones."""
    later = on + world.days("handover_made_up_days", people.who, f"handover/{name}/made_up")
    held = later <= world.as_of
    rows.add(
        "contacts",
        people.who[held],
        on=np.minimum(world.work.next(later[held]), world.as_of),
        kind="warm_handover",
        channel="in_person",
        outcome="kept",
        actor=worker(people.project[held], people.who[held]),
        participants=present(np.full(int(held.sum()), 2)),
    )


def _handover_shares() -> list[float]:
    two, never = value("handover_with_two"), value("handover_missing")
    return [1 - two - never, two, never]


def _conferences(world: World, rows: Rows, people: Participants) -> None:
    draws = world.draws
    last = np.minimum(people.stop - 1, world.as_of)
    some = draws.chance("need", people.who, value("conference_need")) & (
        last - people.start > value("conference_room_days")
    )
    need = draws.between("need/day", people.who, people.start + 5, last)[some]
    who, people = people.who[some], people.where(some)
    rows.add("events", who, event="case_conference_need", on=need)
    off = [value(f"conference_{name}") for name in ("without_counsellor", "late", "missing")]
    how = draws.pick("conference", who, [1 - sum(off), *off])
    wait = np.where(
        how == 2,
        world.days("conference_late_days", who),
        world.days("conference_soon", who),
    )
    on = world.work.next(need + wait)
    held = (how < 3) & (on <= world.as_of)
    rows.add(
        "contacts",
        who[held],
        on=on[held],
        kind="case_conference",
        channel="in_person",
        outcome="kept",
        actor=worker(people.project[held], who[held]),
        participants=present(np.where(how[held] == 1, 1, 2)),
    )
    due = how >= 1
    why = draws.pick("need/why", who[due], shares("shortfall_reason"))
    term = np.where(people.jobcenter == 1, int(value("conference_days_agreed")), int(value("term_days")))
    _notify(world, rows, "case_conference", who[due], need[due], (need + term)[due], why)


def _plans(world: World, rows: Rows, people: Participants) -> None:
    """The perspective plan: in time, late, by somebody else, never; and what the Jobcenter said to it."""
    draws, who = world.draws, people.who
    off = [value(f"plan_{name}") for name in ("late", "by_other", "missing")]
    how = draws.pick("plan", who, [1 - sum(off), *off])
    wait = np.where(
        how == 1,
        world.days("plan_late_days", who),
        world.days("plan_soon", who),
    )
    day = people.start + wait
    made = (how < 3) & (day <= world.as_of) & (day < people.stop)
    author = words((how[made] == 2).astype(np.int64), ["project_worker", "other"])
    rows.fact(who[made], "perspective_plan", author, day[made])
    asked, answered = day[made], day[made] + world.days("plan_answer_days", who[made])
    answer = draws.pick("plan/answered", who[made], shares("plan_answer"))
    told = (answer < 2) & (answered <= world.as_of)
    rows.fact(who[made], "plan_agreed_with_jobcenter", "asked", asked, np.where(told, answered, FAR))
    rows.fact(who[made][told], "plan_agreed_with_jobcenter", words(answer[told], ["given", "declined"]), answered[told])
    due = (how > 0) & (people.start + 2 * span("plan_soon")[1] < world.as_of)
    why = draws.pick("plan/why", who[due], shares("shortfall_reason"))
    term = np.where(people.jobcenter == 0, int(value("plan_days_agreed")), int(value("term_days")))
    _notify(world, rows, "perspective_plan", who[due], people.start[due], (people.start + term)[due], why)


def add_shortfalls(world: World, rows: Rows, people: Participants) -> None:
    """Deviations for months with too few contacts, after the contacts are settled."""
    months = cells(world, people)
    counts = rows.frame("contacts").filter(
        (pl.col("outcome") == "kept") & (pl.col("channel") == "in_person") & (pl.col("kind") != "group_event")
        & (pl.col("actor").fill_null("") != _STRANGER)
    )  # fmt: skip
    seen = np.unique(counts[WHO].to_numpy() * 2**20 + days(counts, "on"))
    cell, number = np.unique(seen // 2**20 * _KEY + month_of(seen % 2**20), return_counts=True)
    keys = people.who[months.at] * _KEY + months.month
    found = np.zeros(len(keys), dtype=np.int64)
    place = np.searchsorted(cell, keys)
    hit = place < len(cell)
    hit[hit] &= cell[place[hit]] == keys[hit]
    found[hit] = number[place[hit]]
    short = (
        (found < needed(people)[months.at])
        & (months.last < world.as_of)
        & (months.first < budget_end(people)[months.at])
    )
    _notify(
        world,
        rows,
        "contacts_per_month",
        people.who[months.at][short],
        months.first[short],
        months.last[short],
        _why(world, months, keys, short),
    )


def _why(world: World, months: Cells, keys: Ints, short: Bools) -> Ints:
    """Position in REASONS: entry or exit where the month was cut, else what happens to people."""
    usual = world.draws.pick("why", keys[short], shares("shortfall_reason"))
    late = months.first[short] > month_start(months.month[short]) + 14
    early = months.last[short] < month_start(months.month[short]) + 14
    return np.where(late, 6, np.where(early, 7, usual))


def _notify(world: World, rows: Rows, rule: str, who: Ints, window: Ints, hard: Ints, why: Ints) -> None:
    """A deviation for most shortfalls: reason given or not, the authority told in time, late, early or never.

    Of those that lie long back the authority was told, be it late: what is still to be told is recent.
    """
    draws, keys = world.draws, who * 2**16 + window
    long_ago = hard < world.as_of - int(value("settled_after"))
    some = draws.chance(f"{rule}/told", keys, value("shortfall_told")) | long_ago
    who, keys, window, hard, why, long_ago = who[some], keys[some], window[some], hard[some], why[some], long_ago[some]
    late, early, never = (value(f"notice_{name}") for name in ("late", "early", "never"))
    when = draws.pick(f"{rule}/when", keys, [1 - late - early - never, late, early, never])
    when = np.where((when == 3) & long_ago, 1, when)
    wait = np.where(
        when == 1,
        world.days("notice_late_days", keys, f"{rule}/late"),
        world.days("notice_days", keys, f"{rule}/days"),
    )
    notified = np.where(
        when == 2, np.maximum(window, hard - int(value("early_notice_days"))), world.work.add(hard, wait)
    )
    notified = np.where((when == 3) | (notified > world.as_of), NONE, notified)
    explained = hard + int(value("given_after"))
    given = np.where(notified == NONE, explained, np.minimum(notified, explained))
    rejected = value("shortfall_rejected")
    told_shares = [0, (1 - rejected) / 2, (1 - rejected) / 2, rejected]
    bare = draws.chance(f"{rule}/bare", keys, value("shortfall_without_reason"))
    state = np.where(notified == NONE, 0, draws.pick(f"{rule}/status", keys, told_shares))
    ok = given <= world.as_of
    rows.add(
        "deviations",
        who[ok],
        rule=rule,
        window=window[ok],
        reason=words(np.where(bare, 8, why)[ok], REASONS),
        by="IB",
        given_on=given[ok],
        notified_on=notified[ok],
        answered_on=np.where(state >= 2, np.minimum(notified + int(value("answer_after")), world.as_of), NONE)[ok],
        status=words(state[ok], ["given", "notified", "accepted", "rejected"]),
    )
