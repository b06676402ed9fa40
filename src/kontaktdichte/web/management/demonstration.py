"""The demonstration: a Jobcenter that does not exist, its staff and its clients, in a folder of its own.

In: a folder and a day. Out: the logins. Everything is synthetic; passwords are random for each folder.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import polars as pl

from kontaktdichte.demo import generate
from kontaktdichte.demo.names import names
from kontaktdichte.rules.tables import Tables

SEED = 20261120
NAME, CONCEPT = "Jobcenter Musterstadt", "schwaebisch-hall"
STAFF_SINCE = date(2017, 2, 15)
DOMAIN = "musterstadt.example"
STEPS = ("people", "accounts", "files", "projects", "lists")
LOGINS = "logins"  # the file of the folder that holds them; it comes last


@dataclass(frozen=True)
class Login:
    """Somebody who may come in."""

    email: str
    password: str
    role: str


def filled(folder: Path, persons: int, day: date, step: Callable[[str], None] = lambda name: None) -> list[Login]:
    """The logins of the folder's Jobcenter, which is made up where it is not there yet.

    ``step`` is told which of :data:`STEPS` begins.
    """
    from django.db import transaction

    from kontaktdichte.web import jobs
    from kontaktdichte.web.management import demonstrated_projects

    if not made(folder):
        with transaction.atomic():  # interrupted, there is no half Jobcenter
            organisation, logins = _made(persons, day, step)
            step("projects")
            more, entered = demonstrated_projects.made(organisation, day)
            logins += [Login(one.email, one.password, one.role) for one in entered]
            (folder / LOGINS).touch(0o600)
            rows = "".join(f"{login.email}\t{login.password}\t{login.role}\n" for login in logins)
            (folder / LOGINS).write_text(rows, "utf-8")
        step("lists")
        for key in (organisation, *more):
            jobs.renew_all(key, day)  # by connections of their own, which see only what is stored
    return [Login(*line.split("\t")) for line in (folder / LOGINS).read_text("utf-8").splitlines()]


def made(folder: Path) -> bool:
    """Whether the folder holds a demonstration."""
    return (folder / LOGINS).exists()


def _made(persons: int, day: date, step: Callable[[str], None]) -> tuple[UUID, list[Login]]:
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.actions import members, organisations
    from kontaktdichte.web.models import OrganisationKind, Role, Unit
    from kontaktdichte.web.rls import inside

    step("people")
    tables = Tables(**next(generate(persons, seed=SEED, as_of=day, chunk=persons)))
    step("accounts")
    organisation = organisations.found(name=NAME, kind=OrganisationKind.JOBCENTER, concept=CONCEPT)
    served = tables.persons.drop_nulls(["counsellor", "unit"]).group_by("counsellor").agg(pl.col("unit").mode().min())
    teams = dict(served.sort("counsellor").iter_rows())  # where most of a counsellor's clients are
    staff = names(list(teams), SEED)
    posts = [
        ("ADM-1", Role.ADMINISTRATOR, "Administration"), ("TL-1", Role.TEAM_LEAD, "Teamleitung"),
        ("VT-1", Role.SUBSTITUTE, "Vertretung"), ("LT-1", Role.MANAGEMENT, "Leitung"),
        *((code, Role.COUNSELLOR, f"{staff[code][1]} {staff[code][0]}") for code in teams),
    ]  # fmt: skip
    logins, found = [], {}
    units: dict[str | None, Unit] = {}
    with inside(organisation.pk):
        for code, role, name in posts:
            login = Login(f"{code.lower().replace(' ', '-')}@{DOMAIN}", secrets.token_urlsafe(9), role)
            member = organisations.enrol(
                organisation=organisation.pk, email=login.email, name=name, password=login.password, role=role,
                code=code, unit=units.get(teams.get(code)), since=STAFF_SINCE,
            )  # fmt: skip
            logins.append(login)
            found[role] = Access(organisation.pk, NAME, member, day)
            if role == Role.ADMINISTRATOR:
                units = {team: members.unit(access=found[role], name=team) for team in sorted(set(teams.values()))}
        step("files")
        clients = [one for one in tables.persons["id"] if one.isdigit()]
        organisations.take_in(access=found[Role.TEAM_LEAD], tables=tables, names=names(clients, SEED))
    return organisation.pk, logins
