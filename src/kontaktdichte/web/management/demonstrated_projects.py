"""The project side of the demonstration: two providers with four projects in their third year, those they work with.

In: the demonstration's Jobcenter, a day. Out: logins. The second Jobcenter, the grant authority and the supervisory
authority come with them; which Jobcenter a participant is of says the agreement.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import polars as pl

from kontaktdichte.demo import generate
from kontaktdichte.demo.names import names
from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import members, organisations, partners
from kontaktdichte.web.actions.acting import Acting, operating
from kontaktdichte.web.management import demonstrated_work
from kontaktdichte.web.management.demonstrated_notices import told
from kontaktdichte.web.management.demonstrated_reports import reported
from kontaktdichte.web.models import (
    About,
    Assignment,
    Clause,
    CooperationAgreement,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Project,
    Role,
    Sharing,
    Unit,
)
from kontaktdichte.web.rls import inside

SEED, YEARS, PLACES = 20261121, 3, 91
CONCEPT, COUNSELLORS = "thueringen-integrationsbegleitung", "schwaebisch-hall"
PROVIDERS = {"Träger 1": "Brückenschlag gGmbH", "Träger 2": "Wegweiser e. V."}
PROJECTS = {
    "Projekt 1": "Ankommen", "Projekt 2": "Aufbruch", "Projekt 3": "Begleitet in Arbeit", "Projekt 4": "Neue Wege",
}  # fmt: skip
SECOND, GRANT, SUPERVISION = "Jobcenter Nebenstadt", "Landesbewilligungsstelle Musterland", "Ministerium Musterland"
AFTER = timedelta(60)  # how long a Jobcenter reads on after somebody has left
BASIS, PURPOSE = "§ 61 Abs. 2 SGB II, § 67d SGB X", "Eingliederung in Arbeit"
FACTS = {"client": "true", "outlook": "not_near_market", "integration_agreement": "true"}
CLAUSES: dict[str, tuple[str, tuple[str, ...]]] = {  # invented wordings by subject, with the values that they carry
    "assignment_and_return": (
        "Das Jobcenter weist zu; Übergabe zu dritt, bei Austritt ohne Arbeit ebenso.",
        ("handover_term",),
    ),
    "perspective_plans": (
        "Die Integrationsbegleitung erstellt den Plan und stimmt ihn mit der Vermittlungsfachkraft ab.",
        ("plan_term",),
    ),
    "contact_density": ("Persönliche Ansprachen je Monat wie vereinbart, mindestens zwei.", ("contacts_per_month",)),
    "case_conferences": ("Bei Bedarf Fallberatung zu dritt; melden kann ihn jede Seite.", ("conference_term",)),
    "reporting": ("Bericht über Plätze, Ein- und Austritte, Kontakte und Ergebnisse.", ("report_period",)),
    "project_structure": ("Ablauf nach der Vorhabenbeschreibung.", ()),
    "target_group": ("Langzeitarbeitslose mit mehreren Vermittlungshemmnissen.", ()),
    "places": ("Die Zahl der Plätze steht im Zuwendungsbescheid.", ()),
    "refilling": ("Das Jobcenter besetzt einen freien Platz binnen vier Wochen nach.", ()),
    "working_meetings": ("Arbeitstreffen im vereinbarten Takt.", ("meeting_period",)),
    "employers": ("Arbeitserprobungen und Praktika werden vorher abgesprochen.", ()),
    "indicators": ("Vermittlungen, Praktika, Stabilität nach sechs Monaten.", ()),
    "costs": ("Fahrkosten trägt das Projekt, Leistungen zur Aktivierung das Jobcenter.", ()),
    "data_protection": ("Weitergegeben wird nur, was freigegeben ist.", ()),
}
UNSETTLED = {("KV-0002-B", "indicators"), ("KV-0003-B", "refilling"), ("KV-0004-B", "case_conferences")}
SINCE = date(2017, 2, 15)
_FAR = date(9999, 1, 1)


@dataclass(frozen=True)
class Post:
    """Somebody who may come in."""

    email: str
    name: str
    role: str
    code: str
    unit: str | None = None


@dataclass(frozen=True)
class Entered:
    """A login of the project side, and the organisation that it is of."""

    email: str
    password: str
    role: str


def made(jobcenter: UUID, day: date, years: int = YEARS) -> tuple[list[UUID], list[Entered]]:
    """The organisations whose lists are still to be computed, and the logins."""
    persons = PLACES * years
    tables = Tables(**next(generate(persons, seed=SEED, as_of=day, dataset="projekte", years=years, chunk=persons)))
    second, logins = _office(SECOND, OrganisationKind.JOBCENTER, COUNSELLORS, [
        *_counsellors(tables, "B", "nebenstadt.example"),
        Post("ansprechperson@nebenstadt.example", "Ansprechperson", Role.CONTACT_PERSON, "AP-1"),
        Post("verwaltung@nebenstadt.example", "Administration", Role.ADMINISTRATOR, "ADM-1"),
    ])  # fmt: skip
    jobcenters = {"A": jobcenter, "B": second.pk}
    grant, more = _office(GRANT, OrganisationKind.GRANT_AUTHORITY, CONCEPT, [
        Post("sachbearbeitung@bewilligung.example", "Sachbearbeitung", Role.GRANT_OFFICER, "SB-1"),
        Post("verwaltung@bewilligung.example", "Administration", Role.ADMINISTRATOR, "ADM-1"),
    ])  # fmt: skip
    logins += more
    supervision, more = _office(SUPERVISION, OrganisationKind.SUPERVISORY_AUTHORITY, CONCEPT, [
        Post("fachaufsicht@ministerium.example", "Fachaufsicht", Role.SUPERVISOR, "FA-1"),
        Post("verwaltung@ministerium.example", "Administration", Role.ADMINISTRATOR, "ADM-1"),
    ])  # fmt: skip
    logins += more
    for one, other in ((grant.pk, supervision.pk), (grant.pk, jobcenter), (grant.pk, second.pk)):
        partners.connect(one=one, other=other)
    providers = []
    for prefix, name in PROVIDERS.items():
        own = _of(tables, prefix)
        provider, more = _office(name, OrganisationKind.PROVIDER, CONCEPT, list(_staff(own, prefix)))
        for partner in (*jobcenters.values(), grant.pk):
            partners.connect(one=provider.pk, other=partner)
        _filled(provider, own, jobcenters, grant.pk, day)
        told(provider.pk, grant.pk, day)
        reported(provider.pk, day)
        providers.append(provider.pk)
        logins += more
    return [second.pk, *providers], logins


def _office(name: str, kind: str, concept: str, posts: list[Post]) -> tuple[Organisation, list[Entered]]:
    """An organisation with its members and units; the administrator comes first, since units are made by one."""
    office, logins = organisations.found(name=name, kind=kind, concept=concept), []
    with inside(office.pk):
        access: Access | None = None
        units: dict[str | None, Unit | None] = {None: None}
        for post in sorted(posts, key=lambda one: one.role != Role.ADMINISTRATOR):
            if post.unit not in units and access is not None:
                units[post.unit] = members.unit(access=access, name=post.unit or "")
            login = Entered(post.email, secrets.token_urlsafe(9), post.role)
            member = organisations.enrol(
                organisation=office.pk, email=post.email, name=post.name, password=login.password, role=post.role,
                code=post.code, unit=units[post.unit], since=SINCE,
            )  # fmt: skip
            access = access or Access(office.pk, name, member, SINCE)
            logins.append(login)
    return office, logins


def _counsellors(tables: Tables, letter: str, domain: str) -> Iterator[Post]:
    """Those of a Jobcenter whom participants' situations name."""
    named = tables.situations.filter(pl.col("attribute") == "counsellor")["value"].unique().sort()
    codes = [code for code in named if code.startswith(f"VF {letter}")]
    called = names(codes, SEED)
    for code in codes:
        yield Post(f"{_address(code)}@{domain}", " ".join(reversed(called[code])), Role.COUNSELLOR, code)


def _staff(tables: Tables, prefix: str) -> Iterator[Post]:
    """Those of a provider: project workers by the codes of the tables, one substitute, lead and administration."""
    domain = f"{_address(prefix)}.example"
    rows = tables.persons.drop_nulls(["counsellor", "unit"]).select("counsellor", "unit").unique().sort("counsellor")
    called = names(rows["counsellor"].to_list(), SEED)
    for code, unit in rows.iter_rows():
        yield Post(f"{_address(code)}@{domain}", " ".join(reversed(called[code])), Role.PROJECT_WORKER, code, unit)
    yield Post(f"projektleitung@{domain}", "Projektleitung", Role.PROJECT_LEAD, "PL-1")
    yield Post(f"vertretung@{domain}", "Vertretung", Role.SUBSTITUTE, "VT-1")
    yield Post(f"verwaltung@{domain}", "Administration", Role.ADMINISTRATOR, "ADM-1")


def _address(words: str) -> str:
    return words.lower().replace("ä", "ae").replace(" ", "-")


def _of(tables: Tables, prefix: str) -> Tables:
    """The rows of one provider: its projects' people, and the agreements of those projects."""
    mine = tables.persons.filter(pl.col("unit").str.starts_with(prefix))
    numbers = [name.rpartition(" ")[2].zfill(4) for name in mine.filter(pl.col("kind") == "project")["id"]]
    agreements = tables.persons.filter(pl.col("id").str.slice(3, 4).is_in(numbers) & (pl.col("kind") == "agreement"))
    persons = pl.concat([agreements, mine]).with_columns(pl.col("unit").str.split(", ").list.last())
    keys = persons["id"].implode()
    rest = {name: frame.filter(pl.col("subject").is_in(keys)) for name, frame in tables.items() if name != "persons"}
    assert set(rest) | {"persons"} == set(COLUMNS)
    return Tables(persons=persons, **rest)


@dataclass(frozen=True)
class Taking:
    """A participant now, or until not long ago."""

    number: str
    person: Person
    agreement: CooperationAgreement
    begin: date
    until: date | None  # from when on partners read nothing more
    counsellor: str


def _filled(provider: Organisation, tables: Tables, jobcenters: Mapping[str, UUID], grant: UUID, day: date) -> None:
    """Its files, its projects with their agreements, the Jobcenters' side of them, and who reads what of whom."""
    with inside(provider.pk):
        lead = Access(provider.pk, provider.name, _member(Role.PROJECT_LEAD), day)
        clients = [one for one in tables.persons["id"] if one.isdigit()]
        organisations.take_in(access=lead, tables=tables, names=names(clients, SEED))
        known = {person.number: person for person in Person.objects.all()}
        with operating(provider.pk, "project.enter", lead.membership) as action:
            _projects(action, known, tables, jobcenters, grant)
        taking = list(_taking(tables, known, day))
    assigned: dict[str, UUID] = {}
    for letter, jobcenter in jobcenters.items():
        theirs = [one for one in taking if one.agreement.partner == jobcenter]
        with inside(jobcenter):
            assigned |= _assigned(jobcenter, letter, provider.pk, theirs, day)
    with inside(provider.pk), operating(provider.pk, "sharing.begin", lead.membership) as action:
        taken = [
            demonstrated_work.Taken(one.person, one.begin, _shared(action, one, grant, assigned[one.number]))
            for one in taking
        ]
        demonstrated_work.worked(action, taken, day)
        demonstrated_work.away(action, day)
        own = CooperationAgreement.objects.filter(organisation=provider).select_related("subject")
        demonstrated_work.met(action, own.order_by("number"), day)
    for jobcenter in jobcenters.values():
        with inside(jobcenter):
            demonstrated_work.answered(jobcenter, provider.pk)


def _member(role: str) -> Membership:
    return Membership.objects.select_related("organisation", "user").get(role=role)


def _projects(
    action: Acting, known: Mapping[str, Person], tables: Tables, jobcenters: Mapping[str, UUID], grant: UUID
) -> None:
    """Projects, their agreements, and a clause for almost every subject; the values that duties follow are there."""
    found = {}
    for number, subject in known.items():
        if subject.kind == "project":
            found[number] = Project.objects.create(
                organisation_id=action.organisation, partner=grant, subject=subject, name=PROJECTS[number],
                number=f"IB-2024-{number.rpartition(' ')[2].zfill(2)}", from_day=date(2023, 10, 1),
            )  # fmt: skip
    for number, subject in known.items():
        if subject.kind != "agreement":
            continue
        project = found[f"Projekt {int(number[3:7])}"]
        made = CooperationAgreement.objects.create(
            organisation_id=action.organisation, partner=jobcenters[number[-1]], project=project, subject=subject,
            number=number, project_name=project.name, from_day=project.from_day, concept=CONCEPT,
        )  # fmt: skip
        agreed = tables.agreements.filter(pl.col("subject") == number)
        said = dict(agreed.select("key", "value").rows())
        for code, (text, keys) in CLAUSES.items():
            if (number, code) not in UNSETTLED:
                action.record(
                    Clause, person=subject, partner=made.partner, agreement=made, subject=code, text=text,
                    values=[[key, said[key]] for key in keys if key in said], from_day=made.from_day,
                )  # fmt: skip


def _taking(tables: Tables, known: Mapping[str, Person], day: date) -> Iterator[Taking]:
    """Who takes part, or left not long ago."""
    spans = tables.situations.filter(pl.col("attribute") == "participation").group_by("subject").agg(
        pl.col("from").min(), pl.col("until").fill_null(_FAR).max()
    )  # fmt: skip
    said = {
        attribute: dict(tables.situations.filter(pl.col("attribute") == attribute).select("subject", "value").rows())
        for attribute in ("agreement", "counsellor")
    }
    agreements = {one.number: one for one in CooperationAgreement.objects.all()}
    for number, begin, last in spans.sort("subject").iter_rows():
        until = None if last == _FAR else last + AFTER
        if begin <= day and (until is None or until > day):
            agreement = agreements[said["agreement"][number]]
            yield Taking(number, known[number], agreement, begin, until, said["counsellor"][number])


def _assigned(jobcenter: UUID, letter: str, provider: UUID, taking: list[Taking], day: date) -> dict[str, UUID]:
    """The Jobcenter's own records of these people and their assignments; keys of the assignments by number."""
    codes = set(Membership.objects.filter(role=Role.COUNSELLOR).values_list("code", flat=True))
    spare = sorted(codes)
    post = {one.number: one.counsellor if one.counsellor in codes else spare[int(one.number) % len(spare)]
            for one in taking}  # fmt: skip
    key = {one.number: f"{letter}{one.number}" for one in taking}
    tables = Tables.from_rows(
        persons=[
            {"id": key[one.number], "birth_date": one.person.birth_date, "counsellor": post[one.number]}
            for one in taking
        ],
        situations=[
            {"subject": key[one.number], "attribute": attribute, "value": value, "from": one.begin - timedelta(90)}
            for one in taking
            for attribute, value in FACTS.items()
        ],
        contacts=[
            {"id": key[one.number], "subject": key[one.number], "on": day - timedelta(20 + int(one.number) % 40),
             "kind": "talk", "channel": "in_person", "outcome": "kept", "actor": post[one.number]}
            for one in taking
        ],
    )  # fmt: skip
    member = Membership.objects.select_related("organisation", "user").filter(role=Role.COUNSELLOR).order_by("code")[0]
    called = {key[one.number]: (one.person.family_name, one.person.given_name) for one in taking}
    organisations.take_in(access=Access(jobcenter, "", member, day), tables=tables, names=called)
    known = {person.number: person for person in Person.objects.filter(number__in=key.values())}
    with operating(jobcenter, "assignment.make"):
        return {
            one.number: Assignment.objects.create(
                organisation_id=jobcenter, partner=provider, person=known[key[one.number]], agreement=one.agreement.pk,
                project_name=one.agreement.project_name, given_name=one.person.given_name,
                family_name=one.person.family_name, birth_date=one.person.birth_date, counsellor=post[one.number],
                wished_on=one.begin, basis=BASIS, purpose=PURPOSE, from_day=one.begin, until_day=one.until,
            ).pk
            for one in taking
        }  # fmt: skip


def _shared(action: Acting, one: Taking, grant: UUID, assignment: UUID) -> Sharing:
    """With the Jobcenter everything that may be, with the grant authority duties by number; the Jobcenter's."""
    common = {"person": one.person, "project": one.agreement.project, "from_day": one.begin, "until_day": one.until,
              "number": one.number}  # fmt: skip
    made = partners.begun(
        action, partner=one.agreement.partner, about=About.values, name=str(one.person), basis=BASIS, purpose=PURPOSE,
        assignment=assignment, **common,
    )  # fmt: skip
    partners.begun(
        action, partner=grant, about=[About.DUTIES], basis="§ 44 LHO, Zuwendungsbescheid", assignment=None,
        purpose="Prüfung der Zuwendung", **common,
    )  # fmt: skip
    return made
