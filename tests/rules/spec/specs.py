"""Specs as data: what a rule means, told by a small example that a specialist can check by hand.

In: the chapters beside this file (a folder per chapter, a YAML file per section, a document per spec) and
``beispielstadt.yaml``. Out: :class:`Spec` with its concept, its tables, the duties it expects and the duties that are.
The test and the pages of ``docs/behaviour`` read the same files.

A spec has a title (German), what it ``says`` to a user, ``where`` in docs/semantics.md, its ``rules`` or measures (see
:mod:`~tests.rules.spec.measured`), and tables: facts, events, contacts … as input, duties, codes, findings … as
expected. ``sentences`` stand beside duties, ``refusals`` beside codes, row by row. A table may have columns ``as_of``
and ``known_at`` to follow one life through time. Expected tables are worked out by hand from the semantics, never
copied from the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import polars as pl
import yaml
from tests.rules.spec import measured

from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.evaluation import Evaluation, evaluate
from kontaktdichte.rules.tables import COLUMNS, Tables

FOLDER = Path(__file__).resolve().parent
INPUTS = ("persons", "facts", "events", "contacts", "agreements", "deviations")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TABLE_OF = {"facts": "situations"}
OUTPUTS = ("duties", "codes", "findings", "missing", "notes", "changes", measured.TABLE)
WORDS = {"title", "says", "where", "cell", "life", "concept", "rules", "as_of", "known_at"}
WORDS |= {"sentences", "refusals", "refused"} | measured.WORDS
SOMEBODY = {"id": "Kim", "birth_date": "1980-05-10"}
UNSAID: dict[str, Any] = {
    "label": {"de": "Gespräch", "en": "Talk"},
    "owed": {"de": ["Gespräch", "Gespräche"], "en": ["talk", "talks"]},
    "section": "2",
    "quote": "Gespräche sind regelmäßig zu führen.",
}  # what a spec's rule leaves out because it does not matter there

Row = dict[str, str]


def rows_of(table: str) -> list[Row]:
    """An ASCII table as rows of text: the first line names the columns, ``|`` parts them, an empty cell is ''.

    >>> rows_of("rule | hard\\na    | 2024-03-31")
    [{'rule': 'a', 'hard': '2024-03-31'}]
    """
    lines = [[cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()]
    head, *body = lines
    if wrong := next((line for line in body if len(line) != len(head)), None):
        raise ValueError(f"{len(head)} columns {head}, but {wrong}")
    return [dict(zip(head, line, strict=True)) for line in body]


@cache
def base() -> dict[str, Any]:
    """The invented office as a mapping."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "beispielstadt.yaml").read_text("utf-8"))
    return loaded


@dataclass(frozen=True)
class Spec:
    """One example: its words, tables and expectations; ``chapter`` and ``section`` say where it stands."""

    chapter: str
    section: str
    number: int
    data: Mapping[str, Any] = field(repr=False)

    def __post_init__(self) -> None:
        known = WORDS | set(INPUTS) | set(OUTPUTS)
        if unknown := sorted(set(self.data) - known):
            raise ValueError(f"{self.name}: unknown words {unknown}")
        if lacking := sorted({"title", "says", "where"} - set(self.data)):
            raise ValueError(f"{self.name}: lacks {lacking}")

    @property
    def name(self) -> str:
        """``chapter/section-number``, as a test's name shows it."""
        return f"{self.chapter}/{self.section}-{self.number}"

    @property
    def title(self) -> str:
        """What it shows, in German."""
        return str(self.data["title"])

    def rows(self, name: str) -> list[Row]:
        """One of its tables; empty where it has none."""
        table = self.data.get(name)
        return rows_of(table) if table and table.strip() != "none" else []

    def mapping(self) -> dict[str, Any]:
        """The concept as data: the base, what the spec replaces, its rules with what they leave unsaid."""
        changes = yaml.safe_load(self.data.get("concept") or "{}")
        rules = {name: {**UNSAID, **rule} for name, rule in yaml.safe_load(self.data.get("rules", "{}")).items()}
        whole = {**base(), **changes, "rules": rules}
        return {**whole, **measured.declared(self.data, whole["attributes"])}

    @cached_property
    def concept(self) -> Concept:
        """The concept it is about."""
        return Concept.model_validate(self.mapping())

    def tables(self) -> Tables:
        """Its input as the engine takes it; a row without subject is Kim's."""
        rows: dict[str, Iterable[Mapping[str, Any]]] = {
            TABLE_OF.get(name, name): [
                _typed(TABLE_OF.get(name, name), i, row) for i, row in enumerate(self.rows(name), 1)
            ]
            for name in INPUTS
        }
        return Tables.from_rows(**{**rows, "persons": rows["persons"] or [_typed("persons", 1, SOMEBODY)]})

    def days(self) -> list[tuple[str, str]]:
        """Every (as_of, known_at) it looks at."""
        fixed = (str(self.data.get("as_of", "")), str(self.data.get("known_at", "")))
        asked = [(row.get("as_of", fixed[0]), row.get("known_at", fixed[1])) for n in OUTPUTS for row in self.rows(n)]
        return list(dict.fromkeys(asked)) or [fixed]

    @cached_property
    def evaluations(self) -> list[tuple[Row, Evaluation]]:
        """The evaluation of each day it looks at."""
        tables, found = self.tables(), []
        for as_of, known_at in self.days():
            known = date.fromisoformat(known_at) if known_at else None
            evaluation = evaluate(self.concept, tables, as_of=date.fromisoformat(as_of), known_at=known)
            found.append(({"as_of": as_of, "known_at": known_at}, evaluation))
        return found


def _typed(table: str, number: int, row: Mapping[str, str]) -> dict[str, Any]:
    given = {name: _value(COLUMNS[table][name], text) for name, text in row.items() if text}
    unsaid = {"id": f"c{number}"} if table == "contacts" else {}
    if table == "contacts":
        unsaid |= {"kind": "talk", "channel": "in_person"}
    return {**({} if table == "persons" else {"subject": "Kim"}), **unsaid, **given}


def _value(dtype: pl.DataType, text: str) -> Any:
    if dtype == pl.List:
        return [part.strip() for part in text.split(",")]
    if dtype == pl.Int32:
        return int(text)
    return date.fromisoformat(text) if dtype in (pl.Date, pl.Datetime) else text


def shown(value: object) -> str:
    """A value of the engine as a cell of a spec shows it: yes and no for truth, nothing for nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


@cache
def specs() -> tuple[Spec, ...]:
    """Every spec, by chapter, section and place in its file."""
    found = []
    for file in sorted(FOLDER.glob("[0-9]*/*.yaml")):
        _, *documents = yaml.load_all(file.read_text("utf-8"), LOADER)
        found += [Spec(file.parent.name, file.stem, i, data) for i, data in enumerate(documents, 1)]
    return tuple(found)


def heading(file: Path) -> dict[str, str]:
    """The first document of a chapter's or a section's file: title and what it is about."""
    first: dict[str, str] = next(iter(yaml.load_all(file.read_text("utf-8"), LOADER)))
    return first


def composition() -> list[list[str]]:
    """The composition table of docs/semantics.md down to "done late": its head and its rows."""
    table = _composition_table(0)
    return table[: [name for name, *_ in table].index("done late") + 1]


def wider_composition() -> list[list[str]]:
    """The composition table of the wider vocabulary: its head and a row for each of its words."""
    head, _lives, *rows = _composition_table(1)
    return [head, *rows]


def _composition_table(number: int) -> list[list[str]]:
    text = (FOLDER.parents[2] / "docs" / "semantics.md").read_text("utf-8")
    lines = text.split("| composition |")[number + 1].partition("\n\n")[0].splitlines()
    head, _rule, *rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [["composition", *head], *rows]
