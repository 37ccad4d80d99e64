"""The legend of a map of values: what is shown, in which unit, for when, and which values are no exact ones."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.comparison import Comparable, Mark, first_comparable
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Qualifier
from corridor.queries.reported_value import reported_value
from dashboard.html.elements import html
from dashboard.map.values import value_color
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording

_NAMED = 8
"""Up to so many regions whose value is approximate are named; more are counted."""
_STEPS = 5
"""How many shades the ramp shows."""


def values_legends(dataset: Dataset, w: Wording) -> list[Component]:
    """One legend for each initiative that has a map of values; the page shows that of the chosen one."""
    found = [(row.id, first_comparable(dataset, row.id)) for row in dataset.initiatives_in_order]
    return [_legend(key, values, dataset, w) for key, values in found if isinstance(values, Comparable)]


def _legend(initiative: str, values: Comparable, dataset: Dataset, w: Wording) -> Component:
    indicator, unit = w.text(values.indicator.name), dataset.units.get(values.unit or "")
    period = period_in_words(values.period, w)
    heading = w("values.heading", indicator=indicator, unit=w.text(unit.name) if unit else "", period=period)
    least = min(values.marks, key=lambda mark: mark.value)
    most = max(values.marks, key=lambda mark: mark.value)
    ramp = [
        html.Span(className="level", style={"background": value_color(Decimal(step) / (_STEPS - 1))})
        for step in range(_STEPS)
    ]
    missing = len(values.marks) < len(dataset.regions)
    return html.Div(
        [
            html.P(heading, className="values-heading"),
            html.P([_value(least, dataset, w), html.Span(ramp, className="ramp"), _value(most, dataset, w)]),
            _approximate(values.marks, dataset, w),
            html.P([html.Span(className="sign sign-none"), w("values.without")]) if missing else None,
        ],
        className="values-legend",
        **{"data-values-of": initiative, "data-indicator": values.indicator.id},
    )


def _value(mark: Mark, dataset: Dataset, w: Wording) -> str:
    return shown(reported_value(dataset, mark.observation), w)


def _approximate(marks: tuple[Mark, ...], dataset: Dataset, w: Wording) -> Component | None:
    """Which regions' values are at least or about; their edge on the map is dashed."""
    found = [mark for mark in marks if mark.approximate]
    if not found:
        return None
    words = w("values.approximate_many", count=len(found))
    if len(found) <= _NAMED:
        names = (
            w("values.name", region=w.text(dataset.areas[mark.region].short), value=_value(mark, dataset, w))
            for mark in found
        )
        words = w("values.approximate", names=w("comparison.separator").join(names))
    states = {mark.observation.qualifier for mark in found}
    signs = [w(f"values.{state.value}") for state in (Qualifier.AT_LEAST, Qualifier.ABOUT) if state in states]
    return html.P(
        [html.Span(className="sign sign-approximate"), words, " ", html.Small(w("count.separator").join(signs))]
    )
