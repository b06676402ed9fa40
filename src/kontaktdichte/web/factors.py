"""Who has a second factor, and who must: asked together with the membership at every request.

A second factor is an app with codes or a passkey; recovery codes alone are none. What a login by the organisation's
own provider counts for: docs/adr/0011.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from kontaktdichte.web.models import LoginRule, Membership

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def with_factors(members: QuerySet[Membership]) -> QuerySet[Any]:
    """Memberships, each with ``has_factor``, ``must_have_factor`` and ``provider_asks``."""
    rules = LoginRule.objects.filter(organisation=OuterRef("organisation"))
    return members.annotate(
        has_factor=Exists(Authenticator.objects.filter(user=OuterRef("user"), type__in=FACTORS)),
        must_have_factor=Exists(rules.filter(second_factor__contains=[OuterRef("role")])),
        provider_asks=Exists(rules.filter(provider_asks=True)),
    )


def waiting(member: Any, *, by_provider: bool, confirmed: bool) -> bool:
    """Whether somebody must set up a second factor before anything else.

    ``by_provider``: logged in by the organisation's own provider; ``confirmed``: it said that it asked for one.
    """
    if member.has_factor or not member.must_have_factor:
        return False
    return not (by_provider and (confirmed or member.provider_asks))
