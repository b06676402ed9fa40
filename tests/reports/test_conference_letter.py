"""The letter about a case conference: accessible, a page for each who is invited, the same words in both languages."""

from datetime import UTC, datetime

from kontaktdichte.reports.conference_letter import WORDS, Invitation, conference_letter, content
from kontaktdichte.reports.paper import picture

INVITATION = Invitation(
    "Träger Beispiel", (("Mia Muster", ""), ("Kim Rat", "Jobcenter"), ("Britta B.", "Träger Beispiel")),
    "Fallberatung am 03.12.2026", (("Termin", "03.12.2026, 10:00"), ("Ort", "Raum 3")), "Britta B.", "20.11.2026",
    datetime(2026, 11, 20, 12, tzinfo=UTC),
)  # fmt: skip


def test_a_screen_reader_can_read_it() -> None:
    """If it fails, a participant who does not see hears nothing of the date."""
    made = conference_letter(INVITATION, "de")
    for said in (b"%PDF-1.7", b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"/Lang(de)"):
        assert said in made, said
    assert made == conference_letter(INVITATION, "de")
    assert made != conference_letter(INVITATION, "en")


def test_each_party_has_a_page() -> None:
    """If it fails, one of the three is told nothing, or reads somebody else's letter."""
    assert WORDS["de"].keys() == WORDS["en"].keys()
    assert len(picture("conference_letter", content(INVITATION, "de"))) == 3
