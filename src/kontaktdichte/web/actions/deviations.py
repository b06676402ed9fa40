"""Why a duty was not met, and who was told: rows for exactly one rule and window; a later one replaces the earlier."""

from __future__ import annotations

from datetime import date
from typing import Any

from kontaktdichte.web.access import Access, Permission
from kontaktdichte.web.actions.acting import acting
from kontaktdichte.web.errors import Stale
from kontaktdichte.web.models import Deviation, Person
from kontaktdichte.web.models.records import standing

STATUSES = ("given", "notified", "accepted", "rejected")


def deviations(person: Person) -> dict[tuple[str, date], Deviation]:
    """What was given for the client's duties, by rule and window; of several the latest."""
    rows = standing(Deviation.objects.filter(person=person)).select_related("recorded_by__user")
    return {(row.rule, row.window): row for row in rows.order_by("recorded_at")}


def give(*, access: Access, person: Person, rule: str, window: date, seen: str, **columns: Any) -> Deviation:
    """Record why this duty was not met. ``seen``: the key of the row that was shown, or nothing. Raises Stale."""
    access.need(Permission.CHANGE_FACTS)
    with acting(access, "deviation.give") as action:
        action.alone(f"{person.pk} {rule} {window}")
        now = deviations(person).get((rule, window))
        if seen != (str(now.pk) if now is not None else ""):
            raise Stale(now)
        return action.record(
            Deviation, person=person, rule=rule, window=window, by=access.membership.user.name, replaces=now, **columns
        )
