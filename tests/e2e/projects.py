"""The project side of the browser tests' office: a provider with one project, two Jobcenters, the two authorities.

Participants are the Teils, of whom each test has its own: in the project since September, two contacts in each month
before the last; those with an even number are of Jobcenter Musterstadt (two contacts a month), the others of Jobcenter
Nebenstadt (three).
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

LEAD, WORKER, STAND_IN = "leitung@bruecke.example", "begleitung@bruecke.example", "vertretung@bruecke.example"
GRANT, SUPERVISOR = "bewilligung@land.example", "fachaufsicht@land.example"
CONCEPT, SINCE = "thueringen-integrationsbegleitung", date(2026, 9, 1)
TEILS = (
    "Tamsin", "Timotheus", "Theodora", "Tillmann", "Tinatin", "Torsten", "Tilda", "Tomasz", "Tessa", "Thilo", "Tamara",
    "Tristan", "Thea", "Toralf",
)  # fmt: skip
PROJECT = "Brücke in Arbeit"
AGREED = {"KV-A": "2", "KV-B": "3"}


def founded(jobcenters: dict[str, UUID], password: str, day: date) -> UUID:
    """The provider, filled; ``jobcenters``: by the number of the agreement that each has."""
    from kontaktdichte.rules.tables import Tables
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.actions import organisations, partners
    from kontaktdichte.web.actions.acting import operating
    from kontaktdichte.web.models import About, CooperationAgreement, Person, Project
    from kontaktdichte.web.rls import inside

    grant = _authority("Bewilligungsstelle", "grant_authority", GRANT, "grant_officer", password)
    supervision = _authority("Ministerium", "supervisory_authority", SUPERVISOR, "supervisor", password)
    provider = organisations.found(name="Brücke gGmbH", kind="provider", concept=CONCEPT)
    for one, other in ((grant, supervision), *((grant, key) for key in jobcenters.values())):
        partners.connect(one=one, other=other)
    for key in (grant, *jobcenters.values()):
        partners.connect(one=provider.pk, other=key)
    with inside(provider.pk):
        people = [
            (LEAD, "Lena Leitung", "project_lead", "PL"), (WORKER, "Britta Begleitung", "project_worker", "IB-1"),
            (STAND_IN, "Viktor Vertretung", "substitute", "IB-2"),
        ]  # fmt: skip
        made = [
            organisations.enrol(
                organisation=provider.pk, email=email, name=name, password=password, role=role, code=code, unit=None,
                since=date(2017, 1, 1),
            )
            for email, name, role, code in people
        ]  # fmt: skip
        access = Access(provider.pk, provider.name, made[0], day)
        organisations.take_in(access=access, tables=Tables.from_rows(**rows()), names=named())
        known = {person.number: person for person in Person.objects.all()}
        with operating(provider.pk, "project.enter", made[0]) as action:
            project = Project.objects.create(
                organisation=provider, partner=grant, subject=known["P-1"], number="P-1", name=PROJECT,
                from_day=date(2024, 1, 1),
            )  # fmt: skip
            for number, key in jobcenters.items():
                CooperationAgreement.objects.create(
                    organisation=provider, partner=key, project=project, subject=known[number], number=number,
                    project_name=PROJECT, concept=CONCEPT, from_day=date(2024, 1, 1),
                )  # fmt: skip
            for i, number in enumerate(named()):
                person = known[number]
                common: dict[str, Any] = {
                    "person": person, "number": number, "project": project, "assignment": None, "from_day": SINCE,
                    "until_day": None, "basis": "§ 61 SGB II", "purpose": "Eingliederung in Arbeit",
                }  # fmt: skip
                partners.begun(action, partner=jobcenters[of(i)], about=About.values, name=str(person), **common)
                partners.begun(action, partner=grant, about=[About.DUTIES], **common)
    return provider.pk


def _authority(name: str, kind: str, email: str, role: str, password: str) -> UUID:
    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.rls import inside

    made = organisations.found(name=name, kind=kind, concept=CONCEPT)
    with inside(made.pk):
        organisations.enrol(
            organisation=made.pk, email=email, name=f"{name}, Sachbearbeitung", password=password, role=role, code="S1",
            unit=None, since=date(2017, 1, 1),
        )  # fmt: skip
    return made.pk


def named() -> dict[str, tuple[str, str]]:
    """Family and given name by number."""
    return {f"T-{i}": ("Teil", given) for i, given in enumerate(TEILS)}


def of(i: int) -> str:
    """The agreement of a participant."""
    return "KV-A" if i % 2 == 0 else "KV-B"


def rows() -> dict[str, list[dict[str, Any]]]:
    """The six tables: two contacts in September and October, none in November."""
    entered, begin = datetime.combine(SINCE, time(9)), date(2024, 1, 1)
    facts = {
        "participation": "regular", "project": "P-1", "project_worker": "IB-1", "substitute": "IB-2",
        "perspective_plan": "project_worker",
    }  # fmt: skip
    return {
        "persons": [
            {"id": "P-1", "kind": "project"}, *({"id": number, "kind": "agreement"} for number in AGREED),
            *({"id": key, "birth_date": date(1988, 7, 9), "counsellor": "IB-1"} for key in named()),
        ],
        "situations": [
            {"subject": "P-1", "attribute": "places_provided", "value": "20", "from": begin, "recorded_at": entered},
            *({"subject": number, "attribute": "cooperation_agreement", "value": "true", "from": begin,
               "recorded_at": entered} for number in AGREED),
            *({"subject": key, "attribute": attribute, "value": value, "from": SINCE, "recorded_at": entered}
              for i, key in enumerate(named())
              for attribute, value in (facts | {"agreement": of(i)}).items()),
        ],
        "agreements": [
            {"subject": number, "key": key, "value": value, "from": begin, "recorded_at": entered}
            for number, count in AGREED.items()
            for key, value in (("contacts_per_month", count), ("report_period", "quarter"))
        ],
        "contacts": [
            {"id": f"{key}-{on}", "subject": key, "on": on, "kind": kind, "channel": "in_person", "outcome": "kept",
             "actor": "IB-1", "participants": ["client", "project_worker", "counsellor"] if kind != "talk" else None,
             "recorded_at": datetime.combine(on, time(16))}
            for key in named()
            for on, kind in ((SINCE, "warm_handover"), (date(2026, 9, 15), "talk"), (date(2026, 10, 6), "talk"),
                             (date(2026, 10, 20), "talk"))
        ],
    }  # fmt: skip
