"""Reports as use cases of P5: one office is provider and Jobcenter here, with a partner beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.proof.use_cases import NUMBERS, Case
from tests.proof.use_cases_agreements import anybody
from tests.proof.use_cases_project import beneath, beside, within
from tests.proof.world import Office

from kontaktdichte.web.actions import reports
from kontaktdichte.web.models import CooperationAgreement, Report, SentReport

ON = date(2026, 11, 2)
Command = Callable[[], object]


def _period() -> tuple[date, date]:
    """A month about which there is no report yet."""
    month = next(NUMBERS)
    year, month = 2020 + month // 12, month % 12 + 1
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def _agreement(office: Office) -> CooperationAgreement:
    return beneath(office, office.organisation.pk)


def _draft(office: Office) -> Command:
    agreement, (first, until) = _agreement(office), _period()
    return lambda: reports.draft(access=anybody(office), agreement=agreement, first=first, until=until)


def _drafted(office: Office) -> Report:
    first, until = _period()
    return reports.draft(access=anybody(office), agreement=_agreement(office), first=first, until=until)


def _reviewed(office: Office) -> Report:
    report = _drafted(office)
    return reports.review(access=anybody(office), report=report, seen=reports.state(report))


def _frozen(office: Office) -> Report:
    report = _reviewed(office)
    reports.freeze(access=anybody(office), report=report)
    return report


def _sent(office: Office) -> SentReport:
    return reports.send(access=anybody(office), report=_frozen(office), sent_on=ON, way="here")


def _word(office: Office) -> Command:
    report = _drafted(office)
    said = {"remarks": "x", "indicators": "y", "open_points": "z"}
    return lambda: reports.word(access=anybody(office), report=report, seen=reports.state(report), **said)


def _review(office: Office) -> Command:
    report = _drafted(office)
    return lambda: reports.review(access=anybody(office), report=report, seen=reports.state(report))


def _freeze(office: Office) -> Command:
    report = _reviewed(office)
    return lambda: reports.freeze(access=anybody(office), report=report)


def _send(office: Office) -> Command:
    report = _frozen(office)
    return lambda: reports.send(access=anybody(office), report=report, sent_on=ON, way="email", reference="x")


def _correct(office: Office) -> Command:
    sent = _sent(office)
    return lambda: reports.correct(access=anybody(office), report=sent.report, why="x")


def _acknowledge(office: Office) -> Command:
    """As the Jobcenter reads it: whose it is, is a partner."""
    sent = _sent(office)
    sent.organisation_id = beside(office).partner
    return lambda: reports.acknowledge(access=anybody(office), sent=sent, remark="x")


def _take_over(office: Office) -> Command:
    sent = _sent(office)
    return lambda: reports.take_over(access=anybody(office), report=sent.report, on=ON, by="x")


CASES: dict[str, Case] = {
    "reports.draft": within(_draft),
    "reports.word": within(_word),
    "reports.review": within(_review),
    "reports.freeze": within(_freeze),
    "reports.send": within(_send),
    "reports.correct": within(_correct),
    "reports.acknowledge": within(_acknowledge),
    "reports.take_over": within(_take_over),
}
