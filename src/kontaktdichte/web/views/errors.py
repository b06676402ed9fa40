"""What is shown when a page cannot be: plain pages that need neither account nor database."""

from __future__ import annotations

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kontaktdichte.web.errors import NotLogged
from kontaktdichte.web.evaluations import NoConcept

WAIT = 30  # seconds after which a browser may ask again


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing there, or nothing for this role."""
    return _page("404", 404)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: refused, also a form whose token is too old."""
    return _page("403", 403)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: asked too often from one place."""
    return _page("429", 429)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: nothing a browser sends by itself; 503 where a session could not be stored without its database."""
    cause: BaseException | None = exception
    while cause is not None:
        if isinstance(cause, OperationalError | InterfaceError):
            return _page("503", 503)
        cause = cause.__context__
    return _page("403", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database is away, a read cannot be logged or no concept is in force."""
    error: Any = sys.exc_info()[1]
    if isinstance(error, NoConcept):
        return _page("no_concept", 503)
    if isinstance(error, OperationalError | InterfaceError | NotLogged):
        return _page("503", 503)
    return _page("500", 500)


def _page(name: str, status: int) -> HttpResponse:
    answer = HttpResponse(render_to_string(f"errors/{name}.html"), status=status)
    if status == 503:
        answer["Retry-After"] = str(WAIT)
    return answer
