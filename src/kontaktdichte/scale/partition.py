"""A part of the people that can be judged alone, with the result it would have among all.

In: the rows of some persons, and what a whole set of tables was asked. Out: their duties. Three things cross from one
subject to another, and each is settled before a part is judged: a row that replaces another subject's row takes it
away there (:func:`moved`); agreed values may be those of a subject that a situation names (:func:`lenders`), and such a
*guest* comes along with its agreements; and the calendar has the years of all tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import BaseModel

from kontaktdichte.rules.assessment import Rulebook
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import evaluate, rulebook_for
from kontaktdichte.rules.tables import COLUMNS, Tables
from kontaktdichte.rules.vocabulary import AgreedValue

DATED = tuple(name for name in COLUMNS if name != "persons")  # the tables whose rows belong to a subject
LOADED, COMPILED = 10_000, 400_000  # persons of one process from which loading, from which compiling the functions pays
LINKS = ("id", "subject", "replaces", "recorded_at")  # what says which row replaces which
DUTY = (
    "subject", "rule", "strength", "window", "hard", "need", "counted", "verdict", "cause", "cause_day", "done_on",
    "days_late", "actionable", "overdue", "begin", "last", "anchor_moved", "reason",
)  # fmt: skip


class Refusal(ValueError):
    """Something the user can mend; one sentence in each language."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(de)
        self.de, self.en = de, en


def holds_only_parts(out: Path) -> None:
    """Refuse to replace a folder that holds something else than an earlier result, of here or of Spark."""
    names = [file.name.lstrip(".") for file in out.iterdir()] if out.is_dir() else []
    if out.is_file() or not all(name.startswith(("part-", "_SUCCESS")) for name in names):
        raise Refusal(
            f"In „{out}“ liegt etwas anderes als ein früheres Ergebnis: bitte bei --out einen anderen Ort wählen.",
            f"“{out}” holds something else than an earlier result: choose another place for --out.",
        )


@dataclass(frozen=True)
class Question:
    """What is asked of every part: arguments of :func:`~kontaktdichte.rules.evaluation.evaluate`.

    ``each``: how many persons a process is asked for in all its parts, which decides whether compiled code pays.
    """

    concept: Concept
    as_of: date
    known_at: date | None = None
    period: tuple[date, date] | None = None
    years: tuple[int, int] | None = None
    each: int = 0


def judged(question: Question, tables: Tables, guests: Iterable[str] = ()) -> pl.DataFrame:
    """The duties of a part, columns ``DUTY``, in the order of its persons; none of the ``guests``, who have their own.

    ``tables`` holds every row of its persons that :func:`moved` leaves, and persons and agreements of its guests.
    Raises TableError.
    """
    duties = _judge(question, tables)
    away = list(guests)
    return duties.filter(~pl.col("subject").is_in(away)) if away else duties


def _judge(ask: Question, tables: Tables) -> pl.DataFrame:
    """The one place that chooses between the plain functions and the same functions compiled."""
    asked: dict[str, Any] = {
        "as_of": ask.as_of, "known_at": ask.known_at, "period": ask.period, "years": ask.years,
    }  # fmt: skip
    if ask.each >= LOADED:
        from kontaktdichte.rules import bulk  # late: few people need no compiler

        book = rulebook_for(ask.concept, Tables(), ask.as_of, ask.years)
        if bulk.fits(book) and (ask.each >= COMPILED or compiled_here(book)):
            return bulk.judge(ask.concept, tables, **asked, workers=1).select(DUTY)
    return evaluate(ask.concept, tables, **asked, contacts=False).duties.select(DUTY)


def compiled_here(book: Rulebook) -> bool:
    """Whether this machine keeps, from an earlier run, the compiled functions that a concept needs."""
    from kontaktdichte.rules.bulk.compiled import asks_wide, cache_folder

    folders = {cache_folder("wide" if asks_wide(kind.program) else "plain") for kind in book.kinds.values()}
    return all(folder is not None and any(folder.rglob("*.nbi")) for folder in folders)


def moved(links: pl.DataFrame, known_at: date | None) -> list[str]:
    """Ids of rows that were recorded for the wrong subject: a row of another one replaces them, or a row that they did.

    ``links``: columns ``LINKS`` of one table, at least of the rows that replace one and of those they name.
    """
    known = links.filter(_known(known_at))
    named = known.filter(pl.col("replaces").is_not_null()).select("subject", id="replaces")
    away = set(named.join(known, on=["subject", "id"], how="anti")["id"])
    stood_for = dict(known.filter(pl.col("replaces").is_not_null()).select("id", "replaces").iter_rows())
    chain = list(away)
    while chain:
        earlier = stood_for.get(chain.pop())
        if earlier is not None and earlier not in away:
            away.add(earlier)
            chain.append(earlier)
    return sorted(away)


def stays(ids: list[str], known_at: date | None) -> pl.Expr:
    """Whether a row is none of the ``ids`` that :func:`moved` found."""
    return ~(pl.col("id").is_in(ids) & _known(known_at)).fill_null(False)


def _known(known_at: date | None) -> pl.Expr:
    recorded = pl.col("recorded_at")
    return pl.lit(True) if known_at is None else recorded.is_null() | (recorded.dt.date() <= known_at)


def lenders(concept: Concept) -> tuple[str, ...]:
    """Attributes whose value is a subject: agreed values of this one hold for whoever has the situation.

    >>> from kontaktdichte.rules.loading import load_concept
    >>> lenders(load_concept("thueringen"))
    ('agreement',)
    """
    return tuple(sorted({spec.of for spec in _agreed(concept) if spec.of is not None}))


def _agreed(value: Any) -> Iterator[AgreedValue]:
    """Every agreed value inside a part of a concept."""
    if isinstance(value, AgreedValue):
        yield value
    inner: Iterable[Any] = ()
    if isinstance(value, BaseModel):
        inner = (found for _, found in value)
    elif isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, tuple | list):
        inner = value
    for found in inner:
        yield from _agreed(found)


def named(situations: pl.DataFrame, attributes: tuple[str, ...]) -> pl.Series:
    """Subjects that these situations name; where an attribute needs approval, the reason is its value."""
    rows = situations.filter(pl.col("attribute").is_in(attributes))
    return pl.concat([rows["value"], rows["reason"]]).drop_nulls().unique()
