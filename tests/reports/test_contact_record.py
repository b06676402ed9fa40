"""The contact record on paper: accessible and archivable or an error, the same bytes for the same data."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from typst import TypstError

from kontaktdichte.reports.contact_record import WORDS, Basis, Line, Sheet, contact_record, content
from kontaktdichte.reports.paper import PAPERS, pdf, picture

WHY = "Das Telefonat vom 18.11.2026 zählt nicht: Telefonate ersetzen den persönlichen Kontakt nicht."
BASIS = Basis(
    "Träger Beispiel", "Hinweise 2019", datetime(2026, 11, 20, 12, tzinfo=UTC), "20.11.2026, 13:00", "Glied 17, ab12", 5
)
LINE = Line(
    1, "19.11.2026", "10:00–10:45", "Büro", "Gespräch", "persönlich", "Bewerbung", "Probetag", True, "", "",
    "19.11.2026, 11:00, Mara Muster", (),
)  # fmt: skip
SHEET = Sheet(
    "Beispiel, Ina (TN-1)", "November 2026", (("Projekt", "P-1"), ("Mindestzahl im Monat", "2")),
    (LINE, replace(LINE, number=2, counts=False, why=WHY, signature="keine Unterschrift: nicht persönlich")),
    (("Urteil", "offen"),),
)  # fmt: skip


def test_a_screen_reader_and_an_archive_can_read_it() -> None:
    """If it fails, a blind colleague hears nothing, or the file cannot be opened in ten years."""
    made = contact_record([SHEET, replace(SHEET, lines=())], BASIS, "de")
    assert made.startswith(b"%PDF-1.7")
    for said in (b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"/Lang(de)"):
        assert said in made, said
    assert b"Kontaktnachweis" in made  # a title, for the window and the list of files


def test_the_same_data_are_the_same_bytes() -> None:
    """If it fails, nobody can show that a printed record is the one that was made then."""
    assert contact_record([SHEET], BASIS, "de") == contact_record([SHEET], BASIS, "de")
    assert contact_record([SHEET], BASIS, "de") != contact_record([SHEET], BASIS, "en")


def test_each_participant_begins_a_page() -> None:
    """If it fails, one participant's sheet shows another one's name to whoever signs it."""
    assert len(picture("contact_record", content([SHEET, SHEET, SHEET], BASIS, "de"))) == 3
    many = replace(SHEET, lines=tuple(replace(LINE, number=n) for n in range(1, 25)))
    assert len(picture("contact_record", content([many], BASIS, "de"))) > 1


def test_words_are_there_in_both_languages() -> None:
    """If it fails, an English record has a German heading."""
    assert WORDS["de"].keys() == WORDS["en"].keys()
    assert "mehr als 5 Arbeitstage" in str(content([SHEET], BASIS, "de"))


def test_what_is_not_accessible_is_not_made() -> None:
    """If it fails, the standard is a word in the file and not a check."""
    bad = PAPERS / "untitled_for_a_test.typ"
    bad.write_text('no title, no language: #image(bytes(sys.inputs.data), format: "svg")', encoding="utf-8")
    try:
        with pytest.raises(TypstError):
            pdf(bad.stem, {}, BASIS.known_at)
    finally:
        bad.unlink()
