"""Work that no page waits for: the projection of a whole organisation, after an import, for a new edition, each night.

In: keys of organisations, never personal data. A job is there exactly if the transaction that asked for it was; one
organisation has one job at a time. The worker is a process of its own (``kontaktdichte work``), started beside the
pages; it looks every few minutes for what a new day or an edition has made stale, and for jobs whose worker died.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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

AT_ONCE = 500  # clients of one computation: bounds the memory
SIDE_BY_SIDE = 2  # computations: a third would take the processor from the pages
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
    lock = f"projection {organisation}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        renew_organisation.configure(lock=lock, queueing_lock=lock).defer(organisation=str(organisation))


def progress(organisation: UUID, day: date) -> Progress | None:
    """How far the job of an organisation is; None where it has none."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select exists (select from procrastinate_jobs where {_WAITING} and lock = %s)",
            [f"projection {organisation}"],
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


def renew_all(organisation: UUID, day: date) -> int:
    """Compute anew whatever of an organisation does not hold on this day; returns of how many clients.

    Clients are read and written few by few, each few in a transaction of their own, so that nobody waits; in a running
    transaction all in that one: other connections do not see what it stored.
    """
    part, keys = partial(inside, organisation), []
    with part(), suppress(NoConcept):
        keys = list(stale(day).order_by("pk").values_list("pk", flat=True))
    some = [keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE)]
    if len(some) < SIDE_BY_SIDE or connection.in_atomic_block:
        return sum(renew(persons, organisation, day, part) for persons in some)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        return sum(threads.map(lambda persons: _apart(persons, organisation, day), some))


def _apart(persons: list[UUID], organisation: UUID, day: date) -> int:
    """A part of the clients in a thread with a connection of its own: one computes while the other reads or writes."""
    try:
        return renew(persons, organisation, day, partial(inside, organisation))
    finally:
        connections.close_all()


@app.task(name="projection", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def renew_organisation(organisation: str) -> None:
    """The projection of one organisation."""
    try:
        renew_all(UUID(organisation), today())
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
