"""``kontaktdichte compare``: two editions, concepts or readings, on paper and over the same people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli import work
from kontaktdichte.cli.terminal import Bars, plainly, show, width

A = Annotated[str, typer.Argument(metavar="A", help="Name or path of the first concept.")]
B = Annotated[
    str | None, typer.Argument(metavar="B", help="The second. Default: A itself, with --reading-b.", show_default=False)
]
ReadingsA = Annotated[
    list[str] | None, take.option("--reading-a", metavar="NAME=VALUE", help="Choose a reading of A; repeatable.")
]
ReadingsB = Annotated[
    list[str] | None, take.option("--reading-b", metavar="NAME=VALUE", help="Choose a reading of B; repeatable.")
]
Data = Annotated[
    list[Path] | None,
    take.option("--data", metavar="PATH", help="File or folder of people; repeatable. Without: on paper only."),
]
Out = Annotated[Path | None, take.option(help="NAME.xlsx or .json: every table, with the people's numbers.")]
InForce = Annotated[
    bool, take.option("--as-in-force", help="Apply each only while in force. Default: both since the same day.")
]


def compare(
    a: A, b: B = None, data: Data = None, reading_a: ReadingsA = None, reading_b: ReadingsB = None,
    as_of: take.AsOf = None, known_at: take.KnownAt = None, period: take.Period = None, as_in_force: InForce = False,
    profile: take.ProfileFile = None, out: Out = None, language: take.InLanguage = take.Language.de,
) -> None:  # fmt: skip
    """Compare two editions, two concepts, or two readings of one: the rules, and what follows for the same people."""
    with plainly(language), Bars() as bars:
        from kontaktdichte.reports import given
        from kontaktdichte.reports.compare import output
        from kontaktdichte.reports.compare.aligned import align
        from kontaktdichte.reports.compare.page import page
        from kontaktdichte.reports.compare.sides import Comparison, Read, over_people
        from kontaktdichte.reports.run import Days, a_year_before

        target = output.target(out, [*(data or ()), *(Path(name) for name in (a, b, profile) if name)])
        left, right = given.concept(a, reading_a or ()), given.concept(b or a, reading_b or ())
        of, taken = Comparison(left, right), []
        if data:
            taken = [work.read(data, concept, profile, bars) for concept in (left, right)]
            read = Read(taken[0].tables, taken[0].rejected), Read(taken[1].tables, taken[1].rejected)
            day = as_of or work.today()
            of = over_people(
                left, right, read, as_of=day, period=Days(*period) if period else a_year_before(day),
                known_at=known_at, as_in_force=as_in_force, progress=bars.over,
            )  # fmt: skip
        found = align(of)
        bars.close()
        if target is None:
            show(page(of, found, language.value, width=width()))
            names = {"de": "\nMit allen Zitaten und Personen: --out vergleich.xlsx",
                     "en": "\nWith all quotes and persons: --out comparison.xlsx"}  # fmt: skip
            print(names[language])
        else:
            with given.writing(target):
                output.write(target, of, found, language.value)
            print(target)
        for one in taken[:1]:  # what B does not understand besides stands among the missing facts
            work.tell_rejected(one, language, strict=False)
