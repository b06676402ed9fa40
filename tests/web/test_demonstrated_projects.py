"""The project side of the demonstration: two providers, four projects, two Jobcenters with different agreements."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.conftest import TODAY, office

from kontaktdichte.web.jobs import renew_all
from kontaktdichte.web.management import demonstrated_projects, verifying
from kontaktdichte.web.models import (
    AftercareOffer,
    CooperationAgreement,
    Cost,
    DutyState,
    Meeting,
    MeetingAnswer,
    NoticeAnswer,
    NoticeItem,
    Project,
    SentReport,
    SharedContact,
    SharedDuty,
    Sharing,
    Trial,
)
from kontaktdichte.web.models.staff_absence import away
from kontaktdichte.web.rls import enter

pytestmark = pytest.mark.usefixtures("db")
LONG_AGO = TODAY - timedelta(120)  # gaps of a project that is cared for are recent


def test_everybody_sees_what_is_meant_for_them_and_every_row_is_sealed() -> None:
    """If it fails, whoever tries the demonstration sees projects without people, or data that nobody accounts for."""
    jobcenter, _ = office("Musterstadt")
    keys, logins = demonstrated_projects.made(jobcenter.pk, TODAY, years=1)
    for key in keys:
        enter(key)
        renew_all(key, TODAY)
    assert {login.role for login in logins} >= {"project_worker", "project_lead", "grant_officer", "supervisor"}
    second, *providers = keys
    for provider in providers:
        enter(provider)
        assert (Project.objects.count(), CooperationAgreement.objects.count()) == (2, 4)
        assert DutyState.objects.filter(rule="contacts_per_month").exists()
        assert DutyState.objects.filter(rule="working_meetings", verdict="open").exists()
        assert Trial.objects.exists()
        assert AftercareOffer.objects.exists()
        assert away(TODAY, TODAY).count() == 1, "one project worker is away today"
        assert not DutyState.objects.filter(rule__startswith="handover", actionable=True, hard__lt=LONG_AGO).exists()
        assert SentReport.objects.filter(organisation=provider).count() == 2
        assert verifying.chain(provider) == []
        assert verifying.projection(provider, TODAY) == []
        grant = Project.objects.values_list("partner", flat=True).distinct().get()
    needs = {}
    for reader in (jobcenter.pk, second):
        enter(reader)
        assert set(Sharing.objects.values_list("organisation", flat=True)) == set(providers)
        assert set(Sharing.objects.values_list("partner", flat=True)) == {reader}
        assert SharedContact.objects.exists()
        assert set(Cost.objects.values_list("borne_by", flat=True)) == {"jobcenter"}
        assert set(Meeting.objects.exclude(held_on=None).values_list("partner", flat=True)) == {reader}
        assert MeetingAnswer.objects.filter(organisation=reader).exists()
        assert SentReport.objects.filter(partner=reader).exists(), "reports to read, one of them acknowledged"
        duties = SharedDuty.objects.filter(rule="contacts_per_month")
        needs[reader] = set(duties.values_list("need", flat=True))
    assert needs == {jobcenter.pk: {2}, second: {3}}, "each Jobcenter has its own agreement"
    enter(grant)
    assert Project.objects.count() == 4
    told = NoticeItem.objects.filter(partner=grant).count()
    assert 0 < NoticeAnswer.objects.filter(organisation=grant).count() < told, "some duties wait for an answer"
    assert not SharedContact.objects.exists(), "the grant authority reads duties by number, no contacts"
    assert set(Sharing.objects.values_list("name", flat=True)) == {""}
