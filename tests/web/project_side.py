"""A provider with one project, its participant, and the authorities that it works with; invented, all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client
from tests.web.conftest import PASSWORD, TODAY

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import ROLES, Access
from kontaktdichte.web.actions import organisations, partners
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.evaluations import refresh
from kontaktdichte.web.models import Organisation, Person, Project
from kontaktdichte.web.rls import enter

ENTRY = date(2026, 9, 27)
CONCEPTS = {"jobcenter": "schwaebisch-hall"}


@dataclass
class Side:
    """One organisation and its members by role."""

    organisation: Organisation
    members: dict[str, Access]

    def __getitem__(self, role: str) -> Access:
        enter(self.organisation.pk)
        return self.members[role]

    def entered(self) -> Side:
        """Its context."""
        enter(self.organisation.pk)
        return self

    def browser(self, role: str) -> Client:
        """A member of this role, logged in."""
        client = Client()
        client.force_login(self.members[role].membership.user, backend="django.contrib.auth.backends.ModelBackend")
        enter(self.organisation.pk)
        return client


def founded(name: str, kind: str) -> Side:
    """An organisation of a kind with one member for each of its roles."""
    made = organisations.found(name=name, kind=kind, concept=CONCEPTS.get(kind, "thueringen"))
    enter(made.pk)
    members = {}
    for role in ROLES[kind]:
        member = organisations.enrol(
            organisation=made.pk, email=f"{role}@{name.lower().replace(' ', '-')}.example", name=f"{role} {name}",
            password=PASSWORD, role=role, code=f"{role}-1", unit=None, since=date(2017, 1, 1),
        )  # fmt: skip
        members[role] = Access(made.pk, name, member, TODAY)
    return Side(made, members)


def connected(*sides: Side) -> None:
    """All of them work with one another."""
    for number, one in enumerate(sides):
        for other in sides[number + 1 :]:
            partners.connect(one=one.organisation.pk, other=other.organisation.pk)


def project_of(provider: Side, authority: Side, number: str = "P-1") -> Project:
    """A project that names its grant authority; the provider's context is entered."""
    enter(provider.organisation.pk)
    with operating(provider.organisation.pk, "project.begin"):
        subject = Person.objects.create(organisation=provider.organisation, number=number, kind="project")
        return Project.objects.create(
            organisation=provider.organisation, partner=authority.organisation.pk, number=number, subject=subject,
            name="Wegweiser", from_day=date(2026, 1, 1),
        )  # fmt: skip


def participant(provider: Side, number: str = "T-1", contacts: tuple[dict[str, Any], ...] = ()) -> Person:
    """Somebody who entered late in September and was met twice in October, never in September."""
    facts = {
        "participation": "regular", "agreement": "KV-1", "project": "P-1", "project_worker": "project_worker-1",
        "perspective_plan": "project_worker",
    }  # fmt: skip
    met = {"kind": "talk", "channel": "in_person", "outcome": "kept", "actor": "project_worker-1"}
    rows = [{"id": f"{number}-{day}", "on": date(2026, 10, day), **met} for day in (5, 19)] + list(contacts)
    access = provider["project_lead"]
    organisations.take_in(
        access=access, names={number: ("Musterfrau", "Mia")},
        tables=Tables.from_rows(
            persons=[{"id": number, "birth_date": date(1985, 5, 3), "counsellor": "project_worker-1"}],
            situations=[
                {"subject": number, "attribute": attribute, "value": value, "from": ENTRY}
                for attribute, value in facts.items()
            ],
            contacts=[{"subject": number} | row for row in rows],
        ),
    )  # fmt: skip
    refresh(access)
    return Person.objects.get(number=number)
