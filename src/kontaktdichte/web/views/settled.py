"""How a cooperation agreement stands: each subject of the concept with its clause, or what its lack means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import Q

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import AgreementPart, AgreementSubject
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.vocabulary import Passage
from kontaktdichte.web.forms.agreements import shown
from kontaktdichte.web.models import Agreement, Clause, CooperationAgreement, Situation
from kontaktdichte.web.models.records import standing

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Row:
    """A clause as it is read: its values by their labels."""

    clause: Clause
    values: list[tuple[str, str]]


@dataclass(frozen=True)
class Standing:
    """One subject: what holds now, what held before, what is to come; ``now`` without text: no longer settled."""

    code: str
    label: str
    passage: AgreementSubject
    now: Row | None
    others: list[Row]
    to_come: list[Row]
    unworded: list[tuple[str, str]]  # values that drive duties today although no wording says them

    @property
    def settled(self) -> bool:
        """Whether something holds today."""
        return self.now is not None and bool(self.now.clause.text)


@dataclass(frozen=True)
class Part:
    """The mandatory, or the recommended subjects."""

    code: str
    label: str
    lack: str
    passage: Passage
    subjects: list[Standing]

    @property
    def said(self) -> str:
        """The sentences that say how much hangs on these subjects."""
        return " […] ".join((self.passage.quote, *self.passage.context))

    @property
    def missing(self) -> list[Standing]:
        """What is not settled."""
        return [one for one in self.subjects if not one.settled]


def clauses(agreements: Iterable[CooperationAgreement]) -> dict[UUID, list[Clause]]:
    """What the clauses of these agreements say or will say, by agreement, the earliest first."""
    found: defaultdict[UUID, list[Clause]] = defaultdict(list)
    for row in standing(Clause.objects.filter(agreement__in=list(agreements))).order_by("from_day"):
        found[row.agreement_id].append(row)
    return found


def parts(
    concept: Concept, agreement: CooperationAgreement, day: date, language: Language,
    held: Mapping[str, str] = NOTHING, said: Mapping[UUID, list[Clause]] | None = None,
) -> list[Part]:  # fmt: skip
    """Mandatory and recommended subjects; none where the concept knows no agreements. ``held``: :func:`held` today;
    ``said``: :func:`clauses`, where they are asked for of many.
    """
    declared = concept.agreement_subjects
    if declared is None:
        return []
    rows = (clauses([agreement]) if said is None else said).get(agreement.pk, [])
    return [
        Part(code, label(part.label, language), label(part.missing, language), part, [
            _standing(concept, name, subject, [row for row in rows if row.subject == name], day, language, held)
            for name, subject in part.subjects.items()
        ])
        for code, part in _weighed(declared.mandatory, declared.recommended)
    ]  # fmt: skip


def _weighed(mandatory: AgreementPart, recommended: AgreementPart) -> Iterable[tuple[str, AgreementPart]]:
    return (("mandatory", mandatory), ("recommended", recommended))


def _standing(
    concept: Concept, code: str, subject: AgreementSubject, rows: list[Clause], day: date, language: Language,
    held: Mapping[str, str],
) -> Standing:  # fmt: skip
    told = [Row(row, values(concept, row.values, language)) for row in rows]
    begun = [row for row in told if row.clause.from_day <= day]
    to_come = [row for row in told if row.clause.from_day > day]
    now = begun[-1] if begun else None
    said = dict(now.clause.values) if now else {}
    carried = [(key, held[key]) for key in (*subject.agreed, *subject.situations) if key in held]
    unworded = values(concept, [pair for pair in carried if said.get(pair[0]) != pair[1]], language)
    earlier = begun[-2::-1] if now else []
    return Standing(code, label(subject.label, language), subject, now, earlier, to_come, unworded)


def held(agreement: CooperationAgreement, day: date) -> dict[str, str]:
    """What is recorded of the agreement's subject on a day, by agreed key or situation: what its duties hang on."""
    found: dict[str, str] = {}
    for model, name in ((Agreement, "key"), (Situation, "attribute")):
        rows: Any = model._default_manager.filter(person=agreement.subject_id, from_day__lte=day)
        rows = standing(rows.filter(Q(until_day=None) | Q(until_day__gt=day))).order_by("recorded_at")
        found |= {getattr(row, name): row.value for row in rows}
    return found


def values(concept: Concept, pairs: Iterable[Sequence[str]], language: Language) -> list[tuple[str, str]]:
    """Values by their labels."""
    labels = {key: one.label for key, one in concept.agreed.items()}
    labels |= {key: one.label for key, one in concept.attributes.items()}
    words = {key: one.values for key, one in concept.attributes.items()}
    found = []
    for key, value in pairs:
        known = words.get(key, {}).get(value)
        said = label(known, language) if known is not None else shown(value, language)
        found.append((label(labels[key], language) if key in labels else key, said))
    return found


def subject(
    concept: Concept, agreement: CooperationAgreement, today: date, language: Language, code: str
) -> Standing | None:
    """One of the subjects; None where the concept has it not."""
    found = parts(concept, agreement, today, language)
    return next((one for part in found for one in part.subjects if one.code == code), None)
