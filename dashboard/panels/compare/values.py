"""The values of one indicator by region: as bars where they may be compared, and as words in any case."""

from collections.abc import Sequence

from dash.development.base_component import Component
from plotly.graph_objects import Bar, Figure

from corridor.model.comparison import NotComparable
from corridor.model.dataset import Dataset
from corridor.model.records import Indicator
from corridor.model.vocabulary import Qualifier
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.regional_values import RegionalValues, RegionValue
from corridor.queries.reported_value import reported_value
from dashboard.html.elements import html
from dashboard.map.plotly_text import plotly_text
from dashboard.panels.charts.comparison import reason
from dashboard.panels.compare.picture import Picture, axis, plain_layout
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.number import shown
from dashboard.panels.tiles.tile import figure_marks, state
from dashboard.words.dates import period_in_words, period_of
from dashboard.words.wording import Wording

_BAR = "#3d8794"
_ROW_PX = 30
_AROUND_PX = 56
_TICKS, _FEW_TICKS = 4, 2
"""Numbers below the bars; on a phone more would stand on each other, between names and values."""


def in_order(values: RegionalValues, *, by_value: bool) -> tuple[RegionValue, ...]:
    """In corridor order; by value the largest first, and those after them that may not be compared."""
    if not by_value:
        return values.rows
    return tuple(sorted(values.rows, key=lambda row: (not row.compared, -_number(row) if row.compared else 0)))


def _number(row: RegionValue) -> float:
    value = row.observation.value if row.observation else None
    return float(value or 0)


def values_picture(
    values: RegionalValues, columns: int, dataset: Dataset, w: Wording, *, by_value: bool = False
) -> Picture:
    """Bars from zero, in the order asked for; no bar where a value may not be held against the others.

    `columns` is how many small pictures have room side by side: it says how wide this one is.
    """
    rows = in_order(values, by_value=by_value)
    drawn = [row for row in rows if row.compared]
    notes = notes_of(values, dataset, w)
    heading = w("compare.values", indicator=w.text(values.indicator.name))
    if isinstance(values.verdict, NotComparable) or not drawn:
        return Picture("values", heading, "", None, notes)
    words = [words_of(row, dataset, w) for row in drawn]
    names = [w.text(row.region.short) for row in drawn]
    said = w("compare.list").join(f"{name} {value}" for name, value in zip(names, words, strict=True))
    return Picture(
        "values",
        heading,
        w("compare.values_said", indicator=w.text(values.indicator.name), values=said),
        _bars(drawn, names, words, _TICKS if columns > 1 else _FEW_TICKS),
        notes,
        [row.observation for row in drawn if row.observation],
        _ROW_PX * len(drawn) + _AROUND_PX,
    )


def _bars(rows: Sequence[RegionValue], names: Sequence[str], words: Sequence[str], ticks: int) -> Figure:
    shapes = ["" if row.observation and row.observation.qualifier is Qualifier.EXACT else "/" for row in rows]
    bars = Bar(
        x=[_number(row) for row in rows],
        y=[plotly_text(name) for name in names],
        text=[plotly_text(text) for text in words],
        orientation="h",
        textposition="outside",
        cliponaxis=False,
        marker={"color": _BAR, "pattern": {"shape": shapes, "fillmode": "overlay", "size": 6}},
        customdata=[row.observation.id for row in rows if row.observation],
        hoverinfo="y+text",
    )
    vertical = axis(type="category", autorange="reversed", showgrid=False, ticksuffix=" ")
    room = max((len(text) for text in words), default=0) * 8 + 12
    margin = {"l": 8, "r": room, "t": 8, "b": 8}
    return Figure(
        bars,
        plain_layout(
            xaxis=axis(rangemode="tozero", nticks=ticks, tickangle=0), yaxis=vertical, bargap=0.35, margin=margin
        ),
    )


def words_of(row: RegionValue, dataset: Dataset, w: Wording) -> str:
    """A value with the sign of its bound; that nothing is reported where nothing is."""
    return shown(reported_value(dataset, row.observation), w) if row.observation else w("compare.silent")


def notes_of(values: RegionalValues, dataset: Dataset, w: Wording) -> list[str]:
    """Why nothing is compared, or which regions are not among those that are."""
    if isinstance(values.verdict, NotComparable):
        return [reason(values.verdict, dataset, w)]
    apart = [w.text(row.region.short) for row in values.rows if not row.compared and row.observation]
    silent = [w.text(row.region.short) for row in values.rows if not row.observation]
    period = period_in_words(values.verdict.period, w)
    notes = []
    if apart:
        notes.append(w("compare.apart", regions=_names(apart, w), period=period))
    if silent:
        notes.append(w("compare.silent_regions", regions=_names(silent, w), period=period))
    return notes


def _names(names: Sequence[str], w: Wording) -> str:
    """The names; of very many how many there are."""
    return w("compare.list").join(names) if len(names) <= MANY_REGIONS else w("compare.regions", count=len(names))


def value_list(values: RegionalValues, dataset: Dataset, w: Wording, *, by_value: bool = False) -> Component:
    """Every region with its value in words, how far it may be trusted, and its period; each leads to its evidence."""
    return rows_list(in_order(values, by_value=by_value), dataset, w)


def rows_list(rows: Sequence[RegionValue], dataset: Dataset, w: Wording) -> Component:
    """The same of some of the regions."""
    listed = [_row(row, dataset, w) for row in rows]
    return html.Ul(listed, className="value-list", **{"aria-label": w("compare.list_label")})


def _row(row: RegionValue, dataset: Dataset, w: Wording) -> Component:
    name = html.Span(w.text(row.region.short), className="name")
    if row.observation is None:
        return html.Li([name, html.Span(w("compare.silent"), className="silent")], **{"data-region": row.region.id})
    figure = reported_value(dataset, row.observation)
    period = html.Span(period_of(row.observation, w), className="period")
    parts = [name, html.Span(shown(figure, w), className="value"), state(row.observation.qualifier.value, w), period]
    marks = {**figure_marks(figure), "data-compared": "true" if row.compared else "false"}
    return html.Li(evidence_button(parts, figure.id, className="value-row", **marks), **{"data-region": row.region.id})


def unit_of(indicator: Indicator, dataset: Dataset, w: Wording) -> str:
    """The indicator's unit in words; empty where it has none."""
    unit = dataset.units.get(indicator.unit or "")
    return w.text(unit.name) if unit else ""


def name_and_unit(indicator: Indicator, dataset: Dataset, w: Wording) -> str:
    """An indicator as the title of an axis or a small picture."""
    unit, name = unit_of(indicator, dataset, w), w.text(indicator.name)
    return w("trend.title_with_unit", indicator=name, unit=unit) if unit else name
