"""What a provider does with projects and cooperation agreements, as use cases (P5): each on one made for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client
from tests.proof.use_cases import NUMBERS, Act, Case
from tests.proof.world import Office

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions import agreements, facts, organisations, partners
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import CooperationAgreement, Partner, Role
from kontaktdichte.web.rls import enter, inside


@dataclass(frozen=True)
class Anybody(Access):
    """Whoever may do everything: faults are looked for here, not permissions."""

    def may(self, permission: Permission) -> bool:
        """Yes."""
        return True


def anybody(office: Office, _: int = 0) -> Access:
    known = office.members[Role.TEAM_LEAD]
    return Anybody(known.organisation, known.organisation_name, known.membership, known.today)


def jobcenter(office: Office) -> Partner:
    """A partner of the office, made once."""
    known = Partner.objects.first()
    if known is None:
        made = organisations.found(name=f"Partner {office.mark}", kind="jobcenter", concept="schwaebisch-hall")
        partners.connect(one=office.organisation.pk, other=made.pk)
        enter(office.organisation.pk)
        known = Partner.objects.get(partner=made.pk)
    return known


def _of_agreement(action: Callable[..., object], of: str = "", **fixed: Any) -> Callable[[Office], Act]:
    """A provider does something with a project, or an agreement (``of``), made for it."""

    def prepare(office: Office) -> Act:
        number, access = next(NUMBERS), anybody(office)
        concept, first = concept_named("thueringen-integrationsbegleitung@2019-01-01"), date(2026, 1, 1)
        said = {"since": first, "last": None}
        with inside(office.organisation.pk):
            partner = jobcenter(office)
            project = agreements.open_project(
                access=access, number=f"{office.mark}-P{number}", name="Projekt", grants=None, **said
            )
            made = agreements.conclude(
                access=access, concept=concept, project=project, partner=partner, number=f"{office.mark}-V{number}",
                **said,
            )  # fmt: skip
        things = {"project": project, "agreement": made, "subject": project.subject, "partner": partner}

        def command(_: Client) -> None:
            given = {name: one(office, number) if callable(one) else one for name, one in fixed.items()}
            with inside(office.organisation.pk):
                action(access=access, **{name: things[name] for name in of.split()}, **given)

        return command

    return prepare


def _answer(office: Office) -> Act:
    """As if the agreement were the partner's: its row is found by nobody who answers."""
    prepared = _of_agreement(lambda agreement, **said: said, "agreement")(office)  # a partner exists from here on
    with inside(office.organisation.pk):
        partner = jobcenter(office).partner
    row = CooperationAgreement(id=uuid4(), organisation_id=partner, partner=office.organisation.pk)

    def command(browser: Client) -> None:
        prepared(browser)
        with inside(office.organisation.pk):
            agreements.answer(access=anybody(office), agreement=row, given=True, on=date(2026, 11, 2))

    return command


def thueringen(*_: Any) -> Any:
    return concept_named("thueringen-integrationsbegleitung@2019-01-01")


_PREPARED: dict[str, Callable[[Office], Act]] = {
    "agreements.open_project": _of_agreement(
        agreements.open_project, number=lambda office, number: f"{office.mark}-Q{number}", name="Neu", grants=None,
        since=date(2026, 1, 1), last=date(2027, 12, 31),
    ),
    "agreements.conclude": _of_agreement(
        agreements.conclude, "project partner", concept=thueringen, since=date(2026, 1, 1), last=None,
        number=lambda office, number: f"{office.mark}-W{number}",
    ),
    "agreements.settle": _of_agreement(
        agreements.settle, "agreement", concept=thueringen, seen=facts.state([]), subject="contact_density",
        wording=agreements.Wording("Drei", {"contacts_per_month": "3"}, date(2026, 2, 1)),
    ),
    "agreements.answer": _answer,
    "agreements.end": _of_agreement(
        agreements.end, "agreement", concept=thueringen, last=date(2026, 10, 31)
    ),
    "agreements.provide": _of_agreement(
        agreements.provide, "subject", concept=thueringen, name="places_provided", number=12, since=date(2026, 3, 1)
    ),
}  # fmt: skip
CASES = {name: Case(prepare) for name, prepare in _PREPARED.items()}
