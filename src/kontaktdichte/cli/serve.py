"""``kontaktdichte serve`` and what its operators need: desk, migrate, create-organisation, create-user, verify.

Each command works on the database of the environment (``DATABASE_URL`` …), or with ``--folder`` on the project's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.terminal import PROBLEMS, Stop, plainly
from kontaktdichte.cli.work import today

Folder = Annotated[Path | None, typer.Option(help="Folder of an own database; without it DATABASE_URL says where.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port on this computer.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that answer pages.")]
Name = Annotated[str, typer.Argument(help="Name of the organisation, as it is shown.")]
DEMO = Path("build/demo")


@contextmanager
def _database(folder: Path | None, language: take.Language = take.Language.de) -> Iterator[None]:
    """The database that is meant, with Django on it; what the user can mend is told in one sentence."""
    from pydantic import ValidationError

    from kontaktdichte.web.management import serving

    try:
        with plainly(language), serving.own_database(folder) if folder is not None else nullcontext():
            serving.ready()
            yield
    except ValidationError as error:
        missing = ", ".join(str(one["loc"][0]) for one in error.errors())
        raise Stop(f"missing or wrong: {missing}. See docs/configuration.md, or name a --folder.") from None


def desk(
    folder: Annotated[Path, typer.Option(help="Where the demonstration keeps its database.")] = DEMO,
    persons: Annotated[int, typer.Option(min=50, max=20_000, help="Clients of the Jobcenter.")] = 3500,
    port: Port = 8000,
    workers: Workers = 2,
) -> None:
    """A synthetic Jobcenter in the browser: its own database, filled once; prints the address and logins."""
    import os

    from kontaktdichte.web.management import demonstration, serving

    os.environ.setdefault("KONTAKTDICHTE_SECURE", "false")
    with _database(folder):
        serving.migrate()
        logins = demonstration.filled(folder, persons, today())
        print(f"http://localhost:{port}")
        first = {login.role: login for login in reversed(logins)}
        for login in first.values():
            print(f"  {login.role:14} {login.email:34} {login.password}")
        print(f"  {len(logins)} logins stand in {folder / 'logins'}. Ctrl-C ends application and database.", flush=True)
        serving.run("127.0.0.1", port, workers)


def serve(
    folder: Folder = None,
    host: Annotated[str, typer.Option(help="Address to listen on; a proxy stands before it.")] = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 2,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Serve the application."""
    from kontaktdichte.web.management import serving

    if folder is not None and (folder / "logins").exists():
        raise Stop(f"{folder} holds a demonstration with printed passwords: serve another folder.")
    with _database(folder, language):
        serving.refuse_unsafe(host)
        serving.run(host, port, workers)


def migrate(folder: Folder = None) -> None:
    """Bring the tables of the database to this version."""
    from kontaktdichte.web.management import serving

    with _database(folder):
        serving.migrate()


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
    with _database(folder, language):
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
    with _database(folder, language):
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
    with _database(folder):
        from kontaktdichte.web.management import verifying

        found = verifying.everything(today())
        for sentence in found:
            print(sentence)
        print(f"{len(found)} findings")
        if found:
            raise typer.Exit(PROBLEMS)
