"""Starting the application: its own database or an existing one, the tables as this version wants them, the pages.

In: a folder, or the addresses of a database in the environment. Out: a running server, until it is stopped.
"""

from __future__ import annotations

import errno
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kontaktdichte.web.database import Server, start, tether
from kontaktdichte.web.errors import Refused

SETTINGS = "kontaktdichte.web.settings"
FIGURES = "PROMETHEUS_MULTIPROC_DIR"  # where the workers put their figures together
PATIENCE = 120.0  # seconds until the application must answer
PAUSE = 5.0  # seconds before a worker that ended is begun anew


@contextmanager
def own_database(folder: Path) -> Iterator[Server]:
    """The project's own PostgreSQL in ``folder`` while the block runs; its addresses and the key in the environment."""
    _closed(folder)
    with start(folder / "database") as server:
        names = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner", "DATABASE_BACKUP_URL": "backup"}
        os.environ.update({name: server.url(role) for name, role in names.items()})
        os.environ["KONTAKTDICHTE_SECRET_KEY"] = kept_secret(folder / "secret-key")
        yield server


def _closed(folder: Path) -> None:
    """Make the folder, for its owner alone whatever the umask says; one that is there stays as its owner made it."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)


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

    from kontaktdichte.web import observation
    from kontaktdichte.web.management import diagnosis

    if settings.DEBUG and host not in ("127.0.0.1", "::1", "localhost"):
        raise diagnosis.DEBUG
    if diagnosis.powerful():
        raise diagnosis.ROLE
    if not diagnosis.durable():
        raise diagnosis.FSYNC
    if not observation.schema_current():
        raise diagnosis.SCHEMA


def end_in_order() -> None:
    """From now on Ctrl-C and SIGTERM end this process as if it were done; what it holds is let go on the way out."""

    def ended(*_: object) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # whoever presses twice does not cut off the ending
        sys.exit(0)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ended)


def free_port(wanted: int) -> int:
    """``wanted``, or where somebody listens there another port of this computer."""
    for port in (wanted, 0):
        with socket.socket() as asked, suppress(OSError):
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind(("127.0.0.1", port))
            return int(asked.getsockname()[1])
    raise OSError("no free port")


def refuse_taken(host: str, port: int) -> None:
    """Raise :class:`Refused` where somebody listens there: the server shares a port, so two would answer by turns."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind(address)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise Refused(*(f"{host}:{port}: {error.strerror or error}",) * 2) from error
        raise Refused(
            f"Port {port} auf {host} ist belegt, vielleicht läuft die Anwendung schon: bitte sie zuerst beenden oder "
            "mit --port einen anderen Port wählen.",
            f"Port {port} of {host} is taken, perhaps the application runs already: end it first, or choose another "
            "port with --port.",
        ) from error


def run(host: str, port: int, workers: int, answers: Callable[[], None] = lambda: None) -> None:
    """Serve pages until the process is told to stop; ``answers`` is called once they are there.

    The server is a program of its own: a worker forked from here would hang as soon as it used Polars, which this
    process may have done. It is on a tether: it ends with this process, however that ends. Raises Refused where it ends
    by itself.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    line = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--respawn-failed-workers",
        "--log-level", "warning",
        "kontaktdichte.web.wsgi:application",
    ]  # fmt: skip
    with (
        tempfile.TemporaryDirectory(prefix="kontaktdichte-figures-") as shared,
        working(),
        held(line, {FIGURES: shared}) as server,
    ):
        _wait_until_it_answers(server, "127.0.0.1" if host == "0.0.0.0" else host, port)
        answers()
        server.wait()
        raise Refused("Die Anwendung hat sich selbst beendet.", "The application ended by itself.")


@contextmanager
def working() -> Iterator[None]:
    """The workers beside the pages (:mod:`~kontaktdichte.web.jobs`) while the block runs; begun anew where one ends."""
    from kontaktdichte.web.jobs import PARTS

    done = threading.Event()

    def keep() -> None:
        while not done.is_set():
            with held([sys.executable, "-m", "kontaktdichte", "work"]) as worker:
                while worker.poll() is None and not done.wait(0.2):
                    pass
            done.wait(PAUSE)

    keepers = [threading.Thread(target=keep, name=f"worker {part}") for part in range(PARTS)]
    for keeper in keepers:
        keeper.start()
    try:
        yield
    finally:
        done.set()
        for keeper in keepers:
            keeper.join()


@contextmanager
def held(line: list[str], more: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A program on a tether while the block runs: it ends with the block, and with this process however that ends.

    ``more``: what its environment has besides this one's.
    """
    tied = [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), "self", *line]
    environment = os.environ | dict(more or {})
    with subprocess.Popen(tied, stdin=subprocess.PIPE, start_new_session=True, env=environment) as program:
        rope = program.stdin
        assert rope is not None
        try:
            yield program
        finally:
            rope.close()
            program.wait()


def _wait_until_it_answers(server: subprocess.Popen[bytes], host: str, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection(host, port, timeout=5)
            line.request("GET", "/healthz")
            line.getresponse().read()
            line.close()
            return
        time.sleep(0.1)
    raise Refused(
        f"Die Anwendung ist unter {host}:{port} nicht gestartet; der Grund steht darüber.",
        f"The application did not start at {host}:{port}; the reason stands above.",
    )
