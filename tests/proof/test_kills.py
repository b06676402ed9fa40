"""P4, killed while writing: what was acknowledged over HTTP is there, nothing is there half or twice, the chain holds.

Database, a worker of the pages and an importer are killed (SIGKILL) again and again while users record contacts.
Quick: 20 + 10 + 10; full (PROOF_SIZE=full): 1,000 + 500 + 200. Prints one JSON line; PROOF_SEED repeats the
dice, not the moments. A killed process is not a power cut: that needs a machine to be pulled.
"""

import json
import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.e2e import office as people
from tests.proof.running import PATIENCE, Office, User, Writer

FULL = os.environ.get("PROOF_SIZE") == "full"
DATABASE, WORKER, IMPORTER = (1000, 500, 200) if FULL else (20, 10, 10)
SEED = int(os.environ.get("PROOF_SEED", "20261122"))
CALM = 6.0  # seconds after which the server takes another death of a worker for a new one
ROWS = 400  # of each imported file
PLAIN = (0, 302, 503)  # no answer, acknowledged, a plain page


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("kills"))
    try:
        made.fill()
        made.serve()
        yield made
    finally:
        made.close()


def form_keys(office: Office) -> list[str]:
    """Of every contact that came by a form."""
    return [key for (key,) in office.asked("select form_key::text from web_contact where form_key is not null")]


@pytest.mark.slow
def test_p4_nothing_acknowledged_is_lost(office: Office, tmp_path: Path) -> None:
    """If it fails, a counsellor's contact is gone after a crash, counts twice, or breaks the evidence."""
    began, dice, before = time.monotonic(), random.Random(SEED), form_keys(office)
    writers = [Writer(office.port, SEED + number) for number in range(2)]
    for writer in writers:
        writer.start()
    for _ in range(DATABASE):
        kill_database(office, writers, dice)
    imported, last = [], 0.0
    for number in range(max(WORKER, IMPORTER)):  # in turns: a server whose worker dies again at once gives up
        if number < WORKER:
            time.sleep(max(0.0, last + CALM - time.monotonic()))
            kill_worker(office, writers, dice)
            last = time.monotonic()
        if number < IMPORTER:
            imported.append(kill_importer(office, tmp_path / f"file-{number}", number, dice))
    for writer in writers:
        writer.stop()
    acknowledged = {key for writer in writers for key in writer.acknowledged}
    stored = Counter(key for key in form_keys(office) if key not in before)
    answers = sum((writer.answers for writer in writers), Counter[int]())
    figures = {
        "proof": "P4", "seed": SEED, "kills": {"database": DATABASE, "worker": WORKER, "importer": IMPORTER},
        "acknowledged": len(acknowledged), "lost": len(acknowledged - stored.keys()),
        "double": sum(count > 1 for count in stored.values()), "not_acknowledged": len(stored.keys() - acknowledged),
        "imports_broken_off": imported.count(False), "answers": dict(sorted(answers.items())),
        "seconds": round(time.monotonic() - began, 1),
    }  # fmt: skip
    print(json.dumps(figures))
    assert (figures["lost"], figures["double"], figures["not_acknowledged"]) == (0, 0, 0)
    assert set(answers) <= set(PLAIN), answers
    assert len(acknowledged) > DATABASE
    assert office.command("verify").count(" 0 Abweichungen.") == 2


def some_more(writers: list[Writer], count: int = 1) -> None:
    """Wait until users got on with their work."""
    before, until = sum(len(writer.acknowledged) for writer in writers), time.monotonic() + PATIENCE
    while sum(len(writer.acknowledged) for writer in writers) < before + count:
        assert time.monotonic() < until, "nobody can record a contact any more"
        time.sleep(0.02)


def kill_database(office: Office, writers: list[Writer], dice: random.Random) -> None:
    """The database while users write; started again it brings itself in order."""
    some_more(writers)
    time.sleep(dice.random() * 0.2)
    os.kill(office.database.pid, signal.SIGKILL)
    office.revive()


def kill_worker(office: Office, writers: list[Writer], dice: random.Random) -> None:
    """One of the processes that answer pages; the server begins another."""
    some_more(writers)
    time.sleep(dice.random() * 0.2)
    before = workers(office)
    os.kill(dice.choice(before), signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while len(now := workers(office)) < len(before) or now == before:
        assert time.monotonic() < until, "no new worker"
        time.sleep(0.05)


def workers(office: Office) -> list[int]:
    """The processes that answer pages: children of granian itself, not of what holds it."""
    assert office.server is not None
    found = below(office.server.pid)
    main = [pid for pid in found if b"granian" in line(pid) and b"tether.py" not in line(pid)]
    return [pid for pid in found if parent(pid) in main and b"resource_tracker" not in line(pid)]


def below(pid: int) -> list[int]:
    """All processes that a process began, and those they began."""
    parents = {int(one.name): parent(int(one.name)) for one in Path("/proc").glob("[0-9]*")}
    found, more = [], [pid]
    while more:
        more = [child for child, above in parents.items() if above in more]
        found += more
    return found


def parent(pid: int) -> int:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


def line(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def kill_importer(office: Office, folder: Path, number: int, dice: random.Random) -> bool:
    """An import at some moment: all of the file or nothing; asked again it is there once. True where it was whole."""
    ids = [f"P{number}-{row}" for row in range(ROWS)]
    born = date(1980, 1, 1)
    rows = [f"{key};{born + timedelta(index):%d.%m.%Y}" for index, key in enumerate(ids)]
    folder.mkdir()
    (folder / "personen.csv").write_text("\n".join(["Personennummer;Geburtsdatum", *rows]), "utf-8")
    words = ("import", organisation(office), str(folder), "--by", people.COUNSELLOR)
    importer = office.begun(*words)
    with suppress(subprocess.TimeoutExpired):
        importer.wait(dice.uniform(1, 6))
    importer.kill()
    importer.wait()
    there = count(office, number)
    assert there in (0, ROWS), f"half a file: {there} of {ROWS}"
    office.command(*words)
    assert count(office, number) == ROWS
    return there == ROWS


def count(office: Office, number: int) -> int:
    return int(office.asked(f"select count(*) from web_person where number like 'P{number}-%'")[0][0])


def organisation(office: Office) -> str:
    return str(office.asked("select id::text from web_organisation")[0][0])


def test_without_its_database_the_application_says_so_and_loses_nothing(office: Office) -> None:
    """If it fails, people see a traceback, or what they were told was stored is gone."""
    writer = Writer(office.port, SEED + 7)
    writer.start()
    some_more([writer], 3)
    writer.stop()
    user = User(office.port)
    client = user.clients()[0]
    office.database.stop()
    try:
        for path in ("/", "/anmelden/", f"/klienten/{client}/"):
            status, page = user.request("GET", path)
            assert (status, "Die Datenbank ist nicht erreichbar" in page, "Traceback" in page) == (503, True, False), (
                page
            )
        assert office.answer("/readyz") == 503
        assert office.answer("/healthz") == 200
    finally:
        office.revive()
    assert user.request("GET", f"/klienten/{client}/")[0] == 200
    stored = {key for (key,) in office.asked("select form_key::text from web_contact where form_key is not null")}
    assert writer.acknowledged <= stored
