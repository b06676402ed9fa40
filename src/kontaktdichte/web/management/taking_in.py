"""An import by an operator's command: files of an office into its organisation, in the name of one of its members.

In: the key of an organisation, files, a profile. Out: what was read with its rejected rows, and what was stored.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Q

from kontaktdichte.intake import Intake, load_profile, read
from kontaktdichte.web.access import Access
from kontaktdichte.web.actions import organisations
from kontaktdichte.web.actions.importing import Taken
from kontaktdichte.web.clock import today
from kontaktdichte.web.errors import Refused
from kontaktdichte.web.evaluations import concept_named, edition_on
from kontaktdichte.web.models import Membership, Organisation, Role
from kontaktdichte.web.rls import inside

_HEADINGS = {
    "number": {"personennummer", "kundennummer", "teilnehmernummer", "nummer", "id"},
    "family": {"nachname", "familienname", "name", "family_name"},
    "given": {"vorname", "given_name"},
}


def import_files(
    key: UUID, files: Sequence[Path], *, profile: Path | None, names: Path | None, by: str | None
) -> tuple[Intake, Taken]:
    """Read and store, all or nothing. Raises Refused, IntakeError."""
    how = load_profile(profile) if profile is not None else None
    known = names_of(names) if names is not None else {}
    with inside(key):
        member = _member(by, today())
        concept = concept_named(edition_on(today()).concept)
        intake = read(list(files), concept=concept, profile=how)
        access = Access(key, Organisation.objects.get(pk=key).name, member, today())
        return intake, organisations.take_in(access=access, tables=intake.tables, names=known)


def _member(by: str | None, day: date) -> Membership:
    """Whoever has this address or code today; without one an administrator."""
    now = Membership.objects.select_related("user").filter(
        Q(until_day__isnull=True) | Q(until_day__gt=day), from_day__lte=day, user__is_active=True
    )
    wanted = Q(role=Role.ADMINISTRATOR) if by is None else Q(user__email=by.lower()) | Q(code=by)
    found = now.filter(wanted).order_by("from_day", "code").first()
    if found is None:
        raise Refused(
            "In wessen Namen? Bitte bei --by Adresse oder Kürzel eines Mitglieds nennen, oder create-user.",
            "In whose name? Give the address or code of a member with --by, or create-user.",
        )
    return found


def names_of(file: Path) -> dict[str, tuple[str, str]]:
    """Family and given name by number, from a CSV with three columns. Raises Refused, naming line and reason."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    headings = [heading.strip().lower() for heading in next(rows, [])]
    at = {wanted: next((i for i, one in enumerate(headings) if one in said), -1) for wanted, said in _HEADINGS.items()}
    if -1 in at.values():
        raise Refused(
            f"{file}: verlangt sind die Spalten Personennummer, Nachname, Vorname.",
            f"{file}: the columns Personennummer, Nachname, Vorname are wanted.",
        )
    found: dict[str, tuple[str, str]] = {}
    for line, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = [row[column].strip() if column < len(row) else "" for column in at.values()]
        if not cells[0] or max(map(len, cells)) > 100 or "\0" in "".join(cells):
            raise Refused(f"{file}, Zeile {line}: Nummer oder Name fehlt oder ist zu lang.",
                          f"{file}, line {line}: number or name is missing or too long.")  # fmt: skip
        found[cells[0]] = (cells[1], cells[2])
    return found


def told(finding: dict[str, Any], language: str) -> str:
    """One rejected cell: file, sheet, row, column and reason."""
    words = {"de": ("Zeile", "Spalte"), "en": ("row", "column")}[language]
    place = " ".join(filter(None, (finding["file"], finding["sheet"])))
    column = f", {words[1]} {finding['column']}" if finding["column"] else ""
    return f"{place}, {words[0]} {finding['row']}{column}: {finding[f'reason_{language}']}"
