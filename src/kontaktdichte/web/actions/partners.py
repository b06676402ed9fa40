"""Organisations that work together, and what one of them publishes of a participant to another.

Who works with whom is entered by an operator, on both sides at once. What is shared of whom is the owner's action, with
basis, purpose and span; the rows that the partner reads are written in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions import costs, employers
from kontaktdichte.web.actions.acting import Acting, acting, operating
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.models import About, Organisation, Partner, Person, Plan, PlanStep, Project, Sharing
from kontaktdichte.web.rls import inside


def connect(*, one: UUID, other: UUID) -> tuple[str, str]:
    """Both organisations name each other as partners; a second time changes nothing. Returns both names."""
    if one == other:
        raise Refused("Eine Organisation ist nicht ihr eigener Partner.", "An organisation is no partner of itself.")
    known = {}
    for key in (one, other):
        with inside(key):
            known[key] = Organisation.objects.get(pk=key)
    for key, partner in ((one, known[other]), (other, known[one])):
        with inside(key):
            if not Partner.objects.filter(partner=partner.pk).exists():
                with operating(key, "partner.connect"):
                    Partner.objects.create(
                        organisation_id=key, partner=partner.pk, name=partner.name, kind=partner.kind
                    )
    return known[one].name, known[other].name


def share(
    *, access: Access, person: Person, partner: Partner, about: Collection[str], basis: str, purpose: str, since: date,
    number: str, name: str = "", project: Project | None = None, assignment: UUID | None = None,
    until: date | None = None,
) -> Sharing:  # fmt: skip
    """Let a partner read what is published of a participant from a day on. Raises Refused where it already may."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "sharing.begin") as action:
        action.alone(f"{person.pk} {partner.partner}")
        return begun(
            action, person=person, partner=partner.partner, about=[one for one in About.values if one in about],
            basis=basis, purpose=purpose, from_day=since, until_day=until, number=number, name=name, project=project,
            assignment=assignment,
        )  # fmt: skip


def begun(action: Acting, *, person: Person, partner: UUID, **columns: object) -> Sharing:
    """The same within a greater action. Raises Refused.

    A Jobcenter reads what its span already holds at once: contacts and duties with the projection, which this action
    writes anew, work trials and costs by a row each that says the same and names the sharing, the plan that stands.
    """
    if Sharing.objects.filter(person=person, partner=partner, until_day=None).exists():
        raise Refused(
            "Für diesen Partner ist die Person schon freigegeben; bitte zuerst die Freigabe beenden.",
            "This partner already reads of this participant; end that sharing first.",
        )
    action.persons.add(person.pk)
    made = Sharing.objects.create(
        organisation_id=action.organisation, person=person, partner=partner,
        project_name=str(columns["project"] or ""), **columns,
    )  # fmt: skip
    if made.assignment is not None:
        employers.published(action, made)
        costs.published(action, made)
        _plan(action, made)
    return made


def _plan(action: Acting, sharing: Sharing) -> None:
    """The version of the plan that stands is read from now on, with its steps, unless another Jobcenter still reads it.

    Whom it was asked before is not this one.
    """
    if About.PLAN not in sharing.about:
        return
    action.alone(f"{sharing.person_id} plan")
    own = {"organisation": action.organisation, "person": sharing.person}
    plan = Plan.objects.filter(**own).select_related("sharing").order_by("-version").first()
    if plan is not None and (plan.sharing is None or plan.sharing.until_day is not None):
        asked_on = plan.asked_on if plan.partner == sharing.partner else None
        plan.sharing, plan.partner, plan.asked_on = sharing, sharing.partner, asked_on
        plan.save(update_fields=["sharing", "partner", "asked_on"])
        PlanStep.objects.filter(**own, plan=plan).update(sharing=sharing, partner=sharing.partner)


def unshare(*, access: Access, sharing: Sharing, until: date) -> Sharing:
    """The partner reads nothing more from ``until`` on; what was shared is still told by the sharing's row."""
    access.need(Permission.ACCOMPANY)
    with acting(access, "sharing.end") as action:
        action.persons.add(sharing.person_id)
        sharing.until_day = max(until, sharing.from_day)
        sharing.save(update_fields=["until_day"])
    return sharing
