"""The letter to the grant authority: accessible, one row for each duty, a draft says that it is one."""

from dataclasses import replace
from datetime import UTC, datetime

from kontaktdichte.reports.notice_letter import WORDS, Letter, Told, content, notice_letter
from kontaktdichte.reports.paper import picture

LETTER = Letter(
    "Träger Beispiel", "Bewilligungsstelle", "Mitteilung: P-1, Oktober 2026", (("Projekt", "P-1"),),
    (Told("T-17", "Persönliche Ansprachen", "Nr. 1", "01.10.2026 – 31.10.2026", "1 von 2", "Verhinderung"),),
    "Sollte die Einhaltung nicht möglich sein …", "", "Lena Leitung", "Hinweise 2019",
    datetime(2026, 11, 20, 12, tzinfo=UTC), False,
)  # fmt: skip


def test_a_screen_reader_can_read_it() -> None:
    """If it fails, an officer who does not see hears nothing of the notice."""
    made = notice_letter(LETTER, "de")
    for said in (b"%PDF-1.7", b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"/Lang(de)"):
        assert said in made, said
    assert made == notice_letter(LETTER, "de")


def test_many_duties_go_on_on_the_next_page() -> None:
    """If it fails, the duties at the end of a long letter are told to nobody."""
    many = replace(LETTER, told=LETTER.told * 40, remark="Anmerkung")
    assert len(picture("notice_letter", content(many, "de"))) > 1


def test_a_draft_says_so_in_both_languages() -> None:
    """If it fails, a letter that was never sent looks like one that was."""
    assert WORDS["de"].keys() == WORDS["en"].keys()
    assert notice_letter(replace(LETTER, draft=True), "en") != notice_letter(LETTER, "en")
