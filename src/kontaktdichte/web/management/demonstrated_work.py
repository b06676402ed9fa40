"""What the demonstration's projects do beside contacts: meetings with minutes, employers, trials, costs, offers.

In: agreements whose working meetings the data already hold, participants with their sharings. Out: rows in a running
action. Everything is invented, and the same on each day for equal data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from kontaktdichte.web.actions.acting import Acting, operating
from kontaktdichte.web.models import (
    AftercareOffer,
    Contact,
    CooperationAgreement,
    Cost,
    Employer,
    Employment,
    Meeting,
    MeetingAnswer,
    Membership,
    Person,
    Resolution,
    Role,
    Sharing,
    Situation,
    StaffAbsence,
    Trial,
    TrialNote,
)
from kontaktdichte.web.models.records import standing

EMPLOYERS = (
    ("Lager Nord GmbH", "Musterstadt", "Logistik"), ("Gasthaus zur Linde", "Musterdorf", "Gastgewerbe"),
    ("Grünpflege Muster", "Musterstadt", "Gartenbau"), ("Seniorenhaus am Park", "Nebenstadt", "Pflege"),
    ("Metallbau Beispiel KG", "Nebenstadt", "Metall"),
)  # fmt: skip
SERVICES = (("travel", 4990, "project"), ("work_clothes", 8500, "jobcenter"), ("course", 32000, "jobcenter"))
MINUTES = (
    "Plätze und Wartende durchgegangen. Zwei Austritte in Arbeit. Übergaben werden weiter zu dritt geführt. "
    "Nächstes Treffen im vereinbarten Takt."
)
RESOLVED = (
    ("Freie Plätze binnen vier Wochen nachbesetzen", "Jobcenter", 28),
    ("Vorstellung des Projekts im Team der Vermittlung", "Träger", 45),
)
TRIED, SERVED = 4, 3  # every so manyth participant
_BEFORE = timedelta(30)


class Taken(NamedTuple):
    """A participant now, or until not long ago, and what the Jobcenter reads of it."""

    person: Person
    begin: date
    sharing: Sharing


def away(action: Acting, day: date) -> None:
    """One project worker is away these days, another one was in the month before."""
    workers = Membership.objects.filter(role=Role.PROJECT_WORKER).order_by("code")
    spans = (("unplanned", day - timedelta(3), day + timedelta(5)), ("planned", day - _BEFORE, day - timedelta(16)))
    for member, (kind, since, until) in zip(workers, spans, strict=False):
        StaffAbsence.objects.create(
            organisation_id=action.organisation, member=member, kind=kind, from_day=since, until_day=until
        )


def met(action: Acting, agreements: Iterable[CooperationAgreement], day: date) -> None:
    """Minutes and resolutions of every working meeting that the data hold, and the date of the next one."""
    for agreement in agreements:
        own = {"person": agreement.subject, "partner": agreement.partner, "agreement": agreement}
        rows = Contact.objects.filter(person=agreement.subject_id, kind="working_meeting").order_by("on")
        for contact in rows:
            meeting = uuid4()
            action.record(
                Meeting, **own, meeting=meeting, planned_on=contact.on, place="Jobcenter", invited="Teamleitung",
                invited_on=contact.on - _BEFORE, held_on=contact.on, channel=contact.channel, contact=contact,
                of_provider="Projektleitung", of_jobcenter="Teamleitung, Ansprechperson", minutes=MINUTES,
            )  # fmt: skip
            for what, who, days in RESOLVED:
                until = contact.on + timedelta(days)
                action.record(
                    Resolution, **own, meeting=meeting, resolution=uuid4(), what=what, who=who, until_day=until,
                    done_on=until if until < day else None,
                )  # fmt: skip
        action.record(Meeting, **own, meeting=uuid4(), planned_on=day + _BEFORE, place="Träger", invited="Teamleitung")


def answered(own: UUID, provider: UUID) -> None:
    """The Jobcenter has acknowledged all minutes but the last; in its own context."""
    held = Meeting.objects.filter(partner=own, organisation=provider).exclude(held_on=None).order_by("-held_on")
    with operating(own, "meeting.answer") as action:
        for meeting in held[1:]:
            MeetingAnswer.objects.create(
                organisation_id=own, partner=provider, meeting=meeting.meeting, row=meeting.pk, by="Teamleitung",
                on=meeting.held_on or meeting.planned_on, recorded_at=action.at,
            )  # fmt: skip


def worked(action: Acting, taken: Sequence[Taken], day: date) -> None:
    """Employers with trials of some participants, services of some, where those in work are employed, offers."""
    employers = [
        Employer.objects.create(organisation_id=action.organisation, name=name, place=place, sector=sector)
        for name, place, sector in EMPLOYERS
    ]
    for place, one in enumerate(taken):
        employer = employers[place % len(employers)]
        shared = {"person": one.person, "sharing": one.sharing, "partner": one.sharing.partner}
        if place % TRIED == 0:
            _tried(action, one, employer, shared, day)
        if place % SERVED == 0:
            service, cents, bearer = SERVICES[place // SERVED % len(SERVICES)]
            told = shared if bearer == "jobcenter" else {"person": one.person}
            action.record(
                Cost, **told, cost=uuid4(), service=service, cents=cents, borne_by=bearer, applied_on=one.begin,
                decided_on=min(one.begin + timedelta(14), day), decision="granted", reference=f"AZ {place + 1}",
            )  # fmt: skip
        _employed(action, one.person, employer)


def _tried(action: Acting, one: Taken, employer: Employer, shared: dict[str, object], day: date) -> None:
    first = min(one.begin + _BEFORE, day)
    until = first + timedelta(28)
    over = until <= day
    row = action.record(
        Trial, **shared, trial=uuid4(), kind="internship", employer=employer, from_day=first, planned_until=until,
        until_day=until if over else None, result="ended" if over else "",
    )  # fmt: skip
    action.record(TrialNote, person=one.person, trial=row.trial, text="Frühschicht, gut mit dem Bus zu erreichen.")
    if over:
        action.record(AftercareOffer, person=one.person, offered_on=until)


def _employed(action: Acting, person: Person, employer: Employer) -> None:
    """Where somebody is employed whom the data say to be, and that aftercare was offered the week before."""
    found = standing(Situation.objects.filter(person=person, attribute="employed", value="true"))
    span = found.order_by("-from_day").first()
    if span is not None:
        offered = span.from_day - timedelta(7)
        action.record(Employment, person=person, situation=span, employer=employer)
        action.record(
            AftercareOffer, person=person, offered_on=offered, answer="accepted", answered_on=offered + timedelta(3)
        )
