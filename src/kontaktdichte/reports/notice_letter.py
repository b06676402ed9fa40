"""The notice to a grant authority as a letter: which mandatory duties were not met, by number and neutral reason.

In: one :class:`Letter`, every word of it as it is to be read. Out: the bytes of a PDF. Nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kontaktdichte.reports.paper import filled, pdf
from kontaktdichte.rules.reasons import Language

TEMPLATE = "notice_letter"


@dataclass(frozen=True)
class Told:
    """One duty; ``rule`` with its clause in ``section``, ``reason`` the neutral word."""

    number: str
    rule: str
    section: str
    window: str
    met: str
    reason: str


@dataclass(frozen=True)
class Letter:
    """A letter; ``draft``: it was not sent, and says so. ``facts`` are label and value."""

    sender: str
    recipient: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    told: tuple[Told, ...]
    quote: str
    remark: str
    signed: str
    edition: str
    made: datetime
    draft: bool


WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "to": "An", "from": "Absender", "draft": "Entwurf, nicht versandt",
        "intro": "folgende verbindliche Vorgaben wurden nicht eingehalten. Teilnehmende sind mit Nummer genannt.",
        "greeting": "Sehr geehrte Damen und Herren,", "clause": "Nach dem Text", "number": "Nummer",
        "rule": "Vorgabe", "section": "Fundstelle", "window": "Zeitraum", "met": "erreicht", "reason": "Grund",
        "remark": "Anmerkung", "closing": "Mit freundlichen Grüßen", "sign": "Datum, Unterschrift der Projektleitung",
        "page": "Seite", "of": "von", "rules": "Regelstand", "duties": "Nicht eingehaltene Vorgaben",
    },
    "en": {
        "to": "To", "from": "Sender", "draft": "Draft, not sent",
        "intro": "the following mandatory duties were not met. Participants are named by number.",
        "greeting": "Dear Sir or Madam,", "clause": "By the text", "number": "Number", "rule": "Duty",
        "section": "Source", "window": "Window", "met": "reached", "reason": "Reason", "remark": "Remark",
        "closing": "Yours faithfully", "sign": "Date, signature of the project lead", "page": "Page", "of": "of",
        "rules": "Edition of the rules", "duties": "Duties not met",
    },
}  # fmt: skip


def notice_letter(letter: Letter, language: Language) -> bytes:
    """The letter as an accessible PDF."""
    return pdf(TEMPLATE, content(letter, language), letter.made)


def content(letter: Letter, language: Language) -> dict[str, object]:
    """What the template is given."""
    return filled(letter, WORDS[language], language)
