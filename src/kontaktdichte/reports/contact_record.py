"""The contact record (Kontaktnachweis): a month of one participant on paper, to be recounted by hand in five minutes.

In: what is known of each participant's month, as :class:`Sheet`, and what it was reckoned with, as :class:`Basis`. Out:
one PDF, each participant on a page of their own. Nothing is counted here: numbers and sentences are the engine's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from kontaktdichte.reports.paper import pdf
from kontaktdichte.rules.reasons import Language

TEMPLATE = "contact_record"


@dataclass(frozen=True)
class Line:
    """One contact; ``signature``: what stands in its place and why, empty where the lines are to be signed."""

    number: int
    day: str
    time: str
    place: str
    kind: str
    channel: str
    topic: str
    next_step: str
    counts: bool
    why: str
    signature: str
    entered: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A participant's month. ``facts`` and ``block`` are label and value, in the order in which they are read."""

    participant: str
    month: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    block: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Basis:
    """What it was reckoned with: the edition of the rules, what was known when, the end of the chain."""

    provider: str
    edition: str
    known_at: datetime
    known: str
    chain: str
    late_after: int  # working days after which an entry is marked as late


WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "title": "Kontaktnachweis", "contacts": "Kontakte", "month_block": "Monat im Ergebnis",
        "none": "In diesem Monat ist kein Kontakt erfasst.",
        "number": "Nr.", "day": "Tag, Zeit", "place": "Ort", "kind": "Art, Weg", "topic": "Thema, nächster Schritt",
        "counts": "zählt", "entered": "eingetragen", "signatures": "Unterschriften", "yes": "ja", "no": "nein",
        "participant": "Teilnehmende Person", "worker": "Integrationsbegleitung", "lead": "Datum, Unterschrift Leitung",
        "page": "Seite", "of": "von", "rules": "Regelstand", "known": "Kenntnisstand", "chain": "Kettenstand",
        "late": "„spät eingetragen“: mehr als {n} Arbeitstage nach dem Tag des Kontakts.",
        "next": "Nächster Schritt",
    },
    "en": {
        "title": "Contact record", "contacts": "Contacts", "month_block": "The month",
        "none": "No contact is recorded for this month.",
        "number": "No.", "day": "Day, time", "place": "Place", "kind": "Kind, channel", "topic": "Topic, next step",
        "counts": "counts", "entered": "entered", "signatures": "Signatures", "yes": "yes", "no": "no",
        "participant": "Participant", "worker": "Project worker", "lead": "Date, signature of the lead",
        "page": "Page", "of": "of", "rules": "Edition of the rules", "known": "Known at", "chain": "Head of the chain",
        "late": "“late entry”: more than {n} working days after the day of the contact.",
        "next": "Next step",
    },
}  # fmt: skip


def contact_record(sheets: Sequence[Sheet], basis: Basis, language: Language) -> bytes:
    """The contact records of these participants as one PDF."""
    return pdf(TEMPLATE, content(sheets, basis, language), basis.known_at)


def content(sheets: Sequence[Sheet], basis: Basis, language: Language) -> dict[str, object]:
    """What the template is given."""
    words = WORDS[language] | {"late": WORDS[language]["late"].format(n=basis.late_after)}
    told = {name: value for name, value in asdict(basis).items() if name != "known_at"}
    return {"language": language, "words": words, "basis": told, "sheets": [asdict(one) for one in sheets]}
