"""Insets: ports too close together for the map's scale, shown apart in a corner, with their place marked on the map."""

import math
from collections.abc import Iterator, Mapping
from itertools import permutations, product
from typing import Any

import shapely
from msgspec import Struct
from shapely.geometry.base import BaseGeometry

from corridor.geography.inset import Window, clusters, window
from corridor.geography.labels import Box, text_height, text_width
from corridor.geography.scale import round_length
from corridor.geography.scene import Scene
from corridor.model.dataset import Dataset
from dashboard.map import layers, point_marks, theme
from dashboard.map.labelling import inset_labels, label_traces
from dashboard.map.map_extent import NARROWEST, WIDEST, MapExtent
from dashboard.map.map_names import Namer
from dashboard.map.name_lines import common_beginning
from dashboard.map.paths import decimals
from dashboard.map.traces import Answer, Sheet, Trace

TOO_CLOSE = 15
"""Px at the middle nominal size below which two symbols cannot be distinguished."""
LEAST = 0.7
"""Px at that size about which places, however close, are taken to lie apart: it keeps an inset from being endless."""
MARGIN = 0.6
"""Free space about a cluster, in its own extents."""
TITLE = 12.5
"""Font size of an inset's title in px."""
BAR = 0.3
"""Longest scale bar, as a share of an inset's width."""
CORNERS = tuple(corner for corner in product((0, 1), (0, 1)) if corner != (0, 1))
"""The corners an inset can take: the scale bar has that at the bottom left."""
STRIP = 6.0
"""Height in px of the boxes that keep names off a leader line."""
GROWS = 1.8
"""How many times a map grows at most from one nominal size to the next, or beyond the last (``plotly_map.js``)."""
HIDDEN = 0.02
"""The share of the regions' extent that an inset may hide; ports without one stand on the map, to be zoomed to."""
_FIRST = 2
"""Number of the first inset's axes; the map itself has the axes 1."""
_UNSEEN = {"size": 1, "opacity": 0}


class Inset(Struct, frozen=True):
    """A window and the corner it takes; its axes are numbered from 2."""

    window: Window
    corner: tuple[int, int]
    number: int

    @property
    def sheet(self) -> Sheet:
        """Where its traces are drawn."""
        suffix = "-inset" if self.number == _FIRST else f"-inset{self.number}"
        left, bottom, right, top = self.window.extent
        digits = decimals(theme.INSETS[1][0] / (right - left))
        return Sheet((f"x{self.number}", f"y{self.number}"), suffix, shapely.box(left, bottom, right, top), digits)


def insets_of(dataset: Dataset, scene: Scene, frame: MapExtent) -> tuple[Inset, ...]:
    """An inset for each cluster of ports, each in the corner that hides least of the regions, while corners last."""
    points = {port.id: scene.places[port.id] for port in point_marks.ports(dataset)}
    close = clusters(points, TOO_CLOSE / frame.scale(theme.NOMINAL[1]))
    corners = _corners(scene, frame)
    aspect = theme.INSETS[1][0] / theme.INSETS[1][1]
    least = LEAST / frame.scale(theme.NOMINAL[1])
    windows = [window(members, points, aspect=aspect, margin=MARGIN, least=least) for members in close]
    for count in range(min(len(windows), len(corners)), 0, -1):
        for chosen in permutations(corners, count):
            pairs = zip(windows, chosen, strict=False)
            insets = tuple(Inset(*pair, number) for number, pair in enumerate(pairs, start=_FIRST))
            if not any(_crossed(insets, frame, nominal) for nominal in range(len(theme.NOMINAL))):
                return insets
    return ()


def kept_free(insets: tuple[Inset, ...], frame: MapExtent, nominal: int) -> list[Box]:
    """The boxes that insets and their leader lines may cover of the extent at one of the nominal sizes, in px."""
    size = theme.NOMINAL[nominal]
    boxes = [frame.kept(size, *theme.INSETS[nominal], inset.corner) for inset in insets]
    return [*boxes, *(part for inset in insets for part in _strips(_swept(inset, frame, nominal)))]


def ground_taken(insets: tuple[Inset, ...], frame: MapExtent) -> BaseGeometry:
    """The ground that `kept_free` keeps at any of the nominal sizes, in km."""
    kept = [(box, frame.scale(size)) for at, size in enumerate(theme.NOMINAL) for box in kept_free(insets, frame, at)]
    boxes = (tuple(edge / scale for edge in box) for box, scale in kept)
    return shapely.union_all([shapely.box(left, -bottom, right, -top) for left, top, right, bottom in boxes])


def leader(inset: Inset, frame: MapExtent, nominal: int) -> shapely.LineString:
    """The line from the box on the map to the inset, between the corners that face each other, in px.

    The map shows the extent and nothing about it, at the scale of the nominal size.
    """
    scale, (west, south, east, north) = frame.scale(theme.NOMINAL[nominal]), inset.window.extent
    left, top, right, bottom = frame.corner(theme.NOMINAL[nominal], *theme.INSETS[nominal], inset.corner)
    start = ((west, east)[inset.corner[0]] * scale, -(north, south)[inset.corner[1]] * scale)
    return shapely.LineString([start, ((right, left)[inset.corner[0]], (bottom, top)[inset.corner[1]])])


def _swept(inset: Inset, frame: MapExtent, nominal: int) -> BaseGeometry:
    """Where the leader line may be until the next nominal size, in px.

    With more ground about the extent the inset lies farther out; and on a map that grows it covers less of the ground.
    """
    start, end = leader(inset, frame, nominal).coords
    extent = shapely.box(*frame.pixels(theme.NOMINAL[nominal]))
    left, top, right, bottom = extent.bounds
    corner = ((left, right)[inset.corner[0]], (top, bottom)[inset.corner[1]])
    aside = max(0.0, WIDEST * (bottom - top) - (right - left)) * (inset.corner[0] - 0.5)
    above = max(0.0, (right - left) / NARROWEST - (bottom - top)) * (inset.corner[1] - 0.5)
    ends = [end, tuple(edge + (at - edge) / GROWS for at, edge in zip(end, corner, strict=True))]
    moved = [(x + across, y + down) for x, y in ends for across, down in ((0.0, 0.0), (aside, 0.0), (0.0, above))]
    return shapely.MultiPoint([start, *moved]).convex_hull.intersection(extent)


def _strips(shape: BaseGeometry) -> Iterator[Box]:
    """`shape` in px as boxes that together cover it."""
    left, top, right, bottom = shape.bounds
    rows = range(math.floor(top / STRIP), math.ceil(bottom / STRIP))
    boxes = [shapely.box(left, at * STRIP, right, (at + 1) * STRIP) for at in rows]
    strips = shapely.bounds(shapely.intersection(shape, boxes))
    yield from ((west, north, east, south) for west, north, east, south in strips.tolist() if not math.isnan(west))


def _crossed(insets: tuple[Inset, ...], frame: MapExtent, nominal: int) -> bool:
    """Whether a leader line crosses an inset, its own or another."""
    boxes = [
        shapely.box(*frame.corner(theme.NOMINAL[nominal], *theme.INSETS[nominal], inset.corner)) for inset in insets
    ]
    return any(leader(inset, frame, nominal).intersection(box).length > 1 for inset in insets for box in boxes)


def inset_traces(scene: Scene, inset: Inset, namer: Namer, answers: Mapping[str, Answer]) -> Iterator[Trace]:
    """What the inset shows: the same layers as the map, with the names of its ports and seats."""
    dataset, sheet, words = namer.dataset, inset.sheet, namer.words
    here = [place for place in dataset.places.values() if sheet.clip and sheet.clip.contains(scene.places[place.id])]
    members = [place for place in here if place.kind == "port"]
    yield from layers.ground(scene, sheet)
    yield from layers.regions(scene, sheet, answers)
    yield from layers.water(scene, sheet)
    yield from layers.region_lines(scene, sheet)
    yield from layers.border(scene, sheet)
    yield from point_marks.uncertainty_circles(members, scene, sheet)
    yield from point_marks.seat_marks(dataset, [place for place in here if place.kind == "seat"], scene, sheet, words)
    yield from point_marks.port_marks(dataset, members, scene, sheet, words)
    title = common_beginning([words.text(dataset.places[id_].name) for id_ in inset.window.members])
    kept = [_bar_box(inset), *([_title_box(inset, title)] if title else [])]
    yield from label_traces(inset_labels(namer, here, inset.window, title, kept), sheet, point_marks.owners(dataset))
    if title:
        yield _title(inset, sheet, title)
    yield from _scale_bar(inset, sheet, namer)


def inset_layout(inset: Inset) -> dict[str, Any]:
    """The axes of an inset at the middle nominal size; ``assets/plotly_map.js`` keeps its size in px."""
    left, bottom, right, top = inset.window.extent
    across, down = (part / whole for part, whole in zip(theme.INSETS[1], theme.NOMINAL[1], strict=True))
    gap = [theme.INSET_GAP / whole for whole in theme.NOMINAL[1]]
    x = [1 - gap[0] - across, 1 - gap[0]] if inset.corner[0] else [gap[0], gap[0] + across]
    y = [gap[1], gap[1] + down] if inset.corner[1] else [1 - gap[1] - down, 1 - gap[1]]
    plain = {"visible": False, "fixedrange": True, "constrain": "range"}
    anchored = {"anchor": f"x{inset.number}", "scaleanchor": f"x{inset.number}", "scaleratio": 1}
    return {
        f"xaxis{inset.number}": {**plain, "domain": x, "range": [left, right], "anchor": f"y{inset.number}"},
        f"yaxis{inset.number}": {**plain, "domain": y, "range": [bottom, top], **anchored},
    }


def inset_shapes(inset: Inset) -> Iterator[dict[str, Any]]:
    """The frame of the inset, the box on the map that it shows, and the line between them (see `leader`)."""
    left, bottom, right, top = inset.window.extent
    x, y = f"x{inset.number} domain", f"y{inset.number} domain"
    line = {"color": theme.OUTLINE, "width": 1}
    yield {"type": "rect", "xref": x, "yref": y, "x0": 0, "x1": 1, "y0": 0, "y1": 1, "line": line}
    yield {"type": "rect", "x0": left, "x1": right, "y0": bottom, "y1": top, "line": line}
    across, down = inset.corner
    at = {"x0": (left, right)[across], "y0": (top, bottom)[down], "x1": 1 - across, "y1": down}
    yield {"type": "line", "xref": ["x", x], "yref": ["y", y], **at, "line": {**line, "width": 0.7}}


def _corners(scene: Scene, frame: MapExtent) -> list[tuple[int, int]]:
    """The corners of the map in which an inset hides next to nothing of the regions, the best first."""
    land = scene.land
    hidden: Mapping[tuple[int, int], float] = {
        corner: max(land.intersection(_on_map(frame, nominal, corner)).area for nominal in range(len(theme.NOMINAL)))
        for corner in CORNERS
    }
    spared = [corner for corner in CORNERS if hidden[corner] <= HIDDEN * land.area]
    return sorted(spared, key=lambda corner: hidden[corner])


def _on_map(frame: MapExtent, nominal: int, corner: tuple[int, int]) -> shapely.Polygon:
    size = theme.NOMINAL[nominal]
    left, top, right, bottom = (px / frame.scale(size) for px in frame.corner(size, *theme.INSETS[nominal], corner))
    return shapely.box(left, -bottom, right, -top)


def _title_box(inset: Inset, title: str) -> Box:
    """Where the title stands at the smallest size, in km."""
    left, bottom, right, top = inset.window.extent
    across, down = theme.INSETS[0]
    wide, high = (TITLE * em for em in (text_width(title) + 1, text_height(title) + 0.7))
    return (left, top - high * (top - bottom) / down, left + wide * (right - left) / across, top)


def _title(inset: Inset, sheet: Sheet, title: str) -> Trace:
    left, bottom, right, top = inset.window.extent
    at = (left + (right - left) * 0.03, top - (top - bottom) * 0.03)
    font = {"size": TITLE, "color": theme.TEXT}
    return sheet.texts("label-title", [at], [title.strip()], font, textposition="bottom right", marker=_UNSEEN)


def _bar(inset: Inset) -> tuple[float, float, float]:
    """Where the scale bar begins, and its length, in km."""
    left, bottom, right, top = inset.window.extent
    return left + (right - left) * 0.05, bottom + (top - bottom) * 0.07, round_length((right - left) * BAR)


def _bar_box(inset: Inset) -> Box:
    """Where the scale bar and its words stand, in km."""
    left, bottom, right, top = inset.window.extent
    x, _, length = _bar(inset)
    return (left, bottom, x + length + (right - left) * 0.02, bottom + (top - bottom) * 0.18)


def _scale_bar(inset: Inset, sheet: Sheet, namer: Namer) -> Iterator[Trace]:
    x, y, length = _bar(inset)
    words, font = f"{length:g} {namer.words('map.km')}", {"size": 10, "color": theme.TEXT}
    yield sheet.line("scale", shapely.LineString([(x, y), (x + length, y)]), theme.OUTLINE, 2)
    yield sheet.texts("label-scale", [(x, y)], [words], font, textposition="top right", marker=_UNSEEN)


def apart(insets: tuple[Inset, ...]) -> frozenset[str]:
    """The ports that an inset shows."""
    return frozenset(id_ for inset in insets for id_ in inset.window.members)


def spots(insets: tuple[Inset, ...], scene: Scene, sheet: Sheet) -> Iterator[Trace]:
    """A dot on the map for each port that an inset shows in full, until the map was zoomed into."""
    dot = {"symbol": "circle", "size": 4, "color": theme.PORT}
    for id_, at in ((id_, scene.places[id_]) for id_ in sorted(apart(insets))):
        yield {**sheet.mark(f"spot-{id_}", (at.x, at.y), dot), "meta": {"last": len(theme.NOMINAL) - 1}}
