"""Perspective plans: versions by a project worker, asked about at the Jobcenter, answered there, taken over.

In: goals and steps. Out: a version that stays as it was written, and the situations by which the engine judges.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions import facts
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.actions.participation import holding
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import About, Assignment, Person, Plan, PlanAnswer, PlanStep, Sharing

PLAN, AGREED = "perspective_plan", "plan_agreed_with_jobcenter"
ASKED, GIVEN, DECLINED = "asked", "given", "declined"


class Step(NamedTuple):
    """What is to be done, by whom, until when."""

    what: str
    who: str
    until_day: date | None


def write(*, access: Access, person: Person, goals: str, steps: Sequence[Step], on: date) -> Plan:
    """The next version of a participant's plan, which the Jobcenter reads at once where plans are shared with it."""
    access.need(Permission.ACCOMPANY)
    concept = concept_for(access)
    with acting(access, "plan.write") as action:
        action.alone(f"{person.pk} plan")
        own = {"organisation_id": access.organisation, "person": person}
        open_ = Sharing.objects.filter(**own, until_day=None, about__contains=[About.PLAN]).first()
        shared = {"sharing": open_, "partner": open_.partner if open_ is not None else None}
        made = Plan.objects.create(
            **own, **shared, version=Plan.objects.filter(**own).count() + 1, goals=goals, on=on,
            author=access.membership.user.name,
        )  # fmt: skip
        PlanStep.objects.bulk_create(
            PlanStep(**own, **shared, plan=made, position=position, **step._asdict())
            for position, step in enumerate(steps, start=1)
        )
        now = holding(person, PLAN, on)
        if now is None or now.value != "project_worker":
            facts.begun(action, concept, person, {PLAN: "project_worker"}, on)
    return made


def ask(*, access: Access, plan: Plan) -> None:
    """The Jobcenter's counsellor is asked to agree; it answers on its own page."""
    access.need(Permission.ACCOMPANY)
    concept = concept_for(access)
    with acting(access, "plan.ask") as action:
        plan.asked_on = access.today
        plan.save(update_fields=["asked_on"])
        facts.begun(action, concept, plan.person, {AGREED: ASKED}, access.today)


def answer(
    *, access: Access, person: Person, assignment: Assignment, plan: Plan, given: bool, why: str = ""
) -> PlanAnswer:
    """The Jobcenter agrees to a version, or says why not. Raises Refused where it has answered."""
    access.need(Permission.ASSIGN)
    with acting(access, "plan.answer") as action:
        action.alone(plan.pk)
        if PlanAnswer.objects.filter(organisation=access.organisation, plan=plan.pk).exists():
            raise Refused("Dazu ist schon geantwortet.", "This is already answered.")
        return PlanAnswer.objects.create(
            organisation_id=access.organisation, partner=plan.organisation_id, person=person, assignment=assignment,
            plan=plan.pk, given=given, on=access.today, why=why, by=access.membership.user.name,
        )  # fmt: skip


def take_over(*, access: Access, plan: Plan, answered: PlanAnswer) -> None:
    """What the Jobcenter answered stands in the participant's file, from the day of the answer on."""
    access.need(Permission.ACCOMPANY)
    concept = concept_for(access)
    with acting(access, "plan.take_over") as action:
        said = GIVEN if answered.given else DECLINED
        facts.begun(action, concept, plan.person, {AGREED: said}, answered.on)
