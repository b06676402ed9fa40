"""People on their way between Jobcenter Musterstadt and the provider: one for each test, and one for whoever looks.

The Wegs are clients of the Jobcenter without any fact, so that no list of its own is about them.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

WEGS = ("Wanda", "Wim", "Willem", "Wolke")  # the last ones: waiting at the provider, and taken in with everything
FAMILY, ENTRY = "Weg", date(2026, 11, 2)


def begun(jobcenter: UUID, provider: UUID, counsellor: str, day: date) -> None:
    """Somebody waits to be taken in; somebody is in the project with a plan and the need for a conference."""
    from kontaktdichte.rules.tables import Tables
    from kontaktdichte.web.access import Access
    from kontaktdichte.web.actions import assignments, conferences, organisations, participation, plans
    from kontaktdichte.web.models import Assignment, CooperationAgreement, Membership, Person
    from kontaktdichte.web.rls import inside

    people = [{"id": f"W-{i}", "birth_date": date(1991, 3, i + 1), "counsellor": counsellor} for i in range(len(WEGS))]
    with inside(jobcenter):
        member = Membership.objects.select_related("organisation", "user").get(code=counsellor)
        access = Access(jobcenter, "Jobcenter Musterstadt", member, day)
        names = {f"W-{i}": (FAMILY, name) for i, name in enumerate(WEGS)}
        organisations.take_in(access=access, tables=Tables.from_rows(persons=people), names=names)
        agreement = CooperationAgreement.objects.get(partner=jobcenter)
        made = [
            assignments.assign(
                access=access, person=Person.objects.get(number=f"W-{i}"), agreement=agreement, wished_on=ENTRY,
                counsellor="Sabine Sommer", basis="§ 69 Abs. 1 Nr. 1 SGB X", purpose="Begleitung",
            )
            for i in (2, 3)
        ]  # fmt: skip
    with inside(provider):
        member = Membership.objects.select_related("organisation", "user").get(code="IB-1")
        access = Access(provider, "Brücke gGmbH", member, day)
        entry = participation.Entry(
            ENTRY, "W0003", member, "§ 61 SGB II", "Begleitung", "Zuwendungsbescheid", "Nachweis"
        )
        assignment = Assignment.objects.get(pk=made[1].pk)
        person = participation.enter(access=access, assignment=assignment, entry=entry)
        steps = [plans.Step("Bewerbungsmappe", "beide", date(2026, 12, 1))]
        plans.write(access=access, person=person, goals="Arbeit im Lager", steps=steps, on=date(2026, 11, 9))
        conferences.need(access=access, person=person, on=date(2026, 11, 16), topic="Stillstand")
