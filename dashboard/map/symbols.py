"""The outlines of the map's symbols, as Plotly draws them, for the map that is drawn without it."""

import math
from collections.abc import Callable, Mapping
from typing import Final

_Outline = Callable[[float], str]


def _circle(r: float) -> str:
    return f"M{r:g},0A{r:g},{r:g} 0 1,1 0,{-r:g}A{r:g},{r:g} 0 0,1 {r:g},0Z"


def _polygon(*corners: tuple[float, float]) -> _Outline:
    def outline(r: float) -> str:
        return "M" + "L".join(f"{round(x * r, 2):g},{round(y * r, 2):g}" for x, y in corners) + "Z"

    return outline


_THIRD = math.radians(60)
_HEXAGON = [(math.cos(turn * _THIRD), math.sin(turn * _THIRD)) for turn in range(6)]
_OUTLINES: Final[Mapping[str, _Outline]] = {
    "circle": _circle,
    "square": _polygon((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "triangle-up": _polygon((-2 / math.sqrt(3), 0.5), (2 / math.sqrt(3), 0.5), (0, -1)),
    "diamond": _polygon((1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)),
    "hexagon": _polygon(*((y, x) for x, y in _HEXAGON)),
    "hexagon2": _polygon(*_HEXAGON),
}


def outline(symbol: str, size: float) -> str:
    """The path of a Plotly `symbol` of `size` px about the origin.

    Raises:
        KeyError: the map has no such symbol.
    """
    return _OUTLINES[symbol](size / 2)
