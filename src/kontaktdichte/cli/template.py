"""``kontaktdichte template``: an empty workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.terminal import plainly

Force = Annotated[bool, take.option("--force", help="Overwrite a file that is there already.")]
Workbook = Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")]


def template(
    target: Workbook, concept: take.ConceptName = None, force: Force = False,
    language: take.InLanguage = take.Language.de,
) -> None:  # fmt: skip
    """Write an empty workbook with the columns and drop-downs of a concept, ready to fill in."""
    with plainly(language):
        from kontaktdichte.intake import write_template
        from kontaktdichte.reports import given

        chosen = given.concept(concept)
        with given.writing(given.free(target, force=force)):
            write_template(target, chosen, language.value)
        print({"de": f"{target} ist geschrieben.", "en": f"{target} is written."}[language.value])
