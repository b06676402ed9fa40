"""``kontaktdichte serve`` and what its operators need: migrate, create-organisation, create-user, verify.

Each command works on the database of the environment (``DATABASE_URL`` …), or with ``--folder`` on the project's own.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, Port, Workers, opened
from kontaktdichte.cli.terminal import PROBLEMS, Stop, plainly
from kontaktdichte.cli.work import today

Name = Annotated[str, typer.Argument(help="Name of the organisation, as it is shown.")]

_SAID = {
    "de": {
        "demonstration": "{folder} ist eine Demonstration, deren Passwörter gedruckt wurden: bitte einen anderen "
        "Ordner wählen.",
        "ready": "http://{host}:{port} bereit. Strg-C beendet die Anwendung.",
    },
    "en": {
        "demonstration": "{folder} holds a demonstration with printed passwords: serve another folder.",
        "ready": "http://{host}:{port} ready. Ctrl-C ends the application.",
    },
}


def serve(
    folder: Folder = None,
    host: Annotated[str, typer.Option(help="Address to listen on; a proxy stands before it.")] = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 2,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Serve the application."""
    from kontaktdichte.web.management import demonstration, serving

    if folder is not None and demonstration.made(folder):
        raise Stop(_SAID[language.value]["demonstration"].format(folder=folder))
    serving.end_in_order()
    with plainly(language):
        serving.refuse_taken(host, port)
    said = _SAID[language.value]["ready"].format(host=f"[{host}]" if ":" in host else host, port=port)
    with opened(folder, language):
        serving.refuse_unsafe(host)
        serving.run(host, port, workers, lambda: print(said, flush=True))


def work(folder: Folder = None, language: take.InLanguage = take.Language.de) -> None:
    """Do the work that no page waits for: lists after an import, for a new edition, on a new day. `serve` starts it."""
    import os

    with opened(folder, language):
        from kontaktdichte.web import jobs

        os.nice(10)  # pages come first
        jobs.work()


def migrate(folder: Folder = None) -> None:
    """Bring the tables of the database to this version."""
    from kontaktdichte.web.management import serving

    with opened(folder):
        serving.migrate()


def prepare_database(
    admin_url: Annotated[
        str, typer.Option(help="Address of a superuser of that server.", envvar="DATABASE_ADMIN_URL")
    ] = "postgresql:///postgres",
    language: take.InLanguage = take.Language.de,
) -> None:
    """Make the three roles and the empty database that the environment names, on your own PostgreSQL."""
    with opened(None, language):
        from kontaktdichte.web.management.preparing import prepare_database
        from kontaktdichte.web.settings import settings

        print(prepare_database(settings(), admin_url))


def create_organisation(
    name: Name,
    concept: Annotated[str, typer.Option(help="Concept in force, as check-concept names it.")],
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day on which it is in force here.")
    ] = None,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """An organisation with a concept in force; prints its key."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations

        made = organisations.found(name=name, kind="jobcenter", concept=concept, since=since.date() if since else None)
        print(made.pk)


def create_user(
    organisation: Annotated[str, typer.Argument(help="Key of the organisation.")],
    email: Annotated[str, typer.Argument(help="Address to log in with.")],
    name: Annotated[str, typer.Argument(help="Name as colleagues know it.")],
    role: Annotated[str, typer.Option(help="counsellor, substitute, team_lead, management or administrator.")],
    code: Annotated[str, typer.Option(help="How files name this employee.")],
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """A member of an organisation; asks for the password."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations
        from kontaktdichte.web.rls import inside

        key = organisations.joined(organisation)
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        with inside(key):
            organisations.enrol(
                organisation=key, email=email, name=name, password=password, role=role, code=code, unit=None,
                since=today(),
            )  # fmt: skip


def verify(folder: Folder = None) -> None:
    """Recount chain and projection of every organisation; exit code 1 where something does not hold."""
    with opened(folder):
        from kontaktdichte.web.management import verifying

        found = verifying.everything(today())
        for sentence in found:
            print(sentence)
        print(f"{len(found)} findings")
        if found:
            raise typer.Exit(PROBLEMS)
