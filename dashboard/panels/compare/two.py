"""Two indicators against each other, where enough regions have both."""

from collections.abc import Sequence

from dash.development.base_component import Component
from plotly.graph_objects import Figure, Scatter

from corridor.model.dataset import Dataset
from corridor.model.records import Indicator, Observation
from corridor.queries.regional_values import LEAST_PAIRS, Pairs
from corridor.queries.reported_value import reported_value
from dashboard.html.elements import html
from dashboard.map.plotly_text import plotly_text
from dashboard.panels.compare.picture import COLORS, Picture, axis, plain_layout
from dashboard.panels.compare.values import name_and_unit
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording

_MOST_NAMED = 24


def scatter_picture(found: Pairs | None, first: Indicator, dataset: Dataset, w: Wording) -> Picture:
    """A point a region; no line through them, for nothing follows from so few."""
    if found is None:
        title = w("compare.scatter", first=w.text(first.name))
        return Picture("scatter", title, "", None, [w("compare.too_few_pairs", needed=LEAST_PAIRS)])
    names = [w.text(region.short) for region, _, _ in found.rows]
    words = [
        w("compare.pair", region=name, first=_shown(one, dataset, w), second=_shown(other, dataset, w))
        for name, (_, one, other) in zip(names, found.rows, strict=True)
    ]
    points = Scatter(
        x=[float(one.value or 0) for _, one, _ in found.rows],
        y=[float(other.value or 0) for _, _, other in found.rows],
        mode="markers+text" if len(names) <= _MOST_NAMED else "markers",
        text=[plotly_text(name) for name in names],
        textposition="top center",
        marker={"size": 10, "color": COLORS[0]},
        hovertext=[plotly_text(text) for text in words],
        hoverinfo="text",
        cliponaxis=False,
    )
    titles = [{"text": plotly_text(name_and_unit(row, dataset, w))} for row in (found.across, found.upwards)]
    figure = Figure(
        points,
        plain_layout(
            xaxis=axis(title=titles[0], rangemode="tozero"),
            yaxis=axis(title=titles[1], rangemode="tozero"),
            showlegend=False,
            margin={"l": 8, "r": 40, "t": 24, "b": 8},
        ),
    )
    title = w(
        "compare.two",
        first=w.text(found.across.name),
        second=w.text(found.upwards.name),
        period=period_in_words(found.period, w),
    )
    shown_rows = [row for _, *both in found.rows for row in both]
    return Picture(
        "scatter", title, w("compare.separator").join(words), figure, [w("compare.no_cause")], shown_rows, 380
    )


def second_choices(candidates: Sequence[Indicator], chosen: Indicator | None, w: Wording) -> Component | None:
    """The indicators that can stand against the first one."""
    if not candidates:
        return None
    buttons = [
        html.Button(
            w.text(row.name),
            type="button",
            className="tool",
            **{"data-press": f"second={row.id}", "aria-pressed": "true" if row == chosen else "false"},
        )
        for row in candidates
    ]
    return html.Div(buttons, className="second-choices", role="group", **{"aria-label": w("compare.second")})


def _shown(row: Observation, dataset: Dataset, w: Wording) -> str:
    return shown(reported_value(dataset, row), w)
