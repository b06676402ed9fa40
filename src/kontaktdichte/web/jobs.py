"""Work that no page waits for: the projection of a whole organisation, after an import, for a new edition, each night.

In: keys of organisations, never personal data. A job is there exactly if the transaction that asked for it was.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from kontaktdichte.web.evaluations import renew, stale
from kontaktdichte.web.rls import inside

AT_ONCE = 500  # clients of one computation: bounds the memory


def renew_all(organisation: UUID, day: date) -> int:
    """Compute anew whatever of an organisation does not hold on this day; returns of how many clients.

    Runs outside of a transaction: clients are read and written few by few, so that nobody waits.
    """
    with inside(organisation):
        keys = list(stale(day).order_by("pk").values_list("pk", flat=True))
    part = partial(inside, organisation)
    return sum(renew(keys[first : first + AT_ONCE], organisation, day, part) for first in range(0, len(keys), AT_ONCE))
