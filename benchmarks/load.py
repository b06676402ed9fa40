"""Organisations that do not exist, filled into a PostgreSQL: what the figures over HTTP and the load proof run on.

In: a folder and sizes. Out: the folder's own database with that many organisations, the first one large, five years of
history, lists made; ``sessions.json`` with people who are logged in. Everything is synthetic and seeded. Clients are
stored by the application's own action; the rows of their files, too many for that, are written by COPY as the server's
superuser, each with its salt and commitment, and one link of the chain commits to them: `kontaktdichte verify` agrees.

    python benchmarks/load.py --folder build/load [--persons 20000 --contacts 1000000 --organisations 20 --others 400]
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import polars as pl
import psycopg

from kontaktdichte.demo import generate
from kontaktdichte.demo.names import names
from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.web.management import serving

FOLDER = Path(__file__).resolve().parents[1] / "build" / "load"
SEED, CONCEPT = 7, "schwaebisch-hall"
OWN = ("id", "subject", "replaces", "recorded_at")
READERS = 25  # members of an organisation that are logged in, at most


def canary(place: int) -> str:
    """What every client's name of an organisation holds and no page of another one may."""
    return f"K{place:03}K"


def fill(folder: Path, day: date, persons: int, contacts: int, organisations: int, others: int) -> None:
    """Make the database of ``folder``, unless its sessions are there already."""
    if (folder / "sessions.json").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"KONTAKTDICHTE_SECURE": "false", "KONTAKTDICHTE_TODAY": day.isoformat()}
    with serving.own_database(folder) as server:
        serving.migrate()
        people = []
        with psycopg.connect(server.url("superuser"), autocommit=True) as superuser:
            for place in range(organisations):
                size = persons if place == 0 else others
                wanted = contacts if place == 0 else 0
                people += _organisation(place, size, wanted, day, superuser)
            superuser.execute("vacuum analyze")
        (folder / "sessions.json").write_text(json.dumps(people), "utf-8")


def come_in(folder: Path, places: set[int]) -> list[Any]:
    """The staff of these organisations, logged in anew: a login ends where nobody works. Django is ready."""
    from kontaktdichte.web.models import Membership
    from kontaktdichte.web.rls import inside

    known = json.loads((folder / "sessions.json").read_text("utf-8"))
    found = []
    for place, organisation in sorted({(one["place"], one["organisation"]) for one in known if one["place"] in places}):
        with inside(UUID(organisation)):
            members = {one.code: one for one in Membership.objects.select_related("user").order_by("code")}
        found += _sessions(UUID(organisation), members, place)
    return found


def _organisation(place: int, size: int, contacts: int, day: date, superuser: psycopg.Connection) -> list[Any]:
    """One Jobcenter with its staff, clients and lists; those of its staff who are logged in."""
    from kontaktdichte.web import jobs
    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.rls import inside

    begun = time.perf_counter()
    tables = Tables(**next(generate(size, seed=SEED + place, as_of=day, chunk=size)))
    tables = padded(tables, contacts, day)
    organisation = organisations.found(name=f"Jobcenter {canary(place)}", kind="jobcenter", concept=CONCEPT).pk
    with inside(organisation):
        members = _staff(organisation, tables, place)
        keys = _clients(organisation, tables, place, members)
    with inside(organisation):
        _records(organisation, tables, keys, members["TL-1"], superuser)
    jobs.renew_all(organisation, day)
    print(f"{canary(place)}: {size} clients, {tables.contacts.height} contacts, {time.perf_counter() - begun:.0f} s",
          file=sys.stderr, flush=True)  # fmt: skip
    return _sessions(organisation, members, place)


def padded(tables: Tables, wanted: int, day: date) -> Tables:
    """The same people with more contacts: theirs again on other days, until there are as many."""
    found, turn = [tables.contacts], 1
    while (missing := wanted - sum(frame.height for frame in found)) > 0:
        moved = tables.contacts.with_columns(
            pl.col("id") + f"-{turn}", pl.col("on") - timedelta(days=3 * turn), replaces=pl.lit(None, pl.String),
            recorded_at=pl.col("recorded_at") - timedelta(days=3 * turn),
        )  # fmt: skip
        found.append(moved.sample(min(missing, moved.height), seed=SEED))
        turn += 1
    return Tables(**{name: frame for name, frame in tables.items() if name != "contacts"}, contacts=pl.concat(found))


def _staff(organisation: UUID, tables: Tables, place: int) -> dict[str, Any]:
    """A member for each counsellor of the tables, and a team lead. Nobody knows a password."""
    from django.contrib.auth.hashers import make_password

    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import Membership, Role, User

    codes = tables.persons["counsellor"].drop_nulls().unique().sort().to_list()
    posts = [(code, Role.COUNSELLOR) for code in codes] + [("TL-1", Role.TEAM_LEAD)]
    users = [
        User(email=f"{number}@{canary(place).lower()}.example", name=f"{code} {canary(place)}",
             password=make_password(None))
        for number, (code, _) in enumerate(posts)
    ]  # fmt: skip
    with operating(organisation, "membership.enrol"):
        User.objects.bulk_create(users)
        members = [
            Membership(organisation_id=organisation, user=user, role=role, code=code, from_day=date(2017, 2, 15))
            for user, (code, role) in zip(users, posts, strict=True)
        ]
        Membership.objects.bulk_create(members)
    return {member.code: member for member in members}


def _clients(organisation: UUID, tables: Tables, place: int, members: dict[str, Any]) -> dict[str, UUID]:
    """Keys of the clients by number."""
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import Person, Unit

    known = names([one for one in tables.persons["id"] if one.isdigit()], SEED + place)
    with operating(organisation, "import"):
        teams = tables.persons["unit"].drop_nulls().unique()
        units = {name: Unit(organisation_id=organisation, name=name) for name in teams}
        Unit.objects.bulk_create(units.values())
        people = []
        for row in tables.persons.iter_rows(named=True):
            family, given = known.get(row["id"], ("", ""))
            people.append(Person(
                organisation_id=organisation, number=row["id"], kind=row["kind"] or "person",
                family_name=f"{family} {canary(place)}", given_name=given, birth_date=row["birth_date"],
                unit=units.get(row["unit"]), counsellor=members.get(row["counsellor"]),
            ))  # fmt: skip
        Person.objects.bulk_create(people, batch_size=5000)
    return {person.number: person.pk for person in people}


def _records(
    organisation: UUID, tables: Tables, keys: dict[str, UUID], actor: Any, superuser: psycopg.Connection
) -> None:  # fmt: skip
    """Every row of every file, as one action."""
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models.records import TABLES

    with operating(organisation, "import", actor) as action:
        for table, model in TABLES.items():
            fields = [field for field in model._meta.concrete_fields if field.attname != "form_key"]
            columns = ", ".join(f'"{field.column}"' for field in fields)
            line = f"copy {model._meta.db_table} ({columns}) from stdin"
            with superuser.cursor() as cursor, cursor.copy(line) as copy:
                for row in _rows(organisation, getattr(tables, table), table, keys, action, model):
                    copy.write_row([getattr(row, field.attname) for field in fields])


def _rows(
    organisation: UUID, frame: pl.DataFrame, table: str, keys: dict[str, UUID], action: Any, model: Any
) -> Iterator[Any]:
    from django.utils import timezone

    from kontaktdichte.web.actions.acting import commitment
    from kontaktdichte.web.models.records import FIELDS

    copied = {FIELDS.get(name, name): name for name in COLUMNS[table] if name not in OWN}
    ids = {name: uuid4() for name in frame["id"].drop_nulls()}
    for row in frame.iter_rows(named=True):
        said = {field: row[name] for field, name in copied.items() if row[name] is not None}
        if row["replaces"] is not None:
            said["replaces_id"] = ids.get(row["replaces"])
        record = model(
            id=ids.get(row["id"]) or uuid4(), organisation_id=organisation, person_id=keys[row["subject"]],
            recorded_at=timezone.make_aware(row["recorded_at"]) if row["recorded_at"] else action.at,
            recorded_by=action.actor, action=action.action, salt=secrets.token_bytes(16), **said,
        )  # fmt: skip
        record.commitment = commitment(record, record.salt)
        action.commitments.append(record.commitment)
        yield record


def _sessions(organisation: UUID, members: dict[str, Any], place: int) -> list[Any]:
    """People who are logged in, with some of their clients."""
    from django.test import Client

    from kontaktdichte.web.models import Person
    from kontaktdichte.web.rls import inside

    found = []
    for member in [*[*members.values()][:READERS], members["TL-1"]]:
        browser = Client()
        browser.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
        with inside(organisation):
            mine = Person.objects.filter(counsellor=member) if member.code != "TL-1" else Person.objects.all()
            clients = [str(key) for key in mine.order_by("pk").values_list("pk", flat=True)[:200]]
            pages = -(-Person.objects.filter(kind="person").count() // 50)
        found.append({
            "place": place, "role": member.role, "session": browser.cookies["sessionid"].value, "clients": clients,
            "pages": pages, "organisation": str(organisation),
        })  # fmt: skip
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    for name, size in {"persons": 20_000, "contacts": 1_000_000, "organisations": 20, "others": 400}.items():
        parser.add_argument(f"--{name}", type=int, default=size)
    parser.add_argument("--day", type=date.fromisoformat, default=date(2026, 11, 20))
    chosen = parser.parse_args()
    fill(chosen.folder, chosen.day, chosen.persons, chosen.contacts, chosen.organisations, chosen.others)
