"""The values of very many regions: a row for each area above them, in it a dot for each region. No ranks, no totals."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from dash.development.base_component import Component
from msgspec import Struct
from plotly.graph_objects import Figure, Scatter

from corridor.model.comparison import NotComparable
from corridor.model.dataset import Dataset
from corridor.model.records import Unit
from corridor.model.vocabulary import Qualifier
from corridor.queries.region_groups import RegionGroup, region_groups
from corridor.queries.regional_values import RegionalValues, RegionValue
from dashboard.html.elements import html
from dashboard.map.plotly_text import plotly_text
from dashboard.panels.compare.picture import COLORS, Picture, axis, plain_layout
from dashboard.panels.compare.values import in_order, notes_of, rows_list, words_of
from dashboard.panels.region_groups import group_name
from dashboard.panels.tiles.number import in_words
from dashboard.words.wording import Wording

_ROW_PX = 36
_AROUND_PX = 84
_MIDDLE_FROM = 5
"""The middle of fewer values says nothing about the others."""


class GroupValues(Struct, frozen=True):
    """The values of the regions of one group, in the order asked for; None is the one group of all regions."""

    group: RegionGroup | None
    rows: tuple[RegionValue, ...]

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Those that may be held against each other."""
        held = (row.observation for row in self.rows if row.compared)
        return tuple(row.value for row in held if row is not None and row.value is not None)


def grouped(values: RegionalValues, dataset: Dataset, *, by_value: bool = False) -> tuple[GroupValues, ...]:
    """The values by the area above; by value, the group first whose middle value is the largest.

    Where the package names no areas above, all regions are one group.
    """
    rows = {row.region.id: row for row in in_order(values, by_value=by_value)}
    found = []
    for group in region_groups(dataset):
        codes = {region.id for region in group.regions}
        found.append(GroupValues(group, tuple(row for code, row in rows.items() if code in codes)))
    found = found or [GroupValues(None, tuple(rows.values()))]
    if by_value:
        found.sort(key=lambda one: (not one.numbers, -median(one.numbers) if one.numbers else 0))
    return tuple(found)


def grouped_picture(values: RegionalValues, dataset: Dataset, w: Wording, *, by_value: bool = False) -> Picture:
    """The dots in their rows, from zero; no dot where a value may not be held against the others."""
    title, notes = w("compare.values", indicator=w.text(values.indicator.name)), notes_of(values, dataset, w)
    rows = grouped(values, dataset, by_value=by_value)
    if isinstance(values.verdict, NotComparable) or not any(one.numbers for one in rows):
        return Picture("values", title, "", None, notes)
    unit = dataset.units.get(values.indicator.unit or "")
    named = [_named(one, w) for one in rows]
    figure = Figure(
        [*_dots(rows, named, dataset, w), *_middles(rows, named, unit, w)],
        plain_layout(
            xaxis=axis(rangemode="tozero", nticks=5, tickangle=0),
            yaxis=axis(
                tickvals=[*range(len(rows))],
                ticktext=[plotly_text(f"{name} ") for name in named],
                range=[len(rows) - 0.5, -0.5],
                zeroline=False,
            ),
            showlegend=True,
        ),
    )
    said = w("compare.separator").join(f"{name} {_range(one, unit, w)}" for name, one in zip(named, rows, strict=True))
    shown = [row.observation for row in values.compared if row.observation]
    words = w("compare.values_said", indicator=w.text(values.indicator.name), values=said)
    notes = [w("compare.grouped"), *notes]
    return Picture("values", title, words, figure, notes, shown, _ROW_PX * len(rows) + _AROUND_PX)


def grouped_list(values: RegionalValues, dataset: Dataset, w: Wording, *, by_value: bool = False) -> Component:
    """A line for each group, with its smallest and largest value, which opens to the values of its regions."""
    unit = dataset.units.get(values.indicator.unit or "")
    parts = []
    for one in grouped(values, dataset, by_value=by_value):
        name = html.Span(_named(one, w), className="group-name")
        summary = html.Summary([name, html.Small(_range(one, unit, w))])
        parts.append(
            html.Details(
                [summary, rows_list(one.rows, dataset, w)],
                className="region-group",
                **{"data-group": one.group.key if one.group else ""},
            )
        )
    return html.Div(parts, className="region-groups")


def _named(one: GroupValues, w: Wording) -> str:
    """A group's name and how many regions it has; the one group of a package without areas above has no name."""
    count = w("compare.regions", count=len(one.rows))
    return w("compare.group", name=group_name(one.group, w), regions=count) if one.group else count


def _range(one: GroupValues, unit: Unit | None, w: Wording) -> str:
    """From the smallest to the largest value that may be compared, and how many these are."""
    if not one.numbers:
        return w("compare.none_comparable")
    least, most = min(one.numbers), max(one.numbers)
    ends = {"low": in_words(least, None if least != most else unit, w), "high": in_words(most, unit, w)}
    words = w("compare.class_last" if least != most else "compare.class_only", **ends)
    return w("compare.range", range=words, count=len(one.numbers))


_SYMBOLS = {True: "circle", False: "circle-open"}
"""By whether a value is exact."""


def _dots(rows: Sequence[GroupValues], named: Sequence[str], dataset: Dataset, w: Wording) -> Iterator[Scatter]:
    drawn = [(at, row) for at, one in enumerate(rows) for row in one.rows if row.compared and row.observation]
    words = [f"{w.text(row.region.short)}<br>{named[at]}<br>{words_of(row, dataset, w)}" for at, row in drawn]
    exact = [row.observation is not None and row.observation.qualifier is Qualifier.EXACT for _, row in drawn]
    yield Scatter(
        x=[float(row.observation.value or 0) for _, row in drawn if row.observation],
        y=[at for at, _ in drawn],
        mode="markers",
        name=w("compare.one_region"),
        marker={"size": 11, "opacity": 0.7, "color": COLORS[0], "symbol": [_SYMBOLS[one] for one in exact]},
        customdata=[row.observation.id for _, row in drawn if row.observation],
        hovertext=[plotly_text(text) for text in words],
        hoverinfo="text",
        cliponaxis=False,
    )


def _middles(rows: Sequence[GroupValues], named: Sequence[str], unit: Unit | None, w: Wording) -> Iterator[Scatter]:
    """The middle value of each group that has enough of them."""
    held = [(at, median(one.numbers)) for at, one in enumerate(rows) if len(one.numbers) >= _MIDDLE_FROM]
    if held:
        yield Scatter(
            x=[float(value) for _, value in held],
            y=[at for at, _ in held],
            mode="markers",
            name=w("compare.middle"),
            marker={"symbol": "line-ns", "size": 22, "color": COLORS[1], "line": {"width": 3, "color": COLORS[1]}},
            hovertext=[plotly_text(f"{named[at]}<br>{w('compare.middle')} {in_words(v, unit, w)}") for at, v in held],
            hoverinfo="text",
            cliponaxis=False,
        )
