"""P19 without its tries: role removed, next request refused; CSRF on every POST; headers on every answer.

Complete by construction: addresses come from the resolver; a real PostgreSQL as the application's role. Each check
prints one JSON line.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from django.urls import get_resolver
from tests.web.conftest import TODAY, client_of, db, members, migrated, person
from tests.web.test_access import entered

from kontaktdichte.web.access import MAY, Access
from kontaktdichte.web.actions import members as actions
from kontaktdichte.web.models import Person, Role
from kontaktdichte.web.rls import enter

__all__ = ["client_of", "db", "members", "migrated", "person"]
HEADERS = {
    "Content-Security-Policy": r"default-src 'none'.*frame-ancestors 'none'|frame-ancestors 'none'.*default-src 'none'",
    "X-Content-Type-Options": "^nosniff$", "X-Frame-Options": "^DENY$", "Referrer-Policy": "^same-origin$",
}  # fmt: skip
WRITING = ("POST", "PUT", "PATCH", "DELETE")


@contextmanager
def said(part: str) -> Iterator[dict[str, Any]]:
    """One JSON line, also where the check fails."""
    line: dict[str, Any] = {"proof": "P19", "part": part}
    begin = time.perf_counter()
    try:
        yield line
    finally:
        line["seconds"] = round(time.perf_counter() - begin, 1)
        print(f"\n{json.dumps(line)}", file=sys.stderr, flush=True)


def addresses(key: object) -> list[str]:
    """Every address of the application, its parts filled in."""
    found = []
    for pattern in get_resolver().url_patterns:
        route = str(pattern.pattern)
        if route.startswith("^"):
            route = re.sub(r"\(\?P<\w+>[^)]*\)", "abc", route.strip("^$"))
        route = re.sub(r"<uuid:\w+>", str(key), route)
        found.append("/" + re.sub(r"<(?:slug|str):\w+>", "abc", re.sub(r"<int:\w+>", "1", route)))
    assert not [one for one in found if "<" in one], "an address of a kind that this proof does not know"
    return found


def test_a_role_that_is_removed_is_refused_at_the_next_request(members: dict[str, Access], person: Person) -> None:
    """If it fails, somebody goes on reading with a role that was taken away."""
    administrator, file = members[Role.ADMINISTRATOR], f"/klienten/{person.pk}/"
    with said("roles") as line:
        line["refused"] = []
        for role in (one for one in Role.values if one != Role.ADMINISTRATOR):
            member, browser = members[role].membership, entered(members[role])
            before = browser.get(file).status_code
            changed = actions.change(
                access=administrator, member=member, role="management" if before == 200 else "counsellor",
                unit=None, code=member.code, since=TODAY,
            )  # fmt: skip
            after = browser.get(file).status_code
            actions.end(access=administrator, member=changed)
            ended = browser.get("/")
            line["refused"].append([role, before, after, ended.status_code])
            assert (before == 200) == (len(MAY[role]) > 1 or role == Role.SUBSTITUTE)
            assert {before, after} == {200, 404}
            assert (ended.status_code, ended["Location"][:10]) == (302, "/anmelden/")
            enter(administrator.organisation)


def test_nothing_is_stored_without_the_token(members: dict[str, Access], person: Person) -> None:
    """If it fails, a page of another house stores something in the name of whoever looks at it."""
    with said("csrf") as line:
        asked, other = 0, []
        for role in (None, *Role.values):
            browser = Client(enforce_csrf_checks=True)
            if role is not None:
                browser.force_login(members[role].membership.user, "django.contrib.auth.backends.ModelBackend")
            for address in addresses(person.pk):
                for method in WRITING:
                    asked += 1
                    status = browser.generic(method, address, "a=b", "application/x-www-form-urlencoded").status_code
                    if status != 403:
                        other.append((role, method, address, status))
        exempt = [one for one in get_resolver().url_patterns if getattr(one.callback, "csrf_exempt", False)]
        line |= {"asked": asked, "refused": asked - len(other), "exempt": len(exempt)}
    assert other == []
    assert exempt == []


def lacking(answer: Any) -> list[str]:
    """Which headers an answer does not have as they must be."""
    return [name for name, must in HEADERS.items() if not re.search(must, answer.headers.get(name) or "")]


def test_every_answer_carries_the_headers(members: dict[str, Access], person: Person) -> None:
    """If it fails, one page can be framed, sniffed or kept by a browser."""
    with said("headers") as line:
        found, statuses = [], Counter[int]()
        for role in (None, *Role.values):
            browser = Client(raise_request_exception=False)
            if role is not None:
                browser.force_login(members[role].membership.user, "django.contrib.auth.backends.ModelBackend")
                enter(members[role].organisation)
            for address in (*addresses(person.pk), "/static/kontaktdichte.css", "/gibt-es-nicht/"):
                for method in ("GET", "POST", "DELETE"):
                    if address in ("/abmelden/", "/konto/abmelden/") and method == "POST":
                        continue  # the session is still needed
                    answer = browser.generic(method, address)
                    statuses[answer.status_code] += 1
                    wrong = lacking(answer)
                    if answer.streaming:
                        answer.close()
                    if role and "/static/" not in address and "no-store" not in answer.headers.get("Cache-Control", ""):
                        wrong.append("Cache-Control")
                    found += [(role, method, address, answer.status_code, wrong)] if wrong else []
            strange = browser.get("/", headers={"host": "elsewhere.example"})
            statuses[strange.status_code] += 1
            found += [(role, "GET", "strange host", strange.status_code, lacking(strange))] if lacking(strange) else []
        line |= {"answers": sum(statuses.values()), "statuses": dict(sorted(statuses.items())), "lacking": len(found)}
    assert found == []
