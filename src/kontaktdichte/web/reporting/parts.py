"""The parts of a report in their order: a new one is a function of its own and a line here.

A part that tells of rows that may change keeps them with the run (``kept``): what was told as it stood stays told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kontaktdichte.reports.jobcenter_report import Section
from kontaktdichte.web.models import CooperationAgreement
from kontaktdichte.web.reporting import duties, people, places, words, work
from kontaktdichte.web.reporting.evaluated import Evaluated

Kept = Callable[[CooperationAgreement, date, date], Any]


@dataclass(frozen=True)
class Part:
    """``told`` says it of what was evaluated; ``kept``, of an agreement, first and last day, what JSON can hold.

    What a part keeps is found again in ``Evaluated.inputs["kept"][code]``.
    """

    code: str
    told: Callable[[Evaluated], Section]
    kept: Kept | None = None


PARTS: tuple[Part, ...] = (
    Part("places", places.places),
    Part("participants", people.participants),
    Part(duties.CONTACTS, duties.contacts, duties.kept_disputed),
    Part("handovers", duties.handovers),
    Part("conferences", duties.conferences),
    Part("plans", duties.plans),
    Part(people.INTEGRATIONS, people.integrations, people.kept_employers),
    Part(work.TRIALS, work.trials, work.kept_trials),
    Part("aftercare", people.aftercare),
    Part(work.OFFERS, work.offers, work.kept_offers),
    Part(work.COSTS, work.costs, work.kept_costs),
    Part(work.MEETINGS, work.meetings, work.kept_meetings),
    Part("indicators", words.indicators),
    Part("open_points", words.open_points),
    Part("readings", words.readings),
)


def kept(agreement: CooperationAgreement, first: date, last: date) -> dict[str, Any]:
    """What all parts keep."""
    return {one.code: one.kept(agreement, first, last) for one in PARTS if one.kept is not None}


def told(said: Evaluated) -> list[Section]:
    """All sections, in their order."""
    return [one.told(said) for one in PARTS]
