"""``kontaktdichte worklist``: who must be contacted by when, overdue first."""

from __future__ import annotations

import sys
from typing import Annotated

from kontaktdichte.cli import options as take
from kontaktdichte.cli import work
from kontaktdichte.cli.terminal import Bars, plainly, show, width

Unit = Annotated[str | None, take.option(help="Only this unit.")]
Counsellor = Annotated[str | None, take.option(help="Only this counsellor.")]
Limit = Annotated[int | None, take.option(min=0, help="Rows at most, 0: all. Default: 20 on a terminal, else all.")]
Printed = Annotated[take.ListFormat, take.option("--format", help="How to print.")]


def worklist(
    files: take.Files, concept: take.ConceptName = None, as_of: take.AsOf = None, known_at: take.KnownAt = None,
    reading: take.Readings = None, profile: take.ProfileFile = None, unit: Unit = None, counsellor: Counsellor = None,
    limit: Limit = None, form: Printed = take.ListFormat.text, language: take.InLanguage = take.Language.de,
    strict: take.Strict = False,
) -> None:  # fmt: skip
    """Print who must be contacted by when, overdue first."""
    with plainly(language), Bars() as bars:
        from kontaktdichte.reports import given, text
        from kontaktdichte.reports import worklist as report

        chosen = given.concept(concept, reading or ())
        taken = work.read(files, chosen, profile, bars)
        found = work.run(chosen, taken, as_of or work.today(), known_at, None, bars)
        bars.close()
        whose = {name: given.known(found, name, of) for name, of in (("unit", unit), ("counsellor", counsellor))}
        rows = report.worklist(found, language.value, **whose)
        as_text = form is take.ListFormat.text
        most = limit if limit is not None else 20 if sys.stdout.isatty() and as_text else 0
        if as_text:
            theirs, names = found.only(**whose), [name for name in whose.values() if name]
            show(text.worklist_page(theirs, rows, language.value, width=width(), limit=most, whose=names))
        else:
            from kontaktdichte.reports.files import rows_text

            shown = rows.head(most) if most else rows
            print(rows_text(shown, report.COLUMNS, form.value, language.value), end="")
        work.tell_rejected(taken, language, strict=strict)
