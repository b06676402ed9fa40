"""Golden cases as data: reading ``examples.yaml`` and turning a case into tables.

In: the YAML files beside the concepts, those that ship and the invented ones of ``examples/concepts``. Out: cases with
plain rows. Both the engine's runner and the reference's use it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kontaktdichte.rules.loading import available_concepts, read_yaml
from kontaktdichte.rules.tables import COLUMNS

INVENTED = Path(__file__).parents[2] / "examples" / "concepts"
ROWS = tuple(name for name in COLUMNS if name != "persons")


@dataclass(frozen=True)
class Case:
    """One golden case: rows of the six tables, the evaluation day and what is expected."""

    concept: str  # path of its file
    name: str
    subject: str
    rows: dict[str, list[dict[str, Any]]]
    as_of: date
    known_at: date | None
    readings: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        return f"{Path(self.concept).parts[-3].split('-')[0]}: {self.name}"


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


def cases(files: Iterable[Path] | None = None) -> list[Case]:
    """Every golden case of the concepts in ``files``, by default of all that ship and the invented ones."""
    found = []
    for file in files or [*available_concepts().values(), *sorted(INVENTED.glob("*/*/concept.yaml"))]:
        data = read_yaml(file.with_name("examples.yaml").read_text("utf-8"))
        assert data["origin"], f"{file}: the golden cases name no origin"
        found += [_cased(str(file), case) for case in data["examples"]]
    return found


def unlike_measures(case: Case, found: list[dict[str, Any]]) -> list[str]:
    """What the expected measures of a case and those found differ in; ``found`` need not know every column."""
    wrong = []
    for expected in case.expected["measures"]:
        named = {key: expected[key] for key in ("measure", "by", "group", "first") if key in expected}
        same = [row for row in found if all(row[key] == value for key, value in named.items())]
        if len(same) != 1:
            wrong.append(f"{len(same)} rows {named}, of {[(r['measure'], r['group'], str(r['first'])) for r in found]}")
        wrong += [
            f"{named}: {key} is {row[key]}, expected {value}"
            for row in same
            for key, value in expected.items()
            if key in row and row[key] != value
        ]
    return wrong
