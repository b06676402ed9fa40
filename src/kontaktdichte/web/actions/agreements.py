"""Projects of a provider, what it agrees on with Jobcenters, and how many places it keeps.

What is agreed becomes a duty: a clause is stored together with the values that it carries, as records of the
agreement's subject, and the duties of everybody who belongs to it are made anew in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.actions.facts import Subject, planned, state
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.models import (
    Agreement,
    AgreementAnswer,
    Clause,
    CooperationAgreement,
    Partner,
    Person,
    Project,
    Record,
    Situation,
)
from kontaktdichte.web.models.records import following, standing


@dataclass(frozen=True)
class Wording:
    """What a clause says from a day on: its text, and its values by agreed key or situation."""

    text: str
    values: Mapping[str, str]
    since: date


def open_project(
    *, access: Access, number: str, name: str, since: date, last: date | None, grants: Partner | None
) -> Project:
    """A new project; ``grants``: the authority that reads it. Raises Refused where the number is taken."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "project.open") as action:
        return Project.objects.create(
            organisation_id=access.organisation, number=number, name=name, from_day=since, until_day=_after(last),
            partner=grants.partner if grants else None, subject=_subject(action, "project", number),
        )  # fmt: skip


def conclude(
    *, access: Access, concept: Concept, project: Project, partner: Partner, number: str, since: date, last: date | None
) -> CooperationAgreement:
    """An agreement with a Jobcenter for a project, without any clause yet. Raises Refused where the number is taken."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "agreement.conclude") as action:
        subject, until = _subject(action, "agreement", number), _after(last)
        if concept.agreement_subjects is not None:
            action.record(
                Situation, person=subject, attribute=concept.agreement_subjects.term, value="true", from_day=since,
                until_day=until,
            )  # fmt: skip
        return CooperationAgreement.objects.create(
            organisation_id=access.organisation, partner=partner.partner, project=project, project_name=project.name,
            number=number, from_day=since, until_day=until, subject=subject, concept=concept.name,
        )  # fmt: skip


def settle(
    *, access: Access, concept: Concept, agreement: CooperationAgreement, subject: str, wording: Wording, seen: str
) -> list[Record]:
    """What the agreement says of a subject from a day on, and the values that follow.

    ``seen``: the state of the subject's clauses that was shown. Raises Stale with those that stand now.
    """
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "agreement.settle") as action:
        action.alone(f"{agreement.subject_id} clause {subject}")
        known = clauses(agreement, subject)
        if state(known) != seen:
            raise Stale(known)
        rows = drafts(concept, agreement, subject, wording)
        return [action.record(model, **columns) for model, columns in rows]


def end(*, access: Access, concept: Concept, agreement: CooperationAgreement, last: date) -> CooperationAgreement:
    """The last day of an agreement. Raises Refused for a day before its first."""
    access.need(Permission.LEAD_PROJECT)
    if last < agreement.from_day:
        raise Refused(
            "Der letzte Tag liegt vor dem Beginn der Vereinbarung.", "The last day lies before the agreement begins."
        )
    with acting(access, "agreement.end") as action:
        agreement.until_day = _after(last)
        agreement.save(update_fields=["until_day"])
        if concept.agreement_subjects is not None:
            term = Subject(agreement.subject, Situation, concept.agreement_subjects.term)
            for row in [row for row in term.rows() if row.from_day == agreement.from_day]:
                said = {"value": "true", "from_day": row.from_day, "until_day": agreement.until_day}
                for columns in planned(concept, term, said, row):
                    action.record(Situation, **columns)
        return agreement


def answer(*, access: Access, agreement: CooperationAgreement, given: bool, on: date, why: str = "") -> AgreementAnswer:
    """The Jobcenter agrees to an agreement as it reads it now, or says why not; an answer later on replaces this one.

    Raises Refused for an agreement of others.
    """
    access.need(Permission.AGREE)
    if agreement.partner != access.organisation:
        raise Refused("Dieser Vereinbarung stimmt ein anderer zu.", "Somebody else agrees to this agreement.")
    with acting(access, "agreement.answer") as action:
        return AgreementAnswer.objects.create(
            organisation_id=access.organisation, partner=agreement.organisation_id, agreement=agreement.pk, given=given,
            on=on, why=why, by=access.membership.user.name, recorded_at=action.at,
        )  # fmt: skip


def provide(*, access: Access, concept: Concept, subject: Person, name: str, number: int, since: date) -> list[Record]:
    """How many places a project keeps (``name``: the concept's word for them) from a day on."""
    access.need(Permission.LEAD_PROJECT)
    with acting(access, "project.provide") as action:
        places = Subject(subject, Situation, name)
        action.alone(f"{subject.pk} {name}")
        columns = {"value": str(number), "from_day": since, "until_day": _next(places.rows(), since)}
        return [action.record(Situation, **one) for one in planned(concept, places, columns, None)]


def clauses(agreement: CooperationAgreement, subject: str) -> list[Clause]:
    """What stands of one subject, by its first days."""
    return list(standing(Clause.objects.filter(agreement=agreement, subject=subject)).order_by("from_day"))


def drafts(
    concept: Concept, agreement: CooperationAgreement, subject: str, wording: Wording
) -> list[tuple[type[Record], dict[str, Any]]]:
    """The rows that a wording makes: the clause, and its values until the next clause about the subject begins."""
    known = clauses(agreement, subject)
    same = next((row for row in known if row.from_day == wording.since), None)
    values = [[name, value] for name, value in wording.values.items() if value]
    rows: list[tuple[type[Record], dict[str, Any]]] = [(Clause, {
        "person_id": agreement.subject_id, "partner": agreement.partner, "agreement": agreement, "subject": subject,
        "text": wording.text, "values": values, "from_day": wording.since, "replaces": same,
    })]  # fmt: skip
    until = _next(known, wording.since)
    for fact in carried(concept, agreement.subject, subject):
        rows += [(fact.model, columns) for columns in _value(concept, fact, wording, until)]
    return rows


def carried(concept: Concept, person: Person, subject: str) -> Iterator[Subject]:
    """The facts of an agreement that its clause about a subject sets."""
    assert concept.agreement_subjects is not None
    declared = concept.agreement_subjects.subjects[subject]
    yield from (Subject(person, Agreement, key) for key in declared.agreed)
    yield from (Subject(person, Situation, name) for name in declared.situations)


def _value(concept: Concept, fact: Subject, wording: Wording, until: date | None) -> list[dict[str, Any]]:
    """Columns of a value from a day on; of one that is no longer agreed those that end it."""
    if value := wording.values.get(fact.name):
        return planned(concept, fact, {"value": value, "from_day": wording.since, "until_day": until}, None)
    rows = [row for row in fact.rows() if row.until_day is None or row.until_day > wording.since]
    ended = [row for row in rows if row.from_day <= wording.since]
    said = {"until_day": wording.since}
    return [columns for row in ended for columns in planned(concept, fact, said, row)]


def _next(rows: Sequence[Any], since: date) -> date | None:
    """The day on which what is said from ``since`` on is followed by something said already."""
    return min((row.from_day for row in rows if row.from_day > since), default=None)


def _subject(action: Acting, kind: str, number: str) -> Person:
    """A subject of the engine. Raises Refused where its number, by which people's situations name it, is taken."""
    if Person.objects.filter(number=number).exists():
        raise Refused(f"Die Nummer {number} ist schon vergeben.", f"The number {number} is taken.")
    made = Person.objects.create(organisation_id=action.organisation, number=number, kind=kind)
    action.persons.add(made.pk)
    return made


def _after(last: date | None) -> date | None:
    """The first day on which something no longer holds."""
    return following(last) if last else None
