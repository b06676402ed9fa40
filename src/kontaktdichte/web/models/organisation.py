"""Organisations and their units (teams, locations)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import NOBODYS, Base, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered


class OrganisationKind(models.TextChoices):
    """What an organisation is to its clients."""

    JOBCENTER = "jobcenter", _("Jobcenter")
    PROVIDER = "provider", _("Provider")
    GRANT_AUTHORITY = "grant_authority", _("Grant authority")
    SUPERVISORY_AUTHORITY = "supervisory_authority", _("Supervisory authority")


@remembered()
class Organisation(Base):
    """A Jobcenter, a provider, an authority: nobody sees the rows of another one."""

    name = models.CharField(max_length=200, db_comment=NOBODYS)
    kind = models.CharField(max_length=30, choices=OrganisationKind.choices, db_comment=NOBODYS)
    created_at = models.DateTimeField(auto_now_add=True, db_comment=NOBODYS)

    def __str__(self) -> str:
        return self.name


@remembered()
class Unit(OfOrganisation):
    """A team or a location; ``parent`` is the larger unit that it belongs to."""

    name = models.CharField(max_length=200, db_comment=NOBODYS)
    parent = Within("web.Unit", null=True, blank=True, db_comment=NOBODYS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="unit_name")]

    def __str__(self) -> str:
        return self.name
