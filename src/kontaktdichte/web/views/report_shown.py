"""How a report is shown to either side: its sections with the names that the reader may know, its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import HttpResponse

from kontaktdichte.reports.jobcenter_report import Section, Table, named, rows_shown, sections_of
from kontaktdichte.rules.reasons import Language
from kontaktdichte.web.models import Run, SentReport
from kontaktdichte.web.reporting.files import TYPES, About, Form, as_file


@dataclass(frozen=True)
class ShownTable:
    """A table as it is read; ``names``: of the participants whose numbers begin its rows."""

    table: Table
    rows: list[list[str]]


@dataclass(frozen=True)
class ShownSection:
    """A section as it is read."""

    section: Section
    tables: list[ShownTable]


def shown(request: Any, of: Run | SentReport, page: str, language: Language) -> list[ShownSection]:
    """The frozen sections; the participants named in them are entered in the read log."""
    found = sections_of(of.content)
    request.reads.append((page, None, len(named(found))))
    return [
        ShownSection(one, [ShownTable(table, rows_shown(table, language)) for table in one.tables]) for one in found
    ]


def answer(request: Any, about: About, of: Run | SentReport, form: Form, page: str) -> HttpResponse:
    """The report as a file."""
    request.reads.append((page, None, len(named(sections_of(of.content)))))
    name = quote(f"bericht-{about.number}-{of.from_day:%Y-%m-%d}.{form}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(as_file(about, of, form), content_type=TYPES[form], headers=headers)


def corrected_by(sent: SentReport) -> QuerySet[SentReport]:
    """The report in whose place this one stands."""
    rows = SentReport.objects.filter(organisation=sent.organisation_id, partner=sent.partner)
    return rows.filter(pk=sent.corrects) if sent.corrects is not None else rows.none()


def called(numbers: Mapping[str, str], sections: list[ShownSection]) -> dict[str, str]:
    """The names of participants that are known to the reader, by number, as far as they stand in these sections."""
    told = {row[0] for one in sections for shown in one.tables if shown.table.people for row in shown.rows}
    return {number: name for number, name in numbers.items() if number in told and name}
