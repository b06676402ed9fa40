"""Who may do what: one table of roles and permissions, and the policy that every page declares. Default: nobody.

In: an account's membership today. Out: an :class:`Access`, without which no view and no action does anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from kontaktdichte.rules.reasons import Language
from kontaktdichte.web.models import Membership, Person, Role
from kontaktdichte.web.settings import settings

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


_DESK = {Permission.READ_CLIENTS, Permission.RECORD_CONTACTS, Permission.CHANGE_FACTS}
MAY: dict[str, frozenset[Permission]] = {
    Role.COUNSELLOR: frozenset(_DESK | {Permission.SEE_SENSITIVE}),
    Role.SUBSTITUTE: frozenset(_DESK),
    Role.TEAM_LEAD: frozenset(_DESK | {Permission.APPROVE, Permission.SEE_FIGURES, Permission.SEE_SENSITIVE}),
    Role.MANAGEMENT: frozenset({Permission.SEE_FIGURES}),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
}


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
    def role(self) -> str:
        """The role as stored."""
        return self.membership.role

    def may(self, permission: Permission) -> bool:
        """Whether the role may do this at all."""
        return not self.waiting and permission in MAY.get(self.role, frozenset())

    def need(self, permission: Permission) -> None:
        """Raise :class:`Denied` unless the role may."""
        if not self.may(permission):
            raise Denied(permission.name)

    def persons(self) -> QuerySet[Person]:
        """The clients this member may see: none without :attr:`Permission.READ_CLIENTS`."""
        if not self.may(Permission.READ_CLIENTS):
            return Person.objects.none()
        return Person.objects.all()

    def mine(self) -> QuerySet[Person]:
        """The clients this member looks after, also by a membership that went before (another role or code)."""
        return self.persons().filter(counsellor__user_id=self.membership.user_id)


def today() -> date:
    """The day by the office's clock, or the fixed one of a demonstration."""
    own = settings()
    return date.fromisoformat(own.today) if own.today else datetime.now(ZoneInfo(own.time_zone)).date()


def now() -> datetime:
    """The moment by the office's clock; in a demonstration on its fixed day."""
    moment = datetime.now(ZoneInfo(settings().time_zone))
    return moment.replace(year=today().year, month=today().month, day=today().day)


def policy(*permissions: Permission, public: bool = False, own: bool = False) -> Callable[[View], View]:
    """Declare on a view what it needs; a view without a policy is answered to nobody.

    ``own``: about one's own account only, so that it is answered while a second factor is still to be set up.
    """

    def declared(view: View) -> View:
        vars(view).update(policy=None if public else frozenset(permissions), declares_policy=True, own=own)
        return view

    return declared
