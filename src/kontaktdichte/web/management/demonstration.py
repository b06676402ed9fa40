"""The demonstration: a Jobcenter that does not exist, its staff and its clients, in a folder of its own.

In: a folder and a day. Out: the logins. Everything is synthetic; passwords are random for each folder.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kontaktdichte.demo import generate
from kontaktdichte.demo.names import names
from kontaktdichte.rules.tables import Tables

SEED = 20261120
NAME, CONCEPT = "Jobcenter Musterstadt", "schwaebisch-hall"
STAFF_SINCE = date(2017, 2, 15)
DOMAIN = "musterstadt.example"
LOGINS = "logins"  # the file of the folder that holds them; it comes last


@dataclass(frozen=True)
class Login:
    """Somebody who may come in."""

    email: str
    password: str
    role: str


def filled(folder: Path, persons: int, day: date) -> list[Login]:
    """The logins of the folder's Jobcenter, which is made up where it is not there yet."""
    from django.db import transaction

    if not made(folder):
        with transaction.atomic():  # interrupted, there is no half Jobcenter
            logins = _made(persons, day)
            (folder / LOGINS).touch(0o600)
            rows = "".join(f"{login.email}\t{login.password}\t{login.role}\n" for login in logins)
            (folder / LOGINS).write_text(rows, "utf-8")
    return [Login(*line.split("\t")) for line in (folder / LOGINS).read_text("utf-8").splitlines()]


def made(folder: Path) -> bool:
    """Whether the folder holds a demonstration."""
    return (folder / LOGINS).exists()


def _made(persons: int, day: date) -> list[Login]:
    from kontaktdichte.web import jobs
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.models import OrganisationKind, Role
    from kontaktdichte.web.rls import inside

    tables = Tables(**next(generate(persons, seed=SEED, as_of=day, chunk=persons)))
    organisation = organisations.found(name=NAME, kind=OrganisationKind.JOBCENTER, concept=CONCEPT)
    codes = tables.persons["counsellor"].drop_nulls().unique().sort().to_list()
    staff = names(codes, SEED)
    posts = [(code, Role.COUNSELLOR, f"{staff[code][1]} {staff[code][0]}") for code in codes]
    posts += [("TL-1", Role.TEAM_LEAD, "Teamleitung"), ("ADM-1", Role.ADMINISTRATOR, "Administration")]
    logins = []
    with inside(organisation.pk):
        for code, role, name in posts:
            login = Login(f"{code.lower().replace(' ', '-')}@{DOMAIN}", secrets.token_urlsafe(9), role)
            member = organisations.enrol(
                organisation=organisation.pk, email=login.email, name=name, password=login.password, role=role,
                code=code, unit=None, since=STAFF_SINCE,
            )  # fmt: skip
            logins.append(login)
            if role == Role.TEAM_LEAD:
                lead = Access(organisation.pk, NAME, member, day)
        clients = [one for one in tables.persons["id"] if one.isdigit()]
        organisations.take_in(access=lead, tables=tables, names=names(clients, SEED))
    jobs.renew_all(organisation.pk, day)
    return logins
