"""Work that no page waits for: the projection of a whole organisation, after an import, for a new edition, each night.

In: keys of organisations, never personal data. A job is there exactly if the transaction that asked for it was; an
organisation has one job at a time for each part of its clients. Workers are processes of their own (``kontaktdichte
work``), started beside the pages, one for each part; they look every few minutes for what a new day or an edition has
made stale, and for jobs whose worker died.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection, connections, transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

from kontaktdichte.web.clock import today
from kontaktdichte.web.evaluations import NoConcept, renew, stale
from kontaktdichte.web.models import Person
from kontaktdichte.web.rls import inside

AT_ONCE = 200  # clients of one computation: bounds the memory; with 500 an edition took about a sixth longer
PARTS = 2  # of an organisation, each computed by a process: a third would take the processor from the pages
_WAITING = "status in ('todo', 'doing')"


@dataclass(frozen=True)
class Progress:
    """Of how many clients the lists hold again while a job is at work."""

    done: int
    of: int


@dataclass(frozen=True)
class Failed:
    """A job that was tried in vain."""

    task: str
    organisation: str | None  # its key
    attempts: int
    since: datetime


def ask(organisation: UUID) -> None:
    """Ask in the running transaction for whatever does not hold to be computed anew; once is enough."""
    for part, lock in enumerate(_locks(organisation)):
        with suppress(AlreadyEnqueued), transaction.atomic():
            renew_organisation.configure(lock=lock, queueing_lock=lock).defer(organisation=str(organisation), part=part)


def _locks(organisation: UUID) -> list[str]:
    """Of each part, so that it has one job at a time."""
    return [f"projection {organisation} {part}" for part in range(PARTS)]


def progress(organisation: UUID, day: date) -> Progress | None:
    """How far the jobs of an organisation are; None where it has none."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select exists (select from procrastinate_jobs where {_WAITING} and lock = any(%s))",
            [_locks(organisation)],
        )
        (waiting,) = cursor.fetchone()
    if not waiting:
        return None
    of, left = Person.objects.count(), stale(day).count()
    return Progress(of - left, of) if left else None


def failed() -> list[Failed]:
    """Jobs that were tried in vain, for operators."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select task_name, args->>'organisation', attempts,
            (select max(e.at) from procrastinate_events e where e.job_id = j.id)
            from procrastinate_jobs j where status = 'failed' order by id"""
        )
        return [Failed(*row) for row in cursor.fetchall()]


def renew_all(organisation: UUID, day: date, part: int | None = None) -> int:
    """Compute anew whatever of an organisation, or of a part of its clients, does not hold on this day; returns of how
    many clients.

    Clients are read and written few by few, each few in a transaction of their own, so that nobody waits; in a running
    transaction all in that one: other connections do not see what it stored.
    """
    apart, keys = partial(inside, organisation), []
    with apart(), suppress(NoConcept):
        keys = list(stale(day).order_by("pk").values_list("pk", flat=True))
    if part is not None:
        keys = [key for key in keys if key.int % PARTS == part]
    done = 0
    for first in range(0, len(keys), AT_ONCE):
        with _uncollected():
            done += renew(keys[first : first + AT_ONCE], organisation, day, apart)
    return done


@contextmanager
def _uncollected() -> Iterator[None]:
    """Meanwhile nobody looks for cycles: rows by the hundred thousand hold none, and looking costs a tenth of all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@app.task(name="projection", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def renew_organisation(organisation: str, part: int | None = None) -> None:
    """The projection of one organisation, or of a part of its clients."""
    try:
        renew_all(UUID(organisation), today(), part)
    finally:
        connections.close_all()


@app.periodic(cron="*/5 * * * *")
@app.task(name="look", queueing_lock="look")
def look(timestamp: int = 0) -> None:
    """Ask for each organisation whose lists do not hold: a day has passed, an edition is in force, people came in."""
    try:
        day = today()
        with connection.cursor() as cursor:
            cursor.execute("select organisations()")
            keys = [row[0] for row in cursor.fetchall()]
        for key in keys:
            with inside(key), suppress(NoConcept):
                if stale(day).exists():
                    ask(key)
    finally:
        connections.close_all()


@app.periodic(cron="* * * * *")
@app.task(name="revive", queueing_lock="revive", pass_context=True)
async def revive(context: JobContext, timestamp: int = 0) -> None:
    """A job whose worker died is tried again, unless another one for the same already waits: then that one is."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        try:
            await manager.retry_job(job)
        except UniqueViolation:  # left as it is, it would keep the other one from ever being done
            await manager.finish_job(job, Status.ABORTED, delete_job=True)


def work(*, wait: bool = True) -> None:
    """Do jobs until this process is told to end, or with ``wait=False`` until there are none."""
    with suppress(AlreadyEnqueued):
        look.defer()
    with suppress(AlreadyEnqueued):
        revive.defer()
    connections.close_all()
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(concurrency=1, wait=wait, delete_jobs="successful")
