"""Roles and a database for the application on any PostgreSQL from 15 on; in: an administrator's URL, out: nothing.

The statements stand in ``roles.sql``. Everything may be run again: it brings back what somebody changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kontaktdichte.web.database.place import DATABASE, ROLES

_STATEMENTS = Path(__file__).with_name("roles.sql").read_text("utf-8")
_PARTS = dict(re.findall(r"^-- == (\w+) ==\n(.+?)(?=^-- ==|\Z)", _STATEMENTS, re.MULTILINE | re.DOTALL))
APPLICATION = ("owner", "app", "backup")  # the superuser of somebody else's server is not ours


def fingerprint() -> str:
    """Changes when the statements change: a database prepared by others is then prepared again."""
    return hashlib.sha256(_STATEMENTS.encode()).hexdigest()


def prepare(admin_url: str, passwords: Mapping[str, str], database: str = DATABASE) -> None:
    """Make or mend the three roles and ``database``, owned by the owner's role, with its extensions.

    ``admin_url``: a superuser's, of any database of that server; ``passwords``: for "owner", "app" and "backup".
    Raises psycopg.Error.
    """
    with connected(admin_url) as connection:
        for role in APPLICATION:
            if not _exists(connection, "select from pg_roles where rolname = %s", ROLES[role]):
                connection.execute(sql.SQL("create role {}").format(sql.Identifier(ROLES[role])))
        hashed = {role: _hashed(connection, role, passwords[role]) for role in APPLICATION}
        run(connection, "roles", **hashed)
        if not _exists(connection, "select from pg_database where datname = %s", database):
            create(connection, database)
    with connected(admin_url, database) as connection:
        secure(connection, database)


def create(connection: psycopg.Connection, database: str, template: str | None = None) -> None:
    """An empty database of the owner's, or a copy of ``template``; text sorts by code point, lower() knows umlauts."""
    words = sql.SQL("create database {} owner {} template {}").format(
        sql.Identifier(database), sql.Identifier(ROLES["owner"]), sql.Identifier(template or "template0")
    )
    connection.execute(words if template else words + sql.SQL(_sorting(connection)))


def _sorting(connection: psycopg.Connection) -> str:
    if connection.info.server_version >= 170000:
        return " encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
    return " encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'"


def secure(connection: psycopg.Connection, database: str) -> None:
    """Who may enter ``database``, to which this connection leads, and what is in it from the start."""
    run(connection, "database", database=sql.Identifier(database))
    run(connection, "inside")


def run(connection: psycopg.Connection, part: str, **names: sql.Composable) -> None:
    """The statements of one part of ``roles.sql``, in one transaction."""
    with connection.transaction():
        connection.execute(sql.SQL(_PARTS[part]).format(**names))


@contextmanager
def connected(url: str, database: str | None = None) -> Iterator[psycopg.Connection]:
    """A connection in which every statement is its own transaction; to another database of that server if named."""
    with psycopg.connect(make_conninfo(url, dbname=database), autocommit=True) as connection:
        yield connection


def _exists(connection: psycopg.Connection, question: str, name: str) -> bool:
    return connection.execute(question.encode(), [name]).fetchone() is not None


def _hashed(connection: psycopg.Connection, role: str, password: str) -> sql.Literal:
    pgconn = connection.pgconn
    return sql.Literal(pgconn.encrypt_password(password.encode(), ROLES[role].encode(), b"scram-sha-256").decode())
