"""The figure of a report: drafted, reviewed and frozen for projects of some 20 places with three years behind them.

In: a folder made by ``load_projects.py`` (made where it is missing; one group of four projects is enough). Out: one
JSON line: seconds of each step, over one report for each agreement and month that has none yet.

    python benchmarks/report.py --folder build/report [--groups 1 --months 3]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from kontaktdichte.web.management import serving

T = TypeVar("T")
HERE = Path(__file__).resolve().parent
FOLDER, DAY = HERE.parent / "build" / "report", date(2026, 11, 20)
PAST = [date(year, month, 1) for year in (2026, 2025) for month in range(12, 0, -1) if (year, month) < (2026, 11)]
LIMIT = 3.0  # seconds to draft and freeze a report, issue 5


class Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.steps: dict[str, list[float]] = defaultdict(list)

    def time(self, step: str, done: Callable[[], T]) -> T:
        """What is done, and how long it took."""
        begun = time.perf_counter()
        found = done()
        self.steps[step].append(time.perf_counter() - begun)
        return found


def measured(provider: UUID, months: int, clock: Clock) -> list[int]:
    """One report for each agreement and month; how many participants each of them names."""
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.clock import month_after
    from kontaktdichte.web.models import CooperationAgreement, Membership, Report
    from kontaktdichte.web.rls import inside

    with inside(provider):
        member = Membership.objects.select_related("user", "organisation").get(code="L-1")
        access = Access(provider, member.organisation.name, member, DAY)
        agreements = list(CooperationAgreement.objects.filter(organisation=provider).select_related("subject"))
        taken = set(Report.objects.values_list("agreement", "from_day"))
    free = {one: [day for day in PAST if (one.pk, day) not in taken][:months] for one in agreements}
    return [_one(access, one, first, month_after(first), clock) for one, days in free.items() for first in days]


def _one(access: Any, agreement: Any, first: date, until: date, clock: Clock) -> int:
    from kontaktdichte.reports.jobcenter_report import named, sections_of
    from kontaktdichte.web.actions import reports
    from kontaktdichte.web.reporting import runs
    from kontaktdichte.web.reporting.files import About, as_file
    from kontaktdichte.web.rls import inside

    def in_turn(step: str, done: Callable[[], T]) -> T:
        def within() -> T:
            with inside(access.organisation):
                return done()

        return clock.time(step, within)

    begun = time.perf_counter()
    report = in_turn("draft", lambda: reports.draft(access=access, agreement=agreement, first=first, until=until))
    in_turn("look", lambda: runs.sections(runs.asked(access, report)))
    in_turn("review", lambda: reports.review(access=access, report=report, seen=reports.state(report)))
    run = in_turn("freeze", lambda: reports.freeze(access=access, report=report))
    clock.steps["drafted and frozen"].append(time.perf_counter() - begun)
    about = About(agreement.number, agreement.project_name, access.organisation_name, "Jobcenter")
    in_turn("pdf", lambda: as_file(about, run, "pdf"))
    in_turn("xlsx", lambda: as_file(about, run, "xlsx"))
    in_turn("send", lambda: reports.send(access=access, report=report, sent_on=DAY, way="here"))
    assert in_turn("again", lambda: runs.again(run)) == run.content
    return len(named(sections_of(run.content)))


def main() -> int:
    """Reads the command line; fails where a report takes longer than its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--groups", type=int, default=1)
    parser.add_argument("--months", type=int, choices=(1, 2, 3), default=3)
    given = parser.parse_args()
    if not (given.folder / "who.json").exists():  # apart: its server goes, and its lines with it
        made = [sys.executable, str(HERE / "load_projects.py"), "--folder", str(given.folder)]
        subprocess.run([*made, "--groups", str(given.groups)], check=True)
    os.environ |= {"KONTAKTDICHTE_SECURE": "false", "KONTAKTDICHTE_TODAY": DAY.isoformat()}
    clock = Clock()
    with serving.own_database(given.folder):
        serving.migrate()
        who = json.loads((given.folder / "who.json").read_text("utf-8"))
        named = [number for one in who["provider"] for number in measured(UUID(one), given.months, clock)]
    said = {
        step: {"p50": round(statistics.median(all_), 3), "p95": round(sorted(all_)[int(len(all_) * 0.95)], 3),
               "most": round(max(all_), 3)}
        for step, all_ in clock.steps.items()
    }  # fmt: skip
    print(json.dumps({"reports": len(named), "participants": {"p50": statistics.median(named), "most": max(named)},
                      "seconds": said, "limit": LIMIT}))  # fmt: skip
    return int(max(clock.steps["drafted and frozen"]) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
