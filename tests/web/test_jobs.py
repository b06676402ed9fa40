"""Jobs: asked for once, there if the transaction was, done by a process of its own; a save never loses against them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction
from tests.web.conftest import TODAY, client_of, office
from tests.web.test_access import entered

from kontaktdichte.web import jobs
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import contacts
from kontaktdichte.web.evaluations import refresh, stale
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Person, Role
from kontaktdichte.web.rls import inside


def waiting(organisation: UUID) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select args::text from procrastinate_jobs where status = 'todo' and args->>'organisation' = %s",
            [str(organisation)],
        )
        return [row[0] for row in cursor.fetchall()]


def test_a_job_is_asked_for_once_and_names_nobody(members: dict[str, Access], person: Person) -> None:
    """If it fails, an import asks a thousand times for the same, or a queue that is not kept apart knows clients."""
    access = members[Role.COUNSELLOR]  # whose client came in by an import, which asks too
    jobs.ask(access.organisation)
    jobs.ask(access.organisation)
    asked = [f'{{"part": {part}, "organisation": "{access.organisation}"}}' for part in range(jobs.PARTS)]
    assert sorted(waiting(access.organisation)) == asked
    assert jobs.progress(access.organisation, TODAY) == jobs.Progress(0, 1)
    refresh(access, [person.pk])
    assert jobs.progress(access.organisation, TODAY) is None


def test_a_job_of_a_transaction_that_failed_is_none(db: None) -> None:
    """If it fails, work is done for what never was."""
    organisation = uuid4()
    with transaction.atomic():
        jobs.ask(organisation)
        transaction.set_rollback(True)
    assert waiting(organisation) == []


def test_a_list_that_is_being_made_anew_says_so(
    members: dict[str, Access], person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, somebody reads an old list and believes it."""
    client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], "0000002")
    monkeypatch.setattr("kontaktdichte.web.evaluations.PAGE_AT_MOST", 1)
    monkeypatch.setattr("kontaktdichte.web.listing.PAGE_AT_MOST", 1)
    page = entered(members[Role.COUNSELLOR]).get("/?alle").content.decode()
    assert "0 von 2" in page
    assert len(waiting(person.organisation_id)) == jobs.PARTS


@pytest.fixture
def stored(migrated: None) -> Iterator[tuple[dict[str, Access], UUID]]:
    """An office for good, with fifty clients whose projection is not there."""
    with transaction.atomic():
        organisation, members = office(f"Stadt {uuid4().hex[:6]}", uuid4().hex[:6])
        for number in range(50):
            client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], f"{number:07}")
    yield members, organisation.pk
    connections.close_all()


@contextmanager
def worker(*more: str) -> Iterator[subprocess.Popen[bytes]]:
    """``kontaktdichte work`` on the database of the tests, in a process of its own."""
    wanted = {"DATABASE_URL": url("default"), "KONTAKTDICHTE_TODAY": TODAY.isoformat()}
    with subprocess.Popen([sys.executable, "-m", "kontaktdichte", "work", *more], env=os.environ | wanted) as process:
        try:
            yield process
        finally:
            process.kill()


def url(alias: str) -> str:
    said = connections[alias].settings_dict
    return (
        f"postgresql://{said['USER']}:{said['PASSWORD']}@{'' if said['HOST'].startswith('/') else said['HOST']}:"
        f"{said['PORT'] or 5432}/{said['NAME']}?host={said['HOST']}"
    )


def left(organisation: UUID) -> int:
    with inside(organisation):
        return stale(TODAY).count()


def until(seconds: float, asked: Any) -> bool:
    end = time.monotonic() + seconds
    while not asked() and time.monotonic() < end:
        time.sleep(0.1)
    return bool(asked())


@pytest.mark.slow
def test_a_worker_that_is_killed_is_followed_by_one_that_goes_on_and_no_save_is_lost(
    stored: tuple[dict[str, Access], UUID],
) -> None:
    """If it fails, a crash leaves lists old for ever, or a job writes over what somebody has just entered."""
    members, organisation = stored
    access = members[Role.COUNSELLOR]
    with worker() as first:
        assert until(60, lambda: left(organisation) < 50)
        first.kill()
    with worker():
        for turn in range(10):
            with inside(organisation):
                person = Person.objects.order_by("number")[turn]
                contacts.record(
                    access=access, person=person, on=date(2026, 11, 19), channel="in_person", kind="talk",
                    outcome="kept", justification=None, form_key=uuid4(),
                )  # fmt: skip
        assert until(90, lambda: left(organisation) == 0)
    with inside(organisation):
        assert verifying.projection(organisation, TODAY) == []
        assert jobs.failed() == []


@pytest.mark.slow
def test_a_job_that_waits_behind_one_whose_worker_died_is_done(stored: tuple[dict[str, Access], UUID]) -> None:
    """If it fails, one crash at the wrong moment, and an office's lists are never made anew again."""
    _members, organisation = stored
    with transaction.atomic(), connection.cursor() as cursor:
        jobs.ask(organisation)
        cursor.execute(
            """with dead as (insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour')
            returning id) update procrastinate_jobs set status = 'doing', worker_id = dead.id from dead
            where status = 'todo' and args->>'organisation' = %s""",
            [str(organisation)],
        )
        assert cursor.rowcount == jobs.PARTS
        jobs.ask(organisation)
    assert len(waiting(organisation)) == jobs.PARTS
    with worker():
        assert until(90, lambda: left(organisation) == 0 and not waiting(organisation))


def test_whoever_runs_the_application_sees_what_was_tried_in_vain(db: None) -> None:
    """If it fails, lists grow old and nobody knows."""
    organisation = uuid4()
    jobs.ask(organisation)
    with connection.cursor() as cursor:
        for status in ("doing", "failed"):
            cursor.execute(
                "update procrastinate_jobs set status = %s, attempts = 8 where args->>'organisation' = %s",
                [status, str(organisation)],
            )
    found = [one for one in jobs.failed() if one.organisation == str(organisation)]
    assert [one.task for one in found] == ["projection"] * jobs.PARTS


def test_the_pages_start_their_worker() -> None:
    """If it fails, `serve` answers pages whose lists nobody keeps."""
    from kontaktdichte.web.management import serving

    begun: list[list[str]] = []
    held = serving.held
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "held", lambda line: begun.append(line) or held([sys.executable, "-c", ""]))
        patch.setattr(serving, "PAUSE", 0.1)
        with serving.working():
            assert until(20, lambda: len(begun) > jobs.PARTS)
    assert all(line[1:] == ["-m", "kontaktdichte", "work"] for line in begun)


def test_parts_are_all_clients_and_none_is_computed_twice(members: dict[str, Access]) -> None:
    """If it fails, a half of an office stays old, or two workers do the same."""
    for number in range(8):
        client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], f"000000{number}")
    organisation = members[Role.COUNSELLOR].organisation
    done = [jobs.renew_all(organisation, TODAY, part) for part in range(jobs.PARTS)]
    assert sum(done) == Person.objects.count() >= 8
    assert stale(TODAY).count() == 0


def test_an_office_that_is_not_stored_yet_is_computed_in_its_own_transaction(
    members: dict[str, Access], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, a large demonstration or import ends with an error instead of lists: others do not see it yet."""
    for number in ("0000001", "0000002"):
        client_of(members[Role.COUNSELLOR].membership, members[Role.TEAM_LEAD], number)
    monkeypatch.setattr(jobs, "AT_ONCE", 1)
    assert jobs.renew_all(members[Role.COUNSELLOR].organisation, TODAY) == Person.objects.count() >= 2
