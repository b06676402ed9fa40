"""The figures of the project side over HTTP: boards of leads, Jobcenters and the grant authority, letters of a month.

In: a folder made by ``load_projects.py``. Out: one JSON line: milliseconds at p50, p95 and most for each kind of
request and over all of them, with one save a second throughout; then seconds of a project's letters of a month.

    python benchmarks/projects.py --folder build/projects [--seconds 60 --readers 3 --think 0.3]
    python benchmarks/projects.py --folder build/projects --alone      # queries and processor time of one request each
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import uuid
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import desk
from desk import Browser, Seen, percentile

from kontaktdichte.web.database import tether
from kontaktdichte.web.management import serving

FOLDER = Path(__file__).resolve().parents[1] / "build" / "projects"
DAY = date(2026, 11, 20)
MONTH = "2026-10"  # the last whole one: its letters go out
LIMITS = {  # ms at p95, issue 5; lists behind a number as boards, letters and records 5 s
    "lead": 200, "lead list": 200, "jobcenter": 200, "jobcenter list": 200, "in projects": 200, "grants": 200,
    "month sheet": 200, "save": 100, "letter": 5000, "records": 5000, "report": 3000,
}  # fmt: skip
LISTS = ("kontakte", "mitteilungen", "uebergaben")
SHARED = ("versaeumt", "ueberfaellig", "perspektivplaene")


class Reader(Browser):
    """Somebody who is logged in, and what his role asks for."""

    def read(self) -> None:
        """One page, as a day at the project side asks for them."""
        turn, pick = self.random.random(), self.random.choice
        if self.person["kind"] == "grant_authority":
            self.ask("grants", "GET", "/bewilligung/" if turn < 0.7 else f"/bewilligung/?monat={MONTH}")
        elif self.person["kind"] == "jobcenter":
            if turn < 0.1:
                self.ask("in projects", "GET", "/in-projekten/")
            elif turn < 0.7:
                self.ask("jobcenter", "GET", f"/in-projekten/lage/?monat={pick((MONTH, '2026-11'))}")
            else:
                self.ask("jobcenter list", "GET", f"/in-projekten/lage/{pick(SHARED)}/")
        elif self.person["role"] == "project_lead":
            if turn < 0.7:
                self.ask("lead", "GET", "/projekte/lage/")
            else:
                self.ask("lead list", "GET", f"/projekte/lage/{pick(LISTS)}/?projekt={pick(self.person['projects'])}")
        else:
            self.ask("month sheet", "GET", "/monat/")

    def save(self, day: date) -> None:
        """One contact of one participant, as on the way."""
        client = self.random.choice(self.person["clients"])
        self.ask("save", "POST", f"/klienten/{client}/kontakt/", {
            "on": (day - timedelta(self.random.randint(0, 6))).isoformat(), "channel": "in_person", "kind": "talk",
            "outcome": "kept", "justification": "", "form_key": str(uuid.uuid4()),
        })  # fmt: skip

    def letters(self) -> None:
        """The letter of each of some projects for the month, and the contact records of a worker's participants."""
        for project in self.person["projects"][:3]:
            path = f"/mitteilungen/{project}/{MONTH}/vorbereiten/"
            keys = [one for number, one in enumerate(self.person["due"].get(project, ())) if number < 60]
            body = {"brief": "1", "sent_on": DAY.isoformat(), "way": "letter", "pflicht": keys}
            self.ask("letter", "POST", path, body)
        self.ask("records", "GET", f"/monat/nachweise.pdf?monat={MONTH}&wer={self.person['worker']}")
        for agreement, period in self.person["periods"].items():
            self.ask("report", "POST", f"/berichte/entwerfen/{agreement}/", {"period": period})

    def report(self, key: str, seen: str) -> None:
        """A report read as a draft, reviewed, frozen, as a paper and as a workbook; each of these is one request."""
        self.ask("report", "GET", f"/berichte/{key}/")
        self.ask("report", "POST", f"/berichte/{key}/pruefen/", {"seen": seen})
        self.ask("report", "POST", f"/berichte/{key}/festschreiben/", {})
        for form in ("pdf", "xlsx"):
            self.ask("report", "GET", f"/berichte/{key}/bericht.{form}")


def people(folder: Path) -> list[dict[str, Any]]:
    """Members who are logged in anew, with what they ask for."""
    from django.test import Client

    from kontaktdichte.web.models import Membership, Person, Project
    from kontaktdichte.web.rls import inside

    found = []
    for kind, keys in json.loads((folder / "who.json").read_text("utf-8")).items():
        for key in keys[:4]:
            with inside(UUID(key)):
                members = Membership.objects.select_related("user").order_by("-role", "code")
                lead = members.get(code="L-1")
                workers = list(members.filter(role="project_worker")[:3])
                projects = [str(one) for one in Project.objects.order_by("number").values_list("pk", flat=True)]
                due = _due(projects) if kind == "provider" else {}
                periods = _periods(key) if kind == "provider" else {}
                for member in [lead, *workers]:
                    browser = Client()
                    browser.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
                    clients = Person.objects.filter(counsellor=member, kind="person").values_list("pk", flat=True)
                    found.append({
                        "kind": kind, "role": member.role, "session": browser.cookies["sessionid"].value, "due": due,
                        "organisation": key, "clients": [str(one) for one in clients[:60]], "projects": projects,
                        "worker": str(workers[0].pk) if workers else "", "periods": periods,
                    })  # fmt: skip
    return found


def _due(projects: list[str]) -> dict[str, list[str]]:
    """What the notices of the month would tell, by project."""
    from kontaktdichte.web.actions import notices
    from kontaktdichte.web.models import Project

    first = date.fromisoformat(f"{MONTH}-01")
    few = Project.objects.filter(pk__in=projects[:3]).select_related("subject")
    return {str(one.pk): [row.key for row in notices.to_report(one, first)] for one in few}


def _periods(key: str) -> dict[str, str]:
    """The last whole period of two agreements, as its form names it."""
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.models import CooperationAgreement, Membership, Report
    from kontaktdichte.web.reporting.periods import periods

    member = Membership.objects.select_related("organisation", "user").get(code="L-1")
    access, found = Access(UUID(key), "", member, DAY), {}
    taken = set(Report.objects.values_list("agreement", "from_day"))
    some = list(CooperationAgreement.objects.filter(organisation=key).order_by("number")[:2])
    cells = periods(access, some)
    for one in some:
        free = [at for at in cells[one.subject_id] if not at.running and (one.pk, at.first) not in taken]
        if free:
            found[str(one.pk)] = f"{free[0].first}_{free[0].last}"
    return found


def drafts(leads: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str, str]]:
    """What the leads have drafted and not frozen yet, with what its page says was seen."""
    from kontaktdichte.web.actions import reports
    from kontaktdichte.web.models import Report
    from kontaktdichte.web.rls import inside

    found = []
    for lead in leads:
        with inside(UUID(lead["organisation"])):
            found += [(lead, str(one.pk), reports.state(one)) for one in Report.objects.filter(run=None)]
    return found


def measured(port: int, who: list[dict[str, Any]], seconds: float, readers: int, think: float) -> Seen:
    """So many readers with so long a pause, and one save a second, for so long; then the letters."""
    seen, end = Seen(), time.monotonic() + seconds

    def reading(number: int) -> None:
        browsers = [Reader(port, one, seen, 100 * number + place) for place, one in enumerate(who[number::readers])]
        while time.monotonic() < end:
            for browser in browsers:
                browser.read()
                time.sleep(think)
                if time.monotonic() > end:
                    break

    workers = [one for one in who if one["role"] == "project_worker" and one["clients"]]
    savers = [Reader(port, one, seen, 9000 + place) for place, one in enumerate(workers)]
    desk.beside_saves(reading, readers, savers, seconds, DAY)
    return seen


def alone(who: list[dict[str, Any]]) -> dict[str, Any]:
    """Each kind of page within this process: queries, their milliseconds, the processor's, the slowest query."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    found = {}
    by = {(one["kind"], one["role"]): one for one in reversed(who)}
    lead = by["provider", "project_lead"]
    for kind, one, path in (
        ("lead", lead, "/projekte/lage/"), ("lead list", lead, "/projekte/lage/kontakte/"),
        ("jobcenter", by["jobcenter", "contact_person"], f"/in-projekten/lage/?monat={MONTH}"),
        ("jobcenter list", by["jobcenter", "contact_person"], "/in-projekten/lage/versaeumt/"),
        ("in projects", by["jobcenter", "contact_person"], "/in-projekten/"),
        ("grants", by["grant_authority", "grant_officer"], "/bewilligung/"),
        ("month sheet", by["provider", "project_worker"], "/monat/"),
        ("records", lead, f"/monat/nachweise.pdf?monat={MONTH}&wer={lead['worker']}"),
    ):  # fmt: skip
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.cookies["sessionid"] = one["session"]
        browser.get(path)
        times = []
        for _turn in range(5):
            begun = time.process_time()
            browser.get(path)
            times.append(time.process_time() - begun)
        with CaptureQueriesContext(connection) as queries:
            status = browser.get(path).status_code
        asked = sorted(queries.captured_queries, key=lambda query: -float(query["time"]))
        found[kind] = {
            "status": status, "queries": len(asked), "database": round(1000 * sum(float(q["time"]) for q in asked)),
            "processor": round(1000 * min(times)),
            "slowest": [(q["time"], q["sql"][:160]) for q in asked[:3]],
        }  # fmt: skip
    return found


def main() -> None:
    """Start the application as an operator does, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--think", type=float, default=0.3, help="seconds between two pages of a reader")
    parser.add_argument("--alone", action="store_true", help="one request each, within this process")
    chosen = parser.parse_args()
    os.environ |= {"KONTAKTDICHTE_SECURE": "false", "KONTAKTDICHTE_TODAY": DAY.isoformat(),
                   "KONTAKTDICHTE_LOG_LEVEL": "ERROR"}  # fmt: skip
    desk.LIMITS.update(LIMITS)
    with serving.own_database(chosen.folder):
        serving.migrate()
        who = people(chosen.folder)
        if chosen.alone:
            print(json.dumps(alone(who), indent=1, ensure_ascii=False))
            return
        port = serving.free_port(8133)
        line = [sys.executable, "-m", "kontaktdichte", "serve", "--port", str(port), "--workers", "2"]
        held = [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), "self", *line]
        with subprocess.Popen(held, stdin=subprocess.PIPE) as server:
            try:
                serving._wait_until_it_answers(server, "127.0.0.1", port)
                measured(port, who, 8, chosen.readers, chosen.think)  # what is loaded once is not measured
                seen = measured(port, who, chosen.seconds, chosen.readers, chosen.think)
                every = [one for times in seen.times.values() for one in times]
                leads = [one for one in who if one["role"] == "project_lead"]
                Reader(port, leads[0], Seen(), 1).letters()  # what is loaded once is not measured
                for one in leads[1:]:
                    Reader(port, one, seen, 1).letters()
                for one, key, state in drafts(leads):
                    Reader(port, one, seen, 1).report(key, state)
            finally:
                server.stdin.close()  # type: ignore[union-attr]
                server.wait()
    print(json.dumps({
        "requests": len(every), "p95": round(percentile(every, 0.95)), "seconds": chosen.seconds,
        "wrong": dict(seen.wrong), "load": os.getloadavg(), **seen.told(),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
