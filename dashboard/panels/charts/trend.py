"""How figures changed from period to period: a small line for each indicator, its points leading to their evidence."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.queries.reported_value import reported_value
from corridor.queries.trend import Break, Series, Trends
from dashboard.html.elements import html
from dashboard.html.svg import Path, drawing
from dashboard.panels.line import FULL, Line, Spot, line_of
from dashboard.panels.press import evidence_button
from dashboard.panels.strip_map.callouts import em
from dashboard.panels.tiles.number import in_words, shown
from dashboard.panels.tiles.tile import figure_marks
from dashboard.words.dates import period_in_words, point_in_words, rhythm_in_words
from dashboard.words.wording import Wording

_DRAWN = 6
"""How many lines are drawn; of more, those of the most telling indicators."""

_TYPE_PX, _NARROWEST_PX = 13, 246
"""The size of the numbers' type, and the width of the narrowest chart; see ``assets/change.css``."""
_NAMED = 4
"""How many of the figures that are on no line are named, the last ones."""


def trend_panel(view: Trends, dataset: Dataset, w: Wording) -> Component:
    """The lines of a selection."""
    title = html.H3(w("trend.title"), className="part-title")
    return html.Div([title, *trend_lines(view.series, dataset, w)])


def trend_lines(series: Sequence[Series], dataset: Dataset, w: Wording) -> list[Component]:
    """The lines of the most telling of `series`, and how many are left out."""
    telling = sorted(series, key=lambda row: (row.indicator.prominence == 0, row.indicator.prominence))[:_DRAWN]
    left_out = len(series) - len(telling)
    more = html.P(w("trend.more", shown=len(telling), count=left_out), className="not-compared")
    lines_of = Counter(map(_measured, series))
    drawn = [_trend(row, dataset, w, several=lines_of[_measured(row)] > 1) for row in telling]
    lines = html.Div(drawn, className="trends")
    return [lines, more] if left_out else [lines]


def _measured(series: Series) -> tuple[str, str, str | None]:
    return series.area.id, series.indicator.id, series.unit.id if series.unit else None


def _trend(series: Series, dataset: Dataset, w: Wording, *, several: bool) -> Component:
    """One line; where there are `several` of its indicator, the title says of how long periods it is."""
    line = line_of(series)
    drawn = [spot for spot in line.spots if not spot.gap]
    named = {drawn[0], drawn[-1], *line.aims[-1:]}
    anew = {line.spots[cut] for cut in line.cuts}
    marks = [_point(spot, line, dataset, w, named=spot in named, anew=spot in anew) for spot in line.pressed]
    marks += [_point(spot, line, dataset, w, named=spot in named, around=line.met(spot)) for spot in line.aims]
    name, unit = _name(series, w), w.text(series.unit.name) if series.unit else ""
    title = w("trend.title_with_unit", indicator=name, unit=unit) if unit else name
    title += rhythm_in_words(series.length, series.indicator.measure, w) if several else ""
    return html.Figure(
        [
            html.Figcaption([html.Span(title, className="name"), _scale(line, w), _gaps(line, w), *_breaks(series, w)]),
            html.Div(
                [
                    drawing(Path(d=line.path, className="line")),
                    *_cuts(line),
                    html.Div(marks, role="group", **{"aria-label": title}),
                ],
                className="trend-plot",
            ),
            html.Div([html.Span(_when(spot, w)) for spot in (line.spots[0], line.spots[-1])], className="trend-axis"),
            html.P(_summary(name, line, dataset, w), className="visually-hidden"),
            _left_out(series, dataset, w),
        ],
        className="trend",
        **{"data-trend": series.indicator.id, "data-of-initiative": series.indicator.initiative or ""},
    )


def _name(series: Series, w: Wording) -> str:
    """The indicator; with the area where that is no region, since figures of several such areas stand together."""
    name = w.text(series.indicator.name)
    return name if series.area.kind == "region" else w("trend.of_area", area=w.text(series.area.short), indicator=name)


def _point(  # noqa: PLR0913  # what a mark may be
    spot: Spot, line: Line, dataset: Dataset, w: Wording, *, named: bool, around: bool = False, anew: bool = False
) -> Component:
    """A mark that tells its state by its shape, and in words its period, number and state.

    One that lies on another is drawn `around` it, its number on the other side. One with which the line begins `anew`
    says that it is not comparable with what is before it.
    """
    figure = reported_value(dataset, spot.observation)
    words = {"period": _when(spot, w), "value": shown(figure, w)}
    label = w("trend.point", **words, qualifier=w(f"qualifier.{spot.observation.qualifier.value}"))
    label = w("trend.anew", point=label) if anew else label
    value = html.Span(words["value"], className="value", **{"aria-hidden": "true"}) if named else None
    button = evidence_button(
        value, figure.id, title=label, className="point", **{"aria-label": label, **figure_marks(figure)}
    )
    side = "before" if spot.x > 50 else "after"  # noqa: PLR2004  # the middle
    marks = {"data-side": side} | ({"data-around": ""} if around else {})
    rise = line.rise(spot, _reach(words["value"])) if named and not around else 0
    raised = {"--rise": f"{rise / FULL:g}"} if rise else {}
    return html.Div(button, className="spot", style={**raised, "left": f"{spot.x:g}%", "top": f"{spot.y:g}%"}, **marks)


def _reach(text: str) -> float:
    """How far a number stretches over the chart where that is narrowest, in parts of its width."""
    return min(FULL, FULL * _TYPE_PX * em(text) / _NARROWEST_PX)


def _scale(line: Line, w: Wording) -> Component:
    ends = {"bottom": in_words(line.bottom, None, w), "top": in_words(line.top, None, w)}
    return html.Span(w("trend.scale", **ends), className="scale-note")


def _gaps(line: Line, w: Wording) -> Component | None:
    gaps = sum(spot.gap for spot in line.spots)
    return html.Span(w("trend.gaps", count=gaps), className="scale-note") if gaps else None


def _left_out(series: Series, dataset: Dataset, w: Wording) -> Component | None:
    """What is on no line, each with its period: a figure may be missing on a line, and never without a word."""
    if not series.left_out:
        return None
    named = [_figure_of(row, dataset, w) for row in series.left_out[-_NAMED:]]
    key = "trend.left_out" if len(named) == len(series.left_out) else "trend.left_out_last"
    said = w(key, count=len(series.left_out), named=len(named), figures=w("trend.between").join(named))
    return html.P(said, className="scale-note left-out")


def _figure_of(row: Observation, dataset: Dataset, w: Wording) -> str:
    value = shown(reported_value(dataset, row), w)
    return w("trend.dated", period=period_in_words(row.period, w), value=value) if row.period else value


def _breaks(series: Series, w: Wording) -> list[Component]:
    """Why the line breaks, once for each place and reason."""
    return [html.P(words, className="scale-note break") for cut in series.breaks for words in _reasons(cut, series, w)]


def _reasons(cut: Break, series: Series, w: Wording) -> Iterator[str]:
    if cut.since:
        since, what = point_in_words(cut.since.text, w), w.text(series.indicator.redefinition)
        yield w("trend.redefined", since=since, what=what)
    if cut.former:
        after = series.points[cut.at].period
        since = period_in_words(after, w) if after else ""
        yield w("trend.former", since=since, code=cut.former.id, name=w.text(cut.former.name))


def _cuts(line: Line) -> list[Component]:
    """An upright stroke at each place where the line is cut."""
    return [html.Div(className="cut", style={"left": f"{line.cut_at(cut):g}%"}) for cut in line.cuts]


def _summary(name: str, line: Line, dataset: Dataset, w: Wording) -> str:
    """What the line shows, stretch by stretch: no change is stated across a cut."""
    said = w("trend.then").join(_stretch(stretch, dataset, w) for stretch in line.stretches)
    return w("trend.label", indicator=name, said=said)


def _stretch(stretch: Sequence[Spot], dataset: Dataset, w: Wording) -> str:
    first, last = stretch[0], stretch[-1]
    return w(
        "trend.stretch" if len(stretch) > 1 else "trend.alone",
        first=_when(first, w),
        last=_when(last, w),
        first_value=shown(reported_value(dataset, first.observation), w),
        last_value=shown(reported_value(dataset, last.observation), w),
        count=len(stretch),
    )


def _when(spot: Spot, w: Wording) -> str:
    return period_in_words(spot.observation.period, w) if spot.observation.period else ""
