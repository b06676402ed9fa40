"""Faults planted in the engine are found by the comparison with the reference: the net has no holes of this size.

Each fault is one that people really make. A short run must find it; without the fault the same scenes agree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.rules.comparison import contradictions, seen
from tests.rules.strategies import Aim, Dice, aims

from kontaktdichte.rules import assessment, calendar, duties, evaluation, facts, timeline
from kontaktdichte.rules.acceptance import COUNTED, SAME_DAY

MOST_SCENES = 30
Plant = Callable[[pytest.MonkeyPatch], None]


def due_date_exclusive(patch: pytest.MonkeyPatch) -> None:
    """Overdue on the due date itself instead of from the next day."""
    right = duties.judged

    def wrong(frame: Any, *args: Any, **more: Any) -> Any:
        return right(frame._replace(as_of=frame.as_of + 1), *args, **more)

    patch.setattr(duties, "judged", wrong)


def month_not_clamped(patch: pytest.MonkeyPatch) -> None:
    """31 January + 1 month = 3 March instead of 28 February."""

    def wrong(day: int, months: int) -> int:
        month = calendar.MONTH_OF[day]
        return calendar.MONTH_START[month + months] + day - calendar.MONTH_START[month]

    patch.setattr(calendar, "add_months", wrong)
    patch.setattr(facts, "add_months", wrong)


def clock_continues(patch: pytest.MonkeyPatch) -> None:
    """A suspended rule goes on as if nothing had been instead of beginning anew."""
    patch.setattr(timeline.Timeline, "active", lambda self, bit: self.applying.get(bit, []))


def holidays_worked(patch: pytest.MonkeyPatch) -> None:
    """Working days are Monday to Friday, whatever the Land celebrates."""
    calendar.calendar_for.cache_clear()
    patch.setattr(calendar, "_public_holidays", lambda land, year: ())
    patch.setattr(evaluation, "calendar_for", calendar.calendar_for.__wrapped__)


def every_contact_counts(patch: pytest.MonkeyPatch) -> None:
    """Two contacts on one day count twice."""
    right = assessment._Run._counted

    def wrong(self: Any, compiled: Any) -> tuple[list[int], list[int]]:
        _, codes = right(self, compiled)
        return [c.on for c, code in zip(self.contacts, codes, strict=True) if code in (COUNTED, SAME_DAY)], codes

    patch.setattr(assessment._Run, "_counted", wrong)


FAULTS: tuple[tuple[Plant, str], ...] = (
    (due_date_exclusive, "per"),
    (month_not_clamped, "every"),
    (clock_continues, "every"),
    (holidays_worked, "once"),
    (every_contact_counts, "per"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("plant", "rhythm"), FAULTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_planted_fault_is_found(plant: Plant, rhythm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it fails, a fault of this kind could reach an office although all tests are green."""
    wanted = aims(rhythm)
    for seed in range(MOST_SCENES):
        some: tuple[Aim, ...] = tuple(wanted[(seed * 4 + i) % len(wanted)] for i in range(4))
        concept, scene = seen(Dice.seeded(seed), some, 3)
        if contradictions(concept, scene)[0]:
            continue  # test_properties tells this one
        with monkeypatch.context() as patch:
            plant(patch)
            found, _ = contradictions(concept, scene)
        if any("\n- rule=" in text for text in found):
            return
    pytest.fail(f"{plant.__name__} was not found in {MOST_SCENES} scenes")
