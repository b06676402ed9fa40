"""Files as they were handed in: a signed sheet, an agreement. Their bytes are kept in the database, and never changed.

So they are in every backup, and under the same row-level security as what they belong to. What a file says counts for
nothing: duties are met by what is recorded.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, FILED, Retention
from kontaktdichte.web.models.records import Record


class Carries(models.TextChoices):
    """What a file is."""

    CONTACT_RECORD = "contact_record", _("signed contact record")
    AGREEMENT = "agreement", _("cooperation agreement")
    OTHER = "other", _("other file")
    WITHDRAWN = "withdrawn", _("withdrawn file")  # stands in the place of one that belongs elsewhere, without bytes


class Attachment(Record):
    """A file of ``person``: a participant, or the subject of a project or an agreement.

    ``month`` is the first day of the month that a contact record is about; ``type`` is what the bytes are, whatever the
    sender called them; ``digest`` their SHA-256 in hexadecimal.
    """

    carries = models.CharField(max_length=20, choices=Carries.choices, db_comment=FILED)
    month = models.DateField(null=True, blank=True, db_comment=FILED)
    name = models.CharField(_("file"), max_length=200, db_comment=FILED)
    type = models.CharField(max_length=40, db_comment=FILED)
    size = models.PositiveIntegerField(db_comment=EVIDENT)
    digest = models.CharField(max_length=64, db_comment=EVIDENT)
    retention = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Retention], db_comment=EVIDENT
    )
    content = models.BinaryField(db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False
