"""Which words a rule may be written in, and which of them the specs use.

In: the models of a rule, the concepts of the specs. Out: pairs ``(model, field)``; a field stands under the model that
first declares it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import isclass
from typing import Any, get_args

from pydantic import BaseModel

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.document import Rule

Word = tuple[str, str]


def words() -> set[Word]:
    """Every word that may stand in a rule or in anything inside it."""
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [Rule]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.append(model)
            waiting += [inner for field in model.model_fields.values() for inner in _models(field.annotation)]
    return {_word(model, field) for model in found for field in model.model_fields}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _word(model: type[BaseModel], field: str) -> Word:
    declaring = [base for base in model.__mro__ if field in getattr(base, "model_fields", {})]
    return declaring[-1].__name__, field


def used(concepts: Iterable[Concept]) -> set[Word]:
    """Every word that some rule of the concepts is written in."""
    return {word for concept in concepts for word in _written((concept.rules, concept.contact))}


def _written(part: Any) -> Iterator[Word]:
    if isinstance(part, BaseModel):
        for field in part.model_fields_set:
            yield _word(type(part), field)
            yield from _written(getattr(part, field))
    elif isinstance(part, dict | tuple):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _written(inner)
