"""What a provider's lead must see today, by project: everything that is owed, counted from the rows that lists read.

In: a member of a provider. Out: a :class:`Board`: for each figure its items, so that a number and the list behind it
are the same rows. Which duties a figure is about is told by the concept; verdicts and days are the engine's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Max, Q

from kontaktdichte.rules.calendar import Calendar, calendar_for, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule
from kontaktdichte.rules.quantities import CountedPersons, CountedPlaces
from kontaktdichte.rules.vocabulary import Condition, Hold, Per
from kontaktdichte.web.access import Access
from kontaktdichte.web.clock import last_of
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import (
    ComingChange,
    CooperationAgreement,
    DutyState,
    Project,
    Situation,
    UnmetDuty,
)
from kontaktdichte.web.models.records import standing
from kontaktdichte.web.summaries import kinds_for
from kontaktdichte.web.unmet import PROJECT

CONTACTS, NOTICES, REPORTS, HANDOVERS = "kontakte", "mitteilungen", "berichte", "uebergaben"
PLANS, CONFERENCES, AFTERCARE, PLACES = "perspektivplaene", "fallberatungen", "nachbetreuung", "freie-plaetze"
FIGURES = (CONTACTS, NOTICES, REPORTS, HANDOVERS, PLANS, CONFERENCES, AFTERCARE)  # each of them counts people
SOON = timedelta(weeks=8)  # before aftercare ends
REFILLED = "refilled_by"  # the situation of an agreement that says who fills a place that has become free
_UNMET = ("missed", "missed_with_reason")


class Item(NamedTuple):
    """What one of the figures counts: of whom, until when; ``late``: that day has passed.

    ``project``: of the duty's last day, or of today.
    """

    person: UUID
    by: date
    late: bool = False
    rule: str = ""
    window: date | None = None
    missing: int = 0  # contacts
    project: UUID | None = None


class Agreed(NamedTuple):
    """An agreement by which people come into a project: its subject, the project's key, its number."""

    subject: UUID
    project: UUID
    number: str


@dataclass(frozen=True)
class Free:
    """Places of a project today, None where no number is known, and who refills: value by agreement's number."""

    provided: int | None
    filled: int
    refilled_by: dict[str, str]

    @property
    def free(self) -> int:
        """Places that nobody fills."""
        return max((self.provided or 0) - self.filled, 0)


@dataclass(frozen=True)
class Board:
    """The figures of a provider: items by figure, projects by key, places by project."""

    today: date
    projects: dict[UUID, Project]
    items: dict[str, list[Item]]
    places: dict[UUID, Free]
    left: int = 0  # working days of the month from today on, today among them
    by_project: dict[str, Counter[UUID | None]] = field(init=False)

    def __post_init__(self) -> None:
        counted = {name: Counter(one.project for one in items) for name, items in self.items.items()}
        object.__setattr__(self, "by_project", counted)

    @property
    def free(self) -> int:
        """Free places of all projects."""
        return sum(one.free for one in self.places.values())

    @property
    def missing(self) -> int:
        """Contacts that are missing this month, of everybody."""
        return sum(one.missing for one in self.items[CONTACTS])

    @property
    def last_days(self) -> list[tuple[date, int]]:
        """The last days on which as many days are left as contacts are missing, with how many people each holds for."""
        return sorted(Counter(one.by for one in self.items[CONTACTS] if not one.late).items())


def rules_of(concept: Concept) -> dict[str, str]:
    """The figure to which each rule of a concept belongs; a rule of none of them is left out."""
    found = {name: _figure(concept, rule) for name, rule in concept.rules.items()}
    return {name: figure for name, figure in found.items() if figure}


def _figure(concept: Concept, rule: Rule) -> str:
    if rule.met_by == "notice":
        return ""
    if isinstance(rule.rhythm, Hold):
        return PLANS if rule.subject == "person" else ""
    kinds = kinds_for(concept, rule)
    if rule.subject == "agreement":
        return REPORTS if kinds == {"report"} else ""
    alone = {"warm_handover": HANDOVERS, "case_conference": CONFERENCES}
    if len(kinds) == 1:
        return alone.get(kinds.pop(), "")
    monthly = isinstance(rule.rhythm, Per) and rule.rhythm.per == "month" and rule.strength == "floor"
    return CONTACTS if monthly else ""


def board(access: Access) -> Board:
    """Everything that is owed today, of all projects of the provider."""
    concept, today = concept_for(access), access.today
    projects: dict[UUID, Any] = {
        one.pk: one
        for one in Project.objects.filter(organisation=access.organisation)
        .annotate(subject_number=F("subject__number")).order_by("number")
    }  # fmt: skip
    calendar, figures = _calendar(concept, today), rules_of(concept)
    facts, stays = _facts(concept, today)
    agreements = _agreements(access)
    items: dict[str, list[Item]] = {name: [] for name in FIGURES}
    latest, where = cache(partial(_latest, calendar)), _Where(projects.values(), agreements, facts, stays)
    for row in _owed(figures, today):
        items[figures[row[1]]].append(_item(row, figures[row[1]], latest, today, where))
    items[NOTICES] = list(_untold(today, where))
    items[AFTERCARE] = list(_ending(concept, facts, today, where))
    left = calendar.working_days_left(number(today), number(last_of(today)))
    return Board(today, projects, items, _places(concept, projects.values(), agreements, facts), left)


def _agreements(access: Access) -> list[Agreed]:
    rows = CooperationAgreement.objects.filter(organisation=access.organisation).order_by("number")
    return [Agreed(*row) for row in rows.values_list("subject", "project", "number")]


def _calendar(concept: Concept, today: date) -> Calendar:
    return calendar_for(concept.holidays, concept.closing_days, (today.year - 1, today.year + 1))


class _Where:
    """In which project somebody was on a day: today's, what was before it; an agreement is its project's."""

    def __init__(
        self, projects: Iterable[Any], agreements: Iterable[Agreed], facts: Facts, stays: Stays
    ) -> None:  # fmt: skip
        by_number = {one.subject_number: one.pk for one in projects}
        self.now: dict[UUID, tuple[date, UUID]] = {}
        for person, held in facts.items():
            if PROJECT in held and held[PROJECT].value in by_number:
                self.now[person] = held[PROJECT].since, by_number[held[PROJECT].value]
        self.stays: defaultdict[UUID, list[tuple[date, UUID]]] = defaultdict(list)
        for person, since, value in stays:
            if value in by_number:
                self.stays[person].append((since, by_number[value]))
        for known in self.stays.values():
            if len(known) > 1:
                known.sort()
        for one in agreements:
            self.now[one.subject] = date.min, one.project

    def at(self, person: UUID, day: date) -> UUID | None:
        """Its key; the first one for what lies before, None for whoever is in none."""
        if (now := self.now.get(person)) is not None and now[0] <= day:
            return now[1]
        known = self.stays.get(person)
        return next((key for since, key in reversed(known) if since <= day), known[0][1]) if known else None


def _owed(figures: Mapping[str, str], today: date) -> Any:
    """What is owed now by these rules, and reports whose last period has passed without one."""
    reports = [rule for rule, figure in figures.items() if figure == REPORTS]
    passed = Q(rule__in=reports, verdict__in=_UNMET, hard__lt=today)
    rows = DutyState.objects.filter(Q(actionable=True, rule__in=list(figures)) | passed)
    return rows.order_by().values_list("person", "rule", "window", "hard", "need", "counted")


def _untold(today: date, where: _Where) -> Iterator[Item]:
    """Notices that are owed and not given."""
    rows: Any = UnmetDuty.objects.filter(told_on=None, notice_by__isnull=False)
    for person, rule, window, hard, by in rows.values_list("person", "rule", "window", "hard", "notice_by"):
        yield Item(person, by, by < today, rule, window, 0, where.at(person, hard))


def _latest(calendar: Calendar, hard: date, missing: int) -> date:
    """The last day on which as many working days are left."""
    return day_of(calendar.working_day_before_last(number(hard), missing))


def _item(
    row: tuple[Any, ...], figure: str, latest: Callable[[date, int], date], today: date, where: _Where
) -> Item:  # fmt: skip
    person, rule, window, hard, need, counted = row
    by, missing = hard, 0
    if figure == CONTACTS:
        missing = max(need - counted, 1)
        by = latest(hard, missing)
    return Item(person, by, by < today, rule, window, missing, where.at(person, min(hard, today)))


class Held(NamedTuple):
    """A value and since when it holds."""

    value: str
    since: date


Facts = dict[UUID, dict[str, Held]]
Stays = list[tuple[UUID, date, str]]  # in projects: of whom, since when, in which


def _facts(concept: Concept, today: date) -> tuple[Facts, Stays]:
    """What holds today of everybody, of projects and agreements, as far as figures ask; the last recorded row says.

    With it, in the same question, all stays in projects: some duties are from before today's.
    """
    names = {PROJECT, REFILLED} | {name for one in concept.budgets for name in one.situation}
    for one in _counting(concept):
        names |= {one.places, *_asked(one.persons), *_asked(concept.population.get("person", Condition()))}
    rows = standing(Situation.objects.filter(attribute__in=names)).order_by("recorded_at", "pk")
    rows = rows.filter(Q(attribute=PROJECT) | Q(from_day__lte=today) & (Q(until_day=None) | Q(until_day__gt=today)))
    found, stays = defaultdict[UUID, dict[str, Held]](dict), []
    for person, name, value, since, until in rows.values_list("person", "attribute", "value", "from_day", "until_day"):
        if since <= today and (until is None or until > today):
            found[person][name] = Held(value, since)
        if name == PROJECT and since != until:
            stays.append((person, since, value))
    return found, stays


def _asked(condition: Condition) -> set[str]:
    """Facts that a condition asks for."""
    return set(condition.facts).union(*(_asked(one) for one in (*(condition.all or ()), *(condition.any or ()))))


def _ending(concept: Concept, facts: Facts, today: date, where: _Where) -> Iterator[Item]:
    """Whose limited time ends soon, or is used up: the last day of the monthly rule, or of the situation itself."""
    limited = [(name, values) for one in concept.budgets for name, values in one.situation.items()]
    people = {key for key, held in facts.items() if any(_is(held, name, values) for name, values in limited)}
    monthly = [name for name, figure in rules_of(concept).items() if figure == CONTACTS]
    kinds = ComingChange.Kind
    ends = Q(kind=kinds.ENDS, about__in=monthly) | Q(kind=kinds.SITUATION_ENDS, about__in=[name for name, _ in limited])
    rows = ComingChange.objects.filter(ends, person__in=people, on__lte=today + SOON).order_by("-on")
    last = {person: on - timedelta(1) for person, on in rows.values_list("person", "on")}
    judged = DutyState.objects.filter(rule__in=monthly, person__in=people).order_by().values("person")
    for person, hard in judged.annotate(last=Max("hard")).values_list("person", "last"):
        if hard < today:  # a month that is cut ends with its last day: nothing is owed after it
            last[person] = hard
    for person, day in last.items():
        yield Item(person, day, day < today, project=where.at(person, min(day, today)))


@dataclass(frozen=True)
class _Counting:
    persons: Condition
    places: str


def _counting(concept: Concept) -> list[_Counting]:
    """The first measure that counts persons in places of projects."""
    found = [
        _Counting(one.counted.persons, one.compared.places)
        for one in concept.measures.values()
        if isinstance(one.counted, CountedPersons) and isinstance(one.compared, CountedPlaces)
    ]
    return found[:1]


def _places(concept: Concept, projects: Iterable[Any], agreements: Iterable[Agreed], facts: Facts) -> dict[UUID, Free]:
    """Places of each project that is running today, as the measure counts them on this day."""
    counting, population = _counting(concept), concept.population.get("person", Condition())
    if not counting or not (plain(counting[0].persons, concept) and plain(population, concept, limited=True)):
        return {}
    filled = Counter(
        held[PROJECT].value for held in facts.values()
        if PROJECT in held and _holds(counting[0].persons, held) and _holds(population, held)
    )  # fmt: skip
    refill: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    for one in agreements:
        if REFILLED in facts.get(one.subject, ()):
            refill[one.project][one.number] = facts[one.subject][REFILLED].value
    found = {}
    for project in projects:
        told = facts.get(project.subject_id, {}).get(counting[0].places)
        provided = int(told.value) if told is not None and told.value.isdecimal() else None
        found[project.pk] = Free(provided, filled[project.subject_number], dict(refill[project.pk]))
    return found


def plain(condition: Condition, concept: Concept, limited: bool = False) -> bool:
    """Whether a condition asks for nothing but values that hold on a day; ``limited``: also for those of a budget."""
    budgets = [(name, value) for one in concept.budgets for name, values in one.situation.items() for value in values]
    named = {(name, value) for name, values in condition.facts.items() for value in values}
    return condition == Condition(facts=condition.facts) and (limited or named.isdisjoint(budgets))


def _holds(condition: Condition, held: Mapping[str, Held]) -> bool:
    return all(_is(held, name, values) for name, values in condition.facts.items())


def _is(held: Mapping[str, Held], name: str, values: Iterable[str]) -> bool:
    return name in held and held[name].value in values


def some(items: Sequence[Item], project: UUID | None) -> list[Item]:
    """The items of one project, or of all."""
    return [one for one in items if project is None or one.project == project]
