"""How strongly the members of an organisation must log in."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from kontaktdichte.web.access import ROLES, Access, Permission
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import LoginRule, Membership, Organisation


def choose(*, access: Access, second_factor: Collection[str], provider_asks: bool) -> LoginRule:
    """An administrator says which roles need a second factor; it holds from each member's next request on."""
    access.need(Permission.ADMINISTER)
    return require(
        organisation=access.organisation, second_factor=second_factor, provider_asks=provider_asks,
        by=access.membership,
    )  # fmt: skip


def require(
    *, organisation: UUID, second_factor: Collection[str], provider_asks: bool, by: Membership | None = None
) -> LoginRule:
    """The same in an organisation whose context is entered; ``by`` None is an operator. Raises Refused."""
    roles = ROLES[Organisation.objects.get(pk=organisation).kind]
    if unknown := sorted(set(second_factor) - set(roles)):
        known = ", ".join(roles)
        raise Refused(
            f"Die Rolle „{unknown[0]}“ gibt es nicht; es gibt {known}.",
            f"No role {unknown[0]!r}; there are {known}.",
        )
    with operating(organisation, "login_rule.choose", by):
        found = LoginRule.objects.first() or LoginRule(organisation_id=organisation)
        found.second_factor = [role for role in roles if role in second_factor]
        found.provider_asks = provider_asks
        found.save()
    return found
