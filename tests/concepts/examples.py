"""Golden cases of the concepts that ship and of the invented ones of ``examples/concepts``.

In: the YAML files beside the concepts. Out: cases with plain rows. Both the engine's runner and the reference's use it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kontaktdichte.rules import golden
from kontaktdichte.rules.golden import Case
from kontaktdichte.rules.loading import available_concepts

INVENTED = Path(__file__).parents[2] / "examples" / "concepts"


def cases(files: Iterable[Path] | None = None) -> list[Case]:
    """Every golden case of the concepts in ``files``, by default of all that ship and the invented ones."""
    chosen = files or [*available_concepts().values(), *sorted(INVENTED.glob("*/*/concept.yaml"))]
    return [case for file in chosen for case in golden.cases(file)]
