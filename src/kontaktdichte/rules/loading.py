"""Concept files: YAML with line numbers, readings put in place, errors that name line and column.

In: a folder, a file or the name of a concept that ships with the package. Out: a
:class:`~kontaktdichte.rules.concept.Concept`, or :class:`ConceptError` with every problem found. YAML 1.2 scalars
(``on``, ``no`` and ``N`` are text), decided here because libyaml's resolver speaks YAML 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from kontaktdichte.rules.concept import Concept

CONCEPTS = Path(__file__).resolve().parent.parent / "concepts"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"[-+]?\d+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_OF_KEYS = {"missing", "extra_forbidden"}  # errors whose place ends with a key
_WANTED = {
    "model_type": "words in {…} are wanted here",
    "dict_type": "words in {…} are wanted here",
    "tuple_type": "a list is wanted here, in […] or with a dash for each entry",
    "string_type": "text is wanted here",
    "int_type": "a whole number is wanted here",
    "int_parsing": "a whole number is wanted here",
    "bool_type": "true or false is wanted here",
    "bool_parsing": "true or false is wanted here",
    "date_type": "a date is wanted here, such as 2026-01-31",
    "date_parsing": "a date is wanted here, such as 2026-01-31",
    "date_from_datetime_parsing": "a date is wanted here, such as 2026-01-31",
}

Place = tuple[Any, ...]
Marks = dict[Place, tuple[int, int]]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a concept file; line and column count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """``file:line:column: message``; the message alone where there is no file."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}" if self.file else self.message


class ConceptError(ValueError):
    """A concept file that cannot be used; ``problems`` names each place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def available_concepts() -> dict[str, Path]:
    """``name@edition`` → file, for the concepts that ship with the package."""
    files = sorted(CONCEPTS.glob("*/*/concept.yaml"))
    return {f"{file.parent.parent.name}@{file.parent.name}": file for file in files}


def concept_file(name: str | Path) -> Path:
    """The file that a path, a shipped name, or an unambiguous begin of one means; the latest edition without ``@``."""
    path = Path(name)
    if path.is_dir() and (path / "concept.yaml").exists():
        return path / "concept.yaml"
    if path.is_file():
        return path
    shipped = available_concepts()
    fits = [key for key in shipped if key.startswith(str(name))]
    if fits and len({key.split("@")[0] for key in fits}) == 1:
        return shipped[max(fits)]
    near = get_close_matches(str(name), [key.split("@")[0] for key in shipped], n=1, cutoff=0.3)
    hint = f"; did you mean {near[0]}?" if near and not fits else ""
    what = "fits several concepts" if fits else "is neither a file nor a concept that ships with kontaktdichte"
    raise ConceptError([Problem("", 0, 0, f"{str(name)!r} {what}{hint or '.'} There are: {', '.join(shipped)}")])


def load_concept(name: str | Path, readings: Mapping[str, Any] | None = None) -> Concept:
    """The concept in a file or of a shipped name, with ``readings`` chosen differently where given.

    Raises ConceptError naming line and column of each problem.

    >>> load_concept("thueringen").in_force.from_.isoformat()
    '2019-01-01'
    """
    file = concept_file(name)
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConceptError([Problem(str(file), 1, 1, f"cannot be read as UTF-8 text: {error}")]) from error
    return parse_concept(text, file=str(file), readings=readings) if readings else _parsed(str(file), text)


@lru_cache(maxsize=16)
def _parsed(file: str, text: str) -> Concept:
    return parse_concept(text, file=file)


def parse_concept(text: str, *, file: str = "concept.yaml", readings: Mapping[str, Any] | None = None) -> Concept:
    """The concept written in ``text``; raises ConceptError like :func:`load_concept`."""
    marks: Marks = {}
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise ConceptError([Problem(file, line, column, f"no YAML: {getattr(error, 'problem', error)}")]) from error
    problems: list[tuple[Place, str]] = []
    data = _value(node, (), marks, problems) if node is not None else None
    if not isinstance(data, dict):
        raise ConceptError([Problem(file, 1, 1, "the file is empty or no mapping; a concept begins with 'concept: …'")])
    data = _with_readings(data, readings or {}, problems)
    if not problems:
        try:
            return Concept.model_validate(data)
        except ValidationError as error:
            problems = _told(error.errors(), marks)
    raise ConceptError([Problem(file, *_mark(place, marks), message) for place, message in dict.fromkeys(problems)])


def read_yaml(text: str) -> Any:
    """Plain values of a YAML 1.2 text, as concept files are read; raises yaml.YAMLError or ValueError."""
    node, problems = yaml.compose(text, Loader=_LOADER), list[tuple[Place, str]]()
    data = _value(node, (), {}, problems) if node is not None else None
    if problems:
        raise ValueError("; ".join(message for _, message in problems))
    return data


def _value(node: yaml.Node, place: Place, marks: Marks, problems: list[tuple[Place, str]]) -> Any:
    marks[place] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*place, i), marks, problems) for i, child in enumerate(node.value)]
    result: dict[Any, Any] = {}
    for key_node, child in node.value:
        key = str(key_node.value)
        if key in result:
            marks[(*place, key, 2)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            problems.append(((*place, key, 2), f"{key!r} stands twice"))
        result[key] = _value(child, (*place, key), marks, problems)
        marks[(*place, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
    return result


def _scalar(text: str) -> Any:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _NUMBER.fullmatch(text):
        return int(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _with_readings(
    data: dict[str, Any], chosen: Mapping[str, Any], problems: list[tuple[Place, str]]
) -> dict[str, Any]:
    """Every ``{reading: name}`` replaced by the reading's value; an unknown, unused or foreign choice is a problem."""
    declared = data.get("readings") or {}
    problems += [
        ((), f"there is no reading {name!r}; there are: {', '.join(declared)}")
        for name in chosen
        if name not in declared
    ]
    values: dict[str, Any] = {}
    for name, reading in declared.items():
        value = chosen.get(name, reading.get("value") if isinstance(reading, dict) else None)
        choices = reading.get("choices") if isinstance(reading, dict) else None
        if choices and value not in choices:
            problems.append((("readings", name), f"reading {name!r}: {value!r} is none of {choices}"))
        values[name] = value
    used: dict[str, set[str]] = {}

    def replaced(item: Any, place: Place) -> Any:
        if isinstance(item, list):
            return [replaced(child, (*place, i)) for i, child in enumerate(item)]
        if not isinstance(item, dict):
            return item
        if set(item) == {"reading"}:
            used.setdefault(item["reading"], set()).add(place[1] if place[0] in ("rules", "measures") else "")
            if item["reading"] not in values:
                problems.append((place, f"there is no reading {item['reading']!r}; declare it under readings"))
            return values.get(item["reading"])
        return {key: replaced(child, (*place, key)) for key, child in item.items()}

    result = {key: child if key == "readings" else replaced(child, (key,)) for key, child in data.items()}
    problems += [(("readings", name), f"reading {name!r} is used nowhere") for name in values if name not in used]
    if values:
        result["readings"] = {
            name: {**reading, "value": values[name], "used_in": _rules_of(used.get(name, set()))}
            for name, reading in declared.items()
            if isinstance(reading, dict)
        }
    return result


def _rules_of(places: set[str]) -> list[str]:
    """The rules and measures a reading stands in; none where it also stands outside them."""
    return [] if "" in places else sorted(places)


class _Found(NamedTuple):
    """A place of pydantic's in the file: how many of its steps were used, which kind of value was first tried there."""

    used: int
    kind: Any = None
    at: Place = ()  # where it was tried


def _in_file(place: Place, marks: Marks) -> tuple[Place, _Found]:
    """The deepest part of the file that a place leads to; what pydantic puts between its steps is passed over."""
    found: dict[Place, _Found] = {(): _Found(0)}
    for used, step in enumerate(place, 1):
        further = {(*known, step): how._replace(used=used) for known, how in found.items() if (*known, step) in marks}
        passed = {known: how._replace(kind=step, at=known) for known, how in found.items() if how.kind is None}
        found = {**found, **{known: how for known, how in passed.items() if (*known, step) not in marks}, **further}
    return max(found.items(), key=lambda item: (len(item[0]), item[1].used))


def _told(errors: Iterable[Any], marks: Marks) -> list[tuple[Place, str]]:
    """pydantic's errors as (place, sentence); where a value may be of several kinds, only those of the nearest kind."""
    tried: dict[Place, dict[Any, list[Any]]] = {}
    for item in errors:
        place = tuple(item["loc"])
        _, how = _in_file(place[:-1] if item["type"] in _OF_KEYS else place, marks)
        alone = how.kind is None
        tried.setdefault(place if alone else how.at, {}).setdefault(how.kind, []).append(item)
    nearest = [min(kinds.values(), key=lambda items: _distance(items, at, marks)) for at, kinds in tried.items()]
    return [said for items in nearest for item in items for said in _explained(item, marks)]


def _distance(errors: list[Any], at: Place, marks: Marks) -> int:
    """How far a value is from a kind: a sentence of the house, then wrong words or parts, then a wrong type."""
    types = {item["type"] for item in errors}
    inside = types & _OF_KEYS or any(len(_in_file(tuple(item["loc"]), marks)[0]) > len(at) for item in errors)
    return 0 if "value_error" in types else 1 if inside else 3 if types == {"model_type"} else 2


def _explained(item: Any, marks: Marks) -> list[tuple[Place, str]]:
    """One pydantic error as (place, sentence)."""
    place, kind = tuple(item["loc"]), item["type"]
    if kind == "complaints":
        return [(tuple(found[0]), found[1]) for found in item["ctx"]["complaints"]]
    within, _ = _in_file(place[:-1] if kind in _OF_KEYS else place, marks)
    if kind == "missing" and isinstance(place[-1], int):
        return [(within, f"{_dotted(within)}one more entry is wanted here")]
    if kind == "missing":
        return [(within, f"{_dotted(within)}{place[-1]!r} is missing")]
    if kind == "extra_forbidden":
        hint = "; text with a comma inside {…} needs quotation marks" if item["input"] is None else ""
        return [((*within, place[-1]), f"{_dotted(within)}{place[-1]!r} is no word of the vocabulary here{hint}")]
    return [(within, f"{_dotted(within)}{_wanted(item)}")]


def _wanted(item: Any) -> str:
    """What pydantic wanted in a place, in the words of a concept file."""
    kind, written = item["type"], item["input"]
    if kind == "string_type" and isinstance(written, int | date):
        return f'text is wanted here; write "{written}" in quotation marks'
    if kind == "literal_error":
        return f"{written!r} is none of {item['ctx']['expected']}"
    return _WANTED.get(kind, str(item["msg"]).removeprefix("Value error, "))


def _dotted(place: Place) -> str:
    return f"{'.'.join(map(str, place))}: " if place else ""


def _mark(place: Place, marks: Marks) -> tuple[int, int]:
    """Line and column of the deepest part of a place that the file has."""
    return marks[_in_file(place, marks)[0]]
