"""A participant's way through a project: taken in, in aftercare, back to regular, out.

Each step is one action: the situations that the engine reads, and what partners may read of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kontaktdichte.rules.concept import Concept
from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions import facts
from kontaktdichte.web.actions.acting import Acting, acting
from kontaktdichte.web.actions.employers import employed
from kontaktdichte.web.actions.facts import Subject, ending
from kontaktdichte.web.actions.partners import begun
from kontaktdichte.web.clock import today
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import (
    About,
    Agreement,
    Assignment,
    CooperationAgreement,
    Employer,
    ExitReason,
    Link,
    Membership,
    Person,
    Sharing,
    Situation,
)
from kontaktdichte.web.models.history import states
from kontaktdichte.web.models.records import following, standing, taken_back

REGULAR, AFTERCARE = "regular", "aftercare"
TAKEN_BACK = "participation.take_back"
STEPS = ("participation.enter", "participation.leave", "participation.aftercare", "participation.regular")
LASTING = ("participation", "agreement", "project", "project_worker", "substitute", "counsellor")
FOR_JOBCENTER = (About.CONTACTS, About.DUTIES, About.PLAN)
FOR_AUTHORITY = (About.DUTIES,)


@dataclass(frozen=True)
class Entry:
    """Who is taken in, from when, as whom, by whom, and on which grounds the two partners read of it."""

    on: date
    number: str
    worker: Membership
    basis: str
    purpose: str
    authority_basis: str
    authority_purpose: str
    participation: str = REGULAR
    credit: str = ""  # aftercare used in the predecessor project: „2 months 10 days“


def enter(*, access: Access, assignment: Assignment, entry: Entry, known: Person | None = None) -> Person:
    """Take in an assigned person, as somebody new or as ``known``. Raises Refused where that cannot be."""
    access.need(Permission.ACCOMPANY)
    concept = concept_for(access)
    agreement = _agreement(access, assignment, entry.on)
    with acting(access, "participation.enter") as action:
        action.alone(assignment.pk)
        if Sharing.objects.filter(organisation=access.organisation, assignment=assignment.pk).exists():
            raise Refused("Diese Zuweisung ist schon aufgenommen.", "This assignment is already taken in.")
        person = known if known is not None else _made(access, assignment, entry)
        if known is not None:
            known.counsellor = entry.worker
            known.save(update_fields=["counsellor"])
        said: dict[str, str] = {
            "participation": entry.participation, "agreement": agreement.subject.number,
            "project": agreement.project.subject.number, "project_worker": entry.worker.code,
            "counsellor": assignment.counsellor,
        } | ({"employed": "true"} if entry.participation == AFTERCARE else {})  # fmt: skip
        facts.begun(action, concept, person, said, entry.on)
        if entry.credit:
            credit = {"value": entry.credit, "from_day": entry.on}
            facts.written(action, concept, Subject(person, Agreement, _credit_key(concept)), credit)
        _share(action, access, person, assignment, agreement, entry)
    return person


def leave(
    *, access: Access, person: Person, last: date, reason: str, shared_until: date, employed_since: date | None = None,
    employer: Employer | None = None,
) -> Person:  # fmt: skip
    """End a participation with its last day; partners read on until ``shared_until``. Raises Refused.

    ``employer``: where the participant is employed then, if that is known.
    """
    access.need(Permission.ACCOMPANY)
    now = _current(person, last)
    concept = concept_for(access)
    with acting(access, "participation.leave") as action:
        action.alone(f"{person.pk} participation")
        if employed_since is not None or (reason == ExitReason.WORK and _employment(person, last) is None):
            facts.begun(action, concept, person, {"employed": "true"}, min(employed_since or last, last))
        if employer is not None:
            if (span := _employment(person, last)) is None:
                raise Refused(
                    "Ein Arbeitgeber ist gewählt, aber am letzten Tag besteht keine Beschäftigung.",
                    "An employer is chosen, but there is no employment on the last day.",
                )
            employed(action, span, employer)
        for name in LASTING:
            for columns in ending(Subject(person, Situation, name), following(last)):
                told = {"reason": reason} if columns["replaces"].pk == now.pk else {}
                action.record(Situation, **columns | told)
        for sharing in Sharing.objects.filter(organisation=access.organisation, person=person, until_day=None):
            sharing.until_day = max(shared_until, sharing.from_day)
            sharing.save(update_fields=["until_day"])
    return person


def begin_aftercare(*, access: Access, person: Person, on: date, employer: Employer | None = None) -> Person:
    """The participant has found work (at ``employer``) and stays: aftercare from this day on. Raises Refused."""
    return _turned(access, "participation.aftercare", person, on, REGULAR, AFTERCARE, employer)


def end_aftercare(*, access: Access, person: Person, on: date) -> Person:
    """The employment has ended: regular again from this day on; used time stays used. Raises Refused."""
    return _turned(access, "participation.regular", person, on, AFTERCARE, REGULAR)


def last_step(person: Person) -> tuple[str, Situation] | None:
    """The step of a participation that was recorded last and may be taken back, with its row; None where none may.

    A step on which another one was built is taken back after that one.
    """
    rows = list(standing(Situation.objects.filter(person=person, attribute="participation")).order_by("recorded_at"))
    kinds = dict(Link.objects.filter(action__in=[row.action for row in rows]).values_list("action", "kind"))
    if not rows or (kind := kinds.get(rows[-1].action, "")) not in STEPS:
        return None
    mine = [row for row in rows if row.action == rows[-1].action]
    return kind, next((row for row in mine if row.reason), mine[-1])


def take_back(*, access: Access, person: Person, row: Situation) -> Person:
    """The step that made this row never was: facts and sharings are as before it, and the taking back stays visible.

    Raises Stale where another step was recorded after it, Refused where a partner reads of the person anew by now.
    """
    access.need(Permission.ACCOMPANY)
    with acting(access, TAKEN_BACK) as action:
        action.alone(f"{person.pk} participation")
        now = last_step(person)
        if now is None or now[1].pk != row.pk:
            raise Stale(now)
        for model in (Situation, Agreement):
            rows: Any = model._default_manager.filter(person=person, action=row.action)
            for one in rows.select_related("replaces"):
                _undone(action, one)
        _reread(action, person, row.action)
    return person


def _undone(action: Acting, row: Any) -> None:
    """What a row replaced stands again; without one it never was."""
    action.replacing(row)
    before = row.replaces
    columns = facts.copied(before) if before is not None else facts.copied(row) | taken_back(row)
    action.record(type(row), **columns | {"replaces": row})


def _reread(action: Acting, person: Person, step: UUID) -> None:
    """Sharings that the step ended are open again; those that it began end, and the assignment waits again."""
    done = dict(states(Sharing)._default_manager.filter(action=step).values_list("id", "pgh_label"))
    for sharing in Sharing.objects.filter(organisation=action.organisation, person=person, pk__in=done):
        if done[sharing.pk] == "insert":
            sharing.until_day, sharing.assignment = max(today(), sharing.from_day), None
        elif Sharing.objects.filter(person=person, partner=sharing.partner, until_day=None).exists():
            raise Refused(
                "Für einen Partner ist die Person inzwischen neu freigegeben.",
                "By now the person is shared anew with a partner.",
            )
        else:
            sharing.until_day = None
        sharing.save(update_fields=["until_day", "assignment"])


def taken(person: Person) -> list[Situation]:
    """The rows by which steps of a participation were taken back, each with the row that said the step."""
    undone = Link.objects.filter(kind=TAKEN_BACK).values("action")
    rows = Situation.objects.filter(person=person, attribute="participation", action__in=undone)
    return list(rows.select_related("replaces", "recorded_by__user").order_by("recorded_at", "from_day"))


def situations(person: Person, name: str) -> list[Situation]:
    """The rows of a fact that stand and hold on some day, by their first day."""
    rows = standing(Situation.objects.filter(person=person, attribute=name)).order_by("from_day", "recorded_at")
    return [row for row in rows if row.until_day is None or row.until_day > row.from_day]


def holding(person: Person, name: str, day: date) -> Situation | None:
    """The row of a fact that holds on a day."""
    rows = [row for row in situations(person, name) if row.from_day <= day]
    return next((row for row in reversed(rows) if row.until_day is None or day < row.until_day), None)


def _current(person: Person, day: date) -> Situation:
    now = holding(person, "participation", day)
    if now is None:
        raise Refused(f"Am {day:%d.%m.%Y} nimmt die Person nicht teil.", f"The person does not participate on {day}.")
    return now


def _employment(person: Person, day: date) -> Situation | None:
    """The fact that somebody is employed on a day."""
    row = holding(person, "employed", day)
    return row if row is not None and row.value == "true" else None


def _turned(
    access: Access, kind: str, person: Person, on: date, was: str, now: str, employer: Employer | None = None
) -> Person:
    access.need(Permission.ACCOMPANY)
    if _current(person, on).value != was:
        raise Refused(
            f"Am {on:%d.%m.%Y} gilt das schon; geändert ist nichts.", f"That holds already on {on}; nothing is changed."
        )
    concept = concept_for(access)
    with acting(access, kind) as action:
        action.alone(f"{person.pk} participation")
        if now == AFTERCARE:
            facts.begun(action, concept, person, {"employed": "true"}, on)
            if employer is not None and (span := _employment(person, on)) is not None:
                employed(action, span, employer)
        else:
            for columns in ending(Subject(person, Situation, "employed"), on):
                action.record(Situation, **columns)
        facts.begun(action, concept, person, {"participation": now}, on)
    return person


def _agreement(access: Access, assignment: Assignment, on: date) -> CooperationAgreement:
    """The agreement under which somebody is assigned, one's own and in force on the day. Raises Refused."""
    found = CooperationAgreement.objects.filter(organisation=access.organisation, pk=assignment.agreement)
    agreement = found.select_related("subject", "project__subject").first()
    if agreement is None or on < agreement.from_day or (agreement.until_day is not None and on >= agreement.until_day):
        raise Refused(
            "An diesem Tag ist die Kooperationsvereinbarung nicht in Kraft.",
            "The cooperation agreement is not in force on this day.",
        )
    return agreement


def _made(access: Access, assignment: Assignment, entry: Entry) -> Person:
    if Person.objects.filter(number=entry.number).exists():
        raise Refused(
            f"Die Nummer „{entry.number}“ ist schon vergeben; bitte eine andere wählen.",
            f"The number “{entry.number}” is taken; choose another one.",
        )
    return Person.objects.create(
        organisation_id=access.organisation, number=entry.number, family_name=assignment.family_name,
        given_name=assignment.given_name, birth_date=assignment.birth_date, counsellor=entry.worker,
    )  # fmt: skip


def _credit_key(concept: Concept) -> str:
    """The agreed key by which the concept credits time to its budget. Raises Refused where it knows none."""
    if not concept.budgets:
        raise Refused("Das Konzept kennt keine Anrechnung.", "The concept knows no credit.")
    return concept.budgets[0].credit


def _share(
    action: Acting, access: Access, person: Person, assignment: Assignment, agreement: CooperationAgreement,
    entry: Entry,
) -> None:  # fmt: skip
    """Two sharings: the Jobcenter's, which names its assignment, and the grant authority's, without a name."""
    since: dict[str, Any] = {"from_day": min(entry.on, access.today), "until_day": None, "project": agreement.project}
    begun(
        action, person=person, partner=assignment.organisation_id, about=list(FOR_JOBCENTER), basis=entry.basis,
        purpose=entry.purpose, number=person.number, name=str(person), assignment=assignment.pk, **since,
    )  # fmt: skip
    authority: UUID | None = agreement.project.partner
    if authority is not None:
        begun(
            action, person=person, partner=authority, about=list(FOR_AUTHORITY), basis=entry.authority_basis,
            purpose=entry.authority_purpose, number=person.number, name="", assignment=None, **since,
        )  # fmt: skip
