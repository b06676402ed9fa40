"""A report to a Jobcenter: ordered sections of facts and tables, on paper and as a workbook; what was frozen, no more.

In: :class:`Section` rows as text that is kept (:func:`canonical`, :func:`sections_of`), and the :class:`Cover` around
them. Out: the bytes of a PDF or of a workbook. Nothing is counted here; days stand in ISO form until they are shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from kontaktdichte.reports import lists
from kontaktdichte.reports.lists import Listed, lists_file
from kontaktdichte.reports.paper import filled, pdf
from kontaktdichte.rules.reasons import Language, day_text

TEMPLATE = "jobcenter_report"
Cell = str | int | None
Kind = Literal["text", "day", "number"]
Step = Literal["draft", "reviewed", "frozen", "sent"]  # how far a report is on its way
Pairs = tuple[tuple[str, str], ...]


class Column(NamedTuple):
    """A heading, and what stands below it."""

    heading: str
    kind: Kind = "text"


class Table(NamedTuple):
    """Rows under a title; ``none``: the sentence that stands there where no row does.

    ``people``: each row begins with the number of a participant.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    none: str
    people: bool = False


@dataclass(frozen=True)
class Section:
    """One part of a report: facts as label and value, tables, sentences."""

    code: str
    title: str
    facts: Pairs = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cover:
    """What stands around the sections: whose report it is, what it was reckoned with, how far it is."""

    title: str
    sender: str
    recipient: str
    facts: Pairs
    basis: Pairs
    made: datetime
    step: Step


def canonical(value: Any) -> str:
    """JSON with one spelling for each value: what digests are made of.

    >>> canonical({"b": 1, "a": ["ä"]})
    '{"a":["ä"],"b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def written(sections: Iterable[Section]) -> str:
    """Sections as they are kept."""
    return canonical([asdict(one) | {"tables": [table._asdict() for table in one.tables]} for one in sections])


def sections_of(content: str) -> list[Section]:
    """What was kept, as sections."""
    return [
        Section(
            one["code"], one["title"], tuple((str(word), str(value)) for word, value in one["facts"]),
            tuple(_table(table) for table in one["tables"]), tuple(one["notes"]),
        )
        for one in json.loads(content)
    ]  # fmt: skip


def _table(kept: dict[str, Any]) -> Table:
    columns = tuple(Column(*one) for one in kept["columns"])
    return Table(kept["title"], columns, tuple(tuple(row) for row in kept["rows"]), kept["none"], kept["people"])


def named(sections: Iterable[Section]) -> set[str]:
    """The numbers of the participants of whom something is told."""
    return {str(row[0]) for one in sections for table in one.tables if table.people for row in table.rows}


def shown(cell: Cell, kind: Kind, language: Language) -> str:
    """A cell as people read it.

    >>> shown("2026-03-05", "day", "de"), shown(3, "number", "de"), shown(None, "text", "de")
    ('05.03.2026', '3', '–')
    """
    if cell is None:
        return "–"
    return day_text(date.fromisoformat(str(cell)), language) if kind == "day" else str(cell)


def rows_shown(table: Table, language: Language) -> list[list[str]]:
    """The rows of a table as people read them."""
    kinds = [column.kind for column in table.columns]
    return [[shown(cell, kind, language) for cell, kind in zip(row, kinds, strict=True)] for row in table.rows]


WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "to": "An", "from": "Absender", "basis": "Grundlage dieses Berichts",
        "page": "Seite", "of": "von", "number": "Teilnehmende sind mit Nummer genannt.",
    },
    "en": {
        "to": "To", "from": "Sender", "basis": "What this report is based on",
        "page": "Page", "of": "of", "number": "Participants are named by number.",
    },
}  # fmt: skip
STEPS: dict[Language, dict[Step, str]] = {  # one that was sent says by whom and when, among its facts
    "de": {
        "draft": "Entwurf, nicht versandt", "reviewed": "Geprüfter Entwurf, nicht versandt",
        "frozen": "Freigegeben und festgeschrieben, noch nicht versandt", "sent": "",
    },
    "en": {
        "draft": "Draft, not sent", "reviewed": "Reviewed draft, not sent",
        "frozen": "Released and frozen, not sent yet", "sent": "",
    },
}  # fmt: skip


def report_paper(cover: Cover, sections: Sequence[Section], language: Language) -> bytes:
    """The report as an accessible PDF."""
    return pdf(TEMPLATE, content(cover, sections, language), cover.made)


def content(cover: Cover, sections: Sequence[Section], language: Language) -> dict[str, Any]:
    """What the template is given."""
    parts = [
        {"title": one.title, "facts": one.facts, "notes": one.notes, "tables": [
            {"title": table.title, "none": table.none, "people": table.people, "rows": rows_shown(table, language),
             "columns": [{"heading": column.heading, "kind": column.kind} for column in table.columns]}
            for table in one.tables
        ]}
        for one in sections
    ]  # fmt: skip
    return filled(cover, WORDS[language], language) | {"sections": parts, "step": STEPS[language][cover.step]}


def report_book(cover: Cover, sections: Sequence[Section], language: Language) -> bytes:
    """The report as a workbook: a sheet of facts and sentences, one for each table, one about the file."""
    told = [
        (one.title, word, value)
        for one in sections
        for word, value in (*one.facts, *(("", note) for note in one.notes))
    ]
    heads = ("Abschnitt", "Angabe", "Wert") if language == "de" else ("Section", "Fact", "Value")
    columns = [lists.Column(name, head) for name, head in zip(("part", "label", "value"), heads, strict=True)]
    tables = [Listed(cover.title, columns, told, ())]
    tables += [_listed(table) for one in sections for table in one.tables if table.rows]
    step = STEPS[language][cover.step]
    about = [(cover.title, None), *([(step, None)] if step else []), *cover.facts, *cover.basis]
    return lists_file(tables, about, language)


def _listed(table: Table) -> Listed:
    columns = [lists.Column(f"c{place}", one.heading, one.kind) for place, one in enumerate(table.columns)]
    rows = [
        [date.fromisoformat(str(cell)) if one.kind == "day" and cell is not None else cell
         for cell, one in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]  # fmt: skip
    return Listed(table.title, columns, rows, ())
