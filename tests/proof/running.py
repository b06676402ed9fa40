"""What the proofs of operation share: an office as it is run, the database beside the application, and its users.

The database is a child of the test, ``kontaktdichte serve`` a program of its own, a user speaks HTTP. A request is
acknowledged when it was answered 302 or 201; what was not is sent again with the same form key, as a browser would.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
import urllib.parse
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from tests import migrated
from tests.e2e import office
from tests.e2e.conftest import free_port

from kontaktdichte.web.database import Server, start

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0


class Office:
    """Sixty-six synthetic clients in a database of its own, served by two workers."""

    def __init__(self, folder: Path, *, empty: bool = False) -> None:
        self.folder, self.port = folder, free_port()
        self.database: Server = (start if empty else migrated.server)(folder / "database")
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "kontaktdichte.web.settings",
            "DATABASE_URL": self.database.url("app"),
            "DATABASE_OWNER_URL": self.database.url("owner"),
            "DATABASE_BACKUP_URL": self.database.url("backup"),
            "KONTAKTDICHTE_SECRET_KEY": "only-for-the-proofs-" * 3,
            "KONTAKTDICHTE_SECURE": "false",
            "KONTAKTDICHTE_ALLOWED_HOSTS": "127.0.0.1",
            "KONTAKTDICHTE_TODAY": office.TODAY.isoformat(),
        }
        self.server: subprocess.Popen[bytes] | None = None

    def fill(self) -> None:
        """The office of the browser tests."""
        subprocess.run([sys.executable, "-m", "tests.e2e.office"], cwd=ROOT, env=self.environment, check=True)

    def command(self, *words: str) -> str:
        """What a command says; it must end well."""
        done = self.tried(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def tried(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command that may fail."""
        return subprocess.run(self._line(*words), env=self.environment, capture_output=True, text=True, check=False)

    def begun(self, *words: str) -> subprocess.Popen[bytes]:
        """A command that runs."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(self._line(*words), env=self.environment, start_new_session=True, **quiet)

    def _line(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "kontaktdichte", *words]

    def serve(self) -> None:
        """Start the application and wait until it answers."""
        with (self.folder / "serve.log").open("ab") as log:
            self.server = subprocess.Popen(
                self._line("serve", "--port", str(self.port)), env=self.environment, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while self.answer("/healthz") != 200:
            assert time.monotonic() < until, (self.folder / "serve.log").read_text("utf-8")
            assert self.server.poll() is None, (self.folder / "serve.log").read_text("utf-8")
            time.sleep(0.2)

    def answer(self, path: str) -> int:
        """The status of a page, 0 where nobody answers."""
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            line.close()
            return answer.status
        return 0

    def revive(self) -> None:
        """A database that was killed or stopped, started again: it brings itself in order."""
        self.database.stop()
        self.database = start(self.folder / "database")

    def asked(self, question: str) -> list[tuple[Any, ...]]:
        """Rows of all organisations, as the role that backs up sees them."""
        with psycopg.connect(self.database.url("backup")) as connection:
            return connection.execute(question.encode()).fetchall()

    def close(self) -> None:
        """End application and database."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(60)
        self.database.stop()


class User:
    """A counsellor at a browser that knows cookies, forms and no script."""

    def __init__(self, port: int, email: str = office.COUNSELLOR) -> None:
        self.port, self.cookies = port, dict[str, str]()
        form = self.request("GET", "/anmelden/")[1]
        names = re.findall(r'<input[^>]+name="(username|login)"', form)
        said = self.request("POST", "/anmelden/", {names[0]: email, "password": office.PASSWORD})
        assert said[0] == 302, said[0]

    def request(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and page; status 0 where the connection broke."""
        try:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            body = None
            if form is not None:
                body = urllib.parse.urlencode(form | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
                headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            line.request(method, path, body, headers)
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            page = answer.read().decode()
            line.close()
        except (OSError, http.client.HTTPException):
            return 0, ""
        return answer.status, page

    def clients(self) -> list[str]:
        """Keys of clients on the first page of the list."""
        return sorted(set(re.findall(r"/klienten/([0-9a-f-]{36})/", self.request("GET", "/klienten/")[1])))

    def record(self, client: str, key: UUID, back: int) -> int:
        """Send the form of a contact; the status."""
        form = {
            "on": (office.TODAY - timedelta(back)).isoformat(), "channel": "in_person", "kind": "talk",
            "outcome": "kept", "justification": "", "form_key": str(key),
        }  # fmt: skip
        return self.request("POST", f"/klienten/{client}/kontakt/", form)[0]


class Writer(threading.Thread):
    """A user who records contacts without pause; whatever is not acknowledged is sent again."""

    def __init__(self, port: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.user, self.dice = User(port), random.Random(seed)
        self.clients = self.user.clients()
        self.acknowledged: set[str] = set()
        self.answers: Counter[int] = Counter()
        self.done = threading.Event()

    def run(self) -> None:
        """Until told to stop; the last contact is acknowledged too."""
        while not self.done.is_set():
            key, client, back = uuid4(), self.dice.choice(self.clients), self.dice.randrange(300)
            until = time.monotonic() + PATIENCE
            while (status := self.user.record(client, key, back)) not in (201, 302):
                self.answers[status] += 1
                if time.monotonic() > until:
                    return
                time.sleep(0.05)
            self.answers[status] += 1
            self.acknowledged.add(str(key))

    def stop(self) -> None:
        """Wait for the last acknowledgement."""
        self.done.set()
        self.join(PATIENCE + 30)
        assert not self.is_alive(), "a contact was never acknowledged"
