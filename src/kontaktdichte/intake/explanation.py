"""The explanation sheet of the empty workbook: what to fill in where, with examples and every choice.

In: a workbook in the making and its layout. Out: its first sheet. The intake ignores it when it reads the file back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kontaktdichte.intake.layout import Layout
from kontaktdichte.rules.tables import REQUIRED

Line = tuple[str, list[str]]  # format, cells


def write_explanation(book: Any, layout: Layout, formats: dict[str, Any]) -> None:
    """Add the sheet."""
    sheet = book.add_worksheet(layout.pick(layout.data["sheets"]["explanation"]))
    sheet.set_column(0, 0, 28, formats["wrap"])
    sheet.set_column(1, 1, 30, formats["wrap"])
    sheet.set_column(2, 2, 10, formats["wrap"])
    sheet.set_column(3, 4, 60, formats["wrap"])
    sections = (_introduction(layout), _columns(layout), _attributes(layout), _choices(layout))
    for at, (look, cells) in enumerate(line for section in sections for line in section):
        for column, text in enumerate(cells):
            sheet.write_string(at, column, text, formats[look])


def _introduction(layout: Layout) -> Iterator[Line]:
    concept, data = layout.concept, layout.data
    yield "title", [layout.pick(data["title"]).replace("{title}", concept.title)]
    edition = f"{concept.edition:%d.%m.%Y}"
    yield "text", [layout.pick(data["issuer"]).replace("{issuer}", concept.issuer).replace("{edition}", edition)]
    yield "text", []
    for sentence in data["how"]:
        yield "text", [layout.pick(sentence)]
    yield "text", []


def _columns(layout: Layout) -> Iterator[Line]:
    yield "head", [layout.word(name) for name in ("sheet", "column", "required", "what", "example")]
    for source in layout.sources():
        for column in layout.columns(source.table):
            what, example = layout.about(source.table, column)
            needed = layout.word("yes" if column in REQUIRED[source.table] else "no")
            yield "wrap", [layout.sheet(source), layout.heading(source, column), needed, what, example]
    yield "text", []


def _attributes(layout: Layout) -> Iterator[Line]:
    yield "head", [layout.word("attribute"), "", "", layout.word("values"), layout.word("needs")]
    source = next(s for s in layout.sources() if s.table == "situations")
    labels = layout.choices("situations", "attribute")
    for label, (name, attribute) in zip(labels, layout.concept.attributes.items(), strict=True):
        values = ", ".join(layout.values(name)) or layout.word("free")
        needs = attribute.approval.needs if attribute.approval else ()
        yield "wrap", [label, "", "", values, ", ".join(layout.heading(source, column) for column in needs)]
    yield "text", []


def _choices(layout: Layout) -> Iterator[Line]:
    yield "head", [layout.word("sheet"), layout.word("column"), "", layout.word("choices"), ""]
    for source in layout.sources():
        for column in layout.columns(source.table):
            for choice in layout.choices(source.table, column):
                yield "wrap", [layout.sheet(source), layout.heading(source, column), "", choice, ""]
