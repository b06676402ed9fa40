"""One synthetic person with five years under nearly every rule of the Schwäbisch Hall concept, for the benchmark.

In: the Stichtag. Out: rows of the six tables as plain mappings. A fixed life, told in days since its first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

Row = dict[str, Any]
_LENGTH = 1826  # days from the first day to the Stichtag
_EVERY = 23  # days between talks
_TEAM_LEAD = "Teamleitung"
_SPELLS: tuple[tuple[str, str, int, int | None], ...] = (
    ("client", "true", 0, None),
    ("refugee", "true", 0, None),
    ("outlook", "N", 0, 24),
    ("outlook", "near_market", 24, 430),
    ("outlook", "not_near_market", 430, 1500),
    ("outlook", "Z", 1500, 1600),
    ("outlook", "I", 1600, 1690),
    ("outlook", "not_near_market", 1690, None),
    ("employment", "employed", 1600, 1690),
    ("integration_course", "true", 40, 280),
    ("integration_agreement", "true", 20, 400),
    ("integration_agreement", "true", 460, None),
    ("pupil_or_apprentice", "apprentice", 290, 420),
    ("in_measure", "true", 440, 590),
    ("abc", "true", 780, 980),
    ("case_management", "true", 980, 1160),
    ("reduced_capacity", "true", 1165, 1255),
    ("parent", "true", 1300, None),
    ("parental_leave", "true", 1300, 1665),
    ("self_employed", "true", 1690, 1760),
)
_EVENTS = (
    ("planned_measure_end", 600, 430),
    ("measure_end", 589, 590),
    ("expected_birth", 1297, 1120),
    ("child_birth", 1300, 1303),
)
_FORMS = (
    ("talk", "in_person", "kept", None),
    ("talk", "in_person", "kept", None),
    ("talk", "phone", "kept", "distance"),
    ("talk", "in_person", "no_show", None),
    ("intensive", "in_person", "kept", None),
    ("talk", "phone", "kept", None),
    ("review", "on_file", "kept", "client_wish"),
    ("counter_visit", "in_person", "kept", None),
)


def one_person(as_of: date, *, subject: str = "0000001") -> dict[str, list[Row]]:
    """The rows of one person, 24 at the beginning, with five years and about 90 contacts up to ``as_of``.

    >>> len(one_person(date(2026, 11, 20))["contacts"]) >= 60
    True
    """
    first = as_of - timedelta(days=_LENGTH)
    birth = first - timedelta(days=round(23.2 * 365.25))
    return {
        "persons": [{"id": subject, "birth_date": birth, "unit": "Team 1", "counsellor": "IFK 1-01"}],
        "situations": [*_situations(first, subject), _exemption(first, subject)],
        "events": list(_events(first, subject)),
        "contacts": list(_contacts(first, subject)),
        "agreements": list(_agreements(first, subject)),
        "deviations": list(_deviations(first, subject)),
    }


def _moment(first: date, day: int) -> datetime:
    return datetime.combine(first + timedelta(days=day), time(14, 30))


def _situations(first: date, subject: str) -> Iterator[Row]:
    for place, (attribute, value, begin, until) in enumerate(_SPELLS):
        end = first + timedelta(days=until) if until is not None else None
        yield {
            "id": f"S{place:02}",
            "subject": subject,
            "attribute": attribute,
            "value": value,
            "from": first + timedelta(days=begin),
            "until": end,
            "recorded_at": _moment(first, begin + place % 3),
        }


def _exemption(first: date, subject: str) -> Row:
    begin = first + timedelta(days=1770)
    return {
        "id": "S99",
        "subject": subject,
        "attribute": "fm0",
        "value": "true",
        "from": begin,
        "reason": "after_case_management",
        "approver": _TEAM_LEAD,
        "approved_on": begin + timedelta(days=4),
        "review_on": begin + timedelta(days=365),
        "recorded_at": _moment(first, 1774),
    }


def _events(first: date, subject: str) -> Iterator[Row]:
    for place, (event, on, known) in enumerate(_EVENTS):
        yield {
            "id": f"E{place}",
            "subject": subject,
            "event": event,
            "on": first + timedelta(days=on),
            "recorded_at": _moment(first, known),
        }


def _contacts(first: date, subject: str) -> Iterator[Row]:
    for place, day in enumerate(range(6, _LENGTH, _EVERY)):
        kind, channel, outcome, why = _FORMS[place % len(_FORMS)]
        yield {
            "id": f"K{place:03}",
            "subject": subject,
            "on": first + timedelta(days=day),
            "kind": kind,
            "channel": channel,
            "outcome": outcome,
            "actor": "IFK 1-01",
            "justification": why,
            "minutes": 45,
            "recorded_at": _moment(first, min(day + place % 12, _LENGTH)),
        }
    for day in (470, 515, 560):
        yield {
            "id": f"T{day}",
            "subject": subject,
            "on": first + timedelta(days=day),
            "kind": "provider_contact",
            "channel": "phone",
            "outcome": "kept",
            "recorded_at": _moment(first, day),
        }


def _agreements(first: date, subject: str) -> Iterator[Row]:
    for place, (begin, until, value) in enumerate(((800, 980, "6 weeks"), (1060, 1160, "8 weeks"))):
        yield {
            "id": f"V{place}",
            "subject": subject,
            "key": "contact_interval",
            "value": value,
            "reason": "individual strategy",
            "approver": _TEAM_LEAD,
            "from": first + timedelta(days=begin),
            "until": first + timedelta(days=until),
            "recorded_at": _moment(first, begin),
        }


def _deviations(first: date, subject: str) -> Iterator[Row]:
    """The second whole month has its reason recorded, whether it needs one or not."""
    month = (first.replace(day=1) + timedelta(days=62)).replace(day=1)
    yield {
        "id": "A0",
        "subject": subject,
        "rule": "under_25",
        "window": month,
        "reason": "illness",
        "by": "IFK 1-01",
        "given_on": month + timedelta(days=32),
        "status": "given",
        "recorded_at": datetime.combine(month, time(9)) + timedelta(days=32),
    }
