"""The values of one indicator on the map, in classes whose bounds are said."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import shapely
from plotly.graph_objects import Figure, Scatter
from shapely.geometry.base import BaseGeometry

from corridor.model.comparison import NotComparable
from corridor.model.dataset import Dataset
from corridor.queries.class_breaks import ValueClass, class_breaks
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.regional_values import RegionalValues, RegionValue
from dashboard.map.contrast import words_on
from dashboard.map.paths import decimals, path_of
from dashboard.map.plotly_text import plotly_text
from dashboard.map.values import value_color
from dashboard.panels.compare.picture import LINE, Picture, plain_layout
from dashboard.panels.compare.values import notes_of, words_of
from dashboard.panels.compare.words_on_map import SIZE_PX, WordsAt, words_with_room
from dashboard.panels.tiles.number import in_words
from dashboard.words.wording import Wording

_WITHOUT = "#b9b4ab"
"""Of regions whose value may not be held against the others."""
_HEIGHT_PX = 480
_LEGEND_PX = 90
"""How much of the height legend and margins take."""
_ROOM_PX = {1: 280, 2: 580}
_ROOM_BESIDE_PX = 440
"""How wide the map is at least, by the columns of small pictures; from three on it stands beside the bars."""
_LEADER = "#808080"
"""Of the lines to words beside the map: seen on the ground of both themes."""
_POSITIONS = {-1: "middle left", 0: "middle center", 1: "middle right"}


def map_picture(
    values: RegionalValues, shapes: Mapping[str, BaseGeometry], columns: int, dataset: Dataset, w: Wording
) -> Picture:
    """The regions in the colours of their classes; `shapes` are theirs in km, by code.

    `columns` is how many small pictures have room side by side: it says how wide this one is.
    """
    shapes = {row.region.id: shapes[row.region.id] for row in values.rows if row.region.id in shapes} or shapes
    title = w("compare.map", indicator=w.text(values.indicator.name))
    notes = notes_of(values, dataset, w)
    numbers = [
        row.observation.value for row in values.compared if row.observation and row.observation.value is not None
    ]
    if isinstance(values.verdict, NotComparable) or not numbers:
        return Picture("map", title, "", None, notes)
    classes = class_breaks(numbers)
    named = [row for row in values.rows if row.region.id in shapes and len(values.rows) <= MANY_REGIONS]
    words = {row.region.id: _lines(row, dataset, w) for row in named}
    placed = words_with_room(shapes, words, _px_of(shapes), _ROOM_PX.get(columns, _ROOM_BESIDE_PX))
    notes = [*notes, w("compare.classes", count=len(classes))]
    if len(placed) < len(values.rows):
        notes.append(w("compare.point_at"))
    traces = [*_legend(classes, values, dataset, w), *_regions(values, classes, shapes, dataset, w)]
    traces += _named(values, classes, placed, dataset, w)
    plain = {"visible": False, "fixedrange": True}
    across, up = _extent(shapes, placed)
    legend = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False}
    figure = Figure(
        traces,
        plain_layout(
            xaxis={**plain, "range": across},
            yaxis={**plain, "range": up, "scaleanchor": "x", "scaleratio": 1},
            showlegend=True,
            legend=legend,
        ),
    )
    said = w("compare.list").join(f"{w.text(row.region.short)} {words_of(row, dataset, w)}" for row in values.compared)
    shown = [row.observation for row in values.compared if row.observation]
    return Picture("map", title, said, figure, notes, shown, _HEIGHT_PX)


def _extent(shapes: Mapping[str, BaseGeometry], placed: Iterable[WordsAt]) -> tuple[list[float], list[float]]:
    """What the axes span: the regions and all words, which Plotly would cut off."""
    bounds = shapely.total_bounds([*shapes.values(), *(shapely.box(*at.extent) for at in placed)])
    left, bottom, right, top = map(float, bounds)
    return [left, right], [bottom, top]


def _legend(classes: tuple[ValueClass, ...], values: RegionalValues, dataset: Dataset, w: Wording) -> Iterator[Scatter]:
    """An entry for each class, also for one that no region is in, and one for what has no class."""
    unit = dataset.units.get(values.indicator.unit or "")
    for at, one in enumerate(classes):
        bounds = {"low": in_words(one.low, None, w), "high": in_words(one.high, unit, w)}
        kind = "only" if one.low == one.high else "last" if one.last else "below"
        yield _entry(w(f"compare.class_{kind}", **bounds), _color(at, len(classes)))
    if len(values.compared) < len(values.rows):
        yield _entry(w("compare.class_none"), _WITHOUT)


def _entry(name: str, color: str) -> Scatter:
    marker = {"symbol": "square", "size": 14, "color": color, "line": {"color": LINE, "width": 1}}
    return Scatter(x=[None], y=[None], mode="markers", marker=marker, name=plotly_text(name), hoverinfo="skip")


def _color(at: int, count: int) -> str:
    return value_color(Decimal(at) / Decimal(max(count - 1, 1)))


def _regions(
    values: RegionalValues,
    classes: tuple[ValueClass, ...],
    shapes: Mapping[str, BaseGeometry],
    dataset: Dataset,
    w: Wording,
) -> Iterator[Scatter]:
    digits = decimals(_px_of(shapes))
    for row in values.rows:
        shape = shapes.get(row.region.id)
        if shape is None:
            continue
        words = f"{w.text(row.region.name)}<br>{words_of(row, dataset, w)}"
        path = path_of(shape, digits)
        line = {"color": "#ffffff", "width": 1}
        yield Scatter(
            x=path.x, y=path.y, mode="lines", fill="toself", fillcolor=_color_of(row, classes), line=line, text=words,
            hoverinfo="text", hoveron="fills", showlegend=False,
        )  # fmt: skip


def _px_of(shapes: Mapping[str, BaseGeometry]) -> float:
    """Pixels of a km, where the map is as high as its place."""
    left, bottom, right, top = map(float, shapely.total_bounds(list(shapes.values())))
    return (_HEIGHT_PX - _LEGEND_PX) / max(right - left, top - bottom)


def _named(
    values: RegionalValues,
    classes: tuple[ValueClass, ...],
    placed: Iterable[WordsAt],
    dataset: Dataset,
    w: Wording,
) -> Iterator[Scatter]:
    """The words inside the regions or beside the map."""
    rows = {row.region.id: row for row in values.rows}
    for at in placed:
        row = rows[at.region]
        text = "<br>".join(_lines(row, dataset, w))
        if at.side:
            yield Scatter(
                x=[at.of.x, at.x], y=[at.of.y, at.y], mode="lines+markers", line={"color": _LEADER, "width": 1},
                marker={"size": [5, 0], "color": _LEADER}, hoverinfo="skip", showlegend=False,
            )  # fmt: skip
        color = {} if at.side else {"color": words_on(_color_of(row, classes))}
        yield Scatter(
            x=[at.x], y=[at.y], mode="text", text=[text], textfont={**color, "size": SIZE_PX},
            textposition=_POSITIONS[at.side], hoverinfo="skip", showlegend=False,
        )  # fmt: skip


def _lines(row: RegionValue, dataset: Dataset, w: Wording) -> tuple[str, str]:
    return w.text(row.region.short), words_of(row, dataset, w)


def _color_of(row: RegionValue, classes: tuple[ValueClass, ...]) -> str:
    value = row.observation.value if row.compared and row.observation else None
    if value is None:
        return _WITHOUT
    return _color(next(at for at, one in enumerate(classes) if one.holds(value)), len(classes))
