"""Run a command with a PostgreSQL of this system, such as Debian's: a cluster of its own, gone afterwards.

    python scripts/with_postgres.py pytest tests/web

In: the programs in POSTGRES_BIN, or the newest below /usr/lib/postgresql, or those on the PATH. Out: the command's exit
code; it finds the three addresses of an empty, prepared database in its environment. Listens on loopback only.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from kontaktdichte.web.database import ROLES, tether

DATABASE = "kontaktdichte_tests"
PATIENCE = 60  # seconds until the server must answer


def programs() -> Path:
    """The folder with initdb and postgres."""
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    found = os.environ.get("POSTGRES_BIN") or (newest[-1].parent if newest else shutil.which("initdb"))
    if not found:
        sys.exit("no PostgreSQL here: apt-get install postgresql, or name its programs' folder in POSTGRES_BIN")
    folder = Path(found)
    return folder if folder.is_dir() else folder.resolve().parent


def unprivileged() -> pwd.struct_passwd:
    """This user; where that is root, whom PostgreSQL refuses, its own user or nobody."""
    for name in ("postgres", "nobody") if os.geteuid() == 0 else ():
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return pwd.getpwuid(os.geteuid())


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A running server with an administrator's address."""
    user, found, password = unprivileged(), programs(), secrets.token_hex(16)
    (folder / "password").write_text(password, "ascii")
    for path in (folder, folder / "password"):
        os.chown(path, user.pw_uid, user.pw_gid)
    asked = ["--username=postgres", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--encoding=UTF8"]
    data, who = folder / "data", f"user:{user.pw_uid}:{user.pw_gid}" if os.geteuid() == 0 else "self"
    held = [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), who]
    with (folder / "log").open("wb") as log:
        making = [found / "initdb", *asked, "--locale=C", "-D", data]
        with subprocess.Popen(  # not run: that closes the input at once, which ends what the tether holds
            [*held, *map(str, making)], stdin=subprocess.PIPE, stdout=log, stderr=log, cwd="/"
        ) as made:
            if made.wait() != 0:
                sys.exit(f"initdb failed:\n{(folder / 'log').read_text('utf-8', 'replace')}")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder}
        line = [found / "postgres", "-D", data, *(f"--{name}={value}" for name, value in settings.items())]
        with subprocess.Popen(
            [*held, *map(str, line)], stdin=subprocess.PIPE, stdout=log, stderr=log, cwd="/"
        ) as server:
            try:
                url = f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
                yield answering(url, server, folder / "log")
            finally:
                server.stdin.close()  # type: ignore[union-attr]


def answering(url: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """The address, once somebody answers there."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with psycopg.connect(url) as connection:
                version = connection.info.server_version
                print(f"PostgreSQL {version // 10000}.{version % 10000}", flush=True)
                return url
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                sys.exit(f"PostgreSQL does not start:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.1)


def main(command: list[str]) -> int:
    """Run the command; its exit code."""
    with tempfile.TemporaryDirectory(prefix="kontaktdichte-", dir="/tmp") as folder, cluster(Path(folder)) as admin:
        _, _, place = admin.rpartition("@")
        address = place.rpartition("/")[0]
        urls = {
            variable: f"postgresql://{ROLES[role]}:{secrets.token_hex(16)}@{address}/{DATABASE}"
            for role, variable in (
                ("app", "DATABASE_URL"), ("owner", "DATABASE_OWNER_URL"), ("backup", "DATABASE_BACKUP_URL")
            )
        }  # fmt: skip
        environment = os.environ | urls | {"KONTAKTDICHTE_SECRET_KEY": secrets.token_urlsafe(48)}
        preparing = [sys.executable, "-m", "kontaktdichte", "prepare-database", "--admin-url", admin]
        subprocess.run(preparing, env=environment, check=True)
        return subprocess.run([sys.executable, "-m", *command], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
