"""The values of one indicator on the map, in classes whose bounds are said."""

from collections.abc import Iterator, Mapping
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
from dashboard.panels.tiles.number import in_words
from dashboard.words.wording import Wording

_WITHOUT = "#b9b4ab"
"""Of regions whose value may not be held against the others."""
_HEIGHT_PX = 420


def map_picture(values: RegionalValues, shapes: Mapping[str, BaseGeometry], dataset: Dataset, w: Wording) -> Picture:
    """The regions in the colours of their classes; `shapes` are theirs in km, by code."""
    title = w("compare.map", indicator=w.text(values.indicator.name))
    notes = notes_of(values, dataset, w)
    numbers = [
        row.observation.value for row in values.compared if row.observation and row.observation.value is not None
    ]
    if isinstance(values.verdict, NotComparable) or not numbers:
        return Picture("map", title, "", None, notes)
    classes = class_breaks(numbers)
    traces = [*_legend(classes, values, dataset, w), *_regions(values, classes, shapes, dataset, w)]
    plain = {"visible": False, "fixedrange": True}
    legend = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False}
    figure = Figure(
        traces,
        plain_layout(xaxis=plain, yaxis={**plain, "scaleanchor": "x", "scaleratio": 1}, showlegend=True, legend=legend),
    )
    said = w("compare.list").join(f"{w.text(row.region.short)} {words_of(row, dataset, w)}" for row in values.compared)
    shown = [row.observation for row in values.compared if row.observation]
    return Picture("map", title, said, figure, [*notes, w("compare.classes", count=len(classes))], shown, _HEIGHT_PX)


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
    named = len(values.rows) <= MANY_REGIONS
    left, bottom, right, top = shapely.total_bounds(list(shapes.values()))
    digits = decimals(_HEIGHT_PX / max(right - left, top - bottom))
    for row in values.rows:
        shape = shapes.get(row.region.id)
        if shape is None:
            continue
        color, words = _color_of(row, classes), f"{w.text(row.region.name)}<br>{words_of(row, dataset, w)}"
        path = path_of(shape, digits)
        line = {"color": "#ffffff", "width": 1}
        yield Scatter(
            x=path.x, y=path.y, mode="lines", fill="toself", fillcolor=color, line=line, text=words,
            hoverinfo="text", hoveron="fills", showlegend=False,
        )  # fmt: skip
        if named:
            at, text = shape.representative_point(), f"{w.text(row.region.short)}<br>{words_of(row, dataset, w)}"
            yield Scatter(
                x=[at.x], y=[at.y], mode="text", text=[text], textfont={"color": words_on(color), "size": 12},
                hoverinfo="skip", showlegend=False,
            )  # fmt: skip


def _color_of(row: RegionValue, classes: tuple[ValueClass, ...]) -> str:
    value = row.observation.value if row.compared and row.observation else None
    if value is None:
        return _WITHOUT
    return _color(next(at for at, one in enumerate(classes) if one.holds(value)), len(classes))
