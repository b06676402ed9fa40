"""Small words for templates: days as people of the language write them, codes by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from json import dumps
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontaktdichte.rules.period import Period
from kontaktdichte.rules.reasons import day_text
from kontaktdichte.web.handbook import chapter_of

register = template.Library()
YEAR = 366  # days from which on the years matter, not the days


@register.filter
def day(value: date) -> str:
    """A day: 05.03.2026, or 5 Mar 2026 in English."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return day_text(value, "en" if (translation.get_language() or "de").startswith("en") else "de")


@register.filter
def span(period: Period) -> str:
    """A length in months and days: „2 Monate 10 Tage“."""
    parts = [
        ngettext("%(n)d month", "%(n)d months", period.months) % {"n": period.months} if period.months else "",
        ngettext("%(n)d day", "%(n)d days", period.days) % {"n": period.days} if period.days else "",
    ]
    return " ".join(filter(None, parts)) or _("nothing")


@register.filter
def euros(cents: int) -> str:
    """An amount as it is written: 4990 → „49,90“."""
    return f"{cents // 100},{cents % 100:02}"


@register.filter
def by(value: date) -> str:
    """A deadline: by 05.03.2026."""
    return _("by %(day)s") % {"day": day(value)}


@register.filter
def source(section: str) -> str:
    """Where a sentence stands: Source: section 3."""
    return _("Source: %(section)s") % {"section": section}


@register.filter
def late(days: int) -> str:
    """How long something is overdue: 12 → „12 Tage zu spät“; before its day what is left: -2 → „noch 2 Tage“."""
    if days >= YEAR:
        return ngettext("over %(n)d year late", "over %(n)d years late", days // YEAR) % {"n": days // YEAR}
    if days > 0:
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    if days == 0:
        return _("today at the latest")
    return ngettext("%(days)d day left", "%(days)d days left", -days) % {"days": -days}


@register.filter
def working_days(left: int) -> str:
    """How many working days are left: 3 → „noch 3 Arbeitstage“; -2 → „2 Arbeitstage zu spät“."""
    if left < 0:
        return ngettext("%(n)d working day late", "%(n)d working days late", -left) % {"n": -left}
    if left == 0:
        return _("today at the latest")
    return ngettext("%(n)d working day left", "%(n)d working days left", left) % {"n": left}


@register.filter
def missing(duty: Mapping[str, Any]) -> str:
    """What is still owed: „Es fehlt: 1 persönliches Gespräch“; where some of several are done, of how many."""
    if not duty["by_contact"]:
        return _("%(what)s is not there yet") % {"what": duty["owed"]}
    said = _("Missing: %(what)s") % {"what": f"{max(duty['need'] - duty['counted'], 1)} {duty['owed']}"}
    if not duty["counted"]:
        return said
    return said + " " + _("(%(counted)d of %(need)d done)") % {"counted": duty["counted"], "need": duty["need"]}


@register.filter
def called(code: str | None, labels: Mapping[str, str]) -> str:
    """A code by its label; a code of an earlier concept as it is."""
    return labels.get(code or "", code or "–")


@register.filter
def lines(text: object) -> list[str]:
    """A message's title, and what follows it."""
    return str(text).splitlines()


@register.filter
def alert_kind(level: str) -> str:
    """Django's level of a message as a kind of alert."""
    return {"error": "danger", "debug": "info"}.get(level, level)


@register.simple_tag(takes_context=True)
def help_address(context: template.Context) -> str:
    """Where the handbook explains this page; errors and pages of no address lead to its contents."""
    match = getattr(context.get("request"), "resolver_match", None)
    return chapter_of(match.url_name if match else None)


@register.filter
def day_before(value: date) -> date:
    """The last day of a span whose end does not belong to it."""
    return value - timedelta(days=1)


@register.filter
def later(value: date, days: int) -> date:
    """A day so many days after another."""
    return value + timedelta(days=days)


@register.filter
def moment(value: datetime) -> str:
    """A day and its time by the office's clock: 05.03.2026, 14:05."""
    return f"{day(value)}, {timezone.localtime(value):%H:%M}"


@register.filter
def browser(agent: str) -> str:
    """What a browser says of itself, in two words: „Firefox, Windows“."""
    makers = ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")
    systems = ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("Mac", "macOS"), ("Linux", "Linux")
    found = [next((name for mark, name in marks if mark in agent), "") for marks in (makers, systems)]
    return ", ".join(filter(None, found)) or _("unknown")


@register.filter
def json(value: Any) -> str:
    """A value as JSON, for an attribute that a script reads."""
    return dumps(value, cls=DjangoJSONEncoder)


@register.filter
def happens(kind: str) -> str:
    """What happens to a rule or duty, in a word."""
    return {
        "begins": _("begins"), "ends": _("ends"), "rests": _("rests"), "resumes": _("runs again"),
        "moves": _("new date"), "judged": _("judged anew"),
    }[kind]  # fmt: skip


@register.filter
def of_duty(given: Mapping[Any, Any], duty: Any) -> Any:
    """What was recorded for exactly this rule and window."""
    return (given or {}).get((duty.rule, duty.window))


@register.filter
def begins_with(sentence: str, known: tuple[str, ...]) -> bool:
    """Whether a sentence is about one of these: it begins with what they are called."""
    return bool(known) and sentence.startswith(known)


@register.filter
def of_rule(grounds: Mapping[str, Any], duty: Any) -> Any:
    """What is said of the rule of a duty."""
    return (grounds or {}).get(duty.rule)


@register.filter
def found(key: object, known: Mapping[Any, Any]) -> Any:
    """What is known under a key, None where nothing is."""
    return (known or {}).get(key)


@register.filter
def of_columns(place: int, columns: tuple[Any, ...]) -> Any:
    """The column of a table at a place, counted from 0."""
    return columns[place]
