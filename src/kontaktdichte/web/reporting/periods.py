"""Which reports an agreement owes by when, and about which periods: the cells of the agreed rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kontaktdichte.rules.calendar import day_of, number
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import rulebook_for
from kontaktdichte.rules.lives import plain_lives
from kontaktdichte.rules.vocabulary import Per
from kontaktdichte.web.access import Access
from kontaktdichte.web.bridge import tables
from kontaktdichte.web.evaluations import concept_for, refresh
from kontaktdichte.web.models import CooperationAgreement, DutyState, UnmetDuty
from kontaktdichte.web.summaries import kinds_for

SHOWN = 24  # periods that are offered, the latest first


@dataclass(frozen=True)
class Period:
    """``[first, last]``; ``running`` where it has not ended yet."""

    first: date
    last: date
    running: bool


def reporting(concept: Concept) -> str:
    """The rule by which an agreement owes reports: the rhythm that only they meet; "" where there is none."""
    for name, rule in concept.rules.items():
        if rule.subject == "agreement" and isinstance(rule.rhythm, Per) and kinds_for(concept, rule) == {"report"}:
            return name
    return ""


def due(access: Access, agreements: Sequence[CooperationAgreement]) -> dict[UUID, DutyState]:
    """The report that each agreement owes next, by the agreement's subject: as lists tell it."""
    subjects = [one.subject_id for one in agreements]
    refresh(access, subjects)
    rows = DutyState.objects.filter(person__in=subjects, rule=reporting(concept_for(access)))
    return {row.person_id: row for row in rows.filter(hard__gte=access.today).order_by("-hard")}


def missed(access: Access, agreements: Sequence[CooperationAgreement]) -> dict[UUID, list[UnmetDuty]]:
    """The periods that passed without a report, by the agreement's subject, the latest first."""
    subjects = [one.subject_id for one in agreements]
    found: dict[UUID, list[UnmetDuty]] = {key: [] for key in subjects}
    rule = reporting(concept_for(access))
    for row in UnmetDuty.objects.filter(person__in=subjects, rule=rule).order_by("-hard"):
        found[row.person_id].append(row)
    return found


def periods(access: Access, agreements: Sequence[CooperationAgreement]) -> dict[UUID, list[Period]]:
    """The cells that have begun, as far as each agreement was in force, the latest first; by its subject."""
    concept, keys = concept_for(access), [one.subject_id for one in agreements]
    rows = tables(keys)
    lives, book = plain_lives(rows), rulebook_for(concept, rows, access.today)
    found = {}
    for key in keys:
        said = book.assess(lives[str(key)], number(access.today), lives, contacts=False)
        cells = [
            Period(day_of(duty.window), day_of(duty.hard), day_of(duty.hard) >= access.today)
            for duty in said.duties.get(reporting(concept), ()) if day_of(duty.window) <= access.today
        ]  # fmt: skip
        found[key] = sorted(cells, key=lambda one: one.first, reverse=True)[:SHOWN]
    return found
