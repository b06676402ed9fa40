"""``kontaktdichte serve`` and what its operators need: migrate, create-organisation, create-user, verify.

Each command works on the database of the environment (``DATABASE_URL`` …), or with ``--folder`` on the project's own.
"""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, Port, Workers, opened
from kontaktdichte.cli.terminal import PROBLEMS, Stop, grouped, plainly
from kontaktdichte.cli.work import today

Name = Annotated[str, typer.Argument(help="Name of the organisation, as it is shown.")]


class Part(StrEnum):
    """What ``verify`` recounts."""

    chain = "chain"
    projection = "projection"


class Kind(StrEnum):
    """What an organisation is."""

    jobcenter = "jobcenter"
    provider = "provider"
    grant_authority = "grant_authority"
    supervisory_authority = "supervisory_authority"


_SAID = {
    "de": {
        "demonstration": "{folder} ist eine Demonstration, deren Passwörter gedruckt wurden: bitte einen anderen "
        "Ordner wählen.",
        "ready": "http://{host}:{port} bereit. Strg-C beendet die Anwendung.",
        "founded": "{name} ist angelegt, es gilt {concept}. Schlüssel (braucht jeder weitere Befehl):",
        "next": "Als Nächstes: kontaktdichte create-user {key} ADRESSE NAME --role administrator --code KÜRZEL",
        "password": "Passwort",
        "enrolled": "{name} ist Mitglied mit der Rolle {role} und dem Kürzel {code}, Anmeldung: {email}.",
        "then": "Als Nächstes: weitere Mitglieder, dann kontaktdichte import {key} ORDNER, dann kontaktdichte serve.",
        "chain": "Kette: {count} Glieder geprüft, {wrong} Abweichungen.",
        "projection": "Listen: {count} Personen nachgerechnet, {wrong} Abweichungen.",
    },
    "en": {
        "demonstration": "{folder} holds a demonstration with printed passwords: serve another folder.",
        "ready": "http://{host}:{port} ready. Ctrl-C ends the application.",
        "founded": "{name} is there, {concept} is in force. Its key (every further command wants it):",
        "next": "Next: kontaktdichte create-user {key} ADDRESS NAME --role administrator --code CODE",
        "password": "Password",
        "enrolled": "{name} is a member with the role {role} and the code {code}, login: {email}.",
        "then": "Next: further members, then kontaktdichte import {key} FOLDER, then kontaktdichte serve.",
        "chain": "Chain: {count} links verified, {wrong} deviations.",
        "projection": "Lists: {count} people recomputed, {wrong} deviations.",
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
    import gc
    import os

    with opened(folder, language):
        from kontaktdichte.web import jobs

        os.nice(10)  # pages come first
        gc.collect()
        gc.freeze()  # what is loaded stays, and rows of hundreds of clients are no garbage while they are computed
        gc.set_threshold(100_000, 20, 50)
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
    kind: Annotated[Kind, typer.Option(help="What it is to its clients.")] = Kind.jobcenter,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """An organisation with a concept in force; prints its key."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations

        made = organisations.found(name=name, kind=kind.value, concept=concept, since=since.date() if since else None)
        said = _SAID[language.value]
        print(said["founded"].format(name=made.name, concept=concept), file=sys.stderr)
        print(made.pk, flush=True)  # alone on its stream, for scripts
        print(said["next"].format(key=made.pk), file=sys.stderr)


def create_user(
    organisation: Annotated[str, typer.Argument(help="Key of the organisation.")],
    email: Annotated[str, typer.Argument(help="Address to log in with.")],
    name: Annotated[str, typer.Argument(help="Name as colleagues know it.")],
    role: Annotated[
        str, typer.Option(help="administrator, counsellor, project_worker …: what its kind of organisation has.")
    ],
    code: Annotated[str, typer.Option(help="How files name this employee.")],
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """A member of an organisation; asks for the password."""
    with opened(folder, language):
        from kontaktdichte.web.actions import organisations
        from kontaktdichte.web.rls import inside

        key, said = organisations.joined(organisation), _SAID[language.value]
        password = typer.prompt(said["password"], hide_input=True, confirmation_prompt=True)
        with inside(key):
            made = organisations.enrol(
                organisation=key, email=email, name=name, password=password, role=role, code=code, unit=None,
                since=today(),
            )  # fmt: skip
        print(said["enrolled"].format(name=made.user.name, role=role, code=code, email=made.user.email))
        print(said["then"].format(key=key))


def verify(
    what: Annotated[Part | None, typer.Argument(help="One of the two; without it both.")] = None,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Recount chain and projection of every organisation; exit code 1 where something does not hold."""
    with opened(folder, language):
        from kontaktdichte.web.management import verifying

        wrong = 0
        for part in [what] if what else Part:
            count, found = verifying.recounted(part.value, today())
            for sentence in found:
                print(sentence)
            print(_SAID[language.value][part.value].format(
                count=grouped(count, language), wrong=grouped(len(found), language)
            ))  # fmt: skip
            wrong += len(found)
        if wrong:
            raise typer.Exit(PROBLEMS)
