"""Random draws that depend on nothing but seed, purpose and number: the same person in whatever chunk.

In: a seed, a stream name (what is drawn) and integer keys (for whom). Out: one number per key. There is no state, so
chunks may be drawn in any order, of any size, on any number of machines, and person 17 is always the same person 17.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_STEP = np.uint64(0x9E3779B97F4A7C15)  # splitmix64: the odd number nearest 2**64 / golden ratio
_MIX = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
_GOLDEN = 0.6180339887498949
_DIGITS = 2.0**-53


@dataclass(frozen=True)
class Draws:
    """All randomness of one data set; equal seeds give equal numbers on every machine."""

    seed: int

    def _start(self, stream: str) -> int:
        digest = hashlib.blake2b(f"{self.seed}/{stream}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big")

    def uniform(self, stream: str, keys: Ints) -> Floats:
        """One number in [0, 1) per key."""
        state = keys.astype(np.uint64)
        state *= _STEP
        state += np.uint64(self._start(stream))
        for shift, factor in _MIX:
            state ^= state >> shift
            state *= factor
        state ^= state >> np.uint64(31)
        return (state >> np.uint64(11)).astype(np.float64) * _DIGITS

    def even(self, stream: str, keys: Ints) -> Floats:
        """One number in [0, 1) per key, spread evenly over neighbouring keys: shares come out exact even for 50."""
        offset = self._start(stream) / 2.0**64
        return np.asarray(np.mod(keys * _GOLDEN + offset, 1.0), dtype=np.float64)

    def chance(self, stream: str, keys: Ints, share: float | Floats) -> Bools:
        """True with the given probability."""
        return self.uniform(stream, keys) < share

    def between(self, stream: str, keys: Ints, low: float | Ints, high: float | Ints) -> Ints:
        """A whole number from ``low`` to ``high``, both included; ``low`` where ``high`` is below it."""
        width = np.maximum(np.asarray(high) - np.asarray(low) + 1, 1)
        return np.asarray(np.asarray(low) + np.floor(self.uniform(stream, keys) * width), dtype=np.int64)

    def pick(self, stream: str, keys: Ints, shares: Sequence[float]) -> Ints:
        """A position in ``shares`` (which need not sum to 1) with the probability standing there."""
        return position(self.uniform(stream, keys), shares)

    def normal(self, stream: str, keys: Ints) -> Floats:
        """A standard normal number (Box and Muller)."""
        radius = np.sqrt(-2.0 * np.log1p(-self.uniform(f"{stream}/radius", keys)))
        return np.asarray(radius * np.cos(2.0 * np.pi * self.uniform(f"{stream}/angle", keys)), dtype=np.float64)

    def lognormal(self, stream: str, keys: Ints, median: float | Floats, sigma: float | Floats) -> Floats:
        """A log-normal number of the given median; ``sigma`` is the spread of its logarithm."""
        return np.asarray(median * np.exp(sigma * self.normal(stream, keys)), dtype=np.float64)


def position(where: Floats, shares: Sequence[float]) -> Ints:
    """Which of the shares, laid end to end and scaled to 1, a number in [0, 1) falls into.

    >>> position(np.array([0.1, 0.6, 0.99]), [1, 1]).tolist()
    [0, 1, 1]
    """
    edges = np.cumsum(np.asarray(shares, dtype=np.float64))
    return np.minimum(np.searchsorted(edges / edges[-1], where, side="right"), len(shares) - 1).astype(np.int64)


def within(where: Floats, shares: Sequence[float]) -> Floats:
    """How far into its share the number lies, again in [0, 1)."""
    edges = np.concatenate([[0.0], np.cumsum(np.asarray(shares, dtype=np.float64))])
    edges /= edges[-1]
    found = position(where, shares)
    width = np.maximum(edges[found + 1] - edges[found], _DIGITS)
    return np.asarray(np.clip((where - edges[found]) / width, 0.0, 1.0 - _DIGITS), dtype=np.float64)
