"""A missed duty of a project: its reason, the lead's review, the notice, the authority's answer, taken over again."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web.conftest import TODAY
from tests.web.project_side import Side, connected, founded, participant, project_of
from tests.web.test_facts import hidden

from kontaktdichte.web.actions import contacts, deviations, grants, notices
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Refused, Stale
from kontaktdichte.web.management import verifying
from kontaktdichte.web.models import (
    Contact,
    Deviation,
    DutyState,
    Escalation,
    Notice,
    NoticeItem,
    Person,
    Project,
    SharedDuty,
    Situation,
    UnmetDuty,
)
from kontaktdichte.web.rls import enter

pytestmark = pytest.mark.usefixtures("db")
WINDOW, MONTH = date(2026, 9, 27), date(2026, 9, 1)
RULE = "contacts_per_month"
LEAD, WORKER, OFFICER = "project_lead", "project_worker", "grant_officer"


@pytest.fixture
def authority(db: None) -> Side:
    return founded("Bewilligungsstelle", "grant_authority")


@pytest.fixture
def ministry(authority: Side) -> Side:
    return founded("Fachaufsicht", "supervisory_authority")


@pytest.fixture
def provider(authority: Side, ministry: Side) -> Side:
    made = founded("Wegweiser gGmbH", "provider")
    connected(made, authority)
    connected(authority, ministry)
    return made


@pytest.fixture
def project(provider: Side, authority: Side) -> Project:
    return project_of(provider, authority)


@pytest.fixture
def person(provider: Side, project: Project) -> Person:
    missed = {"id": "ns", "on": date(2026, 9, 29), "kind": "talk", "channel": "in_person", "outcome": "no_show"}
    return participant(provider, contacts=(missed,))


def reason(provider: Side, person: Person, code: str = "illness") -> Deviation:
    """The worker says why."""
    access = provider[WORKER]
    return deviations.give(
        access=access, person=person, rule=RULE, window=WINDOW, seen="", reason=code, text="Grippe, Attest",
        given_on=TODAY, status="given",
    )  # fmt: skip


def sent(provider: Side, project: Project, person: Person, code: str = "illness") -> Notice:
    """Reason, review, notice."""
    given = reason(provider, person, code)
    notices.review(access=provider[LEAD], deviation=given)
    (one,) = notices.to_report(project, MONTH)
    return notices.send(
        access=provider[LEAD], project=project, month=MONTH, chosen=[one.key], sent_on=TODAY, way="letter",
        reference="W 17",
    )  # fmt: skip


def verdict(person: Person) -> tuple[str, str]:
    """Of the duty, and of its notice."""
    duty = UnmetDuty.objects.get(person=person, rule=RULE, window=WINDOW)
    notice = SharedDuty.objects.filter(person=person, rule="notice_contacts", window=WINDOW).first()
    return duty.verdict, notice.verdict if notice else ""


def test_every_unmet_mandatory_duty_asks_for_its_reason(provider: Side, person: Person) -> None:
    """If it fails, a missed duty is forgotten once another month has closed."""
    assert [(one.rule, one.window, one.verdict) for one in UnmetDuty.objects.all()] == [(RULE, WINDOW, "missed")]
    assert not DutyState.objects.filter(person=person, rule=RULE, window=WINDOW).exists()  # October closed after it
    page = provider.browser(WORKER).get("/abweichungen/").content.decode()
    assert f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/" in page
    assert verifying.projection(provider.organisation.pk, TODAY) == []


def test_what_is_known_is_proposed(provider: Side, person: Person) -> None:
    """If it fails, a worker types what the file says, or the form claims what nobody recorded."""
    text = provider.browser(WORKER).get(f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/").content.decode()
    assert "Eintritt am 27.09.2026" in text
    assert "nicht erschienen: 29.09.2026" in text
    assert "notified_on" not in text


def test_an_absence_that_is_recorded_is_proposed(provider: Side, person: Person) -> None:
    """If it fails, a worker looks up the days of an illness that the application knows."""
    with acting(provider[WORKER], "fact.say") as action:
        action.record(Situation, person=person, attribute="absence", value="illness", from_day=date(2026, 9, 28),
                      until_day=date(2026, 10, 3))  # fmt: skip
    text = provider.browser(WORKER).get(f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/").content.decode()
    assert "Krankheit vom 28.09.2026 bis 02.10.2026" in text
    assert '<option value="illness" selected>' in text


def test_a_sensitive_absence_is_proposed_to_few(provider: Side, person: Person) -> None:
    """If it fails, a substitute reads from a proposal that somebody was ill."""
    with acting(provider[WORKER], "fact.say") as action:
        action.record(Situation, person=person, attribute="absence", value="illness", from_day=date(2026, 9, 28),
                      until_day=date(2026, 10, 3))  # fmt: skip
    text = provider.browser("substitute").get(f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/").content.decode()
    assert "28.09.2026 bis 02.10.2026" not in text
    assert '<option value="illness" selected>' not in text
    assert "Eintritt am 27.09.2026" in text


def test_a_worker_is_shown_their_own_and_the_lead_everybodys(provider: Side, person: Person) -> None:
    """If it fails, a worker wades through the deviations of all colleagues, or the lead misses them."""
    with acting(provider[LEAD], "person.change"):
        Person.objects.filter(pk=person.pk).update(counsellor=provider["substitute"].membership)
    where = f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/"
    assert where not in provider.browser(WORKER).get("/abweichungen/").content.decode()
    assert where in provider.browser(LEAD).get("/abweichungen/").content.decode()


def test_a_notice_tells_number_and_neutral_reason_alone(provider: Side, authority: Side, project: Project,
                                                        person: Person) -> None:  # fmt: skip
    """If it fails, the grant authority learns a name or an illness."""
    notice = sent(provider, project, person)
    officer = authority.browser(OFFICER)
    for path in ("/bewilligung/", f"/bewilligung/mitteilungen/{notice.pk}/", "/bewilligung/ohne-grund/"):
        text = officer.get(path).content.decode()
        assert not [word for word in ("Krankheit", "Grippe", "Musterfrau", "Mia", "illness") if word in text], path
    assert "Verhinderung der teilnehmenden Person" in officer.get("/bewilligung/").content.decode()
    enter(authority.organisation.pk)
    assert set(SharedDuty.objects.exclude(reason=None).values_list("reason", flat=True)) == {"prevented"}


def test_what_a_participant_disputes_is_marked_on_both_sides(provider: Side, authority: Side, project: Project,
                                                             person: Person) -> None:  # fmt: skip
    """If it fails, the lead sends, or the officer answers, what rests on an entry that the participant disputes."""
    tried = Contact.objects.get(person=person, outcome="no_show")
    ours = ["/abweichungen/", f"/mitteilungen/{project.pk}/2026-09/vorbereiten/"]

    def exported(side: Side, role: str, path: str) -> list[str]:
        """The last column of a file."""
        text = side.browser(role).get(path).content.decode("utf-8-sig")
        return [line.rpartition(";")[2].strip('"') for line in text.splitlines() if WINDOW.strftime("%d.%m.%Y") in line]

    def where(side: Side, role: str, paths: list[str]) -> set[str]:
        browser = side.browser(role)
        return {path for path in paths if re.search("bestritten\\s*</span>", browser.get(path).content.decode())}

    assert where(provider, LEAD, ours) == set()
    contacts.dispute(access=provider[WORKER], contact=tried, ends=False)
    assert where(provider, LEAD, ours) == set(ours)
    assert exported(provider, LEAD, "/abweichungen/liste.csv") == ["ja"]
    notice = sent(provider, project, person)
    theirs = ["/bewilligung/", f"/bewilligung/mitteilungen/{notice.pk}/"]
    assert where(provider, LEAD, [f"/mitteilungen/{notice.pk}/"])
    assert where(authority, OFFICER, theirs) == set(theirs)
    assert exported(authority, OFFICER, "/bewilligung/eingang.csv") == ["ja"]
    provider.entered()
    contacts.dispute(access=provider[WORKER], contact=tried, ends=True)
    assert where(authority, OFFICER, theirs) == set()


def test_a_notice_meets_the_duty_of_notice_of_exactly_its_window(provider: Side, project: Project,
                                                                 person: Person) -> None:  # fmt: skip
    """If it fails, one letter excuses another month."""
    sent(provider, project, person)
    assert verdict(person) == ("missed_with_reason", "missed")  # ten working days after September are long over
    told = SharedDuty.objects.get(person=person, rule=RULE, window=WINDOW)
    assert told.told_on == TODAY
    assert verifying.chain(provider.organisation.pk) == []
    assert verifying.projection(provider.organisation.pk, TODAY) == []


def test_a_draft_is_left_read_by_another_and_sent(provider: Side, project: Project, person: Person) -> None:
    """If it fails, whoever leaves the page writes the notice again, or nobody can say who read it before it went."""
    notices.review(access=provider[LEAD], deviation=reason(provider, person))
    (one,) = notices.to_report(project, MONTH)
    lead, path = provider.browser(LEAD), f"/mitteilungen/{project.pk}/2026-09/vorbereiten/"
    said = {"way": "email", "reference": "W 18", "remark": "Bitte Eingang bestätigen.", "sent_on": ""}
    assert lead.post(path, said | {"entwurf": "ablegen"}).status_code == 302
    page = lead.get(path).content.decode()
    for told in ("Entwurf vom", "von project_lead Wegweiser gGmbH", "Noch nicht geprüft", "W 18", "Eingang bestätigen"):
        assert told in page, told
    assert 'value="email" selected' in page
    assert " checked" not in page, "nothing was ticked"
    assert lead.post(path, said | {"entwurf": "geprueft", "pflicht": one.key}).status_code == 302
    page = lead.get(path).content.decode()
    assert "Geprüft von project_lead Wegweiser gGmbH am 20.11.2026." in page
    assert page.count(" checked") == 1
    assert "(Entwurf)" in lead.get("/abweichungen/").content.decode()
    assert not Notice.objects.exists(), "a draft is no notice"
    assert lead.post(path, said | {"entwurf": "ablegen", "pflicht": one.key, "remark": "Anders."}).status_code == 302
    assert "Noch nicht geprüft" in lead.get(path).content.decode(), "what is changed is read again"
    lead.post(path, said | {"entwurf": "geprueft", "pflicht": one.key})
    assert lead.post(path, said | {"pflicht": one.key, "sent_on": "2026-11-20"}).status_code == 302
    enter(provider.organisation.pk)
    notice = Notice.objects.get()
    sent_page = lead.get(f"/mitteilungen/{notice.pk}/").content.decode()
    assert "Entwurf geprüft von project_lead Wegweiser gGmbH am 20.11.2026." in sent_page
    assert "Entwurf vom" not in lead.get(path).content.decode()
    assert verifying.chain(provider.organisation.pk) == []


def test_a_draft_says_what_is_not_in_it_any_more(provider: Side, project: Project, person: Person) -> None:
    """If it fails, a lead sends a draft believing that it still tells what was ticked."""
    notices.review(access=provider[LEAD], deviation=reason(provider, person))
    (one,) = notices.to_report(project, MONTH)
    notices.keep(access=provider[LEAD], project=project, month=MONTH, chosen=[one.key], way="letter")
    deviations.give(
        access=provider[WORKER], person=person, rule=RULE, window=WINDOW, seen=str(one.deviation and one.deviation.pk),
        reason="holiday", given_on=TODAY, status="given",
    )  # fmt: skip
    page = provider.browser(LEAD).get(f"/mitteilungen/{project.pk}/2026-09/vorbereiten/").content.decode()
    assert "1 Pflicht daraus ist inzwischen mitgeteilt oder hat einen anderen Grund" in page


def test_a_notice_is_a_letter(provider: Side, project: Project, person: Person) -> None:
    """If it fails, the lead types the letter again, or stores a notice by looking at it."""
    given = reason(provider, person)
    notices.review(access=provider[LEAD], deviation=given)
    (one,) = notices.to_report(project, MONTH)
    lead = provider.browser(LEAD)
    answer = lead.post(f"/mitteilungen/{project.pk}/2026-09/vorbereiten/", {"brief": "1", "pflicht": one.key})
    assert answer.content.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1<" in answer.content
    assert not Notice.objects.exists()
    form = {"pflicht": one.key, "sent_on": "2026-11-20", "way": "letter"}
    assert lead.post(f"/mitteilungen/{project.pk}/2026-09/vorbereiten/", form).status_code == 302
    enter(provider.organisation.pk)
    path = f"/mitteilungen/{Notice.objects.get().pk}/brief.pdf"
    first, second = lead.get(path).content, lead.get(path).content
    assert first.startswith(b"%PDF-1.7")
    assert first == second


def test_a_duty_without_reason_can_be_told(provider: Side, project: Project, person: Person) -> None:
    """If it fails, nobody tells the authority before a reason is found."""
    (one,) = notices.to_report(project, MONTH)
    notices.send(access=provider[LEAD], project=project, month=MONTH, chosen=[one.key], sent_on=TODAY, way="email")
    assert NoticeItem.objects.get().reason == ""
    assert UnmetDuty.objects.get().told_on == TODAY
    assert UnmetDuty.objects.get().verdict == "missed"


def test_nothing_goes_out_unreviewed_or_changed(provider: Side, project: Project, person: Person) -> None:
    """If it fails, a reason leaves the house that the lead has not read, or another one than the lead saw."""
    given = reason(provider, person)
    (one,) = notices.to_report(project, MONTH)
    said = {"access": provider[LEAD], "project": project, "month": MONTH, "sent_on": TODAY, "way": "letter"}
    with pytest.raises(Refused):
        notices.send(chosen=[one.key], **said)
    notices.review(access=provider[LEAD], deviation=given)
    deviations.give(access=provider[WORKER], person=person, rule=RULE, window=WINDOW, seen=str(given.pk),
                    reason="other", given_on=TODAY, status="given")  # fmt: skip
    with pytest.raises(Stale):
        notices.send(chosen=[one.key], **said)
    (now,) = notices.to_report(project, MONTH)
    assert now.review is None
    assert not Notice.objects.exists()


@pytest.mark.parametrize("table", ["web_notice", "web_noticeitem"])
@pytest.mark.parametrize("command", ["update {} set partner = partner", "delete from {}"])
def test_what_was_sent_stays(provider: Side, project: Project, person: Person, table: str, command: str) -> None:
    """If it fails, a letter in the application is another one than the letter that went out."""
    sent(provider, project, person)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(command.format(table))


@pytest.mark.parametrize(("answer", "then"), [("accepted", "missed_with_reason"), ("rejected", "missed")])
def test_an_answer_is_taken_over(provider: Side, authority: Side, project: Project, person: Person, answer: str,
                                 then: str) -> None:  # fmt: skip
    """If it fails, provider and authority count the same month differently."""
    notice = sent(provider, project, person)
    officer = authority.browser(OFFICER)
    item = NoticeItem.objects.get()
    form = {"pflicht": str(item.pk), "verdict": answer, "answered_on": "2026-11-20", "reference": "B 4"}
    assert officer.post(f"/bewilligung/mitteilungen/{notice.pk}/", form).status_code == 302
    lead = provider.browser(LEAD)
    page = lead.get(f"/mitteilungen/{notice.pk}/").content.decode()
    assert "B 4" in page
    assert "noch nicht übernommen" in page
    lead.post(f"/mitteilungen/{notice.pk}/uebernehmen/")
    enter(provider.organisation.pk)
    assert verdict(person)[0] == then
    assert "noch nicht übernommen" not in lead.get(f"/mitteilungen/{notice.pk}/").content.decode()
    enter(provider.organisation.pk)
    assert verifying.chain(provider.organisation.pk) == []


def test_a_new_reason_after_a_rejection_is_told_again(provider: Side, authority: Side, project: Project,
                                                      person: Person) -> None:  # fmt: skip
    """If it fails, the old rejection covers a new reason, or nobody at the authority ever reads it."""
    notice = sent(provider, project, person)
    item = NoticeItem.objects.get()
    enter(authority.organisation.pk)
    grants.answer(access=authority[OFFICER], item=NoticeItem.objects.get(pk=item.pk), verdict="rejected",
                  answered_on=TODAY)  # fmt: skip
    assert notices.take_over(access=provider[LEAD], notice=notice) == 1
    page = f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/"
    lead = provider.browser(LEAD)
    seen = hidden(lead.get(page).content.decode(), "seen")
    form = {"reason": "entry_late_in_month", "text": "", "given_on": "2026-11-20", "seen": seen}
    assert lead.post(page, form).status_code == 302
    enter(provider.organisation.pk)
    assert notices.take_over(access=provider[LEAD], notice=notice) == 0
    (one,) = notices.to_report(project, MONTH)
    assert (one.step, one.told, one.duty.told_on) == ("review", "entry_late_in_month", TODAY)


def test_what_has_no_reason_is_passed_on_and_answered(provider: Side, authority: Side, ministry: Side,
                                                      project: Project, person: Person) -> None:  # fmt: skip
    """If it fails, the supervisory authority reads more than what is passed on to it, or nobody its answer."""
    notices.disclose(access=provider[LEAD], project=project)
    supervisor = ministry.browser("supervisor")
    assert "T-1" not in supervisor.get("/aufsicht/").content.decode()
    officer = authority.browser(OFFICER)
    enter(authority.organisation.pk)
    duty = SharedDuty.objects.get(rule=RULE, window=WINDOW)
    form = {"pflicht": str(duty.pk), "partner": str(ministry.organisation.pk), "escalated_on": "2026-11-20"}
    assert officer.post("/bewilligung/ohne-grund/", form).status_code == 302
    assert "T-1" in supervisor.get("/aufsicht/").content.decode()
    enter(ministry.organisation.pk)
    assert SharedDuty.objects.count() == 0
    key = Escalation.objects.get().pk
    said = {"given_on": "2026-11-20", "text": "Bitte zum Gespräch einladen."}
    assert supervisor.post(f"/aufsicht/{key}/", said).status_code == 302
    assert "zum Gespräch einladen" in officer.get("/bewilligung/ohne-grund/").content.decode()


def test_an_accepted_reason_is_not_passed_on(provider: Side, authority: Side, ministry: Side, project: Project,
                                             person: Person) -> None:  # fmt: skip
    """If it fails, a participant's accepted absence is reported as a breach."""
    sent(provider, project, person)
    enter(authority.organisation.pk)
    duties = list(SharedDuty.objects.filter(rule=RULE, window=WINDOW))
    with pytest.raises(Refused):
        grants.escalate(access=authority[OFFICER], duties=duties, partner=ministry.organisation.pk,
                        escalated_on=TODAY)  # fmt: skip


def test_an_answer_in_principle_is_read_where_it_applies(provider: Side, authority: Side, project: Project,
                                                         person: Person) -> None:  # fmt: skip
    """If it fails, the same question goes to the authority every month."""
    notices.disclose(access=provider[LEAD], project=project)
    officer = authority.browser(OFFICER)
    form = {"rule": RULE, "question": "Eintritt nach dem 20.?", "answer": "Ein Kontakt genügt nicht.",
            "reference": "Rundschreiben 3", "given_on": "2026-11-02"}  # fmt: skip
    assert officer.post("/bewilligung/grundsaetze/", form).status_code == 302
    page = f"/klienten/{person.pk}/pflichten/{RULE}/2026-09-27/"
    assert "Rundschreiben 3" in provider.browser(WORKER).get(page).content.decode()


def test_each_kind_begins_with_its_own_page(provider: Side, authority: Side, ministry: Side) -> None:
    """If it fails, an officer reads that she sees no clients, and not what she is there for."""
    assert authority.browser(OFFICER).get("/").headers["Location"] == "/bewilligung/"
    assert ministry.browser("supervisor").get("/").headers["Location"] == "/aufsicht/"
    assert provider.browser(LEAD).get("/").headers["Location"] == "/projekte/lage/"
    assert provider.browser(WORKER).get("/").status_code == 200
