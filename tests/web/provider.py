"""A project provider in Thüringen: a lead, two project workers, a substitute, and participants with an agreement."""

from __future__ import annotations

from datetime import date

from django.test import Client
from tests.web.conftest import PASSWORD, TODAY

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import Agreement, Person, Role
from kontaktdichte.web.rls import enter

SINCE = date(2026, 4, 1)
STAFF = {
    "lead": Role.PROJECT_LEAD,
    "worker": Role.PROJECT_WORKER,
    "other": Role.PROJECT_WORKER,
    "stand": Role.SUBSTITUTE,
}
AGREED = "KV-1"


def provider(name: str = "Träger") -> dict[str, Access]:
    """Its members by name; the context is entered."""
    made = organisations.found(name=name, kind="provider", concept="thueringen")
    found = {}
    for who, role in STAFF.items():
        member = organisations.enrol(
            organisation=made.pk, email=f"{who}@{name.lower()}.example", name=f"{who} {name}", password=PASSWORD,
            role=role, code=who, unit=None, since=date(2017, 1, 1),
        )  # fmt: skip
        found[who] = Access(made.pk, name, member, TODAY)
    return found


def participant(access: Access, number: str = "TN-1", worker: str = "worker", since: date = SINCE) -> Person:
    """Somebody whom a project worker looks after."""
    held = {"participation": "regular", "agreement": AGREED, "project_worker": worker}
    tables = Tables.from_rows(
        persons=[{"id": number, "counsellor": worker}],
        situations=[
            {"subject": number, "attribute": name, "value": value, "from": since} for name, value in held.items()
        ],
    )
    organisations.take_in(access=access, tables=tables, names={number: ("Beispiel", f"Ina {number}")})
    return Person.objects.get(number=number)


def agreed(access: Access, contacts: int, since: date = SINCE) -> None:
    """How many personal contacts a month provider and Jobcenter have agreed on."""
    with operating(access.organisation, "agreement.say", access.membership) as action:
        known = Person.objects.filter(number=AGREED).first()
        subject = known or Person.objects.create(organisation_id=access.organisation, number=AGREED, kind="agreement")
        action.record(Agreement, person=subject, key="contacts_per_month", value=str(contacts), from_day=since)


def browser(access: Access) -> Client:
    """A member, logged in."""
    client = Client()
    client.force_login(access.membership.user, backend="django.contrib.auth.backends.ModelBackend")
    enter(access.organisation)
    return client
