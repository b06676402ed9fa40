"""The empty workbook: one sheet per table with headings, drop-downs and notes, which a team fills in and evaluates.

In: a concept and a language. Out: an XLSX file that :func:`~kontaktdichte.intake.read` takes back as it is.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from kontaktdichte.intake.explanation import write_explanation
from kontaktdichte.intake.layout import Language, Layout
from kontaktdichte.intake.profile import LAST_DAY, Source
from kontaktdichte.intake.values import EARLIEST, LATEST, MINUTES_OF_A_DAY
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.tables import COLUMNS, REQUIRED

LAST_ROW = 5_000  # drop-downs and date checks reach this far; rows below are read all the same
_WIDTHS = {"Date": 14, "Datetime": 18, "Int32": 10, "String": 18, "List": 26}
_WIDE = {"justification_text": 40, "text": 40, "attribute": 26, "value": 24, "rule": 30, "key": 28, "event": 26}
_OPEN_LISTS = {"participants", "reason", "value"}  # other entries may be right as well: warned, not stopped
_HEAD = {"bold": True, "border": 1, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC"}
_FORMATS: dict[str, dict[str, Any]] = {
    "head": _HEAD,
    "must": {**_HEAD, "bg_color": "#9FB3C8"},
    "title": {"bold": True, "font_size": 14},
    "wrap": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "text": {"num_format": "@"},
    "date": {"num_format": "dd.mm.yyyy"},
    "time": {"num_format": "dd.mm.yyyy hh:mm"},
}
_FORMAT_OF = {"Date": "date", "Datetime": "time"}
Ranges = dict[tuple[str, str], str]  # (table, column) → formula of its list


def write_template(path: Path, concept: Concept, language: Language = "de") -> None:
    """Write the empty workbook of a concept; German or English headings, labels and notes.

    Overwrites ``path``; raises OSError where it cannot be written.
    """
    layout = Layout(concept, language)
    try:
        with xlsxwriter.Workbook(str(path)) as book:
            # a fixed date: the same concept gives the same file
            confirmed = concept.last_confirmed
            created = datetime(confirmed.year, confirmed.month, confirmed.day)  # noqa: DTZ001
            book.set_properties({"title": concept.title, "created": created})
            formats = {name: book.add_format(properties) for name, properties in _FORMATS.items()}
            write_explanation(book, layout, formats)
            sheets = [(source, book.add_worksheet(layout.sheet(source))) for source in layout.sources()]
            ranges = _write_lists(book, layout, formats)
            for source, sheet in sheets:
                _write_table(sheet, source, layout, formats, ranges)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(f"{path}: {error}") from error


def _write_lists(book: Any, layout: Layout, formats: dict[str, Any]) -> Ranges:
    """The hidden sheet of choices; returns each column's list."""
    name = layout.pick(layout.data["sheets"]["lists"])
    sheet = book.add_worksheet(name)
    sheet.hide()
    attributes = list(layout.concept.attributes)
    for at, (attribute, label) in enumerate(zip(attributes, layout.choices("situations", "attribute"), strict=True)):
        # the drop-down of a value looks its attribute up in this first row
        sheet.write_column(0, at, [label, *layout.values(attribute)], formats["text"])
    lists = {key: layout.choices(*key) for key in layout.dictionary.lists}
    lists["situations", "reason"] = layout.approval_reasons()
    filled = {key: entries for key, entries in lists.items() if entries}
    ranges: Ranges = {}
    for at, (key, entries) in enumerate(filled.items(), start=len(attributes) + 1):
        sheet.write_column(0, at, [".".join(key), *entries], formats["text"])
        ranges[key] = f"='{name}'!${_letters(at)}$2:${_letters(at)}${len(entries) + 1}"
    ranges["situations", "value"] = _list_of_neighbour(name, layout)
    return ranges


def _list_of_neighbour(name: str, layout: Layout) -> str:
    """The values of the attribute that stands in the same row."""
    cell = f"${_letters(layout.columns('situations').index('attribute'))}2"
    most = max(map(len, map(layout.values, layout.concept.attributes)), default=0)
    column = f"OFFSET('{name}'!$A$2,0,MATCH({cell},'{name}'!$1:$1,0)-1"
    return f"={column},MAX(1,COUNTA({column},{max(most, 1)},1))),1)"


def _write_table(sheet: Any, source: Source, layout: Layout, formats: dict[str, Any], ranges: Ranges) -> None:
    table = source.table
    for at, column in enumerate(layout.columns(table)):
        kind = "Date" if column == LAST_DAY else str(COLUMNS[table][column]).split("(")[0]
        heading, needed = layout.heading(source, column), column in REQUIRED[table]
        width = max(_WIDE.get(column, _WIDTHS[kind]), len(heading) + 2)
        sheet.set_column(at, at, width, None if kind == "Int32" else formats[_FORMAT_OF.get(kind, "text")])
        sheet.write_string(0, at, heading, formats["must" if needed else "head"])
        sheet.write_comment(0, at, _note(layout, table, column, needed=needed), {"x_scale": 1.6})
        if rule := _validation(layout, column, kind, ranges.get((table, column))):
            sheet.data_validation(1, at, LAST_ROW, at, rule)
    sheet.freeze_panes(1, 0)


def _note(layout: Layout, table: str, column: str, *, needed: bool) -> str:
    what, example = layout.about(table, column)
    required = f"{layout.word('required')}: {layout.word('yes')}" if needed else ""
    return "\n".join(filter(None, [what, required, example and f"{layout.word('example')}: {example}"]))


def _validation(layout: Layout, column: str, kind: str, choices: str | None) -> dict[str, Any] | None:
    if choices:
        free = column in _OPEN_LISTS
        rule: dict[str, Any] = {"validate": "list", "source": choices, "error_type": "information" if free else "stop"}
        return rule | {
            "error_title": layout.word("list_title"),
            "error_message": layout.word("list_other" if free else "list_error"),
        }
    if kind in ("Date", "Datetime"):
        rule = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": date(LATEST.year + 1, 1, 1)}
        return rule | {"error_title": layout.word("date_title"), "error_message": layout.word("date_error")}
    if kind == "Int32":
        rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MINUTES_OF_A_DAY}
        return rule | {"error_message": layout.word("minutes_error")}
    return None


def _letters(column: int) -> str:
    return str(xlsxwriter.utility.xl_col_to_name(column))
