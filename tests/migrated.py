"""A database with this version's tables, migrated once for each state of the code and copied for whoever needs one.

Migrating takes some seconds; a copy of the stopped server's folder takes half a second. Copies lie in
build/databases under a hash of what migrations can see; another hash, another database.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kontaktdichte.web.database import Server, start

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src/kontaktdichte/web"
SEEN = ("migrations", "models", "database", "rls.py", "clock.py", "settings.py", "apps.py", "sealing.py")
KEPT = 3  # of those made before: a branch and back costs nothing


def server(folder: Path) -> Server:
    """The server of a new folder whose database has every table and no row."""
    template = _template()
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(template), str(folder)], check=True)
    return start(folder)


def _template() -> Path:
    databases = ROOT / "build/databases"
    databases.mkdir(parents=True, exist_ok=True)
    found = databases / _fingerprint()
    with (databases / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of two workers one migrates
        if not found.exists():
            _forget(databases)
            new = databases / "new"
            shutil.rmtree(new, ignore_errors=True)
            _migrate(new)
            new.rename(found)
        os.utime(found)
    return found


def _migrate(folder: Path) -> None:
    with start(folder) as made:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "kontaktdichte.web.settings", "DATABASE_URL": made.url("app"),
            "DATABASE_OWNER_URL": made.url("owner"), "KONTAKTDICHTE_SECRET_KEY": "only-for-the-tests-" * 3,
        }  # fmt: skip
        line = [sys.executable, "-m", "django", "migrate", "--database", "owner", "--verbosity", "0"]
        subprocess.run(line, cwd=ROOT, env=environment, check=True)


def _forget(databases: Path) -> None:
    """The oldest of those made before."""
    made = sorted((one for one in databases.iterdir() if one.is_dir()), key=lambda one: one.stat().st_mtime)
    for old in made[: -KEPT + 1]:
        shutil.rmtree(old, ignore_errors=True)


def _fingerprint() -> str:
    """A word for everything that a migration sees: its own code, what it calls, the libraries' versions."""
    files = [file for name in SEEN for file in sorted((WEB / name).rglob("*.py")) or [WEB / name]]
    digest = hashlib.sha256()
    for file in (*files, *sorted((WEB / "database").rglob("*.sql")), ROOT / "uv.lock"):
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
