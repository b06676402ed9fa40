"""By which provider of its own the members of an organisation log in."""

from __future__ import annotations

from urllib.parse import urlsplit

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import LoginProvider
from kontaktdichte.web.sealing import seal
from kontaktdichte.web.settings import settings

HERE = ("localhost", "127.0.0.1", "::1")


def choose(
    *, access: Access, slug: str, name: str, issuer: str, client_id: str, secret: str, email_claim: str, vouches: bool,
    listed: bool, active: bool,
) -> LoginProvider:  # fmt: skip
    """The organisation's provider; an empty ``secret`` keeps the one there is. Raises Refused."""
    access.need(Permission.ADMINISTER)
    address = urlsplit(issuer)
    if address.scheme != "https" and not (address.hostname in HERE and not settings().secure):
        raise Refused("Der Aussteller muss mit https:// beginnen.", "The issuer must begin with https://.")
    known = LoginProvider.objects.first()
    with acting(access, "login_provider.choose"):
        found = known or LoginProvider(organisation_id=access.organisation)
        found.slug, found.name, found.issuer, found.client_id = slug, name, issuer.rstrip("/"), client_id
        found.email_claim, found.vouches, found.listed, found.active = email_claim, vouches, listed, active
        found.secret = seal(secret) if secret else found.secret
        found.save()
    return found
