"""P10: many at once, each with a connection of its own. One winner, one record, no error shown, the chain intact.

A control shows that the race is real: without the lock, two editors both win.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test import Client
from tests.proof.report import proof
from tests.proof.world import Office, built

from kontaktdichte.web.actions.acting import Acting
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Contact, Link, Person, Role, User
from kontaktdichte.web.rls import inside

FORM = {"on": "2026-11-19", "channel": "in_person", "kind": "talk", "outcome": "kept", "justification": ""}
CLICKS, WRITERS, EACH, THREADS = 200, 50, 2, 25
pytestmark = pytest.mark.xdist_group("at once")


@pytest.fixture
def office(migrated: None) -> Iterator[Office]:
    """An office stored for good, where others can see it."""
    with transaction.atomic():
        made = built(f"Zugleich{uuid4().hex[:6]}")
    yield made
    with inside(made.organisation.pk):
        assert verifying.chain(made.organisation.pk) == []
        assert verifying.projection(made.organisation.pk, made.members[Role.COUNSELLOR].today) == []


def at_once(office: Office, jobs: list[Callable[[Client], Any]], threads: int = THREADS) -> list[Any]:
    """Do the jobs side by side, each logged in by itself; returns what they return."""
    user = office.members[Role.COUNSELLOR].membership.user

    def alone(job: Callable[[Client], Any]) -> Any:
        try:
            client = Client(raise_request_exception=False)
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            return job(client)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(alone, jobs))


def recording(person: Person, **more: str) -> Callable[[Client], int]:
    form = {**FORM, "form_key": str(uuid4()), **more}
    return lambda client: int(client.post(f"/klienten/{person.pk}/kontakt/", form).status_code)


def links(office: Office) -> int:
    with inside(office.organisation.pk):
        return Link.objects.count()


def test_two_hundred_clicks_are_one_record(office: Office) -> None:
    """If it fails, whoever clicks twice has seen a client twice."""
    key, before = str(uuid4()), links(office)
    with proof("P10", part="double clicks", clicks=CLICKS) as said:
        answers = at_once(office, [recording(office.people[0], form_key=key) for _ in range(CLICKS)])
        with inside(office.organisation.pk):
            said["records"] = Contact.objects.filter(form_key=key).count()
    assert set(answers) == {302}
    assert said["records"] == 1
    assert links(office) == before + 1


def test_many_writers_and_readers_disturb_nobody(office: Office) -> None:
    """If it fails, a busy morning loses contacts, breaks the chain or shows errors."""
    before = links(office)
    writes = [recording(office.people[number % 3]) for number in range(WRITERS * EACH)]
    reads = [lambda client: int(client.get("/?alle").status_code)] * WRITERS
    with proof("P10", part="writers", writers=WRITERS, clients=3) as said:
        answers = at_once(
            office, [job for three in zip(writes[::2], reads, writes[1::2], strict=True) for job in three]
        )
        said.update(stored=answers.count(302), shown=answers.count(200))
    assert (said["stored"], said["shown"]) == (WRITERS * EACH, WRITERS)
    assert links(office) == before + WRITERS * EACH


def test_contacts_that_cross_each_other_arrive(office: Office) -> None:
    """If it fails, two counsellors who move contacts between the same files stop each other with an error."""
    one, two, _ = office.people
    with inside(office.organisation.pk):
        paths = []
    at_once(office, [recording(person) for person in (one, two) for _ in range(10)])
    with inside(office.organisation.pk):
        for here, there in ((one, two), (two, one)):
            for row in Contact.objects.filter(person=here, on="2026-11-19"):
                paths.append((f"/klienten/{here.pk}/kontakte/{row.pk}/verschieben/", str(there.pk)))
    with proof("P10", part="crossing", moves=len(paths)):
        jobs = [lambda client, p=path, to=to: int(client.post(p, {"zu": to}).status_code) for path, to in paths]
        answers = at_once(office, jobs[::2] + jobs[1::2])
    assert len(paths) == 20
    assert answers == [302] * 20


def editing(office: Office, *texts: str) -> list[tuple[int, str]]:
    """Editors correct the same contact at the same moment, each with a text; status and page of each."""
    row = office.rows["plain"]
    start = Barrier(len(texts))
    path = f"/klienten/{office.people[0].pk}/kontakte/{row.pk}/"

    def correct(client: Client, text: str) -> tuple[int, str]:
        client.get(path)
        start.wait(60)
        form = {**FORM, "justification_text": text, "minutes": "20", "form_key": str(row.pk)}
        answer = client.post(path, form)
        return answer.status_code, answer.content.decode()

    return at_once(office, [lambda client, t=text: correct(client, t) for text in texts])


def standing(office: Office) -> int:
    with inside(office.organisation.pk):
        return Contact.objects.filter(replaces=office.rows["plain"]).count()


def test_of_two_editors_one_wins_and_the_other_loses_no_text(office: Office) -> None:
    """If it fails, the later one overwrites the earlier one unseen, or types everything again."""
    texts = ("mein-eigener-text", "der-andere-text")
    with proof("P10", part="two editors") as said:
        answers = editing(office, *texts)
        said["statuses"] = sorted(status for status, _ in answers)
    assert said["statuses"] == [302, 409]
    lost = next(n for n, (status, _) in enumerate(answers) if status == 409)
    assert texts[lost] in answers[lost][1]
    assert texts[1 - lost] in answers[lost][1]
    assert standing(office) == 1


def test_without_the_lock_both_would_win(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: the race is there. If it fails, the proof above proves nothing."""
    both = Barrier(2)

    def unlocked(self: Acting, key: object) -> None:
        connection.cursor().close()
        both.wait(60)

    monkeypatch.setattr(Acting, "alone", unlocked)
    with proof("P10", part="control: no lock") as said:
        said["statuses"] = sorted(status for status, _ in editing(office, "a", "b"))
    assert said["statuses"] == [302, 302]
    assert standing(office) == 2


@pytest.mark.parametrize(("sqlstate", "expected"), [("40001", 302), ("40P01", 302), ("55P03", 503)])
def test_who_was_in_the_way_is_told_to_nobody(office: Office, sqlstate: str, expected: int) -> None:
    """If it fails, a deadlock of the database reaches the screen; what will not pass is told at once."""
    times = []

    def disturbed(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "web_contact" in sql and sql.startswith("INSERT") and len(times) < 3:
            times.append(sql)
            return execute(f"do $$ begin raise exception using errcode = '{sqlstate}'; end $$", None, False, context)
        return execute(sql, params, many, context)

    client = Client(raise_request_exception=False)
    client.force_login(
        User.objects.get(pk=office.members[Role.COUNSELLOR].membership.user_id),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    with connection.execute_wrapper(disturbed):
        answer = client.post(f"/klienten/{office.people[0].pk}/kontakt/", {**FORM, "form_key": str(uuid4())})
    assert answer.status_code == expected
    assert len(times) == (3 if expected == 302 else 1)
    assert issubclass(OperationalError, Exception)
