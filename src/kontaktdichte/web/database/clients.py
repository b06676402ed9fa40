"""PostgreSQL's own client programs for a server: pg_dump and pg_restore of the fitting version, told where and who.

In: an address. Out: the program's words; the password goes by the environment, never over the command line.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kontaktdichte.web.database.place import program

DEBIANS = Path("/usr/lib/postgresql")


class ClientError(RuntimeError):
    """A client program is missing or failed; the message is its own."""


def fitting(name: str, major: int) -> Path:
    """The program of the server's major version: the one that came along, Debian's or on the PATH."""
    candidates = [program(name), DEBIANS / str(major) / "bin" / name]
    if (found := shutil.which(name)) is not None:
        candidates.append(Path(found))
    for one in candidates:
        if one.exists() and _major(one) == major:
            return one
    raise ClientError(f"{name} {major}: apt-get install postgresql-client-{major}")


def _major(path: Path) -> int:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\) (\d+)", said)
    return int(found[1]) if found else 0


def call(program: Path, url: str, *arguments: str, of: Sequence[str] = ()) -> str:
    """Run a client program on ``url``; ``of``: further words at the end. Raises ClientError with what it said."""
    named = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    password = named.pop("password", "")
    line = [str(program), *arguments, f"--dbname={make_conninfo('', **named)}", *of]
    environment = os.environ | {"PGPASSWORD": password, "LC_ALL": "C"}
    done = subprocess.run(line, capture_output=True, text=True, env=environment, check=False)
    if done.returncode != 0:
        raise ClientError(done.stderr.strip().partition("\n")[0] or f"{program.name}: {done.returncode}")
    return done.stdout
