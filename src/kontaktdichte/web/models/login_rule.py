"""Who in an organisation must have a second factor."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kontaktdichte.web.models.base import NOBODYS, OfOrganisation
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.user import Role


@remembered()
class LoginRule(OfOrganisation):
    """At most one of an organisation; without one nobody must. What it was before stands in its states."""

    second_factor = ArrayField(
        models.CharField(max_length=20, choices=Role.choices), default=list, blank=True, db_comment=NOBODYS
    )
    provider_asks = models.BooleanField(default=False, db_comment=NOBODYS)  # the own login provider, everybody

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], name="login_rule_one")]

    def __str__(self) -> str:
        return ", ".join(self.second_factor)
