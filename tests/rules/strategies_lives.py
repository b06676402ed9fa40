"""Random lives for the concepts of :mod:`strategies`: plain rows of the six tables for several people.

In: :class:`~tests.rules.strategies_dice.Dice`. Out: rows with overlapping and corrected situations, moved events,
contacts of every kind (often several a day), agreements, waivers and late entries; deviations are added afterwards, to
duties that exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.rules.strategies_dice import (
    CHANNELS,
    KINDS,
    LEVELS,
    OUTCOMES,
    PLACES,
    PRESENT,
    REASONS,
    STAFF,
    START,
    TAGS,
    Dice,
)

Rows = dict[str, list[dict[str, Any]]]
MONTH_ENDS = [date(2018 + i // 12, i % 12 + 1, 1) - timedelta(days=1) for i in range(1, 48)]
NOTABLE = [*MONTH_ENDS, date(2020, 2, 29), date(2019, 4, 19), date(2020, 4, 13), date(2018, 12, 25), date(2018, 10, 3)]


@dataclass
class Scene:
    """People's rows and the days of the evaluation."""

    rows: Rows
    people: list[str]
    as_of: date
    known_at: date | None


def midnight(day: date) -> datetime:
    """A day as the tables carry the moment of recording."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


class Teller:
    """Tells one life; days are counted from the life's own begin."""

    def __init__(self, d: Dice, rows: Rows, subject: str, begin: date, as_of: date) -> None:
        self.d, self.rows, self.subject, self.begin, self.as_of, self.count = d, rows, subject, begin, as_of, 0

    def day(self, low: int, high: int) -> date:
        """A day of the life, often about ``as_of``; now and then a month's end, a holiday, 29 February."""
        if self.d.chance(25):
            return self.as_of + timedelta(days=self.d.number(-50, 20))
        day = self.begin + timedelta(days=self.d.number(low, high))
        return min(NOTABLE, key=lambda n: abs(n - day)) if self.d.chance(15) else day

    def recorded(self, day: date) -> Any:
        """Unknown, the same day, early or late; now and then with a time of day."""
        kind = self.d.one("none", "none", "same", "late", "later", "early")
        if kind == "none":
            return None
        low, high = {"same": (0, 0), "late": (1, 20), "later": (20, 150), "early": (-60, -1)}[kind]
        moment = midnight(day) + timedelta(days=self.d.number(low, high))
        return moment + timedelta(hours=9) if self.d.chance(30) else moment

    def add(self, table: str, **row: Any) -> dict[str, Any]:
        self.count += 1
        row = {"id": f"{self.subject}-{self.count}", "subject": self.subject, **row}
        self.rows[table].append(row)
        return row

    # ------------------------------------------------------------------

    def situation(self, attribute: str, value: Any, begin: date, until: date | None, **more: Any) -> None:
        """A row, now and then corrected by a later one."""
        row = self.add("situations", attribute=attribute, value=value, **{"from": begin, "until": until},
                       recorded_at=self.recorded(begin), **more)  # fmt: skip
        later = (row["recorded_at"] or midnight(begin)).date()
        while self.d.chance(15):
            moved = timedelta(days=self.d.number(-40, 40))
            changed = {"from": begin + moved if self.d.chance(50) else begin}
            moved = timedelta(days=self.d.number(-40, 40))
            changed["until"] = until + moved if until else self.d.one(None, self.day(60, 500))
            later = max(later, self.day(30, 600))
            row = self.add("situations", attribute=attribute, value=value, replaces=row["id"], **changed,
                           recorded_at=midnight(later), **more)  # fmt: skip

    def spans(self, attribute: str, values: tuple[Any, ...], most: int, longest: int) -> None:
        for _ in range(self.d.number(0, most)):
            begin = self.day(-60, 600)
            until = None if self.d.chance(25) else begin + timedelta(days=self.d.number(0, longest))
            if until is not None and self.d.chance(40):
                until = max(begin, self.day(0, 600))
            self.situation(attribute, self.d.one(*values), begin, until)

    def situations(self) -> None:
        first = self.begin if self.d.chance(75) else min(self.day(0, 600), self.as_of)
        until = None if self.d.chance(50) else max(first, self.day(60, 700))
        self.situation("client", "true", first, until)
        if self.d.chance(30):
            self.spans("client", ("true",), 1, 300)
        self.spans("level", LEVELS, 3, 400)
        self.spans("measure", ("true",), 3, 150)
        self.spans("sick", ("true", "true", "false"), 3, 90)
        self.spans("plan", ("new", "old"), 3, 200)
        self.spans("tags", TAGS, 3, 250)
        self.spans("trial", ("true",), 3, 150)
        self.spans("guide", STAFF, 1, 400)
        self.spans("contract", ("K1", "K2"), 1, 500)
        if self.d.chance(40):
            begin = self.day(0, 400)
            approved = {"approved_on": begin + timedelta(days=self.d.number(-10, 40))} if self.d.chance(50) else {}
            reviewed = {"approver": "Eva", "review_on": begin + timedelta(days=100)} if self.d.chance(70) else {}
            until = None if self.d.chance(40) else begin + timedelta(days=self.d.number(10, 300))
            self.situation("special", "true", begin, until, reason=self.d.one(*REASONS, "whim"), **approved, **reviewed)

    def events(self) -> None:
        for event in ("planned_finish", "finish", "talked", "child"):
            for _ in range(self.d.number(0, 4 if event == "talked" else 2)):
                on = self.day(-30, 650) - timedelta(days=360 if event == "child" else 0)
                row = self.add("events", event=event, on=on, recorded_at=self.recorded(on - timedelta(days=20)))
                later = (row["recorded_at"] or midnight(on)).date()
                for _ in range(self.d.number(0, 2) if event == "planned_finish" else self.d.one(0, 0, 0, 1)):
                    later = max(later, self.day(0, 600))
                    on += timedelta(days=self.d.number(-60, 60))
                    row = self.add("events", event=event, on=on, replaces=row["id"], recorded_at=midnight(later))

    def contacts(self) -> None:
        on, busy = self.begin - timedelta(days=self.d.number(0, 40)), self.d.chance(35)
        near, far = (6, 14) if busy else (40, 90)
        for _ in range(self.d.number(10, 60) if busy else self.d.number(0, 24)):
            gaps = (self.d.number(1, 12), self.d.number(1, near), self.d.number(5, far))
            on += timedelta(days=self.d.one(0, *gaps))
            row = self.contact() if self.d.chance(50) else self.talk()
            new = self.add("contacts", on=on, recorded_at=self.recorded(on) if self.d.chance(20) else None, **row)
            if self.d.chance(4):
                self.add("contacts", on=on, replaces=new["id"], recorded_at=self.recorded(on), **self.contact())

    def talk(self) -> dict[str, Any]:
        """What most rules accept."""
        minutes = self.d.one(30, 45, 60, None)
        return {"kind": "talk", "channel": "in_person", "minutes": minutes, "place": self.d.one(None, *PLACES)}

    def contact(self) -> dict[str, Any]:
        d = self.d
        return {
            "kind": d.one(*KINDS), "channel": d.one(*CHANNELS), "outcome": d.one(None, "kept", *OUTCOMES),
            "actor": d.one(None, *STAFF), "minutes": d.one(None, 0, 10, 20, 45, 90), "place": d.one(None, *PLACES),
            "justification": d.one(None, "ill", "far"), "justification_text": d.one(None, "far away"),
            "participants": d.one([], list(PRESENT), d.some(PRESENT)),
        }  # fmt: skip

    def agreements(self) -> None:
        for key, values in VALUES.items():
            for _ in range(self.d.number(0, 2)):
                begin = self.day(-30, 500)
                until = None if self.d.chance(40) else begin + timedelta(days=self.d.number(10, 300))
                named = {"reason": self.d.one("need", "need", "need", None), "approver": self.d.one("Eva", "Eva", None)}
                spans = {"from": begin, "until": until}
                self.add(
                    "agreements", key=key, value=self.d.one(*values), recorded_at=self.recorded(begin), **spans, **named
                )


VALUES = {
    "term": ("2 weeks", "1 month", "10 working_days", "5 days", "6 weeks", "4 months"),
    "count": ("1", "2", "3", "0", "0", "-1"),
    "unit": ("week", "month", "quarter", "year"),
    "credit": ("1 month", "20 days", "1 month 10 days"),
    "contact_plan": ("yes",),
}


def scene_of(d: Dice, people: int) -> Scene:
    """Several lives, and partners whose agreements hold for them."""
    rows: Rows = {table: [] for table in ("persons", "situations", "events", "contacts", "agreements", "deviations")}
    begin = START + timedelta(days=d.number(0, 400))
    as_of = begin + timedelta(days=d.number(60, 650))
    for partner in ("K1", "K2"):
        rows["persons"].append({"id": partner, "kind": "agreement"})
        Teller(d, rows, partner, begin, as_of).agreements()
    names = [f"P{i}" for i in range(1, people + 1)]
    for name in names:
        about = begin - timedelta(days=25 * 365 + 6 + d.number(-400, 500))
        birth = about if d.chance(80) else d.one(None, date(1996, 2, 29))
        rows["persons"].append({"id": name, "birth_date": birth})
        teller = Teller(d, rows, name, begin, as_of)
        for chapter in (teller.situations, teller.events, teller.contacts, teller.agreements):
            chapter()
    known_at = as_of + timedelta(days=d.number(-40, 40)) if d.chance(20) else None
    return Scene(rows, names, as_of, known_at)


def excuses(d: Dice, scene: Scene, subject: str, windows: list[tuple[str, date]]) -> list[dict[str, Any]]:
    """Deviations for some of a person's duties, of every status."""
    found = []
    for i, (rule, window) in enumerate(windows):
        if d.chance(60):
            given = scene.as_of - timedelta(days=d.number(-10, 60))
            told = given + timedelta(days=d.number(-30, 30)) if d.chance(60) else None
            reason = {"reason": d.one("ill", "other", "ill", None), "text": d.one(None, "in words")}
            status = d.one("given", "notified", "accepted", "rejected", None)
            days = {"given_on": d.one(given, given, None), "notified_on": told}
            row = {"id": f"{subject}-d{i}", "subject": subject, "rule": rule, "window": window}
            found.append({**row, **reason, **days, "status": status})
    return found
