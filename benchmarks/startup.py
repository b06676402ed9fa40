"""How long a caseworker waits for ``kontaktdichte worklist`` on a workbook of 100 persons, process start included.

In: nothing. Out: a table, best and median of several runs: *cold* with this package's bytecode removed, as on a machine
that has never run it, and *warm*. The command runs on a terminal of its own, so its progress and colours count too.

    python benchmarks/startup.py [runs]
"""

from __future__ import annotations

import os
import platform
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "kontaktdichte"
PERSONS, SEED, DAY, PASS = 100, 1, date(2026, 11, 20), 1.5  # seconds


def main() -> int:
    """Measure and print; 1 where the cold median is not below ``PASS``."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        book = workbook(Path(folder))
        cold = [timed(book, cold=True) for _ in range(runs)]
        warm = [timed(book, cold=False) for _ in range(runs)]
    load = f"load {os.getloadavg()[0]:.1f}"
    print(f"{platform.machine()}, {os.cpu_count()} cores, {load}, Python {platform.python_version()}")
    print(f"worklist of {PERSONS} persons from XLSX, process start included, {runs} runs, seconds")
    for name, found in (("cold", cold), ("warm", warm)):
        print(f"  {name}  best {min(found):.2f}  median {statistics.median(found):.2f}")
    return int(statistics.median(cold) >= PASS)


def workbook(folder: Path) -> Path:
    """100 synthetic persons as the template's workbook."""
    from kontaktdichte.demo import write

    write(folder, PERSONS, seed=SEED, as_of=DAY, format="xlsx", faults=False)
    return next(folder.glob("*.xlsx"))


def timed(book: Path, *, cold: bool) -> float:
    """Seconds from start to exit of one process."""
    if cold:
        for cache in PACKAGE.rglob("__pycache__"):
            shutil.rmtree(cache)
    line = [
        sys.executable,
        "-m",
        "kontaktdichte",
        "worklist",
        str(book),
        "--concept",
        "schwaebisch",
        "--as-of",
        str(DAY),
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    outer, inner = pty.openpty()
    began = time.perf_counter()
    with subprocess.Popen(line, stdout=inner, stderr=inner, env=environment) as running:
        os.close(inner)
        try:
            while os.read(outer, 65536):
                pass
        except OSError:  # the other end is closed
            os.close(outer)
    if running.returncode:
        raise SystemExit(f"worklist ended with {running.returncode}")
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
