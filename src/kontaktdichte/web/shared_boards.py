"""What a Jobcenter sees today of its clients in projects: by project and month, and what waits for its word.

In: a member of a Jobcenter. Out: a :class:`SharedBoard` of what providers publish and what the Jobcenter itself has
asked for. Verdicts are the providers'; nothing is judged here, and nothing is read but published rows and own ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from kontaktdichte.rules.calendar import MONTHS, cell, day_of, number
from kontaktdichte.rules.vocabulary import UNITS, AgreedUnit, Per
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.clock import month_after
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import (
    Acknowledgement,
    Assignment,
    Clause,
    Conference,
    ConferenceRequest,
    CooperationAgreement,
    Partner,
    Plan,
    PlanAnswer,
    SentReport,
    SharedContact,
    SharedDuty,
    Sharing,
)
from kontaktdichte.web.models.records import standing

OVERDUE, MISSED, REASONED, DISPUTED = "ueberfaellig", "versaeumt", "mit-grund", "bestritten"
PLANS, CONFERENCES, ASSIGNED, JUDGED = "perspektivplaene", "fallberatungen", "zuweisungen", "urteile"
FIGURES = (OVERDUE, MISSED, REASONED, DISPUTED, PLANS, CONFERENCES, ASSIGNED)
VERDICTS = ("fulfilled", "open", "missed_with_reason", "missed", "not_judged")
_NEW = {MISSED: "missed", REASONED: "missed_with_reason"}  # the board asks for both in one question
NEW = timedelta(31)  # how long something missed is told as new
ENDS = timedelta(92)  # before an agreement ends


class Shown(NamedTuple):
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
    """An agreement with what it lacks, by part of the concept, whether it ends soon, and the last day of the period
    that ended last where no report about it has come in.
    """

    agreement: CooperationAgreement
    provider: str
    missing: dict[str, int]
    ends: bool
    unreported: date | None


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
    closed = duties(_new(access, *_NEW.values()))
    items = {
        figure: [one for one in closed if one.verdict == _NEW[figure]] if figure in _NEW else counted(access, figure)
        for figure in FIGURES
    }
    agreements = agreed(access, names) if access.may(Permission.AGREE) else []
    return SharedBoard(items, months(access, month, names), agreements)


def counted(access: Access, figure: str) -> list[Shown]:
    """What one of the figures counts."""
    return list(_COUNTED[figure](access))


def _mandatory(access: Access) -> QuerySet[SharedDuty]:
    return SharedDuty.objects.filter(partner=access.organisation, strength="floor")


def in_month(access: Access, month: date) -> QuerySet[SharedDuty]:
    """Mandatory duties whose last day lies in a month."""
    return _mandatory(access).filter(hard__gte=month, hard__lt=month_after(month), verdict__in=VERDICTS)


def _new(access: Access, *verdicts: str) -> QuerySet[SharedDuty]:
    """What closed so within the last days."""
    return _mandatory(access).filter(hard__gte=access.today - NEW, hard__lt=access.today, verdict__in=verdicts)


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
    MISSED: lambda access: duties(_new(access, _NEW[MISSED])),
    REASONED: lambda access: duties(_new(access, _NEW[REASONED])),
    DISPUTED: _disputed,
    PLANS: _asked,
    CONFERENCES: _wanted,
    ASSIGNED: _open,
}


def months(access: Access, month: date, names: dict[UUID, str] | None = None) -> list[InMonth]:
    """Projects with what stands how in a month; most missed first."""
    names = dict(Partner.objects.values_list("partner", "name")) if names is None else names
    found: dict[Any, InMonth] = {}
    columns = ("sharing__project", "sharing__project_name", "organisation")
    rows = in_month(access, month).order_by().values_list(*columns, "verdict").annotate(n=Count("*"))
    for key, name, owner, verdict, n in rows:
        one = found.setdefault((key, name, owner), InMonth(key, name, names.get(owner, "–")))
        one.counts[verdict] += n
    return sorted(found.values(), key=lambda one: (-one.counts["missed"], one.name, one.provider))


def agreed(access: Access, names: dict[UUID, str]) -> list[Agreed]:
    """Agreements in force or to come that lack a subject, end soon or miss a report: in three questions, be they many.
    First those that lack a mandatory subject, then those without a report, then those that end soon.

    Reports are those sent here; what came by letter alone the Jobcenter knows itself.
    """
    rows = list(CooperationAgreement.objects.filter(partner=access.organisation).order_by("project_name", "number"))
    rows = [one for one in rows if one.until_day is None or one.until_day > access.today]
    now: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
    said = standing(Clause.objects.filter(agreement__in=[one.pk for one in rows], from_day__lte=access.today))
    for agreement, subject, text, values in said.order_by("from_day").values_list(
        "agreement", "subject", "text", "values"
    ):
        now[agreement][subject] = values if text else None
    sent = set(SentReport.objects.filter(partner=access.organisation).values_list("agreement", "from_day", "until_day"))
    found = []
    for one in rows:
        settled = {subject: values for subject, values in now[one.pk].items() if values is not None}
        missing, unreported = _lacking(one, set(settled)), _unreported(one, settled, sent, access.today)
        ends = one.until_day is not None and one.until_day <= access.today + ENDS
        if ends or unreported is not None or any(missing.values()):
            found.append(Agreed(one, names.get(one.organisation_id, "–"), missing, ends, unreported))
    return sorted(found, key=lambda one: (not one.missing.get("mandatory"), one.unreported is None, not one.ends))


def _unreported(
    agreement: CooperationAgreement, settled: dict[str, Any], sent: set[tuple[UUID, date, date]], today: date
) -> date | None:  # fmt: skip
    """The last day of the whole period that ended last, where nothing was sent about it."""
    agreed = {key: value for values in settled.values() for key, value in values}
    unit = _period(agreement, agreed)
    if unit not in UNITS:
        return None
    first, _after = cell(MONTHS, UNITS.index(unit), number(today))
    first, after = cell(MONTHS, UNITS.index(unit), first - 1)
    span = (agreement.pk, day_of(first), day_of(after))
    whole = agreement.from_day <= span[1] and (agreement.until_day is None or agreement.until_day >= span[2])
    return day_of(after - 1) if whole and span not in sent else None


def _period(agreement: CooperationAgreement, agreed: dict[str, str]) -> str:
    """The calendar period about which an agreement owes a report by its concept; "" where it owes none by periods."""
    rules = concept_named(agreement.concept).rules.values() if agreement.concept else ()
    rhythms = (one.rhythm for one in rules if one.subject == "agreement" and one.met_by == "contact")
    per = next((one.per for one in rhythms if isinstance(one, Per)), "")
    return str(agreed.get(per.agreed, per.default)) if isinstance(per, AgreedUnit) else str(per)


def unacknowledged(access: Access) -> int:
    """How many reports have come in that nobody has acknowledged."""
    known = Acknowledgement.objects.filter(organisation=access.organisation, report=OuterRef("pk"))
    return SentReport.objects.filter(~Exists(known), partner=access.organisation).count()


def _lacking(agreement: CooperationAgreement, settled: set[str]) -> dict[str, int]:
    """How many mandatory and recommended subjects are not settled; nothing where no concept is named."""
    declared = concept_named(agreement.concept).agreement_subjects if agreement.concept else None
    if declared is None:
        return {}
    parts = {"mandatory": declared.mandatory, "recommended": declared.recommended}
    return {name: len(part.subjects.keys() - settled) for name, part in parts.items()}
