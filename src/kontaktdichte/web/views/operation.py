"""For the operators' machines: does the process answer, can it work, what does it measure. No account, no client."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from kontaktdichte.web import observation
from kontaktdichte.web.access import policy
from kontaktdichte.web.settings import settings

_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded")


@policy(public=True)
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@policy(public=True)
def ready(request: HttpRequest) -> HttpResponse:
    """200 where pages can be served: the database answers and has this version's tables; whether a worker was seen."""
    database = _holds(_answers)
    schema = database and _holds(observation.schema_current)
    worker = schema and _holds(observation.worker_seen)
    said = {"database": database, "schema": schema, "worker": worker}
    return JsonResponse(said, status=200 if schema else 503)


def _answers() -> bool:
    connection.ensure_connection()
    return connection.is_usable()


def _holds(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except Error:
        return False


@policy(public=True)
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus: to whoever has the token, or to this very computer past no proxy; nothing to others."""
    if not _may_measure(request):
        raise Http404
    return HttpResponse(observation.figures(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_measure(request: HttpRequest) -> bool:
    token = settings().metrics_token
    given = request.headers.get("Authorization", "")
    if token is not None:
        return hmac.compare_digest(given.encode(), f"Bearer {token.get_secret_value()}".encode())
    local = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
    return local and not any(name in request.headers for name in _FORWARDED)
