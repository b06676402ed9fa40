"""How a working meeting stands: its latest row with those before, its resolutions, what the Jobcenter says to it.

The same for both sides: minutes are common. In: the meetings that one side may read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.web.access import Access
from kontaktdichte.web.models import CooperationAgreement, Meeting, MeetingAnswer, Resolution
from kontaktdichte.web.models.records import standing


@dataclass(frozen=True)
class Met:
    """One meeting: its row now, those before (the latest first), what it resolved, the answers to its minutes."""

    now: Meeting
    before: list[Meeting]
    resolutions: list[Resolution]
    answers: list[MeetingAnswer]

    @property
    def answer(self) -> MeetingAnswer | None:
        """The last word on the minutes as they are now."""
        return next((one for one in self.answers if one.row == self.now.pk), None)

    @property
    def waiting(self) -> bool:
        """Whether minutes stand to which nobody has answered."""
        return self.now.held_on is not None and self.answer is None

    @property
    def open(self) -> list[Resolution]:
        """What is still to be done."""
        return [one for one in self.resolutions if one.done_on is None]

    def late(self, day: date) -> list[Resolution]:
        """What was to be done before a day and is not."""
        return [one for one in self.open if one.until_day is not None and one.until_day < day]


def meetings(agreement: CooperationAgreement) -> list[Met]:
    """All meetings under an agreement, the latest date first."""
    known = _by_meeting(Meeting.objects.filter(agreement=agreement).order_by("-recorded_at", "pk"))
    resolutions = _by_meeting(standing(Resolution.objects.filter(agreement=agreement)).order_by("recorded_at", "pk"))
    answers = _by_meeting(MeetingAnswer.objects.filter(meeting__in=list(known)).order_by("-recorded_at", "pk"))
    found = [Met(*_latest(rows), resolutions[key], answers[key]) for key, rows in known.items()]
    return sorted(found, key=lambda one: (one.now.held_on or one.now.planned_on, one.now.pk), reverse=True)


def meeting(agreement: CooperationAgreement, key: UUID) -> Met | None:
    """One of them."""
    return next((one for one in meetings(agreement) if one.now.meeting == key), None)


def mine(access: Access) -> QuerySet[CooperationAgreement]:
    """The agreements of the own organisation, a provider's."""
    return CooperationAgreement.objects.filter(organisation=access.organisation).select_related("project", "subject")


def _latest(rows: list[Meeting]) -> tuple[Meeting, list[Meeting]]:
    """The row that no other replaces, and the others."""
    replaced = {row.replaces_id for row in rows}
    now = next(row for row in rows if row.pk not in replaced)
    return now, [row for row in rows if row is not now]


def _by_meeting(rows: Any) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.meeting].append(row)
    return found


def channels(concept: Concept, language: Language) -> dict[str, str]:
    """How a meeting may be held, by code."""
    return {code: label(text, language) for code, text in concept.channels.items()}
