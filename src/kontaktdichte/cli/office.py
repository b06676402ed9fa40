"""What fills an organisation by command: ``import`` of people, ``activate-edition`` of a concept, ``connect``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, opened
from kontaktdichte.cli.terminal import PROBLEMS

Organisation = Annotated[str, typer.Argument(help="Key of the organisation, as create-organisation printed it.")]
SHOWN = 50  # rejected cells told one by one
_SAID = {
    "de": {
        "done": "{new} Menschen neu, {changed} geändert; {rows} Zeilen neu, {known} schon da; {rejected} abgewiesen.",
        "more": "… und {count} weitere: siehe --rejected DATEI.csv.",
        "nobody": "Zuständige ohne Konto, bitte mit create-user anlegen: {codes}.",
        "active": "{edition} gilt ab {day:%d.%m.%Y}.",
        "replaces": "Ersetzt: {edition}, gilt bis zum Tag davor.",
        "first": "Ersetzt nichts.",
        "connected": "{one} und {other} arbeiten zusammen.",
    },
    "en": {
        "done": "{new} people new, {changed} changed; {rows} rows new, {known} known; {rejected} rejected.",
        "more": "… and {count} more: see --rejected FILE.csv.",
        "nobody": "Counsellors without an account, make them with create-user: {codes}.",
        "active": "{edition} is in force from {day}.",
        "replaces": "Replaces: {edition}, in force until the day before.",
        "first": "Replaces nothing.",
        "connected": "{one} and {other} work together.",
    },
}


def import_(
    organisation: Organisation,
    files: take.Files,
    by: Annotated[
        str | None, typer.Option(help="Address or code of the member in whose name; default: an administrator.")
    ] = None,
    names: Annotated[Path | None, typer.Option(help="CSV with Personennummer, Nachname, Vorname.", exists=True)] = None,
    profile: take.ProfileFile = None,
    rejected: Annotated[Path | None, typer.Option(help="CSV for everything that was rejected.")] = None,
    strict: take.Strict = False,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """People, contacts and situations from files into an organisation; the same file again adds nothing."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations
        from kontaktdichte.web.management import taking_in

        key, said = organisations.joined(organisation), _SAID[language.value]
        intake, taken = taking_in.import_files(key, files, profile=profile, names=names, by=by)
        found = intake.rejected
        for finding in found.head(SHOWN).to_dicts():
            print(taking_in.told(finding, language.value), file=sys.stderr)
        if found.height > SHOWN:
            print(said["more"].format(count=found.height - SHOWN), file=sys.stderr)
        if rejected is not None:
            found.write_csv(rejected, separator=";", include_bom=True)
        if taken.nobody:
            print(said["nobody"].format(codes=", ".join(sorted(taken.nobody))), file=sys.stderr)
        print(said["done"].format(
            new=len(taken.new), changed=len(taken.changed), rows=taken.count, known=taken.known, rejected=found.height
        ))  # fmt: skip
        if strict and found.height:
            raise typer.Exit(PROBLEMS)


def activate_edition(
    organisation: Organisation,
    concept: Annotated[str, typer.Argument(help="Concept or edition, as check-concept names it.")],
    since: Annotated[date, typer.Option("--from", parser=take.day, metavar="DAY", help="First day it is in force.")],
    change_concept: Annotated[
        bool, typer.Option("--change-concept", help="Replace another concept, with all its duties.")
    ] = False,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Put an edition in force from a day on; the one before ends there, lists follow at once."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations
        from kontaktdichte.web.rls import inside

        key = organisations.joined(organisation)
        with inside(key):
            before = organisations.replaced_by(since)
            made = organisations.put_in_force(
                organisation=key, concept=concept, since=since, change_concept=change_concept
            )
        said = _SAID[language.value]
        print(said["active"].format(edition=made, day=since))
        print(said["replaces"].format(edition=before, day=since) if before else said["first"])


def connect(
    organisation: Organisation,
    partner: Annotated[str, typer.Argument(help="Key of the other organisation.")],
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Two organisations work together: each may share with the other what it decides to, and nothing else."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations, partners

        one, other = partners.connect(one=organisations.joined(organisation), other=organisations.joined(partner))
        print(_SAID[language.value]["connected"].format(one=one, other=other))
