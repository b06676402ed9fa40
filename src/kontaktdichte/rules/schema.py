"""What an editor may know of concept files: a JSON schema that completes and checks them while one writes.

In: the models of a concept. Out: a JSON schema (draft 2020-12) of the file as it is written: short forms, attributes in
conditions, ``{reading: name}`` for any value. It knows words and kinds of values; whether names exist and parts fit
together is checked when the file is loaded.
"""

from __future__ import annotations

from typing import Any

from kontaktdichte.rules.concept import Concept

Schema = dict[str, Any]
_ONE_OR_MORE: Schema = {"type": ["string", "integer", "boolean", "array"]}
_READING: Schema = {"$ref": "#/$defs/ReadingUsed"}
_USED: Schema = {
    "description": "The value of a reading declared under readings.",
    "type": "object",
    "properties": {"reading": {"type": "string"}},
    "required": ["reading"],
    "additionalProperties": False,
}


def concept_schema() -> Schema:
    """The JSON schema of ``concept.yaml``."""
    schema = Concept.model_json_schema()
    parts: dict[str, Schema] = schema["$defs"]
    condition = parts["Condition"]
    del condition["properties"]["facts"]  # its keys stand in the condition itself
    condition["additionalProperties"] = _ONE_OR_MORE
    for name, part in parts.items():
        if name != "Reading":
            _open(part)
    _open(schema)
    parts["ReadingUsed"] = _USED
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _open(part: Schema) -> None:
    """Let short forms and readings stand for the values of a part."""
    for name, value in part.get("properties", {}).items():
        part["properties"][name] = _written(value)
    for inner in ("items", "additionalProperties"):
        if isinstance(part.get(inner), dict):
            part[inner] = _written(part[inner])


def _written(value: Schema) -> Schema:
    """A value's schema as the file may write it; title, description and default stay outside."""
    said: Schema = {word: value.pop(word) for word in ("title", "description", "default") if word in value}
    options = value.pop("anyOf", [value] if value else [])
    for option in options:
        _open(option)
    if {"$ref": "#/$defs/Match"} in options:
        options = [*options, _ONE_OR_MORE]
    return {**said, "anyOf": [*options, _READING]}
