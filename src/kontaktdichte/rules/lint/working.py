"""The golden cases beside a concept, as remarks: each difference at the line of its case.

In: a concept file. Out: remarks about ``examples.yaml``; none where there is no such file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from kontaktdichte.rules.golden import EXAMPLES, CaseError, cases, differences
from kontaktdichte.rules.lint.phrases import named, say
from kontaktdichte.rules.lint.places import marks
from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.loading import ConceptError
from kontaktdichte.rules.reasons import Said
from kontaktdichte.rules.tables import TableError


def remarks(concept: Path) -> Iterator[Remark]:
    """What comes out differently from what was worked out by hand, case by case."""
    file = concept.with_name(EXAMPLES)
    unread = Remark("example_unreadable", Said("", ""), file=str(file), line=1, column=1)
    try:
        worked = cases(concept)
        known = marks(file.read_text("utf-8-sig")) if worked else {}
    except (CaseError, ValueError, yaml.YAMLError) as error:
        yield replace(unread, said=_same(error))
        return
    for number, case in enumerate(worked):
        line, column = known[("examples", number)]
        try:
            wrong = differences(case)
        except (ConceptError, TableError, KeyError, TypeError) as error:
            said = say("example_differs", case=named(case.name), difference=str(error))
            yield replace(unread, said=said, line=line, column=column)
            continue
        for difference in wrong:
            said = say("example_differs", case=named(case.name), difference=difference)
            yield Remark("example_differs", said, file=str(file), line=line, column=column)


def _same(error: Exception) -> Said:
    """An error's own words, in both languages the same."""
    said = f"{error}.".replace("\n", " ")
    return Said(said, said)
