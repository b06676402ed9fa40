"""``kontaktdichte demo``: made-up people, evaluated and shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from kontaktdichte.cli import options as take
from kontaktdichte.cli.terminal import Bars, plainly, show, width

Size = Annotated[int | None, take.option(help="Persons of the Jobcenter. Default: 3,500.", show_default=False)]
Seed = Annotated[int, take.option(help="Another seed, other people.")]
Folder = Annotated[Path, take.option(help="Folder for what is written.")]
Day = Annotated[str, take.option(metavar="DAY", help="The Stichtag.")]


def demo(
    size: Size = None, seed: Seed = 1, out: Folder = Path("out/demo"), as_of: Day = take.DEMO_DAY,
    language: take.InLanguage = take.Language.de,
) -> None:  # fmt: skip
    """Make up a Jobcenter and four projects, evaluate them, and show what comes out."""
    day = take.day(as_of)
    with plainly(language), Bars() as bars:
        from kontaktdichte.reports import given, showcase

        with given.writing(out):
            shown = showcase.prepare_both(
                out, size=size, seed=seed, as_of=day, language=language.value, reading=bars.reading, progress=bars.over
            )
        bars.close()
        show(showcase.tell(*shown, language.value, width(), given.prefix(sys.argv[0])))
