"""By which provider of its own (OpenID Connect) the members of an organisation log in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import NOBODYS, OfOrganisation
from kontaktdichte.web.models.history import remembered


@remembered("secret")
class LoginProvider(OfOrganisation):
    """At most one of an organisation. ``slug`` is its part of an address that everybody may see, so it is unique."""

    slug = models.SlugField(_("address of the login"), max_length=40, unique=True, db_comment=NOBODYS)
    name = models.CharField(_("name on the button"), max_length=100, db_comment=NOBODYS)
    issuer = models.CharField(_("issuer"), max_length=500, db_comment=NOBODYS)
    client_id = models.CharField(_("client id"), max_length=190, db_comment=NOBODYS)
    secret = models.TextField(blank=True, db_comment=NOBODYS)  # sealed
    email_claim = models.CharField(
        _("claim with the e-mail address"), max_length=60, default="email", db_comment=NOBODYS
    )
    vouches = models.BooleanField(_("addresses count as confirmed"), default=False, db_comment=NOBODYS)
    listed = models.BooleanField(_("button on the common login page"), default=True, db_comment=NOBODYS)
    active = models.BooleanField(_("in use"), default=True, db_comment=NOBODYS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="login_provider_one")]

    def __str__(self) -> str:
        return self.name
