"""Reports as files: CSV for an office's spreadsheets, Parquet and JSON for other programs.

In: a run. Out: one file per report in a folder, or one JSON document. CSV is UTF-8 with a byte order mark, separated by
semicolons, in words; text that a spreadsheet would run as a formula gets an apostrophe. Parquet and JSON keep codes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import polars as pl
import polars.selectors as cs

from kontaktdichte.reports.run import Run
from kontaktdichte.reports.sheets import Sheet, sheets
from kontaktdichte.reports.summary import headline
from kontaktdichte.reports.words import heading, in_words
from kontaktdichte.rules.reasons import Language

Format = Literal["xlsx", "csv", "parquet", "json"]
FORMATS: tuple[Format, ...] = ("xlsx", "csv", "parquet", "json")
_RISKY = r"^([=+\-@\t\r\n|])"
_PLAIN = str.maketrans({" ": "-", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_DATES = {"de": "%d.%m.%Y", "en": "%Y-%m-%d"}


def write(target: Path, run: Run, form: Format, language: Language = "de") -> list[Path]:
    """Write all reports; returns the files. ``target`` is a file for xlsx and json, else a folder. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if form == "xlsx":
        from kontaktdichte.reports.workbook import write_workbook  # late: only the workbook needs XlsxWriter

        write_workbook(target, run, language)
        return [target]
    tables = sheets(run, language)
    if form == "json":
        target.write_text(json_text(as_document(run, tables)), "utf-8")
        return [target]
    target.mkdir(exist_ok=True)
    return [_write_one(target, table, form, language) for table in tables]


def _write_one(folder: Path, table: Sheet, form: Format, language: Language) -> Path:
    name = table.title.lower().translate(_PLAIN) if form == "csv" else table.key
    path = folder / f"{name}.{form}"
    if form == "parquet":
        table.frame.write_parquet(path, compression="zstd")
    else:
        path.write_text(csv_text(table.frame, table.columns, language), "utf-8-sig", newline="")
    return path


def csv_text(frame: pl.DataFrame, columns: Sequence[str], language: Language) -> str:
    """A table in words as German spreadsheets read CSV; the caller writes it with a byte order mark.

    >>> csv_text(pl.DataFrame({"subject": ["=1+1"]}), ["subject"], "de").splitlines()
    ['Nr.', "'=1+1"]
    """
    worded = in_words(frame, columns, language)
    safe = worded.with_columns(cs.string().str.replace(_RISKY, "'${1}"))
    headed = safe.rename({column: heading(column, language) for column in columns})
    comma = language == "de"
    return headed.write_csv(
        separator=";", line_terminator="\r\n", date_format=_DATES[language], decimal_comma=comma, float_precision=4
    )


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; it reads as before.

    >>> harmless("=HYPERLINK(1)"), harmless("a-b")
    ("'=HYPERLINK(1)", 'a-b')
    """
    return f"'{text}" if re.match(_RISKY, text) else text


def rows_text(frame: pl.DataFrame, columns: Sequence[str], form: str, language: Language) -> str:
    """One report for a pipe: CSV with a byte order mark, else JSON."""
    return "\ufeff" + csv_text(frame, columns, language) if form == "csv" else json_text(frame.to_dicts())


def as_document(run: Run, tables: Sequence[Sheet]) -> dict[str, Any]:
    """Everything as plain data: what was evaluated, the numbers by name, one list of rows per report."""
    found, period = run.evaluation, run.period
    return {
        "concept": run.concept.name, "title": run.concept.title, "issuer": run.concept.issuer, "as_of": found.as_of,
        "known_at": found.known_at, "period": None if period is None else list(period),
        "reading_values": found.readings, "summary": headline(run),
        **{table.key: table.frame.to_dicts() for table in tables if table.key != "summary"},
    }  # fmt: skip


def json_text(document: Any) -> str:
    """Indented JSON; days in ISO form, letters as they are."""
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
