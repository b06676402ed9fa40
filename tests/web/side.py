"""A Jobcenter, a provider with a project under an agreement, the grant authority: for tests of the project side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tests.web.conftest import TODAY
from tests.web.project_side import Side, connected, founded

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.actions import assignments, organisations, participation
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import Assignment, CooperationAgreement, Person, Project, Role


@dataclass
class Together:
    """Three organisations that work together, and the agreement under which people are assigned."""

    jobcenter: Side
    provider: Side
    authority: Side
    agreement: UUID
    client: UUID

    def assigned(self, wished_on: date = TODAY) -> Assignment:
        """The Jobcenter's client, assigned; the provider's context is entered."""
        self.jobcenter.entered()
        made = assignments.assign(
            access=self.jobcenter.members[Role.COUNSELLOR], person=Person.objects.get(pk=self.client),
            agreement=CooperationAgreement.objects.get(pk=self.agreement), wished_on=wished_on, counsellor="Kim Rat",
            basis="§ 69 SGB X", purpose="Begleitung",
        )  # fmt: skip
        self.provider.entered()
        return Assignment.objects.get(pk=made.pk)

    def taken_in(self, on: date, **entry: Any) -> Person:
        """The same, taken in by the project worker."""
        access = self.provider.members[Role.PROJECT_WORKER]
        said = {
            "on": on, "number": "T0001", "worker": access.membership, "basis": "§ 61 SGB II", "purpose": "Begleitung",
            "authority_basis": "Bescheid", "authority_purpose": "Nachweis",
        }  # fmt: skip
        entry_ = participation.Entry(**said | entry)
        return participation.enter(access=access, assignment=self.assigned(on), entry=entry_)


def together() -> Together:
    """All three, in the running transaction; the provider's context is entered."""
    jobcenter, authority, provider = (
        founded("Amt", "jobcenter"),
        founded("Behörde", "grant_authority"),
        founded("Träger", "provider"),
    )
    connected(provider, jobcenter)
    connected(provider, authority)
    jobcenter.entered()
    organisations.take_in(
        access=jobcenter.members[Role.TEAM_LEAD], names={"K1": ("Öztürk", "Selin")},
        tables=Tables.from_rows(persons=[{"id": "K1", "birth_date": date(1985, 5, 3), "counsellor": "counsellor-1"}]),
    )  # fmt: skip
    client = Person.objects.get(number="K1")
    return Together(jobcenter, provider, authority, agreed(provider.entered(), jobcenter, authority), client.pk)


def agreed(provider: Side, jobcenter: Side, authority: Side) -> UUID:
    """A project and its agreement with the Jobcenter since 2025."""
    own, since = {"organisation": provider.organisation}, date(2025, 1, 1)
    with operating(provider.organisation.pk, "agreement.make"):
        project = Project.objects.create(
            **own, partner=authority.organisation.pk, number="P1", name="Wegweiser", from_day=since,
            subject=Person.objects.create(**own, number="P1", kind="project"),
        )  # fmt: skip
        return CooperationAgreement.objects.create(
            **own, partner=jobcenter.organisation.pk, project=project, number="KV1", project_name=project.name,
            subject=Person.objects.create(**own, number="KV1", kind="agreement"), from_day=since,
        ).pk  # fmt: skip
