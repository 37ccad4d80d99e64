"""The line between Russia and Mongolia, from ``world-atlas`` (Natural Earth 1:10 million, degrees, TopoJSON)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

TRIPOINT = Point(116.7130, 49.8451)
"""Where Mongolia, Russia and China meet (degrees): the three states' protocol of 24 June 1996 on the eastern point."""


def frontier(folder: Path, china: BaseGeometry) -> LineString:
    """Give the line from its western end to the tripoint, in degrees.

    Natural Earth ends 3 km from the tripoint of the Chinese boundary, so the line is cut where it meets China and led
    to the corner of the Chinese boundary that is nearest to the published tripoint.

    Args:
        folder: the unpacked package ``world-atlas``.
        china: the counties of China as one area, in degrees.

    """
    outside = shapely.get_parts(shared_line(folder, "Russia", "Mongolia").difference(china))
    line = max(outside, key=lambda part: part.length)
    coords = list(line.coords) if line.coords[0][0] < line.coords[-1][0] else list(line.coords[::-1])
    return LineString([*coords, corner(china)])


def corner(china: BaseGeometry) -> tuple[float, float]:
    """Find the point of the Chinese boundary nearest to the tripoint."""
    points = shapely.get_coordinates(china)
    distances = np.hypot((points[:, 0] - TRIPOINT.x) * np.cos(np.radians(TRIPOINT.y)), points[:, 1] - TRIPOINT.y)
    x, y = points[int(np.argmin(distances))]
    return float(x), float(y)


def shared_line(folder: Path, one: str, other: str) -> BaseGeometry:
    """Take the arcs that two countries of the 1:10 million file have in common, joined."""
    topology = json.loads((folder / "countries-10m.json").read_text(encoding="utf-8"))
    countries = {item["properties"]["name"]: item["arcs"] for item in topology["objects"]["countries"]["geometries"]}
    shared = set(arc_numbers(countries[one])) & set(arc_numbers(countries[other]))
    return shapely.line_merge(shapely.MultiLineString([decode(topology, number) for number in sorted(shared)]))


def arc_numbers(arcs: Any) -> Iterator[int]:  # noqa: ANN401 - a list of lists, as deep as the geometry's kind asks
    """List the numbers of one country's arcs; a complement stands for the arc walked backwards."""
    if isinstance(arcs, int):
        yield arcs if arcs >= 0 else ~arcs
    else:
        for part in arcs:
            yield from arc_numbers(part)


def decode(topology: dict[str, Any], number: int) -> NDArray[np.float64]:
    """Decode one arc to degrees: running sums of integers, scaled and shifted."""
    counts = np.cumsum(topology["arcs"][number], axis=0)
    return np.asarray(counts * topology["transform"]["scale"] + topology["transform"]["translate"], dtype=np.float64)
