"""kontaktdichte: contact duties from cited concepts, evaluated and explained.

The public door. Load a concept, evaluate tables (Polars or Arrow in, Polars out), explain one person:

>>> import kontaktdichte as kd
>>> concept = kd.load_concept("schwaebisch-hall")
>>> concept.rules["under_25"].quote
'1x monatlich persönlich'

Names are imported when first used, so that a command line starts without the table library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kontaktdichte.rules.concept import Concept
    from kontaktdichte.rules.evaluation import Evaluation, evaluate
    from kontaktdichte.rules.explanation import Explanation, UnknownSubject, explain
    from kontaktdichte.rules.loading import ConceptError, available_concepts, load_concept
    from kontaktdichte.rules.reasons import sentences
    from kontaktdichte.rules.tables import TableError, Tables

_HOMES = {
    "Concept": "concept",
    "ConceptError": "loading",
    "Evaluation": "evaluation",
    "Explanation": "explanation",
    "TableError": "tables",
    "Tables": "tables",
    "UnknownSubject": "explanation",
    "available_concepts": "loading",
    "evaluate": "evaluation",
    "explain": "explanation",
    "load_concept": "loading",
    "sentences": "reasons",
}
__all__ = [
    "Concept",
    "ConceptError",
    "Evaluation",
    "Explanation",
    "TableError",
    "Tables",
    "UnknownSubject",
    "available_concepts",
    "evaluate",
    "explain",
    "load_concept",
    "sentences",
]


def __getattr__(name: str) -> Any:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kontaktdichte' has no attribute {name!r}")
    return getattr(import_module(f"kontaktdichte.rules.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
