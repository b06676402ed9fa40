"""Which clients a list holds, in which order, and what stands beside each: Today, the list of clients, their exports.

In: an :class:`~kontaktdichte.web.access.Access` and what is wanted. Out: clients with what is owed to them. Reads the
projection only; what is stale among the clients of one page is computed anew before it is shown. A list of 20,000 costs
as many queries as one of 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kontaktdichte.rules.calendar import MONTHS, add_months, calendar_for, day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.evaluations import PAGE_AT_MOST, concept_for, concept_named, edition_on, holds, refresh
from kontaktdichte.web.jobs import ask
from kontaktdichte.web.models import ComingChange, DutyState, OpenFinding, Person
from kontaktdichte.web.models.person import german_order, german_search

SOON = timedelta(days=14)  # how far Today looks for what changes by itself
YEAR = timedelta(days=366)
YEARS_BACK = 12  # of public holidays, for the days of old duties
AGAIN = 3  # how often a page is asked for anew while rows on it turn out to be stale

OVERDUE, DUE, NEW, TARGET = "ueberfaellig", "faellig", "neu", "soll"
NO_SHOW, CHANGES, MISSING, NOTHING = "nicht-erschienen", "aendert-sich", "angaben-fehlen", "nichts"
UNCLEAR = "zu-klaeren"
STANDINGS = {
    OVERDUE: _("overdue"),
    DUE: _("due, not overdue"),
    NEW: _("new, no contact yet"),
    TARGET: _("target passed"),
    NO_SHOW: _("did not come"),
    CHANGES: _("changes within 14 days"),
    MISSING: _("facts are missing"),
    UNCLEAR: _("entries to settle"),
    NOTHING: _("nothing is owed"),
}
DAYS = {  # the day by which a client stands in such a list
    OVERDUE: "computed__overdue_since",
    DUE: "computed__due",
    NEW: "computed__first_contact_by",
    TARGET: "computed__target_since",
}
NEXT = Coalesce("computed__overdue_since", "computed__due", "computed__target_since")
SORTS: dict[str, tuple[Any, ...]] = {
    "name": (F("sort_key"),),
    "nummer": (F("number"),),
    "frist": (NEXT,),
    "kontakt": (F("computed__last_on"),),
    "fachkraft": (german_order(F("counsellor__user__name")),),
    "einheit": (german_order(F("unit__name")),),
}

IN_ADDRESS = {
    "text": "q", "standing": "stand", "until": "bis", "counsellor": "fachkraft", "unit": "einheit", "rule": "regel",
    "strength": "art", "verdict": "urteil", "months": "ohne", "channel": "weg", "sort": "sortierung",
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; nothing of it: all clients that the member may see."""

    text: str = ""
    counsellor: UUID | None = None
    unit: UUID | None = None
    standing: str = ""
    rule: str = ""
    strength: str = ""
    verdict: str = ""
    until: date | None = None
    months: int | None = None
    channel: str = ""
    sort: str = "name"


def address(wanted: Wanted) -> str:
    """What follows the question mark in the address of such a list of clients."""
    said = asdict(wanted)
    return urlencode([(name, str(said[key])) for key, name in IN_ADDRESS.items() if said[key]])


def narrowed(access: Access, wanted: Wanted) -> QuerySet[Person]:
    """The clients, in no order yet."""
    found = searched(access.people(), wanted.text)
    if wanted.counsellor:
        found = found.filter(counsellor_id=wanted.counsellor)
    if wanted.unit:
        found = found.filter(unit_id=wanted.unit)
    if wanted.standing or wanted.until:
        found = found.filter(standing_of(access, wanted.standing, wanted.until))
    if wanted.rule or wanted.strength:
        found = found.filter(Exists(_duties(access, wanted).filter(person=OuterRef("pk"))))
    if wanted.verdict:
        found = found.filter(Exists(_judged(access, wanted).filter(person=OuterRef("pk"))))
    if wanted.months:
        before = day_of(add_months(MONTHS, number(access.today), -wanted.months))
        owed = DutyState.objects.filter(Q(actionable=True) | Q(verdict="upcoming"), person=OuterRef("pk"))
        found = found.filter(Exists(owed), Q(computed__last_on__isnull=True) | Q(computed__last_on__lt=before))
    if wanted.channel:
        found = found.filter(computed__last_channel=wanted.channel)
    return found


def broad(wanted: Wanted) -> bool:
    """Whether nothing narrows a list but words, a counsellor and a unit: then it is what it chooses from."""
    return wanted == Wanted(text=wanted.text, counsellor=wanted.counsellor, unit=wanted.unit, sort=wanted.sort)


def everybody(access: Access) -> int:
    """How many clients there are."""
    return narrowed(access, Wanted()).count()


def searched(found: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those whose name or number has these words, whatever the umlauts, accents, capitals and leading zeros."""
    for word in text.replace(",", " ").split():
        has = Q(sort_key__contains=german_order(Value(word))) | Q(search_key__contains=german_search(Value(word)))
        if word.isdecimal() and word.startswith("0"):
            has |= Q(number__regex=f"^0*{word.lstrip('0')}$")
        found = found.filter(has)
    return found


def standing_of(access: Access, standing: str, until: date | None = None) -> Q:
    """The one place that says who stands in which section of Today and in which list, with a day ``until`` then."""
    if standing in DAYS:
        day = DAYS[standing]
        return Q(**{f"{day}__isnull": False} if until is None else {f"{day}__lte": until})
    kinds = [Q(**{f"{DAYS[one]}__lte": until}) for one in (OVERDUE, DUE, TARGET)] if until else []
    return reduce(or_, kinds, Q()) & _other(access, standing)


def _other(access: Access, standing: str) -> Q:
    """Standings that no single day stands for."""
    if standing == NO_SHOW:
        day = last_working_day(access)
        return Q(computed__no_show_on__gte=day) | Q(computed__no_show_noted__gte=day)
    if standing == CHANGES:
        return Q(Exists(coming(access).filter(person=OuterRef("pk"))))
    if standing == UNCLEAR:
        return Q(Exists(unclear(access).filter(person=OuterRef("pk"))))
    if standing == MISSING:
        return Q(computed__missing__gt=0)
    if standing == NOTHING:
        return Q(**{f"{DAYS[one]}__isnull": True for one in (OVERDUE, DUE, TARGET)})
    return Q()


def _duties(access: Access, wanted: Wanted) -> QuerySet[DutyState]:
    """Owed duties of the rule and strength, as overdue or due as the list asks."""
    found = DutyState.objects.filter(actionable=True)
    if wanted.rule:
        found = found.filter(rule=wanted.rule)
    if wanted.strength:
        found = found.filter(strength=wanted.strength)
    if wanted.standing == OVERDUE:
        found = found.filter(overdue=True)
    elif wanted.standing == DUE:
        found = found.filter(hard__gte=access.today)
    elif wanted.standing == TARGET:
        found = found.filter(strength="target", hard__lt=access.today)
    return found.filter(hard__lte=wanted.until) if wanted.until else found


def _judged(access: Access, wanted: Wanted) -> QuerySet[DutyState]:
    """Duties of the last year with the verdict."""
    found = DutyState.objects.filter(verdict=wanted.verdict, hard__gte=access.today - YEAR, hard__lt=access.today)
    if wanted.rule:
        found = found.filter(rule=wanted.rule)
    return found.filter(strength=wanted.strength) if wanted.strength else found


def coming(access: Access) -> QuerySet[ComingChange]:
    """What changes soon by itself, and reviews whose day has passed; what is sensitive only for those who see it."""
    soon = ComingChange.objects.filter(on__lte=access.today + SOON).filter(
        Q(on__gt=access.today) | Q(kind=ComingChange.Kind.REVIEW)
    )
    if access.may(Permission.SEE_SENSITIVE):
        return soon
    hidden = _hidden(access)
    facts = (ComingChange.Kind.SITUATION_ENDS, ComingChange.Kind.REVIEW)
    return soon.exclude(kind__in=facts, about__in=hidden).exclude(kind=ComingChange.Kind.EVENT)


def unclear(access: Access) -> QuerySet[OpenFinding]:
    """Entries that contradict each other or cannot be used; about what is sensitive only for those who see it."""
    found = OpenFinding.objects.all()
    return found if access.may(Permission.SEE_SENSITIVE) else found.exclude(about__in=_hidden(access))


def _hidden(access: Access) -> list[str]:
    """Attributes that are told to few."""
    attributes = concept_named(edition_on(access.today).concept).attributes
    return [name for name, declared in attributes.items() if declared.sensitive]


def ordered(found: QuerySet[Person], sort: str) -> QuerySet[Person]:
    """By one of :data:`SORTS`, ``-`` in front: the other way round; those without a value last."""
    keys = SORTS.get(sort.removeprefix("-"), SORTS["name"])
    way = "desc" if sort.startswith("-") else "asc"
    return found.order_by(*(getattr(key, way)(nulls_last=True) for key in keys), "sort_key", "pk")


def fresh(access: Access, lists: Mapping[str, QuerySet[Person]], sure: bool = False) -> dict[str, list[Any]]:
    """The rows of lists, none of them stale, with what the projection says of each; of all lists in one question.

    First only keys are put in order, then what stands beside them is fetched: of 20,000 it would take a while. A row
    that was stale may belong elsewhere once it is computed: then the lists are asked for again; ``sure``: none is.
    """
    keys = _keys(lists)
    for _attempt in range(0 if sure else AGAIN):
        if not refresh(access, {key for found in keys.values() for key in found}):
            break
        keys = _keys(lists)
    glance = {name: F(f"computed__{name}") for name in ("last_on", "last_channel", "no_show_on", "first_contact_by")}
    rows = access.persons().select_related("unit", "counsellor__user").annotate(**glance)
    known = rows.in_bulk({key for found in keys.values() for key in found})
    return {name: [known[key] for key in found if key in known] for name, found in keys.items()}


def _keys(lists: Mapping[str, QuerySet[Person]]) -> dict[str, list[UUID]]:
    return {name: list(found.values_list("pk", flat=True)) for name, found in lists.items()}


def last_working_day(access: Access) -> date:
    """The last working day before today, by the concept's holidays and closing days."""
    calendar = _calendar(concept_for(access), access.today)
    return day_of(calendar.working_day_until(number(access.today) - 1))


def working_days_until(concept: Concept, today: date, day: date) -> int:
    """How many working days are left after today, ``day`` included; negative where it has passed."""
    calendar = _calendar(concept, today)
    left: int = calendar.up_to[number(day)] - calendar.up_to[number(today)]
    return left


def _calendar(concept: Concept, day: date) -> Any:
    return calendar_for(concept.holidays, concept.closing_days, (day.year - YEARS_BACK, day.year + 3))


@dataclass(frozen=True)
class Counts:
    """How many clients a list chooses from, how many of them are stale, how many stand in each list."""

    all: int
    stale: int
    standing: dict[str, int]

    @property
    def waiting(self) -> int:
        """The stale ones, where they are so many that they are left to the job."""
        return self.stale if self.stale > PAGE_AT_MOST else 0


def settled(access: Access, wanted: Wanted, standings: Mapping[str, date | None] | None = None) -> Counts:
    """Compute anew who is stale among those a list chooses from, and count them, and those who stand in lists.

    They must be looked at before the list is narrowed: who became overdue tonight stands in no list yet. Of many none
    is computed here: it would take from the job and from everybody's save, for an order that is soon right.
    """
    scope = narrowed(access, Wanted(text=wanted.text, counsellor=wanted.counsellor, unit=wanted.unit))
    counts = _counted(access, scope, standings or {})
    if counts.waiting:
        ask(access.organisation)
    elif counts.stale:
        refresh(access, scope.values("pk"))
        counts = _counted(access, scope, standings or {})
    return counts


def _counted(access: Access, scope: QuerySet[Person], standings: Mapping[str, date | None]) -> Counts:
    """In one question, and one more for what changes: asked of each client it would take as long as all the rest."""
    asked = {one: standing_of(access, one, until) for one, until in standings.items() if one != CHANGES}
    holding = Q(**{f"computed__{name}": value for name, value in holds(access.today).items()})
    row = scope.aggregate(
        all=Count("pk"), holding=Count("pk", filter=holding),
        **{f"n{place}": Count("pk", filter=condition) for place, condition in enumerate(asked.values())},
    )  # fmt: skip
    found = {one: row[f"n{place}"] for place, one in enumerate(asked)}
    if CHANGES in standings:
        found[CHANGES] = scope.filter(standing_of(access, CHANGES)).count()
    return Counts(row["all"], row["all"] - row["holding"], found)
