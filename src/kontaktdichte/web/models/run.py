"""A frozen evaluation: what followed from which rules and which knowledge on which day, to be recounted at any time.

Rates, reports and evidence never read the projection: they are runs. A run names all that it was evaluated with, so
that the same engine says the same again, whatever was corrected afterwards.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, FILED, NOBODYS
from kontaktdichte.web.models.records import Record


class RunKind(models.TextChoices):
    """What was evaluated."""

    REPORT = "report", _("report to the Jobcenter")


class Run(Record):
    """An evaluation about ``person`` (the subject: an agreement, a project, somebody), made at ``recorded_at``.

    ``link`` is the end of the chain that it knew: rows of later actions are not in it. ``readings``, ``inputs`` and
    ``content`` are canonical JSON; ``inputs`` is what was not evaluated but told as it stood (names, the lead's words).
    ``digest`` is the SHA-256 of ``content``, ``concept_digest`` that of the concept with its readings.
    """

    kind = models.CharField(max_length=20, choices=RunKind.choices, db_comment=NOBODYS)
    concept = models.CharField(max_length=200, db_comment=NOBODYS)
    edition = models.CharField(max_length=40, db_comment=NOBODYS)
    concept_digest = models.CharField(max_length=64, db_comment=EVIDENT)
    readings = models.TextField(db_comment=NOBODYS)
    as_of = models.DateField(db_comment=NOBODYS)
    known_at = models.DateTimeField(db_comment=NOBODYS)
    link = models.BigIntegerField(db_comment=EVIDENT)
    head = models.CharField(max_length=64, db_comment=EVIDENT)  # the digest of that link
    engine = models.CharField(max_length=40, db_comment=NOBODYS)
    from_day = models.DateField(_("first day"), db_column="from", db_comment=NOBODYS)
    until_day = models.DateField(db_column="until", db_comment=NOBODYS)
    inputs = models.TextField(db_comment=FILED)
    content = models.TextField(db_comment=FILED)
    digest = models.CharField(max_length=64, db_comment=EVIDENT)

    class Meta(Record.Meta):
        abstract = False
