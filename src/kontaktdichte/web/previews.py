"""What would follow: one client's duties with rows that nobody has stored, compared with those of now.

In: rows as an action would store them. Out: :class:`Effects` for pages; nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kontaktdichte.rules.explanation import Explanation, explain_rows
from kontaktdichte.web.access import Access
from kontaktdichte.web.bridge import tables
from kontaktdichte.web.differences import Difference, differences
from kontaktdichte.web.evaluations import concept_for
from kontaktdichte.web.models import Person, Record


@dataclass(frozen=True)
class Effects:
    """What differs today; and on ``day``, where what is proposed acts only later, what differs then."""

    now: list[Difference]
    day: date
    later: list[Difference]
    missing: tuple[str, ...]  # facts that would be missing then
    findings: tuple[str, ...]  # what would not fit together


def explained_with(
    access: Access, person: Person, proposed: Sequence[Record] = (), on: date | None = None, since: date | None = None
) -> Explanation:
    """One client's duties as they would be with these rows, on ``on`` (default: today), from ``since`` on."""
    rows, concept = tables([person.pk], proposed), concept_for(access)
    return explain_rows(concept, rows, str(person.pk), as_of=on or access.today, language=access.language, since=since)


def effects(access: Access, person: Person, proposed: Sequence[Record], day: date | None) -> Effects:
    """What these rows would change; ``day``: the first on which they act, or None."""
    before, after = explained_with(access, person), explained_with(access, person, proposed)
    now, acts = differences(before, after), max(day or access.today, access.today)
    later: list[Difference] = []
    if acts > access.today:
        told = {(one.kind, one.rule) for one in now}
        pair = (explained_with(access, person, rows, acts) for rows in ((), proposed))
        later = [one for one in differences(*pair) if (one.kind, one.rule) not in told]
    missing = tuple(one for one in after.missing if one not in before.missing)
    return Effects(now, acts, later, missing, tuple(one for one in after.findings if one not in before.findings))
