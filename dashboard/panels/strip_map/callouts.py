"""Names along a line that never cover each other: flags on poles where there is width, rows where there is height."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

Side = Literal["after", "before"]

_MOST_LANES = 6
_MOST_FLAGS = 14
"""Beyond these the names are too many to be all read."""
_MOST_TRIES = 20_000
"""Beyond these the search for room is given up: it could take longer than anybody waits."""
_CLEAR = 0.5
"""Room kept free about a flag and a pole, in em."""
_FULL_WIDTH = ord("\u2e80")
"""From this code point on glyphs are as wide as they are high."""


class Callout(Struct, frozen=True):
    """A name of `length` em that hangs on a pole at `at` em along the line, `lines` lanes high."""

    at: float
    length: float
    lines: int = 1


class PlacedCallout(Struct, frozen=True):
    """Where a flag hangs: from which lane on, counted from the line, and on which side of its pole."""

    lane: int
    side: Side


def hang(flags: Sequence[Callout], width: float) -> tuple[PlacedCallout, ...] | None:
    """A lane and a side for each of `flags`, given in the order of their poles, in as few lanes as possible.

    No flag covers another or the pole of one that hangs farther out. None where there is no room for all.
    """
    if len(flags) > _MOST_FLAGS:
        return None
    tries = iter(range(_MOST_TRIES))
    found = (_hang(flags, width, lanes, (), tries) for lanes in range(1, _MOST_LANES + 1))
    return next((hung for hung in found if hung is not None), None)


def _hang(
    flags: Sequence[Callout], width: float, lanes: int, hung: tuple[PlacedCallout, ...], tries: Iterator[int]
) -> tuple[PlacedCallout, ...] | None:
    if len(hung) == len(flags):
        return hung
    for place in _places(lanes):
        if next(tries, None) is None:
            return None
        if _fits(flags, width, lanes, hung, place):
            found = _hang(flags, width, lanes, (*hung, place), tries)
            if found is not None:
                return found
    return None


def _places(lanes: int) -> Iterator[PlacedCallout]:
    for lane in range(lanes):
        yield PlacedCallout(lane, "after")
        yield PlacedCallout(lane, "before")


def _fits(
    flags: Sequence[Callout], width: float, lanes: int, hung: Sequence[PlacedCallout], place: PlacedCallout
) -> bool:
    """Whether the next flag may hang at `place` beside those that hang already."""
    flag = flags[len(hung)]
    start, end = _box(flag, place.side)
    if start < -_CLEAR or end > width + _CLEAR or place.lane + flag.lines > lanes:
        return False
    for other, held in zip(flags, hung, strict=False):
        left, right = _box(other, held.side)
        beside = held.lane < place.lane + flag.lines and place.lane < held.lane + other.lines
        covered = beside and start < right and left < end
        crossed = held.lane > place.lane and start < other.at < end
        crossing = place.lane > held.lane and left < flag.at < right
        if covered or crossed or crossing:
            return False
    return True


def _box(flag: Callout, side: Side) -> tuple[float, float]:
    reach = flag.length + _CLEAR
    return (flag.at - _CLEAR, flag.at + reach) if side == "after" else (flag.at - reach, flag.at + _CLEAR)


class Knot(Struct, frozen=True):
    """Some that stand too close to each other: `size` of them, `gap` apart, about `middle`."""

    middle: float
    size: int
    gap: float

    @property
    def offsets(self) -> list[float]:
        """How far each stands from the middle."""
        return [self.gap * (number - (self.size - 1) / 2) for number in range(self.size)]


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Places between 0 and 1 at least `gap` apart, in the order of `wanted` and as near to it as that allows.

    Those that stand too close move apart about their common middle. More than there is room for share it evenly.
    """
    return [knot.middle + offset for knot in knots(wanted, gap) for offset in knot.offsets]


def knots(wanted: Sequence[float], gap: float) -> list[Knot]:
    """`wanted`, in its order, gathered into knots in which nothing stands closer than `gap`."""
    if not wanted:
        return []
    gap = min(gap, 1 / len(wanted))
    merged: list[list[float]] = []
    for place in wanted:
        merged.append([place])
        while len(merged) > 1 and _end(merged[-2], gap) > _start(merged[-1], gap) + 1e-9:
            merged[-2:] = [merged[-2] + merged[-1]]
    return [Knot(_start(knot, gap) + gap * len(knot) / 2, len(knot), gap) for knot in merged]


def _start(knot: Sequence[float], gap: float) -> float:
    """Where the row begins that stands closest to the places of `knot`, between 0 and 1."""
    size = gap * len(knot)
    return min(max(sum(knot) / len(knot) - size / 2, 0), 1 - size)


def _end(knot: Sequence[float], gap: float) -> float:
    return _start(knot, gap) + gap * len(knot)


def em(text: str) -> float:
    """How long `text` is, in em of its type."""
    return sum(1.0 if ord(glyph) >= _FULL_WIDTH else 0.55 for glyph in text)
