"""Fifty people at their desks, for locust: a program of its own, since locust replaces sockets before anything else.

In: a port and the people of ``benchmarks/load.py``. Out: one JSON line: milliseconds by kind of request, answers that
were wrong, other organisations' names found in answers. Each thinks 10 to 30 seconds between two pages.
"""

from __future__ import annotations

from locust import HttpUser, constant, events  # isort: skip - before everything that opens sockets
import json
import random
import re
import sys
import uuid
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import gevent
from locust.env import Environment

TOKEN = "a" * 32
NAMES = re.compile(rb"K(\d{3})K")  # canaries: every client's name holds that of its organisation
DAY = date(2026, 11, 20)


class Person(HttpUser):
    """Somebody who is logged in and reads, and now and then records a contact."""

    people: ClassVar[list[dict[str, Any]]] = []
    think: ClassVar[tuple[float, float]] = (10, 30)
    leaks: ClassVar[list[str]] = []
    next_one: ClassVar[int] = 0
    wait_time = constant(0)

    def on_start(self) -> None:
        """Sit down at one of the desks, not all in the same second."""
        self.me = self.people[Person.next_one % len(self.people)]
        Person.next_one += 1
        self.client.headers["Cookie"] = f"sessionid={self.me['session']}; csrftoken={TOKEN}"
        self.client.headers["X-CSRFToken"] = TOKEN
        gevent.sleep(random.uniform(0, self.think[1]))

    tasks: ClassVar[list[Any]] = []

    def turn(self) -> None:
        """One page or one contact, then a while of thinking."""
        client, chance = random.choice(self.me["clients"]), random.random()
        if chance < 0.25:
            self.read("today", "/?meine")
        elif chance < 0.6:
            self.read("client", f"/klienten/{client}/")
        elif chance < 0.8:
            self.read("clients", f"/klienten/?seite={random.randint(1, self.me['pages'])}")
        else:
            self.save(client)
        gevent.sleep(random.uniform(*self.think))

    def read(self, kind: str, path: str) -> None:
        """A page; a name of another organisation in it is a leak."""
        with self.client.get(path, name=kind, catch_response=True, allow_redirects=False) as answer:
            if answer.status_code != 200:
                answer.failure(f"{kind}: {answer.status_code}")
            found = {int(number) for number in NAMES.findall(answer.content or b"")}
            if found - {self.me["place"]}:
                self.leaks.append(f"{path}: {sorted(found)}")
            if found != {self.me["place"]}:
                answer.failure(f"{kind}: does not show what it should")

    def save(self, client: str) -> None:
        """A contact of one of the own clients."""
        form = {
            "on": (DAY - timedelta(random.randint(0, 6))).isoformat(), "channel": "in_person", "kind": "talk",
            "outcome": "kept", "justification": "", "form_key": str(uuid.uuid4()),
        }  # fmt: skip
        path = f"/klienten/{client}/kontakt/"
        with self.client.post(path, form, name="save", catch_response=True, allow_redirects=False) as answer:
            if answer.status_code != 302:
                answer.failure(f"save: {answer.status_code}")


Person.tasks = [Person.turn]


def main() -> None:
    """``morning.py HOST SESSIONS USERS SECONDS LOW HIGH``: the last two are the seconds of thinking."""
    host, sessions, users, seconds, low, high = sys.argv[1:]
    people = json.loads(Path(sessions).read_text("utf-8"))
    Person.people = [one for one in people if one["clients"]]
    random.shuffle(Person.people)
    Person.host, Person.think = host, (float(low), float(high))
    environment = Environment(user_classes=[Person], events=events)
    runner = environment.create_local_runner()
    runner.start(int(users), spawn_rate=int(users))
    gevent.sleep(float(seconds))
    runner.quit()
    stats = environment.stats
    print(json.dumps({
        "requests": stats.total.num_requests, "errors": stats.total.num_failures, "leaks": Person.leaks,
        "p50": stats.total.get_response_time_percentile(0.5), "p95": stats.total.get_response_time_percentile(0.95),
        "p99": stats.total.get_response_time_percentile(0.99),
        "kinds": {name: {"n": one.num_requests, "p95": one.get_response_time_percentile(0.95)}
                  for (name, _), one in sorted(stats.entries.items())},
        "said": sorted({str(error.error) for error in stats.errors.values()}),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
