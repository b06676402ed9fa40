"""What the commands take: arguments and options with their help, and how a day or a period is written.

In: text from the command line. Out: days, paths, choices, or a sentence about what cannot be read.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

DEMO_DAY = "2026-11-20"


class Language(StrEnum):
    """Language of reports and sentences."""

    de = "de"
    en = "en"


class FileFormat(StrEnum):
    """How ``evaluate`` writes its reports."""

    xlsx = "xlsx"
    csv = "csv"
    parquet = "parquet"
    json = "json"


class ListFormat(StrEnum):
    """How ``worklist`` prints."""

    text = "text"
    csv = "csv"
    json = "json"


class TextFormat(StrEnum):
    """How ``explain`` prints."""

    text = "text"
    json = "json"


def day(text: str) -> date:
    """A day as ``2026-11-20`` or ``20.11.2026``. Raises typer.BadParameter."""
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
    raise typer.BadParameter(f"{text!r} is no day; write for example {DEMO_DAY} or 20.11.2026")


def days(text: str) -> tuple[date, date]:
    """First and last day of ``DAY..DAY``. Raises typer.BadParameter."""
    first, dots, last = text.partition("..")
    if not dots or day(first) > day(last):
        raise typer.BadParameter(f"{text!r} is no period; write for example 2026-01-01..2026-10-31")
    return day(first), day(last)


def option(*names: str, help: str, **more: Any) -> Any:
    """A typer option with its help."""
    return typer.Option(*names, help=help, **more)


Files = Annotated[list[Path], typer.Argument(help="XLSX, CSV or Parquet files, or folders of them.")]
ConceptName = Annotated[
    str | None, option("--concept", help="Name of a shipped concept, or path of your own concept.yaml.")
]
AsOf = Annotated[date | None, option(parser=day, metavar="DAY", help="The Stichtag. Default: today in Berlin.")]
KnownAt = Annotated[date | None, option(parser=day, metavar="DAY", help="Leave out what was recorded later.")]
Readings = Annotated[
    list[str] | None, option("--reading", metavar="NAME=VALUE", help="Choose a reading differently; repeatable.")
]
ProfileFile = Annotated[
    Path | None, option("--profile", help="How your files call sheets, columns and codes: a name or a YAML file.")
]
InLanguage = Annotated[Language, option("--language", help="Language of the output.")]
Strict = Annotated[bool, option("--strict", help="Exit code 1 when rows were rejected.")]
Period = Annotated[
    Any, option(parser=days, metavar="DAY..DAY", help="Period of the rates. Default: the year up to the Stichtag.")
]
Out = Annotated[Path | None, option(help="NAME.xlsx or .json; with .csv or .parquet a folder NAME.")]
OutFormat = Annotated[FileFormat | None, option("--format", help="Where the ending of --out does not say it.")]
