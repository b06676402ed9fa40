"""How the members of an organisation log in, by command: ``require-second-factor``."""

from __future__ import annotations

from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, opened
from kontaktdichte.cli.office import Organisation

_SAID = {
    "de": {"must": "Einen zweiten Faktor brauchen: {roles}.", "nobody": "Niemand braucht einen zweiten Faktor."},
    "en": {"must": "A second factor is needed by: {roles}.", "nobody": "Nobody needs a second factor."},
}


def require_second_factor(
    organisation: Organisation,
    roles: Annotated[
        list[str] | None,
        typer.Argument(help="counsellor, substitute, team_lead, management, administrator; none: nobody must."),
    ] = None,
    provider_asks: Annotated[
        bool, typer.Option("--provider-asks", help="The organisation's own login provider asks everybody for one.")
    ] = False,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """Say which roles must have an app with codes or a passkey; what was said before no longer holds."""
    with opened(folder, language):
        from kontaktdichte.web.actions import login_rules, organisations
        from kontaktdichte.web.rls import inside

        key, said = organisations.joined(organisation), _SAID[language.value]
        with inside(key):
            made = login_rules.require(organisation=key, second_factor=roles or [], provider_asks=provider_asks)
        print(said["must"].format(roles=made) if made.second_factor else said["nobody"])
