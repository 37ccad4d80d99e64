"""How a figure came to be what it is: a line as small as a word, drawn only where its periods may be compared."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.queries.change import comparable_run
from corridor.queries.reported_value import ReportedValue, reported_value
from corridor.queries.trend import Series
from dashboard.html.svg import Path, drawing
from dashboard.panels.line import line_of
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording

_LEAST = 2


def sparkline(figure: ReportedValue, dataset: Dataset, w: Wording) -> Component | None:
    """The run of `figure` up to itself, its end marked, from zero as the large charts; None for a single period."""
    run = comparable_run(dataset, figure.observation)
    if len(run) < _LEAST:
        return None
    line = line_of(Series(figure.area, figure.indicator, figure.unit, run, ()))
    end = line.spots[-1]
    picture = drawing(Path(d=line.path, className="line"), Path(d=f"M{end.x:g} {end.y:g}h0", className="end"))
    return html.Span(picture, className="sparkline", role="img", **{"aria-label": _said(figure, run, dataset, w)})


def _said(figure: ReportedValue, run: tuple[Observation, ...], dataset: Dataset, w: Wording) -> str:
    first, last = (reported_value(dataset, row) for row in (run[0], run[-1]))
    stretch = w(
        "trend.stretch",
        first=period_of(first.observation, w),
        last=period_of(last.observation, w),
        first_value=shown(first, w),
        last_value=shown(last, w),
        count=len(run),
    )
    return w("trend.label", indicator=w.text(figure.indicator.name), said=stretch)
