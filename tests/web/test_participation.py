"""From the assignment to the exit: what the provider does, what each partner may read of it, and for how long."""

from datetime import date

import pytest
from tests.web.conftest import TODAY
from tests.web.side import Together, together

from kontaktdichte.web.actions import contacts, participation
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import explained
from kontaktdichte.web.models import Assignment, Person, Read, Role, SharedDuty, Sharing, Situation

ENTRY = date(2026, 11, 2)
FORM = {
    "number": "T0001", "participation": "regular", "credit": "", "known": "", "basis": "§ 61 SGB II", "purpose": "x",
    "authority_basis": "Bescheid", "authority_purpose": "Nachweis",
}  # fmt: skip


@pytest.fixture
def sides(db: None) -> Together:
    return together()


def text(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]


def test_from_the_assignment_to_what_the_jobcenter_sees(sides: Together) -> None:
    """If it fails, the two organisations do not come together about one human being."""
    counsellor = sides.jobcenter.browser(Role.COUNSELLOR)
    form = {"agreement": sides.agreement, "wished_on": ENTRY, "counsellor": "Kim Rat", "basis": "§ 69", "purpose": "x"}
    assert counsellor.post(f"/klienten/{sides.client}/projekt/zuweisen/", form).status_code == 302
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    assert "Öztürk, Selin" in text(worker.get("/zugewiesen/"))
    assignment = Assignment.objects.get()
    member = sides.provider.members[Role.PROJECT_WORKER].membership
    answer = worker.post(f"/zugewiesen/{assignment.pk}/", FORM | {"on": ENTRY, "worker": member.pk})
    assert answer.status_code == 302, text(answer)
    person = Person.objects.get(number="T0001")
    assert {row.attribute: row.value for row in Situation.objects.filter(person=person)} == {
        "participation": "regular", "agreement": "KV1", "project": "P1", "project_worker": "project_worker-1",
        "counsellor": "Kim Rat",
    }  # fmt: skip
    assert "Niemand wartet" in text(worker.get("/zugewiesen/"))
    assert "§ 61 SGB II" in text(worker.get(f"/klienten/{person.pk}/teilnahme/"))
    counsellor = sides.jobcenter.browser(Role.COUNSELLOR)
    page = text(counsellor.get(f"/klienten/{sides.client}/projekt/"))
    assert "Persönliche Ansprachen im Monat" in page
    assert "T0001" in page
    assert "Öztürk, Selin" in text(counsellor.get("/in-projekten/"))
    assert Read.objects.filter(page="klient/projekt", person=sides.client).exists()
    assert Read.objects.filter(page="projekte/klienten", persons=1).exists()


def test_the_grant_authority_reads_duties_by_number_and_no_name(sides: Together) -> None:
    """If it fails, the grant authority reads who is helped."""
    sides.taken_in(ENTRY)
    sides.authority.entered()
    sharing = Sharing.objects.get(partner=sides.authority.organisation.pk)
    assert (sharing.number, sharing.name, sharing.about, sharing.assignment) == ("T0001", "", ["duties"], None)
    assert SharedDuty.objects.filter(sharing=sharing).exists()


def test_a_withdrawn_assignment_is_gone_for_the_provider(sides: Together) -> None:
    """If it fails, a provider keeps reading of somebody who is not assigned any more."""
    assignment = sides.assigned()
    counsellor = sides.jobcenter.browser(Role.COUNSELLOR)
    path = f"/klienten/{sides.client}/projekt/zuweisungen/{assignment.pk}/zuruecknehmen/"
    assert counsellor.post(path).status_code == 302
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    assert not Assignment.objects.exists()
    assert worker.get(f"/zugewiesen/{assignment.pk}/").status_code == 404


def test_an_assignment_is_taken_in_once(sides: Together) -> None:
    """If it fails, two workers make two files of one human being."""
    sides.taken_in(ENTRY)
    access, assignment = sides.provider.members[Role.PROJECT_WORKER], Assignment.objects.get()
    entry = participation.Entry(ENTRY, "T0002", access.membership, "b", "p", "b", "p")
    with pytest.raises(Refused):
        participation.enter(access=access, assignment=assignment, entry=entry)


def test_exit_ends_what_is_read_and_owes_the_warm_handover_back(sides: Together) -> None:
    """If it fails, partners read on for ever, or an unemployed participant is dropped without a handover."""
    person = sides.taken_in(ENTRY)
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    form = {"last": "2026-11-18", "reason": "time_over", "employed_since": "", "shared_last": "2026-11-19"}
    answer = worker.post(f"/klienten/{person.pk}/teilnahme/austritt/", form)
    assert answer.status_code == 302, text(answer)
    access = sides.provider.members[Role.PROJECT_WORKER]
    assert "handover_exit" in {duty.rule for duty in explained(access, person).duties if duty.actionable}
    assert "vereinbarte Zeit ist um" in text(worker.get(f"/klienten/{person.pk}/teilnahme/"))
    counsellor = sides.jobcenter.browser(Role.COUNSELLOR)
    page = text(counsellor.get(f"/klienten/{sides.client}/projekt/"))
    assert "Persönliche Ansprachen im Monat" not in page
    assert "die Freigabe ist beendet" in page
    assert not Sharing.objects.exists()


def test_who_found_work_is_owed_no_handover_back(sides: Together) -> None:
    """If it fails, the Jobcenter is called to a handover of somebody who works."""
    person, access = sides.taken_in(ENTRY), sides.provider.members[Role.PROJECT_WORKER]
    until = date(2027, 1, 1)
    participation.leave(access=access, person=person, last=date(2026, 11, 18), reason="work", shared_until=until)
    assert "handover_exit" not in {duty.rule for duty in explained(access, person).duties}
    assert Sharing.objects.filter(until_day=until).count() == 2


def test_aftercare_begins_and_ends(sides: Together) -> None:
    """If it fails, the time of aftercare runs while somebody is without work, or does not run."""
    person, access = sides.taken_in(date(2026, 3, 2)), sides.provider.members[Role.PROJECT_WORKER]
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    path = f"/klienten/{person.pk}/teilnahme/nachbetreuung/"
    assert "Die Beschäftigung beginnt" in text(worker.get(path))
    assert worker.post(path, {"on": "2026-09-01", "schritt": "aftercare"}).status_code == 302
    assert worker.post(path, {"on": "2026-09-01", "schritt": "aftercare"}).status_code == 409, "sent twice"
    assert "Die Beschäftigung endete" in text(worker.get(path))
    assert worker.post(path, {"on": "2026-11-01", "schritt": "regular"}).status_code == 302
    rows = participation.situations(person, "participation")
    assert [(row.value, row.from_day, row.until_day) for row in rows] == [
        ("regular", date(2026, 3, 2), date(2026, 9, 1)), ("aftercare", date(2026, 9, 1), date(2026, 11, 1)),
        ("regular", date(2026, 11, 1), None),
    ]  # fmt: skip
    assert participation.holding(person, "employed", TODAY) is None
    with pytest.raises(Refused):
        participation.end_aftercare(access=access, person=person, on=TODAY)


def test_an_ended_sharing_shows_nothing_from_the_next_request_on(sides: Together) -> None:
    """If it fails, ending a sharing is only a word on a page."""
    person = sides.taken_in(ENTRY)
    sharing = Sharing.objects.get(partner=sides.jobcenter.organisation.pk)
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    assert worker.post(f"/klienten/{person.pk}/teilnahme/freigaben/{sharing.pk}/beenden/").status_code == 302
    sides.jobcenter.entered()
    assert not SharedDuty.objects.exists()


def test_a_note_on_a_contact_reaches_no_partner(sides: Together) -> None:
    """If it fails, what a project worker notes is read at the Jobcenter."""
    person, access = sides.taken_in(ENTRY), sides.provider.members[Role.PROJECT_WORKER]
    made = contacts.record(
        access=access, person=person, on=date(2026, 11, 5), channel="in_person", kind="talk", outcome="kept",
        justification=None, form_key=None,
    ).contact  # fmt: skip
    contacts.correct(access=access, contact=made, place="Geheimort", justification_text="Geheimwort")
    page = text(sides.jobcenter.browser(Role.COUNSELLOR).get(f"/klienten/{sides.client}/projekt/"))
    assert "05.11.2026" in page
    assert "Geheim" not in page


def test_a_warm_handover_counts_with_all_three(sides: Together) -> None:
    """If it fails, the handover that all three attended stays owed, or one without the Jobcenter is taken for warm."""
    person = sides.taken_in(ENTRY)
    worker, access = sides.provider.browser(Role.PROJECT_WORKER), sides.provider.members[Role.PROJECT_WORKER]
    path = f"/klienten/{person.pk}/teilnahme/uebergabe/"
    form = {"on": "2026-11-03", "channel": "in_person", "there_client": "on", "there_project_worker": "on"}

    def owed() -> bool:
        return "handover_entry" in {duty.rule for duty in explained(access, person).duties if duty.actionable}

    assert worker.post(path, form).status_code == 302
    assert owed()
    assert worker.post(path, form | {"there_counsellor": "on"}).status_code == 302
    assert not owed()


def test_the_aftercare_clock_is_the_engines(sides: Together) -> None:
    """If it fails, a worker plans contacts that do not count any more."""
    person = sides.taken_in(date(2026, 3, 2), credit="2 months 10 days")
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    assert "Letzter Tag, wenn sie morgen begänne" in text(worker.get(f"/klienten/{person.pk}/teilnahme/"))
    assert worker.post(f"/klienten/{person.pk}/teilnahme/nachbetreuung/", {"on": "2026-07-01"}).status_code == 302
    page = text(worker.get(f"/klienten/{person.pk}/teilnahme/"))
    for said in ("2 Monate 10 Tage", "4 Monate 20 Tage", "Die Zeit endete am 20.11.2026"):
        assert said in page


def test_an_agreement_takes_part_in_nothing(sides: Together) -> None:
    """If it fails, the lead is offered aftercare and a perspective plan for a cooperation agreement."""
    subject = Person.objects.get(number="KV1")
    browser = sides.provider.browser(Role.PROJECT_LEAD)
    assert browser.get(f"/klienten/{subject.pk}/").status_code == 200
    for page in ("teilnahme/", "teilnahme/plan/", "teilnahme/fallberatung/"):
        assert browser.get(f"/klienten/{subject.pk}/{page}").status_code == 404
    assert browser.get(f"/monat/{subject.pk}/").status_code == 404
