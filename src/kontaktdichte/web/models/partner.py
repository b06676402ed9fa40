"""Organisations that work with one another, and what the owner of a row lets the other one read.

Rows of the owner's organisation with a column ``partner`` are *published*: a policy of the database lets that one
organisation read them, nobody else, and nobody but the owner writes them (:class:`~kontaktdichte.web.rls.Publish`).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, NOBODYS, OfOrganisation
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.organisation import OrganisationKind


@remembered()
class Partner(OfOrganisation):
    """Another organisation that this one works with: a row on each side, made by an operator (``connect``)."""

    partner = models.UUIDField(db_comment=EVIDENT)
    name = models.CharField(max_length=200, db_comment=NOBODYS)
    kind = models.CharField(max_length=30, choices=OrganisationKind.choices, db_comment=NOBODYS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "partner"], name="partner_once")]

    def __str__(self) -> str:
        return self.name


class Published(OfOrganisation):
    """A row that the organisation named in ``partner`` may read as well, as long as its policy says.

    Each such table has an index that begins with ``partner``: by it that organisation's rows are found.
    """

    partner = models.UUIDField(_("partner"), db_comment=EVIDENT)

    class Meta:
        abstract = True
