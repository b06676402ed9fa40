"""``kontaktdichte serve``, ``desk``: the application in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def desk(
    folder: Annotated[Path, typer.Option(help="Where the demonstration keeps its database.")] = Path("build/demo"),
    persons: Annotated[int, typer.Option(min=50, max=20_000, help="Clients of the Jobcenter.")] = 3500,
    port: Annotated[int, typer.Option(help="Port on this computer.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer pages.")] = 2,
) -> None:
    """A synthetic Jobcenter in the browser: starts its own database, fills it once, prints address and logins."""
    import os
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from kontaktdichte.web.management import demonstration, serving

    os.environ.setdefault("KONTAKTDICHTE_SECURE", "false")
    with serving.own_database(folder):
        serving.migrate()
        logins = demonstration.filled(folder, persons, datetime.now(ZoneInfo("Europe/Berlin")).date())
        print(f"http://localhost:{port}")
        shown = [
            next(login for login in logins if login.role == role) for role in dict.fromkeys(x.role for x in logins)
        ]
        for login in shown:
            print(f"  {login.role:14} {login.email:34} {login.password}")
        print(
            f"  ({len(logins)} logins in {folder / 'logins'}; Ctrl-C stops the application and its database)",
            flush=True,
        )
        serving.run("127.0.0.1", port, workers)
