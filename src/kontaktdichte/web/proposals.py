"""What is known of a duty that was not met, prepared as a proposal: the reason that fits, and the facts as sentences.

In: the concept, whose reasons say what speaks for them (``when``), and a duty. Out: a :class:`Proposal`; nothing is
stored, and who fills in the form may say something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Evidence
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.models import Contact, Person, Situation
from kontaktdichte.web.models.records import WITHDRAWN, standing
from kontaktdichte.web.models.staff_absence import away, workers
from kontaktdichte.web.templatetags.kd import day


@dataclass(frozen=True)
class Proposal:
    """The reason that fits best (empty where nothing speaks for one), and what is known."""

    reason: str
    facts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The facts as the form's text."""
        return "; ".join(self.facts)


def proposal(access: Access, concept: Concept, person: Person, window: date, hard: date) -> Proposal:
    """What is recorded about the days of a duty: entry, exit, situations, contacts, absences of the project worker.

    What is sensitive is proposed only to those who may see it.
    """
    language = access.language
    facts: dict[str, tuple[str, ...]] = {}
    contacts = [one for one in standing(Contact.objects.filter(person=person, on__range=(window, hard))).order_by("on")
                if one.outcome != WITHDRAWN]  # fmt: skip
    held = [
        one for one in standing(Situation.objects.filter(person=person, from_day__lte=hard)).filter(
            Q(until_day=None) | Q(until_day__gt=window)
        ).order_by("from_day")
        if one.until_day != one.from_day
        and (access.may(Permission.SEE_SENSITIVE) or not _sensitive(concept, one.attribute))
    ]  # fmt: skip
    member = [one for one in held if one.attribute in _population(concept)]
    for code, reason in concept.deviation_reasons.items():
        found = (
            *_cut(reason.when, member, window, hard), *_situations(reason.when, held, label(reason, language)),
            *_outcomes(concept, reason.when, contacts, language), *_staff(reason.when, person, window, hard),
        )  # fmt: skip
        if found:
            facts[code] = found
    said = tuple(dict.fromkeys(one for found in facts.values() for one in found))
    return Proposal(next(iter(facts), ""), said)


def _sensitive(concept: Concept, attribute: str) -> bool:
    declared = concept.attributes.get(attribute)
    return declared is None or declared.sensitive


def _population(concept: Concept) -> frozenset[str]:
    condition = concept.population.get("person")
    return frozenset(condition.facts) if condition is not None else frozenset()


def _cut(when: Evidence, member: list[Situation], window: date, hard: date) -> Iterator[str]:
    """An entry or exit after which, or before which, less than half of the calendar month was left."""
    middle = 15
    if when.cut == "begin" and member and window <= (first := member[0].from_day) <= hard and first.day > middle:
        yield _("entry on %(day)s") % {"day": day(first)}
    last = member[-1].until_day - timedelta(1) if member and member[-1].until_day else None
    if when.cut == "end" and last is not None and window <= last <= hard and last.day < middle:
        yield _("exit on %(day)s") % {"day": day(last)}


def _situations(when: Evidence, held: list[Situation], name: str) -> Iterator[str]:
    for one in held:
        if one.value in when.situation.get(one.attribute, ()):
            until = day(one.until_day - timedelta(1)) if one.until_day else _("today")
            yield _("%(what)s from %(a)s to %(b)s") % {"what": name, "a": day(one.from_day), "b": until}


def _staff(when: Evidence, person: Person, window: date, hard: date) -> Iterator[str]:
    """Whoever looks after the participant was away on days of the duty: the days, never why."""
    if when.staff != "away":
        return
    for one in away(window, hard).filter(Q(member=person.counsellor_id) | Q(member__code__in=workers(person, hard))):
        until = day(one.until_day - timedelta(1)) if one.until_day else _("today")
        said = {"who": one.member.user.name, "a": day(one.from_day), "b": until}
        yield _("%(who)s away from %(a)s to %(b)s") % said


def _outcomes(concept: Concept, when: Evidence, contacts: list[Contact], language: Language) -> Iterator[str]:
    for outcome in when.outcome:
        days = [day(one.on) for one in contacts if one.outcome == outcome]
        if days:
            yield f"{label(concept.outcomes[outcome], language)}: {', '.join(days)}"
