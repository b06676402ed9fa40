"""From which day on a need is met: sums, quotas, caps, spread, distance, consumption (docs/semantics.md 5.1).

In: the contacts one *way* accepts, as integers. Out: integers. Plain functions without closures, exceptions or None, so
that they run under a compiler as they stand; -1 means "none", "never" or "no limit". Whoever calls them brings:

- ``items``: one row per contact, ``(day, worth, clause, quotas)``, in the order of days and, within a day, of the
  table. ``worth`` in whole units (1/D of the rule's unit, above 0), ``clause`` the number of the deciding clause,
  ``quotas`` a bit for each quota (0, 1, …) that the contact serves. Only contacts in the rule's scope.
- ``takes``: per item 1 while it counts, 0 once a step has dropped it; a list of the caller's, changed in place.
- ``low``, ``high``: the items ``low ≤ i < high`` of one duty or episode; ``added[i]`` belongs to item ``low + i``.
- ``need``, ``quotas``: units needed in all, and for each quota. ``limits``: per clause ``(most, units)``: at most so
  many contacts, at most so many units together; -1 where there is no such limit.
"""

from __future__ import annotations

from collections.abc import Sequence

Rows = Sequence[Sequence[int]]


def keep_one_a_day(items: Rows, takes: list[int], capped: bool) -> None:
    """Of the items of a day one counts: greatest worth, most quotas, first in the table.

    ``capped``: whether one of the way's clauses has a cap; then the clause that stands first comes before the table.
    """
    best = -1
    for i in range(len(items)):
        if takes[i] == 0:
            continue
        if best >= 0 and items[best][0] == items[i][0]:
            if _better(items[i], items[best], capped):
                takes[best] = 0
                best = i
            else:
                takes[i] = 0
        else:
            best = i


def _better(one: Sequence[int], other: Sequence[int], capped: bool) -> bool:
    """Whether the later of two items of a day is the one to count."""
    if one[1] != other[1]:
        return one[1] > other[1]
    mine, its = bits(one[3]), bits(other[3])
    if mine != its:
        return mine > its
    return capped and one[2] < other[2]


def bits(mask: int) -> int:
    """How many bits of a mask are set."""
    count = 0
    while mask:
        mask &= mask - 1
        count += 1
    return count


def keep_apart(items: Rows, takes: list[int], free: Sequence[int], low: int, high: int) -> None:
    """Drop the days that are too close to the last kept one. ``free[i]``: item i's day + ``apart``."""
    last = -1
    for i in range(low, high):
        if takes[i] == 0:
            continue
        if last >= 0 and items[i][0] != items[last][0] and items[i][0] < free[last]:
            takes[i] = 0
        else:
            last = i


def adds(items: Rows, takes: Sequence[int], low: int, high: int, limits: Rows) -> list[int]:
    """What each of the items adds to one duty in units, the first ones of a capped clause first; 0: over its cap."""
    found = [0] * (high - low)
    used = [0] * len(limits)
    sums = [0] * len(limits)
    for i in range(low, high):
        if takes[i]:
            found[i - low] = _added(items[i], limits, used, sums)
    return found


def adds_from_the_newest(items: Rows, takes: Sequence[int], low: int, high: int, limits: Rows) -> list[int]:
    """The same for a rolling duty: of a capped clause the last ones add something."""
    found = [0] * (high - low)
    used = [0] * len(limits)
    sums = [0] * len(limits)
    for i in range(high - 1, low - 1, -1):
        if takes[i]:
            found[i - low] = _added(items[i], limits, used, sums)
    return found


def _added(item: Sequence[int], limits: Rows, used: list[int], sums: list[int]) -> int:
    """What one more item adds; its clause's counters go on."""
    worth, clause = item[1], item[2]
    most, units = limits[clause][0], limits[clause][1]
    if 0 <= most <= used[clause]:
        return 0
    if units >= 0:
        worth = min(worth, units - sums[clause])
    used[clause] += 1
    sums[clause] += worth
    return worth


def enough_on(items: Rows, added: Sequence[int], low: int, need: int, quotas: Sequence[int]) -> int:
    """First day on which need and every quota are reached."""
    total, waiting = 0, 0
    sums = [0] * len(quotas)
    for quota in quotas:
        waiting += 1 if quota > 0 else 0
    for i in range(len(added)):
        item, more = items[low + i], added[i]
        if more == 0:
            continue
        total += more
        for j in range(len(quotas)):
            if item[3] >> j & 1:
                waiting -= 1 if sums[j] < quotas[j] <= sums[j] + more else 0
                sums[j] += more
        if total >= need and waiting == 0:
            return item[0]
    return -1


def spread_on(items: Rows, added: Sequence[int], low: int, cells: Rows) -> int:
    """First day by which each of the cells ``(first, last)`` has a counted day; 0 without cells, -1 if one has none."""
    latest = 0
    for k in range(len(cells)):
        day = -1
        for i in range(len(added)):
            on = items[low + i][0]
            if added[i] and cells[k][0] <= on <= cells[k][1]:
                day = on
                break
        if day < 0:
            return -1
        latest = max(latest, day)
    return latest


def met_on(
    items: Rows, added: Sequence[int], low: int, need: int, quotas: Sequence[int], cells: Rows, hard: int
) -> int:
    """First day on which a rule's own way is complete: need, quotas, spread. After ``hard`` the spread asks nothing."""
    enough = enough_on(items, added, low, need, quotas)
    if enough < 0 or enough > hard or len(cells) == 0:
        return enough
    spread = spread_on(items, added, low, cells)
    if spread >= 0:
        return max(enough, spread)
    for i in range(len(added)):
        if added[i] and items[low + i][0] > hard:
            return items[low + i][0]
    return -1


def total(added: Sequence[int], unit: int) -> int:
    """The sum in whole units of the rule, rounded down; ``unit`` is D."""
    units = 0
    for more in added:
        units += more
    return units // unit


def quota_total(items: Rows, added: Sequence[int], low: int, quota: int, unit: int) -> int:
    """What the items add to one quota (its number), in whole units of the rule, rounded down."""
    units = 0
    for i in range(len(added)):
        if items[low + i][3] >> quota & 1:
            units += added[i]
    return units // unit


def start_on(
    items: Rows, takes: Sequence[int], low: int, high: int, limits: Rows, need: int, quotas: Sequence[int]
) -> int:
    """Rolling: the latest day from which on the items reach need and every quota, the newest first; -1: not yet."""
    used, capped, sums = [0] * len(limits), [0] * len(limits), [0] * len(quotas)
    total, waiting = 0, 1
    for quota in quotas:
        waiting += 1 if quota > 0 else 0
    for i in range(high - 1, low - 1, -1):
        if takes[i] == 0:
            continue
        item = items[i]
        more = _added(item, limits, used, capped)
        waiting -= 1 if total < need <= total + more else 0
        total += more
        for j in range(len(quotas)):
            if item[3] >> j & 1:
                waiting -= 1 if sums[j] < quotas[j] <= sums[j] + more else 0
                sums[j] += more
        if waiting == 0:
            return item[0]
    return -1


def consumed(items: Rows, takes: Sequence[int], duties: Rows, need: int) -> list[int]:
    """Which duty takes each item (its number, -1: none). ``duties``: ``(window, hard, end)``, in the order they take.

    After ``hard`` a duty takes only days before ``end``. Days are taken whole, until the duty has ``need`` units.
    """
    owner = [-1] * len(items)
    for k in range(len(duties)):
        window, hard, end = duties[k][0], duties[k][1], duties[k][2]
        units, day = 0, -1
        for i in range(len(items)):
            on = items[i][0]
            if units >= need and on != day:
                break
            if takes[i] and owner[i] < 0 and on >= window and (on <= hard or on < end):
                owner[i] = k
                units += items[i][1]
                day = on
    return owner
