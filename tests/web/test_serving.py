"""What stands before serving: a port nobody else answers at, a folder nobody else looks into, a sign of progress."""

import os
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kontaktdichte.cli.terminal import meanwhile
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.management import serving


def test_a_port_in_use_is_refused_even_where_it_could_be_shared() -> None:
    """If it fails, two applications answer at one address by turns, and each keeps its own entries."""
    with socket.socket() as somebody:
        somebody.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = somebody.getsockname()[1]
        with pytest.raises(Refused, match=f"Port {port} of 127.0.0.1 is taken.*--port") as refused:
            serving.refuse_taken("127.0.0.1", port)
        assert f"Port {port} auf 127.0.0.1 ist belegt" in refused.value.de
    serving.refuse_taken("127.0.0.1", port)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_a_new_folder_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mask: int) -> None:
    """If it fails, everybody on the computer looks into the folder of database and key."""

    @contextmanager
    def nothing(folder: Path) -> Iterator[object]:
        folder.mkdir()
        yield type("Server", (), {"url": lambda self, role: role})()

    monkeypatch.setattr(serving, "start", nothing)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL", "KONTAKTDICHTE_SECRET_KEY"):
        monkeypatch.setenv(name, "")
    before = os.umask(mask)
    try:
        with serving.own_database(tmp_path / "office"):
            found = stat.S_IMODE((tmp_path / "office").stat().st_mode)
    finally:
        os.umask(before)
    assert found == 0o700


def test_a_long_wait_shows_what_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    """If it fails, whoever tries the demonstration takes it for dead and stops it."""
    with meanwhile(every=0.01) as step:
        step("Listen werden berechnet")
        time.sleep(0.1)
    assert "  … 0 s: Listen werden berechnet\n" in capsys.readouterr().out
