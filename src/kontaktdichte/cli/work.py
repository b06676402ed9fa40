"""What several commands do before they print: read the files, evaluate them, tell what was rejected.

In: options. Out: what ``intake`` read and a run of ``reports``. The only place that asks the clock what day it is.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from kontaktdichte.cli.terminal import PROBLEMS, Bars

if TYPE_CHECKING:
    from kontaktdichte.cli.options import Language
    from kontaktdichte.intake import Intake
    from kontaktdichte.reports.run import Days, Run
    from kontaktdichte.rules.concept import Concept


def read(files: list[Path], concept: Concept, profile: Path | None, bars: Bars) -> Intake:
    """The files' rows as this concept's tables. Raises Refusal where they hold no person."""
    from kontaktdichte import intake
    from kontaktdichte.reports.given import with_people

    how = intake.load_profile(profile) if profile is not None else None
    return with_people(intake.read(files, concept=concept, profile=how, progress=bars.reading))


def run(
    concept: Concept, taken: Intake, as_of: date, known_at: date | None, period: Days | None, bars: Bars,
    processes: int | None = None,
) -> Run:  # fmt: skip
    """What was read, evaluated; where there are many, in processes (default: one for each core).

    Raises Refusal where the concept asks nothing of anybody in it.
    """
    from kontaktdichte.reports import given
    from kontaktdichte.reports.run import run as evaluated
    from kontaktdichte.scale.explained import evaluate_many

    return given.with_duties(evaluated(
        concept, taken.tables, as_of=as_of, known_at=known_at, period=period, rejected=taken.rejected,
        warnings=taken.warnings, progress=bars.over, by=partial(evaluate_many, processes=processes),
    ), taken)  # fmt: skip


def today() -> date:
    """The day it is in Berlin."""
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


def tell_rejected(taken: Intake, language: Language, *, strict: bool) -> None:
    """One sentence on stderr where rows were rejected; with ``strict`` also the exit code."""
    from kontaktdichte.reports.given import rejected_sentence

    sentence = rejected_sentence(taken, language.value)
    if sentence is None:
        return
    sys.stdout.flush()
    print(sentence, file=sys.stderr)
    if strict:
        raise typer.Exit(PROBLEMS)
