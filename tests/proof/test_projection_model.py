"""P8: whatever is done to an office, its lists say what an evaluation and the reference say; nothing disappears.

Hypothesis does to an office what people do: record, correct, cancel, move and dispute contacts, change facts, agree on
a rhythm, put an edition in force, import; days pass, the worker works or has not worked yet. This process writes; after
each step another process reads lists and base tables and compares. Quick size: 20 × 30 steps, what CI has time for.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.proof.projection_reader import answer
from tests.rules.invented import concept_with, sound, written
from tests.web.conftest import migrated  # noqa: F401 - a database of its own

from kontaktdichte.rules.tables import Tables

FULL = os.environ.get("PROOF_SIZE") == "full"
EXAMPLES, STEPS = (10_000, 50) if FULL else (20, 30)
DAY = date(2026, 11, 20)
RULES: dict[str, Any] = {
    "talks": {"rhythm": {"per": "month", "n": 1, "partial": "show"}, "accepts": [{"channel": "in_person"}]},
    "steady": {"rhythm": {"every": {"agreed": "interval", "default": "2 months", "at_most": "3 months"}},
               "strength": "target"},
    "first": {"rhythm": {"once": {"begin": "population"}, "until": "15 working_days"}},
    "sick": {"applies_to": {"sick": "true"}, "rhythm": {"every": "1 month"},
             "suspends": [{"rules": ["talks"]}]},
}  # fmt: skip
AGO, PEOPLE = st.integers(0, 120), st.integers(0, 1)


class Lists(RuleBasedStateMachine):
    """An office with two clients, and the day by which it works."""

    line: ClassVar[Any]
    concepts: ClassVar[list[str]]
    seen: ClassVar[Counter[str]] = Counter()

    @initialize()
    def office(self) -> None:
        """An office with a concept and two clients, whose lists are made."""
        from kontaktdichte.web.access import Access
        from kontaktdichte.web.actions import organisations
        from kontaktdichte.web.models import Role
        from kontaktdichte.web.rls import inside

        self.day, self.turn, self.known = DAY, 0, 0
        name = uuid4().hex
        self.organisation = organisations.found(name=name, kind="jobcenter", concept=self.concepts[0]).pk
        with inside(self.organisation):
            self.member = organisations.enrol(
                organisation=self.organisation, email=f"{name}@stadt.example", name=name, password="ein-langes-wort",
                role=Role.COUNSELLOR, code="IFK-1", unit=None, since=date(2017, 1, 1),
            )  # fmt: skip
            self.access = Access(self.organisation, name, self.member, self.day)
            for number, ago in (("1", 90), ("2", 10)):
                talk = {"id": uuid4().hex, "subject": number, "on": DAY - timedelta(5), "kind": "talk"}
                self.take_in(number, ago, contacts=[talk | {"channel": "in_person"}])

    def take_in(self, number: str, ago: int, **more: list[dict[str, Any]]) -> None:
        from kontaktdichte.web.actions import organisations

        rows = [{"subject": number, "attribute": "client", "value": "true", "from": DAY - timedelta(ago)}]
        tables = Tables.from_rows(persons=[{"id": number, "birth_date": date(1990, 2, 28)}],
                                  situations=rows, **more)  # fmt: skip
        organisations.take_in(access=self.access, tables=tables)

    def person(self, place: int) -> Any:
        from kontaktdichte.web.models import Person

        return Person.objects.order_by("number")[place]

    def standing(self) -> Any:
        from kontaktdichte.web.models import Contact
        from kontaktdichte.web.models.records import standing

        found = list(standing(Contact.objects.all()).order_by("recorded_at", "pk"))
        return found[self.turn % len(found)]

    def inside(self, step: str) -> Any:
        from kontaktdichte.web.rls import inside

        self.turn += 1
        self.seen[step] += 1
        return inside(self.organisation)

    @rule(place=PEOPLE, ago=AGO, channel=st.sampled_from(["in_person", "phone"]),
          outcome=st.sampled_from(["kept", "kept", "no_show"]))  # fmt: skip
    def record(self, place: int, ago: int, channel: str, outcome: str) -> None:
        from kontaktdichte.web.actions import contacts

        with self.inside("record"):
            contacts.record(
                access=self.access, person=self.person(place), on=self.day - timedelta(ago), channel=channel,
                kind="talk", outcome=outcome, justification=None, form_key=uuid4(),
            )  # fmt: skip

    @rule(kind=st.sampled_from(["correct", "cancel", "move", "dispute"]), ago=AGO, place=PEOPLE)
    def mend(self, kind: str, ago: int, place: int) -> None:
        from kontaktdichte.web.actions import contacts
        from kontaktdichte.web.models import Contact
        from kontaktdichte.web.models.records import disputed

        with self.inside(kind):
            contact, other = self.standing(), self.person(place)
            settled = kind == "dispute" and bool(disputed(Contact.objects.filter(pk=contact.pk)))
            self.seen["settle"] += settled
            if kind == "correct":
                contacts.correct(access=self.access, contact=contact, on=self.day - timedelta(ago))
            elif kind == "cancel":
                contacts.cancel(access=self.access, contact=contact)
            elif kind == "move":
                contacts.move(access=self.access, contact=contact, person=other)
            else:
                contacts.dispute(access=self.access, contact=contact, ends=settled)

    @rule(place=PEOPLE, ago=st.integers(-40, 100), length=st.integers(1, 80), what=st.sampled_from(
        [("sick", "true"), ("client", "false"), ("client", "true"), ("outlook", "far")]))  # fmt: skip
    def change(self, place: int, ago: int, length: int, what: tuple[str, str]) -> None:
        from kontaktdichte.web.actions.acting import acting
        from kontaktdichte.web.models import Situation

        start = self.day - timedelta(ago)
        with self.inside("change"), acting(self.access, "fact.change") as action:
            action.record(
                Situation, person=self.person(place), attribute=what[0], value=what[1], from_day=start,
                until_day=start + timedelta(length),
            )  # fmt: skip

    @rule(place=PEOPLE, ago=st.integers(-20, 100), value=st.sampled_from(["1 month", "6 weeks", "3 months"]))
    def agree(self, place: int, ago: int, value: str) -> None:
        from kontaktdichte.web.actions.acting import acting
        from kontaktdichte.web.models import Agreement

        with self.inside("agree"), acting(self.access, "agreement.record") as action:
            action.record(
                Agreement, person=self.person(place), key="interval", value=value, approver="TL", reason="so",
                from_day=self.day - timedelta(ago),
            )  # fmt: skip

    @rule(ahead=st.integers(0, 20))
    def edition(self, ahead: int) -> None:
        from kontaktdichte.web.actions import organisations
        from kontaktdichte.web.models import EditionInForce

        with self.inside("edition"):
            last = EditionInForce.objects.latest("from_day").from_day
            organisations.put_in_force(
                organisation=self.organisation, concept=self.concepts[self.turn % 2],
                since=max(self.day + timedelta(ahead), last + timedelta(1)), change_concept=True,
            )  # fmt: skip

    @rule(number=st.sampled_from(["1", "2", "3"]), ago=AGO)
    def bring(self, number: str, ago: int) -> None:
        on = self.day - timedelta(ago)
        with self.inside("import"):
            self.take_in(number, 30, contacts=[
                {"id": uuid4().hex, "subject": number, "on": on, "kind": "talk", "channel": "in_person"}
            ])  # fmt: skip

    @rule(days=st.integers(1, 35))
    def pass_days(self, days: int) -> None:
        from dataclasses import replace

        self.seen["day"] += 1
        self.day += timedelta(days)
        self.access = replace(self.access, today=self.day)

    @rule()
    def work(self) -> None:
        self.seen["work"] += 1
        assert self.asked("work") == []

    @invariant()
    def lists_say_what_the_reference_says(self) -> None:
        """And no row that was ever recorded is gone."""
        from kontaktdichte.web.management.verifying import RECORDS
        from kontaktdichte.web.rls import inside

        if not hasattr(self, "organisation"):
            return
        assert self.asked("check") == []
        with inside(self.organisation):
            count = sum(model._default_manager.count() for model in RECORDS)
        assert count >= self.known
        self.known = count

    def asked(self, kind: str) -> list[str]:
        self.line.send((kind, self.organisation, self.day))
        found: list[str] = self.line.recv()
        return found


@pytest.fixture
def reader(migrated: None, tmp_path: Path) -> Iterator[Any]:  # noqa: F811
    """The other process, and the two editions as files."""
    from django.db import connections

    said = connections["default"].settings_dict
    host = said["HOST"] if not said["HOST"].startswith("/") else ""
    place = f"{host}:{said['PORT'] or 5432}/{said['NAME']}?host={said['HOST']}"
    url = f"postgresql://{said['USER']}:{said['PASSWORD']}@{place}"
    files = []
    for number, interval in enumerate(("2 months", "6 weeks")):
        rules = RULES | {"talks": RULES["talks"] | {"rhythm": RULES["talks"]["rhythm"] | {"n": 1 + number}}}
        rules["sick"] = RULES["sick"] | {"rhythm": {"every": interval}}
        file = tmp_path / f"stadt-{number}.yaml"
        concept = {**sound(), "edition": f"2015-01-0{1 + number}"}
        concept_with(rules)
        file.write_text(as_file(concept, rules), "utf-8")
        files.append(str(file))
    here, there = get_context("spawn").Pipe()
    settings_of = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.web.placeholders"}
    process = get_context("spawn").Process(target=answer, args=(there, settings_of))
    process.start()
    there.close()
    Lists.line, Lists.concepts = here, files
    try:
        yield process
    finally:
        here.close()
        process.join(30)
        process.kill()


def as_file(concept: dict[str, Any], rules: dict[str, Any]) -> str:
    import copy

    from tests.rules.invented import RULE

    concept["rules"] = {name: {**copy.deepcopy(RULE), **rule} for name, rule in rules.items()}
    return written(concept)


@pytest.mark.slow
def test_lists_say_what_the_reference_says_whatever_is_done(reader: Any, capfd: pytest.CaptureFixture[str]) -> None:
    """If it fails, somebody's duty stands in no list, or in one where it does not belong."""
    started = time.monotonic()
    Lists.seen.clear()
    run_state_machine_as_test(
        Lists, settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, database=None,
                                 derandomize=True, suppress_health_check=list(HealthCheck)),
    )  # fmt: skip
    line = {"proof": "P8", "examples": EXAMPLES, "steps": sum(Lists.seen.values()), **Lists.seen,
            "seconds": round(time.monotonic() - started)}  # fmt: skip
    with capfd.disabled():
        print(f"\n{json.dumps(line)}", file=sys.stderr, flush=True)
    assert {"record", "correct", "cancel", "move", "dispute", "settle", "change", "agree", "edition", "import", "day",
            "work"} <= set(Lists.seen)  # fmt: skip
