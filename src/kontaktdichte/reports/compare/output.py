"""A comparison as a file: where it may be written, and what is written there.

In: a comparison and a path. Out: a workbook, or one JSON document with the same tables, codes instead of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kontaktdichte.reports import given
from kontaktdichte.reports.compare.aligned import Aligned
from kontaktdichte.reports.compare.sheets import tables
from kontaktdichte.reports.compare.sides import Comparison
from kontaktdichte.reports.files import json_text
from kontaktdichte.rules.reasons import Language


def target(out: Path | None, inputs: Iterable[Path]) -> Path | None:
    """Where to write; None where nothing is to be written. Raises Refusal, also where it would replace an input."""
    if out is None:
        return None
    if out.suffix.lower() not in (".xlsx", ".json"):
        raise given.Refusal(
            f"„{out}“: ein Vergleich wird mit der Endung .xlsx oder .json geschrieben.",
            f"“{out}”: a comparison is written with the ending .xlsx or .json.",
        )
    given.target(out, None, inputs)
    return out


def write(path: Path, of: Comparison, found: Aligned | None, language: Language = "de") -> None:
    """Write every table of the comparison. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix.lower() == ".json":
        path.write_text(json_text(as_document(of, found, language)), "utf-8")
        return
    from kontaktdichte.reports.compare.workbook import write_workbook  # late: only the workbook needs XlsxWriter

    write_workbook(path, of, found, language)


def as_document(of: Comparison, found: Aligned | None, language: Language = "de") -> dict[str, Any]:
    """What was compared and one list of rows per table."""
    people = of.people
    return {
        "a": of.a.name, "b": of.b.name, "as_of": people and people.as_of, "period": people and list(people.period),
        **{table.key: table.frame.to_dicts() for table in tables(of, found, language)},
    }  # fmt: skip
