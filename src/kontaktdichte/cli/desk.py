"""``kontaktdichte desk``: the application with a made-up Jobcenter, in one command, for whoever wants to see it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Port, Workers, opened
from kontaktdichte.cli.terminal import Stop, meanwhile
from kontaktdichte.cli.work import today

if TYPE_CHECKING:
    from kontaktdichte.web.management.demonstration import Login

DEMO = Path("build/demo")
_SAID = {
    "de": {
        "running": "Die Demonstration in {folder} läuft schon: bitte dort weiterarbeiten oder sie zuerst beenden.",
        "making": "{name} wird erfunden: {persons} Menschen, ein bis zwei Minuten "
        "(auf einem ausgelasteten Rechner länger) …",
        "people": "Menschen und Kontakte werden erfunden",
        "accounts": "Konten werden angelegt",
        "files": "Akten werden gespeichert",
        "projects": "Zwei Träger mit vier Projekten kommen dazu",
        "lists": "Listen werden berechnet",
        "taken": "Port {wanted} ist belegt, also Port {port}.",
        "logins": "  Alle {count} Anmeldungen stehen in {file}. Strg-C beendet Anwendung und Datenbank.",
        "ended": "Anwendung und Datenbank sind beendet.",
    },
    "en": {
        "running": "The demonstration in {folder} runs already: go on there, or end it first.",
        "making": "{name} is being made up: {persons} people, one to two minutes, on a busy machine longer …",
        "people": "making up people and contacts",
        "accounts": "making accounts",
        "files": "storing client files",
        "projects": "two providers with four projects join in",
        "lists": "computing lists",
        "taken": "Port {wanted} is taken, so port {port}.",
        "logins": "  All {count} logins stand in {file}. Ctrl-C ends application and database.",
        "ended": "Application and database have ended.",
    },
}


def desk(
    folder: Annotated[Path, typer.Option(help="Where the demonstration keeps its database.")] = DEMO,
    persons: Annotated[int, typer.Option(min=50, max=20_000, help="Clients of the Jobcenter.")] = 3500,
    port: Port = 8000,
    workers: Workers = 2,
    language: take.InLanguage = take.Language.de,
) -> None:
    """A synthetic Jobcenter in the browser: its own database, filled once; prints the address and logins."""
    from kontaktdichte.web.management import demonstration, serving

    os.environ.setdefault("KONTAKTDICHTE_SECURE", "false")
    os.environ.setdefault("KONTAKTDICHTE_LOG_LEVEL", "WARNING")
    serving.end_in_order()
    said = _SAID[language.value]
    try:
        with opened(folder, language) as server:
            if server is None or not server.owned:
                raise Stop(said["running"].format(folder=folder))
            serving.migrate()
            if not demonstration.made(folder):
                print(said["making"].format(name=demonstration.NAME, persons=persons), flush=True)
            with meanwhile() as step:
                logins = demonstration.filled(folder, persons, today(), lambda name: step(said[name]))
            if (free := serving.free_port(port)) != port:
                print(said["taken"].format(wanted=port, port=free))
            where = said["logins"].format(count=len(logins), file=folder / demonstration.LOGINS)
            serving.run("127.0.0.1", free, workers, lambda: _tell(free, logins, where))
    except SystemExit:
        print(said["ended"], flush=True)
        raise


def _tell(port: int, logins: list[Login], where: str) -> None:
    """The address, one login for each role, and where the others stand."""
    print(f"http://localhost:{port}")
    for login in {login.role: login for login in reversed(logins)}.values():
        print(f"  {login.role:14} {login.email:34} {login.password}")
    print(where, flush=True)
