"""P11: a morning of many people at once, over HTTP, with the read log on and canaries of other organisations.

Quick: 50 users who think 10 to 30 seconds, two minutes, on three offices with 700 clients and 20,000 contacts. Full:
500 users for half an hour on 50 offices with 100,000 clients and 3 million contacts; the soak of four hours is not run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FULL = os.environ.get("PROOF_SIZE") == "full"
SIZE = (
    {"persons": 80_400, "contacts": 2_600_000, "organisations": 50, "others": 400} if FULL
    else {"persons": 500, "contacts": 15_000, "organisations": 3, "others": 100}
)  # fmt: skip
USERS, SECONDS = (500, 1800) if FULL else (50, 120)


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """``kontaktdichte serve`` on the folder's database, two workers, as an office starts it."""
    from kontaktdichte.web.management import serving

    port = serving.free_port(8124)
    settings = {
        "KONTAKTDICHTE_SECURE": "false",
        "KONTAKTDICHTE_TODAY": "2026-11-20",
        "KONTAKTDICHTE_LOG_LEVEL": "ERROR",
        "KONTAKTDICHTE_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DJANGO_SETTINGS_MODULE": "kontaktdichte.web.settings",  # not that of the tests that run beside
    }
    line = [sys.executable, "-m", "kontaktdichte", "serve", "--folder", str(folder), "--port", str(port)]
    with serving.held(line, settings) as server:
        serving._wait_until_it_answers(server, "127.0.0.1", port)
        yield port, server


def memory(program: str) -> int:
    """Kilobytes that the workers of this server hold, without what they share with nobody counted twice."""
    found = 0
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if program in status.read_text("utf-8"):
                rollup = (status.parent / "smaps_rollup").read_text("utf-8")
                found += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
        except (OSError, StopIteration):
            continue  # it has ended meanwhile
    return found


def morning(folder: Path, port: int, users: int, seconds: float, think: tuple[float, float]) -> dict[str, Any]:
    """What locust counted, in a process of its own."""
    said = subprocess.run(
        [sys.executable, str(ROOT / "tests/proof/morning.py"), f"http://127.0.0.1:{port}",
         str(folder / "sessions.json"), str(users), str(seconds), *map(str, think)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


@pytest.mark.slow
def test_a_morning_of_many_people(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """If it fails, people wait for their pages at nine o'clock, or read names of another office."""
    started = time.monotonic()
    folder = Path(os.environ.get("PROOF_FOLDER", tmp_path / "load"))
    options = [part for name, size in SIZE.items() for part in (f"--{name}", str(size))]
    quiet = os.environ | {"KONTAKTDICHTE_LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "kontaktdichte.web.settings"}
    filling = [sys.executable, str(ROOT / "benchmarks/load.py"), "--folder", str(folder), *options]
    subprocess.run(filling, check=True, env=quiet)
    filled = round(time.monotonic() - started)
    with served(folder) as (port, _):
        marker = f"--port\x00{port}\x00"
        morning(folder, port, 10, 10, (0.2, 0.5))  # what is loaded once is not growth
        before = memory(marker)
        found = morning(folder, port, USERS, SECONDS, (10, 30))
        grown = (memory(marker) - before) / before
    line = {"proof": "P11", **SIZE, "users": USERS, "fill_seconds": filled, "memory_growth": round(grown, 3), **found,
            "load": os.getloadavg(), "seconds": round(time.monotonic() - started)}  # fmt: skip
    with capfd.disabled():
        print(f"\n{json.dumps(line)}", file=sys.stderr, flush=True)
    assert found["leaks"] == []
    assert found["errors"] == 0, found["said"]
    assert found["requests"] > USERS * SECONDS / 40
    assert found["p95"] < 500
    assert found["p99"] < 1500
    assert found["kinds"]["save"]["p95"] < 300
    assert grown < 0.05
