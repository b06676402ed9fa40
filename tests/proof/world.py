"""Two offices with the same kinds of things in them; a mark in every text tells in an answer whose it is.

A proof asks for what each argument of an address can name (:data:`MAKERS`) in states that matter (:func:`states`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db.models import Model
from tests.proof import reported
from tests.web.conftest import PASSWORD, TODAY

from kontaktdichte.rules.tables import Tables
from kontaktdichte.web.access import ROLES, Access
from kontaktdichte.web.actions import contacts, organisations, partners
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.actions.attachments import attached
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.models import (
    AftercareOffer,
    Assignment,
    Attachment,
    Contact,
    CooperationAgreement,
    Cost,
    Employer,
    Meeting,
    Membership,
    Organisation,
    Partner,
    Person,
    Project,
    Record,
    Role,
    SentReport,
    Situation,
    StaffAbsence,
    Trial,
    User,
)
from kontaktdichte.web.rls import enter

SENSITIVE = ("leistungsgemindert", "ärztlich", "bedrohung", "geburtstermin")  # words of the concept
GUARDED = "own sensitive"  # the state of a client of whom something sensitive is known
SINCE = date(2026, 4, 1)
PHOTO = b"\xff\xd8\xff\xe0 a photo \xff\xd9"


@dataclass
class Office:
    """An organisation whose texts about clients all bear ``mark``."""

    mark: str
    organisation: Organisation
    members: dict[str, Access]
    people: list[Person] = field(default_factory=list)
    rows: dict[str, Contact] = field(default_factory=dict)
    missed: tuple[str, str] = ("", "")
    assigned: UUID | None = None
    former: User | None = None
    future: User | None = None
    inactive: User | None = None
    made: dict[str, Any] = field(default_factory=dict)

    def things(self) -> dict[str, Any]:
        """Something of each kind."""
        if not self.made:
            self.made = {kind: make(self) for kind, make in MAKERS.items()}
        return self.made


MAKERS: dict[str, Callable[[Office], Any]] = {
    "person": lambda office: office.people[0].pk,
    "contact": lambda office: office.rows["plain"].pk,
    "passkey": lambda office: passkey(office),
    "chapter": lambda office: "heute",
    "account": lambda office: user_pk_to_url_str(office.members[Role.COUNSELLOR].membership.user),
    "token": lambda office: "set-password",
    "rule": lambda office: office.missed[0],
    "window": lambda office: office.missed[1],
    "table": lambda office: "merkmal",
    "fact": lambda office: "outlook",
    "provider": lambda office: "keiner",
    "member": lambda office: office.members[Role.SUBSTITUTE].membership.pk,
    "unit": lambda office: office.people[0].unit_id,
    "assignment": lambda office: office.assigned,
    "sharing": lambda office: office.organisation.pk,  # what a provider has and a Jobcenter has not: a key of nothing
    "plan": lambda office: office.organisation.pk,
    "conference": lambda office: office.organisation.pk,
    "file": lambda office: kept(office, Attachment).pk,
    "absence": lambda office: kept(office, Situation).pk,
    "month": lambda office: "2026-09",
    "notice": lambda office: uuid4(),  # of organisations of another kind, as the next
    "escalation": lambda office: uuid4(),
    "report": lambda office: drafted(office),
    "sent_report": lambda office: delivered(office),
    "project": lambda office: agreed(office).project_id,
    "agreement": lambda office: agreed(office).pk,
    "subject": lambda office: "reporting",
    "figure": lambda office: "perspektivplaene",
    "meeting": lambda office: met(office).meeting,
    "employer": lambda office: its(office, Employer, "pk"),  # a provider's, as the next
    "trial": lambda office: its(office, Trial, "trial"),
    "cost": lambda office: its(office, Cost, "cost"),
    "offer": lambda office: its(office, AftercareOffer, "pk"),
    "staff_absence": lambda office: its(office, StaffAbsence, "pk"),
    "resolution": lambda office: met(office).meeting,  # of a provider alone: nobody here opens one
}
NOWHERE: dict[str, Any] = {
    "passkey": 987654, "chapter": "gibt-es-nicht", "account": "0", "token": "0-0",
    "rule": "none", "window": "1999-01-01", "table": "none", "fact": "none", "provider": "none",
    "month": "1999-13",
    "subject": "none",
    "figure": "none",
}  # fmt: skip
EVERYBODYS = {
    "chapter",
    "account",
    "token",
    "rule",
    "window",
    "table",
    "fact",
    "provider",
    "month",
    "subject",
    "figure",
}  # of no office: no office's is foreign


def built(mark: str) -> Office:
    """A Jobcenter in the running transaction; its context is entered."""
    office = staffed(mark, f"Amt {mark}", "jobcenter", "schwaebisch-hall")
    organisation = office.organisation
    office.former, office.future, office.inactive = (
        enrolled(office, name, Role.COUNSELLOR).user for name in ("former", "future", "inactive")
    )
    with operating(organisation.pk, "membership.end"):
        Membership.objects.filter(user=office.former).update(until_day=TODAY)
        Membership.objects.filter(user=office.future).update(from_day=TODAY + timedelta(1))
        User.objects.filter(pk=office.inactive.pk).update(is_active=False)
    organisations.take_in(access=office.members[Role.COUNSELLOR], tables=tables(mark), names=names(mark))
    office.people = list(Person.objects.order_by("number"))
    replaced(office, office.members[Role.COUNSELLOR])
    office.assigned = assigned(office, uuid4())
    said = explained(office.members[Role.COUNSELLOR], office.people[0]).duties
    office.missed = next((duty.rule, duty.window.isoformat()) for duty in said if duty.verdict == "missed")
    office.things()  # while its context is entered: some are made
    return office


def assigned(office: Office, partner: UUID) -> UUID:
    """The first client, assigned to a partner's project."""
    own, one = {"organisation": office.organisation, "partner": partner}, office.people[0]
    with operating(office.organisation.pk, "assignment.make"):
        if not Partner.objects.filter(**own).exists():
            Partner.objects.create(**own, name=f"{office.mark}träger", kind="provider")
        return Assignment.objects.create(
            **own, person=one, agreement=uuid4(), project_name=f"{office.mark}projekt", family_name=one.family_name,
            given_name=one.given_name, counsellor=f"{office.mark}kraft", wished_on=SINCE, basis=f"{office.mark}basis",
            purpose=f"{office.mark}zweck", from_day=SINCE,
        ).pk  # fmt: skip


def staffed(mark: str, name: str, kind: str, concept: str) -> Office:
    """An organisation of any kind with one member for each role that it has, and no clients."""
    organisation = organisations.found(name=name, kind=kind, concept=concept)
    office = Office(mark, organisation, {})
    for role in ROLES[kind]:
        member = enrolled(office, role, role)
        member.organisation = organisation  # known in every context, as a request knows it
        office.members[role] = Access(organisation.pk, organisation.name, member, TODAY)
    return office


def enrolled(office: Office, name: str, role: str) -> Membership:
    """A member since long ago."""
    return organisations.enrol(
        organisation=office.organisation.pk, email=f"{name}@{office.mark.lower()}.example", name=f"{name} im Amt",
        password=PASSWORD, role=role, code=f"{name}-1", unit=None, since=date(2017, 1, 1),
    )  # fmt: skip


def names(mark: str) -> dict[str, tuple[str, str]]:
    """Family and given name by number."""
    return {f"{mark}-{number}": (f"{mark}familie{number}", f"{mark}vorname{number}") for number in (1, 2, 3)}


def tables(mark: str) -> Tables:
    """Three clients: one whose contacts are of every state, one with a sensitive fact, one of nobody's."""
    one, two, three = names(mark)
    entered = datetime(2026, 4, 10, 15, 30)  # noqa: DTZ001 - files know no zone
    return Tables.from_rows(
        persons=[
            {"id": one, "birth_date": date(1985, 5, 3), "counsellor": "counsellor-1", "unit": f"{mark}team"},
            {"id": two, "birth_date": date(2004, 5, 3), "counsellor": "counsellor-1"},
            {"id": three},
        ],
        situations=[
            {"subject": key, "attribute": "client", "value": "true", "from": SINCE, "reason": f"{mark}grund",
             "approver": f"{mark}leitung", "approved_on": SINCE, "review_on": SINCE}
            for key in (one, two, three)
        ] + [
            {"subject": one, "attribute": "outlook", "value": "near_market", "from": SINCE},
            {"subject": two, "attribute": "reduced_capacity", "value": "true", "from": SINCE},
            {"subject": two, "attribute": "fm0", "value": "true", "from": SINCE, "reason": "threat", "approver": "x",
             "review_on": TODAY + timedelta(3)},
        ],
        contacts=[
            {"id": f"k{number}", "subject": one, "on": date(2026, 4, 10 + number), "kind": "talk",
             "channel": "in_person", "place": f"{mark}ort", "justification_text": f"{mark}text", "minutes": 30,
             "actor": "counsellor-1", "recorded_at": entered}
            for number in range(5)
        ],
        events=[
            {"subject": one, "event": "participation", "on": SINCE, "outcome": f"{mark}ausgang"},
            {"subject": two, "event": "expected_birth", "on": TODAY + timedelta(9)},
        ],
        agreements=[
            {"subject": one, "key": "contact_count", "value": "2", "from": SINCE, "reason": f"{mark}absprache",
             "approver": f"{mark}leitung"}
        ],
        deviations=[
            {"subject": one, "rule": "u25", "window": SINCE, "reason": "other", "text": f"{mark}abweichung",
             "by": f"{mark}wer", "given_on": SINCE}
        ],
    )  # fmt: skip


def replaced(office: Office, access: Access) -> None:
    """Of the first client's contacts one stays plain, the others are disputed, cancelled, corrected, moved."""
    one, two, _ = office.people
    plain, disputed, cancelled, corrected, moved = Contact.objects.filter(person=one).order_by("on")
    contacts.dispute(access=access, contact=disputed)
    contacts.cancel(access=access, contact=cancelled)
    now = contacts.correct(access=access, contact=corrected, minutes=45)
    arrived = contacts.move(access=access, contact=moved, person=two)
    office.rows = {
        "plain": plain, "disputed": disputed, "cancelled": cancelled, "corrected": corrected, "correction": now,
        "moved": moved, "arrived": arrived,
    }  # fmt: skip


def agreed(office: Office) -> CooperationAgreement:
    """What a provider agreed on with the office, which it reads; the office's context is entered again."""
    found = CooperationAgreement.objects.filter(partner=office.organisation.pk).first()
    if found is None:
        made = organisations.found(name=f"Träger {office.mark}", kind="provider", concept="thueringen")
        partners.connect(one=office.organisation.pk, other=made.pk)
        enter(made.pk)
        with operating(made.pk, "agreement.conclude") as action:
            subjects = [
                Person.objects.create(organisation=made, number=f"{office.mark}-{kind}", kind=kind)
                for kind in ("project", "agreement")
            ]
            project = Project.objects.create(
                organisation=made, number=f"{office.mark}-P", name=f"{office.mark}projekt", subject=subjects[0],
                from_day=SINCE,
            )  # fmt: skip
            found = CooperationAgreement.objects.create(
                organisation=made, partner=office.organisation.pk, project=project, number=f"{office.mark}-KV",
                project_name=project.name, subject=subjects[1], from_day=SINCE,
                concept="thueringen-integrationsbegleitung@2019-01-01",
            )  # fmt: skip
            action.persons.update(one.pk for one in subjects)
        enter(office.organisation.pk)
    return found


def met(office: Office) -> Meeting:
    """A meeting with minutes under the agreement that the office reads; the office's context is entered again."""
    agreement = agreed(office)
    found = Meeting.objects.filter(agreement=agreement).first()
    if found is None:
        own = agreement.organisation_id
        enter(own)
        member = organisations.enrol(
            organisation=own, email=f"leitung@{office.mark.lower()}.example", name="x", password=PASSWORD,
            role=Role.PROJECT_LEAD, code="L-1", unit=None, since=SINCE,
        )  # fmt: skip
        with operating(own, "meeting.hold", member) as action:
            found = action.record(
                Meeting, person=agreement.subject, partner=office.organisation.pk, agreement=agreement, meeting=uuid4(),
                planned_on=SINCE, held_on=SINCE, channel="in_person", of_provider="x", of_jobcenter="y",
                minutes=f"{office.mark}protokoll",
            )  # fmt: skip
        enter(office.organisation.pk)
    return found


def drafted(office: Office) -> UUID:
    """A draft of a report under an agreement of the office's own; of one that has none a key of nothing."""
    own = CooperationAgreement.objects.filter(organisation=office.organisation).first()
    return reported.draft(next(iter(office.members.values())), own).pk if own is not None else uuid4()


def delivered(office: Office) -> UUID:
    """A report that a provider has sent to the office, which reads it; the office's context is entered again."""
    agreement = agreed(office)
    known = SentReport.objects.filter(partner=office.organisation.pk, agreement=agreement).first()
    if known is None:
        enter(agreement.organisation_id)
        member = organisations.enrol(
            organisation=agreement.organisation_id, email=f"bericht@{office.mark.lower()}.example", name="Leitung",
            password=PASSWORD, role=Role.PROJECT_LEAD, code="bericht-1", unit=None, since=date(2017, 1, 1),
        )  # fmt: skip
        known = reported.sent(CooperationAgreement.objects.get(pk=agreement.pk), member, office.mark)
        enter(office.organisation.pk)
    return known.pk


def its(office: Office, model: type[Model], key: str) -> Any:
    """What the office itself has of a kind, by a column; else a key of nothing."""
    found: Any = model._default_manager.filter(organisation=office.organisation)
    return found.values_list(key, flat=True).first() or uuid4()


def passkey(office: Office) -> int:
    """The key of a passkey of somebody's who is not asked for anything."""
    user = office.inactive
    made = Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.WEBAUTHN, defaults={"data": {}})
    return int(made[0].pk)


def kept(office: Office, model: type[Record]) -> Record:
    """A file or a situation of the office's first client."""
    found = model.objects.filter(person=office.people[0]).first()
    if found is None:
        with operating(office.organisation.pk, "x", office.members[Role.COUNSELLOR].membership) as action:
            found = attached(
                action, person=office.people[0], name=f"{office.mark}bogen", content=PHOTO, carries="contact_record"
            )
    return found


def nowhere() -> dict[str, Any]:
    """Keys of nothing."""
    return {kind: NOWHERE.get(kind, uuid4()) for kind in MAKERS}


def states(own: Office, other: Office, kinds: set[str]) -> dict[str, dict[str, Any]]:
    """What an address with arguments of these kinds is asked for, by the state's name.

    States that begin with "foreign" must be answered like those that begin with "none".
    """
    if not kinds - EVERYBODYS:
        return {"own": own.things()}
    found = {"own": own.things(), "none": nowhere()}
    found["foreign"] = other.things() | {kind: found["none"][kind] for kind in EVERYBODYS}
    if "contact" in kinds:
        for state, row in own.rows.items():
            found[f"own {state}"] = found["own"] | {"person": row.person_id, "contact": row.pk}
        found["own crossed"] = found["own"] | {"person": own.people[1].pk}
    if "person" in kinds:
        found[GUARDED] = found["own"] | {"person": own.people[1].pk}
    if "fact" in kinds:
        found["own approved"] = found["own"] | {"fact": "fm0"}
        found["own agreed"] = found["own"] | {"table": "vereinbarung", "fact": "contact_interval"}
    for kind in kinds if len(kinds) > 1 else ():
        found[f"none but {kind}"] = nowhere() | {kind: found["own"][kind]}
        found[f"foreign but {kind}"] = found["foreign"] | {kind: found["own"][kind]}
    return found


@dataclass(frozen=True)
class Actor:
    """Somebody who asks: an account or nobody, and what he is in which office."""

    name: str
    user: User | None
    office: Office | None
    other: Office
    access: Access | None = None


def actors(own: Office, other: Office) -> list[Actor]:
    """Every role, those who are no members (any more, yet), and members of the other office."""
    found = [Actor(role, access.membership.user, own, other, access) for role, access in own.members.items()]
    found += [Actor("anonymous", None, None, other)]
    found += [Actor(name, getattr(own, name), None, other) for name in ("former", "future", "inactive")]
    for role in (Role.COUNSELLOR, Role.TEAM_LEAD):
        access = other.members[role]
        found.append(Actor(f"other's {role}", access.membership.user, other, own, access))
    return found


def both() -> tuple[Office, Office]:
    """Two offices; the context of the first is entered."""
    other = built("Fremdkanari")
    own = built("Eigenkanari")
    enter(own.organisation.pk)
    return own, other
