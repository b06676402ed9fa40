"""P5: at every statement of every use case something breaks: an error, a serialisation failure, a full disk, a lock
that is not got, a connection that is gone; before COMMIT, and after it was sent.

Whatever breaks: the state is the one before or the one after, never between; chain and lists hold; over HTTP somebody
reads a page that says so, and who sends the same form again stores nothing twice. In quick size each statement
meets one of the faults by the seed; in full size each meets all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import Error, OperationalError, connection, transaction
from django.test import Client
from procrastinate.exceptions import ConnectorException
from tests.proof import (
    use_cases_agreements,
    use_cases_meetings,
    use_cases_notices,
    use_cases_project,
    use_cases_reports,
)
from tests.proof.report import FULL, chance, proof
from tests.proof.use_cases import CASES as OWN
from tests.proof.use_cases import Case, written
from tests.proof.world import Office, built

from kontaktdichte.web.clock import today
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Role
from kontaktdichte.web.models.history import FORGOTTEN
from kontaktdichte.web.rls import DAY, EXEMPT, SETTING, inside

CASES = OWN | use_cases_project.CASES | use_cases_agreements.CASES | use_cases_notices.CASES | use_cases_meetings.CASES
CASES |= use_cases_reports.CASES
STATES = {
    "error": "P0001",
    "serialisation": "40001",
    "deadlock": "40P01",
    "disk full": "53100",
    "lock timeout": "55P03",
}
FAULTS = [*STATES, "dropped"]
COUNTED = ("web_user", "web_userevent")  # of no organisation, and yet part of the state
Snapshot = dict[str, tuple[int, int]]


class Fault:
    """Breaks the statement of one number in one way, once; counts and keeps them all."""

    def __init__(self, at: int = -1, how: str = "error") -> None:
        self.at, self.how, self.seen, self.done = at, how, list[str](), False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.seen.append(sql)
        if len(self.seen) - 1 != self.at or self.done:
            return execute(sql, params, many, context)
        self.done = True
        if self.how == "dropped":
            connection.connection.close()
            return execute(sql, params, many, context)
        raised = f"do $$ begin raise exception 'a fault' using errcode = '{STATES[self.how]}'; end $$"
        return execute(raised, None, False, context)


@contextmanager
def broken_commit(after: bool) -> Iterator[list[bool]]:
    """The first COMMIT is lost: with the connection before it is sent, or its answer on the way back."""
    commit, done = connection._commit, list[bool]()

    def broken() -> None:
        if done:
            return commit()
        done.append(True)
        if after:
            commit()
        connection.connection.close()
        raise OperationalError("server closed the connection unexpectedly")

    connection._commit = broken
    try:
        yield done
    finally:
        connection._commit = commit


@pytest.fixture(scope="module")
def office(migrated: None) -> Iterator[Office]:
    """An office stored for good; after all use cases the chain of what they stored holds."""
    with transaction.atomic():
        made = built(f"Fehler{uuid4().hex[:6]}")
    yield made
    with inside(made.organisation.pk):
        assert verifying.chain(made.organisation.pk) == []


class Beside:
    """A connection of its own beside the office's, kept open with its statement prepared: it sees what others see."""

    def __init__(self, organisation: UUID) -> None:
        self.connection = connection.get_new_connection(connection.get_connection_params())
        self.connection.autocommit = True
        for name, value in ((SETTING, str(organisation)), (DAY, today().isoformat())):
            self.connection.execute("select set_config(%s, %s, false)", [name, value])
        there = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        tables = sorted({row[0] for row in self.connection.execute(there)} - (EXEMPT.keys() - set(COUNTED)))
        asked = (
            f"""select '{t}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from "{t}" t""" for t in tables
        )
        every = " union all ".join([*asked, "select 'organisations', count(*), 0 from organisations()"])
        self.connection.execute(f"prepare seen as {every}")

    def seen(self) -> Snapshot:
        """Of every table the number of rows and a sum over their content; and how many organisations there are."""
        return {table: (rows, content) for table, rows, content in self.connection.execute("execute seen")}


@pytest.fixture(scope="module")
def beside(office: Office) -> Iterator[Beside]:
    """Whoever looks from beside, until the last use case."""
    made = Beside(office.organisation.pk)
    yield made
    made.connection.close()


def snapshot(beside: Beside) -> Snapshot:
    """What is stored once the request has ended, after which a server looks whether its connection may be kept."""
    assert not connection.in_atomic_block
    connection.close_if_unusable_or_obsolete()
    return beside.seen()


def added(before: Snapshot, after: Snapshot) -> dict[str, int]:
    """How many rows came to each table that is not derived; an update shows in the table of states."""
    grown = {table: after[table][0] - before[table][0] for table in after if table not in FORGOTTEN}
    return {table: rows for table, rows in grown.items() if rows}


def test_every_action_is_a_use_case() -> None:
    """If it fails, a new action has met no fault: add it to tests/proof/use_cases.py."""
    assert sorted(written()) == sorted(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_leaves_the_state_before_or_after(office: Office, beside: Beside, name: str) -> None:
    """If it fails, somebody stores half a contact, or one that nobody's chain knows of, or sees a blank page."""
    case, dice = CASES[name], chance(name)
    with proof("P5", use_case=name) as said:
        client = entered(office)
        clean, statements = cleanly(office, beside, client, case)
        said.update(statements=len(statements), faults=0, before=0, after=0)
        for at in range(len(statements)):
            for how in FAULTS if FULL else [dice.choice(FAULTS)]:
                met(office, beside, client, case, Fault(at, how), clean, said)
        for after in (False, True):
            lost(office, beside, client, case, after, clean, said)
    assert said["before"] + said["after"] == said["faults"] >= len(statements)
    with inside(office.organisation.pk):
        assert verifying.projection(office.organisation.pk, office.members[Role.COUNSELLOR].today) == []


def entered(office: Office) -> Client:
    client = Client(raise_request_exception=False)
    user = office.members[Role.COUNSELLOR].membership.user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def cleanly(office: Office, beside: Beside, client: Client, case: Case) -> tuple[dict[str, int], list[str]]:
    """What the use case adds, and its statements, where nothing breaks; the first time may add more than later ones."""
    assert case.prepare(office)(client) in (None, 201, 302)
    act = case.prepare(office)
    before, watch = snapshot(beside), Fault()
    with connection.execute_wrapper(watch):
        assert act(client) in (None, 201, 302)
    return added(before, snapshot(beside)), watch.seen


def met(
    office: Office, beside: Beside, client: Client, case: Case, fault: Fault, clean: dict[str, int],
    said: dict[str, Any],
) -> None:  # fmt: skip
    """The use case with one broken statement."""
    act = case.prepare(office)
    before = snapshot(beside)
    with connection.execute_wrapper(fault):
        status, page = done(client, act)
    if not fault.done:
        return  # another way through, with fewer statements
    broken = fault.seen[fault.at]
    judge(beside, before, clean, said, status, page, f"{fault.how} at {broken[:120]}", "django_session" in broken)


def lost(
    office: Office, beside: Beside, client: Client, case: Case, after: bool, clean: dict[str, int],
    said: dict[str, Any],
) -> None:  # fmt: skip
    """The use case with a lost COMMIT; sent once more it is stored once."""
    act = case.prepare(office)
    before = snapshot(beside)
    with broken_commit(after) as broken:
        status, page = done(client, act)
    assert broken
    stored = judge(beside, before, clean, said, status, page, f"commit lost {'after' if after else 'before'}", after)
    if case.again is not None:
        then = snapshot(beside)
        assert done(client, act)[0] == (case.again if stored and clean else 302)
        grown = {table: n for table, n in added(then, snapshot(beside)).items() if table != "web_read"}
        assert grown == ({} if stored else {t: n for t, n in clean.items() if t != "web_read"})


def done(client: Client, act: Callable[[Client], int | None]) -> tuple[int | None, str]:
    """The status over HTTP with the page, -1 for a command that said why it failed."""
    pages = []
    send = client.post

    def post(*sent: Any, **more: Any) -> Any:
        pages.append(send(*sent, **more))
        return pages[-1]

    client.post = post  # type: ignore[method-assign]
    try:
        return act(client), "".join(page.content.decode() for page in pages)
    except (Error, ConnectorException):  # of a statement, or of handing a job over
        return -1, ""
    finally:
        client.post = send  # type: ignore[method-assign]


def judge(
    beside: Beside, before: Snapshot, clean: dict[str, int], said: dict[str, Any], status: int | None, page: str,
    where: str, committed: bool = False,
) -> bool:  # fmt: skip
    """Before or after, and told so; returns whether it is stored."""
    after = snapshot(beside)
    stored = added(before, after) == clean and after != before
    said["faults"] += 1
    said["after" if stored else "before"] += 1
    if not stored:
        changed = {t for t in after if after[t] != before[t] and t not in FORGOTTEN and t != "web_read"}
        assert not changed, f"{where}: between: {changed}"
    if status in (None, 201, 302):
        assert stored or not clean, f"{where}: told that it is stored, and it is not"
    elif status != -1:
        assert status is not None
        assert status >= 400, f"{where}: {status}"
        assert "<h1" in page, where
    assert committed or not (stored and status not in (None, 201, 302)), f"{where}: stored, and told that it is not"
    return stored
