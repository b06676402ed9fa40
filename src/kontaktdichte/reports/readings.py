"""The readings used: what was chosen where the document is silent, why, and what else could be chosen.

In: a run, or a concept and a choice written as text. Out: one row per reading; a reading's value from its spelling.
"""

from __future__ import annotations

import re
from typing import Any

import polars as pl
import yaml

from kontaktdichte.reports.run import Run
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.readings import reading_text
from kontaktdichte.rules.reasons import Language, label

COLUMNS = ("reading", "chosen", "because", "choices", "name")


class UnknownReading(ValueError):
    """A choice that the concept does not offer; the sentence names those it offers."""


def readings(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS; values of the concept's vocabulary in words, ``choices`` as ``--reading`` takes them."""
    rows = [
        (
            label(reading.label, language),
            reading_text(run.concept, reading.value, language),
            label(reading.why, language),
            " | ".join(map(spelled, reading.choices)),
            name,
        )
        for name, reading in run.concept.readings.items()
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def chosen(concept: Concept, name: str, text: str) -> Any:
    """The value that ``text`` spells for the reading ``name``. Raises UnknownReading.

    >>> from kontaktdichte.rules.loading import load_concept
    >>> chosen(load_concept("schwaebisch"), "pupil_age", "14")
    14
    """
    if name not in concept.readings:
        known = ", ".join(concept.readings)
        raise UnknownReading(f"{concept.name} has no reading {name!r}; it has: {known}")
    choices = concept.readings[name].choices
    for choice in choices:
        if _bare(spelled(choice)) == _bare(text):
            return choice
    offered = " or ".join(map(spelled, choices))
    raise UnknownReading(f"reading {name!r} cannot be {text!r}; choose {offered}")


def spelled(value: Any) -> str:
    """A value as one writes it after ``--reading name=``.

    >>> spelled(["talk", "review"]), spelled(14), spelled({"not": {"employed": True}})
    ('talk,review', '14', '{not: {employed: true}}')
    """
    if isinstance(value, list | tuple) and value and all(isinstance(item, str | int) for item in value):
        return ",".join(map(str, value))
    if isinstance(value, list | tuple | dict):
        flow = yaml.safe_dump(value, default_flow_style=True, width=10_000, sort_keys=False, allow_unicode=True)
        return flow.strip()
    return str(value)


def _bare(text: str) -> str:
    return re.sub(r"[\s'\"\[\]]", "", text)
