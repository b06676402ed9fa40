"""One list of the pages as a file: what it was narrowed to, the day it holds for, who asked for it; then its rows.

In: a :class:`Listed`. Out: bytes of a workbook (a second sheet says where the list comes from) or of CSV (its head
does) as German spreadsheets read it. Text that a spreadsheet would run as a formula stays text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

import polars as pl
import xlsxwriter

from kontaktdichte.reports.files import harmless
from kontaktdichte.reports.layout import heading_height, heights, widths
from kontaktdichte.reports.words import Word
from kontaktdichte.reports.workbook import Formats
from kontaktdichte.rules.reasons import Language, day_text

Cell = str | int | date | None
Form = Literal["xlsx", "csv"]
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_KINDS: dict[str, type[pl.DataType]] = {"text": pl.String, "day": pl.Date, "number": pl.Int64}
_FIRST_DAY = date(1899, 12, 30)
_LONGEST_TEXT, _LONGEST_NAME = 32_767, 31  # characters of a cell, of a sheet's name
_NO_NAME = re.compile(r"[\[\]:*?/\\]")  # what stands in no name of a sheet
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Column(NamedTuple):
    """A column: its name (by which it is measured), its heading, what stands in it."""

    name: str
    heading: str
    kind: Literal["text", "day", "number"] = "text"


@dataclass(frozen=True)
class Listed:
    """A list and what is told of it: ``about`` are lines of a word and its value."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    about: Sequence[tuple[str, Cell]]


def list_file(listed: Listed, form: Form, language: Language = "de") -> bytes:
    """The list as a file.

    >>> listed = Listed("Liste", [Column("name", "Name"), Column("on", "Tag", "day")], [["=1+1", date(2026, 3, 5)]], [])
    >>> list_file(listed, "csv").decode("utf-8-sig").splitlines()[-1]
    "'=1+1;05.03.2026"
    """
    return _workbook(listed, language) if form == "xlsx" else _csv(listed, language)


def lists_file(lists: Sequence[Listed], about: Sequence[tuple[str, Cell]], language: Language = "de") -> bytes:
    """Several lists as one workbook, a sheet for each, and what is told of them all on the last one."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": str(about[0][0]) if about else "", "author": "kontaktdichte"})
        formats = Formats.of(book, language)
        for number, listed in enumerate(lists, start=1):
            _rows(book.add_worksheet(_sheet(number, listed.title)), listed, formats, language)
        told = Listed(lists[0].title, (), (), about)
        _about(book.add_worksheet(Word("Angaben", "About").to(language)), told, formats)
    return target.getvalue()


def _sheet(number: int, title: str) -> str:
    """A name that a spreadsheet takes for a sheet: short, of some signs only, and unlike all others."""
    return f"{number} {_NO_NAME.sub(' ', title)}"[:_LONGEST_NAME].strip(" '")


def _csv(listed: Listed, language: Language) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(listed.title)])
    writer.writerows([harmless(word), _shown(value, language)] for word, value in listed.about)
    writer.writerow([])
    writer.writerow([harmless(column.heading) for column in listed.columns])
    writer.writerows([_shown(cell, language) for cell in row] for row in listed.rows)
    return text.getvalue().encode("utf-8-sig")


def _shown(cell: Cell, language: Language) -> str:
    if isinstance(cell, date):
        return day_text(cell, language)
    return "" if cell is None else str(cell) if isinstance(cell, int) else harmless(cell)


def _workbook(listed: Listed, language: Language) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": listed.title, "author": "kontaktdichte"})
        formats = Formats.of(book, language)
        _rows(book.add_worksheet(Word("Liste", "List").to(language)), listed, formats, language)
        _about(book.add_worksheet(Word("Angaben", "About").to(language)), listed, formats)
    return target.getvalue()


def _rows(sheet: xlsxwriter.worksheet.Worksheet, listed: Listed, formats: Formats, language: Language) -> None:
    schema = {column.name: _KINDS[column.kind] for column in listed.columns}
    frame = pl.DataFrame([tuple(row) for row in listed.rows], schema=schema, orient="row")
    headings = [column.heading for column in listed.columns]
    wide = widths(frame, headings)
    for place, (text, width) in enumerate(zip(headings, wide, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, text, formats.head)
    sheet.set_row(0, heading_height(headings, wide))
    for row, (cells, high) in enumerate(zip(listed.rows, heights(frame, wide), strict=True), start=1):
        sheet.set_row(row, high)
        for place, cell in enumerate(cells):
            _cell(sheet, row, place, cell, formats)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(listed.rows), 1), len(headings) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L&B{listed.title.replace('&', '&&')}"[:200])
    sheet.set_footer("&R" + Word("Seite &P von &N", "page &P of &N").to(language))


def _cell(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, cell: Cell, formats: Formats) -> None:
    if isinstance(cell, date):
        sheet.write_number(row, place, (cell - _FIRST_DAY).days, formats.day)
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, formats.number)
    elif cell:
        sheet.write_string(row, place, cell[:_LONGEST_TEXT], formats.text)
    else:
        sheet.write_blank(row, place, None, formats.text)


def _about(sheet: xlsxwriter.worksheet.Worksheet, listed: Listed, formats: Formats) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, listed.title, formats.title)
    for row, (word, value) in enumerate(listed.about, start=2):
        sheet.write_string(row, 0, word, formats.text)
        _cell(sheet, row, 1, value, formats)
