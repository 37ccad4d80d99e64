"""What a request asks of a layer: box, page and reference system, held to what the standard allows."""

import math

from msgspec import Struct
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from dashboard.ogc.reference_systems import CRS84, SYSTEMS, stored

MOST = 10_000
_USUAL = 1000
_CORNERS = (4, 6)
Box = tuple[float, float, float, float]


class FeatureQuery(Struct, frozen=True):
    """Which features are wanted, and in which reference system."""

    limit: int = _USUAL
    offset: int = 0
    box: Box | None = None
    system: str = CRS84


def read_query(given: "MultiDict[str, str]", allowed: frozenset[str]) -> FeatureQuery:
    """The query of a request.

    Raises:
        BadRequest: a parameter is unknown, repeated, or not as the standard has it.
    """
    for name, values in given.lists():
        if name not in allowed or len(values) > 1:
            raise BadRequest(f"{name}: unknown, or given twice; known are {', '.join(sorted(allowed))}")
    system = _system(given.get("crs", CRS84), "crs")
    box = given.get("bbox")
    return FeatureQuery(
        _whole(given.get("limit", str(_USUAL)), "limit", 1, MOST),
        _whole(given.get("offset", "0"), "offset", 0, 10**9),
        _box(box, _system(given.get("bbox-crs", CRS84), "bbox-crs")) if box is not None else None,
        system,
    )


def _whole(text: str, name: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most))) or int(text) < least:
        raise BadRequest(f"{name}: a whole number from {least} to {most}, not {text}")
    return min(int(text), most)


def _system(text: str, name: str) -> str:
    if text not in SYSTEMS:
        raise BadRequest(f"{name}: one of {', '.join(SYSTEMS)}")
    return text


def _box(text: str, system: str) -> Box:
    """Two corners; a third axis, which no layer has, is passed over."""
    numbers = _numbers(text)
    half = len(numbers) // 2
    lower, upper = numbers[:2], numbers[half : half + 2]
    return stored((lower[0], lower[1], upper[0], upper[1]), system)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in _CORNERS or not all(map(math.isfinite, numbers)):
        raise BadRequest(f"bbox: four numbers, or six, parted by commas, not {text}")
    return numbers
