"""P1, P17 and P18: every address × method × role × state is asked for; answers, logs and links are looked at.

P1: nobody reads of another office, what his role may not, or whether something foreign exists. P17: an answer that
shows a client has its entry in the read log, and none is shown where that cannot be written. P18: no log, header or
link of these answers bears a name or a password. Complete by construction: addresses come from the resolver.
"""

import copy
import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from tests.proof.report import FULL, chance, proof
from tests.proof.world import GUARDED, SENSITIVE, Actor, Office, actors, both, states
from tests.web.addresses import Address, addresses, needs
from tests.web.conftest import PASSWORD

from kontaktdichte.web.access import ROLES, Permission
from kontaktdichte.web.models import Read, Role
from kontaktdichte.web.models.history import FORGOTTEN
from kontaktdichte.web.rls import enter

METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
READS = ("GET", "HEAD", "OPTIONS")
KNOWN = ("former", "future", "inactive")  # an account, of which no membership holds
HOSTILE = [
    "q=%00", "q=' or 1=1 --", "q=%F0%28", "seite=-1", "seite=x", "seite=99999999999999999999", "alle&meine",
    "q=" + "a" * 5000,
    "next=//elsewhere.example", "format=exe", "sortierung=password", "key=1",
]  # fmt: skip
ALWAYS = {
    "django_session",
    "django_cache",
    "web_read",
    "axes_accesslog",
    "axes_accessattempt",
}  # written by whoever asks
DERIVED = {table for table, why in FORGOTTEN.items() if why.startswith("derived")}
CHOSEN = r'<select[^>]*\bid="f-(?:(?!</select>).)*geschützte'  # a filter of the list of clients offers what is hidden
WRITES = {
    Permission.RECORD_CONTACTS, Permission.CHANGE_FACTS, Permission.APPROVE, Permission.ADMINISTER, Permission.ASSIGN,
}  # fmt: skip
pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.xdist_group("matrix")]


@dataclass
class Answer:
    """What came back, with everything in it that somebody could read."""

    status: int
    headers: dict[str, str]
    text: str
    streaming: bool

    @classmethod
    def of(cls, response: HttpResponseBase) -> "Answer":
        body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        kind = response.headers.get("Content-Type", "")
        text = unzipped(body) if body[:2] == b"PK" else body.decode("utf-8", "replace")
        return cls(response.status_code, {**response.headers, "": kind}, text.lower(), response.streaming)

    def says(self, *words: str) -> list[str]:
        """Which of these words stand in the body or a header."""
        everything = self.text + " ".join(self.headers.values()).lower()
        return [word for word in words if word.lower() in everything]


def unzipped(body: bytes) -> str:
    """A workbook's parts."""
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


@dataclass
class Walk:
    """A walk through everything, and what was wrong on the way."""

    own: Office
    other: Office
    cells: int = 0
    shown: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def fault(self, proof: str, where: str, what: object) -> None:
        self.wrong.setdefault(proof, []).append(f"{where}: {what}")


class Words(logging.Handler):
    """What was logged."""

    def __init__(self) -> None:
        super().__init__(0)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{logging.Formatter().format(record)} {vars(record)}".lower())


@pytest.fixture
def words() -> Iterator[Words]:
    """Everything logged during a proof, with tracebacks and additional fields."""
    handler, root = Words(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)  # statements are told only where DEBUG is on
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


def written() -> dict[str, int]:
    """Rows added, changed and deleted so far in this transaction, by table; rolled back ones count too."""
    with connection.cursor() as cursor:
        cursor.execute("select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_xact_user_tables")
        return dict(cursor.fetchall())


def browser(actor: Actor) -> Client:
    client = Client(raise_request_exception=False)
    if actor.user is not None:
        client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def body(own: Office, other: Office) -> dict[str, str]:
    """What forms of all pages ask for, with things of the other office wherever a thing is named."""
    foreign = str(other.people[0].pk)
    return {
        "on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": "",
        "form_key": str(uuid4()), "person": foreign, "number": "Niemand-1", "to": foreign, "client": foreign,
        "counsellor": str(other.members[Role.COUNSELLOR].membership.pk), "contact": str(other.rows["plain"].pk),
        "reason": "other", "from": "2026-11-20", "value": "true", "attribute": "client", "name": "x",
        "replaces": str(other.rows["plain"].pk), "membership": str(other.members[Role.COUNSELLOR].membership.pk),
    }  # fmt: skip


def asked(client: Client, method: str, path: str, data: dict[str, str]) -> tuple[Answer, list[Read], set[str]]:
    """An answer, the entries it made in the read log, the tables it wrote; all of it is taken back."""
    before, known = written(), set(Read.objects.values_list("pk", flat=True))
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        answer = Answer.of(client.generic(method, path) if method != "POST" else client.post(path, data))
        if connection.needs_rollback:
            transaction.set_rollback(False)
        reads = list(Read.objects.exclude(pk__in=known))
        transaction.set_rollback(True)
    client.cookies, after = cookies, written()
    return answer, reads, {table for table, n in after.items() if n != before.get(table, 0)}


def walk(own: Office, other: Office) -> Walk:
    """Everybody asks for everything in every way."""
    found = Walk(own, other)
    for actor in actors(own, other):
        client = browser(actor)
        enter((actor.office or own).organisation.pk)
        for address in addresses():
            ask_everything(found, actor, client, address)
    return found


def ask_everything(found: Walk, actor: Actor, client: Client, address: Address) -> None:
    """One address in every state by every method; what is foreign is answered like what does not exist."""
    own, data, dice = actor.office or found.own, body(found.own, actor.other), chance(f"{actor.name} {address.name}")
    needed = needs(address.path(own.things()))
    refused = needed is not None and not (actor.access is not None and needed <= may_of(actor))
    methods = METHODS if FULL else METHODS[:2]
    if not FULL and chance(address.name).choice(actors(found.own, found.other)).name == actor.name:
        methods = (*METHODS[:3], dice.choice(METHODS[3:]))  # what else there is, of one who asks for each address
    elsewhere = methods if FULL or not refused else (dice.choice(METHODS[:2]),)
    same: dict[tuple[str, str], dict[str, Any]] = {}
    in_every_state = FULL or (actor.access is not None and actor.access.role == Role.COUNSELLOR)
    for state, things in states(own, actor.other, set(address.kinds().values())).items():
        reads = actor.access is not None and actor.access.may(Permission.READ_CLIENTS)
        if state.startswith("own ") and not in_every_state and not (state == GUARDED and reads):
            continue
        if refused and not FULL and (" but " in state or (actor.name in KNOWN and state != "own")):
            continue  # refused before anything is looked up: what the keys name makes no difference
        path = address.path(things)
        for method in methods if state == "own" else elsewhere:
            answer = cell(found, actor, client, address, method, path, data, f"({state})")
            group = state.partition(" ")[0], state.partition(" ")[2]
            masked = re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", answer.text)
            if answer.status == 401:  # the login page carries along what was typed, sealed anew each time
                masked = ""
            for thing in (str(one) for one in things.values()):
                masked = masked.replace(thing, "…") if len(thing) > 3 else masked  # a passkey's "1" is no secret of h1
            same.setdefault((method, group[1]), {})[group[0]] = (answer.status, masked)
    for (method, rest), answers in same.items():
        if "foreign" in answers and answers["foreign"] != answers["none"]:
            found.fault(
                "P1", f"{actor.name} {method} {address.name} {rest}", "what is foreign can be told from nothing"
            )
    asks = Role.ADMINISTRATOR if address.policy == {Permission.ADMINISTER} else Role.COUNSELLOR
    if actor.access is not None and (FULL or actor.name == asks):
        for query in HOSTILE if FULL else dice.sample(HOSTILE, 4):
            path = f"{address.path(own.things())}?{query}"
            cell(found, actor, client, address, "GET", path, {}, f"?{query[:30]}", read=False)


def cell(
    found: Walk, actor: Actor, client: Client, address: Address, method: str, path: str, data: dict[str, str],
    state: str, read: bool = True,
) -> Answer:  # fmt: skip
    """One request and what is said of it."""
    where = f"{actor.name} {method} {address.name} {state}"
    answer, reads, tables = asked(client, method, path, data)
    found.cells += 1
    judge(found, actor, needs(path.partition("?")[0]), method, answer, tables, where)
    if read:
        judge_reads(found, actor.office or found.own, answer, reads, where)
    return answer


def judge(
    found: Walk, actor: Actor, needed: frozenset[Permission] | None, method: str, answer: Answer, tables: set[str],
    where: str,
) -> None:  # fmt: skip
    """Nothing foreign, nothing beyond the role, nothing written that may not be, no failure."""
    if answer.status >= 500:
        found.fault("P1", where, answer.status)
    if leaked := answer.says(actor.other.mark, PASSWORD):
        found.fault("P1", where, leaked)
    may = may_of(actor)
    if Permission.READ_CLIENTS not in may and (
        leaked := answer.says(found.own.mark + "familie", found.own.mark + "-1")
    ):
        found.fault("P1", where, leaked)
    if Permission.SEE_SENSITIVE not in may and (leaked := answer.says(*SENSITIVE)):
        found.fault("P1", where, leaked)
    allowed = needed is None or (actor.access is not None and needed <= may)
    if not allowed and answer.status not in ((302, 401, 404, 405) if actor.access is None else (404,)):
        found.fault("P1", where, f"refused with {answer.status}")
    if method in READS and tables - ALWAYS - DERIVED:
        found.fault("P1", where, f"reading wrote {tables - ALWAYS}")
    if "web_link" in tables and not (allowed and may & WRITES):
        found.fault("P1", where, "an action of somebody who may do nothing")
    if actor.access is not None and answer.status == 200 and (said := misled(answer, may)):
        found.fault("P1", where, said)
    if answer.streaming:
        found.fault("P17", where, "a streaming answer leaves the transaction of its read log")
    links = " ".join(re.findall(r'(?:href|src|action|hx-\w+)="([^"]*)"', answer.text)) + answer.headers.get(
        "Location", ""
    )
    shut = [one for one in closed(links, may) if actor.access is not None and answer.status == 200]
    if shut:
        found.fault("P1", where, f"shows doors that are closed to the role: {shut}")
    if any(mark in links.lower() for mark in (found.own.mark.lower(), found.other.mark.lower())):
        found.fault("P18", where, "a link bears a name or number")


def may_of(actor: Actor) -> frozenset[Permission]:
    """What the role of somebody may; nothing for who is no member."""
    return ROLES[actor.access.kind][actor.access.role] if actor.access is not None else frozenset()


def misled(answer: Answer, may: frozenset[Permission]) -> str:
    """What a page says to a role that is not for it: who approves, how an office begins, that nobody is overdue."""
    if Permission.APPROVE not in may and re.search(r'<input[^>]*name="approver"[^>]*\bvalue="[^"]', answer.text):
        return "somebody who may not approve is named as approver"
    if Permission.ADMINISTER not in may and 'id="schritte-titel"' in answer.text:
        return "tells how an office begins"
    if Permission.SEE_SENSITIVE not in may and re.search(CHOSEN, answer.text, re.DOTALL):
        return "lists can be narrowed to what is sensitive"
    if "<title>heute" in answer.text and Permission.READ_CLIENTS not in may:
        return "an empty list for somebody who sees no clients"
    return ""


def closed(links: str, may: frozenset[Permission]) -> list[str]:
    """Which links of a page lead where a role may not go."""
    paths = (re.split("[?#]", link)[0] for link in links.split() if re.match("/(?!static/|media/)", link))
    return [path for path in paths if not (needs(path) or frozenset()) <= may]


def judge_reads(found: Walk, own: Office, answer: Answer, reads: list[Read], where: str) -> None:
    """Every client whose name or number is shown is in the log: by key, or as one of a list."""
    if answer.status >= 300:
        return
    shown = {
        person.pk for person in own.people
        if answer.says(f"{own.mark}familie{person.number[-1]}", person.number)
    }  # fmt: skip
    found.shown += bool(shown)
    listed = sum(read.persons for read in reads if read.person_id is None)
    if len(shown - {read.person_id for read in reads}) > listed:
        found.fault("P17", where, f"{len(shown)} clients shown, logged {[(r.page, r.persons) for r in reads]}")


@pytest.mark.slow
def test_nobody_reads_or_does_what_is_not_his(words: Words) -> None:
    """P1, P17, P18 at once: every cell is asked for once and looked at in all three ways."""
    own, other = both()
    with proof("P1", addresses=len(addresses())) as said:
        found = walk(own, other)
        said.update(cells=found.cells, leaks=len(found.wrong.get("P1", [])))
    with proof("P17", cells=found.cells, shown=found.shown) as said:
        said["not_logged"] = len(found.wrong.get("P17", []))
    with proof("P18", log_records=len(words.said)) as said:
        for mark in (own.mark, other.mark, PASSWORD):
            for line in words.said:
                if mark.lower() in line:
                    found.fault("P18", "log", line[:300])
        said["canaries"] = len(found.wrong.get("P18", []))
    assert found.cells > 1000
    assert found.shown > 20
    assert found.wrong == {}, json.dumps(found.wrong, indent=1)[:5000]


@pytest.mark.parametrize("error", [OperationalError, DatabaseError])
def test_what_cannot_be_logged_is_not_shown(error: type[Exception]) -> None:
    """P17: if it fails, a client's file is read and nobody will ever know."""
    own, other = both()
    actor = actors(own, other)[0]
    client = browser(actor)
    shown = 0

    def refusing(execute: Any, sql: str, *rest: Any) -> Any:
        if 'INSERT INTO "web_read"' in sql:
            raise error("no space left on device")
        return execute(sql, *rest)

    for address in addresses():
        path = address.path(own.things())
        enter(own.organisation.pk)
        reads = asked(client, "GET", path, {})[1]
        if not reads:
            continue
        with connection.execute_wrapper(refusing):
            refused = Answer.of(client.get(path))
        assert (refused.status, refused.says(own.mark)) == (503, []), address.name
        shown += 1
    assert shown >= 4
