"""How a figure is measured: each run in a fresh process, three runs, the worst counts, compile time apart.

In: a function that does the work once and says how long it took. Out: a table on the terminal and one line of JSON in
``results.jsonl``, with the machine and how busy it was. Memory is that of the process and all its workers together.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data import FOLDER

Result = dict[str, Any]  # "seconds", maybe "compile_seconds", and whatever else is to be told
_PAGE, _MIB = resource.getpagesize(), 2**20


def options(text: str | None) -> argparse.ArgumentParser:
    """What every benchmark understands."""
    parser = argparse.ArgumentParser(description=(text or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the people and the results lie")
    parser.add_argument("--runs", type=int, default=3, help="fresh processes; the worst counts")
    parser.add_argument("--cache", type=Path, help="compiled code is kept here (default: every benchmark compiles)")
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)  # this process is that run
    return parser


def measure(
    figure: str, goal: str, once: Callable[[argparse.Namespace], Result], parser: argparse.ArgumentParser,
    after: Callable[[argparse.Namespace, Result], None] | None = None,
) -> int:  # fmt: skip
    """Run ``once`` in fresh processes and tell the worst; ``after`` may check and complete what is told."""
    chosen = parser.parse_args()
    if chosen.run is not None:
        print(json.dumps(once(chosen)))
        return 0
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as cache:  # the first run compiles, the others find its code
        kept = {"XDG_CACHE_HOME": str(chosen.cache or cache)}
        runs = [_fresh(["--run", str(run)], kept) for run in range(chosen.runs)]
    told = {**max(runs, key=lambda run: run["seconds"]), "runs": [round(run["seconds"], 3) for run in runs]}
    for worst in ("compile_seconds", "peak_mib"):
        told[worst] = max(run.get(worst, 0) for run in runs)
    if after is not None:
        after(chosen, told)
    told = {"figure": figure, "goal": goal, **told, "machine": machine()}
    with (chosen.folder / "results.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")
    print("\n".join(_shown(told)), flush=True)
    return 0


def _fresh(more: list[str], environment: dict[str, str]) -> Result:
    """This program once more, in a process (group) of its own; its last line is the result."""
    line = [sys.executable, *sys.argv, *more]
    with (
        subprocess.Popen(
            line, stdout=subprocess.PIPE, env={**os.environ, **environment}, start_new_session=True, text=True
        ) as running,
        peak_of(running.pid) as peak,
    ):
        output, _ = running.communicate()
    if running.returncode:
        raise SystemExit(f"{' '.join(line)} ended with {running.returncode}")
    return {**json.loads(output.splitlines()[-1]), "peak_mib": round(peak[0] / _MIB)}


@contextmanager
def peak_of(group: int) -> Iterator[list[int]]:
    """The largest memory (resident, bytes) that a process group had at one time; looked at every 20 ms."""
    peak, ended = [0], threading.Event()

    def look() -> None:
        while not ended.wait(0.02):
            peak[0] = max(peak[0], sum(_resident(group)))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    yield peak
    ended.set()
    looking.join()


def _resident(group: int) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(after_name[2]) == group:
            yield int(after_name[21]) * _PAGE


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of wall clock and what came out."""
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def machine() -> dict[str, Any]:
    """Where this was measured, and how busy it was with other work in the last minute."""
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "processor": names[0].partition(":")[2].strip() if names else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PHYS_PAGES") * _PAGE / 2**30),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def _shown(told: Result) -> Iterator[str]:
    yield f"{told['figure']}   goal: {told['goal']}"
    for name, value in told.items():
        if name not in ("figure", "goal"):
            yield f"  {name:16} {value:,.3f}" if isinstance(value, float) else f"  {name:16} {value}"
