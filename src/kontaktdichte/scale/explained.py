"""An evaluation with everything that reports tell of it, its work shared by the cores of this machine.

In: what :func:`~kontaktdichte.rules.evaluation.evaluate` takes, the tables in memory. Out: the same evaluation, row for
row. Where there are few people it is that function: starting processes takes longer than asking a few thousand lives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import polars as pl

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Evaluation, evaluate
from kontaktdichte.rules.tables import Tables
from kontaktdichte.scale.files import Part, all_read, part, survey
from kontaktdichte.scale.partition import Question

MANY = 10_000  # persons from which on the work of each process is longer than its start
_ROUNDS = 4  # parts for each process
_SAID = ("duties", "contacts", "notes", "findings", "missing", "changes")


def evaluate_many(
    concept: Concept, tables: Tables, *, as_of: date, known_at: date | None = None,
    period: tuple[date, date] | None = None, contacts: bool = True,
    progress: Callable[[Iterable[Any], int], Iterable[Any]] | None = None, processes: int | None = None,
    many: int = MANY,
) -> Evaluation:  # fmt: skip
    """:func:`~kontaktdichte.rules.evaluation.evaluate` in several processes where there are ``many`` persons.

    Call it from a program, never from a web worker. ``progress`` is given lives or parts, and their number.
    Raises TableError, Refusal where a process died.
    """
    from kontaktdichte.scale.pool import cores, in_order  # late: a worklist of a hundred people starts no processes

    several = processes or cores()
    asked: dict[str, Any] = {"as_of": as_of, "known_at": known_at, "period": period, "contacts": contacts}
    if tables.persons.height < many or several == 1:
        return evaluate(concept, tables, **asked, progress=progress)
    frames = {name: frame.lazy() for name, frame in tables.items()}
    question = Question(concept, as_of, known_at)
    known = survey(frames, question)
    size = -(-known.persons // (several * _ROUNDS)) or 1
    starts, rows = range(0, known.persons, size), list[dict[str, int]]()

    def cut() -> Iterator[Part]:
        for first in starts:
            some = part(frames, question, known, first, size)
            rows.append(some.rows)
            yield some

    done = in_order(partial(_evaluated, concept, {**asked, "years": known.years}), cut(), several)
    parts = list(progress(done, len(starts)) if progress is not None else done)
    all_read(frames, known, rows)
    said = {name: pl.concat([getattr(part, name) for part in parts]) for name in _SAID}
    present = frozenset[str]().union(*(part.present for part in parts))
    return Evaluation(concept, as_of, known_at, tables.persons, present, **said)


def _evaluated(concept: Concept, asked: dict[str, Any], part: Part) -> Evaluation:
    """A part's evaluation without what its guests say: they say it where they are at home."""
    found = evaluate(concept, part.tables, **asked)
    if not part.guests:
        return found
    own = ~pl.col("subject").is_in(part.guests)
    said = {name: getattr(found, name).filter(own) for name in _SAID}
    return replace(found, present=found.present.difference(part.guests), **said)
