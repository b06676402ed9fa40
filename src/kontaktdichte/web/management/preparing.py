"""The three roles and an empty database on somebody's own PostgreSQL, as the addresses of the environment name them."""

from __future__ import annotations

import psycopg

from kontaktdichte.web.database import ROLES, prepare
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.settings import Settings, database

_VARIABLES = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL", "backup": "DATABASE_BACKUP_URL"}


def prepare_database(own: Settings, admin_url: str) -> str:
    """Make or mend roles and database by an administrator's address; returns the database's name. Raises Refused."""
    urls = {"app": own.database_url, "owner": own.database_owner_url, "backup": own.database_backup_url}
    passwords: dict[str, str] = {}
    names: set[str] = set()
    for role, url in urls.items():
        named = database(url) if url is not None else {}
        if named.get("USER") != ROLES[role] or not named["PASSWORD"]:
            raise Refused(
                f"{_VARIABLES[role]} muss die Rolle {ROLES[role]} mit einem Passwort nennen.",
                f"{_VARIABLES[role]} must name the role {ROLES[role]} with a password.",
            )
        passwords[role] = named["PASSWORD"]
        names.add(named["NAME"])
    if len(names) != 1 or not (name := names.pop()):
        raise Refused(
            "Die drei Adressen müssen dieselbe Datenbank nennen.", "The three addresses must name the same database."
        )
    try:
        prepare(admin_url, passwords, name)
    except psycopg.Error as error:
        raise Refused(
            f"Die Datenbank lässt sich so nicht vorbereiten: {_first(error)}",
            f"The database cannot be prepared like this: {_first(error)}",
        ) from error
    return name


def _first(error: psycopg.Error) -> str:
    return str(error).strip().partition("\n")[0]
