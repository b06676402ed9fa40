"""What partners see stands on every page of a provider about a participant, and says so when it has ended."""

from datetime import date

import pytest
from tests.web.conftest import TODAY
from tests.web.side import Together, together

from kontaktdichte.web.actions import conferences, participation, partners
from kontaktdichte.web.models import Role, Sharing

ENTRY = date(2026, 9, 1)


@pytest.fixture
def sides(db: None) -> Together:
    return together()


def test_each_page_says_which_partner_reads_what_until_when_and_on_which_basis(sides: Together) -> None:
    """If it fails, a project worker writes without knowing who reads along (§ 67d SGB X)."""
    person = sides.taken_in(ENTRY)
    access = sides.provider.members[Role.PROJECT_WORKER]
    need = conferences.need(access=access, person=person, on=TODAY, topic="Stillstand")
    worker, file = sides.provider.browser(Role.PROJECT_WORKER), f"/klienten/{person.pk}/"
    pages = [
        file, f"/monat/{person.pk}/", f"{file}pflichten/contacts_per_month/2026-09-01/", f"{file}teilnahme/",
        *(f"{file}teilnahme/{part}/" for part in ("plan", "plan/neu", "fallberatung", "uebergabe")),
        f"{file}teilnahme/fallberatung/{need.pk}/",
    ]  # fmt: skip
    for page in pages:
        said = card(worker.get(page))
        for told in (
            "Amt", "Behörde", "Liest seit 01.09.2026", "bis auf Weiteres", "Perspektivplan", "Fallberatungen: Termin",
            "§ 61 SGB II", "Bescheid", "Begleitung", "Notizen werden nie freigegeben",
        ):  # fmt: skip
            assert told in said, (page, told)
    office = Sharing.objects.get(person=person, partner=sides.jobcenter.organisation.pk)
    participation.leave(access=access, person=person, last=date(2026, 11, 10), reason="moved", shared_until=TODAY)
    office.refresh_from_db()
    partners.unshare(access=access, sharing=office, until=date(2026, 11, 18))
    for page in pages:
        assert "Die Freigabe endete am 17.11.2026: Es wird nichts mehr gelesen." in card(worker.get(page)), page


def test_a_jobcenters_own_file_shows_no_partners(sides: Together) -> None:
    """If it fails, a counsellor believes that partners read the Jobcenter's file."""
    file = sides.jobcenter.browser(Role.COUNSELLOR).get(f"/klienten/{sides.client}/")
    assert "freigaben" not in file.content.decode()


def card(answer: object) -> str:
    """The part of a page about partners, of which there is one."""
    text = str(answer.content.decode())  # type: ignore[attr-defined]
    parts = text.split('id="freigaben"')
    assert len(parts) == 2, answer
    return parts[1].partition("</section>")[0]
