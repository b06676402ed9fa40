"""The XLSX workbook: one sheet per report, ready to filter and to print.

In: a run. Out: a file. Text is always written as text, never as a formula, and ids keep their zeros. A verdict carries
a sign and a word besides its colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from kontaktdichte.reports.layout import heading_height, heights, printed, widths
from kontaktdichte.reports.run import Run
from kontaktdichte.reports.sheets import Sheet, sheets
from kontaktdichte.reports.summary import summary
from kontaktdichte.reports.words import LATE_TARGET, SIGNS, Word, heading, in_words
from kontaktdichte.rules.reasons import Language, day_text

MOST_ROWS = 1_048_576  # of a sheet, the heading included
_FIRST_DAY = date(1899, 12, 30)
_LONGEST_TEXT = 32_767  # characters of a cell
_DATES = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}
_SHARES = ("rate", "rate_without_reasoned", "share_clear")
_FROZEN: dict[tuple[str, ...], int] = {("subject", "unit"): 1, ("unit", "rule_label"): 2}
_COLOURS = {
    "fulfilled": ("#E2F0D9", "#255E1D"), "missed": ("#F8D7DA", "#8B1A2B"), "missed_with_reason": ("#FCE8CF", "#7A4A00"),
    "open": ("#DCE9F7", "#1F4E79"), "upcoming": ("#F2F2F2", "#404040"), "not_judged": ("#EDEDED", "#595959"),
}  # fmt: skip
_ALARM = _COLOURS["missed"]


def write_workbook(path: Path, run: Run, language: Language = "de", found: list[Sheet] | None = None) -> None:
    """Write every report of ``run`` to ``path`` (``found``: where they are at hand already). Raises OSError."""
    tables = found if found is not None else sheets(run, language)
    # strings stay strings: constant_memory writes them into their cells, row by row, and nothing is ever a formula
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(str(path), options)
    try:
        book.set_properties({"title": run.concept.title, "subject": run.concept.name, "author": "kontaktdichte"})
        book.set_size(2400, 1400)
        writer = _Writer(book, run, language, Formats.of(book, language))
        for table in tables:
            writer.overview(table) if table.key == "summary" else writer.table(table)
    finally:
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OSError(str(error)) from error


@dataclass(frozen=True)
class Formats:
    """The cell formats of one workbook."""

    head: Any
    text: Any
    day: Any
    share: Any
    number: Any
    title: Any
    part: Any
    note: Any
    place: Any
    plain: Any
    plain_day: Any
    alarm: Any
    verdicts: dict[str, Any]

    @classmethod
    def of(cls, book: Any, language: Language) -> Formats:
        top = {"valign": "top", "font_size": 10}
        line = {"bottom": 4, "bottom_color": "#BFBFBF"}
        left = {"align": "left"}
        return cls(
            head=book.add_format(
                {
                    "bold": True,
                    "text_wrap": True,
                    "valign": "vcenter",
                    "bg_color": "#1F3864",
                    "font_color": "#FFFFFF",
                    "border": 1,
                    "border_color": "#FFFFFF",
                    "font_size": 10,
                }
            ),
            text=book.add_format({**top, **line, "text_wrap": True, "num_format": "@"}),
            day=book.add_format({**top, **line, **left, "num_format": _DATES[language]}),
            share=book.add_format({**top, **line, "align": "center", "num_format": "0.0%"}),
            number=book.add_format({**top, **line, "align": "center", "num_format": "#,##0"}),
            title=book.add_format({"bold": True, "font_size": 16}),
            part=book.add_format({"bold": True, "font_size": 11, "font_color": "#1F3864", "top": 1}),
            note=book.add_format({"italic": True, "font_color": "#595959", "text_wrap": True, "valign": "top"}),
            place=book.add_format({**top, **line, **left, "num_format": "0"}),
            plain=book.add_format({"font_size": 10}),
            plain_day=book.add_format({"font_size": 10, **left, "num_format": _DATES[language]}),
            alarm=book.add_format({"bold": True, "bg_color": _ALARM[0], "font_color": _ALARM[1], "align": "center"}),
            verdicts={
                code: book.add_format({"bg_color": back, "font_color": ink}) for code, (back, ink) in _COLOURS.items()
            },
        )


@dataclass
class _Writer:
    """Writes the sheets of one workbook, one after the other."""

    book: Any
    run: Run
    language: Language
    formats: Formats

    def table(self, report: Sheet) -> None:
        """A report as one sheet; as several where it has more rows than a sheet."""
        frame = in_words(report.frame, report.columns, self.language)
        step = MOST_ROWS - 1
        for number, start in enumerate(range(0, max(1, frame.height), step), start=1):
            name = report.title if number == 1 else f"{report.title} ({number})"
            self._sheet(name, report, frame.slice(start, step))

    def _sheet(self, name: str, report: Sheet, frame: pl.DataFrame) -> None:
        sheet = self.book.add_worksheet(name)
        headings = [heading(column, self.language) for column in report.columns]
        wide = widths(frame, headings)
        for place, width in enumerate(wide):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, _FROZEN.get(report.columns[:2], 0))
        self._page(sheet, name)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.set_row(0, heading_height(headings, wide))
        for place, text in enumerate(headings):
            sheet.write_string(0, place, text, self.formats.head)
        if frame.is_empty():
            sheet.set_column(0, 0, max(40, wide[0]))
            sheet.write_string(1, 0, report.empty, self.formats.note)
            return
        self._rows(sheet, frame, heights(frame, wide))
        sheet.autofilter(0, 0, frame.height, len(report.columns) - 1)
        sheet.print_area(0, 0, frame.height, printed(report.key, report.columns))
        self._colours(sheet, report.columns, frame.height)

    def _rows(self, sheet: Any, frame: pl.DataFrame, high: list[float]) -> None:
        writers = [self._cell_writer(sheet, column, dtype) for column, dtype in frame.schema.items()]
        for row, cells in enumerate(frame.iter_rows(), start=1):
            sheet.set_row(row, high[row - 1])
            for place, cell in enumerate(cells):
                if cell is not None:
                    writers[place](row, place, cell)
                else:
                    sheet.write_blank(row, place, None, self.formats.text)

    def _page(self, sheet: Any, name: str) -> None:
        run, of = self.run, Word("Seite &P von &N", "page &P of &N").to(self.language)
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        stand = Word("Stichtag", "as of").to(self.language)
        sheet.set_header(f"&L&B{_escaped(name)}&R{_escaped(run.concept.title)[:120]}")
        sheet.set_footer(f"&L{_escaped(run.concept.name)}&C{stand} {day_text(run.as_of, self.language)}&R{of}")

    def _cell_writer(self, sheet: Any, column: str, dtype: pl.DataType) -> Callable[[int, int, Any], Any]:
        formats = self.formats
        if dtype == pl.Date:
            return lambda row, place, cell: sheet.write_number(row, place, (cell - _FIRST_DAY).days, formats.day)
        if dtype.is_numeric():
            form = formats.share if column in _SHARES else formats.place if column == "row" else formats.number
            return lambda row, place, cell: sheet.write_number(row, place, cell, form)
        return lambda row, place, cell: sheet.write_string(row, place, cell[:_LONGEST_TEXT], formats.text)

    def _colours(self, sheet: Any, columns: tuple[str, ...], rows: int) -> None:
        for place, column in enumerate(columns):
            if column == "verdict":
                for code, sign in (*SIGNS.items(), ("missed_with_reason", LATE_TARGET.de[0])):
                    sheet.conditional_format(
                        1,
                        place,
                        rows,
                        place,
                        {
                            "type": "text",
                            "criteria": "begins with",
                            "value": sign,
                            "format": self.formats.verdicts[code],
                        },
                    )
            elif column == "stands_text":
                for sign, code in (("✓", "fulfilled"), ("✗", "missed"), ("○", "open"), ("–", "not_judged")):
                    form = {"type": "text", "criteria": "begins with", "value": sign}
                    shown = {**form, "format": self.formats.verdicts[code]}
                    sheet.conditional_format(1, place, rows, place, shown)
            elif column in ("overdue_days", "overdue_duties", "overdue_now", "persons_overdue", "cell_missed_now"):
                sheet.conditional_format(
                    1, place, rows, place, {"type": "cell", "criteria": ">", "value": 0, "format": self.formats.alarm}
                )
            elif column in ("overdue", "cell_missed"):
                sheet.conditional_format(1, place, rows, place, {"type": "no_blanks", "format": self.formats.alarm})

    def overview(self, report: Sheet) -> None:
        """The first sheet: what was evaluated and the few numbers, grouped, with their types."""
        sheet = self.book.add_worksheet(report.title)
        self._page(sheet, report.title)
        sheet.hide_gridlines(2)
        for place, width in enumerate((62, 16, 44)):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 0, Word("Kontaktdichte", "Contact density").to(self.language), self.formats.title)
        row, part = 1, ""
        for line in summary(self.run, self.language):
            if line.part != part:
                part, row = line.part, row + 1
                sheet.write_string(row, 0, part, self.formats.part)
                sheet.write_blank(row, 1, None, self.formats.part)
                sheet.write_blank(row, 2, None, self.formats.part)
                row += 1
            sheet.write_string(row, 0, line.item, self.formats.text)
            self._overview_value(sheet, row, line.value, alarm=line.alarm)
            row += 1
        for last, sentence in enumerate(self._legend(), start=row + 1):
            sheet.set_row(last, 30)
            sheet.merge_range(last, 0, last, 2, sentence, self.formats.note)

    def _overview_value(self, sheet: Any, row: int, value: object, *, alarm: bool) -> None:
        formats = self.formats
        if value is None:
            sheet.write_string(row, 1, "–", formats.number)
        elif isinstance(value, date):
            sheet.write_number(row, 1, (value - _FIRST_DAY).days, formats.plain_day)
        elif isinstance(value, int | float):
            form = formats.share if isinstance(value, float) else formats.alarm if alarm else formats.number
            sheet.write_number(row, 1, value, form)
        else:
            sheet.write_string(row, 1, str(value), formats.plain)

    def _legend(self) -> Iterator[str]:
        yield Word(
            "Überfällig heißt: eine Muss-Pflicht, deren Frist vor dem Stichtag lag und die noch zu leisten ist. "
            "Ein verstrichener Kalenderzeitraum lässt sich nicht nachholen; er steht daher daneben.",
            "Overdue means: a floor whose due date lay before the Stichtag and that is still owed. "
            "A calendar period that has passed cannot be made up; it therefore stands beside it.",
        ).to(self.language)
        yield Word(
            "Quoten zählen Muss-Pflichten, deren Frist im Zeitraum und vor dem Stichtag lag; laufende und nicht "
            "beurteilte Pflichten zählen nie.",
            "Rates count floors whose due date lay in the period and before the Stichtag; running and not judged "
            "duties never count.",
        ).to(self.language)


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
