"""The date of a case conference as a letter to each party: participant, counsellor of the Jobcenter, project worker.

In: one :class:`Invitation`, every word of it as it is to be read. Out: the bytes of a PDF, a page for each recipient.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kontaktdichte.reports.paper import filled, pdf
from kontaktdichte.rules.reasons import Language

TEMPLATE = "conference_letter"


@dataclass(frozen=True)
class Invitation:
    """Who invites whom (a name and what stands below it) to what; ``facts`` are label and value."""

    sender: str
    recipients: tuple[tuple[str, str], ...]
    subject: str
    facts: tuple[tuple[str, str], ...]
    signed: str
    day: str
    made: datetime


WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "to": "An", "from": "Absender", "greeting": "Guten Tag,",
        "intro": "zu einer Fallberatung laden wir Sie ein. Daran nehmen die teilnehmende Person, die "
                 "Integrationsbegleitung und die Integrationsfachkraft des Jobcenters teil.",
        "answer": "Bitte geben Sie Bescheid, wenn Sie an diesem Termin nicht kommen können.",
        "closing": "Mit freundlichen Grüßen", "page": "Seite", "of": "von",
    },
    "en": {
        "to": "To", "from": "Sender", "greeting": "Good day,",
        "intro": "we invite you to a case conference. The participant, the project worker and the Jobcenter's "
                 "counsellor take part in it.",
        "answer": "Please tell us if you cannot come on this date.", "closing": "Yours faithfully", "page": "Page",
        "of": "of",
    },
}  # fmt: skip


def conference_letter(invitation: Invitation, language: Language) -> bytes:
    """The letters as one accessible PDF."""
    return pdf(TEMPLATE, content(invitation, language), invitation.made)


def content(invitation: Invitation, language: Language) -> dict[str, object]:
    """What the template is given."""
    return filled(invitation, WORDS[language], language)
