"""A real browser before a real server before a real PostgreSQL; each part a process of its own.

``BROWSER`` names another Chromium than the system's. Pictures go to build/screenshots.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests import migrated
from tests.e2e import office, projects, shore, ways

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"
# The first is Chromium without its windows: what it does with a page is the same, in two thirds of the time.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
CANARIES = re.compile(  # P18: names and numbers of clients, passwords, who is logged in
    "|".join(
        [
            "Muster",
            "M-[0-9]",
            "T-U?[0-9]",
            shore.FAMILY,
            *projects.TEILS,
            "W-[0-9]",
            *ways.WEGS,
            *office.FAMILIES,
            *office.GIVEN,
            "@musterstadt",
            office.PASSWORD,
        ]
    ),
    re.IGNORECASE,
)
RANDOM = re.compile("[0-9A-Za-z]{32}")  # a token, in which a name of three letters stands by chance now and then
KEPT = """async () => ({
    local: {...localStorage}, session: {...sessionStorage}, bases: await indexedDB.databases(),
    caches: await Promise.all((await caches.keys()).map(async key =>
        [key, (await (await caches.open(key)).keys()).map(request => request.url)])),
    workers: (await navigator.serviceWorker.getRegistrations()).length, name: window.name, state: history.state,
})"""
PATIENCE = 60  # seconds until the server must answer
Open = Callable[..., Page]
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the filled application answers."""
    folder = tmp_path_factory.mktemp("office")
    with migrated.server(folder / "database") as database:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "kontaktdichte.web.settings",
            "DATABASE_URL": database.url("app"),
            "DATABASE_OWNER_URL": database.url("owner"),
            "KONTAKTDICHTE_SECRET_KEY": "only-for-the-browser-tests-" * 3,
            "KONTAKTDICHTE_SECURE": "false",
            "KONTAKTDICHTE_ALLOWED_HOSTS": "127.0.0.1,localhost",
            "KONTAKTDICHTE_TODAY": office.TODAY.isoformat(),
        }
        subprocess.run([sys.executable, "-m", "tests.e2e.office"], cwd=ROOT, env=environment, check=True)
        with serving(environment, folder / "server.log") as answered:
            yield answered


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class serving:
    """The server of the pages as a process, ended at the end."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.port, self.environment, self.log = free_port(), environment, log

    def __enter__(self) -> str:
        command = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--factory",
            "--no-ws",
            "--port",
            str(self.port),
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "django.core.wsgi:get_wsgi_application"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        url, until = f"http://127.0.0.1:{self.port}", time.monotonic() + PATIENCE
        while True:
            try:
                urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
                return url
            except OSError:
                if time.monotonic() > until or self.process.poll() is not None:
                    self.__exit__()
                    raise AssertionError(f"the server does not answer:\n{self.log.read_text()}") from None
                time.sleep(0.2)

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = os.environ.get("BROWSER") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, f"no Chromium: apt-get install {PROGRAMS[0]}, or name one in BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page logged in (or, with ``who=None``, not): ``opened("/klienten/", javascript=False)``."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", who: str | None = office.COUNSELLOR, javascript: bool = True, **more: Any) -> Page:
        more = {"locale": "de-DE", "viewport": {"width": 1280, "height": 900}} | more
        context = browser.new_context(java_script_enabled=javascript, base_url=address, **more)
        contexts.append(context)
        context.set_default_timeout(30_000)
        if who is not None:
            enter(context, who)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    left = [
        f"{name}: {word}"
        for one in contexts
        for name, word in kept(one).items()
        if CANARIES.search(word) and not RANDOM.fullmatch(word)
    ]
    for context in contexts:
        context.close()
    assert left == [], "the browser keeps what it was shown"


def enter(context: BrowserContext, who: str) -> None:
    """A session of one's own without looking at the form, which tests of logging in fill in (:func:`log_in`)."""
    form = context.request.get("/anmelden/")
    token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', form.text())[0]
    typed = {"login": who, "password": office.PASSWORD, "csrfmiddlewaretoken": token}
    answer = context.request.post("/anmelden/", form=typed, max_redirects=0, headers={"Referer": form.url})
    assert answer.status == 302, answer.status


def kept(context: BrowserContext) -> dict[str, str]:
    """What the browser would keep of this visit: cookies, storage of every kind, by its name."""
    state = context.storage_state(indexed_db=True)
    found = {f"cookie {one['name']}": unquote(one["value"]) for one in state["cookies"]}
    found |= {f"origin {number}": json.dumps(one) for number, one in enumerate(state["origins"])}
    for number, page in enumerate(context.pages):
        if page.url.startswith("http"):
            found[f"page {number}"] = json.dumps(page.evaluate(KEPT), ensure_ascii=False)
    return found


def log_in(page: Page, who: str) -> None:
    """By the form, as people do."""
    page.goto("/anmelden/")
    page.get_by_label("E-Mail-Adresse").fill(who)
    page.get_by_label("Passwort").fill(office.PASSWORD)
    page.get_by_label("Passwort").press("Enter")
    page.wait_for_url(lambda url: "/anmelden/" not in url)


@pytest.fixture
def local(address: str) -> str:
    """The application under the name that passkeys and login providers take."""
    return address.replace("127.0.0.1", "localhost")


@pytest.fixture
def visit(browser: Browser, local: str) -> Iterator[Any]:
    """Opens a browser of its own: ``visit(javascript=False)``."""
    contexts = []

    def opened(javascript: bool = True, **more: Any) -> Page:
        context = browser.new_context(
            base_url=local, java_script_enabled=javascript, locale="de-DE",
            **({"viewport": {"width": 1280, "height": 900}} | more),
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(30_000)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
