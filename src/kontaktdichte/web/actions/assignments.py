"""The Jobcenter assigns a client to a provider's project, and may withdraw it.

The row is published to the provider with what it needs to take the person in, from the day of the assignment on.
"""

from __future__ import annotations

from datetime import date

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import Assignment, CooperationAgreement, Person


def assign(
    *, access: Access, person: Person, agreement: CooperationAgreement, wished_on: date, counsellor: str, basis: str,
    purpose: str,
) -> Assignment:  # fmt: skip
    """Assign a client under an agreement. Raises Refused where the same assignment stands already."""
    access.need(Permission.ASSIGN)
    with acting(access, "assignment.make") as action:
        action.alone(f"{person.pk} {agreement.pk}")
        if Assignment.objects.filter(
            organisation=access.organisation, person=person, agreement=agreement.pk, until_day=None
        ).exists():
            raise Refused(
                f"Die Person ist „{agreement.project_name}“ schon zugewiesen; bitte zuerst die Zuweisung beenden.",
                f"The client is already assigned to “{agreement.project_name}”; end that assignment first.",
            )
        return Assignment.objects.create(
            organisation_id=access.organisation, partner=agreement.organisation_id, person=person,
            agreement=agreement.pk, project_name=agreement.project_name, given_name=person.given_name,
            family_name=person.family_name or person.number, birth_date=person.birth_date, counsellor=counsellor,
            wished_on=wished_on, basis=basis, purpose=purpose, from_day=access.today,
        )  # fmt: skip


def withdraw(*, access: Access, assignment: Assignment) -> Assignment:
    """The provider reads the assignment no more, from now on; a participation that began is ended by the provider."""
    access.need(Permission.ASSIGN)
    with acting(access, "assignment.withdraw"):
        assignment.until_day = max(access.today, assignment.from_day)
        assignment.save(update_fields=["until_day"])
    return assignment
