"""Every address of the application, found by walking the resolver: whoever adds a page adds it to all proofs.

In: the resolver. Out: addresses with the kind of thing that each of their arguments names. An argument nobody knows
is red: its kind is told in :data:`KINDS`, or for one address in :data:`SPECIAL`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from kontaktdichte.web.access import Permission

KINDS = {  # argument: what it names
    "key": "person", "contact": "contact", "rule": "rule", "window": "window", "table": "table", "name": "fact",
    "assignment": "assignment", "sharing": "sharing", "plan": "plan", "conference": "conference",
    "file": "file", "absence": "absence",
    "meeting": "meeting", "resolution": "resolution", "employer": "employer", "trial": "trial", "cost": "cost",
    "offer": "offer",
    "month": "month",
    "project": "project", "agreement": "agreement", "subject": "subject", "figure": "figure",
}  # fmt: skip
SPECIAL: dict[str, dict[str, str]] = {  # name of an address: its arguments where the word means something else
    "help-chapter": {"key": "chapter"},
    "account_reset_password_from_key": {"uidb36": "account", "key": "token"},
    "mfa_remove_webauthn": {"pk": "passkey"},
    "openid_connect_callback": {"provider_id": "provider"},
    "openid_connect_login": {"provider_id": "provider"},
    **{name: {"key": "member"} for name in ("member", "member-change", "member-end", "member-link", "member-step")},
    "unit": {"key": "unit"},
    "month-staff-back": {"absence": "staff_absence"},
    **{name: {"key": "notice"} for name in ("notice", "notice-letter", "notice-take-over", "grant-notice")},
    **{
        name: {"key": "report"}
        for name in (
            "report",
            "report-review",
            "report-freeze",
            "report-send",
            "report-correct",
            "report-take-over",
            "report-pdf",
            "report-xlsx",
        )
    },
    **{name: {"key": "sent_report"} for name in ("received-report", "received-pdf", "received-xlsx")},
    **{name: {"key": "escalation"} for name in ("supervision-feedback", "received-feedback")},
}
NOBODY_ASKED, MEMBER = None, frozenset[Permission]()
NEEDS: dict[str, frozenset[Permission] | None] = {  # what a path needs, told a second time: the first that begins so
    r"/anmelden/fortsetzen/": MEMBER,
    r"/(anmelden|abmelden|passwort|passwort-vergessen|hilfe|sprache|organisation)/": NOBODY_ASKED,
    r"/(healthz|readyz|metrics)$": NOBODY_ASKED,
    r"/(verwaltung|bausteine)/": frozenset({Permission.ADMINISTER}),
    r"/klienten/[^/]+/projekt/(zuweis|plan/)": frozenset({Permission.ASSIGN}),
    r"/klienten/[^/]+/teilnahme/(uebergabe|fallberatung/[^/]+)/": frozenset(
        {Permission.ACCOMPANY, Permission.RECORD_CONTACTS}
    ),
    r"/(in-projekten|klienten/[^/]+/projekt)/": frozenset({Permission.SEE_SHARED}),
    r"/(zugewiesen|klienten/[^/]+/teilnahme)/": frozenset({Permission.ACCOMPANY}),
    r"/klienten/[^/]+/kontakt(e/[^/]+)?/": frozenset({Permission.RECORD_CONTACTS}),
    r"/klienten/[^/]+/(pflichten|angaben)/[^/]+/": frozenset({Permission.CHANGE_FACTS}),
    r"/monat/vertretung/": frozenset({Permission.ACCOMPANY, Permission.CHANGE_FACTS}),
    r"/monat/(nachweise.pdf$|liste)": frozenset({Permission.ACCOMPANY, Permission.READ_CLIENTS}),
    r"/monat/.+": frozenset({Permission.ACCOMPANY, Permission.RECORD_CONTACTS}),
    r"/anlagen/.+/zuruecknehmen/": frozenset({Permission.ACCOMPANY, Permission.RECORD_CONTACTS}),
    r"/(monat|anlagen)/": frozenset({Permission.ACCOMPANY, Permission.READ_CLIENTS}),
    r"/(abweichungen|arbeitgeber|fallberatungen)/": frozenset({Permission.ACCOMPANY}),
    r"/mitteilungen/": frozenset({Permission.LEAD_PROJECT}),
    r"/bewilligung/": frozenset({Permission.GRANT}),
    r"/aufsicht/": frozenset({Permission.SUPERVISE}),
    r"/rueckkopplung/": frozenset({Permission.SEE_SHARED}),
    r"/projekte/": frozenset({Permission.LEAD_PROJECT}),
    r"/vereinbarungen/": frozenset({Permission.AGREE}),
    r"/berichte/": frozenset({Permission.LEAD_PROJECT}),
    r"/erhaltene-berichte/": frozenset({Permission.AGREE}),
    r"/klienten/": frozenset({Permission.READ_CLIENTS}),
    r"/($|konto/|organisation/)": MEMBER,
}


def needs(path: str) -> frozenset[Permission] | None:
    """What a path needs, None where anybody may come. Raises KeyError for one that nobody has told of."""
    for beginning, needed in NEEDS.items():
        if re.match(beginning, path):
            return needed
    raise KeyError(f"{path}: say in tests/web/addresses.py what it needs")


@dataclass(frozen=True)
class Address:
    """A page or a part of one."""

    name: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]

    @property
    def policy(self) -> Any:
        """The permissions it needs; None where anybody may come, ``...`` where it says nothing."""
        return getattr(self.view, "policy", ...)

    def kinds(self) -> dict[str, str]:
        """What each argument names. Raises KeyError for one nobody knows."""
        return {one: (SPECIAL.get(self.name, {}) or KINDS)[one] for one in self.arguments}

    def path(self, things: Mapping[str, Any]) -> str:
        """Where these things are shown; ``things``: key by kind."""
        return reverse(self.name, kwargs={argument: things[kind] for argument, kind in self.kinds().items()})


def addresses() -> list[Address]:
    """All of them, by name."""
    return sorted(_walked(get_resolver(), ""), key=lambda one: one.name)


def _walked(resolver: URLResolver, within: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _walked(pattern, f"{within}{pattern.namespace}:" if pattern.namespace else within)
        else:
            assert isinstance(pattern, URLPattern)
            assert pattern.name, f"{pattern.pattern} has no name"
            yield Address(within + pattern.name, pattern.callback, tuple(_arguments(pattern)))


def _arguments(pattern: URLPattern) -> list[str]:
    """Of a path or of a regular expression with named groups."""
    return [*pattern.pattern.converters] or list(getattr(pattern.pattern, "regex", pattern.pattern).groupindex)
