"""``kontaktdichte explain``: everything about one person, with the quoted passage."""

from __future__ import annotations

from typing import Annotated

from kontaktdichte.cli import options as take
from kontaktdichte.cli import work
from kontaktdichte.cli.terminal import Bars, plainly, show, width

Person = Annotated[str, take.option(help="The person's id, leading zeros included.")]
Told = Annotated[take.TextFormat, take.option("--format", help="How to print.")]


def explain(
    files: take.Files, person: Person, concept: take.ConceptName = None, as_of: take.AsOf = None,
    known_at: take.KnownAt = None, reading: take.Readings = None, profile: take.ProfileFile = None,
    form: Told = take.TextFormat.text, language: take.InLanguage = take.Language.de,
) -> None:  # fmt: skip
    """Explain one person: which rules and why, what counted and what did not, with the quoted passage."""
    with plainly(language), Bars() as bars:
        from kontaktdichte.reports import given
        from kontaktdichte.reports.files import json_text
        from kontaktdichte.reports.text import wrapped
        from kontaktdichte.rules import explanation

        chosen = given.concept(concept, reading or ())
        taken = work.read(files, chosen, profile, bars)
        bars.close()
        told = explanation.explain(
            chosen, taken.tables, person, as_of=as_of or work.today(), known_at=known_at, language=language.value
        )
        if form is take.TextFormat.json:
            print(json_text(told.as_dict()), end="")
        else:
            show(wrapped(told.text(), width()))
        work.tell_rejected(taken, language, strict=False)
