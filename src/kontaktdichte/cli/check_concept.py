"""``kontaktdichte check-concept``: what is wrong in a concept file, with line and column."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.terminal import PROBLEMS, plainly

if TYPE_CHECKING:
    from kontaktdichte.rules.lint import Remark

Concepts = Annotated[list[str] | None, typer.Argument(help="Paths or names. Default: all that ship.")]
Quoted = Annotated[
    bool, take.option("--strict", help="Warnings fail too; all of source.md is quoted, and the golden cases hold.")
]


def check_concept(concepts: Concepts = None, strict: Quoted = False) -> None:
    """Check concept files: whom they miss, what contradicts itself; each remark as FILE:LINE:COLUMN: sentence."""
    grave = {"error", "warning"} if strict else {"error"}
    failed = False
    with plainly(take.Language.en):
        from kontaktdichte.rules.lint import examine
        from kontaktdichte.rules.loading import available_concepts, concept_file

        for name in concepts or list(available_concepts()):
            file = concept_file(name)
            remarks = examine(file, strict=strict)
            print("\n".join([*(line for remark in remarks for line in remark.lines()), _sum(file, remarks, strict)]))
            failed = failed or any(remark.severity in grave for remark in remarks)
    if failed:
        raise typer.Exit(PROBLEMS)


def _sum(file: Path, remarks: list[Remark], strict: bool) -> str:
    """One line on one file: how many remarks of which severity, and what was looked at."""
    from kontaktdichte.rules.lint import SEVERITIES, quotes
    from kontaktdichte.rules.loading import load_concept

    counts = Counter(remark.severity for remark in remarks)
    found = ", ".join(f"{counts[s]} {s}{'s' * (counts[s] > 1)}" for s in SEVERITIES if counts[s]) or "fine"
    if any(remark.code == "refused" for remark in remarks):
        return f"{file}: {found}"
    concept = load_concept(file)
    looked = {"rule": len(concept.rules), "reading": len(concept.readings)}
    if strict:
        looked |= {"quote": len(list(quotes(file.read_text("utf-8-sig")))), "case": _cases(file)}
    told = ", ".join(f"{n} {what}{'s' * (n != 1)}" for what, n in looked.items() if n or what != "case")
    return f"{concept.name}: {found} ({told})"


def _cases(file: Path) -> int:
    """How many golden cases stand beside a concept; none where they cannot be read."""
    from kontaktdichte.rules.golden import CaseError, cases

    try:
        return len(cases(file))
    except (CaseError, ValueError):
        return 0
