"""Change and comparison: what several periods and several regions allow, or why they do not."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.distribution import distributions
from corridor.queries.trend import trends
from dashboard.panels.charts.comparison import reason
from dashboard.panels.charts.distribution import distribution_panel
from dashboard.panels.charts.trend import trend_panel
from dashboard.words.wording import Wording


def change_panel(dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> Component:
    """Lines through time and strips across the regions for a selection."""
    compared = distributions(dataset, region, initiative)
    strips = distribution_panel(compared, region, dataset, w)
    if strips is None and region and compared.refusal:
        title = html.H3(w("distribution.title"), className="part-title")
        strips = html.Div([title, html.P(reason(compared.refusal, dataset, w), className="not-compared")])
    return html.Div([_trends(dataset, region, initiative, w), strips], className="change")


def _trends(dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> Component | None:
    """A region's lines. For all of them those of what they share; why there are none only where no region has any."""
    found = trends(dataset, region, initiative)
    if region or found.series:
        return trend_panel(found, dataset, w)
    if any(trends(dataset, code, initiative).series for code in dataset.corridor.regions):
        return None
    return html.P(w("trend.none"), className="not-compared")
