"""Lists that members keep: a name for what they were narrowed to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import STAFFS, OfOrganisation, Personal, Retention, Within, told

ASKED = told(Personal.IDENTIFYING, Retention.ACCOUNT)  # may hold a client's name that was searched for


class SavedList(OfOrganisation):
    """What a member looks at again and again: ``query`` as in the address of the list of clients, without its page."""

    member = Within("web.Membership", db_comment=STAFFS)
    name = models.CharField(_("name of the list"), max_length=80, db_comment=STAFFS)
    query = models.CharField(max_length=600, db_comment=ASKED)
    saved_at = models.DateTimeField(auto_now_add=True, db_comment=STAFFS)
    deleted_at = models.DateTimeField(null=True, blank=True, db_comment=STAFFS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member", "name"], condition=models.Q(deleted_at__isnull=True),
                name="saved_list_name",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
