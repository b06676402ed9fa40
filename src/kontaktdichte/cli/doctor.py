"""``kontaktdichte doctor``: one line for each thing that an operator must see to."""

from __future__ import annotations

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, opened
from kontaktdichte.cli.terminal import PROBLEMS


def doctor(folder: Folder = None, language: take.InLanguage = take.Language.de) -> None:
    """Look at database, roles, tables, clock, worker, mail, backup, disk; exit code 1 where something is to be done."""
    with opened(folder, language):
        from kontaktdichte.web.management.diagnosis import findings
        from kontaktdichte.web.settings import settings

        wrong = 0
        for finding in findings(settings(), folder):
            print(f"{'ok' if finding.ok else '!!'}  {getattr(finding, language.value)}", flush=True)
            wrong += not finding.ok
        if wrong:
            raise typer.Exit(PROBLEMS)
