"""Employers, trials, costs and offers as they stand: what each side reads of them, on pages and in files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions.employers import employment
from kontaktdichte.web.actions.participation import situations
from kontaktdichte.web.forms.employers import since
from kontaktdichte.web.models import (
    AftercareOffer,
    Bearer,
    Cost,
    Employer,
    Employment,
    Person,
    Situation,
    Trial,
    TrialResult,
)
from kontaktdichte.web.models.records import standing


def trials(access: Access) -> Any:
    """Trials of participants whom a provider's member may see, the latest first."""
    found = standing(Trial.objects.filter(organisation=access.organisation, person__in=access.persons()))
    return found.exclude(result=TrialResult.WITHDRAWN).select_related("person", "employer").order_by("-from_day", "pk")


def costs(access: Access) -> Any:
    """Services of participants whom a provider's member may see, the latest first."""
    found = standing(Cost.objects.filter(organisation=access.organisation, person__in=access.persons()))
    return found.select_related("person").order_by("-applied_on", "pk")


def offers(person: Person) -> list[AftercareOffer]:
    """When aftercare was offered to a participant, the latest first."""
    return list(standing(AftercareOffer.objects.filter(person=person)).order_by("-offered_on", "-recorded_at"))


def told_trials(mine: dict[str, Any]) -> list[Trial]:
    """What a provider publishes of trials under one sharing."""
    found = standing(Trial.objects.filter(**mine)).exclude(result=TrialResult.WITHDRAWN)
    return list(found.order_by("-from_day", "pk"))


def told_costs(mine: dict[str, Any]) -> list[Cost]:
    """What it publishes of services that the Jobcenter is to bear."""
    return list(standing(Cost.objects.filter(**mine)).filter(borne_by=Bearer.JOBCENTER).order_by("-applied_on", "pk"))


def employed(person: Person) -> list[Situation]:
    """When the participant was or is employed, as the file says it, the latest first."""
    return [one for one in reversed(situations(person, "employed")) if one.value == "true"]


def employments(spans: Iterable[Situation]) -> list[tuple[str, Employment | None]]:
    """Each span in words, and where it was if that is entered."""
    return [(since(one), employment(one)) for one in spans]


def employed_at(access: Access, employer: Employer) -> list[Employment]:
    """Who is or was employed there, of those whom a member may see; nobody whose employment was taken back."""
    gone = Situation.objects.filter(replaces=OuterRef("situation"), until_day=F("from_day"))
    found = standing(Employment.objects.filter(employer=employer, person__in=access.persons())).exclude(Exists(gone))
    return list(found.select_related("person", "situation").order_by("pk"))
