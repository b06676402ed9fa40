"""Notices and their answers as use cases of P5: one office is provider and authority here, with a partner beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from unittest.mock import patch

from tests.proof.use_cases import NUMBERS, Case
from tests.proof.use_cases_agreements import anybody
from tests.proof.use_cases_project import beside, within
from tests.proof.world import Office

from kontaktdichte.web.actions import deviations, grants, notices
from kontaktdichte.web.actions.acting import operating
from kontaktdichte.web.models import (
    CooperationAgreement,
    Deviation,
    DeviationReview,
    Escalation,
    Notice,
    NoticeItem,
    Person,
    Project,
    SharedDuty,
    Sharing,
    UnmetDuty,
)
from kontaktdichte.web.unmet import Unmet

CONCEPT, RULE, ON = "thueringen-integrationsbegleitung", "contacts_per_month", date(2026, 11, 2)
Command = Callable[[], object]


def _project(office: Office) -> Project:
    """A project whose grant authority is the partner, with one agreement of which nothing is published yet."""
    partner, number = beside(office), next(NUMBERS)
    own = {"organisation": office.organisation}
    with operating(office.organisation.pk, "project.make"):
        subject, agreed = (
            Person.objects.create(**own, number=f"{kind}-{number}", kind=kind) for kind in ("project", "agreement")
        )
        project = Project.objects.create(
            **own, partner=partner.partner, number=f"P{number}", name="Neu", subject=subject, from_day=ON
        )
        CooperationAgreement.objects.create(
            **own, partner=partner.partner, project=project, number=f"V{number}", project_name="Neu", subject=agreed,
            from_day=ON,
        )  # fmt: skip
    return project


def _given(office: Office) -> Deviation:
    return deviations.give(
        access=anybody(office), person=office.people[0], rule=RULE, seen="", reason="other", status="given",
        window=date(2019, 1, 1) + timedelta(next(NUMBERS)),
    )  # fmt: skip


def _review(office: Office) -> Command:
    given = _given(office)
    return lambda: notices.review(access=anybody(office), deviation=given)


def _disclose(office: Office) -> Command:
    project = _project(office)
    return lambda: notices.disclose(access=anybody(office), project=project)


def _unmet(office: Office, project: Project) -> Unmet:
    """A duty with its reviewed reason, as the projection of a provider would tell it."""
    given = _given(office)
    review: DeviationReview = notices.review(access=anybody(office), deviation=given)
    duty = UnmetDuty(
        organisation=office.organisation, person=given.person, concept=CONCEPT, rule=RULE, window=given.window,
        hard=given.window, need=2, counted=0, verdict="missed_with_reason", notice_by=ON,
    )  # fmt: skip
    with operating(office.organisation.pk, "sharing.make"):
        Sharing.objects.get_or_create(
            organisation=office.organisation, person=given.person, partner=project.partner,
            defaults={"number": "17", "about": ["duties"], "basis": "b", "purpose": "p", "from_day": ON},
        )  # fmt: skip
    return Unmet(duty, given.person, project, given, review, disputed=False)


def _send(office: Office) -> Command:
    project = _project(office)
    one = _unmet(office, project)

    def send() -> None:
        with patch.object(notices, "to_report", lambda *_: [one]):
            notices.send(access=anybody(office), project=project, month=ON.replace(day=1), chosen=[one.key],
                         sent_on=ON, way="letter")  # fmt: skip

    return send


def _keep(office: Office) -> Command:
    project = _project(office)
    return lambda: notices.keep(
        access=anybody(office), project=project, month=ON.replace(day=1), chosen=["x"], way="letter", reviewed=True
    )


def _sent(office: Office) -> NoticeItem:
    _send(office)()
    found = NoticeItem.objects.filter(organisation=office.organisation).order_by("notice__recorded_at").last()
    assert found is not None
    return found


def _take_over(office: Office) -> Command:
    item = _sent(office)
    notice = Notice.objects.get(pk=item.notice_id)
    grants.answer(access=anybody(office), item=_foreign(office, item), verdict="rejected", answered_on=ON)
    return lambda: notices.take_over(access=anybody(office), notice=notice)


def _foreign(office: Office, item: NoticeItem) -> NoticeItem:
    """As the authority reads it: whose it is, is a partner."""
    item.organisation_id = beside(office).partner
    return item


def _answer(office: Office) -> Command:
    item = _foreign(office, _sent(office))
    return lambda: grants.answer(access=anybody(office), item=item, verdict="accepted", answered_on=ON)


def _state(office: Office) -> Command:
    beside(office)
    return lambda: grants.state(
        access=anybody(office), concept=CONCEPT, rule=RULE, question="x", answer="y", reference="z", given_on=ON
    )


def _escalate(office: Office) -> Command:
    partner = beside(office).partner
    sharing = Sharing(organisation=office.organisation, number=f"N{next(NUMBERS)}", project_name="Neu")
    duty = SharedDuty(
        organisation=office.organisation, sharing=sharing, concept=CONCEPT, rule=RULE, window=ON, hard=ON, need=2,
        counted=0, verdict="missed",
    )  # fmt: skip
    return lambda: grants.escalate(access=anybody(office), duties=[duty], partner=partner, escalated_on=ON)


def _respond(office: Office) -> Command:
    escalation = Escalation(organisation_id=beside(office).partner)
    return lambda: grants.respond(access=anybody(office), escalation=escalation, given_on=ON, text="x")


CASES: dict[str, Case] = {
    "notices.review": within(_review),
    "notices.disclose": within(_disclose),
    "notices.send": within(_send),
    "notices.keep": within(_keep),
    "notices.take_over": within(_take_over),
    "grants.answer": within(_answer),
    "grants.state": within(_state),
    "grants.escalate": within(_escalate),
    "grants.respond": within(_respond),
}
