"""`make demo` as a newcomer meets it: start it in a fresh clone, log in with a printed login, see a client, end it.

    python3 .ci/demo.py CLONE

Started twice: the second time everything must still be there. Each time nothing may be left running.
"""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

PATIENCE = 600  # seconds until the address is printed: the environment is made, a Jobcenter is made up
CLIENT = re.compile(r'<a[^>]+href="/klienten/[0-9a-f-]{36}/"[^>]*>\s*([^<]*[^<\s])\s*<')


def main(clone: str) -> None:
    """Both starts. Raises AssertionError with what the demo said."""
    begin = time.monotonic()
    first = started(clone, signal.SIGTERM)
    second = started(clone, signal.SIGINT)
    assert first == second, "the second start printed other logins"
    took = time.monotonic() - begin
    print(f"make demo: fine in a fresh clone, started twice, ended by SIGTERM and SIGINT: {took:.0f} s")


def started(clone: str, ending: signal.Signals) -> dict[str, str]:
    """The logins that one start prints; it is ended like by a terminal."""
    log = Path(clone, ".demo.log")
    with log.open("wb") as written:
        demo = subprocess.Popen(
            ["make", "-C", clone, "demo"], stdin=subprocess.DEVNULL, stdout=written, stderr=written,
            start_new_session=True, env=dict(os.environ, PYTHONUNBUFFERED="1"),
        )  # fmt: skip
    try:
        address = printed(log, demo)
        logins = dict(re.findall(r"(\S+@\S+) +(\S+)$", log.read_text("utf-8"), re.MULTILINE))
        today_of(address, *next(login for login in logins.items() if login[0].startswith("ifk-")))
    except BaseException:
        print(log.read_text("utf-8", "replace"), file=sys.stderr)
        raise
    finally:
        os.killpg(demo.pid, ending)
        demo.wait(60)
    said = log.read_text("utf-8")
    assert "Anwendung und Datenbank sind beendet." in said, said
    assert "Traceback" not in said, said
    left = [line for line in running() if clone in line and "demo.py" not in line]  # not what runs this
    assert not left, left
    assert not Path(clone, "build/demo/database/data/postmaster.pid").exists(), "the database did not end in order"
    return logins


def printed(log: Path, demo: "subprocess.Popen[bytes]") -> str:
    """The address, once it is printed."""
    until = time.monotonic() + PATIENCE
    while True:
        found = re.search(r"^http://localhost:\d+$.*^  Alle", log.read_text("utf-8", "replace"), re.M | re.S)
        if found:
            return found[0].splitlines()[0]
        assert demo.poll() is None, "make demo ended by itself"
        assert time.monotonic() < until, "make demo printed no address"
        time.sleep(0.2)


def today_of(address: str, email: str, password: str) -> None:
    """Log in by the form and find a client's name on Today."""
    cookies = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies), urllib.request.ProxyHandler({}))
    form = browser.open(f"{address}/anmelden/", timeout=60).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token, form
    name = re.search(r'<input[^>]+name="(username|login)"', form)
    assert name, form
    values = {"csrfmiddlewaretoken": token[1], name[1]: email, "password": password}
    request = urllib.request.Request(
        f"{address}/anmelden/", urllib.parse.urlencode(values).encode(), {"Referer": f"{address}/anmelden/"}
    )
    answer = browser.open(request, timeout=60)
    page = answer.read().decode()
    assert urllib.parse.urlsplit(answer.url).path == "/", answer.url
    client = CLIENT.search(page)
    assert client, page
    print(f"{address}: {email} sees {client[1]} on Today")


def running() -> "list[str]":
    """Command lines of all programs but this one."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        if process.name != str(os.getpid()):
            try:
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
            except OSError:
                continue
    return found


if __name__ == "__main__":
    main(sys.argv[1])
