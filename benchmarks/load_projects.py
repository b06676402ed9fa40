"""Projects that do not exist: providers, Jobcenters and a grant authority with three years of history.

In: a folder and how many groups of four projects. Out: the folder's own database, lists made, and ``who.json``: the
organisations by kind. As ``load.py``: made up, seeded, files by COPY with one link of the chain.

    python benchmarks/load_projects.py --folder build/projects [--groups 75]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import polars as pl
import psycopg
from load import _clients, _records

from kontaktdichte.demo import generate
from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.management import serving

FOLDER = Path(__file__).resolve().parents[1] / "build" / "projects"
DAY, SEED, YEARS, PLACES = date(2026, 11, 20), 7, 3, 91  # a group of the generator: four projects with 91 places
PROVIDERS, JOBCENTERS = 10, 12
CONCEPT = "thueringen-integrationsbegleitung"
DUTY = ("concept", "rule", "window", "hard", "need", "counted")
SINCE, AFTER, FAR = date(2023, 10, 1), timedelta(60), date(9999, 1, 1)
BASIS = {"basis": "§ 61 Abs. 2 SGB II, § 67d SGB X", "purpose": "Eingliederung in Arbeit"}


def fill(folder: Path, groups: int) -> None:
    """Make the database of ``folder``, unless it is made already."""
    if (folder / "who.json").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"KONTAKTDICHTE_SECURE": "false", "KONTAKTDICHTE_TODAY": DAY.isoformat()}
    with serving.own_database(folder) as server:
        serving.migrate()
        from kontaktdichte.web import jobs
        from kontaktdichte.web.actions import partners

        persons = groups * PLACES * YEARS
        tables = Tables(**next(generate(persons, seed=SEED, as_of=DAY, dataset="projekte", years=YEARS, chunk=persons)))
        grant = _office("Bewilligungsstelle", "grant_authority", "grant_officer", CONCEPT)
        jobcenters = [
            _office(f"Jobcenter {n + 1}", "jobcenter", "contact_person", "schwaebisch-hall") for n in range(JOBCENTERS)
        ]
        for one in jobcenters:
            partners.connect(one=grant, other=one)
        providers = [_office(f"Träger {n + 1}", "provider", "project_lead", CONCEPT) for n in range(PROVIDERS)]
        with psycopg.connect(server.url("superuser"), autocommit=True) as superuser:
            for place, provider in enumerate(providers):
                begun = time.perf_counter()
                for partner in (*jobcenters, grant):
                    partners.connect(one=provider, other=partner)
                mine = [n for n in range(1, groups * 4 + 1) if (n - 1) * PROVIDERS // (groups * 4) == place]
                _provider(place, provider, _of(tables, mine), jobcenters, grant, superuser)
                jobs.renew_all(provider, DAY)
                _told(provider, grant)
                print(f"Träger {place + 1}: {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
            superuser.execute("vacuum analyze")
        for one in jobcenters:
            jobs.renew_all(one, DAY)
        with psycopg.connect(server.url("superuser"), autocommit=True) as superuser:
            superuser.execute("vacuum analyze")
        who = {"grant_authority": [str(grant)], "jobcenter": list(map(str, jobcenters)),
               "provider": list(map(str, providers))}  # fmt: skip
        (folder / "who.json").write_text(json.dumps(who), "utf-8")


def _office(name: str, kind: str, role: str, concept: str) -> UUID:
    """An organisation with one member whom nobody knows a password of."""
    from django.contrib.auth.hashers import make_password

    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import Membership, User
    from kontaktdichte.web.rls import inside

    made = organisations.found(name=name, kind=kind, concept=concept)
    with inside(made.pk), operating(made.pk, "membership.enrol"):
        user = User.objects.create(email=f"{made.pk}@projekte.example", name=name, password=make_password(None))
        Membership.objects.create(organisation=made, user=user, role=role, code="L-1", from_day=date(2017, 2, 15))
    return made.pk


def _of(tables: Tables, projects: list[int]) -> Tables:
    """The rows of these projects: their people and agreements."""
    units = pl.col("unit").str.split(", ").list.last().is_in([f"Projekt {n}" for n in projects])
    numbers = [f"{n:04}" for n in projects]
    agreements = (pl.col("kind") == "agreement").fill_null(False) & pl.col("id").str.slice(3, 4).is_in(numbers)
    persons = tables.persons.filter(units.fill_null(False) | agreements)
    persons = persons.with_columns(pl.col("unit").str.split(", ").list.last())
    keys = persons["id"].implode()
    rest = {name: frame.filter(pl.col("subject").is_in(keys)) for name, frame in tables.items() if name != "persons"}
    return Tables(persons=persons, **rest)


def _provider(
    place: int, provider: UUID, tables: Tables, jobcenters: list[UUID], grant: UUID, superuser: psycopg.Connection
) -> None:  # fmt: skip
    """Its staff and files, its projects, what it shares, and the Jobcenters' side of it."""
    from kontaktdichte.web.models import Membership, Person
    from kontaktdichte.web.rls import inside

    with inside(provider):
        lead = Membership.objects.get(code="L-1")
        members = _staff_of(provider, tables, place)
        keys = _clients(provider, tables, place, members)
        people = {one.number: one for one in Person.objects.all()}
        agreements = _projects(lead, people, tables, jobcenters, grant)
    with inside(provider):
        _records(provider, tables, keys, lead, superuser)
    taking = list(_taking(tables, people, agreements))
    assigned: dict[str, UUID] = {}
    for jobcenter in jobcenters:
        assigned |= _assigned(jobcenter, provider, [one for one in taking if one["agreement"].partner == jobcenter])
    with inside(provider):
        _shared(provider, grant, taking, assigned)


def _staff_of(provider: UUID, tables: Tables, place: int) -> dict[str, Any]:
    """Project workers by their codes."""
    from django.contrib.auth.hashers import make_password

    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import Membership, Role, User

    codes = tables.persons["counsellor"].drop_nulls().unique().sort().to_list()
    with operating(provider, "membership.enrol"):
        users = User.objects.bulk_create(
            User(email=f"{number}@traeger-{place}.example", name=code, password=make_password(None))
            for number, code in enumerate(codes)
        )
        members = Membership.objects.bulk_create(
            Membership(organisation_id=provider, user=user, role=Role.PROJECT_WORKER, code=code, from_day=SINCE)
            for user, code in zip(users, codes, strict=True)
        )
    return {member.code: member for member in members}


def _projects(
    lead: Any, people: dict[str, Any], tables: Tables, jobcenters: list[UUID], grant: UUID
) -> dict[str, Any]:  # fmt: skip
    """Projects with two agreements each, of two Jobcenters, and the clauses that their values stand in."""
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.management.demonstrated_projects import CLAUSES
    from kontaktdichte.web.models import Clause, CooperationAgreement, Project

    found, agreements, provider = {}, {}, lead.organisation_id
    with operating(provider, "project.enter", lead) as action:
        for number, subject in people.items():
            if subject.kind == "project":
                found[int(number.rpartition(" ")[2])] = Project.objects.create(
                    organisation_id=provider, partner=grant, subject=subject, name=f"Neue Wege {number}",
                    number=f"IB-{number.rpartition(' ')[2].zfill(4)}", from_day=SINCE,
                )  # fmt: skip
        for number, subject in people.items():
            if subject.kind != "agreement":
                continue
            project, letter = found[int(number[3:7])], "AB".index(number[-1])
            agreements[number] = made = CooperationAgreement.objects.create(
                organisation_id=provider, project=project, subject=subject, number=number, project_name=project.name,
                partner=jobcenters[(int(number[3:7]) // 25 + letter) % JOBCENTERS], from_day=SINCE, concept=CONCEPT,
            )  # fmt: skip
            said = dict(tables.agreements.filter(pl.col("subject") == number).select("key", "value").rows())
            for code, (text, keys) in list(CLAUSES.items())[int(number[3:7]) % 9 == 0 :]:
                action.record(
                    Clause, person=subject, partner=made.partner, agreement=made, subject=code, text=text,
                    values=[[key, said[key]] for key in keys if key in said], from_day=SINCE,
                )  # fmt: skip
        action.persons.clear()  # lists are made later
    return agreements


def _taking(tables: Tables, people: dict[str, Any], agreements: dict[str, Any]) -> Any:
    """Everybody of the three years: from when until when partners read."""
    spans = tables.situations.filter(pl.col("attribute") == "participation").group_by("subject").agg(
        pl.col("from").min(), pl.col("until").fill_null(FAR).max()
    )  # fmt: skip
    named = tables.situations.filter(pl.col("attribute") == "agreement").select("subject", "value")
    agreed = dict(named.rows())
    for number, begin, last in spans.sort("subject").iter_rows():
        if begin <= DAY:
            yield {"number": number, "person": people[number], "agreement": agreements[agreed[number]],
                   "from": begin, "until": None if last == FAR else last + AFTER}  # fmt: skip


def _assigned(jobcenter: UUID, provider: UUID, taking: list[dict[str, Any]]) -> dict[str, UUID]:
    """The Jobcenter's records of those whom it reads of, and their assignments by number."""
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import Assignment, Person
    from kontaktdichte.web.rls import inside

    now = [one for one in taking if one["until"] is None or one["until"] > DAY]
    with inside(jobcenter), operating(jobcenter, "assignment.make"):
        people = Person.objects.bulk_create(
            Person(
                organisation_id=jobcenter, number=f"K{one['number']}", family_name=one["person"].family_name,
                given_name=one["person"].given_name, birth_date=one["person"].birth_date,
            )
            for one in now
        )  # fmt: skip
        made = Assignment.objects.bulk_create(
            Assignment(
                organisation_id=jobcenter, partner=provider, person=person, agreement=one["agreement"].pk,
                project_name=one["agreement"].project_name, family_name=person.family_name,
                given_name=person.given_name, birth_date=person.birth_date, counsellor="Kim Rat",
                wished_on=one["from"], from_day=one["from"], until_day=one["until"], **BASIS,
            )
            for one, person in zip(now, people, strict=True)
        )  # fmt: skip
    return {one["number"]: row.pk for one, row in zip(now, made, strict=True)}


def _shared(provider: UUID, grant: UUID, taking: list[dict[str, Any]], assigned: dict[str, UUID]) -> None:
    """With the Jobcenter who is read of now, and plans; with the grant authority everybody, by number."""
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import About, Plan, Sharing

    def sharing(one: dict[str, Any], **columns: Any) -> Sharing:
        project = one["agreement"].project
        return Sharing(
            organisation_id=provider, person=one["person"], project=project, project_name=project.name,
            number=one["number"], from_day=one["from"], **BASIS, **columns,
        )  # fmt: skip

    with operating(provider, "sharing.begin"):
        read = [one for one in taking if one["number"] in assigned]
        rows = Sharing.objects.bulk_create([
            sharing(one, partner=one["agreement"].partner, about=About.values, name=str(one["person"]),
                    assignment=assigned[one["number"]], until_day=one["until"])
            for one in read
        ])  # fmt: skip
        Sharing.objects.bulk_create(
            [sharing(one, partner=grant, about=[About.DUTIES], until_day=None) for one in taking], batch_size=2000
        )
        Plan.objects.bulk_create(
            Plan(organisation_id=provider, partner=row.partner, person_id=row.person_id, sharing=row, version=1,
                 goals="Arbeit finden.", author="Kim", on=row.from_day, asked_on=DAY if number % 7 == 0 else None)
            for number, row in enumerate(rows)
        )  # fmt: skip


def _duty(duty: Any) -> dict[str, Any]:
    return {name: getattr(duty, name) for name in DUTY}


def _told(provider: UUID, grant: UUID) -> None:
    """The notices of three years, one for each project and month; nine of ten duties are answered."""
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import Notice, NoticeAnswer, NoticeItem, UnmetDuty
    from kontaktdichte.web.rls import inside
    from kontaktdichte.web.unmet import unmet

    with inside(provider), operating(provider, "notice.send") as action:
        batches: defaultdict[Any, list[Any]] = defaultdict(list)
        for one in unmet(UnmetDuty.objects.exclude(told_on=None)):
            if one.project is not None:
                batches[one.project.pk, one.month].append(one)
        items = []
        for (_key, month), rows in batches.items():
            project, sent = rows[0].project, max(one.duty.told_on for one in rows)
            notice = Notice.objects.create(
                organisation_id=provider, partner=grant, project=project, project_number=project.number,
                project_name=project.name, provider="Träger", month=month, sent_on=sent, way="letter",
                sent_by="Leitung", recorded_at=action.at,
            )  # fmt: skip
            items += [
                NoticeItem(
                    organisation_id=provider, partner=grant, notice=notice, person=one.person, reason=one.told,
                    number=one.person.number, notice_by=one.duty.notice_by, **_duty(one.duty),
                )
                for one in rows
            ]  # fmt: skip
        NoticeItem.objects.bulk_create(items, batch_size=2000)
    with inside(grant), operating(grant, "notice.answer") as action:
        NoticeAnswer.objects.bulk_create([
            NoticeAnswer(
                organisation_id=grant, partner=provider, notice=one.notice_id, item=one.pk, verdict="accepted",
                answered_on=DAY, answered_by="Sachbearbeitung", recorded_at=action.at,
            )
            for number, one in enumerate(items) if number % 10
        ], batch_size=2000)  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--groups", type=int, default=75, help="of four projects")
    chosen = parser.parse_args()
    fill(chosen.folder, chosen.groups)
