"""``kontaktdichte backup`` and ``restore``: everything that is stored, as files, and back into an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, opened
from kontaktdichte.cli.terminal import PROBLEMS, Stop, plainly
from kontaktdichte.cli.work import today

_SAID = {
    "de": {
        "url": "{name} fehlt: siehe docs/configuration.md.",
        "where": "Wohin? Bitte einen Ordner angeben oder KONTAKTDICHTE_BACKUP_FOLDER setzen.",
        "ready": "Bereit: {rows} Zeilen in {tables} Tabellen, Stand {at}; Kette und Listen geprüft.",
        "wrong": "Nicht bereit: {count} Befunde, siehe oben.",
    },
    "en": {
        "url": "{name} is missing: see docs/configuration.md.",
        "where": "Where to? Name a folder, or set KONTAKTDICHTE_BACKUP_FOLDER.",
        "ready": "Ready: {rows} rows in {tables} tables, as of {at}; chain and lists verified.",
        "wrong": "Not ready: {count} findings, see above.",
    },
}


def backup(
    target: Annotated[Path | None, typer.Argument(help="Folder in which a folder named by the moment is made.")] = None,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Back up everything while work goes on; prints the new folder."""
    with opened(folder, language):
        from kontaktdichte.web.management import backing_up
        from kontaktdichte.web.settings import settings

        own = settings()
        if (where := target or own.backup_folder) is None:
            raise Stop(_SAID[language.value]["where"])
        print(backing_up.backup(_url("DATABASE_BACKUP_URL", language), where))


def restore(
    source: Annotated[Path, typer.Argument(help="The folder that backup printed.", exists=True, file_okay=False)],
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Restore a backup into a new or empty database, verify it, and say that it is ready."""
    with plainly(language):
        from kontaktdichte.web.management.backing_up import checked

        checked(source)
    with opened(folder, language):
        from kontaktdichte.web.management import restoring, verifying

        said = _SAID[language.value]
        manifest = restoring.restore(
            source, _url("DATABASE_OWNER_URL", language), _url("DATABASE_BACKUP_URL", language)
        )
        for sentence in (found := verifying.everything(today())):
            print(sentence)
        if found:
            print(said["wrong"].format(count=len(found)))
            raise typer.Exit(PROBLEMS)
        print(said["ready"].format(rows=sum(manifest.rows.values()), tables=len(manifest.rows), at=manifest.made_at))


def _url(name: str, language: take.Language) -> str:
    from kontaktdichte.web.settings import settings

    found = {
        "DATABASE_BACKUP_URL": settings().database_backup_url, "DATABASE_OWNER_URL": settings().database_owner_url
    }[name]  # fmt: skip
    if found is None:
        raise Stop(_SAID[language.value]["url"].format(name=name))
    return found.get_secret_value()
