"""The map on the card that a chat shows of a link: the same figure as on the page, as a raster."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PIL import Image, ImageDraw

from dashboard.map import theme
from dashboard.map.traces import Drawing

_FINER = 2
"""It is drawn so many times as large and then reduced: Pillow draws without smoothing."""
_LEFT_OUT = ("hatch-", "outline-", "belt-")
"""Beginnings of the names of traces that say something of a selection, or are too small to be seen."""
_OPAQUE = 255
_LINE = 2.0
"""How much stronger lines are than on the page: in a chat the card is shown at half its size."""
Points = list[tuple[float, float]]


class CardMap:
    """The map of a drawing (one of `map_drawing`), `size` px wide and high."""

    def __init__(self, drawing: Drawing, size: int) -> None:
        self._size = size
        self._traces = {trace["uid"]: trace for trace in drawing["data"] if _is_shown(trace)}
        (left, right), (bottom, top) = (drawing["layout"]["meta"]["home"][axis] for axis in "xy")
        self._scale = size * _FINER / max(right - left, top - bottom)
        self._middle = (left + right) / 2, (bottom + top) / 2
        self._ground = self._drawn(list(self._traces))

    def picture(self, chosen: Mapping[str, str]) -> Image.Image:
        """The map with the regions in `chosen` in their colours, and everything else as it is."""
        picture = self._ground.copy()
        if chosen:
            above = ("lake-", "river-", "part-", "edge-", "border-", "corridor-")
            for code, color in chosen.items():
                self._area(picture, self._traces[f"region-{code}"], color)
            for uid in self._traces:
                if uid.startswith(above):
                    self._add(picture, self._traces[uid])
        return picture.resize((self._size, self._size), Image.Resampling.BOX)

    def _drawn(self, uids: Sequence[str]) -> Image.Image:
        picture = Image.new("RGB", (self._size * _FINER,) * 2, theme.UNDRAWN)
        for uid in uids:
            self._add(picture, self._traces[uid])
        return picture

    def _add(self, picture: Image.Image, trace: Mapping[str, Any]) -> None:
        if trace.get("fill"):
            self._area(picture, trace, trace["fillcolor"])
        self._line(picture, trace)

    def _area(self, picture: Image.Image, trace: Mapping[str, Any], color: str) -> None:
        """Fill the rings of a trace; one that runs the other way round is a hole."""
        mask = Image.new("L", picture.size)
        draw = ImageDraw.Draw(mask)
        rings = list(self._pieces(trace))
        outer = _turns(rings[0]) if rings else True
        for ring in rings:
            draw.polygon(ring, fill=_OPAQUE if _turns(ring) == outer else 0)
        picture.paste(color, mask=mask)

    def _line(self, picture: Image.Image, trace: Mapping[str, Any]) -> None:
        line = trace.get("line") or {}
        if line.get("width"):
            width = max(1, round(line["width"] * _LINE * _FINER / 2))
            for piece in self._pieces(trace):
                ImageDraw.Draw(picture).line(piece, fill=line["color"], width=width, joint="curve")

    def _pieces(self, trace: Mapping[str, Any]) -> Iterator[Points]:
        """The pieces of a trace in px."""
        piece: Points = []
        for east, north in zip([*trace["x"], None], [*trace["y"], None], strict=True):
            if east is None or north is None:
                if len(piece) > 1:
                    yield piece
                piece = []
            else:
                piece.append(self._place(east, north))

    def _place(self, east: float, north: float) -> tuple[float, float]:
        half = self._size * _FINER / 2
        return half + (east - self._middle[0]) * self._scale, half - (north - self._middle[1]) * self._scale


def _is_shown(trace: Mapping[str, Any]) -> bool:
    """Whether a trace is ground, water, border or corridor of the map itself, and neither of an inset nor a veil."""
    veil = str(trace.get("fillcolor", "")).startswith("rgba")
    return trace["mode"] == "lines" and "xaxis" not in trace and not veil and not trace["uid"].startswith(_LEFT_OUT)


def _turns(ring: Points) -> bool:
    """Whether a ring runs clockwise on the picture."""
    return sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring)) > 0
