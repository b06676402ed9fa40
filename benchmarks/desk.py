"""The figures of the desk over HTTP: pages and saves of a large office, read log on, while a new edition is computed.

In: a folder made by ``load.py``. Out: one JSON line: milliseconds at p50, p95 and most for each kind of request, over
all of them, with one save a second throughout; seconds until a new edition holds for everybody.

    python benchmarks/desk.py --folder build/load [--seconds 60 --readers 3 --think 0.3 --edition]
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from load import come_in

from kontaktdichte.web.database import tether
from kontaktdichte.web.management import serving

FOLDER = Path(__file__).resolve().parents[1] / "build" / "load"
TOKEN = "a" * 32  # what the browser sends back so that a form is taken
LIMITS = {"today": 150, "client": 150, "clients": 250, "everybody": 250, "save": 100}  # ms at p95, issue 4


class Browser:
    """Somebody who is logged in, on a line of their own."""

    def __init__(self, port: int, person: dict[str, Any], seen: Seen, seed: int) -> None:
        self.line, self.person, self.seen = http.client.HTTPConnection("127.0.0.1", port, timeout=60), person, seen
        self.random = random.Random(seed)
        self.headers = {"Cookie": f"sessionid={person['session']}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}

    def ask(self, kind: str, method: str, path: str, form: dict[str, Any] | None = None) -> None:
        """One request, its answer read; what is not as expected is counted."""
        headers, body = dict(self.headers), None
        if form is not None:
            body = urlencode(form, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        text = answer.read()
        self.seen.add(kind, 1000 * (time.perf_counter() - begun), answer.status, len(text))

    def read(self) -> None:
        """One page, as a morning asks for them."""
        clients = self.person["clients"]
        turn = self.random.random()
        if turn < 0.3:
            self.ask("today", "GET", "/?meine")
        elif turn < 0.7:
            self.ask("client", "GET", f"/klienten/{self.random.choice(clients)}/")
        elif turn < 0.9:
            self.ask("clients", "GET", f"/klienten/?seite={self.random.randint(1, self.person['pages'])}")
        else:
            self.ask("everybody", "GET", "/?alle")

    def save(self, day: date) -> None:
        """One contact of one client."""
        client = self.random.choice(self.person["clients"])
        self.ask("save", "POST", f"/klienten/{client}/kontakt/", {
            "on": (day - timedelta(self.random.randint(0, 6))).isoformat(), "channel": "in_person", "kind": "talk",
            "outcome": "kept", "justification": "", "form_key": str(uuid.uuid4()),
        })  # fmt: skip


class Seen:
    """What was measured, by kind of request."""

    def __init__(self) -> None:
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.wrong: defaultdict[str, int] = defaultdict(int)
        self.bytes: defaultdict[str, int] = defaultdict(int)

    def add(self, kind: str, milliseconds: float, status: int, size: int) -> None:
        """One answer."""
        self.times[kind].append(milliseconds)
        self.bytes[kind] = max(self.bytes[kind], size)
        if status not in ((302, 201) if kind == "save" else (200, 302) if kind == "report" else (200,)):
            self.wrong[f"{kind} {status}"] += 1

    def told(self) -> dict[str, Any]:
        """Milliseconds by kind."""
        return {
            kind: {
                "n": len(times), "p50": round(statistics.median(times)), "p95": round(percentile(times, 0.95)),
                "most": round(max(times)), "limit": LIMITS[kind], "kB": self.bytes[kind] // 1000,
            }
            for kind, times in sorted(self.times.items())
        }  # fmt: skip


def percentile(values: list[float], part: float) -> float:
    """The value that so many of them do not exceed."""
    return sorted(values)[min(int(len(values) * part), len(values) - 1)]


def measured(port: int, people: list[dict[str, Any]], seconds: float, readers: int, think: float, day: date) -> Seen:
    """So many readers with so long a pause, and one save a second, for so long."""
    seen, end = Seen(), time.monotonic() + seconds

    def reading(number: int) -> None:
        browsers = [
            Browser(port, person, seen, 100 * number + place) for place, person in enumerate(people[number::readers])
        ]
        while time.monotonic() < end:
            for browser in browsers:
                browser.read()
                time.sleep(think)

    beside_saves(reading, readers, [Browser(port, one, seen, 9000 + n) for n, one in enumerate(people)], seconds, day)
    return seen


def beside_saves(
    reading: Callable[[int], None], readers: int, savers: Sequence[Browser], seconds: float, day: date
) -> None:
    """So many readers at once, and one save a second by turns beside them, until all have done."""

    def saving() -> None:
        begun = time.monotonic()
        for turn in range(int(seconds)):
            time.sleep(max(0.0, begun + turn - time.monotonic()))
            savers[turn % len(savers)].save(day)

    threads = [threading.Thread(target=reading, args=(number,)) for number in range(readers)]
    threads.append(threading.Thread(target=saving))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def renewed(organisation: str, day: date) -> tuple[float, int]:
    """Put an edition in force and wait until every list of the office holds by it; seconds and clients."""
    serving.ready()
    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.evaluations import stale
    from kontaktdichte.web.models import EditionInForce, Person
    from kontaktdichte.web.rls import inside

    key = uuid.UUID(organisation)
    with inside(key):
        since = max(EditionInForce.objects.values_list("from_day", flat=True)) + timedelta(1)
        organisations.put_in_force(organisation=key, concept="schwaebisch-hall", since=since)
        persons = Person.objects.count()
    begun = time.perf_counter()
    while True:
        time.sleep(1)  # asking costs the database a second or more of each ten
        with inside(key):
            if not stale(day).exists():
                return time.perf_counter() - begun, persons


def main() -> None:
    """Start the application as an office does, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--think", type=float, default=0.3, help="seconds between two pages of a reader")
    parser.add_argument("--edition", action="store_true", help="put an edition in force after a third of the time")
    chosen = parser.parse_args()
    day = date(2026, 11, 20)
    os.environ |= {"KONTAKTDICHTE_SECURE": "false", "KONTAKTDICHTE_TODAY": day.isoformat(),
                   "KONTAKTDICHTE_LOG_LEVEL": "ERROR"}  # fmt: skip
    edition: dict[str, float] = {}
    with serving.own_database(chosen.folder):
        serving.migrate()
        people = come_in(chosen.folder, {0})
        staff = [one for one in people if one["role"] == "counsellor" and one["clients"]]
        port = serving.free_port(8123)
        line = [sys.executable, "-m", "kontaktdichte", "serve", "--port", str(port), "--workers", "2"]
        held = [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), "self", *line]
        with subprocess.Popen(held, stdin=subprocess.PIPE) as server:
            try:
                serving._wait_until_it_answers(server, "127.0.0.1", port)
                measured(port, staff, 6, chosen.readers, chosen.think, day)  # what is loaded once is not measured
                if chosen.edition:

                    def renew() -> None:
                        time.sleep(chosen.seconds / 4)
                        edition["seconds"], edition["clients"] = renewed(people[0]["organisation"], day)

                    beside = threading.Thread(target=renew)
                    beside.start()
                seen = measured(port, staff, chosen.seconds, chosen.readers, chosen.think, day)
                if chosen.edition:
                    beside.join()
            finally:
                server.stdin.close()  # type: ignore[union-attr]
                server.wait()
    total = sum(len(times) for times in seen.times.values())
    print(json.dumps({
        "requests": total, "seconds": chosen.seconds, "wrong": dict(seen.wrong), "load": os.getloadavg(),
        "edition": edition, **seen.told(),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
