"""From which day a need is met: the plain functions against slow ones that recount every day from the beginning."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktdichte.rules import needs
from kontaktdichte.rules.shares import Percent, worth

Item = tuple[int, int, int, int]
ITEMS = st.lists(
    st.tuples(st.integers(1, 40), st.integers(1, 4), st.integers(0, 1), st.integers(0, 3)), max_size=12
).map(lambda rows: sorted(rows, key=lambda row: row[0]))
LIMITS = st.tuples(
    st.sampled_from([(-1, -1), (1, -1), (2, -1), (-1, 3)]), st.sampled_from([(-1, -1), (3, -1), (-1, 5)])
)
QUOTAS = st.sampled_from([(), (1,), (3,), (2, 2)])


def all_count(items: list[Item]) -> list[int]:
    return [1] * len(items)


def capped_sum(items: list[Item], limits: tuple[tuple[int, int], ...]) -> int:
    """What a capped clause's contacts weigh together: by number the first ones, by share the sum up to the limit."""
    found = 0
    for clause, (most, units) in enumerate(limits):
        worths = [item[1] for item in items if item[2] == clause]
        weight = sum(worths if most < 0 else worths[:most])
        found += weight if units < 0 else min(weight, units)
    return found


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        ([(5, 1, 0, 0), (5, 2, 1, 0)], [0, 1]),
        ([(5, 1, 0, 0), (5, 1, 1, 1)], [0, 1]),
        ([(5, 1, 1, 0), (5, 1, 0, 0)], [0, 1]),
        ([(5, 1, 0, 0), (5, 1, 0, 0)], [1, 0]),
        ([(5, 1, 0, 1), (5, 1, 0, 2), (5, 1, 0, 3), (6, 1, 1, 0)], [0, 0, 1, 1]),
    ],
)
def test_of_a_day_the_contact_counts_that_helps_most(items: list[Item], kept: list[int]) -> None:
    """If it fails, a phone call in the morning takes the place of the visit in the afternoon."""
    takes = all_count(items)
    needs.keep_one_a_day(items, takes, capped=True)
    assert takes == kept


def test_without_caps_the_first_contact_of_a_day_counts() -> None:
    """If it fails, a plain rule calls another contact of the day the one too many than it always did."""
    takes = [1, 1]
    needs.keep_one_a_day([(5, 1, 1, 0), (5, 1, 0, 0)], takes, capped=False)
    assert takes == [1, 0]


@given(ITEMS)
def test_a_day_counts_once(items: list[Item]) -> None:
    """If it fails, two calls on one day make a month's two contacts."""
    takes = all_count(items)
    needs.keep_one_a_day(items, takes, capped=False)
    kept = [item[0] for item, take in zip(items, takes, strict=True) if take]
    assert kept == sorted({item[0] for item in items})


@given(ITEMS, st.integers(1, 12))
def test_counted_days_keep_their_distance(items: list[Item], apart: int) -> None:
    """If it fails, two contacts in one week pass for two in a month well apart, or the greatest number is not found."""
    takes = all_count(items)
    needs.keep_apart(items, takes, [item[0] + apart for item in items], 0, len(items))
    kept = sorted({item[0] for item, take in zip(items, takes, strict=True) if take})
    assert all(later - day >= apart for day, later in pairwise(kept))
    assert all(take == (item[0] in kept) for item, take in zip(items, takes, strict=True))
    assert all(any(day <= item[0] < day + apart for day in kept) for item in items)


@given(ITEMS, LIMITS)
def test_a_cap_holds_and_wastes_nothing(items: list[Item], limits: tuple[tuple[int, int], ...]) -> None:
    """If it fails, phone calls beyond the cap make up for visits, or allowed ones are lost."""
    for last in range(len(items) + 1):
        added = needs.adds(items, all_count(items), 0, last, limits)
        assert sum(added) == capped_sum(items[:last], limits)
        backwards = needs.adds_from_the_newest(items, all_count(items), 0, last, limits)
        assert sum(backwards) == capped_sum(items[:last][::-1], limits)


@given(ITEMS, LIMITS, st.integers(1, 8), QUOTAS)
def test_enough_is_enough_on_the_first_day_it_is(
    items: list[Item], limits: tuple[tuple[int, int], ...], need: int, quotas: tuple[int, ...]
) -> None:
    """If it fails, a duty is fulfilled a day late, or before a quota is."""
    added = needs.adds(items, all_count(items), 0, len(items), limits)

    def reached(day: int) -> bool:
        rows = [(item, more) for item, more in zip(items, added, strict=True) if item[0] <= day]
        sums = [sum(more for item, more in rows if item[3] >> j & 1) for j in range(len(quotas))]
        return sum(more for _, more in rows) >= need and all(s >= q for s, q in zip(sums, quotas, strict=True))

    day = next((day for day in range(50) if reached(day)), -1)
    assert needs.enough_on(items, added, 0, need, quotas) == day


@given(ITEMS, LIMITS, st.integers(1, 8), QUOTAS, st.booleans())
def test_the_start_of_a_rolling_duty_never_goes_back(
    items: list[Item], limits: tuple[tuple[int, int], ...], need: int, quotas: tuple[int, ...], capped: bool
) -> None:
    """If it fails, a further contact makes a duty due earlier. (Caps and quotas do not meet in a rolling rule.)"""
    uniform = [(day, 2, clause, mask) for day, _, clause, mask in items]  # a clause's contacts weigh the same
    limits, quotas = (limits, ()) if capped else (((-1, -1), (-1, -1)), quotas)
    before = -1
    for last in range(len(uniform) + 1):
        if 0 < last < len(uniform) and uniform[last][0] == uniform[last - 1][0]:
            continue  # contacts of a day act together
        added = needs.adds_from_the_newest(uniform, all_count(uniform), 0, last, limits)
        start = needs.start_on(uniform, all_count(uniform), 0, last, limits, need, quotas)
        assert start >= before
        assert start < 0 or sum(m for i, m in zip(uniform[:last], added, strict=True) if i[0] >= start) >= need
        before = start


@pytest.mark.parametrize(
    ("days", "cells", "hard", "on"),
    [
        ((1, 2), (), 20, 2),
        ((1, 2), ((1, 7), (8, 14)), 20, -1),
        ((1, 2, 9), ((1, 7), (8, 14)), 20, 9),
        ((1, 9), ((1, 7), (8, 14)), 20, 9),
        ((1, 2, 25), ((1, 7), (8, 14)), 20, 25),
        ((1, 25), ((1, 7), (8, 14)), 20, 25),
        ((1,), ((1, 7),), 20, -1),
    ],
)
def test_spread_asks_for_each_part_and_for_nothing_after_the_term(
    days: tuple[int, ...], cells: tuple[tuple[int, int], ...], hard: int, on: int
) -> None:
    """If it fails, four visits in one week pass for one a week, or a missed duty can never be closed."""
    items = [(day, 1, 0, 0) for day in days]
    assert needs.met_on(items, [1] * len(items), 0, 2, (), cells, hard) == on


def test_a_contact_serves_one_duty_of_its_rule() -> None:
    """If it fails, one talk closes three duties, or a late one is taken from the duty it belongs to."""
    items = [(day, 1, 0, 0) for day in (5, 6, 6, 15, 40)]
    duties = [(1, 10, 90), (1, 12, 90), (1, 20, 30)]
    assert needs.consumed(items, all_count(items), duties, 1) == [0, 1, 1, 2, -1]
    assert needs.consumed(items, all_count(items), duties, 2) == [0, 0, 0, 1, 1]
    assert needs.consumed(items[:1] + items[4:], [1, 1], duties[2:], 2) == [0, -1]


def test_sums_are_whole_numbers_of_the_rules_unit() -> None:
    """If it fails, a call that weighs half shows as a whole contact."""
    items = [(1, 1, 0, 1), (2, 2, 0, 0), (3, 2, 0, 1)]
    assert needs.total([1, 2, 2], 2) == 2
    assert needs.quota_total(items, [1, 2, 2], 0, 0, 2) == 1


def test_the_same_functions_run_on_arrays() -> None:
    """If it fails, the compiled engine counts something else than the explained one."""
    items = np.array([(1, 1, 0, 1), (2, 2, 1, 0), (9, 2, 1, 1)], dtype=np.int64)
    limits, cells = np.array([(-1, -1), (-1, 3)]), np.array([(1, 7), (8, 14)])
    added = needs.adds(items, np.ones(3, dtype=np.int64), 0, 3, limits)
    assert added == [1, 2, 1]
    assert needs.met_on(items, added, 0, 3, np.array([2]), cells, 20) == 9


@pytest.mark.parametrize(("text", "of", "down", "up"), [("50 %", 3, 1, 2), ("100%", 7, 7, 7), ("1 %", 200, 2, 2)])
def test_a_share_rounds_as_written(text: str, of: int, down: int, up: int) -> None:
    """If it fails, half of three visits is two for a cap or one for a quota."""
    assert (Percent.parse(text).down(of), Percent.parse(text).up(of)) == (down, up)
    assert Percent.parse(str(Percent.parse(text))) == Percent.parse(text)


@pytest.mark.parametrize(("written", "read"), [(2, Fraction(2)), ("1/2", Fraction(1, 2)), ("3 / 4", Fraction(3, 4))])
def test_a_worth_is_a_fraction(written: object, read: Fraction) -> None:
    """If it fails, two calls do not make a visit."""
    assert worth(written) == read


@pytest.mark.parametrize("written", [0, -1, "0/2", "1/0", "half", True, None, "1001"])
def test_what_is_no_worth_is_refused(written: object) -> None:
    """If it fails, a contact that weighs nothing, or less, is in force."""
    with pytest.raises(ValueError, match="is no worth"):
        worth(written)


def test_what_a_step_before_dropped_is_no_days_contact() -> None:
    """If it fails, a contact outside the rule's scope takes the place of the day's good one."""
    takes = [0, 1, 1]
    needs.keep_one_a_day([(3, 4, 0, 0), (3, 1, 0, 0), (3, 1, 0, 0)], takes, capped=False)
    assert takes == [0, 1, 0]
