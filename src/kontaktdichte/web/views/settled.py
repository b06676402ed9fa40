"""How a cooperation agreement stands: each subject of the concept with its clause, or what its lack means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import AgreementPart, AgreementSubject
from kontaktdichte.rules.reasons import Language, label
from kontaktdichte.rules.vocabulary import Passage
from kontaktdichte.web.forms.agreements import shown
from kontaktdichte.web.models import Clause, CooperationAgreement
from kontaktdichte.web.models.records import standing


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
    def missing(self) -> list[Standing]:
        """What is not settled."""
        return [one for one in self.subjects if not one.settled]


def parts(concept: Concept, agreement: CooperationAgreement, day: date, language: Language) -> list[Part]:
    """Mandatory and recommended subjects; none where the concept knows no agreements."""
    declared = concept.agreement_subjects
    if declared is None:
        return []
    rows = list(standing(Clause.objects.filter(agreement=agreement)).order_by("from_day"))
    return [
        Part(code, label(part.label, language), label(part.missing, language), part, [
            _standing(concept, name, subject, [row for row in rows if row.subject == name], day, language)
            for name, subject in part.subjects.items()
        ])
        for code, part in _weighed(declared.mandatory, declared.recommended)
    ]  # fmt: skip


def _weighed(mandatory: AgreementPart, recommended: AgreementPart) -> Iterable[tuple[str, AgreementPart]]:
    return (("mandatory", mandatory), ("recommended", recommended))


def _standing(
    concept: Concept, code: str, subject: AgreementSubject, rows: list[Clause], day: date, language: Language
) -> Standing:
    told = [Row(row, values(concept, row, language)) for row in rows]
    begun = [row for row in told if row.clause.from_day <= day]
    to_come = [row for row in told if row.clause.from_day > day]
    now = begun[-1] if begun else None
    return Standing(code, label(subject.label, language), subject, now, begun[-2::-1] if now else [], to_come)


def values(concept: Concept, clause: Clause, language: Language) -> list[tuple[str, str]]:
    """The values of a clause by their labels."""
    labels = {key: one.label for key, one in concept.agreed.items()}
    labels |= {key: one.label for key, one in concept.attributes.items()}
    words = {key: one.values for key, one in concept.attributes.items()}
    found = []
    for key, value in clause.values:
        known = words.get(key, {}).get(value)
        said = label(known, language) if known is not None else shown(value, language)
        found.append((label(labels[key], language) if key in labels else key, said))
    return found
