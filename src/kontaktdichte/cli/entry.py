"""How members log in, by command: ``require-second-factor``, ``login-provider``, ``password-link``.

Secrets come from a file or standard input, never from the command line, which others on the computer see.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kontaktdichte.cli import options as take
from kontaktdichte.cli.database import Folder, opened
from kontaktdichte.cli.office import Organisation

_SAID = {
    "de": {
        "must": "Einen zweiten Faktor brauchen: {roles}.",
        "nobody": "Niemand braucht einen zweiten Faktor.",
        "back": "Der Anbieter muss diese Adresse kennen: https://…{path}",
        "here": "https://…{path}",
    },
    "en": {
        "must": "A second factor is needed by: {roles}.",
        "nobody": "Nobody needs a second factor.",
        "back": "The provider must know this address: https://…{path}",
        "here": "https://…{path}",
    },
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


def login_provider(
    organisation: Organisation,
    slug: Annotated[str, typer.Option(help="Part of the address: /anmelden/ueber/SLUG/.")],
    name: Annotated[str, typer.Option(help="Name on the button of the login page.")],
    issuer: Annotated[str, typer.Option(help="Begins with https://; the provider tells it.")],
    client_id: Annotated[str, typer.Option(help="How the provider names this application.")],
    secret_file: Annotated[
        Path | None, typer.Option(help="File with the client secret, or - for standard input; without: as before.")
    ] = None,
    email_claim: Annotated[str, typer.Option(help="Claim with the e-mail address.")] = "email",
    vouches: Annotated[bool, typer.Option("--vouches", help="Its addresses count as confirmed.")] = False,
    listed: Annotated[bool, typer.Option("--listed/--unlisted", help="Button on the common login page.")] = True,
    active: Annotated[bool, typer.Option("--on/--off", help="In use.")] = True,
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """By which provider of its own (OpenID Connect) an organisation logs in; prints the address it must know."""
    with opened(folder, language):
        from django.urls import reverse

        from kontaktdichte.web.actions import login_providers, organisations
        from kontaktdichte.web.rls import inside

        key = organisations.joined(organisation)
        with inside(key):
            login_providers.enter(
                organisation=key, slug=slug, name=name, issuer=issuer, client_id=client_id, secret=_secret(secret_file),
                email_claim=email_claim, vouches=vouches, listed=listed, active=active,
            )  # fmt: skip
        print(_SAID[language.value]["back"].format(path=reverse("openid_connect_callback", args=[slug])))


def _secret(file: Path | None) -> str:
    """The first line of a file or of standard input."""
    if file is None:
        return ""
    text = sys.stdin.readline() if str(file) == "-" else file.read_text("utf-8")
    return text.partition("\n")[0].strip()


def password_link(
    organisation: Organisation,
    email: Annotated[str, typer.Argument(help="Address with which the member logs in.")],
    folder: Folder = None,
    language: take.InLanguage = take.Language.de,
) -> None:
    """A link with which a member sets a new password, where no mail leaves: give it to that person alone."""
    with opened(folder, language):
        from kontaktdichte.web.actions import members, organisations
        from kontaktdichte.web.rls import inside

        key = organisations.joined(organisation)
        with inside(key):
            path = members.operators_link(organisation=key, email=email)
        print(_SAID[language.value]["here"].format(path=path))
