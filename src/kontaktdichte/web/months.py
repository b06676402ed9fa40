"""The month of participants: what is needed, counted and missing, each entry with the reason why it does not count.

In: clients and the first day of a month. Out: a :class:`Month` for each. Every number and sentence is the engine's,
from one evaluation of today; nothing is counted here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kontaktdichte.rules.acceptance import CODES as NAMES
from kontaktdichte.rules.acceptance import COUNTED
from kontaktdichte.rules.assessment import Rulebook
from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Rows, rulebook_for
from kontaktdichte.rules.findings import LATE
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.portions import portions
from kontaktdichte.rules.reasons import Language, code_sentence, code_text, day_text, duty_sentence, label
from kontaktdichte.rules.texts import WORDS
from kontaktdichte.rules.vocabulary import Per
from kontaktdichte.web.access import Access
from kontaktdichte.web.bridge import tables
from kontaktdichte.web.clock import beginning, last_of
from kontaktdichte.web.evaluations import concept_for, stale
from kontaktdichte.web.models import Contact, DutyState, Person, Situation
from kontaktdichte.web.models.records import WITHDRAWN, disputed, standing

ABSENCE = "absence"  # the attribute under which a concept declares holiday and illness
_IS, _IS_NOT = NAMES[COUNTED], "channel_not_accepted"  # why an absence is no contact stands with those of channels


@dataclass(frozen=True)
class Owed:
    """The monthly duty of one participant as the engine judges it."""

    rule: str
    label: str
    section: str
    quote: str
    verdict: str
    need: int
    counted: int
    missing: int
    days: tuple[date, ...]
    first: date
    hard: date
    sentence: str
    neutral: str  # the same with the reason that partners are told
    overdue: bool
    left: int  # working days from today on, today among them
    latest: date | None  # the last day on which as many working days are left as contacts are missing


@dataclass(frozen=True)
class Entry:
    """A contact of the month: whether it counts for the monthly duty, else the sentence why not."""

    contact: Contact
    counts: bool
    why: str
    late: bool
    disputed: bool


@dataclass(frozen=True)
class Away:
    """An absence, its last day (None: still) and the sentence why it replaces no contact."""

    row: Situation
    label: str
    since: date
    last: date | None
    why: str
    neutral: str  # the same without telling holiday from illness


@dataclass(frozen=True)
class Month:
    """One participant in one month; nothing is owed where ``owed`` is None."""

    person: Person
    first: date
    owed: Owed | None = None
    entries: tuple[Entry, ...] = ()
    absences: tuple[Away, ...] = ()
    as_of: date = field(default=date.min)

    @property
    def last(self) -> date:
        """The last day of the month."""
        return last_of(self.first)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is to be said of this month."""
        return self.owed is None and not self.entries and not self.absences


def monthly(concept: Concept) -> str | None:
    """The rule by which contacts are owed by the month: the first floor of that rhythm; None where there is none."""
    for name, rule in concept.rules.items():
        by_month = isinstance(rule.rhythm, Per) and rule.rhythm.per == "month"
        if by_month and rule.subject == "person" and rule.strength == "floor" and rule.met_by == "contact":
            return name
    return None


def months(access: Access, persons: Sequence[Person], first: date, entries: bool = True) -> list[Month]:
    """The month that begins on ``first`` for each of these, in their order, as it stands today.

    Without ``entries``: of whom something is owed, that and absences alone.
    """
    concept, keys = concept_for(access), [person.pk for person in persons]
    rows, last = tables(keys), last_of(first)
    everyone, book = plain_lives(rows), rulebook_for(concept, rows, max(access.today, last))
    asked, rule = (number(first), number(last)), monthly(concept)
    said = Rows(book, lambda duty: asked[0] <= duty.hard and duty.window <= asked[1])
    if rule is not None:
        for key in keys:
            found = book.assess(everyone[str(key)], number(access.today), everyone, contacts=entries)
            said.add_duties(found, [rule])
            if entries:
                said.add_contacts(found, rule, *asked)
    owed = {row["subject"]: _owed(book, row, access) for row in said.told("duties")}
    codes = {row["contact"]: (row["code"], row["flags"] or "") for row in said.told("contacts")}
    told = keys if entries else [key for key in keys if str(key) not in owed]
    recorded = _entries(concept, rule, told, first, codes, access)
    absences = _absences(concept, rule, keys, first, access)
    return [
        Month(one, first, owed.get(str(one.pk)), tuple(recorded[one.pk]), tuple(absences[one.pk]), access.today)
        for one in persons
    ]


def concerned(access: Access, keys: Collection[UUID], first: date) -> set[UUID]:
    """Of which of these clients anything may be to be said in a month: one that is left out has nothing there.

    In the running month: those with its duty in the projection, a contact or an absence, and whoever is stale. Which
    duties a month before had is told by an evaluation alone.
    """
    last = last_of(first)
    if not first <= access.today <= last:
        return set(keys)
    rule, mine = monthly(concept_for(access)), {"person__in": keys}
    owed = DutyState.objects.filter(**mine, rule=rule, hard__gte=first, window__lte=last)
    made = Contact.objects.filter(**mine, on__range=(first, last))
    away = Situation.objects.filter(**mine, attribute=ABSENCE, from_day__lte=last)
    away = away.filter(Q(until_day=None) | Q(until_day__gt=first))
    rows = (one.order_by().values_list("person_id") for one in (owed, made, away))
    old = stale(access.today).filter(pk__in=keys).values_list("pk")
    return {key for (key,) in old.union(*rows)}


def _owed(book: Rulebook, row: dict[str, Any], access: Access) -> Owed:
    concept, rule, calendar = book.concept, book.concept.rules[row["rule"]], book.calendar
    met, hard = row["verdict"] == "fulfilled", number(row["hard"])
    missing = 0 if met else portions(rule, row).rest(row)
    running = missing and row["hard"] >= access.today
    return Owed(
        row["rule"], label(rule.label, access.language), rule.section, rule.quote, row["verdict"], row["need"],
        row["counted"], missing, tuple(row["counted_on"]), row["window"], row["hard"],
        duty_sentence(concept, row, access.language),
        duty_sentence(concept, row | {"reason": concept.neutral(row["reason"])}, access.language), row["overdue"],
        calendar.working_days_left(number(access.today), hard),
        day_of(calendar.working_day_before_last(hard, missing)) if running else None,
    )  # fmt: skip


def _entries(
    concept: Concept, rule: str | None, keys: Sequence[UUID], first: date, codes: dict[str, tuple[str, str]],
    access: Access,
) -> dict[UUID, list[Entry]]:  # fmt: skip
    """What is recorded of the month's days, but for what was taken back."""
    found: dict[UUID, list[Entry]] = defaultdict(list)
    rows = standing(Contact.objects.filter(person_id__in=keys, on__range=(first, last_of(first))))
    marked = disputed(rows)
    told = rows.exclude(outcome=WITHDRAWN).select_related("recorded_by__user", "replaces")
    for contact in told.order_by("on", "begins", "recorded_at"):
        code, flags = codes.get(str(contact.pk), ("", ""))
        counts = code == _IS
        why = "" if counts or not code or rule is None else _why(concept, rule, contact, code, access.language)
        found[contact.person_id].append(Entry(contact, counts, why, LATE in flags, contact.pk in marked))
    return found


def _why(concept: Concept, rule: str, contact: Contact, code: str, language: Language) -> str:
    row = {name: getattr(contact, name) for name in ("on", "kind", "channel", "minutes", "place")}
    return code_sentence(concept, rule, row, code, language)


def _absences(
    concept: Concept, rule: str | None, keys: Sequence[UUID], first: date, access: Access
) -> dict[UUID, list[Away]]:
    found: dict[UUID, list[Away]] = defaultdict(list)
    if ABSENCE not in concept.attributes:
        return found
    rows = standing(Situation.objects.filter(person_id__in=keys, attribute=ABSENCE, from_day__lte=last_of(first)))
    for row in rows.filter(Q(until_day=None) | Q(until_day__gt=first)).order_by("from_day", "recorded_at"):
        if row.until_day is None or row.until_day > row.from_day:
            found[row.person_id].append(_away(concept, rule, row, access.language))
    return found


def _away(concept: Concept, rule: str | None, row: Situation, language: Language) -> Away:
    values, last = concept.attributes[ABSENCE].values, row.until_day - timedelta(1) if row.until_day else None
    name = label(values[row.value], language) if row.value in values else row.value
    days = _("%(first)s to %(last)s") if last else _("%(first)s on")
    days %= {"first": day_text(row.from_day, language), "last": day_text(last, language) if last else ""}
    why = code_text(concept, concept.rules[rule], _IS_NOT, language) if rule is not None else ""
    said, away = WORDS[language]["refused"], label(concept.attributes[ABSENCE].label, language)
    return Away(
        row, name, row.from_day, last, said.format(noun=name, day=days, why=why),
        said.format(noun=away, day=days, why=why),
    )  # fmt: skip


def named_on(
    keys: Iterable[UUID] | None, code: str, day: date, attributes: Sequence[str] = ("project_worker", "substitute")
) -> set[UUID]:  # fmt: skip
    """Those (``keys`` None: of all) whose contacts with somebody count on a day: project workers, named substitutes."""
    rows = standing(Situation.objects.filter(attribute__in=attributes, value=code, from_day__lte=day))
    if keys is not None:
        rows = rows.filter(person_id__in=list(keys))
    return set(rows.filter(Q(until_day=None) | Q(until_day__gt=day)).values_list("person_id", flat=True))


def earlier(first: date, n: int) -> Iterator[date]:
    """The n months up to the one that begins on ``first``, the latest first."""
    for _month in range(n):
        yield first
        first = beginning(first - timedelta(1))
