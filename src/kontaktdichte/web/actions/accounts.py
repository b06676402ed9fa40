"""What people set for their own account."""

from __future__ import annotations

from kontaktdichte.web.models import User


def choose_language(*, user: User, language: str) -> None:
    """The language of somebody's pages. No fact of a client, so no link of the chain."""
    user.language = language
    user.save(update_fields=["language"])
