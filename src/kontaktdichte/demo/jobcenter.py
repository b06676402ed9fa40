"""The Jobcenter Musterstadt under the Schwäbisch Hall concept: one chunk of clients, all six tables.

In: a :class:`~kontaktdichte.demo.clients.World` and the numbers of the clients. Out: tables as ``rules.tables`` wants
them.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import Clients, World, clients, last_day, twenty_fifth_birthday
from kontaktdichte.demo.days import FAR, NONE, month_of, month_start
from kontaktdichte.demo.draws import Ints
from kontaktdichte.demo.figures import shares, span, value
from kontaktdichte.demo.recording import corrected, recorded, settle_contacts, with_ids
from kontaktdichte.demo.rows import KEPT, KNOWN, WHO, Rows, days, finished, subjects, words
from kontaktdichte.demo.staff import counsellor_codes, counsellors, team_codes, teams, with_staff
from kontaktdichte.demo.standing import add_standing
from kontaktdichte.demo.turns import add_turns
from kontaktdichte.demo.visits import add_visits

LAND = "DE-BW"
_ANCHOR = {"situations": "from", "events": "on", "contacts": "on", "agreements": "from", "deviations": "given_on"}
_LETTERS = {"situations": "S", "events": "E", "contacts": "K", "agreements": "V", "deviations": "A"}
_REASONS = ("illness", "holiday", "no_show", "unreachable", "staff_absence", "other", None)
_STATES = ("given", "notified", "accepted", "rejected")


def chunk(world: World, who: Ints) -> dict[str, pl.DataFrame]:
    """All six tables of these clients and of the staff that came with them."""
    everyone, rows = clients(world, who), Rows()
    add_standing(world, rows, everyone)
    add_turns(world, rows, everyone)
    add_visits(world, rows, everyone)
    settle_contacts(world, rows, everyone)
    _deviations(world, rows, everyone)
    _cut(rows, everyone)
    tables = {table: _complete(world, rows, table, everyone) for table in _LETTERS}
    return with_staff(world, who, {"persons": _persons(world, everyone), **tables})


def _persons(world: World, everyone: Clients) -> pl.DataFrame:
    unknown = world.draws.chance("birth_date/missing", everyone.who, value("birth_date_missing"))
    names = counsellors(world.size)
    rows = Rows()
    rows.add(
        "persons",
        everyone.who,
        id=subjects(everyone.who),
        birth_date=np.where(unknown, NONE, everyone.birth),
        unit=words(team_codes(world, everyone), teams(world.size)),
        counsellor=words(counsellor_codes(world, everyone), [*names, None]),
    )
    return finished("persons", rows.frame("persons"))


def _cut(rows: Rows, everyone: Clients) -> None:
    """Situations and agreements end when their client leaves; what would begin later never happened."""
    for table in ("situations", "agreements"):
        frame = rows.frame(table)
        leave = everyone.leave[frame[WHO].to_numpy() - everyone.who[0]]
        kept = frame[KEPT].fill_null(False).to_numpy()
        until = np.where(kept, days(frame, "until", FAR), np.minimum(days(frame, "until", FAR), leave))
        rows.replace(
            table, frame.with_columns(until=pl.Series(until)).filter(pl.Series(kept | (days(frame, "from") < leave)))
        )


def _complete(world: World, rows: Rows, table: str, everyone: Clients) -> pl.DataFrame:
    """The table with subjects, ids and recording; what was recorded after the Stichtag is not there yet."""
    frame = with_ids(rows.frame(table), _LETTERS[table])
    since = everyone.entry[frame[WHO].to_numpy() - everyone.who[0]]
    frame = recorded(world.draws, world.work, table, frame, days(frame, _ANCHOR[table]), since)
    if table == "contacts":
        frame = pl.concat([frame, corrected(world.draws, frame, world.as_of)])
    frame = frame.filter(pl.col(KNOWN) <= world.as_of)
    return finished(table, frame.sort(WHO, maintain_order=True))


def _deviations(world: World, rows: Rows, everyone: Clients) -> None:
    """Reasons given for months without a talk with the young, and for integration agreements never made."""
    who, month = _months_without_talk(world, rows, everyone.of("youth"))
    keys = who * 4096 + month
    draws = world.draws
    chosen = draws.chance("deviation", keys, value("deviation_given"))
    who, keys, window = who[chosen], keys[chosen], month_start(month[chosen])
    given = month_start(month[chosen] + 1) + world.days("deviation_given_after", keys)
    state = draws.pick("deviation/status", keys, _with_rest(shares("deviation_status"), value("deviation_rejected")))
    reason = draws.pick(
        "deviation/reason", keys, _with_rest(shares("deviation_reason"), value("deviation_without_reason"))
    )
    rows.add(
        "deviations",
        who,
        rule="under_25",
        window=window,
        reason=words(reason, _REASONS),
        by="IFK",
        given_on=given,
        answered_on=np.where(state >= 2, given + 7, NONE),
        status=words(state, _STATES),
    )
    _exceptions(world, rows, everyone)


def _with_rest(weights: tuple[float, ...], last: float) -> list[float]:
    """Weights and, behind them, one more that has the share ``last`` of all."""
    return [*weights, sum(weights) * last / (1 - last)]


def _exceptions(world: World, rows: Rows, everyone: Clients) -> None:
    signed = rows.frame("situations").filter(pl.col("attribute") == "integration_agreement")[WHO].to_numpy()
    never = everyone.where(~np.isin(everyone.who, signed) & (world.as_of - everyone.entry > 2 * span("egv_days")[1]))
    some = never.where(world.draws.chance("egv/exception", never.who, value("egv_exception")))
    rows.add(
        "deviations",
        some.who,
        rule="integration_agreement",
        window=some.entry,
        reason="exception",
        by="IFK",
        given_on=some.entry + int(value("exception_after")),
        status="given",
    )


def _months_without_talk(world: World, rows: Rows, young: Clients) -> tuple[Ints, Ints]:
    """Persons and months (whole months under 25) without any talk in person."""
    first = month_of(young.entry) + 1
    last = month_of(np.minimum(last_day(world, young) + 1, twenty_fifth_birthday(young))) - 1
    count = np.maximum(last - first + 1, 0)
    at = np.repeat(np.arange(len(young)), count)
    month = first[at] + np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    held = rows.frame("contacts").filter((pl.col("outcome") == "kept") & (pl.col("channel") == "in_person"))
    seen = held[WHO].to_numpy() * 4096 + month_of(days(held, "on"))
    missing = ~np.isin(young.who[at] * 4096 + month, seen)
    return young.who[at][missing], month[missing]
