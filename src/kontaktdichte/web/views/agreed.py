"""Whether the Jobcenter has agreed to a cooperation agreement: both sides read the same.

In: agreements, one's own or those that a provider publishes. Out: the Jobcenter's latest answer to each, with the
subjects that were amended since; an agreement without an answer is in no entry.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kontaktdichte.web.models import AgreementAnswer, Clause, CooperationAgreement


@dataclass(frozen=True)
class Agreed:
    """An answer, and the codes of the subjects about which something was entered after it."""

    answer: AgreementAnswer
    amended: frozenset[str]


def agreed(agreements: Collection[CooperationAgreement]) -> dict[UUID, Agreed]:
    """By agreement; only what its own Jobcenter says counts."""
    partners = {one.pk: one.partner for one in agreements}
    rows = AgreementAnswer.objects.filter(agreement__in=partners).order_by("recorded_at")
    latest = {row.agreement: row for row in rows if row.organisation_id == partners[row.agreement]}
    since = {key: set[str]() for key in latest}
    for clause in Clause.objects.filter(agreement__in=latest):
        if clause.recorded_at > latest[clause.agreement_id].recorded_at:
            since[clause.agreement_id].add(clause.subject)
    return {key: Agreed(row, frozenset(since[key])) for key, row in latest.items()}
