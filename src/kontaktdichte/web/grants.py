"""What a grant authority reads over all providers: figures by project and month, and what was missed without reason.

In: a member of a grant authority. Out: rows for pages, from what providers publish; participants by number alone.
Which rules must be told of is said by the concept that each row names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kontaktdichte.rules.loading import available_concepts
from kontaktdichte.web.access import Access
from kontaktdichte.web.clock import month_after
from kontaktdichte.web.evaluations import concept_named
from kontaktdichte.web.models import Escalation, NoticeAnswer, NoticeItem, Partner, Project, SharedDuty
from kontaktdichte.web.models.sharing import marked

VERDICTS = ("fulfilled", "missed_with_reason", "missed")
AT_MOST = 200  # rows of one list


@dataclass
class Figures:
    """One project in one month: how many mandatory duties of it closed how."""

    number: str
    name: str
    provider: str
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VERDICTS, 0))

    @property
    def all(self) -> int:
        """The duties that closed."""
        return sum(self.counts.values())


def providers() -> dict[UUID, str]:
    """Organisations that this one works with, by name."""
    return dict(Partner.objects.values_list("partner", "name"))


@cache
def _notices(name: str) -> dict[str, str]:
    """The rules of a concept that must be told of, each with the rule of its notice."""
    return concept_named(name).notices()


def told_rules(access: Access) -> dict[str, str]:
    """Rules that must be told of when unmet, each with the rule of its notice, of every concept that rows name."""
    found: dict[str, str] = {}
    for name in concepts(access):
        found |= _notices(name)
    return found


def concepts(access: Access) -> list[str]:
    """The concepts that providers follow: from one to the next, for of hundreds of thousands of rows few differ."""
    rows, found = _shared(access).order_by("concept").values_list("concept", flat=True), [""]
    while (name := rows.filter(concept__gt=found[-1]).first()) is not None:
        found.append(name)
    return found[1:]


def _shared(access: Access) -> QuerySet[SharedDuty]:
    return SharedDuty.objects.filter(partner=access.organisation)


def figures(access: Access, month: date, names: Mapping[UUID, str]) -> list[Figures]:
    """Every project that names this authority, with what closed in a month; most missed first. ``names``: of providers.

    One question: each one that is asked of duties asks anew which of twenty thousand sharings hold.
    """
    running = Project.objects.filter(partner=access.organisation, from_day__lt=month_after(month))
    running = running.filter(Q(until_day=None) | Q(until_day__gt=month))
    rows = {
        key: Figures(number, name, names.get(owner, "–"))
        for key, number, name, owner in running.values_list("pk", "number", "name", "organisation")
    }
    closed = _shared(access).filter(
        hard__gte=month, hard__lt=min(month_after(month), access.today), verdict__in=VERDICTS
    )  # fmt: skip
    columns = ("sharing__project", "concept", "rule", "verdict")
    closed = closed.filter(sharing__partner=access.organisation).order_by()  # as each is: so it is found by index
    closed = closed.exclude(_untold())
    for project, concept, rule, verdict, count in closed.values_list(*columns).annotate(n=Count("*")):
        if project in rows and rule in _notices(concept):
            rows[project].counts[verdict] += count
    return sorted(rows.values(), key=lambda one: (-one.counts["missed"], one.number))


@cache
def _untold() -> Q:
    """Duties of which nobody must be told, by the concepts that are installed: the database leaves them out."""
    found = Q(pk__in=())
    for name in sorted(available_concepts()):
        found |= Q(concept=name, rule__in=sorted(concept_named(name).rules.keys() - _notices(name).keys()))
    return found


def inbox(access: Access) -> QuerySet[NoticeItem]:
    """Duties that were told and are not answered, the oldest notice first."""
    answered = NoticeAnswer.objects.filter(organisation=access.organisation, item=OuterRef("pk"))
    return (
        marked(NoticeItem.objects.all())
        .filter(~Exists(answered), partner=access.organisation, notice__partner=access.organisation)
        .select_related("notice").order_by("notice__sent_on", "hard", "pk")
    )  # fmt: skip


def waiting(access: Access) -> int:
    """How many of them there are: told less answered. Looking through both for each other takes ten times as long."""
    told: int = NoticeItem.objects.filter(partner=access.organisation).count()
    answers = NoticeAnswer.objects.filter(organisation=access.organisation)
    answered: int = answers.aggregate(n=Count("item", distinct=True))["n"]
    return max(told - answered, 0)  # whoever is no authority has answers of others before them, and is told nothing


@dataclass(frozen=True)
class Silent:
    """A duty missed without an accepted reason: ``late`` where no notice was given in time, ``passed_on`` to whom."""

    duty: SharedDuty
    provider: str
    late: bool
    passed_on: tuple[str, ...]


def silent(access: Access, rules: dict[str, str]) -> list[Silent]:
    """Mandatory duties missed without reason that were told, or whose notice is overdue; the oldest first."""
    late = {
        (person, rule, window)
        for person, rule, window in _shared(access).filter(rule__in=list(rules.values()), verdict="missed")
        .values_list("person", "rule", "window")
    }  # fmt: skip
    rows = _shared(access).filter(rule__in=list(rules), verdict="missed", hard__lt=access.today)
    names, sent = providers(), _passed_on(access)
    found = []
    for duty in rows.select_related("sharing").order_by("hard", "pk").iterator(2000):
        overdue = (duty.person_id, rules[duty.rule], duty.window) in late and duty.told_on is None
        if overdue or duty.told_on is not None:
            key = (duty.organisation_id, duty.sharing.number, duty.rule, duty.window)
            found.append(Silent(duty, names.get(duty.organisation_id, "–"), overdue, tuple(sent.get(key, ()))))
            if len(found) == AT_MOST:
                break
    return found


def _passed_on(access: Access) -> dict[Any, list[str]]:
    names = providers()
    found: defaultdict[Any, list[str]] = defaultdict(list)
    for one in Escalation.objects.filter(organisation=access.organisation):
        found[one.owner, one.number, one.rule, one.window].append(names.get(one.partner, "–"))
    return found


def unreported(access: Access) -> int:
    """How many notices are overdue over all providers."""
    rows = _shared(access).filter(overdue=True).order_by().values_list("concept", "rule").annotate(n=Count("*"))
    return sum(n for concept, rule, n in rows if rule in _notices(concept).values())
