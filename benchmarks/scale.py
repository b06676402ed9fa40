"""The same people by one process, by all cores and by Spark: seconds, processor time and memory of whole runs.

In: sizes, engines and masters. Out: one line for each run, process start included, with the machine and its load in
``results.jsonl``; results are compared row for row. Spark needs the extra and Java: ``make spark`` brings the extra.

    python benchmarks/scale.py [--runs 3] [--master local[2]] [p4k p40k p400k]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
from data import AS_OF, FOLDER, SIZES, inputs
from measuring import machine

CONCEPT = "schwaebisch-hall"
_PAGE, _TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", metavar="size", help=f"of {', '.join(SIZES)}")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--runs", type=int, default=3, help="the worst counts")
    parser.add_argument("--master", help="of Spark, as local[2]; without it Spark is left out")
    chosen = parser.parse_args()
    ways = {"one process": ["pool", "--processes", "1"], "pool": ["pool"]}
    if chosen.master:
        ways[f"spark {chosen.master}"] = ["spark", "--master", chosen.master]
    for size in chosen.sizes or ("p4k", "p40k", "p400k"):
        said = set()
        for way, arguments in ways.items():
            runs = [run(inputs(size, chosen.folder), arguments, said) for _ in range(chosen.runs)]
            worst = max(runs, key=lambda each: each["seconds"])
            told = {"figure": f"{way}, {size}", **worst, "runs": [each["seconds"] for each in runs]}
            print(json.dumps(told), flush=True)
            with (chosen.folder / "results.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps({**told, "machine": machine()}) + "\n")
        if len(said) > 1:
            raise SystemExit(f"{size}: the engines do not say the same")


def run(people: Path, arguments: list[str], said: set[str]) -> dict[str, Any]:
    """One run of the command; its result's fingerprint joins ``said``."""
    with tempfile.TemporaryDirectory() as folder:
        line = [
            sys.executable, "-m", "kontaktdichte", "evaluate", str(people), "--concept", CONCEPT, "--as-of", str(AS_OF),
            "--out", f"{folder}/out.parquet", "--engine", *arguments,
        ]  # fmt: skip
        begin = time.perf_counter()
        with subprocess.Popen(
            line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        ) as running:
            with watched(running.pid) as used:
                _, errors = running.communicate()
            taken = time.perf_counter() - begin
        if running.returncode:
            raise SystemExit(errors.decode())
        duties = pl.read_parquet(f"{folder}/out/duties/part-*.parquet").with_columns(pl.col("verdict").cast(pl.String))
        said.add(str(duties.hash_rows().implode().hash().item()))
    return {"seconds": round(taken, 1), "processor": round(used["processor"]), "mib": used["peak"] >> 20}


@contextmanager
def watched(group: int) -> Iterator[dict[str, Any]]:
    """Processor seconds and the largest resident memory of a process group, looked at every 50 ms."""
    used: dict[str, Any] = {"processor": 0.0, "peak": 0}
    processor: dict[str, float] = {}
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.05):
            now = dict(_processes(group))
            processor.update((name, seconds) for name, (seconds, _) in now.items())
            used["peak"] = max(used["peak"], sum(resident for _, resident in now.values()))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    yield used
    ended.set()
    looking.join()
    used["processor"] = sum(processor.values())


def _processes(group: int) -> Iterator[tuple[str, tuple[float, int]]]:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(told[2]) == group:
            yield process.name, ((int(told[11]) + int(told[12])) / _TICKS, int(told[21]) * _PAGE)


if __name__ == "__main__":
    main()
