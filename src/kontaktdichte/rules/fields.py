"""Plain values of a concept file as pydantic fields: lengths, shares, worths, and what an editor may offer for them.

In: text and numbers as YAML gives them. Out: :class:`~kontaktdichte.rules.period.Period`,
:class:`~kontaktdichte.rules.shares.Percent`, fractions; or pydantic's error with a sentence. Knows no rule.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from kontaktdichte.rules.period import Period
from kontaktdichte.rules.shares import Percent, worth


def texts(value: object) -> object:
    """One value or a list of values as a tuple of text; ``true`` becomes ``"true"``."""
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(str(v).lower() if isinstance(v, bool) else str(v) for v in values)


def choices(*words: str) -> WithJsonSchema:
    """One of these words or a list of them, as a JSON schema."""
    one = {"type": "string", "enum": list(words)}
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


def _period(value: object) -> object:
    return value if isinstance(value, Period | dict) else Period.parse(str(value))


def _percent(value: object) -> object:
    return Percent.parse(value) if isinstance(value, str) else value


def _cap(value: object) -> object:
    return str(value) if isinstance(value, Percent) else value


def _written(*types: str, **more: Any) -> WithJsonSchema:
    """How a value stands in the file, as a JSON schema."""
    return WithJsonSchema({"type": list(types) if len(types) > 1 else types[0], **more})


_SCALARS = {"type": ["string", "integer", "boolean"]}
_SHARE: dict[str, Any] = {"pattern": r"^\d{1,3} *%$", "examples": ["50 %"]}
_LENGTH = _written("string", examples=["6 weeks", "15 working_days"])
TextsField = Annotated[
    tuple[str, ...], BeforeValidator(texts), _written("string", "integer", "boolean", "array", items=_SCALARS)
]
PeriodField = Annotated[Period, BeforeValidator(_period), PlainSerializer(str), _LENGTH]
PercentField = Annotated[Percent, BeforeValidator(_percent), PlainSerializer(str), _written("string", **_SHARE)]
Cap = Annotated[
    Annotated[int, Field(ge=1)] | Percent,
    BeforeValidator(_percent),
    PlainSerializer(_cap),
    _written("integer", "string", minimum=1, **_SHARE),
]
Worth = Annotated[
    Fraction, BeforeValidator(worth), PlainSerializer(str), _written("integer", "string", examples=["1/2"])
]
