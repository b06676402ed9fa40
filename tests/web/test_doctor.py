"""What an operator is told to see to, and what keeps the application from starting: each in its one sentence."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.test import override_settings
from pydantic import SecretStr
from tests.web.conftest import office

from kontaktdichte.web import observation
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import login_providers
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.management import backing_up, diagnosis, serving
from kontaktdichte.web.management.diagnosis import Finding, findings
from kontaktdichte.web.models import EditionInForce, LoginProvider, Membership, Role
from kontaktdichte.web.rls import enter
from kontaktdichte.web.settings import Settings, settings

pytestmark = pytest.mark.usefixtures("db")


def told(own: Settings, folder: Path | None = None) -> dict[str, bool]:
    return {finding.en: finding.ok for finding in findings(own, folder)}


def about(found: dict[str, bool], word: str) -> tuple[str, bool]:
    return next((said, ok) for said, ok in found.items() if said.startswith(word))


def test_a_database_in_order_is_in_order() -> None:
    """If it fails, an operator is sent to mend what is not broken, or not told what is."""
    found = told(settings())
    for word in ("Database", "Role", "Durability", "Tables", "Organisations apart", "Clock", "Jobs"):
        assert about(found, word)[1], found


def test_a_worker_is_seen_by_its_sign_of_life_and_failed_jobs_are_counted() -> None:
    """If it fails, lists stay as they were for days and nobody knows why."""
    before = observation.jobs()
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_workers")  # those of other tests
        said, ok = about(told(settings()), "Worker")
        assert (ok, "“kontaktdichte serve” starts it by itself" in said) == (False, True), "as docs/operations.md says"
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour')")
        assert not about(told(settings()), "Worker")[1]
        cursor.execute("insert into procrastinate_workers default values")
        assert about(told(settings()), "Worker")[1]
        for status in ("todo", "failed", "failed"):
            cursor.execute(
                "insert into procrastinate_jobs (queue_name, task_name, status, args) "
                "values ('default', 'projection', %s::procrastinate_job_status, '{}')",
                [status],
            )
    waiting, failed = before["todo"] + 1, before["failed"] + 2
    assert about(told(settings()), "Jobs") == (f"Jobs: {waiting} wait, {failed} failed (see the log)", False)
    assert f'kontaktdichte_jobs{{status="failed"}} {failed}.0' in observation.figures().decode()


def test_a_table_that_everybody_sees_is_named() -> None:
    """If it fails, a restore or a hand on the database opens an office's rows and nobody notices."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table web_read no force row level security")
    try:
        assert diagnosis.unforced() == ["web_read"]
        assert about(told(settings()), "Organisations apart") == ("Organisations apart: not in web_read", False)
    finally:
        with connections["owner"].cursor() as cursor:
            cursor.execute("alter table web_read force row level security")


def test_backup_mail_and_open_folders_are_told(tmp_path: Path) -> None:
    """If it fails, nobody knows that the last backup is a month old."""
    own = settings().model_copy(update={"backup_folder": tmp_path, "smtp_host": "", "mail_folder": ""})
    tmp_path.chmod(0o755)
    found = told(own)
    assert about(found, "Backup")[0].startswith("Backup: none found")
    assert "not configured" in about(found, "Mail")[0]
    assert about(found, "Permissions") == (f"Permissions: {tmp_path} is open to all, chmod 700 it", False)
    tmp_path.chmod(0o700)
    for age in (timedelta(hours=30), timedelta(hours=3)):
        made = tmp_path / f"{datetime.now(UTC) - age:%Y-%m-%dT%H%M%S.%fZ}"
        made.mkdir()
        (made / backing_up.SUMS).touch()
        said, ok = about(told(own.model_copy(update={"mail_folder": str(tmp_path)})), "Backup")
        assert (said, ok) == (f"Backup: the last is {age.seconds // 3600 + age.days * 24} hours old", age.days == 0)
    assert about(told(own), "Permissions")[1]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"mail_from": "amt@amt.example"}, ""),
        ({}, "KONTAKTDICHTE_MAIL_FROM"),
        ({"mail_from": "a@amt.example", "smtp_user": "amt"}, "KONTAKTDICHTE_SMTP_PASSWORD"),
        ({"mail_from": "a@amt.example", "smtp_password": SecretStr("x")}, "KONTAKTDICHTE_SMTP_USER"),
        ({"mail_from": "a@amt.example", "smtp_user": "amt", "smtp_password": SecretStr("x"), "smtp_security": "none"},
         "KONTAKTDICHTE_SMTP_SECURITY=starttls"),
    ],
)  # fmt: skip
def test_what_is_missing_of_the_mail_settings_is_named(given: dict[str, Any], missing: str) -> None:
    """If it fails, mails are lost, or a password crosses the line in the open, and nobody says which setting."""
    own = settings().model_copy(update={"smtp_host": "mail.amt.example", **given})
    assert about(told(own), "Mail") == (f"Mail: {'set ' + missing if missing else 'configured'}", not missing)


def test_what_an_organisation_lacks_is_named_with_the_command(members: dict[str, Access]) -> None:
    """If it fails, an office stands before a login that cannot work and nobody knows what to do."""
    access = members[Role.ADMINISTRATOR]
    lacking = f"Organisation {access.organisation}"
    office("Nebenstadt", "2")
    assert about_all(lacking) == []
    enter(access.organisation)  # the doctor went from office to office
    login_providers.enter(
        organisation=access.organisation, slug="stadt", name="Stadt", issuer="https://id.example", client_id="kd",
        secret="", email_claim="email", vouches=False, listed=True, active=True,
    )  # fmt: skip
    assert "the login provider 'stadt' has no secret; “kontaktdichte login-provider" in about_all(lacking)[0]
    enter(access.organisation)
    with operating(access.organisation, "test"):
        LoginProvider.objects.update(secret="of another key")
        Membership.objects.filter(role=Role.ADMINISTRATOR).update(until_day=access.today)
        EditionInForce.objects.update(until_day=access.today)
    said = " ".join(about_all(lacking))
    for word in ("nobody administers it", "no concept is in force today", "another KONTAKTDICHTE_SECRET_KEY"):
        assert word in said


def about_all(word: str) -> list[str]:
    return [said for said, ok in told(settings()).items() if said.startswith(word) and not ok]


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, the database stops on a morning."""
    monkeypatch.setattr(diagnosis, "ROOM", 10**18)
    assert not about(told(settings()), "Room")[1]


def test_without_its_database_the_doctor_still_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, the one who looks for the reason reads a traceback."""

    def away(own: Settings) -> Iterator[Finding]:
        raise OperationalError("connection refused\nat 5432")

    monkeypatch.setattr(diagnosis, "_database", away)
    found = told(settings())
    assert about(found, "Database")[0].startswith("Database: no answer (connection refused)")
    assert about(found, "Room")


def refused(host: str = "127.0.0.1") -> str:
    with pytest.raises(Refused) as said:
        serving.refuse_unsafe(host)
    return said.value.en


def test_unsafe_starts_are_refused_each_in_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, an office works for months on a database that forgets, or shows its source to the street."""
    serving.refuse_unsafe("127.0.0.1")
    with override_settings(DEBUG=True):
        serving.refuse_unsafe("127.0.0.1")
        assert refused("0.0.0.0").startswith("DEBUG shows the source to strangers")
    with monkeypatch.context() as changed:
        changed.setattr(observation, "_wanted", lambda: frozenset({("web", "9999_later")}))
        assert refused().startswith("The tables are those of another version")
    with monkeypatch.context() as changed:
        changed.setattr(observation, "known", lambda: frozenset({("web", "0001_account")}))
        assert refused().startswith("The tables are those of another version"), "a newer schema than this version's"
    with monkeypatch.context() as changed:
        changed.setattr(diagnosis, "durable", lambda: False)
        assert refused().startswith("The database loses data")


def test_tables_made_by_the_migrations_of_before_are_this_versions() -> None:
    """If it fails, an office's tables and backups of before they were put together are taken for newer ones."""
    assert {("web", "0001_tables"), ("web", "0039_noted"), ("web", "0001_account")} <= observation.known()


def test_the_owner_of_the_tables_answers_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a hole in a page can switch row-level security off."""
    assert not diagnosis.powerful()
    monkeypatch.setattr(diagnosis, "connection", connections["owner"])
    assert diagnosis.powerful()
    assert refused().startswith("DATABASE_URL names a role that may do anything")
    assert connection.alias == "default"
