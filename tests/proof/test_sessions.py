"""P19: 10,000 tries locked out; role removed, next request refused; CSRF on every POST; headers on every answer.

Complete by construction: addresses come from the resolver. The bulk of the tries goes through Django's test client to
a real PostgreSQL as the application's role; a part, and what a server answers by itself, goes over HTTP. Each check
prints one JSON line.
"""

import http.client
import json
import re
import sys
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver
from tests.proof.running import Office
from tests.web.conftest import PASSWORD, TODAY, client_of, db, members, migrated, person
from tests.web.test_access import entered

from kontaktdichte.web.access import ROLES, Access, Permission
from kontaktdichte.web.actions import members as actions
from kontaktdichte.web.models import Person, Role, User
from kontaktdichte.web.rls import enter

__all__ = ["client_of", "db", "members", "migrated", "person"]
TRIES, OVER_HTTP, COMPARED_AT_MOST = 10_000, 300, 8
WORST_AN_HOUR = 21  # of one account, from however many computers: allauth's limit and the one that finds it reached
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


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a password was compared, by account."""
    count: Counter[str] = Counter()

    def counted(self: User, raw: str) -> bool:
        count[self.email] += 1
        return check_password(raw, self.password)

    monkeypatch.setattr(User, "check_password", counted)
    return count


@pytest.mark.slow
def test_ten_thousand_tries_are_locked_out(members: dict[str, Access], compared: Counter[str]) -> None:
    """If it fails, a password can be guessed by trying."""
    cache.clear()
    one, many = members[Role.COUNSELLOR].membership.user, members[Role.TEAM_LEAD].membership.user
    with said("tries") as line:
        browser, answers = Client(), Counter[int]()
        for number in range(TRIES - 500):
            answers[browser.post("/anmelden/", {"login": one.email, "password": f"falsch-{number}"}).status_code] += 1
        line["one_computer"] = {"tries": TRIES - 500, "compared": compared[one.email], "answers": dict(answers)}
        for number in range(500):
            from_there = Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250 + 1}")
            assert from_there.post("/anmelden/", {"login": many.email, "password": "falsch"}).status_code in (200, 429)
        line["many_computers"] = {"tries": 500, "compared": compared[many.email]}
        right = browser.post("/anmelden/", {"login": one.email, "password": PASSWORD})
        line["right_password_while_locked"] = right.status_code
    assert compared[one.email] <= COMPARED_AT_MOST
    assert compared[many.email] <= WORST_AN_HOUR
    assert right.status_code == 429
    assert browser.get("/konto/").status_code == 302


def test_a_role_that_is_removed_is_refused_at_the_next_request(members: dict[str, Access], person: Person) -> None:
    """If it fails, somebody goes on reading with a role that was taken away."""
    administrator, file = members[Role.ADMINISTRATOR], f"/klienten/{person.pk}/"
    with said("roles") as line:
        line["refused"] = []
        for role in (one for one in ROLES["jobcenter"] if one != Role.ADMINISTRATOR):
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
            assert (before == 200) == (Permission.READ_CLIENTS in ROLES["jobcenter"][role])
            assert {before, after} == {200, 404}
            assert (ended.status_code, ended["Location"][:10]) == (302, "/anmelden/")
            enter(administrator.organisation)


@pytest.mark.slow
def test_nothing_is_stored_without_the_token(members: dict[str, Access], person: Person) -> None:
    """If it fails, a page of another house stores something in the name of whoever looks at it."""
    with said("csrf") as line:
        asked, other = 0, []
        for role in (None, *ROLES["jobcenter"]):
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


@pytest.mark.slow
def test_every_answer_carries_the_headers(members: dict[str, Access], person: Person) -> None:
    """If it fails, one page can be framed, sniffed or kept by a browser."""
    with said("headers") as line:
        found, statuses = [], Counter[int]()
        for role in (None, *ROLES["jobcenter"]):
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
                        b"".join(answer.streaming_content)  # to its end: the client then closes the file
                    if role and "/static/" not in address and "no-store" not in answer.headers.get("Cache-Control", ""):
                        wrong.append("Cache-Control")
                    found += [(role, method, address, answer.status_code, wrong)] if wrong else []
            strange = browser.get("/", headers={"host": "elsewhere.example"})
            statuses[strange.status_code] += 1
            found += [(role, "GET", "strange host", strange.status_code, lacking(strange))] if lacking(strange) else []
        line |= {"answers": sum(statuses.values()), "statuses": dict(sorted(statuses.items())), "lacking": len(found)}
    assert found == []


def test_over_http_too(tmp_path: Path) -> None:
    """If it fails, what holds in the test client does not hold behind the server."""
    office = Office(tmp_path)
    try:
        office.serve()
        with said("http") as line:
            answers, headers = Counter[int](), Counter[int]()
            page = asked(office.port, "GET", "/anmelden/")
            token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page.text)[0]
            form = {"login": "niemand@x.example", "password": "falsch", "csrfmiddlewaretoken": token}
            for _ in range(OVER_HTTP):
                answer = asked(office.port, "POST", "/anmelden/", form, page.cookie)
                answers[answer.status] += 1
                headers[len(lacking(answer))] += 1
            others = (
                "GET /static/kontaktdichte.js|GET /static/nichts.js|GET /nichts/|POST /anmelden/|PUT /|GET /healthz"
            )
            for method, path in (one.split() for one in f"{others}|GET /klienten/".split("|")):
                headers[len(lacking(asked(office.port, method, path)))] += 1
            line |= {"tries": OVER_HTTP, "answers": dict(answers), "headers": sum(headers.values()), "lacking": 0}
            line["lacking"] = sum(headers.values()) - headers[0]
        assert set(headers) == {0}
        assert answers[429] >= OVER_HTTP - 2 * COMPARED_AT_MOST
    finally:
        office.close()


class Answer:
    """What the server sent."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers = response.status, dict(response.getheaders())
        self.headers = {name.title(): value for name, value in self.headers.items()}
        self.text = response.read().decode("utf-8", "replace")
        self.cookie = (response.getheader("Set-Cookie") or "").split(";")[0]


def asked(port: int, method: str, path: str, form: dict[str, str] | None = None, cookie: str = "") -> Answer:
    """One request of a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Host": f"127.0.0.1:{port}"}
        connection.request(method, path, urllib.parse.urlencode(form or {}), sent)
        return Answer(connection.getresponse())
    finally:
        connection.close()
