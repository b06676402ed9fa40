"""A year of a client as a picture and as the table beside it: windows of duties, contacts, verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Min
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kontaktdichte.reports.timeline import COUNTED, DISPUTED, MARKS, NOT_COUNTED, Bar, Mark, Words, timeline
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.explanation import DutyExplanation
from kontaktdichte.rules.reasons import verdict_label
from kontaktdichte.web.access import Access, Permission, policy
from kontaktdichte.web.actions.deviations import deviations
from kontaktdichte.web.evaluations import concept_for, named_as
from kontaktdichte.web.models import Contact, Person, Situation
from kontaktdichte.web.models.records import WITHDRAWN, disputed, standing
from kontaktdichte.web.previews import explained_with
from kontaktdichte.web.views import shown
from kontaktdichte.web.views.deviation import reasons
from kontaktdichte.web.views.situation import Grounds, grounds, words

LATEST = 2100


class Shown(NamedTuple):
    """A contact of the year: what it is called, the labels of the duties that it counts for, the sentences why it does
    not count for others, and whether the client disputes it."""

    contact: Contact
    named: str
    counts: tuple[str, ...]
    refused: tuple[str, ...]
    disputed: bool


class Year(NamedTuple):
    """What picture and table show: one year, of all rules or of one."""

    year: int
    rule: str
    rules: dict[str, str]
    duties: list[DutyExplanation]
    contacts: list[Shown]
    ends: dict[tuple[str, date], date]
    grounds: dict[str, Grounds]

    @property
    def span(self) -> tuple[date, date]:
        """Its first and its last day."""
        return date(self.year, 1, 1), date(self.year, 12, 31)


@policy(Permission.READ_CLIENTS)
def page(request: Any, key: UUID) -> HttpResponse:
    """The picture with its table; year and rule can be chosen."""
    access: Access = request.access
    person, shown, concept = _asked(request, key)
    given = reasons(concept, access.language)
    context = {
        "person": person, "shown": shown, "years": sorted({*years(person, access.today), shown.year}, reverse=True),
        "picture": _picture(access, person, shown),
        "marks": [(name, MARKS[kind]) for kind, name in _kinds().items()], "deviations": deviations(person),
        "verdicts": list(Counter(map(look, shown.duties))), "reasons": given, "words": words(concept, access.language),
        "grounds": shown.grounds, "disputes": tuple(one.named for one in shown.contacts if one.disputed),
    }  # fmt: skip
    return render(request, "client/timeline.html", context)


@policy(Permission.READ_CLIENTS)
def picture(request: Any, key: UUID) -> HttpResponse:
    """The picture alone, to be kept or printed."""
    person, shown, _concept = _asked(request, key)
    answer = HttpResponse(_picture(request.access, person, shown), content_type="image/svg+xml")
    answer["Content-Disposition"] = f'inline; filename="zeitstrahl-{shown.year}.svg"'
    return answer


def _asked(request: Any, key: UUID) -> tuple[Person, Year, Concept]:
    access: Access = request.access
    person = shown.client(request, key, "klient/zeitstrahl")
    said = request.GET.get("jahr", str(access.today.year))
    if not said.isdecimal() or not 1900 <= int(said) < LATEST:
        raise Http404
    concept = concept_for(access)
    return person, year_of(access, person, concept, int(said), request.GET.get("regel", "")), concept


def year_of(access: Access, person: Person, concept: Concept, year: int, rule: str) -> Year:
    """The duties whose window touches a year, and its contacts; ``rule`` empty: of all rules."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    said = explained_with(access, person, since=first)
    ends = _ends(said.duties)
    every = [duty for duty in said.duties if duty.window <= last and ends[duty.rule, duty.window] >= first]
    duties = [duty for duty in every if rule in ("", duty.rule)]
    mine = standing(Contact.objects.filter(person=person)).filter(on__range=(first, last)).exclude(outcome=WITHDRAWN)
    marked = disputed(mine)
    contacts = [
        _shown(contact, named_as(contact, concept, access.language), duties, contact.pk in marked)
        for contact in mine.select_related("recorded_by__user").order_by("on", "recorded_at")
    ]
    rules = {duty.rule: duty.label for duty in every}
    listed = dict(sorted(rules.items(), key=lambda one: one[1]))
    why = grounds(said, concept, access.language)
    return Year(year, rule if rule in rules else "", listed, duties, contacts, ends, why)


def _ends(duties: Iterable[DutyExplanation]) -> dict[tuple[str, date], date]:
    """The last day of each duty's time by rule and window: its deadline, or the day before the next window began."""
    found: dict[tuple[str, date], date] = {}
    later: dict[str, date] = {}
    for duty in sorted(duties, key=lambda one: one.window, reverse=True):
        following = later.get(duty.rule)
        found[duty.rule, duty.window] = min(duty.hard, following - timedelta(1)) if following else duty.hard
        later[duty.rule] = duty.window
    return found


def _shown(contact: Contact, named: str, duties: list[DutyExplanation], disputed: bool) -> Shown:
    counts = tuple(dict.fromkeys(duty.label for duty in duties if named in duty.counted))
    refused = tuple(dict.fromkeys(why for duty in duties for why in duty.refused if why.startswith(named)))
    return Shown(contact, named, counts, refused, disputed)


def years(person: Person, today: date) -> list[int]:
    """From the first thing recorded of the client to next year, the latest first."""
    begins = (
        Situation.objects.filter(person=person).aggregate(first=Min("from_day"))["first"],
        Contact.objects.filter(person=person).aggregate(first=Min("on"))["first"],
    )
    first = min((day.year for day in begins if day is not None), default=today.year)
    return list(range(today.year + 1, min(first, today.year) - 1, -1))


def look(duty: DutyExplanation) -> str:
    """How a duty looks in picture and table."""
    return "overdue" if duty.overdue else duty.verdict


def _kinds() -> dict[str, str]:
    return {COUNTED: _("counts"), NOT_COUNTED: _("does not count"), DISPUTED: _("disputed")}


def _picture(access: Access, person: Person, shown: Year) -> str:
    bars = [Bar(duty.label, duty.window, shown.ends[duty.rule, duty.window], look(duty)) for duty in shown.duties]
    marks = [Mark(one.contact.on, _mark(one)) for one in shown.contacts]
    counted = Counter(duty.verdict for duty in shown.duties)
    verdicts = ", ".join(f"{n} {verdict_label(verdict, access.language)}" for verdict, n in counted.items())
    title = _("Duties and contacts in %(year)s: %(person)s") % {"year": shown.year, "person": person}
    told = _(
        "Bars are windows of duties, marks are contacts. Duties: %(verdicts)s. Contacts: %(n)s. The table says it too."
    )
    description = told % {"verdicts": verdicts or "–", "n": len(marks)}
    words = Words(_("Contacts"), title, description)
    drawn = timeline(bars, marks, words, shown.span, access.today, access.language)
    return mark_safe(drawn)  # drawn by Vega, which escapes names; title and description are escaped there too


def _mark(one: Shown) -> str:
    return DISPUTED if one.disputed else COUNTED if one.counts else NOT_COUNTED
