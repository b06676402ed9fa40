"""Six people under both editions of an invented office; what follows for them was reckoned by hand.

Stichtag 10.07.2026, period January to June (181 days). Ann is 18, Ben 22 and Eva 20 years old, Cleo and Dan are over
25; Ann and Ben are in Team Nord, Cleo, Dan and Eva in Team Süd. Fay has no unit and no difference: she left in 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kontaktdichte.reports.compare.aligned import Aligned, align
from kontaktdichte.reports.compare.sides import Read, over_people
from kontaktdichte.reports.run import Days
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.loading import load_concept
from kontaktdichte.rules.tables import Tables

FOLDER = Path(__file__).with_name("editions")
AS_OF, PERIOD = date(2026, 7, 10), Days(date(2026, 1, 1), date(2026, 6, 30))
BORN = {
    "Ann": date(2008, 3, 10), "Ben": date(2003, 5, 20), "Cleo": date(1980, 1, 1), "Dan": date(1990, 1, 1),
    "Eva": date(2005, 8, 30), "Fay": date(1985, 1, 1),
}  # fmt: skip
UNITS = {"Ann": "Team Nord", "Ben": "Team Nord", "Cleo": "Team Süd", "Dan": "Team Süd", "Eva": "Team Süd"}
SITUATIONS = [
    ("Ann", "client", "2025-01-01", None), ("Ann", "plan", "2025-01-10", None),
    ("Ben", "client", "2025-01-01", None),
    ("Cleo", "client", "2025-01-01", None), ("Cleo", "plan", "2025-01-10", None),
    ("Cleo", "measure", "2026-02-01", None),
    ("Dan", "client", "2026-05-04", None), ("Dan", "plan", "2026-05-25", None),
    ("Eva", "client", "2025-01-01", None), ("Eva", "plan", "2025-01-10", None), ("Eva", "course", "2026-03-02", None),
    ("Fay", "client", "2025-01-01", "2025-12-01"), ("Fay", "plan", "2025-01-10", None),
]  # fmt: skip
TALKS = {
    "Ann": ("01-10", "02-10", "03-10", "05-11", "06-10"),
    "Ben": ("01-15", "04-14"),
    "Cleo": ("02-05", "05-06", "06-08"),
    "Dan": ("05-12",),
    "Eva": ("01-10", "02-10", "03-10", "04-10", "05-10", "06-10"),
}


def editions() -> tuple[Concept, Concept]:
    """The edition of 2025 and that of July 2026."""
    first, second = sorted(FOLDER.glob("*/concept.yaml"))
    return load_concept(first), load_concept(second)


def tables() -> Tables:
    """The six. Ann's talk in April was a video; two misses have a reason, one of a rule that is renamed."""
    talks = [(who, f"2026-{day}", "in_person") for who, days in TALKS.items() for day in days]
    return Tables.from_rows(
        persons=[
            {"id": who, "birth_date": born, "unit": UNITS.get(who), "counsellor": "IFK"} for who, born in BORN.items()
        ],
        situations=list(_situations()),
        contacts=[
            {"id": f"{who}-{on}", "subject": who, "on": date.fromisoformat(on), "kind": "talk", "channel": channel}
            for who, on, channel in (*talks, ("Ann", "2026-04-10", "video"))
        ],
        deviations=[
            {"subject": who, "rule": rule, "window": date.fromisoformat(window), "reason": "illness", "given_on": AS_OF}
            for who, rule, window in (("Ben", "young_monthly", "2026-03-01"), ("Cleo", "measure_even", "2026-02-06"))
        ],
    )


def _situations() -> Iterator[dict[str, Any]]:
    for who, what, since, until in SITUATIONS:
        last = date.fromisoformat(until) if until else None
        yield {"subject": who, "attribute": what, "value": "true", "from": date.fromisoformat(since), "until": last}


def compared(*, as_in_force: bool = False) -> Aligned:
    """Both editions over the six."""
    read = Read(tables())
    found = align(over_people(*editions(), (read, read), as_of=AS_OF, period=PERIOD, as_in_force=as_in_force))
    assert found is not None
    return found
