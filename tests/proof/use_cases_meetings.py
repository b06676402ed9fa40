"""What a provider and a Jobcenter do about working meetings, as use cases (P5): each under an agreement made for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client
from tests.proof.use_cases import NUMBERS, Act, Case
from tests.proof.use_cases_agreements import anybody, jobcenter, thueringen
from tests.proof.world import Office

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import agreements, costs, employers, meetings
from kontaktdichte.web.models import AftercareOffer, CooperationAgreement, Cost, Employer, Person, Situation, Trial
from kontaktdichte.web.rls import inside

FIRST, ON = date(2026, 1, 1), date(2026, 11, 2)
PLANNED = meetings.Planned(ON, None, "Träger", "alle", FIRST)
COSTS = costs.Said("travel", 4990, "jobcenter", FIRST, ON, "granted", "AZ 1")
HELD = meetings.Held(ON, "in_person", "Leitung", "Team", "Besprochen.")


def _agreement(office: Office, access: Access) -> CooperationAgreement:
    number = next(NUMBERS)
    project = agreements.open_project(
        access=access, number=f"{office.mark}-M{number}", name="Projekt", grants=None, since=FIRST, last=None
    )
    return agreements.conclude(
        access=access, concept=thueringen(), project=project, partner=jobcenter(office),
        number=f"{office.mark}-MV{number}", since=FIRST, last=None,
    )  # fmt: skip


def _case(act: Callable[[Access, Any], object], steps: int) -> Case:
    """Something done with an agreement (0 steps before), a date (1), a meeting held (2) or a resolution (3)."""

    def prepare(office: Office) -> Act:
        access = anybody(office)
        with inside(office.organisation.pk):
            thing: Any = _agreement(office, access)
            if steps:
                thing = meetings.arrange(access=access, agreement=thing, planned=PLANNED)
            if steps > 1:
                thing = meetings.hold(access=access, meeting=thing, held=HELD)
            if steps > 2:
                thing = meetings.resolve(access=access, meeting=thing, what="x", who="y", until=ON)

        def command(_: Client) -> None:
            with inside(office.organisation.pk):
                act(access, thing)

        return command

    return Case(prepare)


@dataclass(frozen=True)
class Working:
    """A participant with a trial at an employer, a service, an offer, and a fact that an employment may name."""

    person: Person
    employer: Employer
    said: employers.Said
    trial: Trial
    cost: Cost
    offer: AftercareOffer
    situation: Situation


def _columns() -> dict[str, str]:
    return {"name": f"Betrieb {next(NUMBERS)}", "place": "Ort", "sector": "Lager", "contact": "x", "reach": "y"}


def _work(act: Callable[[Access, Working], object]) -> Case:
    """Something done about the first client's work."""

    def prepare(office: Office) -> Act:
        access, person = anybody(office), office.people[0]
        with inside(office.organisation.pk):
            employer = employers.add(access=access, columns=_columns())
            said = employers.Said("internship", employer, FIRST, None, ON, "broken_off", f"weil {next(NUMBERS)}")
            thing = Working(
                person, employer, said, employers.begin(access=access, person=person, said=said),
                costs.apply(access=access, person=person, said=COSTS),
                costs.offer(access=access, person=person, offered_on=ON, answer="", answered_on=None),
                Situation.objects.filter(person=person)[0],
            )  # fmt: skip

        def command(_: Client) -> None:
            with inside(office.organisation.pk):
                act(access, thing)

        return command

    return Case(prepare)


def _answer(access: Access, meeting: Any) -> object:
    """As if the minutes were a partner's."""
    meeting.organisation_id = meeting.partner
    return meetings.answer(access=access, meeting=meeting, objection="nein")


CASES = {
    "meetings.arrange": _case(lambda access, one: meetings.arrange(access=access, agreement=one, planned=PLANNED), 0),
    "meetings.move": _case(lambda access, one: meetings.move(access=access, meeting=one, planned=PLANNED), 1),
    "meetings.hold": _case(lambda access, one: meetings.hold(access=access, meeting=one, held=HELD), 1),
    "meetings.resolve": _case(
        lambda access, one: meetings.resolve(access=access, meeting=one, what="x", who="", until=None), 2
    ),
    "meetings.follow_up": _case(
        lambda access, one: meetings.follow_up(
            access=access, resolution=one, what="x", who="", until=None, done_on=ON
        ), 3,
    ),
    "meetings.answer": _case(_answer, 2),
    "employers.add": _work(lambda access, one: employers.add(access=access, columns=_columns())),
    "employers.change": _work(
        lambda access, one: employers.change(access=access, employer=one.employer, columns=_columns())
    ),
    "employers.begin": _work(lambda access, one: employers.begin(access=access, person=one.person, said=one.said)),
    "employers.correct": _work(lambda access, one: employers.correct(access=access, trial=one.trial, said=one.said)),
    "employers.employ": _work(
        lambda access, one: employers.employ(access=access, situation=one.situation, employer=one.employer)
    ),
    "costs.apply": _work(lambda access, one: costs.apply(access=access, person=one.person, said=COSTS)),
    "costs.correct": _work(lambda access, one: costs.correct(access=access, cost=one.cost, said=COSTS)),
    "costs.offer": _work(
        lambda access, one: costs.offer(
            access=access, person=one.person, offered_on=ON, answer="accepted", answered_on=ON, corrects=one.offer
        )
    ),
}  # fmt: skip
