"""Working meetings: the agreed rhythm, minutes that both sides read, resolutions, the Jobcenter's word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import TODAY
from tests.web.test_access import entered
from tests.web.test_agreements import Provided, settled
from tests.web.test_facts import hidden

from kontaktdichte.web.actions import meetings
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import Contact, DutyState, Meeting, MeetingAnswer, Resolution, Role
from kontaktdichte.web.rls import enter

HELD = {
    "schritt": "halten", "held_on": "2026-11-10", "channel": "in_person", "of_provider": "Leitung",
    "of_jobcenter": "Teamleitung", "minutes": "Zwei Plätze frei.",
}  # fmt: skip


class Round:
    """A provider's lead and the Jobcenter's contact person, both logged in."""

    def __init__(self) -> None:
        self.provided = Provided()
        self.lead = entered(self.provided.lead)
        organisation, members = self.provided.jobcenters[0]
        self.jobcenter, self.other = organisation.pk, self.provided.jobcenters[1][0].pk
        self.theirs, self.others = (
            entered(one[Role.CONTACT_PERSON]) for one in (members, self.provided.jobcenters[1][1])
        )
        enter(self.provided.organisation.pk)

    @property
    def address(self) -> str:
        return self.provided.address(0, "arbeitstreffen/")

    def dated(self, day: str = "2026-11-10") -> str:
        """The address of a meeting of which the date is set."""
        answer = self.lead.post(self.address, {"planned_on": day, "place": "Jobcenter", "invited": "Teamleitung"})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"])

    def sent(self, address: str, **form: Any) -> Any:
        """A form of the meeting's page, filled."""
        stand = hidden(self.lead.get(address).content.decode(), "stand")
        return self.lead.post(address, {"stand": stand, **form}, follow=True)

    def held(self, **other: str) -> str:
        """The address of a meeting that took place."""
        address = self.dated()
        assert self.sent(address, **HELD | other).status_code == 200
        return address

    def read(self, browser: Client, address: str) -> Any:
        """The same page at a Jobcenter."""
        return browser.get(address.replace("/projekte", ""))

    def verdicts(self) -> dict[date, str]:
        """Of the meetings that the agreement's rhythm asks for."""
        rows = DutyState.objects.filter(person=self.provided.agreements[0].subject, rule="working_meetings")
        return dict(rows.values_list("window", "verdict"))


@pytest.fixture
def round_(db: None) -> Round:
    return Round()


def agreed(round_: Round) -> None:
    form = {"text": "Jedes Quartal.", "meeting_period": "Quartal", "from_day": "2026-01-01"}
    before, _ = settled(round_.lead, round_.provided.address(0, "punkte/working_meetings/"), form)
    assert "1 Arbeitstreffen im 4. Quartal 2026" in before, "the preview says what is owed from now on"


def test_an_agreed_rhythm_is_met_by_a_meeting_of_both_sides(round_: Round) -> None:
    """If it fails, agreed meetings are owed by nobody, or a held one does not count."""
    text = round_.lead.get(round_.address).content.decode()
    assert "Kein Takt ist vereinbart" in text
    agreed(round_)
    assert round_.verdicts()[date(2026, 10, 1)] == "open"
    round_.held()
    assert DutyState.objects.filter(rule="working_meetings", window=date(2026, 10, 1), actionable=True).count() == 0
    text = round_.lead.get(round_.address).content.decode()
    assert "Erfüllt am 10.11.2026: 1 Arbeitstreffen im 4. Quartal 2026" in text
    assert verifying.projection(round_.provided.organisation.pk, TODAY) == []
    assert verifying.chain(round_.provided.organisation.pk) == []


def test_a_meeting_without_the_jobcenter_is_none(round_: Round) -> None:
    """If it fails, a provider that sat alone has met what is agreed; mended minutes count it after all."""
    agreed(round_)
    address = round_.held(of_jobcenter="")
    assert round_.verdicts()[date(2026, 10, 1)] == "open"
    assert "niemand: Es war kein Treffen" in round_.lead.get(address).content.decode()
    round_.sent(address, **HELD)
    assert date(2026, 10, 1) not in round_.verdicts() or round_.verdicts()[date(2026, 10, 1)] == "fulfilled"
    assert Contact.objects.filter(kind="working_meeting", replaces=None).count() == 1, "mended, not a second meeting"


def test_minutes_are_common_and_the_jobcenter_answers(round_: Round) -> None:
    """If it fails, minutes stay with one side, or the Jobcenter cannot say that they are wrong."""
    address = round_.held()
    round_.sent(address, schritt="beschluss", what="Flyer drucken", who="Träger", until="2026-12-01")
    answer = round_.read(round_.theirs, address)
    text = answer.content.decode()
    for said in ("Zwei Plätze frei.", "Teamleitung", "Flyer drucken", "Bitte lesen Sie das Protokoll"):
        assert said in text
    assert round_.read(round_.others, address).status_code == 404, "another Jobcenter's business"
    theirs, stand = address.replace("/projekte", ""), hidden(text, "stand")
    assert round_.theirs.post(theirs, {"answer": "nein", "stand": stand}).status_code == 422, "what is wrong?"
    said = round_.theirs.post(theirs, {"answer": "nein", "objection": "Drei Plätze.", "stand": stand}, follow=True)
    assert "Drei Plätze." in said.content.decode()
    text = round_.lead.get(round_.address).content.decode()
    assert "Einwand vom" in text
    round_.sent(address, **HELD | {"minutes": "Drei Plätze frei."})
    text = round_.read(round_.theirs, address).content.decode()
    assert "zu einem früheren Eintrag" in text
    assert "Zwei Plätze frei." in text, "what stood there before stays readable"
    assert round_.theirs.post(theirs, {"answer": "ja", "stand": stand}).status_code == 409, "not what was read"
    round_.theirs.post(theirs, {"answer": "ja", "stand": hidden(text, "stand")})
    assert "zur Kenntnis genommen am" in round_.lead.get(round_.address).content.decode()
    assert [one.objection for one in MeetingAnswer.objects.order_by("recorded_at")] == ["Drei Plätze.", ""]


def test_both_sides_take_the_same_rows_home(round_: Round) -> None:
    """If it fails, the two sides carry two lists of their meetings."""
    address = round_.held()
    round_.sent(address, schritt="beschluss", what="Flyer drucken", who="Träger", until="2026-12-01")
    round_.dated("2026-12-10")
    here = round_.address.removesuffix("/")
    mine = round_.lead.get(f"{here}.csv").content.decode("utf-8-sig").splitlines()
    theirs = round_.theirs.get(f"{here.replace('/projekte', '')}.csv").content.decode("utf-8-sig").splitlines()
    assert mine[-2:] == theirs[-2:]
    assert mine[-1] == "10.11.2026;10.11.2026;Leitung;Teamleitung;Zwei Plätze frei.;1;Flyer drucken;Träger;01.12.2026;"
    assert round_.others.get(f"{here.replace('/projekte', '')}.xlsx").status_code == 404


def test_resolutions_are_open_until_they_are_done(round_: Round) -> None:
    """If it fails, nobody knows whether what was resolved was done."""
    address = round_.held()
    early = round_.dated("2026-12-10")
    assert round_.sent(early, schritt="beschluss", what="x").status_code == 422, "nothing is resolved beforehand"
    round_.sent(address, schritt="beschluss", what="Flyer drucken", who="Träger", until="2026-11-15")
    assert "offen, der Tag ist vorbei" in round_.lead.get(address).content.decode()
    assert "1 von 1 offen" in round_.lead.get(round_.address).content.decode()
    row = Resolution.objects.get()
    page = f"{address}{row.resolution}/"
    stand = hidden(round_.lead.get(page).content.decode(), "stand")
    form = {"what": "Flyer drucken", "who": "Träger", "until": "2026-12-01", "stand": stand}
    assert round_.lead.post(page, form | {"done_on": "2026-12-24"}).status_code == 422, "still to come"
    assert round_.lead.post(page, form | {"done_on": "2026-11-18"}).status_code == 302
    assert "erledigt am 18.11.2026" in round_.read(round_.theirs, address).content.decode()
    assert "0 von 1 offen" in round_.lead.get(round_.address).content.decode()
    again = round_.lead.post(page, form)
    assert again.status_code == 409
    assert "inzwischen von jemand anderem geändert" in again.content.decode()


def test_a_date_moves_and_of_two_who_move_it_the_second_is_told(round_: Round) -> None:
    """If it fails, one side waits on the old day, or a change is lost silently."""
    address = round_.dated("2026-12-10")
    stand = hidden(round_.lead.get(address).content.decode(), "stand")
    form = {"schritt": "termin", "planned_on": "2026-12-11", "planned_at": "10:30", "stand": stand}
    round_.lead.post(address, form)
    text = round_.read(round_.theirs, address).content.decode()
    assert "11.12.2026, 10:30" in text
    again = round_.lead.post(address, form | {"planned_on": "2026-12-12"})
    assert again.status_code == 409
    assert "inzwischen von jemand anderem geändert" in again.content.decode()
    assert round_.lead.post(address, form | {"stand": "nichts"}).status_code == 409
    assert round_.lead.post(address, form | {"planned_on": ""}).status_code == 422
    assert Meeting.objects.count() == 2
    assert round_.lead.get(f"{round_.address}{round_.provided.project.pk}/").status_code == 404
    theirs = address.replace("/projekte", "")
    answer = round_.theirs.post(theirs, {"answer": "ja", "stand": hidden(text, "stand")})
    assert answer.status_code == 409, "there are no minutes yet"


def test_what_was_changed_meanwhile_is_refused_by_the_action_too(round_: Round) -> None:
    """If it fails, two requests at the same moment both pass the page's check and one is lost."""
    round_.held()
    lead, now = round_.provided.lead, Meeting.objects.exclude(held_on=None).get()
    planned = meetings.Planned(date(2026, 12, 1), None, "", "", None)
    assert now.replaces is not None
    with pytest.raises(Stale):
        meetings.move(access=lead, meeting=now.replaces, planned=planned)
    enter(round_.jobcenter)
    theirs = round_.provided.jobcenters[0][1][Role.CONTACT_PERSON]
    meetings.answer(access=theirs, meeting=now)
    with pytest.raises(Refused, match="already said"):
        meetings.answer(access=theirs, meeting=now)
