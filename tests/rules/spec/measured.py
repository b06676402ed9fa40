"""Measures in specs: the words they add to a spec, and what the engine says of them as rows of text.

In: a spec's ``measures`` (label, section and quote that it leaves unsaid are filled in) and, where it wants older
calendar cells, ``since``. Out: keys of its concept; rows to compare with its table ``measured``, sentences under
``said``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from kontaktdichte.rules.evaluation import Evaluation
from kontaktdichte.rules.measure_reasons import measure_sentences
from kontaktdichte.rules.measures import measured
from kontaktdichte.rules.tables import Tables

WORDS = {"measures", "since", "said"}
TABLE = "measured"
UNSAID: dict[str, Any] = {
    "label": {"de": "Messgröße", "en": "Measure"},
    "section": "3",
    "quote": "Die Leitung achtet auf das Maß.",
}
ATTRIBUTES: dict[str, Any] = {
    "weekly_minutes": {"label": {"de": "Arbeitszeit in der Woche, in Minuten", "en": "Minutes a week"}, "free": True},
    "absent": {"label": {"de": "Abwesend", "en": "Absent"}},
    "project": {"label": {"de": "Projekt", "en": "Project"}, "free": True},
    "places_provided": {"label": {"de": "Vorgehaltene Plätze", "en": "Places provided"}, "free": True},
}  # what only measures ask for


def declared(data: Mapping[str, Any], attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that a spec's measures add to its concept."""
    if "measures" not in data:
        return {}
    measures = {name: {**UNSAID, **measure} for name, measure in yaml.safe_load(data["measures"]).items()}
    return {"attributes": {**attributes, **ATTRIBUTES}, "measures": measures}


def rows(data: Mapping[str, Any], tables: Tables, evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    """What the engine says, with the sentence; what stands beside as ``kept 480``."""
    since = date.fromisoformat(str(data["since"])) if "since" in data else None
    days = {"as_of": evaluation.as_of, "known_at": evaluation.known_at, "since": since}
    found = measured(evaluation.concept, tables, evaluation.duties, **days)
    for row, sentence in zip(found.to_dicts(), measure_sentences(evaluation.concept, found), strict=True):
        beside = [f"{also['name']} {also['numerator']}" for also in row["beside"]]
        yield {**row, "beside": beside, "sentence": sentence}
