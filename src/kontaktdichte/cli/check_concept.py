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


def check_concept(
    concepts: Concepts = None, strict: Quoted = False, language: take.InLanguage = take.Language.de
) -> None:
    """Check concept files: whom they miss, what contradicts itself; each remark as FILE:LINE:COLUMN: sentence."""
    grave = {"error", "warning"} if strict else {"error"}
    failed = False
    with plainly(language):
        from kontaktdichte.rules.lint import examine
        from kontaktdichte.rules.loading import available_concepts, concept_file

        for name in concepts or list(available_concepts()):
            file = concept_file(name)
            remarks = examine(file, strict=strict, language=language.value)
            said = _sum(file, remarks, strict, language)
            print("\n".join([*(line for remark in remarks for line in remark.lines()), said]))
            failed = failed or any(remark.severity in grave for remark in remarks)
    if failed:
        raise typer.Exit(PROBLEMS)


_ONE_AND_MANY = {
    "error": {"de": ("Fehler", "Fehler"), "en": ("error", "errors")},
    "warning": {"de": ("Warnung", "Warnungen"), "en": ("warning", "warnings")},
    "note": {"de": ("Hinweis", "Hinweise"), "en": ("note", "notes")},
    "rule": {"de": ("Regel", "Regeln"), "en": ("rule", "rules")},
    "reading": {"de": ("Lesart", "Lesarten"), "en": ("reading", "readings")},
    "quote": {"de": ("Zitat", "Zitate"), "en": ("quote", "quotes")},
    "case": {"de": ("Beispielfall", "Beispielfälle"), "en": ("case", "cases")},
}


def _sum(file: Path, remarks: list[Remark], strict: bool, language: take.Language) -> str:
    """One line on one file: how many remarks of which severity, and what was looked at."""
    from kontaktdichte.rules.lint import SEVERITIES, quotes
    from kontaktdichte.rules.loading import load_concept

    counts = Counter(remark.severity for remark in remarks)
    fine = {"de": "in Ordnung", "en": "fine"}[language]
    found = _counted({severity: counts[severity] for severity in SEVERITIES if counts[severity]}, language) or fine
    if any(remark.code == "refused" for remark in remarks):
        return f"{file}: {found}"
    concept = load_concept(file)
    looked = {"rule": len(concept.rules), "reading": len(concept.readings)}
    if strict:
        looked |= {"quote": len(list(quotes(file.read_text("utf-8-sig")))), "case": _cases(file)}
    told = {what: n for what, n in looked.items() if n or what != "case"}
    return f"{concept.name}: {found} ({_counted(told, language)})"


def _counted(numbers: dict[str, int], language: take.Language) -> str:
    """``2 Warnungen, 1 Hinweis``."""
    return ", ".join(f"{n} {_ONE_AND_MANY[what][language][n != 1]}" for what, n in numbers.items())


def _cases(file: Path) -> int:
    """How many golden cases stand beside a concept; none where they cannot be read."""
    from kontaktdichte.rules.golden import CaseError, cases

    try:
        return len(cases(file))
    except (CaseError, ValueError):
        return 0
