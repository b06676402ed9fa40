"""From which day on a need is met: distances, caps, quotas, spread. A station of the reference evaluator.

In: items of :mod:`reference_contacts`. Out: which are kept, what each adds, the day on which enough is reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.rules.reference_calendar import Length, Office, cell_of, days_from
from tests.rules.reference_contacts import Item

if TYPE_CHECKING:
    from kontaktdichte.rules.document import Rule
    from kontaktdichte.rules.vocabulary import Clause

Added = list[tuple[Item, Fraction]]


def far_enough(office: Office, items: Sequence[Item], distance: Any) -> tuple[list[Item], list[Item]]:
    """The items of days that keep their distance from the last day kept, and those that stand too close."""
    kept: list[Item] = []
    close: list[Item] = []
    for item in items:
        same = kept and kept[-1].day == item.day
        if distance is None or not kept or same or item.day >= office.add(kept[-1].day, distance):
            kept.append(item)
        else:
            close.append(item)
    return kept, close


def added(items: Iterable[Item], clauses: Sequence[Clause], need: int) -> Added:
    """What each item adds to a need, the caps of their clauses filling up in the order given."""
    seen: dict[int, int] = {}
    used: dict[int, Fraction] = {}
    found: Added = []
    for item in items:
        cap, amount = clauses[item.clause].at_most, item.worth
        if cap is not None and need > 0:
            if isinstance(cap, int):
                amount = item.worth if seen.get(item.clause, 0) < cap else Fraction(0)
            else:
                limit = need * cap.of_hundred // 100
                amount = min(item.worth, limit - used.get(item.clause, Fraction(0)))
        seen[item.clause] = seen.get(item.clause, 0) + 1
        used[item.clause] = used.get(item.clause, Fraction(0)) + amount
        found.append((item, amount))
    return found


def total(amounts: Added) -> int:
    """What all of it adds up to, in whole units."""
    return int(sum((amount for _, amount in amounts), Fraction(0)))


def reached(amounts: Added, need: int) -> date | None:
    """The day on which, in the order given, a need is met."""
    sum_so_far = Fraction(0)
    for item, amount in amounts:
        sum_so_far += amount
        if sum_so_far >= need:
            return item.day
    return None


def serving(amounts: Added, quota: int) -> Added:
    """What is added to a quota: what the items that fit it add to the way."""
    return [(item, amount) for item, amount in amounts if quota in item.serves]


def asked(rule: Rule, need: int, days: int = 1, whole: int = 1) -> list[int]:
    """What each quota asks for; its n, like the rule's own, prorated to so many days of a whole cell."""
    return [
        quota.n * days // whole if quota.n is not None else -(-need * quota.share.of_hundred // 100)
        for quota in rule.also
    ]  # fmt: skip


def complete(amounts: Added, need: int, quotas: list[int]) -> date | None:
    """The day on which a need and all quotas are met; a quota of 0 asks nothing."""
    found = [reached(amounts, need)]
    found += [reached(serving(amounts, quota), n) for quota, n in enumerate(quotas) if n > 0]
    days = [day for day in found if day is not None]
    return max(days) if len(days) == len(found) else None


# ---------------------------------------------------------------------- cells of a spread, and of a span


def times(length: Any, k: int) -> Length:
    """A length k times over, months and days apart."""
    return Length(length.months * k, length.days * k)


def span_cells(office: Office, begin: date, length: Any, last: date) -> Iterable[tuple[date, date]]:
    """First and last day of the cells of a span counted from a day, as far as they begin by ``last``."""
    k, first = 0, begin
    while first <= last:
        after = office.add(begin, times(length, k + 1))
        yield first, date.fromordinal(after.toordinal() - 1)
        k, first = k + 1, after


def whole_cells(office: Office, unit: Any, begin: date, days: Sequence[date]) -> list[tuple[date, date]]:
    """The cells of a spread that lie wholly in the days; those of a span are counted from ``begin``."""
    if not days:
        return []
    inside = set(days)
    if isinstance(unit, str):
        cells: set[tuple[date, date]] = {cell_of(day, unit) for day in days}
    else:
        cells = set(span_cells(office, begin, unit.span, days[-1]))
    return sorted(cell for cell in cells if all(day in inside for day in days_from(*cell)))


def spread_over(amounts: Added, cells: Sequence[tuple[date, date]]) -> date | None:
    """The day on which the last of the cells holds something that counts; none: one of them holds nothing."""
    found = date.min
    for first, last in cells:
        hit = min((item.day for item, amount in amounts if amount > 0 and first <= item.day <= last), default=None)
        if hit is None:
            return None
        found = max(found, hit)
    return found
