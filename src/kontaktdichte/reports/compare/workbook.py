"""The comparison as a workbook: one sheet per table, in the style of the reports' workbook, ready to filter and print.

In: a comparison. Out: a file. Text is always written as text, never as a formula; what colour says, a sign says too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.headings import based, heading, in_words
from kontaktdichte.reports.compare.legend import legend, needed_contacts
from kontaktdichte.reports.compare.overview import Line, more, overview, shown
from kontaktdichte.reports.compare.sheets import Table, tables
from kontaktdichte.reports.compare.sides import Comparison
from kontaktdichte.reports.layout import heading_height, heights, widths
from kontaktdichte.reports.summary import Value
from kontaktdichte.reports.words import SIGNS, Word
from kontaktdichte.reports.workbook import MOST_ROWS, Formats
from kontaktdichte.rules.reasons import Language, day_text

_FIRST_DAY, _LONGEST_TEXT, _HIGHEST = date(1899, 12, 30), 32_767, 400.0
_WIDE = {
    "told": 60,
    "quote": 60,
    "sentence": 46,
    "because": 50,
    "choices": 40,
    "chosen": 34,
    "asked_by": 60,
    "change": 30,
}
_LAST_PRINTED = {"rules": "told_b", "quotes": "quote_b", "worklist": "sentence_b", "duties": "verdict_b"}
_OVERVIEW = (58, 46, 46, 16)
_LINE = 13.0  # points of a line of text
_FROZEN = {"subject": 1, "unit": 2, "change": 2}  # by the first column: how many stay in sight
_TINTS = {
    "+": ("#E2F0D9", "#255E1D"), "−": ("#F8D7DA", "#8B1A2B"), "~": ("#FCE8CF", "#7A4A00"), "?": ("#EDEDED", "#595959"),
}  # fmt: skip


def write_workbook(path: Path, of: Comparison, found: Aligned | None, language: Language = "de") -> None:
    """Write every table of the comparison to ``path``; without ``found`` those on paper. Raises OSError."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), {**options, "constant_memory": True})
    try:
        names = f"{of.a.name} | {of.b.name}"
        book.set_properties({"title": names, "subject": names, "author": "kontaktdichte"})
        book.set_size(2400, 1400)
        tints = {sign: book.add_format({"bg_color": back, "font_color": ink}) for sign, (back, ink) in _TINTS.items()}
        line = {"valign": "top", "font_size": 10, "bottom": 4, "bottom_color": "#BFBFBF", "align": "left"}
        numbers = {
            int: book.add_format({**line, "num_format": "#,##0"}),
            float: book.add_format({**line, "num_format": "0.0%"}),
        }
        writer = _Writer(book, of, language, Formats.of(book, language), tints, numbers)
        for table in tables(of, found, language):
            writer.overview(table, overview(of, found, language)) if table.key == "overview" else writer.table(table)
    finally:
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OSError(str(error)) from error


@dataclass
class _Writer:
    """Writes the sheets of one workbook, one after the other."""

    book: Any
    of: Comparison
    language: Language
    formats: Formats
    tints: dict[str, Any]
    numbers: dict[type, Any]

    def table(self, table: Table) -> None:
        """A table as one sheet; as several where it has more rows than a sheet."""
        frame = in_words(table.frame, table.columns, self.language, table.changes)
        step = MOST_ROWS - 1
        for number, start in enumerate(range(0, max(1, frame.height), step), start=1):
            self._sheet(table.title if number == 1 else f"{table.title} ({number})", table, frame.slice(start, step))

    def _sheet(self, name: str, table: Table, frame: pl.DataFrame) -> None:
        sheet = self.book.add_worksheet(name)
        headings = [heading(column, self.language) for column in table.columns]
        wide = _widths(frame, headings)
        for place, width in enumerate(wide):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, _FROZEN.get(table.columns[0], 0))
        self._page(sheet, name)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.set_row(0, heading_height(headings, wide))
        for place, text in enumerate(headings):
            sheet.write_string(0, place, text, self.formats.head)
        if table.key == "units" and self.of.people is not None:  # now: rows are written once, from above
            said = needed_contacts(self.of.people, self.language)
            sheet.write_comment(0, table.columns.index("contacts_a"), said, {"x_scale": 3, "y_scale": 2})
        if frame.is_empty():
            sheet.set_column(0, 0, max(40, wide[0]))
            sheet.write_string(1, 0, table.empty, self.formats.note)
            return
        self._rows(sheet, frame, _heights(frame, wide), "–" if table.key == "units" else "")
        sheet.autofilter(0, 0, frame.height, len(table.columns) - 1)
        sheet.print_area(0, 0, frame.height, table.columns.index(_LAST_PRINTED.get(table.key, table.columns[-1])))
        self._colours(sheet, table.columns, frame.height)

    def _rows(self, sheet: Any, frame: pl.DataFrame, high: Sequence[float], empty: str) -> None:
        writers = [self._cell_writer(sheet, column, dtype) for column, dtype in frame.schema.items()]
        for row, cells in enumerate(frame.iter_rows(), start=1):
            sheet.set_row(row, high[row - 1])
            for place, cell in enumerate(cells):
                if cell is not None:
                    writers[place](row, place, cell)
                elif empty:
                    sheet.write_string(row, place, empty, self.formats.number)
                else:
                    sheet.write_blank(row, place, None, self.formats.text)

    def _cell_writer(self, sheet: Any, column: str, dtype: pl.DataType) -> Callable[[int, int, Any], Any]:
        formats = self.formats
        if dtype == pl.Date:
            return lambda row, place, cell: sheet.write_number(row, place, (cell - _FIRST_DAY).days, formats.day)
        if dtype.is_numeric():
            form = formats.share if based(column)[0] in ("rate", "rate_without_reasoned") else formats.number
            return lambda row, place, cell: sheet.write_number(row, place, cell, form)
        return lambda row, place, cell: sheet.write_string(row, place, cell[:_LONGEST_TEXT], formats.text)

    def _colours(self, sheet: Any, columns: Sequence[str], rows: int) -> None:
        for place, column in enumerate(columns):
            name, _ = based(column)
            signs = self.tints if name == "change" else {}
            if name == "verdict":
                signs = {sign: self.formats.verdicts[code] for code, sign in SIGNS.items()}
            for sign, form in signs.items():
                rule = {"type": "text", "criteria": "begins with", "value": sign, "format": form}
                sheet.conditional_format(1, place, rows, place, rule)
            if name in ("overdue_now", "overdue_days"):
                rule = {"type": "cell", "criteria": ">", "value": 0, "format": self.formats.alarm}
                sheet.conditional_format(1, place, rows, place, rule)

    def _page(self, sheet: Any, name: str) -> None:
        of, people = self.of, self.of.people
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        stand = Word("Stichtag", "as of").to(self.language)
        day = "" if people is None else f"{stand} {day_text(people.as_of, self.language)}"
        number = Word("Seite &P von &N", "page &P of &N").to(self.language)
        sheet.set_header(f"&L&B{_escaped(name)}&RA {_escaped(of.a.name)} | B {_escaped(of.b.name)}")
        sheet.set_footer(f"&L{Word('Vergleich', 'Comparison').to(self.language)}&C{day}&R{number}")

    def overview(self, table: Table, lines: Sequence[Line]) -> None:
        """The first sheet: what was compared and the few numbers, grouped, with what they mean."""
        sheet, formats = self.book.add_worksheet(table.title), self.formats
        self._page(sheet, table.title)
        sheet.set_landscape()
        sheet.hide_gridlines(2)
        for place, width in enumerate(_OVERVIEW):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 0, Word("Vergleich", "Comparison").to(self.language), formats.title)
        row, part = 1, ""
        for line in lines:
            if line.part != part:
                part, row = line.part, row + 1
                for place, text in enumerate((part, *(heading(name, self.language) for name in table.columns[2:]))):
                    sheet.write_string(row, place, text, formats.part)
                row += 1
            texts = (line.item, shown(line.a, self.language), shown(line.b, self.language))
            high = max(ceil(len(text) * 1.1 / width) for text, width in zip(texts, _OVERVIEW, strict=False))
            sheet.set_row(row, max(1, high) * _LINE + 2)
            sheet.write_string(row, 0, line.item, formats.text)
            for place, value in enumerate((line.a, line.b), start=1):
                self._value(sheet, row, place, value, alarm=line.alarm)
            sheet.write_string(row, 3, more(line.more, self.language), formats.alarm if line.alarm else formats.text)
            row += 1
        said = legend(self.of.people, self.language) if self.of.people is not None else ()
        for last, sentence in enumerate(said, start=row + 1):
            sheet.set_row(last, 45)
            sheet.merge_range(last, 0, last, 3, sentence, formats.note)

    def _value(self, sheet: Any, row: int, place: int, value: Value, *, alarm: bool) -> None:
        form = self.numbers.get(type(value))
        if isinstance(value, int | float) and form is not None:
            sheet.write_number(row, place, value, self.formats.alarm if alarm and value else form)
        else:
            sheet.write_string(row, place, shown(value, self.language), self.formats.text)


def _widths(frame: pl.DataFrame, headings: Sequence[str]) -> list[int]:
    """As for the reports; texts of the concept get more room."""
    found = widths(frame, headings)
    for place, (column, dtype) in enumerate(frame.schema.items()):
        most = _WIDE.get(based(column)[0], 0)
        longest = frame[column].str.len_chars().max() if dtype == pl.String else 0
        if isinstance(longest, int):
            found[place] = max(found[place], min(most, longest + 1))
    return found


def _heights(frame: pl.DataFrame, wide: Sequence[int]) -> list[float]:
    """As for the reports; lines broken by hand count too."""
    own = [pl.col(name).str.count_matches("\n") for name, dtype in frame.schema.items() if dtype == pl.String]
    broken = frame.select(pl.max_horizontal(pl.lit(0), *own).fill_null(0)).to_series()
    return [min(_HIGHEST, high + lines * _LINE) for high, lines in zip(heights(frame, wide), broken, strict=True)]


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
