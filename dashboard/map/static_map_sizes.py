"""The size in which the still map comes: a browser that runs no script scales it as a picture.

The same places as in ``assets/static_map.js``, which draws the map anew in the size of its box.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from dashboard.map.theme import NOMINAL

WIDTH, HEIGHT = NOMINAL[0]
"""Units of the picture; names have their size in these, and show as on the smallest map."""


class View(Struct, frozen=True):
    """Where km (x to the east, y to the north) lie in the picture: `x` and `y` are the place of km 0, 0."""

    scale: float
    x: float
    y: float

    def place(self, east: float, north: float) -> tuple[float, float]:
        """The place of a point, in units of the picture."""
        return self.x + self.scale * east, self.y - self.scale * north

    def at(self, east: float, north: float) -> str:
        """What moves a symbol or name to its point."""
        x, y = self.place(east, north)
        return f' transform="translate({x:.1f},{y:.1f})"'

    def of_shapes(self, unit: int) -> str:
        """What brings shapes, of so many units to a km and y down, to their place, and says the unit."""
        times = f"{self.scale / unit:.5g}"
        return f' data-unit="{unit}" transform="matrix({times},0,0,{times},{self.x:.1f},{self.y:.1f})"'


def views(meta: Mapping[str, Any]) -> dict[str, View]:
    """The view of the map (under ``""``) and of each inset, of a figure's `meta` (see `map_figure`)."""
    return {"": _home(meta["home"])} | {str(inset["number"]): _inset(inset, meta) for inset in meta["insets"]}


def frame(inset: Mapping[str, Any], meta: Mapping[str, Any]) -> str:
    """The path of an inset's frame, of the box on the map that it shows, and of the line between facing corners."""
    west, south, east, north = inset["extent"]
    outer, inner = _home(meta["home"]), _inset(inset, meta)
    boxes = [(*view.place(west, south), *view.place(east, north)) for view in (outer, inner)]
    at_right, at_bottom = inset["corner"]
    start = boxes[0][2 if at_right else 0], boxes[0][1 if at_bottom else 3]
    end = boxes[1][0 if at_right else 2], boxes[1][3 if at_bottom else 1]
    line = f"M{start[0]:.1f},{start[1]:.1f}L{end[0]:.1f},{end[1]:.1f}"
    return "".join(f"M{x:.1f},{y:.1f}H{right:.1f}V{top:.1f}H{x:.1f}Z" for x, y, right, top in boxes) + line


def _home(home: Mapping[str, tuple[float, float]]) -> View:
    (left, right), (bottom, top) = home["x"], home["y"]
    scale = min(WIDTH / (right - left), HEIGHT / (top - bottom))
    return View(scale, WIDTH / 2 - scale * (left + right) / 2, HEIGHT / 2 + scale * (bottom + top) / 2)


def _inset(inset: Mapping[str, Any], meta: Mapping[str, Any]) -> View:
    gap, (width, height) = meta["inset_gap"], meta["inset_sizes"][0]
    left = WIDTH - gap - width if inset["corner"][0] else gap
    top = HEIGHT - gap - height if inset["corner"][1] else gap
    west, _, east, north = inset["extent"]
    scale = width / (east - west)
    return View(scale, left - scale * west, top + scale * north)
