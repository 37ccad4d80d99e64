"""Change and comparison: what several periods and several regions allow; what they do not is said once, at the end."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.distribution import distributions
from corridor.queries.trend import Trends, trends
from dashboard.html.elements import html
from dashboard.panels.charts.comparison import reason, reason_for_all
from dashboard.panels.charts.distribution import distribution_panel
from dashboard.panels.charts.trend import trend_panel
from dashboard.words.wording import Wording


def change_panel(
    lines: Trends, dataset: Dataset, region: str | None, initiative: str | None, w: Wording
) -> Component | None:
    """Lines through time and strips across the regions for a selection; nothing where neither can be drawn."""
    strips = distribution_panel(distributions(dataset, region, initiative), region, dataset, w)
    drawn = [trend_panel(lines, dataset, w) if lines.series else None, strips]
    return html.Div(drawn, className="change") if any(drawn) else None


def closing_note(lines: Trends, dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> Component:
    """One line at the end: that unmarked numbers are exact, why no change or comparison is drawn, and the way on."""
    why = [_no_trend(lines, dataset, region, initiative, w), _no_comparison(dataset, region, initiative, w)]
    more = html.Button(w("closing.more"), type="button", className="link-like", **{"data-press": "view=about"})
    said = html.Span([" ", " ".join(filter(None, why))], className="why") if any(why) else None
    return html.P([w("closing.exact"), said, " ", more], className="not-compared closing")


def _no_trend(found: Trends, dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> str:
    """Of all regions together only where none of them has a line either."""
    if found.obstacle is None:
        return ""
    if region:
        return w(f"trend.{found.obstacle.value}")
    somewhere = any(trends(dataset, code, initiative).series for code in dataset.corridor.regions)
    return "" if somewhere else w("trend.none")


def _no_comparison(dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> str:
    if region is None:
        return reason_for_all(dataset, dataset.initiatives.get(initiative or ""), w)
    refusal = distributions(dataset, region, initiative).refusal
    return reason(refusal, dataset, w) if refusal else ""
