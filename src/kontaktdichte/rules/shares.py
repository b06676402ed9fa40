"""Parts of a whole as concept files write them: ``"50 %"`` of a need, ``"1/2"`` of a contact.

In: the text or number of a concept file. Out: a frozen :class:`Percent` or a :class:`~fractions.Fraction`, or a
:class:`ValueError` whose sentence says what was expected. Rounds as docs/semantics.md 5.1 says; knows no rule.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

_PERCENT = re.compile(r"(\d{1,3})\s*%")
_WORTH = re.compile(r"(\d{1,4})(?:\s*/\s*(\d{1,4}))?")
_FINEST = 1000  # numerators and denominators of a worth


class Percent(NamedTuple):
    """A share of a need, 1 to 100 %."""

    of_hundred: int

    @classmethod
    def parse(cls, text: str) -> Percent:
        """Read ``"50 %"``. Raises ValueError with one sentence.

        >>> Percent.parse("50 %").down(3)
        1
        """
        found = _PERCENT.fullmatch(text.strip())
        if found is None or not 1 <= int(found[1]) <= 100:
            raise ValueError(f"{text!r} is no share; write a whole number from 1 % to 100 %, for example '50 %'")
        return cls(int(found[1]))

    def down(self, need: int) -> int:
        """This share of a need, rounded down (caps)."""
        return need * self.of_hundred // 100

    def up(self, need: int) -> int:
        """This share of a need, rounded up (quotas)."""
        return -(-need * self.of_hundred // 100)

    def __str__(self) -> str:
        """The text a concept file would carry."""
        return f"{self.of_hundred} %"


def worth(value: object) -> Fraction:
    """What one contact adds: a whole number or ``"1/2"``. Raises ValueError with one sentence.

    >>> worth("1/2")
    Fraction(1, 2)
    """
    found = None if isinstance(value, bool) else _WORTH.fullmatch(str(value).strip())
    top, bottom = (int(found[1]), int(found[2] or 1)) if found else (0, 1)
    if not (1 <= top <= _FINEST and 1 <= bottom <= _FINEST):
        raise ValueError(f"{value!r} is no worth; write a whole number or a fraction above 0, for example 2 or 1/2")
    return Fraction(top, bottom)
