"""Sets of starts as bit sets, in which a whole festival's worth is one Python integer.

A ``Ruler`` numbers the starts of the snap grid; ``Cells`` is a set of them; ``Stretches`` are
times that something must not run into. All three take and give minutes of the wall clock and are
exact for every start on the grid, whatever minute a film ends: no rule rounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from planner.times import WallTime

_TAIL = 2 * 24 * 60
"""Minutes beyond the ruler that stretches keep, as what starts on it may run into them."""

LENGTHS_KEPT = 64
"""For so many lengths stretches remember where they are touched; films are mostly as long as
others.
"""

Stretch = tuple[int, int]
"""From a minute of the wall clock up to another, which is not part of it."""


class Ruler:
    """The starts that are looked at: ``first`` and those that follow it every ``step`` minutes."""

    def __init__(self, first: WallTime, step: int, count: int) -> None:
        self.first = first
        self.step = step
        self.count = count
        self.full = (1 << count) - 1
        self.none = Cells(self, 0)
        self.all = Cells(self, self.full)

    @property
    def end(self) -> int:
        """The first moment after all starts."""
        return self.first + self.count * self.step

    def between(self, start: int, end: int) -> Cells:
        """The starts from ``start`` on that are before ``end``."""
        low, high = self._place(start), self._place(end)
        return Cells(self, (1 << high) - (1 << low)) if low < high else self.none

    def touching(self, start: int, end: int, length: int) -> Cells:
        """The starts at which something of that length shares a minute with start to end."""
        return self.between(start - length + 1, end) if start < end else self.none

    def within(self, start: int, end: int, length: int) -> Cells:
        """The starts at which something of that length lies between start and end."""
        return self.between(start, end - length + 1)

    def outside(self, stretches: Iterable[Stretch], length: int) -> Cells:
        """The starts at which something of that length does not lie wholly in the stretches.

        Stretches that meet or overlap count as one.
        """
        return Stretches(self, self.gaps(stretches)).touched(length)

    def union(self, stretches: Iterable[Stretch]) -> Cells:
        """The starts that lie in any of these stretches."""
        bits = 0
        for start, end in stretches:
            low, high = self._place(start), self._place(end)
            if low < high:
                bits |= (1 << high) - (1 << low)
        return Cells(self, bits)

    def gaps(self, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
        """What lies between these stretches, from long before the ruler to long after it."""
        free = self.first - _TAIL
        for start, end in sorted(stretches):
            if start > free:
                yield free, start
            free = max(free, end)
        beyond = self.first + self.count * self.step + 10 * _TAIL
        if free < beyond:
            yield free, beyond

    def has(self, time: int) -> bool:
        """Whether a moment is one of the starts."""
        place, rest = divmod(time - self.first, self.step)
        return rest == 0 and 0 <= place < self.count

    def time(self, place: int) -> WallTime:
        """The start of that number."""
        return WallTime(self.first + place * self.step)

    def _place(self, time: int) -> int:
        """The number of the first start at or after a moment."""
        return min(max(0, -((self.first - time) // self.step)), self.count)


class Cells:
    """A set of starts on a ruler; sets of one ruler are joined (``|``), cut (``&``), lessened
    (``-``) and turned round (``~``) like Python's own.
    """

    __slots__ = ("bits", "ruler")

    def __init__(self, ruler: Ruler, bits: int) -> None:
        self.ruler = ruler
        self.bits = bits

    def __or__(self, other: Cells) -> Cells:
        return Cells(self.ruler, self.bits | other.bits)

    def __and__(self, other: Cells) -> Cells:
        return Cells(self.ruler, self.bits & other.bits)

    def __sub__(self, other: Cells) -> Cells:
        return Cells(self.ruler, self.bits & other.bits ^ self.bits)

    def __invert__(self) -> Cells:
        return Cells(self.ruler, self.bits ^ self.ruler.full)

    def __bool__(self) -> bool:
        return self.bits != 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cells) and self.bits == other.bits

    __hash__ = None  # type: ignore[assignment]  # sets that are compared, never keys

    def __contains__(self, time: int) -> bool:
        ruler = self.ruler
        return ruler.has(time) and bool(self.bits >> (time - ruler.first) // ruler.step & 1)

    def __iter__(self) -> Iterator[WallTime]:
        for first, last in self.runs():
            yield from map(WallTime, range(first, last + 1, self.ruler.step))

    def __repr__(self) -> str:
        return f"Cells({list(self.runs())})"

    def runs(self) -> Iterator[tuple[WallTime, WallTime]]:
        """The first and the last of all starts that follow each other without a gap, in order."""
        bits, place = self.bits, 0
        while bits:
            skip = (bits & -bits).bit_length() - 1
            bits >>= skip
            length = (~bits & bits + 1).bit_length() - 1
            place += skip
            yield self.ruler.time(place), self.ruler.time(place + length - 1)
            bits >>= length
            place += length


class Stretches:
    """Many stretches of time, such as all that is on a screen, asked for starts all at once.

    Those that begin on the grid, nearly all, are one integer that is smeared towards earlier
    starts by log2(n) shifts; the others are looked at one by one.
    """

    def __init__(self, ruler: Ruler, stretches: Iterable[Stretch]) -> None:
        self.ruler = ruler
        self._all = [(start, end) for start, end in stretches if start < end]
        self._touched: dict[int, Cells] = {}

    @cached_property
    def _parts(self) -> tuple[int, int, list[Stretch]]:
        """The cells that stretches on the grid cover, those in which they begin, and the rest."""
        ruler = self.ruler
        first, step, limit = ruler.first, ruler.step, ruler.count + _TAIL // ruler.step
        covered = begun = 0
        rest = []
        for start, end in self._all:
            place, off_grid = divmod(start - first, step)
            if off_grid:
                rest.append((start, end))
            elif place < limit:
                low, high = max(0, place), min(-((first - end) // step), limit)
                if low < high:
                    covered |= (1 << high) - (1 << low)
                if place >= 0:
                    begun |= 1 << place
        return covered, begun, rest

    def touched(self, length: int) -> Cells:
        """The starts at which something of that length shares a minute with any of them."""
        found = self._touched.get(length)
        if found is None:
            if len(self._touched) >= LENGTHS_KEPT:
                self._touched.clear()
            found = self._touched[length] = self._touched_by(length)
        return found

    def _touched_by(self, length: int) -> Cells:
        ruler = self.ruler
        if length > _TAIL:
            return ruler.union((start - length + 1, end) for start, end in self._all)
        covered, _begun, rest = self._parts
        bits = _smeared(covered, (length - 1) // ruler.step) & ruler.full
        if rest:
            bits |= ruler.union((start - length + 1, end) for start, end in rest).bits
        return Cells(ruler, bits)

    def ahead(self, near: int, far: int) -> Cells:
        """The starts from which one of them begins in ``near`` minutes or more, but before ``far``
        minutes have passed.
        """
        ruler = self.ruler
        if far <= near:
            return ruler.none
        if far > _TAIL or near < 0:
            return ruler.union((start - far + 1, start - near + 1) for start, _end in self._all)
        _covered, begun, rest = self._parts
        least, most = (near - 1) // ruler.step + 1, (far - 1) // ruler.step
        bits = _smeared(begun >> least, most - least) & ruler.full if least <= most else 0
        if rest:
            bits |= ruler.union((start - far + 1, start - near + 1) for start, _end in rest).bits
        return Cells(ruler, bits)


def _smeared(bits: int, cells: int) -> int:
    """The bits with so many cells before each of them."""
    done = 0
    while done < cells:
        step = min(done + 1, cells - done)
        bits |= bits >> step
        done += step
    return bits
