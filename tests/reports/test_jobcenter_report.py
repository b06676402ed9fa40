"""A report to a Jobcenter on paper and as a workbook: the same rows, a draft said to be one."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

from openpyxl import load_workbook

from kontaktdichte.reports.jobcenter_report import (
    STEPS,
    Column,
    Cover,
    Section,
    Table,
    content,
    named,
    report_book,
    report_paper,
    sections_of,
    written,
)

COVER = Cover(
    "Bericht KV-1", "Träger", "Jobcenter", (("Zeitraum", "Oktober"),),
    (("Regelstand", "r"), ("Kenntnisstand", "k"), ("Kettenstand", "c")), datetime(2026, 11, 2, 9, tzinfo=UTC), "draft",
)  # fmt: skip
MONTHS = Table(
    "Kontakte: Monat/Tag", (Column("Nummer"), Column("Ab", "day"), Column("Zahl", "number"), Column("Grund")),
    (("T-1", "2026-10-01", 2, None), ("T-2", "2026-10-05", 0, "=1+1")), "keine", people=True,
)  # fmt: skip
SECTIONS = [
    Section("contacts", "Ansprachen", (("erfüllt", "1"),), (MONTHS,), ("Ein Satz.",)),
    Section("open", "Offen", (), (Table("Punkte", (Column("Nr.", "number"), Column("Punkt")), (), "Keine."),)),
]


def test_what_is_kept_is_what_is_read_again() -> None:
    """If it fails, a report that was sent is shown in another form than it was frozen."""
    assert sections_of(written(SECTIONS)) == SECTIONS
    assert written(sections_of(written(SECTIONS))) == written(SECTIONS)
    assert named(SECTIONS) == {"T-1", "T-2"}


def test_the_workbook_has_the_rows_as_days_numbers_and_text() -> None:
    """If it fails, the Jobcenter reckons with text, or a spreadsheet runs what a provider typed."""
    book = load_workbook(io.BytesIO(report_book(COVER, SECTIONS, "de")))
    assert book.sheetnames == ["1 Bericht KV-1", "2 Kontakte  Monat Tag", "Angaben"]
    rows = list(book["2 Kontakte  Monat Tag"].values)
    assert rows[0] == ("Nummer", "Ab", "Zahl", "Grund")
    assert rows[1] == ("T-1", datetime(2026, 10, 1), 2, None)  # noqa: DTZ001 - files know no zone
    assert rows[2][3] == "=1+1"
    assert book["2 Kontakte  Monat Tag"]["D3"].data_type == "s"
    told = [tuple(row) for row in book["1 Bericht KV-1"].values]
    assert ("Ansprachen", "erfüllt", "1") in told
    assert ("Ansprachen", None, "Ein Satz.") in told
    assert ("Kettenstand", "c") in list(book["Angaben"].values)


def test_the_paper_is_accessible_and_says_the_same_twice() -> None:
    """If it fails, a screen reader cannot read a report, or equal reports are unequal files."""
    made = report_paper(COVER, SECTIONS, "de")
    assert made.startswith(b"%PDF")
    assert b"pdfuaid" in made
    assert made == report_paper(COVER, SECTIONS, "de")
    said = content(COVER, SECTIONS, "en")
    assert said["step"] == "Draft, not sent"
    assert said["sections"][0]["tables"][0]["rows"][0] == ["T-1", "1 Oct 2026", "2", "–"]


def test_until_it_is_sent_a_report_says_how_far_it_is() -> None:
    """If it fails, a released report is handed on as a draft, or a draft as a released report."""
    told: dict[str, set[str]] = {}
    for step in STEPS["de"]:
        cover = replace(COVER, step=step)
        book = load_workbook(io.BytesIO(report_book(cover, SECTIONS, "de")))
        about = {str(cell) for row in book["Angaben"].values for cell in row}
        told[step] = {one for one in STEPS["de"].values() if one and one in about}
        assert told[step] == {one for one in (content(cover, SECTIONS, "de")["step"],) if one}
    assert told["frozen"] == {"Freigegeben und festgeschrieben, noch nicht versandt"}
    assert (told["sent"], len({*map(frozenset, told.values())})) == (set(), 4)
