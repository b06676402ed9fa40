"""What a Jobcenter sees today of its clients in projects: by project and month, and what waits for its word.

In: a member of a Jobcenter. Out: a :class:`SharedBoard` of what providers publish and what the Jobcenter itself has
asked for. Verdicts are the providers'; nothing is judged here, and nothing is read but published rows and own ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.clock import month_after
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import (
    Assignment,
    Clause,
    Conference,
    ConferenceRequest,
    CooperationAgreement,
    Partner,
    Plan,
    PlanAnswer,
    SharedContact,
    SharedDuty,
    Sharing,
)
from kontaktdichte.web.models.records import standing

OVERDUE, MISSED, REASONED, DISPUTED = "ueberfaellig", "versaeumt", "mit-grund", "bestritten"
PLANS, CONFERENCES, ASSIGNED, JUDGED = "perspektivplaene", "fallberatungen", "zuweisungen", "urteile"
FIGURES = (OVERDUE, MISSED, REASONED, DISPUTED, PLANS, CONFERENCES, ASSIGNED)
VERDICTS = ("fulfilled", "open", "missed_with_reason", "missed", "not_judged")
NEW = timedelta(31)  # how long something missed is told as new
ENDS = timedelta(92)  # before an agreement ends


@dataclass(frozen=True)
class Shown:
    """What one of the figures counts: of whose assignment, in which project, on or until which day."""

    assignment: UUID | None
    name: str
    project: UUID | None
    on: date
    late: bool = False
    concept: str = ""
    rule: str = ""
    verdict: str = ""
    disputed: bool = False


@dataclass(frozen=True)
class Agreed:
    """An agreement with what it lacks, by part of the concept, and whether it ends soon."""

    agreement: CooperationAgreement
    provider: str
    missing: dict[str, int]
    ends: bool


@dataclass
class InMonth:
    """A project in a month: how many mandatory duties of the Jobcenter's clients stand how."""

    key: UUID | None
    name: str
    provider: str
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def numbers(self) -> list[tuple[str, int]]:
        """By verdict, in their order."""
        return [(verdict, self.counts[verdict]) for verdict in VERDICTS]


@dataclass(frozen=True)
class SharedBoard:
    """The figures of a Jobcenter: items by figure, projects of the month, agreements."""

    items: dict[str, list[Shown]]
    projects: list[InMonth]
    agreements: list[Agreed]

    @property
    def totals(self) -> list[tuple[str, int]]:
        """Over all projects."""
        return [(verdict, sum(one.counts[verdict] for one in self.projects)) for verdict in VERDICTS]


def board(access: Access, month: date) -> SharedBoard:
    """Everything of today, and the verdicts of a month."""
    names = dict(Partner.objects.values_list("partner", "name"))
    items = {figure: counted(access, figure) for figure in FIGURES}
    agreements = agreed(access, names) if access.may(Permission.AGREE) else []
    return SharedBoard(items, _months(access, month, names), agreements)


def counted(access: Access, figure: str) -> list[Shown]:
    """What one of the figures counts."""
    return list(_COUNTED[figure](access))


def _mandatory(access: Access) -> QuerySet[SharedDuty]:
    return SharedDuty.objects.filter(partner=access.organisation, strength="floor")


def in_month(access: Access, month: date) -> QuerySet[SharedDuty]:
    """Mandatory duties whose last day lies in a month."""
    return _mandatory(access).filter(hard__gte=month, hard__lt=month_after(month), verdict__in=VERDICTS)


def _new(access: Access, verdict: str) -> QuerySet[SharedDuty]:
    """What closed so within the last days."""
    return _mandatory(access).filter(hard__gte=access.today - NEW, hard__lt=access.today, verdict=verdict)


def duties(found: QuerySet[SharedDuty]) -> list[Shown]:
    """Duties as items, the oldest first."""
    rows = found.order_by("hard", "pk").values_list(
        "sharing__assignment", "sharing__name", "sharing__project", "hard", "overdue", "concept", "rule", "verdict",
        "disputed",
    )  # fmt: skip
    return [Shown(*row) for row in rows]


def _disputed(access: Access) -> Iterator[Shown]:
    rows = SharedContact.objects.filter(partner=access.organisation, disputed=True).order_by("-on", "pk")
    for row in rows.values_list("sharing__assignment", "sharing__name", "sharing__project", "on"):
        yield Shown(*row, disputed=True)


def _asked(access: Access) -> Iterator[Shown]:
    """Plans that providers ask to agree to and nobody has answered."""
    answered = PlanAnswer.objects.filter(organisation=access.organisation).values("plan")
    rows = Plan.objects.filter(partner=access.organisation).exclude(asked_on=None).exclude(pk__in=answered)
    columns = ("sharing__assignment", "sharing__name", "sharing__project", "asked_on")
    for row in rows.order_by("asked_on", "pk").values_list(*columns):
        yield Shown(*row)


def _wanted(access: Access) -> Iterator[Shown]:
    """Conferences that somebody needs and that have not taken place: asked for by the Jobcenter, or recorded there."""
    known = list(Conference.objects.filter(partner=access.organisation).select_related("sharing"))
    for one in sorted(known, key=lambda one: one.need_on):
        if one.held_on is None and one.sharing is not None:
            sharing, on = one.sharing, one.planned_on or one.need_on
            yield Shown(sharing.assignment, sharing.name, sharing.project_id, on, on < access.today)
    taken = [one.request for one in known if one.request is not None]
    own = ConferenceRequest.objects.filter(organisation=access.organisation, assignment__until_day=None)
    for row in own.exclude(pk__in=taken).select_related("assignment").order_by("on", "pk"):
        yield Shown(row.assignment_id, str(row.assignment), None, row.on, row.on < access.today)


def _open(access: Access) -> Iterator[Shown]:
    """Whom a provider has not taken in yet."""
    taken = Sharing.objects.filter(partner=access.organisation).exclude(assignment=None).values("assignment")
    rows = Assignment.objects.filter(organisation=access.organisation, until_day=None).exclude(pk__in=taken)
    for row in rows.order_by("wished_on", "pk"):
        yield Shown(row.pk, str(row), None, row.wished_on, row.wished_on < access.today)


_COUNTED: dict[str, Callable[[Access], Iterable[Shown]]] = {
    OVERDUE: lambda access: duties(_mandatory(access).filter(overdue=True)),
    MISSED: lambda access: duties(_new(access, "missed")),
    REASONED: lambda access: duties(_new(access, "missed_with_reason")),
    DISPUTED: _disputed,
    PLANS: _asked,
    CONFERENCES: _wanted,
    ASSIGNED: _open,
}


def _months(access: Access, month: date, names: dict[UUID, str]) -> list[InMonth]:
    """Projects with what stands how; most missed first."""
    found: dict[Any, InMonth] = {}
    columns = ("sharing__project", "sharing__project_name", "organisation")
    rows = in_month(access, month).order_by().values_list(*columns, "verdict").annotate(n=Count("pk"))
    for key, name, owner, verdict, n in rows:
        one = found.setdefault((key, name, owner), InMonth(key, name, names.get(owner, "–")))
        one.counts[verdict] += n
    return sorted(found.values(), key=lambda one: (-one.counts["missed"], one.name, one.provider))


def agreed(access: Access, names: dict[UUID, str]) -> list[Agreed]:
    """Agreements that hold or are to come and lack a subject or end soon, in two questions however many they are."""
    rows = list(CooperationAgreement.objects.filter(partner=access.organisation).order_by("project_name", "number"))
    rows = [one for one in rows if one.until_day is None or one.until_day > access.today]
    now: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    said = standing(Clause.objects.filter(agreement__in=[one.pk for one in rows], from_day__lte=access.today))
    for agreement, subject, text in said.order_by("from_day").values_list("agreement", "subject", "text"):
        now[agreement][subject] = text
    found = []
    for one in rows:
        missing = _lacking(one, {subject for subject, text in now[one.pk].items() if text})
        ends = one.until_day is not None and one.until_day <= access.today + ENDS
        if ends or any(missing.values()):
            found.append(Agreed(one, names.get(one.organisation_id, "–"), missing, ends))
    return found


def _lacking(agreement: CooperationAgreement, settled: set[str]) -> dict[str, int]:
    """How many mandatory and recommended subjects are not settled; nothing where no concept is named."""
    declared = concept_named(agreement.concept).agreement_subjects if agreement.concept else None
    if declared is None:
        return {}
    parts = {"mandatory": declared.mandatory, "recommended": declared.recommended}
    return {name: len(part.subjects.keys() - settled) for name, part in parts.items()}
