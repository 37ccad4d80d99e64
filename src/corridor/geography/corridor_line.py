"""The corridor as a schematic line: it radiates from its hub along the border, some way inland."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

INLAND = 14.0
"""How far inland the line runs, in km."""
STEP = 6.0
"""Distance between the samples taken along the border, in km."""
SMOOTHING = 9
"""How many samples on either side are averaged, nearer ones counting more."""


def corridor_arms(border: LineString, land: BaseGeometry, hub: Point, inland: float = INLAND) -> tuple[LineString, ...]:
    """The arms of the corridor, each beginning at `hub` (all in km).

    The rule: samples of the border, smoothed, are moved `inland` km to the side where `land` (all regions) lies and
    smoothed again; where that line passes nearest to the hub it is cut, and each half is led from the hub.
    """
    samples = _samples(border)
    if len(samples) < 2 * SMOOTHING:
        return ()
    inner = _smooth(_beside(_smooth(samples), land, inland))
    cut = int(np.argmin(np.hypot(*(inner - [hub.x, hub.y]).T)))
    arms = (inner[cut::-1], inner[cut:])
    return tuple(_led_from(hub, arm) for arm in arms if len(arm) > SMOOTHING)


def _samples(line: LineString) -> NDArray[np.float64]:
    at = np.linspace(0, line.length, max(2, round(line.length / STEP)))
    return shapely.get_coordinates(shapely.line_interpolate_point(line, at))


def _smooth(points: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.hanning(2 * SMOOTHING + 3)[1:-1]
    padded = np.pad(points, ((SMOOTHING, SMOOTHING), (0, 0)), mode="reflect", reflect_type="odd")
    columns = [np.convolve(column, weights / weights.sum(), mode="valid") for column in padded.T]
    return np.column_stack(columns)


def _beside(points: NDArray[np.float64], land: BaseGeometry, distance: float) -> NDArray[np.float64]:
    """`points` moved by `distance` to that side of their line on which more of them come to lie on `land`."""
    along = np.gradient(points, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(*along.T)[:, None]
    sides = (points + distance * normal, points - distance * normal)
    return max(sides, key=lambda side: shapely.contains_xy(land, side).sum())


def _led_from(hub: Point, arm: NDArray[np.float64]) -> LineString:
    """`arm` drawn from `hub`: its first samples give way to a straight lead that is smoothed into the rest."""
    lead = np.linspace([hub.x, hub.y], arm[SMOOTHING], SMOOTHING + 1)[:-1]
    joined = _smooth(np.vstack([lead, arm[SMOOTHING:]]))
    return LineString(np.vstack([[hub.x, hub.y], joined[1:]]))
