"""An exit, an entry or a turn recorded by mistake: taken back, visible for ever, and everything is as it was before."""

from datetime import date

import pytest
from tests.web.side import Together, together

from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import participation, partners
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Partner, Person, Role, SharedDuty, Sharing, Situation
from kontaktdichte.web.models.records import standing

ENTRY, LAST = date(2026, 9, 1), date(2026, 11, 10)


@pytest.fixture
def sides(db: None) -> Together:
    return together()


@pytest.fixture
def person(sides: Together) -> Person:
    return sides.taken_in(ENTRY)


def held(person: Person) -> set[tuple[str, str, date, date | None]]:
    """What holds on some day."""
    rows = standing(Situation.objects.filter(person=person))
    said = {(row.attribute, row.value, row.from_day, row.until_day) for row in rows}
    return {one for one in said if one[3] is None or one[3] > one[2]}


def owed(access: Access, person: Person) -> list[tuple[str, date, str]]:
    return [(duty.rule, duty.window, duty.verdict) for duty in explained(access, person).duties]


def left(sides: Together, person: Person, reason: str = "moved") -> Access:
    access = sides.provider.entered().members[Role.PROJECT_WORKER]
    participation.leave(access=access, person=person, last=LAST, reason=reason, shared_until=date(2026, 11, 15))
    return access


@pytest.mark.parametrize("reason", ["moved", "work"])
def test_a_wrong_exit_is_taken_back_with_duties_and_sharings(sides: Together, person: Person, reason: str) -> None:
    """If it fails, one wrong click ends somebody's way through the project, or hides that it was made."""
    access = sides.provider.members[Role.PROJECT_WORKER]
    before, duties, shared = held(person), owed(access, person), SharedDuty.objects.count()
    left(sides, person, reason)
    assert owed(access, person) != duties
    worker, path = sides.provider.browser(Role.PROJECT_WORKER), f"/klienten/{person.pk}/teilnahme/"
    page = worker.get(path).content.decode()
    assert "Der Austritt wurde versehentlich erfasst" in page
    row = page.partition('name="zeile" value="')[2].partition('"')[0]
    told = worker.post(f"{path}zuruecknehmen/", {"zeile": row}, follow=True).content.decode()
    sides.provider.entered()
    assert (held(person), owed(access, person)) == (before, duties)
    assert set(Sharing.objects.filter(person=person).values_list("until_day", flat=True)) == {None}
    assert SharedDuty.objects.count() == shared
    for said in ("Zurückgenommen", "Austritt zum 10.11.2026", "zurückgenommen 20.11.2026 von project_worker Träger"):
        assert said in told, said
    assert "Beschäftigung beginnt, Nachbetreuung" in told, "the next steps are there again"
    assert verifying.projection(sides.provider.organisation.pk, access.today) == []
    again = worker.post(f"{path}zuruecknehmen/", {"zeile": row}, follow=True).content.decode()
    assert "inzwischen von jemand anderem geändert" in again
    assert held(person) == before


def test_a_wrong_entry_is_taken_back_and_the_assignment_waits_again(sides: Together, person: Person) -> None:
    """If it fails, somebody who never came is owed contacts, and partners go on reading of them."""
    access = sides.provider.members[Role.PROJECT_WORKER]
    step = participation.last_step(person)
    assert step is not None
    assert step[0] == "participation.enter"
    participation.take_back(access=access, person=person, row=step[1])
    assert held(person) == set()
    assert owed(access, person) == []
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    assert "Öztürk, Selin" in worker.get("/zugewiesen/").content.decode()
    assert sides.jobcenter.entered()
    assert not SharedDuty.objects.exists()
    sides.provider.entered()
    assert {row.until_day for row in Sharing.objects.filter(person=person)} == {access.today}


def test_a_turn_to_aftercare_is_taken_back(sides: Together, person: Person) -> None:
    """If it fails, time of aftercare is used up by a mistake."""
    access, before = sides.provider.members[Role.PROJECT_WORKER], held(person)
    participation.begin_aftercare(access=access, person=person, on=date(2026, 10, 1))
    step = participation.last_step(person)
    assert step is not None
    participation.take_back(access=access, person=person, row=step[1])
    assert held(person) == before


def test_only_the_last_step_is_taken_back(sides: Together, person: Person) -> None:
    """If it fails, an entry vanishes under an exit, and nobody can say what the exit ended."""
    entry = participation.last_step(person)
    assert entry is not None
    access = left(sides, person)
    with pytest.raises(Stale):
        participation.take_back(access=access, person=person, row=entry[1])


def test_who_is_shared_anew_is_not_shared_twice(sides: Together, person: Person) -> None:
    """If it fails, a partner reads the same participant under two bases."""
    access = left(sides, person)
    step, first = participation.last_step(person), Sharing.objects.filter(person=person).order_by("pk").first()
    assert step is not None
    assert first is not None
    partners.share(
        access=access, person=person, partner=Partner.objects.get(partner=first.partner), about=["duties"], basis="b",
        purpose="p", since=date(2026, 11, 12), number="T0001",
    )  # fmt: skip
    with pytest.raises(Refused):
        participation.take_back(access=access, person=person, row=step[1])
