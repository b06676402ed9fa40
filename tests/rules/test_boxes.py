"""Regions are compared with the plain sets of their points, in spaces small enough to write out every point."""

from __future__ import annotations

import time
from itertools import product
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from kontaktdichte.rules.boxes import Box, Point, Region, Space

sizes = st.lists(st.integers(1, 4), min_size=1, max_size=4)


@st.composite
def spaces_with_regions(draw: st.DrawFn, regions: int) -> tuple[Space, list[Region]]:
    space = Space(draw(sizes))
    cells = [st.sets(st.integers(0, size - 1)) for size in space.sizes]
    box = st.tuples(*cells).map(lambda allowed: space.box(dict(enumerate(allowed))))
    some = st.lists(box, max_size=4)
    return space, [space.region(*draw(some)).without(draw(some)) for _ in range(regions)]


def every_point(space: Space) -> set[Point]:
    return set(product(*(range(size) for size in space.sizes)))


def told(region: Region) -> set[Point]:
    """The points of a region, each written out."""
    return points(region.space, *region.boxes) - points(region.space, *region.holes)


def points(space: Space, *boxes: Box) -> set[Point]:
    """The points of boxes, each written out."""
    allowed = [[space.cells(box, i) for i in range(len(space.sizes))] for box in boxes]
    return {point for cells in allowed for point in product(*cells)}


@given(spaces_with_regions(2))
def test_and_or_without_are_those_of_sets(case: tuple[Space, list[Region]]) -> None:
    """If it fails, a concept is told to have gaps or overlaps that it has not, or its real ones are passed over."""
    space, (a, b) = case
    assert told(a & b) == told(a) & told(b)
    assert told(a | b) == told(a) | told(b)
    assert told(a - b) == told(a) - told(b)
    assert told(a.without(b.boxes)) == told(a) - points(space, *b.boxes)
    assert told(space.whole - a) == every_point(space) - told(a)
    assert points(space, *a.plain().boxes) == told(a)
    assert not a.plain().holes


@given(spaces_with_regions(2))
def test_questions_are_answered_as_for_sets(case: tuple[Space, list[Region]]) -> None:
    """If it fails, a rule that nobody meets passes for one that somebody meets, or the other way round."""
    space, (a, b) = case
    assert bool(a) == bool(told(a))
    assert a.within(b) == (told(a) <= told(b))
    assert a.same(b) == (told(a) == told(b))
    assert all((point in a) == (point in told(a)) for point in every_point(space))
    assert (a.point() is None) if not told(a) else (a.point() in told(a))


@given(spaces_with_regions(1))
def test_boxes_count_their_points_and_hold_some(case: tuple[Space, list[Region]]) -> None:
    """If it fails, an empty box passes for an example person."""
    space, (region,) = case
    for box in region.boxes:
        assert space.count(box) == len(points(space, box)) > 0
        assert space.holds_points(box)
        assert space.bound(box) == [i for i, size in enumerate(space.sizes) if len(space.cells(box, i)) < size]
    assert all(not space.holds_points(space.box({i: []})) for i in range(len(space.sizes)))


@given(spaces_with_regions(1))
def test_what_lies_outside_is_told_in_disjoint_boxes(case: tuple[Space, list[Region]]) -> None:
    """If it fails, the people of one gap are told twice or not at all."""
    space, (holes,) = case
    found = [points(space, part) for part in space.outside(space.everything, holes.boxes)]
    assert set().union(*found) == every_point(space) - points(space, *holes.boxes)
    assert sum(map(len, found)) == len(set().union(*found))


@given(spaces_with_regions(2), st.integers(1, 6))
def test_groups_cover_all_and_cannot_be_larger(case: tuple[Space, list[Region]], most: int) -> None:
    """If it fails, one gap is told in a line per combination, or told larger than it is."""
    space, (among, holes) = case
    found = space.groups(among, holes.boxes, most)
    forbidden = points(space, *holes.boxes)
    wanted = told(among) - forbidden
    assert len(found) <= most
    assert len(found) == most or wanted <= points(space, *found)
    for box in found:
        assert not points(space, box) & forbidden
        others = [other for other in found if other != box]
        assert not wanted & points(space, box) <= points(space, *others), "a box too many"
        cells = [space.cells(box, i) for i in range(len(space.sizes))]
        for i, size in enumerate(space.sizes):
            for cell in set(range(size)) - set(cells[i]):
                added = space.box({**dict(enumerate(cells)), i: [cell]})
                assert points(space, added) & forbidden, "a box that could be larger"


def test_a_group_that_others_cover_is_left_out() -> None:
    """If it fails, an author reads a sentence that says nothing new."""
    space = Space([2, 2, 3])
    among = space.region(space.box({0: [1], 1: [1], 2: [2]}), space.box({0: [0], 2: [0]}))
    holes = [space.box({0: [0], 1: [0], 2: [1]}), space.box({0: [0], 1: [0], 2: [0, 1]})]
    assert len(space.groups(among, holes, 9)) == 1


def test_a_concept_of_forty_conditions_is_decided_at_once() -> None:
    """If it fails, the check of a wide concept takes minutes: points double with each condition, boxes do not."""
    space = Space([6, 5, *[2] * 40])
    begun = time.perf_counter()
    single = [space.box({i: [1], 0: [i % 6]}) for i in range(2, 42)] + [space.box({0: [1, 2, 3], 1: [0, 1]})]
    paired = [space.box({i: [1], i + 1: [1]}) for i in range(2, 42, 2)]
    for rules in (single, paired):
        left = space.whole - space.region(*rules)
        assert left
        assert not left & space.region(*rules)
        assert len(space.groups(space.whole, rules, 8)) in range(1, 9)
    assert prod(space.sizes) > 10**13
    assert time.perf_counter() - begun < 1


def test_a_cover_of_many_pairs_is_seen_to_be_one() -> None:
    """If it fails, a concept without a gap is searched for one until the author gives up."""
    space = Space([2] * 24)
    begun = time.perf_counter()
    pairs = [space.box({i: [a], i + 1: [b]}) for i in range(0, 24, 2) for a, b in ((0, 0), (0, 1), (1, 0))]
    rest = space.box({i: [1] for i in range(24)})
    assert not space.whole - space.region(*pairs, rest)
    assert (space.whole - space.region(*pairs)).point() == (1,) * 24
    assert time.perf_counter() - begun < 1
