"""Dice for random concepts and lives, and the words that both use.

In: bytes, Hypothesis's draws or a seeded generator's. Out: numbers, choices, and small parts of a concept file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

Mapping = dict[str, Any]
LEVELS, TAGS, REASONS = ("A", "B", "C"), ("x", "y", "z"), ("risk", "care")
KINDS, CHANNELS = ("talk", "review", "group"), ("in_person", "phone", "letter")
OUTCOMES = ("kept", "no_show", "cancelled")
PLACES, PRESENT, STAFF = ("office", "home"), ("client", "partner", "guide"), ("Ada", "Ben", "Cem")
UNITS = ("week", "month", "quarter", "half_year", "year")
START = date(2018, 1, 1)  # lives lie in 2018 to 2021: a leap year, a one-off holiday and three Easters


SIXTEEN = st.binary(min_size=16, max_size=16)


class Dice:
    """Short words for what is thrown; zeros are the first option, few and no, so that Hypothesis shrinks towards them.

    ``more`` gives sixteen bytes: Hypothesis's draws or a seeded generator's. All numbers of a range are equally likely.
    """

    def __init__(self, more: Callable[[], bytes]) -> None:
        self.more, self.pool, self.room = more, 0, 1

    @classmethod
    def drawn(cls, draw: Callable[[st.SearchStrategy[bytes]], bytes]) -> Dice:
        """Dice that Hypothesis throws."""
        return cls(lambda: draw(SIXTEEN))

    @classmethod
    def seeded(cls, seed: int) -> Dice:
        """Dice that fall the same way every time."""
        source = Random(seed)
        return cls(lambda: source.randbytes(16))

    def number(self, low: int, high: int) -> int:
        span = high - low + 1
        if self.room < span * 2**16:
            self.pool, self.room = int.from_bytes(self.more()), 2**128
        self.pool, found = divmod(self.pool, span)
        self.room //= span
        return low + found

    def one(self, *options: Any) -> Any:
        return options[self.number(0, len(options) - 1)]

    def some(self, options: tuple[str, ...]) -> list[str]:
        """One or more of the options, in their order."""
        mask = self.number(1, 2 ** len(options) - 1)
        return [option for i, option in enumerate(options) if mask >> i & 1]

    def chance(self, percent: int) -> bool:
        return self.number(0, 99) >= 100 - percent


def text(label: str) -> Mapping:
    return {"de": label, "en": label}


def labels(*names: str) -> Mapping:
    return {name: text(name) for name in names}
