"""Change and comparison: what several periods and several regions allow, or why they do not."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.distribution import distributions
from corridor.queries.trend import Trends, trends
from dashboard.panels.charts.comparison import reason
from dashboard.panels.charts.distribution import distribution_panel
from dashboard.panels.charts.trend import trend_panel
from dashboard.words.wording import Wording


def change_panel(dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> Component:
    """Lines through time and strips across the regions for a selection."""
    lines = trends(dataset, region, initiative)
    compared = distributions(dataset, region, initiative)
    strips = distribution_panel(compared, region, dataset, w)
    drawn = bool(lines.series) or strips is not None
    if strips is None and region and compared.refusal:
        title = html.H3(w("distribution.title"), className="part-title")
        strips = html.Div([title, html.P(reason(compared.refusal, dataset, w), className="not-compared")])
    marks = {} if drawn else {"data-words-only": ""}
    return html.Div([_trends(lines, dataset, region, initiative, w), strips], className="change", **marks)


def _trends(
    found: Trends, dataset: Dataset, region: str | None, initiative: str | None, w: Wording
) -> Component | None:
    """A region's lines. For all of them those of what they share; why there are none only where no region has any."""
    if region or found.series:
        return trend_panel(found, dataset, w)
    if any(trends(dataset, code, initiative).series for code in dataset.corridor.regions):
        return None
    return html.P(w("trend.none"), className="not-compared")
