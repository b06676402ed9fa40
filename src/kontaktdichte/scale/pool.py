"""Part after part on the cores of this machine, and one after another into Parquet.

In: a folder with the six tables, a question. Out: a folder of Parquet files that in the order of their names hold the
duties in the order of persons. Processes are spawned, never forked (a fork after a Polars query hangs); they end with
this one, however it ends. Each holds one part at a time: the number of persons costs time and disk, no memory.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TypeVar

from kontaktdichte.scale.files import Survey, all_read, frames, part, survey
from kontaktdichte.scale.partition import Question, Refusal, holds_only_parts, judged

Task = TypeVar("Task")
Result = TypeVar("Result")
Progress = Callable[[Iterable["Written"], int], Iterable["Written"]]
PERSONS = 100_000  # in a part at most: under a gigabyte in each process
_ROUNDS = 4  # parts for each process where there are fewer people: the last ones do not wait long for each other


@dataclass(frozen=True)
class Written:
    """One part's duties in a file; ``rows``: how many of each table's rows were read for it."""

    path: Path
    duties: int
    overdue: int
    rows: dict[str, int]


def judge(
    folder: Path, question: Question, out: Path, *, processes: int | None = None, persons: int | None = None,
    progress: Progress | None = None,
) -> list[Written]:  # fmt: skip
    """The duties of everyone in ``folder`` as ``out/part-00000.parquet`` …, columns ``DUTY``; replaces an older result.

    ``processes``: default one for each core; ``persons``: in a part at most. Nothing is left in ``out`` where it fails.
    Raises TableError, Refusal (a process died, or ``out`` holds other files) and OSError.
    """
    tables = frames(folder)
    known = survey(tables, question)
    several = processes or cores()
    size = max(1, min(persons or PERSONS, -(-known.persons // (several * _ROUNDS))))
    starts = range(0, max(known.persons, 1), size)
    asked = replace(question, years=known.years, each=known.persons // several)
    with _replacing(out) as place:
        work = partial(_write_part, folder, asked, known, size, place)
        done = in_order(work, starts, min(several, len(starts)))
        written = list(progress(done, len(starts)) if progress is not None else done)
        all_read(tables, known, (each.rows for each in written))
    return [replace(each, path=out / each.path.name) for each in written]


def _write_part(folder: Path, question: Question, known: Survey, size: int, place: Path, first: int) -> Written:
    some = part(frames(folder), question, known, first, size)
    duties = judged(question, some.tables, some.guests)
    path = place / f"part-{first // size:05}.parquet"
    duties.write_parquet(path, compression="zstd")
    return Written(path, duties.height, duties.filter("overdue").height, some.rows)


def cores() -> int:
    """The cores that this process may use, which in a container are often not all of the machine's."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A folder beside ``out`` that takes its place at the end, or is gone."""
    holds_only_parts(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as made:
        place = Path(made) / out.name
        place.mkdir()
        yield place
        if out.exists():
            shutil.rmtree(out)
        place.rename(out)


def in_order(work: Callable[[Task], Result], tasks: Iterable[Task], processes: int) -> Iterator[Result]:
    """``work(task)`` for each task in processes of their own, the results in the order of the tasks.

    ``work`` must be importable or a partial of that. Few results wait at a time. Whatever ``work`` raises is raised
    here; Refusal where a process died.
    """
    with _workers(processes) as workers:
        waiting: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                if len(waiting) >= 2 * processes:
                    yield _result(waiting.popleft())
                with _sheltered():
                    waiting.append(workers.submit(work, task))
            while waiting:
                yield _result(waiting.popleft())
        except BrokenProcessPool as error:
            raise Refusal(
                "Ein Rechenprozess ist abgebrochen, meist weil der Arbeitsspeicher nicht reicht: bitte mit kleinerem "
                "--processes wiederholen oder andere Programme schließen.",
                "A process died, most likely for lack of memory: repeat with fewer --processes, or close programs.",
            ) from error


def _result(of: Future[Result]) -> Result:
    """Its result. Waits in short breaths: once Polars has run a query, Ctrl-C no longer wakes a thread that waits."""
    while not of.done():
        futures.wait([of], timeout=0.2)
    return of.result()


@contextmanager
def _sheltered() -> Iterator[None]:
    """Processes begun meanwhile never see Ctrl-C, not even before they can say so: it is their parent's to answer."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _workers(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end when the work is done, when something goes wrong, and when this process is killed."""
    context = multiprocessing.get_context("spawn")
    life, held = context.Pipe(duplex=False)  # nobody writes: its end is the message
    workers = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with, initargs=(life,))
    with life, _threads(max(1, cores() // processes)):
        try:
            yield workers
            workers.shutdown()
        finally:
            held.close()
            workers.shutdown(cancel_futures=True)


def _end_with(life: Connection) -> None:
    """In a worker: without a parent there is nothing to do."""

    def watch() -> None:
        wait([life])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Processes begun meanwhile use that many threads each, unless told otherwise: Polars asks when it is imported."""
    told = "POLARS_MAX_THREADS" in os.environ
    os.environ.setdefault("POLARS_MAX_THREADS", str(count))
    try:
        yield
    finally:
        if not told:
            del os.environ["POLARS_MAX_THREADS"]
