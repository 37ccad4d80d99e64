"""One mosaic of the frame: regions, counties, prefectures and countries that share every edge."""

import frame
import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from tianditu import County

REGIONS = ("150726", "150727", "150781", "150703", "150725", "150784")
"""The five regions and Zhalainuoer (150703), in the order in which the border is walked."""

CITY = "150700"
"""Its counties are kept apart; those of other prefectures are joined to one area each."""

FINE, COARSE = 100.0, 600.0
"""Tolerances of simplification in metres: within the city, and for everything that only surrounds it."""

Areas = dict[str, BaseGeometry]


def key(county: County) -> str:
    """Tell the code under which the county is drawn: its own, or its prefecture's outside the city."""
    return county.code if county.city == CITY else county.city


def in_frame(counties: list[County]) -> list[County]:
    """Keep the counties that reach into the frame."""
    return [county for county in counties if county.geometry.intersects(frame.box())]


def build(counties: list[County], frontier: LineString) -> Areas:
    """Cut the frame along the counties and the Russian-Mongolian frontier, in degrees.

    All lines are noded in one step and every face is given to the area it lies in; so no two areas overlap, none
    leaves a gap, and a foreign country has the very points of the Chinese boundary.
    """
    outlines = [county.geometry.boundary for county in counties]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([*outlines, frontier, frame.outline()])]))
    parts: dict[str, list[BaseGeometry]] = {}
    for face in faces:
        inside = face.representative_point()
        if frame.box().contains(inside):
            parts.setdefault(owner(inside, counties, frontier), []).append(face)
    return {code: shapely.coverage_union_all(pieces) for code, pieces in sorted(parts.items())}


def owner(point: BaseGeometry, counties: list[County], frontier: LineString) -> str:
    """Tell the code of the area in which a point lies: a county's, a prefecture's, ``MN`` or ``RU``."""
    for county in counties:
        if county.geometry.contains(point):
            return key(county)
    end_lon, end_lat = frontier.coords[-1]
    lon, lat = shapely.get_coordinates(point)[0]
    north = lat > end_lat if lon > end_lon else LineString([(lon, lat), (lon, 90)]).disjoint(frontier)
    return "RU" if north else "MN"


def simplify(areas: Areas) -> Areas:
    """Simplify shared edges together: the city by `FINE`, then what surrounds it by `COARSE`; result in degrees.

    The second pass leaves the outer edges of what it is given alone, hence the edges shared with the city too.
    """
    codes = list(areas)
    fine = shapely.coverage_simplify(frame.to_plane(list(areas.values())), FINE, simplify_boundary=False)
    plane = dict(zip(codes, fine, strict=True))
    outer = [code for code in codes if not code.startswith(CITY[:4])]
    coarse = shapely.coverage_simplify([plane[code] for code in outer], COARSE, simplify_boundary=False)
    plane |= dict(zip(outer, coarse, strict=True))
    result = shapely.orient_polygons(frame.to_degrees(list(plane.values())))
    if not shapely.coverage_is_valid(result):
        message = "the simplified areas overlap or leave gaps: lower the tolerances"
        raise ValueError(message)
    return dict(zip(plane, result, strict=True))
