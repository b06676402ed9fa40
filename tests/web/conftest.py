"""A real PostgreSQL for the tests of the application: one server for each worker, one database migrated once.

``DATABASE_URL``, ``DATABASE_OWNER_URL`` and ``DATABASE_BACKUP_URL`` in the environment are used instead, where set.
Each test runs as the application's role in a transaction that is taken back; constraints are checked before that.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.test import Client
from pydantic import SecretStr
from tests.migrated import server as migrated_server

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import ROLES, Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.models import Membership, Organisation, Person, Role
from kontaktdichte.web.rls import enter
from kontaktdichte.web.settings import database

TODAY, PASSWORD = date(2026, 11, 20), "ein-langes-wort"
GIVEN = os.environ.get("DATABASE_OWNER_URL") is not None


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The database with this version's tables; what the application's role sees is the default connection.

    Yields the address of whoever may everything there (empty for a given database).
    """
    from django.core.management import call_command

    with ExitStack() as stack:
        above = ""
        urls = {"default": os.environ["DATABASE_URL"], "owner": os.environ.get("DATABASE_OWNER_URL", "")}
        if not GIVEN:
            server = stack.enter_context(migrated_server(Path(tmp_path_factory.mktemp("postgres"), "database")))
            urls = {"default": server.url("app"), "owner": server.url("owner")}
            above = server.url("superuser")
        for alias, url in urls.items():
            connections.settings[alias] = connections.configure_settings({"default": database(SecretStr(url))})[
                "default"
            ]
            if hasattr(connections._connections, alias):
                connections[alias].close()
                delattr(connections._connections, alias)
        if GIVEN:
            call_command("migrate", database="owner", verbosity=0, interactive=False)
        yield above
        connections.close_all()


@pytest.fixture
def db(migrated: None) -> Iterator[None]:
    """A transaction that is taken back."""
    with transaction.atomic():
        yield
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def office(name: str, number: str = "") -> tuple[Organisation, dict[str, Access]]:
    """An organisation in whose context the transaction is, with one member for each role."""
    organisation = organisations.found(name=name, kind="jobcenter", concept="schwaebisch-hall")
    members = {}
    for role in ROLES["jobcenter"]:
        member = organisations.enrol(
            organisation=organisation.pk, email=f"{role}{number}@{name.lower()}.example", name=f"{role} {name}",
            password=PASSWORD, role=role, code=f"{role}-1", unit=None, since=date(2017, 1, 1),
        )  # fmt: skip
        members[role] = Access(organisation.pk, name, member, TODAY)
    return organisation, members


@pytest.fixture
def members(db: None) -> dict[str, Access]:
    """The members of one office, by role."""
    return office("Beispielstadt")[1]


@pytest.fixture
def person(members: dict[str, Access]) -> Person:
    """A client of the counsellor, near the labour market, first seen in spring."""
    return client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD])


def client_of(counsellor: Membership, access: Access, number: str = "0000001") -> Person:
    """A client with situations since April and one talk."""
    tables = Tables.from_rows(
        persons=[{"id": number, "birth_date": date(1985, 5, 3), "counsellor": counsellor.code}],
        situations=[
            {"id": "s1", "subject": number, "attribute": "client", "value": "true", "from": date(2026, 4, 1)},
            {"id": "s2", "subject": number, "attribute": "outlook", "value": "near_market", "from": date(2026, 4, 1)},
        ],
        contacts=[
            {
                "id": "k1",
                "subject": number,
                "on": date(2026, 4, 10),
                "kind": "talk",
                "channel": "in_person",
                "recorded_at": datetime(2026, 4, 10, 15, 30),  # noqa: DTZ001 - files know no zone
            }
        ],
    )
    organisations.take_in(access=access, tables=tables, names={number: ("Öztürk", "Selin")})
    return Person.objects.get(number=number)


@pytest.fixture
def browser(members: dict[str, Access]) -> Client:
    """The counsellor, logged in."""
    client = Client()
    client.force_login(members[Role.COUNSELLOR].membership.user, backend="django.contrib.auth.backends.ModelBackend")
    enter(members[Role.COUNSELLOR].organisation)
    return client


@pytest.fixture
def administrator(members: dict[str, Access]) -> Access:
    cache.clear()
    return members[Role.ADMINISTRATOR]


@pytest.fixture
def board(administrator: Access) -> Client:
    """The administrator, logged in."""
    from tests.web.test_accounts import tried

    browser, answer = tried(administrator.membership.user)
    assert answer.status_code == 302
    enter(administrator.organisation)
    return browser


@pytest.fixture
def counsellor(members: dict[str, Access]) -> Membership:
    return members[Role.COUNSELLOR].membership
