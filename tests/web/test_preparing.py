"""Preparing an office's own PostgreSQL: what the addresses must name, before anything is asked of the server."""

import pytest

from kontaktdichte.web.errors import Refused
from kontaktdichte.web.management.preparing import prepare_database
from kontaktdichte.web.settings import Settings

NOWHERE = "postgresql://postgres@127.0.0.1:1/postgres"


def environment(**changed: str | None) -> Settings:
    urls = {
        role: f"postgresql://kontaktdichte_{role}:geheim@127.0.0.1:1/kontaktdichte"
        for role in ("app", "owner", "backup")
    } | changed
    names = {"app": "DATABASE_URL", "owner": "DATABASE_OWNER_URL", "backup": "DATABASE_BACKUP_URL"}
    return Settings.model_validate({names[role]: url for role, url in urls.items()} | {"secret_key": "x" * 50})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"app": "postgresql://postgres:geheim@127.0.0.1:1/kontaktdichte"}, "DATABASE_URL muss die Rolle"),
        ({"owner": None}, "DATABASE_OWNER_URL muss die Rolle kontaktdichte_owner"),
        ({"backup": "postgresql://kontaktdichte_backup@127.0.0.1:1/kontaktdichte"}, "mit einem Passwort"),
        ({"app": "postgresql://kontaktdichte_app:geheim@127.0.0.1:1/andere"}, "dieselbe Datenbank"),
        ({}, "Die Datenbank lässt sich so nicht vorbereiten: "),
    ],
)
def test_what_cannot_be_prepared_is_one_sentence(changed: dict[str, str | None], said: str) -> None:
    """If it fails, an operator gives the pages a role that may do anything, or reads a traceback."""
    with pytest.raises(Refused) as refused:
        prepare_database(environment(**changed), NOWHERE)
    assert said in refused.value.de
    assert "geheim" not in refused.value.de + refused.value.en
