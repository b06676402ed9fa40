"""Contacts as cases, column by column: what the clauses can tell of each, once per distinct case.

In: the columns of contacts. Out: for each the place of its case among those of the concept's acceptance. A thousand
places or employers make no more cases than the clauses name.
"""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import polars as pl

from kontaktdichte.rules.coding import Coder

Ints = np.ndarray[Any, np.dtype[np.int64]]
Column = tuple[pl.Expr, list[Any]]  # a number per contact, the values that the numbers mean


def case_key(coder: Coder) -> pl.Expr:
    """A number per contact: equal numbers are one case."""
    key = pl.lit(0, pl.Int64)
    for place, values in _columns(coder):
        key = key * len(values) + place.cast(pl.Int64)
    return key


def cases_of(coder: Coder, keys: Ints) -> Ints:
    """The place of each contact's case among those of the acceptance."""
    columns = [values for _, values in _columns(coder)]
    acceptance = coder.encoding.acceptance
    size = int(np.prod([len(values) for values in columns]))
    there = np.zeros(size, np.bool_)
    there[keys] = True
    places = np.zeros(size, np.int64)
    for key, said in zip(range(size), product(*columns), strict=True) if size < 1 << 16 else _few(there, columns):
        if there[key]:
            kind, channel, outcome, justified, explained, place, length, *present = said
            people = tuple(person for person, was in zip(acceptance.people, present, strict=True) if was)
            places[key] = acceptance.place_of(
                acceptance.case(kind, channel, outcome, justified, explained, length, place, people or ("",))
            )
    found: Ints = places[keys]
    return found


def _few(there: Any, columns: list[list[Any]]) -> Any:
    """The keys that occur, with what they mean."""
    for key in np.flatnonzero(there).tolist():
        rest, said = key, []
        for values in reversed(columns):
            rest, digit = divmod(rest, len(values))
            said.append(values[digit])
        yield key, said[::-1]


def _columns(coder: Coder) -> list[Column]:
    acceptance = coder.encoding.acceptance
    found: list[Column] = []
    for name in ("kind", "channel", "outcome"):
        text = pl.col(name).fill_null("kept") if name == "outcome" else pl.col(name)
        found.append(_named(text, sorted(acceptance.named[name])))
    found += [(pl.col(name).is_not_null(), [False, True]) for name in ("justification", "justification_text")]
    found.append(_named(pl.col("place"), sorted(acceptance.named["place"])))
    reached = pl.sum_horizontal(pl.lit(0), *[pl.col("minutes").fill_null(-1) >= least for least in acceptance.minutes])
    found.append((reached, list(range(len(acceptance.minutes) + 1))))
    listed = pl.col("participants")
    nobody = listed.is_null() | (listed.list.len() == 0)
    for person in acceptance.people:
        there = pl.when(nobody).then(person == "client").otherwise(listed.list.contains(person))
        found.append((there.fill_null(False), [False, True]))
    return found


def _named(text: pl.Expr, names: list[str]) -> Column:
    """A text column by the names that clauses mention; 0 is any other."""
    if not names:
        return pl.lit(0), [None]
    place = text.cast(pl.Enum(names), strict=False).to_physical().cast(pl.Int64) + 1
    return place.fill_null(0), [None, *names]
