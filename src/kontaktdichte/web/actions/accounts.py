"""What people set for their own account. No facts of clients, so no links of a chain."""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from kontaktdichte.web.models import User


def choose_language(*, user: User, language: str) -> None:
    """The language of somebody's pages."""
    user.language = language
    user.save(update_fields=["language"])


def describe(*, user: User, name: str, language: str) -> None:
    """How somebody is called, and the language of their pages."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])


def end_sessions(*, user: User, but: str | None = None, only: str | None = None) -> None:
    """End where an account is logged in: everywhere, everywhere but one session's key, or one of them."""
    sessions = UserSession.objects.filter(user=user)
    if only is not None:
        sessions = sessions.filter(pk=only)
    for session in sessions.exclude(session_key=but or ""):
        session.end()
