"""Two providers with four projects under the Thüringen concept: one chunk of participants, all six tables.

In: a :class:`~kontaktdichte.demo.clients.World` and the numbers of the participants. Out: tables as ``rules.tables``
wants them; the cooperation agreements of a group of projects come with the group's first participant.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import World
from kontaktdichte.demo.days import FAR, NONE, month_of, month_start
from kontaktdichte.demo.draws import Ints
from kontaktdichte.demo.figures import value
from kontaktdichte.demo.participants import JOBCENTERS, PROJECTS, Participants, covered, group_size, participants
from kontaktdichte.demo.recording import corrected, recorded, with_ids
from kontaktdichte.demo.rows import KNOWN, WHO, Rows, days, finished, subjects, words
from kontaktdichte.demo.staff import with_projects
from kontaktdichte.demo.support import add_shortfalls, add_support, worker

LAND = "DE-TH"
_ANCHOR = {"situations": "from", "events": "on", "contacts": "on", "agreements": "from", "deviations": "given_on"}
_LETTERS = {"situations": "S", "events": "E", "contacts": "K", "agreements": "V", "deviations": "A"}
_TERMS = (
    (("handover_term", "3 weeks"), ("plan_term", "6 weeks"), ("report_period", "month"), ("meeting_period", "quarter")),
    (
        ("contacts_per_month", "3"),
        ("conference_term", "2 weeks"),
        ("report_period", "quarter"),
        ("meeting_period", "half_year"),
    ),
)


def chunk(world: World, who: Ints) -> dict[str, pl.DataFrame]:
    """All six tables of these participants."""
    people, rows = participants(world, who), Rows()
    _persons(world, rows, people)
    _situations(world, rows, people)
    add_support(world, rows, people)
    add_shortfalls(world, rows, people)
    for group in who[who % group_size(world) == 0]:
        _agreements(world, rows, int(group))
    tables = {table: _complete(world, rows, table) for table in _LETTERS}
    return with_projects(world, who, {"persons": finished("persons", rows.frame("persons")), **tables})


def _complete(world: World, rows: Rows, table: str) -> pl.DataFrame:
    frame = with_ids(rows.frame(table), _LETTERS[table])
    frame = recorded(world.draws, world.work, table, frame, days(frame, _ANCHOR[table]), np.zeros(len(frame), np.int64))
    if table == "contacts":
        frame = pl.concat([frame, corrected(world.draws, frame, world.as_of, with_reasons=False)])
    return finished(table, frame.filter(pl.col(KNOWN) <= world.as_of).sort(WHO, maintain_order=True))


def agreement_ids(numbers: Ints) -> pl.Series:
    """Ids of cooperation agreements: project and Jobcenter."""
    frame = pl.DataFrame({"p": numbers // len(JOBCENTERS) + 1})
    letters = words(numbers % len(JOBCENTERS), JOBCENTERS)
    return frame.select(pl.format("KV-{}-{}", pl.col("p").cast(pl.String).str.zfill(4), letters)).to_series()


def _persons(world: World, rows: Rows, people: Participants) -> None:
    low, high = value("age_from_adult"), value("age_to_participant")
    age = np.floor((low + (high - low) * world.draws.uniform("age", people.who)) * 365.25).astype(np.int64)
    unit = pl.DataFrame({"t": people.project // 2 + 1, "p": people.project + 1})
    rows.add(
        "persons",
        people.who,
        id=subjects(people.who),
        birth_date=people.start - age,
        unit=unit.select(pl.format("Träger {}, Projekt {}", "t", "p")).to_series(),
        counsellor=worker(people.project, people.who),
    )


def _situations(world: World, rows: Rows, people: Participants) -> None:
    """Participation and what belongs to it; known on the first day."""
    who, start, end, stop = people.who, people.start, people.end, people.stop
    rows.fact(who, "participation", "regular", start, end, known=start)
    _aftercare(world, rows, people)
    rows.fact(who, "agreement", agreement_ids(people.agreement), start, stop, known=start)
    project = pl.DataFrame({"p": people.project + 1}).select(pl.format("Projekt {}", "p")).to_series()
    rows.fact(who, "project", project, start, stop, known=start)
    named = ~world.draws.chance("worker/missing", who, value("worker_missing"))
    rows.fact(
        who[named],
        "project_worker",
        worker(people.project, who).filter(pl.Series(named)),
        start[named],
        stop[named],
        known=start[named],
    )
    named = covered(world, who)
    rows.fact(
        who[named],
        "substitute",
        worker(people.project, who + 1).filter(pl.Series(named)),
        start[named],
        stop[named],
        known=start[named],
    )
    counsellor = pl.DataFrame({"j": words(people.jobcenter, JOBCENTERS), "n": who % 5 + 1})
    rows.fact(
        who, "counsellor", counsellor.select(pl.format("VF {}-{}", "j", "n")).to_series(), start, stop, known=start
    )


def _aftercare(world: World, rows: Rows, people: Participants) -> None:
    """After work was found; some return to regular participation for two months and find work again."""
    some = people.where(people.in_aftercare)
    again_after = int(value("regular_again_days"))
    pause = np.where(some.returned, some.end + again_after, some.stop)
    again = np.where(some.returned, pause + again_after, some.stop)
    for value_, begin, until in (
        ("aftercare", some.end, pause),
        ("regular", pause, again),
        ("aftercare", again, some.stop),
    ):
        held = (begin < until) & (begin <= world.as_of)
        rows.fact(some.who[held], "participation", value_, begin[held], until[held], known=begin[held])
        if value_ == "aftercare":
            rows.fact(some.who[held], "employed", "true", begin[held], until[held])
    owed = some.where(some.credited)
    rows.add(
        "agreements",
        owed.who,
        key="aftercare_credit",
        value="2 months 10 days",
        from_=owed.end,
        until=FAR,
        known=owed.end,
    )


def _agreements(world: World, rows: Rows, first: int) -> None:
    """The eight agreements of a group of projects, their terms and their reports."""
    count = PROJECTS * len(JOBCENTERS)
    numbers = np.arange(count) + first // group_size(world) * count
    who, names = np.full(count, first), agreement_ids(numbers)
    begin = np.full(count, int(month_start(month_of(np.array([world.since])))[0]) - 31)
    rows.add("persons", who, id=names, kind="agreement")
    known = begin - int(value("agreement_before_days"))
    rows.fact(who, "cooperation_agreement", "true", begin, subject=names, known=known)
    for number, name, jobcenter in zip(
        numbers.tolist(), names.to_list(), (numbers % len(JOBCENTERS)).tolist(), strict=True
    ):
        one = np.array([first])
        for key, agreed in _TERMS[jobcenter]:
            rows.add(
                "agreements", one, subject=name, key=key, value=agreed, from_=begin[:1], until=FAR, known=known[:1]
            )
        _reports(world, rows, first, number, name, begin=int(begin[0]), months=3 if jobcenter else 1)
        _meetings(world, rows, first, number, name, begin=int(begin[0]), months=6 if jobcenter else 3)


def _reports(world: World, rows: Rows, first: int, number: int, name: str, *, begin: int, months: int) -> None:
    """One report for each period, some after it, some never; half of those missing were explained."""
    draws = world.draws
    opened = np.arange(month_of(np.array([begin]))[0], month_of(np.array([world.as_of]))[0] + 1, months)
    keys = number * 1024 + np.arange(len(opened))
    how = draws.pick(
        "report",
        keys,
        [1 - value("report_late") - value("report_missing"), value("report_late"), value("report_missing")],
    )
    last = month_start(opened + months) - 1
    on = np.where(
        how == 1,
        last + world.days("report_after", keys),
        last - world.days("report_before", keys),
    )
    on = world.work.add(on, 0)
    sent = (how < 2) & (on <= world.as_of)
    rows.add(
        "contacts",
        np.full(sent.sum(), first),
        subject=name,
        on=on[sent],
        kind="report",
        channel="email",
        outcome="sent",
    )
    long_ago = last < world.as_of - int(value("settled_after"))
    told = draws.chance("report/told", keys, value("report_told")) | long_ago
    told &= (how > 0) & (last + 20 < world.as_of)
    notified = world.work.add(last, world.days("report_notified", keys))
    rows.add(
        "deviations",
        np.full(told.sum(), first),
        subject=name,
        rule="reporting",
        window=month_start(opened)[told],
        reason="staff_absence",
        by="Träger",
        given_on=last[told] + 2,
        notified_on=np.minimum(notified, world.as_of)[told],
        answered_on=np.full(told.sum(), NONE),
        status="notified",
    )


def _meetings(world: World, rows: Rows, first: int, number: int, name: str, *, begin: int, months: int) -> None:
    """One working meeting in almost every whole period."""
    draws = world.draws
    since, until = (int(month_of(np.array([day]))[0]) for day in (begin, world.as_of))
    opened = np.arange(-(-since // months) * months, until + 1, months)  # cells of the calendar, the first one whole
    keys = number * 1024 + np.arange(len(opened))
    on = world.work.add(month_start(opened + months) - 1 - world.days("meeting_before", keys), 0)
    held = (on <= world.as_of) & draws.chance("meeting", keys, value("meeting_held"))
    rows.add(
        "contacts",
        np.full(held.sum(), first),
        subject=name,
        on=on[held],
        kind="working_meeting",
        channel="in_person",
        outcome="kept",
    )
