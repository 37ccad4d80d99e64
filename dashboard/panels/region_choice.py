"""Choosing one of very many regions: a list that opens, in which typing the beginning of a name finds it."""

from dash import html
from dash.development.base_component import Component

from dashboard.words.wording import Wording


def region_choice(choices: list[tuple[str, str, int]], w: Wording) -> Component:
    """The filter for regions: code, name and number of figures of each; the first stands for all."""
    options = [html.Option(w("region_choice.option", name=name, count=n), value=code) for code, name, n in choices]
    chosen = html.Select(options, id="region-choice", name="region", **{"data-choice": "list"})
    return html.Div(
        [html.Label(w("filter.region"), htmlFor="region-choice"), chosen], className="filter region region-choice"
    )
