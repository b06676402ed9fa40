"""A contact that the participant disputes: its marker stands wherever the contact is told (§ 84 (2) SGB X)."""

import io
from datetime import date

import polars as pl
import pytest
from tests.web.side import Together, together

from kontaktdichte.reports.contact_record import Sheet
from kontaktdichte.web import contact_records
from kontaktdichte.web.actions import contacts, reports
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import Contact, CooperationAgreement, Person, Role, SharedContact, SharedDuty
from kontaktdichte.web.months import months
from kontaktdichte.web.reporting import runs

ENTRY = date(2026, 10, 1)
MONTH = "?monat=2026-11"
MARKER = "bestritten"


@pytest.fixture
def sides(db: None) -> Together:
    return together()


@pytest.fixture
def contact(sides: Together) -> Contact:
    """The participant's one contact, just entered."""
    person = sides.taken_in(ENTRY)
    access = sides.provider.members[Role.PROJECT_WORKER]
    return contacts.record(
        access=access, person=person, on=date(2026, 11, 5), channel="in_person", kind="talk", outcome="kept",
        justification=None, form_key=None,
    ).contact  # fmt: skip


def disputing(sides: Together, contact: Contact, ends: bool = False) -> None:
    access = sides.provider.entered().members[Role.PROJECT_WORKER]
    contacts.dispute(access=access, contact=contact, ends=ends)


def pages(person: Person, contact: Contact) -> list[str]:
    """Where the provider tells of the contact."""
    file = f"/klienten/{person.pk}/"
    return [file, f"{file}kontakte/{contact.pk}/", f"{file}zeitstrahl/", f"/monat/{person.pk}/{MONTH}"]


def test_every_page_and_file_of_the_provider_marks_it_until_it_is_settled(
    sides: Together, contact: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it fails, somebody at the provider relies on what the participant says is wrong."""
    worker, person, papers = sides.provider.browser(Role.PROJECT_WORKER), contact.person, list[Sheet]()
    access = sides.provider.members[Role.PROJECT_WORKER]
    monkeypatch.setattr(contact_records, "contact_record", lambda sheets, *_: papers.extend(sheets) or b"")

    def marked() -> list[bool]:
        told = [_badges(_text(worker.get(page))) for page in pages(person, contact)]
        listed = worker.get(f"/klienten/{person.pk}/kontakte.csv").content.decode("utf-8-sig")
        table = pl.read_excel(io.BytesIO(worker.get(f"/klienten/{person.pk}/kontakte.xlsx").content), has_header=False)
        contact_records.record_of(access, months(access, [person], date(2026, 11, 1)), date(2026, 11, 1))
        (line,) = papers[-1].lines
        return [MARKER in str(one) for one in (*told, listed, table.rows(), line)]

    assert marked() == [False] * 7
    disputing(sides, contact)
    assert marked() == [True] * 7
    disputing(sides, contact, ends=True)
    assert marked() == [False] * 7


def test_the_jobcenter_reads_the_marker_on_its_page_until_it_is_settled(sides: Together, contact: Contact) -> None:
    """If it fails, the Jobcenter relies on what its client disputes, or keeps doubting what is settled."""
    there = f"/klienten/{sides.client}/projekt/"

    def marked() -> tuple[bool, bool]:
        sides.jobcenter.entered()
        page = _text(sides.jobcenter.browser(Role.COUNSELLOR).get(there))
        duties, _, rest = page.partition("Freigegebene Kontakte")
        row = rest.partition("05.11.2026")[2].partition("</tr>")[0]
        return MARKER in _badges(duties), MARKER in _badges(row)

    assert marked() == (False, False)
    disputing(sides, contact)
    assert marked() == (True, True)
    disputing(sides, contact, ends=True)
    assert marked() == (False, False)
    sides.provider.entered()
    assert SharedContact.objects.filter(contact=contact.pk).exists(), "settled, the contact itself stays published"
    assert SharedDuty.objects.filter(partner=sides.jobcenter.organisation.pk).exists()


def test_the_marker_at_the_partner_follows_a_correction(sides: Together, contact: Contact) -> None:
    """If it fails, correcting a disputed entry makes the partner trust it although nothing is settled."""
    disputing(sides, contact)
    access = sides.provider.members[Role.PROJECT_WORKER]
    new = contacts.correct(access=access, contact=contact, minutes=30)
    rows = SharedContact.objects.filter(person=contact.person).values_list("contact", "disputed")
    assert set(rows) == {(new.pk, True)}


def test_reports_and_the_grant_authoritys_list_mark_it(sides: Together, contact: Contact) -> None:
    """If it fails, a Jobcenter or the grant authority acts on what a participant says is wrong."""
    lead, agreement = sides.provider[Role.PROJECT_LEAD], CooperationAgreement.objects.get(pk=sides.agreement)
    report = reports.draft(access=lead, agreement=agreement, first=date(2026, 11, 1), until=date(2026, 12, 1))

    def told() -> object:
        (row,) = next(one for one in runs.sections(runs.asked(lead, report)) if one.code == "contacts").tables[0].rows
        return row[4]

    earlier = runs.asked(lead, report)
    assert told() == "05.11."
    disputing(sides, contact)
    assert told() == "05.11. (bestritten)"
    assert "bestritten" not in str(runs.sections(earlier)), "what was drafted before tells as it stood"
    with operating(sides.provider.organisation.pk, "x"):
        SharedDuty.objects.filter(partner=sides.authority.organisation.pk, verdict="missed").update(disputed=True)
    page = _text(sides.authority.browser(Role.GRANT_OFFICER).get("/bewilligung/ohne-grund/"))
    assert MARKER in _badges(page)


def _badges(page: str) -> str:
    """The words of all badges."""
    return " ".join(part.partition("</span></span>")[0] for part in page.split(' kd-badge">')[1:])


def _text(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]
