"""The map of a selection as a vector picture for a document: who reports, border, corridor and ports."""

from collections.abc import Iterable, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from corridor.geography.name_positions import inside
from corridor.geography.scene import Scene, scene_of
from corridor.geography.simpler import simpler
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Coverage
from corridor.queries.map_state import map_state
from corridor.queries.selection import Selection
from dashboard.briefs.official_layout import layout_for
from dashboard.briefs.pictures.canvas import Canvas, Points, width_of, wrapped
from dashboard.briefs.pictures.emf import Emf
from dashboard.map import layers, theme
from dashboard.map.map_extent import MapExtent, map_extent
from dashboard.panels.origin import origin_words
from dashboard.words.wording import Wording

WIDTH, _NAME, _PORT = 120.0, 3.4, 0.9
"""Mm: of the picture, of names, of a port's mark."""
_SMALL, _LINE = 2.3, 3.3
"""Mm: words about the map's origin, and from one line of them to the next."""
_LEGEND = 7.0
_PLAIN, _TINT = "#a9b8c4", 0.72
"""The fill of reports where no initiative is chosen: the badges' colour, light enough for a name on it. No green, which
would read as a grade."""


def map_picture(dataset: Dataset, selection: Selection) -> tuple[bytes, float, float]:
    """The map as EMF with its origin below, its width and its height in mm."""
    origin = wrapped(origin_words(dataset, Wording(selection.language)), WIDTH / _SMALL)
    below = map_height(dataset)
    whole = below + _LINE * (len(origin) + 0.5)
    picture = Emf(WIDTH, whole, layout_for(selection.language).heading.name)
    draw_map(picture, dataset, selection)
    for place, line in enumerate(origin, 1):
        picture.words((WIDTH / 2, below + place * _LINE), line, _SMALL, theme.QUIET_TEXT)
    return picture.content(), WIDTH, whole


def map_height(dataset: Dataset) -> float:
    """The height in mm of the map with its legend."""
    extent = map_extent(scene_of(dataset))
    return WIDTH / (extent.right - extent.left) * (extent.top - extent.bottom) + _LEGEND


def draw_map(picture: Canvas, dataset: Dataset, selection: Selection, top: float = 0) -> None:
    """Draw the map with its legend from `top` mm on. Boundaries are the package's own."""
    detailed = scene_of(dataset)
    scene, extent = simpler(detailed, layers.detail(detailed)), map_extent(detailed)
    scale = WIDTH / (extent.right - extent.left)
    w = Wording(selection.language)
    drawing = _Drawing(picture, extent, scale, top)
    drawing.ground(scene)
    shown = map_state(dataset, selection.initiative).regions
    states = {state.region.id: state.state for state in shown}
    color = dataset.initiatives[selection.initiative].color if selection.initiative else _PLAIN
    for code, shape in scene.regions.items():
        drawing.region(shape, states.get(code, Coverage.NONE), color, chosen=code == selection.region)
    drawing.lines(scene)
    counts = {state.region.id: state.count.figures for state in shown}
    drawing.names(dataset, scene, selection.language, counts)
    drawing.legend(scale * (extent.top - extent.bottom) + top, color, w, states.values())


class _Drawing:
    """The scene in km drawn on a picture in mm."""

    def __init__(self, picture: Canvas, extent: MapExtent, scale: float, top: float) -> None:
        self._picture, self._extent, self._scale, self._top = picture, extent, scale, top

    def ground(self, scene: Scene) -> None:
        window = self._extent.extent
        self._area(window, theme.UNDRAWN, None)
        self._area(scene.ground, theme.LAND, theme.LAND_LINE)
        for shape in scene.countries.values():
            self._area(shape, theme.COUNTRY, theme.LAND_LINE)

    def region(self, shape: BaseGeometry, state: Coverage, color: str, *, chosen: bool) -> None:
        fill = {Coverage.FIGURES: color, Coverage.PROGRAMMES: _tinted(color)}.get(state)
        self._area(shape, fill or theme.REGION, theme.REGION_LINE)
        if fill is None:
            self._area(shape, theme.HATCH, None, hatched=True)
        if chosen:
            self._area(shape, None, theme.OUTLINE, 0.6)

    def lines(self, scene: Scene) -> None:
        for shape in scene.layers.get("lakes", {}).values():
            self._area(shape, theme.WATER, theme.RIVER)
        for shape in scene.belts.values():
            self._area(shape, None, theme.BELT_LINE)
        if scene.border.stretches:
            self._lines(scene.border.line, theme.BORDER, 0.45)
        for arm in scene.corridor:
            self._lines(arm, theme.CORRIDOR, 0.6)

    def names(self, dataset: Dataset, scene: Scene, language: str, counts: Mapping[str, int]) -> None:
        for port in (place for place in dataset.places.values() if place.kind == "port"):
            x, y = self._at(scene.places[port.id].x, scene.places[port.id].y)
            mark = ((x - _PORT, y), (x, y - _PORT), (x + _PORT, y), (x, y + _PORT))
            self._picture.area([mark], theme.PORT, "#ffffff", 0.15)
        taken: list[BaseGeometry] = []
        for region in dataset.regions:
            self._name(region.short.in_(language), counts.get(region.id, 0), scene.regions[region.id], taken)

    def _name(self, text: str, count: int, shape: BaseGeometry, taken: list[BaseGeometry]) -> None:
        """A region's name and its number of figures, at the best place that no other name has `taken`."""
        wide, high = width_of(text) * _NAME * 1.05 / self._scale, _NAME * (2.2 if count else 1.1) / self._scale
        places = inside(shape, wide, high)
        boxes = [shapely.box(at.x - wide / 2, at.y - high / 2, at.x + wide / 2, at.y + high / 2) for at in places]
        free = [place for place, box in enumerate(boxes) if not any(box.intersects(other) for other in taken)]
        for place in free[:1] or range(len(places))[:1]:
            taken.append(boxes[place])
            x, y = self._at(places[place].x, places[place].y)
            self._picture.words((x, y + (0 if count else _NAME / 3)), text, _NAME, theme.TEXT, bold=True)
            if count:
                self._picture.words((x, y + _NAME * 1.05), str(count), _NAME * 0.85, theme.TEXT)

    def legend(self, below: float, color: str, w: Wording, states: Iterable[Coverage]) -> None:
        """What the fills mean, of those that occur; the words are the matrix's."""
        used = [state for state in Coverage if state in set(states)]
        fills = {Coverage.FIGURES: color, Coverage.PROGRAMMES: _tinted(color)}
        for place, state in enumerate(used):
            left, middle = place * WIDTH / len(used) + 1, below + _LEGEND / 2
            box = ((left, middle - 1.5), (left + 5, middle - 1.5), (left + 5, middle + 1.5), (left, middle + 1.5))
            self._picture.area([box], fills.get(state, theme.REGION), theme.REGION_LINE)
            if state not in fills:
                self._picture.area([box], theme.HATCH, None, hatched=True)
            text = w(f"matrix.state.{state.value}")
            self._picture.words((left + 7, middle + 1), text, 2.7, theme.TEXT, "start")

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._extent.left) * self._scale, self._top + (self._extent.top - y) * self._scale

    def _cut(self, shape: BaseGeometry) -> BaseGeometry:
        left, bottom, right, top = self._extent.extent.bounds
        return shapely.clip_by_rect(shape, left, bottom, right, top)

    def _area(
        self, shape: BaseGeometry, fill: str | None, line: str | None, width: float = 0.12, *, hatched: bool = False
    ) -> None:
        polygons = [part for part in shapely.get_parts(self._cut(shape)) if part.geom_type == "Polygon"]
        rings = [self._path(ring) for part in polygons for ring in shapely.get_rings(part)]
        if rings:
            self._picture.area(rings, fill, line, width, hatched=hatched)

    def _lines(self, shape: BaseGeometry, color: str, width: float) -> None:
        paths = [self._path(part) for part in shapely.get_parts(self._cut(shape))]
        if paths:
            self._picture.lines(paths, color, width)

    def _path(self, line: BaseGeometry) -> Points:
        return [self._at(x, y) for x, y in shapely.get_coordinates(line).tolist()]


def _tinted(color: str) -> str:
    """A colour lighter by what the page's own tint is."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * _TINT):02x}" for part in parts)
