"""Another Jobcenter, provider and authority of the browser tests, with one of everything: for the walk through pages.

Nobody else looks at it, so nothing that the walk finds is changed by another test. All of it came about by actions.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

LEAD, COUNSELLOR = "leitung@ufer.example", "jobcenter@ufer.example"
GRANT, SUPERVISOR = "bewilligung@ufer.example", "aufsicht@ufer.example"
CONCEPT, AT_JOBCENTER = "thueringen-integrationsbegleitung", "schwaebisch-hall"
FAMILY, PROJECT, BASIS = "Uferkanari", "Ufer in Arbeit", "§ 61 SGB II"
MEMBERS = {
    "jobcenter": (COUNSELLOR, "team_lead"), "provider": (LEAD, "project_lead"),
    "grant_authority": (GRANT, "grant_officer"),
    "supervisory_authority": (SUPERVISOR, "supervisor"),
}  # fmt: skip


def founded(password: str, day: date) -> None:
    """The four of them, and what each has done."""
    from kontaktdichte.web.actions import partners

    who = {kind: _member(kind, password, day) for kind in MEMBERS}
    keys = {kind: access.organisation for kind, access in who.items()}
    for one, other in (
        ("provider", "jobcenter"), ("provider", "grant_authority"), ("grant_authority", "supervisory_authority"),
        ("grant_authority", "jobcenter"),
    ):  # fmt: skip
        partners.connect(one=keys[one], other=keys[other])
    _agreed(who["provider"], keys, day)
    waiting, taken = _assigned(who["jobcenter"], day)
    _taken(who["provider"], taken, day)
    _asked(who["jobcenter"], taken, day)
    _met(who["provider"], day)
    _answered(who["provider"], day)
    _worked(who["provider"], day)
    _told(who["provider"], day)
    _passed_on(who["grant_authority"], keys, day)
    _reported(who["provider"], day)
    assert waiting != taken


def _member(kind: str, password: str, day: date) -> Any:
    """An organisation of this kind and its one member."""
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.actions import organisations
    from kontaktdichte.web.models import Membership
    from kontaktdichte.web.rls import inside

    email, role = MEMBERS[kind]
    concept = AT_JOBCENTER if kind == "jobcenter" else CONCEPT
    made = organisations.found(name=f"Haus am Ufer ({kind})", kind=kind, concept=concept)
    with inside(made.pk):
        member = organisations.enrol(
            organisation=made.pk, email=email, name="Uta am Ufer", password=password, role=role, code="U-1", unit=None,
            since=date(2017, 1, 1),
        )  # fmt: skip
        member = Membership.objects.select_related("organisation", "user").get(pk=member.pk)
    return Access(made.pk, made.name, member, day)


def _agreed(lead: Any, keys: dict[str, UUID], day: date) -> None:
    """A project with places and an agreement of which one subject is settled."""
    from kontaktdichte.web.actions import agreements
    from kontaktdichte.web.evaluations import concept_for
    from kontaktdichte.web.models import Partner
    from kontaktdichte.web.rls import inside

    with inside(lead.organisation):
        grants, jobcenter = (Partner.objects.get(partner=keys[kind]) for kind in ("grant_authority", "jobcenter"))
        project = agreements.open_project(
            access=lead, number="U-1", name=PROJECT, since=date(2024, 1, 1), last=None, grants=grants
        )
        concept = concept_for(lead)
        agreement = agreements.conclude(
            access=lead, concept=concept, project=project, partner=jobcenter, number="KV-U", since=date(2024, 1, 1),
            last=None,
        )  # fmt: skip
        agreements.provide(
            access=lead, concept=concept, subject=project.subject, name="places_provided", number=20,
            since=date(2024, 1, 1),
        )  # fmt: skip
        wording = agreements.Wording("Zweimal im Monat.", {"contacts_per_month": "2"}, date(2024, 1, 1))
        agreements.settle(
            access=lead, concept=concept, agreement=agreement, subject="contact_density", wording=wording,
            seen=agreements.state([]),
        )  # fmt: skip


def _met(lead: Any, day: date) -> None:
    """A working meeting with minutes and a resolution."""
    from kontaktdichte.web.actions import meetings
    from kontaktdichte.web.models import CooperationAgreement
    from kontaktdichte.web.rls import inside

    with inside(lead.organisation):
        agreement = CooperationAgreement.objects.get(number="KV-U")
        planned = meetings.Planned(day - timedelta(7), time(10), "Jobcenter", "Teamleitung", day - timedelta(30))
        meeting = meetings.arrange(access=lead, agreement=agreement, planned=planned)
        held = meetings.Held(day - timedelta(7), "in_person", "Leitung", "Teamleitung", "Zwei Plätze sind frei.")
        meeting = meetings.hold(access=lead, meeting=meeting, held=held)
        meetings.resolve(access=lead, meeting=meeting, what="Flyer drucken", who="Träger", until=day - timedelta(1))


def _worked(lead: Any, day: date) -> None:
    """An employer, a trial there, services for both to bear, an offer of aftercare."""
    from kontaktdichte.web.actions import costs, employers
    from kontaktdichte.web.models import Person
    from kontaktdichte.web.rls import inside

    with inside(lead.organisation):
        person = Person.objects.get(number="T-U1")
        employer = employers.add(access=lead, columns={"name": "Lager am Ufer", "place": "Uferstadt"})
        since = day - timedelta(20)
        said = employers.Said("internship", employer, since, day + timedelta(10), None, "", "Frühschicht")
        employers.begin(access=lead, person=person, said=said)
        for bearer in ("jobcenter", "project"):
            costs.apply(access=lead, person=person, said=costs.Said("travel", 4990, bearer, since, None, "", ""))
        costs.offer(access=lead, person=person, offered_on=since, answer="", answered_on=None)


def _assigned(counsellor: Any, day: date) -> tuple[UUID, UUID]:
    """Two clients of the Jobcenter, both assigned; keys of the assignments."""
    from kontaktdichte.rules.tables import Tables
    from kontaktdichte.web.actions import assignments, organisations
    from kontaktdichte.web.models import CooperationAgreement, Person
    from kontaktdichte.web.rls import inside

    numbers, entered = ("U-101", "U-102"), datetime.combine(date(2024, 1, 1), time(9))
    with inside(counsellor.organisation):
        tables = Tables.from_rows(
            persons=[{"id": number, "birth_date": date(1985, 3, 5), "counsellor": "U-1"} for number in numbers],
            situations=[
                {"subject": number, "attribute": "client", "value": "true", "from": date(2024, 1, 1),
                 "recorded_at": entered}
                for number in numbers
            ],
        )  # fmt: skip
        called = {number: (FAMILY, given) for number, given in zip(numbers, ("Wanda", "Walter"), strict=True)}
        organisations.take_in(access=counsellor, tables=tables, names=called)
        made = [
            assignments.assign(
                access=counsellor, person=Person.objects.get(number=number), wished_on=day, counsellor="U-1",
                agreement=CooperationAgreement.objects.get(), basis=BASIS, purpose="Eingliederung",
            ).pk
            for number in numbers
        ]  # fmt: skip
    return made[0], made[1]


def _taken(lead: Any, assignment: UUID, day: date) -> None:
    """Taken in eleven weeks ago, hence with months without contacts; a plan asked for, a need, a file, an absence."""
    from kontaktdichte.web.actions import absences, attachments, conferences, participation, plans
    from kontaktdichte.web.models import Assignment
    from kontaktdichte.web.rls import inside

    since = day - timedelta(days=80)
    with inside(lead.organisation):
        entry = participation.Entry(
            on=since, number="T-U1", worker=lead.membership, basis=BASIS, purpose="Eingliederung",
            authority_basis="§ 44 LHO", authority_purpose="Prüfung",
        )  # fmt: skip
        person = participation.enter(access=lead, assignment=Assignment.objects.get(pk=assignment), entry=entry)
        steps = [plans.Step("Bewerbungsmappe", "Walter", day + timedelta(14))]
        plan = plans.write(access=lead, person=person, goals="Arbeit im Lager", steps=steps, on=since)
        plans.ask(access=lead, plan=plan)
        attachments.attach(
            access=lead, person=person, name="bogen.jpg", content=b"\xff\xd8\xff\xe0 photo \xff\xd9",
            month=day.replace(day=1),
        )  # fmt: skip
        absences.staff_away(
            access=lead, member=lead.membership, kind="planned", since=day - timedelta(4), last=day + timedelta(3)
        )
        absences.away(access=lead, person=person, reason="holiday", since=day - timedelta(9), last=day - timedelta(7))
        need = conferences.need(access=lead, person=person, on=day - timedelta(3), topic="Wohnung")
        conferences.arrange(access=lead, conference=need, on=day + timedelta(5), at=time(10), place="Jobcenter")


def _asked(counsellor: Any, assignment: UUID, day: date) -> None:
    """The Jobcenter asks for a case conference."""
    from kontaktdichte.web.actions import conferences
    from kontaktdichte.web.models import Assignment
    from kontaktdichte.web.rls import inside

    with inside(counsellor.organisation):
        found = Assignment.objects.select_related("person").get(pk=assignment)
        conferences.request(access=counsellor, person=found.person, assignment=found, on=day, topic="Fahrtkosten")


def _answered(lead: Any, day: date) -> None:
    """A second version of the plan, not asked for yet."""
    from kontaktdichte.web.actions import plans
    from kontaktdichte.web.models import Person
    from kontaktdichte.web.rls import inside

    with inside(lead.organisation):
        person = Person.objects.get(number="T-U1")
        plans.write(access=lead, person=person, goals="Arbeit in der Küche", steps=[], on=day)


def _told(lead: Any, day: date) -> None:
    """The first missed month is told to the authority without a reason; the others wait."""
    from kontaktdichte.web.actions import notices
    from kontaktdichte.web.models import Project
    from kontaktdichte.web.rls import inside
    from kontaktdichte.web.unmet import unmet, untold

    with inside(lead.organisation):
        first = min(unmet(untold()), key=lambda one: one.duty.hard)
        notices.send(
            access=lead, project=Project.objects.get(), month=first.month, chosen=[first.key], sent_on=day, way="post"
        )


def _reported(lead: Any, day: date) -> None:
    """October is a draft with words, September is sent."""
    from kontaktdichte.web.actions import reports
    from kontaktdichte.web.models import CooperationAgreement
    from kontaktdichte.web.rls import inside

    with inside(lead.organisation):
        agreement = CooperationAgreement.objects.get()
        for first, until in ((date(2026, 10, 1), date(2026, 11, 1)), (date(2026, 9, 1), date(2026, 10, 1))):
            report = reports.draft(access=lead, agreement=agreement, first=first, until=until)
            said = {"remarks": "Wie besprochen.", "indicators": "Vermittlungen: 1", "open_points": "Fahrtkosten"}
            report = reports.word(access=lead, report=report, seen=reports.state(report), **said)
        reports.review(access=lead, report=report, seen=reports.state(report))
        reports.freeze(access=lead, report=report)
        reports.send(access=lead, report=report, sent_on=day, way="here", reference="U 4")


def _passed_on(officer: Any, keys: dict[str, UUID], day: date) -> None:
    """One missed duty goes to the supervisory authority and to the Jobcenter; an answer in principle is stated."""
    from kontaktdichte.web.actions import grants
    from kontaktdichte.web.models import SharedDuty
    from kontaktdichte.web.rls import inside

    with inside(officer.organisation):
        missed = list(SharedDuty.objects.select_related("sharing").filter(verdict="missed")[:1])
        assert missed
        for kind in ("supervisory_authority", "jobcenter"):
            grants.escalate(access=officer, duties=missed, partner=keys[kind], escalated_on=day)
        grants.state(
            access=officer, concept=missed[0].concept, rule=missed[0].rule, question="Angebrochene Monate?",
            answer="Der volle Wert gilt.", reference="GA-1", given_on=day,
        )  # fmt: skip
