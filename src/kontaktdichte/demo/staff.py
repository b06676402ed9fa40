"""Teams and counsellors of the Jobcenter Musterstadt, by the guide ratios.

In: the number of clients. Out: names of teams and counsellors, and who has whom. Above one Jobcenter's size the same
staffing begins anew with further team numbers.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

import numpy as np

from kontaktdichte.demo.clients import Clients, World
from kontaktdichte.demo.draws import Ints
from kontaktdichte.demo.figures import value


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
