"""Where the points of a series stand in a small chart: time across, value upwards, from zero."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from corridor.model.records import Observation
from corridor.queries.trend import Series

FULL = 100
"""The chart is this wide and this high."""
_ALL_PRESSED = 12
"""Up to so many points each can be pressed; of more, those that stand out."""

_NEAR = 20
"""Nearer than this, in parts of the chart's width and of its height, marks may touch in the smallest chart."""


class Spot(Struct, frozen=True):
    """One observation's place: `x` from the left, `y` from the top; without a value it stands on the ground."""

    observation: Observation
    x: float
    y: float

    @property
    def gap(self) -> bool:
        """Whether the line is broken here."""
        return self.observation.value is None


class Line(Struct, frozen=True):
    """A series as it is drawn.

    Attributes:
        spots: one for each point, in order of time.
        aims: one for each target that has a number.
        bottom, top: the values at the lower and the upper edge.
        cuts: the numbers of points before which the line begins anew.
    """

    spots: tuple[Spot, ...]
    aims: tuple[Spot, ...]
    bottom: Decimal
    top: Decimal
    cuts: tuple[int, ...] = ()

    @property
    def path(self) -> str:
        """The line as an SVG path, broken wherever a value is missing, and where the series breaks."""
        pieces, pen = [], "M"
        for at, spot in enumerate(self.spots):
            if at in self.cuts:
                pen = "M"
            if not spot.gap:
                pieces.append(f"{pen}{spot.x:g} {spot.y:g}")
            pen = "M" if spot.gap else "L"
        return "".join(pieces)

    @property
    def stretches(self) -> tuple[tuple[Spot, ...], ...]:
        """The points with a number between one cut and the next; none of a stretch that has no number."""
        ends = (0, *self.cuts, len(self.spots))
        parts = (tuple(spot for spot in self.spots[first:last] if not spot.gap) for first, last in pairwise(ends))
        return tuple(part for part in parts if part)

    def cut_at(self, cut: int) -> float:
        """Where a cut is marked: midway between the points on its two sides, from the left."""
        return round((self.spots[cut - 1].x + self.spots[cut].x) / 2, 2)

    def met(self, aim: Spot) -> bool:
        """Whether the mark of a target lies on that of a point: the one must not hide the other."""
        return any(abs(aim.x - spot.x) < _NEAR and abs(aim.y - spot.y) < _NEAR for spot in self.pressed)

    def rise(self, spot: Spot, reach: float) -> float:
        """How much higher than a spot the line runs within `reach` towards the middle: so far its number is raised.

        In parts of the chart's height, as `reach` is in parts of its width.
        """
        end = spot.x - reach if spot.x > FULL / 2 else spot.x + reach
        near, far = sorted((spot.x, end))
        drawn = [one for one in self.spots if not one.gap]
        heights = [one.y for one in (*drawn, *self.aims) if near <= one.x <= far]
        heights += [_between(*pair, end) for pair in pairwise(drawn) if pair[0].x < end < pair[1].x]
        return round(max(0.0, spot.y - min(heights, default=spot.y)), 2)

    @property
    def pressed(self) -> tuple[Spot, ...]:
        """The points that lead to their evidence: all of a short series, else what stands out.

        That is the first, the last, the least and the greatest, and both sides of a cut.
        """
        if len(self.spots) <= _ALL_PRESSED:
            return self.spots
        drawn = [spot for spot in self.spots if not spot.gap]
        kept = {self.spots[0], self.spots[-1], min(drawn, key=lambda spot: spot.y), max(drawn, key=lambda spot: spot.y)}
        kept |= {self.spots[side] for cut in self.cuts for side in (cut - 1, cut)}
        return tuple(spot for spot in self.spots if spot in kept)


def line_of(series: Series) -> Line:
    """Lay out `series`. The scale begins at zero, so that a small change does not look like a large one."""
    aims = [row for row in series.targets if row.value is not None]
    values = [row.value for row in (*series.points, *aims) if row.value is not None]
    bottom, top = min(Decimal(0), *values), max(Decimal(0), *values)
    days = [_day(row) for row in (*series.points, *aims)]
    first, last = min(days), max(days)

    def spots(rows: Iterable[Observation]) -> tuple[Spot, ...]:
        return tuple(
            Spot(row, _share(_day(row) - first, last - first), FULL - _share((row.value or 0) - bottom, top - bottom))
            for row in rows
        )

    return Line(spots(series.points), spots(aims), bottom, top, tuple(row.at for row in series.breaks))


def _between(one: Spot, other: Spot, x: float) -> float:
    """The height at `x` of the line from one spot to the other."""
    return one.y + (other.y - one.y) * (x - one.x) / (other.x - one.x)


def _day(row: Observation) -> int:
    return date(*row.period.closing).toordinal() if row.period else 0


def _share(part: Decimal | int, whole: Decimal | int) -> float:
    return round(float(FULL * part / whole), 2) if whole else 0.0


def many_dots(places: Sequence[float]) -> str:
    """Dots on a line of their own as one SVG path: each a stroke of no length, drawn with round ends."""
    return "".join(f"M{place:g} 50h0" for place in places)
