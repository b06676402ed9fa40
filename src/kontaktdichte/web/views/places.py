"""Places of a project: provided, filled and free over time, vacancies, who refills them, who waits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from kontaktdichte.reports.places import Vacancy, Words, free, picture, steps, vacancies
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.measures import Filled, filled_by_day
from kontaktdichte.web.access import Access
from kontaktdichte.web.bridge import portfolio
from kontaktdichte.web.models import Assignment, CooperationAgreement, Project, Situation
from kontaktdichte.web.reporting.places import Counting, counting
from kontaktdichte.web.views.assigned import waiting
from kontaktdichte.web.views.settled import held

SHOWN = timedelta(366)  # before today, and what is known to come
AHEAD = timedelta(92)
REFILL = "refill_days"  # the fact of an agreement, by the concept's code


@dataclass(frozen=True)
class Places:
    """A project's places on each day that is shown."""

    counting: Counting
    days: list[Filled]
    today: Filled
    vacancies: list[Vacancy]

    @property
    def free(self) -> int:
        """How many are free today."""
        return free(self.today)

    @property
    def days_free(self) -> int:
        """How many days places stood free within the year that is shown, all together."""
        return sum(free(one) for one in self.shown if one.day <= self.today.day)

    @property
    def open(self) -> list[Vacancy]:
        """Those that are free today."""
        return [one for one in self.vacancies if one.until is None]

    @property
    def grouped(self) -> list[tuple[Vacancy, int]]:
        """Vacancies that reach into the year shown, with how many places, those still free first, then the latest."""
        since = self.today.day - SHOWN
        found = Counter(one for one in self.vacancies if one.until is None or one.until > since)
        return sorted(found.items(), key=lambda one: (one[0].until or date.max, one[0].since), reverse=True)

    @property
    def shown(self) -> list[Filled]:
        """The days of the picture and its table."""
        return [one for one in self.days if one.day > self.today.day - SHOWN]

    @property
    def steps(self) -> list[tuple[Filled, int]]:
        """The days on which something changed, the latest first, with the places free then."""
        return [(one, free(one)) for one in reversed(steps(self.shown))]


def places(access: Access, concept: Concept, project: Project) -> Places | None:
    """Counted by the concept's own measure; None where it has none."""
    how = counting(concept)
    if how is None:
        return None
    number, today = project.subject.number, access.today
    people = Situation.objects.filter(attribute=how.by, value=number).values_list("person_id", flat=True).distinct()
    last = today + AHEAD if project.until_day is None else min(today + AHEAD, project.until_day - timedelta(1))
    first = min(project.from_day, today, last)
    known = plain_lives(portfolio(people, [project.subject]))
    days = filled_by_day(concept, known, how.measure, number, (first, last), today)
    now = next((one for one in days if one.day == today), days[-1])
    return Places(how, days, now, vacancies(days, today))


def refill_days(access: Access, agreements: list[CooperationAgreement]) -> int | None:
    """Within how many days a free place is to be refilled; of several agreements of a project the shortest."""
    known = [held(one, access.today).get(REFILL, "") for one in agreements]
    return min((int(days) for days in known if days), default=None)


def drawn(access: Access, project: Project, shown: Places) -> str:
    """The picture with its words."""
    told = _("On %(day)s: %(provided)s provided, %(filled)s filled, %(free)s free. The table says it too.") % {
        "day": f"{shown.today.day:%d.%m.%Y}", "provided": shown.today.provided or 0, "filled": shown.today.filled,
        "free": shown.free,
    }  # fmt: skip
    title = _("Places of %(project)s") % {"project": project.name}
    words = Words(title, told, _("filled"), _("free"), _("provided"))
    return mark_safe(picture(shown.shown, access.today, words, access.language))  # drawn by Vega, which escapes


def queue(access: Access, agreements: list[CooperationAgreement]) -> list[tuple[Assignment, int]]:
    """Whom Jobcenters have assigned and nobody has taken in, the longest first, with the days since."""
    rows = waiting(access).filter(agreement__in=[one.pk for one in agreements]).order_by("from_day", "wished_on")
    return [(one, _since(one.from_day, access.today)) for one in rows]


def _since(day: date, today: date) -> int:
    return max((today - day).days, 0)


def reads(request: Any, people: int) -> None:
    """A list of people was shown."""
    request.reads.append(("projekt/warteliste", None, people))
