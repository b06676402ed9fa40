"""What a figure is: a name, a number, what it counts and where it comes from.

In: nothing. Out: the record types that ``figures`` and ``messes`` are written in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ASSUMPTION = "assumption"
Dataset = Literal["jobcenter", "projekte"]


@dataclass(frozen=True)
class Figure:
    """One number of the synthetic people."""

    name: str
    value: float
    unit: str  # what it counts, or the share of what
    origin: str  # published source as the field notes give it, or ASSUMPTION


@dataclass(frozen=True)
class Span:
    """Whole numbers from ``low`` to ``high``, both included, all equally likely."""

    name: str
    low: int
    high: int
    unit: str
    origin: str


@dataclass(frozen=True)
class Shares:
    """How often each of several things happens, relative to each other; ``unit`` names them in order."""

    name: str
    weights: tuple[float, ...]
    unit: str
    origin: str


@dataclass(frozen=True)
class Mess(Figure):
    """The share of what is irregular on purpose, with a label and the place where an evaluation shows it."""

    label: str
    label_de: str
    found: str
    dataset: Dataset = "jobcenter"
