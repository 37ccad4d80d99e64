"""Everything the comparing view shows for one question: what is compared, what may not be, and the pictures."""

from collections.abc import Mapping

from dash.development.base_component import Component
from shapely.geometry.base import BaseGeometry

from corridor.model.dataset import Dataset
from corridor.model.records import Indicator
from corridor.queries.compare_address import CompareQuery, choices
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.regional_trends import of_initiative, regional_trends
from corridor.queries.regional_values import RegionalValues, pairs, regional_values
from dashboard.html.elements import html
from dashboard.panels.compare.grouped_values import grouped_list, grouped_picture
from dashboard.panels.compare.lines import multiples_picture, trend_picture
from dashboard.panels.compare.picture import Picture, picture
from dashboard.panels.compare.two import scatter_picture, second_choices
from dashboard.panels.compare.values import name_and_unit, value_list, values_picture
from dashboard.panels.compare.values_map import map_picture
from dashboard.panels.take_away import take_away
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording

_MOST_SECONDS = 30
"""How many indicators are offered to stand against the first one; of more, the best reported."""


def compare_board(
    query: CompareQuery, shapes: Mapping[str, BaseGeometry], columns: int, dataset: Dataset, w: Wording
) -> Component:
    """The answer to `query`; `shapes` are the regions in km, `columns` how many small pictures stand side by side."""
    indicator = query.indicator
    values = regional_values(dataset, indicator, query.period, query.regions)
    all_regions = regional_values(dataset, indicator, query.period)
    (trend,) = regional_trends(dataset, [indicator], query.regions)
    refused = html.P(w("filter.refused"), className="refused", role="status") if query.refused else None
    return html.Div(
        [
            refused,
            _heading(values, dataset, w),
            take_away(dataset, _only(query.regions), indicator.initiative, w, query.period),
            html.Div(
                [
                    _values(values, query, columns, dataset, w),
                    picture(map_picture(values, shapes, columns, dataset, w), dataset, w),
                    picture(trend_picture(trend, dataset, w), dataset, w),
                    _multiples(query, columns, dataset, w),
                    _scatter(query, all_regions, dataset, w),
                ],
                className="pictures",
            ),
        ],
        className="compare-board",
        **{"data-indicator": indicator.id},
    )


def _only(regions: tuple[str, ...]) -> str | None:
    """The region where one alone is taken in: files are of one, or of all."""
    return regions[0] if len(regions) == 1 else None


def _heading(values: RegionalValues, dataset: Dataset, w: Wording) -> Component:
    indicator = values.indicator
    when = period_in_words(values.period, w) if values.period else w("compare.newest_of_each")
    definition = w.text(indicator.definition) if indicator.definition else ""
    return html.Div(
        [
            html.H3([html.Span(name_and_unit(indicator, dataset, w)), html.Span(when, className="period")]),
            html.P(definition, className="definition") if definition else None,
        ],
        className="compare-heading",
    )


def _values(values: RegionalValues, query: CompareQuery, columns: int, dataset: Dataset, w: Wording) -> Component:
    """The bars with the list that says the same in words; very many regions that nobody chose are shown in groups."""
    if not query.regions and len(values.rows) > MANY_REGIONS:
        listed = grouped_list(values, dataset, w, by_value=query.by_value)
        return picture(grouped_picture(values, dataset, w, by_value=query.by_value), dataset, w, listed)
    rows = value_list(values, dataset, w, by_value=query.by_value)
    if len(values.rows) > MANY_REGIONS:
        rows = html.Details([html.Summary(w("compare.all_values", count=len(values.rows))), rows])
    bars = values_picture(values, columns, dataset, w, by_value=query.by_value)
    return picture(bars, dataset, w, rows)


def _multiples(query: CompareQuery, columns: int, dataset: Dataset, w: Wording) -> Component:
    initiative = query.indicator.initiative
    found = regional_trends(dataset, of_initiative(dataset, initiative), query.regions)
    name = w.text(dataset.initiatives[initiative].name) if initiative else w("compare.no_initiative")
    return picture(multiples_picture(found, name, columns, dataset, w), dataset, w)


def _scatter(query: CompareQuery, across: RegionalValues, dataset: Dataset, w: Wording) -> Component:
    """The first indicator against the second; without a second the best-reported one that enough regions have too."""
    found, period = {}, across.period
    for row in _offered(query, dataset):
        both = pairs(across, regional_values(dataset, row, period))
        if both:
            found[row.id] = both
    chosen = query.second or next((dataset.indicators[key] for key in found), None)
    shown: Picture = scatter_picture(found.get(chosen.id) if chosen else None, query.indicator, dataset, w)
    offered = [dataset.indicators[key] for key in found]
    return picture(shown, dataset, w, second_choices(offered, chosen, w))


def _offered(query: CompareQuery, dataset: Dataset) -> list[Indicator]:
    others = [row for row in choices(dataset, query.indicator.initiative) if row != query.indicator]
    first = [query.second] if query.second and query.second != query.indicator else []
    return list(dict.fromkeys([*others[:_MOST_SECONDS], *first]))
