"""By which provider of its own the members of an organisation log in."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import LoginProvider, Membership
from kontaktdichte.web.sealing import seal
from kontaktdichte.web.settings import settings

HERE = ("localhost", "127.0.0.1", "::1")


def choose(
    *, access: Access, slug: str, name: str, issuer: str, client_id: str, secret: str, email_claim: str, vouches: bool,
    listed: bool, active: bool,
) -> LoginProvider:  # fmt: skip
    """An administrator enters the organisation's provider; an empty ``secret`` keeps what is there. Raises Refused."""
    access.need(Permission.ADMINISTER)
    return enter(
        organisation=access.organisation, slug=slug, name=name, issuer=issuer, client_id=client_id, secret=secret,
        email_claim=email_claim, vouches=vouches, listed=listed, active=active, by=access.membership,
    )  # fmt: skip


def enter(
    *, organisation: UUID, slug: str, name: str, issuer: str, client_id: str, secret: str, email_claim: str,
    vouches: bool, listed: bool, active: bool, by: Membership | None = None,
) -> LoginProvider:  # fmt: skip
    """The same in an organisation whose context is entered; ``by`` None is an operator. Raises Refused."""
    address = urlsplit(issuer)
    if address.scheme != "https" and not (address.hostname in HERE and not settings().secure):
        raise Refused("Der Aussteller muss mit https:// beginnen.", "The issuer must begin with https://.")
    found = LoginProvider.objects.first() or LoginProvider(organisation_id=organisation)
    found.slug, found.name, found.issuer, found.client_id = slug, name, issuer.rstrip("/"), client_id
    found.email_claim, found.vouches, found.listed, found.active = email_claim, vouches, listed, active
    found.secret = seal(secret) if secret else found.secret
    _check(found)
    try:
        with operating(organisation, "login_provider.choose", by):
            found.save()
    except IntegrityError as error:  # the address is everybody's, the row that has it is not ours to see
        raise Refused(
            f"Die Adresse „{slug}“ ist schon vergeben: bitte eine andere wählen.",
            f"The address {slug!r} is taken: choose another one.",
        ) from error
    return found


def _check(found: LoginProvider) -> None:
    """Raise Refused for what the table takes from no form either, naming the field."""
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            try:
                found.clean_fields(exclude=["organisation"])
            except ValidationError as error:
                said[language] = " ".join(f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items())
    if said:
        raise Refused(**said)
