"""Teams and counsellors of the Jobcenter Musterstadt by the guide ratios, with their working time; projects' places.

In: the number of clients. Out: names of teams and counsellors, who has whom, and the rows of those who are no clients.
Above one Jobcenter's size the same staffing begins anew with further team numbers.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import numpy as np
import polars as pl

from kontaktdichte.demo.clients import Clients, World
from kontaktdichte.demo.days import month_of, month_start
from kontaktdichte.demo.draws import Ints
from kontaktdichte.demo.figures import value
from kontaktdichte.demo.participants import PROJECTS, group_size
from kontaktdichte.demo.rows import WHO, Rows, finished, words

Tables = dict[str, pl.DataFrame]
_MONTH = 28  # days of the shortest one: absences of one month do not reach into those of the next


def _centre() -> int:
    return int(value("jobcenter_clients"))


@lru_cache(maxsize=8)
def _staff(size: int) -> tuple[int, int]:
    """Counsellors for the young, and in each of the other teams."""
    clients = min(size, _centre())
    young = clients * value("share_young_team")
    rest = (clients - young) / (value("teams") - 1)
    return ceil(young / value("ratio_young")), ceil(rest / value("ratio_adult"))


def teams(size: int) -> list[str]:
    """Names of all teams; the first of each Jobcenter is the one for people under 25."""
    return [f"Team {n + 1}" for n in range(int(value("teams")) * ceil(size / _centre()))]


@lru_cache(maxsize=8)
def counsellors(size: int) -> list[str]:
    """Names of all counsellors."""
    young, adult = _staff(size)
    per_team = [young] + [adult] * (int(value("teams")) - 1)
    return [
        f"IFK {team + 1}-{n + 1:02}"
        for team in range(len(teams(size)))
        for n in range(per_team[team % len(per_team)])
    ]  # fmt: skip


def team_codes(world: World, some: Clients) -> Ints:
    """Position in :func:`teams`: people under 25 have their own team, the others are spread over the rest."""
    number = int(value("teams"))
    adult = world.as_of - some.birth >= value("adult_age") * 365.25
    team = np.where(adult, 1 + some.who % (number - 1), 0)
    return np.asarray(team + number * (some.who // _centre()), dtype=np.int64)


def counsellor_codes(world: World, some: Clients) -> Ints:
    """Position in :func:`counsellors`; one past the end for clients without counsellor."""
    young, adult = _staff(world.size)
    number = int(value("teams"))
    team = team_codes(world, some)
    first = (team // number) * (young + adult * (number - 1)) + np.where(
        team % number, young + (team % number - 1) * adult, 0
    )
    own = world.draws.uniform("counsellor", some.who) * np.where(team % number, adult, young)
    without = world.draws.chance("counsellor/none", some.who, value("without_counsellor"))
    return np.where(without, len(counsellors(world.size)), first + np.floor(own).astype(np.int64))


def with_staff(world: World, who: Ints, tables: Tables) -> Tables:
    """The tables of these clients, and the staff of every Jobcenter whose first client is among them."""
    rows, everybody = Rows(), counsellors(world.size)
    young, adult = _staff(world.size)
    each = young + adult * (int(value("teams")) - 1)
    for first in who[who % _centre() == 0]:
        numbers = np.arange(each) + first // _centre() * each
        _working_time(world, rows, np.full(each, first), numbers, words(numbers, everybody))
    return _beside(tables, rows)


def _working_time(world: World, rows: Rows, first: Ints, numbers: Ints, names: pl.Series) -> None:
    """Counsellors with their unit, their minutes a week and the days they were away."""
    team = names.str.extract(r"IFK (\d+)-")
    rows.add("persons", first, id=names, kind="staff", unit=pl.select(pl.format("Team {}", team)).to_series())
    part_time = world.draws.chance("staff/part_time", numbers, value("staff_part_time"))
    minutes = np.where(part_time, int(value("part_time_minutes")), int(value("full_time_minutes")))
    since = np.full(len(numbers), world.since)
    rows.fact(first, "weekly_minutes", pl.Series(minutes).cast(pl.String), since, subject=names)
    last = int(month_of(np.array([world.as_of]))[0])
    for month in range(last + 1 - int(value("absence_months")), last + 1):
        keys = numbers * 4096 + month
        longest = int(value("absence_days_to"))
        begin = month_start(np.array([month]))[0] + world.draws.between("absence/day", keys, 0, _MONTH - longest)
        until = begin + world.draws.between("absence/days", keys, value("absence_days_from"), longest)
        away = world.draws.chance("absence", keys, value("absence_month")) & (begin <= world.as_of)
        some = pl.Series(away)
        rows.fact(first[away], "absent", "true", begin[away], until[away], subject=names.filter(some))


def with_projects(world: World, who: Ints, tables: Tables) -> Tables:
    """The tables of these participants, and the places of every group of projects whose first one is among them."""
    rows = Rows()
    for first in who[who % group_size(world) == 0]:
        numbers = pl.DataFrame({"p": np.arange(PROJECTS) + first // group_size(world) * PROJECTS})
        names = numbers.select(pl.format("Projekt {}", pl.col("p") + 1)).to_series()
        unit = numbers.select(pl.format("Träger {}, Projekt {}", pl.col("p") // 2 + 1, pl.col("p") + 1)).to_series()
        owner, since = np.full(PROJECTS, first), np.full(PROJECTS, world.since)
        rows.add("persons", owner, id=names, kind="project", unit=unit)
        places = pl.Series([str(int(value(f"places_{n + 1}"))) for n in range(PROJECTS)])
        rows.fact(owner, "places_provided", places, since, subject=names)
    return _beside(tables, rows)


def _beside(tables: Tables, rows: Rows) -> Tables:
    """Further subjects after the rows of the person they came with, wherever a chunk begins."""
    persons, situations = rows.frame("persons"), rows.frame("situations")
    own = pl.int_range(pl.len()).over("subject").cast(pl.String).str.zfill(3)
    named = situations.with_columns(id=pl.concat_str([pl.lit("S"), "subject", pl.lit("-"), own]))
    return {**tables, "persons": _merged("persons", "id", tables, persons),
            "situations": _merged("situations", "subject", tables, named)}  # fmt: skip


def _merged(table: str, subject: str, tables: Tables, drawn: pl.DataFrame) -> pl.DataFrame:
    number = pl.col(subject).cast(pl.Int64, strict=False).forward_fill().backward_fill() * 2
    there = tables[table].with_columns(number.alias("_place"))
    more = finished(table, drawn).with_columns((drawn[WHO] * 2 + 3).alias("_place"))
    return pl.concat([there, more]).sort("_place", maintain_order=True).drop("_place")
