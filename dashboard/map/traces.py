"""The kinds of trace the map is made of. A trace's uid names it for the stylesheet: ``region-…`` is ``.traceregion-…``.

What a click passes on is the same for every kind: ``customdata`` holds the id and the code of the region it belongs
to, or an empty text.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from shapely.geometry.base import BaseGeometry

from dashboard.map.paths import path_of
from dashboard.map.plotly_text import plotly_text

Trace = dict[str, Any]
Drawing = Mapping[str, Any]
"""A whole figure, its traces under ``data`` and the rest under ``layout``, as JSON has it and Plotly takes it."""
Point = tuple[float, float]


class Answer(Struct, frozen=True):
    """What a trace answers to the pointer: `text` when it hovers, `id` and `region` when it clicks."""

    text: str
    id: str
    region: str


class Sheet(Struct, frozen=True):
    """Where traces are drawn.

    Attributes:
        axes: the pair of axes.
        suffix: what their uids end in, to be unique beside those of another sheet.
        clip: the extent in km outside of which nothing is drawn; none keeps everything.
        digits: decimals of a km that lines and outlines keep (see `decimals`).

    """

    axes: tuple[str, str] = ("x", "y")
    suffix: str = ""
    clip: BaseGeometry | None = None
    digits: int = 2

    def trace(self, uid: str, **properties: Any) -> Trace:  # noqa: ANN401  # Plotly's properties have many types
        """A bare trace; without an `Answer` the pointer passes through it."""
        axes = {"xaxis": self.axes[0], "yaxis": self.axes[1]} if self.suffix else {}
        return {"type": "scatter", "uid": uid + self.suffix, "hoverinfo": "skip", **axes, **properties}

    def shows(self, shape: BaseGeometry) -> bool:
        """Whether anything of `shape` is drawn."""
        return self.clip is None or shape.intersects(self.clip)

    def area(self, uid: str, shape: BaseGeometry, color: str, answer: Answer | None = None) -> Trace:
        """A filled shape without an outline."""
        path = path_of(self._seen(shape), self.digits)
        drawn = {"x": path.x, "y": path.y, "mode": "lines", "fill": "toself", "fillcolor": color, "line": {"width": 0}}
        return self.trace(uid, **drawn, **(_fill_answer(answer) if answer else {}))

    def line(self, uid: str, shape: BaseGeometry, color: str, width: float, dash: str = "solid") -> Trace:
        """A line, or the outline of a shape."""
        path = path_of(self._seen(shape.boundary if shape.geom_type in _POLYGONS else shape), self.digits)
        line = {"color": color, "width": width, "dash": dash}
        return self.trace(uid, x=path.x, y=path.y, mode="lines", line=line)

    def mark(self, uid: str, at: Point, marker: Trace, answer: Answer | None = None) -> Trace:
        """A symbol at a point in km."""
        return self.marks(uid, [at], marker, [answer] if answer else [])

    def marks(self, uid: str, at: Sequence[Point], marker: Trace, answers: Sequence[Answer]) -> Trace:
        """Symbols of one kind at points in km."""
        place = {"x": [round(x, 3) for x, _ in at], "y": [round(y, 3) for _, y in at]}
        return self.trace(uid, **place, mode="markers", marker=marker, **(_point_answers(answers) if answers else {}))

    def texts(self, uid: str, at: Sequence[Point], texts: Sequence[str], font: Trace, **properties: Any) -> Trace:  # noqa: ANN401
        """Names at points in km, shown letter by letter; a newline begins a second line."""
        place = {"x": [round(x, 3) for x, _ in at], "y": [round(y, 3) for _, y in at]}
        written = [plotly_text(text) for text in texts]
        return self.trace(uid, **place, mode="markers+text", text=written, textfont=font, **properties)

    def _seen(self, shape: BaseGeometry) -> BaseGeometry:
        return shape if self.clip is None else shape.intersection(self.clip)


def answering(trace: Trace, answer: Answer) -> Trace:
    """A `trace` of points, each of which answers the same."""
    return {**trace, **_point_answers([answer] * len(trace["x"]))}


_POLYGONS = ("Polygon", "MultiPolygon")


def _fill_answer(answer: Answer) -> Trace:
    return {"hoverinfo": "text", "text": answer.text, "customdata": [answer.id, answer.region], "hoveron": "fills"}


def _point_answers(answers: Sequence[Answer]) -> Trace:
    return {
        "hoverinfo": "text",
        "hovertext": [answer.text for answer in answers],
        "customdata": [[answer.id, answer.region] for answer in answers],
    }
