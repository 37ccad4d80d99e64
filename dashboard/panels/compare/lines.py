"""Lines through time: one indicator in several regions, and the indicators of an initiative beside each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from plotly.graph_objects import Figure, Scatter
from plotly.subplots import make_subplots

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier
from corridor.queries.regional_trends import RegionalTrends
from corridor.queries.reported_value import reported_value
from corridor.queries.trend import Series
from dashboard.map.plotly_text import plotly_text
from dashboard.panels.compare.picture import COLORS, Picture, axis, broken_lines, plain_layout
from dashboard.panels.compare.values import name_and_unit
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import day_of_period, period_in_words, rhythm_in_words
from dashboard.words.wording import Wording

_DASHES = ("solid", "dash", "dot")
_MOST_MULTIPLES = 30
_MULTIPLE_PX = 176
_YEARS = 3
"""Of so many years and more only the years are written below a small picture."""
_TITLE_EM, _TITLE_LINE_PX = 19, 15
"""Width of a small picture in em of its title's type, and the height of a line of it."""
_ABOVE_PX = 26
"""Room for the titles of the first small pictures, below the legend."""


def trend_picture(found: RegionalTrends, dataset: Dataset, w: Wording) -> Picture:
    """The lines of all regions on one scale, with their targets, broken where the series breaks."""
    title = w("compare.trend", indicator=name_and_unit(found.indicator, dataset, w))
    notes = [*_breaks(found, w), *_without(found, w)]
    if not found.series:
        return Picture("trend", title, "", None, [w("compare.no_trend"), *notes])
    traces = list(_traces(found.series, dataset, w))
    _each_once_in_the_legend(traces)
    shapes = [
        {"type": "line", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "line": {"dash": "dash", "width": 1}}
        for day in _break_days(found.series)
    ]
    figure = Figure(
        traces,
        plain_layout(
            xaxis=_time_axis([point for one in found.series for point in one.points], 5),
            yaxis=axis(rangemode="tozero"),
            shapes=shapes,
            showlegend=True,
        ),
    )
    said = w("compare.separator").join(_said(series, dataset, w) for series in found.series)
    shown_rows = [row for series in found.series for row in (*series.points, *series.targets)]
    return Picture("trend", title, said, figure, notes, shown_rows, 340)


def multiples_picture(
    rows: Sequence[RegionalTrends], initiative: str, columns: int, dataset: Dataset, w: Wording
) -> Picture:
    """A small picture for each indicator of an initiative, each on its own scale from zero."""
    drawn = [row for row in rows if row.series][:_MOST_MULTIPLES]
    title = w("compare.multiples", initiative=initiative)
    alone = [w.text(row.indicator.name) for row in rows if not row.series]
    notes = [w("compare.one_period_only", indicators=w("compare.list").join(alone))] if alone else []
    if not drawn:
        return Picture("multiples", title, "", None, notes or [w("compare.no_trend")])
    lines = -(-len(drawn) // columns)
    titles = [broken_lines(name_and_unit(row.indicator, dataset, w), _TITLE_EM) for row in drawn]
    more_px = _TITLE_LINE_PX * max(title.count("\n") for title in titles)
    above_px, height = _ABOVE_PX + more_px, lines * (_MULTIPLE_PX + more_px) + 70
    figure = make_subplots(
        lines,
        columns,
        subplot_titles=[plotly_text(title) for title in titles],
        vertical_spacing=min(0.32, (52 + more_px) / height),
        horizontal_spacing=0.07,
    )
    for at, row in enumerate(drawn):
        traces = list(_traces(row.series, dataset, w))
        for trace in traces:
            trace.name = trace.meta or trace.name  # a colour is a region; the pointer says which length a line has
        figure.add_traces(traces, at // columns + 1, at % columns + 1)
    _each_once_in_the_legend(figure.data)
    figure.update_layout(plain_layout(margin={"l": 8, "r": 12, "t": 8, "b": 8}))
    figure.update_layout(legend={"y": 1 + above_px / (height - above_px)})
    figure.update_xaxes(_time_axis([point for row in drawn for one in row.series for point in one.points], 4))
    figure.update_yaxes(axis(rangemode="tozero", nticks=4))
    figure.update_annotations(font={"size": 12})
    said = w("compare.multiples_said", indicators=w("compare.list").join(w.text(row.indicator.name) for row in drawn))
    return Picture(
        "multiples", title, said, figure, notes, [p for r in drawn for s in r.series for p in s.points], height
    )


def _time_axis(points: Iterable[Observation], most: int) -> dict[str, object]:
    """An axis of time with at most so many words, which stand upright: years where there are several, else months."""
    years = [row.period.closing[0] for row in points if row.period]
    span = max(years) - min(years) + 1
    if span < _YEARS:
        return axis(type="date", tickformat="%Y-%m", nticks=most, tickangle=0)
    return axis(type="date", tickformat="%Y", dtick=f"M{12 * -(-span // most)}", tick0="2000-01-01", tickangle=0)


def _each_once_in_the_legend(traces: Iterable[Scatter]) -> None:
    """Of the lines of a region, and of all targets, the first stands in the legend."""
    named: set[str] = set()
    for trace in traces:
        trace.showlegend = trace.name not in named
        named.add(trace.name)


def _traces(series: Sequence[Series], dataset: Dataset, w: Wording) -> Iterator[Scatter]:
    """Each series as a line, then its targets. A region has the same colour in every picture."""
    places = {code: at for at, code in enumerate(dataset.corridor.regions)}
    several = len({one.length for one in series}) > 1
    for one in series:
        at = places.get(one.area.id, 0)
        color, dash = COLORS[at % len(COLORS)], _DASHES[at // len(COLORS) % len(_DASHES)]
        length = rhythm_in_words(one.length, one.indicator.measure, w) if several else ""
        name = plotly_text(w.text(one.area.short) + length)
        yield _line(one, name, {"color": color, "dash": dash, "width": 2}, dataset, w)
        if any(row.value is not None for row in one.targets):
            yield _targets(one, name, color, dataset, w)


def _line(one: Series, name: str, line: Mapping[str, object], dataset: Dataset, w: Wording) -> Scatter:
    """The points in time; a missing number and a break leave a gap."""
    days: list[str] = []
    values: list[float | None] = []
    words: list[str] = []
    breaks = {row.at for row in one.breaks}
    for at, row in enumerate(one.points):
        if at in breaks:
            days, values, words = [*days, days[-1]], [*values, None], [*words, ""]
        days.append(day_of_period(row.period))
        values.append(None if row.value is None else float(row.value))
        words.append(f"{name}<br>{plotly_text(_point(row, dataset, w))}")
    symbols = ["circle" if row.qualifier is Qualifier.EXACT else "circle-open" for row in one.points]
    marker = {"size": 7, "symbol": symbols if not breaks else "circle"}
    return Scatter(
        x=days, y=values, name=name, mode="lines+markers", line=line, marker=marker,
        hovertext=words, hoverinfo="text", meta=plotly_text(w.text(dataset.areas[one.area.id].short)),
    )  # fmt: skip


def _targets(one: Series, name: str, color: str, dataset: Dataset, w: Wording) -> Scatter:
    rows = [row for row in one.targets if row.value is not None]
    return Scatter(
        x=[day_of_period(row.period) for row in rows],
        y=[float(row.value or 0) for row in rows],
        name=w("compare.target"),
        mode="markers",
        marker={"symbol": "diamond-open", "size": 11, "color": color, "line": {"width": 2}},
        hovertext=[f"{name}<br>{plotly_text(_point(row, dataset, w))}" for row in rows],
        hoverinfo="text",
    )


def _point(row: Observation, dataset: Dataset, w: Wording) -> str:
    words = {"value": shown(reported_value(dataset, row), w), "qualifier": w(f"qualifier.{row.qualifier.value}")}
    return w("trend.point", period=period_in_words(row.period, w) if row.period else "", **words)


def _said(one: Series, dataset: Dataset, w: Wording) -> str:
    first, last = one.points[0], one.points[-1]
    return w(
        "compare.trend_said",
        region=w.text(one.area.short),
        first=_point(first, dataset, w),
        last=_point(last, dataset, w),
        count=len(one.points),
    )


def _break_days(series: Sequence[Series]) -> list[str]:
    """Midway between the points on the two sides of each break, once for all regions."""
    found = dict[str, None]()
    for one in series:
        for row in one.breaks:
            days = [_closing(point.period) for point in one.points[row.at - 1 : row.at + 1]]
            found |= {(before + (after - before) / 2).isoformat(): None for before, after in pairwise(days)}
    return list(found)


def _closing(period: Period | None) -> date:
    return date.fromisoformat(day_of_period(period))


def _breaks(found: RegionalTrends, w: Wording) -> list[str]:
    """What happened at each break, once where it is the same for all regions."""
    said: dict[str, None] = {}
    for series in found.series:
        for row in series.breaks:
            if row.since:
                what = w.text(found.indicator.redefinition)
                said[w("trend.redefined", since=period_in_words(row.since, w), what=what)] = None
            if row.former:
                since = series.points[row.at].period
                text = w(
                    "trend.former",
                    since=period_in_words(since, w) if since else "",
                    code=row.former.id,
                    name=w.text(row.former.name),
                )
                said[text] = None
    return list(said)


def _without(found: RegionalTrends, w: Wording) -> list[str]:
    notes = []
    if found.without:
        names = w("compare.list").join(w.text(region.short) for region in found.without)
        notes.append(w("compare.without_line", regions=names))
    if found.left_out:
        notes.append(w("compare.too_many_lines", count=found.left_out))
    apart = [(w.text(one.area.short), len(one.left_out)) for one in found.series if one.left_out]
    if apart:
        counts = w("compare.list").join(w("compare.counted", region=region, count=count) for region, count in apart)
        notes.append(w("compare.other_lengths", regions=counts))
    return notes
