"""What operators see of the running application: a line of log and figures for each request, jobs, schema, worker.

In: requests, by the name of their route. Out: JSON lines and Prometheus' text. Nothing here tells of persons or
organisations: no address, no query, no body, no message of an error, which may quote a row.
"""

from __future__ import annotations

import logging
import os
import re
import time
import traceback
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import cache
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from pythonjsonlogger.json import JsonFormatter

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # where the workers of one server put their figures together
WORKER_SILENT = 120  # seconds after which a worker without a sign of life is taken for dead
_LABELS = ("route", "status")
_OWN = CollectorRegistry()
_REQUESTS = Histogram(
    "kontaktdichte_request_seconds", "Time to answer, by route and class of status.", _LABELS, registry=_OWN,
    buckets=(0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10),
)  # fmt: skip
_QUERIES = Counter("kontaktdichte_queries", "Questions to the database, by route.", ("route",), registry=_OWN)
_REQUEST: ContextVar[str] = ContextVar("request", default="")
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_LOG = logging.getLogger("kontaktdichte.request")


class Observed:
    """The outermost middleware: counts and times each request, logs one line, gives it a number that answers carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        given = request.headers.get("X-Request-ID", "")
        number = given if _GIVEN.fullmatch(given) else uuid4().hex
        token, begin, asked = _REQUEST.set(number), time.perf_counter(), [0]

        def count(execute: Callable[..., Any], *arguments: Any) -> Any:
            asked[0] += 1
            return execute(*arguments)

        try:
            with connection.execute_wrapper(count):
                response = self.get_response(request)
            took, name = time.perf_counter() - begin, route(request)
            _REQUESTS.labels(name, f"{response.status_code // 100}xx").observe(took)
            _QUERIES.labels(name).inc(asked[0])
            said = {"route": name, "status": response.status_code, "ms": round(took * 1000), "queries": asked[0]}
            _LOG.info("%s", request.method, extra=said)
            response["X-Request-ID"] = number
            return response
        finally:
            _REQUEST.reset(token)


def route(request: HttpRequest) -> str:
    """The name of the route, never the address, in which keys of clients stand."""
    match = request.resolver_match
    return match.view_name or "unnamed" if match is not None else "none"


class Discreet(JsonFormatter):
    """JSON lines without what libraries quote: of their messages the pattern, of an error its kind and place."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Add the number of the request."""
        return log_data | ({"request": _REQUEST.get()} if _REQUEST.get() else {})

    def format(self, record: logging.LogRecord) -> str:
        """One line; a request's own fields only where this module wrote them."""
        own = record.name.startswith("kontaktdichte.")
        kept = ("route", "status", "ms", "queries") if own else ()
        said = record.msg if own else str(record.msg).partition("\n")[0]  # what follows may quote an error
        bare = logging.LogRecord(
            record.name, record.levelno, record.pathname, record.lineno, said, record.args if own else None, None
        )
        bare.created, bare.msecs = record.created, record.msecs
        for name in kept:
            if hasattr(record, name):
                setattr(bare, name, getattr(record, name))
        if record.exc_info and record.exc_info[1] is not None:
            bare.error = list(_told(record.exc_info[1]))
        return super().format(bare)


def _told(error: BaseException) -> Iterator[str]:
    """Kind and places of an error and of those it came from, the last place first, without their messages."""
    seen: BaseException | None = error
    while seen is not None:
        frames = reversed(traceback.extract_tb(seen.__traceback__)[-8:])
        places = " < ".join(f"{os.path.basename(one.filename)}:{one.lineno} {one.name}" for one in frames)
        yield f"{type(seen).__module__}.{type(seen).__qualname__} at {places}"
        seen = seen.__cause__ or seen.__context__


def figures() -> bytes:
    """Prometheus' text: of all workers of this server, and of the jobs, which are one for all servers."""
    registry = CollectorRegistry()
    if os.environ.get(SHARED):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(_Jobs())
    return generate_latest(registry) if os.environ.get(SHARED) else generate_latest(_OWN) + generate_latest(registry)


class _Jobs(Collector):
    """How many jobs wait, run and failed."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One figure for each status."""
        found = GaugeMetricFamily("kontaktdichte_jobs", "Jobs, by status.", labels=["status"])
        for status, count in jobs().items():
            found.add_metric([status], count)
        yield found


def jobs() -> dict[str, int]:
    """How many jobs there are in each status that an operator may have to look at."""
    with connection.cursor() as cursor:
        cursor.execute("select status::text, count(*) from procrastinate_jobs group by status")
        found = dict(cursor.fetchall())
    return {status: found.get(status, 0) for status in ("todo", "doing", "failed")}


def worker_seen() -> bool:
    """Whether a worker gave a sign of life a moment ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from procrastinate_workers "
            "where last_heartbeat > now() - make_interval(secs => %s))",
            [WORKER_SILENT],
        )
        return bool(cursor.fetchone()[0])


def schema_current() -> bool:
    """Whether the tables are those of this version, neither older nor newer."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('django_migrations') is not null")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("select app, name from django_migrations")
        found = set(cursor.fetchall())
    return found >= _wanted() and {one for one in found if one[0] == "web"} <= known()


@cache
def _wanted() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


@cache
def known() -> frozenset[tuple[str, str]]:
    """The migrations of this version by application and name, and those that they stand for: older tables name them."""
    replaced = (old for one in MigrationLoader(None).replacements.values() for old in one.replaces)
    return frozenset([*_wanted(), *replaced])
