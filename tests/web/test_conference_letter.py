"""The date of a case conference as letters: to whom, with what, and nothing of the case beyond its topic."""

from datetime import date, time

import pytest
from tests.web.side import Together, together

from kontaktdichte.reports.conference_letter import Invitation
from kontaktdichte.web import letters
from kontaktdichte.web.actions import conferences
from kontaktdichte.web.models import Read, Role


@pytest.fixture
def sides(db: None) -> Together:
    return together()


def test_each_party_is_told_the_date(sides: Together, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, one of the three comes to no conference because nobody wrote."""
    person = sides.taken_in(date(2026, 10, 1))
    access = sides.provider.members[Role.PROJECT_WORKER]
    row = conferences.need(access=access, person=person, on=date(2026, 11, 16), topic="Stillstand")
    file = f"/klienten/{person.pk}/teilnahme/fallberatung/"
    worker = sides.provider.browser(Role.PROJECT_WORKER)
    assert "Briefe an die drei" not in worker.get(file).content.decode(), "there is no date yet"
    conferences.arrange(access=access, conference=row, on=date(2026, 12, 3), at=time(10), place="Raum 3")
    assert "Briefe an die drei" in worker.get(file).content.decode()
    answer = worker.get(f"{file}{row.pk}/brief.pdf")
    assert answer.content.startswith(b"%PDF-1.7")
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''fallberatung-T0001.pdf"
    assert Read.objects.filter(page="klient/fallberatung/brief", person=person).exists()
    told: list[Invitation] = []
    monkeypatch.setattr(letters, "conference_letter", lambda one, _language: told.append(one) or b"")
    worker.get(f"{file}{row.pk}/brief.pdf")
    assert [name for name, _below in told[0].recipients] == ["Selin Öztürk", "Kim Rat", "project_worker Träger"]
    assert told[0].recipients[1][1] == "Amt"
    assert dict(told[0].facts) == {
        "Termin": "03.12.2026, 10:00", "Ort": "Raum 3", "Thema": "Stillstand", "Teilnehmer:in": "Selin Öztürk",
    }  # fmt: skip
