"""``kontaktdichte doctor``: what an operator must see to, each with its remedy; and what keeps ``serve`` from starting.

In: settings, the database, the disk. Out: findings, one sentence each in both languages. Nothing is changed.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import Error, connection

from kontaktdichte.web import observation
from kontaktdichte.web.clock import today
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.management.backing_up import newest
from kontaktdichte.web.models import EditionInForce, LoginProvider, Membership, Role
from kontaktdichte.web.rls import EXEMPT, inside
from kontaktdichte.web.sealing import opened
from kontaktdichte.web.settings import Settings

BACKUP_OLD = timedelta(hours=26)
ROOM = 2 * 2**30  # bytes that must be free
DRIFT = 5  # seconds by which the clocks of application and database may differ
ROLE = Refused(
    "DATABASE_URL nennt eine Rolle, die alles darf: bitte kontaktdichte_app verwenden.",
    "DATABASE_URL names a role that may do anything: use kontaktdichte_app.",
)
FSYNC = Refused(
    "Die Datenbank verliert Daten (fsync=off): bitte fsync=on setzen.",
    "The database loses data (fsync=off): set fsync=on.",
)
SCHEMA = Refused(
    "Die Tabellen gehören zu einer anderen Version: bitte zuerst „kontaktdichte migrate“.",
    "The tables are those of another version: run “kontaktdichte migrate” first.",
)
DEBUG = Refused(
    "DEBUG zeigt Fremden den Quelltext: bitte ausschalten.", "DEBUG shows the source to strangers: switch it off."
)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what is so, or what to do."""

    ok: bool
    de: str
    en: str


def powerful() -> bool:
    """Whether the pages' role may do more than it needs: superuser, past row-level security, owner of tables."""
    return bool(_asked(
        "select rolsuper or rolbypassrls or exists (select from pg_tables where tableowner = current_user) "
        "from pg_roles where rolname = current_user"
    ))  # fmt: skip


def durable() -> bool:
    """Whether what the database acknowledged is on its disk."""
    return bool(_asked("select current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'"))


def _asked(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def findings(own: Settings, folder: Path | None) -> Iterator[Finding]:
    """Everything looked at; where the database does not answer, what can be seen without it."""
    try:
        yield from _database(own)
    except Error as error:
        said = str(error).strip().partition("\n")[0]
        yield Finding(
            False, f"Datenbank: antwortet nicht ({said}); läuft sie, und stimmt DATABASE_URL?",
            f"Database: no answer ({said}); does it run, and is DATABASE_URL right?",
        )  # fmt: skip
    yield from _mail(own)
    yield _backup(own)
    yield _room(folder or own.backup_folder or Path())
    yield from _closed([path for path in (folder, own.backup_folder) if path is not None])


def _database(own: Settings) -> Iterator[Finding]:
    version = connection.cursor().connection.info.server_version
    said = f"PostgreSQL {version // 10000}.{version % 10000}"
    yield Finding(version >= 150000, f"Datenbank: {said}, verlangt ist 15 oder neuer", f"Database: {said}, 15 or newer")
    yield _either(
        not powerful(), ROLE, "Rolle der Seiten: darf nur das Nötige", "Role of the pages: only what it needs"
    )
    yield _either(durable(), FSYNC, "Dauerhaftigkeit: fsync ist an", "Durability: fsync is on")
    current = observation.schema_current()
    yield _either(current, SCHEMA, "Tabellen: die dieser Version", "Tables: those of this version")
    if not current:
        return
    bare = unforced()
    yield Finding(
        not bare, f"Getrennte Organisationen: {'ja' if not bare else 'nicht in ' + ', '.join(bare)}",
        f"Organisations apart: {'yes' if not bare else 'not in ' + ', '.join(bare)}",
    )  # fmt: skip
    drift = abs((datetime.now(UTC) - _asked("select clock_timestamp()")).total_seconds())
    yield Finding(
        drift < DRIFT, f"Uhr: {own.time_zone}, {drift:.0f} s Abstand zur Datenbank (bitte beide mit NTP stellen)",
        f"Clock: {own.time_zone}, {drift:.0f} s from the database's (set both by NTP)",
    )  # fmt: skip
    seen, waiting = observation.worker_seen(), observation.jobs()
    yield Finding(
        seen,
        "Hintergrundarbeit: "
        + ("ja" if seen else "kein Lebenszeichen; „kontaktdichte serve“ startet sie selbst, läuft es?"),
        "Worker: " + ("alive" if seen else "no sign of life; “kontaktdichte serve” starts it by itself, does it run?"),
    )  # fmt: skip
    yield from _organisations(today())
    failed = waiting.get("failed", 0)
    yield Finding(
        failed == 0, f"Aufträge: {waiting.get('todo', 0)} warten, {failed} gescheitert (siehe Protokoll)",
        f"Jobs: {waiting.get('todo', 0)} wait, {failed} failed (see the log)",
    )  # fmt: skip


def _either(ok: bool, refused: Refused, de: str, en: str) -> Finding:
    return Finding(True, de, en) if ok else Finding(False, refused.de, refused.en)


def unforced() -> list[str]:
    """Tables whose rows every organisation would see: without forced row-level security, and not exempt."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public' "
            "and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity) order by 1"
        )
        return [name for (name,) in cursor.fetchall() if name not in EXEMPT]


def _mail(own: Settings) -> Iterator[Finding]:
    """Whether mails leave, and what of their settings is missing."""
    if not own.smtp_host:
        yield Finding(True, "E-Mail: in einen Ordner", "Mail: into a folder") if own.mail_folder else Finding(
            True, "E-Mail: nicht eingerichtet (KONTAKTDICHTE_SMTP_HOST); bei vergessenen Passwörtern hilft "
            "„kontaktdichte password-link“",
            "Mail: not configured (KONTAKTDICHTE_SMTP_HOST); for forgotten passwords “kontaktdichte password-link”",
        )  # fmt: skip
        return
    wrong = {
        "KONTAKTDICHTE_MAIL_FROM": own.mail_from.endswith("@localhost"),
        "KONTAKTDICHTE_SMTP_PASSWORD": bool(own.smtp_user) and not own.smtp_password.get_secret_value(),
        "KONTAKTDICHTE_SMTP_USER": not own.smtp_user and bool(own.smtp_password.get_secret_value()),
        "KONTAKTDICHTE_SMTP_SECURITY=starttls": bool(own.smtp_user) and own.smtp_security == "none",
    }
    missing = ", ".join(name for name, is_wrong in wrong.items() if is_wrong)
    yield Finding(
        not missing, f"E-Mail: {'bitte setzen: ' + missing if missing else 'eingerichtet'}",
        f"Mail: {'set ' + missing if missing else 'configured'}",
    )  # fmt: skip


def _organisations(day: date) -> Iterator[Finding]:
    """What an organisation lacks, by its key: somebody who administers, a concept in force, a whole login provider."""
    with connection.cursor() as cursor:
        cursor.execute("select organisations()")
        keys = [row[0] for row in cursor.fetchall()]
    for key in keys:
        with inside(key):
            yield from (
                Finding(False, f"Organisation {key}: {de}", f"Organisation {key}: {en}") for de, en in _lacks(day)
            )


def _lacks(day: date) -> Iterator[tuple[str, str]]:
    """In the context of an organisation, in both languages, with the remedy."""
    members = Membership.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True, from_day__lte=day)
    if not members.exclude(until_day__lte=day).exists():
        yield "niemand verwaltet sie; „kontaktdichte create-user“", "nobody administers it; “kontaktdichte create-user”"
    if not EditionInForce.objects.filter(from_day__lte=day).exclude(until_day__lte=day).exists():
        yield (
            "kein Konzept gilt heute; „kontaktdichte activate-edition“",
            "no concept is in force today; “kontaktdichte activate-edition”",
        )
    for provider in LoginProvider.objects.filter(active=True):
        if not provider.secret:
            yield (
                f"dem Anmeldedienst {provider.slug} fehlt das Geheimnis; „kontaktdichte login-provider --secret-file“",
                f"the login provider {provider.slug!r} has no secret; “kontaktdichte login-provider --secret-file”",
            )
            continue
        try:
            opened(provider.secret)
        except Refused as error:
            yield error.de, error.en


def _backup(own: Settings) -> Finding:
    last = newest(own.backup_folder) if own.backup_folder is not None else None
    if last is None:
        return Finding(
            False, "Sicherung: keine gefunden; KONTAKTDICHTE_BACKUP_FOLDER setzen und „kontaktdichte backup“ täglich",
            "Backup: none found; set KONTAKTDICHTE_BACKUP_FOLDER and run “kontaktdichte backup” daily",
        )  # fmt: skip
    age = datetime.now(UTC) - last
    hours = round(age.total_seconds() / 3600)
    return Finding(
        age < BACKUP_OLD, f"Sicherung: die letzte ist {hours} Stunden alt", f"Backup: the last is {hours} hours old"
    )


def _room(place: Path) -> Finding:
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    gigabytes = f"{free / 2**30:.1f}"
    return Finding(
        free >= ROOM, f"Platz: {gigabytes.replace('.', ',')} GB frei (mindestens {ROOM // 2**30})",
        f"Room: {gigabytes} GB free (at least {ROOM // 2**30})",
    )  # fmt: skip


def _closed(folders: list[Path]) -> Iterator[Finding]:
    """Whether others on this computer can look into the folders that hold data and keys."""
    for folder in folders:
        if folder.exists():
            open_ = bool(stat.S_IMODE(folder.stat().st_mode) & 0o006)
            yield Finding(
                not open_, f"Rechte: {folder} {'ist für alle lesbar, bitte chmod 700' if open_ else 'ist geschlossen'}",
                f"Permissions: {folder} {'is open to all, chmod 700 it' if open_ else 'is closed'}",
            )  # fmt: skip
