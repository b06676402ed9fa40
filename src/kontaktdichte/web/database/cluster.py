"""A new data folder, and whether an old one fits; in: a place and an identity, out: data that can be started.

A data folder is made beside its place and moved there when it is whole: an interrupted first start leaves nothing that
looks like a database.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from kontaktdichte.web.database.errors import DatabaseError, diagnosis
from kontaktdichte.web.database.identity import Identity
from kontaktdichte.web.database.place import (
    PORT,
    ROLES,
    Place,
    make_socket_folder,
    version,
    write_passwords,
    write_secret,
)

_NEW = (
    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums",
    "--auth-local=scram-sha-256", "--auth-host=reject", "--no-instructions",
)  # fmt: skip
_SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    "log_line_prefix": "%m [%p] ",
    # A refused statement may hold a person's data: the application hears of it, the log does not.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


def make(place: Place, who: Identity, log: int, lock: int) -> None:
    """Passwords and an empty data folder. Raises DatabaseError."""
    new, secret = place.folder / "data-new", place.folder / "password-new"
    shutil.rmtree(new, ignore_errors=True)
    place.prepared.unlink(missing_ok=True)
    write_passwords(place)
    write_secret(secret, place.password("superuser"))
    new.mkdir(mode=0o700)
    for path in (new, secret):
        os.chown(path, who.uid, who.gid)
    before = place.log.stat().st_size
    command = [
        who.program("initdb"),
        *_NEW,
        f"--username={ROLES['superuser']}",
        f"--pwfile={secret}",
        f"--pgdata={new}",
    ]
    with who.tether(command, log, [lock]) as tether:
        code = tether.wait()
    secret.unlink()
    if code != 0:
        shutil.rmtree(new, ignore_errors=True)
        raise diagnosis(words(place, before), place.folder)
    new.rename(place.data)


def check(place: Place) -> None:
    """Whether this PostgreSQL can start that data. Raises DatabaseError."""
    ours = version().partition(".")[0]
    try:
        found = (place.data / "PG_VERSION").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DatabaseError("broken", place.folder, "PG_VERSION") from error
    if found != ours:
        raise DatabaseError("version", place.folder, f"{found}, not {ours}")


def serve(place: Place, who: Identity, log: int, lock: int) -> subprocess.Popen[bytes]:
    """Start the server on its data; the lock stays taken as long as any of its processes lives."""
    make_socket_folder(place, who.uid, who.gid)
    settings = {**_SETTINGS, "unix_socket_directories": f'"{place.socket}"'}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return who.tether([who.program("postgres"), "-D", str(place.data), *options], log, [lock])


def words(place: Place, since: int) -> str:
    """What the log says from a position on."""
    with place.log.open("rb") as file:
        file.seek(since)
        return file.read().decode("utf-8", "replace")
