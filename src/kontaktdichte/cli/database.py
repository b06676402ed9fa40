"""The database that a command means: the environment's, or with ``--folder`` the project's own.

In: a folder or none. Out: Django on that database; what the user can mend is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontaktdichte.cli.options import Language
from kontaktdichte.cli.terminal import Stop, plainly

if TYPE_CHECKING:
    from kontaktdichte.web.database import Server

Folder = Annotated[Path | None, typer.Option(help="Folder of an own database; without it DATABASE_URL says where.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port on this computer.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that answer pages.")]
_SAID = {
    "de": {
        "tables": "Die Tabellen gehören zu einer anderen Version: bitte zuerst „kontaktdichte migrate“.",
        "settings": "Es fehlt oder stimmt nicht: {missing}. Siehe docs/configuration.md, oder --folder nennen.",
        "away": "Die Datenbank antwortet nicht: {said}",
    },
    "en": {
        "tables": "The tables are those of another version: run “kontaktdichte migrate” first.",
        "settings": "Missing or wrong: {missing}. See docs/configuration.md, or name a --folder.",
        "away": "The database does not answer: {said}",
    },
}


@contextmanager
def opened(folder: Path | None, language: Language = Language.de) -> Iterator[Server | None]:
    """The database that is meant, with Django on it; its server where it is the project's own."""
    from django.db import OperationalError, ProgrammingError
    from pydantic import ValidationError

    from kontaktdichte.web.management import serving

    try:
        with plainly(language), serving.own_database(folder) if folder is not None else nullcontext() as server:
            serving.ready()
            yield server
    except (OperationalError, ProgrammingError) as error:
        raise Stop(_sentence(error, language)) from error
    except ValidationError as error:
        missing = ", ".join(str(one["loc"][0]) for one in error.errors())
        raise Stop(_SAID[language.value]["settings"].format(missing=missing)) from None


def _sentence(error: Exception, language: Language) -> str:
    """What the database refused, for an operator; anything else is a mistake of ours and is shown as it is."""
    from psycopg.errors import UndefinedFunction, UndefinedTable

    if isinstance(error.__cause__, UndefinedFunction | UndefinedTable):
        return _SAID[language.value]["tables"]
    if error.__class__.__name__ == "OperationalError":
        return _SAID[language.value]["away"].format(said=str(error).strip().partition("\n")[0])
    raise error
