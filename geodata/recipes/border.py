"""The national border of the regions as lines, one for each stretch of a region that faces one country."""

from dataclasses import dataclass

import shapely
from mosaic import REGIONS, Areas
from shapely import LineString
from shapely.geometry.base import BaseGeometry

COUNTRIES = ("MN", "RU")


@dataclass(frozen=True)
class Stretch:
    """A stretch of border: the region, the country it faces, and its line in the direction of the walk (degrees)."""

    region: str
    country: str
    line: LineString


def stretches(areas: Areas) -> list[Stretch]:
    """Find all stretches, in the order and direction of the walk from the Mongolian to the Russian end.

    Raises:
        ValueError: the stretches do not make one unbroken line.

    """
    found = [
        Stretch(region, country, line)
        for region in REGIONS
        for country in COUNTRIES
        for line in shared(areas[region], areas[country])
    ]
    walk = join(found)
    return sorted((along(stretch, walk) for stretch in found), key=lambda stretch: middle(stretch, walk))


def shared(one: BaseGeometry, other: BaseGeometry) -> list[LineString]:
    """Take the edges that two areas of the coverage have in common, joined to as few lines as possible."""
    common = shapely.intersection(one.boundary, other.boundary)
    lines = [part for part in shapely.get_parts(common) if part.length]
    return list(shapely.get_parts(shapely.line_merge(shapely.MultiLineString(lines)))) if lines else []


def join(found: list[Stretch]) -> LineString:
    """Join the border to one line, from its Mongolian to its Russian end."""
    whole = shapely.line_merge(shapely.MultiLineString([stretch.line for stretch in found]))
    if not isinstance(whole, LineString):
        message = f"the border falls into {len(whole.geoms)} lines, one was expected"
        raise TypeError(message)
    mongolia = shapely.union_all([stretch.line for stretch in found if stretch.country == "MN"])
    starts_there = shapely.Point(whole.coords[0]).distance(mongolia) == 0
    return whole if starts_there else LineString(whole.coords[::-1])


def along(stretch: Stretch, walk: LineString) -> Stretch:
    """Turn the stretch into the direction of the walk."""
    coords = list(stretch.line.coords)
    first, second = (walk.project(shapely.Point(coords[at])) for at in (0, 1))
    return stretch if first < second else Stretch(stretch.region, stretch.country, LineString(coords[::-1]))


def middle(stretch: Stretch, walk: LineString) -> float:
    """Tell where the middle of the stretch lies along the walk, in degrees: good for sorting only."""
    return float(walk.project(stretch.line.interpolate(0.5, normalized=True)))
