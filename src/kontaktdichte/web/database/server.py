"""Start or join the server of a folder, ask for its addresses, stop it; in: a folder, out: a :class:`Server`."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg import sql

from kontaktdichte.web.database import cluster, roles
from kontaktdichte.web.database.errors import DatabaseError, diagnosis, unwritable
from kontaktdichte.web.database.identity import Identity, identity
from kontaktdichte.web.database.place import DATABASE, PORT, ROLES, Place, at, holder, open_log, take

PATIENCE = 30.0  # seconds that a process which joins waits for one that starts, stops or makes the data
RETRY = 10.0  # seconds in which what is left of a killed server may still be dying
RECOVERY = 600.0  # seconds in which a server that lives may bring its data in order
_PAUSE = 0.02


class Server:
    """A running server; ``owned``: this process started it, holds it and stops it. Keep it as long as it is needed."""

    def __init__(self, place: Place, tether: subprocess.Popen[bytes] | None = None) -> None:
        self.folder = place.folder
        self._place = place
        self._tether = tether
        self._owner = os.getpid()

    @property
    def owned(self) -> bool:
        """Whether this process started the server: a process that joined or was forked does not stop it."""
        return self._tether is not None and self._owner == os.getpid()

    @property
    def pid(self) -> int:
        """The process id of PostgreSQL itself. Raises OSError where none runs."""
        return self._place.postmaster()

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address for "owner", "app", "backup" or "superuser", with its password: never print it."""
        return self._place.url(role, database)

    def running(self) -> bool:
        """Whether the server takes connections."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line, contextlib.suppress(OSError):
            line.settimeout(1)
            line.connect(str(self._place.socket / f".s.PGSQL.{PORT}"))
            return True
        return False

    def stop(self) -> None:
        """End the server in order and wait for it; nothing where another process owns it."""
        tether = self._tether
        if tether is None or not self.owned:
            return
        _release(tether)
        self._tether = None
        if self._place.socket.parent != self.folder:
            with contextlib.suppress(OSError):
                self._place.socket.rmdir()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.stop()

    def create_database(self, name: str, template: str | None = None) -> None:
        """Another database with the same roles and extensions, or a copy of ``template``, which nobody may use then."""
        with roles.connected(self.url("superuser", "postgres")) as connection:
            roles.create(connection, name, template)
        with roles.connected(self.url("superuser", name)) as connection:
            roles.secure(connection, name)

    def drop_database(self, name: str) -> None:
        """End every connection to the database and drop it; nothing where there is none."""
        with roles.connected(self.url("superuser", "postgres")) as connection:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def start(folder: Path) -> Server:
    """The server of ``folder``: started by this process, or joined where one answers already. Raises DatabaseError.

    A new folder becomes a database first. What a killed server left is brought in order by PostgreSQL itself.
    """
    place = at(folder)
    until = time.monotonic() + PATIENCE
    while True:
        if (lock := take(place)) is not None:
            return Server(place, _owned(place, lock))
        if _is_prepared(place) and _answers(place, "app"):
            return Server(place)
        if time.monotonic() > until:
            raise DatabaseError("taken", place.folder, holder(place))
        time.sleep(_PAUSE)


def _owned(place: Place, lock: int) -> subprocess.Popen[bytes]:
    try:
        log = open_log(place)
        try:
            return _started(place, log, lock)
        finally:
            os.close(log)
    except OSError as error:
        raise unwritable(error, place.folder) from error
    finally:
        os.close(lock)  # the server holds it now, or nobody


def _started(place: Place, log: int, lock: int) -> subprocess.Popen[bytes]:
    who = identity(place)
    if place.data.exists():
        cluster.check(place)
        for role in ROLES:
            place.password(role)
    else:
        cluster.make(place, who, log, lock)
    until = time.monotonic() + RETRY
    while True:
        try:
            return _served(place, who, log, lock)
        except DatabaseError as error:
            if error.code != "taken":
                raise
            if time.monotonic() > until:
                raise DatabaseError("taken", place.folder, f"PID {place.postmaster()}") from error
        time.sleep(10 * _PAUSE)


def _served(place: Place, who: Identity, log: int, lock: int) -> subprocess.Popen[bytes]:
    before = place.log.stat().st_size
    tether = cluster.serve(place, who, log, lock)
    try:
        _make_ready(place, tether, before)
    except BaseException as error:
        _release(tether)
        if isinstance(error, psycopg.Error):  # the server is there, but cannot do what it is asked: the disk is full
            raise diagnosis(str(error), place.folder) from error
        raise
    return tether


def _make_ready(place: Place, tether: subprocess.Popen[bytes], before: int) -> None:
    until = time.monotonic() + RECOVERY
    while not _answers(place, "superuser", "postgres"):
        if tether.poll() is not None or time.monotonic() > until:
            raise diagnosis(cluster.words(place, before), place.folder)
        time.sleep(_PAUSE)
    if not _is_prepared(place):
        _prepare(place)


def _prepare(place: Place) -> None:
    admin = place.url("superuser", "postgres")
    roles.prepare(admin, {role: place.password(role) for role in roles.APPLICATION})
    with roles.connected(admin) as connection:
        connection.execute("revoke connect on database postgres, template1 from public")
    place.prepared.write_text(roles.fingerprint(), "ascii")


def _is_prepared(place: Place) -> bool:
    try:
        return place.prepared.read_text("ascii") == roles.fingerprint()
    except OSError:
        return False


def _answers(place: Place, role: str, database: str = DATABASE) -> bool:
    """Whether the server takes this role. Raises DatabaseError where it refuses the password."""
    if not (place.socket / f".s.PGSQL.{PORT}").exists():
        return False
    try:
        psycopg.connect(place.url(role, database), connect_timeout=5).close()
    except psycopg.OperationalError as error:
        if "password authentication failed" in str(error):
            raise DatabaseError("passwords", place.folder) from error
        return False
    return True


def _release(tether: subprocess.Popen[bytes]) -> None:
    """Tell the tether to let its program end, and wait until it has."""
    assert tether.stdin is not None
    with contextlib.suppress(OSError):
        tether.stdin.write(b".")
    tether.stdin.close()
    tether.wait()
