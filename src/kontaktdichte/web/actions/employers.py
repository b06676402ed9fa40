"""Employers, participants' work trials and internships there, and where somebody is employed.

Trials are shared with the Jobcenter that shares the participant: days, kind and result; a note stays with the project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from django.db.models import Q

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.actions.facts import copied
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import (
    Cost,
    Employer,
    Employment,
    Person,
    Sharing,
    Situation,
    Trial,
    TrialNote,
    TrialResult,
)
from kontaktdichte.web.models.records import history, standing

R = TypeVar("R", Trial, Cost)


@dataclass(frozen=True)
class Said:
    """What is said of a trial; spans are half-open."""

    kind: str
    employer: Employer
    from_day: date
    planned_until: date | None
    until_day: date | None
    result: str
    note: str


def add(*, access: Access, columns: Mapping[str, str]) -> Employer:
    """A new employer. Raises Refused where it is known."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "employer.add") as action:
        _unknown(action, columns)
        return Employer.objects.create(organisation_id=access.organisation, **columns)


def change(*, access: Access, employer: Employer, columns: Mapping[str, str]) -> Employer:
    """Other data of an employer. Raises Refused where another one is called so."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "employer.change") as action:
        _unknown(action, columns, employer)
        for name, value in columns.items():
            setattr(employer, name, value)
        employer.save(update_fields=list(columns))
        return employer


def begin(*, access: Access, person: Person, said: Said) -> Trial:
    """A work trial or an internship of a participant."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "trial.begin") as action:
        return _recorded(action, access, person, said, {"trial": uuid4()})


def correct(*, access: Access, trial: Trial, said: Said) -> Trial:
    """A trial ended, or is said otherwise. Raises Stale where somebody else has changed it."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "trial.correct") as action:
        columns = {"trial": trial.trial, "replaces": action.replacing(trial)}
        return _recorded(action, access, trial.person, said, columns)


def employ(*, access: Access, situation: Situation, employer: Employer) -> Employment:
    """Where somebody is employed, of whom the file says that and when; said again, the later stands."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "employment.say") as action:
        return employed(action, situation, employer)


def employed(action: Acting, situation: Situation, employer: Employer) -> Employment:
    """The same within a greater action."""
    action.alone(f"{situation.person_id} employment")
    return action.record(
        Employment, person=situation.person, situation=situation, employer=employer, replaces=employment(situation),
    )  # fmt: skip


def employment(situation: Situation) -> Employment | None:
    """What is said of where, also where the fact was corrected since."""
    said = Employment.objects.filter(situation__in=history(situation)).select_related("employer")
    return standing(said).order_by("-recorded_at").first()


def reading(access: Access, person: Person) -> dict[str, Any]:
    """Columns of a row that the Jobcenter of a participant reads, as long as it shares the person."""
    rows = Sharing.objects.filter(organisation=access.organisation, person=person).exclude(assignment=None)
    found = rows.filter(Q(until_day=None) | Q(until_day__gt=access.today)).order_by("-from_day", "pk").first()
    return {"sharing": found, "partner": found.partner if found is not None else None}


def published(action: Acting, sharing: Sharing) -> None:
    """What is there when a sharing begins, of trials that reach into its span: the partner reads it from now on."""
    rows = standing(Trial.objects.filter(organisation=action.organisation, person=sharing.person))
    within = Q(until_day=None) | Q(until_day__gt=sharing.from_day)
    for row in rows.filter(within).exclude(result=TrialResult.WITHDRAWN):
        republished(action, row, sharing)


def republished(action: Acting, row: R, sharing: Sharing) -> R:
    """A row that says the same and is read under this sharing."""
    shared = {"sharing_id": sharing.pk, "partner": sharing.partner}
    return action.record(type(row), **copied(row) | shared | {"replaces": action.replacing(row)})


def note(trial: Trial) -> TrialNote | None:
    """What the project noted about it last."""
    return standing(TrialNote.objects.filter(person=trial.person_id, trial=trial.trial)).first()


def _recorded(action: Acting, access: Access, person: Person, said: Said, columns: dict[str, Any]) -> Trial:
    told = dict(vars(said))
    text = told.pop("note")
    row = action.record(Trial, person=person, **reading(access, person), **columns, **told)
    known = note(row)
    if text != (known.text if known else ""):
        action.record(TrialNote, person=person, trial=row.trial, text=text, replaces=known)
    return row


def _unknown(action: Acting, columns: Mapping[str, str], itself: Employer | None = None) -> None:
    action.alone("employers")
    same = Employer.objects.filter(name=columns["name"], place=columns["place"])
    if any(one != itself for one in same):
        raise Refused("Diesen Arbeitgeber gibt es schon.", "This employer is there already.")
