"""Restore: a backup into an empty database, whole or not at all, then compared with what the backup says of itself.

In: a backup's folder, the addresses of owner and backup role. Out: what the backup says of itself.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections

from kontaktdichte.web import observation
from kontaktdichte.web.database import ROLES
from kontaktdichte.web.database.clients import ClientError, call, fitting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.management.backing_up import DUMP, Manifest, chains, checked, rows

_OURS = (" EXTENSION ", " SCHEMA ")  # made by prepare-database; what is said of them is not the owner's to say


def restore(folder: Path, owner_url: str, backup_url: str) -> Manifest:
    """The backup in the empty database of these addresses, at this version's tables. Raises Refused."""
    manifest = checked(folder)
    known = {f"{app}.{name}" for app, name in observation.known()}
    if later := sorted(set(manifest.migrations) - known):
        raise Refused(
            f"Die Sicherung stammt von der neueren Version {manifest.version} ({later[-1]}): bitte diese installieren.",
            f"The backup is of the later version {manifest.version} ({later[-1]}): install that one.",
        )
    try:
        _refuse_unless_empty(owner_url)
        _fill(folder / DUMP, owner_url)
        _compare(manifest, backup_url)
    except (psycopg.Error, ClientError) as error:
        said = str(error).strip().partition("\n")[0]
        raise Refused(f"Nichts wiederhergestellt: {said}", f"Nothing restored: {said}") from error
    connections.close_all()
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    return manifest


def _refuse_unless_empty(url: str) -> None:
    with psycopg.connect(url) as connection:
        found = connection.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
    if found != (0,):
        raise Refused(
            "In dieser Datenbank steht schon etwas: bitte in eine leere wiederherstellen.",
            "There is something in this database already: restore into an empty one.",
        )


def _fill(dump: Path, url: str) -> None:
    """Everything in one transaction. The functions that belong to the backup role need its right to make them."""
    with psycopg.connect(url, autocommit=True) as connection:
        program = fitting("pg_restore", connection.info.server_version // 10000)
        with tempfile.NamedTemporaryFile("w", suffix=".list", encoding="utf-8") as wanted:
            wanted.write(_contents(program, dump))
            wanted.flush()
            connection.execute(f"grant create on schema public to {ROLES['backup']}")
            try:
                arguments = ["--exit-on-error", "--single-transaction", f"--use-list={wanted.name}"]
                call(program, url, *arguments, of=[str(dump)])
            finally:
                connection.execute(f"revoke create on schema public from {ROLES['backup']}")


def _contents(program: Path, dump: Path) -> str:
    listed = subprocess.run([program, "--list", dump], capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        raise ClientError(listed.stderr.strip())
    return "".join(f"{line}\n" for line in listed.stdout.splitlines() if not any(word in line for word in _OURS))


def _compare(manifest: Manifest, url: str) -> None:
    with psycopg.connect(url) as connection:
        found, ends = rows(connection), chains(connection)
    wrong = sorted(name for name in {*found, *manifest.rows} if found.get(name) != manifest.rows.get(name))
    if wrong or ends != manifest.chains:
        what = ", ".join(wrong) or "web_chainhead"
        raise Refused(
            f"Wiederhergestellt, aber nicht dasselbe ({what}): diese Datenbank bitte nicht benutzen.",
            f"Restored, but not the same ({what}): do not use this database.",
        )
