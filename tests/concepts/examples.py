"""Golden cases as data: reading ``examples.yaml`` and turning a case into tables.

In: the YAML files beside the concepts. Out: cases with plain rows. Both the engine's runner and the reference's use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kontaktdichte.rules.loading import available_concepts, read_yaml
from kontaktdichte.rules.tables import COLUMNS

ROWS = tuple(name for name in COLUMNS if name != "persons")


@dataclass(frozen=True)
class Case:
    """One golden case: rows of the six tables, the evaluation day and what is expected."""

    concept: str
    name: str
    subject: str
    rows: dict[str, list[dict[str, Any]]]
    as_of: date
    known_at: date | None
    readings: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.concept.split('-')[0]}: {self.name}"


def _cased(concept: str, data: dict[str, Any]) -> Case:
    subject = data.get("subject", {})
    own = str(subject.get("id", "P1"))
    rows: dict[str, list[dict[str, Any]]] = {"persons": [{**subject, "id": own}, *data.get("others", [])]}
    for table in ROWS:
        rows[table] = [{"subject": own, **row} for row in data.get(table, [])]
        for i, row in enumerate(rows[table], 1):
            if table == "contacts":
                row.setdefault("id", f"c{i}")
            if "value" in row:
                row["value"] = str(row["value"]).lower() if isinstance(row["value"], bool) else str(row["value"])
    return Case(concept, data["name"], own, rows, data["as_of"], data.get("known_at"), data.get("readings", {}), data)


def cases() -> list[Case]:
    """Every golden case of every shipped concept."""
    found = []
    for name, file in available_concepts().items():
        text = Path(file).with_name("examples.yaml").read_text("utf-8")
        data = read_yaml(text)
        assert data["origin"], f"{name}: the golden cases name no origin"
        found += [_cased(name, case) for case in data["examples"]]
    return found
