"""Sets of points in a finite space as boxes without holes: and, or, without, decided exactly, no point ever tried.

In: how many cells each dimension has. Out: a :class:`Space` and its :class:`Region` values. A box allows some cells of
each dimension; a region is the points of its boxes that lie in none of its holes. Bottom station; knows no concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod

Box = int  # the allowed cells of all dimensions side by side, one bit each, a bit to spare above each dimension
Point = tuple[int, ...]  # one cell of each dimension
_TRIED = 200  # parts of a region among which the plainest point is chosen


class Space:
    """Dimensions with so many cells each.

    >>> age_and_flag = Space([3, 2])
    >>> age_and_flag.count(age_and_flag.box({0: [0, 1]}))
    4
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._at = [sum(self.sizes[:i]) + i for i in range(len(self.sizes))]
        self._dimensions = [((1 << size) - 1) << at for size, at in zip(self.sizes, self._at, strict=True)]
        self.everything: Box = sum(self._dimensions)
        self._spare = sum(1 << (at + size) for size, at in zip(self.sizes, self._at, strict=True))

    def box(self, allowed: Mapping[int, Iterable[int]]) -> Box:
        """The box that allows these cells (by dimension) and all cells of the other dimensions."""
        box = self.everything
        for dimension, cells in allowed.items():
            bits = sum(1 << self._at[dimension] + cell for cell in set(cells))
            box = box & ~self._dimensions[dimension] | bits
        return box

    def cells(self, box: Box, dimension: int) -> tuple[int, ...]:
        """The cells of a dimension that a box allows."""
        bits = (box & self._dimensions[dimension]) >> self._at[dimension]
        return tuple(cell for cell in range(self.sizes[dimension]) if bits >> cell & 1)

    def bound(self, box: Box) -> list[int]:
        """The dimensions of which a box does not allow every cell."""
        return [i for i, dimension in enumerate(self._dimensions) if dimension & ~box]

    def holds_points(self, box: Box) -> bool:
        """Whether a box allows a cell of every dimension."""
        return self._in_use(box) == len(self.sizes)

    def _in_use(self, bits: int) -> int:
        """In how many dimensions some bit is set: adding all ones carries into the spare bits of exactly these."""
        return ((bits + self.everything) & self._spare).bit_count()

    def count(self, box: Box) -> int:
        """How many points a box has."""
        return prod((box & dimension).bit_count() for dimension in self._dimensions)

    def first(self, box: Box) -> Point:
        """The point of a box with the lowest cells; the box must hold points."""
        return tuple(self.cells(box, i)[0] for i in range(len(self.sizes)))

    def region(self, *boxes: Box) -> Region:
        """The points of these boxes."""
        return Region(self, _without_swallowed(box for box in boxes if self.holds_points(box)))

    @property
    def whole(self) -> Region:
        """Every point."""
        return self.region(self.everything)

    def outside(self, box: Box, holes: Sequence[Box]) -> Iterator[Box]:
        """Disjoint boxes that make up the points of a box outside all holes, found one after the other.

        The hole that leaves least of the box is cut out first: a box without such points is soon seen to be one.
        """
        touching = [hole for hole in holes if self.holds_points(box & hole)]
        if not touching:
            yield box
            return
        hole = min(touching, key=lambda hole: self._in_use(box & ~hole))
        for dimension in self._dimensions:
            beyond = box & dimension & ~hole
            if beyond:
                yield from self.outside(box & ~dimension | beyond, [other for other in touching if other != hole])
                box &= ~dimension | hole

    def groups(self, among: Region, holes: Sequence[Box], most: int) -> list[Box]:
        """At most so many boxes over the points of a region outside the holes; largest first, none without need.

        None could be larger without meeting a hole (points that are in neither may be covered or not). Where fewer than
        ``most`` are enough, they cover all.
        """
        found: list[Box] = []
        while len(found) < most:
            left = next(Region(self, among.boxes, (*among.holes, *holes, *found)).parts(), None)
            if left is None:
                break
            found.append(self._grow(left, holes))
        found.sort(key=lambda box: (self.count(box), box))
        for box in list(found):
            others = [other for other in found if other != box]
            if not (among & self.region(box)).without(others):
                found = others
        return found[::-1]

    def _grow(self, box: Box, holes: Sequence[Box]) -> Box:
        for at, size in zip(self._at, self.sizes, strict=True):
            for cell in range(size):
                larger = box | 1 << at + cell
                if larger != box and not any(self.holds_points(larger & hole) for hole in holes):
                    box = larger
        return box


@dataclass(frozen=True)
class Region:
    """The points of boxes outside holes; regions with the same points may be told differently (``same`` tells).

    >>> space = Space([3, 2])
    >>> young, flagged = space.region(space.box({0: [0]})), space.region(space.box({1: [1]}))
    >>> (young - flagged).point()
    (0, 0)
    """

    space: Space
    boxes: tuple[Box, ...]
    holes: tuple[Box, ...] = ()

    def parts(self) -> Iterator[Box]:
        """Boxes with no holes that make up the region, found one after the other."""
        return (part for box in self.boxes for part in self.space.outside(box, self.holes))

    def plain(self) -> Region:
        """The same points, told without holes."""
        return self.space.region(*self.parts()) if self.holes else self

    def without(self, holes: Iterable[Box]) -> Region:
        """The points outside further holes."""
        return Region(self.space, self.boxes, _without_swallowed((*self.holes, *holes)))

    def __bool__(self) -> bool:
        """Whether there is a point."""
        return next(self.parts(), None) is not None

    def __and__(self, other: Region) -> Region:
        """The points of both."""
        both = self.space.region(*(a & b for a in self.boxes for b in other.boxes))
        return both.without((*self.holes, *other.holes))

    def __or__(self, other: Region) -> Region:
        """The points of either."""
        return self.space.region(*self.plain().boxes, *other.plain().boxes)

    def __sub__(self, other: Region) -> Region:
        """The points that the other has not."""
        return self.without(other.plain().boxes)

    def __contains__(self, point: Point) -> bool:
        """Whether a point is one of them."""
        single = self.space.box({i: [cell] for i, cell in enumerate(point)})
        return any(not single & ~box for box in self.boxes) and all(single & ~hole for hole in self.holes)

    def within(self, other: Region) -> bool:
        """Whether the other has every point of this one."""
        return not self - other

    def same(self, other: Region) -> bool:
        """Whether both have the same points."""
        return self.within(other) and other.within(self)

    def point(self) -> Point | None:
        """A plain point: cell 0 in most dimensions, then the lowest cells; None where there is no point."""
        firsts = (self.space.first(part) for part in islice(self.parts(), _TRIED))
        return min(firsts, key=lambda point: (sum(map(bool, point)), point), default=None)


def _without_swallowed(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes of which none lies wholly inside another, in their order."""
    distinct = list(dict.fromkeys(boxes))
    return tuple(box for box in distinct if not any(box != other and not box & ~other for other in distinct))
