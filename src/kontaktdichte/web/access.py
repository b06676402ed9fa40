"""Who may do what: one table of roles and permissions, and the policy that every page declares. Default: nobody.

In: an account's membership today. Out: an :class:`Access`, without which no view and no action does anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from kontaktdichte.rules.reasons import Language
from kontaktdichte.web.models import Membership, Person, Role
from kontaktdichte.web.models import OrganisationKind as Kind
from kontaktdichte.web.models.person import PERSON

View = TypeVar("View", bound=Callable[..., Any])


class Permission(Enum):
    """Something that a role may do."""

    READ_CLIENTS = auto()
    RECORD_CONTACTS = auto()
    CHANGE_FACTS = auto()
    APPROVE = auto()
    SEE_SENSITIVE = auto()
    SEE_FIGURES = auto()
    ADMINISTER = auto()
    SEE_SHARED = auto()  # at a Jobcenter: what providers publish of its clients
    ASSIGN = auto()  # at a Jobcenter: clients to projects
    AGREE = auto()  # at a Jobcenter: agreements and reports
    ACCOMPANY = auto()  # at a provider: participants of projects
    LEAD_PROJECT = auto()  # at a provider: agreements, places, notices, reports
    GRANT = auto()  # at a grant authority: notices and their answers
    SUPERVISE = auto()  # at a supervisory authority: what is escalated to it


_DESK = {Permission.READ_CLIENTS, Permission.RECORD_CONTACTS, Permission.CHANGE_FACTS}
_JOBCENTER = {Permission.SEE_SHARED, Permission.ASSIGN}
_LEAD = {Permission.APPROVE, Permission.SEE_FIGURES, Permission.SEE_SENSITIVE}
ROLES: dict[str, dict[str, frozenset[Permission]]] = {  # kind of organisation: its roles and what each may do
    Kind.JOBCENTER: {
        Role.COUNSELLOR: frozenset(_DESK | _JOBCENTER | {Permission.SEE_SENSITIVE}),
        Role.SUBSTITUTE: frozenset(_DESK | _JOBCENTER),
        Role.TEAM_LEAD: frozenset(_DESK | _JOBCENTER | _LEAD | {Permission.AGREE}),
        Role.CONTACT_PERSON: frozenset(_JOBCENTER | {Permission.READ_CLIENTS, Permission.AGREE}),
        Role.MANAGEMENT: frozenset({Permission.SEE_FIGURES}),
        Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
    },
    Kind.PROVIDER: {
        Role.PROJECT_WORKER: frozenset(_DESK | {Permission.ACCOMPANY, Permission.SEE_SENSITIVE}),
        Role.SUBSTITUTE: frozenset(_DESK | {Permission.ACCOMPANY}),
        Role.PROJECT_LEAD: frozenset(_DESK | _LEAD | {Permission.ACCOMPANY, Permission.LEAD_PROJECT}),
        Role.MANAGEMENT: frozenset({Permission.SEE_FIGURES}),
        Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
    },
    Kind.GRANT_AUTHORITY: {
        Role.GRANT_OFFICER: frozenset({Permission.GRANT, Permission.SEE_FIGURES}),
        Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
    },
    Kind.SUPERVISORY_AUTHORITY: {
        Role.SUPERVISOR: frozenset({Permission.SUPERVISE}),
        Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
    },
}
OWN_WORDS: dict[str, str] = {Kind.PROVIDER: "-x-traeger"}  # whose words are a catalogue of their own
LOOK_AFTER: tuple[str, ...] = (Role.COUNSELLOR, Role.PROJECT_WORKER)  # whose own clients are the first that they see


def roles_of(kind: str) -> list[tuple[str, Any]]:
    """The roles that an organisation of this kind has, with their labels."""
    return [(role, Role(role).label) for role in ROLES[kind]]


def who(*permissions: Permission) -> set[str]:
    """Roles of any kind of organisation that may do all of this."""
    return {role for roles in ROLES.values() for role, may in roles.items() if may.issuperset(permissions)}


class Denied(Exception):
    """The role may not do this; told as if the page did not exist."""


@dataclass(frozen=True)
class Access:
    """Somebody in an organisation, today."""

    organisation: UUID
    organisation_name: str
    membership: Membership
    today: date
    waiting: bool = False  # for the second factor that the role needs: until it is set up, nothing is allowed

    @property
    def language(self) -> Language:
        """The language of the member's pages."""
        return "en" if self.membership.user.language == "en" else "de"

    @property
    def spoken(self) -> str:
        """The catalogue of the member's pages: a provider has participants and project workers, no clients."""
        return f"{self.language}{OWN_WORDS.get(self.kind, '')}"

    @property
    def kind(self) -> str:
        """What the organisation is, as stored."""
        return self.membership.organisation.kind

    @property
    def role(self) -> str:
        """The role as stored."""
        return self.membership.role

    def may(self, permission: Permission) -> bool:
        """Whether the role may do this at all."""
        return not self.waiting and permission in ROLES[self.kind].get(self.role, frozenset())

    def need(self, permission: Permission) -> None:
        """Raise :class:`Denied` unless the role may."""
        if not self.may(permission):
            raise Denied(permission.name)

    def persons(self) -> QuerySet[Person]:
        """The clients this member may see: none without :attr:`Permission.READ_CLIENTS`."""
        if not self.may(Permission.READ_CLIENTS):
            return Person.objects.none()
        return Person.objects.all()

    def people(self) -> QuerySet[Person]:
        """Those of them who are human beings: agreements and projects, which owe too, stand in no list of people."""
        return self.persons().filter(kind=PERSON)

    def mine(self) -> QuerySet[Person]:
        """The clients this member looks after, also by a membership that went before (another role or code)."""
        return self.persons().filter(counsellor__user_id=self.membership.user_id)


def policy(*permissions: Permission, public: bool = False, own: bool = False) -> Callable[[View], View]:
    """Declare on a view what it needs; a view without a policy is answered to nobody.

    ``own``: about one's own account only, so that it is answered while a second factor is still to be set up.
    """

    def declared(view: View) -> View:
        vars(view).update(policy=None if public else frozenset(permissions), declares_policy=True, own=own)
        return view

    return declared
