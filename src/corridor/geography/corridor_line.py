"""The corridor as a schematic line: it radiates from its hub along the border, some way inland, and never leaves home.

All lengths follow from the scene, so that a border of 20 km and one of 5000 km each get a line in proportion.
"""

import numpy as np
import shapely
from msgspec import Struct
from numpy.typing import NDArray
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from corridor.geography.measured_line import places_along
from corridor.geography.staying_inside import CLEARANCE, InsideOf
from corridor.single_flight import single_flight

SHARE_OF_DEPTH = 0.25
"""How far inland the line runs, as a share of the mean depth of the land behind the border."""
SHARE_OF_LENGTH = 1 / 40
"""How far inland it runs at most, as a share of the border's length, or else `LEAST`."""
LEAST = 1.5 * CLEARANCE
"""Km inland that are no exaggeration on any border; less would be moved there to be clear of the land's edge."""
SAMPLES = 40
"""The least number of samples taken along the border."""
STEP = 0.43
"""Distance between samples, as a share of the way inland."""
SMOOTHING = 9
"""How many samples on either side are averaged, nearer ones counting more."""
FARTHEST = 0.75
"""The share of an arm that the lead from a hub far inland replaces at most."""
_TOLERANCE = 1e-6


class Measures(Struct, frozen=True):
    """How far inland the line of a scene runs, and the distance between its samples, in km."""

    inland: float
    step: float


def measures_of(border: LineString, land: BaseGeometry) -> Measures:
    """The lengths that suit `border` with the `land` behind it (both in km)."""
    depth = land.area / border.length
    inland = min(depth * SHARE_OF_DEPTH, max(border.length * SHARE_OF_LENGTH, LEAST))
    return Measures(inland, min(inland * STEP, border.length / SAMPLES))


@single_flight(8)
def corridor_arms(
    border: LineString, land: BaseGeometry, hub: Point, inland: float | None = None
) -> tuple[LineString, ...]:
    """The arms of the corridor (all in km); the first, and each that is in one piece, begins at `hub`.

    The rule: samples of the border, smoothed, are moved `inland` km (else what `measures_of` says) to the side where
    `land` (all regions) lies and smoothed again; where that line passes nearest to the hub it is cut, and each half is
    led from the hub. Then it is kept inside the land (see `InsideOf`); where the land is interrupted, so is it.

    Kept for the same geometry: to find it takes a second, and every submission is checked and shown on the same ground.
    """
    if border.length < _TOLERANCE or land.is_empty:
        return ()
    measures = measures_of(border, land)
    inner = _smooth(_beside(_smooth(_samples(border, measures.step)), land, inland or measures.inland))
    cut = int(np.argmin(np.hypot(*(inner - [hub.x, hub.y]).T)))
    arms = [_led_from(hub, arm) for arm in (inner[cut::-1], inner[cut:]) if len(arm) > SMOOTHING]
    inside = InsideOf(land)
    return tuple(piece for arm in arms for piece in inside.kept(arm))


def _samples(line: LineString, step: float) -> NDArray[np.float64]:
    at = np.linspace(0, line.length, round(line.length / step) + 1)
    return places_along(line, at)


def _smooth(points: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.hanning(2 * SMOOTHING + 3)[1:-1]
    padded = np.pad(points, ((SMOOTHING, SMOOTHING), (0, 0)), mode="reflect", reflect_type="odd")
    columns = [np.convolve(column, weights / weights.sum(), mode="valid") for column in padded.T]
    return np.column_stack(columns)


def _beside(points: NDArray[np.float64], land: BaseGeometry, distance: float) -> NDArray[np.float64]:
    """`points` moved by `distance` to that side of their line on which more of them come to lie on `land`."""
    along = np.gradient(points, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.maximum(np.hypot(*along.T), _TOLERANCE)[:, None]
    sides = (points + distance * normal, points - distance * normal)
    return max(sides, key=lambda side: shapely.contains_xy(land, side).sum())


def _led_from(hub: Point, arm: NDArray[np.float64]) -> LineString:
    """`arm` drawn from `hub`: its first samples give way to a straight lead that is smoothed into the rest.

    The farther the hub lies from the arm, the farther along the arm the lead joins it: two arms part widely at the hub.
    """
    step = float(np.hypot(*(arm[1] - arm[0])))
    away = round(float(np.hypot(*(arm[0] - [hub.x, hub.y]))) / max(step, _TOLERANCE))
    joint = max(SMOOTHING, min(away, round(len(arm) * FARTHEST)))
    lead = np.linspace([hub.x, hub.y], arm[joint], joint + 1)[:-1]
    joined = _smooth(np.vstack([lead, arm[joint:]]))
    return LineString(np.vstack([[hub.x, hub.y], joined[1:]]))
