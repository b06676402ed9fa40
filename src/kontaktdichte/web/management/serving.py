"""Starting the application: its own database or an existing one, the tables as this version wants them, the pages.

In: a folder, or the addresses of a database in the environment. Out: a running server, until it is stopped.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kontaktdichte.web.database import start
from kontaktdichte.web.errors import Refused

SETTINGS = "kontaktdichte.web.settings"


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """The project's own PostgreSQL in ``folder`` while the block runs; its addresses and the key in the environment."""
    with start(folder / "database") as server:
        names = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner", "DATABASE_BACKUP_URL": "backup"}
        os.environ.update({name: server.url(role) for name, role in names.items()})
        os.environ["KONTAKTDICHTE_SECRET_KEY"] = kept_secret(folder / "secret-key")
        yield


def kept_secret(file: Path) -> str:
    """A random text that stays the same for a folder; readable by its owner only."""
    if not file.exists():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as new:
            new.write(secrets.token_urlsafe(48))
    return file.read_text("utf-8")


def ready() -> None:
    """Django with the settings of the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def migrate() -> None:
    """Bring the tables to this version, as their owner."""
    ready()
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0, interactive=False)


def refuse_unsafe(host: str) -> None:
    """Raise :class:`Refused`: a role that may do anything, lost durability, DEBUG in public, other tables."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if settings.DEBUG and host not in ("127.0.0.1", "::1", "localhost"):
        raise Refused(
            "DEBUG zeigt Fremden den Quelltext: bitte ausschalten.",
            "DEBUG shows the source to strangers: switch it off.",
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls, current_setting('fsync') from pg_roles where rolname = current_user"
        )
        powerful, fsync = cursor.fetchone()
    if powerful:
        raise Refused(
            "DATABASE_URL nennt eine Rolle, die alles darf: bitte kontaktdichte_app verwenden.",
            "DATABASE_URL names a role that may do anything: use kontaktdichte_app.",
        )
    if fsync != "on":
        raise Refused("Die Datenbank verliert Daten (fsync=off).", "The database loses data (fsync=off).")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused(
            "Die Tabellen gehören zu einer anderen Version: bitte zuerst „kontaktdichte migrate“.",
            "The tables are those of another version: run “kontaktdichte migrate” first.",
        )


def run(host: str, port: int, workers: int) -> None:
    """Serve pages until the process is told to stop.

    The server is a program of its own: a worker forked from here would hang as soon as it used Polars, which this
    process may have done.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    line = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "kontaktdichte.web.wsgi:application",
    ]  # fmt: skip
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with subprocess.Popen(line, start_new_session=True) as server:
        try:
            server.wait()
        finally:
            server.terminate()
