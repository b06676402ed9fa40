"""One organisation of each kind around the same human being: a Jobcenter, a provider, the two authorities.

Every text of the provider about its participants bears its mark; what a partner may read of it and when is told by
:func:`allowed`, a second time beside the policies of the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.proof.world import Office, built, replaced, staffed

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.actions import costs, employers, organisations, partners
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.models import About, CooperationAgreement, Person, Project, Role, Sharing
from kontaktdichte.web.rls import enter

CONCEPT, SINCE = "thueringen-integrationsbegleitung", date(2026, 4, 1)
SECRET = (
    "ort",
    "text",
    "grund",
    "leitung",
    "absprache",
    "abweichung",
    "notiz",
    "betrieb",
    "projektkosten",
)  # after the mark: never told to a partner
NAMES, NUMBER = ("familie1", "vorname1"), "-1"  # after the mark: how one participant is known


@dataclass
class Around:
    """The organisations by their kind, and what the provider shares with whom."""

    offices: dict[str, Office]
    sharings: dict[str, Sharing]


def around() -> Around:
    """All four in the running transaction; the first participant is shared with Jobcenter and grant authority."""
    jobcenter = built("Jobkanari")
    grant = staffed("Geldkanari", "Bewilligungsstelle", "grant_authority", CONCEPT)
    supervision = staffed("Aufsichtkanari", "Ministerium", "supervisory_authority", CONCEPT)
    provider = staffed("Hauskanari", "Brücke gGmbH", "provider", CONCEPT)
    keys = {kind: one.organisation.pk for kind, one in (("jobcenter", jobcenter), ("grant_authority", grant))}
    for key in keys.values():
        partners.connect(one=provider.organisation.pk, other=key)
    partners.connect(one=grant.organisation.pk, other=supervision.organisation.pk)
    partners.connect(one=grant.organisation.pk, other=jobcenter.organisation.pk)
    enter(provider.organisation.pk)
    worker = provider.members[Role.PROJECT_WORKER]
    organisations.take_in(access=worker, tables=tables(provider.mark), names=names(provider.mark))
    provider.people = list(Person.objects.filter(kind="person").order_by("number"))
    replaced(provider, worker)
    said = explained(worker, provider.people[0]).duties
    provider.missed = next((duty.rule, duty.window.isoformat()) for duty in said if duty.verdict == "missed")
    return Around(
        {"jobcenter": jobcenter, "provider": provider, "grant_authority": grant, "supervisory_authority": supervision},
        shared(provider, keys),
    )


def names(mark: str) -> dict[str, tuple[str, str]]:
    """Family and given name by number; the third participant is shared with nobody."""
    return {f"{mark}-{number}": (f"{mark}familie{number}", f"{mark}vorname{number}") for number in (1, 2, 3)}


def tables(mark: str) -> Tables:
    """Three participants of one project under one agreement; the first with contacts in every state."""
    keys, entered = list(names(mark)), datetime(2026, 4, 10, 15, 30)  # noqa: DTZ001 - files know no zone
    facts = {"participation": "regular", "project": "P-1", "agreement": "KV-1", "project_worker": "project_worker-1"}
    return Tables.from_rows(
        persons=[
            {"id": "P-1", "kind": "project"}, {"id": "KV-1", "kind": "agreement"},
            *({"id": key, "birth_date": date(1985, 5, 3), "counsellor": "project_worker-1", "unit": f"{mark}team"}
              for key in keys),
        ],
        situations=[
            {"subject": key, "attribute": attribute, "value": value, "from": SINCE, "reason": f"{mark}grund"}
            for key in keys
            for attribute, value in facts.items()
        ] + [
            {"subject": "P-1", "attribute": "places_provided", "value": "20", "from": SINCE},
            {"subject": "KV-1", "attribute": "cooperation_agreement", "value": "true", "from": SINCE},
        ],
        contacts=[
            {"id": f"k{number}", "subject": keys[0], "on": date(2026, 4, 10 + number), "kind": "talk",
             "channel": "in_person", "place": f"{mark}ort", "justification_text": f"{mark}text", "minutes": 30,
             "actor": "project_worker-1", "recorded_at": entered}
            for number in range(5)
        ],
        agreements=[
            {"subject": "KV-1", "key": "contacts_per_month", "value": "2", "from": SINCE, "reason": f"{mark}absprache",
             "approver": f"{mark}leitung"}
        ],
        deviations=[
            {"subject": keys[0], "rule": "contacts_per_month", "window": date(2026, 5, 1), "reason": "illness",
             "text": f"{mark}abweichung", "by": "x", "given_on": date(2026, 6, 1)}
        ],
    )  # fmt: skip


def shared(provider: Office, keys: dict[str, Any]) -> dict[str, Sharing]:
    """The first participant with both partners, by the partner's kind."""
    known = {person.number: person for person in Person.objects.all()}
    with operating(provider.organisation.pk, "sharing.begin") as action:
        project = Project.objects.create(
            organisation=provider.organisation, partner=keys["grant_authority"], subject=known["P-1"], number="P-1",
            name="Brücke in Arbeit", from_day=SINCE,
        )  # fmt: skip
        CooperationAgreement.objects.create(
            organisation=provider.organisation, partner=keys["jobcenter"], project=project, subject=known["KV-1"],
            number="KV-1", project_name=project.name, concept=CONCEPT, from_day=SINCE,
        )  # fmt: skip
        person = provider.people[0]
        common: dict[str, Any] = {
            "person": person, "project": project, "assignment": None, "from_day": SINCE, "until_day": None,
            "number": person.number, "basis": "§ 61 SGB II", "purpose": "Eingliederung in Arbeit",
        }  # fmt: skip
        jobcenter, grant = keys["jobcenter"], keys["grant_authority"]
        made = {
            "jobcenter": partners.begun(action, partner=jobcenter, about=About.values, name=str(person), **common),
            "grant_authority": partners.begun(action, partner=grant, about=[About.DUTIES], **common),
        }
    worked(provider, person)
    return made


def worked(provider: Office, person: Person) -> None:
    """A trial at an employer with a note, what the project pays, an offer of aftercare."""
    access, mark = provider.members[Role.PROJECT_WORKER], provider.mark
    employer = employers.add(access=access, columns={"name": f"{mark}betrieb", "place": ""})
    said = employers.Said("internship", employer, SINCE, None, None, "", f"{mark}notiz")
    employers.begin(access=access, person=person, said=said)
    paid = costs.Said("travel", 100, "project", SINCE, None, "", f"{mark}projektkosten")
    costs.apply(access=access, person=person, said=paid)
    costs.offer(access=access, person=person, offered_on=SINCE, answer="", answered_on=None)


def allowed(reader: str, live: bool) -> tuple[str, ...]:
    """Words of the provider that an organisation of this kind may read, after the provider's mark."""
    if reader == "provider":
        return (*SECRET, *NAMES, NUMBER)
    if not live:
        return ()
    return {"jobcenter": (*NAMES, NUMBER), "grant_authority": (NUMBER,)}.get(reader, ())
