"""Projects of a provider and what it has agreed on with each Jobcenter.

To the engine both are subjects like clients (:class:`~kontaktdichte.web.models.person.Person` of ``kind`` project and
agreement): places are situations of the project, agreed values those of the agreement, and participants name both by
number.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kontaktdichte.web.models.base import EVIDENT, NOBODYS, STAFFS, OfOrganisation, Within
from kontaktdichte.web.models.history import remembered
from kontaktdichte.web.models.partner import Published
from kontaktdichte.web.models.records import Record


@remembered()
class Project(OfOrganisation):
    """A project with its grant; ``partner`` is the grant authority, which reads it."""

    partner = models.UUIDField(_("grant authority"), null=True, blank=True, db_comment=EVIDENT)
    subject = Within("web.Person", db_comment=NOBODYS)
    number = models.CharField(_("project number"), max_length=40, db_comment=NOBODYS)
    name = models.CharField(_("name"), max_length=200, db_comment=NOBODYS)
    from_day = models.DateField(_("first day"), db_column="from", db_comment=NOBODYS)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=NOBODYS)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="project_number"),
            models.UniqueConstraint(fields=["organisation", "subject"], name="project_subject"),
        ]
        indexes = [models.Index(fields=["partner"], name="project_partner")]

    def __str__(self) -> str:
        return self.name


@remembered()
class CooperationAgreement(Published):
    """What provider and Jobcenter (``partner``, which reads it) agreed on for a project ``[from, until)``."""

    subject = Within("web.Person", db_comment=NOBODYS)
    project = Within("web.Project", db_comment=NOBODYS)
    number = models.CharField(_("number"), max_length=40, db_comment=NOBODYS)
    concept = models.CharField(max_length=200, default="", db_comment=NOBODYS)  # whose subjects it settles
    project_name = models.CharField(_("project"), max_length=200, db_comment=NOBODYS)  # as the partner reads it
    from_day = models.DateField(_("first day"), db_column="from", db_comment=NOBODYS)
    until_day = models.DateField(db_column="until", null=True, blank=True, db_comment=NOBODYS)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="agreement_number"),
            models.UniqueConstraint(fields=["organisation", "subject"], name="agreement_subject"),
        ]
        indexes = [models.Index(fields=["partner"], name="agreement_partner")]

    def __str__(self) -> str:
        return self.number


class Clause(Record, Published):
    """What an agreement settles about one subject of the concept from a day on, until the next one about it begins.

    ``values``: pairs of agreed key (or fact) and value, as the partner reads them; the records that drive duties are
    made with it. Without text the subject is no longer settled.
    """

    agreement = Within("web.CooperationAgreement", db_comment=NOBODYS)
    subject = models.CharField(max_length=60, db_comment=NOBODYS)
    text = models.TextField(_("wording"), blank=True, db_comment=NOBODYS)
    values = models.JSONField(default=list, db_comment=NOBODYS)
    from_day = models.DateField(_("first day"), db_column="from", db_comment=NOBODYS)

    class Meta(Record.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["organisation", "person"], name="clause_person"),
            models.Index(fields=["partner", "agreement"], name="clause_partner"),
        ]


@remembered()
class AgreementAnswer(Published):
    """What the Jobcenter says to an agreement as it read it; ``partner`` is the provider. A later one replaces it."""

    agreement = models.UUIDField(db_comment=NOBODYS)  # the provider's, which the Jobcenter reads
    given = models.BooleanField(_("agreed"), db_comment=NOBODYS)
    on = models.DateField(_("day"), db_comment=NOBODYS)
    why = models.CharField(_("why not"), max_length=500, blank=True, db_comment=NOBODYS)
    by = models.CharField(_("by whom"), max_length=200, db_comment=STAFFS)
    recorded_at = models.DateTimeField(db_comment=NOBODYS)  # clauses recorded later are not what was agreed to

    class Meta:
        indexes = [
            models.Index(fields=["partner", "agreement"], name="agreement_answer_partner"),
            models.Index(fields=["organisation", "agreement"], name="agreement_answer_own"),
        ]
