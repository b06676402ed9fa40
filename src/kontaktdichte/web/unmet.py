"""Mandatory duties of a provider that were not met: whose project they are, why, who reviewed it, who was told.

In: a member of a provider. Out: :class:`Unmet` rows for pages and letters, in few questions. Nothing is decided here:
which duties they are is told by the concept's notices, verdicts and days by the engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import (
    Contact,
    CooperationAgreement,
    Deviation,
    DeviationReview,
    Partner,
    Person,
    Project,
    Sharing,
    Situation,
    UnmetDuty,
)
from kontaktdichte.web.models.records import disputed, standing
from kontaktdichte.web.publication import rests_on
from kontaktdichte.web.summaries import by_contact

PROJECT = "project"  # the situation that names a participant's project
REASON, REVIEW, NOTICE, TOLD = "reason", "review", "notice", "told"
GIVEN = "given"  # the status of a reason that nobody has been told yet


@dataclass(frozen=True)
class Unmet:
    """A duty that was not met, and how far it is told."""

    duty: UnmetDuty
    person: Person
    project: Project | None
    deviation: Deviation | None
    review: DeviationReview | None
    disputed: bool  # the participant says that a contact within its days is wrong

    @property
    def month(self) -> date:
        """The month to which its notice belongs: that of its last day."""
        return self.duty.hard.replace(day=1)

    @property
    def explained(self) -> bool:
        """Whether a reason stands; a rejected one does not."""
        return self.duty.verdict == "missed_with_reason"

    @property
    def told(self) -> str:
        """The reason's code as a partner is told it, empty where none stands."""
        neutral = concept_named(self.duty.concept).neutral
        return neutral(self.deviation.reason) or "" if self.deviation is not None and self.explained else ""

    @property
    def rejected(self) -> bool:
        """Whether the authority has rejected its reason."""
        return self.deviation is not None and self.deviation.status == "rejected"

    @property
    def step(self) -> str:
        """What comes next: a reason, the lead's review, the notice, nothing. A reason given after the notice is new."""
        if self.duty.told_on is not None and not (self.explained and self.deviation and self.deviation.status == GIVEN):
            return TOLD
        if not self.explained:
            return REASON
        return NOTICE if self.review is not None else REVIEW

    @property
    def key(self) -> str:
        """Names this duty, and the reason that was seen with it."""
        return f"{self.person.pk} {self.duty.rule} {self.duty.window} {self.deviation.pk if self.deviation else ''}"


def unmet(duties: Any) -> list[Unmet]:
    """These rows of :class:`UnmetDuty` with what belongs to them, the most urgent notice first."""
    rows = list(duties.select_related("person__counsellor__user").order_by("notice_by", "hard", "pk"))
    people = {row.person_id for row in rows}
    given = {
        (one.person_id, one.rule, one.window): one
        for one in standing(Deviation.objects.filter(person__in=people)).order_by("recorded_at")
    }
    reviewed = {
        one.deviation_id: one
        for one in DeviationReview.objects.filter(deviation__in=[row.pk for row in given.values()])
        .select_related("recorded_by__user").order_by("recorded_at")
    }  # fmt: skip
    places, marked = _projects(people), _disputed_days(people)
    found = []
    for row in rows:
        deviation = given.get((row.person_id, row.rule, row.window))
        review = reviewed.get(deviation.pk) if deviation is not None else None
        project = _at(places.get(row.person_id, ()), row.hard)
        days, contact_rules = marked.get(row.person_id, ()), by_contact(concept_named(row.concept))
        about = rests_on(row.rule, row.window, row.hard, days, contact_rules)
        found.append(Unmet(row, row.person, project, deviation, review, about))
    return found


def _disputed_days(people: Iterable[UUID]) -> dict[UUID, list[date]]:
    """The days of contacts that participants dispute."""
    found: dict[UUID, list[date]] = {}
    if keys := disputed(Contact.objects.filter(person__in=people)):
        for person, on in Contact.objects.filter(pk__in=keys).values_list("person", "on"):
            found.setdefault(person, []).append(on)
    return found


def untold() -> QuerySet[UnmetDuty]:
    """What still asks for a reason, a review or a notice; what was told is among it where its reason is new."""
    of_duty = {name: OuterRef(name) for name in ("person", "rule", "window")}
    new = standing(Deviation.objects.filter(**of_duty, status=GIVEN, notified_on__isnull=False))
    return UnmetDuty.objects.filter(Q(told_on=None) | Exists(new))


def open_duties(mine: Any = None) -> list[Unmet]:
    """The same, and what was told but has no accepted reason: of everybody, or of these clients."""
    found = untold() | UnmetDuty.objects.filter(verdict="missed")
    return unmet(found if mine is None else found.filter(person__in=mine))


def _projects(people: Iterable[UUID]) -> dict[UUID, list[tuple[date, Project]]]:
    """Since when who is in which project, the latest last; an agreement belongs to its project from its first day."""
    by_number = {one.subject.number: one for one in Project.objects.select_related("subject")}
    found: dict[UUID, list[tuple[date, Project]]] = {}
    facts = standing(Situation.objects.filter(person__in=people, attribute=PROJECT)).order_by("from_day")
    for fact in facts:
        if fact.value in by_number and fact.until_day != fact.from_day:
            found.setdefault(fact.person_id, []).append((fact.from_day, by_number[fact.value]))
    for one in CooperationAgreement.objects.filter(subject__in=people).select_related("project"):
        found.setdefault(one.subject_id, []).append((one.from_day, one.project))
    return found


def _at(places: Iterable[tuple[date, Project]], day: date) -> Project | None:
    """The project on a day; the first one for what lies before."""
    known = list(places)
    return next((one for since, one in reversed(known) if since <= day), known[0][1] if known else None)


def subjects_of(project: Project) -> list[Person]:
    """Participants of a project, whenever they were in it, and its agreements."""
    facts = standing(Situation.objects.filter(attribute=PROJECT, value=project.subject.number))
    agreements = CooperationAgreement.objects.filter(project=project)
    return list(
        Person.objects.filter(
            Q(pk__in=facts.values("person")) | Q(pk__in=agreements.values("subject"))
        ).order_by("number")
    )  # fmt: skip


def undisclosed() -> list[tuple[Project, int]]:
    """Projects whose grant authority does not read of everybody yet, and of how many."""
    found = []
    for project in Project.objects.filter(partner__isnull=False).select_related("subject").order_by("number"):
        known = set(_sharings(project.partner).values_list("person", flat=True))
        if count := sum(one.pk not in known for one in subjects_of(project)):
            found.append((project, count))
    return found


def _sharings(partner: UUID | None) -> QuerySet[Sharing]:
    return Sharing.objects.none() if partner is None else Sharing.objects.filter(partner=partner)


def authority(project: Project) -> Partner | None:
    """The grant authority that a project names."""
    return Partner.objects.filter(partner=project.partner).first() if project.partner is not None else None


def numbers(partner: UUID | None, people: Iterable[UUID]) -> dict[UUID, str]:
    """By which number a partner knows these people."""
    rows = _sharings(partner).filter(person__in=list(people)).order_by("from_day")
    return {row.person_id: row.number for row in rows}
