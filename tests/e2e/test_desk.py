"""The application as its users start it: one command, a file that opens, a chain that holds, nothing left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

PATIENCE = 180  # seconds until a Jobcenter of 60 is made up and served


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


def plain_environment() -> dict[str, str]:
    """As a user has it: without the settings of these tests."""
    ours = ("KONTAKTDICHTE_", "DATABASE_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "kontaktdichte", *words]


def test_one_command_opens_a_clients_file_and_leaves_nothing(folder: Path, browser: Browser) -> None:
    """If it fails, whoever tries the application for the first time waits before a page that never comes."""
    log = folder / "desk.log"
    somebody_else = socket.create_server(("127.0.0.1", 0))
    taken = somebody_else.getsockname()[1]
    with log.open("wb") as written:
        desk = subprocess.Popen(
            command("desk", "--folder", str(folder), "--persons", "60", "--port", str(taken)),
            stdout=written, stderr=subprocess.STDOUT, env=plain_environment(),
        )  # fmt: skip
    try:
        _until(lambda: b"Strg-C" in log.read_bytes() or desk.poll() is not None)
        address = re.search(r"^http://localhost:(\d+)$", log.read_text("utf-8"), re.MULTILINE)
        assert address is not None, log.read_text("utf-8")
        port = int(address[1])
        assert f"Port {taken} ist belegt, also Port {port}." in log.read_text("utf-8")
        said = re.search(r"counsellor +(\S+) +(\S+)", log.read_text("utf-8"))
        assert said is not None, log.read_text("utf-8")
        page = browser.new_page(base_url=address[0])
        page.goto("/")
        page.fill("input[name=login]", said[1])
        page.fill("input[name=password]", said[2])
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r":\d+/$"))
        page.goto("/klienten/")
        page.locator("main tbody a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page).to_have_url(re.compile(r"/klienten/[0-9a-f-]{36}/"))
        page.close()
        checked = subprocess.run(
            command("verify", "--folder", str(folder)), env=plain_environment(), capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        said = r"Kette: [\d.]+ Glieder geprüft, 0 Ab\w+\.\nListen: [1-9]\d* Personen nachgerechnet, 0 Ab\w+\.\n"
        holds = (checked.returncode, re.fullmatch(said, checked.stdout) is not None)
        assert holds == (0, True), checked.stdout[-500:] + checked.stderr
        again = subprocess.run(
            command("desk", "--folder", str(folder)), env=plain_environment(), capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert (again.returncode, "läuft schon" in again.stderr) == (2, True), again.stderr
    finally:
        desk.send_signal(signal.SIGTERM)
        desk.wait(30)
        somebody_else.close()
    assert (desk.returncode, log.read_text("utf-8").splitlines()[-1]) == (0, "Anwendung und Datenbank sind beendet.")
    assert _alive(folder, port) == []


def _alive(folder: Path, port: int) -> list[str]:
    """Programs that still work for the folder or its port."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if int(process.name) != os.getpid() and (str(folder) in line or f"\0{port}\0" in line):
            found.append(line)
    return found


def _until(holds: Callable[[], object], seconds: int = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.2)
