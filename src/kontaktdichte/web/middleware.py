"""Every request in one transaction of one organisation; what it showed is logged before the answer is sent.

In: a session. Out: ``request.access``. A request without an account only reaches pages that declare themselves public.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from random import random
from time import sleep
from typing import Any
from uuid import UUID

from django.contrib.auth import logout
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import Error, OperationalError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from kontaktdichte.web.access import Access, Denied, Permission
from kontaktdichte.web.clock import today
from kontaktdichte.web.entrance import BOUND, CHOSEN, ENDED, STRONG, TYPED, expired
from kontaktdichte.web.errors import NotLogged
from kontaktdichte.web.evaluations import reading
from kontaktdichte.web.factors import waiting, with_factors
from kontaktdichte.web.models import Membership, Read
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views.account import second_factor_first
from kontaktdichte.web.views.entrance import choose_first, log_in_again

VERSION = version("kontaktdichte")
ATTEMPTS = 4
IN_THE_WAY = {"40001", "40P01"}  # serialisation failure, deadlock


class InOrganisation:
    """Finds the membership of today, opens its transaction, asks the view's policy, writes the read log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer a request."""
        request.access, request.reads, request.choices = None, [], []
        if request.user.is_authenticated and expired(request.session):
            logout(request)
        if not request.user.is_authenticated:
            return self.get_response(request)
        for attempt in range(1, ATTEMPTS + 1):
            request.failed, request.reads = None, []
            try:
                response = self.answered(request)
            except OperationalError as error:  # of the commit
                if attempt == ATTEMPTS or not in_the_way(error):
                    raise
            else:
                if attempt == ATTEMPTS or not in_the_way(request.failed):
                    break
            request._messages = default_storage(request)
            sleep(random() * attempt / 10)
        response["Cache-Control"] = "no-store"  # the next one at this computer goes back and sees nothing
        return response

    def answered(self, request: Any) -> HttpResponse:
        """The answer, its transaction ended: all of it is done, or nothing."""
        with transaction.atomic(), reading() if request.method in ("GET", "HEAD") else nullcontext():
            request.access = accessed(request)
            if request.access is None and not request.choices:
                logout(request)
                return redirect(f"/anmelden/{ENDED}")
            translation.activate(request.access.spoken if request.access else request.user.language)
            request.LANGUAGE_CODE = request.user.language
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
            else:
                log_reads(request)
        return response

    def process_view(self, request: Any, view: Any, *arguments: Any) -> HttpResponse | None:
        """Default deny: a view says what it needs. A NUL comes from no keyboard, and the database takes none."""
        if not getattr(view, "declares_policy", False):
            raise PermissionDenied("this page declares no policy")
        if view.policy is not None:
            if request.access is None:
                return choose_first(request) if request.choices else log_in_again(request)
            if request.access.waiting and not view.own:
                return second_factor_first(request)
            if not all(request.access.may(permission) for permission in view.policy):
                raise Http404
            if request.method == "POST" and request.session.get(TYPED, {}).get("path") == request.path:
                del request.session[TYPED]  # it is being stored now
        if any("\0" in text for sent in (request.GET, request.POST) for _, texts in sent.lists() for text in texts):
            raise SuspiciousOperation("NUL")
        return None

    def process_exception(self, request: Any, error: Exception) -> None:
        """What a role may not do is told like what does not exist."""
        request.failed = error
        if isinstance(error, Denied):
            raise Http404 from error


def in_the_way(error: BaseException | None) -> bool:
    """Whether somebody else's transaction was in the way of this one: done again, it works."""
    return isinstance(error, OperationalError) and getattr(error.__cause__, "sqlstate", "") in IN_THE_WAY


def accessed(request: Any) -> Access | None:
    """The membership of today in the organisation chosen, or in the only one; enters its context.

    None where nothing is chosen yet (``request.choices`` says what can be), or nobody lets this account in.
    """
    day = today()
    with connection.cursor() as cursor:
        cursor.execute("select organisation, name, membership from memberships_of(%s, %s)", [request.user.pk, day])
        rows = cursor.fetchall()
    chosen, bound = request.session.get(CHOSEN), request.session.get(BOUND)
    rows = [row for row in rows if not bound or str(row[0]) == chosen]
    request.choices = [Choice(key, name, str(key) == chosen) for key, name, _ in rows]
    now = [row for row in rows if str(row[0]) == chosen] or (rows if len(rows) == 1 and chosen is None else [])
    if not now:
        return None
    organisation, name, membership = now[0]
    if chosen is None:
        request.session[CHOSEN] = str(organisation)  # should another one replace it, that is asked for and told
    enter(organisation)
    found = with_factors(Membership.objects.select_related("unit", "organisation")).get(pk=membership)
    found.user = request.user
    must = waiting(found, by_provider=bool(bound), confirmed=bool(request.session.get(STRONG)))
    return Access(organisation, name, found, day, must)


@dataclass(frozen=True)
class Choice:
    """An organisation that an account may be in; ``here``: it is the one chosen."""

    key: UUID
    name: str
    here: bool


def log_reads(request: Any) -> None:
    """One row for each client that the answer shows; a list is one row with their number. Raises NotLogged."""
    if not request.reads:
        return
    access = request.access
    rows = [
        Read(
            organisation_id=access.organisation, reader=access.membership, page=page[:100], person_id=person, persons=n
        )
        for page, person, n in request.reads
    ]
    try:
        Read.objects.bulk_create(rows)
    except Error as error:
        raise NotLogged from error


def shown(request: Any) -> dict[str, Any]:
    """What every template may say."""
    access = getattr(request, "access", None)
    may = {one.name: access is not None and access.may(one) for one in Permission}
    return {"access": access, "may": may, "version": VERSION, "choices": getattr(request, "choices", [])}
