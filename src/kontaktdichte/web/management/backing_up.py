"""Backup: one folder with everything that is stored at one moment, and what a restore is compared with.

In: the address of the role that backs up. Out: a folder with ``kontaktdichte.dump`` (PostgreSQL's custom format),
``manifest.json`` (rows of every table, heads of the chains, versions) and ``SHA256SUMS`` (``sha256sum -c`` reads it).
Work goes on meanwhile: dump and counts are of the same moment. Sessions are left out: everybody logs in anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from kontaktdichte.web.database.clients import ClientError, call, fitting
from kontaktdichte.web.errors import Refused

DUMP, MANIFEST, SUMS = "kontaktdichte.dump", "manifest.json", "SHA256SUMS"
LEFT_OUT = ("django_session", "usersessions_usersession", "django_cache")
_TABLES = "select tablename from pg_tables where schemaname = 'public' order by 1"
_HEADS = "select organisation_id::text, number, encode(digest, 'hex') from web_chainhead order by 1"
_MIGRATIONS = "select app || '.' || name from django_migrations order by 1"


@dataclass(frozen=True)
class Manifest:
    """What was stored at the moment of the backup."""

    made_at: str
    version: str
    postgresql: int
    migrations: list[str]
    rows: dict[str, int]
    chains: list[list[str | int]]


def backup(url: str, target: Path) -> Path:
    """A new backup in the folder ``target``; returns its own folder, named by the moment. Raises Refused."""
    moment = datetime.now(UTC)
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    made, part = target / f"{moment:%Y-%m-%dT%H%M%S.%fZ}", target / f".{moment:%Y-%m-%dT%H%M%S.%fZ}.part"
    part.mkdir(mode=0o700)
    try:
        _write(part / MANIFEST, json.dumps(asdict(_dumped(url, part / DUMP, moment)), indent=1) + "\n")
        _write(part / SUMS, sums(part))
        for file in part.iterdir():
            _keep(file)
        part.rename(made)
        _keep(target)
    except (psycopg.Error, ClientError) as error:
        said = str(error).strip().partition("\n")[0]
        raise Refused(f"Keine Sicherung: {said}", f"No backup: {said}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def _dumped(url: str, file: Path, moment: datetime) -> Manifest:
    """The dump in ``file``, and what was counted in the very same snapshot."""
    with psycopg.connect(url) as connection:
        connection.execute("set transaction isolation level repeatable read read only")
        (snapshot,) = next(connection.execute("select pg_export_snapshot()"))
        major = connection.info.server_version // 10000
        manifest = Manifest(
            moment.isoformat(), version("kontaktdichte"), major, [row[0] for row in connection.execute(_MIGRATIONS)],
            rows(connection), chains(connection),
        )  # fmt: skip
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        _write(file, "")  # for its owner alone, before anything is in it
        arguments = ["--format=custom", f"--snapshot={snapshot}", f"--file={file}", *left_out]
        call(fitting("pg_dump", major), url, *arguments)
    return manifest


def rows(connection: psycopg.Connection) -> dict[str, int]:
    """How many rows each table has, of all organisations."""
    tables = [row[0] for row in connection.execute(_TABLES)]
    counting = sql.SQL("select count(*) from {}")
    return {
        table: next(connection.execute(counting.format(sql.Identifier(table))))[0]
        for table in tables
        if table not in LEFT_OUT
    }


def chains(connection: psycopg.Connection) -> list[list[str | int]]:
    """Where the chain of each organisation ends."""
    return [list(row) for row in connection.execute(_HEADS)]


def digest(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def checked(folder: Path) -> Manifest:
    """The manifest of a backup in which no byte has changed. Raises Refused, naming the file that has."""
    if not (folder / SUMS).is_file():
        raise Refused(f"{folder} ist keine Sicherung: {SUMS} fehlt.", f"{folder} is no backup: {SUMS} is missing.")
    written = (folder / SUMS).read_text("ascii", errors="replace")
    for name in (DUMP, MANIFEST):
        if not (folder / name).is_file() or digest(folder / name) not in written:
            raise _damaged(folder / name)
    if written != sums(folder):
        raise _damaged(folder / SUMS)
    return Manifest(**json.loads((folder / MANIFEST).read_text("utf-8")))


def sums(folder: Path) -> str:
    """What SHA256SUMS says of the files as they are."""
    return "".join(f"{digest(folder / name)}  {name}\n" for name in (DUMP, MANIFEST))


def _damaged(file: Path) -> Refused:
    return Refused(
        f"{file} ist nicht, was gesichert wurde: die Sicherung ist beschädigt, bitte eine andere nehmen.",
        f"{file} is not what was backed up: this backup is damaged, take another one.",
    )


def newest(target: Path) -> datetime | None:
    """When the newest whole backup of a folder was made; none where there is none."""
    moments = []
    for folder in target.glob("*Z") if target.is_dir() else ():
        if (folder / SUMS).exists():
            moments.append(datetime.strptime(folder.name, "%Y-%m-%dT%H%M%S.%f%z"))
    return max(moments, default=None)


def _write(file: Path, text: str) -> None:
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as opened:
        opened.write(text)


def _keep(path: Path) -> None:
    """On the disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
