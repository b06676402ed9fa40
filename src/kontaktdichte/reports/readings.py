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
from kontaktdichte.rules.reasons import Language, label

COLUMNS = ("reading", "chosen", "because", "choices", "name")
_PERIOD = re.compile(r"([+-]?\d+) (day|week|month|year|working_day)s?")
_GERMAN = {
    "day": ("Tag", "Tage"), "week": ("Woche", "Wochen"), "month": ("Monat", "Monate"), "year": ("Jahr", "Jahre"),
    "working_day": ("Arbeitstag", "Arbeitstage"),
}  # fmt: skip


class UnknownReading(ValueError):
    """A choice that the concept does not offer; the sentence names those it offers."""


def readings(run: Run, language: Language = "de") -> pl.DataFrame:
    """COLUMNS; values of the concept's vocabulary in words, ``choices`` as ``--reading`` takes them."""
    rows = [
        (
            label(reading.label, language),
            in_words(run.concept, reading.value, language),
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


def in_words(concept: Concept, value: Any, language: Language) -> str:
    """A reading's value with the concept's labels; what has none stays as the file writes it."""
    if isinstance(value, list | tuple):
        return ", ".join(in_words(concept, item, language) for item in value) or {"de": "keine", "en": "none"}[language]
    if value == {}:
        return {"de": "ohne Einschränkung", "en": "without restriction"}[language]
    if isinstance(value, dict) and value.keys() <= {"rolling", "per"}:  # the window of a measure
        return ", ".join(in_words(concept, item, language) for item in value.values())
    if not isinstance(value, str):
        return spelled(value)
    return _labels(concept, language).get(value) or _period(value, language)


def _labels(concept: Concept, language: Language) -> dict[str, str]:
    found = {}
    for attribute in concept.attributes.values():
        found.update({code: label(text, language) for code, text in attribute.values.items()})
    for table in (concept.outcomes, concept.justifications, concept.kinds, concept.channels, concept.participants):
        found.update({code: label(text, language) for code, text in table.items()})
    found.update({name: label(rule.label, language) for name, rule in concept.rules.items()})
    return found | _TERMS[language]


_TERMS: dict[Language, dict[str, str]] = {
    "de": {
        "target": "Soll",
        "floor": "Muss",
        "show": "zeigen, nicht beurteilen",
        "judge": "beurteilen",
        "prorate": "anteilig",
        "latest": "nur der letzte",
        "each": "jeder",
        "first": "nur der erste",
        "restart": "beginnt neu",
        "stop": "hält an",
        "run": "läuft weiter",
        "day": "Tag",
        "week": "Woche",
        "month": "Monat",
        "quarter": "Quartal",
        "half_year": "Halbjahr",
        "year": "Jahr",
        "reason": "Grund",
        "approver": "Genehmigung",
        "review_on": "Prüftermin",
        "unit": "Einheit",
        "counsellor": "Fachkraft",
        "office": "ganzes Haus",
        "justification": "Begründungsschlüssel",
        "justification_text": "Begründung im Wortlaut",
    },
    "en": {"show": "show, do not judge"},
}


def _period(text: str, language: Language) -> str:
    if language == "en" or not _PERIOD.fullmatch(text):
        return text
    return _PERIOD.sub(lambda m: f"{m[1]} {_GERMAN[m[2]][abs(int(m[1])) != 1]}", text)
