"""Every request in one transaction of one organisation; what it showed is logged before the answer is sent.

In: a session. Out: ``request.access``. A request without an account only reaches pages that declare themselves public.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from kontaktdichte.web.access import Access, Denied, Permission, today
from kontaktdichte.web.entrance import BOUND, CHOSEN, ENDED, TYPED, expired
from kontaktdichte.web.models import Membership, Read
from kontaktdichte.web.rls import enter
from kontaktdichte.web.views.entrance import log_in_again

VERSION = version("kontaktdichte")


class InOrganisation:
    """Finds the membership of today, opens its transaction, asks the view's policy, writes the read log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer a request."""
        request.access, request.reads = None, []
        if request.user.is_authenticated and expired(request.session):
            logout(request)
        if not request.user.is_authenticated:
            return self.get_response(request)
        with transaction.atomic():
            request.access = accessed(request)
            if request.access is None:
                logout(request)
                return redirect(f"/anmelden/{ENDED}")
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
            response = self.get_response(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
            else:
                log_reads(request)
        response["Cache-Control"] = "no-store"  # the next one at this computer goes back and sees nothing
        return response

    def process_view(self, request: Any, view: Any, *_: Any) -> HttpResponse | None:
        """Default deny: a view says what it needs."""
        if not getattr(view, "declares_policy", False):
            raise PermissionDenied("this page declares no policy")
        if view.policy is None:
            return None
        if request.access is None:
            return log_in_again(request)
        if not all(request.access.may(permission) for permission in view.policy):
            raise Http404
        if request.method == "POST" and request.session.get(TYPED, {}).get("path") == request.path:
            del request.session[TYPED]  # it is being stored now
        return None

    def process_exception(self, request: Any, error: Exception) -> None:
        """What a role may not do is told like what does not exist."""
        if isinstance(error, Denied):
            raise Http404 from error


def accessed(request: Any) -> Access | None:
    """The membership of today, of the organisation chosen or of the first one; enters its context."""
    day = today()
    with connection.cursor() as cursor:
        cursor.execute("select organisation, name, membership from memberships_of(%s, %s)", [request.user.pk, day])
        rows = cursor.fetchall()
    chosen, bound = request.session.get(CHOSEN), request.session.get(BOUND)
    rows = [row for row in rows if not bound or str(row[0]) == chosen]
    if not rows:
        return None
    organisation, name, membership = next((row for row in rows if str(row[0]) == chosen), rows[0])
    enter(organisation)
    return Access(organisation, name, Membership.objects.select_related("unit", "user").get(pk=membership), day)


def log_reads(request: Any) -> None:
    """One row for each client that the answer shows; a list is one row with their number."""
    access = request.access
    Read.objects.bulk_create(
        Read(
            organisation_id=access.organisation, reader=access.membership, page=page[:100], person_id=person, persons=n
        )
        for page, person, n in request.reads
    )


def shown(request: Any) -> dict[str, Any]:
    """What every template may say."""
    access = getattr(request, "access", None)
    may = {one.name: access is not None and access.may(one) for one in Permission}
    return {"access": access, "may": may, "version": VERSION}
