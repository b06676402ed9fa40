"""Employers that a project works with, participants' work trials and internships there, and who was employed.

Of an employer business data only. Trials are added, never changed; the Jobcenter reads their days, kind and result,
while notes are rows that nobody else reads. That and when somebody is employed is a fact of the participant already: an
employment adds where.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import FILED, NOBODYS, STAFFS, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.plan import Shared
from kontaktdichte.web.models.records import Record


class TrialKind(models.TextChoices):
    """What somebody does at an employer before being employed."""

    WORK_TRIAL = "work_trial", _("work trial")
    INTERNSHIP = "internship", _("internship")


class TrialResult(models.TextChoices):
    """How it ended; ``WITHDRAWN``: it was entered by mistake and never was."""

    TAKEN_ON = "taken_on", _("taken on")
    ENDED = "ended", _("ended as planned")
    BROKEN_OFF = "broken_off", _("broken off")
    WITHDRAWN = "withdrawn", _("entered by mistake")


@remembered()
class Employer(OfOrganisation):
    """A business: name, place, sector, and whom one speaks to there."""

    name = models.CharField(_("name"), max_length=200, db_comment=NOBODYS)
    place = models.CharField(_("place"), max_length=200, blank=True, db_comment=NOBODYS)
    sector = models.CharField(_("sector"), max_length=100, blank=True, db_comment=NOBODYS)
    contact = models.CharField(_("contact person"), max_length=200, blank=True, db_comment=STAFFS)
    reach = models.CharField(_("telephone or e-mail"), max_length=200, blank=True, db_comment=STAFFS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name", "place"], name="employer_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}" if self.place else self.name


class Trial(Record, Shared):
    """A work trial or an internship ``[from, until)``; ``trial`` is the same in all rows about one."""

    trial = models.UUIDField(db_comment=FILED)
    kind = models.CharField(_("kind"), max_length=20, choices=TrialKind.choices, db_comment=FILED)
    employer = Within("web.Employer", db_comment=FILED)
    from_day = models.DateField(_("first day"), db_column="from", db_comment=FILED)
    planned_until = models.DateField(null=True, blank=True, db_comment=FILED)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=FILED)
    result = models.CharField(_("result"), max_length=20, choices=TrialResult.choices, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["organisation", "person"], name="trial_person"),
            models.Index(fields=["organisation", "employer"], name="trial_employer"),
            models.Index(fields=["partner", "person"], name="trial_partner"),
        ]


class TrialNote(Record):
    """What the project notes about a trial, such as why it was broken off: read by nobody else."""

    trial = models.UUIDField(db_comment=FILED)
    text = models.CharField(_("note"), max_length=1000, blank=True, db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False


class Employment(Record):
    """Where somebody is employed; ``situation`` is the fact that says that and when."""

    situation = Within("web.Situation", db_comment=FILED)
    employer = Within("web.Employer", db_comment=FILED)

    class Meta(Record.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["organisation", "person"], name="employment_person"),
            models.Index(fields=["organisation", "employer"], name="employment_employer"),
        ]
