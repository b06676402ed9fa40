"""P14, restore drill: a backup made while people work comes back whole; a flipped byte is told before that.

Quick: one drill and ten flipped bytes; full (PROOF_SIZE=full): 20 drills and 100 bytes. Prints one JSON line with its
seed; PROOF_SEED repeats a run. Point in time recovery is the server's own (docs/operations.md), not drilled here.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.proof.running import Office, User, Writer

from kontaktdichte.web.database import start
from kontaktdichte.web.management import backing_up

FULL = os.environ.get("PROOF_SIZE") == "full"
DRILLS, BYTES = (20, 100) if FULL else (1, 10)
SEED = int(os.environ.get("PROOF_SEED", "20261122"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("restore"))
    try:
        made.fill()
        made.serve()
        yield made
    finally:
        made.close()


def drilled(office: Office, backup: Path, folder: Path) -> dict[str, int]:
    """Restore into a new folder, verify, and read a client's file from it over HTTP; the rows of each table."""
    assert "Bereit:" in office.command("restore", str(backup), "--folder", str(folder))
    assert office.command("verify", "--folder", str(folder)).count(" 0 Abweichungen.") == 2
    restored = Office(folder, empty=True)
    try:
        with psycopg.connect(restored.database.url("backup")) as connection:
            rows = backing_up.rows(connection)
        restored.serve()
        user = User(restored.port)
        client = user.clients()[0]
        status, page = user.request("GET", f"/klienten/{client}/")
        assert (status, f'href="/klienten/{client}/' in page or "<h1" in page) == (200, True)
        assert user.request("GET", "/")[0] == 200
    finally:
        restored.close()
    return rows


def test_p14_restore_drill(office: Office, tmp_path: Path) -> None:
    """If it fails, the backups of years are worth nothing on the day they are needed."""
    dice, began, slowest, acknowledged = random.Random(SEED), time.monotonic(), 0.0, 0
    for drill in range(DRILLS):
        writers = [Writer(office.port, SEED + number) for number in range(2)]
        for writer in writers:
            writer.start()
        time.sleep(2)
        before = {key for writer in writers for key in writer.acknowledged}
        backup = Path(office.command("backup", str(tmp_path / "backups")))
        for writer in writers:
            writer.stop()
        after = {key for writer in writers for key in writer.acknowledged}
        assert before < after, "nobody wrote while the backup was made"
        begin = time.monotonic()
        folder = tmp_path / f"restored-{drill}"
        rows = drilled(office, backup, folder)
        slowest = max(slowest, time.monotonic() - begin)
        assert rows == backing_up.checked(backup).rows
        acknowledged += len(after)
        kept = _keys(folder)
        assert before <= kept, "acknowledged before the backup, and not in it"
    reported = sum(_reported(office, backup, tmp_path / f"spoiled-{number}", dice) for number in range(BYTES))
    assert reported == BYTES
    figures = {
        "proof": "P14", "seed": SEED, "drills": DRILLS, "contacts_meanwhile": acknowledged, "rows": sum(rows.values()),
        "slowest_restore_s": round(slowest, 1), "bytes_flipped": BYTES, "reported": reported,
        "seconds": round(time.monotonic() - began, 1),
    }  # fmt: skip
    print(json.dumps(figures))


ATTACH = """
import sys
from pathlib import Path
import django
django.setup()
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.attachments import attach
from kontaktdichte.web.models import Membership, Person
from kontaktdichte.web.rls import inside
from datetime import date
from uuid import UUID
with inside(UUID(sys.argv[1])):
    member = Membership.objects.select_related("organisation").get(code="IB-1")
    access, person = Access(member.organisation_id, "x", member, date(2026, 11, 20)), Person.objects.get(number="T-1")
    attach(access=access, person=person, name="bogen.jpg", content=Path(sys.argv[2]).read_bytes(),
           month=date(2026, 11, 1))
"""
FLIP = "update web_attachment set content = set_byte(content, %s, get_byte(content, %s) # 1) where digest = %s"


def test_an_attached_sheet_comes_back_byte_for_byte_and_a_flipped_byte_is_found(office: Office, tmp_path: Path) -> None:
    """If it fails, the signed sheet of an on-site check is another one after a restore, and nobody notices."""
    content = b"\xff\xd8\xff\xe0" + random.Random(SEED).randbytes(700_000) + b"\xff\xd9"
    file, digest = tmp_path / "bogen.jpg", hashlib.sha256(content).hexdigest()
    file.write_bytes(content)
    ((provider,),) = office.asked("select id from web_organisation where name = 'Brücke gGmbH'")
    command = [sys.executable, "-c", ATTACH, str(provider), str(file)]
    subprocess.run(command, env=office.environment, check=True)
    backup = Path(office.command("backup", str(tmp_path / "backups")))
    folder = tmp_path / "restored"
    office.command("restore", str(backup), "--folder", str(folder))
    restored = Office(folder, empty=True)
    try:
        question = f"select content, size, name from web_attachment where digest = '{digest}'"
        assert [(bytes(row[0]), *row[1:]) for row in restored.asked(question)] == [(content, len(content), file.name)]
        assert restored.command("verify").count(" 0 Abweichungen.") == 2
        with psycopg.connect(restored.database.url("superuser")) as connection:
            connection.execute("set session_replication_role = replica")  # as a disk does it: no trigger is asked
            assert connection.execute(FLIP, [350_000, 350_000, digest]).rowcount == 1
        told = restored.tried("verify")
        assert told.returncode != 0
        assert "web_attachment" in told.stdout + told.stderr
        assert "its bytes are not those that came" in told.stdout + told.stderr
    finally:
        restored.close()


def _keys(folder: Path) -> set[str]:
    with start(folder / "database") as server, psycopg.connect(server.url("backup")) as connection:
        found = connection.execute("select form_key::text from web_contact where form_key is not null")
        return {row[0] for row in found}


def _reported(office: Office, backup: Path, folder: Path, dice: random.Random) -> bool:
    """Whether one byte that is different keeps a restore from beginning."""
    shutil.copytree(backup, folder)
    files = sorted(folder.iterdir())
    file = dice.choices(files, [one.stat().st_size for one in files])[0] if dice.random() < 0.7 else dice.choice(files)
    content = bytearray(file.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)
    try:
        backing_up.checked(folder)
    except ValueError as refused:
        return str(folder) in str(refused)
    return False


def test_a_damaged_backup_makes_no_database(office: Office, tmp_path: Path) -> None:
    """If it fails, somebody works on with half of what was stored."""
    backup = Path(office.command("backup", str(tmp_path / "backups")))
    dump = backup / backing_up.DUMP
    content = bytearray(dump.read_bytes())
    content[-1] ^= 1
    dump.write_bytes(content)
    refused = office.tried("restore", str(backup), "--folder", str(tmp_path / "restored"))
    assert (refused.returncode, "beschädigt" in refused.stderr) == (2, True), refused.stderr
    assert not (tmp_path / "restored").exists()


def test_a_restore_touches_no_database_that_is_in_use(office: Office, tmp_path: Path) -> None:
    """If it fails, a slip of an operator mixes two states of an office."""
    backup = office.command("backup", str(tmp_path / "backups"))
    before = office.asked("select count(*) from web_contact")
    refused = office.tried("restore", backup)
    assert (refused.returncode, "in eine leere" in refused.stderr) == (2, True), refused.stderr
    assert office.asked("select count(*) from web_contact") == before
