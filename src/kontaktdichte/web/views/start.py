"""A brand-new office: what is there already, and what comes next, for those who can do it and those who wait."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kontaktdichte.web.access import Access, Permission, who
from kontaktdichte.web.evaluations import NoConcept, concept_for
from kontaktdichte.web.models import Membership, Person
from kontaktdichte.web.models.person import PERSON

HOMES = {  # where a role begins that does not begin with Today, by what it may; the first that fits
    Permission.GRANT: "grants", Permission.SUPERVISE: "supervision", Permission.LEAD_PROJECT: "project-board",
}  # fmt: skip


def home(access: Access) -> str | None:
    """The name of the page with which a role begins, None where that is Today."""
    if access.may(Permission.AGREE) and not access.may(Permission.RECORD_CONTACTS):
        return "shared-board"  # who speaks for the Jobcenter and looks after nobody
    return next((name for permission, name in HOMES.items() if access.may(permission)), None)


@dataclass(frozen=True)
class Step:
    """Something without which the work cannot begin; ``how`` is the command that does it."""

    done: bool
    what: str
    state: str
    how: str


def steps(access: Access) -> list[Step]:
    """For those who administer: what is there (numbers only, nobody's data) and how the rest comes about."""
    if not access.may(Permission.ADMINISTER):
        return []
    try:
        concept, title = True, concept_for(access).title
    except NoConcept:
        concept, title = False, _("none is in force today")
    members = Membership.objects.filter(role__in=who(Permission.RECORD_CONTACTS)).count()
    clients = Person.objects.filter(kind=PERSON).count()
    return [
        Step(concept, _("A concept is in force"), title, "kontaktdichte activate-edition"),
        Step(members > 0, _("Counsellors and team leads can log in"), str(members), "kontaktdichte create-user"),
        Step(clients > 0, _("Clients are taken in"), str(clients), "kontaktdichte import"),
    ]
