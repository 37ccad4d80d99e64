"""The shapes of the map: ground, water, regions, border, belts and corridor, each as traces in drawing order."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import shapely
from shapely import Polygon
from shapely.affinity import rotate, scale, translate
from shapely.geometry.base import BaseGeometry

from corridor.geography.graticule import TURNED, graticule, turned
from corridor.geography.scale import DETAIL
from corridor.geography.scene import Scene
from corridor.model.dataset import Dataset
from dashboard.map import theme
from dashboard.map.hover import belt_words, region_words
from dashboard.map.map_extent import MapExtent
from dashboard.map.map_source import MapSource
from dashboard.map.traces import Answer, Sheet, Trace
from dashboard.words.wording import Wording

NORTH = 0.06
"""Length of the arrow to the north, as a share of the map's height."""
_QUIET = 2.4
"""How much coarser than what matters the background may be."""


def detail(scene: Scene) -> float:
    """The tolerance in km to which what matters is simplified, whatever the size of the corridor."""
    return tolerance_of(scene.regions.values())


def tolerance_of(regions: Iterable[BaseGeometry]) -> float:
    """The same for the shapes of the regions alone."""
    left, bottom, right, top = shapely.total_bounds(list(regions))
    return float(max(right - left, top - bottom)) * DETAIL


def _quiet(scene: Scene) -> float:
    """The tolerance in km for what is only background."""
    return detail(scene) * _QUIET


def ground(scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """The neighbouring countries and the surrounding counties."""
    for code, shape in scene.countries.items():
        yield sheet.area(f"country-{code}", shape, theme.COUNTRY)
    around = tuple(scene.layers.get("surroundings", {}).values())
    if around:
        yield sheet.area("land-surroundings", scene.ground, theme.LAND)
        yield sheet.line("land-lines", _between(around).simplify(_quiet(scene)), theme.LAND_LINE, 0.6)


@lru_cache(maxsize=1)
def _between(around: tuple[BaseGeometry, ...]) -> BaseGeometry:
    """The lines between the shapes `around`; kept for the same ones, for the map shares them with its insets."""
    outer = shapely.union_all(list(around)).boundary
    return shapely.line_merge(shapely.union_all([shape.boundary for shape in around]).difference(outer))


def graticule_lines(scene: Scene, extent: BaseGeometry, sheet: Sheet) -> Iterator[Trace]:
    """Thin meridians and parallels over the ground that is drawn."""
    drawn = shapely.union_all([scene.ground, scene.land, *scene.countries.values()])
    lines = [line.simplify(detail(scene)).intersection(drawn) for line in graticule(scene.projection, extent)]
    parts = [part for line in lines for part in shapely.get_parts(line) if part.length]
    yield sheet.line("graticule-lines", shapely.MultiLineString(parts), theme.GRATICULE, 0.6)


def north_arrow(scene: Scene, frame: MapExtent, sheet: Sheet) -> Iterator[Trace]:
    """An arrow to the north in the upper right corner, where north is not up."""
    size = NORTH * (frame.top - frame.bottom)
    x, y = frame.right - size, frame.top - size
    angle = turned(scene.projection, x, y)
    if abs(angle) > TURNED:
        arrow = shapely.MultiLineString([[(0, -0.5), (0, 0.5)], [(-0.18, 0.2), (0, 0.5), (0.18, 0.2)]])
        drawn = translate(rotate(scale(arrow, size, size, origin=(0, 0)), -angle, origin=(0, 0)), x, y)
        yield sheet.line("north-arrow", drawn, theme.OUTLINE, 1.6)


def region_answers(source: MapSource, scene: Scene, words: Wording) -> dict[str, Answer]:
    """What each region answers wherever it is pointed at: its ground, its badge, its name. By its code."""
    found = {}
    for code in scene.regions:
        faces = dict.fromkeys(stretch.faces for stretch in scene.border.of_area(code))
        found[code] = Answer(region_words(source.ground, code, faces, source.reported[code], words), code, code)
    return found


def regions(scene: Scene, sheet: Sheet, answers: Mapping[str, Answer]) -> Iterator[Trace]:
    """Each region as a fill that answers (see `region_answers`), and its hatching for the silent."""
    pattern = {"shape": "/", "size": 7, "solidity": 0.16, "fgcolor": theme.HATCH, "bgcolor": "rgba(0,0,0,0)"}
    quiet = _quiet(scene)
    for code, shape in scene.regions.items():
        if sheet.shows(shape):
            yield sheet.area(f"region-{code}", shape, theme.REGION, answers[code])
            yield {**sheet.area(f"hatch-{code}", shape.simplify(quiet), theme.HATCH), "fillpattern": pattern}


def region_lines(scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """The boundaries between and inside the regions, and the outlines that mark what is chosen."""
    for code, line in scene.parts.items():
        yield sheet.line(f"part-{code}", line, theme.REGION_LINE, 0.8, "dot")
    between = shapely.union_all([shape.boundary for shape in scene.regions.values()])
    between = between.difference(scene.border.lines.buffer(2 * detail(scene), quad_segs=1))
    yield sheet.line("edge-regions", shapely.line_merge(between), theme.REGION_LINE, 1)


def outlines(scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """An outline of each region, for the stylesheet to show when it is chosen."""
    for code, shape in scene.regions.items():
        yield sheet.line(f"outline-{code}", shape, theme.OUTLINE, 2.5)


def water(scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """Rivers and lakes."""
    rivers, lakes = _together(scene, "rivers"), _together(scene, "lakes")
    if not rivers.is_empty:
        yield sheet.line("river-lines", rivers.simplify(_quiet(scene)), theme.RIVER, 0.9)
    if not lakes.is_empty:
        yield sheet.area("lake-shapes", lakes, theme.WATER)
        yield sheet.line("lake-lines", lakes, theme.RIVER, 0.7)


def border(scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """The border, by the country across."""
    tolerance = detail(scene)
    for code in dict.fromkeys(stretch.faces for stretch in scene.border.stretches):
        lines = [stretch.line.simplify(tolerance) for stretch in scene.border.stretches if stretch.faces == code]
        yield sheet.line(f"border-{code}", shapely.union_all(lines), theme.BORDER, 2)


def belts(dataset: Dataset, scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """The belts as shapes; the pointer passes through them, for it would miss the ports that lie in them."""
    for belt in dataset.belts.values():
        if belt.id in scene.belts:
            area = sheet.area(f"belt-{belt.area}", scene.belts[belt.id], theme.BELT)
            yield {**area, "line": {"color": theme.BELT_LINE, "width": 0.8, "dash": "dot"}}


def belt_points(dataset: Dataset, scene: Scene, sheet: Sheet, words: Wording) -> Iterator[Trace]:
    """A small mark on each belt that answers for it."""
    tolerance = 2 * detail(scene)
    for belt in dataset.belts.values():
        if belt.id in scene.belts and not scene.belts[belt.id].is_empty:
            at = shapely.maximum_inscribed_circle(_largest(scene.belts[belt.id]), tolerance).coords[0]
            answer = Answer(belt_words(belt, words), belt.id, belt.area)
            marker = {"symbol": "hexagon2", "size": 8, "color": theme.BELT_LINE, "line": {"width": 1.4}}
            yield sheet.mark(f"beltpoint-{belt.area}", (at[0], at[1]), marker, answer)


def corridor(scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """The corridor's arms, and the hub from which they radiate."""
    if scene.corridor:
        arms = shapely.MultiLineString(scene.corridor).simplify(detail(scene) / 2)
        yield sheet.line("corridor-halo", arms, theme.PAPER, 6)
        yield sheet.line("corridor-line", arms, theme.CORRIDOR, 2.6)
        hub = scene.corridor[0].coords[0]
        marker = {"symbol": "circle", "size": 9, "color": theme.CORRIDOR, "line": {"color": theme.PAPER, "width": 1.5}}
        yield sheet.mark("corridor-hub", (hub[0], hub[1]), marker)


def _together(scene: Scene, layer: str) -> BaseGeometry:
    shapes = scene.layers.get(layer, {}).values()
    return shapely.GeometryCollection([part for shape in shapes for part in shapely.get_parts(shape)])


def _largest(shape: BaseGeometry) -> Polygon:
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return max(parts, key=lambda part: part.area)
