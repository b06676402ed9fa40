"""Faults planted in the engine are found by the comparison with the reference: the net has no holes of this size.

Each fault is one that people really make. A short run must find it; without the fault the same scenes agree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.rules.comparison import compared, seen
from tests.rules.strategies import aims
from tests.rules.strategies_dice import Dice

from kontaktdichte.rules import calendar, duties, evaluation, judging, placing, ways, widely

MOST_SCENES = 30
Plant = Callable[[pytest.MonkeyPatch], None]


def due_date_exclusive(patch: pytest.MonkeyPatch) -> None:
    """Overdue on the due date itself instead of from the next day."""
    right = duties.judged
    patch.setattr(duties, "judged", lambda life, *more: right(life._replace(as_of=life.as_of + 1), *more))


def month_not_clamped(patch: pytest.MonkeyPatch) -> None:
    """31 January + 1 month = 3 March instead of 28 February."""

    def wrong(office: Any, day: int, months: int) -> int:
        month = office.month_of[day]
        return int(office.month_start[month + months] + day - office.month_start[month])

    patch.setattr(calendar, "add_months", wrong)


def clock_continues(patch: pytest.MonkeyPatch) -> None:
    """A suspended rule goes on as if nothing had been instead of beginning anew."""
    patch.setattr(judging, "without", lambda spans, rests: spans)


def holidays_worked(patch: pytest.MonkeyPatch) -> None:
    """Working days are Monday to Friday, whatever the Land celebrates."""
    patch.setattr(calendar, "_public_holidays", lambda land, year: ())
    patch.setattr(evaluation, "calendar_for", calendar.calendar_for.__wrapped__)
    patch.setattr(evaluation, "_BOOKS", {})  # no book compiled with the right calendar


def every_contact_counts(patch: pytest.MonkeyPatch) -> None:
    """Two contacts on one day count twice."""

    def wrong(life: Any, rows: list[int], table: Any, clauses: int) -> list[int]:
        return [mark.on for mark, row in zip(life.marks, rows, strict=True) if table[row][clauses] == 0]

    patch.setattr(judging, "counted_days", wrong)


def substitutes_without_end(patch: pytest.MonkeyPatch) -> None:
    """The cap of a clause is forgotten."""
    right = ways.adds
    patch.setattr(ways, "adds", lambda *some: right(*(*some[:-1], [(-1, -1)] * len(some[-1]))))


def quotas_forgotten(patch: pytest.MonkeyPatch) -> None:
    """Enough of anything is enough: "at least one in person" is not looked at."""
    right = ways.met_on
    patch.setattr(
        ways, "met_on", lambda items, added, low, need, quotas, *more: right(items, added, low, need, (), *more)
    )


def spread_forgotten(patch: pytest.MonkeyPatch) -> None:
    """Four contacts in the first week count as one in each week."""
    right = ways.met_on
    patch.setattr(ways, "met_on", lambda *some: right(*(*some[:-2], (), some[-1])))


def a_day_too_close(patch: pytest.MonkeyPatch) -> None:
    """A contact exactly the named distance later is taken for too close."""
    right = ways.keep_apart

    def wrong(items: Any, takes: list[int], free: list[int], *more: int) -> None:
        right(items, takes, [day + 1 for day in free], *more)

    patch.setattr(ways, "keep_apart", wrong)


def oldest_capped_first(patch: pytest.MonkeyPatch) -> None:
    """In a rolling duty the first capped contacts count instead of the last ones."""
    right = widely.start_on

    def wrong(items: Any, takes: Any, low: int, high: int, limits: list[Any], *more: Any) -> int:
        added = ways.adds(items, takes, low, high, limits)
        paid = [item._replace(worth=worth) for item, worth in zip(items[low:high], added, strict=True)]
        return right(paid, [min(worth, 1) for worth in added], 0, high - low, [(-1, -1)] * len(limits), *more)

    patch.setattr(widely, "start_on", wrong)


def last_comes_first(patch: pytest.MonkeyPatch) -> None:
    """Of duties that take contacts from each other the one with the latest date takes first."""
    right = widely.consumed

    def wrong(items: Any, takes: Any, places: list[Any], need: int) -> list[int]:
        found = right(items, takes, list(reversed(places)), need)
        return [k if k < 0 else len(places) - 1 - k for k in found]

    patch.setattr(widely, "consumed", wrong)


def end_of_month_forgotten(patch: pytest.MonkeyPatch) -> None:
    """A term "by the end of the month" ends in its middle."""
    for module in (duties, placing, widely):
        patch.setattr(module, "end_of_cell", lambda office, plan, due: due)


def a_day_too_soon(patch: pytest.MonkeyPatch) -> None:
    """What is overdue is taken for overdue a day early, and for made up a day early."""
    right = judging.asked_toggles
    patch.setattr(judging, "asked_toggles", lambda *some: [(day - 1, bit) for day, bit in right(*some)])


def an_excuse_is_no_miss(patch: pytest.MonkeyPatch) -> None:
    """A duty missed with a reason breaks a row of missed ones."""
    from kontaktdichte.rules import asked

    patch.setattr(asked, "is_missed", lambda duty: duty.verdict == duties.MISSED)


# a fault, the rhythm in which it is looked for, and the word of the vocabulary that it concerns
FAULTS: tuple[tuple[Plant, str, str], ...] = (
    (due_date_exclusive, "per", ""),
    (month_not_clamped, "every", ""),
    (clock_continues, "every", ""),
    (holidays_worked, "once", ""),
    (every_contact_counts, "per", ""),
    (substitutes_without_end, "per", "at_most"),
    (quotas_forgotten, "once", "also"),
    (spread_forgotten, "per", "spread"),
    (a_day_too_close, "per", "apart"),
    (oldest_capped_first, "every", "percent"),
    (oldest_capped_first, "every", "at_most"),
    (last_comes_first, "once", "consume"),
    (end_of_month_forgotten, "every", "end_of"),
    (a_day_too_soon, "hold", "overdue"),
    (an_excuse_is_no_miss, "every", "unmet"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("plant", "rhythm", "word"), FAULTS, ids=lambda value: getattr(value, "__name__", None))
def test_a_planted_fault_is_found(plant: Plant, rhythm: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a fault of this kind could reach an office although all tests are green."""
    wanted = aims(rhythm)
    for seed in range(MOST_SCENES):
        some = tuple(wanted[(seed * 4 + i) % len(wanted)] for i in range(4))
        concept, scene = seen(Dice.seeded(seed), some, 6, (word,) if word else ())
        with monkeypatch.context() as patch:
            plant(patch)
            found = compared(concept, scene, compiled=False).contradictions
        if any("\n- rule=" in text for text in found):
            assert not compared(concept, scene, compiled=False).contradictions  # else test_properties tells
            return
    pytest.fail(f"{plant.__name__} was not found in {MOST_SCENES} scenes")
