"""Secrets that must be read again (of second factors, of login providers), sealed before they are stored.

In: a text. Out: a text that only this installation's key opens; who has the database alone has nothing.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken

from kontaktdichte.web.errors import Refused
from kontaktdichte.web.settings import settings


def seal(text: str) -> str:
    """The text, sealed with the installation's key."""
    return _box().encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """What was sealed. Raises Refused where it was sealed with another key."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Refused(
            "Ein gespeichertes Geheimnis gehört zu einem anderen KONTAKTDICHTE_SECRET_KEY: bitte den alten eintragen.",
            "A stored secret belongs to another KONTAKTDICHTE_SECRET_KEY: set the old one.",
        ) from None


def _box() -> Fernet:
    key = hashlib.sha256(b"kontaktdichte sealing" + settings().secret_key.get_secret_value().encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
