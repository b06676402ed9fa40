"""What Jobcenters and providers do together, as use cases of P5: assigning, taking in, ending, sharing.

A fault asks nothing of kinds of organisation: one office is both sides here, with a partner that exists for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from tests.proof.use_cases import NUMBERS, Act, Case
from tests.proof.world import Office

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import assignments, conferences, organisations, participation, partners, plans
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import (
    Assignment,
    Conference,
    CooperationAgreement,
    Organisation,
    Partner,
    Person,
    Plan,
    PlanAnswer,
    Project,
    Role,
    Sharing,
)
from kontaktdichte.web.rls import inside

SINCE, ON = date(2026, 4, 1), date(2026, 11, 2)
Command = Callable[[], object]


class Lent(Access):
    """The counsellor as if the office were a provider."""

    kind, role = "provider", Role.PROJECT_WORKER  # type: ignore[assignment]


def lent(office: Office) -> Lent:
    """Somebody of the office who accompanies participants."""
    access = office.members[Role.COUNSELLOR]
    return Lent(**{one.name: getattr(access, one.name) for one in fields(Access)})


def beside(office: Office) -> Partner:
    """The office's partner, with an agreement of each with the other; made once."""
    own = office.organisation
    with inside(own.pk):
        known = Partner.objects.filter(name=f"Neben {office.mark}").first()
    if known is not None:
        return known
    other = organisations.found(name=f"Neben {office.mark}", kind="provider", concept="schwaebisch-hall")
    partners.connect(one=own.pk, other=other.pk)
    for one, partner in ((own, other), (other, own)):
        _agreed(one, partner, office.mark)
    with inside(own.pk):
        return Partner.objects.get(partner=other.pk)


def _agreed(own: Organisation, partner: Organisation, mark: str) -> None:
    with inside(own.pk), operating(own.pk, "agreement.make"):
        project, agreement = (
            Person.objects.create(organisation=own, number=f"{mark}-{kind}-neben", kind=kind)
            for kind in ("project", "agreement")
        )
        made = Project.objects.create(
            organisation=own, partner=None, number=f"{mark}-N", name="Neben", subject=project, from_day=SINCE
        )
        CooperationAgreement.objects.create(
            organisation=own, partner=partner.pk, project=made, number=f"{mark}-NV", project_name="Neben",
            subject=agreement, from_day=SINCE,
        )  # fmt: skip


def _somebody(organisation: UUID) -> Person:
    with operating(organisation, "person.make"):
        return Person.objects.create(organisation_id=organisation, number=f"neben-{next(NUMBERS)}", family_name="Neu")


def beneath(office: Office, owner: UUID) -> CooperationAgreement:
    """The agreement of office and partner that is the owner's."""
    return CooperationAgreement.objects.get(organisation=owner, number=f"{office.mark}-NV")


def _assigned(office: Office, back: bool = False) -> Assignment:
    """Somebody assigned by the office to its partner (or by the partner to the office)."""
    partner = beside(office)
    own = partner.partner if back else office.organisation.pk
    other = office.organisation.pk if back else partner.partner
    with inside(own):
        person = _somebody(own)
        with operating(own, "assignment.make"):
            return Assignment.objects.create(
                organisation_id=own, partner=other, person=person, project_name="Neben", family_name="Neu",
                agreement=beneath(office, other).pk, counsellor="x", wished_on=ON,
                basis="b", purpose="p", from_day=SINCE,
            )  # fmt: skip


def _entry(office: Office) -> participation.Entry:
    member = office.members[Role.COUNSELLOR].membership
    return participation.Entry(ON, f"T{next(NUMBERS)}", member, "b", "p", "b", "p")


def _taken_in(office: Office) -> Person:
    assignment = _assigned(office, back=True)
    with inside(office.organisation.pk):
        return participation.enter(access=lent(office), assignment=assignment, entry=_entry(office))


def case(prepared: Callable[[Office], Command]) -> Case:
    """A command in the office's context."""

    def prepare(office: Office) -> Act:
        command = prepared(office)

        def act(_: Any) -> None:
            with inside(office.organisation.pk):
                command()

        return act

    return Case(prepare)


def within(prepared: Callable[[Office], Command]) -> Case:
    """A command that is prepared in the office's context too, with a partner beside it."""

    def ready(office: Office) -> Command:
        beside(office)
        with inside(office.organisation.pk):
            return prepared(office)

    return case(ready)


def _assign(office: Office) -> Command:
    other = beside(office).partner
    with inside(office.organisation.pk):
        person = _somebody(office.organisation.pk)
        agreement = beneath(office, other)
    return lambda: assignments.assign(
        access=office.members[Role.COUNSELLOR], person=person, agreement=agreement, wished_on=ON, counsellor="x",
        basis="b", purpose="p",
    )  # fmt: skip


def _withdraw(office: Office) -> Command:
    row = _assigned(office)
    return lambda: assignments.withdraw(access=office.members[Role.COUNSELLOR], assignment=row)


def _enter(office: Office) -> Command:
    row, entry = _assigned(office, back=True), _entry(office)
    return lambda: participation.enter(access=lent(office), assignment=row, entry=entry)


def _leave(office: Office) -> Command:
    person, last = _taken_in(office), date(2026, 11, 18)
    return lambda: participation.leave(
        access=lent(office), person=person, last=last, reason="work", shared_until=date(2027, 1, 1)
    )


def _take_back(office: Office) -> Command:
    """An exit, with two sharings that it ended."""
    person = _taken_in(office)
    with inside(office.organisation.pk):
        participation.leave(
            access=lent(office), person=person, last=date(2026, 11, 18), reason="work", shared_until=date(2027, 1, 1)
        )
        step = participation.last_step(person)
    assert step is not None
    return lambda: participation.take_back(access=lent(office), person=person, row=step[1])


def _aftercare(office: Office) -> Command:
    person = _taken_in(office)
    return lambda: participation.begin_aftercare(access=lent(office), person=person, on=date(2026, 11, 10))


def _regular(office: Office) -> Command:
    person = _taken_in(office)
    with inside(office.organisation.pk):
        participation.begin_aftercare(access=lent(office), person=person, on=date(2026, 11, 10))
    return lambda: participation.end_aftercare(access=lent(office), person=person, on=date(2026, 11, 17))


def _connect(office: Office) -> Command:
    other = organisations.found(name=f"Neu {next(NUMBERS)}", kind="provider", concept="schwaebisch-hall")
    return lambda: partners.connect(one=office.organisation.pk, other=other.pk)


def _share(office: Office) -> Command:
    partner = beside(office)
    with inside(office.organisation.pk):
        person = _somebody(office.organisation.pk)
    return lambda: partners.share(
        access=lent(office), person=person, partner=partner, about=["duties"], basis="b", purpose="p", since=SINCE,
        number=person.number,
    )  # fmt: skip


def _unshare(office: Office) -> Command:
    person = _taken_in(office)
    with inside(office.organisation.pk):
        sharing = Sharing.objects.filter(person=person, organisation=office.organisation).first()
    assert sharing is not None
    return lambda: partners.unshare(access=lent(office), sharing=sharing, until=ON)


def _written(office: Office) -> tuple[Person, Plan]:
    person = _taken_in(office)
    with inside(office.organisation.pk):
        made = plans.write(access=lent(office), person=person, goals="x", steps=[plans.Step("y", "z", ON)], on=ON)
    return person, made


def _write(office: Office) -> Command:
    person = _taken_in(office)
    return lambda: plans.write(
        access=lent(office), person=person, goals="x", steps=[plans.Step("y", "z", ON)], on=date(2026, 11, 3)
    )


def _ask(office: Office) -> Command:
    plan = _written(office)[1]
    return lambda: plans.ask(access=lent(office), plan=plan)


def _answer(office: Office) -> Command:
    """As if the plan were a partner's: its row is found by nobody who answers."""
    row, plan = _assigned(office), _written(office)[1]
    plan.organisation_id = row.partner
    return lambda: plans.answer(
        access=office.members[Role.COUNSELLOR], person=row.person, assignment=row, plan=plan, given=False, why="x"
    )


def _take_over(office: Office) -> Command:
    plan = _written(office)[1]
    answered = PlanAnswer(plan=plan.pk, given=True, on=date(2026, 11, 10))
    return lambda: plans.take_over(access=lent(office), plan=plan, answered=answered)


def _request(office: Office) -> Command:
    row = _assigned(office)
    return lambda: conferences.request(
        access=office.members[Role.COUNSELLOR], person=row.person, assignment=row, on=ON, topic="x"
    )


def _need(office: Office) -> Command:
    person = _taken_in(office)
    return lambda: conferences.need(access=lent(office), person=person, on=ON, topic="x")


def _needed(office: Office) -> Conference:
    person = _taken_in(office)
    with inside(office.organisation.pk):
        return conferences.need(access=lent(office), person=person, on=ON, topic="x")


def _arrange(office: Office) -> Command:
    row = _needed(office)
    return lambda: conferences.arrange(access=lent(office), conference=row, on=ON, at=None, place="x")


def _hold(office: Office) -> Command:
    row = _needed(office)
    return lambda: conferences.hold(
        access=lent(office), conference=row, on=ON, channel="in_person", participants=["client"], result="x",
        next_steps="",
    )  # fmt: skip


CASES: dict[str, Case] = {
    "assignments.assign": case(_assign),
    "assignments.withdraw": case(_withdraw),
    "participation.enter": case(_enter),
    "participation.leave": case(_leave),
    "participation.take_back": case(_take_back),
    "participation.begin_aftercare": case(_aftercare),
    "participation.end_aftercare": case(_regular),
    "plans.write": case(_write),
    "plans.ask": case(_ask),
    "plans.answer": case(_answer),
    "plans.take_over": case(_take_over),
    "conferences.request": case(_request),
    "conferences.need": case(_need),
    "conferences.arrange": case(_arrange),
    "conferences.hold": case(_hold),
    "partners.connect": case(_connect),
    "partners.share": case(_share),
    "partners.unshare": case(_unshare),
}
