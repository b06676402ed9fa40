"""An office that publishes what it has to a partner: a row in every table that a partner may read."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from tests.proof import reported
from tests.proof.world import PHOTO, Office, assigned
from tests.web.conftest import TODAY

from kontaktdichte.web.actions import contacts, organisations, partners
from kontaktdichte.web.actions.acting import Acting, operating
from kontaktdichte.web.actions.attachments import attached
from kontaktdichte.web.clock import now
from kontaktdichte.web.models import (
    About,
    Acknowledgement,
    AftercareOffer,
    AgreementAnswer,
    Assignment,
    Clause,
    Conference,
    ConferenceRequest,
    CooperationAgreement,
    Cost,
    Employer,
    Employment,
    Escalation,
    EscalationFeedback,
    Meeting,
    MeetingAnswer,
    Notice,
    NoticeAnswer,
    NoticeDraft,
    NoticeItem,
    Organisation,
    Person,
    Plan,
    PlanAnswer,
    PlanStep,
    Principle,
    Project,
    Resolution,
    Role,
    Sharing,
    Situation,
    Trial,
    TrialNote,
)
from kontaktdichte.web.rls import enter

SINCE = date(2026, 4, 1)


def partner_of(office: Office) -> Organisation:
    """Another organisation with which the office works; the office's context is entered again."""
    made = organisations.found(name=f"Partner {office.mark}", kind="provider", concept="schwaebisch-hall")
    partners.connect(one=office.organisation.pk, other=made.pk)
    enter(office.organisation.pk)
    return made


def published(office: Office, partner: UUID) -> Sharing:
    """Everything about the office's first client, which a partner reads since long ago; one contact is disputed."""
    enter(office.organisation.pk)
    contacts.dispute(access=office.members[Role.COUNSELLOR], contact=office.rows["plain"])
    assigned(office, partner)
    with operating(office.organisation.pk, "sharing.begin", office.members[Role.TEAM_LEAD].membership) as action:
        project = Project.objects.create(
            organisation=office.organisation, partner=partner, number=f"{office.mark}-P", name=f"{office.mark}projekt",
            subject=subject(office, "project"), from_day=SINCE,
        )  # fmt: skip
        agreement = CooperationAgreement.objects.create(
            organisation=office.organisation, partner=partner, project=project, number=f"{office.mark}-KV",
            project_name=project.name, subject=subject(office, "agreement"), from_day=SINCE,
        )  # fmt: skip
        told(office, partner, project)
        action.record(
            Clause, person=agreement.subject, partner=partner, agreement=agreement, subject="reporting",
            text=f"{office.mark}wortlaut", from_day=SINCE,
        )  # fmt: skip
        spoken(office, action, agreement)
        AgreementAnswer.objects.create(
            organisation=office.organisation, partner=partner, agreement=uuid4(), given=True, on=TODAY,
            why=f"{office.mark}grund", by="x", recorded_at=now(),
        )  # fmt: skip
        attached(action, person=office.people[0], name=f"{office.mark}bogen", content=PHOTO, carries="contact_record")
        sharing = partners.begun(
            action, person=office.people[0], partner=partner, about=About.values, basis="§ 67d SGB X", purpose="x",
            from_day=SINCE, number="17", name="Paula", project=project,
        )  # fmt: skip
        met(office, sharing)
        worked(office, action, sharing)
    acknowledged(office, agreement)
    return sharing


def met(office: Office, sharing: Sharing) -> None:
    """A plan and a conference that the partner reads, and what the office says to those of the partner."""
    own = {"organisation": office.organisation, "partner": sharing.partner, "person": office.people[0]}
    plan = Plan.objects.create(**own, sharing=sharing, version=1, goals=f"{office.mark}ziel", author="x", on=SINCE)
    PlanStep.objects.create(**own, sharing=sharing, plan=plan, position=1, what=f"{office.mark}schritt")
    Conference.objects.create(**own, sharing=sharing, need_on=SINCE, topic=f"{office.mark}thema")
    assignment = Assignment.objects.get(partner=sharing.partner)
    PlanAnswer.objects.create(**own, assignment=assignment, plan=uuid4(), given=True, on=SINCE, by="x")
    ConferenceRequest.objects.create(**own, assignment=assignment, on=SINCE, topic=f"{office.mark}bitte", by="x")


def spoken(office: Office, action: Acting, agreement: CooperationAgreement) -> None:
    """A meeting with a resolution, and what the office says to a meeting of the partner's."""
    own = {"person": agreement.subject, "partner": agreement.partner, "agreement": agreement}
    meeting = action.record(
        Meeting, **own, meeting=uuid4(), planned_on=SINCE, held_on=SINCE, minutes=f"{office.mark}protokoll"
    )
    action.record(Resolution, **own, meeting=meeting.meeting, resolution=uuid4(), what=f"{office.mark}beschluss")
    MeetingAnswer.objects.create(
        organisation=office.organisation, partner=agreement.partner, meeting=uuid4(), row=uuid4(), on=SINCE, by="x",
        objection=f"{office.mark}einwand", recorded_at=now(),
    )  # fmt: skip


def acknowledged(office: Office, agreement: CooperationAgreement) -> None:
    """A report of the office to its partner, and the word that it has one of the partner's."""
    sent = reported.sent(agreement, office.members[Role.TEAM_LEAD].membership, office.mark)
    with operating(office.organisation.pk, "report.acknowledge"):
        Acknowledgement.objects.create(
            organisation=office.organisation, partner=agreement.partner, report=sent.pk, on=TODAY, by=office.mark,
        )  # fmt: skip


def worked(office: Office, action: Acting, sharing: Sharing) -> None:
    """A trial with a note, an employment and a service that the partner reads as far as it may, an offer."""
    person, shared = office.people[0], {"sharing": sharing, "partner": sharing.partner}
    employer = Employer.objects.create(organisation=office.organisation, name=f"{office.mark}betrieb")
    trial = action.record(
        Trial, person=person, **shared, trial=uuid4(), kind="internship", employer=employer, from_day=SINCE
    )
    action.record(TrialNote, person=person, trial=trial.trial, text=f"{office.mark}notiz")
    situation = Situation.objects.filter(person=person)[0]
    action.record(Employment, person=person, situation=situation, employer=employer)
    action.record(
        Cost, person=person, **shared, cost=uuid4(), service="travel", cents=4990, borne_by="jobcenter",
        applied_on=SINCE, reference=f"{office.mark}zeichen",
    )  # fmt: skip
    action.record(AftercareOffer, person=person, offered_on=SINCE)


def told(office: Office, partner: UUID, project: Project) -> None:
    """A notice of the office, an answer, an answer in principle and an escalation, all of them for the partner."""
    mine = {"organisation": office.organisation, "partner": partner}
    duty = {
        "number": "17", "concept": "thueringen", "rule": "contacts_per_month", "window": SINCE, "hard": SINCE,
        "need": 2, "counted": 0,
    }  # fmt: skip
    notice = Notice.objects.create(
        **mine, project=project, project_number=project.number, project_name=project.name, provider=office.mark,
        month=SINCE, sent_on=TODAY, way="letter", sent_by="x", recorded_at=now(),
    )  # fmt: skip
    item = NoticeItem.objects.create(**mine, **duty, notice=notice, person=office.people[0], reason="prevented")
    NoticeDraft.objects.create(
        organisation=office.organisation, project=project, month=SINCE, way="letter", remark=f"{office.mark}entwurf",
        drafted_by="x", drafted_at=now(),
    )  # fmt: skip
    NoticeAnswer.objects.create(
        **mine, notice=notice.pk, item=item.pk, verdict="accepted", answered_on=TODAY, answered_by="x",
        recorded_at=now(),
    )  # fmt: skip
    Principle.objects.create(
        **mine, statement=uuid4(), concept="thueringen", rule="contacts_per_month", question="x", answer="y",
        reference="z", given_on=TODAY,
    )  # fmt: skip
    escalation = Escalation.objects.create(
        **mine, **duty, owner=office.organisation.pk, provider=office.mark, project_number=project.number,
        project_name=project.name, escalated_on=TODAY, escalated_by="x",
    )  # fmt: skip
    EscalationFeedback.objects.create(
        **mine, escalation=escalation.pk, given_on=TODAY, text=office.mark, given_by="x"
    )  # fmt: skip


def subject(office: Office, kind: str) -> Person:
    """A subject of the engine that is no client."""
    return Person.objects.create(organisation=office.organisation, number=f"{office.mark}-{kind}", kind=kind)


def span(office: Office, sharing: Sharing, since: int, until: int | None) -> None:
    """Move a sharing: it begins and ends so many days from today."""
    enter(office.organisation.pk)
    with operating(office.organisation.pk, "sharing.end"):
        sharing.from_day = TODAY + timedelta(since)
        sharing.until_day = None if until is None else TODAY + timedelta(until)
        sharing.save()
