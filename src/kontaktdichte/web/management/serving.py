"""Starting the application: its own database or an existing one, the tables as this version wants them, the pages.

In: a folder, or the addresses of a database in the environment. Out: a running server, until it is stopped.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kontaktdichte.web.database import start

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


def run(host: str, port: int, workers: int) -> None:
    """Serve pages until the process is told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "kontaktdichte.web.wsgi:application", address=host, port=port, workers=workers, interface=Interfaces.WSGI,
        blocking_threads=4, log_access=False,
    ).serve()  # fmt: skip
