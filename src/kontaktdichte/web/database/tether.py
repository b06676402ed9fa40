"""Hold a program that must not outlive the process that started it; in: its command, out: its exit code.

    python -I -S tether.py OWNER AS PROGRAM ARGUMENTS…

OWNER is the starter's process id; AS is ``self``, ``user:UID:GID`` or ``namespace:UID:GID`` (this very user under
another number, for which no file changes hands). A byte on standard input, its end, or OWNER's death (also by SIGKILL)
ends the program. Where this process dies first, the kernel ends the program (Linux): that is asked for after the change
of user, which would have cleared it. Run as a file by a bare interpreter: standard library only, all of it imported
before the change of user.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import sys
import time
from pathlib import Path

NO_IDENTITY, NO_PROGRAM = 125, 127  # exit codes of this file's own
_ENDINGS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))  # fast, without checkpoint, at once
_LOOK = 0.5  # seconds between two looks at whether the owner is still there
_CLONE_NEWUSER, _PR_SET_PDEATHSIG = 0x10000000, 1
_libc = ctypes.CDLL(None, use_errno=True)


def main(owner: int, identity: str, command: list[str]) -> int:
    """Run ``command`` as ``identity`` until it ends or ``owner`` is gone; its exit code, 128 + n after signal n."""
    try:
        become(identity)
    except OSError as error:
        print(f"tether: {identity}: {error}", file=sys.stderr)
        return NO_IDENTITY
    bell = _bell()
    child = _spawn(command)
    code = _watch(child, owner, bell)
    return code if code >= 0 else 128 - code


def become(identity: str) -> None:
    """Change this process to ``identity`` for good. Raises OSError where the system refuses."""
    kind, *numbers = identity.split(":")
    if kind == "user":
        uid, gid = map(int, numbers)
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    elif kind == "namespace":
        _enter_namespace(*map(int, numbers))


def _enter_namespace(uid: int, gid: int) -> None:
    outer_uid, outer_gid = os.geteuid(), os.getegid()
    if _libc.unshare(_CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "gid_map").write_text(f"{gid} {outer_gid} 1")
    (own / "uid_map").write_text(f"{uid} {outer_uid} 1")


def _bell() -> int:
    """A file descriptor that becomes readable when a signal came: the program's end, or somebody's wish to end this."""
    heard, rung = os.pipe()
    os.set_blocking(rung, False)
    signal.set_wakeup_fd(rung, warn_on_full_buffer=False)
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    return heard


def _spawn(command: list[str]) -> int:
    me = os.getpid()
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # an interpreter ignores it, and would hand that on
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            if sys.platform == "linux":
                _libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGINT))
            if os.getppid() == me:  # otherwise the tether died before the wish was stated
                os.execv(command[0], command)
        except OSError as error:
            os.write(2, f"tether: {command[0]}: {error}\n".encode())
        finally:
            os._exit(NO_PROGRAM)
    return child


def _watch(child: int, owner: int, bell: int) -> int:
    while True:
        if (code := _ended(child)) is not None:
            return code
        readable, _, _ = select.select([0, bell], [], [], _LOOK)
        asked = bell in readable and set(os.read(bell, 64)) != {int(signal.SIGCHLD)}
        if asked or 0 in readable or os.getppid() != owner:
            return _end(child)


def _end(child: int) -> int:
    for number, patience in _ENDINGS:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, number)
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if (code := _ended(child)) is not None:
                return code
            time.sleep(0.02)
    return NO_PROGRAM


def _ended(child: int) -> int | None:
    pid, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else None


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
