"""The section about places: provided, filled and free, and how many days they stood vacant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kontaktdichte.reports.jobcenter_report import Column, Pairs, Section, Table
from kontaktdichte.reports.places import free, vacancies
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.measures import Filled, filled_by_day
from kontaktdichte.rules.quantities import CountedPersons, CountedPlaces
from kontaktdichte.rules.reasons import day_text
from kontaktdichte.web.bridge import portfolio
from kontaktdichte.web.models import Person
from kontaktdichte.web.reporting.evaluated import LANGUAGE, Evaluated, named


@dataclass(frozen=True)
class Counting:
    """Which measure counts the places of projects, and in which attribute their number stands."""

    measure: str
    by: str
    places: str


def counting(concept: Concept) -> Counting | None:
    """The measure of persons in places for each project, where the concept has one."""
    for name, measure in concept.measures.items():
        persons, places = measure.counted, measure.compared
        if isinstance(persons, CountedPersons) and isinstance(places, CountedPlaces):
            return Counting(name, measure.by[0], places.places)
    return None


def places(said: Evaluated) -> Section:
    """The project's places on the first and the last day, place-days, and each vacancy of the period."""
    title, how = _("Places"), counting(said.concept)
    if how is None:
        return Section("places", title, (), (), (_("The concept counts no places."),))
    project = Person.objects.get(pk=UUID(said.inputs["project"]))
    people = named(how.by, project.number)
    known = plain_lives(portfolio(people, [project], link=said.asking.link))
    days = filled_by_day(said.concept, known, how.measure, project.number, (said.first, said.end), said.as_of)
    own = sum(one.on(said.end) == "regular" for one in said.people)
    facts = (*_facts(days), (_("of them participants of this agreement, regular, on the last day"), str(own)))
    columns = (
        Column(_("Places"), "number"), Column(_("Free from"), "day"), Column(_("Filled again on"), "day"),
        Column(_("Days in the period, each"), "number"),
    )  # fmt: skip
    rows = tuple(
        (many, one.since.isoformat(), None if one.until is None else one.until.isoformat(), one.days)
        for one, many in Counter(vacancies(days, said.end)).items()
    )
    none = _("No place of the project stood free.")
    return Section("places", title, facts, (Table(_("Places that stood free"), columns, rows, none),))


def _facts(days: list[Filled]) -> Pairs:
    told = []
    for word, one in ((_("On the first day"), days[0]), (_("On the last day"), days[-1])):
        numbers = {"provided": one.provided or 0, "filled": one.filled, "free": free(one)}
        told.append((f"{word} ({day_text(one.day, LANGUAGE)})", _(
            "%(provided)s provided, %(filled)s filled, %(free)s free") % numbers))  # fmt: skip
    provided, empty = sum(one.provided or 0 for one in days), sum(free(one) for one in days)
    told.append((_("Place-days"), _("%(provided)s provided, %(free)s of them vacant") % {
        "provided": provided, "free": empty}))  # fmt: skip
    return tuple(told)
