"""Rows of many subjects laid out by subject: where each one's begin, and in which order they stand.

In: the place of the subject of each row. Out: :class:`Laid`. Rows of one subject are few, so they are ordered by
insertion; the functions are compiled where they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from kontaktdichte.rules.bulk.compiled import keeps

MANY = 20_000  # rows for which it pays to compile
Ints = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Laid:
    """Rows by subject: those of subject ``i`` are ``order[first[i]:first[i + 1]]``, in the order of the table."""

    first: Ints
    order: Ints

    def ordered(self, *keys: Ints) -> Ints:
        """The same rows, within each subject by these keys, the last one deciding last."""
        order = self.order.copy()
        for key in reversed(keys):
            _functions(len(order)).sort(self.first, order, key)
        return order

    def rank(self, key: Ints) -> Ints:
        """For each row of the table its place among those of its subject by a key."""
        rank: Ints = _functions(len(self.order)).rank(self.first, self.ordered(key))
        return rank


def laid(subjects: Ints, n: int) -> Laid:
    """Rows laid out by subject; ``subjects``: for each row a place below ``n``."""
    return Laid(*_functions(len(subjects)).lay(np.array(subjects, np.int64), n))


class _Functions(NamedTuple):
    lay: Callable[..., Any]
    sort: Callable[..., Any]
    rank: Callable[..., Any]


def _functions(rows: int) -> _Functions:
    """As they stand for few rows, compiled for many."""
    return _compiled() if rows > MANY else _Functions(_lay, _sort, _rank)


@cache
def _compiled() -> _Functions:
    kept = keeps("laying")
    import numba

    return _Functions(*(numba.njit(nogil=True, cache=kept)(function) for function in (_lay, _sort, _rank)))


def _lay(subjects: Ints, n: int) -> tuple[Ints, Ints]:
    first = np.zeros(n + 1, np.int64)
    for i in range(len(subjects)):
        first[subjects[i] + 1] += 1
    for i in range(n):
        first[i + 1] += first[i]
    free = first[:n].copy()
    order = np.empty(len(subjects), np.int64)
    for i in range(len(subjects)):
        order[free[subjects[i]]] = i
        free[subjects[i]] += 1
    return first, order


def _sort(first: Ints, order: Ints, key: Ints) -> None:
    """Stable, within each subject."""
    for s in range(len(first) - 1):
        for i in range(first[s] + 1, first[s + 1]):
            row, k = order[i], i
            while k > first[s] and key[row] < key[order[k - 1]]:
                order[k] = order[k - 1]
                k -= 1
            order[k] = row


def _rank(first: Ints, order: Ints) -> Ints:
    rank = np.empty(len(order), np.int64)
    for s in range(len(first) - 1):
        for i in range(first[s], first[s + 1]):
            rank[order[i]] = i - first[s]
    return rank
